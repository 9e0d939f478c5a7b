"""The network that is fitted: a small BERT encoder, a cue tagger, and a reader for one cue.

The encoder is MiniLM (Wang et al. 2020, six layers of width 384), started from published weights.
The parse enters after it, word by word.
"""

from __future__ import annotations

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from headwater.extract.attribution.learned.features import BRANCHES, COLUMN_SIZES, DISTANCES

WIDTH, HEADS, LAYERS = 384, 12, 6
READER_WIDTH, READER_HEADS = 192, 6
CUE_TAGS, ROLES = 3, 3


class Attention(nn.Module):
    """Multi-head attention; written out for export, so that few plain operators are needed."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.out = (nn.Linear(width, width) for _ in range(4))

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Take x (batch, length, width); bias is added to the scores."""
        batch, length, width = x.shape
        split = (batch, length, self.heads, width // self.heads)
        q, k, v = (f(x).view(split).transpose(1, 2) for f in (self.query, self.key, self.value))
        if self.training:
            mixed = nn.functional.scaled_dot_product_attention(q, k, v, bias.to(q.dtype))
        else:
            scores = q @ k.transpose(-1, -2) / math.sqrt(width // self.heads) + bias
            mixed = torch.softmax(scores, dim=-1) @ v
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


class Encoder(nn.Module):
    """Pieces -> one vector for each word, and the cue tags of each word."""

    def __init__(self, pieces: int, drop: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(pieces, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(WIDTH, HEADS, 4 * WIDTH, drop) for _ in range(LAYERS))
        self.columns = nn.ModuleList(nn.Embedding(size, WIDTH) for size in COLUMN_SIZES)
        self.join = Layer(WIDTH, HEADS, 2 * WIDTH, drop)
        self.tag = nn.Linear(WIDTH, CUE_TAGS)
        self.drop = nn.Dropout(drop)
        for column in self.columns:
            nn.init.normal_(column.weight, std=0.02)

    def forward(self, pieces: Tensor, starts: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
        """Pieces (B, P), 0 for none; starts (B, W), 0 for no word; features (B, W, columns)."""
        bias = _bias(pieces != 0)
        x = self.words(pieces) + self.places.weight[: pieces.shape[1]]
        x = self.drop(self.norm(x))
        for layer in self.layers:
            x = layer(x, bias)
        x = torch.gather(x, 1, starts.unsqueeze(-1).expand(-1, -1, WIDTH))
        for i, column in enumerate(self.columns):
            x = x + column(features[:, :, i])
        x = self.join(x, _bias(starts != 0))
        return x, self.tag(self.drop(x))


class Reader(nn.Module):
    """Word vectors and one cue -> the role of each word for that cue, and whether it is a cue."""

    def __init__(self, drop: float = 0.1) -> None:
        super().__init__()
        self.word, self.cue = nn.Linear(WIDTH, READER_WIDTH), nn.Linear(WIDTH, READER_WIDTH)
        self.branch = nn.Embedding(BRANCHES, READER_WIDTH)
        self.distance = nn.Embedding(DISTANCES, READER_WIDTH)
        self.norm = nn.LayerNorm(READER_WIDTH)
        self.layers = nn.ModuleList(
            Layer(READER_WIDTH, READER_HEADS, 2 * READER_WIDTH, drop) for _ in range(2)
        )
        self.role = nn.Linear(READER_WIDTH, ROLES)
        self.valid = nn.Linear(2 * READER_WIDTH, 1)
        for table in (self.branch, self.distance):
            nn.init.normal_(table.weight, std=0.3)

    def forward(
        self, words: Tensor, mask: Tensor, branch: Tensor, distance: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Words (C, W, width), mask (C, W) True for words, branch and distance (C, W)."""
        is_cue = (distance == 0).to(words.dtype).unsqueeze(-1)
        cue = (words * is_cue).sum(1) / is_cue.sum(1).clamp(min=1)
        x = self.word(words) + self.cue(cue).unsqueeze(1)
        x = self.norm(x + self.branch(branch) + self.distance(distance))
        bias = _bias(mask)
        for layer in self.layers:
            x = layer(x, bias)
        pooled = (x * is_cue).sum(1) / is_cue.sum(1).clamp(min=1)
        return self.role(x), self.valid(torch.cat([pooled, self.cue(cue)], -1)).squeeze(-1)


def _bias(mask: Tensor) -> Tensor:
    return torch.where(mask, 0.0, -1e4)[:, None, None, :]


def load_encoder(weights: Path, rows: list[int]) -> Encoder:
    """An encoder started from published MiniLM weights, its vocabulary cut to some rows."""
    held = load_file(weights)
    encoder = Encoder(len(rows))
    state = encoder.state_dict()
    state["words.weight"] = held["embeddings.word_embeddings.weight"][rows]
    kinds = held["embeddings.token_type_embeddings.weight"][0]
    state["places.weight"] = held["embeddings.position_embeddings.weight"] + kinds
    _take(state, "norm", held, "embeddings.LayerNorm")
    for i in range(LAYERS):
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
    encoder.load_state_dict(state)
    return encoder


def _take(state: dict[str, Tensor], ours: str, held: dict[str, Tensor], theirs: str) -> None:
    for part in ("weight", "bias"):
        state[f"{ours}.{part}"] = held[f"{theirs}.{part}"]
