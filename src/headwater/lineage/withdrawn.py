"""What rests on a report that its publisher took back: a kill reaches every descendant."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.model import Link, Report


def note_withdrawn(reports: Sequence[Report], links: Sequence[Link]) -> tuple[str, ...]:
    """One line for each report that rests, directly or through others, on a canceled one."""
    by_id = {report.id: report for report in reports}
    children: dict[str, list[str]] = {}
    for link in links:
        children.setdefault(link.parent, []).append(link.child)
    notes = []
    for killed in (r for r in reports if r.pub_status == "canceled"):
        notes += [
            f"{by_id[child].path}: rests on {killed.path}, which its publisher took back (KILL)"
            for child in _descendants(killed.id, children)
            if child in by_id
        ]
    return tuple(dict.fromkeys(notes))


def _descendants(parent: str, children: dict[str, list[str]]) -> list[str]:
    found: dict[str, None] = {}
    pending = [parent]
    while pending:
        for child in children.get(pending.pop(), []):
            if child not in found and child != parent:
                found[child] = None
                pending.append(child)
    return list(found)
