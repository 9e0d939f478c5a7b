from __future__ import annotations

import pytest
from tests.extract.event.told import events


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The army attacked the town.", "asserted"),
        ("Not only did they loot the clinic, they left.", "asserted"),
        ("Police had to fire six rounds.", "asserted"),
        ("Police did not arrest the students.", "negated"),
        ("The mayor denied that the army had attacked the town.", "negated"),
        ("Guards foiled an attack on the camp.", "negated"),
        ("The air force called off the strike on the dam.", "negated"),
        ("Nobody was abducted by the gunmen.", "negated"),
        ("The army will attack the town.", "future"),
        ("The army is preparing to attack the town.", "future"),
        ("Soldiers are to storm the prison on Friday.", "future"),
        ("The minister said the army would attack the town.", "future"),
        ("If rebels attack, the town will fall.", "hypothetical"),
        ("The rebels might attack the town.", "hypothetical"),
        ("Residents fear an attack on the camp.", "hypothetical"),
        ("The men were allegedly beaten.", "hypothetical"),
        ("It is not clear whether police arrested the driver.", "hypothetical"),
        ("In 1982 the army attacked the town.", "historical"),
        ("Decades ago the militia attacked the mill.", "historical"),
        ("They marked the anniversary of the massacre.", "historical"),
    ],
)
def test_modality_says_whether_it_happened(text: str, modality: str) -> None:
    assert events(text)[0].modality == modality
