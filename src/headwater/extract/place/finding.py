"""Report + annotations -> toponyms: spans that weigh enough, without overlap, with their hints."""

from __future__ import annotations

import math
import re

from headwater.extract.gazetteer import Gazetteer
from headwater.extract.place.dateline import dateline_toponyms
from headwater.extract.place.features import SpanReader
from headwater.extract.place.role import heads_a_body, role_of
from headwater.extract.place.spans import NameSpan, SpanFinder
from headwater.extract.place.toponym import Toponym
from headwater.extract.place.weights import weights
from headwater.lexicon.fold import is_caseless, straighten
from headwater.lexicon.nations import country_of_people
from headwater.lexicon.place_words import (
    ARTICLES,
    KIND_WORDS,
    LOWER_PARTS,
    NAME_BEGINNINGS,
    NAME_ENDINGS,
    PLURAL_KIND_WORDS,
    SPEAKING,
)
from headwater.model import Annotations, Report, Token

# An article that the parser left apart from its name: "al- Bsira", "Al Bab".
_ARTICLE_BEFORE = re.compile(
    rf"(?:^|(?<=[\s(]))(?:(?:{'|'.join(sorted(ARTICLES))})-\s?|(?:al|el) )$", re.IGNORECASE
)
# Sorts of place that nothing but a place is told to be, and what that is worth at least.
_TOLD = frozenset({"city", "district", "part", "province"})
_TOLD_WEIGHT = 0.6
# A list of more tokens than this tells of its last name no longer what its head said.
_LONGEST_LIST = 120
_JOINTS = frozenset({"and", "&", "or", ","})


def find_toponyms(
    report: Report, annotations: Annotations, gazetteer: Gazetteer
) -> tuple[Toponym, ...]:
    """The toponyms of a report, in text order, without overlap; those of its dateline first."""
    text = straighten(report.text)
    found = list(dateline_toponyms(report, gazetteer))
    spans = SpanFinder(text, annotations, gazetteer).spans()
    reader = SpanReader(annotations, spans)
    finder = _Finder(text, annotations)
    weighed = [(finder.weigh(span, reader), span) for span in spans]
    weighed.sort(key=lambda w: (-w[0], w[1].first, -w[1].last))
    taken: set[int] = set()
    for weight, span in weighed:
        if weight < weights().least_find:
            break
        own = range(span.first, span.last)
        if taken.isdisjoint(own):
            taken.update(own)
            found.append(finder.toponym(span, 1 / (1 + math.exp(-weight))))
    return tuple(sorted(found, key=lambda t: t.start))


class _Finder:
    def __init__(self, text: str, annotations: Annotations) -> None:
        self.text = text
        self.annotations = annotations
        self.tokens = annotations.tokens

    def weigh(self, span: NameSpan, reader: SpanReader) -> float:
        """Log-odds that a span is a toponym; minus infinity for what is none by rule."""
        if self._is_people(span) or self._speaks(span) or heads_a_body(self.annotations, span):
            return -math.inf
        table = weights().find
        weight = sum(table.get(name, 0.0) * value for name, value in reader.features(span).items())
        # "The villages of A, B and C" says so, whatever the names look like.
        is_told = span.listed and self._hint(span) in _TOLD
        # In an English sentence a word in Arabic letters is there for a name.
        is_told = is_told or (bool(span.found) and is_caseless(span.text))
        return max(weight, _TOLD_WEIGHT) if is_told else weight

    def _is_people(self, span: NameSpan) -> bool:
        """Whether it is a word for a people, which names no place: "Syrian", "Russians"."""
        word = span.text.casefold()
        peoples = country_of_people()
        return word in peoples or word.removesuffix("s") in peoples

    def _speaks(self, span: NameSpan) -> bool:
        """Whether it is a government, which does what only people do: "Washington said"."""
        if not any(c.entry.kind == "country" or c.entry.capital for c in span.found):
            return False
        return any(
            t.dep in {"nsubj", "nsubjpass"} and self.tokens[t.head].lemma in SPEAKING
            for t in self.tokens[span.first : span.last]
        )

    def toponym(self, span: NameSpan, confidence: float) -> Toponym:
        """The words of a span, with an article that stands apart from them."""
        tokens = self.tokens[span.first : span.last]
        start, end = tokens[0].start, tokens[-1].end
        article = _ARTICLE_BEFORE.search(self.text[max(0, start - 6) : start])
        if article is not None and "\n" not in article.group():
            start -= len(article.group())
        return Toponym(
            start,
            end,
            self.text[start:end],
            self._hint(span),
            tokens[0].sentence,
            round(confidence, 3),
            role_of(self.annotations, span),
        )

    def _hint(self, span: NameSpan) -> str:
        """What the words of a name, or those around it, say it is."""
        words = [t.text.casefold() for t in self.tokens[span.first : span.last]]
        settled = any(c.entry.kind in {"city", "district"} for c in span.found)
        if len(words) > 1 and words[0] in NAME_BEGINNINGS and not settled:
            return NAME_BEGINNINGS[words[0]]
        if len(words) > 1 and words[-1] in NAME_ENDINGS:
            hint = NAME_ENDINGS[words[-1]]
            if (not settled or hint in {"district", "province", "street"}) and (
                span.found or words[-1] != "state"
            ):
                return hint
        return self._hint_after(span) or self._hint_before(span)

    def _hint_after(self, span: NameSpan) -> str:
        sentence = self.annotations.sentences[self.tokens[span.first].sentence]
        at = span.last
        # On over the names listed after this one: "Cooke, Grayson and Love counties".
        while at < sentence.last and span.listed and self._in_list(self.tokens[at]):
            at += 1
        if at >= sentence.last:
            return ""
        word = self.tokens[at].text.casefold()
        if not self.tokens[at].text.islower():
            return ""
        if at == span.last and word in KIND_WORDS:
            # "The Urals town of Pervouralsk" is no word on the Urals.
            of = at + 1 < sentence.last and self.tokens[at + 1].text.casefold() == "of"
            return "" if of else KIND_WORDS[word]
        # "Cooke and Love counties" are counties, "Texas counties" lie in Texas.
        is_list = span.first > sentence.first and self.tokens[span.first - 1].text in _JOINTS
        return PLURAL_KIND_WORDS.get(word, "") if at > span.last or is_list else ""

    def _hint_before(self, span: NameSpan) -> str:
        sentence = self.annotations.sentences[self.tokens[span.first].sentence]
        at = span.first - 1
        # Back over the names listed before this one: "villages of A, B and C".
        farthest = max(sentence.first, at - _LONGEST_LIST)
        while at >= farthest and self._in_list(self.tokens[at]):
            at -= 1
        if at > sentence.first and self.tokens[at].text.casefold() == "of":
            word = self.tokens[at - 1].text.casefold()
            return KIND_WORDS.get(word) or PLURAL_KIND_WORDS.get(word, "")
        if span.first - 1 < sentence.first:
            return ""
        word = self.tokens[span.first - 1].text.casefold()
        return KIND_WORDS.get(word, "") if word in {"province", "city", "town", "village"} else ""

    def _in_list(self, token: Token) -> bool:
        return (
            token.pos == "PROPN"
            or token.text in {",", "and", "&", "or", "-", "'"}
            or (token.text.casefold() in LOWER_PARTS and token.text.casefold() != "of")
        )
