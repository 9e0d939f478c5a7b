"""`check` of a whole case: what the store holds, and that its findings are of one piece."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterator

from headwater.case.analysing import known_at
from headwater.dossier import Dossier
from headwater.model import Span
from headwater.store import CaseFile
from headwater.store.checking import Checked, check_case
from headwater.store.findings import rows_kept


def check(case: CaseFile) -> Checked:
    """Everything that can be held against something else: see `docs/case.md`."""
    checked = check_case(case)
    with case.database.reading():
        found = None if checked.faults else known_at(case)
        if found is None:
            return checked
        known, rows = found
        spans = list(_spans(known.dossier))
        tables = [f"findings: rows of {t} are not those found" for t in rows_kept(case, rows)]
        wrong = _wrong_spans(known.dossier, spans)
        return dataclasses.replace(checked, spans=len(spans), faults=(*tables, *wrong))


def _wrong_spans(dossier: Dossier, spans: list[Span]) -> Iterator[str]:
    texts = {r.id: r.text for r in dossier.reports}
    for report in dossier.reports:
        digest = hashlib.sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest()
        if digest != report.text_sha256:
            yield f"findings: the text of {report.id} is not that of its digest"
    for span in spans:
        if texts.get(span.report, "")[span.start : span.end] != span.text:
            yield f"findings: words of {span.report} do not stand at {span.start} to {span.end}"


def _spans(value: object) -> Iterator[Span]:
    """Every span in a record, wherever it stands."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _spans(part)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _spans(getattr(value, field.name))
