"""Whatever the text: valid spans, no exception, the same answer twice, linear time."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factory import make_report
from tests.steps import count_steps
from tests.strategies import HARD_CHARACTERS, paragraphs

from headwater.annotate import annotate
from headwater.extract.attribution import extract_attributions
from headwater.extract.citation import extract_citations
from headwater.extract.claim import extract_claims
from headwater.model import Annotations, Report, Span
from headwater.settings import AnnotateSettings, AttributionSettings

_PIECES = st.one_of(
    paragraphs(),
    st.text(st.sampled_from(HARD_CHARACTERS + " aE9"), max_size=30),
    st.sampled_from(['said "', "told ", "according to ", "; ", ' he said, "', "citing "]),
)
_TEXTS = st.lists(_PIECES, max_size=6).map(" ".join)


def parsed(text: str) -> tuple[Report, Annotations]:
    report = make_report(text)
    return report, annotate(report, AnnotateSettings())


def spans_of(report: Report, annotations: Annotations) -> list[Span]:
    attributions = extract_attributions(report, annotations, AttributionSettings())
    assert attributions == extract_attributions(report, annotations, AttributionSettings())
    spans = [s for a in attributions for s in (a.content, a.cue, a.source) if s is not None]
    citations = extract_citations(report, annotations, attributions)
    spans += [s for c in citations for s in (c.span, c.content) if s is not None]
    claims = extract_claims(report, annotations, attributions, ())
    return spans + [s for c in claims for s in (c.span, *(h.span for h in c.hedges))]


@given(_TEXTS)
def test_spans_are_exact_words(text: str) -> None:
    report, annotations = parsed(text)
    for span in spans_of(report, annotations):
        assert report.text[span.start : span.end] == span.text
        assert span.text.strip()
        assert span.report == report.id


def test_white_space_alone_shifts_no_token() -> None:
    report, annotations = parsed("\u200b \u2066 The road is closed.  \u200b\u200b He said so.")
    assert [t.index for t in annotations.tokens] == list(range(len(annotations.tokens)))
    spans_of(report, annotations)


@given(_TEXTS)
def test_attributions_come_in_order(text: str) -> None:
    report, annotations = parsed(text)
    found = extract_attributions(report, annotations, AttributionSettings())
    assert all(a.content.start <= b.content.start for a, b in pairwise(found))
    assert all(0 <= a.confidence <= 1 for a in found)


def steps_for(text: str) -> int:
    report, annotations = parsed(text)
    return count_steps(lambda: spans_of(report, annotations))


def nested(levels: int) -> str:
    return "\"He said, 'She said, " * levels + "yes" + "'\"" * levels


def test_nested_quotations_cost_no_more_than_their_length() -> None:
    assert steps_for(nested(250)) < 3 * steps_for(nested(125))


@pytest.mark.parametrize(
    "clause",
    [
        "The minister said that the bridge was closed and the mayor said it was not, ",
        "according to the mayor, ",
        'he said "it", ',
        "12 34, ",
    ],
)
def test_a_long_paragraph_costs_no_more_than_its_length(clause: str) -> None:
    assert steps_for(clause * 400) < 3 * steps_for(clause * 200)
