"""An outlet named in whatever words, beside what its report says."""

from __future__ import annotations

import pytest
from tests.lineage.family import ORIGINAL, REWRITE, Family, only_link

LOOSE = (
    "Those of us who were at work had to make do with Radio Orsk. Fourteen miners died in the "
    "collapse of a gallery at the Korvan coal mine outside Dastan."
)


@pytest.mark.parametrize("outlet", ["Radio Orsk", "Radio Orsk 94.6", "Radio Orsk (a station)"])
def test_the_bare_name_beside_the_parents_words_cites_it(outlet: str) -> None:
    family = Family()
    family.add(ORIGINAL, outlet=outlet)
    family.add(f"{REWRITE}\n\n{LOOSE}", outlet="A Pit Blog")
    link = only_link(family.trace())
    assert (link.child, link.cited) == ("r2", True)


@pytest.mark.parametrize(
    "words",
    [
        "Listeners of Radio Orsk have chosen the song of the year, a ballad about two geese.",
        LOOSE.replace("Radio Orsk", "the Radio Orsk Festival"),
    ],
    ids=["another matter", "a longer name"],
)
def test_the_name_beside_something_else_cites_nothing(words: str) -> None:
    family = Family()
    family.add(ORIGINAL, outlet="Radio Orsk")
    family.add(f"{REWRITE}\n\n{words}", outlet="A Pit Blog")
    assert not only_link(family.trace()).cited


def test_somebody_in_the_story_is_named_by_everybody() -> None:
    release = (
        "Tamir Coal regrets the death of 14 miners in the collapse of a gallery at Korvan near "
        "Dastan.\n\nTamir Coal has stopped work in the eastern shaft."
    )
    wire = (
        "Fourteen miners died in the collapse of a gallery at Korvan, a pit of Tamir Coal.\n\n"
        "A lamp man heard two bangs. His brother is missing. Nobody came out to tell the wives."
    )
    family = Family()
    family.add(release, outlet="Tamir Coal")
    family.add(wire, outlet="Steppe Wire")
    assert not any(x.cited for x in family.trace().links)
    told = {(x.child, x.parent) for x in family.trace().links if not x.undirected}
    assert told <= {("r2", "r1")}
