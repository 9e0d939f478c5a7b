"""hedge-dropped, hedge-added: a doubt that is gone or new, and not one in other words."""

from __future__ import annotations

import pytest
from tests.drift.retelling import REST_OF_THE_STORY, kinds, retell, retell_passage

HEDGES = {"hedge-dropped", "hedge-added"}

# What it is, the source, the retelling.
AS_OPEN = [
    (
        "probably, likely",
        "The fire was probably caused by a short circuit.",
        "The fire was likely caused by a short circuit.",
    ),
    (
        "expected, due",
        "The tunnel is expected to open in March.",
        "The tunnel is due to open in March.",
    ),
    (
        "expected, planned",
        "The talks are expected to resume on Monday.",
        "The two sides plan to resume the talks on Monday.",
    ),
    (
        "could, forecast",
        "The flood could reach 4 metres on Tuesday, the river office said.",
        "The river office forecasts a flood of 4 metres on Tuesday.",
    ),
    (
        "may, estimated",
        "Up to 40 people may be under the rubble, the mayor said.",
        "The mayor estimates that up to 40 people are under the rubble.",
    ),
    (
        "probably, in an estimate",
        "The clinic said the mate would probably go home on Saturday.",
        "In the clinic's estimate the mate will go home on Saturday.",
    ),
    (
        "perhaps ten, ten or so",
        "The neighbour heard perhaps ten shots behind the mill.",
        "The neighbour heard ten or so shots behind the mill.",
    ),
    (
        "looked like, seemed",
        "The clerk found what looked like card numbers in the file.",
        "The clerk found numbers in the file that seemed to be of cards.",
    ),
    (
        "probably, should",
        "The mayor said the school would probably open in May.",
        "The school should open in May, the mayor said.",
    ),
    (
        "a belief kept",
        "Engineers believe the dam cracked in the frost.",
        "The dam cracked in the frost, engineers believe.",
    ),
    (
        "accused, charged",
        "The clerk is accused of stealing $4,000 from the parish.",
        "The clerk is charged with stealing $4,000 from the parish.",
    ),
    (
        "accused, acquitted",
        "The clerk had been accused of stealing $4,000 from the parish.",
        "The clerk was acquitted of stealing $4,000 from the parish.",
    ),
    ("an ability", "The pilot could not see the runway.", "The pilot did not see the runway."),
    (
        "an ability used",
        "Residents could hear shots until dawn.",
        "Residents heard shots until dawn.",
    ),
    (
        "an ability in other words",
        "A third clerk could not tell who had called.",
        "A third clerk was unable to tell who had called.",
    ),
    (
        "a permission",
        "Visitors may enter the garden after 10.",
        "Visitors are allowed into the garden after 10.",
    ),
    ("a ban", "The spray may no longer be sold in shops.", "Shops must stop selling the spray."),
    (
        "can, could",
        "The road can be repaired in a week, the mayor said.",
        "The road could be repaired in a week, the mayor said.",
    ),
    (
        "a condition",
        "If the rain goes on, the river will flood the lower town.",
        "The river could flood the lower town in more rain.",
    ),
    (
        "a warning",
        "The forecasters warned that the river could flood the lower town.",
        "The forecasters warned of a flood in the lower town.",
    ),
    (
        "a hope",
        "She hoped that the treaty could be signed by June.",
        "She hopes to see the treaty signed by June.",
    ),
    (
        "preliminary, first",
        "Preliminary results show the Greens ahead in Nule.",
        "First results show the Greens ahead in Nule.",
    ),
    (
        "often, frequently",
        "The hotel often runs out of water in summer.",
        "The hotel frequently runs out of water in summer.",
    ),
    (
        "nobody knows",
        "It was unclear who had ordered the search of the mill.",
        "Nobody knew who had ordered the search of the mill.",
    ),
    (
        "a ban on entry",
        "Workers may not enter the shaft until the gas has cleared.",
        "Workers are barred from the shaft until the gas has cleared.",
    ),
    (
        "an opinion",
        "About seventy have gone, I would say, a former guard told us.",
        "Roughly seventy are thought to have gone, according to a former guard.",
    ),
    (
        "a threat",
        "The envoy threatened to leave the talks.",
        "The envoy said he might leave the talks.",
    ),
    (
        "rendered by another hedge",
        "Guards searched the pier but found no diver, and the inspector said it was possible that "
        "there had never been one.",
        "There may never have been any diver, the inspector said.",
    ),
    (
        "the same word of doubt",
        "The crew came to the mill after a report of a smell.",
        "The crew came to the mill over a reported smell.",
    ),
    (
        "no doubt in a superlative",
        "The court gave him the shortest possible sentence.",
        "The court gave him the shortest sentence.",
    ),
    (
        "blamed, attributed",
        "The frost was blamed for two deaths in the hills.",
        "Two deaths in the hills were attributed to the frost.",
    ),
    (
        "a belief in another clause",
        "It suspects that the bottles were opened after they left the plant.",
        "It believes someone may have opened the bottles after they left the plant.",
    ),
]

