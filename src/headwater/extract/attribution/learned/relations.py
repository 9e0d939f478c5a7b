"""Parse -> relations: cue, source and content of every attribution, by the fitted network.

Two steps, as Newell et al. (LREC 2018) label them: the words that credit, then for each of these
the words that it credits and to whom. A relation is in tokens and in PolNeAR's way of labelling;
`findings.py` says it in Headwater's way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from headwater.extract.attribution.learned.features import (
    LABEL_COLUMN,
    Ints,
    branches,
    distances,
    tree_rows,
    word_features,
)
from headwater.extract.attribution.learned.network import Network, load_network
from headwater.extract.attribution.learned.windows import Window, cut_windows
from headwater.extract.parse import Parse
from headwater.networks.session import Floats
from headwater.threads import side_by_side

# Set on articles of PolNeAR's training split that were held out from the fit (2026-11-21): whole
# attributions are found best between 0.45 and 0.55, where F1 is flat. Higher is surer, finds less.
_MIN_BEGIN = 0.2
MIN_CONFIDENCE = 0.45
# Words between two parts of a content that are too few to be anything but a slip.
_SLIP = 1


@dataclass(frozen=True, slots=True)
class Relation:
    """One attribution as the network reads it; ranges are of tokens, last one included.

    Attributes:
        cue: the crediting words.
        head: the word of the cue that the others hang on.
        source: whom the content is credited to, or None.
        content: the credited words, in one range or several.
        confidence: 0 to 1, not yet calibrated.
    """

    cue: tuple[int, int]
    head: int
    source: tuple[int, int] | None
    content: tuple[tuple[int, int], ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class _Cue:
    first: int
    last: int
    head: int
    chance: float


def read_relations(parse: Parse) -> list[Relation]:
    """Every attribution of a report that may be one, in order of cues.

    Those from `MIN_CONFIDENCE` on are more likely right than wrong.
    """
    if not parse.tokens:
        return []
    network = load_network()
    features = word_features(parse)
    windows = list(cut_windows(parse, network.vocabulary))
    read = side_by_side(
        lambda asked: list(_read_window(parse, network, features, *asked)),
        zip(windows, _owned(windows, len(parse.tokens)), strict=True),
    )
    return [relation for relations in read for relation in relations]


def _owned(windows: Sequence[Window], tokens: int) -> Iterator[range]:
    """For each window the tokens that it sees best: up to the middle of what two share."""
    middles = [(one.last + other.first) // 2 for one, other in pairwise(windows)]
    for first, last in pairwise([0, *middles, tokens]):
        yield range(first, last)


def _read_window(
    parse: Parse, network: Network, features: Ints, window: Window, owned: range
) -> Iterator[Relation]:
    """The relations whose cue begins in the part of the window that is its own."""
    here = features[window.first : window.last]
    vectors, tags = network.encode(window, here)
    tree = tree_rows(parse, window.first, window.last)
    cues = [c for c in _cues(tags, tree) if c.first + window.first in owned]
    if not cues:
        return
    labels = here[:, LABEL_COLUMN]
    branch = np.stack([branches(tree, labels, c.head) for c in cues])
    distance = np.stack([distances(c.first, c.last, len(here)) for c in cues])
    roles, valid = network.read_roles(vectors, branch, distance)
    for cue, chances, validity in zip(cues, roles, valid, strict=True):
        relation = _relation(cue, chances, float(validity), window.first)
        if relation is not None:
            yield relation


def _cues(tags: Floats, tree: Ints) -> Iterator[_Cue]:
    """Runs of words of which the first may begin a cue and the others go on with it."""
    at = 0
    while at < len(tags):
        chance = float(tags[at, 1])
        if chance < _MIN_BEGIN:
            at += 1
            continue
        last = at
        while last + 1 < len(tags) and tags[last + 1, 2] > max(
            tags[last + 1, 0], tags[last + 1, 1]
        ):
            last += 1
        yield _Cue(at, last, head_of(tree, at, last), chance)
        at = last + 1


def head_of(tree: Ints, first: int, last: int) -> int:
    """The word of a range that the others hang on: the first whose head is outside or itself."""
    for at in range(first, last + 1):
        head = int(tree[at, 0])
        if head == at or not first <= head <= last:
            return at
    return first


def _relation(cue: _Cue, chances: Floats, validity: float, offset: int) -> Relation | None:
    best = chances.argmax(axis=-1)
    best[cue.first : cue.last + 1] = 0
    content = _runs(best == 2, _SLIP)
    if not content:
        return None
    sources = _runs(best == 1, _SLIP)
    source = max(sources, key=lambda run: _weight(chances, run, 1), default=None)
    sure = _sureness(chances, best)
    return Relation(
        (cue.first + offset, cue.last + offset),
        cue.head + offset,
        (source[0] + offset, source[1] + offset) if source else None,
        tuple((first + offset, last + offset) for first, last in content),
        round((cue.chance * validity * sure) ** (1 / 2), 4),
    )


def _weight(chances: Floats, run: tuple[int, int], role: int) -> float:
    return float(chances[run[0] : run[1] + 1, role].sum())


def _sureness(chances: Floats, best: Ints) -> float:
    """How sure the words' roles are, on average over the words that have one."""
    chosen = best > 0
    return float(chances.max(axis=-1)[chosen].mean())


def _runs(chosen: Sequence[bool] | np.ndarray, slip: int) -> list[tuple[int, int]]:
    """Ranges of chosen words; gaps of at most `slip` words are closed."""
    runs: list[tuple[int, int]] = []
    for at in np.flatnonzero(chosen):
        if runs and at - runs[-1][1] <= slip + 1:
            runs[-1] = (runs[-1][0], int(at))
        else:
            runs.append((int(at), int(at)))
    return runs
