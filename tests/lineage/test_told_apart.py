"""Kinship by copied words, and direction by what pages say of themselves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.lineage.family import ORIGINAL, Family, edges

from headwater.lineage.direction.decide import find_clues
from headwater.lineage.evidence import weigh_pair
from headwater.lineage.specifics import Pile
from headwater.model import Capture
from headwater.pipeline import trace

BRIEF = (
    "At least 14 miners were killed when a gallery collapsed at the Korvan coal mine near Dastan, "
    "the rescue chief, Arman Veliev, said.\n\n"
    "Prosecutors in Dastan have questioned the shift manager, Pavel Groz."
)


def clues(child: str, parent: str) -> set[str]:
    """The kinds of clue that speak for a text having been made from another."""
    family = Family()
    family.add(child)
    family.add(parent)
    pile = Pile(family.material)
    forth, back = weigh_pair(pile, "r1", "r2"), weigh_pair(pile, "r2", "r1")
    return {clue.kind for clue in find_clues(family.material, forth, back)}


def test_a_brief_cut_from_a_report_word_for_word_is_kin_however_short() -> None:
    family = Family()
    family.add(BRIEF)
    family.add(ORIGINAL)
    assert edges(family.trace()) == {("r1", "r2")}


@pytest.mark.parametrize(
    ("words", "speaks"),
    [
        ("We were on the hill when the gallery fell.", True),
        ("Subscribe to our channel for the news of the valley.", False),
        ("Follow us for more.", False),
    ],
)
def test_a_page_that_asks_its_readers_for_something_took_no_part(words: str, speaks: bool) -> None:
    assert ("first_person" in clues(BRIEF, f"{ORIGINAL}\n\n{words}")) is speaks


def read_days(*heads: str) -> list[tuple[str, str]]:
    """The links between reports of one text under heads of their own."""
    texts = [
        Capture(f"{n}.txt", f"Gallery falls at Korvan\n\n{head}{ORIGINAL}\n".encode())
        for n, head in enumerate(heads)
    ]
    dossier = trace(texts)
    path = {r.id: r.path for r in dossier.reports}
    return [(path[x.child], path[x.parent]) for x in dossier.links if x.parent in path]


def test_days_without_a_year_tell_which_was_first() -> None:
    early, late = "DASTAN, 11 July - ", "Published 12 July | 2 min read\n\n"
    assert read_days(early, late) == [("1.txt", "0.txt")]
    assert read_days(late, early) == [("0.txt", "1.txt")]


@pytest.mark.parametrize(("day", "linked"), [("2031-03-02", True), ("2031-03-20", False)])
def test_days_apart_a_reworded_report_without_a_quote_is_of_another_day(
    day: str, linked: bool
) -> None:
    plain = ORIGINAL.replace('"', "")
    reworded = (
        "Fourteen miners died as a gallery of the Korvan mine outside Dastan came down.\n\n"
        "Another 23, mostly Orsk men, reached the surface alive on Tuesday evening, Veliev said."
        "\n\n"
        "Tamir Coal had a warning in March of water in its eastern shaft. In Dastan prosecutors "
        "took 40 boxes of records and put questions to Pavel Groz, who managed the shift."
    )
    family = Family()
    family.add(reworded, published=day)
    family.add(plain, published="2031-03-01")
    assert edges(family.trace()) == ({("r1", "r2")} if linked else set())


def test_words_copied_days_later_are_a_link() -> None:
    family = Family()
    family.add(BRIEF, published="2031-03-20")
    family.add(ORIGINAL, published="2031-03-01")
    assert edges(family.trace()) == {("r1", "r2")}


def test_what_all_reports_round_two_of_them_hold_tells_nothing_of_the_two() -> None:
    family = Family()
    for number in range(12):
        family.add(f"The Observatory said raids killed {number + 20} people near Korvan in March.")
    pile = Pile(family.material)
    pair = ("r1", "r2")
    assert pile.fewness("korvan", "name", pair) < 0.2
    assert pile.fewness("#20", "figure", pair) > 1


def test_no_more_sentences_align_than_there_are() -> None:
    """The points at the head of a web page are sentences where they were taken from elsewhere."""
    example = Path(__file__).parents[2] / "examples" / "mill-fire"
    dossier = trace([example])
    told = [
        [int(n) for n in found.groups()]
        for link in dossier.links
        for words in link.evidence
        if (found := re.fullmatch(r"(\d+) of (\d+) sentences align", words))
    ]
    assert told
    assert all(aligned <= all_of_them for aligned, all_of_them in told)
