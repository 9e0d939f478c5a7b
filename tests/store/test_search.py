"""Searching a case: words, phrases, beginnings, fields; whatever else is typed is words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store.cases import FERRY, WHEAT, capture, new_case

from headwater.store import CaseFile
from headwater.store.search import MARK_END, MARK_START, search

BOTH = {"Ferry sinks off Cape Veld", "Wheat prices rise in the north"}


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseFile]:
    """A case with a report on a ferry and one on wheat."""
    folder: Path = tmp_path_factory.mktemp("search")
    with new_case(folder, [capture(FERRY), capture(WHEAT, "wheat.txt")]) as opened:
        yield opened


def found(case: CaseFile, words: str) -> set[str]:
    return {hit.title for hit in search(case, words)}


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("ferry", {"Ferry sinks off Cape Veld"}),
        ("FERRY nine", {"Ferry sinks off Cape Veld"}),
        ("said", BOTH),
        ("said -traders", {"Ferry sinks off Cape Veld"}),
        ("ferry wheat", set()),
        ("cafe", {"Ferry sinks off Cape Veld"}),
        ('"sank off cape"', {"Ferry sinks off Cape Veld"}),
        ('"cape off sank"', set()),
        ("marke*", {"Wheat prices rise in the north"}),
        ("marke", set()),
        ("title:wheat", {"Wheat prices rise in the north"}),
        ("title:lund", set()),
        ('outlet:"quay gazette"', {"Ferry sinks off Cape Veld"}),
        ("text:lund", {"Wheat prices rise in the north"}),
        ("", set()),
        ('* - ""', set()),
        ("-ferry", set()),
        ("ferry OR wheat", set()),
        ("12 percent", {"Wheat prices rise in the north"}),
    ],
)
def test_words_find_what_holds_them(case: CaseFile, words: str, titles: set[str]) -> None:
    assert found(case, words) == titles


@given(words=st.text(max_size=30))
def test_nothing_that_can_be_typed_is_an_error(case: CaseFile, words: str) -> None:
    assert found(case, words) <= BOTH


@given(words=st.lists(st.sampled_from(FERRY.split()), min_size=1, max_size=4))
def test_every_word_of_a_report_finds_it(case: CaseFile, words: list[str]) -> None:
    assert "Ferry sinks off Cape Veld" in found(case, " ".join(words))


def test_a_hit_shows_the_words_where_they_stand(case: CaseFile) -> None:
    (hit,) = search(case, "haste")
    assert f"apparent {MARK_START}haste{MARK_END}" in hit.snippet
    assert (hit.outlet, hit.published, hit.path) == ("Quay Gazette", "2027-03-02", "ferry.txt")


def test_the_limit_holds_and_the_best_comes_first(case: CaseFile) -> None:
    assert len(search(case, "said", limit=1)) == 1
    assert [h.title for h in search(case, "ferry said")] == ["Ferry sinks off Cape Veld"]
