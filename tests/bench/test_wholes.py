from __future__ import annotations

import pytest
from bench.quality.methods import as_labelled
from bench.quality.wholes import Whole, WholeCounts, compare_wholes, interval, is_plain
from tests.factory import annotate_text

from headwater.extract.attribution.extract import extract_attributions
from headwater.settings import AttributionSettings

GOLD = Whole(((0, 9),), ((10, 14),), ((15, 55),), "said")


def whole_f1(*found: Whole) -> float | None:
    return compare_wholes([GOLD], found).whole.f1


def test_all_three_roles_must_be_shared_by_half() -> None:
    assert whole_f1(GOLD) == 1.0
    assert whole_f1(Whole(((0, 9),), ((10, 14),), ((15, 36),))) == 1.0
    assert whole_f1(Whole(((0, 9),), ((10, 14),), ((15, 34),))) == 0.0
    assert whole_f1(Whole(((0, 3),), ((10, 14),), ((15, 55),))) == 0.0
    assert whole_f1(Whole((), ((10, 14),), ((15, 55),))) == 0.0


def test_one_found_attribution_stands_for_one_labelled() -> None:
    counts = compare_wholes([GOLD], [GOLD, GOLD])
    assert (counts.whole.precision, counts.whole.recall) == (0.5, 1.0)


def test_roles_count_any_overlap_and_each_range_once() -> None:
    counts = compare_wholes([GOLD], [Whole(((0, 3),), ((10, 14),), ((54, 90),))])
    assert (counts.source.f1, counts.cue.f1, counts.content.f1) == (1.0, 1.0, 1.0)
    assert counts.whole.f1 == 0.0


@pytest.mark.parametrize("words", ["said", "has also said", "was told", "According to", "said:"])
def test_plain_cues(words: str) -> None:
    assert is_plain(words)


@pytest.mark.parametrize("words", ["added", "refused to say what", "according", ""])
def test_cues_that_are_not_plain(words: str) -> None:
    assert not is_plain(words)


def test_the_interval_holds_the_figure_and_narrows_with_agreement() -> None:
    right, wrong = compare_wholes([GOLD], [GOLD]), compare_wholes([GOLD], [])
    low, high = interval([right, wrong] * 10, lambda c: c.whole.f1 or 0.0)
    assert low < 2 / 3 < high
    assert interval([right] * 10, lambda c: c.whole.f1 or 0.0) == (1.0, 1.0)


def test_counts_add_up() -> None:
    total = compare_wholes([GOLD], [GOLD]) + compare_wholes([GOLD], []) + WholeCounts()
    assert total.figures()["whole_r"] == 0.5
    assert total.figures()["plain_r"] == 0.5


def test_a_dossiers_entries_of_one_cue_are_put_together() -> None:
    text = '"The dam held," said Ida Brandel. "We were lucky. We will not be twice."'
    report, annotations = annotate_text(text)
    found = extract_attributions(report, annotations, AttributionSettings(method="rules"))
    assert len(found) > 1
    (whole,) = as_labelled(found)
    words = [text[start:end] for start, end in whole.content]
    assert words[0] == "The dam held"
    assert words[-1].endswith("twice.")
    assert text[slice(*whole.cue[0])] == "said"
