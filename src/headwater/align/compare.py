"""Child sentence by child sentence: the parent sentences that explain its words.

First the parent sentence that scores best; then, as long as a good part of the child's words is
left unexplained, the parent sentence that explains most of the rest. That is how fused sentences
show: two parents, each for its own words.

The score of a pair of sentences is a logistic function of how much of each is explained by the
other (by weight of words), of the likeness of their whole meanings, of the longest run in common
and of the rare words that they share. Its weights were fitted by `bench/fit/align.py`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np
from numpy.typing import NDArray

from headwater.align.words import BODY_KINDS, KEY_POINT_KINDS, Wording, weights, wording
from headwater.lexicon.fold import fold_word
from headwater.lexicon.likeness import Matrix, likeness
from headwater.model import Alignment, Annotations, Comparison, Report, Sentence, Span, WordPair
from headwater.settings import AlignSettings

Floats = NDArray[np.float64]

# A word is explained by another from this likeness on.
_EXPLAINED = 0.3
# A first-pass alignment this sure tells where its neighbours should come from.
_SURE = 0.6


@dataclass(frozen=True, slots=True)
class PairFeatures:
    """What is known of one child sentence beside one parent sentence; each 0 to 1.

    Attributes:
        child_cover: share of the child's words (by weight) that the parent's explain.
        parent_cover: the same the other way round.
        mass: how much weight is explained at all, squashed: three rare words are worth more than
            one common word that happens to be all there is.
        run: the longest run of equal words, as a share of the child's words.
        both_titles: whether both are headlines.
        expected: whether the parent sentence stands where the child's neighbours come from.
    """

    child_cover: float
    parent_cover: float
    mass: float
    run: float
    both_titles: bool
    expected: bool


def align(
    child: Report,
    parent: Report,
    child_annotations: Annotations,
    parent_annotations: Annotations,
    settings: AlignSettings,
) -> Comparison:
    """Lay `child` beside `parent` and say which of its words come from there.

    Returns:
        A `Comparison`; without alignments where nothing of the child rests on the parent.
    """
    mine, theirs = wording(child_annotations), wording(parent_annotations)
    table = _Table(mine, theirs)
    alignments = _align_all(table, settings)
    key_points = wording(child_annotations, KEY_POINT_KINDS)
    retold = {a.parent_sentence for a in alignments}
    # A key point is a statement of its report, but no second one: it counts where the body does
    # not say the same.
    told_in_key_points = [
        a
        for a in _align_all(_Table(key_points, theirs), settings)
        if a.parent_sentence not in retold
    ]
    runs = _shared_runs(child, parent, child_annotations, parent_annotations, settings.run_words)
    return Comparison(
        child=child.id,
        parent=parent.id,
        alignments=tuple(
            sorted([*alignments, *told_in_key_points], key=lambda a: (a.child, a.parent))
        ),
        share=_share(table, alignments),
        verbatim=_run_share(mine, runs),
        shared_runs=tuple(sorted(runs, key=lambda s: (s.start - s.end, s.start))[:5]),
        shared_rare=_shared_rare(mine, theirs),
    )


def _align_all(table: _Table, settings: AlignSettings) -> list[Alignment]:
    rows = range(len(table.mine.sentences))
    first_pass = {row: _explain(table, row, settings, frozenset()) for row in rows}
    return [
        _alignment(table, row, column, score)
        for row in rows
        for column, score in _explain(table, row, settings, _expected(first_pass, row))
    ]


class _Table:
    """Likenesses, weights and features of all sentence pairs of two reports."""

    def __init__(self, mine: Wording, theirs: Wording) -> None:
        self.mine, self.theirs = mine, theirs
        self.alike: Matrix = likeness(
            mine.tokens, theirs.tokens, mine.annotations.vectors, theirs.annotations.vectors
        )
        self.my_weights: Floats = weights(mine, theirs)
        self.their_weights: Floats = weights(theirs, mine)
        self.my_rows = _rows(mine)
        self.their_rows = _rows(theirs)
        # best[i, b]: how well my word i is explained by the words of their sentence b.
        self.best: Floats = np.zeros((len(mine.tokens), len(theirs.sentences)))
        self.best_back: Floats = np.zeros((len(theirs.tokens), len(mine.sentences)))
        for column, rows in enumerate(self.their_rows):
            if len(rows) and len(mine.tokens):
                self.best[:, column] = self.alike[:, rows].max(axis=1)
        for column, rows in enumerate(self.my_rows):
            if len(rows) and len(theirs.tokens):
                self.best_back[:, column] = self.alike[rows, :].max(axis=0)
        self.best[self.best < _EXPLAINED] = 0
        self.best_back[self.best_back < _EXPLAINED] = 0
        self.forms = tuple(_forms(mine, s) for s in mine.sentences)
        self.their_forms = tuple(_forms(theirs, s) for s in theirs.sentences)

    def features(self, row: int, column: int, expected: bool) -> PairFeatures:
        mine, theirs = self.my_rows[row], self.their_rows[column]
        explained = float((self.best[mine, column] * self.my_weights[mine]).sum())
        explained_back = float((self.best_back[theirs, row] * self.their_weights[theirs]).sum())
        total = float(self.my_weights[mine].sum()) or 1.0
        total_back = float(self.their_weights[theirs].sum()) or 1.0
        return PairFeatures(
            child_cover=explained / total,
            parent_cover=explained_back / total_back,
            mass=1 - math.exp(-explained / 2.0),
            run=_longest_run(self.forms[row], self.their_forms[column]),
            both_titles=self.mine.sentences[row].kind == "title"
            and self.theirs.sentences[column].kind == "title",
            expected=expected,
        )


def score_pair(features: PairFeatures) -> float:
    """How surely a child sentence rests on a parent sentence, 0 to 1."""
    high = max(features.child_cover, features.parent_cover)
    low = min(features.child_cover, features.parent_cover)
    z = -5.2 + 3.6 * high + 2.6 * low + 2.8 * features.mass + 2.0 * features.run
    z += 1.2 * features.both_titles + 1.0 * features.expected
    return 1 / (1 + math.exp(-z))


def _expected(first_pass: dict[int, list[tuple[int, float]]], row: int) -> frozenset[int]:
    """Parent sentences that stand where the neighbours of a child sentence come from.

    A retelling mostly keeps the order of its source: what stands between two aligned sentences
    probably comes from between their parents, even where few words show it.
    """
    near: set[int] = set()
    for neighbour, step in ((row - 1, 1), (row + 1, -1)):
        for column, score in first_pass.get(neighbour, [])[:2]:
            if score >= _SURE:
                near |= {column, column + step}
    return frozenset(near)


def _explain(
    table: _Table, row: int, settings: AlignSettings, expected: frozenset[int]
) -> list[tuple[int, float]]:
    """The parent sentences that a child sentence rests on, best first, with their scores."""
    mine = table.my_rows[row]
    if not len(mine) or not table.theirs.sentences:
        return []
    masses = (table.best[mine, :] * table.my_weights[mine][:, None]).sum(axis=0)
    candidates = {int(c) for c in np.argsort(-masses, kind="stable")[:12] if masses[c] > 0}
    candidates |= {c for c in expected if 0 <= c < len(table.theirs.sentences)}
    scored = {c: score_pair(table.features(row, c, c in expected)) for c in sorted(candidates)}
    total = float(table.my_weights[mine].sum()) or 1.0
    explained = np.zeros(len(mine))
    chosen: list[tuple[int, float]] = []
    while scored:
        column = max(
            scored, key=lambda c: (scored[c] + _gain(table, mine, c, explained) / total, -c)
        )
        score = scored.pop(column)
        gain = _gain(table, mine, column, explained) / total
        if score < (settings.min_score if not chosen else settings.min_score_further):
            continue
        if chosen and not _worth_adding(table, column, gain, gain * total, settings):
            continue
        chosen.append((column, score))
        explained = np.maximum(explained, table.best[mine, column])
    return chosen


def _worth_adding(
    table: _Table, column: int, gain: float, gained_weight: float, settings: AlignSettings
) -> bool:
    """Whether a further parent sentence explains enough of what is left.

    Either a good part of the child's words, or most of the parent sentence's own: a short sentence
    that was fused into a long one explains little of the long one.
    """
    if gain >= settings.min_extra_gain:
        return True
    parent_weight = float(table.their_weights[table.their_rows[column]].sum()) or 1.0
    return (
        gained_weight / parent_weight >= settings.min_parent_gain
        and gained_weight >= settings.min_gained_weight
    )


def _gain(table: _Table, mine: NDArray[np.intp], column: int, explained: Floats) -> float:
    new = np.maximum(table.best[mine, column] - explained, 0)
    return float((new * table.my_weights[mine]).sum())


def _alignment(table: _Table, row: int, column: int, score: float) -> Alignment:
    child, parent = table.mine.sentences[row], table.theirs.sentences[column]
    matcher = SequenceMatcher(None, table.forms[row], table.their_forms[column], autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    return Alignment(
        child=child.span,
        parent=parent.span,
        score=round(score, 4),
        verbatim=round(same / (len(table.forms[row]) or 1), 4),
        child_sentence=child.index,
        parent_sentence=parent.index,
        words=_word_pairs(table, row, column),
    )


def _word_pairs(table: _Table, row: int, column: int) -> tuple[WordPair, ...]:
    """Greedy one-to-one pairing: the likest pair first, near places first among equals."""
    mine, theirs = table.my_rows[row], table.their_rows[column]
    if not len(mine) or not len(theirs):
        return ()
    block = table.alike[np.ix_(mine, theirs)]
    cells = [
        (-float(block[i, j]), abs(i / len(mine) - j / len(theirs)), i, j)
        for i, j in zip(*np.nonzero(block >= _EXPLAINED), strict=True)
    ]
    used_mine: set[int] = set()
    used_theirs: set[int] = set()
    pairs: list[WordPair] = []
    for negative, _, i, j in sorted(cells):
        if i in used_mine or j in used_theirs:
            continue
        used_mine.add(i)
        used_theirs.add(j)
        pairs.append(
            WordPair(
                table.mine.tokens[mine[i]].index,
                table.theirs.tokens[theirs[j]].index,
                round(-negative, 4),
            )
        )
    return tuple(sorted(pairs, key=lambda p: p.child))


def _share(table: _Table, alignments: list[Alignment]) -> float:
    """Share of the child's words, by weight, that have a counterpart in an aligned sentence."""
    position = {s.index: i for i, s in enumerate(table.mine.sentences)}
    parent_position = {s.index: i for i, s in enumerate(table.theirs.sentences)}
    explained = np.zeros(len(table.mine.tokens))
    for alignment in alignments:
        rows = table.my_rows[position[alignment.child_sentence]]
        column = parent_position[alignment.parent_sentence]
        explained[rows] = np.maximum(explained[rows], table.best[rows, column])
    total = float(table.my_weights.sum())
    return round(float((explained * table.my_weights).sum()) / total, 4) if total else 0.0


