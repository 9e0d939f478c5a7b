"""Choosing, for each child, the report or the few reports that it took its words from directly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import networkx as nx

from headwater.lexicon.likeness import word_key
from headwater.lexicon.naming import same_name
from headwater.lineage.dates import order_of
from headwater.lineage.direction import Direction, find_direction
from headwater.lineage.evidence import USUAL_RARE, Evidence, weigh_pair
from headwater.lineage.fusion import find_fusions
from headwater.lineage.hidden import hides_parent, may_hide
from headwater.lineage.material import Material
from headwater.model import Sentence
from headwater.settings import LineageSettings

# Pairs with less in common are not looked at, unless one names the other or may hide it; and none
# with less than the least.
_MIN_STRENGTH, _LEAST = 0.11, -0.05
# A further parent has less in common with the child, since the child is only partly its.
_MIN_STRENGTH_FURTHER = 0.2
# Parents whose coverage differs by less are equally good: alignment is no finer than that.
_NEAR = 0.04
# Words that only one of two near-equal parents has, and the child too, that make it the parent.
_MIN_PECULIAR_WORDS = 2
_SAME_WORD = 0.9
# A further parent explains this much of the child's words that those chosen before do not, and
# at least so many sentences better by so much; one is enough where the child names it.
_MIN_GAIN, _MIN_GAIN_CITED = 0.08, 0.04
_MIN_GAINED_SENTENCES = 2
_MIN_SENTENCE_GAIN = 0.25
_NAME_WEIGHT = 1.5


@dataclass(frozen=True, slots=True)
class Derivation:
    """A child, one of its direct parents, and what says so.

    Attributes:
        evidence: for the child resting on the parent.
        reverse: the same pair the other way round.
        direction: what tells the two ways apart.
        hidden: whether little but names, figures and details in common says so.
    """

    evidence: Evidence
    reverse: Evidence
    direction: Direction
    hidden: bool = False

    def turned_round(self) -> Derivation:
        """The same pair with parent and child exchanged."""
        turned = self.direction
        turned = Direction(turned.parent, turned.child, 0.0, turned.against, turned.clues)
        return Derivation(self.reverse, self.evidence, turned)


def choose_parents(material: Material, settings: LineageSettings) -> tuple[Derivation, ...]:
    """The direct parents of every report; in the order of the children, best parent first."""
    derivations = _directed(material, settings)
    graph = _without_cycles(material, derivations.values())
    chosen: list[Derivation] = []
    for child in material.reports:
        candidates = [graph.edges[child, parent]["derivation"] for parent in graph[child]]
        chosen.extend(_Chooser(material, child, graph).choose(candidates))
    return tuple(chosen)


def _directed(material: Material, settings: LineageSettings) -> dict[tuple[str, str], Derivation]:
    """Every pair with enough in common, the way round that it is believed."""
    evidence: dict[tuple[str, str], Evidence] = {}
    for first, second in combinations(material.reports, 2):
        if (first, second) in material.comparisons:
            one = weigh_pair(material, first, second, settings)
            if one.strength < _LEAST and not one.derived:
                continue
            other = weigh_pair(material, second, first, settings)
            if one.strength >= _MIN_STRENGTH or any(
                e.derived or may_hide(material, e) for e in (one, other)
            ):
                evidence[first, second] = one
                evidence[second, first] = other
    fusions = find_fusions(material, evidence)
    found: dict[tuple[str, str], Derivation] = {}
    for first, second in combinations(material.reports, 2):
        if (first, second) not in evidence:
            continue
        both = evidence[first, second], evidence[second, first]
        direction = find_direction(material, *both, fusions)
        chosen = evidence[direction.child, direction.parent]
        reverse = evidence[direction.parent, direction.child]
        if not _cites_a_later_report(material, chosen, reverse):
            hidden = not chosen.derived and hides_parent(material, chosen, direction)
            found[direction.child, direction.parent] = Derivation(
                chosen, reverse, direction, hidden
            )
    return found


def _cites_a_later_report(material: Material, evidence: Evidence, reverse: Evidence) -> bool:
    """Whether dates make a parent of the report that names the other.

    It names an earlier report of that outlet, which is not at hand: the two are no link.
    """
    if reverse.citation is None or evidence.citation is not None:
        return False
    parent, child = material.reports[evidence.parent], material.reports[evidence.child]
    return order_of(parent.published, child.published) == "before"


def _without_cycles(material: Material, derivations: Iterable[Derivation]) -> nx.DiGraph[str]:
    """Child -> possible parents, the surest first, none that closes a circle.

    A derivation stands as the edge's "derivation". One whose direction cannot be told is turned
    round rather than lost.
    """
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(material.reports)
    order = list(material.reports)
    surest = sorted(
        derivations,
        key=lambda d: (
            not d.evidence.derived,
            not d.hidden,
            -d.direction.odds,
            -d.evidence.strength,
            order.index(d.evidence.child),
            order.index(d.evidence.parent),
        ),
    )
    for derivation in surest:
        tries = [derivation]
        if not derivation.direction.told:
            tries.append(derivation.turned_round())
        for attempt in tries:
            child, parent = attempt.evidence.child, attempt.evidence.parent
            if not nx.has_path(graph, parent, child):
                graph.add_edge(child, parent, derivation=attempt)
                break
    return graph


class _Chooser:
    """Picks parents for one child until what is left of its words is not worth another."""

    def __init__(self, material: Material, child: str, graph: nx.DiGraph[str]) -> None:
        self.material = material
        self.child = child
        self.graph = graph
        self.sentences = [s for s in material.sentences(child) if s.kind != "title"]
        self.sentences = self.sentences or list(material.sentences(child))
        self.weights = self._word_weights()
        self.total = sum(self.weights.values()) or 1.0
        self.covers: dict[str, Mapping[int, float]] = {}

    def choose(self, candidates: Sequence[Derivation]) -> list[Derivation]:
        """The direct parents among the candidates, the best first."""
        self.covers = {d.evidence.parent: self._cover(d.evidence.parent) for d in candidates}
        derived = [d for d in candidates if d.evidence.derived] or [
            d for d in candidates if d.hidden
        ]
        if not derived:
            return []
        chosen = [self._best(derived, {})]
        rest = [d for d in candidates if self._may_be_further(d)]
        while True:
            covered = self._covered(chosen)
            worthy = [d for d in rest if d not in chosen and self._adds(d, chosen, covered)]
            if not worthy:
                return chosen
            chosen.append(self._best(worthy, covered))

    def _may_be_further(self, derivation: Derivation) -> bool:
        """Whether it may explain what another parent leaves open.

        It has less in common with the child than an only parent would, but still the names and
        figures of a rewrite, and not those of one more report of the same event.
        """
        evidence = derivation.evidence
        return evidence.derived or (
            derivation.direction.told
            and evidence.strength >= _MIN_STRENGTH_FURTHER
            and (evidence.rare >= USUAL_RARE or bool(evidence.quotes))
        )

    def _word_weights(self) -> dict[int, float]:
        tokens = self.material.annotations[self.child].tokens
        return {
            t.index: _NAME_WEIGHT if t.pos in {"PROPN", "NUM"} else 1.0
            for s in self.sentences
            for t in tokens[s.first : s.last]
            if t.is_content
        }

    def _cover(self, parent: str) -> dict[int, float]:
        cover: dict[int, float] = {}
        for alignment in self.material.alignments(self.child, parent):
            for pair in alignment.words:
                if pair.child in self.weights:
                    cover[pair.child] = max(cover.get(pair.child, 0.0), pair.likeness)
        return cover

    def _covered(self, chosen: Iterable[Derivation]) -> dict[int, float]:
        covered: dict[int, float] = {}
        for derivation in chosen:
            for word, likeness in self.covers[derivation.evidence.parent].items():
                covered[word] = max(covered.get(word, 0.0), likeness)
        return covered

    def _gain(self, parent: str, covered: Mapping[int, float]) -> float:
        cover = self.covers[parent]
        gained = (self.weights[w] * max(0.0, v - covered.get(w, 0.0)) for w, v in cover.items())
        return sum(gained) / self.total

    def _adds(
        self, derivation: Derivation, chosen: Sequence[Derivation], covered: Mapping[int, float]
    ) -> bool:
        """Whether a further parent explains sentences that those chosen leave open."""
        parent = derivation.evidence.parent
        gains = [self._sentence_gain(s, self.covers[parent], covered) for s in self.sentences]
        gained = sum(gain >= _MIN_SENTENCE_GAIN for gain in gains)
        if self._is_named_for_more(derivation, chosen):
            return gained >= 1 and self._gain(parent, covered) >= _MIN_GAIN_CITED
        return gained >= _MIN_GAINED_SENTENCES and self._gain(parent, covered) >= _MIN_GAIN

    def _is_named_for_more(self, derivation: Derivation, chosen: Sequence[Derivation]) -> bool:
        """Whether the child names it, and no parent chosen before may be the one that is meant."""
        if derivation.evidence.citation is None:
            return False
        outlet = self.material.reports[derivation.evidence.parent].outlet
        others = (self.material.reports[d.evidence.parent].outlet for d in chosen)
        return outlet is None or not any(o is not None and same_name(outlet, o) for o in others)

    def _sentence_gain(
        self, sentence: Sentence, cover: Mapping[int, float], covered: Mapping[int, float]
    ) -> float:
        """How much more of the sentence is explained, as a share of it."""
        words = [i for i in range(sentence.first, sentence.last) if i in self.weights]
        weight = sum(self.weights[i] for i in words) or 1.0
        gain = sum(self.weights[i] * (cover.get(i, 0.0) - covered.get(i, 0.0)) for i in words)
        return gain / weight

    def _best(self, candidates: Sequence[Derivation], covered: Mapping[int, float]) -> Derivation:
        """The one that explains most; among near-equals one that is named, then the root."""
        gains = {d.evidence.parent: self._gain(d.evidence.parent, covered) for d in candidates}
        most = max(gains.values())
        near = [d for d in candidates if gains[d.evidence.parent] >= most - _NEAR]
        best = near[0]
        for derivation in near[1:]:
            if self._preferred(derivation, best, gains):
                best = derivation
        return best

    def _preferred(self, one: Derivation, other: Derivation, gains: Mapping[str, float]) -> bool:
        a, b = one.evidence, other.evidence
        peculiar = self._peculiar(a.parent, b.parent) - self._peculiar(b.parent, a.parent)
        if abs(peculiar) >= _MIN_PECULIAR_WORDS:
            return peculiar > 0
        if (a.citation is None) != (b.citation is None):
            return a.citation is not None
        if nx.has_path(self.graph, b.parent, a.parent):
            return True
        if nx.has_path(self.graph, a.parent, b.parent):
            return False
        return gains[a.parent] > gains[b.parent] + 1e-9

    def _peculiar(self, parent: str, other: str) -> int:
        """How many of the child's words only the one has, wherever they stand in the other."""
        mine, theirs = self.covers[parent], self.covers[other]
        tokens = self.material.annotations[self.child].tokens
        only = [w for w, v in mine.items() if v >= _SAME_WORD and theirs.get(w, 0.0) == 0.0]
        held = {word_key(t) for t in self.material.annotations[other].tokens} if only else set()
        return sum(word_key(tokens[w]) not in held for w in only)
