"""JSON of others: what it says, in words that any encoding can carry."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.raw.jsons import load_json

_VALUES = st.recursive(
    st.none() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


def test_half_a_character_is_replaced_and_a_whole_one_stays() -> None:
    assert load_json(r'{"a\ud800": ["x\udfff y", "\ud83d\ude00"]}') == {
        "a\ufffd": ["x\ufffd y", "\U0001f600"]
    }


@given(_VALUES)
def test_anything_else_is_what_it_says(value: object) -> None:
    assert load_json(json.dumps(value)) == value


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(ValueError, match="Expecting"):
        load_json("{half")
