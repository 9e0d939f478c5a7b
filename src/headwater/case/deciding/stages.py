"""The stages of a trace with decisions between them: read this to see what is applied where."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from headwater.case.deciding.on_drift import decide_drift
from headwater.case.deciding.on_groups import annotate_groups, decide_groups
from headwater.case.deciding.on_lineage import draw_lineage, pair_revisions
from headwater.case.deciding.on_origins import merge_origins
from headwater.case.deciding.on_reports import meet_reports, rename_outlets
from headwater.case.deciding.on_voices import decide_voices
from headwater.case.deciding.rulings import Rulings
from headwater.pipeline import Findings, Run, Stage

VERSION = "1"

_AFTER: Mapping[str, tuple[Callable[[Findings, Rulings], Findings], ...]] = {
    "read": (rename_outlets,),
    "voices": (decide_voices,),
    "block": (pair_revisions,),
    "lineage": (rename_outlets,),
    "match": (decide_groups,),
    "corroborate": (annotate_groups, merge_origins),
    "drift": (decide_drift,),
}
"""What is decided once a stage has run; lineage itself is run on what was not rejected."""


def decided_stages(stages: Sequence[Stage], rulings: Rulings) -> tuple[Stage, ...]:
    """The table of a trace, with what people decided about what each stage makes.

    Decisions change what later stages see, and so the findings are made anew with them: a rejected
    link is no longer followed, origins and independent origins are counted without it. Where there
    is neither a decision nor a revision the table is the plain one.
    """
    if not rulings.standing and not rulings.revisions:
        return tuple(stages)
    decided = tuple(replace(s, run=partial(_run, s, rulings)) for s in stages)
    # A row of its own, so that the provenance says which decisions a dossier was made with.
    return (*decided, Stage("decisions", rulings.digest, ("reports",), (), partial(_meet, rulings)))


def _run(stage: Stage, rulings: Rulings, findings: Findings, run: Run) -> Findings:
    """A stage and what is decided about what it makes."""
    if stage.name == "lineage":
        made = draw_lineage(stage.run, rulings, findings, run)
    else:
        made = stage.run(findings, run)
    for decide in _AFTER.get(stage.name, ()):
        made = decide(made, rulings)
    return made


def _meet(rulings: Rulings, findings: Findings, run: Run) -> Findings:
    """Reports and outlets as all stages left them, for the decisions about these."""
    return meet_reports(findings, rulings)
