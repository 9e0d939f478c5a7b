"""What a report tells that few others do: names, figures, and words that are uncommon in the news.

Two reports of one event share its name and its place. That one was taken from the other shows in
what they share beyond that, and what the reports round them do not have: a figure, an aside, a
lamp that fell.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from typing import Literal

from headwater.lexicon.commonness import is_uncommon
from headwater.lexicon.likeness import spelling_likeness, word_key
from headwater.lexicon.naming import same_name
from headwater.lineage.material import Material
from headwater.model import Token

Sort = Literal["name", "figure", "word"]
SORTS: tuple[Sort, ...] = ("name", "figure", "word")
Few = Sequence[tuple[str, float]]
"""Keys, each with how few hold it: see `Pile.fewness`."""

# A story of so many reports: how few hold a word is reckoned as a share of a story of that size, so
# that it means the same in a pair and in a pile of hundreds.
_STORY = 8
# Ones and twos stand everywhere; a figure of two digits tells less than one of three.
_COMMONEST = frozenset({"#0", "#1", "#2"})
_SHORT_FIGURE, _FIGURE, _LONG_FIGURE = 0.6, 1.0, 1.5
# Headline and first two sentences.
_HEAD = 3
# A name that few have is often no more than who was there.
_NAME_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Specifics:
    """The names, figures and other content words of one report, each as a key, with its words.

    Attributes:
        name: keys of proper nouns, with the first spelling of each.
        figure: keys of figures.
        word: keys of all other content words.
    """

    name: Mapping[str, str]
    figure: Mapping[str, str]
    word: Mapping[str, str]

    def of(self, sort: Sort) -> Mapping[str, str]:
        """The keys of one sort."""
        return {"name": self.name, "figure": self.figure, "word": self.word}[sort]


class Pile:
    """The specifics of all reports, and how few of the reports hold each.

    Args:
        material: the reports.
    """

    def __init__(self, material: Material) -> None:
        self.material = material
        self._place = {report: number for number, report in enumerate(material.reports)}
        self._held = {report: _specifics(material, report) for report in material.reports}
        self._holders = self._find_holders()
        self._few: dict[tuple[str, str], Mapping[Sort, Few]] = {}
        self._in_common: dict[tuple[str, str], Mapping[Sort, float]] = {}
        self._rounds: dict[tuple[str, str], int] = {}
        self._beside: dict[str, list[str]] = {report: [] for report in material.reports}
        self._heads: dict[str, Specifics] = {}
        self._of_outlet: dict[str, list[str]] = {}
        for one, other in material.comparisons:
            if one in self._beside and other in self._beside:
                self._beside[one].append(other)

    def in_order(self, one: str, other: str) -> tuple[str, str]:
        """Two reports in the order of the material."""
        return (one, other) if self._place[one] <= self._place[other] else (other, one)

    def specifics(self, report: str) -> Specifics:
        """What a report holds."""
        return self._held[report]

    def shared(self, one: str, other: str, sort: Sort) -> list[str]:
        """Keys of the first report that the second holds too, in the order of the text.

        A name that is spelled otherwise is the same: retellers write Loayza for Loaiza.
        """
        return _held_by_both(self._held[one].of(sort), self._held[other].of(sort), sort)

    def head_told(self, one: str, other: str) -> float:
        """Which share of what the first report is about, by what it tells, the second holds."""
        pair = self.in_order(one, other)
        told, held = 0.0, 0.0
        for sort in SORTS:
            keys = self._head(one).of(sort)
            theirs = set(_held_by_both(keys, self._held[other].of(sort), sort))
            for key in keys:
                amount = worth(key, sort) * self.fewness(key, sort, pair)
                told += amount
                held += amount if key in theirs else 0.0
        return held / told if told else 0.0

    def _head(self, report: str) -> Specifics:
        if report not in self._heads:
            self._heads[report] = _specifics(self.material, report, _HEAD)
        return self._heads[report]

    def few_in_common(self, one: str, other: str) -> Mapping[Sort, Few]:
        """What two reports share, by sort, with how few of those round them hold it."""
        pair = self.in_order(one, other)
        if pair not in self._few:
            self._few[pair] = {
                sort: [(key, self.fewness(key, sort, pair)) for key in self.shared(*pair, sort)]
                for sort in SORTS
            }
        return self._few[pair]

    def in_common(self, one: str, other: str) -> Mapping[Sort, float]:
        """How much two reports share that few others hold, by sort."""
        pair = self.in_order(one, other)
        if pair not in self._in_common:
            few = self.few_in_common(*pair)
            self._in_common[pair] = {
                sort: fsum(worth(key, sort) * fewness for key, fewness in few[sort])
                for sort in SORTS
            }
        return self._in_common[pair]

    def amount(self, one: str, other: str) -> float:
        """All that two reports share and few others hold, names counted by half."""
        found = self.in_common(one, other)
        return found["figure"] + found["word"] + _NAME_SHARE * found["name"]

    def beside(self, report: str) -> Sequence[str]:
        """The reports that were laid side by side with this one."""
        return self._beside[report]

    def of_same_outlet(self, report: str) -> Sequence[str]:
        """The reports at hand of a report's outlet, in any spelling of its name; itself too."""
        outlet = self.material.reports[report].outlet
        if outlet is None:
            return [report]
        if outlet not in self._of_outlet:
            named = ((r.id, r.outlet) for r in self.material.reports.values())
            self._of_outlet[outlet] = [i for i, name in named if name and same_name(name, outlet)]
        return self._of_outlet[outlet]

    def length(self, report: str) -> int:
        """How many different names, figures and words it holds, and one."""
        held = self._held[report]
        return 1 + sum(len(held.of(sort)) for sort in SORTS)

    def fewness(self, key: str, sort: Sort, pair: tuple[str, str]) -> float:
        """How few of the reports round two of them hold it: 1.5 where the two do, 0.1 where all do.

        Round them are those that either was laid side by side with: of a pile on one war the
        reports that are most like the two. What all of these hold is the war's, not theirs.
        """
        round_them = self._round(pair)
        count = round_them.bit_count()
        holders = (self._holders.get((sort, key), 0) & round_them).bit_count()
        among = holders if count <= _STORY else holders * _STORY / count
        return math.log((_STORY + 1) / min(max(among, 2.0), float(_STORY)))

    def _round(self, pair: tuple[str, str]) -> int:
        """Two reports and those that either was laid side by side with: a bit for each place."""
        if pair not in self._rounds:
            members = {*pair, *self._beside[pair[0]], *self._beside[pair[1]]}
            self._rounds[pair] = sum(1 << self._place[report] for report in members)
        return self._rounds[pair]

    def _find_holders(self) -> Mapping[tuple[Sort, str], int]:
        """The reports that hold each key: a bit for each place, so that counting them is fast."""
        holders: dict[tuple[Sort, str], int] = {}
        for report, held in self._held.items():
            bit = 1 << self._place[report]
            for sort in SORTS:
                for key in held.of(sort):
                    holders[sort, key] = holders.get((sort, key), 0) | bit
        return holders


