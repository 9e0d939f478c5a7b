"""Every kind of drift is found where an editor would see it, on the words that changed."""

from __future__ import annotations

from typing import get_args

import pytest
from tests.drift.retelling import retell_passage

from headwater.model import DriftKind, Severity

# kind, severity, the source, the retelling, words of the retelling that the finding must touch.
FOUND: list[tuple[DriftKind, Severity, str, str, str]] = [
    (
        "entity-changed",
        "high",
        "Marta Lind, 44, is an accountant with the port of Ostrel.",
        "Marta Lind is a dentist.",
        "dentist",
    ),
    (
        "attribution-dropped",
        "medium",
        "According to the teachers' union, the ministry withheld wages for three months.",
        "The ministry withheld wages for three months.",
        "withheld wages",
    ),
    (
        "attribution-dropped",
        "medium",
        "The company's books hide a loss of $40m, two former clerks said.",
        "The company's books hide a loss of $40m.",
        "hide a loss",
    ),
    (
        "attribution-dropped",
        "high",
        "Soldiers burned the market and shot a trader on Friday, two bakers told the Quay Gazette.",
        "Soldiers burned the market and shot a trader on Friday.",
        "shot a trader",
    ),
    (
        "attribution-dropped",
        "medium",
        "A leaked audit says the port lost $3m in fees.",
        "The port lost $3m in fees.",
        "lost $3m",
    ),
    (
        "attribution-shifted",
        "high",
        "Activists said militiamen looted the grain store in Ostrel.",
        "The United Nations said militiamen looted the grain store in Ostrel.",
        "The United Nations",
    ),
    (
        "attribution-shifted",
        "high",
        "A former guard said inmates were beaten every week.",
        "Prison officials said inmates were beaten every week.",
        "Prison officials",
    ),
    (
        "certainty-raised",
        "medium",
        "Activists said the mayor's cousin owned the quarry.",
        "Activists revealed the mayor's cousin owned the quarry.",
        "revealed",
    ),
    (
        "certainty-raised",
        "high",
        "Opponents accuse Ruben Astor of selling harbour land to his brother.",
        "Ruben Astor sold harbour land to his brother.",
        "sold harbour land",
    ),
    (
        "certainty-raised",
        "high",
        "The minister claimed the bridge was safe.",
        "The minister confirmed the bridge was safe.",
        "confirmed",
    ),
    (
        "certainty-raised",
        "high",
        "The council is considering a night curfew in Ostrel.",
        "The council has imposed a night curfew in Ostrel.",
        "has imposed",
    ),
    (
        "hedge-dropped",
        "high",
        "The rebels left the town in apparent preparation for a siege of Ostrel.",
        "The rebels left the town in preparation for a siege of Ostrel.",
        "preparation",
    ),
    (
        "hedge-dropped",
        "high",
        "The fire may have been started by a faulty pump in the cellar.",
        "The fire was started by a faulty pump in the cellar.",
        "was started",
    ),
    (
        "hedge-dropped",
        "high",
        "The gunmen are believed to have crossed the river at night.",
        "The gunmen crossed the river at night.",
        "crossed",
    ),
    (
        "hedge-added",
        "low",
        "The tanker spilled oil along the coast of Ostrel.",
        "The tanker may have spilled oil along the coast of Ostrel.",
        "may",
    ),
    (
        "hedge-added",
        "low",
        "The governor left the province on Sunday with his family.",
        "The governor apparently left the province on Sunday with his family.",
        "apparently",
    ),
    (
        "number-changed",
        "high",
        "The collapse of the mine killed 14 workers near Ostrel.",
        "The collapse of the mine killed 40 workers near Ostrel.",
        "40",
    ),
    (
        "number-changed",
        "high",
        "The repairs cost $2.4m last year.",
        "The repairs cost $4.2m last year.",
        "4.2m",
    ),
    (
        "number-changed",
        "medium",
        "At least 11 villagers were arrested in the raid on Nule.",
        "Eleven villagers were arrested in the raid on Nule.",
        "Eleven",
    ),
    (
        "entity-changed",
        "medium",
        "The patrol boat left Lisbon on Monday with a crew of thirty.",
        "The patrol boat left Porto on Monday with a crew of thirty.",
        "Porto",
    ),
    (
        "entity-changed",
        "high",
        "Police arrested Ilse Quandt at the airport of Ostrel.",
        "Police arrested Petra Lindqvist at the airport of Ostrel.",
        "Petra Lindqvist",
    ),
    (
        "entity-changed",
        "medium",
        "The patrol boat left Lisbon on Monday with a crew of thirty.",
        "The patrol boat left Lisbon on Thursday with a crew of thirty.",
        "Thursday",
    ),
    (
        "role-swapped",
        "high",
        "Rebels attacked government troops near the bridge of Ostrel.",
        "Government troops attacked rebels near the bridge of Ostrel.",
        "attacked",
    ),
    (
        "role-swapped",
        "high",
        "Ruben Astor was threatened by Ilse Quandt at the hearing.",
        "Ilse Quandt was threatened by Ruben Astor at the hearing.",
        "threatened",
    ),
    (
        "detail-added",
        "medium",
        "Police searched the offices of the shipping company in Ostrel.",
        "Police armed with rifles and tear gas searched the offices of the shipping company in "
        "Ostrel.",
        "rifles and tear gas",
    ),
    (
        "detail-added",
        "low",
        "Four commanders fled across the river with the tax money.",
        "Four regional commanders fled across the river with the tax money.",
        "regional",
    ),
    (
        "merged",
        "high",
        "Police searched the house of Ruben Astor on Friday. Smugglers have often bribed customs "
        "officers at the port.",
        "Ruben Astor, whose house was searched by police on Friday, has often bribed customs "
        "officers at the port.",
        "has often bribed",
    ),
    (
        "merged",
        "high",
        "Commander Tarek Osman vanished from the front last week. Commanders have sometimes fled "
        "with money that was meant for wages.",
        "Tarek Osman, who vanished from the front last week, fled with money that was meant for "
        "wages.",
        "fled with money",
    ),
    (
        "negated",
        "high",
        "The ministry approved the sale of the old dockyard.",
        "The ministry did not approve the sale of the old dockyard.",
        "did not approve",
    ),
    (
        "negated",
        "high",
        "The union said its members had not signed the new contract.",
        "The union said its members had signed the new contract.",
        "had signed",
    ),
    (
        "negated",
        "high",
        "Bread prices rose in the northern markets in March.",
        "Bread prices fell in the northern markets in March.",
        "fell",
    ),
    (
        "quote-altered",
        "medium",
        '"We were warned about the pumps twice this year," said Ruben Astor.',
        '"We were warned about the engines ten times this year," said Ruben Astor.',
        "engines",
    ),
    (
        "quote-altered",
        "medium",
        '"The dam is old but it is sound," engineer Irena Vokal told reporters.',
        "“The dam is old and it is unsafe,” engineer Irena Vokal told reporters.",
        "unsafe",
    ),
    (
        "quote-fabricated",
        "high",
        "Ruben Astor said the crew had never been trained for storms.",
        '"The crew was never trained for any storms," said Ruben Astor.',
        "never trained",
    ),
    (
        "quote-fabricated",
        "high",
        "The mayor said that the harbour would be closed to all cargo ships until June.",
        "‘The harbour will be closed to all cargo ships until June,’ the mayor said.",
        "will be closed",
    ),
    (
        "omitted-denial",
        "high",
        "Prosecutors said Ilse Quandt took bribes from the shipping company. Quandt denied taking "
        "any money.",
        "Prosecutors said Ilse Quandt took bribes from the shipping company.",
        "took bribes",
    ),
    (
        "omitted-denial",
        "high",
        "Activists said soldiers shot three farmers near Nule. The claim could not be "
        "independently verified.",
        "Activists said soldiers shot three farmers near Nule.",
        "shot three farmers",
    ),
]


