"""Report + annotations -> numbers: figures with their bounds, and what they count.

Figures are read from the words of a sentence ("two dozen", "1.2 million", "between 10 and 15");
the parse says what they count. Years, days of a month, clock times, ordinals, labels ("Resolution
2254", "F-16") and ages set beside a name count nothing and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.lexicon.bounds import AFTER, AMBIGUOUS, BEFORE, NEARLY
from headwater.lexicon.figure import FRACTIONS, Figure, read_figure
from headwater.lexicon.fold import straighten
from headwater.lexicon.months import is_month
from headwater.model import Annotations, Bound, Number, Report, Sentence, Token

_WORD = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?|[^\W\d_]+|\S")
_WEB = re.compile(r"\S*(?:://|www\.|@)\S*")
_LONGEST_FIGURE = 14
_DASHES = frozenset("-–—")
_CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee", "₺": "lira"}
_LABELLED = frozenset({"PRODUCT", "FAC", "WORK_OF_ART", "LAW", "EVENT", "ORG", "PERSON"})
_MEASURES = frozenset(
    "year day week month hour minute mile kilometer kilometre meter metre foot ton tonne member "
    "man person point seat page acre inch km pound barrel bed room story storey nation party".split()
)
# What became of people: "11 killed" names no noun, so the outcome stands for the unit.
_OUTCOMES = frozenset(
    "killed dead wounded injured hurt missing arrested detained displaced captured kidnapped "
    "abducted executed rescued infected hospitalized hospitalised homeless".split()
)
_ABOUT_SHARE = 0.1
# A bound may stand behind what is counted, this many words at most: "four aid workers or more".
_UNIT_WORDS = 3
_CLOCK_WORDS = frozenset({"am", "pm", "a.m", "p.m", "gmt", "utc", "o'clock", "hrs"})
_SUFFIX_WORDS = frozenset({"m", "mn", "bn", "tn", "k", "trn", "km", "kg", "ft", "kph", "mph"})
_ONE_IDIOMS = frozenset({"day", "time", "thing", "point", "another", "way", "hand", "side"})
_HALVES = frozenset(
    {"first", "second", "latter", "other", "better", "-", "third", "fourth", "final", "last"}
)


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Found:
    """A figure among the words of a sentence: words `first` to `last`, and what they say."""

    first: int
    last: int
    low: float
    high: float
    is_range: bool = False


def extract_numbers(report: Report, annotations: Annotations) -> tuple[Number, ...]:
    """All figures of a report that count something, in text order, without overlap.

    `Number.low` and `Number.high` are finite: the open side of "at least 11" is closed with the
    figure itself, and `Number.bound` says that it is open. "About 20" means a tenth more or less.
    """
    return tuple(
        number
        for sentence in annotations.sentences
        for number in _SentenceNumbers(report, annotations, sentence).numbers()
    )


class _SentenceNumbers:
    """The figures of one sentence."""

    def __init__(self, report: Report, annotations: Annotations, sentence: Sentence) -> None:
        self.report = report
        self.annotations = annotations
        self.tokens = annotations.tokens_of(sentence)
        start = sentence.span.start
        text = straighten(sentence.span.text)
        self.words = [
            _Word(start + m.start(), start + m.end(), m.group().casefold())
            for m in _WORD.finditer(text)
        ]
        self.web = [(start + m.start(), start + m.end()) for m in _WEB.finditer(text)]

    def numbers(self) -> Iterator[Number]:
        """The figures, in order."""
        at = 0
        while at < len(self.words):
            found = self._read(at)
            if found is None:
                at += 1
                continue
            if self._counts(found):
                yield self._number(found)
            at = found.last

    # Reading the words

    def _texts(self, first: int, last: int) -> list[str]:
        return ["-" if w.text in _DASHES else w.text for w in self.words[first:last]]

    def _figure(self, at: int) -> tuple[Figure, int] | None:
        texts = self._texts(at, at + _LONGEST_FIGURE)
        figure = read_figure(texts)
        if figure is None:
            return None
        end = at + figure.words
        # "one and a half million", "two and a half"
        if texts[figure.words : figure.words + 3] == ["and", "a", "half"]:
            rest = read_figure(["one", *self._texts(end + 3, end + 5)])
            scale = rest.low if rest is not None and rest.words > 1 else 1.0
            value = (figure.low + 0.5) * scale
            end += 3 + (rest.words - 1 if rest is not None else 0)
            return Figure(end - at, value, value), end
        return figure, end

    def _read(self, at: int) -> _Found | None:
        read = self._figure(at)
        if read is None:
            return None
        figure, end = read
        found = _Found(at, end, figure.low, figure.high)
        return self._read_range(found) or found

    def _read_range(self, found: _Found) -> _Found | None:
        """ "between 10 and 15", "10-15", "two or three"; a change "from 10 to 15" is none."""
        if found.last >= len(self.words) or found.low != found.high:
            return None
        joint = self.words[found.last].text
        before = self.words[found.first - 1].text if found.first else ""
        between = before == "between" and joint == "and"
        loose = before not in {"from", "between"} and (joint in {"to", "or"} or joint in _DASHES)
        read = self._figure(found.last + 1) if between or loose else None
        if read is None:
            return None
        figure, end = read
        low = found.low
        if low < figure.low and figure.words > 1 and found.last - found.first == 1:
            plain = read_figure(self._texts(found.last + 1, found.last + 2))
            if plain is not None and plain.low and low < plain.low:
                low *= figure.low / plain.low  # "10 to 15 million" is 10 million to 15 million
        if not low < figure.low:
            # "3-1" is a score: neither of the two counts anything by itself.
            joined = joint in _DASHES and found.low >= figure.low
            return _Found(found.first, end, 0.0, -1.0) if joined else None
        first = found.first - 1 if between else found.first
        return _Found(first, end, low, figure.high, is_range=True)

    # What does not count

    def _counts(self, found: _Found) -> bool:
        if found.high < found.low:
            return False
        return not (
            self._in_web(found)
            or self._part_of_word(found)
            or self._clock_or_date(found)
            or self._year(found)
            or self._label(found)
            or self._age(found)
            or self._idiom(found)
        )

    def _in_web(self, found: _Found) -> bool:
        start = self.words[found.first].start
        return any(a <= start < b for a, b in self.web)

    def _glued(self, left: int) -> bool:
        """Whether words `left` and `left + 1` stand together without a space."""
        return (
            0 <= left < len(self.words) - 1 and self.words[left].end == self.words[left + 1].start
        )

    def _part_of_word(self, found: _Found) -> bool:
        """ "M23", "F-16", "1990s", "21st", "9/11", "10:30"."""
        first, last = found.first, found.last
        digits = self.words[first].text[0].isdigit()
        if self._glued(first - 1):
            before = self.words[first - 1].text
            if before[-1].isalpha() and not before.startswith("us"):
                return True
            if before in _DASHES | {"/", ":", "#", "'", "_"} and self._glued(first - 2):
                return True
            if before in {"#", "'"} and digits:
                return True
        if self._glued(last - 1) and last < len(self.words):
            after = self.words[last].text
            if after in {"/", ":", "_"} and self._glued(last):
                return True
            if digits and after[0].isalpha() and after not in _SUFFIX_WORDS:
                return True
            if after in _DASHES and self._glued(last):
                return not self._measure_after(found)
        return False

    def _measure_after(self, found: _Found) -> str:
        """The measure of "15-year-old" or "10-hour", or ""."""
        at = found.last + 1
        if not (self._glued(found.last - 1) and self.words[found.last].text in _DASHES):
            return ""
        if at >= len(self.words):
            return ""
        word = self.words[at].text
        return word if word in _MEASURES or word in {"odd", "plus"} else ""

    def _clock_or_date(self, found: _Found) -> bool:
        before = self._texts(max(0, found.first - 2), found.first)
        after = self._texts(found.last, found.last + 4)
        if after and (after[0] in _CLOCK_WORDS or "".join(after[:3]) in {"a.m", "p.m", "o'clock"}):
            return True
        digits = self.words[found.first].text[0].isdigit()
        months_before = [w for w in before if w not in {".", ","}]
        if digits and months_before and is_month(months_before[-1]) and found.high < 2100:
            return True
        of_month = after[1:2] if after[:1] == ["of"] else after[:1]
        return bool(digits and found.low <= 31 and of_month and is_month(of_month[0]))

    def _year(self, found: _Found) -> bool:
        words = self.words[found.first : found.last]
        years = [w for w in words if re.fullmatch(r"[12]\d{3}", w.text)]
        if not years or self._currency(found) or len(years) < (len(words) + 1) // 2:
            return False
        token = self._token_at(years[0].start)
        label = token.entity if token is not None else ""
        if label in {"CARDINAL", "QUANTITY", "MONEY", "PERCENT"}:
            return False
        if 1900 <= int(years[0].text) <= 2100 or label == "DATE":
            return not self._percent(found)
        before = self.words[found.first - 1].text if found.first else ""
        return before in {"in", "since", "by", "until", "from"}

    def _label(self, found: _Found) -> bool:
        """A numeral that follows its own noun names it ("page 5"); one in a name is part of it."""
        token = self._token_at(self.words[found.first].start)
        if token is None:
            return False
        before = self.words[found.first - 1].text if found.first else ""
        if before in {"no", "number", "article", "chapter", "section", "resolution", "unit"}:
            return True
        if before == "." and self._texts(found.first - 2, found.first - 1) == ["no"]:
            return True
        if token.entity in _LABELLED and token.text[:1] != "$":
            return True
        head = self.annotations.tokens[token.head]
        return (
            head.index == token.index - 1
            and head.pos in {"NOUN", "PROPN"}
            and token.dep in {"nummod", "appos"}
        )

    def _age(self, found: _Found) -> bool:
        before = self._texts(max(0, found.first - 1), found.first)
        if before and before[0] in {"aged", "age", "ages"}:
            return True
        after = self._texts(found.last, found.last + 1)
        if before != [","] or (after and after[0] not in {",", ".", ")", ";"}) or found.high > 120:
            return False
        token = self._token_at(self.words[found.first - 2].start) if found.first > 1 else None
        return token is not None and token.pos == "PROPN"

    def _idiom(self, found: _Found) -> bool:
        texts = self._texts(found.first, found.last)
        after = self._texts(found.last, found.last + 1)
        before = self._texts(max(0, found.first - 1), found.first)
        if texts == ["one"]:
            token = self._token_at(self.words[found.first].start)
            head = self.annotations.tokens[token.head] if token is not None else None
            counted = (
                token is not None
                and head is not None
                and token.dep == "nummod"
                and head.pos in {"NOUN", "PROPN"}
                and head.lemma not in _ONE_IDIOMS
                and before not in (["no"], ["the"], ["every"], ["any"])
            )
            return not counted and not self._percent(found)
        if texts[-1] in FRACTIONS:
            return bool(before and before[0] in _HALVES) or after in (["-"], [])
        return texts == ["scores"] and after != ["of"]

    # Bounds and units

    def _number(self, found: _Found) -> Number:
        first, last, bound, phrase = self._bound(found)
        start, end = self.words[first].start, self.words[last - 1].end
        low, high = found.low, found.high
        value = (low + high) / 2 if found.is_range else low
        if bound == "exact" and low != high:
            bound = "about"
        elif bound == "about" and low == high:
            low, high = (
                low * (1 - _ABOUT_SHARE),
                high * (1 if phrase in NEARLY else 1 + _ABOUT_SHARE),
            )
        return Number(self.report.span(start, end), value, self._unit(found), bound, low, high)

    def _bound(self, found: _Found) -> tuple[int, int, Bound, str]:
        first, last = found.first, found.last
        bound: Bound = "exact"
        symbol = self._currency_start(found)
        first = symbol if symbol is not None else first
        said = ""
        while True:
            entry = self._bound_before(first)
            if entry is None:
                break
            length, bound, said = entry
            first -= length
        if last < len(self.words) and self.words[last].text == "%":
            last += 1
        if bound == "exact":
            return first, *self._bound_after(last), said
        return first, last, bound, said

    def _bound_after(self, last: int) -> tuple[int, Bound]:
        """A bound behind the figure, or behind what it counts ("three villages or more")."""
        for begin in range(last, min(last + _UNIT_WORDS, len(self.words)) + 1):
            for phrase, bound in AFTER:
                behind_figure = begin == last or phrase[0].isalpha()
                if behind_figure and tuple(self._texts(begin, begin + len(phrase))) == phrase:
                    return begin + len(phrase), bound
            if begin < len(self.words) and not self.words[begin].text.isalpha():
                break
        return last, "exact"

    def _bound_before(self, first: int) -> tuple[int, Bound, str] | None:
        for phrase, bound in BEFORE:
            begin = first - len(phrase)
            if begin < 0 or tuple(self._texts(begin, first)) != phrase:
                continue
            said = " ".join(phrase)
            if said in AMBIGUOUS and self._is_preposition(begin, first):
                continue
            return len(phrase), bound, said
        return None

    def _is_preposition(self, at: int, figure: int) -> bool:
        """Whether "about", "over" and the like govern a noun phrase here and bound nothing."""
        token = self._token_at(self.words[at].start)
        if token is None or token.dep != "prep":
            return False
        governed = self._token_at(self.words[figure].start)
        if governed is None:
            return True
        head = self.annotations.tokens[token.head]
        # A sentence cannot begin with "about 20 people" as a prepositional phrase of its subject.
        return (
            head.index < token.index
            or governed.dep != "pobj"
            and head.pos == "VERB"
            and (token.index != self.tokens[0].index)
        )

    def _currency_start(self, found: _Found) -> int | None:
        at = found.first - 1
        if at < 0 or self.words[at].text not in _CURRENCIES:
            return None
        return (
            at - 1
            if at and self.words[at - 1].text in {"us", "c", "a"} and self._glued(at - 1)
            else at
        )

    def _currency(self, found: _Found) -> str:
        symbol = self.words[found.first - 1].text if found.first else ""
        return _CURRENCIES.get(symbol, "")

    def _percent(self, found: _Found) -> bool:
        after = self._texts(found.last, found.last + 2)
        return bool(after) and (
            after[0] in {"%", "percent", "pct", "percentage"} or after == ["per", "cent"]
        )

    def _unit(self, found: _Found) -> str:
        if self._percent(found):
            return "percent"
        currency = self._currency(found)
        if currency:
            return currency
        measure = self._measure_after(found)
        if measure and measure not in {"odd", "plus"}:
            return measure
        after = self._texts(found.last, found.last + 1)
        if after and after[0] in _OUTCOMES:
            return after[0]
        token = self._token_at(self.words[found.last - 1].start)
        return self._counted(token) if token is not None else ""

    def _counted(self, token: Token) -> str:
        """The lemma of the noun that a figure counts, by the parse."""
        tokens = self.annotations.tokens
        at = token
        for _ in range(4):
            counted = self._of(at)
            if counted is not None:
                return counted
            head = tokens[at.head]
            if head.index == at.index:
                return ""
            if at.dep in {"nummod", "quantmod", "amod", "det", "compound", "npadvmod"}:
                if head.pos in {"NOUN", "PROPN", "SYM", "ADJ"} and head.pos != "SYM":
                    return head.lemma.casefold() if head.index > token.index else ""
                at = head
                continue
            if at.dep == "nsubjpass" and head.text.casefold() in _OUTCOMES:
                return head.text.casefold()
            return ""
        return ""

    def _of(self, token: Token) -> str | None:
        """The lemma of X in "dozens of X", "four of the X"."""
        for child in self.annotations.children(token.index):
            if child.dep == "prep" and child.text.casefold() == "of":
                for noun in self.annotations.children(child.index):
                    if noun.dep == "pobj" and noun.pos in {"NOUN", "PROPN"}:
                        return noun.lemma.casefold()
        return None

    def _token_at(self, offset: int) -> Token | None:
        return _token_at(self.tokens, offset)


def _token_at(tokens: Sequence[Token], offset: int) -> Token | None:
    low, high = 0, len(tokens)
    while low < high:
        middle = (low + high) // 2
        if tokens[middle].end <= offset:
            low = middle + 1
        else:
            high = middle
    if low < len(tokens) and tokens[low].start <= offset:
        return tokens[low]
    return None
