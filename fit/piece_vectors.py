"""Writes the vectors that pieces start from, in eight bits: `src/headwater/networks/pieces.npz`.

python -m fit.piece_vectors MINILM.safetensors ROWS.txt src/headwater
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file

_LARGEST_STEP = 127
_TABLE = "embeddings.word_embeddings.weight"


def main() -> None:
    """Write as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("rows", type=Path)
    parser.add_argument("package", type=Path)
    chosen = parser.parse_args()
    rows = [int(line) for line in chosen.rows.read_text().split()]
    vectors = load_file(chosen.weights)[_TABLE][rows].astype(np.float32)
    sizes = np.abs(vectors).max(axis=1) / _LARGEST_STEP
    steps = np.rint(vectors / np.maximum(sizes, 1e-12)[:, np.newaxis]).astype(np.int8)
    np.savez(chosen.package / "networks/pieces.npz", steps=steps, sizes=sizes)


if __name__ == "__main__":
    main()
