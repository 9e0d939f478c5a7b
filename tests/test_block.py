"""Which pairs of reports are worth laying side by side."""

from __future__ import annotations

import dataclasses
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factory import make_report
from tests.strategies import SENTENCES

from headwater.annotate import annotate
from headwater.block import Pair, block
from headwater.model import Annotations, Citation, Published, Report
from headwater.settings import AnnotateSettings, BlockSettings

ALWAYS_CHOOSE = dataclasses.replace(BlockSettings(), exhaustive_up_to=1)
# The same phrase in many reports says nothing of any two of them.
COMMON = "Subscribe to our newsletter and read more of our news."
NONSENSE = "carvel dorrin elgut famble gorsk hintle ivarn jomp".split()


def blocked(
    texts: list[str],
    settings: BlockSettings = ALWAYS_CHOOSE,
    *,
    outlets: dict[int, str] | None = None,
    cites: dict[int, str] | None = None,
    dates: dict[int, str] | None = None,
) -> tuple[Pair, ...]:
    """The candidate pairs among reports of these texts, called r1, r2, ...

    Args:
        texts: one for each report.
        settings: by default such that pairs are chosen, however few reports there are.
        outlets: the outlet of a report, by its number.
        cites: the outlet that a report cites, by the number of the report.
        dates: the day on which a report was published, by its number.
    """
    reports: list[Report] = []
    annotations: dict[str, Annotations] = {}
    citations: dict[str, tuple[Citation, ...]] = {}
    for number, text in enumerate(texts, start=1):
        report = make_report(text, id=f"r{number}", outlet=(outlets or {}).get(number))
        if number in (dates or {}):
            day = (dates or {})[number]
            report = dataclasses.replace(report, published=Published(day, day, "metadata"))
        reports.append(report)
        annotations[report.id] = annotate(report, AnnotateSettings())
        cited = (cites or {}).get(number)
        citations[report.id] = (
            (Citation(report.span(0, 3), cited, "report", None, 0.9),) if cited else ()
        )
    return block(reports, annotations, citations, settings)


def test_a_handful_is_compared_whole() -> None:
    """Up to the limit every report meets every other once."""
    assert blocked(["One thing.", "Another.", "A third."], BlockSettings()) == (
        ("r1", "r2"),
        ("r1", "r3"),
        ("r2", "r3"),
    )


@pytest.mark.parametrize("count", [0, 1])
def test_fewer_than_two_reports_have_no_pairs(count: int) -> None:
    """Nothing, or one report alone, is laid beside nothing."""
    assert blocked(["One thing."] * count, BlockSettings()) == ()
    assert blocked(["One thing."] * count) == ()


def test_above_the_limit_only_pairs_with_something_in_common_are_left() -> None:
    """Reports on different matters are not compared; the two that share words are."""
    texts = [SENTENCES[0], "Wheat rose in Lund.", f"A witness wrote: {SENTENCES[0]}", SENTENCES[9]]
    assert blocked(texts) == (("r1", "r3"),)


def test_a_rewrite_that_shares_only_names_and_figures_is_a_pair() -> None:
    """No phrase in common, but the same rare names and figures."""
    texts = [
        "Ilse Quandt paid 4,117 crowns to Ruben Astor in Ostrel, Petra Lindqvist and Tarek Osman "
        "wrote to Goran Vokal.",
        "To Ruben Astor went 4,117 from Ilse Quandt: Goran Vokal heard of Ostrel by way of Tarek "
        "Osman, then Petra Lindqvist.",
        *(f"Boats of the {word} coast sailed." for word in ("north", "south", "east", "west")),
    ]
    assert ("r1", "r2") in blocked(texts)
    strict = dataclasses.replace(ALWAYS_CHOOSE, min_nearness=9.0)
    assert ("r1", "r2") not in blocked(texts, strict)


def test_a_report_that_cites_an_outlet_meets_that_outlet_s_reports() -> None:
    """One word of citation is enough, whatever else differs; spelling is folded."""
    texts = ["Wheat rose in Lund.", "Divers searched the wreck.", "Two men were arrested."]
    assert blocked(texts, outlets={3: "The Quay Gazette"}, cites={1: "Quay Gazette"}) == (
        ("r1", "r3"),
    )


