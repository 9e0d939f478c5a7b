"""The question "how many?": what a figure counts, and whether two figures agree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from headwater.lexicon.fates import FATES
from headwater.lexicon.fold import fold_word
from headwater.lexicon.measures import measure_of
from headwater.match.fates import fate_of, is_anybody, is_toll
from headwater.match.statement import Statement
from headwater.model import Number

# Two figures that are not meant to the last digit agree when they are this near.
_ROUGHLY = 0.1
# ... and two in other units, one of which somebody converted, when they are this near.
_CONVERTED = 0.06
# Money and things as often as measures.
_NO_MEASURES = frozenset({"pound", "stone"})
# What is shorter is the breadth of a thing, and no way.
_LEAST_LENGTH = 0.1

_ANYBODY = "people"
# Units of time, from the shortest.
_TIMES = ("second", "minute", "hour", "night", "day", "week", "month", "year")
# Units in which a report measures many things: two figures in euros are seldom of one thing.
_COMMON_UNITS = frozenset(_TIMES) | frozenset(
    "area breadth length mass volume crown dinar dollar euro franc kilometre krona lira mark "
    "metre mile peso people percent pound rand rouble rupee shilling square tonne vote "
    "yen yuan hectare litre degree man woman child thing time case".split()
)
# Things for which news has several words.
_ALIKE = {
    word: words[0]
    for words in (
        ("explosion", "blast", "bomb", "detonation"),
        ("match", "game", "fixture"),
        ("attacker", "assailant", "gunman", "perpetrator", "raider", "robber", "shooter"),
    )
    for word in words
}
# "1,100 dollars a day" and "400,000 dollars a year" answer two questions.
_RATE = re.compile(
    r"(?: [\w-]+){0,2}? (?:an?|each|every|per) "
    r"(second|minute|hour|day|night|week|month|quarter|season|year|acre|barrel|bottle|hectare|head|"
    r"kilo|kilogram|kilometre|litre|passenger|person|sack|share|tonne)\b"
    r"(?! (?:ago|before|earlier|later))",
    re.IGNORECASE,
)
_SIGNS = frozenset("$£¥€₹₽₦₺₩")
_YEAR = re.compile(r"\b(?:1[6-9]|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Count:
    """One figure as the answer to a question.

    Attributes:
        question: what is counted: a fate of people ("dead"), what is measured ("length"), or the
            thing itself ("goal").
        number: the figure, of what is measured in one unit.
    """

    question: str
    number: Number


# A statement is asked again for every other that it is laid beside.
_KNOWN: WeakKeyDictionary[Statement, tuple[Count, ...]] = WeakKeyDictionary()


def counts_of(statement: Statement) -> tuple[Count, ...]:
    """The counts that a statement gives, in text order."""
    known = _KNOWN.get(statement)
    if known is None:
        known = _KNOWN[statement] = tuple(_counts(statement))
    return known


def agree(one: Number, other: Number) -> bool:
    """Whether two figures are the same answer: equal, in the other's range, or roughly so."""
    if one.value == other.value:
        return True
    if one.low <= other.value <= one.high or other.low <= one.value <= other.high:
        return True
    if "about" not in {one.bound, other.bound}:
        return False
    return abs(one.value - other.value) <= _ROUGHLY * max(abs(one.value), abs(other.value))


def disputed(mine: Iterable[Count], theirs: Iterable[Count]) -> Count | None:
    """The first of my counts to which the other statement gives another figure, or None."""
    others = list(theirs)
    for count in mine:
        rivals = [o for o in others if o.question == count.question]
        if rivals and not any(_fit(count, o) for o in rivals):
            return count
    return None


def _fit(one: Count, other: Count) -> bool:
    """Whether two answers to one question can both stand.

    "At least 40 houses" and "52 houses" can. So can "at least 11 dead" and "14 dead", but a reader
    who meets both tolls has two answers before him, and is told so.
    """
    if agree(one.number, other.number) or _agree_converted(one.number, other.number):
        return True
    return one.question not in FATES and (
        _allows(one.number, other.number) or _allows(other.number, one.number)
    )


def _agree_converted(one: Number, other: Number) -> bool:
    """Whether two figures in other units are the same answer: "40 miles", "64 kilometres"."""
    if measure_of(one.unit) == measure_of(other.unit):
        return False
    return abs(one.value - other.value) <= _CONVERTED * max(abs(one.value), abs(other.value))


def _allows(limit: Number, figure: Number) -> bool:
    """Whether a least or a greatest number leaves room for a figure that is no limit itself."""
    if figure.bound in {"at-least", "at-most"}:
        return False
    if limit.bound == "at-least":
        return figure.value >= limit.value
    return limit.bound == "at-most" and figure.value <= limit.value


def main_counts(statements: Iterable[Statement]) -> dict[str, set[str]]:
    """By claim id the questions to which a claim gives its report's main answer.

    Of what became of people that is the first count of the report; of anything else a count is the
    main one only where the report gives no other. A statement with a year in it tells of another
    time, and counts for nothing here.
    """
    answers: dict[str, list[tuple[str, Number]]] = {}
    for statement in statements:
        if _YEAR.search(statement.claim.span.text):
            continue
        for count in counts_of(statement):
            answers.setdefault(count.question, []).append((statement.claim.id, count.number))
    main: dict[str, set[str]] = {}
    for question, given in answers.items():
        first = given[0][1]
        agreeing = [claim for claim, number in given if agree(first, number)]
        if question in FATES or len(agreeing) == len(given):
            for claim in agreeing:
                main.setdefault(claim, set()).add(question)
    return main


