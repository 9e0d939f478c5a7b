"""Choosing, for each child, the report or the few reports that it took its words from directly."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import networkx as nx

from headwater.lineage.citing import names_another
from headwater.lineage.cover import Cover, Gain
from headwater.lineage.dates import order_of
from headwater.lineage.direction import Direction
from headwater.lineage.echoed import Beyond, told_beyond
from headwater.lineage.evidence import Evidence
from headwater.lineage.fitted import chance_of
from headwater.lineage.kin import weigh_kin
from headwater.lineage.kinship import most_telling
from headwater.lineage.material import Material
from headwater.lineage.specifics import Pile
from headwater.settings import LineageSettings

# Parents whose coverage differs by less are equally good: alignment is no finer than that.
_NEAR = 0.04
# What a name, and surer kinship, add to the share that a parent explains.
_PER_NAME, _PER_LOG_ODDS = 0.2, 0.1
# Words that only one of two near-equal parents has, and the child too, that make it the parent.
_MIN_PECULIAR_WORDS = 2
# What explains less than this of the child beside the others explains nothing.
_MIN_GAIN = 0.03
# Who gave a child no more than a paragraph is not surely its kin.
# Where its sentences were read they show what it gave; where they were not, a further parent is
# one that is likely kin as well, and surer.
_MIN_CANDIDATE, _SURER_UNREAD = 0.15, 0.05
# What half of the child's words would be worth, and how much of each sort tells half of it.
_GAIN_SCALE = 5.0
_HALF_SENTENCES, _HALF_FIGURES, _HALF_NAMES, _HALF_WORDS = 2.0, 1.5, 3.0, 3.0
# A child of which this much aligns needs no other evidence.
_PLAIN_SHARE = 0.5
# Parent and child that are surer than this are as sure as can be.
_MAX_CHANCE = 0.999


@dataclass(frozen=True, slots=True)
class Derivation:
    """A child, one of its direct parents, and what says so.

    Attributes:
        evidence: for the child resting on the parent.
        reverse: the same pair the other way round.
        direction: what tells the two ways apart.
        chance: that the child took from this parent; of a further parent, beside those before it.
        telling: what both have and few others do, where it is more than the words that align.
    """

    evidence: Evidence
    reverse: Evidence
    direction: Direction
    chance: float
    telling: tuple[str, ...] = ()

    def turned_round(self) -> Derivation:
        """The same pair with parent and child exchanged."""
        turned = self.direction
        turned = Direction(turned.parent, turned.child, 0.0, turned.against, turned.clues)
        return Derivation(self.reverse, self.evidence, turned, self.chance)


def choose_parents(material: Material, settings: LineageSettings) -> tuple[Derivation, ...]:
    """The direct parents of every report; in the order of the children, best parent first."""
    pile = Pile(material)
    graph = possible_parents(pile, settings)
    chosen: list[Derivation] = []
    for child in material.reports:
        candidates = [graph.edges[child, parent]["derivation"] for parent in graph[child]]
        chosen.extend(_Chooser(pile, child, graph, settings).choose(candidates))
    return tuple(chosen)


def possible_parents(pile: Pile, settings: LineageSettings) -> nx.DiGraph[str]:
    """Child -> the reports that it may have taken from; what says so stands as "derivation"."""
    return _without_cycles(pile.material, _directed(pile, settings))


def _directed(pile: Pile, settings: LineageSettings) -> list[Derivation]:
    """Every pair that may be kin, the way round that it is believed."""
    material = pile.material
    place = {report: number for number, report in enumerate(material.reports)}
    least = min(settings.min_chance, _min_chance_further(material, settings))
    if material.echoes:
        least = min(least, _MIN_CANDIDATE)
    pairs = sorted(
        (place[one], place[other], one, other)
        for one, other in material.comparisons
        if one in place and other in place and place[one] < place[other]
    )
    found: list[Derivation] = []
    for _, _, first, second in pairs:
        for kin in weigh_kin(pile, first, second, least):
            if not _cites_a_later_report(material, kin.chosen, kin.reverse):
                found.append(Derivation(kin.chosen, kin.reverse, kin.direction, kin.chosen.chance))
    return found


def _min_chance_further(material: Material, settings: LineageSettings) -> float:
    """How surely a child must have a further parent: surer where no sentence was read."""
    return settings.min_chance_further + (0.0 if material.echoes else _SURER_UNREAD)


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
    place = {report: number for number, report in enumerate(material.reports)}
    surest = sorted(
        derivations,
        key=lambda d: (
            -d.chance * _sureness(d.direction),
            place[d.evidence.child],
            place[d.evidence.parent],
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


def _sureness(direction: Direction) -> float:
    return 1 / (1 + math.exp(-direction.odds))


def _log_odds(chance: float) -> float:
    sure = min(chance, _MAX_CHANCE)
    return math.log(sure / (1 - sure))


def further_facts(
    gain: Gain, beyond: Beyond, chance: float, *, named: bool, kin: float
) -> Mapping[str, float]:
    """What speaks for a further parent; `fitted.toml` weighs it.

    Args:
        gain: what it explains that those chosen do not.
        beyond: what it tells that those chosen do not.
        chance: that child and parent are kin.
        named: whether the child names it, and none chosen before may be meant.
        kin: how surely it is kin to one that is chosen already.
    """
    return {
        "always": 1.0,
        "log_odds": _log_odds(chance),
        "gain": _GAIN_SCALE * gain.share,
        "sentences": gain.sentences / (gain.sentences + _HALF_SENTENCES),
        "figures": gain.figures / (gain.figures + _HALF_FIGURES),
        "names": gain.names / (gain.names + _HALF_NAMES),
        "words": gain.words / (gain.words + _HALF_WORDS),
        "cited": float(named),
        "kin": kin,
        "told": _GAIN_SCALE * beyond.share,
        "told_alone": beyond.sentences / (beyond.sentences + _HALF_SENTENCES),
    }


class _Chooser:
    """Picks parents for one child until what is left of its words is not worth another."""

    def __init__(
        self, pile: Pile, child: str, graph: nx.DiGraph[str], settings: LineageSettings
    ) -> None:
        self.pile = pile
        self.material = pile.material
        self.child = child
        self.graph = graph
        self.settings = settings
        self.cover = Cover(pile, child, graph[child])

    def choose(self, candidates: Sequence[Derivation]) -> list[Derivation]:
        """The parents, best first; none where no candidate is sure enough."""
        sure = [d for d in candidates if d.chance >= self.settings.min_chance]
        if not sure:
            return []
        chosen = [self._best(sure)]
        left = [d for d in candidates if d is not chosen[0]]
        while left:
            weighed = [replace(d, chance=self._chance_beside(d, chosen)) for d in left]
            best = max(weighed, key=lambda d: d.chance)
            if best.chance < _min_chance_further(self.material, self.settings):
                break
            chosen.append(best)
            left = [d for d in left if d.evidence.parent != best.evidence.parent]
        return [self._with_telling(d) for d in chosen]

    def _with_telling(self, derivation: Derivation) -> Derivation:
        evidence = derivation.evidence
        if evidence.citation is not None or evidence.share >= _PLAIN_SHARE:
            return derivation
        telling = most_telling(self.pile, evidence.child, evidence.parent)
        return replace(derivation, telling=tuple(telling))

    def _chance_beside(self, derivation: Derivation, chosen: Sequence[Derivation]) -> float:
        """How surely the child has a further parent beside those chosen."""
        parent, parents = derivation.evidence.parent, [d.evidence.parent for d in chosen]
        gain = self.cover.gain(parent, parents)
        if gain.share < _MIN_GAIN or not gain.tells:
            return 0.0
        facts = further_facts(
            gain,
            told_beyond(self.material, self.child, parent, parents),
            derivation.evidence.chance,
            named=names_another(self.material, self.child, parent, parents),
            kin=max(self._kin(parent, other) for other in parents),
        )
        return chance_of("further" if self.material.echoes else "further_unread", facts)

    def _kin(self, one: str, other: str) -> float:
        """How surely two possible parents are kin."""
        for child, parent in ((one, other), (other, one)):
            if self.graph.has_edge(child, parent):
                derivation: Derivation = self.graph.edges[child, parent]["derivation"]
                return derivation.evidence.chance
        return 0.0

    def _best(self, candidates: Sequence[Derivation]) -> Derivation:
        """The one that explains most; among near-equals one that is named, then the root."""
        shares = {d.evidence.parent: self._worth(d) for d in candidates}
        most = max(shares.values())
        near = [d for d in candidates if shares[d.evidence.parent] >= most - _NEAR]
        best = near[0]
        for derivation in near[1:]:
            if self._preferred(derivation, best, shares):
                best = derivation
        return best

    def _worth(self, derivation: Derivation) -> float:
        """How much of the child it explains, more where it is surely kin and where it is named."""
        evidence = derivation.evidence
        named = _PER_NAME if evidence.citation is not None else 0.0
        share = self.cover.share(evidence.parent)
        return share + named + _PER_LOG_ODDS * _log_odds(evidence.chance)

    def _preferred(self, one: Derivation, other: Derivation, shares: Mapping[str, float]) -> bool:
        a, b = one.evidence, other.evidence
        peculiar = self.cover.peculiar(a.parent, b.parent) - self.cover.peculiar(b.parent, a.parent)
        if abs(peculiar) >= _MIN_PECULIAR_WORDS:
            return peculiar > 0
        if (a.citation is None) != (b.citation is None):
            return a.citation is not None
        if nx.has_path(self.graph, b.parent, a.parent):
            return True
        if nx.has_path(self.graph, a.parent, b.parent):
            return False
        return shares[a.parent] > shares[b.parent] + 1e-9
