from __future__ import annotations

import dataclasses
import json
from typing import Any

import stix2
from hypothesis import given, settings
from tests.export.raid import raid
from tests.render.factory import make_dossier
from tests.strategies import dossiers

from headwater.dossier import Dossier
from headwater.export.stix import NO_TIME, render_stix
from headwater.model import Published


@settings(max_examples=20)
@given(dossiers())
def test_any_dossier_is_valid_and_reads_back_equal(dossier: Dossier) -> None:
    written = render_stix(dossier).decode("utf-8")
    bundle = stix2.parse(written, allow_custom=False, version="2.1")
    assert json.loads(bundle.serialize()) == json.loads(written)


@settings(max_examples=20)
@given(dossiers())
def test_every_reference_leads_to_an_object_of_the_bundle(dossier: Dossier) -> None:
    objects = found(dossier)
    assert len({o["id"] for o in objects}) == len(objects)
    ids = {o["id"] for o in objects}
    for thing in objects:
        refs = [v for k, v in thing.items() if k.endswith("_ref")]
        assert {*refs, *thing.get("object_refs", ())} <= ids, thing["type"]


def found(dossier: Dossier) -> list[dict[str, Any]]:
    objects: list[dict[str, Any]] = json.loads(render_stix(dossier))["objects"]
    return objects


def test_time_is_that_of_the_latest_publication_and_no_clocks() -> None:
    objects = found(raid())
    assert {o["created"] for o in objects} == {"2031-05-05T00:00:00.000Z"}
    published = {o["name"]: o for o in objects if o["type"] == "report"}
    assert published["Raid on Sarn Ford"]["published"] == "2031-05-04T06:10:00Z"
    undated = published["Seven killed at Sarn Ford"]
    assert undated["published"] == NO_TIME
    assert undated["labels"] == ["headwater:published-unknown"]


def test_without_any_date_time_stands_at_its_beginning() -> None:
    dossier = raid()
    undated = tuple(dataclasses.replace(r, published=Published()) for r in dossier.reports)
    objects = found(dataclasses.replace(dossier, reports=undated))
    assert {o["created"] for o in objects} == {"1970-01-01T00:00:00.000Z"}


def test_dossier_becomes_the_objects_that_an_analyst_expects() -> None:
    objects = found(make_dossier())
    kinds = [o["type"] for o in objects]
    assert kinds.count("report") == 4
    assert kinds.count("note") == 10 + 9
    assert kinds.count("incident") == 2
    derived = [o for o in objects if o.get("relationship_type") == "derived-from"]
    assert [o["confidence"] for o in derived] == [97, 97, 80, 80]
    place = next(o for o in objects if o["type"] == "location" and o["name"] == "Tolmere")
    assert (place["latitude"], place["longitude"], place["precision"]) == (61.9, 9.2, 3000.0)
