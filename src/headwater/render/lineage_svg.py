"""The lineage as a drawing: parents above and left of what was taken from them.

One row a report, so that labels never collide; left to right by time of publication where every
date is known, by generation otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from headwater.dossier import Dossier
from headwater.model import Link, LinkKind
from headwater.render.descent import Row, descent, foremost
from headwater.render.measure import fit, text_width, wrap
from headwater.render.names import Names, link_words
from headwater.render.words import LINK_NOUNS, count, day, published_words

_MAX_ROWS = 80
_MAX_TICKS = 24
_NAME_SIZE, _SMALL_SIZE, _LINE = 15.0, 13.0, 18.0
_TOP, _TOP_WITH_TICKS, _ROW_GAP = 12.0, 40.0, 16.0
_LEFT, _LABEL_GAP, _RADIUS = 12.0, 16.0, 6.0
_MIN_STEP = 24.0
_BEND, _ARROW = 8.0, 7.0


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a label."""

    y: float
    text: str
    style: str


@dataclass(frozen=True, slots=True)
class Node:
    """A report or an unseen origin: a dot with a label to its right."""

    x: float
    y: float
    label_x: float
    unseen: bool
    starts: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """A link: a path that ends at the child's dot, and its arrow ("" where the link has none).

    The path of a row's own link begins at the parent's rail, a plain line that all of the parent's
    children share; that of a further link begins at the parent's dot.
    """

    kind: LinkKind
    path: str
    arrow: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A time on the axis; without a label where two would collide."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class LineageDrawing:
    """A drawing in pixels of its own width, which the page scales.

    Attributes:
        width: of the whole.
        height: of the whole.
        nodes: the dots.
        edges: the links between them.
        rails: plain lines down from parents to their last child.
        ticks: times, none where the drawing is by generation.
        kinds: the kinds of link that occur, for the legend.
        left_out: how many rows there was no room for.
        description: the drawing in a sentence, for those who do not see it.
    """

    width: float
    height: float
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    rails: tuple[str, ...]
    ticks: tuple[Tick, ...]
    kinds: tuple[LinkKind, ...]
    left_out: int
    description: str


def draw_lineage(dossier: Dossier, names: Names, width: float) -> LineageDrawing:
    """Draw the lineage of a dossier for a width in pixels; a narrow one gets narrow steps."""
    rows = descent(dossier)
    shown = foremost(rows, _MAX_ROWS)
    narrow = width < 600
    room = width * (0.12 if narrow else 0.42)
    slots = {} if narrow else _slots(dossier, shown)
    places = _by_time(slots, room) if slots else _by_depth(shown, room)
    ticks = _ticks(dossier, slots, places) if slots else ()
    nodes: list[Node] = []
    y = _TOP_WITH_TICKS if ticks else _TOP
    at: dict[str, tuple[float, float]] = {}
    for row in shown:
        x = places[row.id]
        texts = _label(dossier, names, row, width - x - _LABEL_GAP, narrow=narrow)
        lines = tuple(
            Line(round(y + 11 + n * _LINE, 1), text, style) for n, (text, style) in enumerate(texts)
        )
        at[row.id] = (x, y + 6)
        nodes.append(Node(x, y + 6, x + _LABEL_GAP, row.unseen, row.starts or row.unseen, lines))
        y += len(lines) * _LINE + _ROW_GAP
    edges = _edges(shown, at)
    return LineageDrawing(
        width=width,
        height=round(y, 1),
        nodes=tuple(nodes),
        edges=edges,
        rails=_rails(shown, at),
        ticks=ticks,
        kinds=tuple(k for k in LINK_NOUNS if any(e.kind == k for e in edges)),
        left_out=len(rows) - len(shown),
        description=_description(shown),
    )


_Slot = tuple[str, int]


def _slots(dossier: Dossier, rows: Sequence[Row]) -> dict[str, _Slot]:
    """Time of each row, with its place among ancestors of the same time.

    Returns:
        Nothing where a date is unknown, all are the same, or a child is older than its parent:
        then time cannot be an axis.
    """
    times: dict[str, _Slot] = {}
    for row in rows:
        if row.unseen:
            times[row.id] = ("", 0)
            continue
        published = dossier.report(row.id).published
        if published.earliest is None or published.basis == "none":
            return {}
        parent = times.get(row.link.parent) if row.link else None
        moment = published.earliest
        if parent is not None and moment[: len(parent[0])] < parent[0][: len(moment)]:
            return {}
        if parent is not None and (moment <= parent[0] or moment == parent[0][: len(moment)]):
            times[row.id] = (parent[0], parent[1] + 1)
        else:
            times[row.id] = (moment, 0)
    return times if len({t for t, _ in times.values() if t}) > 1 else {}


def _by_time(slots: Mapping[str, _Slot], room: float) -> dict[str, float]:
    order = sorted(set(slots.values()))
    step = room / max(1, len(order) - 1)
    return {id: round(_LEFT + order.index(slot) * step, 1) for id, slot in slots.items()}


