"""The passages of one text with what is known of each: filled in by the rules, rule by rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from headwater.model import BlockKind
from headwater.read.lines import Passage
from headwater.read.shape import is_prose


@dataclass(slots=True)
class Layout:
    """What the passages of one text are, filled in rule by rule.

    Attributes:
        passages: the passages, in reading order.
        rules: for each the name of the furniture rule that holds, or None.
        kinds: for each what it is; "furniture" and "key-point" have a rule.
        title: index of the title among the passages, or None.
        dateline: index of a passage that is nothing but a dateline, or None.
    """

    passages: Sequence[Passage]
    rules: list[str | None]
    kinds: list[BlockKind]
    title: int | None = None
    dateline: int | None = None

    def mark(self, i: int, rule: str, kind: BlockKind = "furniture") -> None:
        """Say that passage `i` is furniture by `rule`, unless an earlier rule has spoken."""
        if self.rules[i] is None:
            self.rules[i], self.kinds[i] = rule, kind

    def free(self) -> list[int]:
        """The passages that no rule has marked."""
        return [i for i, rule in enumerate(self.rules) if rule is None]

    def prose(self) -> list[int]:
        """The unmarked passages that read as running text."""
        return [i for i in self.free() if is_prose(self.passages[i])]
