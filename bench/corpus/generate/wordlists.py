"""The word lists beside this module, and the few rules of English by which they are inflected."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "words"
_HEADING = re.compile(r"\[(\w+)\]")
# One vowel between consonants, as in "ban": the past doubles the last letter.
_SHORT = re.compile(r"[^aeiou]*[aeiou][bdgklmnprt]")


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of a list, without comments and blanks."""
    text = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    stripped = (line.strip() for line in text.splitlines())
    return tuple(line for line in stripped if line and not line.startswith("#"))


def sets(name: str) -> tuple[tuple[str, ...], ...]:
    """Sets of words that stand for one another, one a line; headings are passed over."""
    return tuple(tuple(line.split()) for line in lines(name) if not _HEADING.fullmatch(line))


def headed_sets(name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The sets of a list under its headings."""
    found: dict[str, list[tuple[str, ...]]] = {}
    heading = ""
    for line in lines(name):
        if match := _HEADING.fullmatch(line):
            heading = match[1]
        else:
            found.setdefault(heading, []).append(tuple(line.split()))
    return {heading: tuple(words) for heading, words in found.items()}


@cache
def rules(name: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Rules of a list, `left: right ...`, as the name on the left and the words on the right."""
    parted = (line.split(": ", 1) for line in lines(name))
    return tuple((left, tuple(right.split())) for left, right in parted)


def plural(noun: str) -> str:
    """The plural of an English noun, for the words that the lists hold."""
    if noun.endswith("man") and len(noun) > 5:
        return noun[:-3] + "men"
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def base(verb: str) -> str:
    """The base form of a verb as listed: `hold` of `hold/held`."""
    return verb.partition("/")[0]


def past(verb: str) -> str:
    """The past of a verb as listed: `held` of `hold/held`, `banned` of `ban`."""
    plain, _, irregular = verb.partition("/")
    if irregular:
        return irregular
    if plain.endswith("e"):
        return plain + "d"
    if plain.endswith("y") and plain[-2] not in "aeiou":
        return plain[:-1] + "ied"
    return plain + (plain[-1] if _SHORT.fullmatch(plain) else "") + "ed"
