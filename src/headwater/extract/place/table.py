"""The names of a report and all entries that they could mean, as one table of candidates."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from headwater.extract.gazetteer import Candidate, Entry
from headwater.extract.place.geometry import Floats
from headwater.extract.place.naming import SAME_NAME, Naming
from headwater.lexicon.toponym import MIN_LIKENESS, fold_toponym, toponym_likeness

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

# What a candidate says by itself; each is a column, and has a weight of its name.
OWN_FEATURES = (
    "main name", "population", "share of namesakes", "capital", "user's own",
    "city", "district", "province", "country", "region", "nature",
    "unlike", "barred", "hint fits", "hint against", "ends as it",
    "bare name of province", "bare name of district",
)  # fmt: skip
_COLUMN = {name: n for n, name in enumerate(OWN_FEATURES)}
_TOWNS = frozenset({"city", "part", "site"})
_WIDE = frozenset({"country", "region", "nature"})
# Nothing in the gazetteer is a street.
_WORLDLY = 3_000_000
_NOT_HELD = frozenset({"street"})
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


class Table:
    """Candidates in rows, name after name.

    Attributes:
        namings: the names.
        candidates: one for each row.
        owner: number of the name that each row is a candidate of.
        name: number of the spelling of that name: names of one spelling support none another.
        names: how many spellings there are.
        lat, lon: radians, nan where there is none.
        like: how like the spelling is.
        is_main_name: whether the spelling is that of the entry's own name.
        is_town, is_wide, is_capital, is_own: of each entry.
        population: of each entry.
        codes: number of the country, of the province, of the district of each row; -1: none.
        own: features of each row by itself.
    """

    def __init__(self, namings: Sequence[Naming]) -> None:
        """Set out the candidates of some names."""
        self.namings = namings
        pairs = [
            (number, candidate)
            for number, naming in enumerate(namings)
            if naming.hint not in _NOT_HELD
            for candidate in naming.found
        ]
        self.candidates: list[Candidate] = [candidate for _, candidate in pairs]
        entries = [candidate.entry for candidate in self.candidates]
        self.owner: Ints = np.array([number for number, _ in pairs], dtype=np.int64)
        spellings = {f: n for n, f in enumerate(dict.fromkeys(x.folded for x in namings))}
        self.name: Ints = np.array(
            [spellings[namings[n].folded] for n in self.owner], dtype=np.int64
        )
        self.names = len(spellings)
        self.lat, self.lon = (
            _radians([e.lat for e in entries]),
            _radians([e.lon for e in entries]),
        )
        self.like: Floats = np.array([c.likeness for c in self.candidates])
        self.is_town: Bools = np.array([e.kind in _TOWNS for e in entries], dtype=bool)
        self.is_wide: Bools = np.array([e.kind in _WIDE for e in entries], dtype=bool)
        self.is_capital: Bools = np.array([e.capital for e in entries], dtype=bool)
        self.is_own: Bools = np.array([e.own for e in entries], dtype=bool)
        self.is_main_name: Bools = np.array([c.main_name for c in self.candidates], dtype=bool)
        self.population: Floats = np.array([float(e.population) for e in entries])
        self.codes = tuple(self._code_numbers(depth) for depth in (1, 2, 3))
        self.own = self._own_features()

    def rows_of(self, number: int) -> Ints:
        """The rows of one name."""
        return np.flatnonzero(self.owner == number)

    def hinted(self, hint: str) -> Bools:
        """Which rows are of names that the text says to be of a sort."""
        told = np.array([naming.hint == hint for naming in self.namings], dtype=bool)
        return np.asarray(told[self.owner])

    def _code_numbers(self, depth: int) -> Ints:
        known: dict[tuple[str | None, ...], int] = {}
        numbers = []
        for candidate in self.candidates:
            entry = candidate.entry
            code = (entry.country, entry.province, entry.district)[:depth]
            numbers.append(-1 if None in code else known.setdefault(code, len(known)))
        return np.array(numbers, dtype=np.int64)

    def _own_features(self) -> Floats:
        rows = np.zeros((len(self.owner), len(OWN_FEATURES)))
        same = (self.population + 100) * (self.like >= SAME_NAME)
        totals = np.bincount(self.owner, same, len(self.namings))
        for at, number in enumerate(self.owner):
            share = (self.population[at] + 100) / totals[number] if totals[number] else 0.0
            rows[at, _COLUMN["share of namesakes"]] = share
            for name, value in self._of_candidate(self.candidates[at], self.namings[number]):
                rows[at, _COLUMN[name]] = value
        return rows

    def _of_candidate(self, candidate: Candidate, naming: Naming) -> list[tuple[str, float]]:
        entry, fits = candidate.entry, _FITS.get(naming.hint, set())
        return [
            (entry.kind if entry.kind in _COLUMN else "city", 1.0),
            ("main name", float(candidate.main_name)),
            ("population", math.log10(_known_to(entry) + 10) / 6),
            ("capital", float(entry.capital)),
            ("user's own", float(entry.own)),
            ("unlike", 10 * (1 - candidate.likeness)),
            ("barred", float(entry.lat is None)),
            ("hint fits", float(entry.kind in fits)),
            ("hint against", float(bool(fits) and entry.kind not in fits)),
            ("ends as it", float(entry.kind == naming.hint == "district")),
            ("bare name of province", float(_is_named_after_town(candidate, naming))),
            (
                "bare name of district",
                float(entry.kind == "district" and not naming.hint and not candidate.main_name),
            ),
        ]


def _known_to(entry: Entry) -> int:
    """How many people know a name, as far as how many live there says so.

    Seas, ranges and parts of the world are in our table because news names them: nobody lives in
    the Black Sea.
    """
    is_worldly = entry.kind in {"region", "nature"} and entry.country is None
    return max(entry.population, _WORLDLY) if is_worldly else entry.population


def _is_named_after_town(candidate: Candidate, naming: Naming) -> bool:
    """Whether a province's bare name is that of a large town in it: "Raqqa", not "Oklahoma"."""
    province = candidate.entry
    if province.kind != "province" or naming.hint:
        return False
    return any(
        c.entry.kind == "city"
        and province.holds(c.entry)
        and c.entry.population * 10 >= province.population
        and _is_one_name(c.entry.name, province.name)
        for c in naming.found
        if c.likeness >= SAME_NAME
    )


def _is_one_name(a: str, b: str) -> bool:
    return toponym_likeness(fold_toponym(a), fold_toponym(b)) >= MIN_LIKENESS


def _radians(degrees: Sequence[float | None]) -> Floats:
    return np.radians(np.array([np.nan if d is None else d for d in degrees], dtype=np.float64))
