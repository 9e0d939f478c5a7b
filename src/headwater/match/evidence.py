"""What speaks for two claims being the same, and what against it, and how much that is together."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from headwater.match.counts import (
    FATES,
    Count,
    contested,
    counts_of,
    is_common_unit,
    leading_fate,
    rival_counts,
)
from headwater.match.moments import same_moment
from headwater.match.questions import doer_of, judge
from headwater.match.statement import Statement
from headwater.match.table import Floats, Table

# Fitted by bench/fit/match.py (logistic regression, ridge 1) on 7,496 pairs of claims of the
# families of `gold` and `families_fit` and of the tellings of `matching_fit`, 1,399 of them the
# same, on 2026-11-21; headlines left out. On thirds that were not fitted on, pairs of a chance of
# 0.3 or more are right in 69 of 100 cases and hold 55 of 100 right pairs (of the tellings alone,
# which share few words: 61 and 49); 390 of 1,789 right pairs are never weighed.
WEIGHTS: Mapping[str, float] = {
    "always": -6.7980,
    "less": 0.7906,
    "words": 1.7302,
    "names": 1.1175,
    "ahead_of_all": 3.3598,
    "ahead_of_one": 0.9498,
    "aligned": 0.9682,
    "same_story": 3.4909,
    "half_same_story": 2.6121,
    "meaning": 1.1351,
    "one_denies": -0.1466,
    "both_name_a_doer": 0.5037,
    "same_figure": 1.3372,
    "same_question": 0.3875,
    "same_fate": 1.1922,
    "first_count": 0.7323,
    "only_count": 0.1686,
    "same_moment": 0.7482,
}
# A right pair that is missed breaks a group in two; a wrong one seldom holds against the average.
# Of 1.9, 2.5, 3 and 4.5 the one that leaves claims with one origin as right as they were, while
# more of those with several are found (`gold` and `families_fit`, 2026-11-21).
_COST_OF_MISSING = 1.9
# How sure it is that the first counts of the dead in two reports of one story answer one question,
# and that two counts of a thing do that each stand in one of them alone.
SURE_OF_FATE, SURE_OF_COUNT = 0.9, 0.7
# They do where words are in common (fact "words"): of a thing, its name and hardly more; of euros
# or metres, what they are euros or metres of.
_TOLD_OF_THING, _TOLD_OF_AMOUNT = 0.15, 0.35

# Pairs less alike than this are looked at only where they answer one question, or are aligned.
_MIN_LIKENESS = 0.1
_MIN_MEANING = 0.5
# Names alone make no claim the same: so much weight must be in common in other words.
_MIN_WORDS = 0.2
# Weight in common at which half of what it can tell is told.
_HALF_WORDS, _HALF_NAMES = 2.0, 1.0
# Small counts, and years, are the same by chance.
_MIN_FIGURE = 2
_YEARS = range(1600, 2100)

Facts = Mapping[str, float]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of two reports before their claims are compared.

    Attributes:
        aligned: for (my sentence, their sentence) how surely one rests on the other.
        story: how surely both tell the same story, 0 to 1.
        main: for each claim the questions to which it gives its report's main answer.
    """

    aligned: Mapping[tuple[int, int], float]
    story: float
    main: Mapping[str, set[str]]


@dataclass(frozen=True, slots=True)
class Weighed:
    """Two claims of two reports.

    Attributes:
        mine: the one.
        theirs: the other.
        facts: what speaks for and against; a fact that is not named is 0.
    """

    mine: Statement
    theirs: Statement
    facts: Facts

    @property
    def score(self) -> float:
        """How surely they are the same claim, 0 to 1, a pair that is missed counted dearer."""
        odds = sum(WEIGHTS.get(name, 0.0) * value for name, value in self.facts.items())
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


