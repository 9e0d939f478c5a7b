"""The stage: candidate pairs by likeness, judged on their slots, grouped by average."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from headwater.match.counts import counts_of, main_counts, same_count, shared_count
from headwater.match.grouping import Pair, group_pairs
from headwater.match.questions import doer_of, judge, share_a_name
from headwater.match.statement import Statement, compare, lay_out
from headwater.match.story import Stories
from headwater.match.values import find_values
from headwater.model import Annotations, Claim, Comparison, Group, Link, Report
from headwater.settings import MatchSettings

# Along a link the words were copied or reworded, and only the slots could make it another claim.
_LINKED_BONUS = 0.12
# Claims of different reports that answer the same question need fewer words in common.
_SAME_QUESTION_BONUS = 0.15
# ... and fewer still where they give the same figure: "some 900 people", "900 inhabitants".
_SAME_COUNT_BONUS = 0.25
# Pairs less alike than this say nothing; those above it may help a group to hold together.
_MIN_NOTED = 0.3
# Two groups merge where their claims are this much of `min_score` alike on the average.
_AVERAGE = 0.75
# How sure it is that the first counts of the dead in two reports of one story answer one question.
_MAIN_COUNT_SCORE = 0.6


def match(
    reports: Sequence[Report],
    annotations: Mapping[str, Annotations],
    claims: Mapping[str, Sequence[Claim]],
    comparisons: Mapping[tuple[str, str], Comparison],
    links: Sequence[Link],
    settings: MatchSettings,
) -> tuple[Group, ...]:
    """Group the claims of all reports, so that each stands in exactly one group.

    Args:
        reports: in the order of their ids.
        annotations: by report id.
        claims: by report id, numbered.
        comparisons: by (child, parent); only reports that were laid side by side are matched.
        links: the lineage.
        settings: how alike two claims must be.

    Returns:
        Groups, numbered in the order of their first claim. `origins`, `independent_origins`,
        `status` and the values' origins are left for the next stage to fill in.
    """
    made = {r.id: tuple(claims.get(r.id, ())) for r in reports}
    statements = lay_out(made, annotations)
    linked = {frozenset((x.child, x.parent)) for x in links}
    stories = Stories([r.id for r in reports], annotations, links)
    main = {r.id: main_counts([statements[c.id] for c in made[r.id]]) for r in reports}
    scores: dict[Pair, float] = {}
    for (child, parent), comparison in sorted(comparisons.items()):
        mine = [statements[c.id] for c in made.get(child, ())]
        theirs = [statements[c.id] for c in made.get(parent, ())]
        found = dict.fromkeys(_aligned(mine, theirs, comparison), 0.0)
        if not stories.same(child, parent):
            found = {p: s for p, s in found.items() if not _another_event(statements, p)}
        elif child < parent:
            found |= dict.fromkeys(_same_questions(mine, theirs), 0.0)
            found |= dict.fromkeys(_main_pairs(main[child], main[parent]), _MAIN_COUNT_SCORE)
        for pair, least in found.items():
            score = max(least, scores.get(pair, 0.0), _score(statements, pair, linked))
            if score >= _MIN_NOTED:
                scores[pair] = score
    ids = [c.id for r in reports for c in made[r.id]]
    place = {claim: number for number, claim in enumerate(ids)}
    ordered = {(a, b) if place[a] < place[b] else (b, a): score for (a, b), score in scores.items()}

    def within(one: str, other: str) -> float:
        mine, theirs = statements[one], statements[other]
        if mine.report != theirs.report:
            return 0.0
        if any(mine in s and theirs in s for s in main[mine.report].values()):
            return _MAIN_COUNT_SCORE
        return compare(mine, theirs).score

    limits = settings.min_score, settings.min_score * _AVERAGE
    groups = group_pairs(ids, ordered, within, limits)
    return tuple(
        _group(number, [statements[c] for c in members], ordered)
        for number, members in enumerate(groups, start=1)
    )


def _aligned(
    mine: Sequence[Statement], theirs: Sequence[Statement], comparison: Comparison
) -> Iterator[Pair]:
    """Claims of aligned sentences."""
    for alignment in comparison.alignments:
        for one in mine:
            if one.claim.sentence != alignment.child_sentence:
                continue
            for other in theirs:
                if other.claim.sentence == alignment.parent_sentence:
                    yield _pair(one.claim.id, other.claim.id)


def _same_questions(mine: Iterable[Statement], theirs: Sequence[Statement]) -> Iterator[Pair]:
    """Claims that answer the same question, in whatever words."""
    for one in mine:
        for other in theirs:
            if _asks_the_same(one, other):
                yield _pair(one.claim.id, other.claim.id)


def _main_pairs(
    mine: Mapping[str, Sequence[Statement]], theirs: Mapping[str, Sequence[Statement]]
) -> Iterator[Pair]:
    """The claims that give each report's first count of the dead, the injured, and so on."""
    for question in sorted(mine.keys() & theirs.keys()):
        for one in mine[question]:
            for other in theirs[question]:
                yield _pair(one.claim.id, other.claim.id)


def _asks_the_same(one: Statement, other: Statement) -> bool:
    if shared_count(counts_of(one), counts_of(other)) is not None:
        return True
    return _both_name_a_doer(one, other)


def _both_name_a_doer(one: Statement, other: Statement) -> bool:
    return doer_of(one) is not None and doer_of(other) is not None


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


def _score(
    statements: Mapping[str, Statement], pair: Pair, linked: Iterable[frozenset[str]]
) -> float:
    """How surely two claims are the same; 0 where their slots say that they are not."""
    one, other = statements[pair[0]], statements[pair[1]]
    verdict = judge(one, other)
    if not verdict.same:
        return 0.0
    score = compare(one, other).score
    if frozenset((one.report, other.report)) in linked:
        score += _LINKED_BONUS
    if same_count(counts_of(one), counts_of(other)) or _both_name_a_doer(one, other):
        score += _SAME_COUNT_BONUS
    elif _asks_the_same(one, other):
        score += _SAME_QUESTION_BONUS
    return min(score, 1.0)


def _another_event(statements: Mapping[str, Statement], pair: Pair) -> bool:
    """Whether two claims of unrelated reports disagree and share no name: two fires, two towns."""
    one, other = statements[pair[0]], statements[pair[1]]
    return judge(one, other).rival and not share_a_name(one, other)


def _group(number: int, members: Sequence[Statement], scores: Mapping[Pair, float]) -> Group:
    values = find_values(members)
    pairs = [
        scores.get((a.claim.id, b.claim.id), 0.0)
        for a, b in combinations(members, 2)
        if a.report != b.report
    ]
    return Group(
        id=f"g{number}",
        text=" ".join(_clearest(members, scores).claim.span.text.split()),
        claims=tuple(s.claim.id for s in members),
        reports=tuple(dict.fromkeys(s.report for s in members)),
        origins=(),
        independent_origins=0,
        status="single-origin",
        values=values,
        confidence=round(sum(pairs) / len(pairs), 4) if pairs else 1.0,
        evidence=(),
    )


def _clearest(members: Sequence[Statement], scores: Mapping[Pair, float]) -> Statement:
    """The claim that is most like all others; a body sentence before a headline."""

    def centrality(statement: Statement) -> float:
        mine = statement.claim.id
        return sum(score for pair, score in scores.items() if mine in pair)

    return max(members, key=lambda s: (not s.is_headline, round(centrality(s), 6)))
