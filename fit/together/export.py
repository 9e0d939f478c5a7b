"""Writes the fitted network as ONNX, its matrices in eight bits.

python -m fit.together.export FITTED.pt src/headwater
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from fit.encoder import WIDTH, write_onnx
from fit.together.network import PairNetwork, ShippedReader

_NAME = "networks/together.onnx"
_LENGTH = 20


def main() -> None:
    """Export as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("fitted", type=Path)
    parser.add_argument("package", type=Path)
    chosen = parser.parse_args()
    state = torch.load(chosen.fitted, weights_only=True)
    network = PairNetwork(len(state["words.weight"]))
    network.load_state_dict(state)
    shipped = ShippedReader(network)
    shipped.eval()
    sides = (torch.arange(_LENGTH) >= _LENGTH // 2).long().unsqueeze(0)
    inputs = torch.zeros(1, _LENGTH, WIDTH), sides, torch.ones_like(sides), torch.ones_like(sides)
    of_pieces = ("", "pieces")
    axes = {"vectors": ("", "pieces", ""), "sides": of_pieces, "own": of_pieces, "same": of_pieces}
    outputs = ("relation", "changes", "concerned")
    write_onnx(shipped, inputs, chosen.package / _NAME, axes, outputs)


if __name__ == "__main__":
    main()