def weigh_pairs(table: Table, setting: Setting) -> Iterator[Weighed]:
    """Every pair of claims of two reports that may be the same, with its facts.

    Of reports that share no story those alone whose sentences rest on one another; and none whose
    slots say that they are two claims, however much alike the rest is.
    """
    score = table.score
    words, near = _worth_weighing(table, score, setting.story)
    rivals = _best_other(score), _best_other(score.T).T
    counts = [counts_of(s) for s in table.mine], [counts_of(s) for s in table.theirs]
    asked = _questions(counts[0]), _questions(counts[1])
    rivals_in_count = rival_counts(chain(*counts[0]), chain(*counts[1]))
    figures = [_telling(s) for s in table.mine], [_telling(s) for s in table.theirs]
    for row, one in enumerate(table.mine):
        for column, other in enumerate(table.theirs):
            questions = asked[0][row] & asked[1][column]
            sentences = one.claim.sentence, other.claim.sentence
            share_figures = not figures[0][row].isdisjoint(figures[1][column])
            hinted = setting.story > 0 and (bool(questions) or share_figures)
            aligned = setting.aligned.get(sentences, 0.0)
            if not (hinted or near[row, column] or (aligned and words[row, column])):
                continue
            if not judge(one, other).same:
                continue
            alike = float(score[row, column])
            next_best = float(rivals[0][row, column]), float(rivals[1][row, column])
            facts = {
                "always": 1.0,
                **_in_common(table, row, column),
                "ahead_of_all": alike - max(next_best),
                "ahead_of_one": alike - min(next_best),
                "aligned": aligned,
                "same_story": float(setting.story == 1),
                "half_same_story": float(0 < setting.story < 1),
                **_slots(one, other),
                **_figures(one, other, questions, setting.main),
                **_contest(contested(counts[0][row], counts[1][column], rivals_in_count)),
            }
            yield Weighed(one, other, facts)


def _worth_weighing(table: Table, score: Floats, story: float) -> tuple[Bools, Bools]:
    """Which pairs have other words than names in common; and which of them enough of all words."""
    words = table.mass - table.names >= _MIN_WORDS
    near = (score >= _MIN_LIKENESS) | (table.meaning >= _MIN_MEANING)
    return words, words & near & (story > 0)


def _questions(counts: Iterable[Sequence[Count]]) -> list[set[str]]:
    return [{c.question for c in given} for given in counts]


def _in_common(table: Table, row: int, column: int) -> Facts:
    names = float(table.names[row, column])
    return {
        "less": float(min(table.covered[row, column], table.covering[row, column])),
        "words": _saturated(max(0.0, float(table.mass[row, column]) - names), _HALF_WORDS),
        "names": _saturated(names, _HALF_NAMES),
        "meaning": float(table.meaning[row, column]),
    }


def _slots(one: Statement, other: Statement) -> Facts:
    return {
        "one_denies": float(one.negated != other.negated),
        "both_name_a_doer": float(doer_of(one) is not None and doer_of(other) is not None),
    }


def _contest(question: str | None) -> Facts:
    """Whether both give a figure that the other report has not, by what is counted."""
    return {
        "rival_thing": float(question is not None and not is_common_unit(question)),
        "rival_amount": float(question is not None and is_common_unit(question)),
    }


def _figures(
    one: Statement, other: Statement, questions: set[str], main: Mapping[str, set[str]]
) -> Facts:
    mine, theirs = (main.get(s.claim.id, set()) for s in (one, other))
    leading = leading_fate(mine)
    return {
        "same_figure": float(not _telling(one).isdisjoint(_telling(other))),
        "same_question": float(bool(questions)),
        "same_fate": float(bool(questions & FATES)),
        "first_count": float(leading is not None and leading == leading_fate(theirs)),
        "only_count": float(bool((mine & theirs) - FATES)),
        "same_moment": float(same_moment(one, other)),
    }


def _telling(statement: Statement) -> set[float]:
    """Figures that two claims hardly share by chance."""
    values = {n.value for n in statement.numbers}
    return {v for v in values if v > _MIN_FIGURE and v not in _YEARS}


def _best_other(score: Floats) -> Floats:
    """For each pair the best score of another pair in its row; 0 where there is none."""
    if score.shape[1] < 2:
        return np.zeros_like(score)
    ordered = np.sort(score, axis=1)
    best, second = ordered[:, -1:], ordered[:, -2:-1]
    return np.where(score == best, second, best)


def _saturated(amount: float, half: float) -> float:
    return amount / (amount + half)
