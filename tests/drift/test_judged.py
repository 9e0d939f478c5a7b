"""What the judge adds: it weighs what the checks find, and finds words of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.drift.retelling import SETTINGS, tell

from headwater.align import align
from headwater.drift import find_drift
from headwater.drift.find import check_all
from headwater.drift.finding import Finding
from headwater.drift.judged import (
    Doubt,
    Reading,
    doubted,
    features,
    own_features,
    propose,
    suspicions,
    weighing,
)
from headwater.drift.judged import kinds as judged_kinds
from headwater.drift.odds import log_odds
from headwater.model import Comparison, Drift, Judgement, Telling
from headwater.model.judgement import Chances

CREDIT = "attribution-dropped"
SOURCE = (
    "Rain washed a cart off the bridge at Ollen on Sunday, farmers said. The miller found it in "
    "the weir two days later and sent for the owner."
)
RETOLD = (
    "Rain washed a cart off the bridge at Ollen on Sunday, farmers said. The baker found it in "
    "the weir two days later and sent for the owner."
)


@pytest.fixture
def trusting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Weights under which a finding is as sure as the judge doubts its words, and of its kind."""
    by_words = {"apart: doubt of words": 4.0}
    weights = weighing._Weights(by_words, by_words)
    monkeypatch.setattr(weighing, "_weights", lambda: weights)
    taken_for = {k: {f"apart: words {k}": 1.0} for k in ("entity-changed", "negated")}
    taken_for["detail-added"] = {"apart: words word-changed": 1.0}
    monkeypatch.setattr(judged_kinds, "kind_weights", lambda: taken_for)


def _tellings() -> tuple[Telling, Telling, Comparison]:
    parent, child = tell(SOURCE, "r1"), tell(RETOLD, "r2")
    return (
        parent,
        child,
        align(child.report, parent.report, child.parse, parent.parse, SETTINGS.align),
    )


def _judgement(child: Telling, word: str, chances: Chances) -> Judgement:
    """The judge doubts one word of the second sentence, and points at nothing."""
    sentence = child.parse.sentences[1]
    words = tuple(chances if t.text == word else () for t in child.tokens(sentence))
    return Judgement(1, 0.9 if chances else 0.0, chances, words, ())


def _reading(word: str, chances: Chances) -> Reading:
    parent, child, comparison = _tellings()
    checked = check_all(child, [parent], [comparison])
    judgement = _judgement(child, word, chances)
    return Reading(checked.scenes, [judgement], checked.findings)


def _drift(word: str, chances: Chances) -> tuple[Drift, ...]:
    parent, child, comparison = _tellings()
    judgement = _judgement(child, word, chances)
    return find_drift(child, [parent], [comparison], SETTINGS.drift, [judgement])


@pytest.mark.usefixtures("trusting")
def test_words_that_only_the_judge_doubts_are_a_finding_of_their_own() -> None:
    (found,) = _drift("weir", (("entity-changed", 0.8),))
    assert (found.kind, found.child.text) == ("entity-changed", "weir")
    assert found.detail == "'weir' has no basis in the source"


@pytest.mark.usefixtures("trusting")
@pytest.mark.parametrize(("outlet", "told"), [("Quay Gazette", 0), ("Meridian Wire", 1)])
def test_a_part_of_the_source_s_own_name_is_no_change(outlet: str, told: int) -> None:
    said = "Farmers found a cart in the weir at Ollen"
    parent = tell(f"{said}, they said.", "r1", outlet=outlet)
    child = tell(f"{said}, they told the Quay Gazette.", "r2")
    comparison = align(child.report, parent.report, child.parse, parent.parse, SETTINGS.align)
    chances: Chances = (("entity-changed", 0.9),)
    words = tuple(chances if t.text == "Quay" else () for t in child.parse.tokens)
    judgement = Judgement(0, 0.9, chances, words, ())
    found = find_drift(child, [parent], [comparison], SETTINGS.drift, [judgement])
    assert len([f for f in found if "Quay" in f.child.text]) == told


@pytest.mark.usefixtures("trusting")
def test_a_changed_ordinary_word_has_no_basis_in_the_source() -> None:
    (found,) = _drift("owner", (("word-changed", 0.9),))
    assert (found.kind, found.detail) == ("detail-added", "'owner' has no basis in the source")


