"""One voice over all reports: spellings joined, namesakes and the nameless kept apart."""

from __future__ import annotations

from itertools import count

import pytest

from headwater.match.voices import join_voices
from headwater.model import Attribution, SourceKind, Span, Voice

_NUMBERS = count(1)


def saying(report: str, *voices: Voice, source: str | None = None) -> Attribution:
    content = Span(report, 0, 4, "said")
    words = Span(report, 5, 5 + len(source), source) if source else None
    kind: SourceKind = voices[0].kind
    return Attribution(
        f"a{next(_NUMBERS)}", content, None, words, kind, False, False, voices, "neutral", 0.9
    )


def person(name: str, voice: str = "1", role: str | None = None) -> Voice:
    return Voice(name, "person", role=role, voice=voice)


def group(name: str, voice: str = "1") -> Voice:
    return Voice(name, "group", voice=voice)


def joined(*voices: Voice) -> int:
    """How many entities the voices are, each said in a report of its own."""
    reports = {f"r{n}": (saying(f"r{n}", v),) for n, v in enumerate(voices, start=1)}
    return len(join_voices(reports)[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Otto Lind"), person("Otto Lind", role="mayor")),
        (person("Adil al-Rashid"), person("Rashid")),
        (person("Adil al-Rashid"), person("Adil Rashid")),
        (person("Mohammed Salih"), person("Mohamed Salih")),
        (person("O. Lind"), person("Otto Lind")),
        (group("Quay Watch for Safe Harbours"), group("QWSH")),
        (group("the Norvik Observatory for Rivers"), group("Observatory")),
        (group("interior ministry"), group("the interior ministry")),
    ],
)
def test_one_voice_under_two_spellings(one: Voice, other: Voice) -> None:
    assert joined(one, other) == 1
    assert joined(other, one) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Otto Lind"), person("Ida Lind")),
        (person("Otto Lind", role="mayor"), person("Lind", role="nurse")),
        (group("police"), group("police")),
        (Voice("nurse", "unnamed", voice="1"), Voice("nurse", "unnamed", voice="1")),
        (Voice("report", "document", voice="1"), Voice("report", "document", voice="1")),
        (person("Norvik"), group("Norvik")),
    ],
)
def test_two_voices_that_only_sound_alike(one: Voice, other: Voice) -> None:
    assert joined(one, other) == 2


def test_a_bare_surname_that_two_people_bear_is_neither() -> None:
    assert joined(person("Otto Lind"), person("Ida Lind"), person("Lind")) == 3


def test_two_that_one_report_tells_apart_are_never_one() -> None:
    reports = {
        "r1": (saying("r1", person("Otto Lind", "1")), saying("r1", person("Lind", "2"))),
        "r2": (saying("r2", person("Otto Lind", "1")),),
    }
    entities, _ = join_voices(reports)
    assert [e.reports for e in entities] == [("r1", "r2"), ("r1",)]


def test_an_entity_lists_name_spellings_reports_and_attributions() -> None:
    first = saying("r1", person("Otto Lind"), source="Mayor Otto Lind")
    pronoun = saying("r1", person("Otto Lind"), source="he")
    second = saying("r2", person("Lind"), group("Norvik Post", "2"), source="Lind")
    entities, attributions = join_voices({"r1": (first, pronoun), "r2": (second,)})
    lind, post = entities
    assert (lind.id, lind.name, lind.kind) == ("v1", "Otto Lind", "person")
    assert lind.spellings == ("Otto Lind", "Mayor Otto Lind", "Lind")
    assert lind.reports == ("r1", "r2")
    assert lind.attributions == (first.id, pronoun.id, second.id)
    assert post.attributions == (second.id,)
    assert [v.voice for v in attributions["r2"][0].chain] == ["v1", "v2"]
