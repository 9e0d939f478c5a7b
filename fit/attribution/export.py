"""Writes the fitted network as two ONNX files, matrices in eight bits, with the vocabulary.

python -m fit.attribution.export WEIGHTS.pt VOCABULARY FOLDER
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import torch
from fit.attribution.network import WIDTH, Encoder, Reader
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from headwater.extract.attribution.learned.features import COLUMN_SIZES

_OPSET = 18


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
    _write(
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
    _write(
        reader,
        (torch.zeros(cues, words, WIDTH), starts[:1].expand(cues, words) != 0, places, places),
        folder / "reader.onnx",
        dict.fromkeys(("vectors", "mask", "branch", "distance"), ("cues", "words")),
        ("roles", "valid"),
    )


def _write(
    module: nn.Module,
    inputs: tuple[Tensor, ...],
    path: Path,
    axes: dict[str, tuple[str, str]],
    outputs: tuple[str, str],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            module,
            inputs,
            str(plain),
            input_names=list(axes),
            output_names=list(outputs),
            dynamic_axes={name: dict(enumerate(names)) for name, names in axes.items()},
            opset_version=_OPSET,
            dynamo=False,
        )
        quantize_dynamic(plain, path, per_channel=True, weight_type=QuantType.QInt8)


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
