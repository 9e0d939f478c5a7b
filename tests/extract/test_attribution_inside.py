"""What goes on behind its report, what stands round quoted words, and what is told inside them."""

from __future__ import annotations

import pytest
from tests.extract.told import found, rows


def contents(text: str, cue: str) -> list[str]:
    """What is credited by a cue."""
    return [content for _, said, content, _ in rows(text) if said == cue]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        (
            "The lower gate would stay shut, the warden told reporters, because its key was lost.",
            "told",
            "The lower gate would stay shut, the warden told reporters, because its key was lost",
        ),
        (
            'He read the letter twice, the clerk says, "like a man counting teeth".',
            "says",
            'He read the letter twice, the clerk says, "like a man counting teeth"',
        ),
        # What the reporter thinks of it is no part of it.
        (
            "The lower gate would stay shut, the warden told us, in the worst week of the year.",
            "told",
            "The lower gate would stay shut",
        ),
    ],
)
def test_a_statement_goes_on_behind_its_report(text: str, cue: str, content: str) -> None:
    assert content in contents(text, cue)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            'The union dismissed the survey as "paid for by the owners".',
            'the survey as "paid for by the owners"',
        ),
        ('A notice on the door promises supply "from Friday".', 'supply "from Friday"'),
    ],
)
def test_an_object_that_is_quoted_in_part_is_a_statement_too(text: str, content: str) -> None:
    assert {(words, direct) for _, _, words, direct in rows(text)} == {
        (content, False),
        (content.split('"')[1], True),
    }


def test_words_in_a_letter_stand_in_no_object() -> None:
    text = 'The council said in a letter on Monday "nobody will be asked to move".'
    assert [direct for _, _, _, direct in rows(text)] == [True]


def test_what_others_said_stays_inside_the_quotation() -> None:
    text = "Lena Orel recalled the boy's last words to her: \"He said it's warmer than it looks.\""
    inner = contents(text, "said")
    assert [words.rstrip(".") for words in inner] == ["it's warmer than it looks"]


@pytest.mark.parametrize(
    ("quoted", "content"),
    [
        ("I asked which one. He says, the sad one.", "the sad one"),
        ("He told me broth, it was a Sunday.", "broth, it was a Sunday"),
    ],
)
def test_people_quote_others_without_marks(quoted: str, content: str) -> None:
    text = f'"{quoted[:-1]}," the old priest replied.'
    assert content in [words for _, _, words, _ in rows(text)]


def test_what_people_say_of_themselves_is_no_statement_of_another() -> None:
    text = '"I asked which one. I said, the sad one," the old priest replied.'
    assert "the sad one" not in [words for _, _, words, _ in rows(text)]


def test_what_detectives_were_told_is_not_said_of_them() -> None:
    text = "A man held over the fire told detectives he lit it because of the bells."
    assert contents(text, "told") == ["he lit it because of the bells"]


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("The forester has written to the newspaper that the hut was empty.", "letter"),
        ("The ombudsman wrote back that there was no such prisoner.", "letter"),
        ("The ombudsman wrote to reporters that there was no such prisoner.", None),
        (
            "A rock engineer, whose affidavit a clinic filed, states that the wall moved.",
            "document",
        ),
        ("A rock engineer, whose brother runs a clinic, states that the wall moved.", None),
        ("A general maintained on Canal Nueve that the bus had arrived full.", "television"),
        ("The ministry said in a written response that the logs were a draft.", "document"),
    ],
)
def test_channels_that_no_phrase_beside_the_cue_names(text: str, channel: str | None) -> None:
    assert {a.chain[0].channel for a in found(text)} == {channel}


def test_an_office_with_a_capital_letter_is_who_has_it() -> None:
    text = (
        "The minister spoke this morning with Mayor Ida Brandel, who stayed in the town.\n\n"
        "The Mayor said the heating plant had run for two hours."
    )
    (last,) = found(text)[-1].chain
    assert (last.name, last.role) == ("Ida Brandel", "Mayor")


def test_an_office_whose_bearer_has_no_name_is_a_role() -> None:
    (speaker,) = found("The Speaker said the sitting was over.")[0].chain
    assert speaker.role == "Speaker"


def test_who_had_been_told_passes_it_on() -> None:
    (told,) = found("Otto Lind had been told by his country director that the oil was lost.")
    assert [voice.name for voice in told.chain] == ["country director", "Otto Lind"]


def test_what_is_called_something_was_not_told() -> None:
    (called, *_) = found('The company called the scan "a fake" and hung up.')
    assert called.chain[0].recipient is None
