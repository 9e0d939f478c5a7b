"""Who is credited, and how firmly: what each rule flags and what it lets be."""

from __future__ import annotations

import pytest
from tests.drift.retelling import kinds, retell_passage

VOICE_KINDS = {"attribution-dropped", "attribution-shifted", "certainty-raised"}

SAID = "Harbour master Ilse Quandt said the crew had cut the ropes before dawn."

SILENT = [
    (
        "word for word, whoever is quoted inside",
        '"The divers say the hull is sound," he said of the wreck off Callpa.',
        '"The divers say the hull is sound," he said of the wreck off Callpa.',
    ),
    (
        "speech carried over from the sentence before",
        "Harbour master Ilse Quandt said the ferry was overloaded. She said the crew had cut the "
        "ropes before dawn.",
        "The ferry was overloaded, said harbour master Ilse Quandt. The crew had cut the ropes "
        "before dawn.",
    ),
    (
        "a noun of thought that somebody owns",
        SAID,
        "Ilse Quandt's version is that the crew had cut the ropes before dawn.",
    ),
    (
        "all whom it tells say it",
        "The dockers and the port signed a contract on Monday after a long strike, the two sides "
        "said.",
        "The dockers and the port signed a contract on Monday after a long strike.",
    ),
    (
        "an act that is no word of report",
        "The judge released Ruben Astor from the prison in Ostrel on Friday.",
        "Ruben Astor was released from the prison in Ostrel on Friday.",
    ),
    (
        "a body for its spokesman",
        "A spokesman for the fisheries ministry said the catch had halved in two years.",
        "The fisheries ministry said the catch had halved in two years.",
    ),
    (
        "a bare mention of a body",
        "Nule Shipping said it had sold both ferries to a buyer in Lund.",
        "The family firm said it had sold both ferries to a buyer in Lund.",
    ),
    (
        "people without a name in other words",
        "According to people close to the talks, the port will be sold in June.",
        "Sources said the port will be sold in June.",
    ),
    (
        "a document that shows what somebody said according to it",
        "According to the port's records, the ferry was never inspected in ten years.",
        "The port's records show that the ferry was never inspected in ten years.",
    ),
    (
        "an inquiry that says and finds",
        "The inquiry said the pumps had failed an hour before the ferry sank.",
        "The inquiry found that the pumps had failed an hour before the ferry sank.",
    ),
    (
        "an accusation in other words",
        "Residents accused the soldiers of burning four houses in Nule.",
        "The soldiers are suspected of burning four houses in Nule.",
    ),
    (
        "a body that speaks two sentences further on",
        "The port authority said two dockers were crushed by a crane on Monday.",
        "Two dockers were crushed by a crane on Monday. Both were young. The port authority said "
        "the crane was old.",
    ),
    (
        "a document for a document",
        "Stocks of herring fell by half in ten years, according to a count made in July.",
        "Stocks of herring fell by half in ten years, as a survey made in July had it.",
    ),
    (
        "what somebody asked for",
        "Norway urged its sailors to stay away from the strait.",
        "Sailors were told by their government to stay away from the strait.",
    ),
    (
        "a description of the body that the sentence names",
        "Nule Shipping said a storm would cost it a tenth of its income this year.",
        "A storm will cost Nule Shipping a tenth of its income this year, the shipping company "
        "said.",
    ),
    (
        "what was disclosed was said",
        "Nule Shipping said thieves had taken the letters of its passengers.",
        "Nule Shipping disclosed that thieves had taken the letters of its passengers.",
    ),
    (
        "talk about a thing is no intention",
        "On the tape the minister discusses a contract with a trader.",
        "On the tape the minister speaks with a trader about a contract.",
    ),
]

FLAGGED = [
    (
        "attribution-shifted",
        "Residents of two hamlets said a drone had circled over the pier before dawn. Mara Olt, "
        "who heads the union of fish traders, said 200 crates had been lost.",
        "A drone circled over the pier before dawn, said Mara Olt, who heads the union of fish "
        "traders.",
    ),
    (
        "attribution-dropped",
        SAID,
        "The crew had cut the ropes before dawn.",
    ),
    (
        "attribution-dropped",
        "A lawyer for the owners said a video showed the captain leaving the bridge.",
        "A video showed the captain leaving the bridge.",
    ),
    (
        "certainty-raised",
        "Residents accused the soldiers of burning four houses in Nule.",
        "The soldiers burned four houses in Nule.",
    ),
    (
        "certainty-raised",
        "Ruben Astor alleged that the captain had not been on the bridge.",
        "Ruben Astor revealed that the captain had not been on the bridge.",
    ),
    (
        "attribution-shifted",
        "Deputy Irena Vokal, who reached the pier at noon, said a dozen people were trapped below.",
        "Police said a dozen people were trapped below.",
    ),
    (
        "attribution-shifted",
        "Four of the witnesses said some of the gunmen wore red scarves.",
        "Some of the gunmen wore red scarves, according to the witnesses.",
    ),
    (
        "attribution-shifted",
        "A diplomat in Ostrel said the government was considering a new vote.",
        "Sources in Ostrel said the government was considering a new vote.",
    ),
]


@pytest.mark.parametrize(("parent", "child"), [s[1:] for s in SILENT], ids=[s[0] for s in SILENT])
def test_a_voice_that_is_kept_is_silent(parent: str, child: str) -> None:
    """Whoever is credited in any way has not been dropped, changed or made surer."""
    assert not kinds(retell_passage(parent, child)) & VOICE_KINDS


@pytest.mark.parametrize(("kind", "parent", "child"), FLAGGED)
def test_a_voice_that_is_lost_or_changed_is_flagged(kind: str, parent: str, child: str) -> None:
    """The change of voice is found as its kind, and as no other kind of voice."""
    assert kinds(retell_passage(parent, child)) & VOICE_KINDS == {kind}
