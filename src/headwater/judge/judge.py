"""Every child sentence that rests on something, read beside it: what has become of it?

Rules say what a change is; the judge, fitted on thousands of rewordings (`corpora/reworded`), says
how far a rewording sounds like a change. It reads a sentence beside the parent sentences that it
rests on and their neighbours, as a careful reader would.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from headwater.judge.network import Reader, load_reader
from headwater.model import Annotations, Comparison, Judgement
from headwater.model.judgement import MENTIONED, Chances
from headwater.networks.encoder import WordsRead, load_encoder, read_words
from headwater.networks.passage import Place, find_passage, rests_on, stands_whole
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
    rests = rests_on(comparisons)
    if not rests:
        return ()
    reader = load_reader()
    read = {report: read_words(parents[report]) for report in parents}
    return tuple(
        found
        for sentence, on in sorted(rests.items())
        for found in _judged(reader, child, sentence, on, parents, read)
    )


def _judged(
    reader: Reader,
    child: Annotations,
    sentence: int,
    on: set[Place],
    parents: Mapping[str, Annotations],
    read: Mapping[str, WordsRead],
) -> Iterator[Judgement]:
    mine = [t for t in child.tokens_of(child.sentences[sentence]) if t.pos != "SPACE"]
    passage = list(_rows(find_passage(mine, on, parents), parents, read))
    if not mine or not passage or len(mine) > _LONGEST or stands_whole(mine, on, parents):
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


def _mentioned(chances: Floats) -> Chances:
    named = zip(KINDS, chances[1:], strict=True)
    return tuple((kind, round(float(c), 4)) for kind, c in named if c >= MENTIONED)


def _rows(
    passage: Sequence[Place], parents: Mapping[str, Annotations], read: Mapping[str, WordsRead]
) -> Iterator[tuple[str, int]]:
    """The words of a passage: (report, row of its vectors), in text order."""
    for report, index in passage:
        annotations = parents[report]
        for token in annotations.tokens_of(annotations.sentences[index]):
            row = read[report].rows.get(token.index)
            if row is not None:
                yield report, row
