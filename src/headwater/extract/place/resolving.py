"""Which entry each name of a report means: all of them weighed together, in a few rounds.

Each name starts from what it says by itself (spelling, sort of place, size) and learns in each
round from what the others probably mean: the country and province that the report speaks of, the
places that lie near, the container that the text names. What all entries of a name weigh becomes a
share of belief; nothing of the gazetteer is always an answer too. The weights are fitted on labelled
news (see `weights.toml`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.extract.gazetteer import Candidate
from headwater.extract.place.dateline import BEFORE_ALL
from headwater.extract.place.distance import distance_km
from headwater.extract.place.naming import SAME_NAME, Naming
from headwater.extract.place.toponym import Toponym
from headwater.extract.place.weights import weights

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

ROUNDS = 4
_EARTH_KM = 6371.0
_NEAR_KM = 60.0
_FAR_KM = 400.0
# Beliefs below this support nobody.
_LEAST_BELIEF = 0.02
# A spelling that is only like an entry's counts where the report speaks of its country ...
LIKE_ENOUGH = 0.9
# ... and has a town beside it, or is this like it and no other name of the report is a town's.
LIKE_ALONE = 0.915
_BESIDE_KM = 50.0
_NOWHERE = frozenset({"street"})

# One column for each; `weights.toml` has a weight under each name.
STATIC = (
    "main name", "population", "share of namesakes", "capital",
    "city", "district", "province", "country", "region", "nature",
    "unlike", "no coordinates",
    "hint fits", "hint against", "ends as it", "bare name of province", "bare name of district",
)  # fmt: skip
SOCIAL = (
    "country of others", "province of others", "district of others", "near others",
    "far near others", "near in sentence", "in its container", "near dateline",
    "country of dateline", "holds others", "country of peoples", "only country",
)  # fmt: skip
_NONE = ("nothing", "nothing: no same name", "nothing: not a town", "nothing: unsupported")
FEATURES = (*STATIC, *SOCIAL, *_NONE)

_FITS = {
    "city": {"city"},
    "province": {"province"},
    "district": {"district"},
    "country": {"country"},
    "region": {"region", "province", "district"},
    "nature": {"nature"},
    "part": {"part", "city"},
    "site": {"site"},
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What a name means: the candidate, or None, and how much belief there is in it.

    Attributes:
        candidate: the entry that is believed in most, or None where nothing is.
        confidence: belief in it and in entries on the same spot.
        others: how many entries the words could mean.
    """

    candidate: Candidate | None
    confidence: float
    others: int


