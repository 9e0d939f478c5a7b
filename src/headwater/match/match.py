"""The stage: candidate pairs by likeness, judged on their slots, grouped by average."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from headwater.match.counts import leading_fate, main_counts
from headwater.match.evidence import MIN_NOTED, SURE_OF_FATE, Setting, weigh_pairs
from headwater.match.grouping import Pair, group_pairs
from headwater.match.questions import judge, share_a_name
from headwater.match.statement import Statement, compare, lay_out
from headwater.match.story import Stories
from headwater.match.table import lay_side_by_side
from headwater.match.values import find_values
from headwater.model import Annotations, Claim, Comparison, Group, Link, Report, TimeExpression
from headwater.settings import MatchSettings

# Two groups merge where their claims are this much of `min_score` alike on the average.
_AVERAGE = 0.75
# Two claims of one report with less in common are two, and speak so much against a merge.
_MIN_OF_ONE_REPORT, _AGAINST = 0.1, -0.2


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
    made = {r.id: tuple(claims.get(r.id, ())) for r in reports}
    statements = lay_out(made, annotations, times)
    main: dict[str, set[str]] = {}
    for report in reports:
        main |= main_counts([statements[c.id] for c in made[report.id]])
    ids = [c.id for r in reports for c in made[r.id]]
    held = {
        r: [statements[c.id] for c in mine if statements[c.id].tokens] for r, mine in made.items()
    }
    stories = Stories(reports, annotations, links)
    in_context = settings.method == "learned"
    scores = _score_pairs(held, comparisons, stories, main, ids, in_context)

    unscored = _Unscored(statements, comparisons, main)
    limits = settings.min_score, settings.min_score * _AVERAGE
    groups = group_pairs(ids, scores, unscored.score, limits)
    central = _centrality(scores)
    return tuple(
        _group(number, [statements[c] for c in members], scores, central)
        for number, members in enumerate(groups, start=1)
    )


class _Unscored:
    """How much two claims are the same that were not scored, as a merge hangs on it.

    Claims of one report are laid side by side by their words alone, and so are claims of reports
    that are no candidate pair: in a pile each report is laid beside a few others only. Of a pair
    of reports that was compared, what has no score has nothing in common.
    """

    def __init__(
        self,
        statements: Mapping[str, Statement],
        comparisons: Mapping[tuple[str, str], Comparison],
        main: Mapping[str, set[str]],
    ) -> None:
        self._statements, self._comparisons, self._main = statements, comparisons, main
        self._known: dict[tuple[str, str], float] = {}

    def score(self, one: str, other: str) -> float:
        """0 to 1, by claim ids; less than 0 where two of one report have nothing in common."""
        mine, theirs = self._statements[one], self._statements[other]
        if (mine.report, theirs.report) in self._comparisons:
            return 0.0
        if mine.report == theirs.report and self._count_alike(one, other):
            return SURE_OF_FATE
        # Copies make the same claim in the same words many times over.
        words = mine.claim.span.text, theirs.claim.span.text
        if words not in self._known:
            self._known[words] = compare(mine, theirs).score
        alike = self._known[words]
        return _AGAINST if mine.report == theirs.report and alike < _MIN_OF_ONE_REPORT else alike

    def _count_alike(self, one: str, other: str) -> bool:
        leading = leading_fate(self._main.get(one, ()))
        return leading is not None and leading == leading_fate(self._main.get(other, ()))


def _score_pairs(
    held: Mapping[str, Sequence[Statement]],
    comparisons: Mapping[tuple[str, str], Comparison],
    stories: Stories,
    main: Mapping[str, set[str]],
    ids: Sequence[str],
    in_context: bool,
) -> dict[Pair, float]:
    """How surely claims of different reports are the same, by pair in the order of `ids`."""
    place = {claim: number for number, claim in enumerate(ids)}
    scores: dict[Pair, float] = {}
    for one, other in sorted({_ordered(pair) for pair in comparisons}):
        mine, theirs = held.get(one, ()), held.get(other, ())
        aligned = _aligned(comparisons.get((one, other)), comparisons.get((other, one)))
        setting = Setting(aligned, stories.sameness(one, other), main, in_context)
        if not mine or not theirs or not (setting.story or aligned):
            continue
        for pair in weigh_pairs(lay_side_by_side(mine, theirs), setting):
            if not setting.story and _another_event(pair.mine, pair.theirs):
                continue
            if (score := pair.score) >= MIN_NOTED:
                a, b = pair.mine.claim.id, pair.theirs.claim.id
                scores[(a, b) if place[a] < place[b] else (b, a)] = score
    return scores


def _ordered(pair: Pair) -> Pair:
    return pair if pair[0] < pair[1] else (pair[1], pair[0])


def _aligned(forth: Comparison | None, back: Comparison | None) -> dict[tuple[int, int], float]:
    """How surely sentences of two reports rest on one another, whichever is the child."""
    found: dict[tuple[int, int], float] = {}
    for alignment in forth.alignments if forth else ():
        found[alignment.child_sentence, alignment.parent_sentence] = alignment.score
    for alignment in back.alignments if back else ():
        pair = alignment.parent_sentence, alignment.child_sentence
        found[pair] = max(found.get(pair, 0.0), alignment.score)
    return found


def _another_event(one: Statement, other: Statement) -> bool:
    """Whether two claims of unrelated reports disagree and share no name: two fires, two towns."""
    return judge(one, other).rival and not share_a_name(one, other)


def _group(
    number: int,
    members: Sequence[Statement],
    scores: Mapping[Pair, float],
    central: Mapping[str, float],
) -> Group:
    values = find_values(members)
    pairs = [
        scores.get((a.claim.id, b.claim.id), 0.0)
        for a, b in combinations(members, 2)
        if a.report != b.report
    ]
    # The claim that is most like all others says it best; a body sentence before a headline.
    clearest = max(members, key=lambda s: (not s.is_headline, round(central[s.claim.id], 6)))
    return Group(
        id=f"g{number}",
        text=" ".join(clearest.claim.span.text.split()),
        claims=tuple(s.claim.id for s in members),
        reports=tuple(dict.fromkeys(s.report for s in members)),
        origins=(),
        independent_origins=0,
        status="single-origin",
        values=values,
        confidence=round(sum(pairs) / len(pairs), 4) if pairs else 1.0,
        evidence=(),
    )


def _centrality(scores: Mapping[Pair, float]) -> Mapping[str, float]:
    """How much each claim is like all others together."""
    total: defaultdict[str, float] = defaultdict(float)
    for (one, other), score in scores.items():
        total[one] += score
        total[other] += score
    return total
