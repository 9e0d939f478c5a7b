"""Reads the sets of `corpora/reworded`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

KINDS = (
    "attribution-dropped",
    "attribution-shifted",
    "certainty-raised",
    "hedge-dropped",
    "hedge-added",
    "number-changed",
    "entity-changed",
    "role-swapped",
    "detail-added",
    "word-changed",
    "merged",
    "negated",
    "quote-altered",
    "quote-fabricated",
    "omitted-denial",
)

# The files that nothing is fitted on.
HELD = frozenset(
    """a5 b3 b4 c5 d5 d6 e5 f5 g4 h5 h6 i2 j2 k2 l2 m2 n2 o2 p2 q2 r2 s2 t2 t12 u2 u12
    v2 v4 v6 v8 v10 v12 v14 v16 v18 v22 w2 w4 w6 w8 w10 w12 w14 w18 t20""".split()
)
# Retellings of some length, as a report's sentences are; the others are lines of a passage or two.
RETOLD_LETTERS = "rstuw"
LETTERS = "abcdefghijklmnopqrstuvw"
Part = Literal["fit", "held"]

_MARK = re.compile(r"\[\[(.+?)\]\]")


@dataclass(frozen=True, slots=True)
class Drifted:
    """A rewording with one change of meaning.

    Attributes:
        kind: one of `KINDS`.
        text: the rewording.
        start, end: offsets of the words in `text` where the change shows.
        concerned: the words of the passage that it concerns; empty where there are none.
        mended: the same rewording with the change undone, in words of its own; empty where nobody
            wrote one.
    """

    kind: str
    text: str
    start: int
    end: int
    concerned: str
    mended: str = ""


@dataclass(frozen=True, slots=True)
class RewordedSet:
    """A passage, rewordings that say the same, and rewordings that say something else."""

    passage: str
    faithful: tuple[str, ...]
    drifted: tuple[Drifted, ...]


def load(part: Part, letters: str = LETTERS) -> list[RewordedSet]:
    """The sets of one part, in order of the files' names.

    Args:
        part: what may be fitted on, or what is held back.
        letters: of the desks whose sets are read.

    Raises:
        ValueError: a line that is neither passage nor rewording, or is not marked as it should be.
    """
    files = sorted((Path(__file__).parent / "sets").glob("*.txt"))
    chosen = [f for f in files if (f.stem in HELD) == (part == "held") and f.stem[0] in letters]
    return [found for file in chosen for found in read(file.read_text("utf-8").splitlines())]


def read(lines: Iterable[str]) -> Iterator[RewordedSet]:
    """The sets of one file's lines."""
    passage = ""
    faithful: list[str] = []
    drifted: list[Drifted] = []
    for line in lines:
        mark, _, rest = line.strip().partition(" ")
        if mark == "P":
            if passage:
                yield RewordedSet(passage, tuple(faithful), tuple(drifted))
            passage, faithful, drifted = rest, [], []
        elif mark == "F":
            faithful.append(rest)
        elif mark == "D":
            drifted.append(_drifted(rest, passage))
        elif mark == "M" and drifted:
            drifted[-1] = replace(drifted[-1], mended=rest)
        elif mark:
            raise ValueError(f"a line starts with P, F, D or M and a space, not with {line[:40]!r}")
    if passage:
        yield RewordedSet(passage, tuple(faithful), tuple(drifted))


def _drifted(line: str, passage: str) -> Drifted:
    fields = [field.strip() for field in line.split("|")]
    if len(fields) != 3 or fields[0] not in KINDS:
        raise ValueError(f"a D line holds 'kind | words | text', not {line[:60]!r}")
    kind, concerned, text = fields
    marks = list(_MARK.finditer(text))
    if len(marks) != 1 or concerned not in passage:
        raise ValueError(f"one [[mark]], and words that stand in the passage: {line[:60]!r}")
    start = marks[0].start()
    plain = _MARK.sub(r"\1", text)
    return Drifted(kind, plain, start, start + len(marks[0].group(1)), concerned)
