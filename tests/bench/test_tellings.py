"""Marked tellings: marks stand on their words, and stories have facts told more than once."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from bench.quality.tellings import NEAR_MISS, read_stories


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


def test_no_mark_is_left_in_a_text_and_most_facts_have_several_tellers() -> None:
    several = every = 0
    for _, tellings in read_stories():
        assert not any(set("{}=") & set(t.text) for t in tellings)
        told = Counter(fact for t in tellings for fact in {m.fact for m in t.marked})
        every += len(told)
        several += sum(n > 1 for fact, n in told.items() if fact != NEAR_MISS)
    assert several > 0.8 * every
