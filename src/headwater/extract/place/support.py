"""What the other names of a report say for each candidate, given what they probably mean."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from headwater.extract.place.dateline import BEFORE_ALL
from headwater.extract.place.geometry import Floats, distance_km, distances_km
from headwater.extract.place.table import Ints, Table
from headwater.extract.place.toponym import Toponym

# What others say of a candidate; each is a column, and has a weight of its name.
SUPPORT_FEATURES = (
    "country of others", "province of others", "district of others", "near others",
    "far near others", "near in sentence", "in its container", "near dateline",
    "country of dateline", "holds others", "country of peoples", "only country",
)  # fmt: skip
_NEAR_KM = 60.0
FAR_KM = 400.0
# Beliefs below this support nobody.
_LEAST_BELIEF = 0.02
# Nearly every other name lies there.
_ONLY = 0.8
_SUBURB_KM = 25.0


class Support:
    """Reads support off a table, for one belief in each candidate after another."""

    def __init__(self, table: Table, toponyms: Sequence[Toponym], peoples: Sequence[str]) -> None:
        """Look once at who stands with whom; `peoples` are countries whose people are named."""
        self._table = table
        self._of_peoples = np.array([float(c.entry.country in peoples) for c in table.candidates])
        sentences = [
            frozenset(toponyms[t].sentence for t in naming.toponyms) for naming in table.namings
        ]
        self._together = np.array([[float(bool(a & b)) for b in sentences] for a in sentences])
        told = [n for n, held in enumerate(sentences) if BEFORE_ALL in held]
        self._in_dateline = np.isin(table.owner, told)
        self._holders = self._read_holders()

    def features(self, beliefs: Floats) -> Floats:
        """One row for each candidate, one column for each of `SUPPORT_FEATURES`."""
        country, province, district = (self.in_division(d, beliefs) for d in range(3))
        near, sentence = self._near_by_name(beliefs, _NEAR_KM)
        far, _ = self._near_by_name(beliefs, FAR_KM)
        beside_dateline, of_dateline = self._dateline(beliefs)
        columns = (
            country,
            province,
            district,
            near,
            far,
            sentence,
            self._contained(beliefs),
            beside_dateline,
            of_dateline,
            self._held(country, province, district),
            self._of_peoples,
            (country > _ONLY).astype(np.float64),
        )
        return np.column_stack(columns)

    def in_division(self, depth: int, beliefs: Floats) -> Floats:
        """Share of the other names that lie in the same country (0), province (1), district (2)."""
        table, codes = self._table, self._table.codes[depth]
        held = codes >= 0
        if not held.any():
            return np.zeros(len(codes))
        by_name = np.zeros((table.names, int(codes.max()) + 1))
        np.add.at(by_name, (table.name[held], codes[held]), beliefs[held])
        by_name = np.minimum(by_name, 1.0)
        at = np.maximum(codes, 0)
        others = by_name.sum(axis=0)[at] - by_name[table.name, at]
        return np.where(held, others / max(1, table.names - 1), 0.0)

    def of_peoples(self) -> Floats:
        """1 for candidates in the country of a people that the report names."""
        return self._of_peoples

    def nearness(self, beliefs: Floats, reach_km: float) -> Floats:
        """How many of the other names lie within some reach, the nearer the more."""
        return self._near_by_name(beliefs, reach_km)[0]

    def _near_by_name(self, beliefs: Floats, reach_km: float) -> tuple[Floats, Floats]:
        """The same, damped for reports of many names; and the nearest name of the same sentence."""
        table = self._table
        others = np.flatnonzero((beliefs > _LEAST_BELIEF) & ~table.is_wide & ~np.isnan(table.lat))
        km = distances_km(table.lat, table.lon, table.lat[others], table.lon[others])
        near = np.exp(-km / reach_km) * beliefs[others]
        near[table.name[:, None] == table.name[others]] = 0.0
        together = self._together[np.ix_(table.owner, table.owner[others])]
        in_sentence = np.minimum((near * together).max(axis=1, initial=0.0), 1.0)
        best = np.zeros((len(near), table.names))
        for column, name in enumerate(table.name[others]):
            np.maximum(best[:, name], near[:, column], out=best[:, name])
        return best.sum(axis=1) / np.sqrt(max(1, table.names - 1)), in_sentence

    def _read_holders(self) -> list[tuple[int, Ints]]:
        """Rows whose name has a container in the text, with the container's rows that hold it."""
        table = self._table
        naming_of = {t: n for n, naming in enumerate(table.namings) for t in naming.toponyms}
        holders = []
        for at, number in enumerate(table.owner):
            for container in table.namings[number].containers:
                wide = [w for w in table.rows_of(naming_of[container]) if self._holds(w, at)]
                if wide:
                    holders.append((at, np.array(wide, dtype=np.int64)))
        return holders

    def _holds(self, wide: int, at: int) -> bool:
        a, b = self._table.candidates[wide].entry, self._table.candidates[at].entry
        if a.holds(b):
            return True
        # One settlement is probably a part of another: "Toowong, Brisbane".
        is_suburb = a.kind == "city" and b.kind in {"city", "part"} and a.population > b.population
        return is_suburb and distance_km(a, b) < max(_SUBURB_KM, 3 * a.radius_km)

    def _contained(self, beliefs: Floats) -> Floats:
        """Belief that a candidate lies in what the text names as its container."""
        inside = np.zeros(len(beliefs))
        for at, wide in self._holders:
            inside[at] = max(inside[at], float(beliefs[wide].sum()))
        return inside

    def _dateline(self, beliefs: Floats) -> tuple[Floats, Floats]:
        """How near the dateline's place is; belief that its country is that of the dateline."""
        table = self._table
        marked = np.flatnonzero(self._in_dateline & (beliefs > _LEAST_BELIEF))
        if not len(marked):
            return np.zeros(len(beliefs)), np.zeros(len(beliefs))
        km = distances_km(table.lat, table.lon, table.lat[marked], table.lon[marked])
        near = (np.exp(-km / FAR_KM) * beliefs[marked]).max(axis=1)
        codes = table.codes[0]
        same = (codes[:, None] == codes[marked]) & (codes[:, None] >= 0)
        return near, (same * beliefs[marked]).max(axis=1)

    def _held(self, country: Floats, province: Floats, district: Floats) -> Floats:
        """Of a country, province or district: the share of the other names that lie in it."""
        kinds = np.array([c.entry.kind for c in self._table.candidates])
        parts = ((country, "country"), (province, "province"), (district, "district"))
        return np.asarray(sum(share * (kinds == kind) for share, kind in parts))