def _held_by_both(mine: Iterable[str], theirs: Mapping[str, str], sort: Sort) -> list[str]:
    if sort != "name":
        return [key for key in mine if key in theirs]
    return [key for key in mine if holds_name(theirs, key)]


def holds_name(names: Iterable[str], key: str) -> bool:
    """Whether a name is among others, in one spelling or another."""
    held = names if isinstance(names, Mapping) else set(names)
    return key in held or any(key[0] == o[0] and spelling_likeness(key, o) > 0 for o in held)


def sort_of(token: Token) -> tuple[Sort, str] | None:
    """What a token is a specific of, and its key; None for words without content."""
    key = word_key(token)
    if key.startswith("#"):
        return "figure", key
    if not key or not token.is_content:
        return None
    return ("name" if token.pos == "PROPN" else "word"), key


def worth(key: str, sort: Sort) -> float:
    """How much it tells by itself: a long figure most, a common word little."""
    if sort == "name":
        return _FIGURE
    if sort == "word":
        return float(is_uncommon(key))
    if key in _COMMONEST:
        return 0.0
    digits = len(key) - 1
    return _SHORT_FIGURE if digits == 1 else _FIGURE if digits == 2 else _LONG_FIGURE


def _specifics(material: Material, report: str, sentences: int | None = None) -> Specifics:
    """What a report holds, or its first so many sentences."""
    held: dict[Sort, dict[str, str]] = {sort: {} for sort in SORTS}
    tokens = material.annotations[report].tokens
    standing = material.standing.get(report, frozenset())
    for sentence in material.sentences(report)[:sentences]:
        for token in tokens[sentence.first : sentence.last]:
            found = sort_of(token) if token.index not in standing else None
            if found is not None:
                held[found[0]].setdefault(found[1], token.text)
    words = {key: text for key, text in held["word"].items() if key not in held["name"]}
    return Specifics(held["name"], held["figure"], words)
