"""Windows in batches: padded tensors, and one row for each cue that the reader is asked about."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from fit.attribution.example import Example, Target
from torch import Tensor

from headwater.extract.attribution.learned.features import LABEL_COLUMN, branches, distances


@dataclass(frozen=True, slots=True)
class Batch:
    """Some windows. P pieces, W words at most; tags are -100 where there is no word."""

    examples: tuple[Example, ...]
    pieces: Tensor
    starts: Tensor
    features: Tensor
    tags: Tensor


@dataclass(frozen=True, slots=True)
class Questions:
    """Cues to read: whose window, how its words hang on the cue, and the labels."""

    rows: Tensor
    branch: Tensor
    distance: Tensor
    roles: Tensor
    valid: Tensor


def make_batches(examples: list[Example], size: int, seed: int | None) -> Iterator[Batch]:
    """Batches of windows of like length; in random order if a seed is given."""
    order = list(range(len(examples)))
    rng = random.Random(seed)
    if seed is not None:
        rng.shuffle(order)
        reach = size * 20
        for at in range(0, len(order), reach):
            order[at : at + reach] = sorted(
                order[at : at + reach], key=lambda i: len(examples[i].window.pieces)
            )
    groups = [order[at : at + size] for at in range(0, len(order), size)]
    if seed is not None:
        rng.shuffle(groups)
    for group in groups:
        yield make_batch([examples[i] for i in group])


def make_batch(examples: list[Example]) -> Batch:
    """One batch."""
    count = len(examples)
    most_pieces = max(len(e.window.pieces) for e in examples)
    most_words = max(len(e.window.starts) for e in examples)
    pieces = torch.zeros(count, most_pieces, dtype=torch.long)
    starts = torch.zeros(count, most_words, dtype=torch.long)
    features = torch.zeros(count, most_words, examples[0].features.shape[1], dtype=torch.long)
    tags = torch.full((count, most_words), -100, dtype=torch.long)
    for i, example in enumerate(examples):
        words = len(example.window.starts)
        pieces[i, : len(example.window.pieces)] = torch.tensor(example.window.pieces)
        starts[i, :words] = torch.tensor(example.window.starts)
        features[i, :words] = torch.from_numpy(example.features)
        tags[i, :words] = torch.from_numpy(example.cue_tags)
    return Batch(tuple(examples), pieces, starts, features, tags)


def ask(batch: Batch, cues: list[tuple[int, Target, bool]]) -> Questions:
    """The reader's input for (window of the batch, cue, whether it is one)."""
    words = batch.starts.shape[1]
    branch, distance, roles = (np.zeros((len(cues), words), dtype=np.int64) for _ in range(3))
    distance += 1
    roles -= 100
    for row, (window, target, valid) in enumerate(cues):
        example = batch.examples[window]
        count = len(example.window.starts)
        labels = example.features[:, LABEL_COLUMN]
        branch[row, :count] = branches(example.tree, labels, target.head)
        distance[row, :count] = distances(target.first, target.last, count)
        if valid:
            roles[row, :count] = target.roles
    return Questions(
        torch.tensor([window for window, _, _ in cues], dtype=torch.long),
        *(torch.from_numpy(a) for a in (branch, distance, roles)),
        torch.tensor([float(valid) for _, _, valid in cues]),
    )


def wrong_cues(
    batch: Batch, tag_logits: Tensor, rng: random.Random
) -> list[tuple[int, Target, bool]]:
    """Words that the tagger is tempted by and nobody labelled: the reader learns to refuse them."""
    tempting = 1 - torch.softmax(tag_logits.detach().float(), -1)[:, :, 0]
    tempting = torch.where(batch.tags == 0, tempting, torch.zeros_like(tempting))
    found = []
    for window, example in enumerate(batch.examples):
        wanted = 1 + len(example.targets) // 2
        best = torch.topk(tempting[window], min(wanted, tempting.shape[1]))
        for value, word in zip(best.values.tolist(), best.indices.tolist(), strict=True):
            if value > 0.02 or (value > 0 and rng.random() < 0.1):
                found.append((window, Target(word, word, word, np.zeros(0, dtype=np.int64)), False))
    return found
