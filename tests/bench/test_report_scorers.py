"""The scorers of single reports: chains, voices, confidence."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from bench.quality.counts import LOWER_IS_BETTER
from bench.quality.reliability import Judgement, bins, calibration_error
from bench.quality.reliability_plot import reliability_svg
from bench.quality.reports import ReportCounts, compare_report, score_report
from bench.quality.voices import Voice, stands_for
from tests.bench.made_cases import Json
from tests.bench.made_reports import REPORT_TEXTS, report_dossier, report_labels, report_span


def figures(dossier: Json) -> dict[str, float | None]:
    return score_report(dossier, REPORT_TEXTS, report_labels()).figures()


def changed(change: Callable[[list[Json]], object]) -> dict[str, float | None]:
    """Figures of the right dossier after one change to its attributions."""
    dossier = report_dossier(report_labels())
    change(dossier["attributions"])
    return figures(dossier)


# Whole dossiers


def test_labels_turned_into_a_dossier_are_right_everywhere() -> None:
    labels = report_labels()
    counts, findings = compare_report(report_dossier(labels), REPORT_TEXTS, labels)
    wrong = {
        name: value
        for name, value in counts.figures().items()
        if value != (0 if name in LOWER_IS_BETTER else 1)
    }
    assert wrong == {}
    assert findings == []


def test_a_dossier_that_read_nothing_scores_zero() -> None:
    nothing = figures({"reports": []})
    assert nothing["chain_order"] == nothing["chain_right"] == nothing["chain_single"] == 0
    assert nothing["attr_r"] == nothing["furn_r"] == 0
    # Without a voice found there is nothing to judge on it.
    assert nothing["chain_role_f1"] is None
    assert nothing["same_voice_f1"] is None
    assert nothing["attr_ece"] is None


def test_counts_of_reports_add_up() -> None:
    labels = report_labels()
    right = score_report(report_dossier(labels), REPORT_TEXTS, labels)
    nothing = score_report({"reports": []}, REPORT_TEXTS, labels)
    total = (ReportCounts() + right + nothing + nothing).figures()
    assert total["chain_order"] == pytest.approx(1 / 3)
    assert total["chain_role_f1"] == 1.0
    assert len((right + right).judgements) == 10


# Chains


def test_a_missed_attribution_is_a_wrong_chain() -> None:
    found = changed(lambda rows: rows.pop(1))
    assert found["chain_order"] == found["chain_right"] == 0.5


@pytest.mark.parametrize(
    "change",
    [
        lambda chain: chain.reverse(),
        lambda chain: chain.pop(0),
        lambda chain: chain.pop(),
        lambda chain: chain.append({"name": "the coast guard", "kind": "group"}),
        lambda chain: chain.clear(),
        lambda chain: chain[0].update(name="a fisherman"),
    ],
)
def test_a_chain_has_the_labelled_voices_in_their_order_and_no_other(
    change: Callable[[list[Json]], object],
) -> None:
    found = changed(lambda rows: change(rows[4]["chain"]))
    assert found["chain_order"] == found["chain_right"] == 0.5
    assert found["chain_single"] == 1.0


def test_a_voice_too_many_on_a_single_one_is_seen() -> None:
    found = changed(lambda rows: rows[2]["chain"].append({"name": "reporters"}))
    assert found["chain_single"] == pytest.approx(2 / 3)
    assert found["chain_order"] == 1.0


@pytest.mark.parametrize(
    ("place", "change", "right"),
    [
        (0, {"role": "clerk of the port"}, 1.0),  # half of the shorter
        (0, {"role": None}, 1.0),  # "a port clerk" says it already
        (1, {"role": None}, 1.0),
        (0, {"role": "harbour master"}, 0.5),
        (1, {"role": "brother"}, 0.5),  # the labels hold none
        (1, {"channel": "phone"}, 0.5),
        (1, {"channel": None}, 0.5),
        (1, {"recipient": "the reporters"}, 1.0),
        (0, {"recipient": "police"}, 0.5),
        (0, {"recipient": "Jonas Olse"}, 1.0),  # the next voice hears it anyway
        (0, {"recipient": "him"}, 1.0),
        (0, {"recipient": "this newspaper"}, 1.0),
        (1, {"recipient": "police"}, 0.5),
        (0, {"anonymous": False, "number": "several", "relation": "official"}, 1.0),
    ],
)
def test_a_chain_is_right_with_role_channel_and_recipient(
    place: int, change: Json, right: float
) -> None:
    found = changed(lambda rows: rows[4]["chain"][place].update(change))
    assert found["chain_order"] == 1.0
    assert found["chain_right"] == right


@pytest.mark.parametrize(
    ("role", "of", "right"),
    [
        ("coast guard captain", None, 1.0),
        ("coast guard officer", None, 1.0),  # the group's words in the role
        (None, "the coast guard's captains", 0.5),  # "captains" is not "captain"
        (None, "captain of the guard", 1.0),  # the role's word in the group
        ("officer", "the coast guard", 0.5),
    ],
)
def test_role_and_group_are_judged_together(role: str | None, of: str | None, right: float) -> None:
    found = changed(lambda rows: rows[1]["chain"][1].update(role=role, of=of))
    assert found["chain_right"] == right


def test_fields_are_counted_over_the_voices_that_both_chains_have() -> None:
    def change(rows: list[Json]) -> None:
        # Labelled numbers: deckhand and clerk, each "one".
        rows[1]["chain"][0]["number"] = "several"
        rows[2]["chain"][0]["number"] = "one"
        # Of a voice that is not the labelled one nothing is counted.
        rows[4]["chain"][0].update(name="a fisherman", anonymous=True)
        # Two voices turned round are still those two: channel and recipient stay right.
        rows[4]["chain"].reverse()

    found = changed(change)
    assert found["chain_number_p"] == 0.0  # 2 found
    assert found["chain_number_r"] == 0.0  # 1 labelled on an aligned voice
    assert found["chain_anonymous_f1"] is None
    assert found["chain_channel_f1"] == 1.0
    assert found["chain_recipient_f1"] == 1.0


def test_a_field_found_too_often_costs_precision_only() -> None:
    found = changed(lambda rows: rows[3]["chain"][0].update(channel="statement"))
    assert found["chain_channel_p"] == pytest.approx(2 / 3)
    assert found["chain_channel_r"] == 1.0


# Voices


def test_a_name_that_is_another_voices_own_stands_for_that_one_only() -> None:
    mira = Voice("v2", "Mira Olse", ("she", "Olse"))
    jonas = Voice("v3", "Jonas Olse", ("Jonas Olse",))
    both = [mira, jonas]
    assert stands_for(Voice(None, "Jonas Olse"), jonas, both)
    assert not stands_for(Voice(None, "Jonas Olse"), mira, both)
    assert stands_for(Voice(None, "Captain Mira Olse"), mira, both)
    assert stands_for(Voice(None, "she"), mira, both)
    assert not stands_for(Voice(None, "she"), jonas, both)
    assert not stands_for(Voice(None, ""), jonas, both)


def test_a_source_in_the_middle_of_a_chain_is_right_by_its_own_name() -> None:
    # The labelled source is the brother, second in the chain after the clerk.
    found = changed(lambda rows: rows[4].update(source=None))
    assert found["attr_source"] == 1.0
    none = changed(lambda rows: (rows[4].update(source=None), rows[4]["chain"].pop()))
    assert none["attr_source"] == 0.8


def test_who_a_pronoun_stands_for_is_judged() -> None:
    # "she" is the one source that shares no word with its name.
    found = changed(lambda rows: rows[2]["chain"][0].update(name="she"))
    assert found["attr_resolved"] == 0.0
    assert found["attr_source"] == 1.0


def test_same_voice_by_id_counts_pairs_of_statements() -> None:
    # First voices: captain, deckhand, captain, captain, clerk; three of ten pairs are the same.
    split = changed(lambda rows: rows[2]["chain"][0].update(voice="v7"))
    assert split["same_voice_p"] == 1.0
    assert split["same_voice_r"] == pytest.approx(1 / 3)
    merged = changed(lambda rows: rows[1]["chain"][0].update(voice="v2"))
    assert merged["same_voice_p"] == 0.5  # 3 of 6
    assert merged["same_voice_r"] == 1.0


def test_same_voice_goes_by_name_where_a_dossier_gives_no_id() -> None:
    def drop_ids(rows: list[Json]) -> None:
        for row in rows:
            for voice in row["chain"]:
                del voice["voice"]
        rows[0]["chain"][0]["name"] = "Captain Olse"

    found = changed(drop_ids)
    assert found["same_voice_p"] == 1.0
    assert found["same_voice_r"] == pytest.approx(1 / 3)


def test_same_voice_leaves_out_what_has_no_chain() -> None:
    found = changed(lambda rows: rows[3]["chain"].clear())
    assert found["same_voice_f1"] == 1.0


# Confidence


def judged(confidence: float, *right: bool) -> list[Judgement]:
    return [Judgement(confidence, content=r, whole=False) for r in right]


def test_calibration_error_is_the_weighed_gap_of_the_bins() -> None:
    # 0.95 against 3 of 4 right: a gap of 0.2; 0.35 against 1 of 1: 0.65. (4 * 0.2 + 0.65) / 5.
    judgements = [*judged(0.95, True, True, True, False), *judged(0.35, True)]
    assert calibration_error(judgements, "content") == pytest.approx(0.29)
    assert calibration_error(judgements, "whole") == pytest.approx((4 * 0.95 + 0.35) / 5)
    assert calibration_error([], "content") is None


def test_bins_hold_their_lower_edge_and_the_last_one_holds_certainty() -> None:
    judgements = [*judged(0.7, True), *judged(0.29, True), *judged(1.0, True, False)]
    held = [(b.low, b.count) for b in bins(judgements, "content")]
    assert held == [(0.2, 1), (0.7, 1), (0.9, 2)]
    assert bins(judgements, "content")[-1].right == 0.5


def test_what_was_found_is_judged_with_its_confidence() -> None:
    dossier = report_dossier(report_labels())
    rows = dossier["attributions"]
    rows[3]["cue"] = report_span("citing")
    rows[3]["confidence"] = 0.6
    extra = {**rows[3], "content": report_span("Ferry sinks off Port Varn"), "confidence": 0.4}
    dossier["attributions"] = [*rows, extra]
    found = score_report(dossier, REPORT_TEXTS, report_labels()).judgements
    assert sorted((j.confidence, j.content, j.whole) for j in found) == [
        (0.4, False, False),
        (0.6, True, False),
        *[(1.0, True, True)] * 4,
    ]
    del extra["confidence"]
    assert len(score_report(dossier, REPORT_TEXTS, report_labels()).judgements) == 5


def test_the_plot_shows_a_mark_and_a_count_for_each_bin() -> None:
    plot = reliability_svg([*judged(0.95, *[True] * 12), *judged(0.35, False)], "a < b")
    texts = set(re.findall(r"<text [^>]*>([^<]*)</text>", plot))
    assert {"12", "1", "a &lt; b", "13 attributions found", "share right", "how many"} <= texts
    circles = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"', plot)
    # 0.35 never right at the foot of the square, 0.95 always right at its top, one in the legend.
    assert len(circles) == 3
    assert {("210.0", "496.0"), ("450.0", "96.0")} <= set(circles)


def test_a_plot_of_nothing_is_still_a_plot() -> None:
    assert "0 attributions found" in reliability_svg([], "nothing")