def test_initials_that_are_cited_stand_for_the_outlet() -> None:
    """Whoever cites VOH meets the reports of the Voice of Horley."""
    texts = ["Wheat rose in Lund.", "Divers searched the wreck.", "Two men were arrested."]
    assert blocked(texts, outlets={2: "Voice of Horley"}, cites={1: "VOH"}) == (("r1", "r2"),)


def test_a_report_that_cites_its_own_outlet_meets_no_stranger() -> None:
    """What somebody told the Gazette, in the Gazette, makes no pair."""
    texts = ["Wheat rose in Lund.", "Divers searched the wreck."]
    assert blocked(texts, outlets={1: "Quay Gazette"}, cites={1: "Quay Gazette"}) == ()


def test_a_phrase_that_most_reports_hold_makes_no_pairs() -> None:
    """A site's own lines stand in every page and say nothing of any two of them."""
    own = [" ".join(f"{word}{n}" for word in NONSENSE) for n in range(12)]
    dressed = [f"{text.capitalize()}. {COMMON}" for text in own]
    assert blocked(dressed) == ()
    assert len(blocked(dressed[:3], BlockSettings())) == 3


def test_copies_are_laid_beside_the_first_of_them() -> None:
    """A wire that many sites carry word for word: each beside the earliest, and no others."""
    wire = f"{SENTENCES[0]} {SENTENCES[1]}"
    texts = [wire, "Wheat rose in Lund.", wire, wire, "Boats of the north sailed."]
    dates = {1: "2031-03-02", 3: "2031-03-01", 4: "2031-03-03"}
    assert blocked(texts, dates=dates) == (("r1", "r3"), ("r3", "r4"))
    assert blocked(texts) == (("r1", "r3"), ("r1", "r4"))


def test_near_copies_are_laid_beside_the_earliest() -> None:
    """However many are nearer to it, a near copy is compared with where it may come from."""
    carried = [f"{SENTENCES[0]} {SENTENCES[1]} {' Page.' * n}" for n in range(8)]
    one = dataclasses.replace(ALWAYS_CHOOSE, nearest=1)
    pairs = blocked([*carried, "Wheat rose in Lund."], one, dates={5: "2031-03-01"})
    assert {frozenset(("r5", f"r{n}")) for n in range(1, 9) if n != 5} <= set(map(frozenset, pairs))


def test_far_apart_in_time_only_copied_words_count() -> None:
    """A year later the same names in other words are another story; a copy is still a copy."""
    names = "Ilse Quandt met Ruben Astor and Goran Vokal in Ostrel."
    again = "In Ostrel Goran Vokal saw Ruben Astor, then Ilse Quandt."
    texts = [names, again, names, "Wheat rose in Lund.", "Boats of the north sailed."]
    dates = {1: "2031-03-01", 2: "2032-03-01", 3: "2032-03-01"}
    pairs = blocked(texts, dates=dates)
    assert ("r1", "r2") not in pairs
    assert ("r1", "r3") in pairs
    assert ("r1", "r2") in blocked(texts)


@given(
    st.lists(st.lists(st.sampled_from(SENTENCES), max_size=3).map(" ".join), max_size=6),
    st.booleans(),
)
def test_pairs_are_in_order_and_come_once(texts: list[str], all_of_them: bool) -> None:
    """Every pair stands once, the earlier report first; choosing only ever takes away."""
    pairs = blocked(texts, BlockSettings() if all_of_them else ALWAYS_CHOOSE)
    ids = [f"r{number}" for number in range(1, len(texts) + 1)]
    every = list(combinations(ids, 2))
    assert len(set(pairs)) == len(pairs)
    assert [p for p in every if p in pairs] == list(pairs)
    if all_of_them:
        assert list(pairs) == every


@given(st.permutations(range(4)))
def test_the_order_of_the_reports_chooses_no_other_pairs(order: list[int]) -> None:
    """The same reports in another order make the same pairs."""
    texts = [SENTENCES[0], f"{SENTENCES[0]} {SENTENCES[1]}", SENTENCES[1], "Wheat rose in Lund."]
    straight = {frozenset((texts[_place(a)], texts[_place(b)])) for a, b in blocked(texts)}
    turned = [texts[place] for place in order]
    assert {frozenset((turned[_place(a)], turned[_place(b)])) for a, b in blocked(turned)} == (
        straight
    )


def _place(report_id: str) -> int:
    return int(report_id.removeprefix("r")) - 1
