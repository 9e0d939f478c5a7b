"""What holds in a pile: reports of many matters, few of any two of them kin."""

from __future__ import annotations

import pytest
from tests.lineage.family import ORIGINAL, Family, edges

from headwater.lineage import trace_lineage
from headwater.settings import LineageSettings

# Twenty-five reports of as many matters, so that what stands beside them is a pile.
_TOWNS = (
    "Abrel Brenko Cestin Dolvar Ersk Fanor Gulben Hradec Istova Jarlun Kelm Lusna Mirov Nestal "
    "Ostra Pelgrin Quorn Rastok Selvik Tarnow Ulm Veldin Wistra Xanten Yarmol"
).split()
# The same collapse, told by somebody else: no six words of ORIGINAL in a row, and no quote of it.
_TOLD_BY_ANOTHER = (
    "Miners' wives waited in the snow after a gallery fell in at the Korvan pit outside Dastan.\n\n"
    "The dead number 14, a doctor at the Dastan clinic said, and 23 men have come up.\n\n"
    "Nobody of Tamir Coal came to the gate; the pumps had stood still for weeks, said a fitter who "
    "would not give his name for fear of losing the work that he still has.\n\n"
    "A priest read psalms, and boys sold tea from a sledge until the police sent them home.\n\n"
    "Pavel Groz, who had the shift, was led away by two policemen."
)
_CUT = "\n\n".join(ORIGINAL.split("\n\n")[:3])


def pile(*texts: str, outlets: tuple[str, str] = ("Steppe Wire", "Orsk Today")) -> Family:
    """Two reports, and the pile round them; only the two are laid side by side."""
    family = Family()
    for text, outlet in zip(texts, outlets, strict=True):
        family.add(text, outlet=outlet, published="2024-02-06")
    for town in _TOWNS:
        family.add(f"The council of {town} met and spoke of the price of bread in {town}.")
    return family


def links_of(family: Family) -> set[tuple[str, str]]:
    """The links, the two first reports alone having been compared."""
    two = Family(family.reports[:2], family.citations, family.attributions)
    lineage = trace_lineage(
        family.reports,
        family.annotations,
        family.attributions,
        family.citations,
        two.comparisons,
        {},
        LineageSettings(),
    )
    return edges(lineage)


def test_what_another_tells_in_words_of_its_own_was_not_taken() -> None:
    assert links_of(pile(ORIGINAL, _TOLD_BY_ANOTHER)) == set()


def test_what_keeps_a_passage_was_taken() -> None:
    assert links_of(pile(ORIGINAL, _CUT)) == {("r2", "r1")}


@pytest.mark.parametrize("outlet", ["Steppe Wire", "Orsk Today"])
def test_the_next_day_of_one_outlet_is_no_version_without_a_passage(outlet: str) -> None:
    raid = (
        "Rockets fell on {} on {}, killing {} people and injuring {}, the governor's office said."
    )
    reports = [
        raid.format("the Salah quarter", "Tuesday", "three", "nine") + "\n\nTwo shops burned.",
        raid.format("the Old Harbour", "Wednesday", "seven", "twenty") + "\n\nA school was shut.",
    ]
    assert links_of(pile(*reports, outlets=("Steppe Wire", outlet))) == set()
