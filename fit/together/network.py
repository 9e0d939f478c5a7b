"""The network that is fitted: all of MiniLM over two texts, one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from corpora.reworded import KINDS
from fit.encoder import WIDTH, Body, take_published
from fit.judge.example import IGNORED
from fit.together.example import Row
from torch import Tensor, nn

from headwater.networks.relations import RELATIONS
from headwater.networks.together import SHADED

_NOTHING = 0
HEADS = frozenset({"sides", "own", "same", "relation", "changes", "concerned"})


class PairNetwork(Body):
    """Pieces of two texts -> how they stand to each other, and which pieces say so."""

    def __init__(self, pieces: int) -> None:
        super().__init__(pieces)
        # The dropout inside the layers costs a tenth of the time; the one before them stays.
        for layer in self.layers:
            layer.drop.p = 0.0
        self.sides, self.own = nn.Embedding(2, WIDTH), nn.Embedding(2, WIDTH)
        self.same = nn.Embedding(RELATIONS, WIDTH)
        for table in (self.sides, self.own, self.same):
            nn.init.normal_(table.weight, std=0.02)
        self.relation = nn.Linear(3 * WIDTH, SHADED + 1)
        self.changes = nn.Linear(WIDTH, len(KINDS) + 1)
        self.concerned = nn.Linear(WIDTH, 1)

    def forward(
        self, pieces: Tensor, sides: Tensor, own: Tensor, same: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Take all as (B, P), pieces 0 for none. Gives (B, 4), (B, P, 1 + kinds) and (B, P)."""
        return self.read(self.words(pieces), pieces != _NOTHING, sides, own, same)

    def read(
        self, vectors: Tensor, real: Tensor, sides: Tensor, own: Tensor, same: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """The same from the vectors (B, P, width) that pieces start from, and which are there."""
        bias = torch.where(real, 0.0, -1e4)[:, None, None, :]
        x = vectors + self.places.weight[: vectors.shape[1]]
        x = self.drop(self.norm(x + self.sides(sides) + self.own(own) + self.same(same)))
        for layer in self.layers:
            x = layer(x, bias)
        asked = real & (own == 1)
        mine, theirs = (_mean(x, asked & (sides == side)) for side in (0, 1))
        x = self.drop(x)
        laid = torch.cat([x[:, 0], (mine - theirs).abs(), mine * theirs], -1)
        return self.relation(self.drop(laid)), self.changes(x), self.concerned(x).squeeze(-1)


def _mean(x: Tensor, of: Tensor) -> Tensor:
    weights = of.to(x.dtype).unsqueeze(-1)
    return (x * weights).sum(1) / weights.sum(1).clamp(min=1)


class ShippedReader(nn.Module):
    """What is exported: two texts, their pieces as vectors from the table that networks share."""

    def __init__(self, network: PairNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, vectors: Tensor, sides: Tensor, own: Tensor, same: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Take vectors (1, P, width), the rest as (1, P). Gives (1, 4), (1, P, kinds), (1, P)."""
        return self.network.read(vectors, sides >= 0, sides, own, same)


def start(weights: Path, rows: list[int], go_on: Path | None) -> PairNetwork:
    """A network started from published MiniLM weights, or from another fit.

    That fit may be one of the encoder of claims: its layers are taken. The vectors of the pieces
    stay as they were published.
    """
    network = PairNetwork(len(rows))
    body = Body(len(rows))
    take_published(body, weights, rows)
    network.load_state_dict(body.state_dict(), strict=False)
    if go_on is not None:
        network.load_state_dict(torch.load(go_on, weights_only=True), strict=False)
    network.words.weight.requires_grad_(False)
    return network


def stacked(rows: Sequence[Row]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """The input for some rows: (B, P) each."""
    longest = max(row.length for row in rows)
    pieces, own, same = (torch.zeros(len(rows), longest, dtype=torch.long) for _ in range(3))
    sides = torch.ones_like(pieces)
    for n, row in enumerate(rows):
        laid, end = row.laid, row.length
        for target, of in zip(
            (pieces, sides, own, same), (laid.pieces, laid.sides, laid.own, laid.same), strict=True
        ):
            target[n, :end] = torch.from_numpy(of[:end])
    return pieces, sides, own, same


def labels_of(rows: Sequence[Row]) -> tuple[Tensor, Tensor, Tensor]:
    """Which relations are right (B, 4), and the labels of pieces (B, P) twice."""
    longest = max(row.length for row in rows)
    relations = torch.zeros(len(rows), SHADED + 1, dtype=torch.bool)
    changes, concerned = (torch.full((len(rows), longest), IGNORED) for _ in range(2))
    for n, row in enumerate(rows):
        relations[n, list(row.relations)] = True
        changes[n, : row.length] = torch.from_numpy(row.changes[: row.length])
        concerned[n, : row.length] = torch.from_numpy(row.concerned[: row.length])
    return relations, changes, concerned
