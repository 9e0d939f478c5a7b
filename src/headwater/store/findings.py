"""The last analysis, whole and as rows for the views; replaced in one step."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from headwater.model import Claim, Drift, Group, Link, Origin, Report
from headwater.store import log
from headwater.store.casefile import CaseFile
from headwater.store.database import storable
from headwater.store.log import Signature
from headwater.store.search import forget_reading, index_reading

_TABLES = (
    "found_drift", "found_links", "found_claims", "found_groups", "found_origins",
    "found_reports", "analysis",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """What an analysis found, with the stable name of everything.

    Attributes:
        state: digest of the captures and decisions that it is of.
        settings: what it was found with, packed.
        dossier: the whole answer, packed.
        captures: number of the capture of each report, by report id.
        sources: who is credited in each report, by report id; for the search.
        names: stable names by id ("g1"), of a link by "r2:r1".
    """

    state: str
    settings: bytes
    dossier: bytes
    captures: Mapping[str, int]
    sources: Mapping[str, Sequence[str]]
    names: Mapping[str, str]
    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    links: tuple[Link, ...]
    origins: tuple[Origin, ...]
    groups: tuple[Group, ...]
    drift: tuple[Drift, ...]


def save_found(case: CaseFile, found: Found, signature: Signature) -> None:
    """Put an analysis in the place of the one before; to be called inside of `writing`.

    The log gets its digest, so that it can be told later what was known and when.
    """
    clear_found(case)
    case.database.run(
        "INSERT INTO analysis VALUES (1, ?, ?, ?, ?)",
        (found.state, signature.at, found.settings, found.dossier),
    )
    digest = hashlib.sha256(found.dossier).hexdigest()
    body = {"sha256": digest, "reports_read": len(found.reports)}
    log.append(case.database, signature, "analysed", body)
    for table, rows in _rows(found):
        _insert(case, table, rows)
    _save_search(case, found)


def clear_found(case: CaseFile) -> None:
    """Forget the analysis; to be called inside of `writing`."""
    for table in _TABLES:
        case.database.run(f"DELETE FROM {table}")


def state_of_found(case: CaseFile) -> str | None:
    """What the kept analysis is of; None where there is none."""
    state: str | None = case.database.value("SELECT state FROM analysis")
    return state


def load_settings(case: CaseFile) -> bytes | None:
    """The packed settings of the kept analysis, or None."""
    settings = case.database.value("SELECT settings FROM analysis")
    return None if settings is None else bytes(settings)


def load_dossier(case: CaseFile) -> bytes | None:
    """The packed dossier of the kept analysis, or None."""
    dossier = case.database.value("SELECT dossier FROM analysis")
    return None if dossier is None else bytes(dossier)


def faults(case: CaseFile) -> Iterator[str]:
    """Whether the kept analysis is the one that the log speaks of."""
    kept = load_dossier(case)
    logged = case.database.value(
        "SELECT body FROM log WHERE action = 'analysed' AND body IS NOT NULL "
        "ORDER BY number DESC LIMIT 1"
    )
    if kept is not None:
        digest = hashlib.sha256(kept).hexdigest()
        if (log.read_body(logged) or {}).get("sha256") != digest:
            yield "findings: the kept analysis is not the one that was logged"


def rows_kept(case: CaseFile, found: Found) -> Iterator[str]:
    """Tables whose rows are not those that follow from an analysis."""
    for table, rows in _rows(found):
        held = case.database.rows(f"SELECT * FROM {table}")
        if set(held) != {_storable_row(row) for row in rows}:
            yield table


def spans(case: CaseFile) -> Iterable[tuple[str, int, int, str, str]]:
    """Every span that the rows hold: what it is of, its bounds, its words, its report's text."""
    text = (
        "(SELECT coalesce(max(text), '') FROM readings "
        "JOIN found_reports USING (capture) WHERE id = {0})"
    )
    yield from case.database.each(
        f"SELECT name, start, stop, text, {text.format('report')} FROM found_claims "
        f"UNION ALL SELECT name, child_start, child_stop, child_text, {text.format('child')} "
        "FROM found_drift "
        f"UNION ALL SELECT name, parent_start, parent_stop, parent_text, {text.format('parent')} "
        "FROM found_drift"
    )


def _rows(found: Found) -> Iterable[tuple[str, list[tuple[object, ...]]]]:
    name = found.names.__getitem__
    yield "found_reports", [_report_row(r, found.captures[r.id]) for r in found.reports]
    yield (
        "found_origins",
        [(name(o.id), o.id, o.name, o.report, len(o.reports)) for o in found.origins],
    )
    yield "found_links", _each_once([_link_row(x, found) for x in found.links])
    yield (
        "found_groups",
        [
            (
                name(g.id),
                g.id,
                g.text,
                len(g.reports),
                g.independent_origins,
                g.status,
                g.confidence,
            )
            for g in found.groups
        ],
    )
    yield "found_claims", [
        (name(c.id), c.id, c.span.report, c.group, c.span.start, c.span.end, c.span.text,
         c.certainty)
        for c in found.claims
    ]  # fmt: skip
    yield "found_drift", [_drift_row(d, name) for d in found.drift]


def _each_once(rows: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    return list({row[0]: row for row in rows}.values())


def _report_row(report: Report, capture: int) -> tuple[object, ...]:
    published = report.published
    return (
        capture, report.id, report.title.text if report.title else None, report.outlet,
        report.outlet_basis, report.author, report.url, published.earliest, published.latest,
        published.basis, report.language, report.text_sha256,
    )  # fmt: skip


def _link_row(link: Link, found: Found) -> tuple[object, ...]:
    at_hand = link.parent in found.captures
    return (
        found.names[f"{link.child}:{link.parent}"], link.child, link.parent if at_hand else None,
        None if at_hand else link.parent, link.kind, int(link.cited), int(link.undirected),
        link.share, link.confidence, "\n".join(link.evidence),
    )  # fmt: skip


def _drift_row(drift: Drift, name: Callable[[str], str]) -> tuple[object, ...]:
    child, parent = drift.child, drift.parent
    return (
        name(drift.id), drift.id, drift.kind, drift.severity,
        child.report, child.start, child.end, child.text,
        parent.report, parent.start, parent.end, parent.text,
        drift.detail, drift.confidence,
    )  # fmt: skip


def _insert(case: CaseFile, table: str, rows: list[tuple[object, ...]]) -> None:
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        safe = [_storable_row(row) for row in rows]
        case.database.run_many(f"INSERT INTO {table} VALUES ({marks})", safe)


def _storable_row(row: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(storable(v) if isinstance(v, str) else v for v in row)


def _save_search(case: CaseFile, found: Found) -> None:
    """Who is credited and which outlet a report turned out to be of, for the search."""
    for report in found.reports:
        number = found.captures[report.id]
        outlet = storable(report.outlet or "")
        sources = storable("\n".join(found.sources.get(report.id, ())))
        if (outlet, sources) != case.database.row(
            "SELECT outlet, sources FROM readings WHERE capture = ?", (number,)
        ):
            forget_reading(case, number)
            case.database.run(
                "UPDATE readings SET outlet = ?, sources = ? WHERE capture = ?",
                (outlet, sources, number),
            )
            index_reading(case, number)
