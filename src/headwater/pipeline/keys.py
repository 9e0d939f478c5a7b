"""What answers depend on, as digests: the parts of the keys that they are kept by."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from headwater.annotate import language_model
from headwater.extract.gazetteer import open_gazetteer
from headwater.model import (
    Attribution,
    Capture,
    Claim,
    Comparison,
    Place,
    Report,
    TimeExpression,
)
from headwater.pipeline.findings import Findings, Run
from headwater.pipeline.work import key_of
from headwater.settings import AnnotateSettings
from headwater.version import VERSION

# What a report is called and where it lay decides nothing of what it says; its words and blocks
# have a digest of their own.
_NOT_SAID = frozenset(
    {"id", "path", "sha256", "text", "text_sha256", "blocks", "encoding", "extraction", "notes"}
)


def reading_key(capture: Capture, run: Run) -> str:
    """Key of what is read from a capture: its bytes, its name, and what came with them."""
    content = hashlib.sha256(capture.content).hexdigest()
    held = (f.name for f in dataclasses.fields(capture) if f.name != "content")
    came = [_plain(getattr(capture, name)) for name in held]
    made_by = [run.versions.get("read", ""), _plain(run.settings.read)]
    return key_of("read", digest([made_by, content, came]))


def parse_key(report: Report, run: Run) -> str:
    """Key of a report's parse."""
    return key_of("annotate", _parser(run), words_digest(report))


def attributions_key(report: Report, run: Run) -> str:
    """Key of a report's attributions, which rest on its words alone."""
    made_by = digest(
        [_parser(run), run.versions.get("extract", ""), _plain(run.settings.attribution)]
    )
    return key_of("attributions", made_by, words_digest(report))


def statements_key(report: Report, run: Run) -> str:
    """Key of what else a report says: it also rests on who published it, and when."""
    return key_of("statements", attributions_key(report, run), report_digest(report))


def places_key(report: Report, run: Run) -> str:
    """Key of a report's places, which rest on its parse and on the gazetteer."""
    made_by = digest([_parser(run), run.versions.get("place", ""), _places(run)])
    settings = digest(_plain(run.settings.place))
    return key_of("place", made_by, settings, report_digest(report))


def events_key(
    report: Report,
    claims: Sequence[Claim],
    places: Sequence[Place],
    times: Sequence[TimeExpression],
    run: Run,
) -> str:
    """Key of a report's events, which rest on what else was found in it."""
    found = digest([_plain(tuple(records)) for records in (claims, places, times)])
    return key_of("event", run.versions.get("event", ""), statements_key(report, run), found)


def clauses_key(
    report: Report, claims: Sequence[Claim], attributions: Sequence[Attribution], run: Run
) -> str:
    """Key of the facts that a report's claims are cut into; whose voice is whose is no matter."""
    credited = [(a.id, a.content.start, a.content.end, a.cue_class) for a in attributions]
    found = digest([_plain(tuple(claims)), credited])
    return key_of("clause", run.versions.get("clause", ""), statements_key(report, run), found)


def comparison_keys(
    reports: Mapping[str, Report], ways: Sequence[tuple[str, str]], run: Run
) -> list[str]:
    """Key of each comparison, of a child's id and a parent's; each report is digested once."""
    made_by = digest([_parser(run), run.versions.get("align", ""), _plain(run.settings.align)])
    words = {i: words_digest(reports[i]) for i in sorted({i for way in ways for i in way})}
    return [key_of("align", made_by, words[child], words[parent]) for child, parent in ways]


def echo_keys(
    reports: Mapping[str, Report],
    ways: Sequence[tuple[str, str]],
    outlets: Iterable[str],
    run: Run,
) -> list[str]:
    """Key of how one report echoes another, of a child's id and a parent's.

    Of the names of outlets those count that stand in one of the two.
    """
    version = run.versions.get("echo", "")
    named = {i: frozenset(o for o in outlets if o in r.text) for i, r in reports.items()}
    compared = comparison_keys(reports, ways, run)
    return [
        key_of("echo", version, key, digest(sorted(named[child] | named[parent])))
        for (child, parent), key in zip(ways, compared, strict=True)
    ]


