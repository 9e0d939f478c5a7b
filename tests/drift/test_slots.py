"""Numbers, names, dates, roles and subjects are compared slot by slot, not sentence by sentence."""

from __future__ import annotations

import pytest
from tests.drift.retelling import kinds, retell_passage

from headwater.lexicon.capitals import capital_and_country, is_country
from headwater.lexicon.converses import acts_of
from headwater.lexicon.measures import measure_of

# The kind, the source, the retelling, words of the retelling that are reported.
CHANGED = [
    (
        "merged",
        "The ferry line Ostrel Sund has three ships. Its treasurer, Pia Lund, was fined 500 crowns "
        "in 2021 over an error in the customs papers.",
        "Ida Halvek, fined 500 crowns in 2021 over an error in the customs papers, has three ships."
        " Ida Halvek leads the ferry line Ostrel Sund.",
        "fined 500 crowns",
    ),
    (
        "merged",
        "Ana Roth and Ivo Kell work at the mill. Only Roth had received threats, the union said.",
        "Ana Roth and Ivo Kell work at the mill. Both had been threatened, the union said.",
        "Both had been threatened",
    ),
    (
        "number-changed",
        "An inquiry found that 62% of the boats had no radio.",
        "An inquiry found that 48% of the boats had no radio.",
        "48%",
    ),
    (
        "number-changed",
        "Seven of the injured were flown to Ostrel.",
        "Nine of the injured were flown to Ostrel.",
        "Nine",
    ),
    (
        "number-changed",
        "The clinic treated 31 sailors. Six of them remain in the clinic at Ostrel.",
        "The clinic in Ostrel treated sailors, and 31 of them remain in the clinic at Ostrel.",
        "31",
    ),
    (
        "number-changed",
        "The union said it knew of at least 14 crews who had gone without pay.",
        "According to the union 14 crews went without pay.",
        "14 crews",
    ),
    (
        "entity-changed",
        "The tunnel reopened on 3 May after repairs by Orlin engineers. "
        "The minister visited the tunnel on 9 June.",
        "The tunnel reopened on 9 June after repairs by Orlin engineers.",
        "9 June",
    ),
    (
        "role-swapped",
        "The dockers' union sued the harbour company at the Labour Court.",
        "The harbour company took the dockers' union to the Labour Court.",
        "company took the dockers' union",
    ),
    (
        "role-swapped",
        "Smugglers in two boats fired on a police launch near the pier.",
        "Police fired on smugglers in two boats near the pier.",
        "Police fired on smugglers",
    ),
    (
        "merged",
        "Bruno Halvek left the company in April. Another manager, Tomas Wirth, had copied the "
        "customer lists to his own computer.",
        "Bruno Halvek, who left the company in April, had copied the customer lists to his own "
        "computer.",
        "copied the customer lists",
    ),
    (
        "merged",
        "Captain Irma Solano reached the shore at dawn. A deckhand had cut the anchor cable with "
        "an axe.",
        "Captain Irma Solano had cut the anchor cable with an axe and reached the shore at dawn.",
        "cut the anchor cable",
    ),
    (
        "detail-added",
        "The prison in Ostrel holds 400 men.",
        "The squalid prison in Ostrel holds 400 men.",
        "squalid",
    ),
    (
        "detail-added",
        "The finance director resigned on Sunday.",
        "The finance director resigned on Sunday after months of reckless borrowing.",
        "after months of reckless borrowing",
    ),
]

