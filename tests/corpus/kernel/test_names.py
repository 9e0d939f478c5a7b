from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.corpus.kernel.names import find_named
from headwater.corpus.kernel.words import split_words


def named(*texts: str | None) -> list[list[str]]:
    column = pa.array(texts, pa.string())
    words = split_words(column)
    flags = find_named(column, words)
    return [
        [
            (texts[text] or "")[words.starts[at] : words.ends[at]]
            for at in range(words.firsts[text], words.firsts[text + 1])
            if flags[at]
        ]
        for text in range(len(texts))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam at Holt broke on Monday.", ["Holt", "Monday"]),
        ("Rain fell. Nobody in Vellmar slept.", ["Vellmar"]),
        ("He said: “We left Dunmere at 9pm with 40,000 others.”", ["Dunmere", "9pm", "40", "000"]),
        ("the rain came\nNobody slept in the valley", []),
        ("the élite of Élan met", ["Élan"]),
        ("THE DAM AT HOLT BROKE", []),
        ("2024", ["2024"]),
        ("", []),
    ],
)
def test_names_and_figures_are_told_by_how_they_are_written(text: str, expected: list[str]) -> None:
    assert named(text) == [expected]


def test_texts_do_not_touch_each_other() -> None:
    assert named("rain fell on Holt", None, "Nobody slept", "in Holt 3") == [
        ["Holt"],
        [],
        [],
        ["Holt", "3"],
    ]


@given(st.lists(st.text(max_size=40), max_size=5))
def test_any_text_is_told(texts: list[str]) -> None:
    together = named(*texts)
    assert together == [named(text)[0] for text in texts]
