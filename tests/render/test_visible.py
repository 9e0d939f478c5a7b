from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.render.visible import one_line, shorten, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain – “text” über 世界 مرحبا", "plain – “text” über 世界 مرحبا"),
        ("a\x1b[31mb", "a[U+001B][31mb"),
        ("a\u202eb\u202c", "a[U+202E]b[U+202C]"),
        ("zero\u200bwidth and soft\u00adhyphen", "zerowidth and softhyphen"),
        ("a\r\nb\u2028c\x0bd", "a\nb\nc\nd"),
        ("a\tb", "a b"),
        ("half \ud83d pair", "half \ufffd pair"),
        ("\U000e0041tag", "[U+E0041]tag"),
        ("می\u200cخواهم 👩\u200d🔬", "می\u200cخواهم 👩\u200d🔬"),
    ],
)
def test_what_steers_is_shown_and_what_shapes_stays(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_result_holds_no_control_but_line_breaks(text: str) -> None:
    shown = visible(text)
    assert all(c == "\n" or unicodedata.category(c) not in {"Cc", "Cs"} for c in shown)
    shown.encode("utf-8")
    assert visible(shown) == shown


@given(st.text(), st.integers(min_value=10, max_value=80))
def test_shortened_text_fits_on_one_line(text: str, limit: int) -> None:
    assert len(shorten(text, limit)) <= limit
    assert "\n" not in shorten(text, limit)


def test_short_text_is_not_cut() -> None:
    assert shorten("two words", 9) == one_line("two  words") == "two words"
    assert shorten("two words", 8) == "two wo …" or shorten("two words", 8) == "two …"
