"""ACLED's event and sub-event types of what PLOVER codes, with the rule that says so.

The rules are data (`lexicon/acled_types.toml`); this module only tries them in their order.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from headwater.export.actors import Actor

# Kinds of actor that carry arms: state forces, rebels, militias, external forces.
_ARMED = frozenset({1, 2, 3, 4, 8})


@dataclass(frozen=True, slots=True)
class Coded:
    """What is asked about: an event in PLOVER's terms, with who took part."""

    event: str
    mode: str | None
    contexts: tuple[str, ...]
    actors: Sequence[Actor]
    recipients: Sequence[Actor]
    has_dead: bool


@dataclass(frozen=True, slots=True)
class AcledType:
    """ACLED's types, and why these."""

    event_type: str
    sub_event_type: str
    why: str


def acled_type(coded: Coded) -> AcledType | None:
    """The types of the first rule that fits; None for what ACLED does not code."""
    for rule in rules():
        if _fits(rule, coded):
            return AcledType(rule["type"], rule["sub_type"], rule["why"])
    return None


def _fits(rule: dict[str, Any], coded: Coded) -> bool:
    acting = {a.inter for a in coded.actors}
    acted_on = {r.inter for r in coded.recipients}
    armed = sum(party.inter in _ARMED for party in (*coded.actors, *coded.recipients))
    return (
        rule["event"] == coded.event
        and ("modes" not in rule or (coded.mode or "") in rule["modes"])
        and ("actors" not in rule or bool(acting & set(rule["actors"])))
        and ("recipients" not in rule or bool(acted_on & set(rule["recipients"])))
        and ("contexts" not in rule or bool(set(coded.contexts) & set(rule["contexts"])))
        and armed >= rule.get("sides", 0)
        and rule.get("dead", coded.has_dead) == coded.has_dead
    )


@cache
def rules() -> list[dict[str, Any]]:
    """The rows of the table, in their order."""
    text = (files("headwater.lexicon") / "acled_types.toml").read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = tomllib.loads(text)["type"]
    return rows
