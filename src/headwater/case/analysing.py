"""Findings brought up to date: the stages over everything that a case holds, decisions between."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from headwater.acquire import Acquired
from headwater.case.deciding.on_reports import correct_capture
from headwater.case.deciding.rulings import Rulings, name_reports, read_rulings
from headwater.case.deciding.stages import VERSION as DECIDING_VERSION
from headwater.case.deciding.stages import decided_stages
from headwater.case.naming import Namer, name_findings
from headwater.case.packed import pack_dossier, pack_settings, unpack_dossier
from headwater.case.sorting import settings_of, state_of_inputs
from headwater.dossier import Dossier
from headwater.model import Outcome
from headwater.pipeline import STAGES, Findings, Progress, Run, Shop
from headwater.pipeline.findings import silent
from headwater.pipeline.running import run_stages
from headwater.settings import Settings
from headwater.store import CaseFile, Signature, log
from headwater.store.captures import Custody, custodies, load_capture
from headwater.store.findings import (
    Found,
    load_dossier,
    save_found,
    state_of_found,
)
from headwater.store.kept import KeptInCase
from headwater.store.readings import repetitions, revisions


@dataclass(frozen=True, slots=True)
class Known:
    """A case's dossier with the stable names of what stands in it.

    Attributes:
        dossier: what was found, decisions applied.
        namer: gives stable names.
        names: stable names by id; of a link by "r2:r1".
    """

    dossier: Dossier
    namer: Namer
    names: dict[str, str]


def analyse(
    case: CaseFile,
    *,
    settings: Settings | None = None,
    signature: Signature,
    progress: Progress | None = None,
    processes: int = 1,
) -> Known:
    """The dossier of everything in the case, with the decisions that stand.

    The kept one is given where nothing has changed since: no capture, decision, setting, stage.

    Args:
        case: the case.
        settings: what to find it with; those of the analysis before, or the defaults, where None.
        signature: who asks, and when.
        progress: called with (stage, done, total).
        processes: how many processes may work at a time; see `Shop`.

    Raises:
        HeadwaterError: something that the whole run needs is missing or wrong.
    """
    with case.database.reading():
        settings = settings or settings_of(case)
        state, held = _state(case, settings), _analysed(case)
        rulings = _rulings(case, held)
        kept = _kept_dossier(case) if state_of_found(case) == state else None
        if kept is not None:
            return _known(case, kept, rulings)
        acquired = _acquired(case, held, rulings)
    kept_before = KeptInCase(case)
    with Shop(kept_before, processes) as shop:
        run = Run(settings, progress or silent, shop)
        known = _known(case, _find(acquired, rulings, run), rulings)
    kept_before.flush()
    kept_before.forget_unasked()
    if not case.read_only:
        _save(case, state, settings, known, held, signature)
    return known


def _rulings(case: CaseFile, held: Sequence[Custody]) -> Rulings:
    return Rulings(
        every=read_rulings(log.entries(case.database)),
        key=case.name,
        report_names=[(c.given.path, c.given.packed_sha256 or c.sha256, c.name) for c in held],
        revisions=revisions(case),
    )


def known_at(case: CaseFile) -> tuple[Known, Found] | None:
    """The kept analysis as it is, fresh or not, and as rows; None where there is none."""
    kept, state = _kept_dossier(case), state_of_found(case)
    if kept is None or state is None:
        return None
    held = _analysed(case)
    known = _known(case, kept, _rulings(case, held))
    return known, lay_out(state, settings_of(case), known, held)


def _kept_dossier(case: CaseFile) -> Dossier | None:
    content = load_dossier(case)
    return None if content is None else unpack_dossier(content)


def _find(acquired: Acquired, rulings: Rulings, run: Run) -> Dossier:
    dossier = run_stages(decided_stages(STAGES, rulings), Findings(acquired), run)
    return replace(dossier, decisions=rulings.decisions())


def _analysed(case: CaseFile) -> list[Custody]:
    """The captures that are analysed, in the order of their reports."""
    repeated = repetitions(case)
    held = [c for c in custodies(case) if c.number not in repeated]
    return sorted(held, key=lambda c: (c.given.path, c.sha256))


def _acquired(case: CaseFile, held: Sequence[Custody], rulings: Rulings) -> Acquired:
    """What the stages start from; pages seen again with the same words are accounted for."""
    captures = tuple(correct_capture(load_capture(case, c), c.name, rulings) for c in held)
    known = {c.number for c in held}
    again = [c.given.path for c in custodies(case) if c.number not in known]
    skipped = tuple(
        Outcome(path, "a page of the case, seen again with the same words") for path in again
    )
    return Acquired(len(captures) + len(skipped), captures, skipped, ())


def _state(case: CaseFile, settings: Settings) -> str:
    """A digest of what the findings follow from, and one of the stages that make them."""
    stages = json.dumps([DECIDING_VERSION, *((s.name, s.version) for s in STAGES)])
    made_by = hashlib.sha256(stages.encode()).hexdigest()
    return f"{state_of_inputs(case, settings)} {made_by}"


def _known(case: CaseFile, dossier: Dossier, rulings: Rulings) -> Known:
    namer = Namer(case.name, name_reports(dossier.reports, rulings.report_names))
    return Known(dossier, namer, name_findings(namer, dossier))


def _save(
    case: CaseFile,
    state: str,
    settings: Settings,
    known: Known,
    held: Sequence[Custody],
    signature: Signature,
) -> None:
    found = lay_out(state, settings, known, held)
    with case.database.writing():
        # What was purged meanwhile must not come back with what was found of it.
        if {c.name for c in held} <= {c.name for c in custodies(case)}:
            save_found(case, found, signature)


def lay_out(state: str, settings: Settings, known: Known, held: Sequence[Custody]) -> Found:
    """What was found as the case keeps it: whole, and as rows."""
    dossier = known.dossier
    numbers = {c.name: c.number for c in held}
    return Found(
        state=state,
        settings=pack_settings(settings),
        dossier=pack_dossier(dossier),
        captures={r.id: numbers[known.names[r.id]] for r in dossier.reports},
        sources=_sources(dossier),
        names=known.names,
        reports=dossier.reports,
        claims=dossier.claims,
        links=dossier.links,
        origins=dossier.origins,
        groups=dossier.groups,
        drift=dossier.drift,
    )


def _sources(dossier: Dossier) -> dict[str, list[str]]:
    """Who is credited in each report, under every spelling; for the search."""
    found: dict[str, dict[str, None]] = {}
    for voice in dossier.voices:
        for report in voice.reports:
            found.setdefault(report, {}).update(dict.fromkeys((voice.name, *voice.spellings)))
    return {report: list(names) for report, names in found.items()}
