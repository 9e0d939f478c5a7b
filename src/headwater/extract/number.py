"""Report + annotations -> numbers: figures with their bounds, and what they count.

Figures are read from the words of a sentence ("two dozen", "1.2 million", "between 10 and 15");
the parse says what they count. Years, days of a month, clock times, ordinals, labels ("Resolution
2254", "F-16") and ages set beside a name count nothing and are left out.
"""

from __future__ import annotations

from headwater.extract.figures import FoundFigure, SentenceWords, find_figures
from headwater.extract.uncounted import (
    CURRENCIES,
    counts_something,
    currency_of,
    is_percent,
    measure_after,
)
from headwater.lexicon.bounds import AFTER, AMBIGUOUS, BEFORE, NEARLY
from headwater.model import Annotations, Bound, Number, Report, Token

# What became of people: "11 killed" names no noun, so the outcome stands for the unit.
_OUTCOMES = frozenset(
    "killed dead wounded injured hurt missing arrested detained displaced captured kidnapped "
    "abducted executed rescued infected hospitalized hospitalised homeless".split()
)
_MODIFIERS = frozenset({"nummod", "quantmod", "amod", "det", "compound", "npadvmod"})
# "Spoke about two states": after these "about" names the matter.
_ABOUT_VERBS = frozenset(
    "speak spoke speaks spoken speaking talk talked talks ask asked know knew think thought "
    "worry worried write wrote written learn learned learnt hear heard complain complained lie "
    "lied joke joked information details story news concerns questions".split()
)
_ADDING = frozenset({"add", "adds", "added", "adding"})
# "About 20" means a tenth more or less: so news rounds (of "about N" beside an exact figure).
_ABOUT_SHARE = 0.1


def extract_numbers(report: Report, annotations: Annotations) -> tuple[Number, ...]:
    """All figures of a report that count something, in text order, without overlap.

    `Number.low` and `Number.high` are finite: the open side of "at least 11" is closed with the
    figure itself, and `Number.bound` says that it is open. A range has its middle as value.
    """
    made: list[Number] = []
    for sentence in annotations.sentences:
        words = SentenceWords(annotations, sentence)
        made += [
            _number(report, words, found)
            for found in find_figures(words)
            if counts_something(words, found)
        ]
    return tuple(made)


def _number(report: Report, sentence: SentenceWords, found: FoundFigure) -> Number:
    first, last, bound, phrase = _bounded(sentence, found)
    low, high = found.low, found.high
    value = (low + high) / 2 if found.is_range else low
    if bound == "exact" and low != high:
        bound = "about"
    elif bound == "about" and low == high:
        low, high = low * (1 - _ABOUT_SHARE), high * (1 if phrase in NEARLY else 1 + _ABOUT_SHARE)
    span = report.span(sentence.words[first].start, sentence.words[last - 1].end)
    return Number(span, value, _unit(sentence, found), bound, low, high)


# A bound may stand behind what is counted, at most this many words: "four aid workers or more".
_COUNTED_WORDS = 3


def _bounded(sentence: SentenceWords, found: FoundFigure) -> tuple[int, int, Bound, str]:
    """First and last word of a figure with its bound, the bound, and the words that say it."""
    first, last = _with_currency(sentence, found.first), found.last
    bound: Bound = "exact"
    said = ""
    while entry := _bound_before(sentence, first):
        phrase, bound = entry
        said = " ".join(phrase)
        first -= len(phrase)
    if sentence.texts(last, last + 1) == ["%"]:
        last += 1
    behind = _bound_behind(sentence, last) if bound == "exact" else None
    if behind is not None:
        end, phrase, bound = behind
        return first, end, bound, " ".join(phrase)
    return first, last, bound, said


