"""Sentences of whole retellings as networks learn from them: with the same sentence mended."""

from __future__ import annotations

import random

from corpora.retold import Change, Pair, Words
from fit.judge.example import FAITHFUL, Labelled, kind_number, pair_examples
from fit.judge.sentences import Sentences
from hypothesis import given
from hypothesis import strategies as st

from headwater.networks.pieces import shipped_pieces

SOURCE = "The mayor may resign, two aides said. He denies the charge."
RETELLING = "The mayor will step down, aides said. He took the money."


def words_in(text: str, of: str) -> Words:
    start = text.index(of)
    return Words(start, start + len(of), of)


def change(retelling: str, source: str, kind: str, mended: str | None) -> Change:
    mark, origin = words_in(RETELLING, retelling), words_in(SOURCE, source)
    return Change(mark, origin, kind, (), "high", "", mended)


def pair_of(*changes: Change) -> Pair:
    rests = [
        ("The mayor will step down, aides said.", "The mayor may resign, two aides said."),
        ("He took the money.", "The mayor may resign, two aides said."),
    ]
    alignment = tuple((words_in(RETELLING, a), words_in(SOURCE, b)) for a, b in rests)
    return Pair(
        "1", "", "", ("", ""), SOURCE, RETELLING, alignment, (), tuple(changes), ((), ())
    )  # fmt: skip


def sentences(*changes: Change) -> list[tuple[Labelled, ...]]:
    return pair_examples(pair_of(*changes), shipped_pieces(), 0)


def test_a_drifted_sentence_comes_with_the_same_one_mended() -> None:
    told = change("will step down", "may resign", "hedge-dropped", "might step down")
    credited = change("aides", "two aides", "number-changed", "a pair of aides")
    drifted, mended = sentences(credited, told)[0]
    assert mended.verdict == FAITHFUL
    assert " ".join(mended.statement.words) == "The mayor might step down , a pair of aides said ."
    marked = [w for w, kind in zip(drifted.statement.words, drifted.changes, strict=True) if kind]
    assert marked == ["will", "step", "down", "aides"]


def test_a_sentence_is_alone_where_nobody_wrote_how_it_is_mended() -> None:
    told = change("will step down", "may resign", "hedge-dropped", "might step down")
    credited = change("aides", "two aides", "number-changed", None)
    assert [len(told) for told in sentences(told, credited)] == [1, 1]


def test_a_lost_denial_counts_only_beside_the_denial() -> None:
    lost = change("took the money", "denies the charge", "omitted-denial", "denies a theft")
    assert [told[0].verdict for told in sentences(lost)] == [FAITHFUL, FAITHFUL]
    nearer = change("took the money", "may resign", "omitted-denial", "denies a theft")
    drifted, mended = sentences(nearer)[1]
    assert (drifted.verdict, mended.verdict) == (kind_number("omitted-denial"), FAITHFUL)


@given(rng=st.randoms(use_true_random=False))
def test_twins_are_where_they_are_said_to_be(rng: random.Random) -> None:
    of = Sentences([("drifted", "mended"), ("drifted",)], ["faithful", "faithful"])
    rows, twins = of.drawn(2, rng)
    assert sorted(rows) == ["drifted", "drifted", "faithful", "faithful", "mended"]
    assert [(rows[one], rows[other]) for one, other in twins.items()] == [("drifted", "mended")]
