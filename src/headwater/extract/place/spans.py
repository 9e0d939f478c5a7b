"""Which runs of tokens may be a toponym: labelled names, names of the gazetteer, place patterns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from headwater.extract.gazetteer import Candidate, Gazetteer
from headwater.lexicon.abbreviations import spelled_out, without_sort
from headwater.lexicon.fold import is_caseless
from headwater.lexicon.place_words import (
    ARTICLES,
    KIND_WORDS,
    LOWER_PARTS,
    NAME_BEGINNINGS,
    NAME_ENDINGS,
    PLURAL_KIND_WORDS,
)
from headwater.model import Annotations, Name, Sentence, Token

_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
# Names of more words are no places, and looking up every part of a long one costs its square.
_MOST_WORDS = 6
_LONGEST_RUN = 24


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Tokens that may name a place.

    Attributes:
        first: index of the first token.
        last: one past the last token's.
        text: the words.
        found: entries with this very name.
        listed: whether it stands in a list behind "villages of", or right at a kind word.
    """

    first: int
    last: int
    text: str
    found: tuple[Candidate, ...]
    listed: bool = False


class SpanFinder:
    """Finds the spans of one report."""

    def __init__(self, text: str, annotations: Annotations, gazetteer: Gazetteer) -> None:
        """`text` is the report's text with plain quotes and spaces."""
        self._text = text
        self._annotations = annotations
        self._tokens = annotations.tokens
        self._gazetteer = gazetteer

    def spans(self) -> tuple[NameSpan, ...]:
        """All spans, each once, in text order, longer ones first."""
        found: dict[tuple[int, int], NameSpan] = {}
        for sentence in self._annotations.sentences:
            for first, last in self._patterned(sentence):
                self._keep(found, first, last, listed=True)
        for name in self._annotations.names:
            if name.label in _PLACE_LABELS:
                self._keep(found, *self._trimmed(name))
        for sentence in self._annotations.sentences:
            for first, last in self._runs(sentence):
                for part in self._parts(first, last):
                    self._keep(found, *part, named_only=True)
        return tuple(sorted(found.values(), key=lambda s: (s.first, -s.last)))

    def _keep(
        self,
        found: dict[tuple[int, int], NameSpan],
        first: int,
        last: int,
        *,
        listed: bool = False,
        named_only: bool = False,
    ) -> None:
        if first >= last or (first, last) in found:
            return
        if not any(t.text[:1].isupper() or not t.text.isascii() for t in self._tokens[first:last]):
            return
        text = self._text[self._tokens[first].start : self._tokens[last - 1].end]
        entries = self._gazetteer.find_exact(spelled_out(text))
        if not entries and without_sort(text) != text:
            entries = self._gazetteer.find_exact(without_sort(text))
        if not entries and (self._is_article(self._tokens[first]) or is_caseless(text)):
            # Names with an Arabic article are spelled in many ways, and labelled as anything.
            entries = self._gazetteer.find(text)
        if entries or not named_only or self._looks_like_place(first, last):
            found[first, last] = NameSpan(first, last, text, entries, listed)

    def _looks_like_place(self, first: int, last: int) -> bool:
        """Whether the name itself says what it is: "Titus County", "Lake Nokomis"."""
        words = [t.text.casefold() for t in self._tokens[first:last]]
        return len(words) > 1 and (
            (words[-1] in NAME_ENDINGS and words[-1] != "state") or words[0] in NAME_BEGINNINGS
        )

    def _trimmed(self, name: Name) -> tuple[int, int]:
        first, last = name.first, name.last
        while first < last and (
            self._tokens[first].text.casefold() in {"the", "a"}
            or self._tokens[first].pos == "PUNCT"
        ):
            first += 1
        while last > first and self._is_tail(self._tokens[last - 1]):
            last -= 1
        return first, last

    def _is_tail(self, token: Token) -> bool:
        return (
            token.tag == "POS"
            or (token.pos == "PUNCT" and not token.text.endswith("."))
            or (token.text.casefold() in KIND_WORDS and token.text.islower())
        )

    def _runs(self, sentence: Sentence) -> Iterator[tuple[int, int]]:
        """Runs of capitalised words, with small parts inside."""
        at = sentence.first
        while at < sentence.last:
            last = self._run_end(at, sentence)
            if last > at:
                yield at, min(last, at + _LONGEST_RUN)
            at = max(last, at + 1)

    def _run_end(self, first: int, sentence: Sentence) -> int:
        at = end = first
        while at < sentence.last:
            token = self._tokens[at]
            if self._is_capital(token):
                end = at + 1
            elif not (end > first and self._is_joint(token)) and not self._is_article(token):
                break
            at += 1
        return end

    def _is_capital(self, token: Token) -> bool:
        return token.text[:1].isupper() or is_caseless(token.text)

    def _is_joint(self, token: Token) -> bool:
        return token.text in {"-", "'", ".", "/"} or token.text.casefold() in LOWER_PARTS

    def _is_article(self, token: Token) -> bool:
        word = token.text.casefold()
        return word.removesuffix("-") in ARTICLES and (
            word.endswith("-") or self._text[token.end : token.end + 1] == "-"
        )

    def _parts(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Every run of words of a run that begins and ends as a name does."""
        for start in range(first, last):
            if not (self._is_capital(self._tokens[start]) or self._is_article(self._tokens[start])):
                continue
            for end in range(start + 1, min(last, start + _MOST_WORDS) + 1):
                if self._is_capital(self._tokens[end - 1]) or self._tokens[end - 1].text == ".":
                    yield start, end

    def _patterned(self, sentence: Sentence) -> Iterator[tuple[int, int]]:
        """Names in a place's pattern: "town of X", "X province", "villages of A, B and C"."""
        for token in self._annotations.tokens_of(sentence):
            word = token.text.casefold()
            # In capitals it is part of a body's name: "Department of Health", "State of the Union".
            if token.text.islower() and (word in KIND_WORDS or word in PLURAL_KIND_WORDS):
                yield from self._listed_before(token, sentence)
                yield from self._listed_after(token, sentence)

    def _listed_before(self, token: Token, sentence: Sentence) -> Iterator[tuple[int, int]]:
        """The name in "X city", the names in "A, B and C cities"."""
        last = token.index
        while True:
            first = self._back(last, sentence)
            if first == last:
                return
            yield from self._cleaned(first, last)
            last = first - 1
            if token.text in KIND_WORDS or last < sentence.first:
                return
            if self._tokens[last].text not in {"and", ",", "or", "&"}:
                return
            if self._tokens[last - 1].text == ",":
                last -= 1

    def _listed_after(self, token: Token, sentence: Sentence) -> Iterator[tuple[int, int]]:
        """The name in "city of X", the names in "villages of A, B and C"."""
        at = token.index + 1
        if at >= sentence.last or self._tokens[at].text.casefold() not in {"of", ","}:
            return
        if self._tokens[at].text == "," and token.text in KIND_WORDS:
            return
        at += 1
        while at < sentence.last:
            if self._tokens[at].text.casefold() == "the":
                at += 1
            last = self._forward(at, sentence)
            if last == at:
                return
            yield from self._cleaned(at, last)
            if token.text in KIND_WORDS:
                return  # "the city of A and B" may name a person next; only plurals list
            at = self._after_joint(last, sentence)
            if at == last:
                return

    def _after_joint(self, at: int, sentence: Sentence) -> int:
        """Past a comma, an "and", or both."""
        if at < sentence.last and self._tokens[at].text == ",":
            at += 1
        if at < sentence.last and self._tokens[at].text in {"and", "or", "&"}:
            at += 1
        return at

    def _cleaned(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        while first < last and self._tokens[first].text.casefold() in {"the", "a", "-"}:
            first += 1
        while last > first and (
            self._tokens[last - 1].tag == "POS" or self._tokens[last - 1].text == "-"
        ):
            last -= 1
        tokens = self._tokens[first:last]
        if any(t.text[:1].isupper() for t in tokens) and not any(
            t.entity in {"NORP", "DATE", "CARDINAL"} for t in tokens
        ):
            yield first, last

    def _back(self, index: int, sentence: Sentence) -> int:
        at = index
        while at > sentence.first and self._is_name_part(self._tokens[at - 1]):
            at -= 1
        return at

    def _forward(self, index: int, sentence: Sentence) -> int:
        at = index
        while at < sentence.last and self._is_name_part(self._tokens[at]):
            at += 1
        return at

    def _is_name_part(self, token: Token) -> bool:
        if token.text in {"-", "'"} or self._is_article(token):
            return True
        if token.text.casefold() in {"al", "el"}:
            return True
        return token.text[:1].isupper() and (
            token.pos == "PROPN" or token.entity in _PLACE_LABELS or token.pos in {"NOUN", "ADJ"}
        )
