"""Texts that must be silent: reading them, changing them, counting what is flagged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from bench.quality.silence import (
    PARAPHRASES,
    TEXTS,
    Silent,
    flags,
    read_paraphrases,
    read_texts,
    requoted,
    spelled,
    turned,
)


def test_paraphrases_stand_in_blocks_of_two_lines() -> None:
    pairs = [p for path in sorted(PARAPHRASES.glob("*.txt")) for p in read_paraphrases(path)]
    assert len(pairs) >= 100
    assert all(p.parent != p.child for p in pairs)


def test_labelled_texts_are_found() -> None:
    assert len(list(read_texts(TEXTS))) == 2 * (22 + 414)


def test_paragraphs_turn_under_their_headline() -> None:
    assert turned("Head\n\nOne.\n\nTwo.") == "Head\n\nTwo.\n\nOne."


def test_quotation_marks_change_sides_and_back() -> None:
    text = 'She said "no", then "yes".'
    assert requoted(text) == "She said “no”, then “yes”."
    assert requoted(requoted(text)) == text


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("about 4 boats sank", "about four boats sank"),
        ("a rise of 4 percent", "a rise of 4 percent"),
        ("on 4 May 2021 it rained", "on 4 May 2021 it rained"),
        ("some 40 boats", "some 40 boats"),
        ("sent on 5 and 8 October by letter", "sent on 5 and 8 October by letter"),
    ],
)
def test_only_lone_small_figures_are_spelled(text: str, changed: str) -> None:
    assert spelled(text) == changed


def test_flags_are_lines_with_both_words() -> None:
    def compare(parent: str, child: str) -> Mapping[str, Any]:
        span = {"report": "r2", "start": 0, "end": 4, "text": "four"}
        drift = {"kind": "number-changed", "child": span, "parent": span, "detail": "why"}
        reports = [{"id": "r1", "path": "parent.txt"}, {"id": "r2", "path": "child.txt"}]
        return {"reports": reports, "drift": [drift], "alignments": []}

    (line,) = flags(Silent("a 1", "four boats", "four ships"), compare)
    assert line.startswith("number-changed: 'four'")
