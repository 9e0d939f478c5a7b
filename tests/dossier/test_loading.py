from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.render.factory import make_dossier, make_empty_dossier
from tests.strategies import dossiers

from headwater.dossier import Dossier, is_dossier, load_dossier
from headwater.errors import ReadError

GOLDEN = Path(__file__).parents[1] / "golden"


def changed(**fields: Any) -> bytes:
    """A sound dossier's JSON with some keys replaced."""
    return json.dumps({**make_dossier().to_dict(), **fields}).encode()


@pytest.mark.parametrize("name", ["mill-fire.json", "pair.json"])
def test_what_a_trace_wrote_is_written_again_byte_for_byte(name: str) -> None:
    content = (GOLDEN / name).read_bytes()
    assert is_dossier(content)
    assert load_dossier(content).to_json(with_text=True).encode("utf-8") == content


@settings(max_examples=30)
@given(dossiers(), st.booleans())
def test_any_dossier_is_written_again_as_it_was(dossier: Dossier, with_text: bool) -> None:
    written = dossier.to_json(with_text=with_text)
    loaded = load_dossier(written.encode("utf-8"))
    assert loaded.to_json(with_text=with_text) == written
    assert loaded.has_text == (with_text and dossier.has_text)


def test_dossier_keeps_the_version_that_found_it() -> None:
    assert load_dossier(changed(version="9.9.9")).to_dict()["version"] == "9.9.9"


def test_unknown_keys_are_passed_over() -> None:
    dossier = load_dossier(changed(tomorrow=[1, 2, 3]))
    assert dossier.to_dict() == make_dossier().to_dict()


def test_order_of_keys_and_a_byte_order_mark_do_not_matter() -> None:
    turned = json.dumps(make_dossier().to_dict(), sort_keys=True, indent=4)
    content = b"\xef\xbb\xbf" + turned.encode("utf-8")
    assert is_dossier(content)
    assert load_dossier(content).to_dict() == make_dossier().to_dict()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "not whole JSON"),
        (b"{", "not whole JSON"),
        (b'{"schema": "headwater/dossier/1"', "not whole JSON"),
        (b"[" * 100_000, "not whole JSON"),
        (b"[]", "no dossier of the schema"),
        (b"{}", "but 'None'"),
        (changed(schema="headwater/dossier/2"), "but 'headwater/dossier/2'"),
        (b'{"schema": "headwater/dossier/1"}', "'provenance' is missing"),
        (changed(reports=None), "not as its schema has it"),
        (changed(reports=[3]), "not as its schema has it"),
        (changed(links=[{"child": "r1"}]), r"links\[0\]"),
        (changed(places=[{"lat": "north"}]), r"places\[0\]"),
        (changed(account={"given": "six"}), "account"),
        (b'{"schema": "headwater/dossier/1", "x": NaN}', "NaN is no number"),
        (b'{"schema": "headwater/dossier/1", "x": 1e999}', "too large"),
    ],
)
def test_what_is_no_sound_dossier_is_refused_in_one_line(content: bytes, said: str) -> None:
    with pytest.raises(ReadError, match=said) as refused:
        load_dossier(content)
    assert "\n" not in str(refused.value)


def test_span_that_does_not_hold_its_words_is_refused() -> None:
    fields = make_dossier().to_dict(with_text=True)
    fields["claims"][0]["span"]["start"] += 1
    with pytest.raises(ReadError, match="does not hold the words at its place: r1"):
        load_dossier(json.dumps(fields).encode())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"A report on headwater/dossier/1.\n",
        b'{"headline": "About headwater/dossier/1", "schema": "ninjs/3"}',
        b'["headwater/dossier/1"]',
        b"\x00\xff{",
    ],
)
def test_a_report_is_no_dossier(content: bytes) -> None:
    assert not is_dossier(content)


def test_dossier_that_was_cut_short_is_known_for_one() -> None:
    content = make_empty_dossier().to_json().encode()
    assert is_dossier(content[: len(content) // 2])
