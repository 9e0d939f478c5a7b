"""Fits the network that reads two texts together.

    python -m fit.together.train MINILM.safetensors ROWS.txt OUT.pt [--go-on CLAIMS.pt]

It learns two things in the same step: how claims of a story stand to each other (`matching_fit`),
and what a rewording does to its passage (`corpora/reworded` and `corpora/retold`, their fit parts).
One story in five is left to the weights above it (`bench.fit.parts`); how it tells their pairs, and
rewordings that are held back, is printed after every epoch.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from bench.fit.parts import teaches_network
from bench.quality.tellings import FOLDER as _STORIES
from bench.quality.tellings import read_stories
from corpora.retold import load as load_pairs
from corpora.reworded import RewordedSet
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
from fit.together.example import Row, Story, of_rewording, of_story
from fit.together.network import HEADS, PairNetwork, labels_of, stacked, start
from fit.together.swaps import Swaps
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy, softplus

from headwater.networks.pieces import shipped_pieces
from headwater.networks.session import Floats, softmax
from headwater.networks.together import APART, OTHERWISE, SAME

_VOCABULARY = shipped_pieces()
# In a step: pairs of one story that say the same, otherwise, and of different things; claims with a
# word of their own or of their sentence swapped; sets of rewordings; sentences of whole retellings.
_PAIRS_OF_STORY, _SWAPS_OF_STORY, _SETS, _SENTENCES = (14, 14, 8), (16, 5), 2, 4
# How often another set's passage stands beside a set's own, unless that is long by itself.
_WITH_ANOTHER, _LONG = 0.4, 90
_PIECES_AT_ONCE = 3500
_BODY_RATE, _HEAD_RATE, _WARM_SHARE = 8e-5, 4e-4, 0.05
_WEIGHT_OF_CHANGES, _WEIGHT_OF_CONCERN, _WEIGHT_OF_TWINS = 1.5, 0.7, 1.4
_SMOOTHING = 0.02
# Left out, and looked at after every epoch: pairs of each story, one set of rewordings in three.
_PAIRS_LOOKED_AT, _LOOKED_AT = (9, 9, 9), 3


class Rewordings:
    """The sets, in an order that is drawn anew whenever all were seen."""

    def __init__(self, sets: Sequence[RewordedSet], rng: random.Random) -> None:
        self._made = [set_examples(s, _VOCABULARY) for s in sets]
        self._twins = [_twins(s) for s in sets]
        self._edits = Edits(examples[0].passage.words for examples in self._made)
        self._rng, self._left = rng, list[int]()

    def drawn(self) -> tuple[list[Labelled], dict[int, int]]:
        """The lines of the next set, one joined and one edited besides, and which are twins."""
        if not self._left:
            self._left = self._rng.sample(range(len(self._made)), len(self._made))
        number = self._left.pop()
        examples = list(self._made[number])
        examples.append(joined(*self._rng.sample(examples, 2), _VOCABULARY))
        faithful = self._rng.choice([e for e in examples if e.verdict == FAITHFUL])
        edited = self._edits.edited(faithful, _VOCABULARY, self._rng)
        examples += [edited] if edited else []
        passage = examples[0].passage.words
        if len(passage) < _LONG and self._rng.random() < _WITH_ANOTHER:
            other = self._rng.choice(self._made)[0].passage.words
            sides = self._rng.sample([other, ()], 2)
            examples = in_context(examples, *sides, _VOCABULARY)
        return examples, self._twins[number]


def _twins(of: RewordedSet) -> dict[int, int]:
    """Places of drifted lines in a set's examples, with those of the same lines mended."""
    first, mended = len(of.faithful), len(of.faithful) + len(of.drifted)
    found = {}
    for place, line in enumerate(of.drifted):
        if line.mended:
            found[first + place] = mended
            mended += 1
    return found


def steps_of(
    stories: Sequence[Story],
    swaps: Swaps,
    rewordings: Rewordings,
    sentences: Sequence[Row],
    rng: random.Random,
) -> Iterator[tuple[list[Row], dict[int, int]]]:
    """An epoch: every story once, with rewordings beside it; and which rows are twins."""
    for story in rng.sample(stories, len(stories)):
        rows = story.drawn(_PAIRS_OF_STORY, _VOCABULARY, rng)
        rows += story.swapped(_SWAPS_OF_STORY, swaps, _VOCABULARY, rng)
        twins: dict[int, int] = {}
        for _ in range(_SETS):
            examples, of_set = rewordings.drawn()
            twins |= {len(rows) + one: len(rows) + other for one, other in of_set.items()}
            rows += [of_rewording(e, _VOCABULARY) for e in examples]
        yield rows + rng.sample(sentences, _SENTENCES), twins


def batches(rows: Sequence[Row], pieces: int = _PIECES_AT_ONCE) -> Iterator[list[int]]:
    """Places of rows of like length, as many as are read at once."""
    batch: list[int] = []
    for place in sorted(range(len(rows)), key=lambda n: rows[n].length):
        if batch and rows[place].length * (len(batch) + 1) > pieces:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch


