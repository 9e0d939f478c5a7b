"""The network that is fitted: a small BERT encoder, a cue tagger, and a reader for one cue.

The encoder is MiniLM (Wang et al. 2020, six layers of width 384), started from published weights.
The parse enters after it, word by word.
"""

from __future__ import annotations

from pathlib import Path

import torch
from fit.encoder import HEADS, WIDTH, Body, Layer, take_published
from torch import Tensor, nn

from headwater.extract.attribution.learned.features import BRANCHES, COLUMN_SIZES, DISTANCES

READER_WIDTH, READER_HEADS = 192, 6
CUE_TAGS, ROLES = 3, 3


class Encoder(Body):
    """Pieces -> one vector for each word, and the cue tags of each word."""

    def __init__(self, pieces: int, drop: float = 0.1) -> None:
        super().__init__(pieces, drop)
        self.columns = nn.ModuleList(nn.Embedding(size, WIDTH) for size in COLUMN_SIZES)
        self.join = Layer(WIDTH, HEADS, 2 * WIDTH, drop)
        self.tag = nn.Linear(WIDTH, CUE_TAGS)
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
    encoder = Encoder(len(rows))
    take_published(encoder, weights, rows)
    return encoder
