"""What speaks for a run of words being a toponym and what against it: named numbers to be weighed.

Every feature is a plain observation; `weights.toml` says what each is worth. Nothing in here knows
a place, a person or an outlet.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from headwater.extract.gazetteer import Candidate
from headwater.extract.place.spans import NameSpan
from headwater.extract.place.wording import own_words, word_after, word_before
from headwater.lexicon.toponym import fold_toponym
from headwater.model import Annotations, Token

Features = dict[str, float]

_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_KNOWN_LABELS = _PLACE_LABELS | {"ORG", "PERSON", "NORP"}
_LARGE = 100_000
_SMALL = 5_000


class SpanReader:
    """Observes the spans of one report."""

    def __init__(self, annotations: Annotations, spans: Sequence[NameSpan]) -> None:
        """Look once at the whole report; what follows is by span."""
        self._annotations = annotations
        self._tokens = annotations.tokens
        self._spans = spans
        self._by_bounds = {(s.first, s.last): s for s in spans}
        self._starting: dict[int, list[NameSpan]] = defaultdict(list)
        self._ending: dict[int, list[NameSpan]] = defaultdict(list)
        for span in spans:
            self._starting[span.first].append(span)
            self._ending[span.last].append(span)
        self._labels = {i: n for n in annotations.names for i in range(n.first, n.last)}
        self._placed = Counter(
            fold_toponym(n.span.text) for n in annotations.names if n.label in _PLACE_LABELS
        )
        self._people = Counter(
            w
            for n in annotations.names
            if n.label == "PERSON"
            for w in (fold_toponym(self._tokens[n.last - 1].text) if n.last - n.first > 1 else "",)
            if w
        )
        self._bodies = Counter(
            fold_toponym(n.span.text) for n in annotations.names if n.label in {"ORG", "PERSON"}
        )
        self._small = {t.text for t in self._tokens if t.text.islower()}
        self._headlines = {
            s.index for s in annotations.sentences if self._is_headline(annotations.tokens_of(s))
        }

    def features(self, span: NameSpan) -> Features:
        """All that holds of one span."""
        held: Features = {"always": 1.0}
        for name, value in (
            *self._label_features(span),
            *self._entry_features(span.found),
            *self._word_features(span),
            *self._before_features(span),
            *self._after_features(span),
            *self._report_features(span),
        ):
            held[name] = held.get(name, 0.0) + value
        label = next((n for n in held if n.startswith("label ")), "")
        for other in ("before: placing", "after: body", "after: of a place", "no entry"):
            if other in held:
                held[f"{label} & {other}"] = 1.0
        return held

    def _label_features(self, span: NameSpan) -> Iterator[tuple[str, float]]:
        """What the language model takes it for, or the name that it is a part of."""
        name = self._labels.get(span.first) or self._labels.get(span.last - 1)
        if name is None:
            yield "label none", 1.0
            return
        label = name.label if name.label in _KNOWN_LABELS else "other"
        first = name.first
        while first < span.first and self._tokens[first].text.casefold() in {"the", "a"}:
            first += 1
        last = name.last
        while last > span.last and self._tokens[last - 1].tag == "POS":
            last -= 1
        if span.first <= first and span.last >= last:
            same = span.first == first and span.last == last
            yield f"label {label}{'' if same else ', wider'}", 1.0
        else:
            where = "start" if span.first <= first else "end" if span.last >= last else "middle"
            yield f"label {label}, {where}", 1.0

    def _entry_features(self, found: Sequence[Candidate]) -> Iterator[tuple[str, float]]:
        """What the gazetteer knows under the name."""
        if not found:
            yield "no entry", 1.0
            return
        kinds = {c.entry.kind for c in found}
        for kind in ("country", "province", "district", "city"):
            if any(c.entry.kind == kind and c.main_name for c in found):
                yield f"entry {kind}", 1.0
        if kinds & {"region", "nature"}:
            yield "entry region", 1.0
        people = max(c.entry.population for c in found)
        yield "entry population", math.log10(people + 10) / 6
        if people >= _LARGE:
            yield "entry large", 1.0
        elif people < _SMALL:
            yield "entry small", 1.0
        if not any(c.main_name for c in found):
            yield "entry by another name", 1.0
        yield "entry namesakes", math.log10(len(found)) / 2

    def _word_features(self, span: NameSpan) -> Iterator[tuple[str, float]]:
        """The words themselves."""
        tokens = self._tokens[span.first : span.last]
        yield "words", min(len(tokens), 4) / 4
        yield "proper", sum(t.pos == "PROPN" for t in tokens) / len(tokens)
        for name in own_words(span, tokens):
            yield name, 1.0
        if any(t.text.casefold() in self._small for t in tokens):
            yield "written small elsewhere", 1.0
        if tokens[0].sentence in self._headlines:
            yield "in a headline", 1.0

    def _before_features(self, span: NameSpan) -> Iterator[tuple[str, float]]:
        """The words before it."""
        begin = self._annotations.sentences[self._tokens[span.first].sentence].first
        at = span.first - 1
        if at >= begin and self._tokens[at].text.casefold() in {"the", "nearby"}:
            yield "before: the", 1.0
            at -= 1
        said = word_before(
            self._tokens[at] if at >= begin else None,
            self._tokens[at - 1] if at > begin else None,
            named=bool(self._ending.get(at)),
        )
        if said:
            yield f"before: {said}", 1.0

    def _after_features(self, span: NameSpan) -> Iterator[tuple[str, float]]:
        """The words behind it."""
        sentence = self._annotations.sentences[self._tokens[span.first].sentence]
        said = word_after(
            self._tokens[span.last] if span.last < sentence.last else None,
            wider=any(self._is_wide(s) for s in self._starting.get(span.last + 1, ())),
            opens=span.first == sentence.first,
        )
        if said:
            yield f"after: {said}", 1.0

    def _report_features(self, span: NameSpan) -> Iterator[tuple[str, float]]:
        """What the rest of the report says of the same words, and longer names around these."""
        folded = fold_toponym(span.text)
        name = self._labels.get(span.first)
        is_own = (
            name is not None
            and name.label in _PLACE_LABELS
            and fold_toponym(name.span.text) == folded
        )
        others = self._placed[folded] - is_own
        if others > 0:
            yield "labelled elsewhere", min(others, 3) / 3
        if self._people[folded]:
            yield "somebody's name", 1.0
        if self._bodies[folded] > 1:
            yield "body or person elsewhere", 1.0
        longer = [
            s
            for s in self._spans_around(span)
            if s.found or s.listed or self._labels_exactly(s) in _PLACE_LABELS
        ]
        if longer:
            yield "in a longer place", 1.0
        if any(not s.found for s in self._spans_around(span)):
            yield "in a longer name", 1.0
        if (
            any(s.found for s in self._starting[span.first] if s.last < span.last)
            and not span.found
        ):
            yield "holds a shorter place", 1.0

    def _spans_around(self, span: NameSpan) -> Iterator[NameSpan]:
        for first in range(max(0, span.first - 5), span.first + 1):
            for other in self._starting[first]:
                if other.last >= span.last and (other.first, other.last) != (span.first, span.last):
                    yield other

    def _labels_exactly(self, span: NameSpan) -> str:
        name = self._labels.get(span.first)
        return name.label if name and (name.first, name.last) == (span.first, span.last) else ""

    def _is_wide(self, span: NameSpan) -> bool:
        return any(c.entry.kind in {"province", "country", "district"} for c in span.found)

    def _is_headline(self, tokens: Sequence[Token]) -> bool:
        words = [t for t in tokens if t.text.isalpha() and len(t.text) > 3]
        return len(words) > 2 and sum(t.text[:1].isupper() for t in words) > 0.6 * len(words)
