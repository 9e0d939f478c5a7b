"""Reads `corpora/substitutes`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_NOTHING = "-"


@dataclass(frozen=True, slots=True)
class Substitutes:
    """What may be put in the place of a word.

    Attributes:
        word: a surface form in lower case, as news writes it.
        same: words or short phrases of the same form that leave the sentence true.
        other: those with which it would say something else.
    """

    word: str
    same: tuple[str, ...]
    other: tuple[str, ...]


def load() -> list[Substitutes]:
    """All words, in order of the alphabet.

    Raises:
        ValueError: a line that is not `word = same, same | other, other`.
    """
    text = (Path(__file__).parent / "words.txt").read_text("utf-8")
    return list(read(text.splitlines()))


def read(lines: Iterable[str]) -> Iterator[Substitutes]:
    """The substitutes of some lines."""
    for line in lines:
        word, equals, rest = line.partition(" = ")
        same, bar, other = rest.partition(" | ")
        if not (word and equals and bar):
            raise ValueError(f"a line holds 'word = same, same | other, other', not {line[:60]!r}")
        yield Substitutes(word, _listed(same), _listed(other))


def _listed(words: str) -> tuple[str, ...]:
    return tuple(w.strip() for w in words.split(",")) if words.strip() != _NOTHING else ()
