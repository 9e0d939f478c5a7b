"""Writes the fitted network as two ONNX files, matrices in eight bits, with the vocabulary.

python -m fit.attribution.export WEIGHTS.pt VOCABULARY FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path

import torch
from fit.attribution.network import Encoder, Reader
from fit.encoder import WIDTH, write_onnx
from torch import nn

from headwater.extract.attribution.learned.features import COLUMN_SIZES


def load(weights: Path, pieces: int) -> tuple[Encoder, Reader]:
    """The fitted network, ready to be read with."""
    both = nn.ModuleDict({"encoder": Encoder(pieces), "reader": Reader()})
    both.load_state_dict(torch.load(weights, weights_only=True))
    both.eval()
    encoder, reader = both["encoder"], both["reader"]
    assert isinstance(encoder, Encoder)
    assert isinstance(reader, Reader)
    return encoder, reader


def export(encoder: Encoder, reader: Reader, folder: Path) -> None:
    """Write `encoder.onnx` and `reader.onnx`."""
    windows, pieces, words, cues = 2, 12, 9, 3
    ids = torch.ones(windows, pieces, dtype=torch.long)
    starts = torch.ones(windows, words, dtype=torch.long)
    features = torch.zeros(windows, words, len(COLUMN_SIZES), dtype=torch.long)
    places = torch.zeros(cues, words, dtype=torch.long)
    write_onnx(
        encoder,
        (ids, starts, features),
        folder / "encoder.onnx",
        {
            "pieces": ("windows", "length"),
            "starts": ("windows", "words"),
            "features": ("windows", "words"),
        },
        ("vectors", "tags"),
    )
    write_onnx(
        reader,
        (torch.zeros(cues, words, WIDTH), starts[:1].expand(cues, words) != 0, places, places),
        folder / "reader.onnx",
        dict.fromkeys(("vectors", "mask", "branch", "distance"), ("cues", "words")),
        ("roles", "valid"),
    )


def main(weights: str, vocabulary: str, folder: str) -> None:
    """Export one set of fitted weights."""
    pieces = Path(vocabulary).read_text(encoding="utf-8").splitlines()
    encoder, reader = load(Path(weights), len(pieces))
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    export(encoder, reader, target)
    (target / "pieces.txt").write_text("\n".join(pieces) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