def judgement_key(
    child: str, parents: Sequence[str], reports: Mapping[str, Report], run: Run
) -> str:
    """Key of what is doubted of a child beside its parents."""
    compared = comparison_keys(reports, [(child, parent) for parent in parents], run)
    return key_of("judge", run.versions.get("judge", ""), *compared)


def drift_key(child: str, parents: Sequence[str], findings: Findings, run: Run) -> str:
    """Key of what drifted in a child: all that is known of it and of its parents."""
    told = (child, *parents)
    reports = {report: findings.report(report) for report in told}
    compared = comparison_keys(reports, [(child, parent) for parent in parents], run)
    versions = [run.versions.get(stage, "") for stage in ("judge", "drift")]
    made_by = digest([versions, _plain(run.settings.drift), _same_voices(told, findings)])
    return key_of("drift", made_by, *(statements_key(reports[i], run) for i in told), *compared)


def _same_voices(told: Sequence[str], findings: Findings) -> list[int]:
    """Which voices of some reports are one, whatever their ids: the place of each one's first."""
    held = (a for report in told for a in findings.attributions[report])
    first: dict[str, int] = {}
    voices = [voice.voice for a in held for voice in a.chain]
    return [first.setdefault(voice, place) for place, voice in enumerate(voices)]


def known_digest(report: Report, findings: Findings, run: Run) -> str:
    """Digest of all that its lineage may read of a report, whatever voices are called."""
    key = report.id
    credited = [(a.content.start, a.content.end, a.cue_class) for a in findings.attributions[key]]
    parsed = findings.annotations[key].language_model
    cited = _plain(findings.citations[key])
    return digest([statements_key(report, run), parsed, credited, cited])


def said_digest(report: Report, findings: Findings, run: Run) -> str:
    """Digest of what a report claims, whatever the claims are called."""
    claims = [
        (c.span.start, c.span.end, c.sentence, c.certainty, _plain(c.hedges), _plain(c.numbers))
        for c in findings.claims[report.id]
    ]
    times = [(t.span.start, t.span.end, t.type, t.value) for t in findings.times[report.id]]
    parsed = parse_key(report, run), findings.annotations[report.id].language_model
    return digest([parsed, claims, times])


def aligned_digest(comparison: Comparison | None) -> str:
    """Digest of which sentences of two reports rest on one another, and how surely."""
    alignments = comparison.alignments if comparison else ()
    return digest([(a.child_sentence, a.parent_sentence, a.score) for a in alignments])


def dossier_key(findings: Findings, run: Run) -> str:
    """Key of the dossier of all that was read, in its order and under its paths."""
    account = (findings.acquired.skipped, findings.acquired.failed, findings.failed)
    told = [
        (r.path, r.sha256, report_digest(r), r.encoding, r.extraction) for r in findings.reports
    ]
    made_by = [VERSION, _parser(run), run.settings.digest(), sorted(run.versions.items())]
    rest = [findings.acquired.given, _plain(account), findings.degraded, told]
    return key_of("dossier", digest([made_by, _places(run), rest]))


def words_digest(report: Report) -> str:
    """Digest of a report's words and of what each of its blocks is."""
    blocks = [(b.kind, b.span.start, b.span.end) for b in report.blocks]
    return digest([report.text_sha256, report.language, blocks])


def report_digest(report: Report) -> str:
    """Digest of all that a stage may read of a report: its words, and who says them when."""
    said = (f.name for f in dataclasses.fields(report) if f.name not in _NOT_SAID)
    return digest([words_digest(report), [_plain(getattr(report, name)) for name in said]])


def _parser(run: Run) -> str:
    """What parses here: stage, settings and model."""
    return _parser_of(run.versions.get("annotate", ""), run.settings.annotate)


@lru_cache(maxsize=8)
def _parser_of(version: str, settings: AnnotateSettings) -> str:
    return digest([version, _plain(settings), language_model(settings)])


def _places(run: Run) -> str:
    """Which gazetteer places are resolved with; nothing where none are looked for."""
    return open_gazetteer(run.settings.place).version if "place" in run.versions else ""


def _plain(value: Any) -> Any:
    """Records as lists of their fields, report ids left out."""
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        held = (f.name for f in dataclasses.fields(value) if f.name != "report")
        return [_plain(getattr(value, name)) for name in held]
    return value


def digest(parts: Any) -> str:
    """Digest of lists, words and numbers."""
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