class Resolver:
    """The names of one report and all entries that they could mean, as one table."""

    def __init__(
        self, namings: Sequence[Naming], toponyms: Sequence[Toponym], peoples: Sequence[str]
    ) -> None:
        """Set the table out; `peoples` are the countries of the peoples that the report names."""
        self.namings = namings
        self._toponyms = toponyms
        self._peoples = peoples
        pairs = [
            (number, candidate)
            for number, naming in enumerate(namings)
            if naming.hint not in _NOWHERE
            for candidate in naming.found
            if candidate.likeness >= SAME_NAME or candidate.likeness >= LIKE_ENOUGH
        ]
        self.owner: Ints = np.array([n for n, _ in pairs], dtype=np.int64)
        self.candidates = [c for _, c in pairs]
        self._lat = np.radians([c.entry.lat if c.entry.lat is not None else np.nan for c in self.candidates])
        self._lon = np.radians([c.entry.lon if c.entry.lon is not None else np.nan for c in self.candidates])
        self._like: Floats = np.array([c.likeness for c in self.candidates])
        self._is_wide = np.array(
            [c.entry.kind in {"country", "region", "nature"} for c in self.candidates], dtype=bool
        )
        names = {f: i for i, f in enumerate(dict.fromkeys(n.folded for n in namings))}
        self._name_of: Ints = np.array([names[namings[n].folded] for n in self.owner], dtype=np.int64)
        self._names = len(names)
        self._codes = [self._code_numbers(depth) for depth in (1, 2, 3)]
        self.static = self._static()

    def resolve(self) -> list[Choice]:
        """What each name means, in their order."""
        if not len(self.owner):
            return [Choice(None, 0.0, len(n.found)) for n in self.namings]
        table = weights().resolve
        w = np.array([table.get(name, 0.0) for name in FEATURES])
        beliefs = self.beliefs(w, None)
        for _ in range(ROUNDS):
            beliefs = self.beliefs(w, beliefs)
        return [self._choice(number, beliefs) for number in range(len(self.namings))]

    def beliefs(self, w: Floats, before: Floats | None) -> Floats:
        """Belief in each candidate by weights, given beliefs of the round before (None: none)."""
        rows, nothing = self.rows(before)
        return self.softmax(rows @ w, nothing @ w)

    def softmax(self, scores: Floats, nothing: Floats) -> Floats:
        """Scores to shares, name by name, beside "nothing of the gazetteer"."""
        count = len(self.namings)
        top = np.maximum(_max_by(scores, self.owner, count), nothing)
        raised = np.exp(scores - top[self.owner])
        total = np.bincount(self.owner, raised, count) + np.exp(nothing - top)
        return raised / total[self.owner]

    def rows(self, before: Floats | None) -> tuple[Floats, Floats]:
        """Features of each candidate, and those of "nothing" for each name."""
        social = self._social(before) if before is not None else np.zeros((len(self.owner), len(SOCIAL)))
        rows = np.hstack([self.static, social, np.zeros((len(self.owner), len(_NONE)))])
        supported = social[:, [0, 3, 4, 6]].sum(axis=1)
        nothing = np.zeros((len(self.namings), len(FEATURES)))
        for number in range(len(self.namings)):
            mine = self.owner == number
            nothing[number, len(STATIC) + len(SOCIAL) :] = (
                1.0,
                float(not (self._like[mine] >= SAME_NAME).any()),
                float(not any(self.candidates[i].entry.kind == "city" for i in np.flatnonzero(mine))),
                float(before is not None and not (supported[mine] > 0.05).any()),
            )
        if before is not None:
            rows[~self._allowed(before), :] = 0.0
            rows[~self._allowed(before), STATIC.index("no coordinates")] = 1.0
        return rows, nothing

    def _allowed(self, before: Floats) -> npt.NDArray[np.bool_]:
        """Spellings that are only like one need a country that is spoken of and a town beside."""
        loose = self._like < SAME_NAME
        if not loose.any():
            return ~loose
        country = self._support(self._codes[0], before) > 0.05
        province = self._support(self._codes[1], before) > 0.05
        near = self._nearness(before, _BESIDE_KM) > 0.2
        towns = (before > 0.3) & ~self._is_wide & ~loose
        alone = np.array([
            not (towns & (self._name_of != self._name_of[i])).any() for i in range(len(self.owner))
        ])  # fmt: skip
        fits = country & ((near | province) | ((self._like >= LIKE_ALONE) & alone))
        return ~loose | fits

    def _static(self) -> Floats:
        rows = np.zeros((len(self.owner), len(STATIC)))
        people = np.array([float(c.entry.population) for c in self.candidates])
        same = self._like >= SAME_NAME
        totals = np.bincount(self.owner, (people + 100) * same, len(self.namings))
        for at, (number, candidate) in enumerate(zip(self.owner, self.candidates, strict=True)):
            naming, entry = self.namings[number], candidate.entry
            fits = _FITS.get(naming.hint, set())
            values = {
                "main name": float(candidate.main_name),
                "population": math.log10(entry.population + 10) / 6,
                "share of namesakes": (people[at] + 100) / totals[number] if totals[number] else 0.0,
                "capital": float(entry.capital),
                "unlike": 10 * (1 - candidate.likeness),
                "no coordinates": float(entry.lat is None),
                "hint fits": float(entry.kind in fits),
                "hint against": float(bool(fits) and entry.kind not in fits),
                "ends as it": float(entry.kind == "district" and naming.hint == "district"),
                "bare name of province": float(entry.kind == "province" and self._has_town(at)),
                "bare name of district": float(
                    entry.kind == "district" and not naming.hint and not candidate.main_name
                ),
                entry.kind if entry.kind in STATIC else "city": 1.0,
            }
            for name, value in values.items():
                rows[at, STATIC.index(name)] = value
        return rows

    def _has_town(self, at: int) -> bool:
        """Whether a province's name is, without a word for its kind, also a large town's in it."""
        province, number = self.candidates[at].entry, self.owner[at]
        if self.namings[number].hint:
            return False
        return any(
            c.entry.kind == "city" and province.holds(c.entry)
            and c.entry.population * 10 >= province.population
            for c in self.namings[number].found
            if c.likeness >= SAME_NAME
        )  # fmt: skip

    def _social(self, before: Floats) -> Floats:
        rows = np.zeros((len(self.owner), len(SOCIAL)))
        column = {name: rows[:, n] for n, name in enumerate(SOCIAL)}
        for depth, name in enumerate(("country", "province", "district")):
            column[f"{name} of others"][:] = self._support(self._codes[depth], before)
        column["near others"][:] = self._nearness(before, _NEAR_KM)
        column["far near others"][:] = self._nearness(before, _FAR_KM)
        column["near in sentence"][:] = self._nearness_in_sentence(before)
        column["in its container"][:] = self._contained(before)
        self._dateline(before, column["near dateline"], column["country of dateline"])
        column["holds others"][:] = self._held(before)
        column["country of peoples"][:] = [
            float(c.entry.country in self._peoples) for c in self.candidates
        ]
        total = self._support(self._codes[0], before)
        column["only country"][:] = total > 0.8
        return rows

    def _code_numbers(self, depth: int) -> Ints:
        """A number for the country, province or district that each candidate lies in; -1: none."""
        known: dict[tuple[str | None, ...], int] = {}
        numbers = []
        for candidate in self.candidates:
            entry = candidate.entry
            code = (entry.country, entry.province, entry.district)[:depth]
            numbers.append(-1 if None in code else known.setdefault(code, len(known)))
        return np.array(numbers, dtype=np.int64)

    def _support(self, codes: Ints, before: Floats) -> Floats:
        """Share of the other names that lie in the same division as each candidate."""
        held = codes >= 0
        if not held.any():
            return np.zeros(len(codes))
        size = int(codes.max()) + 1
        by_name = np.zeros((self._names, size))
        np.add.at(by_name, (self._name_of[held], codes[held]), before[held])
        by_name = np.minimum(by_name, 1.0)
        others = by_name.sum(axis=0) - by_name[self._name_of, :][:, :]
        share = others[np.arange(len(codes)), np.maximum(codes, 0)] / max(1, self._names - 1)
        return np.where(held, share, 0.0)

    def _near(self, before: Floats, reach_km: float) -> tuple[Floats, Ints]:
        """How near each candidate is to each believed one, times the belief; and which those are."""
        others = np.flatnonzero(
            (before > _LEAST_BELIEF) & ~self._is_wide & ~np.isnan(self._lat)
        )
        km = _distances_km(self._lat, self._lon, self._lat[others], self._lon[others])
        near = np.nan_to_num(np.exp(-km / reach_km)) * before[others]
        near[self._name_of[:, None] == self._name_of[others]] = 0.0
        # An entry that holds another is at some distance from it without being far.
        return near, others

    def _nearness(self, before: Floats, reach_km: float) -> Floats:
        near, others = self._near(before, reach_km)
        summed = _sum_by_columns(near, self._name_of[others], self._names)
        return summed / np.maximum(1.0, np.sqrt(max(1, self._names - 1)))

    def _nearness_in_sentence(self, before: Floats) -> Floats:
        near, others = self._near(before, _NEAR_KM)
        sentences = [
            frozenset(self._toponyms[t].sentence for t in naming.toponyms)
            for naming in self.namings
        ]
        together = np.array([[float(bool(a & b)) for b in sentences] for a in sentences])
        near = near * together[self.owner][:, self.owner[others]]
        return np.minimum(near.max(axis=1, initial=0.0), 1.0)

    def _contained(self, before: Floats) -> Floats:
        """Belief that a candidate lies in what the text names as its container."""
        inside = np.zeros(len(self.owner))
        naming_of = {t: n for n, naming in enumerate(self.namings) for t in naming.toponyms}
        for at, number in enumerate(self.owner):
            for container in self.namings[number].containers:
                wide = np.flatnonzero(self.owner == naming_of[container])
                inside[at] = max(inside[at], self._belief_in_holding(at, wide, before))
        return inside

    def _belief_in_holding(self, at: int, wide: Ints, before: Floats) -> float:
        entry = self.candidates[at].entry
        return sum(
            float(before[w])
            for w in wide
            if self.candidates[w].entry.holds(entry) or self._city_holds(w, at)
        )

    def _city_holds(self, wide: int, at: int) -> bool:
        """Whether one settlement is probably a part of another: "Toowong, Brisbane"."""
        a, b = self.candidates[wide].entry, self.candidates[at].entry
        if a.kind != "city" or b.kind not in {"city", "part"} or a.population < b.population:
            return False
        return distance_km(a, b) < max(25.0, 3 * a.radius_km)

    def _dateline(self, before: Floats, near: Floats, same: Floats) -> None:
        told = [
            n for n, naming in enumerate(self.namings)
            if any(self._toponyms[t].sentence == BEFORE_ALL for t in naming.toponyms)
        ]  # fmt: skip
        marked = np.flatnonzero(np.isin(self.owner, told) & (before > _LEAST_BELIEF))
        if not len(marked):
            return
        km = _distances_km(self._lat, self._lon, self._lat[marked], self._lon[marked])
        close = np.nan_to_num(np.exp(-km / _FAR_KM)) * before[marked]
        near[:] = close.max(axis=1, initial=0.0)
        codes = self._codes[0]
        same[:] = [
            float(max((before[m] for m in marked if codes[m] == c and c >= 0), default=0.0))
            for c in codes
        ]

    def _held(self, before: Floats) -> Floats:
        """For a country or province: the share of the other names that lie in it."""
        kinds = np.array([c.entry.kind for c in self.candidates])
        country = self._support(self._codes[0], before) * (kinds == "country")
        province = self._support(self._codes[1], before) * (kinds == "province")
        return country + province + self._support(self._codes[2], before) * (kinds == "district")

    def _choice(self, number: int, beliefs: Floats) -> Choice:
        mine = np.flatnonzero(self.owner == number)
        others = len(self.namings[number].found)
        if not len(mine):
            return Choice(None, 0.0, others)
        best = max(mine, key=lambda i: (beliefs[i], self.candidates[i].entry.population, -i))
        spot = _distances_km(
            self._lat[[best]], self._lon[[best]], self._lat[mine], self._lon[mine]
        )[0]
        together = float(beliefs[mine][(spot < 25.0) | (mine == best)].sum())
        return Choice(self.candidates[best], together, others)


def _distances_km(lat: Floats, lon: Floats, lats: Floats, lons: Floats) -> Floats:
    """Great-circle distances of all to all, in radians in; nan where one has no place."""
    half = (
        np.sin((lats[None, :] - lat[:, None]) / 2) ** 2
        + np.cos(lat)[:, None] * np.cos(lats)[None, :]
        * np.sin((lons[None, :] - lon[:, None]) / 2) ** 2
    )  # fmt: skip
    return np.asarray(2 * _EARTH_KM * np.arcsin(np.sqrt(np.minimum(1.0, half))))


def _max_by(values: Floats, groups: Ints, count: int) -> Floats:
    top = np.full(count, -np.inf)
    np.maximum.at(top, groups, values)
    return top


def _sum_by_columns(near: Floats, names: Ints, count: int) -> Floats:
    """Sum over names of the nearest of each name's entries."""
    best = np.zeros((near.shape[0], count))
    for at, name in enumerate(names):
        np.maximum(best[:, name], near[:, at], out=best[:, name])
    return np.asarray(best.sum(axis=1))
