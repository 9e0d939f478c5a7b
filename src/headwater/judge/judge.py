"""Every child sentence that rests on something, read beside it: what has become of it?

Rules say what a change is; the judge, fitted on thousands of rewordings (`corpora/reworded`), says
how far a rewording sounds like a change. It reads a sentence beside the parent sentences that it
rests on and their neighbours, as a careful reader would, and it does so twice: one network reads
both sides apart and lays their words side by side; another reads the two as one text. The first
knows rewritten reports better, the second what words mean.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from headwater.judge.network import ApartReader, load_apart_reader
from headwater.model import Annotations, Comparison, Judgement, Token
from headwater.model.judgement import MENTIONED, Chances
from headwater.networks.encoder import WordsRead, load_encoder, read_words
from headwater.networks.passage import Place, find_passage, rests_on, stands_whole
from headwater.networks.session import Floats
from headwater.networks.together import OTHERWISE, SAME, SHADED, Marked, load_retelling_reader
from headwater.threads import side_by_side

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


@dataclass(frozen=True, slots=True)
class _Beside:
    """A child sentence and the passage beside which it is read.

    Attributes:
        sentence: index of the child's sentence.
        tokens: all of it.
        mine: those that are read.
        theirs: the passage's, each with the report that it is of.
    """

    sentence: int
    tokens: tuple[Token, ...]
    mine: tuple[Token, ...]
    theirs: tuple[tuple[str, Token], ...]

    def by_token(self, chances: Floats) -> tuple[Chances, ...]:
        """What is said of the words that are read, for each token of the sentence."""
        at = {token.index: row for row, token in enumerate(self.mine)}
        return tuple(_mentioned(chances[at[t.index]]) if t.index in at else () for t in self.tokens)

    def pointed_at(self, chances: Floats) -> tuple[tuple[str, int, float], ...]:
        """The passage's tokens that a change concerns."""
        return tuple(
            (report, token.index, round(float(chance), 4))
            for (report, token), chance in zip(self.theirs, chances, strict=True)
            if chance >= MENTIONED
        )


def judge(
    child: Annotations, parents: Mapping[str, Annotations], comparisons: Sequence[Comparison]
) -> tuple[Judgement, ...]:
    """What either reader doubts of each child sentence that rests on a parent, in order.

    Args:
        child: the retelling.
        parents: by report id, the reports that it was taken from.
        comparisons: of the child with each of them.

    Raises:
        ResourceError: the networks are not installed.
    """
    rests = rests_on(comparisons)
    if not rests:
        return ()
    reader = load_apart_reader()
    read = {report: read_words(parents[report]) for report in parents}
    beside = [
        asked
        for sentence, on in sorted(rests.items())
        for asked in _beside(child, sentence, on, parents, read)
    ]
    read_twice = side_by_side(lambda b: (_read_apart(reader, b, read), _read_together(b)), beside)
    return tuple(judgement for both in read_twice for judgement in both)


def _beside(
    child: Annotations,
    sentence: int,
    on: set[Place],
    parents: Mapping[str, Annotations],
    read: Mapping[str, WordsRead],
) -> Iterator[_Beside]:
    tokens = child.tokens_of(child.sentences[sentence])
    mine = tuple(t for t in tokens if t.pos != "SPACE")
    theirs = tuple(_tokens(find_passage(mine, on, parents), parents, read))
    if mine and theirs and len(mine) <= _LONGEST and not stands_whole(mine, on, parents):
        yield _Beside(sentence, tokens, mine, theirs)


def _tokens(
    passage: Sequence[Place], parents: Mapping[str, Annotations], read: Mapping[str, WordsRead]
) -> Iterator[tuple[str, Token]]:
    """The words of a passage that have vectors, in text order."""
    for report, index in passage:
        annotations = parents[report]
        for token in annotations.tokens_of(annotations.sentences[index]):
            if token.index in read[report].rows:
                yield report, token


def _read_apart(reader: ApartReader, beside: _Beside, read: Mapping[str, WordsRead]) -> Judgement:
    words = tuple(t.text for t in beside.mine)
    answer = reader.read(
        load_encoder().encode(words),
        np.stack([read[r].vectors[read[r].rows[t.index]] for r, t in beside.theirs]),
        words,
        tuple(t.text for _, t in beside.theirs),
    )
    return Judgement(
        beside.sentence,
        round(1 - float(answer.verdict[0]), 4),
        _mentioned(answer.verdict),
        beside.by_token(answer.changes),
        beside.pointed_at(answer.concerned),
    )


def _read_together(beside: _Beside) -> Judgement:
    answer = load_retelling_reader().read_closely(
        Marked.whole([t.text for t in beside.mine]),
        Marked.whole([t.text for _, t in beside.theirs]),
    )
    return Judgement(
        beside.sentence,
        round(1 - float(answer.relation[SAME]), 4),
        _mentioned(answer.changes.max(axis=0)),
        beside.by_token(answer.changes),
        beside.pointed_at(answer.concerned),
        "together",
        round(float(answer.relation[OTHERWISE]), 4),
        round(float(answer.relation[SHADED]), 4),
    )


def _mentioned(chances: Floats) -> Chances:
    named = zip(KINDS, chances[1:], strict=True)
    return tuple((kind, round(float(c), 4)) for kind, c in named if c >= MENTIONED)