@pytest.mark.parametrize(("kind", "severity", "parent", "child", "words"), FOUND)
def test_drift_is_found(
    kind: DriftKind, severity: Severity, parent: str, child: str, words: str
) -> None:
    """The change is reported once, as its kind, on its words, as gravely as it is."""
    drift = retell_passage(parent, child)
    assert [d.kind for d in drift] == [kind]
    start = child.index(words)
    assert drift[0].child.start < start + len(words)
    assert start < drift[0].child.end
    assert drift[0].severity == severity
    assert drift[0].detail
    # All that is called drift lies in the passage; the rest of the story was kept.
    assert drift[0].child.end <= len(child)
    assert drift[0].parent.end <= len(parent)


def test_every_kind_has_a_case() -> None:
    """No kind of drift is promised that no case above shows."""
    assert {kind for kind, *_ in FOUND} == set(get_args(DriftKind))


@pytest.mark.parametrize(("kind", "parent", "child"), [(f[0], f[2], f[3]) for f in FOUND])
def test_the_source_of_a_drift_told_twice_is_silent(
    kind: DriftKind, parent: str, child: str
) -> None:
    """Neither side drifts from itself, so what was found comes from the change alone."""
    assert retell_passage(parent, parent) == ()
    assert retell_passage(child, child) == ()
