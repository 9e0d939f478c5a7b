"""A text as a stream of plain letters that know where they stand, whatever their disguise.

Accents, case, scripts, full-width forms, invisible characters, percent signs, entities and
backslash escapes are seen through; each letter of the stream keeps the bounds of the characters
that it came from, so that what is found in the stream can be cut out of the text.
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from anyascii import anyascii

# What stands for other characters, and words broken by a hyphen at the end of a line.
_ESCAPED = re.compile(
    r"(?P<percent>(?:%[0-9a-fA-F]{2})+)"
    r"|(?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});)"
    r"|(?P<backslash>(?:\\u[0-9a-fA-F]{4})+|\\x[0-9a-fA-F]{2})"
    r"|(?P<puny>(?<![\w-])xn--[a-z0-9-]+)"
    r"|(?P<broken>(?<=\w)[-\u2010\u00ad][ \t]*\r?\n\s*(?=\w))",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
# Letters of other alphabets that are written for Latin ones to get past a search. Used only where
# a word mixes alphabets; elsewhere they are what they are.
_LOOKALIKES = dict(
    zip(
        "авекмнорстухіјѕԁһԛԝАВЕКМНОРСТУХІЈЅαβγεικνορτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
        "abekmhopctyxijsdhqwabekmhopctyxijsaβyeiknoptuxabezhikmnoptyx",
        strict=True,
    )
)


@dataclass(frozen=True, slots=True)
class Stream:
    """Letters, digits and marks in lower case, with where each came from.

    Attributes:
        text: the text itself.
        letters: the stream.
        starts: for each character of the stream, the first character of the text it stands for;
            None where the two are the same.
        ends: one past the last.
    """

    text: str
    letters: str
    starts: tuple[int, ...] | None
    ends: tuple[int, ...] | None

    def bounds(self, start: int, end: int) -> tuple[int, int]:
        """The bounds in the text of a stretch of the stream that is not empty."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]

    def is_capital(self, place: int) -> bool:
        """Whether a letter of the stream is a capital in the text, or of a script without any."""
        return not self.text[self.bounds(place, place + 1)[0]].islower()


def make_stream(text: str) -> Stream:
    """The stream of a text."""
    if text.isascii() and not _ESCAPED.search(text):
        return Stream(text, text.lower(), None, None)
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def put(said: str, start: int, end: int) -> None:
        for letter in said:
            letters.append(letter)
            starts.append(start)
            ends.append(end)

    mixed = _mixed_places(text)
    place = 0
    for escaped in _ESCAPED.finditer(text):
        for at in range(place, escaped.start()):
            put(_lookalike(text[at]) if at in mixed else _plain(text[at]), at, at + 1)
        for character in _unescaped(escaped):
            put(_plain(character), escaped.start(), escaped.end())
        place = escaped.end()
    for at in range(place, len(text)):
        put(_lookalike(text[at]) if at in mixed else _plain(text[at]), at, at + 1)
    return Stream(text, "".join(letters), tuple(starts), tuple(ends))


def _unescaped(escaped: re.Match[str]) -> str:
    said = escaped.group()
    match escaped.lastgroup:
        case "percent":
            return unquote(said, errors="replace")
        case "entity":
            return html.unescape(said)
        case "backslash":
            return re.sub(r"\\[ux]([0-9a-fA-F]+)", lambda m: chr(int(m[1], 16)), said)
        case "puny":
            try:
                return said[4:].encode().decode("punycode")
            except UnicodeError:
                return said
        case _:
            return ""


@lru_cache(maxsize=65_536)
def _plain(character: str) -> str:
    """One character as plain lower-case letters; "" where it is invisible or a mere accent."""
    if character.isascii():
        return character.lower()
    if unicodedata.category(character) in {"Cf", "Mn", "Me", "Cc"}:
        return ""
    if character.isspace():
        return " "
    said = unicodedata.normalize("NFKD", character)
    said = "".join(c for c in said if not unicodedata.combining(c))
    if said.isascii():
        return said.lower()
    # Letters without a Latin one, as ayin, come out as an apostrophe, which would part a word.
    return anyascii(said).lower().replace("'", "") if character.isalpha() else anyascii(said)


def _lookalike(character: str) -> str:
    return _LOOKALIKES.get(character) or _plain(character)


def _mixed_places(text: str) -> frozenset[int]:
    """Places of the words that mix alphabets."""
    if text.isascii():
        return frozenset()
    return frozenset(
        at
        for word in _WORD.finditer(text)
        if any(c in _LOOKALIKES for c in word.group()) and any(c.isascii() for c in word.group())
        for at in range(*word.span())
    )
