"""What holds of all drift: identity is silent, spans are exact, one item a change."""

from __future__ import annotations

import dataclasses
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from tests.drift.retelling import REST_OF_THE_STORY, SETTINGS, retell, tell
from tests.strategies import reports, sentences

from headwater.align import align
from headwater.drift import find_drift
from headwater.drift.finding import PRECEDENCE, Finding, quoted, settle
from headwater.lexicon.fold import straighten
from headwater.model import Drift, DriftKind, Severity, Span
from headwater.settings import DriftSettings

PARENT = (
    "Activists said at least 11 villagers were arrested in the raid on Nule. The army denied "
    f"arresting anybody.\n\n{REST_OF_THE_STORY}"
)
CHILD = f"Forty villagers were arrested in the raid on Nule.\n\n{REST_OF_THE_STORY}"


def finding(
    kind: DriftKind, start: int, end: int, *, confidence: float = 0.7, parent: int = 0
) -> Finding:
    """A finding on the characters from `start` to `end` of a child."""
    return Finding(
        kind,
        "medium",
        Span("r2", start, end, "x" * (end - start)),
        Span("r1", parent, parent + 10, "y" * 10),
        "something changed",
        confidence,
    )


@given(reports())
@hypothesis_settings(max_examples=15)
def test_a_report_against_itself_has_no_drift(text: str) -> None:
    """A copy says exactly what its source says."""
    assert retell(text, text) == ()


@given(reports())
@hypothesis_settings(max_examples=15)
def test_a_report_against_its_straightened_self_has_no_drift(text: str) -> None:
    """Curly marks made straight change nothing, in either direction."""
    assert retell(text, straighten(text)) == ()
    assert retell(straighten(text), text) == ()


@given(st.lists(sentences(), min_size=3, max_size=6, unique=True), st.data())
@hypothesis_settings(max_examples=15)
def test_an_excerpt_drifts_only_by_a_denial_left_out(told: list[str], data: st.DataObject) -> None:
    """Whole sentences left out change none of those that are kept."""
    kept = [s for s in told if data.draw(st.booleans())]
    drift = retell("\n\n".join(told), "\n\n".join(kept))
    assert {d.kind for d in drift} <= {"omitted-denial"}


@given(reports(), reports())
@hypothesis_settings(max_examples=15)
def test_drift_points_at_exact_words_of_both_reports(parent_text: str, child_text: str) -> None:
    """Whatever is found between two texts, its spans are words of them, in order."""
    drift = retell(parent_text, child_text)
    for item in drift:
        assert item.child.report == "r2"
        assert item.parent.report == "r1"
        assert child_text[item.child.start : item.child.end] == item.child.text != ""
        assert parent_text[item.parent.start : item.parent.end] == item.parent.text != ""
        assert item.kind in get_args(DriftKind)
        assert item.severity in get_args(Severity)
        assert SETTINGS.drift.least_for(item.severity) <= item.confidence <= 1
        assert "\n" not in item.detail
        assert item.detail.strip()
    assert list(drift) == sorted(drift, key=lambda d: d.child)


def test_several_changes_of_one_sentence_are_all_found() -> None:
    """A voice, a figure and a denial lost in one sentence are three findings."""
    assert {d.kind for d in retell(PARENT, CHILD)} == {
        "attribution-dropped",
        "number-changed",
        "omitted-denial",
    }


def test_drift_below_the_wanted_confidence_is_left_out() -> None:
    """The settings cut by confidence and severity, and by nothing else."""
    flooded = "At least 40 houses were flooded, the council said."
    parent = tell(f"{PARENT}\n\n{flooded}", "r1")
    child = tell(f"{CHILD}\n\n{flooded.replace('At least 40', 'Forty')}", "r2")
    comparison = align(child.report, parent.report, child.parse, parent.parse, SETTINGS.align)

    def find(other: float, serious: float) -> tuple[Drift, ...]:
        wanted = DriftSettings(min_confidence=other, min_confidence_serious=serious)
        return find_drift(child, (parent,), (comparison,), wanted)

    every = find(0, 0)
    bar = max(d.confidence for d in every)
    assert {d.severity == "high" for d in every} == {True, False}
    assert find(bar, bar) == tuple(d for d in every if d.confidence >= bar)
    assert find(1.01, 0) == tuple(d for d in every if d.severity == "high")
    assert find(0, 1.01) == tuple(d for d in every if d.severity != "high")
    assert find(1.01, 1.01) == ()


