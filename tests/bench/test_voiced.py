"""Scoring who is taken for whom in reports with every voice marked."""

from __future__ import annotations

from pathlib import Path

from bench.quality.voiced import FOLDER, Judged, Mark, compare, read_marked


def test_marks_stand_where_their_words_are(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("{m:The mill} shut, {c:she} said.\n====\n{m:It} did.\n", encoding="utf-8")
    first, second = read_marked(path)
    assert first.text == "The mill shut, she said."
    assert [first.text[m.start : m.end] for m in first.marks] == ["The mill", "she"]
    assert [m.voice for m in second.marks] == ["m"]


def test_pairs_are_counted_as_marked_and_as_found() -> None:
    marks = [Mark(0, 1, "a"), Mark(2, 3, "a"), Mark(4, 5, "b")]
    found = ["1", "2", "2"]
    tally = compare([Judged(m, v, "") for m, v in zip(marks, found, strict=True)])
    assert (tally.gold, tally.found, tally.gold_hit) == (1, 1, 0)


def test_every_file_of_marked_reports_can_be_read() -> None:
    for path in FOLDER.glob("*.txt"):
        assert all(report.marks for report in read_marked(path))
