from __future__ import annotations

import dataclasses
import json
from importlib import import_module
from typing import Any

from hypothesis import given, settings
from pyld import jsonld
from tests.export.raid import raid
from tests.render.factory import make_dossier
from tests.strategies import dossiers

from headwater.dossier import Dossier
from headwater.export.identity import Identities
from headwater.export.schema_org import render_schema_org
from headwater.model import Published


def nodes(dossier: Dossier) -> list[dict[str, Any]]:
    graph: list[dict[str, Any]] = json.loads(render_schema_org(dossier))["@graph"]
    return graph


def strange(value: Any) -> list[str]:
    """Each type or property anywhere in a value that the vocabulary does not have."""
    if isinstance(value, list):
        return [name for entry in value for name in strange(entry)]
    if not isinstance(value, dict):
        return []
    inner = [name for entry in value.values() for name in strange(entry)]
    if "@type" not in value:
        return inner + [key for key in value if key != "@id"]
    kind = value["@type"]
    vocabulary = getattr(import_module(f"pydantic2_schemaorg.{kind}"), kind).__fields__
    keys = {key for key in value if not key.startswith("@")}
    return inner + [f"{kind}.{key}" for key in sorted(keys - vocabulary.keys())]


@settings(max_examples=20)
@given(dossiers())
def test_every_type_and_property_is_of_the_vocabulary(dossier: Dossier) -> None:
    graph = nodes(dossier)
    assert strange(graph) == []
    assert len({node["@id"] for node in graph}) == len(graph)


def test_no_verdict_is_ever_given() -> None:
    kinds = {node["@type"] for dossier in (raid(), make_dossier()) for node in nodes(dossier)}
    assert kinds == {"NewsArticle", "CreativeWork", "Claim"}


def test_graph_reads_back_equal() -> None:
    document = json.loads(render_schema_org(make_dossier()))

    def load(url: str, _: Any) -> dict[str, Any]:
        assert url == "https://schema.org"
        context = {"@context": {"@vocab": "https://schema.org/"}}
        return {"contextUrl": None, "documentUrl": url, "document": context}

    options = {"documentLoader": load}
    expanded = jsonld.expand(document, options)
    back = jsonld.compact(expanded, document["@context"], options)
    assert jsonld.normalize(back, options) == jsonld.normalize(document, options)
    assert len(back["@graph"]) == len(document["@graph"])


def test_reports_say_what_they_are_based_on_and_what_they_cite() -> None:
    dossier = make_dossier()
    urn = Identities(dossier).urn
    graph = {node["@id"]: node for node in nodes(dossier)}
    assert graph[urn("r2")]["isBasedOn"] == [{"@id": urn("r1")}]
    assert graph[urn("r1")]["citation"] == [{"@id": urn("o3")}]
    assert graph[urn("o3")]["name"] == "Gauge Watch"
    assert graph[urn("r1")]["publisher"]["name"] == "Orrin Valley Post"
    assert graph[urn("r1")]["datePublished"] == "2031-05-04T06:10:00Z"


def test_first_appearance_is_the_lone_origins_or_the_earlier_ones() -> None:
    dossier = raid()
    urn = Identities(dossier).urn
    dated = dataclasses.replace(
        dossier.reports[2], published=Published("2031-05-06", "2031-05-06", "metadata")
    )
    changed = dataclasses.replace(dossier, reports=(*dossier.reports[:2], dated))
    (claim,) = [node for node in nodes(changed) if node["@type"] == "Claim"]
    assert claim["firstAppearance"] == {"@id": urn("r1")}
    lone = next(n for n in nodes(make_dossier()) if n.get("text", "").startswith("Two engineers"))
    assert lone["firstAppearance"] == {"@id": Identities(make_dossier()).urn("r1")}


def test_claim_has_its_appearances_and_who_made_it() -> None:
    dossier = raid()
    urn = Identities(dossier).urn
    (claim,) = [node for node in nodes(dossier) if node["@type"] == "Claim"]
    assert claim["appearance"] == [{"@id": urn(r)} for r in ("r1", "r2", "r3")]
    # Two origins, and nobody knows when one of them was published.
    assert "firstAppearance" not in claim
    # The residents have no name and are nobody's authors.
    assert claim["author"] == [
        {
            "@type": "Person",
            "name": "Oda Brenn",
            "affiliation": {"@type": "Organization", "name": "Open Hand"},
        }
    ]
