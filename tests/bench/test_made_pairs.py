"""The pairs that speed is measured on: of the size they are said to be, and real work."""

from __future__ import annotations

from bench.speed.comparing import measure
from bench.speed.made_pairs import make_pairs

from headwater import Capture, compare


def test_reports_have_about_four_hundred_words() -> None:
    for pair in make_pairs(30):
        for text in (pair.parent, pair.child):
            assert 330 <= len(text.split()) <= 470
            assert "{" not in text


def test_pairs_differ_and_come_again() -> None:
    made = make_pairs(20, seed=3)
    assert len({p.parent for p in made}) == len({p.child for p in made}) == 20
    assert made == make_pairs(20, seed=3)
    assert made != make_pairs(20, seed=4)


def test_there_is_something_to_find_in_the_pairs() -> None:
    made = make_pairs(4)
    dossiers = [
        compare(Capture("p", pair.parent.encode()), Capture("c", pair.child.encode()))
        for pair in made
    ]
    assert sum(len(dossier.drift) for dossier in dossiers) >= 2 * len(made)
    assert all(dossier.links[0].share > 0.6 for dossier in dossiers)


def test_each_pair_is_worked_once_and_one_before_the_clock() -> None:
    worked: list[object] = []
    pace = measure(worked.append, 4)
    assert (pace.pairs, len(worked), len(set(worked))) == (4, 5, 5)
    assert pace.pairs_per_second > 0
