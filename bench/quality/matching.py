"""One-to-one matching of gold items with found items."""

from __future__ import annotations

from collections.abc import Callable

import networkx as nx


def match(gold: int, found: int, worth: Callable[[int, int], int]) -> dict[int, int]:
    """Match as many gold items with found items as can be, each at most once.

    Args:
        gold: how many gold items there are.
        found: how many found items.
        worth: for a gold and a found index how well they fit, 0 where they do not. Of several
            largest matchings the one with the greatest sum is taken, so that no figure hangs on
            the order of the items.

    Returns:
        The found index for each gold index that is matched, in order of the gold index.
    """
    graph: nx.Graph[tuple[str, int]] = nx.Graph()
    for g in range(gold):
        for f in range(found):
            if fit := worth(g, f):
                graph.add_edge(("gold", g), ("found", f), weight=fit)
    matched: dict[int, int] = {}
    for a, b in nx.max_weight_matching(graph, maxcardinality=True):
        (_, g), (_, f) = (a, b) if a[0] == "gold" else (b, a)
        matched[g] = f
    return dict(sorted(matched.items()))
