from __future__ import annotations

from pathlib import Path

from bench.quality.halves import half_of
from bench.quality.times.corpus import Labelled, Timex, read_document
from bench.quality.times.found import as_labelled
from bench.quality.times.score import compare

from headwater.model import Span, TimeExpression

_TIMEML = """<?xml version="1.0" ?>
<TimeML>
<DCT><TIMEX3 tid="t0" type="DATE" value="2031-05-14">14 May 2031</TIMEX3></DCT>
<TEXT>The mill <EVENT eid="e1">burned</EVENT> on
<TIMEX3 tid="t1" type="DATE" value="2031-05-12">Monday</TIMEX3> for
<TIMEX3 tid="t2" type="DURATION" value="PT2H">two hours</TIMEX3>.</TEXT>
</TimeML>
"""


def test_a_timeml_file_is_read_with_the_characters_of_its_text(tmp_path: Path) -> None:
    path = tmp_path / "mill.tml"
    path.write_text(_TIMEML, encoding="utf-8")
    document = read_document(path)
    assert document.published == "2031-05-14"
    assert [document.text[t.start : t.end] for t in document.times] == ["Monday", "two hours"]
    assert [t.value for t in document.times] == ["2031-05-12", "PT2H"]


def test_relaxed_is_by_overlap_and_value_by_the_very_same_value() -> None:
    gold = Labelled("d", "on Monday and Tuesday", "2031-05-14", (
        Timex(3, 9, "DATE", "2031-05-12"), Timex(14, 21, "DATE", "2031-05-13"),
    ))  # fmt: skip
    found = [Timex(0, 9, "DATE", "2031-05-12"), Timex(14, 21, "DATE", "2031-05-20")]
    figures = compare(gold, found)[0].figures()
    assert (figures["strict_f1"], figures["relaxed_f1"], figures["value_right"]) == (0.5, 1.0, 0.5)


def test_a_range_of_ours_is_two_expressions_of_theirs() -> None:
    words = "May to July 2014"
    span = Span("r1", 5, 5 + len(words), words)
    time = TimeExpression(
        "", span, "2014-05-01", "2014-07-31", 3, "text", "DATE", "2014-05/2014-07"
    )
    assert [(t.start, t.end, t.value) for t in as_labelled(time)] == [
        (5, 8, "2014-05"), (12, 21, "2014-07"),
    ]  # fmt: skip


def test_a_document_stays_in_its_half() -> None:
    assert {half_of(f"document {n}") for n in range(20)} == {"tune", "held"}
    assert half_of("wsj_0006") == half_of("wsj_0006")
