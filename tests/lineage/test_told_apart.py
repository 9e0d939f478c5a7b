"""Kinship by copied words, and direction by what pages say of themselves."""

from __future__ import annotations

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
