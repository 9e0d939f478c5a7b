"""The lineage as rows: every origin and report once, under the one it took most from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from headwater.dossier import Dossier
from headwater.model import Link


@dataclass(frozen=True, slots=True)
class Row:
    """One report or unseen origin in the drawn lineage.

    Attributes:
        id: id of the report or of the unseen origin.
        depth: how many derivations lie between it and its root.
        link: the link to the row that it is drawn under, or None at a root.
        others: its further links, strongest first.
        unseen: True for an origin that no report at hand holds.
        starts: True where it is an origin (with or without parents).
    """

    id: str
    depth: int
    link: Link | None
    others: tuple[Link, ...]
    unseen: bool
    starts: bool


def descent(dossier: Dossier) -> tuple[Row, ...]:
    """Rows of the lineage, every parent above what was taken from it.

    A report with several parents stands under the report at hand that explains most of it; where
    none is at hand, under the unseen origin. Links that would run in a circle (they cannot all be
    right) stand among `others`.
    """
    report_ids = [r.id for r in dossier.reports]
    unseen = [o.id for o in dossier.origins if o.report not in report_ids]
    known = {*report_ids, *unseen}
    by_child: dict[str, list[Link]] = defaultdict(list)
    for link in (*dossier.links, *_loose_ends(dossier)):
        if link.child in known and link.parent in known and link.child != link.parent:
            by_child[link.child].append(link)
    for links in by_child.values():
        links.sort(key=lambda x: (x.parent not in report_ids, -x.share, -x.confidence))
    main = _main_links(report_ids, by_child, set(dossier.links))
    children: dict[str, list[str]] = defaultdict(list)
    for child in report_ids:
        if child in main:
            children[main[child].parent].append(child)
    # Reports first: an unseen origin that only adds to a child is no root of its own tree.
    roots = [i for i in (*report_ids, *unseen) if i not in main]
    starts = {o.report or o.id for o in dossier.origins}
    rows: list[Row] = []
    stack = [(root, 0) for root in reversed(roots)]
    while stack:
        id, depth = stack.pop()
        taken = main.get(id)
        others = tuple(x for x in by_child[id] if x is not taken)
        rows.append(Row(id, depth, taken, others, id in unseen, id in starts))
        stack.extend((child, depth + 1) for child in reversed(children[id]))
    return tuple(rows)


def foremost(rows: Sequence[Row], most: int) -> tuple[Row, ...]:
    """The rows to show where there is room for so many: whole lines, those of most rows first.

    Where all fit they stay in their order. A report that nothing was taken from, and that was taken
    from nothing, has nothing to show in a drawing of many.
    """
    if len(rows) <= most:
        return tuple(rows)
    lines: list[list[Row]] = []
    for row in rows:
        if row.depth == 0:
            lines.append([])
        lines[-1].append(row)
    lines.sort(key=len, reverse=True)
    shown: list[Row] = []
    for line in lines:
        if not shown or (len(line) > 1 and len(shown) + len(line) <= most):
            shown.extend(line[:most])
    return tuple(shown)


def _loose_ends(dossier: Dossier) -> tuple[Link, ...]:
    """Unseen origins that a report rests on in part, without a link of the lineage, as links.

    Only the report nearest the origin is tied to it: what was taken from that one rests on the
    origin through it.
    """
    ids = {r.id for r in dossier.reports}
    tied = {(x.child, x.parent) for x in dossier.links}
    parents: dict[str, set[str]] = defaultdict(set)
    for link in dossier.links:
        parents[link.child].add(link.parent)
    return tuple(
        Link(child, origin.id, "cites", True, 0.0, False, 1.0, ())
        for origin in dossier.origins
        if origin.report not in ids
        for child in origin.reports
        if (child, origin.id) not in tied and not parents[child] & set(origin.reports)
    )


def _main_links(
    report_ids: list[str], by_child: Mapping[str, list[Link]], traced: Collection[Link]
) -> dict[str, Link]:
    """For each child the strongest link of the lineage that closes no circle."""
    main: dict[str, Link] = {}
    for child in report_ids:
        for link in by_child.get(child, ()):
            if link in traced and not _leads_to(link.parent, child, main):
                main[child] = link
                break
    return main


def _leads_to(id: str, wanted: str, main: Mapping[str, Link]) -> bool:
    while id != wanted:
        if id not in main:
            return False
        id = main[id].parent
    return True
