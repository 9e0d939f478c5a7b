"""negated: the same thing said to be so and not to be so, whatever the words for the "not"."""

from __future__ import annotations

import pytest
from tests.drift.retelling import kinds, retell_passage

# What it is, the source, the retelling.
SAID_OTHERWISE = [
    (
        "no sign of",
        "The harbour office said there was no sign of oil leaking from the hull.",
        "No oil appears to have leaked from the hull, the harbour office said.",
    ),
    (
        "no plan to",
        "The baker has no plans to close the shop in Nule.",
        "The baker will not close the shop in Nule.",
    ),
    (
        "does not consider it safe",
        "The council does not consider the bridge safe for lorries.",
        "The council regards the bridge as unsafe for lorries.",
    ),
    (
        "turned down what was offered",
        "Orlo, who offered a draw on move 30, was surprised.",
        "She turned down a draw offered by Orlo on move 30.",
    ),
    (
        "rejected a claim that",
        "The owner denied that the doors had been locked.",
        "The owner rejected claims that the doors were locked.",
    ),
    (
        "another result",
        "No sample from the well has tested positive.",
        "Samples from the well have all tested clear.",
    ),
    (
        "declined",
        "The council did not renew the lease.",
        "The council declined to renew the lease.",
    ),
    (
        "stopped",
        "The bakery in Nule no longer sells bread on Sundays.",
        "The bakery in Nule has stopped selling bread on Sundays.",
    ),
    (
        "has yet to",
        "Police have not yet arrested anyone over the theft.",
        "Police have yet to make an arrest over the theft.",
    ),
    (
        "closed for not open",
        "The bridge at Ostrel remains closed to traffic.",
        "The bridge at Ostrel has not reopened to traffic.",
    ),
    (
        "ignored for not heeded",
        "The company ignored two warnings about the dam.",
        "The company did not heed two warnings about the dam.",
    ),
    (
        "no licence",
        "The vessel had no licence to fish there.",
        "The vessel was fishing there without a licence.",
    ),
    ("lacks", "The clinic lacks a surgeon.", "The clinic has no surgeon."),
    (
        "rejected",
        "The judge rejected the request to release the two men.",
        "The judge did not release the two men, rejecting the request.",
    ),
    (
        "unsafe",
        "The water is not safe to drink, the utility said.",
        "The water is unsafe to drink, the utility said.",
    ),
    (
        "denied that they fired",
        "The army denied that its soldiers fired on the crowd.",
        "The army said its soldiers did not fire on the crowd.",
    ),
    (
        "did not deny",
        "The minister did not deny that the report was late.",
        "The minister said the report was late.",
    ),
    (
        "held back from",
        "The guards did not stop the crowd from entering the yard.",
        "The crowd entered the yard, and the guards did nothing.",
    ),
    (
        "not before",
        "The museum will not open before October.",
        "The museum will open in October at the earliest.",
    ),
    (
        "not since",
        "The fund has not published its accounts since 2019.",
        "The fund last published its accounts in 2019.",
    ),
    (
        "the rest",
        "The plan was opposed by all but two of the councillors.",
        "Only two of the councillors supported the plan.",
    ),
    ("neither, nor", "Prices neither rose nor fell in May.", "Prices stayed flat in May."),
    (
        "what is contrasted",
        "It was not the driver but the signaller who erred.",
        "The signaller erred, not the driver.",
    ),
    (
        "two at two times",
        "Output rose in March after it fell in February.",
        "After a fall in February, output went up in March.",
    ),
    (
        "told apart by an opposite",
        "Vaccinated children did not fall ill, while four unvaccinated children did.",
        "Four unvaccinated children fell ill; no vaccinated child did.",
    ),
    (
        "awaits",
        "The president has not signed the bill that parliament passed in June.",
        "The bill, passed by parliament in June, awaits the president's signature.",
    ),
    (
        "what could still be",
        "The agency had not stopped the payments but said it could do so.",
        "The agency can stop the payments but has not done so.",
    ),
]

REVERSED = [
    (
        "a state",
        "The mill was not in danger of collapse, the engineer said.",
        "The mill is in danger of collapse, the engineer says.",
    ),
    (
        "no sign of",
        "There was no sign of oil leaking from the hull, the harbour office said.",
        "Oil was leaking from the hull, the harbour office said.",
    ),
    (
        "a refusal",
        "The regional court refused to extend the detention of Ivo Marsh.",
        "The regional court extended the detention of Ivo Marsh.",
    ),
    ("not renewed", "The council did not renew the lease.", "The council renewed the lease."),
    ("nobody", "None of the miners was hurt.", "All of the miners were hurt."),
    (
        "no shots",
        "No shots were fired during the raid.",
        "Shots were fired during the raid.",
    ),
    (
        "no tear gas, with a common verb",
        "Police used no tear gas at the stadium.",
        "Police used tear gas at the stadium.",
    ),
    (
        "a motion granted",
        "The judge rejected the motion to drop the charges.",
        "The judge dropped the charges.",
    ),
    (
        "yet to",
        "The ministry has yet to approve the plan for the harbour.",
        "The ministry has approved the plan for the harbour.",
    ),
    (
        "two negations and one",
        "The governor did not rule out a second vote.",
        "The governor ruled out a second vote.",
    ),
    (
        "in a relative clause",
        "Wilks, who had not slept for two days, crashed into the fence.",
        "Wilks, who had slept for two days, crashed into the fence.",
    ),
    (
        "reopened",
        "The bridge at Ostrel remains closed to traffic.",
        "The bridge at Ostrel has reopened to traffic.",
    ),
    (
        "an antonym by prefix",
        "The results were consistent with the count.",
        "The results were inconsistent with the count.",
    ),
    (
        "an antonym",
        "The court upheld the ban on the party.",
        "The court overturned the ban on the party.",
    ),
    (
        "the same act in two words",
        "Prosecutors had not refused the request for a doctor.",
        "Prosecutors turned down the request for a doctor.",
    ),
]


@pytest.mark.parametrize(
    ("parent", "child"), [c[1:] for c in SAID_OTHERWISE], ids=[c[0] for c in SAID_OTHERWISE]
)
def test_what_is_denied_in_other_words_is_no_reversal(parent: str, child: str) -> None:
    """A negation in other words, in either direction, turns nothing round."""
    assert "negated" not in kinds(retell_passage(parent, child))
    assert "negated" not in kinds(retell_passage(child, parent))


@pytest.mark.parametrize(
    ("parent", "child"), [c[1:] for c in REVERSED], ids=[c[0] for c in REVERSED]
)
def test_a_reversal_is_found_in_both_directions(parent: str, child: str) -> None:
    """What was denied is affirmed, or the other way round; always grave."""
    for told, retold in ((parent, child), (child, parent)):
        found = [d for d in retell_passage(told, retold) if d.kind == "negated"]
        assert [d.severity for d in found] == ["high"]
        assert found[0].child.text in retold
        assert found[0].parent.text in told
