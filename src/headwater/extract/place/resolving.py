"""Which entry each name of a report means: all of them weighed together, in a few rounds.

Each name starts from what it says by itself (spelling, sort of place, size) and learns in each
round from what the others probably mean: the country and province that the report speaks of, the
places that lie near, the container that the text names. What the entries of a name weigh becomes
their share of belief; that nothing of the gazetteer is meant is always an answer too. The weights
are fitted on labelled news (`weights.toml`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from headwater.extract.gazetteer import Candidate
from headwater.extract.place.barring import barred
from headwater.extract.place.geometry import Floats, distances_km
from headwater.extract.place.naming import SAME_NAME, Naming
from headwater.extract.place.support import SUPPORT_FEATURES, Support
from headwater.extract.place.table import OWN_FEATURES, Table
from headwater.extract.place.toponym import Toponym
from headwater.extract.place.weights import weights

# What speaks for "nothing of the gazetteer"; each has a weight of its name.
_NOTHING_FEATURES = (
    "nothing", "nothing: no same name", "nothing: not a town", "nothing: unsupported",
)  # fmt: skip
FEATURES = (*OWN_FEATURES, *SUPPORT_FEATURES, *_NOTHING_FEATURES)
# Each round passes on what the one before learned; the weights are fitted for this many.
ROUNDS = 4
# Entries on one spot (a city and the district of its name) share their belief.
_ONE_SPOT_KM = 25.0
_SUPPORTED = 0.05


@dataclass(frozen=True, slots=True)
class Choice:
    """What a name means.

    Attributes:
        candidate: the entry that is believed in most, or None where there is none.
        confidence: belief in it and in entries on the same spot, 0 to 1.
        others: how many entries the words could mean.
    """

    candidate: Candidate | None
    confidence: float
    others: int


class Resolver:
    """The names of one report, weighed together."""

    def __init__(
        self, namings: Sequence[Naming], toponyms: Sequence[Toponym], peoples: Sequence[str]
    ) -> None:
        """Set the table out; `peoples` are the countries of the peoples that the report names."""
        self.table = Table(namings)
        self._support = Support(self.table, toponyms, peoples)
        self._nothing = self._read_nothing()

    def resolve(self) -> list[Choice]:
        """What each name means, in their order."""
        held = weights().resolve
        weight = np.array([held.get(name, 0.0) for name in FEATURES])
        beliefs = self.beliefs(weight)
        return [self.choice(number, beliefs) for number in range(len(self.table.namings))]

    def beliefs(self, weight: Floats, rounds: int = ROUNDS) -> Floats:
        """Belief in each candidate after some rounds."""
        if not len(self.table.owner):
            return np.zeros(0)
        beliefs: Floats | None = None
        for _ in range(rounds + 1):
            rows, nothing = self.rows(beliefs)
            beliefs = self._shares(rows @ weight, nothing @ weight)
        return np.zeros(0) if beliefs is None else beliefs

    def rows(self, before: Floats | None) -> tuple[Floats, Floats]:
        """Features of each candidate, and of "nothing" for each name, given beliefs before."""
        table = self.table
        rows = np.zeros((len(table.owner), len(FEATURES)))
        rows[:, : len(OWN_FEATURES)] = table.own
        nothing = self._nothing.copy()
        if before is None:
            return rows, nothing
        support = self._support.features(before)
        rows[:, len(OWN_FEATURES) : -len(_NOTHING_FEATURES)] = support
        names = [SUPPORT_FEATURES.index(n) for n in ("country of others", "near others")]
        backed = np.bincount(
            table.owner, (support[:, names] > _SUPPORTED).any(axis=1), len(table.namings)
        )
        nothing[:, FEATURES.index("nothing: unsupported")] = backed == 0
        out = barred(table, self._support, before)
        rows[out] = 0.0
        rows[out, FEATURES.index("barred")] = 1.0
        return rows, nothing

    def choice(self, number: int, beliefs: Floats) -> Choice:
        """What one name means by the beliefs."""
        table, mine = self.table, self.table.rows_of(number)
        others = len(table.namings[number].found)
        if not len(mine):
            return Choice(None, 0.0, others)
        best = int(max(mine, key=lambda i: (beliefs[i], table.population[i], -i)))
        spot = distances_km(table.lat[[best]], table.lon[[best]], table.lat[mine], table.lon[mine])[
            0
        ]
        together = float(beliefs[mine][(spot < _ONE_SPOT_KM) | (mine == best)].sum())
        return Choice(table.candidates[best], together, others)

    def _shares(self, scores: Floats, nothing: Floats) -> Floats:
        """Scores to shares of belief, name by name."""
        owner, count = self.table.owner, len(self.table.namings)
        top = nothing.copy()
        np.maximum.at(top, owner, scores)
        raised = np.exp(scores - top[owner])
        total = np.bincount(owner, raised, count) + np.exp(nothing - top)
        return np.asarray(raised / total[owner])

    def _read_nothing(self) -> Floats:
        rows = np.zeros((len(self.table.namings), len(FEATURES)))
        for number in range(len(self.table.namings)):
            mine = self.table.rows_of(number)
            kinds = {self.table.candidates[i].entry.kind for i in mine}
            rows[number, FEATURES.index("nothing")] = 1.0
            rows[number, FEATURES.index("nothing: no same name")] = not (
                self.table.like[mine] >= SAME_NAME
            ).any()
            rows[number, FEATURES.index("nothing: not a town")] = "city" not in kinds
        return rows
