"""The stage: candidate pairs by likeness, judged on their slots, grouped by average."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from headwater.match.matching import Matching
from headwater.model import Annotations, Claim, Comparison, Group, Link, Report, TimeExpression
from headwater.settings import MatchSettings


def match(  # noqa: PLR0913, PLR0917 -- every mapping is a stage's product
    reports: Sequence[Report],
    annotations: Mapping[str, Annotations],
    claims: Mapping[str, Sequence[Claim]],
    times: Mapping[str, Sequence[TimeExpression]],
    comparisons: Mapping[tuple[str, str], Comparison],
    links: Sequence[Link],
    settings: MatchSettings,
) -> tuple[Group, ...]:
    """Group the claims of all reports, so that each stands in exactly one group.

    Args:
        reports: in the order of their ids.
        annotations: by report id.
        claims: by report id, numbered.
        times: by report id.
        comparisons: by (child, parent); only reports that were laid side by side are matched.
        links: the lineage.
        settings: how alike two claims must be.

    Returns:
        Groups, numbered in the order of their first claim. `origins`, `independent_origins`,
        `status` and the values' origins are left for the next stage to fill in.
    """
    matching = Matching(reports, annotations, claims, times, comparisons, links, settings)
    matching.take_scores({pair: matching.weighing(*pair)() for pair in matching.pairs})
    return matching.groups([matching.grouping(held)() for held in matching.components])
