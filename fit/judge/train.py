"""Fits the judge.

    python -m fit.judge.train MINILM.safetensors ROWS.txt OUT.pt

It is fitted on the fit parts of `corpora/reworded` and `corpora/retold`. One set in fifteen is left
out; how it judges those is printed after every epoch.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
import torch
from corpora.retold import Pair
from corpora.retold import load as load_pairs
from corpora.reworded import KINDS, RewordedSet
from corpora.reworded import load as load_sets
from fit.descent import Descent
from fit.judge.edits import Edits
from fit.judge.example import (
    FAITHFUL,
    IGNORED,
    Labelled,
    in_context,
    joined,
    pair_examples,
    set_examples,
)
from fit.judge.network import Encoder, start
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy
from torch.nn.utils.rnn import pad_sequence

from headwater.networks.encoder import Ints, Sheet
from headwater.networks.pieces import shipped_pieces
from headwater.networks.relations import same_words

# One set in so many is left out, to see that fitting goes well.
_LOOKED_AT = 15
_SETS_A_STEP, _SHEETS_AT_ONCE = 4, 24
# How many other passages stand about a set's own, one number as likely as another.
_OTHERS = (0, 0, 1)
_KEPT_LAYERS = 2
# The mended lines stand last in a set. Some are left out, so that faithful lines are not too many.
_MENDED_SHARE = 0.7
# Whole retellings are few beside the sets, and what the judge is for.
_TIMES_PAIRS = 2
_BODY_RATE, _HEAD_RATE = 1e-4, 1e-3
_WARM_SHARE = 0.06

Answers = tuple[Tensor, Tensor, Tensor]
"""By word of each statement its change, by word of its passage concern, and its verdict."""


def epoch_of(
    sets: list[list[Labelled]], pairs: list[Labelled], edits: Edits, seed: int
) -> Iterator[list[Labelled]]:
    """Steps of whole sets and of sentences of pairs, in random order.

    Of every set two statements are joined to one and one is edited, some of the mended ones are
    left out, and now and then another set's passage stands beside its own.
    """
    rng = random.Random(seed)
    vocabulary = shipped_pieces()
    made = []
    for examples in rng.sample(sets, len(sets)):
        last = max(i for i, e in enumerate(examples) if e.verdict != FAITHFUL)
        every = [e for i, e in enumerate(examples) if i <= last or rng.random() < _MENDED_SHARE]
        every.append(joined(*rng.sample(every, 2), vocabulary))
        faithful = rng.choice([e for e in examples if e.verdict == FAITHFUL])
        edit = edits.edited(faithful, vocabulary, rng)
        every += [edit] if edit else []
        others = [rng.choice(sets)[0].passage.words for _ in range(rng.choice(_OTHERS))]
        before = rng.randint(0, len(others))
        if others:
            sides = (sum(others[:before], ()), sum(others[before:], ()))
            every = in_context(every, *sides, vocabulary)
        made.append(every)
    shuffled = rng.sample(pairs * _TIMES_PAIRS, len(pairs) * _TIMES_PAIRS)
    made += [shuffled[i : i + 10] for i in range(0, len(shuffled), 10)]
    rng.shuffle(made)
    for at in range(0, len(made), _SETS_A_STEP):
        yield [e for group in made[at : at + _SETS_A_STEP] for e in group]


def encode(encoder: nn.Module, sheets: list[Sheet]) -> dict[int, Tensor]:
    """Vectors of the words of each sheet, by the sheet's identity; like lengths together."""
    found = {}
    unique = sorted({id(s): s for s in sheets}.values(), key=lambda s: len(s.pieces))
    for at in range(0, len(unique), _SHEETS_AT_ONCE):
        group = unique[at : at + _SHEETS_AT_ONCE]
        pieces = _padded([s.pieces for s in group])
        starts = _padded([s.starts for s in group])
        vectors = encoder(pieces, starts)
        for row, sheet in enumerate(group):
            found[id(sheet)] = vectors[row, : len(sheet.starts)]
    return found


def _padded(rows: Sequence[Ints]) -> Tensor:
    padded = torch.zeros(len(rows), max(len(r) for r in rows), dtype=torch.long)
    for i, row in enumerate(rows):
        padded[i, : len(row)] = torch.from_numpy(row)
    return padded


def _mask(sheets: list[Sheet]) -> Tensor:
    lengths = torch.tensor([len(s.words) for s in sheets])
    return torch.arange(int(lengths.max())) < lengths[:, None]


def answers(judge: nn.ModuleDict, examples: list[Labelled]) -> Answers:
    """The network's answers, padded to the longest statement and passage."""
    vectors = encode(judge["encoder"], [s for e in examples for s in (e.statement, e.passage)])
    mine = pad_sequence([vectors[id(e.statement)] for e in examples], batch_first=True)
    theirs = pad_sequence([vectors[id(e.passage)] for e in examples], batch_first=True)
    same = torch.zeros(len(examples), mine.shape[1], theirs.shape[1], dtype=torch.long)
    for row, e in enumerate(examples):
        of = torch.from_numpy(same_words(e.statement.words, e.passage.words))
        same[row, : of.shape[0], : of.shape[1]] = of
    my_mask = _mask([e.statement for e in examples])
    their_mask = _mask([e.passage for e in examples])
    found: Answers = judge["reader"](mine, theirs, my_mask, their_mask, same)
    return found


