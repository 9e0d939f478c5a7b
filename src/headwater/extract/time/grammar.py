"""Rules over words of time: "part? dash? month year" with the function that says what it means.

A rule is a regular expression whose letters are words: a name stands for any word that can play
that part, and `alias:name` hands its value to the resolver. It is compiled to an expression over
characters, one character for each set of parts that a word can have, so that a sentence is matched
as a short string.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from headwater.extract.time.lexer import Lexeme
from headwater.extract.time.reading import Reading
from headwater.extract.time.reference import Reference
from headwater.lexicon.timewords import Value, time_words

# What must be known to resolve a phrase: nothing, the day of publication, or a date before it.
Needs = Literal["nothing", "published", "before"]
_NAME = re.compile(r"(?:([a-z]\w*):)?([a-z_]+)")
_SOURCE_SPACE = re.compile(r"\s+")
# Sets of parts that figures and signs can have; those of words come from the word list.
_FIGURES = tuple(
    tuple(parts.split("+"))
    for parts in "iso slashed clock decade tens nth nth+day short_year quarter_sign fraction "
    "half_day number vague year number+year number+hour".split()
)
_NUMERALS = ("number", "day", "hour", "two_digits", "year", "hundreds")


class Words(Mapping[str, Value]):
    """The values of a phrase's named words."""

    def __init__(self, values: Mapping[str, Value]) -> None:
        self._values = values

    def __getitem__(self, name: str) -> Value:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def number(self, name: str) -> int:
        """A whole number that must be there."""
        return int(self._values[name] or 0)

    def text(self, name: str) -> str:
        """A word's value as text; "" where it is not there."""
        return str(self._values.get(name) or "")


Resolver = Callable[[Words, Reference], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern of words and what it means.

    Attributes:
        pattern: over the characters of `encode`.
        named: alias and part of each named word, in order; its group is "_" and its number.
        resolve: the meaning, given the named words and a reference.
        needs: what must be known for that.
        doubt: why the words may be no time at all ("month": "may" is a verb, too), or "".
    """

    pattern: re.Pattern[str]
    named: tuple[tuple[str, str], ...]
    resolve: Resolver
    needs: Needs
    doubt: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase found in a sentence.

    Attributes:
        start: first character in the sentence.
        end: one past the last.
        words: the named words.
        rule: the rule that it follows.
    """

    start: int
    end: int
    words: Words
    rule: Rule

    def resolve(self, reference: Reference) -> Reading | None:
        """What the phrase means; None where there is no such day."""
        try:
            return self.rule.resolve(self.words, reference)
        except (ValueError, OverflowError):  # beyond the calendar's first or last year
            return None


def rule(source: str, resolve: Resolver, needs: Needs = "published", doubt: str = "") -> Rule:
    """A rule from its pattern in words; spaces count for nothing."""
    named: list[tuple[str, str]] = []

    def letters(match: re.Match[str]) -> str:
        alias, part = match.groups()
        if not alias:
            return _letters_of(part)
        named.append((alias, part))
        return f"(?P<_{len(named) - 1}>{_letters_of(part)})"

    compiled = re.compile(_SOURCE_SPACE.sub("", _NAME.sub(letters, source)))
    return Rule(compiled, tuple(named), resolve, needs, doubt)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rules that are tried only where a sentence has a word that can play one of some parts."""

    rules: tuple[Rule, ...]
    gate: re.Pattern[str]


def sheet(rules: Iterable[Rule], gate: str) -> Sheet:
    """Rules behind a gate: names of parts, with "|" between them."""
    return Sheet(tuple(rules), rule(gate, _nothing).pattern)


def _nothing(_: Words, __: Reference) -> Reading | None:
    return None


def find_phrases(
    lexemes: Sequence[Lexeme], sheets: Iterable[Sheet], is_time: Callable[[Phrase], bool]
) -> Iterator[Phrase]:
    """The phrases in a sentence, in order.

    Of two that overlap the one that begins first, or else is longer, or else stands on an earlier
    sheet, is taken.

    Args:
        lexemes: the sentence.
        sheets: the rules.
        is_time: whether a phrase whose rule is in doubt is one of time after all.
    """
    coded = encode(lexemes)
    tried = [r for s in sheets if s.gate.search(coded) for r in s.rules]
    found = [(m.start(), -m.end(), m, r) for r in tried for m in r.pattern.finditer(coded)]
    end = 0
    for start, minus_end, match, followed in sorted(found, key=lambda x: x[:2]):
        if start < end:
            continue
        phrase = _phrase(lexemes, match, followed)
        if not followed.doubt or is_time(phrase):
            end = -minus_end
            yield phrase


def _phrase(lexemes: Sequence[Lexeme], match: re.Match[str], followed: Rule) -> Phrase:
    values = {
        alias: lexemes[match.start(f"_{n}")].parts[part]
        for n, (alias, part) in enumerate(followed.named)
        if match.start(f"_{n}") >= 0
    }
    first, last = lexemes[match.start()], lexemes[match.end() - 1]
    return Phrase(first.start, last.end, Words(values), followed)


def encode(lexemes: Iterable[Lexeme]) -> str:
    """A sentence as a string, one character a word, by what the word can be."""
    return "".join(_ALPHABET.get(frozenset(x.parts), _NOTHING) for x in lexemes)


# One character for each set of parts, from the private use area.
_NOTHING = "-"


def _alphabet() -> dict[frozenset[str], str]:
    tables = time_words()
    sets = {frozenset(parts) for parts in tables.words.values()}
    sets |= {frozenset(parts) for entries in tables.phrases.values() for _, parts in entries}
    sets |= {frozenset(parts) for parts in _FIGURES}
    sets |= {
        frozenset(part for n, part in enumerate(_NUMERALS) if bits >> n & 1)
        for bits in range(1, 1 << len(_NUMERALS))
    }
    ordered = sorted(sets - {frozenset()}, key=sorted)
    return {parts: chr(0xE000 + n) for n, parts in enumerate(ordered)}


_ALPHABET = _alphabet()


def _letters_of(part: str) -> str:
    found = "".join(letter for parts, letter in _ALPHABET.items() if part in parts)
    if not found:
        raise ValueError(f"no word plays the part {part!r} in a time expression")
    return f"[{found}]"
