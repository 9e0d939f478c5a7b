"""FollowTheMoney entities against FtM's own model, and through its library where that is installed.

The library needs a build of ICU that comes without wheels, so it is no dependency; `ftm_model.json`
is the part of its model (4.11.2) that concerns us, as the library itself writes it.
"""

from __future__ import annotations

import dataclasses
import json
import re
from importlib import import_module
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from tests.export.raid import raid
from tests.render.factory import make_dossier
from tests.strategies import dossiers

from headwater.dossier import Dossier
from headwater.export.ftm import render_ftm

SCHEMATA = json.loads((Path(__file__).parent / "ftm_model.json").read_text(encoding="utf-8"))[
    "schemata"
]
LONGEST = {"name": 384, "string": 1024, "address": 250, "text": 65_000, "url": 4096}
FORMS = {
    "date": re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?)?)?)?"),
    "checksum": re.compile(r"[0-9a-f]{40}"),
    "country": re.compile(r"[a-z]{2}"),
    "language": re.compile(r"[a-z]{3}"),
    "url": re.compile(r"https?://\S+"),
}


def entities(dossier: Dossier) -> list[dict[str, Any]]:
    return [json.loads(line) for line in render_ftm(dossier).decode("utf-8").splitlines()]


def faults(found: list[dict[str, Any]]) -> list[str]:
    """What of some entities the model does not allow."""
    kinds = {entity["id"]: entity["schema"] for entity in found}
    lines: list[str] = []
    for entity in found:
        schema = SCHEMATA[entity["schema"]]
        missing = set(schema["required"]) - entity["properties"].keys()
        lines += [f"{entity['schema']} lacks {name}" for name in missing]
        for name, values in entity["properties"].items():
            kind, *range_ = schema["properties"].get(name, ["?"])
            lines += [
                f"{entity['schema']}.{name}: {value!r} is no {kind} {range_}"
                for value in values
                if not _fits(value, kind, range_, kinds)
            ]
    return lines


def _fits(value: str, kind: str, range_: list[str], kinds: dict[str, str]) -> bool:
    if kind == "entity":
        return value in kinds and range_[0] in SCHEMATA[kinds[value]]["is"]
    form = FORMS.get(kind)
    sound = value == normalize("NFC", value.strip()) != ""
    short = len(value) <= LONGEST.get(kind, 64)
    return kind != "?" and sound and short and (form is None or bool(form.fullmatch(value)))


def test_long_names_are_cut_to_what_the_model_takes() -> None:
    dossier = raid()
    crowd = dataclasses.replace(dossier.events[0], actors=("a very long name",) * 60)
    found = entities(dataclasses.replace(dossier, events=(crowd,)))
    assert faults(found) == []
    (event,) = [e for e in found if e["schema"] == "Event"]
    assert event["properties"]["name"][0].endswith("…")


@settings(max_examples=20)
@given(dossiers())
def test_every_entity_is_as_the_model_has_it(dossier: Dossier) -> None:
    found = entities(dossier)
    assert len({entity["id"] for entity in found}) == len(found)
    assert faults(found) == []


def test_the_check_finds_what_is_wrong() -> None:
    wrong = {"id": "x", "schema": "Event", "properties": {"date": ["May"], "proof": ["y"]}}
    assert len(faults([wrong])) == 3


@pytest.mark.parametrize("dossier", [raid(), make_dossier()])
def test_library_reads_every_entity_and_writes_it_back_equal(dossier: Dossier) -> None:
    pytest.importorskip("followthemoney", exc_type=ImportError)
    model = import_module("followthemoney").model
    for entity in entities(dossier):
        proxy = model.get_proxy(entity, cleaned=False)
        proxy.schema.validate(entity)
        read = {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()}
        assert read == {name: sorted(values) for name, values in entity["properties"].items()}


def test_raid_becomes_events_documented_by_their_reports() -> None:
    found = entities(raid())
    by_schema: dict[str, list[dict[str, Any]]] = {}
    for entity in found:
        by_schema.setdefault(entity["schema"], []).append(entity)
    assert {name: len(them) for name, them in by_schema.items()} == {
        "Article": 3,
        "Person": 1,
        "Mention": 1,
        "UnknownLink": 1,
        "Event": 5,
        "Documentation": 5,
        "Note": 5,
    }
    roles = [d["properties"]["role"][0] for d in by_schema["Documentation"]]
    assert roles[1:] == [
        "told as stated as having happened",
        "told as stated as having happened",
        "told as expected",
        "told as denied",
    ]
    assert by_schema["UnknownLink"][0]["properties"]["role"] == ["derived from: rewrite"]
    assert by_schema["Event"][1]["properties"]["country"] == ["sy"]
    assert by_schema["Person"][0]["properties"]["alias"] == ["Brenn"]
