"""The lineage as rows: every origin and report once, under the one it took most from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
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
    unseen = [o.id for o in dossier.origins if o.report not in set(report_ids)]
    known = {*report_ids, *unseen}
    by_child: dict[str, list[Link]] = defaultdict(list)
    for link in dossier.links:
        if link.child in known and link.parent in known and link.child != link.parent:
            by_child[link.child].append(link)
    for links in by_child.values():
        links.sort(key=lambda x: (x.parent not in report_ids, -x.share, -x.confidence))
    main = _main_links(report_ids, by_child)
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
        link = main.get(id)
        others = tuple(x for x in by_child[id] if x is not link)
        rows.append(Row(id, depth, link, others, id in set(unseen), id in starts))
        stack.extend((child, depth + 1) for child in reversed(children[id]))
    return tuple(rows)


def _main_links(
    report_ids: list[str], by_child: Mapping[str, list[Link]]
) -> dict[str, Link]:
    """For each child the strongest link that closes no circle."""
    main: dict[str, Link] = {}
    for child in report_ids:
        for link in by_child.get(child, ()):
            if not _leads_to(link.parent, child, main):
                main[child] = link
                break
    return main


def _leads_to(id: str, wanted: str, main: Mapping[str, Link]) -> bool:
    while id != wanted:
        if id not in main:
            return False
        id = main[id].parent
    return True
