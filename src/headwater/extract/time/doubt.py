"""Whether words that could be time are time here: "may", "march", "sun", "1200", "fall", "years".

The parse decides: what part of speech a word has, and whether it belongs to a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from headwater.extract.time.grammar import Phrase
from headwater.model import Token

_YEAR_OPENERS = frozenset(
    "in since by until of from during before after early late mid between to and till through "
    "for year".split()
)
_MONTH_OPENERS = frozenset(
    "in since by until of from during before after last next this early late mid between to and "
    "till through on for".split()
)
_SEASON_OPENERS = frozenset("in during since by until last next this the before after of".split())
_SPAN_OPENERS = frozenset(
    "for in within after over of through during lasted took take spent several these those with "
    "until to".split()
)
_SHORT_WEEKDAY = len("Sun")


class Doubts:
    """The doubts of one sentence.

    Args:
        words: the sentence with straight quotes.
        tokens: its tokens.
        offset: where it begins in the report.
    """

    def __init__(self, words: str, tokens: tuple[Token, ...], offset: int) -> None:
        self._words, self._tokens, self._offset = words, tokens, offset
        self._checks: dict[str, Callable[[Phrase, Token], bool]] = {
            "year": self._is_year,
            "short year": self._is_short_year,
            "month": self._is_month,
            "season": self._is_season,
            "weekday": self._is_weekday,
            "units": self._is_span,
            "rate": self._is_rate,
        }

    def is_time(self, phrase: Phrase) -> bool:
        """Whether a phrase in doubt is one of time."""
        token = self._token_at(phrase.end - 1)
        return token is not None and self._checks[phrase.rule.doubt](phrase, token)

    def _is_month(self, phrase: Phrase, token: Token) -> bool:
        said = self._said(phrase)
        if not any(c.isupper() for c in said):
            return False
        before = self._token_at(phrase.start - 2)
        if before is not None and before.pos == "PROPN" and before.head == token.index:
            return token.entity == "DATE" and before.entity == "DATE"  # "Theresa May"
        if token.entity == "DATE":
            return True
        if token.pos in {"AUX", "VERB"} or token.entity in {"PERSON", "ORG", "GPE"}:
            return False
        return self._word_before(phrase) in _MONTH_OPENERS or " " in said

    def _is_year(self, phrase: Phrase, token: Token) -> bool:
        said = self._said(phrase)
        if not said.isdigit():
            return token.entity in {"DATE", ""}
        before, after = self._words[: phrase.start][-1:], self._words[phrase.end :][:2]
        figure = before in {"$", "£", "€", "#", ".", ",", "-", "/"} or after[:1] in {"%", ":", "/"}
        if figure or (after[:1] in {".", ",", "-"} and after[1:].isalnum()):
            return False
        opened = self._word_before(phrase) in _YEAR_OPENERS
        return token.entity == "DATE" or (opened and token.entity in {"", "CARDINAL"})

    def _is_short_year(self, phrase: Phrase, _: Token) -> bool:
        """Tell "3 Jan 90", a date, from "3 Jan 90 people"."""
        after = self._token_at(phrase.end + 1)
        return after is None or after.pos not in {"NOUN", "ADJ", "PROPN", "NUM"}

    def _is_season(self, phrase: Phrase, token: Token) -> bool:
        said = self._said(phrase).casefold()
        if token.pos in {"VERB", "AUX"}:
            return False
        opened = self._word_before(phrase) in _SEASON_OPENERS or " " in said
        return opened and (token.entity == "DATE" or not said.endswith(("spring", "fall")))

    def _is_weekday(self, phrase: Phrase, token: Token) -> bool:
        said = self._said(phrase)
        long = len(said.split()[-1].rstrip(".")) > _SHORT_WEEKDAY
        return long or (any(c.isupper() for c in said) and token.entity == "DATE")

    def _is_span(self, phrase: Phrase, token: Token) -> bool:
        """Tell "for years", which lasts, from "the years" and "working hours"."""
        return self._word_before(phrase) in _SPAN_OPENERS and token.entity in {"", "DATE", "TIME"}

    def _is_rate(self, phrase: Phrase, token: Token) -> bool:
        """Tell "four flights a week", so many in each, from "he left a week later"."""
        before = self._token_at(phrase.start - 2)
        counted = before is not None and (
            before.tag in {"CD", "NNS"} or before.text.casefold() in {"%", "percent", "times"}
        )
        return counted and token.dep in {"npadvmod", "appos", "nmod", "dep"}

    def _said(self, phrase: Phrase) -> str:
        return self._words[phrase.start : phrase.end]

    def _token_at(self, at: int) -> Token | None:
        place = at + self._offset
        return next((t for t in self._tokens if t.start <= place < t.end), None)

    def _word_before(self, phrase: Phrase) -> str:
        found = re.findall(r"[^\W\d_]+", self._words[max(0, phrase.start - 24) : phrase.start])
        return found[-1].casefold() if found else ""
