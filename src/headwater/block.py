"""Reports -> candidate pairs: which two are worth laying side by side.

A handful of reports is compared whole, every one with every other. Of a pile, each report is laid
beside the few that are nearest to it by what the two share: content words, names and figures, and
runs of words, each counted by how few of all reports hold it. What most of a pile holds ("the
Observatory said", in a pile on one war) says nothing of any two of its reports, and weighs next to
nothing. Copies of one text are laid beside the first of them, and only that one beside others.
Where one report names another's outlet, the nearest of that outlet's are looked at; where two are
dated far apart, only copied words count.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from headwater.lexicon.fold import fold_word
from headwater.lexicon.naming import same_name
from headwater.model import Annotations, Citation, Report
from headwater.settings import BlockSettings

Pair = tuple[str, str]
Features = Sequence[frozenset[str]]
"""What each report holds, in the order of the reports."""
Matrix = NDArray[np.float64]
Marks = NDArray[np.bool_]
Ints = NDArray[np.intp]

# Naming an outlet does not say which of its reports: so many of them are looked at.
_FEW_CITED = 3
# So many features are weighed at a time, which bounds the memory whatever the vocabulary.
_AT_A_TIME = 4096


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
    parses = [annotations[i] for i in ids]
    first = _first_of_copies(reports, parses)
    copied = _shared([_shingles(p, settings.shingle_words) for p in parses])
    words, names = _shared([_content(p) for p in parses]), _shared([_names(p) for p in parses])
    nearness = words + names / 2 + 2 * copied
    copies = copied >= settings.copied
    same_time = copies | ~_far_apart(reports, settings.window_days)
    apart = same_time & _both(first == np.arange(len(ids)))
    near = apart & (nearness >= settings.min_nearness)
    cited = apart & _cited(reports, citations)
    chosen = _nearest(nearness, near, settings.nearest) | _nearest(nearness, cited, _FEW_CITED)
    chosen |= _nearest(_early(reports, nearness), near & copies, 1)
    chosen[np.arange(len(ids)), first] = True
    rows, columns = np.nonzero(np.triu(chosen | chosen.T, k=1))
    return tuple((ids[a], ids[b]) for a, b in zip(rows.tolist(), columns.tolist(), strict=True))


def _first_of_copies(reports: Sequence[Report], parses: Sequence[Annotations]) -> Ints:
    """For each report the first that holds the same words, by date and then by place; or itself."""
    texts = [" ".join(w for t in p.tokens if (w := fold_word(t.text))) for p in parses]
    first: dict[str, int] = {}
    for row in _by_date(reports):
        first.setdefault(texts[row], row)
    return np.array([first[text] for text in texts], dtype=np.intp)


def _by_date(reports: Sequence[Report]) -> list[int]:
    """The reports from the earliest on, those without a date last."""
    return sorted(
        range(len(reports)), key=lambda row: (reports[row].published.earliest or "~", row)
    )


def _early(reports: Sequence[Report], like: Matrix) -> Matrix:
    """Reports x reports: how early the second of the two was published."""
    order = np.zeros(len(reports))
    order[_by_date(reports)] = np.arange(len(reports), 0, -1)
    return np.broadcast_to(order, like.shape)


def _both(marks: Marks) -> Marks:
    return np.asarray(marks[:, np.newaxis] & marks)


def _shingles(annotations: Annotations, width: int) -> frozenset[str]:
    words = [w for w in (fold_word(t.text) for t in annotations.tokens) if w]
    return frozenset(" ".join(words[at : at + width]) for at in range(len(words) - width + 1))


def _content(annotations: Annotations) -> frozenset[str]:
    return frozenset(fold_word(t.lemma) for t in annotations.tokens if t.is_content)


def _names(annotations: Annotations) -> frozenset[str]:
    return frozenset(
        fold_word(t.text) for t in annotations.tokens if t.is_content and t.pos in {"PROPN", "NUM"}
    )


def _shared(features: Features) -> Matrix:
    """Reports x reports: the weight of what both hold, as a share of what the lesser one holds."""
    holders: dict[str, list[int]] = {}
    for row, held in enumerate(features):
        for feature in held:
            holders.setdefault(feature, []).append(row)
    count = len(features)
    # What all hold weighs next to nothing, but not nothing: fifty copies of one report are alike.
    weight = {feature: math.log((count + 1) / len(rows)) for feature, rows in holders.items()}
    totals = np.array([math.fsum(weight[f] for f in held) for held in features])
    common = sorted(feature for feature, rows in holders.items() if len(rows) > 1)
    shared = np.zeros((count, count))
    for start in range(0, len(common), _AT_A_TIME):
        part = common[start : start + _AT_A_TIME]
        held_by = np.zeros((count, len(part)))
        for column, feature in enumerate(part):
            held_by[holders[feature], column] = math.sqrt(weight[feature])
        shared += held_by @ held_by.T
    # Rounded, so that the order in which a processor adds decides nothing.
    lesser = np.maximum(np.minimum.outer(totals, totals), 1e-9)
    return np.asarray(np.round(shared / lesser, 6))


def _far_apart(reports: Sequence[Report], window_days: int) -> Marks:
    """Reports x reports: where both are dated, and more than the window lies between them."""
    known = [report.published.days() for report in reports]
    first, last = (
        np.array([days[end].toordinal() if days else math.nan for days in known]) for end in (0, 1)
    )
    after = first[:, np.newaxis] - last
    return np.asarray(np.fmax(after, after.T) > window_days)


def _cited(reports: Sequence[Report], citations: Mapping[str, tuple[Citation, ...]]) -> Marks:
    """Reports x reports: the first names the other's outlet, in any spelling ("the Lantern")."""
    marks = np.zeros((len(reports), len(reports)), dtype=bool)
    outlets = [report.outlet for report in reports]
    known: dict[str, list[int]] = {}
    for row, report in enumerate(reports):
        for name in _names_cited(citations.get(report.id, ())):
            if name not in known:
                known[name] = [at for at, o in enumerate(outlets) if o and same_name(name, o)]
            marks[row, known[name]] = True
    np.fill_diagonal(marks, val=False)
    return marks


def _names_cited(citations: Sequence[Citation]) -> Iterator[str]:
    yield from sorted({citation.name for citation in citations})


def _nearest(nearness: Matrix, allowed: Marks, most: int) -> Marks:
    """Of each row the few nearest that are allowed; among equals those that come first."""
    chosen = np.zeros_like(allowed)
    ranked = np.argsort(np.where(allowed, -nearness, 1.0), axis=1, kind="stable")[:, :most]
    np.put_along_axis(chosen, ranked, values=True, axis=1)
    np.fill_diagonal(chosen, val=False)
    return chosen & allowed
