"""What became of the people whom a figure counts: dead, injured, missing, on board."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from headwater.lexicon.fates import FATE_WORDS
from headwater.lexicon.fold import fold_word
from headwater.lexicon.people import is_person_noun
from headwater.match.statement import Statement
from headwater.model import Number, Token

# People whom a report counts without saying more of them than that they are people.
_PEOPLE = frozenset(
    "adult body casualty child civilian corpse death fatality girl boy individual inhabitant "
    "man other passenger people person resident soul survivor toll victim villager woman "
    "worker".split()
)
# Those who do harm, and are no part of its toll.
_DOERS = frozenset(
    "assailant attacker bomber fighter gunman hijacker insurgent jihadist kidnapper killer "
    "militant perpetrator raider rebel robber shooter suspect terrorist".split()
)
# Figures beside these words add to a count that is given elsewhere: "two more bodies". Who was hurt
# "besides" is counted for the first time.
_ADDING = frozenset({"more", "another", "further", "additional", "other", "others"})
_ADDED_TO = frozenset({"dead", "arrested"})
# A disaster costs, claims or takes lives.
_TAKING = frozenset({"claim", "cost", "lose", "take"})
# "72 people are murdered each day" is no toll.
_RATE = re.compile(
    r"\b(?:(?:each|every|per)\s+(?:hour|day|night|week|month|year)|daily|annually)\b",
    re.IGNORECASE,
)
# What ends before it belongs to another figure.
_BREAK = re.compile(r"[;:—–]")
# "A baby was found dead among 142 migrants": these were not.
_APART = re.compile(r"\b(?:among|amid|from|with|beside|besides)\s+(?:[a-z]+\s+)?$", re.IGNORECASE)
# "A sailor, just 24, drowned".
_AGE_BEFORE = re.compile(r",\s*(?:aged|just|only|barely)?\s*$", re.IGNORECASE)
# In characters: the word before a figure begins no further off.
_NEXT_WORD = 11
# In characters: further off, the word belongs to another figure.
_MAX_DISTANCE = 45
# How much further off a word seems that says who was counted: "29 displaced people were killed".
_SAYS_WHO = 30


def leading_fate(questions: Iterable[str]) -> str | None:
    """Of the fates that a claim counts the one that its report would lead with."""
    return next((fate for fate in FATE_WORDS if fate in set(questions)), None)


def is_anybody(unit: str) -> bool:
    """Whether what is counted are people of whom no more is said."""
    return unit in _PEOPLE


def fate_of(statement: Statement, number: Number) -> str | None:
    """What became of those whom a figure counts; None where the statement does not say."""
    unit = fold_word(number.unit)
    if not unit and _is_age(statement, number):
        return None
    fate = _fate_of_word(unit) or _of_lives(statement, unit)
    # "29 displaced people were killed": that they had fled is who they were.
    if fate not in {None, "displaced"}:
        return fate
    if fate or not unit or unit in _PEOPLE or _is_of_people(statement, number, unit):
        return _fate_near(statement, number) or fate
    return None


def is_toll(statement: Statement, number: Number, fate: str) -> bool:
    """Whether a figure is the count of this event: it adds to none, and is no yearly one."""
    return not (fate in _ADDED_TO and _adds(statement, number)) and not _is_rate(statement, number)


def _adds(statement: Statement, number: Number) -> bool:
    words = {
        t.text.lower()
        for t in statement.annotations.tokens_in(statement.claim.span)
        if number.span.start - _NEXT_WORD <= t.start <= number.span.end + 1
    }
    return not words.isdisjoint(_ADDING)


def _is_rate(statement: Statement, number: Number) -> bool:
    return _RATE.search(_around(statement, number)[1]) is not None


def _is_age(statement: Statement, number: Number) -> bool:
    before, after = _around(statement, number)
    return _AGE_BEFORE.search(before) is not None and after.startswith(",")


def _around(statement: Statement, number: Number) -> tuple[str, str]:
    """What stands in a claim before a figure, and after it."""
    claim = statement.claim.span
    first, last = (max(0, at - claim.start) for at in (number.span.start, number.span.end))
    return claim.text[:first], claim.text[last:]


def _of_lives(statement: Statement, unit: str) -> str | None:
    taking = unit == "life" and any(t.lemma.lower() in _TAKING for t in statement.tokens)
    return "dead" if taking else None


def _is_of_people(statement: Statement, number: Number, unit: str) -> bool:
    """Whether what is counted are people ("miners"), and not those who did it."""
    return unit not in _DOERS and any(
        is_person_noun(t)
        for t in statement.tokens
        if t.start >= number.span.start and unit in {fold_word(t.lemma), fold_word(t.text)}
    )


def _fate_of_word(word: str) -> str | None:
    return next((fate for fate, words in FATE_WORDS.items() if words.match(word)), None)


def _words(statement: Statement) -> Iterator[Token]:
    """The words of a statement, small ones that tell a fate ("aboard") among them."""
    own = {t.index for t in statement.tokens}
    for token in statement.annotations.tokens_in(statement.claim.span):
        if token.index in own or token.text.lower() in {"aboard", "onboard"}:
            yield token


def _fate_of_token(statement: Statement, token: Token) -> str | None:
    word = token.text.lower()
    tokens = statement.annotations.tokens
    before = tokens[token.index - 1].text.lower() if token.index else ""
    if word == "board":
        return "aboard" if before == "on" else None
    if word == "hospital":
        return "injured" if before in {"in", "to"} else None
    if word == "passed":
        after = tokens[token.index + 1].text.lower() if token.index + 1 < len(tokens) else ""
        return "dead" if after in {"away", "on"} else None
    return _fate_of_word(word)


def _describes(statement: Statement, token: Token) -> str:
    """What a word describes: "thing" as in "a dead engine", "people", or "" where nothing."""
    head = statement.annotations.tokens[token.head]
    if token.dep != "amod" or head.pos != "NOUN":
        return ""
    return "people" if fold_word(head.lemma) in _PEOPLE or is_person_noun(head) else "thing"


def _fate_near(statement: Statement, number: Number) -> str | None:
    """The fate whose word stands nearest the figure, a word after it before one in front."""
    best: tuple[int, int, str] | None = None
    text, start = statement.claim.span.text, statement.claim.span.start
    for token in _words(statement):
        fate = _fate_of_token(statement, token)
        described = _describes(statement, token) if fate else ""
        if fate is None or described == "thing":
            continue
        is_before = token.start < number.span.end
        distance = token.start - number.span.end
        if is_before:
            if _APART.search(text[: number.span.start - start]):
                continue
            distance = 2 * (number.span.start - token.end)
        elif _BREAK.search(text[number.span.end - start : token.start - start]):
            continue
        if distance > _MAX_DISTANCE:
            continue
        found = distance + _SAYS_WHO * (described == "people"), int(is_before), fate
        if best is None or found[:2] < best[:2]:
            best = found
    return best[2] if best else None