def _bound_behind(sentence: SentenceWords, last: int) -> tuple[int, tuple[str, ...], Bound] | None:
    """A bound behind the figure, or behind what it counts: "three villages or more"."""
    for begin in range(last, last + _COUNTED_WORDS + 1):
        for phrase, bound in AFTER:
            if begin > last and not phrase[0].isalpha():
                continue
            if tuple(sentence.texts(begin, begin + len(phrase))) == phrase:
                return begin + len(phrase), phrase, bound
        word = sentence.texts(begin, begin + 1)
        if not word or not word[0].isalpha():
            break
    return None


def _with_currency(sentence: SentenceWords, first: int) -> int:
    """Back over the sign of a currency: "$20", "US$20"."""
    if sentence.text_before(first) not in CURRENCIES:
        return first
    named = sentence.text_before(first - 1) in {"us", "c", "a"} and sentence.glued(first - 2)
    return first - 2 if named else first - 1


def _bound_before(sentence: SentenceWords, first: int) -> tuple[tuple[str, ...], Bound] | None:
    for phrase, bound in BEFORE:
        begin = first - len(phrase)
        if begin < 0 or tuple(sentence.texts(begin, first)) != phrase:
            continue
        if phrase == ("up", "to") and sentence.text_before(begin) in _ADDING:
            continue  # "they add up to 90,000"
        if phrase[0] in AMBIGUOUS and _is_preposition(sentence, begin, first):
            continue
        return phrase, bound
    return None


def _is_preposition(sentence: SentenceWords, at: int, figure: int) -> bool:
    """Whether "about", "over" and the like open a phrase of their own here and bound nothing."""
    token, numeral = sentence.token_at(at), sentence.token_at(figure)
    if token is None or numeral is None:
        return False
    if sentence.text_before(at) in _ABOUT_VERBS:
        return True
    if token.dep == "prt":  # "had to hand over 308,000 euros"
        return True
    if token.dep != "prep":
        return False
    head = sentence.annotations.tokens[token.head]
    # At the head of a sentence or after its verb's object place, "over 20 people" is a figure.
    opens = token.index == sentence.tokens[0].index
    return not opens and head.index < token.index


def _unit(sentence: SentenceWords, found: FoundFigure) -> str:
    if is_percent(sentence, found):
        return "percent"
    measure = measure_after(sentence, found)
    after = sentence.texts(found.last, found.last + 1)
    if measure and measure not in {"odd", "plus"}:
        return measure
    if after and after[0] in _OUTCOMES:
        return after[0]
    token = sentence.token_at(found.last - 1)
    return (
        currency_of(sentence, found)
        or (_counted(sentence.annotations, token) if token is not None else "")
        or _noun_after(sentence, found.last)
    )


def _counted(annotations: Annotations, numeral: Token) -> str:
    """The lemma of the noun that a numeral counts, by the parse; "" where it names none."""
    at = numeral
    for _ in range(4):
        noun = _of_phrase(annotations, at)
        if noun:
            return noun
        head = annotations.tokens[at.head]
        if at.dep == "nsubjpass" and head.text.casefold() in _OUTCOMES:
            return head.text.casefold()
        if head.index == at.index or at.dep not in _MODIFIERS:
            return ""
        if head.pos in {"NOUN", "PROPN", "ADJ"}:
            return head.lemma.casefold() if head.index > numeral.index else ""
        at = head
    return ""


def _of_phrase(annotations: Annotations, token: Token) -> str:
    """The lemma of X in "dozens of X", "four of the X"."""
    for child in annotations.children(token.index):
        if child.dep == "prep" and child.text.casefold() == "of":
            for noun in annotations.children(child.index):
                if noun.dep == "pobj" and noun.pos in {"NOUN", "PROPN"}:
                    return noun.lemma.casefold()
    return ""


def _noun_after(sentence: SentenceWords, at: int) -> str:
    """The plural noun right after a figure, where the parse hangs the figure elsewhere."""
    token = sentence.token_at(at)
    while token is not None and token.pos == "ADJ" and token.index + 1 < sentence.tokens[-1].index:
        token = sentence.annotations.tokens[token.index + 1]
    return token.lemma.casefold() if token is not None and token.tag == "NNS" else ""
