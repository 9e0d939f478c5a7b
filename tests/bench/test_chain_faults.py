"""Why a chain is not right: one reason for each."""

from __future__ import annotations

import pytest
from bench.quality.chain_faults import count_faults, fault_of
from bench.quality.chains import ChainPair
from bench.quality.voices import Chain, Voice

CLERK = Voice("a", "Ida Lind", role="clerk")
OWNER = Voice("b", "Otto Brandt")
RADIO = Voice("c", "Lake Radio")
OTHER = Voice("d", "Rosa Pereira")
VOICES = (CLERK, OWNER, RADIO, OTHER)


@pytest.mark.parametrize(
    ("gold", "found", "fault"),
    [
        ((CLERK, RADIO), None, "not found"),
        ((CLERK, RADIO), (CLERK, RADIO), "right"),
        ((CLERK, RADIO), (RADIO,), "first missing"),
        ((CLERK, RADIO), (CLERK,), "last missing"),
        ((CLERK, OWNER, RADIO), (CLERK, RADIO), "one between missing"),
        ((CLERK, OWNER, RADIO), (CLERK,), "several missing"),
        ((CLERK, RADIO), (OTHER, RADIO), "first is another"),
        ((CLERK, RADIO), (CLERK, OTHER), "last is another"),
        ((CLERK, RADIO), (CLERK, OWNER, RADIO), "one too many"),
        ((CLERK, RADIO), (RADIO, CLERK), "another order"),
        ((CLERK, RADIO), (Voice("a", "Ida Lind"), RADIO), "role"),
        (
            (CLERK, RADIO),
            (Voice("a", "Ida Lind", channel="phone", recipient="the court"), RADIO),
            "channel + recipient + role",
        ),
    ],
)
def test_each_wrong_chain_has_its_reason(gold: Chain, found: Chain | None, fault: str) -> None:
    assert fault_of(ChainPair("it was locked", gold, found), VOICES) == fault


def test_only_chains_of_two_and_more_are_counted() -> None:
    pairs = [
        ChainPair("it was locked", (CLERK,), None),
        ChainPair("it was shut", (CLERK, RADIO), None),
        ChainPair("it was gone", (CLERK, RADIO), (CLERK, RADIO)),
    ]
    assert count_faults(pairs, VOICES) == {"not found": 1, "right": 1}


def test_a_hearer_who_is_the_next_voice_is_no_fault() -> None:
    told = Voice("a", "Ida Lind", role="clerk", recipient="Lake Radio")
    assert fault_of(ChainPair("it was locked", (CLERK, RADIO), (told, RADIO)), VOICES) == "right"
