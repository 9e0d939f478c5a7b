"""Writes the fitted network as two ONNX files, matrices in eight bits.

    python -m fit.judge.export WEIGHTS.pt [WEIGHTS.pt ...] SOURCES    (src/headwater)

Of several fits the mean of the weights is written.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import torch
from corpora.reworded import KINDS
from fit.encoder import WIDTH, write_onnx
from fit.judge.network import Encoder, Reader
from fit.together.export import mean_of
from torch import nn

_PIECES = "encoder.words.weight"


def export(fitted: Sequence[Path], sources: Path) -> None:
    """Write `networks/encoder.onnx` and `judge/weights/reader.onnx`, or a reader alone."""
    held = mean_of([torch.load(weights, weights_only=True) for weights in fitted])
    if _PIECES not in held:
        reader = Reader(len(KINDS))
        reader.load_state_dict(held)
        reader.eval()
        export_reader(reader, sources)
        return
    judge = nn.ModuleDict({"encoder": Encoder(len(held[_PIECES])), "reader": Reader(len(KINDS))})
    judge.load_state_dict(held)
    judge.eval()
    texts, pieces, mine = 2, 12, 7
    write_onnx(
        judge["encoder"],
        (torch.ones(texts, pieces, dtype=torch.long), torch.ones(texts, mine, dtype=torch.long)),
        sources / "networks/encoder.onnx",
        {"pieces": ("texts", "length"), "starts": ("texts", "words")},
        ("vectors",),
    )
    export_reader(judge["reader"], sources)


def export_reader(reader: nn.Module, sources: Path) -> None:
    """Write `judge/weights/reader.onnx`."""
    statements, mine, theirs = 3, 7, 9
    write_onnx(
        reader,
        (
            torch.rand(statements, mine, WIDTH),
            torch.rand(statements, theirs, WIDTH),
            torch.ones(statements, mine, dtype=torch.bool),
            torch.ones(statements, theirs, dtype=torch.bool),
            torch.zeros(statements, mine, theirs, dtype=torch.long),
        ),
        sources / "judge/weights/reader.onnx",
        {
            "mine": ("statements", "mine"),
            "theirs": ("statements", "theirs"),
            "my_mask": ("statements", "mine"),
            "their_mask": ("statements", "theirs"),
            "same": ("statements", "mine", "theirs"),
        },
        ("changes", "concerned", "verdict"),
    )


if __name__ == "__main__":
    *weights, package = map(Path, sys.argv[1:])
    export(weights, package)
