"""Both ways round weighed against each other.

The weights are log odds, fitted on labelled families as if they had no dates (`bench.fit.lineage`).
Dates are not weighed: a link against time is impossible.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from headwater.lineage.dates import order_of, say_gap
from headwater.lineage.direction.chains import by_chains
from headwater.lineage.direction.clue import CERTAIN, DATES, Clue
from headwater.lineage.direction.days import by_stated_day
from headwater.lineage.direction.losses import (
    by_figures,
    by_growth,
    by_loss,
    by_people,
    by_quotes,
    by_share,
)
from headwater.lineage.direction.manner import by_manner
from headwater.lineage.direction.naming import by_citation, by_description
from headwater.lineage.direction.speaking import by_first_hand, by_own_part, speaks_for_itself
from headwater.lineage.evidence import Evidence
from headwater.lineage.material import Material
from headwater.lineage.outlets import is_revision

# Below these odds the direction is not told: 0.6 is two to one.
MIN_ODDS = 0.6
_EVEN = 1e-9


@dataclass(frozen=True, slots=True)
class Direction:
    """Which of two reports is the child.

    Attributes:
        child: id of the report that took words.
        parent: id of the report they were taken from.
        odds: log odds that it is this way round and not the other.
        clues: what speaks for this way round, strongest first.
        against: what speaks for the other way round, strongest first.
    """

    child: str
    parent: str
    odds: float
    clues: tuple[Clue, ...]
    against: tuple[Clue, ...]

    @property
    def told(self) -> bool:
        """Whether the clues tell the direction at all."""
        return self.odds >= MIN_ODDS


def find_direction(
    material: Material,
    one: Evidence,
    other: Evidence,
) -> Direction:
    """Weigh both ways round; `one` and `other` are the same pair, each with another child.

    Where the clues are even, the report that is further on in the order of (path, digest) is
    called the child, and the direction is not `told`.
    """
    for_one = find_clues(material, one, other)
    for_other = find_clues(material, other, one)
    odds = sum(c.weight for c in for_one) - sum(c.weight for c in for_other)
    ids = list(material.reports)
    later = one if ids.index(one.child) > ids.index(other.child) else other
    chosen = _by_order(material, one, other) or (
        later if abs(odds) < _EVEN else one if odds > 0 else other
    )
    mine, theirs = (for_one, for_other) if chosen is one else (for_other, for_one)
    dated = _by_order(material, one, other) is not None
    return Direction(
        chosen.child, chosen.parent, max(abs(odds), CERTAIN) if dated else abs(odds), mine, theirs
    )


def _by_order(material: Material, one: Evidence, other: Evidence) -> Evidence | None:
    """The way round that dates leave, where they leave one only."""
    order = order_of(material.reports[one.parent].published, material.reports[one.child].published)
    return {"before": one, "after": other}.get(order)


def find_clues(material: Material, evidence: Evidence, reverse: Evidence) -> tuple[Clue, ...]:
    """What speaks for `evidence.child` having taken from `evidence.parent`, strongest first."""
    found = list(_by_dates(material, evidence))
    if is_revision(material.reports[evidence.child], material.reports[evidence.parent]):
        found += by_growth(evidence)
    else:
        found += by_citation(material, evidence)
        found += by_description(material, evidence)
        found += by_first_hand(material, evidence)
        found += by_own_part(material, evidence)
        found += by_quotes(evidence, reverse)
        found += by_people(material, evidence)
        found += by_figures(material, evidence)
        found += by_manner(material, evidence)
        found += by_stated_day(material, evidence)
        found += _by_loss(material, evidence)
    return tuple(sorted(found, key=lambda clue: -clue.weight))


def _by_dates(material: Material, evidence: Evidence) -> Iterator[Clue]:
    child = material.reports[evidence.child].published
    parent = material.reports[evidence.parent].published
    if order_of(parent, child) == "before":
        yield Clue(DATES, 1.0, say_gap(parent, child))


def _by_loss(material: Material, evidence: Evidence) -> Iterator[Clue]:
    """What the child lost, where its having less than the parent is a sign of retelling.

    It is none where the child is somebody's own account, which quotes nobody.
    """
    if speaks_for_itself(material, evidence.child):
        return
    yield from by_chains(material, evidence)
    yield from by_share(evidence)
    yield from by_loss(material, evidence)
