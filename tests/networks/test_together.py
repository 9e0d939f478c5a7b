"""Two texts read together: the same, another answer, another matter."""

from __future__ import annotations

import numpy as np
import pytest

from headwater.networks.pieces import shipped_pieces
from headwater.networks.together import (
    APART,
    OTHERWISE,
    SAME,
    Marked,
    lay_together,
    load_claims_reader,
    load_retelling_reader,
)


def _marked(sentence: str, own: str | None = None) -> Marked:
    words = sentence.split()
    if own is None:
        return Marked.whole(words)
    asked = own.split()
    first = next(n for n in range(len(words)) if words[n : n + len(asked)] == asked)
    return Marked(tuple(words), frozenset(range(first, first + len(asked))))


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        (
            "The bridge was closed to traffic on Monday .",
            "On Monday they shut the bridge to traffic .",
            SAME,
        ),
        (
            "The letter never reached the ministry .",
            "The letter lay in the ministry 's file , stamped .",
            OTHERWISE,
        ),
        (
            "Nobody was hurt in the fire .",
            "A nurse burned her hands in the fire .",
            OTHERWISE,
        ),
        (
            "The bridge was closed to traffic on Monday .",
            "The mayor thanked the volunteers who cooked for the families .",
            APART,
        ),
    ],
)
def test_how_two_claims_stand_to_each_other(one: str, other: str, relation: int) -> None:
    chances = load_claims_reader().relate(_marked(one), _marked(other))
    assert chances.argmax() == relation
    assert chances.sum() == pytest.approx(1.0, abs=1e-5)


def test_the_order_of_two_claims_is_of_no_matter() -> None:
    one = _marked("Nine people died , the mayor said .", "Nine people died")
    other = _marked("The mayor spoke of six dead .", "six dead")
    reader = load_claims_reader()
    assert np.array_equal(reader.relate(one, other), reader.relate(other, one))


def test_the_words_that_are_asked_about_decide() -> None:
    """One sentence, two claims: the one is told otherwise elsewhere, the other is not."""
    sentence = "The mill burned down on Sunday and the owner was arrested ."
    other = _marked("The owner of the mill is still free .")
    relate = load_claims_reader().relate
    burned, arrested = (
        relate(_marked(sentence, own), other)
        for own in ("The mill burned down on Sunday", "the owner was arrested")
    )
    assert arrested[OTHERWISE] > burned[OTHERWISE] + 0.2


def test_what_does_not_fit_is_not_read() -> None:
    """Words that no list holds fall into a piece a letter; the network has 512 places."""
    long = Marked.whole(["xqzjkwvxqzjkwvxqzjkwv"] * 60)
    chances = load_claims_reader().relate(long, _marked("The bridge was shut ."))
    assert np.isfinite(chances).all()


def test_every_word_of_both_has_its_place() -> None:
    laid = lay_together(_marked("Nine died", "died"), _marked("Six dead"), shipped_pieces())
    assert laid.sides.tolist() == [0, 0, 0, 0, 1, 1, 1]
    assert laid.own.tolist() == [0, 0, 1, 0, 1, 1, 0]
    assert laid.first.tolist() == [1, 2]
    assert laid.second.tolist() == [4, 5]


def test_who_did_it_to_whom_is_read_from_the_order_of_words() -> None:
    source = _marked("On Monday the ministry accused the union of hiding the accounts .")
    said, turned = (
        load_retelling_reader().read(_marked(f"The {one} accused the {other} ."), source)[SAME]
        for one, other in (("ministry", "union"), ("union", "ministry"))
    )
    assert said > turned + 0.2