DROPPED = [
    (
        "may",
        "The bones may belong to a child, the museum said.",
        "The bones belong to a child, the museum said.",
    ),
    (
        "a belief told as said",
        "Engineers believe the dam cracked in the frost.",
        "Engineers say the dam cracked in the frost.",
    ),
    (
        "it is possible that",
        "It is possible that the guard slept through the alarm.",
        "The guard slept through the alarm.",
    ),
    (
        "appears, without to",
        "The raid appears aimed at the grain depot.",
        "The raid is aimed at the grain depot.",
    ),
    (
        "likely, with another verb",
        "It was likely that two trains would be diverted to Ostrel.",
        "Two trains will be sent to Ostrel.",
    ),
    (
        "on a noun",
        "The alleged smuggler owned three trawlers.",
        "The smuggler owned three trawlers.",
    ),
    (
        "a modal in another clause keeps nothing open",
        "The lists are agreed, and the exchange could take place in May.",
        "Families may take comfort: the lists are agreed, and the exchange will take place in May.",
    ),
]

ADDED = [
    (
        "beside a word that came down as itself",
        "Judge Ilse Quandt will rule on the request of the owners on Friday.",
        "Judge Ilse Quandt may rule on the request of the owners on Friday.",
    ),
    ("a promise", "The two banks will merge next year.", "The two banks might merge next year."),
    (
        "with another verb",
        "Deputy manager Ilse Quandt will take over the post on 1 June.",
        "Ilse Quandt, the deputy manager, is likely to step in as manager on 1 June.",
    ),
    ("on a noun", "A leak was found under the pier.", "A suspected leak was found under the pier."),
    (
        "an appearance",
        "The guard slept through the alarm.",
        "The guard appears to have slept through the alarm.",
    ),
    (
        "on what something is called",
        "The engineer Ada Krol called the bridge safe.",
        "The engineer Ada Krol called the bridge apparently safe.",
    ),
    (
        "under the same condition",
        "The pilots would go to court unless the airline paid by June 3, their union said.",
        "The pilots may go to court if the airline has not paid by June 3, their union said.",
    ),
    (
        "in spite of a doubt elsewhere",
        "The pump may be faulty. The tunnel will open in March.",
        "The pump may be faulty. The tunnel could open in March.",
    ),
]


def test_a_modal_that_forbids_is_no_doubt_put_in() -> None:
    parent = "The officer has been removed from street duty until the inquiry ends."
    child = "The officer may not serve on the streets until the inquiry ends."
    assert not HEDGES & kinds(retell_passage(parent, child))


@pytest.mark.parametrize(("parent", "child"), [c[1:] for c in AS_OPEN], ids=[c[0] for c in AS_OPEN])
def test_what_is_left_as_open_in_other_words_is_silent(parent: str, child: str) -> None:
    """A doubt may change its word, and what is no doubt may lose one."""
    assert not HEDGES & kinds(retell_passage(parent, child))
    assert not HEDGES & kinds(retell_passage(child, parent))


@pytest.mark.parametrize(("parent", "child"), [c[1:] for c in DROPPED], ids=[c[0] for c in DROPPED])
def test_a_dropped_hedge_is_found(parent: str, child: str) -> None:
    """Once, and never as a doubt that was added."""
    found = [d.kind for d in retell_passage(parent, child) if d.kind in HEDGES]
    assert found == ["hedge-dropped"]


@pytest.mark.parametrize(("parent", "child"), [c[1:] for c in ADDED], ids=[c[0] for c in ADDED])
def test_an_added_hedge_is_found_and_is_slight(parent: str, child: str) -> None:
    """Once, and of low severity: a doubt wrongs nobody."""
    found = [(d.kind, d.severity) for d in retell_passage(parent, child) if d.kind in HEDGES]
    assert found == [("hedge-added", "low")]


NOT_ADDED = [
    (
        "a figure that is a bound",
        "The mill in Nule will shut in May, with the loss of up to 90 jobs.",
        "The mill in Nule will shut in May, and up to 90 people could lose their jobs.",
    ),
    (
        "only of the same person",
        "A jury found that Ana Roth, the bank's treasurer, had hidden two loans.\n\n"
        "Roth faces up to ten years in prison.",
        "Ana Roth, the bank's treasurer, could be jailed for ten years.",
    ),
    (
        "in one of two sentences",
        "Astronomers say they may have seen ice on a moon of Keth.\n\n"
        "The moon of Keth, Aru, is half the size of Mars.",
        "Ice has possibly been seen on Aru, a moon of Keth half the size of Mars, astronomers say.",
    ),
    (
        "what somebody thought of doing",
        "The manager said the office learned of the wreath from a neighbour.",
        "The office saw the wreath at a neighbour's and thought of the police, the manager said.",
    ),
]


@pytest.mark.parametrize(
    ("parent", "child"), [c[1:] for c in NOT_ADDED], ids=[c[0] for c in NOT_ADDED]
)
def test_a_hedge_that_renders_something_else_is_none_that_was_added(
    parent: str, child: str
) -> None:
    """A bound, a threat of prison or a doubt in another sentence may be told with "could"."""
    assert "hedge-added" not in kinds(retell_passage(parent, child))


def test_a_headline_need_not_doubt_what_its_body_doubts() -> None:
    """Headlines are short; a hedge in the body is enough."""
    hedged = "Arson probably destroyed the mill in Nule on Friday"
    parent = f"{hedged}\n\n{hedged}, firemen said.\n\n{REST_OF_THE_STORY}"
    child = f"Arson destroyed the mill in Nule\n\n{hedged}, firemen said.\n\n{REST_OF_THE_STORY}"
    assert not HEDGES & kinds(retell(parent, child, headline=True))
