"""The dossier's JSON keeps its contract: every key, every type, every span, valid bytes."""

from __future__ import annotations

import copy
import dataclasses
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.schema import DOSSIER, DRIFT_KIND, problems, spans_in
from tests.stories import traced

from headwater import Dossier, trace
from headwater.acquire import capture_text
from headwater.dossier import Account, Provenance, escape_surrogates
from headwater.model import Outcome

ROOT = Path(__file__).parents[1]
EMPTY = Dossier(Account(0, 0, (), (), ()), Provenance("0" * 64, (), None, "learned", "learned"))
# Where an id of each kind may be named, and which list must hold it.
REFERENCES: list[tuple[str, str, Callable[[dict[str, Any]], list[str | None]]]] = [
    ("attributions of claims", "attributions", lambda d: _each(d, "claims", "attributions")),
    ("events of claims", "events", lambda d: _each(d, "claims", "event")),
    ("groups of claims", "groups", lambda d: _each(d, "claims", "group")),
    ("children of links", "reports", lambda d: _each(d, "links", "child")),
    ("reports of origins", "reports", lambda d: _each(d, "origins", "reports")),
    ("roots of origins", "reports", lambda d: _each(d, "origins", "report")),
    ("claims of groups", "claims", lambda d: _each(d, "groups", "claims")),
    ("reports of groups", "reports", lambda d: _each(d, "groups", "reports")),
    ("origins of groups", "origins", lambda d: _each(d, "groups", "origins")),
    ("claims of events", "claims", lambda d: _each(d, "events", "claims")),
    ("places of events", "places", lambda d: _each(d, "events", "place")),
    ("times of events", "times", lambda d: _each(d, "events", "time")),
]


def _each(dossier: dict[str, Any], entries: str, key: str) -> list[str | None]:
    """All ids that the entries of a list name under a key."""
    named: list[str | None] = []
    for entry in dossier[entries]:
        value = entry[key]
        named.extend(value if isinstance(value, list) else [value])
    return named


@pytest.fixture(scope="module")
def as_dict() -> dict[str, Any]:
    """The dossier of the three stories, read back from its JSON."""
    parsed: dict[str, Any] = json.loads(traced().to_json(with_text=True))
    return parsed


def without_text(dossier: dict[str, Any]) -> dict[str, Any]:
    """The same dossier with the reports' texts taken out."""
    copied = copy.deepcopy(dossier)
    for report in copied["reports"]:
        del report["text"]
    return copied


def test_every_key_of_the_contract_is_there_with_its_type(as_dict: dict[str, Any]) -> None:
    """No key is missing, none is unknown, and each value is of the kind that is promised."""
    assert list(problems(without_text(as_dict), DOSSIER)) == []


def test_the_stories_fill_every_list_of_the_dossier(as_dict: dict[str, Any]) -> None:
    """What the check above sees is not empty: each part of the contract has an entry."""
    assert [key for key in DOSSIER if isinstance(as_dict[key], list) and not as_dict[key]] == []
    assert any(r["furniture"] for r in as_dict["reports"])
    assert any(c["hedges"] for c in as_dict["claims"])
    assert any(c["numbers"] for c in as_dict["claims"])
    assert any(a["chain"] for a in as_dict["attributions"])


def test_the_schema_check_sees_what_is_wrong(as_dict: dict[str, Any]) -> None:
    """A missing key, an unknown one, a wrong type and a wrong word are each reported."""
    broken = without_text(as_dict)
    del broken["version"]
    broken["extra"] = 1
    broken["reports"][0]["path"] = 5
    broken["drift"][0]["kind"] = "invented"
    assert set(problems(broken, DOSSIER)) == {
        f"dossier.drift[0].kind is 'invented', none of {sorted(DRIFT_KIND)}",
        "dossier.reports[0].path is 5, no str",
        "dossier has extra, which the contract does not know",
        "dossier has no version",
    }


def test_an_empty_dossier_keeps_the_contract() -> None:
    """Nothing read is still a whole dossier."""
    assert list(problems(json.loads(EMPTY.to_json()), DOSSIER)) == []


def test_every_key_is_documented() -> None:
    """The page that users read names each key of each entry."""
    page = (ROOT / "docs/dossier.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z_0-9]+)`", page)) | set(re.findall(r'"([a-z]+)"', page))
    keys = set(DOSSIER)
    for schema in DOSSIER.values():
        entry = schema[0] if isinstance(schema, list) else schema
        if isinstance(entry, dict):
            keys |= entry.keys()
    keys -= {"settings", "stages", "language_model"}  # described in words
    assert sorted(keys - named) == []