@pytest.mark.usefixtures("trusting")
def test_what_the_judge_points_at_is_told() -> None:
    parent, child, comparison = _tellings()
    at = next(t.index for t in parent.parse.tokens if t.text == "weir")
    judgement = _judgement(child, "weir", (("negated", 0.9),))
    pointing = replace(judgement, concerned=(("r1", at, 0.8),))
    (found,) = find_drift(child, [parent], [comparison], SETTINGS.drift, [pointing])
    assert found.detail == "'weir' says the contrary of 'weir'"
    assert found.parent.text == "weir"


@pytest.mark.usefixtures("trusting")
def test_a_finding_of_whose_words_the_judge_has_no_doubt_is_not_reported() -> None:
    parent, child, comparison = _tellings()
    by_rules = find_drift(child, [parent], [comparison], SETTINGS.drift)
    assert not [d for d in _drift("", ()) if d.child in {r.child for r in by_rules}]


@pytest.mark.usefixtures("trusting")
def test_words_that_a_finding_is_about_are_not_reported_twice() -> None:
    parent, child, comparison = _tellings()
    checked = check_all(child, [parent], [comparison])
    judgement = _judgement(child, "weir", (("negated", 0.9),))
    (own,) = doubted(Reading(checked.scenes, [judgement], []))
    elsewhere = replace(own, child=replace(own.child, start=0, end=4))
    assert list(propose(Reading(checked.scenes, [judgement], [own]))) == []
    assert list(propose(Reading(checked.scenes, [judgement], [elsewhere])))
    assert list(propose(Reading(checked.scenes, [judgement], [own]).alone))


def test_a_sentence_beside_which_something_is_missing_is_no_finding_of_its_own() -> None:
    parent, child, comparison = _tellings()
    checked = check_all(child, [parent], [comparison])
    empty = tuple(() for _ in child.tokens(child.parse.sentences[1]))
    found = [
        [
            f.kind
            for f in doubted(Reading(checked.scenes, [Judgement(1, 0.9, kinds, empty, ())], []))
        ]
        for kinds in ((("negated", 0.9),), (("omitted-denial", 0.9),))
    ]
    assert found == [["negated"], []]


def _doubt(reading: Reading, finding: Finding) -> Doubt:
    doubt = reading.doubt_of(finding)
    assert doubt is not None
    return doubt


def test_facts_of_a_finding_are_plain_numbers() -> None:
    reading = _reading("weir", (("negated", 0.7),))
    (own,) = doubted(reading)
    facts = own_features(own, _doubt(reading, own))
    assert facts["is negated"] == 1.0
    assert facts["apart: doubt of words"] == log_odds(0.7)
    assert facts["sentence negated"] == pytest.approx(0.7)
    assert facts["apart: likeliest"] == 1.0
    assert "agreed" not in facts


def test_how_sure_a_check_is_of_its_finding_is_no_fact() -> None:
    reading = _reading("weir", (("negated", 0.7),))
    (own,) = doubted(reading)
    assert features(_doubt(reading, own)) == features(_doubt(reading, replace(own, confidence=1.0)))


def test_a_sentence_of_which_much_came_down_as_it_was_is_kept() -> None:
    reading = _reading("weir", (("negated", 0.7),))
    (own,) = doubted(reading)
    # "baker" alone is another word, of seven: baker, found, weir, days, later, sent, owner.
    assert _doubt(reading, own).kept == pytest.approx(0.857, abs=0.05)


def test_doubt_elsewhere_is_that_of_the_other_sentences() -> None:
    parent, child, comparison = _tellings()
    checked = check_all(child, [parent], [comparison])
    judgement = _judgement(child, "weir", (("negated", 0.7),))
    first = Judgement(0, 0.2, (), tuple(() for _ in child.tokens(child.parse.sentences[0])), ())
    alone = Reading(checked.scenes, [judgement], [])
    (own,) = doubted(alone)
    both = _doubt(Reading(checked.scenes, [first, judgement], []), own)
    assert both.by["apart"].elsewhere == pytest.approx(0.2)
    assert 0.0 < _doubt(alone, own).by["apart"].elsewhere < 1.0


def test_what_both_readers_doubt_is_one_finding_and_what_one_doubts_is_one_too() -> None:
    parent, child, comparison = _tellings()
    checked = check_all(child, [parent], [comparison])
    apart = _judgement(child, "weir", (("negated", 0.7),))
    same = replace(apart, reader="together", otherwise=0.6)
    other = replace(_judgement(child, "owner", (("negated", 0.7),)), reader="together")
    (own,) = doubted(Reading(checked.scenes, [apart, same], []))
    facts = own_features(own, _doubt(Reading(checked.scenes, [apart, same], []), own))
    assert facts["together: doubt of words"] == facts["apart: doubt of words"]
    assert facts["otherwise"] == log_odds(0.6)
    two = doubted(Reading(checked.scenes, [apart, other], []))
    assert [f.child.text for f in two] == ["weir", "owner"]


