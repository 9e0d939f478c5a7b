"""What the slots of two claims say for their being the same: figures, moment, doer, denial."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from headwater.lexicon.fates import FATES
from headwater.match.counts import Count, contested, counts_of, is_common_unit, rival_counts
from headwater.match.fates import leading_fate
from headwater.match.moments import same_moment
from headwater.match.questions import doer_of
from headwater.match.statement import Statement
from headwater.match.table import Table

# Small counts, and years, are the same by chance.
_MIN_FIGURE = 2
_YEARS = range(1600, 2100)
# Facts by which two counts are known to rival each other, whatever else is weighed.
RIVALS = ("rival_thing", "rival_amount")
# Facts that may hold of two claims that neither answer one question nor share a figure.
UNHINTED = ("one_denies", "both_name_a_doer", "same_moment")


class Slots:
    """The slots of all claims of two reports; those of each claim are found once.

    Args:
        table: the claims.
        main: for each claim the questions to which it gives its report's main answer.
    """

    def __init__(self, table: Table, main: Mapping[str, set[str]]) -> None:
        self._claims = table.mine, table.theirs
        self._main = main
        counts = [[counts_of(s) for s in told] for told in self._claims]
        self._counts = counts
        self._asked = [[{c.question for c in given} for given in told] for told in counts]
        self._figures = [[_telling(s) for s in told] for told in self._claims]
        self._doers = [[doer_of(s) is not None for s in told] for told in self._claims]
        mine, theirs = counts
        self._rivals = rival_counts(chain(*mine), chain(*theirs))

    def hint(self, row: int, column: int) -> bool:
        """Whether two claims answer one question, or share a figure."""
        return bool(self._asked[0][row] & self._asked[1][column]) or self._share(row, column)

    def facts(self, row: int, column: int) -> dict[str, float]:
        """The facts of one pair, by name."""
        one, other = self._claims[0][row], self._claims[1][column]
        questions = self._asked[0][row] & self._asked[1][column]
        mine, theirs = (self._main.get(s.claim.id, set()) for s in (one, other))
        leading = leading_fate(mine)
        facts = {
            "one_denies": one.negated != other.negated,
            "both_name_a_doer": self._doers[0][row] and self._doers[1][column],
            "same_figure": self._share(row, column),
            "same_question": bool(questions),
            "same_fate": bool(questions & FATES),
            "first_count": leading is not None and leading == leading_fate(theirs),
            "only_count": bool((mine & theirs) - FATES),
            "same_moment": same_moment(one, other),
            **self._contest(self._counts[0][row], self._counts[1][column]),
        }
        return {name: float(holds) for name, holds in facts.items()}

    def _share(self, row: int, column: int) -> bool:
        return not self._figures[0][row].isdisjoint(self._figures[1][column])

    def _contest(self, mine: Sequence[Count], theirs: Sequence[Count]) -> dict[str, bool]:
        """Whether both give a figure that the other report has not, by what is counted."""
        question = contested(mine, theirs, self._rivals)
        return {
            "rival_thing": question is not None and not is_common_unit(question),
            "rival_amount": question is not None and is_common_unit(question),
        }


def _telling(statement: Statement) -> set[float]:
    """Figures that two claims hardly share by chance."""
    values = {n.value for n in statement.numbers}
    return {v for v in values if v > _MIN_FIGURE and v not in _YEARS}
