"""The weights of resolving: a choice among the entries of each name, and none of them.

A conditional logit over the names that the fitted finding finds in the tuning half. An entry is
right if it has the label's GeoNames id; where none has, all within 50 km are (of a country, a
province or a region those that reach so far), else all within 161 km; where there is none,
"nothing" is right. Support hangs on beliefs and beliefs on weights, so it is done in rounds.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from bench.quality.places.corpora import GoldToponym
from bench.quality.places.score import NEAR_KM, is_people
from fit.places.texts import ParsedText

from headwater.extract.gazetteer import Entry, Gazetteer
from headwater.extract.place.extract import peoples_named
from headwater.extract.place.finding import find_toponyms
from headwater.extract.place.naming import read_namings
from headwater.extract.place.relations import read_settings
from headwater.extract.place.resolving import FEATURES, ROUNDS, Resolver
from headwater.extract.place.toponym import Toponym
from headwater.lexicon.fold import straighten

Floats = npt.NDArray[np.float64]
_RIDGE = 2.0
_OUTER_ROUNDS = 4
_STEPS = 60
_SAME_SPOT_KM = 50.0
_EARTH_KM = 6371.0
_WIDE = frozenset({"country", "province", "region", "nature"})
# Where the fit begins; the beliefs of its first round come of these.
_START = {
    "main name": 0.5, "population": 1.5, "share of namesakes": 1.5, "capital": 0.5,
    "country of others": 3.0, "province of others": 2.0, "near others": 1.0,
    "in its container": 4.0, "unlike": -2.0, "hint fits": 2.0, "hint against": -2.0,
    "country": 1.5, "region": 1.0, "nothing": -1.0,
}  # fmt: skip
# Set by hand: nothing in the two sets tells these. Supplements are the user's word; what is barred
# is barred; and few provinces of the sets are named after a town in them.
_BY_HAND = {"user's own": 3.0, "barred": -4.0, "bare name of province": -3.5}


@dataclass(frozen=True, slots=True)
class Naming:
    """A name with labels: the rows that are right (the last row stands for "nothing")."""

    resolver: Resolver
    number: int
    right: tuple[int, ...]
    weight: float


def fit_resolving(texts: Sequence[ParsedText], gazetteer: Gazetteer) -> dict[str, float]:
    """A weight for each feature of `FEATURES`."""
    names = [n for text in texts for n in _labelled_names(text, gazetteer)]
    weights = np.array([{**_START, **_BY_HAND}.get(name, 0.0) for name in FEATURES])
    free = np.array([name not in _BY_HAND for name in FEATURES])
    for _ in range(_OUTER_ROUNDS):
        blocks = list(_blocks(names, weights))
        weights = _conditional_logit(blocks, weights, free)
    return {n: round(float(w), 3) for n, w in zip(FEATURES, weights, strict=True)}


def _blocks(names: Sequence[Naming], weights: Floats) -> Iterator[tuple[Floats, Floats, float]]:
    """Rows, which of them are right, and weight of each name, early and late in the rounds."""
    for resolver in dict.fromkeys(n.resolver for n in names):
        mine = [n for n in names if n.resolver is resolver]
        for rounds in (0, ROUNDS - 1):
            rows, nothing = resolver.rows(resolver.beliefs(weights, rounds))
            for name in mine:
                held = resolver.table.rows_of(name.number)
                right = np.isin(held, name.right)
                yield (
                    np.vstack([rows[held], nothing[name.number]]),
                    np.append(right, not right.any()).astype(np.float64),
                    name.weight,
                )


def _conditional_logit(
    blocks: Sequence[tuple[Floats, Floats, float]], weights: Floats, free: npt.NDArray[np.bool_]
) -> Floats:
    """Weights that make the right rows likeliest, by Newton's method with halved steps."""
    table = np.vstack([rows for rows, _, _ in blocks])
    group = np.concatenate([np.full(len(r), n) for n, (r, _, _) in enumerate(blocks)])
    right = np.concatenate([r for _, r, _ in blocks])
    counts = np.array([w for _, _, w in blocks])

    def loss(at: Floats) -> tuple[float, Floats, Floats]:
        scores = table @ at
        top = np.full(len(counts), -np.inf)
        np.maximum.at(top, group, scores)
        raised = np.exp(scores - top[group])
        total = np.bincount(group, raised)
        hit = np.maximum(np.bincount(group, raised * right), 1e-12)
        chance, told = raised / total[group], raised * right / hit[group]
        value = -(counts * np.log(hit / total)).sum() + 0.5 * _RIDGE * float(at @ at)
        slope = table.T @ ((chance - told) * counts[group]) + _RIDGE * at
        return value, slope, chance * counts[group]

    for _ in range(_STEPS):
        value, slope, mass = loss(weights)
        bend = (table[:, free] * mass[:, None]).T @ table[:, free] + _RIDGE * np.eye(free.sum())
        step = np.zeros(len(weights))
        step[free] = np.linalg.solve(bend, slope[free])
        size = 1.0
        while size > 1e-4 and loss(weights - size * step)[0] > value:
            size /= 2
        weights = weights - size * step
        if size * np.abs(step).max() < 1e-4:
            break
    return weights


def _labelled_names(text: ParsedText, gazetteer: Gazetteer) -> Iterator[Naming]:
    toponyms = find_toponyms(text.report, text.annotations, gazetteer)
    settings = read_settings(toponyms, straighten(text.report.text))
    namings = read_namings(toponyms, settings, gazetteer)
    resolver = Resolver(namings, toponyms, peoples_named(text.annotations))
    for number, naming in enumerate(namings):
        labels = [_label(toponyms[t], text.labelled.toponyms) for t in naming.toponyms]
        placed = Counter(g for g in labels if g is not None and g.lat is not None)
        held = resolver.table.rows_of(number)
        if not placed or not len(held):
            continue
        gold = placed.most_common(1)[0][0]
        entries = [resolver.table.candidates[i].entry for i in held]
        right = tuple(int(held[i]) for i in _right(gold, entries))
        yield Naming(resolver, number, right, 1 + 0.5 * math.log(placed.total()))


def _label(toponym: Toponym, gold: Sequence[GoldToponym]) -> GoldToponym | None:
    touched = (g for g in gold if g.start < toponym.end and toponym.start < g.end)
    return next((g for g in touched if not is_people(g.text)), None)


def _right(gold: GoldToponym, entries: Sequence[Entry]) -> list[int]:
    same = [n for n, e in enumerate(entries) if gold.geonameid and e.geonameid == gold.geonameid]
    if same:
        return same
    away = [_away_km(gold, e) for e in entries]
    reach = [e.radius_km if e.kind in _WIDE else 0.0 for e in entries]
    near = [n for n, km in enumerate(away) if km <= max(_SAME_SPOT_KM, reach[n])]
    return near or [n for n, km in enumerate(away) if km <= NEAR_KM]


def _away_km(gold: GoldToponym, entry: Entry) -> float:
    if gold.lat is None or gold.lon is None or entry.lat is None or entry.lon is None:
        return math.inf
    a, b = math.radians(gold.lat), math.radians(entry.lat)
    half = (
        math.sin((b - a) / 2) ** 2
        + math.cos(a) * math.cos(b) * math.sin(math.radians(entry.lon - gold.lon) / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
