"""Pairs of claims -> groups, by average linkage: no chain of near neighbours becomes one claim."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import networkx as nx

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
    alone = {claim: _Merged((claim,)) for claim in claims}
    min_pair, min_average = limits
    sure = [pair for pair, score in scores.items() if score >= min_pair]
    surest = sorted(sure, key=lambda pair: (-scores[pair], order[pair[0]], order[pair[1]]))
    sums = _Sums(scores, unscored, order)
    for one, other in surest:
        mine, theirs = alone[one].whole(), alone[other].whole()
        if mine is theirs:
            continue
        if sums.between(mine, theirs) >= min_average * len(mine.claims) * len(theirs.claims):
            mine.join(theirs)
    wholes = dict.fromkeys(alone[claim].whole() for claim in claims)
    return [sorted(whole.claims, key=order.__getitem__) for whole in wholes]


def components(claims: Sequence[str], sure: Iterable[Pair]) -> list[list[str]]:
    """Claims that sure pairs hold together, at first hand or through others.

    No group of `group_pairs` reaches over two of them, so that each can be grouped by itself.

    Args:
        claims: ids, in order.
        sure: pairs that score enough to be merged.

    Returns:
        In the order of their first claim, each in the order of `claims`.
    """
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(claims)
    graph.add_edges_from(sure)
    number = {claim: n for n, held in enumerate(nx.connected_components(graph)) for claim in held}
    found: dict[int, list[str]] = {}
    for claim in claims:
        found.setdefault(number[claim], []).append(claim)
    return list(found.values())


class _Merged:
    """Claims that were merged, and the two parts that they were merged from."""

    def __init__(self, claims: tuple[str, ...], parts: tuple[_Merged, ...] = ()) -> None:
        self.claims, self.parts = claims, parts
        self._above: _Merged | None = None

    def whole(self) -> _Merged:
        """What it is merged into by now; itself where it is not."""
        whole = self
        while whole._above is not None:
            whole = whole._above
        if whole is not self:
            self._above = whole
        return whole

    def join(self, other: _Merged) -> None:
        """Merge two that are merged into nothing yet."""
        self._above = other._above = _Merged((*self.claims, *other.claims), (self, other))


class _Sums:
    """What all pairs across two groups score together.

    What two groups had with a third is added up where they are merged: every pair of claims is
    asked for once, however often the groups round it grow.
    """

    def __init__(
        self,
        scores: Mapping[Pair, float],
        unscored: Callable[[str, str], float],
        order: Mapping[str, int],
    ) -> None:
        self._scores, self._unscored, self._order = scores, unscored, order
        self._known: dict[tuple[_Merged, _Merged], float] = {}

    def between(self, mine: _Merged, theirs: _Merged) -> float:
        """The sum of the scores of all pairs."""
        total = 0.0
        pending = [(mine, theirs)]
        while pending:
            one, other = pending.pop()
            if (one, other) in self._known:
                total += self._known[one, other]
            elif len(one.claims) > len(other.claims):
                pending += [(part, other) for part in one.parts]
            elif other.parts:
                pending += [(one, part) for part in other.parts]
            else:
                total += self._score(one, other)
        self._known[mine, theirs] = self._known[theirs, mine] = total
        return total

    def _score(self, one: _Merged, other: _Merged) -> float:
        (mine,), (theirs,) = one.claims, other.claims
        pair = (mine, theirs) if self._order[mine] < self._order[theirs] else (theirs, mine)
        score = self._scores.get(pair)
        score = self._unscored(mine, theirs) if score is None else score
        self._known[one, other] = self._known[other, one] = score
        return score