def test_without_a_comparison_there_is_no_drift() -> None:
    """A child that was laid beside nothing has drifted from nothing."""
    parent, child = tell(PARENT, "r1"), tell(CHILD, "r2")
    assert find_drift(child, (parent,), (), SETTINGS.drift) == ()
    assert find_drift(child, (), (), SETTINGS.drift) == ()


def test_every_kind_has_its_place_in_the_order() -> None:
    """Precedence names each kind once, so that no finding is left unsettled."""
    assert sorted(PRECEDENCE) == sorted(get_args(DriftKind))


def test_of_two_findings_on_the_same_words_the_more_specific_is_kept() -> None:
    """A changed quotation explains a new detail inside it."""
    specific, vague = finding("quote-altered", 10, 40), finding("detail-added", 20, 40)
    assert settle([vague, specific]) == (specific,)


def test_of_two_findings_of_one_kind_the_surer_is_kept() -> None:
    """The same change seen twice is one item."""
    sure = finding("number-changed", 10, 20, confidence=0.9)
    unsure = finding("number-changed", 10, 22, confidence=0.6)
    assert settle([unsure, sure]) == (sure,)


def test_findings_on_other_words_stand_beside_each_other() -> None:
    """Two changes of one sentence are two items, in order of the child's words."""
    first, second = finding("detail-added", 10, 20), finding("number-changed", 30, 40)
    assert settle([second, first]) == (first, second)


def test_a_lost_voice_and_a_changed_figure_are_two_changes() -> None:
    """Who said it is another matter than what was said, even on the same words."""
    voice, figure = finding("attribution-dropped", 10, 60), finding("number-changed", 20, 30)
    assert settle([figure, voice]) == (voice, figure)


def test_an_omitted_denial_may_stand_where_another_change_stands() -> None:
    """The place of what is missing is no claim to the words that are there."""
    denial, figure = finding("omitted-denial", 0, 80, parent=100), finding("number-changed", 5, 9)
    assert settle([denial, figure]) == (denial, figure)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(PRECEDENCE),
            st.integers(0, 60),
            st.integers(1, 30),
            st.floats(0.5, 1),
            st.integers(0, 3),
        ),
        max_size=8,
    )
)
def test_settling_is_final_and_blind_to_order(
    drawn: list[tuple[DriftKind, int, int, float, int]],
) -> None:
    """What is settled stays settled, is part of what was found, and never depends on its order."""
    found = [
        finding(kind, start, start + length, confidence=confidence, parent=20 * place)
        for kind, start, length, confidence, place in drawn
    ]
    kept = settle(found)
    assert set(kept) <= set(found)
    assert bool(kept) == bool(found)
    assert settle(reversed(found)) == kept
    assert settle(kept) == kept


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a word", "'a word'"),
        ("two\n\nlines  here", "'two lines here'"),
        ("word " * 40, "'" + "word " * 16 + "...'"),
    ],
)
def test_words_in_a_detail_line_are_short_and_on_one_line(text: str, shown: str) -> None:
    """Line breaks are spaces, and long words are cut at a word's end."""
    assert quoted(text) == shown


def test_drift_does_not_depend_on_the_ids_of_the_reports() -> None:
    """Renaming the reports renames the spans and changes nothing else."""
    before = retell(PARENT, CHILD)
    parent, child = tell(PARENT, "r8"), tell(CHILD, "r7")
    comparison = align(child.report, parent.report, child.parse, parent.parse, SETTINGS.align)
    renamed = tuple(
        dataclasses.replace(
            d,
            child=dataclasses.replace(d.child, report="r2"),
            parent=dataclasses.replace(d.parent, report="r1"),
        )
        for d in find_drift(child, (parent,), (comparison,), SETTINGS.drift)
    )
    assert renamed == before