def test_a_finding_that_a_check_makes_too_is_agreed_on() -> None:
    parent, child, comparison = _tellings()
    checked = check_all(child, [parent], [comparison])
    judgement = _judgement(child, "weir", (("negated", 0.7),))
    alone = Reading(checked.scenes, [judgement], [])
    (own,) = doubted(alone)
    beside = Reading(checked.scenes, [judgement], [replace(own), own])
    assert [_doubt(r, own).agreed for r in (alone, beside)] == [False, True]


def test_a_finding_of_another_kind_in_the_same_words_contests_it() -> None:
    parent, child, comparison = _tellings()
    checked = check_all(child, [parent], [comparison])
    judgement = _judgement(child, "weir", (("negated", 0.7),))
    alone = Reading(checked.scenes, [judgement], [])
    (own,) = doubted(alone)
    beside = Reading(checked.scenes, [judgement], [replace(own, kind="merged")])
    assert [_doubt(r, own).contested for r in (alone, beside)] == [False, True]
    assert not _doubt(beside, own).agreed


def test_what_either_reader_takes_it_for_decides_of_which_kind_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    parent, child, comparison = _tellings()
    checked = check_all(child, [parent], [comparison])
    apart = _judgement(child, "weir", (("merged", 0.7),))
    together = replace(_judgement(child, "weir", (("negated", 0.6),)), reader="together")
    weights = {
        "merged": {"apart: words merged": 1.0},
        "negated": {"together: words negated": 2.0, "together: sentence negated": 1.0},
    }
    monkeypatch.setattr(judged_kinds, "kind_weights", lambda: weights)
    found = [
        doubted(Reading(checked.scenes, judgements, []))[0].kind
        for judgements in ([apart], [apart, together])
    ]
    assert found == ["merged", "negated"]


def test_no_credit_is_missed_that_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    """Farmers are credited in both: what a reader misses there is something else."""
    parent = tell(SOURCE, "r1")
    child = tell("A flood took a cart off the bridge at Ollen on Sunday, farmers said.", "r2")
    comparison = align(child.report, parent.report, child.parse, parent.parse, SETTINGS.align)
    checked = check_all(child, [parent], [comparison])
    chances: Chances = (("negated", 0.5), ("attribution-dropped", 0.4))
    words = tuple(chances if t.text == "cart" else () for t in child.parse.tokens)
    reading = Reading(checked.scenes, [Judgement(0, 0.9, chances, words, ())], [])
    weights = {kind: {f"apart: words {kind}": n} for kind, n in (("negated", 1.0), (CREDIT, 9.0))}
    monkeypatch.setattr(judged_kinds, "kind_weights", lambda: weights)
    assert [s.excluded >= {CREDIT} for s in suspicions(reading)] == [True]
    assert [f.kind for f in doubted(reading)] == ["negated"]


@pytest.mark.usefixtures("trusting")
@pytest.mark.parametrize(("points_at", "told"), [("nine", 1), ("crew", 2)])
def test_what_a_check_tells_of_the_same_words_of_the_source_is_not_told_again(
    monkeypatch: pytest.MonkeyPatch, points_at: str, told: int
) -> None:
    """A reader doubts another word than the one that changed."""
    parent = tell("Nine people of the crew were killed at Ollen on Sunday, farmers said.", "r1")
    child = tell("Fourteen people of the crew were killed at Ollen on Sunday, farmers said.", "r2")
    comparison = align(child.report, parent.report, child.parse, parent.parse, SETTINGS.align)
    at = next(t.index for t in parent.parse.tokens if t.text.lower() == points_at)
    chances: Chances = (("number-changed", 0.9),)
    words = tuple(chances if t.text in {"Fourteen", "killed"} else () for t in child.parse.tokens)
    judgement = Judgement(0, 0.9, chances, words, (("r1", at, 0.9),))
    weights = {"number-changed": {"apart: words number-changed": 1.0}}
    monkeypatch.setattr(judged_kinds, "kind_weights", lambda: weights)
    found = find_drift(child, [parent], [comparison], SETTINGS.drift, [judgement])
    assert [f.kind for f in found] == ["number-changed"] * told


@given(st.floats(0, 1), st.floats(0, 1))
def test_log_odds_grow_with_the_chance_and_have_an_end(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert -1 <= log_odds(low) <= log_odds(high) <= 1
    assert log_odds(one) == pytest.approx(-log_odds(1 - one), abs=1e-9)
