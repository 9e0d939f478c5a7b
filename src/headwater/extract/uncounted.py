"""Figures that count nothing: years, days, clock times, labels, ages beside a name, idioms."""

from __future__ import annotations

import re

from headwater.extract.figures import DASHES, FoundFigure, SentenceWords
from headwater.lexicon.clock import is_time_in_words
from headwater.lexicon.figure import FRACTIONS
from headwater.lexicon.months import is_month
from headwater.model import Token

CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee", "₺": "lira"}
_LABELLED = frozenset({"PRODUCT", "FAC", "WORK_OF_ART", "LAW", "EVENT", "ORG", "PERSON"})
_LABELS = frozenset("no number article chapter section resolution unit".split())
_MEASURES = frozenset(
    "year day week month hour minute mile kilometer kilometre meter metre foot ton tonne member "
    "man person point seat page acre inch km pound barrel bed room story storey nation "
    "party".split()
)
_CLOCK_WORDS = frozenset({"am", "pm", "a.m", "p.m", "gmt", "utc", "o'clock", "hrs"})
_CLOCK_ENDS = frozenset({"a.m", "p.m", "o'clock"})
_POINTED = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_AT_TIMES = frozenset("at until till since by from before after".split())
_DAY_PARTS = frozenset("morning afternoon evening night noon midnight".split())
_ABOUT = frozenset("about around roughly".split())
_SUFFIX_WORDS = frozenset("m mn bn tn k trn km kg ft kph mph".split())
_ONE_IDIOMS = frozenset({"day", "time", "thing", "point", "another", "way", "hand", "side"})
_HALVES = frozenset("first second latter other better - third fourth final last".split())
_OLDEST = 120


def counts_something(sentence: SentenceWords, found: FoundFigure) -> bool:
    """Whether a figure counts or measures something."""
    return not (
        found.is_score
        or sentence.in_address(found.first)
        or _is_piece(sentence, found)
        or _clock_or_date(sentence, found)
        or _year(sentence, found)
        or _label(sentence, found)
        or _age(sentence, found)
        or _idiom(sentence, found)
    )


def currency_of(sentence: SentenceWords, found: FoundFigure) -> str:
    """The currency whose sign stands before a figure, or ""."""
    return CURRENCIES.get(sentence.text_before(found.first), "")


def is_percent(sentence: SentenceWords, found: FoundFigure) -> bool:
    """Whether a figure is given in percent."""
    after = sentence.texts(found.last, found.last + 2)
    return after[:1] in (["%"], ["percent"], ["pct"], ["percentage"]) or after == ["per", "cent"]


def measure_after(sentence: SentenceWords, found: FoundFigure) -> str:
    """The measure of "15-year-old" or "10-hour", or ""."""
    at = found.last + 1
    if not (sentence.glued(found.last - 1) and sentence.words[found.last].text in DASHES):
        return ""
    if at >= len(sentence.words):
        return ""
    word = sentence.words[at].text
    return word if word in _MEASURES or word in {"odd", "plus"} else ""


def _is_piece(sentence: SentenceWords, found: FoundFigure) -> bool:
    """Whether it is a piece of "M23", "F-16", "1990s", "21st", "9/11" or "10:30"."""
    return _hangs_on_before(sentence, found) or _hangs_on_after(sentence, found)


def _hangs_on_before(sentence: SentenceWords, found: FoundFigure) -> bool:
    if not sentence.glued(found.first - 1):
        return False
    before = sentence.text_before(found.first)
    if before[-1].isalpha():
        return True
    joined = before in DASHES | {"/", ":", "_"} and sentence.glued(found.first - 2)
    return joined or before in {"#", "'"}


def _hangs_on_after(sentence: SentenceWords, found: FoundFigure) -> bool:
    if not sentence.glued(found.last - 1) or found.last >= len(sentence.words):
        return False
    after = sentence.words[found.last].text
    if sentence.words[found.first].text[0].isdigit() and after[0].isalpha():
        return after not in _SUFFIX_WORDS
    if not sentence.glued(found.last):
        return False
    return after in {"/", ":", "_"} or (after in DASHES and not measure_after(sentence, found))


def _clock_or_date(sentence: SentenceWords, found: FoundFigure) -> bool:
    before = sentence.texts(max(0, found.first - 2), found.first)
    after = sentence.texts(found.last, found.last + 4)
    if after and (after[0] in _CLOCK_WORDS or "".join(after[:3]) in _CLOCK_ENDS):
        return True
    if _clock_in_words(sentence, found) or _clock_with_point(sentence, found):
        return True
    digits = sentence.words[found.last - 1].text[0].isdigit()
    # "In September, 28 wells": what a comma parts from its month is no day of it.
    months_before = [w for w in before if w != "."]
    if digits and months_before and is_month(months_before[-1]) and found.high < 2100:
        return not is_percent(sentence, found)
    of_month = after[1:2] if after[:1] == ["of"] else after[:1]
    return bool(digits and found.low <= 31 and of_month and is_month(of_month[0]))


