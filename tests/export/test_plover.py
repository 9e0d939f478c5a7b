from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from jsonschema import Draft202012Validator
from tests.export.raid import raid
from tests.strategies import dossiers

from headwater.dossier import Dossier
from headwater.export.plover import render_plover

SCHEMA = json.loads((Path(__file__).parent / "plover_schema.json").read_text(encoding="utf-8"))


def records(dossier: Dossier) -> list[dict[str, Any]]:
    return [json.loads(line) for line in render_plover(dossier).decode("utf-8").splitlines()]


@settings(max_examples=20)
@given(dossiers())
def test_every_event_is_a_valid_record(dossier: Dossier) -> None:
    found = records(dossier)
    for record in found:
        assert [e.message for e in Draft202012Validator(SCHEMA).iter_errors(record)] == []
    assert [r["event"] for r in found] == [[e.type] for e in dossier.events]


def test_record_says_who_whom_where_when_and_on_whose_word() -> None:
    record = records(raid())[1]
    assert record["actor"] == [{"entity_text": "Soldiers", "sector": "MIL"}]
    assert record["recipient"] == [{"entity_text": "villagers", "sector": "CVL"}]
    assert (record["date"], record.get("enddate")) == ("2031-05-03", None)
    assert (record["mode"], record["context"]) == (["firearms"], ["military"])
    assert (record["quad_code"], record["event_scale"]) == (4, -9.0)
    assert record["size"] == {"dead": 9}
    assert record["event_loc"] == {
        "extracted_place": "Sarn Ford",
        "resolved_place": "Sarn Ford",
        "geonameid": 77,
        "lat": -35.25,
        "lon": 40.123457,
        "city": "Sarn Ford",
        "country": "Syria",
        "country_code": "SYR",
        "feature_class": "P",
        "feature_code": "PPL",
        "resolution": 4,
    }
    assert record["comment"] == "credited to residents; independent origins: 2"
    assert record["cite_info"]["publication"] == "Ostrel Wire"
    text = raid().reports[0].text
    assert [text[record["text_info"]["start"] : record["text_info"]["end"]]] == record["event_text"]


def test_auxiliary_modes_stand_beside_the_mode() -> None:
    assert [r["mode"] for r in records(raid())[3:]] == [
        ["firearms", "future"],
        ["firearms", "negation"],
    ]


def test_tellings_of_one_claim_share_a_link_and_dates_are_never_guessed() -> None:
    found = records(raid())
    assert len({r.get("link") for r in found[:3]}) == 1
    assert found[0]["date"] == ""
    assert "coded_date" not in found[0]
