from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from headwater.extract.attribution.learned.network import load_network
from headwater.networks.pieces import PieceVocabulary

SMALL = PieceVocabulary(
    ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "report", "##ed", "##er", "s", "-", "r"]
)


def names(word: str) -> list[str]:
    known = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "report", "##ed", "##er", "s", "-", "r"]
    return [known[i] for i in SMALL.split(word)]


def test_the_longest_known_beginning_goes_first() -> None:
    assert names("reported") == ["report", "##ed"]
    assert names("Reporter") == ["report", "##er"]


def test_a_run_that_cannot_be_pieced_is_unknown_as_a_whole() -> None:
    assert names("reportage") == ["[UNK]"]


def test_signs_stand_alone_and_accents_are_gone() -> None:
    assert names("report-r") == ["report", "-", "r"]
    assert names("repórt") == ["report"]


def test_a_word_of_nothing_is_still_one_piece() -> None:
    assert names("") == ["[UNK]"]
    assert names("\u0301\u200b") == ["[UNK]"]


@given(st.text(max_size=200))
def test_any_word_has_pieces_and_not_more_than_letters(word: str) -> None:
    vocabulary = load_network().vocabulary
    pieces = vocabulary.split(word)
    assert 1 <= len(pieces) <= 4 * 60
