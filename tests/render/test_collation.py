from __future__ import annotations

import dataclasses

from tests.render.factory import make_dossier, make_long_dossier

from headwater.render.collation import Collation, CollationRow, Passage, collations
from headwater.render.names import name_everything
from headwater.render.shown_drift import changes


def collate() -> tuple[Collation, ...]:
    dossier = make_dossier()
    return collations(dossier, name_everything(dossier), changes(dossier))


def words(passage: Passage) -> str:
    return "".join(s.text for s in passage.segments)


def rows(collation: Collation) -> list[CollationRow]:
    return [row for stretch in collation.stretches for row in stretch.rows]


def test_each_child_of_a_report_at_hand_is_laid_beside_it() -> None:
    assert [(c.name, c.parents) for c in collate()] == [
        ("Harbour Daily", ("Orrin Valley Post",)),
        ("Coast Mirror", ("Orrin Valley Post",)),
    ]


def test_rows_hold_the_whole_child_in_order_and_no_furniture() -> None:
    harbour = collate()[0]
    told = [words(row.child) for row in rows(harbour)]
    assert told[0] == "Warnings ignored: nine lost at Tolmere"
    assert told[4] == "Brightwater runs the weir."
    assert told[-1] == "The minister for water is expected to resign this week."
    assert len(told) == 7
    assert not any("Read also" in text for text in told)


def test_sentence_without_a_basis_has_no_parent() -> None:
    assert [words(r.child) for r in rows(collate()[0]) if not r.parents] == [
        "Brightwater runs the weir.",
        "The minister for water is expected to resign this week.",
    ]


def test_fused_sentence_has_both_parents() -> None:
    fused = rows(collate()[0])[3]
    assert [words(p) for p in fused.parents] == [
        "Two engineers had warned of cracks in the gate in March.",
        "One of them left the company afterwards.",
    ]
    assert [s.text for s in fused.parents[1].segments if s.changed] == ["One of them"]


def test_what_the_child_left_out_is_listed() -> None:
    assert [words(p) for p in collate()[0].left_out] == [
        "Weir gate gives way above Tolmere, at least 9 missing",
        "The operator, Brightwater, denied that any warning had reached it.",
        "About 400 people spent the night in the school at Halden.",
    ]


def test_every_change_stands_under_one_row_and_is_marked_there() -> None:
    harbour = collate()[0]
    placed = [c.number for row in rows(harbour) for c in row.changes]
    assert sorted(placed) == list(range(1, 10))
    for row in rows(harbour):
        noted = {n for s in row.child.segments for n in s.notes}
        assert {c.number for c in row.changes} <= noted


def test_rows_taken_word_for_word_are_folded() -> None:
    mirror = collate()[1]
    assert [(len(s.rows), s.folded) for s in mirror.stretches] == [(1, False), (4, True)]


def test_sentence_written_anew_is_not_marked_all_over() -> None:
    headline = rows(collate()[0])[0]
    assert not any(s.changed for p in headline.parents for s in p.segments)
    assert not headline.unchanged


def test_change_outside_every_row_is_not_lost() -> None:
    dossier = make_dossier()
    report = dossier.report("r2")
    at = report.text.index("ten walks")
    lost = dataclasses.replace(dossier.drift[0], child=report.span(at, at + 9))
    dossier = dataclasses.replace(dossier, drift=(lost,))
    made = collations(dossier, name_everything(dossier), changes(dossier))
    assert [c.number for c in made[0].elsewhere] == [1]


def test_report_without_alignments_has_rows_all_the_same() -> None:
    dossier = make_long_dossier(2)
    made = collations(dossier, name_everything(dossier), changes(dossier))
    assert all(not row.parents for row in rows(made[0]))
    assert len(rows(made[0])) == 8
