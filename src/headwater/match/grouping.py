"""Pairs of claims -> groups, by average linkage: no chain of near neighbours becomes one claim."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

Pair = tuple[str, str]


def group_pairs(
    claims: Sequence[str],
    scores: Mapping[Pair, float],
    unscored: Callable[[str, str], float],
    limits: tuple[float, float],
) -> list[list[str]]:
    """Merge claims whose pairs score well on the average.

    Args:
        claims: ids, in order; every one ends in exactly one group.
        scores: how surely two claims are the same, by (earlier, later) in the order of `claims`.
        unscored: the same for two claims without a score, asked only when a merge hangs on it.
        limits: two groups merge where some pair across them scores at least the first, and the
            mean over all pairs across them is at least the second.

    Returns:
        Groups in the order of their first claim, each in the order of `claims`.
    """
    order = {claim: place for place, claim in enumerate(claims)}
    group_of = {claim: [claim] for claim in claims}
    min_pair, min_average = limits
    sure = [pair for pair, score in scores.items() if score >= min_pair]
    surest = sorted(sure, key=lambda pair: (-scores[pair], order[pair[0]], order[pair[1]]))
    for one, other in surest:
        mine, theirs = group_of[one], group_of[other]
        if mine is theirs or _average(mine, theirs, scores, unscored, order) < min_average:
            continue
        merged = sorted([*mine, *theirs], key=order.__getitem__)
        for claim in merged:
            group_of[claim] = merged
    seen: set[int] = set()
    groups: list[list[str]] = []
    for claim in claims:
        group = group_of[claim]
        if id(group) not in seen:
            seen.add(id(group))
            groups.append(group)
    return groups


def _average(
    mine: Sequence[str],
    theirs: Sequence[str],
    scores: Mapping[Pair, float],
    unscored: Callable[[str, str], float],
    order: Mapping[str, int],
) -> float:
    total = 0.0
    for one in mine:
        for other in theirs:
            pair = (one, other) if order[one] < order[other] else (other, one)
            score = scores.get(pair)
            total += unscored(one, other) if score is None else score
    return total / (len(mine) * len(theirs))
