from __future__ import annotations

import pytest
from tests.factory import annotate_text

from headwater.extract.attribution import extract_attributions
from headwater.extract.attribution.learned.beside.sorts import (
    common_sort,
    is_text_noun,
    noun_sorts,
    verb_sort,
    verb_sorts,
)
from headwater.extract.attribution.learned.beside.weigh import chances_of
from headwater.settings import AttributionSettings


def chain(text: str, method: str = "learned") -> list[str]:
    report, parsed = annotate_text(text)
    found = extract_attributions(report, parsed, AttributionSettings(method=method))
    return [voice.name for voice in found[0].chain]


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        (
            "KCNA, the official agency, as monitored by Norvik News, declared the launch a "
            "success.",
            ["KCNA", "Norvik News"],
        ),
        (
            "Through an interpreter, the deckhand Rizal Pangestu told the board of inquiry that he "
            "had been ordered to leave the hatch open.",
            ["Rizal Pangestu", "interpreter"],
        ),
    ],
)
def test_who_passed_words_on_is_found_where_no_rule_says_so(text: str, voices: list[str]) -> None:
    assert chain(text) == voices
    assert len(chain(text, "rules")) < len(voices)


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("The leader of the union, whose brother edits the Lake Courier, said that the mill "
         "would close.", "leader"),
        ("The ferry sank at noon, the captain told reporters.", "captain"),
        ("In a letter to the court, the miller admitted that the sacks were empty.", "miller"),
        ("A report by the harbour office says that the crane was rusty.",
         "report by the harbour office"),
    ],
)  # fmt: skip
def test_bystanders_audiences_channels_and_makers_are_no_voices(text: str, voice: str) -> None:
    assert chain(text) == [voice]


def test_own_outlet_of_a_report_goes_unsaid() -> None:
    assert chain("Rust is to blame, an engineer told this newspaper on Friday.") == ["engineer"]


def test_a_fact_without_a_weight_changes_nothing() -> None:
    facts = frozenset({"how=pobj|by", "sort=outlet"})
    assert chances_of(facts) == chances_of(facts | {"word=xylophone-that-no-fit-saw"})


def test_chances_lie_between_nothing_and_certainty() -> None:
    for facts in (frozenset[str](), frozenset({"how=nsubj", "sort=human", "role=enclosed"})):
        assert all(0 < chance < 1 for chance in chances_of(facts))


def test_verbs_and_nouns_have_sorts() -> None:
    assert "publish" in verb_sorts("broadcast")
    assert verb_sort("say") != "other"
    assert verb_sort("paint") == "other"
    assert "human" in noun_sorts("ferryman")
    assert common_sort("newspaper") == "outlet"
    assert common_sort("letter") == "document"
    assert common_sort("gravel") == "noun"
    assert is_text_noun("testimony")
    assert not is_text_noun("harbour")
