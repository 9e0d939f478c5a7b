"""Who copies whom, in which outlet, and when: decided for the corpus before a word is written.

The plan is a handful of flat arrays (about 25 bytes a report), so that a corpus of any size is
then written shard by shard, in any order and by any number of processes, to the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.corpus.generate.outlets import AGENCIES
from bench.corpus.generate.ragged import Places
from bench.corpus.generate.recipe import BLOCK_REPORTS, PLANTED, Recipe

NEW, WIRE, CARRIED = 0, 1, 2
FIRST_PLANTED = 3
KINDS: tuple[tuple[str, float], ...] = (
    ("new", 0.0),
    ("new", 0.0),
    ("wire", 1.0),
    *((kind, strength) for kind, strength, _ in PLANTED),
)
"""Kind and strength by code; to the truth an agency's own story is a new report like others."""
NO_PARENT = -1
UNDATED, TO_THE_DAY, TO_THE_MINUTE = 0, 1, 2
_TO_THE_DAY = 0.12
_FOREIGN_BLOCKS = 8
# Above 1, some reports are copied by many and most by nobody.
_POPULARITY = 1.6
_OUTLET_EXPONENT = 0.6
_MINUTES_A_DAY = 1440
_SHORTEST_LAG, _MEAN_LAG, _MEAN_WIRE_LAG = 5, 1100, 480


@dataclass(frozen=True, slots=True)
class Plan:
    """One row for each report, by its place in the corpus.

    Attributes:
        kinds: codes into KINDS.
        parents: place of the report that it copies, or NO_PARENT.
        outlets: numbers of outlets.
        minutes: when it was published, from the start of the corpus.
        dating: whether its date is left out, given to the day, or to the minute.
        wires: places of the agencies' stories.
    """

    kinds: NDArray[np.int8]
    parents: Places
    outlets: NDArray[np.int16]
    minutes: Places
    dating: NDArray[np.int8]
    wires: Places


def make_plan(recipe: Recipe) -> Plan:
    """Decide on everything but the words."""
    recipe.check()
    rng = np.random.default_rng([recipe.seed, 3])
    wires, carriers = recipe.wire_stories, recipe.wire_stories * recipe.carriers
    order = rng.permutation(recipe.reports)
    wired, carried, planted = np.split(
        order[: wires + carriers + recipe.planted], [wires, wires + carriers]
    )
    kinds = np.zeros(recipe.reports, np.int8)
    kinds[wired], kinds[carried] = WIRE, CARRIED
    weights = np.array([weight for _, _, weight in PLANTED])
    kinds[planted] = FIRST_PLANTED + rng.choice(
        len(PLANTED), len(planted), p=weights / weights.sum()
    )
    parents = np.full(recipe.reports, NO_PARENT, np.int64)
    parents[carried] = np.repeat(wired, recipe.carriers)
    _choose_parents(recipe, kinds, parents, rng)
    outlets = _choose_outlets(recipe, wired, carried, parents, rng)
    minutes = _choose_times(recipe, kinds, parents, rng)
    dating = rng.choice(
        (UNDATED, TO_THE_DAY, TO_THE_MINUTE),
        recipe.reports,
        p=(
            recipe.undated,
            (1 - recipe.undated) * _TO_THE_DAY,
            (1 - recipe.undated) * (1 - _TO_THE_DAY),
        ),
    ).astype(np.int8)
    return Plan(kinds, parents, outlets, minutes, dating, wired)


def _choose_parents(
    recipe: Recipe, kinds: NDArray[np.int8], parents: Places, rng: np.random.Generator
) -> None:
    """Give every planted copy a parent: from its own shard, or one of a few blocks of others.

    Few, since each block that a shard copies from has to be written again for it.
    """
    reports = recipe.reports
    blocks = -(-reports // BLOCK_REPORTS)
    for start in range(0, reports, recipe.shard_reports):
        shard = np.arange(start, min(start + recipe.shard_reports, reports))
        children = shard[kinds[shard] >= FIRST_PLANTED]
        foreign = rng.integers(0, blocks, _FOREIGN_BLOCKS) * BLOCK_REPORTS
        others = (foreign[:, None] + np.arange(BLOCK_REPORTS)).ravel()
        open_to_all = np.unique(np.concatenate([shard, others[others < reports]]))
        candidates = rng.permutation(open_to_all[kinds[open_to_all] == NEW])
        places = len(candidates) * rng.random(len(children)) ** _POPULARITY
        parents[children] = candidates[places.astype(np.int64)]


def _choose_outlets(
    recipe: Recipe, wired: Places, carried: Places, parents: Places, rng: np.random.Generator
) -> NDArray[np.int16]:
    weights = np.arange(1, recipe.outlets + 1, dtype=np.float64) ** -_OUTLET_EXPONENT
    outlets = rng.choice(recipe.outlets, recipe.reports, p=weights / weights.sum())
    outlets[wired] = rng.integers(0, min(AGENCIES, recipe.outlets), len(wired))
    children = np.flatnonzero(parents != NO_PARENT)
    own = outlets[children] == outlets[parents[children]]
    outlets[children[own]] = (outlets[children[own]] + 1) % recipe.outlets
    for story, agency in enumerate(outlets[wired]):
        others = np.delete(np.arange(recipe.outlets), agency)
        chosen = rng.choice(others, recipe.carriers, replace=False)
        outlets[carried[story * recipe.carriers : (story + 1) * recipe.carriers]] = chosen
    return outlets.astype(np.int16)


def _choose_times(
    recipe: Recipe, kinds: NDArray[np.int8], parents: Places, rng: np.random.Generator
) -> Places:
    """A copy is published after its parent, most often within a day."""
    minutes = rng.integers(0, recipe.days * _MINUTES_A_DAY, recipe.reports)
    children = np.flatnonzero(parents != NO_PARENT)
    means = np.where(kinds[children] == CARRIED, _MEAN_WIRE_LAG, _MEAN_LAG)
    lags = _SHORTEST_LAG + rng.exponential(means).astype(np.int64)
    minutes[children] = minutes[parents[children]] + lags
    return minutes
