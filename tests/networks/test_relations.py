"""How texts are laid out for the judge."""

from __future__ import annotations

import numpy as np

from headwater.judge.sheet import OTHER, SAME_BEGINNING, SAME_WORD, same_words
from headwater.networks.encoder import lay_out
from headwater.networks.pieces import PieceVocabulary

SMALL = PieceVocabulary(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "ferry", "sank", "##s", "'"])


def test_every_word_starts_at_its_first_piece() -> None:
    sheet = lay_out(["The", "ferrys", "sank"], SMALL)
    assert sheet.pieces.tolist() == [2, 4, 5, 7, 6, 3]
    assert sheet.starts.tolist() == [1, 2, 4]


def test_a_curly_apostrophe_is_read_as_a_straight_one() -> None:
    curly, straight = lay_out(["’"], SMALL), lay_out(["'"], SMALL)
    assert np.array_equal(curly.pieces, straight.pieces)


def test_words_are_the_same_by_figure_by_fold_and_by_beginning() -> None:
    found = same_words(["fourteen", "Reported", "Ferry", "the"], ["14", "reports", "ferry", "then"])
    assert found[0].tolist() == [SAME_WORD, OTHER, OTHER, OTHER]
    assert found[1].tolist() == [OTHER, SAME_BEGINNING, OTHER, OTHER]
    assert found[2].tolist() == [OTHER, OTHER, SAME_WORD, OTHER]
    assert found[3].tolist() == [OTHER, OTHER, OTHER, OTHER]


def test_signs_alone_are_never_the_same() -> None:
    assert same_words([".", '"'], [".", '"']).tolist() == [[OTHER, OTHER], [OTHER, OTHER]]
