from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from tests.render.factory import make_dossier, make_empty_dossier, spoil
from tests.strategies import BAD_ADDRESSES, FORMULAS, dossiers

from headwater.dossier import Dossier, load_dossier
from headwater.errors import SettingsError
from headwater.export import FORMATS, Format, format_named

GOLDEN = Path(__file__).parents[1] / "golden"
NAMES = (
    "geojson acled ucdp plover prov-json prov-n web-annotation ftm schema-org stix csv jsonl"
).split()
JSON_FORMATS = ("geojson", "prov-json", "web-annotation", "schema-org", "stix")
LINE_FORMATS = ("plover", "ftm", "jsonl")
# As a spreadsheet sees the beginning of a cell: behind white space and marks without a glyph.
ACTIVE = re.compile(
    "^[\\s\u200b\u200f\u2066\u202e\ufeff\u00ad\u061c]*[=+\\-@＝＋－＠﹣−\x00\t\r\n]"
)
SIGNED = re.compile("^[\\s\u200b\u200f\u2066\u202e\ufeff\u00ad\u061c]*[=+\\-@＝＋－＠﹣−]")
FIGURE = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")


def tables(format: Format, dossier: Dossier) -> list[str]:
    """Each table of a format of tables, as text."""
    if format.files is None:
        return [format.render(dossier).decode("utf-8")]
    return [file.content.decode("utf-8") for file in format.files(dossier)]


def test_every_format_of_the_table_is_found_by_its_name() -> None:
    assert [f.name for f in FORMATS] == NAMES
    assert [format_named(name) for name in NAMES] == list(FORMATS)
    assert all(f.suffix.startswith(".") and "/" in f.media_type and f.about for f in FORMATS)


def test_unknown_format_is_refused_with_those_there_are() -> None:
    with pytest.raises(SettingsError, match=r"no format 'gedcom'; there are geojson, acled"):
        format_named("gedcom")


@settings(max_examples=20)
@given(dossiers())
def test_any_dossier_exports_in_every_format_and_twice_the_same(dossier: Dossier) -> None:
    for format in FORMATS:
        first = format.render(dossier)
        assert first == format.render(dossier), format.name
        assert isinstance(format.left_out(dossier), tuple)
        if format.suffix != ".zip":
            text = first.decode("utf-8")
            if format.name in JSON_FORMATS:
                json.loads(text, parse_constant=pytest.fail)
            if format.name in LINE_FORMATS:
                assert all(json.loads(line) for line in text.splitlines())


@settings(max_examples=20)
@given(dossiers())
def test_no_cell_of_a_table_is_a_formula(dossier: Dossier) -> None:
    for name in ("acled", "ucdp", "csv"):
        for text in tables(format_named(name), dossier):
            for row in csv.reader(io.StringIO(text, newline="")):
                active = [c for c in row if ACTIVE.match(c) and not FIGURE.fullmatch(c)]
                assert active == []


@pytest.mark.parametrize("payload", FORMULAS)
def test_formula_in_every_free_text_stays_words(payload: str) -> None:
    dossier = spoil(make_dossier(), payload)
    for name in ("acled", "ucdp", "csv"):
        for text in tables(format_named(name), dossier):
            cells = [c for row in csv.reader(io.StringIO(text, newline="")) for c in row]
            assert [c for c in cells if ACTIVE.match(c) and not FIGURE.fullmatch(c)] == []
            # Nor where a spreadsheet takes a semicolon for the end of a cell.
            split = csv.reader(io.StringIO(text, newline=""), delimiter=";")
            assert [c for row in split for c in row if SIGNED.match(c)] == []


@settings(max_examples=20)
@given(dossiers())
def test_an_address_that_nobody_may_be_sent_to_is_no_link(dossier: Dossier) -> None:
    bare = (f.render(dossier).decode() for f in FORMATS if f.name in {*JSON_FORMATS, *LINE_FORMATS})
    for text in bare:
        for address in BAD_ADDRESSES:
            # The raw records carry what the report says; nothing makes a link of it.
            assert (
                json.dumps(address, ensure_ascii=False) not in text or '"record": "report"' in text
            )


def test_exports_from_the_json_are_those_from_the_dossier() -> None:
    dossier = make_dossier()
    again = load_dossier(dossier.to_json(with_text=True).encode("utf-8"))
    for format in FORMATS:
        assert format.render(again) == format.render(dossier), format.name


@pytest.mark.parametrize("name", ["mill-fire.json", "pair.json"])
def test_traced_stories_export_with_everything_in_them(name: str) -> None:
    dossier = load_dossier((GOLDEN / name).read_bytes())
    found = {f.name: f.render(dossier).decode("utf-8") for f in FORMATS if f.name != "csv"}
    features = json.loads(found["geojson"])["features"]
    assert len(features) == len(dossier.events) + len(dossier.places)
    assert found["plover"].count("\n") == len(dossier.events)
    annotations = json.loads(found["web-annotation"])["first"]["items"]
    assert len(annotations) == sum(
        len(getattr(dossier, key)) for key in "attributions claims drift places times".split()
    )
    # Every report by its digest, and every outlet by its name, wherever the format has room for it.
    for report in dossier.reports:
        for kind in ("prov-json", "prov-n", "web-annotation", "ftm", "schema-org", "stix", "jsonl"):
            assert report.text_sha256 in found[kind], kind
        for kind in ("prov-n", "ftm", "schema-org", "stix", "jsonl"):
            assert report.outlet is None or report.outlet in found[kind], kind


def test_empty_dossier_exports_in_every_format() -> None:
    for format in FORMATS:
        assert format.render(make_empty_dossier()) or format.name in {"plover", "ftm"}


def test_zip_holds_the_files_and_no_trace_of_the_machine() -> None:
    format = format_named("csv")
    dossier = make_dossier()
    assert format.files is not None
    with zipfile.ZipFile(io.BytesIO(format.render(dossier))) as archive:
        entries = archive.infolist()
        assert [(e.filename, archive.read(e)) for e in entries] == [
            (f.name, f.content) for f in format.files(dossier)
        ]
        assert {e.date_time for e in entries} == {(1980, 1, 1, 0, 0, 0)}
        assert all(not e.comment and not e.extra for e in entries)
