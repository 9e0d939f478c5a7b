"""What is true of a made corpus: who copied what from whom, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from bench.corpus.score.tables import OutputError, rows

Extent = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Copy:
    """One planted copy.

    Attributes:
        child: id of the copy.
        parent: id of what it copies.
        kind: how, as a label for tables.
        passages: stretches of the child, each with the stretch of the parent that it comes from.
    """

    child: str
    parent: str
    kind: str
    passages: tuple[tuple[Extent, Extent], ...]


@dataclass(frozen=True, slots=True)
class Truth:
    """All planted copies.

    Attributes:
        copies: by the child's id; a report copies one other at most.
        bodies: where each report's body stands in its text; around it is furniture.
        outlets: who published each report.
    """

    copies: dict[str, Copy]
    bodies: dict[str, Extent] = field(default_factory=dict)
    outlets: dict[str, str] = field(default_factory=dict)

    def related(self, one: str, other: str) -> bool:
        """Whether words of one report stand in the other by copying, in whichever direction.

        Either one copied the other, or both copied from the same report, and the stretches that
        they took there have words in common.
        """
        first, second = self.copies.get(one), self.copies.get(other)
        if (first and first.parent == other) or (second and second.parent == one):
            return True
        if not first or not second or first.parent != second.parent:
            return False
        return any(
            mine[0] < theirs[1] and theirs[0] < mine[1]
            for _, mine in first.passages
            for _, theirs in second.passages
        )


def read_truth(folder: Path) -> Truth:
    """Read the truth that the generator wrote.

    Args:
        folder: the corpus, or its `truth` folder.

    Raises:
        OutputError: it is not there, or something else is.
    """
    base = folder / "truth" if (folder / "truth").is_dir() else folder
    passages: dict[str, list[tuple[Extent, Extent]]] = {}
    spans = ("child_start", "child_end", "parent_start", "parent_end")
    for child, *at in rows(base / "passages", ("child", *spans)):
        passages.setdefault(child, []).append(((at[0], at[1]), (at[2], at[3])))
    copies = {}
    for child, parent, kind, strength in rows(
        base / "pairs", ("child", "parent", "kind", "strength")
    ):
        if strength is None:
            raise OutputError(
                f"{base} holds what was found, not the truth; give the corpus that was made first"
            )
        copied = tuple(passages.get(child, ()))
        copies[child] = Copy(child, parent, kind_label(kind, strength), copied)
    bodies, outlets = {}, {}
    for id, outlet, start, end in rows(
        base / "reports", ("id", "outlet", "body_start", "body_end")
    ):
        bodies[id], outlets[id] = (start, end), outlet
    return Truth(copies, bodies, outlets)


def kind_label(kind: str, strength: float) -> str:
    """How a kind of copy is called in tables."""
    if kind == "reworded":
        return f"reworded {strength:.0%}".replace("%", " %")
    if kind == "quote":
        return f"quote of {strength:.0f} sentence" + ("s" if strength > 1 else "")
    return {"lead": "another lead", "wire": "wire story"}.get(kind, kind)
