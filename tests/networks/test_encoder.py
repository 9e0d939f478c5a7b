"""Words read in context, whatever their number."""

from __future__ import annotations

import numpy as np
from tests.factory import annotate_text

from headwater.networks.encoder import lay_out, load_encoder, read_words
from headwater.networks.pieces import PieceVocabulary

SMALL = PieceVocabulary(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "ferry", "sank", "##s", "'"])


def test_every_word_starts_at_its_first_piece() -> None:
    sheet = lay_out(["The", "ferrys", "sank"], SMALL)
    assert sheet.pieces.tolist() == [2, 4, 5, 7, 6, 3]
    assert sheet.starts.tolist() == [1, 2, 4]


def test_a_curly_apostrophe_is_read_as_a_straight_one() -> None:
    curly, straight = lay_out(["’"], SMALL), lay_out(["'"], SMALL)
    assert np.array_equal(curly.pieces, straight.pieces)


def test_every_word_of_a_report_has_a_vector() -> None:
    parsed = annotate_text("The ferry sank off Horley.\n\nDivers searched the wreck.")[1]
    read = read_words(parsed)
    assert [t.text for t in read.tokens] == [t.text for t in parsed.tokens if t.pos != "SPACE"]
    assert len(read.vectors) == len(read.tokens) == len(read.rows)


def test_a_report_without_words_has_no_vectors() -> None:
    assert len(read_words(annotate_text("")[1]).vectors) == 0


def test_words_of_many_pieces_are_read_in_parts() -> None:
    """Words that no list holds fall into a piece a letter; the network has 512 places."""
    words = ["xqzjkwvxqzjkwvxqzjkwv"] * 130
    vectors = load_encoder().encode(words)
    assert len(vectors) == len(words)
    assert np.isfinite(vectors).all()
