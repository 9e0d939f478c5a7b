"""The network that is fitted: an encoder of single sentences, and a reader that compares.

The encoder reads passage and statement each for itself, as it was published to do. The reader lays
every word beside the words of the other side that it most resembles (soft alignment: Parikh et al.
2016, Chen et al. 2017), and goes over both sides together: which of the statement's words are of
which kind of change, which of the passage's words it concerns, and whether there is any.
"""

from __future__ import annotations

from pathlib import Path

import torch
from fit.encoder import WIDTH, Body, Layer, take_published
from torch import Tensor, nn

from headwater.networks.relations import RELATIONS

READER_WIDTH, READER_HEADS, READER_LAYERS = 192, 6, 3
# Of the six published layers: after the fourth a word most resembles what means the same, later
# ones make all words of a sentence alike.
ENCODER_LAYERS = 4
# How sharply a word looks at the words that it most resembles, before anything is fitted.
_SHARPNESS = 14.0


class Encoder(Body):
    """Pieces of one text -> one vector for each word."""

    def __init__(self, pieces: int) -> None:
        super().__init__(pieces, layers=ENCODER_LAYERS)

    def forward(self, pieces: Tensor, starts: Tensor) -> Tensor:
        """Pieces (B, P), 0 for none; starts (B, W), 0 for no word. Gives (B, W, width)."""
        bias = torch.where(pieces != 0, 0.0, -1e4)[:, None, None, :]
        x = self.words(pieces) + self.places.weight[: pieces.shape[1]]
        x = self.drop(self.norm(x))
        for layer in self.layers:
            x = layer(x, bias)
        return torch.gather(x, 1, starts.unsqueeze(-1).expand(-1, -1, WIDTH))


class Reader(nn.Module):
    """One statement beside its passage: changes by word, what they concern, and a verdict."""

    def __init__(self, kinds: int, drop: float = 0.1) -> None:
        super().__init__()
        self.look = nn.Linear(WIDTH, WIDTH)
        self.sharpness = nn.Parameter(torch.tensor(_SHARPNESS))
        self.same = nn.Parameter(torch.tensor([0.0, 2.0, 4.0]))
        self.compare = nn.Linear(4 * WIDTH + 1, READER_WIDTH)
        self.relation = nn.Embedding(RELATIONS, READER_WIDTH)
        self.side = nn.Embedding(3, READER_WIDTH)
        self.norm = nn.LayerNorm(READER_WIDTH)
        self.layers = nn.ModuleList(
            Layer(READER_WIDTH, READER_HEADS, 4 * READER_WIDTH, drop) for _ in range(READER_LAYERS)
        )
        self.changes = nn.Linear(READER_WIDTH, kinds + 1)
        self.concerned = nn.Linear(READER_WIDTH, 1)
        self.verdict = nn.Linear(READER_WIDTH, kinds + 1)
        self.drop = nn.Dropout(drop)
        nn.init.eye_(self.look.weight)
        nn.init.zeros_(self.look.bias)

    def forward(
        self, mine: Tensor, theirs: Tensor, my_mask: Tensor, their_mask: Tensor, same: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Take words of the statement (C, M, width) and of the passage (C, T, width).

        Masks are True for words, `same` (C, M, T) holds 0, 1 (same beginning) or 2 (same word).
        """
        a, b = (nn.functional.normalize(self.look(x), dim=-1) for x in (mine, theirs))
        alike = a @ b.transpose(-1, -2)
        scores = alike * self.sharpness + self.same[same]
        both = my_mask.unsqueeze(-1) & their_mask.unsqueeze(-2)
        scores = torch.where(both, scores, -1e4)
        to_them = torch.softmax(scores, -1) @ theirs
        to_me = torch.softmax(scores.transpose(-1, -2), -1) @ mine
        alike = torch.where(both, alike, -1.0)
        kinds = torch.where(both, same, 0)
        x = torch.cat(
            [
                self._opening(mine),
                self._beside(mine, to_them, alike.amax(-1), kinds.amax(-1), 1),
                self._beside(theirs, to_me, alike.amax(-2), kinds.amax(-2), 2),
            ],
            1,
        )
        x = self.drop(self.norm(x))
        mask = torch.cat([torch.ones_like(my_mask[:, :1]), my_mask, their_mask], 1)
        bias = torch.where(mask, 0.0, -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        x = self.drop(x)
        mine_end = 1 + mine.shape[1]
        return (
            self.changes(x[:, 1:mine_end]),
            self.concerned(x[:, mine_end:]).squeeze(-1),
            self.verdict(x[:, 0]),
        )

    def _beside(
        self, words: Tensor, other: Tensor, best: Tensor, kind: Tensor, side: int
    ) -> Tensor:
        laid = torch.cat([words, other, words - other, words * other, best.unsqueeze(-1)], -1)
        return self.compare(laid) + self.relation(kind) + self.side.weight[side]

    def _opening(self, mine: Tensor) -> Tensor:
        return self.side.weight[0].expand(mine.shape[0], 1, -1)


def start(weights: Path, rows: list[int], kinds: int) -> nn.ModuleDict:
    """Encoder (started from published MiniLM weights, its vocabulary cut to rows) and reader."""
    encoder = Encoder(len(rows))
    take_published(encoder, weights, rows)
    return nn.ModuleDict({"encoder": encoder, "reader": Reader(kinds)})
