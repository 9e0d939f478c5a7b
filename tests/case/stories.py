"""A case with an agency's report, a rewrite, a brief and an update, analysed once for all tests."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.newsroom import BRIEF, REWRITE, UPDATE, WIRE
from tests.store.cases import ANN, add, capture

from headwater.case.analysing import Known, analyse
from headwater.case.deciding import Target, decide, find_target
from headwater.model import Verb
from headwater.settings import AttributionSettings, DriftSettings, Settings
from headwater.store import CaseFile, Entry, create_case, open_case

# The rules alone: three times as fast, and what is decided does not hang on the networks.
RULES = Settings(
    attribution=AttributionSettings(method="rules"), drift=DriftSettings(method="rules")
)
CAPTURES = [
    capture(WIRE, "wire.txt"),
    capture(REWRITE, "rewrite.txt"),
    capture(BRIEF, "brief.txt"),
    capture(UPDATE, "update.txt"),
]


def make_story(path: Path) -> None:
    """An analysed case at a path."""
    create_case(path, ANN)
    with open_case(path, ANN.at) as case:
        add(case, CAPTURES)
        analyse(case, settings=RULES, signature=ANN)


def known(case: CaseFile) -> Known:
    """What a case knows now."""
    return analyse(case, settings=RULES, signature=ANN)


def target(case: CaseFile, name: str) -> Target:
    """What a name means in a case."""
    held = known(case)
    return find_target(held.dossier, held.namer, held.names, name)


def take(
    case: CaseFile, verb: Verb, name: str, *others: str, value: str = "", note: str = ""
) -> Entry:
    """Take a decision, as the command does."""
    return decide(
        case,
        verb,
        target(case, name),
        [target(case, other) for other in others],
        value=value,
        note=note,
        signature=replace(ANN, by="ben"),
    )
