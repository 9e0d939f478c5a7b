from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import FORMULAS, words

from headwater.export.safe_csv import made_safe, read_table, restored, write_table

texts = st.one_of(words(), st.text("=+-@'; \t\r\n\x00\u200b＝a\"", max_size=8))


@pytest.mark.parametrize("payload", FORMULAS)
def test_what_could_be_a_formula_gets_an_apostrophe_and_gives_it_back(payload: str) -> None:
    assert made_safe(payload) != payload
    assert restored(made_safe(payload)) == payload


@pytest.mark.parametrize("text", ["", "a=1", "don't", "'quoted'", "3 - 4", "a; b", "e-mail", "x@y"])
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert made_safe(text) == text


@given(texts)
def test_every_text_comes_back(text: str) -> None:
    assert restored(made_safe(text)) == text


@given(st.lists(st.tuples(texts, texts), max_size=4))
def test_every_table_reads_back(rows: list[tuple[str, str]]) -> None:
    written = write_table(["one", "two"], rows)
    assert read_table(written) == [{"one": a, "two": b} for a, b in rows]


def test_figures_stay_figures_and_nothing_is_an_empty_cell() -> None:
    written = write_table("a b c d e".split(), [[-1.5, 3, None, True, "-1.5"]])
    assert written == "a,b,c,d,e\r\n-1.5,3,,true,'-1.5\r\n"
    assert next(csv.reader(io.StringIO(written.splitlines()[1])))[0] == "-1.5"
