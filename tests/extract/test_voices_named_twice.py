"""Voices that a report names in two ways, and names that are a body's."""

from __future__ import annotations

import pytest
from tests.extract.told import found

SAME = [
    "Sprinter says coach lied\n\nA sprinter said on Monday that her coach had lied about pills.",
    'A mill worker said the doors were locked. "I broke a window," Ida Brandel said.',
    "Dr Ida Brandel said the ward was full. The doctor said that it was cold.",
    "A farmer said that he had seen smoke. The 44-year-old said that he had counted nine bodies.",
    "Norvik Shipping said the boat was safe. The company said that it had papers.",
    "Lake Bread, which runs the mill, said it was safe. The company said that it had papers.",
    "A tea seller who gave her name only as Selam said it was late. Selam said she had run.",
]
OTHERS = [
    'A clerk met Otto Lind. "Lind broke the valve," he said. "I was late," Lind said.',
    "A doctor said the ward was full. Ida Brandel, a porter, said that it was empty.",
    "A driver said the road was wet. Another driver said that it was dry.",
    "Ida Brandel said the mill was shut. The labour department said that it was open.",
]


def _voices(text: str) -> set[str]:
    headed = "\n\n" in text
    return {a.chain[0].voice for a in found(text, headline=headed) if a.chain and not a.direct}


@pytest.mark.parametrize("text", SAME)
def test_one_voice_named_in_two_ways(text: str) -> None:
    assert len(_voices(text)) == 1


@pytest.mark.parametrize("text", OTHERS)
def test_two_voices_stay_two(text: str) -> None:
    firsts = {a.chain[0].voice for a in found(text) if a.chain}
    assert len(firsts) == 2


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("group", "Hidroval, which runs the dam, said that the gates were shut."),
        ("group", "The charity Age Kindly said that three people had called."),
        ("group", "Blue Lantern Shipping said that the crew was safe."),
        ("person", "Hilda Varo, who runs the dam, said that the gates were shut."),
        ("person", "Foreman Otto Lind said that the crew was safe."),
    ],
)
def test_what_bears_a_name(kind: str, text: str) -> None:
    assert {a.chain[0].kind for a in found(text)} == {kind}
