"""A faithful rewording is no drift, whichever kind it comes near to."""

from __future__ import annotations

import pytest
from tests.drift.retelling import REST_OF_THE_STORY, kinds, retell, retell_passage

# What it is, the source, the retelling.
FAITHFUL = [
    (
        "credited in the next sentence",
        "The train ran into a trailer at Ostrel, and eight people died, railway officials said.",
        "The train ran into a trailer at Ostrel, and eight people died. "
        "That is the toll, say those in charge of the line.",
    ),
    (
        "the eve of a month",
        "The pool will be closed from 1 December, the town said.",
        "Nobody will swim in the pool after the end of November, the town said.",
    ),
    (
        "one of two dates",
        "Monitors noted 112 arrests between 2 and 29 May.",
        "Monitors noted 112 arrests in the four weeks to 29 May.",
    ),
    (
        "a stretch of time at large",
        "No money changed hands at the barracks that week, the major said.",
        "No money changed hands at the barracks in those days, the major said.",
    ),
    (
        "another noun for those who said it",
        "Three traders who were at the market said the drone came at noon.",
        "Three dealers who were at the market said the drone came at noon.",
    ),
    (
        "what was warned against",
        "The health office warned people not to eat dead fish.",
        "The health office advised against eating dead fish.",
    ),
    (
        "what was ruled out",
        "Issa Barry said he will not ask for armed guards.",
        "Issa Barry ruled out asking for armed guards.",
    ),
    (
        "less of the one is more of the other",
        "The travellers of Sorvik are more cautious about the line.",
        "Less confident about the line are the travellers of Sorvik.",
    ),
    (
        "what is still weighed",
        "Ostrel is considering a complaint to the Security Council.",
        "A complaint to the Security Council is among the steps that Ostrel is weighing.",
    ),
    (
        "what something weighs",
        "Pieces weighing about 30 kilos fell from the tower.",
        "Some 30 kilos of the tower came down.",
    ),
    (
        "conceded, acknowledged",
        "The company acknowledged that its figures cover one day.",
        "The company concedes that its figures cover a single day.",
    ),
    (
        "in somebody's eyes",
        "A party must be neither a jail nor a bus stop, Rita Lind said.",
        "In her eyes a party ought to be neither a jail nor a bus stop.",
    ),
    (
        "a time of day in words",
        "The patrol heard fire at about 22.15.",
        "The patrol heard fire at around a quarter past ten.",
    ),
    (
        "so many in a hundred",
        "Resistance was seen in 9 percent of samples.",
        "Resistance was seen in nine samples in a hundred.",
    ),
    (
        "what stakes add up to",
        "The stakes were some 90,000 marks.",
        "The stakes add up to around 90,000 marks.",
    ),
    (
        "a bound in other words",
        "The ship came to less than 200 metres, the log says.",
        "The ship came within 200 metres, according to the log.",
    ),
    (
        "the same sort in other words",
        "Marta Lind is a physician at the clinic of Ostrel.",
        "Marta Lind is a doctor at the clinic in Ostrel.",
    ),
    (
        "a wider sort",
        "The Sornay is a car ferry of 900 tonnes.",
        "The Sornay is a ferry.",
    ),
    (
        "a synonym",
        "The ferry sank off Cape Veld on Tuesday morning.",
        "The ferry went down off Cape Veld on Tuesday morning.",
    ),
    (
        "the passive",
        "Company guards beat the striking miners at the gate.",
        "The striking miners were beaten by company guards at the gate.",
    ),
    (
        "the active, with names",
        "Ruben Astor was threatened by Ilse Quandt at the hearing.",
        "Ilse Quandt threatened Ruben Astor at the hearing.",
    ),
    (
        "another order",
        "On Friday police searched the offices of the shipping company in Ostrel.",
        "Police searched the shipping company's offices in Ostrel on Friday.",
    ),
    (
        "a figure in words",
        "The collapse of the mine killed 14 workers near Ostrel.",
        "The collapse of the mine killed fourteen workers near Ostrel.",
    ),
    (
        "a small figure in words",
        "The raid left four villagers dead.",
        "The raid left 4 villagers dead.",
    ),
    (
        "money in words",
        "The repairs cost $2.4m last year.",
        "The repairs cost 2.4 million dollars last year.",
    ),
    (
        "a percentage in words",
        "Prices rose by 12 percent in March.",
        "Prices rose 12% in March.",
    ),
    (
        "a bound in other words",
        "The flood destroyed nearly 300 houses in the valley.",
        "The flood destroyed almost 300 houses in the valley.",
    ),
    (
        "a range in other words",
        "Between 30 and 40 passengers were on board.",
        "30 to 40 passengers were on board.",
    ),
    (
        "a rounded figure that says it is one",
        "The flood destroyed 297 houses in the valley.",
        "The flood destroyed about 300 houses in the valley.",
    ),
    (
        "another clock",
        "The ferry left the port at 17:30 with 90 passengers.",
        "The ferry left the port at 5.30 p.m. with 90 passengers.",
    ),
    (
        "another calendar form",
        "The court will hear the case on 3 March 2021.",
        "The court will hear the case on March 3, 2021.",
    ),
    (
        "a hedge in other words",
        "The fire may have been started by a faulty pump in the cellar.",
        "The fire was possibly started by a faulty pump in the cellar.",
    ),
    (
        "a hedge as a thought",
        "The gunmen are believed to have crossed the river at night.",
        "It is thought that the gunmen crossed the river at night.",
    ),
    (
        "a hedge as an adverb",
        "It appears that the guards left the gate open.",
        "The guards apparently left the gate open.",
    ),
    (
        "an attribution in other words",
        "Residents of Nule said soldiers burned the market on Friday night.",
        "Soldiers burned the market on Friday night, according to people living in Nule.",
    ),
    (
        "an attribution behind",
        "According to the teachers' union, the ministry withheld wages for three months.",
        "The ministry withheld wages for three months, the teachers' union said.",
    ),
    (
        "another neutral verb of report",
        "Activists said the mayor's cousin owned the quarry.",
        "Activists stated that the mayor's cousin owned the quarry.",
    ),
    (
        "a weaker verb of report",
        "The minister confirmed the bridge was safe.",
        "The minister said the bridge was safe.",
    ),
    (
        "an allegation kept",
        "The mayor allegedly hid the bills for the bridge.",
        "The mayor is alleged to have hidden the bills for the bridge.",
    ),
    (
        "plain shortening",
        "The ferry sank off Cape Veld on Tuesday morning after a wave broke a window on its deck.",
        "The ferry sank off Cape Veld on Tuesday morning.",
    ),
    (
        "a negation in other words",
        "The ministry did not approve the sale of the old dockyard.",
        "The ministry failed to approve the sale of the old dockyard.",
    ),
    (
        "nobody for none",
        "None of the crew was hurt in the fire.",
        "Nobody in the crew was hurt in the fire.",
    ),
    (
        "rejected for not accepted",
        "The court did not accept the appeal.",
        "The court rejected the appeal.",
    ),
    (
        "a denial kept in a clause",
        "Prosecutors said Ilse Quandt took bribes from the shipping company. Quandt denied taking "
        "any money.",
        "Prosecutors said Ilse Quandt took bribes from the shipping company, which she denies.",
    ),
    (
        "a caveat kept in other words",
        "Activists said soldiers shot three farmers near Nule. The claim could not be "
        "independently verified.",
        "Activists said soldiers shot three farmers near Nule, a claim that nobody has been able "
        "to verify.",
    ),
    (
        "a quotation cut short",
        '"We were warned about the pumps twice this year," said Ruben Astor. "Nobody came."',
        '"We were warned about the pumps twice this year," said Ruben Astor.',
    ),
    (
        "some words of a quotation",
        '"We were warned about the pumps twice this year," said Ruben Astor.',
        'Ruben Astor said they were "warned about the pumps" twice this year.',
    ),
    (
        "a quotation broken off by who says it",
        '"We were warned about the pumps twice this year," said Ruben Astor.',
        '"We were warned about the pumps," said Ruben Astor, "twice this year."',
    ),
    (
        "a second statement of one quotation left out",
        '"We were warned about the pumps and the council came to look," said Ruben Astor.',
        '"We were warned about the pumps," said Ruben Astor.',
    ),
    (
        "a quotation in indirect speech",
        '"We were warned about the pumps twice this year," said Ruben Astor.',
        "Ruben Astor said they had been warned about the pumps twice this year.",
    ),
    (
        "other quotation marks",
        '"We weren\'t warned about the pumps," said Ruben Astor.',
        "‘We weren’t warned about the pumps,’ said Ruben Astor.",
    ),
    (
        "words of a quotation in marks of their own",
        '"The dam is old but it is sound," engineer Irena Vokal told reporters.',
        'Engineer Irena Vokal called the dam "old" but "sound".',
    ),
    (
        "a sentence split",
        "Police arrested Ilse Quandt at the airport of Ostrel and searched her company's offices.",
        "Police arrested Ilse Quandt at the airport of Ostrel. They searched the offices of her "
        "company.",
    ),
    (
        "two sentences on one person joined",
        "Police arrested Ilse Quandt at the airport of Ostrel. They searched the offices of her "
        "company.",
        "Police arrested Ilse Quandt at the airport of Ostrel and searched her company's offices.",
    ),
    (
        "a description joined with the name that the source gives it",
        "The minister opened the pier on Monday. Irena Vokal, the minister, left for Lund on "
        "Tuesday.",
        "The minister, Irena Vokal, opened the pier on Monday and left for Lund on Tuesday.",
    ),
    (
        "a detail from elsewhere in the source",
        "Divers found the wreck on Friday. The wreck lies 40 metres down.",
        "Divers found the wreck, which lies 40 metres down, on Friday.",
    ),
    (
        "another spelling of a name",
        "The patrol reached al-Mayadin on Monday with thirty men.",
        "The patrol reached Mayadeen on Monday with thirty men.",
    ),
    (
        "a surname alone",
        "Ilse Quandt, the harbour master, closed two piers on Monday.",
        "Quandt, the harbour master, closed two piers on Monday.",
    ),
    (
        "initials",
        "The United Nations sent food to the valley in March.",
        "The UN sent food to the valley in March.",
    ),
    (
        "a country for its people",
        "The Danish embassy in Lund issued the visas.",
        "Denmark's embassy in Lund issued the visas.",
    ),
]


