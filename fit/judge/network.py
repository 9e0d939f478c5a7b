"""The network that is fitted: an encoder of single sentences, and a reader that compares.

The encoder reads passage and statement each for itself, as it was published to do. The reader lays
every word beside the words of the other side that it most resembles (soft alignment: Parikh et al.
2016, Chen et al. 2017), and goes over both sides together: which of the statement's words are of
which kind of change, which of the passage's words it concerns, and whether there is any.
"""

from __future__ import annotations

from pathlib import Path

import torch
from fit.encoder import HEADS, LAYERS, WIDTH, Body, Layer, take_layers, take_published
from torch import Tensor, nn

from headwater.judge.sheet import RELATIONS

# Of the six published layers, those that read each text for itself; the others read both together.
ENCODER_LAYERS = 3
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
    """One statement beside its passage: changes by word, what they concern, and a verdict.

    Its layers are the published ones that follow the encoder's; what they start from is the
    encoder's vector of a word, to which is added how it stands to the other side.
    """

    def __init__(self, kinds: int, drop: float = 0.1) -> None:
        super().__init__()
        self.look = nn.Linear(WIDTH, WIDTH)
        self.sharpness = nn.Parameter(torch.tensor(_SHARPNESS))
        self.same = nn.Parameter(torch.tensor([0.0, 2.0, 4.0]))
        self.compare = nn.Linear(3 * WIDTH + 1, WIDTH)
        self.relation = nn.Embedding(RELATIONS, WIDTH)
        self.side = nn.Embedding(3, WIDTH)
        self.norm = nn.LayerNorm(WIDTH)
        self.layers = nn.ModuleList(
            Layer(WIDTH, HEADS, 4 * WIDTH, drop) for _ in range(LAYERS - ENCODER_LAYERS)
        )
        self.changes = nn.Linear(WIDTH, kinds + 1)
        self.concerned = nn.Linear(WIDTH, 1)
        self.verdict = nn.Linear(WIDTH, kinds + 1)
        self.drop = nn.Dropout(drop)
        nn.init.eye_(self.look.weight)
        nn.init.zeros_(self.look.bias)
        for added in (self.compare.weight, self.compare.bias, self.relation.weight):
            nn.init.zeros_(added)
        nn.init.normal_(self.side.weight, std=0.02)

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
        laid = torch.cat([other, words - other, words * other, best.unsqueeze(-1)], -1)
        return words + self.compare(laid) + self.relation(kind) + self.side.weight[side]

    def _opening(self, mine: Tensor) -> Tensor:
        return self.side.weight[0].expand(mine.shape[0], 1, -1)


def start(weights: Path, rows: list[int], kinds: int) -> nn.ModuleDict:
    """Encoder and reader, started from published MiniLM weights, the vocabulary cut to rows."""
    encoder, reader = Encoder(len(rows)), Reader(kinds)
    take_published(encoder, weights, rows)
    take_layers(reader.layers, weights, ENCODER_LAYERS)
    return nn.ModuleDict({"encoder": encoder, "reader": reader})
