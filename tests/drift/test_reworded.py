"""Changes that show through a free rewording, and rewordings of them that say the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.drift.retelling import tell

from headwater.align import align
from headwater.drift.deeds.arguments import check_arguments
from headwater.drift.deeds.crossing import check_crossing
from headwater.drift.deeds.opposites import check_opposites
from headwater.drift.figures.bounds import check_bounds
from headwater.drift.figures.shares import check_shares
from headwater.drift.figures.units import check_units
from headwater.drift.figures.values import check_values
from headwater.drift.find import Check
from headwater.drift.finding import Finding
from headwater.drift.names.exclusive import check_exclusive
from headwater.drift.names.foreign import check_foreign
from headwater.drift.names.titles import check_titles
from headwater.drift.scene import Scene, Vocabulary, scenes
from headwater.settings import Settings

_HARBOUR = "The ferry Orsa ran aground off Lindvik on Friday. Nine of the 64 passengers were hurt."
_FINE = "A court in Bergholm fined the dairy 9,000 euros. The dairy paid 400 euros a year in dues."
_ROW = "Mayor Ilva Brandt accused the contractors of fraud on Friday."


def _exclusive(scene: Scene, vocabulary: Vocabulary) -> Iterator[Finding]:
    return check_exclusive(scene)


CHANGED: list[tuple[Check, str, str, str]] = [
    (
        check_crossing,
        "On Friday fighters attacked an army checkpoint on the Lindvik road.",
        "The army attacked a checkpoint held by the fighters on the Lindvik road on Friday.",
        "army attacked a checkpoint",
    ),
    (
        check_arguments,
        "Nurses lose slightly less sleep in spring than pilots, a study in Lindvik suggests.",
        "Pilots lose slightly less sleep in spring than nurses, a study in Lindvik suggests.",
        "Pilots lose",
    ),
    (check_values, _HARBOUR, "Of the 64 passengers on the Orsa, 19 were hurt.", "19"),
    (check_units, _FINE, "The dairy was fined 9,000 dollars by a Bergholm court.", "9,000 dollars"),
    (check_units, _FINE, "The dairy paid 400 euros a month in dues.", "400 euros a month"),
    (
        check_bounds,
        "Nearly 60,000 homes in the valley lost power, the utility said.",
        "The utility said more than 60,000 homes in the valley lost power.",
        "more than 60,000",
    ),
    (
        check_shares,
        "Some of the trawlers in Lindvik have no radio, the coast guard said.",
        "All of the trawlers in Lindvik have no radio, the coast guard said.",
        "All",
    ),
    (
        check_foreign,
        "Spain is sending two planes to the fire, and Italy has offered a third.",
        "Two planes are coming from Spain, and France has offered a third.",
        "France",
    ),
    (
        _exclusive,
        "The police seized the pupils' phones after the fight on the bus.",
        "After the fight on the train the police seized the pupils' phones.",
        "train",
    ),
    (
        check_titles,
        "Deputy mayor Ilva Brandt opened the new pool in Lindvik.",
        "The new pool in Lindvik was opened by mayor Ilva Brandt.",
        "mayor Ilva Brandt",
    ),
    (
        check_opposites,
        "The council approved the plan for a second harbour on Monday.",
        "On Monday the council rejected the plan for a second harbour.",
        "council rejected the plan",
    ),
    (
        check_crossing,
        _ROW,
        "On Friday the contractors accused Ilva Brandt of fraud.",
        "contractors accused Ilva Brandt",
    ),
    (
        check_arguments,
        "Coach Maria Lopez praised the young keeper. Doctor Anna Schmidt examined his sore knee.",
        "Maria Lopez examined the sore knee of the young keeper.",
        "Maria Lopez examined",
    ),
]

SAME: list[tuple[Check, str, str]] = [
    (check_values, _HARBOUR, "The Orsa had 64 people on board, of whom nine were hurt."),
    (check_values, _HARBOUR, "Fifty-five of the 64 passengers on the Orsa were not hurt."),
    (check_units, _FINE, "The dairy paid annual dues of 400 euros."),
    (
        check_bounds,
        "The utility has counted 60,000 homes without power in the valley so far.",
        "At least 60,000 homes in the valley have no power, the utility said.",
    ),
    (
        check_shares,
        "Several of the trawlers in Lindvik have no radio, the coast guard said.",
        "Some of the trawlers in Lindvik have no radio, the coast guard said.",
    ),
    (
        check_foreign,
        "Poland closed its consulate in Lindvik on Friday after a break-in.",
        "The Polish consulate in Lindvik was shut on Friday after a break-in.",
    ),
    (
        _exclusive,
        "The vessel that sank off Lindvik was a trawler built in 1970.",
        "The ship that sank off Lindvik was built in 1970.",
    ),
    (
        check_titles,
        "Deputy mayor Ilva Brandt opened the new pool in Lindvik.",
        "The deputy mayor, Ilva Brandt, opened the pool.",
    ),
    (
        check_opposites,
        "Prices fell on Monday after they had risen for a month.",
        "Having risen for a month, prices fell on Monday.",
    ),
    (
        check_crossing,
        "Hallen Dairy bought the cheese maker Roth from Ostrel Foods.",
        "Ostrel Foods sold the cheese maker Roth to Hallen Dairy.",
    ),
    (
        check_arguments,
        "The crossing was reopened by the two armies after five weeks.",
        "The crossing reopened after five weeks.",
    ),
]


def _found(check: Check, parent_text: str, child_text: str) -> list[str]:
    parent, child = tell(parent_text, "r1"), tell(child_text, "r2")
    comparison = align(child.report, parent.report, child.parse, parent.parse, Settings().align)
    staged = scenes(child, {"r1": parent}, [comparison])
    vocabulary = Vocabulary([parent], {"r1": frozenset()})
    return [f.child.text for scene in staged for f in check(scene, vocabulary)]


@pytest.mark.parametrize(("check", "parent", "child", "words"), CHANGED)
def test_a_change_is_found_whatever_the_sentence_around_it(
    check: Check, parent: str, child: str, words: str
) -> None:
    """The words that changed are reported, wherever the rewording has put them."""
    assert any(words in found for found in _found(check, parent, child))


@pytest.mark.parametrize(("check", "parent", "child"), SAME)
def test_the_same_in_other_words_is_silent(check: Check, parent: str, child: str) -> None:
    """Other words, other order, sums and converses say what the source says."""
    assert not _found(check, parent, child)
