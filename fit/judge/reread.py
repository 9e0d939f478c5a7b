"""Fits the judge's reader alone, the encoder as it is shipped.

    python -m fit.judge.reread OUT.pt [--go-on READER.pt] [--steps N]

What reads words for the alignment, too, stays as it is; so every text is encoded once, by the
network that is shipped, and a step costs a tenth. It learns from the fit parts of
`corpora/reworded` and `corpora/retold`, and starts from the reader that is shipped unless it is
told another.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from corpora.reworded import RETOLD_LETTERS
from corpora.reworded import load as load_sets
from fit.descent import Descent
from fit.judge.example import Labelled, set_examples, twins_of
from fit.judge.network import Reader
from fit.judge.sentences import read_sentences
from fit.judge.train import Answers, loss_of_answers
from fit.judge.unpack import read_reader
from torch import Tensor
from torch.nn.functional import softplus

from headwater.networks.encoder import Sheet, load_encoder
from headwater.networks.pieces import shipped_pieces
from headwater.networks.relations import same_words
from headwater.networks.session import Floats
from headwater.threads import side_by_side

_SHIPPED = Path(__file__).parents[2] / "src/headwater/judge/weights/reader.onnx"
# Sets in a step, by their letters: retold sentences, short statements, lines of older sets; and
# sentences of whole retellings that drifted, and as many faithful ones.
_SETS = ((RETOLD_LETTERS, 3), ("v", 1), ("abcdefghijklmnopq", 1))
_SENTENCES = 16
# How often another set's passage stands beside a set's own, unless that is long by itself.
_WITH_ANOTHER, _LONG = 0.5, 90
_WORDS_AT_ONCE = 4000
_RATE, _WARM_SHARE = 4e-4, 0.04
_WEIGHT_OF_TWINS = 1.4
_KEPT_EVERY = 250


@dataclass(frozen=True, slots=True)
class Encoded:
    """A text with the vectors of its words, in half precision: there are 150,000 of them."""

    words: tuple[str, ...]
    vectors: np.ndarray

    def beside(self, other: Encoded) -> Encoded:
        """Both, one after the other."""
        return Encoded(self.words + other.words, np.concatenate([self.vectors, other.vectors]))


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled rewording (`fit.judge.example`), encoded."""

    statement: Encoded
    passage: Encoded
    changes: np.ndarray
    concerned: np.ndarray
    verdict: int

    @property
    def length(self) -> int:
        """In words."""
        return len(self.statement.words) + len(self.passage.words)

    def in_context(self, other: Encoded, *, first: bool) -> Row:
        """The same beside its passage and another one, before or behind it."""
        nothing = np.zeros(len(other.words), dtype=np.int64)
        passage = other.beside(self.passage) if first else self.passage.beside(other)
        both = (nothing, self.concerned) if first else (self.concerned, nothing)
        return Row(self.statement, passage, self.changes, np.concatenate(both), self.verdict)


def encoded(examples: Sequence[Labelled]) -> list[Row]:
    """Examples with the vectors of their texts, each text encoded once."""
    sheets: dict[int, Sheet] = {id(s): s for e in examples for s in (e.statement, e.passage)}
    made = side_by_side(_encode, sheets.values())
    of = dict(zip(sheets, made, strict=True))
    return [
        Row(of[id(e.statement)], of[id(e.passage)], e.changes, e.concerned, e.verdict)
        for e in examples
    ]


def _encode(sheet: Sheet) -> Encoded:
    return Encoded(sheet.words, load_encoder().encode(sheet.words).astype(np.float16))


class Sets:
    """Sets of rewordings of some letters, in an order that is drawn anew when all were seen."""

    def __init__(self, letters: str, rng: random.Random) -> None:
        vocabulary = shipped_pieces()
        sets = load_sets("fit", letters)
        self._made = [encoded(set_examples(s, vocabulary)) for s in sets]
        self._twins = [twins_of(s) for s in sets]
        self._rng, self._left = rng, list[int]()

    def drawn(self) -> tuple[list[Row], Mapping[int, int]]:
        """The rows of the next set, and which of them are twins."""
        if not self._left:
            self._left = self._rng.sample(range(len(self._made)), len(self._made))
        number = self._left.pop()
        rows = self._made[number]
        if len(rows[0].passage.words) < _LONG and self._rng.random() < _WITH_ANOTHER:
            other, first = (
                self._rng.choice(self._made)[0].passage,
                self._rng.random() < _WITH_ANOTHER,
            )
            rows = [row.in_context(other, first=first) for row in rows]
        return rows, self._twins[number]


