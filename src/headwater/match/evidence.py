"""What speaks for two claims being the same, and what against it, and how much that is together."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from headwater.match.counts import FATES, counts_of, leading_fate
from headwater.match.moments import same_moment
from headwater.match.questions import doer_of, judge
from headwater.match.statement import Statement
from headwater.match.table import Floats, Table

# Fitted by bench/fit/match.py (logistic regression, ridge 1) on 1,679 pairs of claims of the
# families 01 to 14, 719 of them the same, on 2026-11-21; headlines left out. On families that were
# not fitted on, pairs of a chance of 0.4 or more are right in 75 of 100 cases, and 78 of 100 right
# pairs that are weighed have it; another 212 right pairs are never weighed.
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
_COST_OF_MISSING = 2.5
# How sure it is that the first counts of the dead in two reports of one story answer one question,
# and the only counts of a thing.
SURE_OF_FATE, SURE_OF_COUNT = 0.9, 0.58
# The only counts of a thing are of one thing where other words are in common: fact "words".
_TOLD_IN_WORDS = 0.3

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
        odds = sum(WEIGHTS[name] * value for name, value in self.facts.items())
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
        is_told = self.facts["only_count"] and self.facts["words"] >= _TOLD_IN_WORDS
        return SURE_OF_COUNT if is_told else 0.0


def weigh_pairs(table: Table, setting: Setting) -> Iterator[Weighed]:
    """Every pair of claims of two reports that may be the same, with its facts.

    Of reports that share no story those alone whose sentences rest on one another; and none whose
    slots say that they are two claims, however much alike the rest is.
    """
    score = table.score
    rivals = _best_other(score), _best_other(score.T).T
    asked = _questions(table.mine), _questions(table.theirs)
    figures = [_telling(s) for s in table.mine], [_telling(s) for s in table.theirs]
    for row, one in enumerate(table.mine):
        for column, other in enumerate(table.theirs):
            questions = asked[0][row] & asked[1][column]
            sentences = one.claim.sentence, other.claim.sentence
            alike = float(score[row, column])
            meaning = float(table.meaning[row, column])
            near = (alike >= _MIN_LIKENESS or meaning >= _MIN_MEANING) and setting.story > 0
            words = float(table.mass[row, column] - table.names[row, column])
            says_something = bool(questions) and setting.story > 0
            says_something |= setting.story > 0 and not figures[0][row].isdisjoint(
                figures[1][column]
            )
            says_something |= words >= _MIN_WORDS and (near or sentences in setting.aligned)
            if not says_something:
                continue
            if not judge(one, other).same:
                continue
            next_best = float(rivals[0][row, column]), float(rivals[1][row, column])
            facts = {
                "always": 1.0,
                **_in_common(table, row, column),
                "ahead_of_all": alike - max(next_best),
                "ahead_of_one": alike - min(next_best),
                "aligned": setting.aligned.get(sentences, 0.0),
                "same_story": float(setting.story == 1),
                "half_same_story": float(0 < setting.story < 1),
                "meaning": meaning,
                **_slots(one, other),
                **_figures(one, other, questions, setting.main),
            }
            yield Weighed(one, other, facts)


def _questions(statements: Sequence[Statement]) -> list[set[str]]:
    return [{c.question for c in counts_of(s)} for s in statements]


def _in_common(table: Table, row: int, column: int) -> Facts:
    names = float(table.names[row, column])
    return {
        "less": float(min(table.covered[row, column], table.covering[row, column])),
        "words": _saturated(max(0.0, float(table.mass[row, column]) - names), _HALF_WORDS),
        "names": _saturated(names, _HALF_NAMES),
    }


def _slots(one: Statement, other: Statement) -> Facts:
    return {
        "one_denies": float(one.negated != other.negated),
        "both_name_a_doer": float(doer_of(one) is not None and doer_of(other) is not None),
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
