"""Scores of a grouping of mentions against labelled chains: MUC, B3, CEAFe and their mean.

As the CoNLL 2012 shared task defines them (Pradhan et al., "Scoring Coreference Partitions of
Predicted Mentions", ACL 2014). Both sides hold the same mentions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import networkx as nx

Clusters = Sequence[frozenset[str]]


def conll_f1(gold: Clusters, found: Clusters) -> Mapping[str, float]:
    """F1 of each measure, and "conll", their mean; 0 to 1."""
    scores = {"muc": _muc(gold, found), "b3": _b3(gold, found), "ceafe": _ceafe(gold, found)}
    return {**scores, "conll": sum(scores.values()) / len(scores)}


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _owners(clusters: Clusters) -> dict[str, int]:
    return {mention: n for n, cluster in enumerate(clusters) for mention in cluster}


def _muc(gold: Clusters, found: Clusters) -> float:
    def share(clusters: Clusters, others: Clusters) -> float:
        owner = _owners(others)
        kept = sum(len(c) - len({owner[m] for m in c}) for c in clusters)
        links = sum(len(c) - 1 for c in clusters)
        return kept / links if links else 0.0

    return _f1(share(found, gold), share(gold, found))


def _b3(gold: Clusters, found: Clusters) -> float:
    mine, theirs = _owners(gold), _owners(found)
    precision = recall = 0.0
    for mention, place in mine.items():
        cluster, other = gold[place], found[theirs[mention]]
        common = len(cluster & other)
        precision += common / len(other)
        recall += common / len(cluster)
    return _f1(precision / max(1, len(mine)), recall / max(1, len(mine)))


def _ceafe(gold: Clusters, found: Clusters) -> float:
    graph: nx.Graph[tuple[str, int]] = nx.Graph()
    owner = _owners(found)
    for g, cluster in enumerate(gold):
        for f in {owner[mention] for mention in cluster}:
            common = len(cluster & found[f])
            worth = 2 * common / (len(cluster) + len(found[f]))
            graph.add_edge(("gold", g), ("found", f), weight=worth)
    total = 0.0
    # Clusters without a mention in common cannot be matched, so that each piece is matched alone.
    for piece in nx.connected_components(graph):
        part = graph.subgraph(piece)
        total += sum(part.edges[pair]["weight"] for pair in nx.max_weight_matching(part))
    return _f1(total / max(1, len(found)), total / max(1, len(gold)))
