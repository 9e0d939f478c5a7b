from __future__ import annotations

import json
from typing import Any

from geojson_pydantic import FeatureCollection
from hypothesis import given, settings
from tests.export.raid import raid
from tests.render.factory import make_dossier
from tests.strategies import dossiers

from headwater.dossier import Dossier
from headwater.export.geojson import render_geojson


@settings(max_examples=20)
@given(dossiers())
def test_any_dossier_is_valid_and_reads_back_equal(dossier: Dossier) -> None:
    written = render_geojson(dossier)
    read: FeatureCollection[Any] = FeatureCollection.model_validate_json(written)
    again = json.loads(read.model_dump_json(exclude_unset=True))
    assert again == json.loads(written)
    assert len(again["features"]) == len(dossier.events) + len(dossier.places)


def test_event_lies_where_its_place_does_with_its_precision_and_its_words() -> None:
    features = json.loads(render_geojson(raid()))["features"]
    event = next(f for f in features if f["properties"]["id"] == "e2")
    assert event["geometry"] == {"type": "Point", "coordinates": [40.123457, -35.25]}
    properties = event["properties"]
    assert properties["geo_precision"] == 2
    assert properties["where_prec"] == 2
    assert properties["uncertainty_m"] == 20_000
    assert properties["admin_level"] == 4
    assert properties["geonameid"] == 77
    assert properties["centroid"] is False
    assert (properties["earliest"], properties["latest"]) == ("2031-05-03", "2031-05-03")
    assert (properties["dead_low"], properties["dead_high"]) == (9, 9)
    assert properties["credited_to"] == ["residents"]
    assert properties["independent_origins"] == 2
    texts = {r.id: r.text for r in raid().reports}
    for ground in properties["derived_from"]:
        assert texts[ground["report"]][ground["start"] : ground["end"]] == ground["text"]
        assert len(ground["text_sha256"]) == 64


def test_what_has_no_coordinates_is_kept_without_a_point() -> None:
    features = json.loads(render_geojson(raid()))["features"]
    place = next(f for f in features if f["properties"]["id"] == "p2")
    assert place["geometry"] is None
    assert place["properties"]["place"] == "Sarn Ford"
    assert place["properties"]["uncertainty_m"] is None


def test_province_is_a_centroid() -> None:
    features = json.loads(render_geojson(make_dossier()))["features"]
    orrin = next(f["properties"] for f in features if f["properties"].get("spelling") == "Orrin")
    assert (orrin["centroid"], orrin["where_prec"], orrin["geo_precision"]) == (True, 4, 3)
