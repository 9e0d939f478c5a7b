"""Who said what: every form in which news English credits words to somebody."""

from __future__ import annotations

import pytest
from tests.extract.told import found, rows


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "Harbour officials said that the ferry had left without permission.",
            "Harbour officials",
            "said",
            "the ferry had left without permission",
        ),
        (
            "The ferry had left without permission, said harbour officials.",
            "harbour officials",
            "said",
            "The ferry had left without permission",
        ),
        (
            "The ferry, officials said, had left without permission.",
            "officials",
            "said",
            "The ferry, officials said, had left without permission",
        ),
        (
            "According to the coroner, two of the sailors had drowned.",
            "the coroner",
            "According to",
            "two of the sailors had drowned",
        ),
        (
            "Two of the sailors had drowned, according to the coroner.",
            "the coroner",
            "according to",
            "Two of the sailors had drowned",
        ),
        (
            "The regional hospital put the death toll at 31.",
            "The regional hospital",
            "put",
            "the death toll at 31",
        ),
        (
            "The bishop called the vote a disgrace.",
            "The bishop",
            "called",
            "the vote a disgrace",
        ),
        (
            "The army blamed smugglers for the fire.",
            "The army",
            "blamed",
            "smugglers for the fire",
        ),
        (
            "Villagers accused the company of poisoning their wells.",
            "Villagers",
            "accused",
            "the company of poisoning their wells",
        ),
        (
            "The company denied poisoning the wells.",
            "The company",
            "denied",
            "poisoning the wells",
        ),
        (
            "The minister rejected claims that the dam was unsafe.",
            "The minister",
            "rejected",
            "claims that the dam was unsafe",
        ),
        (
            "Forecasters warned of heavy snow in the valleys.",
            "Forecasters",
            "warned",
            "heavy snow in the valleys",
        ),
        (
            "A survey by the fishing board found that stocks had halved.",
            "A survey by the fishing board",
            "found",
            "stocks had halved",
        ),
        (
            "The mayor was quoted as saying that the bridge would reopen.",
            "The mayor",
            "quoted as saying",
            "the bridge would reopen",
        ),
        (
            "The union's claim that wages had fallen drew laughter.",
            "The union",
            "claim",
            "wages had fallen",
        ),
        (
            "The owner said in a letter that the boat was sound.",
            "The owner",
            "said",
            "the boat was sound",
        ),
        (
            "Its treasurer, Ida Brandel, said the money was gone.",
            "Ida Brandel",
            "said",
            "the money was gone",
        ),
        (
            "Roads minister Ida Brandel told reporters the tunnel would close.",
            "Roads minister Ida Brandel",
            "told",
            "the tunnel would close",
        ),
    ],
)
def test_indirect_forms(text: str, source: str, cue: str, content: str) -> None:
    assert (source, cue, content, False) in rows(text)


@pytest.mark.parametrize(
    ("text", "source", "cue", "contents"),
    [
        (
            '"We heard a bang and then nothing," said Ruben Astor, a fisherman.',
            "Ruben Astor",
            "said",
            ["We heard a bang and then nothing"],
        ),
        (
            "“We heard a bang,” Ruben Astor said. “Then nothing.”",
            "Ruben Astor",
            "said",
            ["We heard a bang"],
        ),
        (
            'One leaflet read: "Leave the valley by Sunday."',
            "One leaflet",
            "read",
            ["Leave the valley by Sunday."],
        ),
        (
            '"The pumps failed," she said, "and nobody came."',
            "she",
            "said",
            ["The pumps failed", "and nobody came."],
        ),
        (
            "‘We heard a bang and then nothing,’ said Ruben Astor.",
            "Ruben Astor",
            "said",
            ["We heard a bang and then nothing"],
        ),
    ],
)
def test_direct_forms(text: str, source: str, cue: str, contents: list[str]) -> None:
    direct = [row for row in rows(text) if row[3] and row[1] is not None]
    assert direct == [(source, cue, content, True) for content in contents]


