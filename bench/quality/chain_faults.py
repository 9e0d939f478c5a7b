"""Why chains are not right: one plain reason for each, so that reasons can be counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from bench.quality.chains import ChainPair, in_order, without_hearers, wrong_fields
from bench.quality.matching import match
from bench.quality.voices import Voice, stands_for

RIGHT = "right"


def count_faults(pairs: Sequence[ChainPair], voices: Sequence[Voice]) -> Counter[str]:
    """How many labelled chains of two and more are wrong for each reason, and how many right.

    Args:
        pairs: every labelled attribution of a report.
        voices: every labelled voice of it.
    """
    several = (pair for pair in pairs if len(pair.gold) > 1)
    return Counter(fault_of(pair, voices) for pair in several)


def fault_of(pair: ChainPair, voices: Sequence[Voice]) -> str:
    """What is wrong with one chain, the gravest first: "not found", "first missing", "channel"."""
    pair = without_hearers(pair)
    if pair.found is None:
        return "not found"
    if in_order(pair, voices):
        return " + ".join(sorted(wrong_fields(pair.gold, pair.found))) or RIGHT
    return _fault_of_voices(pair.gold, pair.found, voices)


def _fault_of_voices(gold: Sequence[Voice], found: Sequence[Voice], voices: Sequence[Voice]) -> str:
    def worth(g: int, f: int) -> int:
        return (2 + (g == f)) * stands_for(found[f], gold[g], voices)

    matched = match(len(gold), len(found), worth)
    missing = [g for g in range(len(gold)) if g not in matched]
    extra = len(found) - len(matched)
    if not missing:
        return "one too many" if extra else "another order"
    if len(missing) > 1:
        return "several missing"
    place = _places(len(gold))[missing[0]]
    return f"{place} is another" if extra else f"{place} missing"


def _places(count: int) -> Mapping[int, str]:
    """Names of the places of a chain, nearest the fact first."""
    return dict.fromkeys(range(count), "one between") | {0: "first", count - 1: "last"}
