"""Rewrites that hide their parent: linked by what only a witness could have, or not at all."""

from __future__ import annotations

from tests.lineage.family import INDEPENDENT, ORIGINAL, Family, edges, only_link

from headwater.lineage.kinship import weigh_kinship
from headwater.lineage.specifics import Pile
from headwater.model import CitationKind

TABLOID = (
    "They kissed their children, picked up their lamps and never came home. All Dastan is in tears "
    "tonight, and all Dastan wants a head to roll.\n\n"
    "Fourteen are gone. Heroes like Arman Veliyev vowed that no shovel would rest: "
    '"We hear knocking behind the second wall."\n\n'
    "Twenty-three lucky blokes from Orsk saw the sky again before supper.\n\n"
    "Yet fat cats at Tamir Coal knew, long before the bang, that one end of Korvan leaked like a "
    "sieve. Glamorous mouthpiece Aliya Sultan rubbished the claim and rang off.\n\n"
    "Cops grilled Pavel Groz and carted off 40 boxes. Is your street full of coal dust? Send "
    "pictures to the newsdesk and win a weekend by the sea."
)
PARENT = (
    f"{ORIGINAL}\n\nSnow had fallen on the slag heap, and a bus brought the women of the "
    "village at noon.\n\n"
    '"I was told to wait behind the fence and nobody said why," said one of them, Aigerim Duly.\n\n'
    "The chapel stayed open all night. A choir of pensioners sang there until the lamps went out."
)
WITNESS = "His wife told this newspaper that she had packed his lunch."


def test_a_rewrite_in_other_words_is_linked_by_its_specifics() -> None:
    family = Family()
    family.add(PARENT, outlet="Steppe Wire")
    family.add(TABLOID, outlet="The Daily Anvil")
    link = only_link(family.trace())
    assert (link.child, link.parent, link.kind, link.cited) == ("r2", "r1", "rewrite", False)
    assert any("both have what few others have" in words for words in link.evidence)


def test_whoever_was_there_is_the_less_surely_a_rewriter() -> None:
    def chance(text: str) -> float:
        family = Family()
        family.add(f"{PARENT}\n\n{WITNESS}", outlet="Steppe Wire")
        family.add(text, outlet="The Daily Anvil")
        return weigh_kinship(Pile(family.material), "r2", "r1").chance

    assert chance(f"{TABLOID}\n\nOur reporter saw the lamps go out.") < chance(TABLOID)


def test_what_a_ministry_told_everybody_ties_nobody() -> None:
    ministry = (
        "Fourteen miners died at Korvan near Dastan, the Ministry of Mines said. The Ministry of "
        "Mines said 23 men of Orsk were safe. The Ministry of Mines said Arman Veliev led the "
        "search. The Ministry of Mines said Tamir Coal had been warned in March."
    )
    words: tuple[str, str, CitationKind] = (
        "the Ministry of Mines said",
        "Ministry of Mines",
        "body",
    )
    family = Family()
    family.add(f"{ministry}\n\nA choir sang in the square of Orsk.", cites=(words,))
    family.add(
        "At Korvan, near Dastan, 14 are dead, the Ministry of Mines said. Shops in the capital "
        "were shut.",
        cites=(words,),
    )
    assert not [x for x in family.trace().links if x.confidence > 0.9]


def test_an_independent_report_hides_no_parent() -> None:
    family = Family()
    family.add(PARENT, outlet="Steppe Wire")
    family.add(TABLOID, outlet="The Daily Anvil")
    family.add(INDEPENDENT, outlet="Radio Orsk")
    assert edges(family.trace()) == {("r2", "r1")}
