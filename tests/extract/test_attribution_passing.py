"""In what order voices pass words on, over clauses, quotations and sentences."""

from __future__ import annotations

import pytest
from tests.factory import annotate_text

from headwater.extract.attribution import extract_attributions
from headwater.settings import AttributionSettings


def chain_of(text: str, content: str) -> list[str]:
    """Last words of the names in the chain of the attribution that has most of some words."""
    report, annotations = annotate_text(text)
    start = text.index(content)
    end = start + len(content)

    def shared(first: int, last: int) -> float:
        both = max(0, min(end, last) - max(start, first))
        return both / (max(end, last) - min(start, first))

    found = extract_attributions(report, annotations, AttributionSettings())
    best = max(found, key=lambda a: round(shared(a.content.start, a.content.end), 2))
    assert shared(best.content.start, best.content.end) > 0.6
    return [voice.name.split()[-1] for voice in best.chain]


@pytest.mark.parametrize(
    ("text", "content", "chain"),
    [
        (
            "The Lake Herald reported that the quay would close, citing two aides.",
            "the quay would close",
            ["aides", "Herald"],
        ),
        (
            "Lake Radio reported on Monday, quoting police sources, that the thief had fled.",
            "the thief had fled",
            ["sources", "Radio"],
        ),
        (
            "The toll is 40, according to the Evening Post, citing a hospital director.",
            "The toll is 40",
            ["director", "Post"],
        ),
        (
            "According to the governor, quoting local elders, the raiders came from the north.",
            "the raiders came from the north",
            ["elders", "governor"],
        ),
        (
            "Relaying the words of a survivor, Father Ida said the storm had lasted an hour.",
            "the storm had lasted an hour",
            ["survivor", "Ida"],
        ),
    ],
)
def test_who_is_cited_stands_nearer_the_fact(text: str, content: str, chain: list[str]) -> None:
    assert chain_of(text, content) == chain


@pytest.mark.parametrize(
    ("text", "content", "chain"),
    [
        (
            "The road was cut, according to residents reached by phone by Lake Radio.",
            "The road was cut",
            ["residents", "Radio"],
        ),
        (
            "A driver who spoke to the Evening Post said the brakes had failed.",
            "the brakes had failed",
            ["driver", "Post"],
        ),
        (
            "The boat was full, according to what a survivor told the Evening Post.",
            "The boat was full",
            ["survivor", "Post"],
        ),
        (
            "In comments carried by state television, the minister said the vote would go ahead.",
            "the vote would go ahead",
            ["minister", "television"],
        ),
        (
            "In a message relayed by his lawyer, Emir Orel said he was ill.",
            "he was ill",
            ["Orel", "lawyer"],
        ),
        (
            "The group's report, based on interviews with 60 sailors, says crews were starved.",
            "crews were starved",
            ["sailors", "report"],
        ),
        (
            "A letter from the bishop says the school will close, the Evening Post reported.",
            "the school will close",
            ["bishop", "Post"],
        ),
    ],
)
def test_who_passed_it_on_stands_nearer_the_reader(
    text: str, content: str, chain: list[str]
) -> None:
    assert chain_of(text, content) == chain


@pytest.mark.parametrize(
    ("text", "content", "chain"),
    [
        ('The widow said a guard shouted "get down" before it fell.', "get down",
         ["guard", "widow"]),
        ('"The deal is dead," he said a diplomat had told him.', "The deal is dead",
         ["diplomat", "he"]),
        (
            '"They came at night with torches," Ida Klein recalled her father telling her.',
            "They came at night with torches",
            ["father", "Klein"],
        ),
    ],
)  # fmt: skip
def test_a_speaker_inside_a_report(text: str, content: str, chain: list[str]) -> None:
    assert chain_of(text, content) == chain


@pytest.mark.parametrize(
    ("text", "content", "chain"),
    [
        (
            "Ida Ames, an aid worker, heard an account of the raid from a shepherd. "
            "The men came on motorbikes, the shepherd told her.",
            "The men came on motorbikes",
            ["shepherd", "Ames"],
        ),
        (
            "Eleven miners died on Sunday, officials said. "
            "The figure comes from the provincial hospital.",
            "Eleven miners died on Sunday",
            ["hospital", "officials"],
        ),
        (
            "The clinic is shut, Dr Ida Moss said. "
            "She had heard this from a nurse on the night shift.",
            "The clinic is shut",
            ["nurse", "Moss"],
        ),
        (
            "Ida Vega was too ill to attend. Her statement was read to the court by her son. "
            '"I forgive him," it said.',
            "I forgive him",
            ["Vega", "son"],
        ),
    ],
)
def test_a_basis_in_another_sentence(text: str, content: str, chain: list[str]) -> None:
    assert chain_of(text, content) == chain