def steps(rng: random.Random) -> Iterator[tuple[list[Row], Mapping[int, int]]]:
    """What is read in each step, and which rows are twins; without end."""
    sets = [(Sets(letters, rng), count) for letters, count in _SETS]
    vocabulary = shipped_pieces()
    sentences = read_sentences(encoded, vocabulary)
    while True:
        rows: list[Row] = []
        twins: dict[int, int] = {}
        for of, count in sets:
            for _ in range(count):
                drawn, pairs = of.drawn()
                twins |= {len(rows) + one: len(rows) + other for one, other in pairs.items()}
                rows += drawn
        told, pairs = sentences.drawn(_SENTENCES, rng)
        twins |= {len(rows) + one: len(rows) + other for one, other in pairs.items()}
        yield rows + told, twins


def batches(rows: Sequence[Row]) -> Iterator[list[int]]:
    """Places of rows of like length, as many as are read at once."""
    batch: list[int] = []
    for place in sorted(range(len(rows)), key=lambda n: rows[n].length):
        if batch and rows[place].length * (len(batch) + 1) > _WORDS_AT_ONCE:
            yield batch
            batch = []
        batch.append(place)
    yield batch


def loss_of(reader: Reader, rows: Sequence[Row], twins: Sequence[tuple[int, int]]) -> Tensor:
    """As the whole judge's, and that a drifted line is doubted before its twin."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        answers: Answers = reader(*_laid(rows))
    loss = loss_of_answers(answers, rows)
    if twins:
        verdicts = answers[2].float()
        doubts = torch.logsumexp(verdicts[:, 1:], 1) - verdicts[:, 0]
        drifted, mended = (list(places) for places in zip(*twins, strict=True))
        loss = loss + _WEIGHT_OF_TWINS * softplus(doubts[mended] - doubts[drifted]).sum() / len(
            rows
        )
    return loss


def _laid(rows: Sequence[Row]) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Both sides, padded, their masks, and which words are the same."""
    mine, my_mask = _padded([row.statement.vectors for row in rows])
    theirs, their_mask = _padded([row.passage.vectors for row in rows])
    same = torch.zeros(len(rows), mine.shape[1], theirs.shape[1], dtype=torch.long)
    for n, row in enumerate(rows):
        found = torch.from_numpy(same_words(row.statement.words, row.passage.words))
        same[n, : found.shape[0], : found.shape[1]] = found
    return mine, theirs, my_mask, their_mask, same


def _padded(texts: Sequence[Floats]) -> tuple[Tensor, Tensor]:
    longest = max(len(t) for t in texts)
    vectors = torch.zeros(len(texts), longest, texts[0].shape[1])
    for n, text in enumerate(texts):
        vectors[n, : len(text)] = torch.from_numpy(text.astype(np.float32))
    lengths = torch.tensor([len(t) for t in texts])
    return vectors, torch.arange(longest) < lengths[:, None]


def fit(reader: Reader, chosen: argparse.Namespace) -> None:
    """Keep the running mean of the weights now and then, and at the end."""
    groups = [{"params": list(reader.parameters()), "lr": _RATE}]
    descent = Descent(reader, groups, chosen.steps, _WARM_SHARE)
    made = zip(range(1, chosen.steps + 1), steps(random.Random(chosen.seed)), strict=False)
    for done, (rows, twins) in made:
        reader.train()
        for batch in batches(rows):
            at = {place: n for n, place in enumerate(batch)}
            here = [(at[a], at[b]) for a, b in twins.items() if a in at and b in at]
            share = len(batch) / len(rows)
            descent.gather(loss_of(reader, [rows[n] for n in batch], here) * share)
        descent.take()
        if done % _KEPT_EVERY == 0:
            descent.keep(chosen.out)
    descent.keep(chosen.out)


def main() -> None:
    """Fit as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--steps", type=int, default=850)
    parser.add_argument("--go-on", type=Path, metavar="READER.pt", help="weights to start from")
    parser.add_argument("--seed", type=int, default=20261123)
    chosen = parser.parse_args()
    torch.manual_seed(chosen.seed)
    reader = read_reader(_SHIPPED)
    if chosen.go_on:
        reader.load_state_dict(torch.load(chosen.go_on, weights_only=True))
    fit(reader, chosen)


if __name__ == "__main__":
    main()
