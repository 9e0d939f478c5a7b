"""Where protected names stand in a text, in whatever form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from headwater.case.protecting.likeness import Likeness
from headwater.case.protecting.person import Person, is_sure
from headwater.case.protecting.stream import Stream, make_stream

# A handle, an address, a path: one run of characters with a mark inside that prose has not.
_COMPACT = re.compile(r"\S*(?:[@#_/\\=\d]|[^\W\d_]\.[^\W\d_])\S*")
# What belongs to one handle, and to one word of an address.
_HANDLE, _RUN = re.compile(r"[\w.+-]*\w"), re.compile(r"\w+")
_WORD = re.compile(r"[a-z]+")
_MONTHS = frozenset({"april", "august", "june", "march", "may"})
_DATED_AFTER = re.compile(r"[ \u00a0]\d")
_DATED_BEFORE = re.compile(
    r"(?:\d(?:st|nd|rd|th)?|\b(?:in|since|last|next|this|until|till|early|mid|late|during|of))[ -]$"
)
_NEAR = re.compile(r"[\s_\-\u00a0]{0,3}|,\s")


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a text that names somebody.

    Attributes:
        start: first character.
        end: one past the last.
        numbers: whom it may name; more than one where several people share the word.
    """

    start: int
    end: int
    numbers: frozenset[int]


class Finder:
    """Finds all protected people of a case."""

    def __init__(self, people: Sequence[Person]) -> None:
        self.people = tuple(people)
        self._likeness = [(p, Likeness(p)) for p in self.people]

    def learned(self, texts: Iterable[str]) -> Finder:
        """A finder that also knows how these texts spell the names.

        Where a text writes both words of a name otherwise ("Layla Hadad"), each of the two is
        looked for by itself from then on.
        """
        words: dict[int, set[str]] = {p.number: set() for p in self.people}
        for text in texts:
            stream = make_stream(text)
            for person, likeness in self._likeness:
                for _, _, pair in likeness.pairs(stream):
                    words[person.number].update(w for w in pair if is_sure(w))
        if not any(words.values()):
            return self
        return Finder(
            [replace(p, learned=p.learned | frozenset(words[p.number])) for p in self.people]
        )

    def find(self, text: str) -> list[Place]:
        """The places that name somebody, in order, without overlap; each names one person."""
        if not self.people or not text:
            return []
        stream = make_stream(text)
        found = [
            Place(*stream.bounds(start, end), frozenset({person.number}))
            for person, likeness in self._likeness
            for start, end in (*_named(person, stream), *likeness.find(stream))
        ]
        return _settled(_joined(text, found))

    def cover(self, text: str) -> str:
        """The text with a pseudonym in place of every name."""
        parts: list[str] = []
        done = 0
        for place in self.find(text):
            parts += [text[done : place.start], self.pseudonym(place)]
            done = place.end
        return "".join((*parts, text[done:]))

    def names(self, text: str) -> bool:
        """Whether a text names anybody who is protected."""
        return bool(self.find(text))

    def pseudonym(self, place: Place) -> str:
        """What stands there instead."""
        number = min(place.numbers)
        return next(p.pseudonym for p in self.people if p.number == number)


def _named(person: Person, stream: Stream) -> Iterator[tuple[int, int]]:
    """Bounds in the stream of every form of a name."""
    yield from _matches(person.whole, stream)
    yield from _matches(person.with_middle, stream, _has_capitals)
    yield from _matches(person.shortened, stream, _has_capitals)
    yield from _matches(person.alone, stream, _is_name)
    for token in _COMPACT.finditer(stream.letters):
        yield from _in_token(person, stream.letters, token)


def _in_token(person: Person, letters: str, token: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Bounds of the names in a handle or an address, with what is run together with them.

    What is left of a handle would lead to its bearer, so all of it goes.
    """
    for pattern in (person.whole, person.alone, person.handles):
        for found in pattern.finditer(letters, *token.span()) if pattern else ():
            start, end = found.span()
            if pattern is person.alone and not is_sure(found.group()):
                continue
            run = _HANDLE if "@" in token.group() else _RUN
            before = run.match(letters[token.start() : start][::-1])
            after = run.match(letters[end : token.end()])
            yield (
                start - (before.end() if before else 0),
                end + (after.end() if after else 0),
            )


def _matches(
    pattern: re.Pattern[str] | None,
    stream: Stream,
    accept: Callable[[Stream, re.Match[str]], bool] | None = None,
) -> Iterator[tuple[int, int]]:
    for found in pattern.finditer(stream.letters) if pattern else ():
        if accept is None or accept(stream, found):
            yield found.span()


def _has_capitals(stream: Stream, found: re.Match[str]) -> bool:
    """Whether every word has a capital, as in a name; what is one run of characters needs none."""
    if not any(c.isspace() for c in found.group()):
        return True
    return all(
        stream.is_capital(found.start() + word.start()) for word in _WORD.finditer(found.group())
    )


def _is_name(stream: Stream, found: re.Match[str]) -> bool:
    if is_sure(found.group()):
        return True
    if found.group() in _MONTHS and _is_date(stream.letters, *found.span()):
        return False
    return stream.is_capital(found.start())


def _is_date(letters: str, start: int, end: int) -> bool:
    """Whether a month is one, by the words around it."""
    return bool(_DATED_AFTER.match(letters, end) or _DATED_BEFORE.search(letters[:start][-16:]))


def _joined(text: str, found: Iterable[Place]) -> list[Place]:
    """Places that overlap, or that only a space or a hyphen parts, as one."""
    joined: list[Place] = []
    for place in sorted(found, key=lambda p: (p.start, -p.end)):
        last = joined[-1] if joined else None
        if last is not None and (
            place.start < last.end
            or (last.numbers & place.numbers and _NEAR.fullmatch(text, last.end, place.start))
        ):
            joined[-1] = Place(last.start, max(last.end, place.end), _narrowed(last, place))
        else:
            joined.append(place)
    return joined


def _narrowed(one: Place, other: Place) -> frozenset[int]:
    """Whom two places name together: the longer decides, and where neither is, it stays open."""
    if (one.start, one.end) == (other.start, other.end):
        return one.numbers | other.numbers
    return max((one, other), key=lambda p: p.end - p.start).numbers


def _settled(places: Sequence[Place]) -> list[Place]:
    """Places that may name several people name the one who was named last, or will be first."""
    settled: list[Place] = []
    last: int | None = None
    for number, place in enumerate(places):
        if last not in place.numbers:
            after = (p.numbers & place.numbers for p in places[number:] if len(p.numbers) == 1)
            last = min(next(filter(None, after), place.numbers))
        settled.append(replace(place, numbers=frozenset({last})))
    return settled
