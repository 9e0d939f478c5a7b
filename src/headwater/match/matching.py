"""One matching of all claims in pieces, each of which can be done or taken from what is kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import combinations
from math import fsum

from headwater.match.component import Component, Grouped, group_component
from headwater.match.evidence import Setting
from headwater.match.grouping import Pair, components
from headwater.match.layout import Layout
from headwater.match.statement import ClaimWords
from headwater.match.story import Stories
from headwater.match.values import say_alone
from headwater.match.weighing import Score, find_aligned, weigh_reports
from headwater.model import (
    Annotations,
    Claim,
    Comparison,
    Group,
    Link,
    Report,
    TimeExpression,
    Value,
)
from headwater.settings import MatchSettings

# What a claim has in common with others is compared to so many places.
_PLACES = 6


class Matching:
    """First every pair of reports is weighed, then every component of claims is grouped.

    Args:
        reports: in the order of their ids.
        annotations: by report id.
        claims: by report id, numbered.
        times: by report id.
        comparisons: by (child, parent).
        links: the lineage.
        settings: how alike two claims must be.
        words: the words of each report's claims, where they are known.

    Attributes:
        pairs: ids of reports whose claims are to be weighed, the earlier report first.
        layout: the claims as statements.
        components: ids of claims that sure pairs hold together; known once scores are taken.
    """

    def __init__(  # noqa: PLR0913, PLR0917 -- every mapping is a stage's product
        self,
        reports: Sequence[Report],
        annotations: Mapping[str, Annotations],
        claims: Mapping[str, Sequence[Claim]],
        times: Mapping[str, Sequence[TimeExpression]],
        comparisons: Mapping[Pair, Comparison],
        links: Sequence[Link],
        settings: MatchSettings,
        words: Mapping[str, ClaimWords] | None = None,
    ) -> None:
        self._claims = {r.id: tuple(claims.get(r.id, ())) for r in reports}
        self._place = {c.id: (r, n) for r, made in self._claims.items() for n, c in enumerate(made)}
        self._order = {claim: number for number, claim in enumerate(self._place)}
        self._comparisons, self._settings = comparisons, settings
        self._stories = Stories(reports, annotations, links)
        self._near: dict[str, dict[str, float]] = {}
        self.layout = Layout(self._claims, annotations, times, comparisons, words)
        self.pairs = _worth_weighing(self._claims, comparisons, self._stories)
        self.components: list[list[str]] = []

    def sameness(self, one: str, other: str) -> float:
        """How surely two reports tell the same story, 0 to 1."""
        return self._stories.sameness(one, other)

    def weighing(self, one: str, other: str) -> Callable[[], tuple[Score, ...]]:
        """The work that says how surely claims of two reports are the same."""
        mine, theirs = self.layout.told(one), self.layout.told(other)
        forth, back = ((one, other), (other, one))
        aligned = find_aligned(self._comparisons.get(forth), self._comparisons.get(back))
        setting = Setting(
            aligned,
            self.sameness(one, other),
            {**mine.main, **theirs.main},
            in_context=self._settings.method == "learned",
        )
        return partial(weigh_reports, mine.statements, theirs.statements, setting)

    def take_scores(self, scores: Mapping[Pair, Iterable[Score]]) -> None:
        """What was weighed, by pair of reports: from here on the components are known."""
        near: defaultdict[str, dict[str, float]] = defaultdict(dict)
        for (one, other), found in scores.items():
            for row, column, score in found:
                a, b = self._claims[one][row].id, self._claims[other][column].id
                near[a][b] = near[b][a] = score
        self._near = near
        least = self._settings.min_score
        sure = [(a, b) for a, held in near.items() for b, s in held.items() if s >= least]
        self.components = components(list(self._order), sure)

    def reports_of(self, component: Sequence[str]) -> tuple[str, ...]:
        """The reports that make a component's claims, in order."""
        return tuple(dict.fromkeys(self._place[claim][0] for claim in component))

    def known_of(self, component: Sequence[str]) -> Component:
        """All that its groups depend on besides what its reports claim."""
        at = {claim: place for place, claim in enumerate(component)}
        reports = self.reports_of(component)
        number = {report: n for n, report in enumerate(reports)}
        return Component(
            claims=tuple((number[r], n) for r, n in (self._place[c] for c in component)),
            central=tuple(self._centrality(claim) for claim in component),
            scores=tuple(
                sorted(
                    (at[a], at[b], score)
                    for a in component
                    for b, score in self._near.get(a, {}).items()
                    if b in at and at[a] < at[b]
                )
            ),
            compared=tuple(
                (number[a], number[b])
                for a, b in combinations(reports, 2)
                if (a, b) in self._comparisons
            ),
        )

    def _centrality(self, claim: str) -> float:
        """How much a claim is like all others together."""
        return round(fsum(self._near.get(claim, {}).values()), _PLACES)

    def grouping(self, component: Sequence[str]) -> Callable[[], tuple[Grouped, ...]]:
        """The work that groups a component's claims."""
        if len(component) == 1:
            return partial(_alone, self._claim(component[0]))
        places = [self._place[claim] for claim in component]
        told = {report: self.layout.told(report) for report in self.reports_of(component)}
        statements = [told[report].statements[n] for report, n in places]
        main = {
            claim: told[report].main[claim]
            for claim, (report, _) in zip(component, places, strict=True)
            if claim in told[report].main
        }
        known = self.known_of(component)
        return partial(group_component, statements, main, known, self._settings)

    def apart(self, component: Sequence[str]) -> tuple[Grouped, ...]:
        """A component's claims as groups of one each, where they could not be grouped."""
        return tuple(
            replace(group, claims=(place,), values=((group.text, (place,)),))
            for place, claim in enumerate(component)
            for group in _alone(self._claim(claim))
        )

    def _claim(self, claim: str) -> Claim:
        report, number = self._place[claim]
        return self._claims[report][number]

    def groups(self, grouped: Iterable[Iterable[Grouped]]) -> tuple[Group, ...]:
        """The groups of all components, numbered in the order of their first claim."""
        found = [
            (component, group)
            for component, made in zip(self.components, grouped, strict=True)
            for group in made
        ]
        found.sort(key=lambda held: self._order[held[0][held[1].claims[0]]])
        return tuple(
            self._numbered(f"g{number}", component, group)
            for number, (component, group) in enumerate(found, start=1)
        )

    def _numbered(self, id: str, component: Sequence[str], group: Grouped) -> Group:
        claims = tuple(component[place] for place in group.claims)
        return Group(
            id=id,
            text=group.text,
            claims=claims,
            reports=self.reports_of(claims),
            origins=(),
            independent_origins=0,
            status="single-origin",
            values=tuple(
                Value(value, tuple(component[place] for place in places))
                for value, places in group.values
            ),
            confidence=group.confidence,
            evidence=(),
        )


def _worth_weighing(
    claims: Mapping[str, Sequence[Claim]],
    comparisons: Mapping[Pair, Comparison],
    stories: Stories,
) -> list[Pair]:
    """Pairs that were laid side by side, and tell one story."""
    order = {report: number for number, report in enumerate(claims)}
    ways = sorted((order[one], order[other], (one, other)) for one, other in comparisons)
    pairs = dict.fromkeys(way if a < b else way[::-1] for a, b, way in ways)
    return [
        (one, other)
        for one, other in pairs
        if claims[one] and claims[other] and stories.sameness(one, other)
    ]


def _alone(claim: Claim) -> tuple[Grouped, ...]:
    """A claim that no other is like."""
    text = " ".join(claim.span.text.split())
    return (Grouped((0,), text, ((say_alone(claim), (0,)),), 1.0),)
