"""What speaks for two claims being the same, and what against it, and how much that is together."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from headwater.match.context import read_in_context
from headwater.match.fitted import weights_of
from headwater.match.questions import judge
from headwater.match.sense import read_sense
from headwater.match.slots import UNHINTED, Slots
from headwater.match.statement import Statement
from headwater.match.table import Floats, Table

# A right pair that is missed breaks a group in two; a wrong one seldom holds against the average.
# Of 1.3, 1.9, 2.4, 2.8 and 3.5 with three averages each the one at which most counts are right
# while claims with several origins are found more often (families that may be read, 2026-11-22).
_COST_OF_MISSING = 1.9
# How sure it is that the first counts of the dead in two reports of one story answer one question,
# and that two counts of a thing do that each stand in one of them alone.
SURE_OF_FATE, SURE_OF_COUNT = 0.9, 0.7
# They do where words are in common (fact "words"): of a thing, its name and hardly more; of euros
# or metres, what they are euros or metres of.
_TOLD_OF_THING, _TOLD_OF_AMOUNT = 0.15, 0.35

# By words alone names make no claim the same: so much weight must be in common in other words. Of
# the pairs that are the same and share no figure a third have less (36 families, marked by hand,
# 2026-11-22): they are found where claims are read as wholes.
_MIN_WORDS = 0.2
# Pairs less sure than this say nothing; those above it may help a group to hold together.
MIN_NOTED = 0.05
# Weight in common at which half of what it can tell is told.
_HALF_WORDS, _HALF_NAMES = 2.0, 1.0

Facts = Mapping[str, float]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of two reports before their claims are compared.

    Attributes:
        aligned: for (my sentence, their sentence) how surely one rests on the other.
        story: how surely both tell the same story, 0 to 1.
        main: for each claim the questions to which it gives its report's main answer.
        in_context: whether their words are read in context as well.
    """

    aligned: Mapping[tuple[int, int], float]
    story: float
    main: Mapping[str, set[str]]
    in_context: bool = True


@dataclass(frozen=True, slots=True)
class Weighed:
    """Two claims of two reports.

    Attributes:
        mine: the one.
        theirs: the other.
        facts: what speaks for and against; a fact that is not named is 0.
        weights: what each fact counts.
    """

    mine: Statement
    theirs: Statement
    facts: Facts
    weights: Mapping[str, float]

    @property
    def score(self) -> float:
        """How surely they are the same claim, 0 to 1, a pair that is missed counted dearer."""
        odds = sum(self.weights.get(name, 0.0) * value for name, value in self.facts.items())
        chance = 1 / (1 + math.exp(-odds) / _COST_OF_MISSING)
        return max(chance, self._one_question)

    @property
    def _one_question(self) -> float:
        """How surely both answer one question by their place alone, whatever else they say.

        Answers that differ share few words: "18 bodies at the hospital", "15 dead, officials said".
        """
        if not self.facts["same_story"]:
            return 0.0
        if self.facts["first_count"]:
            return SURE_OF_FATE
        told = self.facts["words"]
        if self.facts["rival_thing"] and told >= _TOLD_OF_THING:
            return SURE_OF_COUNT
        return SURE_OF_COUNT if self.facts["rival_amount"] and told >= _TOLD_OF_AMOUNT else 0.0


def weigh_pairs(table: Table, setting: Setting, least: float = MIN_NOTED) -> Iterator[Weighed]:
    """Every pair of claims of two reports that may be the same, with its facts.

    Of reports that share no story none is, however much alike two fires in two towns are told; and
    none whose slots say that they are two claims. Where claims are compared by their words alone,
    names alone make none the same either.

    Args:
        table: the claims laid side by side.
        setting: what is known of the two reports.
        least: pairs that cannot be surer than this are passed over; with 0 none is.

    Raises:
        ResourceError: words are to be read in context, and the encoder is not installed.
    """
    if not setting.story:
        return
    weights = weights_of("learned" if setting.in_context else "rules")
    broad = _broad_facts(table, setting)
    likely = _may_reach(least, broad, weights)
    words = (table.mass - table.names >= _MIN_WORDS) | setting.in_context
    slots = Slots(table, setting.main)
    for row, one in enumerate(table.mine):
        for column, other in enumerate(table.theirs):
            if not ((likely[row, column] and words[row, column]) or slots.hint(row, column)):
                continue
            if not judge(one, other).same:
                continue
            facts = {name: float(values[row, column]) for name, values in broad.items()}
            yield Weighed(one, other, facts | slots.facts(row, column), weights)


def _broad_facts(table: Table, setting: Setting) -> dict[str, Floats]:
    """The facts that are told of all pairs at once: my claims x theirs, by name."""
    score, every = table.score, np.ones_like(table.names)
    rest = np.maximum(0.0, table.mass - table.names)
    facts = {
        "always": every,
        "less": np.minimum(table.covered, table.covering),
        "words": rest / (rest + _HALF_WORDS),
        "names": table.names / (table.names + _HALF_NAMES),
        "meaning": table.meaning,
        **_ahead("", score),
        "aligned": _aligned(table, setting),
        "same_story": every * (setting.story == 1),
        "half_same_story": every * (0 < setting.story < 1),
    }
    if not setting.in_context:
        return facts
    sense = read_sense(table)
    return {
        **facts,
        **read_in_context(table).facts(),
        "sense": sense,
        **_ahead("sense_", sense),
    }


def _ahead(name: str, score: Floats) -> dict[str, Floats]:
    """How far each pair is ahead of the best other one of either claim, and of one of them."""
    others = _best_other(score), _best_other(score.T).T
    return {
        f"{name}ahead_of_all": score - np.maximum(*others),
        f"{name}ahead_of_one": score - np.minimum(*others),
    }


def _aligned(table: Table, setting: Setting) -> Floats:
    return np.array(
        [
            [setting.aligned.get((a.claim.sentence, b.claim.sentence), 0.0) for b in table.theirs]
            for a in table.mine
        ]
    ).reshape(len(table.mine), len(table.theirs))


def _may_reach(least: float, broad: Mapping[str, Floats], weights: Mapping[str, float]) -> Bools:
    """Which pairs may be so sure, even if everything else that needs no hint speaks for them."""
    odds = sum(weights.get(name, 0.0) * values for name, values in broad.items())
    most = sum(max(0.0, weights.get(name, 0.0)) for name in UNHINTED)
    chance = _COST_OF_MISSING / (_COST_OF_MISSING + np.exp(-(odds + most)))
    return np.asarray(chance >= least)


def _best_other(score: Floats) -> Floats:
    """For each pair the best score of another pair in its row; 0 where there is none."""
    if score.shape[1] < 2:
        return np.zeros_like(score)
    ordered = np.sort(score, axis=1)
    best, second = ordered[:, -1:], ordered[:, -2:-1]
    return np.where(score == best, second, best)
