"""What is laid out for comparison, and what each word weighs."""

from __future__ import annotations

import dataclasses

from tests.factory import annotate_text, make_report

from headwater.align.words import weights, wording
from headwater.annotate import annotate
from headwater.model import Annotations, Block
from headwater.settings import AnnotateSettings


def weight_of(text: str, other: str = "Nothing was said.") -> dict[str, float]:
    """The weight of each content word of a text that is laid beside another."""
    mine = wording(annotate_text(text)[1])
    theirs = wording(annotate_text(other)[1])
    return dict(zip((t.text for t in mine.tokens), weights(mine, theirs), strict=True))


def key_point_and_paragraph() -> Annotations:
    """A report of one key point and one paragraph."""
    report = make_report("Nine people died off Cape Veld\n\nThe ferry sank on Tuesday.")
    first, second = report.blocks
    blocks = (Block("key-point", first.span), second)
    return annotate(dataclasses.replace(report, blocks=blocks), AnnotateSettings())


def test_only_content_words_are_laid_out() -> None:
    """Each content word has its sentence's position; other words are left out."""
    side = wording(annotate_text("The ferry sank.\n\nDivers searched the wreck.")[1])
    assert [(t.text, owner) for t, owner in zip(side.tokens, side.owners, strict=True)] == [
        ("ferry", 0),
        ("sank", 0),
        ("Divers", 1),
        ("searched", 1),
        ("wreck", 1),
    ]


def test_key_points_are_not_aligned_a_second_time() -> None:
    """A key point repeats the report's own statement and would count it twice."""
    side = wording(key_point_and_paragraph())
    assert [s.span.text for s in side.sentences] == ["The ferry sank on Tuesday."]


def test_names_and_figures_weigh_more_than_other_words() -> None:
    """What a rewriter keeps tells most of where a sentence comes from."""
    weight = weight_of("Quandt slowly sold 340 boats.")
    assert weight["Quandt"] > weight["340"] > weight["boats"] > weight["sold"] > weight["slowly"]


def test_verbs_of_report_weigh_little() -> None:
    """Everybody "said" something: it says nothing of where the words come from."""
    weight = weight_of("Ilse Quandt said that divers searched the wreck.")
    assert weight["said"] < 0.5 * weight["searched"]


def test_a_word_that_stands_in_every_sentence_weighs_less() -> None:
    """Rareness in both reports counts."""
    weight = weight_of("The ferry sank. The ferry burned. The ferry broke.", "A ferry had a cook.")
    other = weight_of("The ferry sank. The barge burned. The tug broke.", "A raft had a cook.")
    assert weight["ferry"] < other["barge"]
