"""Tellings of the same facts, and near misses: `matching_fit/*.txt`.

Each file is a story that several newsrooms tell. A telling begins with "== outlet | time", and with
"== outlet | time | from another outlet" where it was taken from that one's; each line is a
paragraph. "{a=14 At least 14 people died}" marks words that make fact `a` and answer it with 14;
"{b ...}" makes fact `b` and says what the others say. The same letter, or two letters, is the same
fact, another answer a conflict. `n` marks a near miss: another figure, place or day, which is no
fact of the others; a near miss that is told twice has letters of its own. Words without a mark make
no fact of another telling.

Stories with "held" in their name are held back: they are counted, and nothing is fitted on them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

FOLDER = Path(__file__).parent / "matching_fit"
_MARK = re.compile(r"\{(?P<fact>[a-z]{1,2})(?:=(?P<answer>\S+))? (?P<words>[^{}]*)\}")
NEAR_MISS = "n"
_FROM = "from "
_HELD = "held"


@dataclass(frozen=True, slots=True)
class Marked:
    """Words of a telling that make a fact.

    Attributes:
        start: first character in the telling's text.
        end: one past the last.
        fact: its letter.
        answer: which answer they give; "" the plain one.
    """

    start: int
    end: int
    fact: str
    answer: str


@dataclass(frozen=True, slots=True)
class Telling:
    """What one newsroom wrote.

    Attributes:
        name: file name, unique in its story.
        text: header lines and paragraphs, without marks.
        marked: in text order.
        outlet: whose it is.
        parent: name of the telling that it was taken from, or None.
    """

    name: str
    text: str
    marked: tuple[Marked, ...]
    outlet: str
    parent: str | None = None


def read_stories(
    folder: Path = FOLDER, *, held: bool = False
) -> Iterator[tuple[str, tuple[Telling, ...]]]:
    """Every story with its name and its tellings.

    Args:
        folder: where they lie.
        held: whether those that are held back are asked for, instead of the others.

    Raises:
        ValueError: a telling was taken from one that is not there.
    """
    for path in sorted(folder.glob("*.txt")):
        if (_HELD in path.stem) == held:
            blocks = path.read_text(encoding="utf-8").split("== ")[1:]
            yield path.stem, _tellings(path.stem, blocks)


def _tellings(story: str, blocks: Sequence[str]) -> tuple[Telling, ...]:
    told = [_telling(number, block) for number, block in enumerate(blocks)]
    names = {telling.outlet: telling.name for telling in told}
    for telling in told:
        if telling.parent is not None and telling.parent not in names:
            raise ValueError(f"{story}: {telling.outlet} is from {telling.parent}, not told here")
    return tuple(replace(t, parent=names[t.parent]) if t.parent else t for t in told)


def _telling(number: int, block: str) -> Telling:
    head, *lines = block.strip().splitlines()
    outlet, published, *taken = (part.strip() for part in head.split("|"))
    parent = taken[0].removeprefix(_FROM) if taken else None
    text = f"Source: {outlet}\nPublished: {published}\n"
    marked = []
    for line in lines:
        text += "\n"
        reached = 0
        for mark in _MARK.finditer(line):
            text += line[reached : mark.start()]
            start = len(text)
            text += mark["words"]
            marked.append(Marked(start, len(text), mark["fact"], mark["answer"] or ""))
            reached = mark.end()
        text += f"{line[reached:]}\n"
    return Telling(f"{number}.txt", text, tuple(marked), outlet, parent)
