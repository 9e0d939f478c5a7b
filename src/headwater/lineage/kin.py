"""Two reports weighed both ways: whether one rests on the other, and which."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from headwater.lineage.direction import Direction, find_direction
from headwater.lineage.evidence import Evidence, weigh_pair
from headwater.lineage.kinship import best_rival, echo_facts, is_large, others_of_outlet
from headwater.lineage.recall import Memory, comparison_digest
from headwater.lineage.specifics import Pile


@dataclass(frozen=True, slots=True)
class Kin:
    """Two reports that may be kin.

    Attributes:
        forth: for the first resting on the second.
        back: for the second resting on the first.
        direction: which of the two ways round it is.
    """

    forth: Evidence
    back: Evidence
    direction: Direction

    @property
    def chosen(self) -> Evidence:
        """The evidence for the way round that it is."""
        return self.forth if self.forth.child == self.direction.child else self.back

    @property
    def reverse(self) -> Evidence:
        """The evidence for the other way round."""
        return self.back if self.chosen is self.forth else self.forth


def weigh_kin(pile: Pile, first: str, second: str, min_chance: float) -> tuple[Kin, ...]:
    """What speaks for either of two reports resting on the other; nothing where little does.

    Args:
        pile: the reports.
        first: id of a report.
        second: id of one that stands further on.
        min_chance: how surely they must be kin.
    """
    memory = pile.material.memory
    if memory is None:
        return _weigh(pile, first, second, min_chance)
    return memory.recall(
        tuple(_rests_on(pile, memory, first, second, min_chance)),
        (first, second),
        tuple[Kin, ...],
        lambda: _weigh(pile, first, second, min_chance),
    )


def _weigh(pile: Pile, first: str, second: str, min_chance: float) -> tuple[Kin, ...]:
    forth = weigh_pair(pile, first, second)
    if forth.chance < min_chance:
        return ()
    back = weigh_pair(pile, second, first, forth.chance)
    return (Kin(forth, back, find_direction(pile.material, forth, back)),)


def _rests_on(
    pile: Pile, memory: Memory, first: str, second: str, min_chance: float
) -> Iterator[str]:
    """All that the kinship and the direction of two reports depend on.

    Of the reports round them it is how few hold what the two share, and no more: one that joins
    and holds none of it changes nothing.
    """
    material = pile.material
    yield f"kin {min_chance} {is_large(pile)} {best_rival(pile, first, second)}"
    yield repr(pile.few_in_common(first, second))
    yield repr(echo_facts(pile, first, second))
    for child, parent in ((first, second), (second, first)):
        yield memory.digests[child]
        comparison = material.comparisons.get((child, parent))
        yield "" if comparison is None else comparison_digest(comparison)
        yield repr([(c.name, material.is_outlet_at_hand(c.name)) for c in material.cites(child)])
        yield str(others_of_outlet(pile, child, parent))
        yield str(pile.head_told(child, parent)) if is_large(pile) else ""
