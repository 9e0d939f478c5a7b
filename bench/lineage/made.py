"""Families with a known tree: reports made from others by copying, cutting, rewording and merging.

A seed is a list of passages of invented news (`corpora/reworded`), each with faithful rewordings.
Its root says them as they were written. A child takes what its parent has, word for word or in the
words of a rewording, leaves some of it out, and may credit the parent or not.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from corpora import reworded

Rewriting = Literal["copied", "light", "free"]
REWRITINGS: tuple[Rewriting, ...] = ("copied", "light", "free")

_OUTLETS = (
    "Harbour Courier|Meadow Times|Northgate Herald|Lantern Daily|Quarry Post|Vale Gazette|"
    "Radio Ember|Tidewater Tribune|Summit Dispatch|Copperfield Mirror|Orchard Wire|Ridge Chronicle|"
    "Beacon Press|Millbrook Journal|Fenland Star|Kestrel News"
).split("|")
_HOUR = 3
_PASSAGES = 6
# How much of a parent a child keeps, and how many children name their parent.
_KEPT = (0.55, 0.9)
_NAMED = 0.4
# One child of so many takes from two reports.
_MERGES = 0.2


@dataclass(frozen=True, slots=True)
class Made:
    """One made family.

    Attributes:
        texts: by file name, with header lines.
        links: (child, parent), by file name.
        roots: how many lines of descent there are.
    """

    texts: Mapping[str, str]
    links: frozenset[tuple[str, str]]
    roots: int


@dataclass(frozen=True, slots=True)
class _Report:
    """Which passages a report holds, in which wording each (0 the passage's own)."""

    name: str
    outlet: str
    passages: Mapping[int, int]
    credited: str | None


def make_family(size: int, rewriting: Rewriting, *, dated: bool, seed: int) -> Made:
    """A family of `size` reports that came down from one or two roots.

    Args:
        size: how many reports, at least two and at most as many as there are outlets.
        rewriting: "copied" word for word, "light" with half of the passages reworded at each step,
            "free" with all of them reworded.
        dated: whether the reports carry the time of publication.
        seed: the same family for the same seed.
    """
    chance = random.Random(seed)
    sets = _suitable(chance)
    outlets = chance.sample(_OUTLETS, size)
    roots = 1 if size < 6 else 2
    reports = [
        _Report(f"{n}.txt", outlets[n], {_PASSAGES * n + p: 0 for p in range(_PASSAGES)}, None)
        for n in range(roots)
    ]
    links: set[tuple[str, str]] = set()
    for number in range(roots, size):
        parents = _pick(chance, reports)
        links |= {(f"{number}.txt", parent.name) for parent in parents}
        reports.append(_child(chance, number, outlets[number], parents, sets, rewriting))
    texts = {r.name: _write(r, n, sets, dated=dated) for n, r in enumerate(reports)}
    return Made(texts, frozenset(links), roots)


def _suitable(chance: random.Random) -> list[reworded.RewordedSet]:
    """Passages with rewordings, in an order by chance."""
    found = [s for s in reworded.load("held") if len(s.faithful) > 1]
    chance.shuffle(found)
    return found


def _pick(chance: random.Random, reports: Sequence[_Report]) -> list[_Report]:
    if len(reports) > 1 and chance.random() < _MERGES:
        return chance.sample(reports, 2)
    return [chance.choice(reports)]


def _child(
    chance: random.Random,
    number: int,
    outlet: str,
    parents: Sequence[_Report],
    sets: Sequence[reworded.RewordedSet],
    rewriting: Rewriting,
) -> _Report:
    held: dict[int, int] = {}
    for parent in parents:
        share = chance.uniform(*_KEPT)
        kept = sorted(chance.sample(sorted(parent.passages), _at_least_two(parent, share)))
        for passage in kept:
            wording = parent.passages[passage]
            held[passage] = _reword(chance, wording, len(sets[passage].faithful), rewriting)
    credited = parents[0].outlet if chance.random() < _NAMED else None
    return _Report(f"{number}.txt", outlet, held, credited)


def _at_least_two(parent: _Report, share: float) -> int:
    return min(len(parent.passages), max(2, round(share * len(parent.passages))))


def _reword(chance: random.Random, wording: int, rewordings: int, rewriting: Rewriting) -> int:
    """Another wording of a passage: its own words and each rewording are numbered."""
    share = {"copied": 0.0, "light": 0.5, "free": 1.0}[rewriting]
    if chance.random() >= share:
        return wording
    return chance.choice([w for w in range(1, rewordings + 1) if w != wording])


def _write(
    report: _Report, number: int, sets: Sequence[reworded.RewordedSet], *, dated: bool
) -> str:
    published = f"2024-03-{1 + _HOUR * number // 24:02}T{_HOUR * number % 24:02}:00:00Z"
    paragraphs = [
        (sets[passage].passage, *sets[passage].faithful)[wording]
        for passage, wording in report.passages.items()
    ]
    if report.credited is not None:
        paragraphs[0] += f" This was first reported by {report.credited}."
    head = f"Title:\nSource: {report.outlet}\nPublished: {published if dated else ''}\n\n"
    return head + "\n\n".join(paragraphs) + "\n"
