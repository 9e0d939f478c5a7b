"""The corpus is as its description says, and a line that is not is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from corpora.reworded import HELD, KINDS, load, read

SETS = load("fit") + load("held")
SETS_FOLDER = Path(__file__).parents[1] / "corpora" / "reworded" / "sets"


def test_every_kind_is_there_often() -> None:
    counts = {k: sum(d.kind == k for s in SETS for d in s.drifted) for k in KINDS}
    assert min(counts.values()) >= 90


def test_marks_and_passages_hold_what_they_claim() -> None:
    for found in SETS:
        for drifted in found.drifted:
            assert drifted.text[drifted.start : drifted.end].strip()
            assert drifted.concerned in found.passage
            assert "[[" not in drifted.text


def test_a_set_has_faithful_and_drifted_lines() -> None:
    assert all(s.faithful and len(s.drifted) >= 3 for s in SETS)


def test_most_changes_of_the_fit_part_are_mended() -> None:
    drifted = [d for s in load("fit") for d in s.drifted]
    mended = [d for d in drifted if d.mended]
    assert len(mended) / len(drifted) > 0.9
    assert all("[[" not in d.mended and d.mended != d.text for d in mended)


def test_the_held_files_are_there_and_no_passage_stands_in_both_parts() -> None:
    assert {path.stem for path in SETS_FOLDER.glob("*.txt")} >= HELD
    assert not {s.passage for s in load("fit")} & {s.passage for s in load("held")}


@pytest.mark.parametrize(
    "line",
    [
        "X what is this",
        "D number-changed | four | [[Five]] mules and [[six]] carts were lost.",
        "D number-changed | nine | [[Five]] mules were lost.",
        "D recoloured | four | [[Five]] mules were lost.",
        "D number-changed | [[Five]] mules were lost.",
    ],
)
def test_a_line_of_another_form_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"line|mark"):
        list(read(["P Four mules were lost in the ford.", line]))