@pytest.mark.parametrize(
    ("parent", "child"), [f[1:] for f in FAITHFUL], ids=[f[0] for f in FAITHFUL]
)
def test_a_faithful_rewording_is_silent(parent: str, child: str) -> None:
    """Nothing is flagged in a retelling that says the same in other words."""
    assert retell_passage(parent, child) == ()


def test_a_headline_whose_body_credits_the_source_is_silent() -> None:
    """Headlines are short; the attribution in the body is enough."""
    parent = (
        "Fishermen say navy fired on boats\n\n"
        f"Fishermen said the navy fired on two boats near Cape Veld.\n\n{REST_OF_THE_STORY}"
    )
    child = (
        "Navy fired on boats near Cape Veld\n\n"
        f"The navy fired on two boats near Cape Veld, fishermen said.\n\n{REST_OF_THE_STORY}"
    )
    assert retell(parent, child, headline=True) == ()


def test_the_outlet_s_own_voice_credited_to_it_is_silent() -> None:
    """What the source says in its own voice may be credited to the source."""
    said = "The ferry sank off Cape Veld on Tuesday morning"
    assert (
        retell(
            f"{said}.\n\n{REST_OF_THE_STORY}",
            f"{said}, the Quay Gazette reported.\n\n{REST_OF_THE_STORY}",
            outlet="Quay Gazette",
        )
        == ()
    )


def test_a_sentence_with_no_basis_is_new_and_no_drift() -> None:
    """A whole sentence from elsewhere starts an origin of its own."""
    said = "The ferry sank off Cape Veld on Tuesday morning."
    drift = retell_passage(
        said, f"{said} A choir sang in the old chapel of Dunlow for the winter feast."
    )
    assert kinds(drift) == set()


def test_two_reports_on_different_matters_do_not_drift() -> None:
    """Where nothing is aligned, nothing has changed."""
    assert retell(REST_OF_THE_STORY, "Wheat prices rose in Lund after a dry spring.") == ()
