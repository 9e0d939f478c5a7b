"""The one call that does the main job: sources in, dossier out."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from headwater.acquire import acquire, capture_text
from headwater.dossier import Account, Dossier, Provenance
from headwater.errors import HeadwaterError, SettingsError
from headwater.model import (
    Attribution,
    Capture,
    Claim,
    Event,
    Outcome,
    Place,
    TimeExpression,
)
from headwater.pipeline.findings import Findings, Progress, Run, Stage, say_fault
from headwater.pipeline.table import STAGES
from headwater.read import parse_published
from headwater.settings import Settings

_R = TypeVar("_R", Attribution, Claim, Event, Place, TimeExpression)

Source = str | Path | Capture


def trace(
    sources: Sequence[Source] | Source,
    *,
    settings: Settings | None = None,
    published: Mapping[str, str] | None = None,
    stdin: Callable[[], bytes] | None = None,
    progress: Progress | None = None,
) -> Dossier:
    """Read reports and say where they come from: the one call that does the main job.

    Args:
        sources: files or folders (`Path`, or `str` without a line break; "-" is standard input),
            and texts (`str` with a line break, or a `Capture` with metadata of its own).
        settings: one dataclass a stage; the measured defaults where None.
        published: publication dates by path, which win over all other metadata.
        stdin: gives the bytes for "-"; standard input itself where None.
        progress: called with (stage, done, total).

    Returns:
        The dossier. The same sources give the same dossier, in whatever order they come.

    Raises:
        SettingsError: `published` names a path that is not among the sources, or no date.
        ResourceError: the installation lacks a language model or cannot hold a gazetteer.
    """
    chosen = settings or Settings()
    for path, date in (published or {}).items():
        if parse_published(date) is None:
            raise SettingsError(f"{path}: {date!r} is no date; give one such as 2015-07-01")
    given = [sources] if isinstance(sources, (str, Path, Capture)) else list(sources)
    texts = [_as_capture(s) for s in given if _is_text(s)]
    paths = [str(s) for s in given if not isinstance(s, Capture) and not _is_text(s)]
    acquired = acquire(paths, stdin or sys.stdin.buffer.read, chosen.read, published or {})
    acquired = replace(
        acquired,
        given=acquired.given + len(texts),
        captures=(*acquired.captures, *texts),
    )
    run = Run(chosen, progress or _silent)
    findings = Findings(acquired)
    for stage in STAGES:
        findings = _run_stage(stage, findings, run)
    return assemble(findings, chosen)


def _run_stage(stage: Stage, findings: Findings, run: Run) -> Findings:
    """A stage's findings; where it fails as a whole, those before it and a note at the top."""
    try:
        return stage.run(findings, run)
    except HeadwaterError:
        raise
    except Exception as error:  # promise 7: bad input never ends a run
        note = f"the {stage.name} stage failed and is left out ({say_fault(error)})"
        return replace(findings, degraded=(*findings.degraded, note))


def assemble(findings: Findings, settings: Settings) -> Dossier:
    """Findings -> Dossier, everything in its order."""
    models = sorted({a.language_model for a in findings.annotations.values()} - {"none"})
    return Dossier(
        account=Account(
            given=findings.acquired.given,
            read=len(findings.reports),
            skipped=_in_order(findings.acquired.skipped),
            failed=_in_order((*findings.acquired.failed, *findings.failed)),
            degraded=tuple(dict.fromkeys(findings.degraded)),
        ),
        provenance=Provenance(
            settings=settings.digest(),
            stages=tuple((s.name, s.version) for s in STAGES),
            language_model=models[0] if models else None,
            attribution_method=settings.attribution.method,
        ),
        reports=findings.reports,
        attributions=_all(findings.attributions),
        voices=findings.voices,
        claims=_all(findings.claims),
        alignments=tuple(
            a
            for link in findings.links
            if (link.child, link.parent) in findings.comparisons
            for a in findings.comparisons[link.child, link.parent].alignments
        ),
        links=findings.links,
        origins=findings.origins,
        groups=findings.groups,
        drift=findings.drift,
        events=_all(findings.events),
        places=_all(findings.places),
        times=_all(findings.times),
    )


def _all(by_report: Mapping[str, tuple[_R, ...]]) -> tuple[_R, ...]:
    return tuple(record for records in by_report.values() for record in records)


def _in_order(outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    return tuple(sorted(outcomes, key=lambda o: (o.path, o.reason)))


def _is_text(source: Source) -> bool:
    return isinstance(source, Capture) or (isinstance(source, str) and "\n" in source)


def _as_capture(source: Source) -> Capture:
    if isinstance(source, Capture):
        return source
    digest = hashlib.sha256(str(source).encode("utf-8", "surrogatepass")).hexdigest()
    return capture_text(str(source), f"text-{digest[:12]}")


def _silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""