def _clock_in_words(sentence: SentenceWords, found: FoundFigure) -> bool:
    """Either figure of "ten past six", "a quarter to four", "half past midnight"."""
    before = sentence.texts(max(0, found.first - 2), found.first)
    after = sentence.texts(found.last, found.last + 2)
    words = sentence.texts(found.first, found.last)
    return any(
        len(three) == 3 and is_time_in_words(*three)
        for three in ([*words, *after], [*before, *words])
    )


def _clock_with_point(sentence: SentenceWords, found: FoundFigure) -> bool:
    """As in "until 15.40", "from 6.10 in the morning"; not "at 15.40 euros"."""
    if not _POINTED.fullmatch(sentence.words[found.first].text) or found.last - found.first > 1:
        return False
    before = [w for w in sentence.texts(found.first - 2, found.first) if w not in _ABOUT]
    counted = sentence.token_at(found.last)
    counts = counted is not None and (
        counted.pos in {"NOUN", "ADJ", "SYM", "NUM"} or counted.text == "%"
    )
    if counts or not before:
        return False
    till = before[-1] == "to" and len(before) > 1 and _POINTED.fullmatch(before[0]) is not None
    return before[-1] in _AT_TIMES or (till and not _DAY_PARTS.isdisjoint(sentence.texts(0, None)))


def _year(sentence: SentenceWords, found: FoundFigure) -> bool:
    words = sentence.words[found.first : found.last]
    years = [at for at, w in enumerate(words) if re.fullmatch(r"[12]\d{3}", w.text)]
    if not years or currency_of(sentence, found) or len(years) < (len(words) + 1) // 2:
        return False
    token = sentence.token_at(found.first + years[0])
    label = token.entity if token is not None else ""
    if label in {"CARDINAL", "QUANTITY", "MONEY", "PERCENT"}:
        return False
    if 1900 <= int(words[years[0]].text) <= 2100 or label == "DATE":
        return not is_percent(sentence, found)
    before = sentence.text_before(found.first)
    return before in {"in", "since", "by", "until", "from"}


def _label(sentence: SentenceWords, found: FoundFigure) -> bool:
    """A numeral that follows its own noun names it ("page 5"); one in a name is part of it."""
    token = sentence.token_at(found.first)
    if token is None:
        return False
    if _is_verb(sentence.token_at(found.first - 1)):
        return False  # "The dead number 86"
    before = sentence.text_before(found.first)
    numbered = before == "." and sentence.text_before(found.first - 1) == "no"
    if before in _LABELS or numbered or token.entity in _LABELLED:
        return True
    head = sentence.annotations.tokens[token.head]
    return (
        head.index == token.index - 1
        and head.pos in {"NOUN", "PROPN"}
        and token.dep in {"nummod", "appos"}
    )


def _is_verb(token: Token | None) -> bool:
    return token is not None and token.pos == "VERB"


def _age(sentence: SentenceWords, found: FoundFigure) -> bool:
    before = sentence.texts(max(0, found.first - 1), found.first)
    if before and before[0] in {"aged", "age", "ages"}:
        return True
    after = sentence.texts(found.last, found.last + 1)
    if before != [","] or (after and after[0] not in {",", ".", ")", ";"}) or found.high > _OLDEST:
        return False
    token = sentence.token_at(found.first - 2) if found.first > 1 else None
    return token is not None and token.pos == "PROPN"


def _idiom(sentence: SentenceWords, found: FoundFigure) -> bool:
    texts = sentence.texts(found.first, found.last)
    after = sentence.texts(found.last, found.last + 1)
    before = sentence.texts(max(0, found.first - 1), found.first)
    if texts == ["one"]:
        return not (_counts_one(sentence, found) or is_percent(sentence, found))
    if texts[-1] in FRACTIONS:
        return bool(before and before[0] in _HALVES) or after in (["-"], [])
    return texts == ["scores"] and after != ["of"]


def _counts_one(sentence: SentenceWords, found: FoundFigure) -> bool:
    """Whether "one" counts a noun, as in "one soldier", not "one of them" or "one day"."""
    token = sentence.token_at(found.first)
    if token is None or token.dep != "nummod":
        return False
    if sentence.text_before(found.first) in {"no", "the", "every", "any"}:
        return False
    head = sentence.annotations.tokens[token.head]
    return head.pos in {"NOUN", "PROPN"} and head.lemma not in _ONE_IDIOMS
