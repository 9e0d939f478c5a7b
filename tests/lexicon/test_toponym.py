from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.lexicon.toponym import (
    MIN_LIKENESS,
    fold_toponym,
    toponym_likeness,
    toponym_skeleton,
)

SPELLINGS = [
    line.split("\t")
    for line in Path(__file__).with_name("spellings.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
NAMES = st.text(alphabet="aeioubdhklmnrstyzAKMR -'\u2019\u0101\u1e2b\u015f\u0131", max_size=20)


def are_one_name(a: str, b: str) -> bool:
    mine, theirs = fold_toponym(a), fold_toponym(b)
    if mine == theirs:
        return True
    same = toponym_skeleton(mine) == toponym_skeleton(theirs)
    return same and toponym_likeness(mine, theirs) >= MIN_LIKENESS


@pytest.mark.parametrize(("a", "b"), [(a, b) for sign, a, b in SPELLINGS if sign == "+"])
def test_spellings_of_one_name_are_told(a: str, b: str) -> None:
    assert are_one_name(a, b)


@pytest.mark.parametrize(("a", "b"), [(a, b) for sign, a, b in SPELLINGS if sign == "-"])
def test_names_that_only_sound_alike_are_not_one(a: str, b: str) -> None:
    assert not are_one_name(a, b)


@pytest.mark.parametrize(("a", "b"), [(a, b) for sign, a, b in SPELLINGS if sign == "~"])
def test_short_names_share_a_skeleton_and_no_more(a: str, b: str) -> None:
    assert toponym_skeleton(fold_toponym(a)) == toponym_skeleton(fold_toponym(b))
    assert not are_one_name(a, b)


def test_the_table_of_spellings_is_large_enough_to_say_something() -> None:
    signs = [sign for sign, _, _ in SPELLINGS]
    assert (signs.count("+"), signs.count("-")) > (120, 45)


@given(st.text(max_size=30))
def test_any_name_folds_once_and_for_all(name: str) -> None:
    folded = fold_toponym(name)
    assert fold_toponym(folded) == folded or len(folded) < len(name)
    assert toponym_likeness(folded, folded) == 1.0


@given(NAMES, NAMES)
def test_likeness_has_no_direction_and_one_means_equal(a: str, b: str) -> None:
    mine, theirs = fold_toponym(a), fold_toponym(b)
    likeness = toponym_likeness(mine, theirs)
    assert 0.0 <= likeness <= 1.0
    assert likeness == pytest.approx(toponym_likeness(theirs, mine))
    assert (likeness == 1.0) == (mine == theirs)


@given(NAMES, st.sampled_from(["al-", "Al ", "el-", "ash-", "ar-"]))
def test_an_article_changes_no_name(name: str, article: str) -> None:
    folded = fold_toponym(name)
    if len(folded.replace(" ", "")) > 3:
        assert fold_toponym(article + name.strip(" -'\u2019")) == folded


@given(NAMES)
def test_case_hyphens_and_apostrophes_change_no_name(name: str) -> None:
    plain = name.replace("\u0131", "i")
    assert fold_toponym(plain.upper()) == fold_toponym(plain.lower())
    assert fold_toponym(name.replace("-", " ")) == fold_toponym(name)
    assert fold_toponym(name.replace("'", "").replace("\u2019", "")) == fold_toponym(name)