def _rows(side: Wording) -> list[NDArray[np.intp]]:
    owners = np.array(side.owners, dtype=np.intp)
    return [np.flatnonzero(owners == p) for p in range(len(side.sentences))]


def _forms(side: Wording, sentence: Sentence) -> list[str]:
    folded = (fold_word(t.text) for t in side.annotations.tokens_of(sentence))
    return [f for f in folded if f]


def _longest_run(mine: list[str], theirs: list[str]) -> float:
    if not mine or not theirs:
        return 0.0
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    return matcher.find_longest_match().size / len(mine)


def _shared_runs(
    child: Report,
    parent: Report,
    child_annotations: Annotations,
    parent_annotations: Annotations,
    run_words: int,
) -> list[Span]:
    """Runs of at least `run_words` equal words, as spans of the child, without overlap."""
    mine = _words_of(child_annotations)
    theirs = _words_of(parent_annotations)
    their_forms = [form for form, _, _ in theirs]
    places: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(theirs) - run_words + 1):
        places.setdefault(tuple(their_forms[at : at + run_words]), []).append(at)
    runs: list[Span] = []
    at = 0
    while at + run_words <= len(mine):
        starts = places.get(tuple(form for form, _, _ in mine[at : at + run_words]), [])
        length = max((_run_length(mine, their_forms, at, s) for s in starts), default=0)
        if length:
            runs.append(child.span(mine[at][1], mine[at + length - 1][2]))
        at += max(length, 1)
    return runs


