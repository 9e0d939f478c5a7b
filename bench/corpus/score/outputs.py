"""What an engine found: its pairs, its families, its passages."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from bench.corpus.score.tables import OutputError, rows, rows_if_any

Extent = tuple[int, int]
Pair = tuple[str, str]

FAMILY = "family"
"""The kind of a pair that only a family states."""


@dataclass(frozen=True, slots=True)
class FoundPair:
    """One found pair, as it was stated.

    Attributes:
        child: who is said to have copied.
        parent: from whom.
        undirected: whether the direction is left open.
        kind: what the engine calls it.
    """

    child: str
    parent: str
    undirected: bool
    kind: str


@dataclass(frozen=True, slots=True)
class Found:
    """All that an engine says.

    Attributes:
        pairs: by their two ids in order of the alphabet; a pair that is stated twice counts once.
        families: the family of each report that is in one.
        passages: stretches of the child and of the parent, for each pair; key is (child, parent).
    """

    pairs: dict[Pair, FoundPair]
    families: dict[str, str] = field(default_factory=dict)
    passages: dict[Pair, list[tuple[Extent, Extent]]] = field(default_factory=dict)

    def family(self, id: str) -> str:
        """The family of a report; one that is in none stands for itself."""
        return self.families.get(id, id)

    def family_pairs(self) -> set[Pair]:
        """The pairs between families, and between a report and itself where both are in one."""
        return {unordered(self.family(a), self.family(b)) for a, b in self.pairs}


def unordered(one: str, other: str) -> Pair:
    """Two ids in order of the alphabet."""
    return (one, other) if one <= other else (other, one)


def read_found(out: Path) -> Found:
    """Read `pairs`, and `families` and `passages` where there are any.

    Raises:
        OutputError: there are no pairs.
    """
    pairs: dict[Pair, FoundPair] = {}
    for child, parent, undirected, kind in rows(
        out / "pairs", ("child", "parent", "undirected", "kind")
    ):
        if child is None or parent is None:
            raise OutputError(f"{out / 'pairs'} has a row without child or parent")
        stated = FoundPair(child, parent, bool(undirected), kind or "")
        pairs.setdefault(unordered(child, parent), stated)
    families: dict[str, str] = {}
    for family, member, head in rows_if_any(
        out / "families", ("family", "member", "representative")
    ):
        families[member] = f"family {family}"
        if member != head:
            families[head] = f"family {family}"
            stated = FoundPair(member, head, True, FAMILY)
            pairs.setdefault(unordered(member, head), stated)
    return Found(pairs, families, _read_passages(out))


def _read_passages(out: Path) -> dict[Pair, list[tuple[Extent, Extent]]]:
    spans = ("child_start", "child_end", "parent_start", "parent_end")
    passages: dict[Pair, list[tuple[Extent, Extent]]] = {}
    for child, parent, *at in rows_if_any(out / "passages", ("child", "parent", *spans)):
        passages.setdefault((child, parent), []).append(((at[0], at[1]), (at[2], at[3])))
    return passages
