"""Credits beside the text: tags, credit lines, notes on reprinting."""

from __future__ import annotations

import pytest
from tests.extract.test_citation import cited
from tests.factory import make_report

from headwater.annotate import annotate
from headwater.extract.citation import extract_citations
from headwater.settings import AnnotateSettings


def tags(text: str) -> list[str]:
    return [c.name for c in cited(text) if c.kind == "tag"]


def test_a_name_in_brackets_before_the_first_words() -> None:
    assert tags("(Lake Wire) The crane fell on Monday.") == ["Lake Wire"]


def test_a_name_in_brackets_on_a_line_above() -> None:
    text = "(Lake Wire)\n\nThe crane fell on Monday and nine people died in the harbour."
    report = make_report(text)
    report_citations = extract_citations(report, annotate(report, AnnotateSettings()), ())
    assert "Lake Wire" in [c.name for c in report_citations if c.kind == "tag"]


def test_initials_that_open_the_text() -> None:
    assert tags("LWNA. The crane fell on Monday.") == ["LWNA"]


def test_a_place_that_opens_the_text_is_no_agency() -> None:
    assert tags("PARIS. The crane fell on Monday.") == []


def test_a_note_on_where_it_appeared_first() -> None:
    text = "The crane fell.\n\nThis article first appeared in the River Post and is republished."
    assert tags(text) == ["River Post"]


@pytest.mark.parametrize("where", ["on Monday", "in Spanish", "on May 3", "in Norvik"])
def test_a_note_may_say_when_or_where_and_not_by_whom(where: str) -> None:
    assert tags(f"The crane fell.\n\nThis story was first published {where}.") == []


def test_a_study_that_appeared_is_no_reprint() -> None:
    assert tags("The study first appeared in a journal. The article was long.") == []


def test_inputs_are_cited_and_are_not_the_whole() -> None:
    found = cited("The crane fell.\n\nWith inputs from Lake Wire")
    assert [(c.kind, c.name) for c in found] == [("report", "Lake Wire")]


def test_a_persons_help_is_no_agencys() -> None:
    assert cited("The crane fell.\n\nAdditional reporting by Maria Brandel in Norvik") == ()


def test_inputs_from_agencies_name_none() -> None:
    assert cited("The crane fell.\n\nWith inputs from agencies") == ()
