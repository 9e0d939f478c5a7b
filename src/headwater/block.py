"""Reports -> candidate pairs: which two are worth laying side by side.

A handful of reports is compared whole, every one with every other. Beyond that a pair must share
word shingles, or several rare names and figures (an uncited rewrite shares few shingles but keeps
its specifics), or one of the two must cite the other's outlet. Rareness is what counts: a shingle
or name that stands in most reports says nothing of any two of them.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from headwater.lexicon.fold import fold_word
from headwater.lexicon.naming import same_name
from headwater.model import Annotations, Citation, Report
from headwater.settings import BlockSettings

Pair = tuple[str, str]


def block(
    reports: Sequence[Report],
    annotations: Mapping[str, Annotations],
    citations: Mapping[str, tuple[Citation, ...]],
    settings: BlockSettings,
) -> tuple[Pair, ...]:
    """Pairs of report ids, each in the order of `reports`, without repeats."""
    ids = [report.id for report in reports]
    if len(reports) <= settings.exhaustive_up_to:
        return tuple(combinations(ids, 2))
    order = {report_id: place for place, report_id in enumerate(ids)}
    shingles = {i: _shingles(annotations[i], settings.shingle_words) for i in ids}
    rare = {i: _rare_words(annotations[i]) for i in ids}
    pairs = {
        *_sharing(shingles, settings.min_shared, weigh=False),
        *_sharing(rare, settings.min_rare_weight, weigh=True),
        *_citing(reports, citations),
    }
    return tuple(sorted(pairs, key=lambda pair: (order[pair[0]], order[pair[1]])))


def _shingles(annotations: Annotations, width: int) -> set[str]:
    words = [w for w in (fold_word(t.text) for t in annotations.tokens) if w]
    return {" ".join(words[at : at + width]) for at in range(len(words) - width + 1)}


def _rare_words(annotations: Annotations) -> set[str]:
    return {
        fold_word(t.text) for t in annotations.tokens if t.is_content and t.pos in {"PROPN", "NUM"}
    }


def _sharing(features: Mapping[str, set[str]], threshold: float, *, weigh: bool) -> Iterable[Pair]:
    """Pairs whose shared features reach the threshold, counted or weighed by rareness."""
    holders: dict[str, list[str]] = defaultdict(list)
    for report_id, held in features.items():
        for feature in sorted(held):
            holders[feature].append(report_id)
    # More than this many holders: a phrase or name of the whole topic, not of any two reports.
    most = max(10, len(features) // 5)
    shared: Counter[Pair] = Counter()
    weight_of: dict[Pair, float] = defaultdict(float)
    for held_by in holders.values():
        if not 2 <= len(held_by) <= most:
            continue
        weight = math.log(len(features) / len(held_by))
        for pair in combinations(held_by, 2):
            shared[pair] += 1
            weight_of[pair] += weight
    totals: Mapping[Pair, float] = weight_of if weigh else shared
    return [pair for pair, total in totals.items() if total >= threshold]


def _citing(
    reports: Sequence[Report], citations: Mapping[str, tuple[Citation, ...]]
) -> Iterable[Pair]:
    """Pairs of which one names the other's outlet, in any spelling ("the Lantern", "VOA")."""
    by_outlet: dict[str, list[str]] = defaultdict(list)
    for report in reports:
        if report.outlet:
            by_outlet[report.outlet].append(report.id)
    order = {report.id: place for place, report in enumerate(reports)}
    meant: dict[str, list[str]] = {}
    for report in reports:
        for name in sorted({citation.name for citation in citations.get(report.id, ())}):
            if name not in meant:
                meant[name] = [i for o, ids in by_outlet.items() if same_name(name, o) for i in ids]
            for other in meant[name]:
                if other != report.id:
                    first, second = sorted((report.id, other), key=order.__getitem__)
                    yield first, second
