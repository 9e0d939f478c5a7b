"""Which outlet a report without metadata belongs to, by how it speaks of itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from headwater.lexicon.fold import fold_name
from headwater.lexicon.naming import is_named, same_name
from headwater.model import Citation, Link, Report


def infer_outlets(
    reports: Iterable[Report], citations: Mapping[str, tuple[Citation, ...]]
) -> tuple[Report, ...]:
    """The reports, an outlet filled in where a report names its own ("told VOA").

    A report speaks of its own outlet when people are told things by that name, or when the name
    stands as the tag of its dateline, and it does not cite that name as another's report.
    """
    return tuple(
        report if report.outlet else _with_own_name(report, citations.get(report.id, ()))
        for report in reports
    )


def retract_borrowed(
    reports: Mapping[str, Report], links: Iterable[Link]
) -> dict[str, Report]:
    """Take an inferred outlet away from a child whose parent has the same.

    A copy carries "told VOA" along; that says who was told, not who published the copy.
    """
    kept = dict(reports)
    for link in links:
        child, parent = reports[link.child], reports.get(link.parent)
        if parent is None or child.outlet is None or parent.outlet is None:
            continue
        if child.outlet_basis == "self-reference" and same_name(child.outlet, parent.outlet):
            kept[child.id] = replace(child, outlet=None, outlet_basis=None)
    return kept


def _with_own_name(report: Report, citations: tuple[Citation, ...]) -> Report:
    others = [c.name for c in citations if c.kind == "report"]
    names = [
        c.name
        for c in citations
        if (c.kind == "self" or _tags_dateline(report, c))
        and is_named(c.name)
        and not any(same_name(c.name, other) for other in others)
    ]
    if not names:
        return report
    counted = Counter(fold_name(name) for name in names)
    most = max(counted.values())
    own = next(name for name in names if counted[fold_name(name)] == most)
    return replace(report, outlet=own, outlet_basis="self-reference")


def _tags_dateline(report: Report, citation: Citation) -> bool:
    return (
        citation.kind == "tag"
        and report.dateline is not None
        and report.dateline.overlaps(citation.span)
    )
