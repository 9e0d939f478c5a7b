from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from tests.export.raid import raid
from tests.render.factory import make_dossier
from tests.strategies import dossiers

from headwater.dossier import Dossier
from headwater.export.records import COLUMNS, csv_files, render_jsonl
from headwater.export.safe_csv import read_table

LISTS = {
    "report": "reports", "attribution": "attributions", "voice": "voices", "claim": "claims",
    "alignment": "alignments", "link": "links", "origin": "origins", "group": "groups",
    "drift": "drift", "event": "events", "place": "places", "time": "times",
}  # fmt: skip


def from_lines(content: bytes) -> dict[str, Any]:
    """The dossier's JSON, put together from its lines."""
    first, *lines = [json.loads(line) for line in content.decode("utf-8").splitlines()]
    fields = {key: value for key, value in first.items() if key != "record"}
    fields |= {key: [] for key in LISTS.values()}
    for line in lines:
        fields[LISTS[line.pop("record")]].append(line)
    return fields


@settings(max_examples=20)
@given(dossiers())
def test_lines_put_together_are_the_dossier(dossier: Dossier) -> None:
    assert from_lines(render_jsonl(dossier)) == dossier.to_dict()


def tables(dossier: Dossier) -> dict[str, list[dict[str, str]]]:
    return {
        file.name.removesuffix(".csv"): read_table(file.content.decode("utf-8"))
        for file in csv_files(dossier)
    }


def test_every_table_is_there_with_its_columns() -> None:
    files = csv_files(make_dossier())
    assert [f.name for f in files] == [f"{table}.csv" for table in COLUMNS]
    for file, columns in zip(files, COLUMNS.values(), strict=True):
        assert file.content.decode("utf-8").splitlines()[0].split(",") == columns.split()


def test_no_field_of_the_contract_is_without_a_column() -> None:
    for dossier in (make_dossier(), raid()):
        for key, records in dossier.to_dict().items():
            if key not in LISTS.values():
                continue
            for record in records:
                for name, value in record.items():
                    inner = f"{name}_" if isinstance(value, dict) else name
                    flat = COLUMNS[key].split()
                    own = name == "span" or any(column.startswith(inner) for column in flat)
                    assert own or name in COLUMNS or value == [], f"{key}.{name}"


@settings(max_examples=20)
@given(dossiers())
def test_tables_read_back_as_the_records(dossier: Dossier) -> None:
    read, fields = tables(dossier), dossier.to_dict()
    assert [(r["id"], r["path"], r["outlet"]) for r in read["reports"]] == [
        (r["id"], r["path"], r["outlet"] or "") for r in fields["reports"]
    ]
    assert [(c["id"], c["text"], int(c["start"])) for c in read["claims"]] == [
        (c["id"], c["span"]["text"], c["span"]["start"]) for c in fields["claims"]
    ]
    assert [unlined(e["actors"]) for e in read["events"]] == [e["actors"] for e in fields["events"]]
    assert [e["claims"].split() for e in read["events"]] == [e["claims"] for e in fields["events"]]
    chain = [(a["id"], v["name"]) for a in fields["attributions"] for v in a["chain"]]
    assert [(row["owner"], row["name"]) for row in read["chain"]] == chain
    places = [(p["lat"], p["lon"]) for p in fields["places"]]
    assert [
        tuple(float(p[k]) if p[k] else None for k in ("lat", "lon")) for p in read["places"]
    ] == (places)


def unlined(cell: str) -> list[str]:
    r"""The texts of a cell: one a line, `\n` and `\\` undone, a lone backslash for an empty one."""
    if not cell:
        return []
    return [
        ""
        if line == "\\"
        else line.replace("\\\\", "\0\0")
        .replace("\\n", "\n")
        .replace("\\r", "\r")
        .replace("\0\0", "\\")
        for line in cell.split("\n")
    ]


def test_account_lists_what_was_not_read() -> None:
    assert tables(make_dossier())["account"] == [
        {"outcome": "skipped", "path": "weir/logo.png", "reason": "not a report: an image"},
        {"outcome": "failed", "path": "weir/broken.html", "reason": "the page holds no text"},
        {
            "outcome": "degraded",
            "path": "",
            "reason": "weir/r3.txt: the encoding had to be guessed",
        },
    ]
