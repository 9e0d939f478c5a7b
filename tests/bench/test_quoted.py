"""Passages in which every body is marked: how they are read, and how what is cited is counted."""

from __future__ import annotations

from pathlib import Path

from bench.quality.quoted import FOLDER, HELD_BACK, heard_of, read_passages, read_through

PASSAGES = """== 1 | Vale Courier
VALE, June 3 - Nine barges have sunk, the {b:State Water Board} said. {x:The navy} towed two away.

Ida Brandel told {o:Radio Salina} that there had been eleven.

== 2 | Vale Courier
{x:The navy} came.
"""


def _file(tmp_path: Path) -> Path:
    path = tmp_path / "one.txt"
    path.write_text(PASSAGES, encoding="utf-8")
    return path


def test_marks_stand_where_their_words_do(tmp_path: Path) -> None:
    first, second = read_passages(_file(tmp_path))
    assert [(m.sort, first.text[m.start : m.end]) for m in first.named] == [
        ("b", "State Water Board"),
        ("x", "The navy"),
        ("o", "Radio Salina"),
    ]
    assert "{" not in first.text + second.text
    assert second.name == "one 2"


def test_what_is_cited_is_counted_by_sort(tmp_path: Path) -> None:
    first, second = map(heard_of, read_through(read_passages(_file(tmp_path))))
    assert (first.bodies.right, first.bodies.gold) == (1, 1)
    assert (first.outlets.right, first.outlets.gold) == (1, 1)
    assert (first.others.right, first.others.gold) == (0, 1)
    assert (second.bodies.gold, second.others.gold) == (0, 1)


def test_every_shipped_passage_has_a_mark_and_no_stray_brace() -> None:
    files = sorted(FOLDER.glob("*.txt"))
    assert {f.stem for f in files} >= HELD_BACK
    for file in files:
        for passage in read_passages(file):
            assert passage.named, passage.name
            assert not set("{}") & set(passage.text), passage.name