def test_a_partly_quoted_clause_has_two_entries() -> None:
    text = 'The inspector said the hull was "thin as paper" near the stern.'
    assert rows(text) == [
        ("The inspector", "said", 'the hull was "thin as paper" near the stern', False),
        ("The inspector", "said", "thin as paper", True),
    ]


def test_speech_goes_on_without_a_cue() -> None:
    text = '"We left at noon," Ruben Astor said. "Nobody stopped us."'
    later = found(text)[-1]
    assert later.content.text == "Nobody stopped us."
    assert later.continued
    assert later.cue is None
    assert later.source is not None
    assert later.source.text == "Ruben Astor"


def test_a_quotation_runs_over_paragraphs() -> None:
    text = '"We left at noon," Ruben Astor said. "Nobody stopped us.\n\n"Then the sea rose."'
    last = found(text)[-1]
    assert last.content.text == "Then the sea rose."
    assert last.continued
    assert last.chain[0].name == "Ruben Astor"


def test_a_quotation_of_several_sentences_is_one_entry() -> None:
    text = '"The cellar flooded. Then the lights went out," Ida Brandel said.'
    assert rows(text) == [
        ("Ida Brandel", "said", "The cellar flooded. Then the lights went out", True)
    ]


def test_nested_reports_each_stand_alone() -> None:
    text = "The police chief said a video showed two men near the bridge."
    contents = [a.content.text for a in found(text)]
    assert contents == ["a video showed two men near the bridge", "two men near the bridge"]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry did not say when the road would reopen.",
        "The ministry declined to say whether the road was safe.",
        "If officials say the road is safe, the buses will run.",
        "The council voted to close the road.",
        "Traffic was sorted according to size.",
        "She put the bag on the table.",
        "The blast claimed nine lives.",
    ],
)
def test_what_is_no_report(text: str) -> None:
    assert found(text) == ()


def test_headline_forms() -> None:
    text = "Mine fire kills four - officials\n\nA fire killed four people."
    assert rows(text, headline=True)[0] == ("officials", None, "Mine fire kills four", False)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ida Brandel said the road was closed.", "person"),
        ("The transport ministry said the road was closed.", "group"),
        ("Two drivers said the road was closed.", "unnamed"),
        ("The Quay Gazette said the road was closed.", "outlet"),
        ("The report said that the road was closed.", "document"),
        ("A spokeswoman for the ministry said the road was closed.", "unnamed"),
    ],
)
def test_source_kinds(text: str, kind: str) -> None:
    assert found(text)[0].source_kind == kind


@pytest.mark.parametrize(
    ("text", "cue_class"),
    [
        ("Officials said the dam was full.", "neutral"),
        ("Officials confirmed the dam was full.", "factive"),
        ("Officials claimed the dam was full.", "doubting"),
        ("Officials denied that the dam was full.", "denying"),
        ("Officials estimated that the dam was full.", "estimating"),
    ],
)
def test_cue_classes(text: str, cue_class: str) -> None:
    assert found(text)[0].cue_class == cue_class


def test_the_empty_report_has_none() -> None:
    assert found("") == ()


@pytest.mark.parametrize(
    ("text", "clause", "quoted"),
    [
        (
            "The source heard of this from a cousin in uniform, who added that the mayor "
            '"wept in the hall".',
            'the mayor "wept in the hall"',
            "wept in the hall",
        ),
        (
            'The quarry, Otto Lind says, "never had a fence".',
            'The quarry, Otto Lind says, "never had a fence"',
            "never had a fence",
        ),
    ],
)
def test_a_clause_that_only_ends_in_quotation_marks_is_found_whole(
    text: str, clause: str, quoted: str
) -> None:
    assert {(content, direct) for _, _, content, direct in rows(text)} == {
        (clause, False),
        (quoted, True),
    }


def test_a_sentence_whose_beginning_is_quoted_is_no_partly_quoted_one() -> None:
    contents = [row[2] for row in rows('"The mill is shut," Otto Lind says, "until the spring".')]
    assert contents == ["The mill is shut", "until the spring"]
