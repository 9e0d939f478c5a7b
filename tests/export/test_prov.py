from __future__ import annotations

import json

from hypothesis import given, settings
from prov.constants import PROV_TYPE
from prov.model import ProvDerivation, ProvDocument, ProvEntity
from tests.export.raid import raid
from tests.render.factory import make_dossier
from tests.strategies import dossiers

from headwater.dossier import Dossier
from headwater.export import format_named
from headwater.export.identity import Identities


def read(name: str, dossier: Dossier) -> ProvDocument:
    formats = {"prov-json": {"format": "json"}, "prov-n": {"format": "provn", "profile": "strict"}}
    content = format_named(name).render(dossier).decode("utf-8")
    document = ProvDocument.deserialize(content=content, **formats[name])
    assert isinstance(document, ProvDocument)
    return document


@settings(max_examples=20)
@given(dossiers())
def test_both_notations_are_read_as_the_same_and_written_back_equal(dossier: Dossier) -> None:
    from_json, from_notation = read("prov-json", dossier), read("prov-n", dossier)
    assert from_json == from_notation
    again = ProvDocument.deserialize(content=from_json.serialize(format="json"), format="json")
    assert again == from_json
    rewritten = from_notation.serialize(format="provn")
    assert ProvDocument.deserialize(content=rewritten, format="provn") == from_json


def derivations(dossier: Dossier) -> dict[tuple[str, str], set[str]]:
    """Types of each derivation, by child and parent as ids of the dossier."""
    names = Identities(dossier)
    ids = [r.id for r in dossier.reports]
    ids += [o.id for o in dossier.origins] + [c.id for c in dossier.claims]
    by_name = {f"id:{names.of(local)}": local for local in ids}
    (bundle,) = read("prov-json", dossier).bundles
    return {
        (by_name[str(found.args[0])], by_name[str(found.args[1])]): {
            str(value) for value in found.get_attribute(PROV_TYPE)
        }
        for found in bundle.get_records(ProvDerivation)
    }


def test_kinds_of_link_become_kinds_of_derivation() -> None:
    found = derivations(make_dossier())
    assert found["r2", "r1"] == {"prov:Revision", "hw:Rewrite", "prov:Quotation"}
    assert found["r3", "r1"] == {"hw:Copy"}
    assert found["r1", "o3"] == {"prov:PrimarySource", "prov:Quotation"}
    assert found["c5", "r2"] == set()


def test_unseen_origin_is_an_unseen_source() -> None:
    (bundle,) = read("prov-json", make_dossier()).bundles
    unseen = [
        str(e.label)
        for e in bundle.get_records(ProvEntity)
        if "hw:UnseenSource" in {str(t) for t in e.get_attribute(PROV_TYPE)}
    ]
    assert unseen == ["Gauge Watch"]


def test_voice_that_speaks_for_a_body_acts_on_its_behalf() -> None:
    records = json.loads(format_named("prov-json").render(raid()))["bundle"]
    (bundle,) = records.values()
    (delegation,) = bundle["actedOnBehalfOf"].values()
    labels = {name: fields["prov:label"] for name, fields in bundle["agent"].items()}
    assert labels[delegation["prov:delegate"]] == "Oda Brenn"
    assert labels[delegation["prov:responsible"]] == "Open Hand"


def test_drift_is_said_of_the_derivation() -> None:
    text = format_named("prov-n").render(make_dossier()).decode("utf-8")
    line = next(x for x in text.splitlines() if "wasDerivedFrom" in x and "hw:drift" in x)
    assert "merged (high): the source says this of one of them" in line
