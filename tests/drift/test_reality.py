"""How far along an act is, and what a retelling makes of it."""

from __future__ import annotations

import pytest
from tests.drift.retelling import kinds, retell_passage, tell

from headwater.drift.credits.reality import grade_of

GRADES = [
    ("The council promised to rebuild the bridge.", "rebuild", 0.55),
    ("The council is considering rebuilding the bridge.", "rebuilding", 0.3),
    ("Two men were charged with poisoning the well.", "poisoning", 0.4),
    ("Officials accused a trawler of poisoning the bay.", "poisoning", 0.4),
    ("The rebels freed her after poisoning the well.", "poisoning", 1.0),
    ("The council will rebuild the bridge.", "rebuild", 0.8),
    ("The council rebuilt the bridge.", "rebuilt", 1.0),
    ("I want to thank the crews of both boats.", "thank", 1.0),
    ("We would like to warn all parents of the well.", "warn", 1.0),
    ("The council would like to warn all parents.", "warn", 0.45),
    ("We want to introduce a levy on nets.", "introduce", 0.45),
]


@pytest.mark.parametrize(("text", "word", "level"), GRADES)
def test_an_act_is_graded_by_what_it_stands_under(text: str, word: str, level: float) -> None:
    """A verb of intention, an accusation, a "will", and a plain past tense."""
    telling = tell(text, "r1")
    act = next(t for t in telling.parse.tokens if t.text == word)
    grade = grade_of(telling, act)
    assert grade is not None
    assert grade.level == level


def test_what_is_denied_has_no_grade() -> None:
    """Polarity is judged elsewhere."""
    telling = tell("The council did not promise to rebuild the bridge.", "r1")
    act = next(t for t in telling.parse.tokens if t.text == "rebuild")
    assert grade_of(telling, act) is None


RAISED = [
    (
        "The mayor appealed to both crews to surrender their nets.",
        "Both crews surrendered their nets after an appeal by the mayor.",
    ),
    (
        "Tova Lind considered asking the police to look into the matter.",
        "Tova Lind has decided to ask the police to look into the matter.",
    ),
    ("Two men were charged with poisoning the well.", "Two men poisoned the well."),
    ("The town promised to rebuild the old bridge.", "The town rebuilt the old bridge."),
]
SILENT = [
    (
        '"I want to thank the crews of both boats," said harbour master Tova Lind.',
        "Harbour master Tova Lind thanked the crews of both boats.",
    ),
    (
        "Officials accused the trawler of ramming a supply boat near Lindvik.",
        "The trawler rammed a supply boat near Lindvik, according to officials.",
    ),
    (
        "Rebels freed the nun and the driver nineteen days after seizing them.",
        "Rebels have released the nun and the driver seized nineteen days ago.",
    ),
    ("The town promised to rebuild the old bridge.", "The town pledged to rebuild the old bridge."),
    (
        "Norway urged its sailors to stay away.",
        "Sailors were told by Norway to stay away.",
    ),
    ("Two men were charged with poisoning the well.", "Two men accused of poisoning the well."),
]


@pytest.mark.parametrize(("parent", "child"), RAISED)
def test_what_was_open_and_is_done_is_raised(parent: str, child: str) -> None:
    """A charge became a deed, a promise its fulfilment."""
    assert kinds(retell_passage(parent, child)) & {"certainty-raised", "hedge-dropped"}


@pytest.mark.parametrize(("parent", "child"), SILENT)
def test_what_stays_open_is_silent(parent: str, child: str) -> None:
    """The same grade in another word."""
    assert "certainty-raised" not in kinds(retell_passage(parent, child))
