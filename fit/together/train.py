"""Fits the network that reads two texts together.

    python -m fit.together.train MINILM.safetensors ROWS.txt OUT.pt [--go-on FIT.pt] [--retellings]

It learns two things in the same step: how claims of a story stand to each other (`matching_fit`),
and what a rewording does to its passage (`corpora/reworded` and `corpora/retold`, their fit parts,
and lines with one word replaced out of `corpora/substitutes`). With `--retellings` it learns the
second alone, from lines whose people or figures change places as well: what is learned of sentences
costs some of what was known of claims, so that each has a network of its own. One story in five is
left to the weights above it (`bench.fit.parts`); how it tells their pairs, and rewordings and words
that are held back, is printed after every epoch.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from fit.descent import Descent
from fit.judge.example import IGNORED
from fit.together.example import Row
from fit.together.material import OF_CLAIMS, OF_RETELLINGS, LeftOut, read_material
from fit.together.network import HEADS, PairNetwork, labels_of, stacked, start
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy, softplus

from headwater.networks.session import Floats, softmax
from headwater.networks.together import APART, OTHERWISE, SAME

_PIECES_AT_ONCE = 3500
_BODY_RATE, _HEAD_RATE, _WARM_SHARE = 1.3e-4, 4e-4, 0.04
_WEIGHT_OF_CHANGES, _WEIGHT_OF_CONCERN, _WEIGHT_OF_TWINS = 1.5, 0.7, 1.4
_SMOOTHING = 0.02
# Steps after which a fit that is cut off has lost nothing.
_KEPT_EVERY = 100


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
    taught, left = read_material(rng)
    steps = int(chosen.epochs * len(taught.stories))
    descent = Descent(network, _groups(network), steps, _WARM_SHARE)
    print(f"{len(taught.stories)} stories, {len(left.rewordings)} rewordings left out", flush=True)
    shares = OF_RETELLINGS if chosen.retellings else OF_CLAIMS
    done = 0
    while done < steps:
        for rows, twins in taught.steps(shares, rng):
            network.train()
            for batch in batches(rows):
                at = {place: n for n, place in enumerate(batch)}
                here = [(at[a], at[b]) for a, b in twins.items() if a in at and b in at]
                share = len(batch) / len(rows)
                descent.gather(loss_of(network, [rows[n] for n in batch], here) * share)
            descent.take()
            done += 1
            if done % _KEPT_EVERY == 0:
                descent.keep(chosen.out)
            if done == steps:
                break
        descent.keep(chosen.out)
        print(report(descent.mean, left), flush=True)


def _groups(network: PairNetwork) -> list[dict[str, object]]:
    body, head = [], []
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            (head if name.split(".")[0] in HEADS else body).append(parameter)
    return [{"params": body, "lr": _BODY_RATE}, {"params": head, "lr": _HEAD_RATE}]


def report(network: PairNetwork, left: LeftOut) -> str:
    """How well claims, rewordings and replaced words that are left out are told apart."""
    (told, answers), (borne, against) = (_told(network, rows) for rows in (left.pairs, left.beside))
    drifted, words = (_doubted(network, rows) for rows in (left.rewordings, left.words))
    return (
        f"AUC: one question {told:.3f}, another answer {answers:.3f}; of some lines {borne:.3f}, "
        f"{against:.3f}; drifted {drifted:.3f}, a word replaced {words:.3f}"
    )


def _told(network: PairNetwork, rows: Sequence[Row]) -> tuple[float, float]:
    """Those of one question told from others, and among them those that answer otherwise."""
    said = chances_of(network, rows)
    told = _area(1 - said[:, APART], rows, lambda right: APART not in right)
    differ = [n for n, row in enumerate(rows) if APART not in row.relations]
    otherwise = said[differ, OTHERWISE] / (1 - said[differ, APART])
    return told, _area(otherwise, [rows[n] for n in differ], lambda right: OTHERWISE in right)


def _doubted(network: PairNetwork, rows: Sequence[Row]) -> float:
    doubts = 1 - chances_of(network, rows)[:, SAME]
    return _area(doubts, rows, lambda right: SAME not in right)


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
    parser.add_argument("--retellings", action="store_true", help="learn of no claims")
    parser.add_argument("--seed", type=int, default=20261122)
    chosen = parser.parse_args()
    torch.manual_seed(chosen.seed)
    rows = [int(line) for line in chosen.rows.read_text().split()]
    fit(start(chosen.weights, rows, chosen.go_on), chosen)


if __name__ == "__main__":
    main()