def loss_of(judge: nn.ModuleDict, examples: list[Labelled]) -> Tensor:
    """Of statements beside their passages."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        found = answers(judge, examples)
    return loss_of_answers(found, examples)


class Known(Protocol):
    """What is known of a statement: see `Labelled`."""

    @property
    def changes(self) -> Ints:
        """By word of the statement."""

    @property
    def concerned(self) -> Ints:
        """By word of the passage."""

    @property
    def verdict(self) -> int:
        """Of the whole."""


def loss_of_answers(answers: Answers, examples: Sequence[Known]) -> Tensor:
    """Changes by word, what they concern, and verdicts by statement."""
    changes, concerned, verdicts = answers
    words = pad_sequence(
        [torch.from_numpy(e.changes) for e in examples], batch_first=True, padding_value=IGNORED
    )
    aims = pad_sequence(
        [torch.from_numpy(e.concerned) for e in examples], batch_first=True, padding_value=IGNORED
    )
    said = cross_entropy(changes.float().flatten(0, 1), words.flatten(), ignore_index=IGNORED)
    known = aims != IGNORED
    pointed = binary_cross_entropy_with_logits(concerned.float()[known], aims[known].float())
    judged = cross_entropy(
        verdicts.float(),
        torch.tensor([e.verdict for e in examples]),
        ignore_index=IGNORED,
        label_smoothing=0.03,
    )
    return 3 * said + 3 * pointed + judged


def fit(
    judge: nn.ModuleDict, sets: list[RewordedSet], pairs: list[Pair], chosen: argparse.Namespace
) -> None:
    """Keep the running mean of the weights after each epoch."""
    vocabulary = shipped_pieces()
    fitted = [s for i, s in enumerate(sets) if i % _LOOKED_AT]
    held = sets[::_LOOKED_AT]
    fitted_examples = [set_examples(s, vocabulary) for s in fitted]
    held_examples = [e for s in held for e in set_examples(s, vocabulary)]
    edits = Edits(examples[0].passage.words for examples in fitted_examples)
    pair_sentences = [e for pair in pairs for of in pair_examples(pair, vocabulary) for e in of]
    _keep_lowest(judge["encoder"])
    steps = chosen.epochs * (
        (len(fitted) + _TIMES_PAIRS * len(pair_sentences) // 10) // _SETS_A_STEP + 1
    )
    descent = Descent(judge, _groups(judge, chosen.rate), steps, _WARM_SHARE)
    for epoch in range(chosen.epochs):
        judge.train()
        for group in epoch_of(fitted_examples, pair_sentences, edits, chosen.seed + epoch):
            descent.gather(loss_of(judge, group))
            descent.take()
        descent.keep(chosen.out)
        print(f"epoch {epoch + 1}:", report(descent.mean, held_examples), flush=True)


def report(judge: nn.ModuleDict, examples: list[Labelled]) -> str:
    """How well single statements are judged: told apart, kind right, marked words found."""
    judge.eval()
    chance, right_kind, hit, flagged = [], [], [], []
    with torch.no_grad():
        for at in range(0, len(examples), 16):
            group = examples[at : at + 16]
            changes, _, verdicts = answers(judge, group)
            for row, e in enumerate(group):
                verdict = torch.softmax(verdicts[row], -1).numpy()
                words = torch.softmax(changes[row, : len(e.changes)], -1).numpy()
                chance.append(1 - verdict[0])
                found = words[:, 0] < 0.5
                if e.verdict:
                    right_kind.append(1 + int(verdict[1:].argmax()) == e.verdict)
                    hit.append(bool(found[e.changes > 0].any()))
                else:
                    flagged.append(bool(found.any()))
    drifted, chances = np.array([e.verdict > 0 for e in examples]), np.array(chance)
    area = np.mean([np.mean(c > chances[~drifted]) for c in chances[drifted]])
    recall, silence = np.mean(chances[drifted] > 0.5), np.mean(chances[~drifted] <= 0.5)
    return (
        f"AUC {area:.3f} balanced {(recall + silence) / 2:.3f} recall {recall:.3f} "
        f"kind {np.mean(right_kind):.3f} words found {np.mean(hit):.3f} "
        f"faithful with words flagged {np.mean(flagged):.3f} of {len(examples)}"
    )


def _keep_lowest(encoder: nn.Module) -> None:
    """Words keep their places among one another, and a step costs less."""
    assert isinstance(encoder, Encoder)
    kept = [encoder.words, encoder.places, encoder.norm, *encoder.layers[:_KEPT_LAYERS]]
    for module in kept:
        module.requires_grad_(False)


def _groups(judge: nn.ModuleDict, rate: float) -> list[dict[str, object]]:
    body, head = [], []
    for name, parameter in judge.named_parameters():
        (head if name.startswith("reader") else body).append(parameter)
    return [{"params": body, "lr": rate * _BODY_RATE}, {"params": head, "lr": rate * _HEAD_RATE}]


def main() -> None:
    """Fit as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("rows", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--rate", type=float, default=1.0, help="of learning, against the first")
    parser.add_argument("--go-on", type=Path, metavar="OUT.pt", help="weights to start from")
    parser.add_argument("--seed", type=int, default=20261121)
    chosen = parser.parse_args()
    torch.manual_seed(chosen.seed)
    rows = [int(line) for line in chosen.rows.read_text().split()]
    judge = start(chosen.weights, rows, len(KINDS))
    if chosen.go_on:
        judge.load_state_dict(torch.load(chosen.go_on, weights_only=True))
    fit(judge, load_sets("fit"), load_pairs("fit"), chosen)


if __name__ == "__main__":
    main()
