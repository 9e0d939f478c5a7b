"""Pairs of words that turn a news statement into its opposite when one takes the other's place."""

from __future__ import annotations

from functools import cache

_PAIRS = """
rise fall; increase decrease; grow shrink; gain lose; win lose; accept reject; approve reject;
support oppose; back oppose; open close; enter leave; arrive depart; begin end; start stop;
allow ban; permit prohibit; allow forbid; confirm deny; include exclude; remember forget;
succeed fail; pass fail; improve worsen; strengthen weaken; raise lower; raise cut; expand cut;
acquit convict; guilty innocent; release detain; free jail; alive dead; legal illegal;
possible impossible; likely unlikely; safe unsafe; able unable; more fewer; most fewest;
high low; higher lower; advance retreat; deploy withdraw;
north south; east west; northern southern; eastern western;
majority minority; agree disagree; obey defy; comply defy; present absent; public private
"""


@cache
def _table() -> frozenset[tuple[str, str]]:
    pairs: set[tuple[str, str]] = set()
    for entry in _PAIRS.split(";"):
        first, second = entry.split()
        pairs |= {(first, second), (second, first)}
    return frozenset(pairs)


def are_antonyms(a: str, b: str) -> bool:
    """Whether two lemmas are opposites of each other.

    Converse verbs (buy and sell) are none: with the roles turned they say the same.
    """
    return (a.lower(), b.lower()) in _table()