def loss_of(network: PairNetwork, rows: Sequence[Row], twins: Sequence[tuple[int, int]]) -> Tensor:
    """Relations, changes and concern by piece, and that a drifted line is doubted before its twin.

    Args:
        network: what is fitted.
        rows: read at once.
        twins: places of drifted lines and of the same lines mended.
    """
    with torch.autocast("cpu", dtype=torch.bfloat16):
        said, changed, concerned = (out.float() for out in network(*stacked(rows)))
    relations, changes, concern = labels_of(rows)
    chances = torch.log_softmax(said, -1)
    right = torch.logsumexp(torch.where(relations, chances, -1e4), -1)
    loss = -right.mean() - _SMOOTHING * chances.mean()
    known = changes != IGNORED
    if known.any():
        by_piece = cross_entropy(changed[known], changes[known])
        loss = loss + _WEIGHT_OF_CHANGES * by_piece * known.any(1).float().mean()
    known = concern != IGNORED
    if known.any():
        by_piece = binary_cross_entropy_with_logits(concerned[known], concern[known].float())
        loss = loss + _WEIGHT_OF_CONCERN * by_piece * known.any(1).float().mean()
    if twins:
        doubts = torch.logsumexp(said[:, SAME + 1 :], 1) - said[:, SAME]
        drifted, mended = (list(places) for places in zip(*twins, strict=True))
        ahead = softplus(doubts[mended] - doubts[drifted]).sum() / len(rows)
        loss = loss + _WEIGHT_OF_TWINS * ahead
    return loss


def fit(network: PairNetwork, chosen: argparse.Namespace) -> None:
    """Keep the running mean of the weights after each epoch."""
    rng = random.Random(chosen.seed)
    told = [(teaches_network(_STORIES.name, n), of_story(t, rng)) for n, t in read_stories()]
    taught = [story for teaches, story in told if teaches]
    left = [
        row for teaches, s in told if not teaches for row in s.drawn((9, 9, 9), _VOCABULARY, rng)
    ]
    swaps = Swaps(claim for story in taught for claim in story.claims)
    rewordings = Rewordings(load_sets("fit"), rng)
    sentences = [
        of_rewording(e, _VOCABULARY)
        for p in load_pairs("fit")
        for e in pair_examples(p, _VOCABULARY)
    ]
    held = [
        of_rewording(e, _VOCABULARY)
        for s in load_sets("held")[::_LOOKED_AT]
        for e in set_examples(s, _VOCABULARY)
    ]
    steps = int(chosen.epochs * len(taught))
    descent = Descent(network, _groups(network), steps, _WARM_SHARE)
    print(
        f"{len(taught)} stories, {len(left)} pairs and {len(held)} rewordings left out", flush=True
    )
    done = 0
    while done < steps:
        for rows, twins in steps_of(taught, swaps, rewordings, sentences, rng):
            network.train()
            for batch in batches(rows):
                at = {place: n for n, place in enumerate(batch)}
                here = [(at[a], at[b]) for a, b in twins.items() if a in at and b in at]
                share = len(batch) / len(rows)
                descent.gather(loss_of(network, [rows[n] for n in batch], here) * share)
            descent.take()
            done += 1
            if done == steps:
                break
        descent.keep(chosen.out)
        print(report(descent.mean, left, held), flush=True)


def _groups(network: PairNetwork) -> list[dict[str, object]]:
    body, head = [], []
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            (head if name.split(".")[0] in HEADS else body).append(parameter)
    return [{"params": body, "lr": _BODY_RATE}, {"params": head, "lr": _HEAD_RATE}]


def report(network: PairNetwork, pairs: Sequence[Row], rewordings: Sequence[Row]) -> str:
    """How well pairs of claims and rewordings that are left out are told apart."""
    said = chances_of(network, pairs)
    told = _area(1 - said[:, APART], pairs, lambda right: APART not in right)
    differ = [n for n, row in enumerate(pairs) if APART not in row.relations]
    otherwise = said[differ, OTHERWISE] / (1 - said[differ, APART])
    answers = _area(otherwise, [pairs[n] for n in differ], lambda right: OTHERWISE in right)
    doubted = _area(
        1 - chances_of(network, rewordings)[:, SAME], rewordings, lambda right: SAME not in right
    )
    return f"AUC: one question {told:.3f}, another answer {answers:.3f}, drifted {doubted:.3f}"


def chances_of(network: PairNetwork, rows: Sequence[Row]) -> Floats:
    """(rows, 4) chances of the relations."""
    network.eval()
    found = np.zeros((len(rows), APART + 2), dtype=np.float32)
    with torch.no_grad():
        for batch in batches(rows, 2 * _PIECES_AT_ONCE):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                said = network(*stacked([rows[n] for n in batch]))[0]
            found[batch] = softmax(said.float().numpy())
    return found


def _area(scores: Floats, rows: Sequence[Row], is_right: Callable[[frozenset[int]], bool]) -> float:
    """Area under the curve: how often a right row scores above a wrong one."""
    right = np.array([is_right(row.relations) for row in rows])
    above = [np.mean(score > scores[~right]) for score in scores[right]]
    return float(np.mean(above))


def main() -> None:
    """Fit as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("rows", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=float, default=3.0, help="over the stories")
    parser.add_argument("--go-on", type=Path, metavar="OUT.pt", help="weights to start from")
    parser.add_argument("--seed", type=int, default=20261122)
    chosen = parser.parse_args()
    torch.manual_seed(chosen.seed)
    rows = [int(line) for line in chosen.rows.read_text().split()]
    fit(start(chosen.weights, rows, chosen.go_on), chosen)


if __name__ == "__main__":
    main()
