"""The weights of finding, by logistic regression over the spans of the tuning half.

A span is right if its words are those of a label, or, where no span has them all, at least half of
them. Words for peoples are left out: LGL labels them, to us they are no places.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
from bench.quality.places.corpora import GoldToponym
from bench.quality.places.score import is_people
from fit.places.texts import ParsedText

from headwater.extract.gazetteer import Gazetteer
from headwater.extract.place.features import Features, SpanReader
from headwater.extract.place.spans import SpanFinder
from headwater.lexicon.fold import straighten

Floats = npt.NDArray[np.float64]
# Features seen less often than this in the tuning half get no weight.
_LEAST_SEEN = 8
_RIDGE = 3.0
_ROUNDS = 30
_HALF = 0.5


def fit_finding(texts: Sequence[ParsedText], gazetteer: Gazetteer) -> dict[str, float]:
    """A weight for each feature that is seen often enough."""
    rows = [row for text in texts for row in _labelled_spans(text, gazetteer)]
    seen = Counter(name for features, _ in rows for name in features)
    names = sorted(name for name, count in seen.items() if count >= _LEAST_SEEN)
    column = {name: n for n, name in enumerate(names)}
    table = np.zeros((len(rows), len(names)))
    for at, (features, _) in enumerate(rows):
        for name, value in features.items():
            if name in column:
                table[at, column[name]] = value
    right = np.array([float(is_right) for _, is_right in rows])
    weights = logistic(table, right)
    return {n: round(float(w), 3) for n, w in zip(names, weights, strict=True)}


def logistic(table: Floats, right: Floats) -> Floats:
    """Weights of a logistic regression with a ridge, by Newton's method."""
    weights = np.zeros(table.shape[1])
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (chance - right) + _RIDGE * weights
        bend = (table * (chance * (1 - chance))[:, None]).T @ table + _RIDGE * np.eye(len(weights))
        step = np.linalg.solve(bend, slope)
        weights = weights - step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def _labelled_spans(text: ParsedText, gazetteer: Gazetteer) -> Iterator[tuple[Features, bool]]:
    tokens, gold = text.annotations.tokens, text.labelled.toponyms
    spans = SpanFinder(straighten(text.report.text), text.annotations, gazetteer).spans()
    reader = SpanReader(text.annotations, spans)
    bounds = [(tokens[s.first].start, tokens[s.last - 1].end) for s in spans]
    whole = {(g.start, g.end) for g in gold} & set(bounds)
    for span, (start, end) in zip(spans, bounds, strict=True):
        touched = [g for g in gold if g.start < end and start < g.end]
        if touched and all(is_people(g.text) for g in touched):
            continue
        is_right = (start, end) in whole or any(
            (g.start, g.end) not in whole and _overlap(g, start, end) >= _HALF for g in touched
        )
        yield reader.features(span), is_right


def _overlap(gold: GoldToponym, start: int, end: int) -> float:
    shared = min(gold.end, end) - max(gold.start, start)
    return shared / (max(gold.end, end) - min(gold.start, start))
