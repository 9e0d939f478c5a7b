"""The network that is fitted: all of MiniLM, and the mean of a claim's pieces as its vector."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from fit.claims.example import Example
from fit.encoder import Body, take_published
from torch import Tensor, nn

# What a cosine of 1 counts for a pair being the same, and what speaks against any pair, at first.
_SCALE, _SHIFT = 12.0, -9.0
# Claims read in one go; more would mostly be padding.
_CLAIMS_AT_ONCE = 32


class ClaimReader(Body):
    """Sentences and the places of claims in them -> one unit vector for each claim."""

    def __init__(self, pieces: int) -> None:
        super().__init__(pieces)
        # The dropout inside the layers costs a tenth of the time; the one before them stays.
        for layer in self.layers:
            layer.drop.p = 0.0
        self.scale = nn.Parameter(torch.tensor(_SCALE))
        self.shift = nn.Parameter(torch.tensor(_SHIFT))

    def forward(self, pieces: Tensor, rows: Tensor, own: Tensor) -> Tensor:
        """Take pieces (S, P), 0 for none; of claims the sentence (C) and its pieces (C, P)."""
        return self.read(self.words(pieces), pieces != 0, rows, own)

    def read(self, vectors: Tensor, real: Tensor, rows: Tensor, own: Tensor) -> Tensor:
        """The same from the vectors (S, P, width) that pieces start from, and which are there."""
        bias = torch.where(real, 0.0, -1e4)[:, None, None, :]
        x = self.drop(self.norm(vectors + self.places.weight[: vectors.shape[1]]))
        for layer in self.layers:
            x = layer(x, bias)
        mean = (x.float()[rows] * own.unsqueeze(-1)).sum(1)
        return mean / torch.sqrt((mean * mean).sum(-1, keepdim=True)).clamp(min=1e-9)


class ShippedReader(nn.Module):
    """What is exported: one sentence, its pieces as vectors from the table that networks share."""

    def __init__(self, reader: ClaimReader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, vectors: Tensor, own: Tensor) -> Tensor:
        """Take vectors (1, P, width) and the pieces of each claim (C, P)."""
        rows = torch.zeros_like(own[:, 0], dtype=torch.long)
        return self.reader.read(vectors, torch.ones_like(vectors[:, :, 0]) > 0, rows, own)


def start(weights: Path, rows: list[int]) -> ClaimReader:
    """A reader started from published MiniLM weights, its vocabulary cut to rows.

    The vectors of the pieces stay as they were published: most of them no example holds.
    """
    reader = ClaimReader(len(rows))
    body = Body(len(rows))
    take_published(body, weights, rows)
    reader.load_state_dict(body.state_dict(), strict=False)
    reader.words.weight.requires_grad_(False)
    return reader


def vectors_of(reader: ClaimReader, example: Example, claims: Sequence[int]) -> Tensor:
    """The vectors of some claims of an example, in their order; like lengths read together."""
    order = sorted(claims, key=lambda c: len(example.sentences[example.claims[c][0]]))
    parts = [
        _read(reader, example, order[at : at + _CLAIMS_AT_ONCE])
        for at in range(0, len(order), _CLAIMS_AT_ONCE)
    ]
    back = torch.tensor(sorted(range(len(order)), key=lambda n: claims.index(order[n])))
    return torch.cat(parts)[back]


def _read(reader: ClaimReader, example: Example, claims: Sequence[int]) -> Tensor:
    sentences = sorted({example.claims[c][0] for c in claims})
    longest = max(len(example.sentences[s]) for s in sentences)
    pieces = torch.zeros(len(sentences), longest, dtype=torch.long)
    own = torch.zeros(len(claims), longest)
    for row, s in enumerate(sentences):
        pieces[row, : len(example.sentences[s])] = torch.tensor(example.sentences[s])
    for row, c in enumerate(claims):
        own[row, example.claims[c][1]] = 1.0
    rows = torch.tensor([sentences.index(example.claims[c][0]) for c in claims])
    vectors: Tensor = reader(pieces, rows, own)
    return vectors
