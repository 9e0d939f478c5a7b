"""Marked tellings: marks stand on their words, who took whose telling, what is held back."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from bench.quality.tellings import NEAR_MISS, read_stories

_TWO = """== Quay Post | 2031-04-02
{aa Fourteen men drowned}.

== Tarn Daily | | from Quay Post
{aa=13 Thirteen men drowned}.
"""


def test_marks_stand_on_their_words(tmp_path: Path) -> None:
    (tmp_path / "01.txt").write_text(
        "== Quay Post | 2031-04-02T06:10:00Z\nAt dawn {a=14 fourteen men drowned}, she said.\n"
    )
    ((name, (telling,)),) = read_stories(tmp_path)
    (mark,) = telling.marked
    assert name == "01"
    assert telling.text.startswith("Source: Quay Post\nPublished: 2031-04-02T06:10:00Z\n\n")
    assert telling.text[mark.start : mark.end] == "fourteen men drowned"
    assert (mark.fact, mark.answer) == ("a", "14")


def test_a_telling_says_whose_it_was_taken_from(tmp_path: Path) -> None:
    (tmp_path / "01.txt").write_text(_TWO)
    ((_, (first, second)),) = read_stories(tmp_path)
    assert (first.parent, second.parent) == (None, first.name)
    assert [(m.fact, m.answer) for m in second.marked] == [("aa", "13")]


def test_a_telling_from_nobody_at_hand_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "01.txt").write_text(_TWO.replace("from Quay Post", "from Lake Post"))
    with pytest.raises(ValueError, match="Tarn Daily is from Lake Post"):
        list(read_stories(tmp_path))


def test_stories_that_are_held_back_come_only_when_asked_for(tmp_path: Path) -> None:
    (tmp_path / "01.txt").write_text(_TWO)
    (tmp_path / "held-02.txt").write_text(_TWO)
    assert [name for name, _ in read_stories(tmp_path)] == ["01"]
    assert [name for name, _ in read_stories(tmp_path, held=True)] == ["held-02"]


@pytest.mark.parametrize("held", [False, True])
def test_the_stories_are_marked_throughout(held: bool) -> None:
    stories = list(read_stories(held=held))
    assert len(stories) >= 20
    for name, tellings in stories:
        assert not any(set("{}") & set(t.text) for t in tellings), name
        assert len({t.outlet for t in tellings}) == len(tellings), name
        told = Counter(fact for t in tellings for fact in {m.fact for m in t.marked})
        assert sum(n > 1 for fact, n in told.items() if fact != NEAR_MISS) >= 3, name
