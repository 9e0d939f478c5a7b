"""Reading passages with marked answers, and ranking what is marked."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.quality.answers import (
    FOLDER,
    HELD_BACK,
    average_precision,
    candidates,
    read_passages,
)

PASSAGE = """== x01 | courts | Kesta | radio
1 Prosecutors say Ivo Marek signed for the lorries in March.
2 Nobody was arrested.
3 Marek said he had been in hospital that week.
- 3 answers 1 | needed | he had been in hospital that week
"""


def read(tmp_path: Path, text: str) -> list[str]:
    (tmp_path / "x.txt").write_text(text, encoding="utf-8")
    return [p.name for p in read_passages(tmp_path / "x.txt")]


def test_marks_stand_at_their_words(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(PASSAGE, encoding="utf-8")
    (passage,) = read_passages(tmp_path / "x.txt")
    (mark,) = passage.answers
    assert (mark.sentence, mark.claim, mark.needed) == (2, 0, True)
    assert passage.text[mark.start : mark.end] == "he had been in hospital that week"
    assert passage.sentence_at(mark.start) == 2


def test_the_accounts_of_both_sides_are_the_one_that_is_right(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(PASSAGE, encoding="utf-8")
    (passage,) = read_passages(tmp_path / "x.txt")
    right = [(a, c) for a, c, mark in candidates(passage) if mark is not None]
    assert right
    assert all(passage.sentence_at(a.span.start) == 2 for a, _ in right)
    assert all(passage.sentence_at(c.span.start) == 0 for _, c in right)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (("in hospital that week\n", "at home\n"), "does not stand in sentence 3"),
        (("needed", "vital"), "no known form"),
    ],
)
def test_a_faulty_mark_is_told(tmp_path: Path, spoil: tuple[str, str], said: str) -> None:
    text = PASSAGE[: PASSAGE.index("- 3")] + PASSAGE[PASSAGE.index("- 3") :].replace(*spoil)
    with pytest.raises(ValueError, match=said):
        read(tmp_path, text)


def test_all_passages_can_be_read() -> None:
    held = [p for path in sorted(FOLDER.glob("*.txt")) for p in read_passages(path)]
    assert len(held) == 550
    assert sum(p.name.startswith(HELD_BACK) for p in held) == 110
    assert all(p.answers for p in held)


def test_what_is_right_and_first_is_precise() -> None:
    assert average_precision([True, False, True], [3.0, 2.0, 1.0]) == pytest.approx((1 + 2 / 3) / 2)
