"""Claims as wholes: near where they say the same, whatever their words and their length."""

from __future__ import annotations

import numpy as np
from tests.factory import annotate_text

from headwater.model import Span
from headwater.networks.claims import load_claim_encoder, read_claims, words_to_read


def _span_of(report: str, text: str, words: str) -> Span:
    start = text.index(words)
    return Span(report, start, start + len(words), words)


def test_the_same_in_other_words_is_nearer_than_another_fact_in_like_words() -> None:
    told = "The bridge was closed to traffic."
    same = "They shut the crossing."
    other = "The bridge was painted by volunteers."
    report, parsed = annotate_text(f"{told} {same} {other}")
    spans = [_span_of(report.id, report.text, words) for words in (told, same, other)]
    vectors = read_claims(parsed, spans)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.1


def test_a_claim_is_read_in_its_sentence_and_each_alone() -> None:
    text = "The dyke broke at dawn and flooded the village."
    report, parsed = annotate_text(text)
    first, second = (
        _span_of(report.id, text, words) for words in ("The dyke broke", "flooded the village")
    )
    together = read_claims(parsed, [first, second])
    assert np.allclose(np.linalg.norm(together, axis=1), 1.0, atol=1e-3)
    assert not np.allclose(together[0], together[1], atol=0.05)
    assert np.allclose(together[1], read_claims(parsed, [second])[0], atol=1e-5)


def test_white_space_has_no_vector() -> None:
    report, parsed = annotate_text("One sentence.\n\nAnother one.")
    assert not read_claims(parsed, [Span(report.id, 13, 15, "\n\n")]).any()


def test_a_claim_at_the_end_of_a_very_long_sentence_is_read_from_there() -> None:
    text = "He listed " + "roads and bridges and mills and " * 60 + "the dam at Tarn had burst."
    report, parsed = annotate_text(text)
    span = _span_of(report.id, text, "the dam at Tarn had burst")
    near, own = words_to_read(parsed, span)
    assert [near[place].text for place in own] == "the dam at Tarn had burst".split()
    assert np.isfinite(read_claims(parsed, [span])).all()


def test_words_of_many_pieces_do_not_go_beyond_the_places_of_the_network() -> None:
    """Words that no list holds fall into a piece a letter; the network has 512 places."""
    words = ["xqzjkwvxqzjkwvxqzjkwv"] * 100
    vectors = load_claim_encoder().encode(words, [[0], [99], []])
    assert vectors.shape == (3, 384)
    assert np.isfinite(vectors).all()
