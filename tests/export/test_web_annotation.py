from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from jsonschema import Draft202012Validator, FormatChecker
from pyld import jsonld
from tests.export.raid import raid
from tests.render.factory import make_dossier
from tests.strategies import dossiers

from headwater.dossier import Dossier
from headwater.export.web_annotation import render_web_annotation

HERE = Path(__file__).parent
CONTEXT = json.loads((HERE / "anno_context.json").read_text(encoding="utf-8"))
SCHEMA = json.loads((HERE / "annotation_schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())


def written(dossier: Dossier) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(render_web_annotation(dossier))
    return read


def items(dossier: Dossier) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = written(dossier)["first"]["items"]
    return found


def no_network(url: str, _: Any) -> dict[str, Any]:
    """The context from this folder: the terms that we use, as the published one defines them."""
    assert url == "http://www.w3.org/ns/anno.jsonld"
    return {"contextUrl": None, "documentUrl": url, "document": CONTEXT}


@settings(max_examples=20)
@given(dossiers())
def test_any_dossier_is_a_valid_collection(dossier: Dossier) -> None:
    collection = written(dossier)
    assert [error.message for error in VALIDATOR.iter_errors(collection)] == []
    assert collection["total"] == len(collection["first"]["items"])


def test_every_key_is_a_term_of_the_context_and_the_graph_reads_back_equal() -> None:
    collection = written(make_dossier())
    options = {"documentLoader": no_network}
    (expanded,) = jsonld.expand(collection, options)
    back = jsonld.compact(expanded, collection["@context"], options)
    assert set(walk(back)) == set(walk(collection))
    assert jsonld.normalize(back, options) == jsonld.normalize(collection, options)


def walk(value: Any) -> list[str]:
    """Every key anywhere in a value."""
    if isinstance(value, list):
        return [key for entry in value for key in walk(entry)]
    if isinstance(value, dict):
        inner = [key for k, v in value.items() if k != "@context" for key in walk(v)]
        return [*value, *inner]
    return []


def test_selectors_find_their_words_in_the_text_of_the_digest() -> None:
    texts = {r.text_sha256: r.text for r in raid().reports}
    for item in items(raid()):
        targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
        for target in targets:
            quote, position = target["selector"]
            text = texts[target["hw:textSha256"]]
            assert text[position["start"] : position["end"]] == quote["exact"]
            assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
            assert target["source"].startswith("https://news.example/")


def test_drift_questions_both_reports_and_places_link_to_their_entry() -> None:
    by_motivation: dict[str, list[dict[str, Any]]] = {}
    for item in items(make_dossier()):
        by_motivation.setdefault(item["motivation"], []).append(item)
    drift = by_motivation["questioning"][3]
    assert len(drift["target"]) == 2
    assert [b["value"] for b in drift["body"]][:2] == ["merged", "high"]
    sources = [b.get("source") for item in by_motivation["linking"] for b in item["body"]]
    assert "https://sws.geonames.org/2/" in sources
    assert len(by_motivation["classifying"]) == 10