def test_every_span_is_the_words_that_stand_there(as_dict: dict[str, Any]) -> None:
    """Offsets lead to the very words, in every part of the dossier."""
    texts = {r["id"]: r["text"] for r in as_dict["reports"]}
    spans = list(spans_in(as_dict))
    assert len(spans) > 50
    for span in spans:
        assert texts[span["report"]][span["start"] : span["end"]] == span["text"] != ""


def test_the_text_is_there_only_when_asked_for(as_dict: dict[str, Any]) -> None:
    """A dossier can be shared without the texts that it speaks of."""
    plain = json.loads(traced().to_json())
    assert all("text" not in r for r in plain["reports"])
    assert plain == without_text(as_dict)


@pytest.mark.parametrize(("name", "kind", "ids"), REFERENCES, ids=[r[0] for r in REFERENCES])
def test_every_id_that_is_named_exists(
    as_dict: dict[str, Any], name: str, kind: str, ids: Callable[[Any], list[str | None]]
) -> None:
    """No reference leads nowhere."""
    known = {entry["id"] for entry in as_dict[kind]}
    assert {i for i in ids(as_dict) if i is not None} <= known


def test_a_parent_is_a_report_or_an_origin(as_dict: dict[str, Any]) -> None:
    """A link leads to a report at hand, or to an origin that no report at hand holds."""
    reports = {r["id"] for r in as_dict["reports"]}
    unseen = {o["id"] for o in as_dict["origins"] if o["report"] is None}
    assert as_dict["links"]
    assert {link["parent"] for link in as_dict["links"]} <= reports | unseen


def test_ids_are_unique_and_count_from_one(as_dict: dict[str, Any]) -> None:
    """Each list numbers its entries in order: r1, r2, ..."""
    for key, prefix in {
        "reports": "r",
        "attributions": "a",
        "claims": "c",
        "origins": "o",
        "groups": "g",
        "drift": "d",
        "events": "e",
        "places": "p",
        "times": "t",
    }.items():
        found = [entry["id"] for entry in as_dict[key]]
        assert found == [f"{prefix}{n}" for n in range(1, len(found) + 1)], key


def test_every_share_and_confidence_is_between_none_and_all(as_dict: dict[str, Any]) -> None:
    """Guesses are probabilities, and shares are shares."""
    for key in ("attributions", "links", "groups", "drift", "places"):
        assert all(0 <= entry["confidence"] <= 1 for entry in as_dict[key]), key
    assert all(0 <= link["share"] <= 1 for link in as_dict["links"])
    assert all(0 <= a[k] <= 1 for a in as_dict["alignments"] for k in ("score", "verbatim"))


def test_a_report_is_found_by_its_id() -> None:
    """`Dossier.report` answers with the report, or says that there is none."""
    assert traced().report("r1") is traced().reports[0]
    with pytest.raises(KeyError, match="r99"):
        traced().report("r99")


def test_lone_surrogates_are_written_as_escapes() -> None:
    """A broken path or text makes valid UTF-8 all the same, and reads back as it was."""
    account = Account(1, 0, (), (Outcome("bad\udcff.txt", "odd \ud800"),), ("note \udfff",))
    text = dataclasses.replace(EMPTY, account=account).to_json()
    parsed = json.loads(text.encode("utf-8"))
    assert parsed["account"]["failed"] == [{"path": "bad\udcff.txt", "reason": "odd \ud800"}]
    assert parsed["account"]["degraded"] == ["note \udfff"]


def test_a_text_with_lone_surrogates_gives_valid_bytes_and_says_so() -> None:
    """A library caller's broken string becomes a readable dossier with a note."""
    dossier = trace(capture_text("The ferry \ud800 sank on Monday.\n", "broken"))
    parsed = json.loads(dossier.to_json(with_text=True).encode("utf-8"))
    assert parsed["account"]["read"] == 1
    assert any("surrogate" in note for note in parsed["account"]["degraded"])
    for span in spans_in(parsed):
        assert parsed["reports"][0]["text"][span["start"] : span["end"]] == span["text"]


@given(st.text(st.characters(codec=None), max_size=40))
def test_escaping_surrogates_changes_nothing_else(text: str) -> None:
    """What is written reads back equal, and is UTF-8."""
    written = escape_surrogates(json.dumps(text, ensure_ascii=False))
    assert json.loads(written.encode("utf-8")) == text or _pairs(text)


def _pairs(text: str) -> bool:
    """Whether two surrogates stand side by side as JSON writes one character in two escapes."""
    return re.search("[\ud800-\udbff][\udc00-\udfff]", text) is not None
