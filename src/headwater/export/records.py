r"""The dossier's own records in the plainest shapes: one JSON object a line, or one table a kind.

The lines are raw, for machines; the tables are safe to open in a spreadsheet. A span in a table is
four columns, a list of ids one cell with spaces between, a list of texts one cell with a line for
each (a backslash and a line break inside a text are then written `\\` and `\n`). A list of
records is a table of its own, whose rows name their owner and their place in its list.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from headwater.dossier import Dossier, Json, escape_surrogates
from headwater.export.archive import File
from headwater.export.encoding import encoded, on_one_line
from headwater.export.format import Format, folder_format
from headwater.export.safe_csv import Cell, write_table

_KINDS = {
    "reports": "report",
    "attributions": "attribution",
    "voices": "voice",
    "claims": "claim",
    "alignments": "alignment",
    "links": "link",
    "origins": "origin",
    "groups": "group",
    "drift": "drift",
    "events": "event",
    "places": "place",
    "times": "time",
    "decisions": "decision",
}
_SPAN = "report start end text"
COLUMNS = {
    "reports": "id path url sha256 text_sha256 title_report title_start title_end title_text "
    "outlet outlet_basis author dateline_report dateline_start dateline_end dateline_text "
    "published_earliest published_latest published_basis language encoding extraction",
    "furniture": f"owner position {_SPAN} rule",
    "attributions": "id content_report content_start content_end content_text cue_report cue_start "
    "cue_end cue_text source_report source_start source_end source_text source_kind direct "
    "continued cue_class confidence evidence",
    "chain": "owner position name kind role of channel recipient voice anonymous number relation",
    "voices": "id name kind spellings reports attributions",
    "claims": f"id {_SPAN} attributions certainty event group",
    "hedges": f"owner position {_SPAN}",
    "numbers": f"owner position {_SPAN} value unit bound",
    "alignments": "child_report child_start child_end child_text parent_report parent_start "
    "parent_end parent_text score verbatim",
    "links": "child parent kind cited share undirected confidence evidence",
    "origins": "id name report reports",
    "groups": "id text claims reports origins independent_origins status confidence evidence",
    "values": "owner position value claims origins",
    "drift": "id kind severity child_report child_start child_end child_text parent_report "
    "parent_start parent_end parent_text detail confidence",
    "events": "id claims type mode context modality actors recipients place time dead_low "
    "dead_high injured_low injured_high arrested_low arrested_high trigger_report trigger_start "
    "trigger_end trigger_text reason acled_type acled_sub_type",
    "places": f"id {_SPAN} name geonameid lat lon kind precision confidence candidates country "
    "province district where_prec resolution uncertainty_m relation within_name "
    "within_geonameid within_kind within_lat within_lon role",
    "times": f"id {_SPAN} earliest latest precision anchor type value",
    "decisions": "number at by verb target about value note standing concerns",
    "account": "outcome path reason",
    "dossier": "key value",
}
# Lists of texts; all other lists in a cell are of ids or single words.
_TEXTS = frozenset({"evidence", "spellings", "actors", "recipients"})


def render_jsonl(dossier: Dossier) -> bytes:
    """A line on the dossier itself, then a line for each record, in the dossier's order."""
    fields = dossier.to_dict()
    about = {key: value for key, value in fields.items() if key not in _KINDS}
    lines = [{"record": "dossier", **about}]
    lines += [
        {"record": kind, **record} for key, kind in _KINDS.items() for record in fields.get(key, [])
    ]
    written = "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)
    return escape_surrogates(on_one_line(written)).encode("utf-8")


def csv_files(dossier: Dossier) -> tuple[File, ...]:
    """One table for each kind of record, also where it has no rows."""
    rows: dict[str, list[dict[str, Cell]]] = {table: [] for table in COLUMNS}
    for table, row in _rows(dossier.to_dict()):
        rows[table].append(row)
    return tuple(
        File(f"{table}.csv", encoded(write_table(names.split(), _cells(rows[table], names))))
        for table, names in COLUMNS.items()
    )


def _cells(rows: list[dict[str, Cell]], names: str) -> Iterator[list[Cell]]:
    return ([row.get(name) for name in names.split()] for row in rows)


def _rows(fields: Json) -> Iterator[tuple[str, dict[str, Cell]]]:
    for table in _KINDS:
        for number, record in enumerate(fields.get(table, []), start=1):
            yield table, _flat(record)
            yield from _owned(record.get("id", str(number)), record)
    for outcome in ("skipped", "failed"):
        for entry in fields["account"][outcome]:
            yield "account", {"outcome": outcome, **entry}
    for note in fields["account"]["degraded"]:
        yield "account", {"outcome": "degraded", "reason": note}
    yield from (("dossier", {"key": key, "value": value}) for key, value in _about(fields))


def _about(fields: Json) -> Iterator[tuple[str, Cell]]:
    yield "schema", fields["schema"]
    yield "version", fields["version"]
    yield "given", fields["account"]["given"]
    yield "read", fields["account"]["read"]
    for key, value in fields["provenance"].items():
        if key != "stages":
            yield key, value
    yield from (
        (f"stage {name}", version) for name, version in fields["provenance"]["stages"].items()
    )


def _owned(owner: str, record: Json) -> Iterator[tuple[str, dict[str, Cell]]]:
    """Rows of the records that a record holds in lists."""
    for key, value in record.items():
        if _is_records(value):
            for position, entry in enumerate(value):
                yield key, {"owner": owner, "position": position, **_flat(entry)}


def _flat(record: Json) -> dict[str, Cell]:
    """A record as one row: what is inside a field gets the field's name before its own."""
    row: dict[str, Cell] = {}
    for key, value in record.items():
        if isinstance(value, dict):
            prefix = "" if key == "span" else f"{key}_"
            row |= {f"{prefix}{inner}": cell for inner, cell in value.items()}
        elif isinstance(value, list):
            if not _is_records(value):
                row[key] = _lines(value) if key in _TEXTS else " ".join(value)
        else:
            row[key] = value
    return row


def _is_records(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _lines(texts: list[str]) -> str:
    """Texts, one a line; an empty one is a backslash alone."""
    written = (t.replace("\\", "\\\\").replace("\r", "\\r").replace("\n", "\\n") for t in texts)
    return "\n".join(text or "\\" for text in written)


JSONL = Format(
    name="jsonl",
    media_type="application/x-ndjson",
    suffix=".jsonl",
    about="the dossier's records, one JSON object a line, raw",
    render=render_jsonl,
)
CSV = folder_format("csv", "one spreadsheet-safe CSV table for each kind of record", csv_files)
