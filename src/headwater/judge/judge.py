"""Every child sentence that rests on something, read beside it: what has become of it?

Rules say what a change is; the judge, fitted on thousands of rewordings (`corpora/reworded`), says
how far a rewording sounds like a change. It reads a sentence beside the parent sentences that it
rests on and their neighbours, as a careful reader would.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from headwater.judge.network import Reader, load_reader
from headwater.lexicon.fold import fold_word
from headwater.model import Annotations, Comparison, Judgement, Token
from headwater.model.judgement import MENTIONED, Chances
from headwater.networks.encoder import WordsRead, load_encoder, read_words
from headwater.networks.session import Floats

# The kinds in the order of the network's answers; 0 is no change. A changed ordinary word has no
# kind of its own among those of drift.
KINDS = (
    "attribution-dropped",
    "attribution-shifted",
    "certainty-raised",
    "hedge-dropped",
    "hedge-added",
    "number-changed",
    "entity-changed",
    "role-swapped",
    "detail-added",
    "word-changed",
    "merged",
    "negated",
    "quote-altered",
    "quote-fabricated",
    "omitted-denial",
)
# The longest sentence that is read, in words.
_LONGEST = 160
# Neighbours on either side of a sentence that the child's sentence rests on.
_NEIGHBOURS = 1
# Sentences from elsewhere that give a name, figure or noun which those do not have.
_FARTHER = 3


def judge(
    child: Annotations, parents: Mapping[str, Annotations], comparisons: Sequence[Comparison]
) -> tuple[Judgement, ...]:
    """What the judge doubts of each child sentence that rests on a parent, in order.

    Args:
        child: the retelling.
        parents: by report id, the reports that it was taken from.
        comparisons: of the child with each of them.

    Raises:
        ResourceError: the network is not installed.
    """
    rests = _rests(comparisons)
    if not rests:
        return ()
    reader = load_reader()
    read = {report: read_words(parents[report]) for report in parents}
    return tuple(
        found
        for sentence, on in sorted(rests.items())
        for found in _judged(reader, child, sentence, on, parents, read)
    )


def _rests(comparisons: Sequence[Comparison]) -> dict[int, set[tuple[str, int]]]:
    rests: dict[int, set[tuple[str, int]]] = {}
    for comparison in comparisons:
        for a in comparison.alignments:
            rests.setdefault(a.child_sentence, set()).add((comparison.parent, a.parent_sentence))
    return rests


def _judged(
    reader: Reader,
    child: Annotations,
    sentence: int,
    on: set[tuple[str, int]],
    parents: Mapping[str, Annotations],
    read: Mapping[str, WordsRead],
) -> Iterator[Judgement]:
    mine = [t for t in child.tokens_of(child.sentences[sentence]) if t.pos != "SPACE"]
    passage = list(_passage(mine, on, parents, read))
    if not mine or not passage or len(mine) > _LONGEST or _stands_whole(mine, on, parents):
        return
    words = tuple(t.text for t in mine)
    answer = reader.read(
        load_encoder().encode(words),
        np.stack([read[report].vectors[row] for report, row in passage]),
        words,
        tuple(read[report].tokens[row].text for report, row in passage),
    )
    at = {t.index: i for i, t in enumerate(mine)}
    every = child.tokens_of(child.sentences[sentence])
    yield Judgement(
        sentence,
        round(1 - float(answer.verdict[0]), 4),
        _mentioned(answer.verdict),
        tuple(_mentioned(answer.changes[at[t.index]]) if t.index in at else () for t in every),
        tuple(
            (report, read[report].tokens[row].index, round(float(chance), 4))
            for (report, row), chance in zip(passage, answer.concerned, strict=True)
            if chance >= MENTIONED
        ),
    )


def _stands_whole(
    mine: Sequence[Token], on: set[tuple[str, int]], parents: Mapping[str, Annotations]
) -> bool:
    """Whether a parent sentence is the same word for word: there is nothing to judge."""
    forms = _forms(mine)
    return any(
        _forms(parents[report].tokens_of(parents[report].sentences[index])) == forms
        for report, index in on
    )


def _forms(tokens: Sequence[Token]) -> tuple[str, ...]:
    return tuple(form for form in (fold_word(t.text) for t in tokens) if form)


def _mentioned(chances: Floats) -> Chances:
    named = zip(KINDS, chances[1:], strict=True)
    return tuple((kind, round(float(c), 4)) for kind, c in named if c >= MENTIONED)


def _passage(
    mine: Sequence[Token],
    on: set[tuple[str, int]],
    parents: Mapping[str, Annotations],
    read: Mapping[str, WordsRead],
) -> Iterator[tuple[str, int]]:
    """The words beside which a sentence is read: (report, row of its vectors), in text order."""
    wider = set()
    for report, index in on:
        last = len(parents[report].sentences) - 1
        near = range(max(0, index - _NEIGHBOURS), min(last, index + _NEIGHBOURS) + 1)
        wider |= {(report, i) for i in near}
    wider |= _farther(mine, wider, parents)
    for report, index in sorted(wider):
        annotations = parents[report]
        for token in annotations.tokens_of(annotations.sentences[index]):
            row = read[report].rows.get(token.index)
            if row is not None:
                yield report, row


def _farther(
    mine: Sequence[Token], near: set[tuple[str, int]], parents: Mapping[str, Annotations]
) -> set[tuple[str, int]]:
    """Sentences elsewhere that say words of `mine` which the near ones lack, most of them first."""
    lacking = {fold_word(t.text) for t in mine if t.pos in {"PROPN", "NUM", "NOUN"}} - {""}
    for report, index in near:
        lacking -= _words(parents[report], index)
    found: set[tuple[str, int]] = set()
    reports = sorted({report for report, _ in near})
    every = [(r, i) for r in reports for i in range(len(parents[r].sentences))]
    while lacking and len(found) < _FARTHER:
        best = max(every, key=lambda at: len(lacking & _words(parents[at[0]], at[1])))
        told = lacking & _words(parents[best[0]], best[1])
        if not told:
            break
        found.add(best)
        lacking -= told
    return found


def _words(annotations: Annotations, index: int) -> set[str]:
    return {fold_word(t.text) for t in annotations.tokens_of(annotations.sentences[index])}
