from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.corpus.kernel.words import Words, split_words


def split(*texts: str | None) -> Words:
    return split_words(pa.array(texts, pa.string()))


def words_of(text: str) -> list[str]:
    words = split(text)
    return [text[s:e] for s, e in zip(words.starts, words.ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam broke.", ["The", "dam", "broke"]),
        ("don’t, don't", ["don", "t", "don", "t"]),
        ("40,000 in Deir ez-Zor", ["40", "000", "in", "Deir", "ez", "Zor"]),
        ("«Ça va»", ["Ça", "va"]),
        ("حلب اليوم", ["حلب", "اليوم"]),
        ("東京で3人", ["東", "京", "で", "3", "人"]),
        ("a\u00a0b\u200bc", ["a", "b", "c"]),
        ("fire 🔥 out", ["fire", "out"]),
        ("", []),
        (" .,;\n", []),
    ],
)
def test_words_are_runs_of_letters_and_digits(text: str, expected: list[str]) -> None:
    assert words_of(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Café", "CAFE"),
        ("Mayādīn", "mayadin"),
        ("ﬁre", "fire"),
        ("ＡＢ", "ab"),
        ("Ελλάδα", "ΕΛΛΑΔΑ"),
    ],
)
def test_case_and_accents_do_not_count(one: str, other: str) -> None:
    first, second = split(one).hashes[0], split(other).hashes[0]
    # A ligature folds to its first letter alone; everything else to the very same word.
    assert (first == second) == (one != "ﬁre")


def test_offsets_count_from_the_start_of_their_own_text() -> None:
    words = split("ab cd", None, "", "ef", "é gh")
    assert words.firsts.tolist() == [0, 2, 2, 2, 3, 5]
    assert words.starts.tolist() == [0, 3, 0, 0, 2]
    assert words.ends.tolist() == [2, 5, 2, 1, 4]


@given(st.lists(st.text(max_size=40), max_size=5))
def test_a_text_has_the_same_words_whatever_stands_beside_it(texts: list[str]) -> None:
    storable = [t.encode("utf-8", "replace").decode() for t in texts]
    together = split(*storable)
    for place, text in enumerate(storable):
        alone = split(text)
        rows = slice(together.firsts[place], together.firsts[place + 1])
        assert together.hashes[rows].tolist() == alone.hashes.tolist()
        assert together.starts[rows].tolist() == alone.starts.tolist()
        assert together.loose[rows].tolist() == alone.loose.tolist()


@given(st.text(max_size=60))
def test_every_word_is_letters_and_digits_of_the_text(text: str) -> None:
    storable = text.encode("utf-8", "replace").decode()
    for word in words_of(storable):
        assert word
        assert not any(c.isspace() for c in word)


def test_a_short_line_without_a_full_stop_is_no_prose() -> None:
    text = (
        "Ferry fares to rise\nThe company said on Monday that fares would rise by a tenth, and "
        "that no ferry would run at night.\nRead also: Council meets | Dam inspected\n"
    )
    words = split(text)
    loose = [text[s:e] for s, e, f in zip(words.starts, words.ends, words.loose, strict=True) if f]
    assert loose == "Ferry fares to rise Read also Council meets Dam inspected".split()


@pytest.mark.parametrize(
    "text",
    [
        "a text that somebody wrapped\nwhatever column it was so that hardly\nany line ends as a\n"
        "sentence does but this one.",
        "no full stop at all in this text",
        "He said: “We shall see.”\nShe left (by train.)",
    ],
)
def test_lines_say_nothing_where_most_of_them_end_so(text: str) -> None:
    assert not split(text).loose.any()
