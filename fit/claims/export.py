"""Writes the fitted encoder of claims as ONNX, its matrices in eight bits.

python -m fit.claims.export FITTED.pt src/headwater
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from fit.claims.network import ClaimReader, ShippedReader
from fit.encoder import WIDTH, write_onnx

_NAME = "networks/claims.onnx"


def main() -> None:
    """Export as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("fitted", type=Path)
    parser.add_argument("package", type=Path)
    chosen = parser.parse_args()
    state = torch.load(chosen.fitted, weights_only=True)
    reader = ClaimReader(len(state["words.weight"]))
    reader.load_state_dict(state)
    reader.eval()
    shapes = torch.zeros(1, 9, WIDTH), torch.ones(3, 9)
    axes = {"vectors": ("", "pieces", ""), "own": ("claims", "pieces")}
    write_onnx(ShippedReader(reader), shapes, chosen.package / _NAME, axes, ("claims",))


if __name__ == "__main__":
    main()
