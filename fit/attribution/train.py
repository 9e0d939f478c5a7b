"""Fits the network.

    python -m fit.attribution.train TRAIN.pickle MINILM.safetensors ROWS.txt OUT.pt

One article in 21 of the training split is held out, to see that fitting goes well; nothing of the
dev split is read here.
"""

from __future__ import annotations

import argparse
import pickle
import random
from pathlib import Path

import torch
from fit.attribution.batches import Batch, ask, make_batches, wrong_cues
from fit.attribution.example import Example
from fit.attribution.network import Encoder, Reader, load_encoder
from fit.descent import Descent
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

HELD_OUT_EVERY = 21
_BATCH = 16
_ENCODER_RATE, _HEAD_RATE = 1e-4, 6e-4
_WARM_SHARE = 0.08
_HEADS = ("columns", "join", "tag")


def fit(
    examples: list[Example], encoder: Encoder, reader: Reader, epochs: int, seed: int, out: Path
) -> None:
    """Keep the running mean of the weights after each epoch in `out`."""
    # Rare words keep their places among the common ones, and a step costs less.
    encoder.words.weight.requires_grad_(False)
    encoder.places.weight.requires_grad_(False)
    both = nn.ModuleDict({"encoder": encoder, "reader": reader})
    steps = epochs * ((len(examples) + _BATCH - 1) // _BATCH)
    descent = Descent(both, _groups(both), steps, _WARM_SHARE)
    rng = random.Random(seed)
    for epoch in range(epochs):
        both.train()
        for batch in make_batches(examples, _BATCH, seed + epoch):
            descent.gather(batch_loss(encoder, reader, batch, rng))
            descent.take()
        descent.keep(out)


def batch_loss(encoder: Encoder, reader: Reader, batch: Batch, rng: random.Random) -> Tensor:
    """Cue tags, roles given the labelled cues, and right cues from tempting wrong ones."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        words, tags = encoder(batch.pieces, batch.starts, batch.features)
        right = [(i, t, True) for i, e in enumerate(batch.examples) for t in e.targets]
        cues = right + wrong_cues(batch, tags, rng)
        loss = cross_entropy(tags.float().flatten(0, 1), batch.tags.flatten(), ignore_index=-100)
        if not cues:
            return loss
        asked = ask(batch, cues)
        roles, valid = reader(
            words[asked.rows], batch.starts[asked.rows] != 0, asked.branch, asked.distance
        )
    if right:
        loss = loss + cross_entropy(
            roles.float().flatten(0, 1), asked.roles.flatten(), ignore_index=-100
        )
    return loss * 2 + 0.3 * binary_cross_entropy_with_logits(valid.float(), asked.valid)


def _groups(both: nn.ModuleDict) -> list[dict[str, object]]:
    encoder, head = [], []
    for name, parameter in both.named_parameters():
        is_head = name.startswith("reader") or name.split(".")[1] in _HEADS
        (head if is_head else encoder).append(parameter)
    return [{"params": encoder, "lr": _ENCODER_RATE}, {"params": head, "lr": _HEAD_RATE}]


def main() -> None:
    """Fit as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("rows", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--seed", type=int, default=20261121)
    parser.add_argument("--all", action="store_true", help="hold nothing out")
    chosen = parser.parse_args()
    torch.manual_seed(chosen.seed)
    examples: list[Example] = pickle.loads(chosen.train.read_bytes())
    if not chosen.all:
        examples = [e for e in examples if e.article % HELD_OUT_EVERY]
    rows = [int(line) for line in chosen.rows.read_text().split()]
    encoder = load_encoder(chosen.weights, rows)
    fit(examples, encoder, Reader(), chosen.epochs, chosen.seed, chosen.out)


if __name__ == "__main__":
    main()