Rivals = Mapping[str, tuple[float, float]]


def rival_counts(mine: Iterable[Count], theirs: Iterable[Count]) -> Rivals:
    """Questions to which two reports give one answer each that the other has not: (mine, theirs).

    Figures that both reports give are set aside first: of "410,000 euros in bribes" and "380,000
    to be paid back" here, and "410,000" and "308,000" there, the two that remain are rivals.
    """
    ours, others = list(mine), list(theirs)
    found = {}
    for question in dict.fromkeys(c.question for c in ours):
        one, other = _unmatched(ours, others, question), _unmatched(others, ours, question)
        if len(one) == len(other) == 1:
            found[question] = one.pop(), other.pop()
    return found


def _unmatched(mine: Sequence[Count], theirs: Sequence[Count], question: str) -> set[float]:
    others = [o for o in theirs if o.question == question]
    return {
        c.number.value
        for c in mine
        if c.question == question and not any(_fit(c, o) for o in others)
    }


def is_common_unit(question: str) -> bool:
    """Whether what is counted says little of what it is ("euro", "metre", "people")."""
    return question.partition(" ")[0] in _COMMON_UNITS


def contested(mine: Iterable[Count], theirs: Iterable[Count], rivals: Rivals) -> str | None:
    """The question to which two claims give the two rival answers, or None."""
    ours = {(c.question, c.number.value) for c in mine}
    others = {(c.question, c.number.value) for c in theirs}
    for question, (one, other) in rivals.items():
        if (question, one) in ours and (question, other) in others:
            return question
    return None


def shared_count(mine: Iterable[Count], theirs: Iterable[Count]) -> str | None:
    """A question that both statements answer, whatever the figures, or None."""
    asked = {o.question for o in theirs}
    return next((c.question for c in mine if c.question in asked), None)


def same_count(mine: Iterable[Count], theirs: Iterable[Count]) -> bool:
    """Whether both give the same figure of the same thing."""
    others = list(theirs)
    return any(c.question == o.question and agree(c.number, o.number) for c in mine for o in others)


def say_count(count: Count, statement: Statement) -> str:
    """A count of a statement as an answer: "9 dead", "at least 900 people"."""
    words = " ".join(count.number.span.text.split())
    unit = count.number.unit
    if count.question in FATES:
        return f"{words} {count.question}"
    words += _rate(statement, count.number)
    if not _SIGNS.isdisjoint(words):  # "$1,100" says its dollars
        return words
    return words if not unit or unit in words else f"{words} {_as_written(unit, count, statement)}"


def _as_written(unit: str, count: Count, statement: Statement) -> str:
    """What is counted in the form that stands nearest the figure: "patients" for "patient"."""
    written = [t for t in statement.tokens if fold_word(unit) in map(fold_word, (t.lemma, t.text))]
    near = min(written, key=lambda t: abs(t.start - count.number.span.end), default=None)
    return near.text if near else unit


def _counts(statement: Statement) -> Iterator[Count]:
    longest = _longest_time(statement.numbers)
    for number in statement.numbers:
        unit = fold_word(number.unit)
        # "Seven years and four months" is one answer, and its years tell it.
        if unit in _TIMES and unit != longest:
            continue
        # A share ("half of them") counts nothing by itself.
        if _YEAR.fullmatch(number.span.text.strip()) or 0 < number.value < 1:
            continue
        fate = fate_of(statement, number)
        if fate and not is_toll(statement, number, fate):
            continue
        if fate:
            yield Count(fate, number)
        elif unit:
            question, figure = _measured(unit, number)
            yield Count(question + _rate(statement, number), figure)


def _measured(unit: str, number: Number) -> tuple[str, Number]:
    """What is counted and how many, in one unit where it is measured ("14 km", "nine miles")."""
    measure = measure_of(unit)
    if measure is None or measure[0] == "time" or unit in _NO_MEASURES:
        return _thing(unit), number
    quantity, size = measure
    if quantity == "length" and size < _LEAST_LENGTH:
        quantity = "breadth"
    low, value, high = (round(n * size, 6) for n in (number.low, number.value, number.high))
    return quantity, replace(number, low=low, value=value, high=high)


def _rate(statement: Statement, number: Number) -> str:
    """For how long or for what the figure is: " a day" of "$1,100 a day", or ""."""
    behind = statement.claim.span.text[number.span.end - statement.claim.span.start :]
    found = _RATE.match(behind)
    return f" a {found[1].lower()}" if found else ""


def _thing(unit: str) -> str:
    """What is counted, by one word where news has several for it."""
    return _ANYBODY if is_anybody(unit) else _ALIKE.get(unit, unit)


def _longest_time(numbers: Iterable[Number]) -> str | None:
    units = [unit for n in numbers if (unit := fold_word(n.unit)) in _TIMES]
    return max(units, key=_TIMES.index, default=None)
