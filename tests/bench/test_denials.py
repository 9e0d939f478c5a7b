"""Reading short pairs whose denials are marked as kept or left out."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.quality.denials import FOLDER, HELD_BACK, overlap_by_half, read_denials
from bench.quality.pairs import RETELLING, SOURCE

PAIR = """== x01 courts, Kesta
S Prosecutors say Ivo Marek signed for the lorries in March.
S Marek said he had been in hospital that week.
S The lorries were red.
R Ivo Marek signed for the lorries, prosecutors say.
R The vehicles were red.
- omits | he had been in hospital that week | Ivo Marek signed for the lorries
"""


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "x.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_marks_stand_at_their_words(tmp_path: Path) -> None:
    """Offsets hold in the texts that the program reads."""
    (pair,) = read_denials(write(tmp_path, PAIR))
    (mark,) = pair.omitted()
    denied, told = slice(*mark.denial), slice(*mark.told)
    assert pair.texts[SOURCE][denied] == "he had been in hospital that week"
    assert pair.texts[RETELLING][told] == "Ivo Marek signed for the lorries"


@pytest.mark.parametrize(
    ("old", "new"),
    [("- omits", "- loses"), ("hospital that week |", "prison |"), ("R The", "X The")],
)
def test_what_is_no_mark_is_said(tmp_path: Path, old: str, new: str) -> None:
    """A faulty line is named, not passed over."""
    with pytest.raises(ValueError, match="x01"):
        list(read_denials(write(tmp_path, PAIR.replace(old, new))))


def test_every_file_can_be_read() -> None:
    """The labels that are published are whole, and one file is held back."""
    counts = {path.stem: len(list(read_denials(path))) for path in FOLDER.glob("*.txt")}
    assert counts[HELD_BACK] == 40
    assert sum(counts.values()) == 668


def test_half_of_the_shorter_stretch_is_enough() -> None:
    """The measure by which words are taken for the same."""
    assert overlap_by_half((0, 10), (8, 12))
    assert not overlap_by_half((0, 10), (9, 20))
    assert not overlap_by_half((3, 3), (0, 10))