@pytest.mark.parametrize(
    ("text", "content", "chain"),
    [
        (
            "Mayor Luis Ferro denies the charge.\n\nFerro's wife, Clara, said he was innocent. "
            '"He prays every day," Mrs Ferro said.',
            "He prays every day",
            ["Clara"],
        ),
        (
            "Mayor Luis Ferro denies the charge.\n\n"
            "Ferro's wife, Clara, said her husband had told her the money was a gift.",
            "the money was a gift",
            ["Ferro", "Clara"],
        ),
        (
            "A former driver has told a court that the minister took cash.\n\n"
            "Otto Banda, 41, said he carried the box himself.",
            "the minister took cash",
            ["Banda"],
        ),
        (
            "The Harbour Trust released a report on Monday. It says the dam was weak.",
            "the dam was weak",
            ["report"],
        ),
        (
            "The World Food Programme (WFP) warned of hunger. The WFP said stocks were low.",
            "stocks were low",
            ["Programme"],
        ),
    ],
)
def test_who_is_meant(text: str, content: str, chain: list[str]) -> None:
    assert chain_of(text, content) == chain


@pytest.mark.parametrize(
    ("text", "content", "chain"),
    [
        (
            "A video shows ten lorries on the quay, according to a retired pilot.",
            "A video shows ten lorries on the quay",
            ["pilot"],
        ),
        (
            "A video shows ten lorries on the quay, according to a retired pilot.",
            "ten lorries on the quay",
            ["video", "pilot"],
        ),
        (
            "Otto Lind saw two cars go by, and a boy shouted that the radio was theirs, he said.",
            "the radio was theirs",
            ["boy", "Lind"],
        ),
        (
            "The quay was empty, the girl related, and somebody on the bridge was shouting that "
            "there were children aboard.",
            "there were children aboard",
            ["bridge", "girl"],
        ),
        (
            "The quay was empty, the girl said on Monday. A man on the bridge was shouting that "
            "there were children aboard.",
            "there were children aboard",
            ["man"],
        ),
    ],
)
def test_words_inside_words(text: str, content: str, chain: list[str]) -> None:
    assert chain_of(text, content) == chain


@pytest.mark.parametrize(
    ("text", "content", "chain"),
    [
        (
            "A nurse said eleven people had been brought in. Two had told her they were hit by "
            "stones.",
            "they were hit by stones",
            ["Two", "nurse"],
        ),
        (
            "The harbour master said the gate was open. A diver told a judge that it was shut.",
            "it was shut",
            ["diver"],
        ),
        (
            "The plant was safe, Ida Brandel told analysts, according to a transcript published by "
            "the magazine Brakes. She blamed the price of gas.",
            "the price of gas",
            ["Brandel", "transcript", "Brakes"],
        ),
        (
            "Ida Brandel told the Lake Herald that the plant was safe. "
            "She blamed the price of gas.",
            "the price of gas",
            ["Brandel"],
        ),
    ],
)
def test_what_is_told_on_in_the_next_sentence(text: str, content: str, chain: list[str]) -> None:
    assert chain_of(text, content) == chain


@pytest.mark.parametrize(
    ("text", "content", "chain"),
    [
        (
            "The minister put the cost at 3 million, using treasury figures.",
            "the cost at 3 million",
            ["figures", "minister"],
        ),
        (
            "A blackout may explain the gap, she suggested, relaying what an engineer had told her "
            "staff.",
            "A blackout may explain the gap",
            ["engineer", "she"],
        ),
        (
            "His wife, quoted in the tabloid El Ancla, said the road was shut.",
            "the road was shut",
            ["wife", "Ancla"],
        ),
        (
            "In a cable disclosed by the Rome weekly Il Molo, the embassy noted that three men had "
            "met envoys.",
            "three men had met envoys",
            ["embassy", "Molo"],
        ),
    ],
)
def test_what_words_rest_on_and_who_printed_them(text: str, content: str, chain: list[str]) -> None:
    assert chain_of(text, content) == chain