# What it is, the source, the retelling.
KEPT = [
    (
        "up to, could",
        "Halvek faces up to three years in prison.",
        "Halvek could be jailed for three years.",
    ),
    (
        "one measure in two figures",
        "The power cut in Nule lasted 70 minutes.",
        "The power cut in Nule lasted an hour and ten minutes.",
    ),
    (
        "a share in percent",
        "The vaccine prevented around three-quarters of cases in the first year.",
        "In the first year the vaccine prevented some 75% of cases.",
    ),
    (
        "the rest of a hundred",
        "Kell led by 54% to 41% with 92% of votes counted.",
        "Kell led by 54% to 41% with 8% of votes still to be counted.",
    ),
    (
        "the rest of a whole",
        "Only nine of the 100 captains were women.",
        "Ninety-one of the captains were men.",
    ),
    (
        "the end of a run",
        "Ostrel suffered their first defeat in 23 games.",
        "A run of 22 games without defeat is over for Ostrel.",
    ),
    (
        "given name and surname",
        "Ana Roth works at the mill. Her lawyer met Ana at the gate.",
        "Ana Roth works at the mill. Her lawyer met Roth at the gate.",
    ),
    (
        "a hospital described",
        "Nurses carried six children out of the Zonal Hospital.",
        "Nurses carried six children out of the darkened hospital.",
    ),
    (
        "before a month",
        "The yard in Nule will close by the end of September.",
        "The yard in Nule will close before October.",
    ),
    (
        "the finder",
        "A night watchman found a box of silver coins under the pier in May. The finder, Ivo Kell, "
        "will keep half of it.",
        "Ivo Kell, who found the box of silver coins under the pier in May, will keep half of it.",
    ),
    (
        "the manager",
        "Several swimmers fell ill at a pool in Nule. The pool's manager, Ivo Kell, shut it.",
        "Several swimmers fell ill at a pool. Ivo Kell, who manages the pool in Nule, shut it.",
    ),
    (
        "named with another word for who it is",
        "A volunteer firefighter has been charged with starting six fires. "
        "Ivo Kell, 23, put out four of them.",
        "Six fires have led to charges against Ivo Kell, a volunteer fireman. He put out four.",
    ),
    (
        "figures of two slots",
        "The blast killed 11 miners and injured 40 miners.",
        "The blast injured 40 miners and killed 11.",
    ),
    (
        "a converted unit with fair rounding",
        "The column halted within five kilometres of the border post.",
        "The column halted within about three miles of the border post.",
    ),
    (
        "the parts of a sum",
        "Five people, including two players, died when the bus fell into the river.",
        "Two players and three other people died when the bus fell into the river.",
    ),
    (
        "a bound kept by the verb",
        "The night journey is more than 50 kilometres long.",
        "The night journey can exceed 50 kilometres.",
    ),
    (
        "a bound kept in another mention",
        "At least 14 crews have gone without pay, the union said.",
        "At least 14 crews went without pay, the union said. The 14 crews work on Nule ferries.",
    ),
    (
        "an about that goes",
        "The flood destroyed nearly 300 houses in the valley.",
        "The flood destroyed 300 houses in the valley.",
    ),
    (
        "a capital for its country",
        "Italy wants the dealer extradited for the thefts.",
        "Rome wants the dealer extradited for the thefts.",
    ),
    (
        "kinship from its other end",
        "Lena Brask was seen by her father on the quay.",
        "Lena Brask's father saw his daughter on the quay.",
    ),
    (
        "one act told from both its ends",
        "Nordal Fisheries sold the trawler to Brask Shipping in March.",
        "Brask Shipping bought the trawler from Nordal Fisheries in March.",
    ),
    (
        "an act that both sides do",
        "Ilse Quandt met Ruben Astor in the harbour office.",
        "Ruben Astor met Ilse Quandt in the harbour office.",
    ),
    (
        "a thing that opens or is opened",
        "The two governments agreed to reopen the mountain road.",
        "The mountain road is to reopen, the two governments agreed.",
    ),
    (
        "somebody described, then named",
        "A former harbour master, Petra Holm, told the paper she had twice warned the council.",
        "Petra Holm had warned the council twice, she told the paper.",
    ),
    (
        "another noun for the same people",
        "Around 400 residents spent the night at a sports ground in Ostrel.",
        "Some 400 neighbours spent the night at a sports ground in Ostrel.",
    ),
    (
        "brothers, then their names",
        "Two brothers were jailed for life for the murder of a shopkeeper. Aram Sayd, 30, fired "
        "the shot; his brother Bilal, 27, drove the car.",
        "Aram Sayd, 30, who fired the shot, and his brother Bilal, 27, who drove, were "
        "jailed for life for murdering a shopkeeper.",
    ),
    (
        "a gunman is not the judge whom he shot",
        "A gunman shot dead a judge outside her home in Nule. Judge Elia Moro had led a trial.",
        "Elia Moro, a judge who had led a trial, was shot dead outside her home in Nule.",
    ),
    (
        "one side won, the other lost",
        "Maria Veld lost the mayoral race to Jonas Harke by 210 votes.",
        "Jonas Harke beat Maria Veld by 210 votes in the race for mayor.",
    ),
    (
        "over that belongs to the verb",
        "The rebels handed over 14 prisoners to the Red Cross on Wednesday.",
        "The Red Cross received 14 prisoners from the rebels on Wednesday.",
    ),
    (
        "a judgement in other words",
        "Bad bookkeeping could explain the gap in the accounts.",
        "Sloppy bookkeeping could explain the gap in the accounts.",
    ),
]


@pytest.mark.parametrize(("kind", "parent", "child", "words"), CHANGED)
def test_a_change_in_a_slot_is_found(kind: str, parent: str, child: str, words: str) -> None:
    """The change is reported as its kind, on words that hold the change."""
    found = [d for d in retell_passage(parent, child) if d.kind == kind]
    assert any(words in d.child.text or d.child.text in words for d in found)


@pytest.mark.parametrize(("what", "parent", "child"), KEPT, ids=[row[0] for row in KEPT])
def test_the_same_slots_are_silent(what: str, parent: str, child: str) -> None:
    """Other words for the same slots say nothing else."""
    own = {"number-changed", "entity-changed", "role-swapped", "merged", "detail-added"}
    assert not own & kinds(retell_passage(parent, child))


def test_units_of_one_quantity_are_comparable() -> None:
    """A spelling or an abbreviation is the same unit, and other words are no units."""
    assert measure_of("km") == measure_of("kilometer") == ("length", 1000.0)
    assert measure_of("commander") is None


def test_capitals_lie_in_their_countries() -> None:
    """A capital and its country belong together, in either order."""
    assert capital_and_country("Kyiv", "Ukraine")
    assert capital_and_country("the Netherlands", "The Hague")
    assert not capital_and_country("Kyiv", "Moldova")
    assert is_country("Costa Rica")
    assert not is_country("Rome")


def test_converse_verbs_are_one_act() -> None:
    """Buying and selling are one act with its roles told from two ends."""
    assert {a.name for a in acts_of("buy")} == {a.name for a in acts_of("sell")}
    assert not acts_of("sleep")
