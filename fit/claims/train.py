"""Fits the encoder of claims.

    python -m fit.claims.train MINILM.safetensors ROWS.txt EXAMPLES.jsonl OUT.pt

Of every story two things are learned at once: which pairs of claims of two reports are the same,
and which claim of another report is the one, of all that it makes. One story in fifteen is left
out; how its pairs are ranked is printed after every epoch.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import numpy as np
import torch
from fit.claims.example import Example, read_examples
from fit.claims.network import ClaimReader, start, vectors_of
from fit.descent import Descent
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits

_LOOKED_AT = 15
# Of a large family the claims whose pairs are known, and some others, are read at a time.
_MOST_CLAIMS, _FEWEST_OTHERS = 150, 20
# Few pairs are the same, and a pair that is missed costs more.
_WEIGHT_OF_SAME = 4.0
_WEIGHT_OF_PAIRS, _WEIGHT_OF_CHOICE, _SHARPNESS = 4.0, 0.5, 20.0
_BODY_RATE, _HEAD_RATE = 4e-5, 0.02
_WARM_SHARE = 0.05


def chosen_of(example: Example, rng: random.Random) -> list[int]:
    """The claims of an example that are read in one step."""
    told = set(example.told)
    others = [c for c in range(len(example.claims)) if c not in told]
    room = max(_FEWEST_OTHERS, _MOST_CLAIMS - len(told))
    return sorted([*example.told[:_MOST_CLAIMS], *rng.sample(others, min(len(others), room))])


def pairs_of(example: Example, claims: list[int]) -> tuple[Tensor, Tensor]:
    """Which pairs of some claims are known, and which of them are the same: (n, n), both ways."""
    at = {claim: place for place, claim in enumerate(claims)}
    sides = torch.tensor([example.sides[c] for c in claims])
    told = torch.tensor([c in set(example.told) for c in claims])
    known = (sides[:, None] != sides[None, :]) & (told[:, None] | told[None, :])
    same = torch.zeros_like(known)
    for target, pairs, value in ((known, example.open, False), (same, example.same, True)):
        for one, other in pairs:
            if one in at and other in at:
                target[at[one], at[other]] = target[at[other], at[one]] = value
    known |= same
    return known, same


def loss_of(reader: ClaimReader, example: Example, rng: random.Random) -> Tensor | None:
    """How far the vectors of an example are from its labels; None where it has no known pair."""
    claims = chosen_of(example, rng)
    known, same = pairs_of(example, claims)
    if not known.any():
        return None
    with torch.autocast("cpu", dtype=torch.bfloat16):
        vectors = vectors_of(reader, example, claims)
    alike = vectors.float() @ vectors.float().T
    upper = known & torch.ones_like(known).triu(1)
    right = same[upper].float()
    weights = torch.where(right > 0, _WEIGHT_OF_SAME, 1.0)
    said = binary_cross_entropy_with_logits(
        alike[upper] * reader.scale + reader.shift, right, weights, reduction="sum"
    )
    loss = _WEIGHT_OF_PAIRS * said / weights.sum()
    choice = _choice(alike, same, torch.tensor([example.sides[c] for c in claims]))
    return loss if choice is None else loss + _WEIGHT_OF_CHOICE * choice


def _choice(alike: Tensor, same: Tensor, sides: Tensor) -> Tensor | None:
    """How far each claim is from finding its like among all claims of each other report."""
    losses = []
    for side in sides.unique():
        theirs = sides == side
        asking = same[:, theirs].any(1)
        if asking.any():
            chances = torch.log_softmax(alike[asking][:, theirs] * _SHARPNESS, -1)
            right = torch.where(same[asking][:, theirs], chances, -1e4)
            losses.append(-torch.logsumexp(right, -1))
    return torch.cat(losses).mean() if losses else None


def fit(reader: ClaimReader, examples: list[Example], chosen: argparse.Namespace) -> None:
    """Keep the running mean of the weights after each epoch."""
    rng = random.Random(chosen.seed)
    held, fitted = examples[::_LOOKED_AT], [e for i, e in enumerate(examples) if i % _LOOKED_AT]
    descent = Descent(reader, _groups(reader), chosen.epochs * len(fitted), _WARM_SHARE)
    for epoch in range(chosen.epochs):
        reader.train()
        for example in rng.sample(fitted, len(fitted)):
            loss = loss_of(reader, example, rng)
            if loss is not None:
                descent.gather(loss)
                descent.take()
        descent.keep(chosen.out)
        print(f"epoch {epoch + 1}: average precision {ranked(descent.mean, held):.3f}", flush=True)


def _groups(reader: ClaimReader) -> list[dict[str, object]]:
    head = [reader.scale, reader.shift]
    body = [
        p for n, p in reader.named_parameters() if p.requires_grad and n not in {"scale", "shift"}
    ]
    return [{"params": body, "lr": _BODY_RATE}, {"params": head, "lr": _HEAD_RATE}]


def ranked(reader: ClaimReader, examples: list[Example]) -> float:
    """Average precision of the known pairs by their cosines."""
    reader.eval()
    scores, right = [], []
    with torch.no_grad():
        for example in examples:
            claims = list(range(len(example.claims)))
            known, same = pairs_of(example, claims)
            upper = known & torch.ones_like(known).triu(1)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                vectors = vectors_of(reader, example, claims).float()
            scores.append((vectors @ vectors.T)[upper].numpy())
            right.append(same[upper].numpy())
    order = np.argsort(-np.concatenate(scores), kind="stable")
    hits = np.concatenate(right)[order]
    precision = np.cumsum(hits) / np.arange(1, len(hits) + 1)
    return float(precision[hits].mean())


def main() -> None:
    """Fit as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("rows", type=Path)
    parser.add_argument("examples", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=20261122)
    chosen = parser.parse_args()
    torch.manual_seed(chosen.seed)
    rows = [int(line) for line in chosen.rows.read_text().split()]
    fit(start(chosen.weights, rows), read_examples(chosen.examples), chosen)


if __name__ == "__main__":
    main()