def _run_length(mine: list[tuple[str, int, int]], theirs: list[str], at: int, start: int) -> int:
    length = 0
    while (
        at + length < len(mine)
        and start + length < len(theirs)
        and mine[at + length][0] == theirs[start + length]
    ):
        length += 1
    return length


def _words_of(annotations: Annotations) -> list[tuple[str, int, int]]:
    words = []
    for sentence in annotations.sentences:
        if sentence.kind in BODY_KINDS:
            for token in annotations.tokens_of(sentence):
                form = fold_word(token.text)
                if form:
                    words.append((form, token.start, token.end))
    return words


def _run_share(mine: Wording, runs: list[Span]) -> float:
    words = _words_of(mine.annotations)
    if not words:
        return 0.0
    inside = sum(any(r.start <= start and end <= r.end for r in runs) for _, start, end in words)
    return round(inside / len(words), 4)


def _shared_rare(mine: Wording, theirs: Wording) -> tuple[str, ...]:
    """Names and figures that stand in both reports, in lower case, sorted."""
    return tuple(sorted(_rare(mine) & _rare(theirs)))


def _rare(side: Wording) -> set[str]:
    return {
        key
        for token, key in zip(side.tokens, side.keys, strict=True)
        if token.pos == "PROPN" or key.startswith("#")
    }
