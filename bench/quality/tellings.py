"""Independent tellings of the same facts, and near misses: `matching_fit/NN.txt`.

Each file is a story that several newsrooms tell, none of them from another. A telling begins with
"== outlet | time"; each line is a paragraph. "{a=14 At least 14 people died}" marks words that make
fact `a` and answer it with 14; "{b ...}" makes fact `b` and says what the others say. The same
letter is the same fact, another answer a conflict. `n` marks a near miss: another figure, place or
day, which is no fact of the others. Words without a mark make no fact of another telling.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "matching_fit"
_MARK = re.compile(r"\{(?P<fact>[a-z])(?:=(?P<answer>\S+))? (?P<words>[^{}]*)\}")
NEAR_MISS = "n"


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
    """

    name: str
    text: str
    marked: tuple[Marked, ...]


def read_stories(folder: Path = FOLDER) -> Iterator[tuple[str, tuple[Telling, ...]]]:
    """Every story with its name and its tellings."""
    for path in sorted(folder.glob("*.txt")):
        blocks = path.read_text(encoding="utf-8").split("== ")[1:]
        yield path.stem, tuple(_telling(n, block) for n, block in enumerate(blocks))


def _telling(number: int, block: str) -> Telling:
    head, *lines = block.strip().splitlines()
    outlet, published = (part.strip() for part in head.split("|"))
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
    return Telling(f"{number}.txt", text, tuple(marked))