def _by_depth(rows: Sequence[Row], room: float) -> dict[str, float]:
    deepest = max((row.depth for row in rows), default=0)
    step = min(140.0, max(min(_MIN_STEP, room / max(1, deepest)), room / max(1, deepest)))
    return {row.id: round(_LEFT + row.depth * step, 1) for row in rows}


def _ticks(
    dossier: Dossier, slots: Mapping[str, _Slot], places: Mapping[str, float]
) -> tuple[Tick, ...]:
    found: dict[str, float] = {}
    for id, (moment, bump) in slots.items():
        if moment and not bump:
            found[moment] = places[id]
    one_day = len({moment[:10] for moment in found}) == 1
    ticks: list[Tick] = []
    free_from = 0.0
    for moment, x in sorted(found.items()):
        label = f"{moment[11:16]} UTC" if one_day and moment[11:16] else day(moment[:10])
        repeated = any(t.label == label for t in ticks)
        fits = x >= free_from and not repeated
        ticks.append(Tick(x, label if fits else ""))
        if fits:
            free_from = x + text_width(label, _SMALL_SIZE) + 12
    # Of very many times the ones without a word beside them would only make the drawing grey.
    return tuple(t for t in ticks if t.label or len(ticks) <= _MAX_TICKS)


def _label(
    dossier: Dossier, names: Names, row: Row, width: float, *, narrow: bool
) -> list[tuple[str, str]]:
    lines = [(fit(names.of(row.id), width, _NAME_SIZE * 1.08), "name")]
    if row.unseen:
        return [*lines, (fit("origin, not at hand", width, _SMALL_SIZE), "small")]
    report = dossier.report(row.id)
    if report.title and report.title.text.strip():
        title = wrap(report.title.text, width, _SMALL_SIZE, max_lines=2 if narrow else 1)
        lines.extend((text, "title") for text in title)
    facts = [published_words(report.published)]
    if row.link is None:
        facts.append("origin" if row.starts else "root")
        said = [" · ".join(facts)]
    elif narrow:
        said = [*facts, link_words(row.link, names, named=False)]
    else:
        said = [" · ".join([*facts, link_words(row.link, names, named=False)])]
    said.extend(f"also: {link_words(x, names, named=True)}" for x in row.others)
    if row.link is not None and row.starts:
        said.append("adds an origin of its own")
    for text in said:
        lines.extend((part, "small") for part in wrap(text, width, _SMALL_SIZE, max_lines=2))
    return lines


def _edges(rows: Sequence[Row], at: Mapping[str, tuple[float, float]]) -> tuple[Edge, ...]:
    edges: list[Edge] = []
    for row in rows:
        for link in (row.link, *row.others):
            if link is not None and link.parent in at:
                edges.append(_edge(link, at, main=link is row.link))
    return tuple(edges)


def _edge(link: Link, at: Mapping[str, tuple[float, float]], *, main: bool) -> Edge:
    (px, py), (cx, cy) = at[link.parent], at[link.child]
    end = cx - _RADIUS - _ARROW - 1
    if main:
        bend = min(_BEND, max(0.0, end - px))
        path = f"M{px:g} {cy - bend:g}Q{px:g} {cy:g} {px + bend:g} {cy:g}H{end:g}"
        arrow = f"{end:g},{cy - 5:g} {end + _ARROW:g},{cy:g} {end:g},{cy + 5:g}"
    else:
        # A further parent: a bow that leaves the rails of the tree alone.
        side = 1 if py < cy else -1
        top = cy - side * (_RADIUS + _ARROW + 1)
        middle = (py + cy) / 2
        start = py + side * (_RADIUS + 2)
        path = f"M{px:g} {start:g}C{px:g} {middle:g} {cx:g} {middle:g} {cx:g} {top:g}"
        arrow = f"{cx - 5:g},{top:g} {cx:g},{top + side * _ARROW:g} {cx + 5:g},{top:g}"
    return Edge(link.kind, path, "" if link.undirected else arrow)


def _rails(rows: Sequence[Row], at: Mapping[str, tuple[float, float]]) -> tuple[str, ...]:
    lowest: dict[str, float] = {}
    for row in rows:
        if row.link is not None and row.link.parent in at:
            lowest[row.link.parent] = at[row.id][1]
    return tuple(
        f"M{at[parent][0]:g} {at[parent][1] + _RADIUS + 2:g}V{y - _BEND:g}"
        for parent, y in lowest.items()
    )


def _description(rows: Sequence[Row]) -> str:
    roots = sum(row.link is None and not row.unseen for row in rows)
    unseen = sum(row.unseen for row in rows)
    taken = sum(row.link is not None for row in rows)
    return (
        f"{count(roots, 'report')} without a parent, {count(unseen, 'origin')} not at hand, "
        f"{count(taken, 'report')} drawn under what they were taken from. "
        "The table below the drawing says the same."
    )
