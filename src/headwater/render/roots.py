"""The few roots of a pile and the many leaves: where each line begins, and what came of it.

A drawing of eight hundred reports shows no pattern. So the roots from which most was taken stand
in a list, each with a row of marks, one for every report that came down from it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from headwater.dossier import Dossier
from headwater.model import LinkKind, Origin, Report
from headwater.render.names import Names
from headwater.render.words import LINK_NOUNS, count, join, published_words

# Of fewer reports the drawing of the lineage shows every one.
_PILE = 24
_MOST_ROOTS = 12
_MIN_LEAVES = 2
_STEP, _IN_A_ROW = 12, 40


@dataclass(frozen=True, slots=True)
class Mark:
    """One report that came down from a root: its place in the strip, and by what link."""

    x: int
    y: int
    kind: LinkKind


@dataclass(frozen=True, slots=True)
class Root:
    """Where information entered, with the strip of marks of all that came of it.

    Attributes:
        name: of the report, or of the origin that is not at hand.
        title: headline of the report; "" where it has none or is not at hand.
        published: when, in words; "" where it is not at hand.
        marks: one for each report, in the order of their kinds.
        width: of the strip, in pixels.
        height: of the strip, in pixels.
        said: the strip in words: "7 reports: 3 copies and 4 rewrites".
    """

    name: str
    title: str
    published: str
    marks: tuple[Mark, ...]
    width: int
    height: int
    said: str


@dataclass(frozen=True, slots=True)
class Roots:
    """The roots of a pile, most leaves first.

    Attributes:
        at_hand: reports that were taken from none.
        unseen: origins that no report at hand stands for.
        kinds: the kinds of link that occur in the strips.
    """

    at_hand: tuple[Root, ...]
    unseen: tuple[Root, ...]
    kinds: tuple[LinkKind, ...]


def find_roots(dossier: Dossier, names: Names) -> Roots | None:
    """The roots that several reports came down from; None where a drawing shows them all."""
    if len(dossier.reports) <= _PILE:
        return None
    kinds = _kinds(dossier)
    at_hand = [
        _root(names.of(report.id), report, (kinds[leaf] for leaf in leaves))
        for report, leaves in _lines(dossier)
        if len(leaves) >= _MIN_LEAVES
    ]
    unseen = [
        _root(names.of(origin.id), None, _kinds_of(origin, dossier))
        for origin in dossier.origins
        if origin.report is None and len(origin.reports) >= _MIN_LEAVES
    ]
    first, second = _foremost(at_hand), _foremost(unseen)
    shown = {mark.kind for root in (*first, *second) for mark in root.marks}
    return Roots(first, second, tuple(k for k in LINK_NOUNS if k in shown))


def _foremost(roots: list[Root]) -> tuple[Root, ...]:
    return tuple(sorted(roots, key=lambda root: -len(root.marks))[:_MOST_ROOTS])


def _kinds(dossier: Dossier) -> dict[str, LinkKind]:
    """How each report was taken from the report at hand that explains most of it."""
    ids = {r.id for r in dossier.reports}
    links = [x for x in dossier.links if x.parent in ids]
    return {x.child: x.kind for x in sorted(links, key=lambda x: (x.share, x.confidence))}


def _kinds_of(origin: Origin, dossier: Dossier) -> list[LinkKind]:
    """How each report rests on an origin that is not at hand: without a link it cites it."""
    linked = {x.child: x.kind for x in dossier.links if x.parent == origin.id}
    return [linked.get(report, "cites") for report in origin.reports]


def _lines(dossier: Dossier) -> list[tuple[Report, list[str]]]:
    """Each report that has no parent at hand, with all that came down from it."""
    ids = {r.id for r in dossier.reports}
    children: Mapping[str, list[str]] = defaultdict(list)
    for link in dossier.links:
        if link.parent in ids and link.child in ids:
            children[link.parent].append(link.child)
    taken = {child for held in children.values() for child in held}
    return [(r, _below(r.id, children)) for r in dossier.reports if r.id not in taken]


def _below(root: str, children: Mapping[str, list[str]]) -> list[str]:
    found: dict[str, None] = {}
    waiting = [root]
    while waiting:
        for child in children.get(waiting.pop(), ()):
            if child not in found:
                found[child] = None
                waiting.append(child)
    return list(found)


def _root(name: str, report: Report | None, kinds: Iterable[LinkKind]) -> Root:
    ordered = sorted(kinds, key=list(LINK_NOUNS).index)
    marks = tuple(
        Mark(_STEP * (n % _IN_A_ROW) + _STEP // 2, _STEP * (n // _IN_A_ROW) + _STEP // 2, kind)
        for n, kind in enumerate(ordered)
    )
    numbers = [(ordered.count(kind), noun) for kind, noun in LINK_NOUNS.items()]
    said = join([count(number, noun) for number, noun in numbers if number])
    return Root(
        name=name,
        title=report.title.text if report and report.title else "",
        published=published_words(report.published) if report else "",
        marks=marks,
        width=_STEP * min(len(marks), _IN_A_ROW),
        height=_STEP * ((len(marks) - 1) // _IN_A_ROW + 1),
        said=f"{count(len(marks), 'report')}: {said}",
    )
