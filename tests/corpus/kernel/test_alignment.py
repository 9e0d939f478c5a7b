from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pyarrow as pa
import pytest
from tests.corpus.kernel.counted import NO_FURNITURE, news_language
from tests.corpus.newswire import Newsroom

from headwater.corpus.kernel.alignment import align_pairs
from headwater.corpus.kernel.alignment.align import AlignBounds
from headwater.corpus.kernel.language import BIT

BOUNDS = AlignBounds(3, 8 * BIT, 24, 8.0, 0.5)


def align(
    pairs: Iterable[tuple[str, str]],
    outlets: tuple[str | None, str | None] = (None, None),
    rare: int = 20,
) -> list[dict[str, Any]]:
    children, parents = zip(*pairs, strict=True)
    count = len(children)
    batch = pa.RecordBatch.from_pydict(
        {
            "child": pa.array(range(100, 100 + count)),
            "parent": pa.array(range(count)),
            "child_text": pa.array(children),
            "parent_text": pa.array(parents),
            "child_outlet": pa.array([outlets[0]] * count, pa.string()),
            "parent_outlet": pa.array([outlets[1]] * count, pa.string()),
            "rare": pa.array([rare] * count),
        }
    )
    rows: list[dict[str, Any]]
    rows = align_pairs(batch, NO_FURNITURE, news_language(), BOUNDS).to_pylist()
    return rows


def test_a_quoted_sentence_is_found_with_its_offsets() -> None:
    room = Newsroom(5)
    quoted = room.sentence()
    child = " ".join([*room.body(2), quoted, *room.body(2)])
    parent = " ".join([*room.body(4), quoted, *room.body(1)])
    (row,) = align([(child, parent)])
    words = quoted.rstrip(".")
    assert words in child[row["child_start"] : row["child_end"]]
    assert words in parent[row["parent_start"] : row["parent_end"]]
    assert row["child_end"] - row["child_start"] < 2 * len(quoted)
    assert 0.1 < row["share"] < 0.4


def test_the_same_text_is_one_passage_from_its_first_word_to_its_last() -> None:
    text = " ".join(Newsroom(6).body())
    (row,) = align([(text, text)])
    assert (row["child_start"], row["child_end"]) == (0, len(text) - 1)
    assert (row["share"], row["identity"]) == (1.0, 1.0)


def test_two_quotes_from_far_apart_are_two_passages() -> None:
    room = Newsroom(7)
    first, second = room.sentence(), room.sentence()
    parent = " ".join([first, *room.body(5), second])
    child = " ".join([*room.body(2), first, *room.body(4), second, *room.body(1)])
    rows = align([(child, parent)])
    assert len(rows) == 2
    assert rows[0]["child_end"] <= rows[1]["child_start"]


def test_words_left_out_and_put_in_do_not_part_a_passage() -> None:
    body = Newsroom(8).body(6)
    changed = [
        s.replace(" told ", " late on the same day told ").replace("the ", "", 1) for s in body
    ]
    rows = align([(" ".join(changed), " ".join(body))])
    assert len(rows) == 1
    assert rows[0]["share"] > 0.6


def test_what_has_nothing_in_common_is_no_reuse() -> None:
    room = Newsroom(9)
    assert align([(" ".join(room.body()), " ".join(room.body())) for _ in range(20)]) == []


@pytest.mark.parametrize("text", ["", "no", "the the the the the the", "1 2 3"])
def test_odd_texts_are_no_reuse(text: str) -> None:
    assert align([(text, " ".join(Newsroom(1).body())), (text, text)]) == []


def test_what_two_reports_of_one_outlet_share_at_their_ends_is_furniture() -> None:
    room = Newsroom(10)
    footer = (
        "Write to our newsroom at Mill Lane with whatever you know about the harbour and its boats."
    )
    child, parent = (" ".join([*room.body(5), footer]) for _ in range(2))
    assert align([(child, parent)], ("Holt Post", "Holt Post")) == []
    assert len(align([(child, parent)], ("Holt Post", "Fen Echo"))) == 1


def test_a_pair_is_aligned_the_same_whatever_stands_beside_it() -> None:
    room = Newsroom(11)
    parent = room.body(6)
    pairs = [(" ".join([*room.body(2), *parent[n:]]), " ".join(parent)) for n in range(5)]
    together = align(pairs)
    alone = [{**row, "pair": n} for n, pair in enumerate(pairs) for row in align([pair])]
    assert together == alone
    assert {row["pair"] for row in together} == {0, 1, 2, 3, 4}


def test_a_text_that_repeats_itself_does_not_cost_the_square_of_its_length() -> None:
    text = "rain fell on Holt again " * 4000
    rows = align([(text, text)])
    assert len(rows) <= 1


def test_a_formula_with_other_names_and_figures_is_no_reuse() -> None:
    formula = (
        "The monitor in {0} told members of the press that {1} shells hit the outskirts of {2} "
        "during the night, that {3} people were wounded and that houses were damaged."
    )
    room = Newsroom(12)
    first, second, third = (
        formula.format(*slots)
        for slots in (
            ("Vellmar", "14", "Dunmere", "three"),
            ("Holt", "9", "Kiraly", "eleven"),
            ("Vellmar", "14", "Dunmere", "three"),
        )
    )
    texts = [" ".join([*room.body(3), said, *room.body(3)]) for said in (first, second, third)]
    assert align([(texts[1], texts[0])], rare=2) == []
    assert len(align([(texts[2], texts[0])], rare=20)) == 1


def test_a_pair_is_the_surer_the_more_it_shares() -> None:
    room = Newsroom(13)
    parent = room.body(8)
    pairs = [(" ".join([*room.body(8 - n), *parent[:n]]), " ".join(parent)) for n in (1, 3, 6)]
    sure = {row["pair"]: row["confidence"] for row in align(pairs, rare=30)}
    assert sure[0] <= sure[1] <= sure[2]
    assert all(0.5 <= confidence <= 1 for confidence in sure.values())
