"""Writes the mean of fitted networks as ONNX, its matrices in eight bits.

    python -m fit.together.export FITTED.pt [FITTED.pt ...] src/headwater/networks/together.onnx

Fits that went on from the same weights agree on most and err on different things: the mean of their
weights is as good as the best of them, and costs no more to run (decision 0018). What is given
twice counts twice.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch
from fit.encoder import WIDTH, write_onnx
from fit.together.network import PairNetwork, ShippedReader

_LENGTH = 20


def mean_of(states: Sequence[dict[str, torch.Tensor]]) -> dict[str, torch.Tensor]:
    """The mean of the weights of networks of one shape."""
    return {
        name: torch.stack([state[name].float() for state in states]).mean(0).to(first.dtype)
        for name, first in states[0].items()
    }


def main() -> None:
    """Export as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("fitted", type=Path, nargs="+")
    parser.add_argument("out", type=Path)
    chosen = parser.parse_args()
    state = mean_of([torch.load(path, weights_only=True) for path in chosen.fitted])
    network = PairNetwork(len(state["words.weight"]))
    network.load_state_dict(state)
    shipped = ShippedReader(network)
    shipped.eval()
    sides = (torch.arange(_LENGTH) >= _LENGTH // 2).long().unsqueeze(0)
    inputs = torch.zeros(1, _LENGTH, WIDTH), sides, torch.ones_like(sides), torch.ones_like(sides)
    of_pieces = ("", "pieces")
    axes = {"vectors": ("", "pieces", ""), "sides": of_pieces, "own": of_pieces, "same": of_pieces}
    outputs = ("relation", "changes", "concerned")
    write_onnx(shipped, inputs, chosen.out, axes, outputs)


if __name__ == "__main__":
    main()
