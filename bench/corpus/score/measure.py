"""Recall, precision, direction and offsets; what counts as what is in the README."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from bench.corpus.score import extents
from bench.corpus.score.extents import Extent
from bench.corpus.score.outputs import Found, FoundPair, Pair, unordered
from bench.corpus.score.truth import Copy, Truth

WIRE_KIND = "wire story"


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    right: int
    of: int

    @property
    def figure(self) -> float | None:
        """As a number from 0 to 1; None of nothing."""
        return self.right / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Offsets:
    """How well found passages lie on true ones, over the pairs that have some.

    Attributes:
        pairs: right pairs with a passage in both the truth and the output.
        meeting: of those, pairs with a passage that meets a true one on both sides.
        recall: share of truly copied characters of the children that found passages cover.
        precision: share of the characters of found passages, in the children, truly copied.
    """

    pairs: int
    meeting: Share
    recall: Share
    precision: Share


@dataclass(frozen=True, slots=True)
class Score:
    """How an engine did on one corpus.

    Attributes:
        recall: of all planted pairs.
        recalls: by kind of copy.
        precision: of all found pairs.
        precisions: by the kind that the engine gives a pair.
        wrong: found pairs without a reason in copying, by what they share.
        wires: reports of wire stories that hang together, over all stories.
        worst_wire: the same, of the story with the smallest share.
        directed: found planted pairs whose direction is stated.
        direction: of those, stated the right way round.
        offsets: by kind of copy, and under "all".
    """

    recall: Share
    recalls: dict[str, Share]
    precision: Share
    precisions: dict[str, Share]
    wrong: dict[str, int]
    wires: Share
    worst_wire: Share
    directed: Share
    direction: Share
    offsets: dict[str, Offsets]


def score(truth: Truth, found: Found) -> Score:
    """Hold what was found against the truth."""
    reached = found.family_pairs()
    hits = {c.child: _is_found(c, found, reached) for c in truth.copies.values()}
    right = {pair: truth.related(*pair) for pair in found.pairs}
    wires = _wires(truth, found, right)
    stated = [
        (copy, pair)
        for copy in truth.copies.values()
        if (pair := found.pairs.get(unordered(copy.child, copy.parent)))
    ]
    directed = [(copy, pair) for copy, pair in stated if not pair.undirected]
    return Score(
        recall=_share(hits.values()),
        recalls=_by((truth.copies[child].kind, hit) for child, hit in hits.items()),
        precision=_share(right.values()),
        precisions=_by((found.pairs[pair].kind, is_right) for pair, is_right in right.items()),
        wrong=_why_wrong(truth, found, [pair for pair, is_right in right.items() if not is_right]),
        wires=Share(sum(w.right for w in wires), sum(w.of for w in wires)),
        worst_wire=min(wires, key=lambda w: w.figure or 0.0, default=Share(0, 0)),
        directed=Share(len(directed), len(stated)),
        direction=_share(pair.child == copy.child for copy, pair in directed),
        offsets=_offsets(stated, found),
    )


def _share(truths: Iterable[bool]) -> Share:
    counted = Counter(truths)
    return Share(counted[True], counted[True] + counted[False])


def _by(labelled: Iterable[tuple[str, bool]]) -> dict[str, Share]:
    groups: dict[str, list[bool]] = {}
    for label, right in labelled:
        groups.setdefault(label, []).append(right)
    return {label: _share(groups[label]) for label in sorted(groups)}


def _is_found(copy: Copy, found: Found, reached: set[Pair]) -> bool:
    """A planted pair is found if it is stated, or if what is stated of families comes to it."""
    child, parent = found.family(copy.child), found.family(copy.parent)
    in_one_family = child == parent and copy.child != copy.parent
    return in_one_family or unordered(child, parent) in reached


def _wires(truth: Truth, found: Found, right: dict[Pair, bool]) -> list[Share]:
    """For each wire story, how many of its reports right pairs and families hold together."""
    stories: dict[str, list[str]] = {}
    for copy in truth.copies.values():
        if copy.kind == WIRE_KIND:
            stories.setdefault(copy.parent, [copy.parent]).append(copy.child)
    story_of = {member: story for story, members in stories.items() for member in members}
    groups: dict[str, str] = {member: member for member in story_of}
    for (one, other), is_right in right.items():
        if is_right and one in story_of and story_of.get(other) == story_of[one]:
            groups[_root(groups, one)] = _root(groups, other)
    first_of_family: dict[tuple[str, str], str] = {}
    for member, story in story_of.items():
        first = first_of_family.setdefault((story, found.family(member)), member)
        groups[_root(groups, member)] = _root(groups, first)
    return [
        Share(max(Counter(_root(groups, member) for member in members).values()), len(members))
        for members in stories.values()
    ]


def _root(groups: dict[str, str], member: str) -> str:
    while groups[member] != member:
        groups[member] = groups[groups[member]]
        member = groups[member]
    return member


def _why_wrong(truth: Truth, found: Found, wrong: list[Pair]) -> dict[str, int]:
    """What wrong pairs share: furniture, words of two bodies, or that was not said."""
    reasons = Counter(_reason(truth, found, pair) for pair in wrong)
    return dict(sorted(reasons.items()))


def _reason(truth: Truth, found: Found, pair: Pair) -> str:
    stated = found.pairs[pair]
    passages = found.passages.get((stated.child, stated.parent), [])
    if not passages:
        return "no passage given"
    inside = [
        shared_with(truth.bodies.get(stated.child), child) > 0
        and shared_with(truth.bodies.get(stated.parent), parent) > 0
        for child, parent in passages
    ]
    where = "words of two bodies" if any(inside) else "furniture"
    if truth.outlets.get(stated.child) == truth.outlets.get(stated.parent):
        return f"{where}, one outlet"
    return where


def shared_with(body: Extent | None, extent: Extent) -> int:
    """Characters of a stretch that lie in a body."""
    return extents.shared([body], [extent]) if body else 0


def _offsets(stated: list[tuple[Copy, FoundPair]], found: Found) -> dict[str, Offsets]:
    groups: dict[str, list[tuple[Copy, list[tuple[Extent, Extent]]]]] = {"all": []}
    for copy, pair in stated:
        passages = found.passages.get((pair.child, pair.parent), [])
        if copy.passages and passages:
            turned = pair.child != copy.child
            facing = [(p, c) if turned else (c, p) for c, p in passages]
            groups["all"].append((copy, facing))
            groups.setdefault(copy.kind, []).append((copy, facing))
    return {kind: _offsets_of(group) for kind, group in groups.items()}


def _offsets_of(group: list[tuple[Copy, list[tuple[Extent, Extent]]]]) -> Offsets:
    common = true = said = 0
    meeting = []
    for copy, passages in group:
        children, took = [c for c, _ in copy.passages], [c for c, _ in passages]
        common += extents.shared(children, took)
        true += extents.size(children)
        said += extents.size(took)
        meeting.append(_meet(copy, passages))
    return Offsets(len(group), _share(meeting), Share(common, true), Share(common, said))


def _meet(copy: Copy, passages: list[tuple[Extent, Extent]]) -> bool:
    return any(
        extents.shared([child], [true_child]) and extents.shared([parent], [true_parent])
        for child, parent in passages
        for true_child, true_parent in copy.passages
    )
