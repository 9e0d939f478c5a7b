"""The groups of one component: claims that sure pairs hold together, grouped by themselves.

All is told by the place of a claim in its component, so that the answer is the same whatever ids
the claims have, and can be kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from headwater.match.evidence import SURE_OF_FATE
from headwater.match.fates import leading_fate
from headwater.match.grouping import Pair, group_pairs
from headwater.match.overlap import Overlap
from headwater.match.statement import Statement
from headwater.match.values import find_values
from headwater.settings import MatchSettings

# Two groups merge where their claims are this much of `min_score` alike on the average.
_AVERAGE = 0.9
# Two claims of one report with less in common are two, and speak so much against a merge.
_MIN_OF_ONE_REPORT, _AGAINST = 0.1, -0.2


@dataclass(frozen=True, slots=True)
class Component:
    """What is known of a component's claims.

    Attributes:
        claims: of each claim the place of its report among the component's, and its own in that.
        central: how much each claim is like all others of the case together.
        scores: places of two claims, the earlier first, and how surely they are the same.
        compared: places of two reports, the earlier first, that were laid side by side.
    """

    claims: tuple[tuple[int, int], ...]
    central: tuple[float, ...]
    scores: tuple[tuple[int, int, float], ...]
    compared: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Grouped:
    """One group.

    Attributes:
        claims: their places, in order.
        text: the claim that says it best.
        values: each answer in words, with the places of the claims that give it.
        confidence: how surely the claims are the same.
    """

    claims: tuple[int, ...]
    text: str
    values: tuple[tuple[str, tuple[int, ...]], ...]
    confidence: float


def group_component(
    statements: Sequence[Statement],
    main: Mapping[str, set[str]],
    component: Component,
    settings: MatchSettings,
) -> tuple[Grouped, ...]:
    """The groups of a component, in the order of their first claim.

    Args:
        statements: its claims, in order.
        main: by claim id the questions to which it gives its report's main answer.
        component: what is known of them.
        settings: how alike two claims must be.
    """
    ids = [s.claim.id for s in statements]
    scores = {(ids[a], ids[b]): score for a, b, score in component.scores}
    unscored = _Unscored(statements, main, component)
    limits = settings.min_score, settings.min_score * _AVERAGE
    place = {claim: n for n, claim in enumerate(ids)}
    central = dict(zip(ids, component.central, strict=True))
    return tuple(
        _group(
            [statements[place[c]] for c in members],
            _sure_between(members, scores, unscored),
            central,
            place,
            in_context=settings.method == "learned",
        )
        for members in group_pairs(ids, scores, unscored.score, limits)
    )


class _Unscored:
    """How much two claims are the same that were not scored, as a merge hangs on it.

    Claims of one report are laid side by side by their words alone, and so are claims of reports
    that are no candidate pair: in a pile each report is laid beside a few others only. Of a pair
    of reports that was compared, what has no score has nothing in common.
    """

    def __init__(
        self, statements: Sequence[Statement], main: Mapping[str, set[str]], component: Component
    ) -> None:
        self._place = {s.claim.id: place for place, s in enumerate(statements)}
        self._statements = statements
        self._report = {
            s.claim.id: report for s, (report, _) in zip(statements, component.claims, strict=True)
        }
        self._compared = frozenset(component.compared)
        self._main = main

    def score(self, one: str, other: str) -> float:
        """0 to 1, by claim ids; less than 0 where two of one report have nothing in common."""
        if self.were_compared(one, other):
            return 0.0
        within = self._report[one] == self._report[other]
        if within and self._count_alike(one, other):
            return SURE_OF_FATE
        alike = self._overlap.score(self._place[one], self._place[other])
        return _AGAINST if within and alike < _MIN_OF_ONE_REPORT else alike

    @cached_property
    def _overlap(self) -> Overlap:
        """Laid out when it is asked for: where all reports were compared, it never is."""
        return Overlap(self._statements)

    def were_compared(self, one: str, other: str) -> bool:
        """Whether two claims are of two reports that were laid side by side."""
        reports = sorted((self._report[one], self._report[other]))
        return (reports[0], reports[1]) in self._compared

    def _count_alike(self, one: str, other: str) -> bool:
        leading = leading_fate(self._main.get(one, ()))
        return leading is not None and leading == leading_fate(self._main.get(other, ()))


def _sure_between(
    members: Sequence[str], scores: Mapping[Pair, float], unscored: _Unscored
) -> list[float]:
    """How surely each two claims of a group are the same, of all that were compared."""
    return [
        scores.get(pair, 0.0) for pair in combinations(members, 2) if unscored.were_compared(*pair)
    ]


def _group(
    members: Sequence[Statement],
    sure: Sequence[float],
    central: Mapping[str, float],
    place: Mapping[str, int],
    *,
    in_context: bool,
) -> Grouped:
    # The claim that is most like all others says it best; a body sentence before a headline.
    clearest = max(members, key=lambda s: (not s.is_headline, central[s.claim.id]))
    return Grouped(
        claims=tuple(place[s.claim.id] for s in members),
        text=" ".join(clearest.claim.span.text.split()),
        values=tuple(
            (v.value, tuple(place[c] for c in v.claims))
            for v in find_values(members, in_context=in_context)
        ),
        confidence=round(sum(sure) / len(sure), 4) if sure else 1.0,
    )
