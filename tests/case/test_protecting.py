"""Protected names: in no byte of anything that leaves a case, in whatever form they came."""

from __future__ import annotations

import dataclasses
import html
import io
import json
import re
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from tests.case.names import FORMS, NAME, OTHERS
from tests.factory import make_report
from tests.strategies import reports as report_texts

from headwater.case.protecting import Finder, Person, protect_dossier
from headwater.case.protecting.stream import make_stream
from headwater.dossier import Account, Dossier, Provenance
from headwater.model import (
    Attribution,
    Claim,
    Decision,
    Drift,
    Event,
    Group,
    Link,
    Origin,
    Outcome,
    Place,
    Published,
    Report,
    Span,
    Value,
    Voice,
    VoiceEntity,
)
from headwater.render.page import render_page
from headwater.render.terminal import print_dossier

FINDER = Finder([Person(1, NAME)])


def report_with(words: str, id: str = "r1") -> Report:
    """A report with words in its headline, its text, a quote, its path, its address and so on."""
    text = f"News of {words} from Nule\n\nThe mayor met {words} on Tuesday.\n\n“I am {words}.”"
    made = make_report(text, id=id, headline=True, outlet=f"Post of {words}")
    return dataclasses.replace(
        made,
        path=f"in/{words}.txt",
        url=f"https://news.example/{words}",
        author=words,
        links=(f"https://news.example/by/{words}",),
        notes=(f"{words}: a note",),
        published=Published("2027-03-02", "2027-03-02", "metadata"),
    )


def dossier_with(words: str) -> Dossier:
    """A dossier with words in every place where a text of a report or of a person may stand."""
    report, other = report_with(words), report_with("nobody", id="r2")
    body, quote = report.blocks[1].span, report.blocks[2].span
    whole, theirs = body, other.blocks[1].span
    claim = Claim("c1", whole, 0, ("a1",), "stated", (), (), "e1", "g1")
    same = Claim("c2", theirs, 0, (), "stated", (), (), None, "g1")
    voice = Voice(words, "person", role=f"aide of {words}", of=words, recipient=words, voice="v1")
    found = whole.text.index("met") + whole.start + 4
    said = Span("r1", found, whole.end - 1, report.text[found : whole.end - 1])
    return Dossier(
        account=Account(
            3, 2, (Outcome(words, f"of {words}"),), (Outcome(f"a/{words}", words),), (words,)
        ),
        provenance=Provenance("0" * 64, (("read", "1"),), "model 1", "rules", "rules"),
        reports=(report, other),
        attributions=(
            Attribution(
                "a1", quote, None, said, "person", True, False, (voice,), "neutral", 0.9, (words,)
            ),
        ),
        voices=(VoiceEntity("v1", words, "person", (words, "she"), ("r1",), ("a1",)),),
        claims=(claim, same),
        links=(Link("r1", "r2", "rewrite", True, 0.8, False, 0.9, (f"names {words}",)),),
        origins=(Origin("o1", words, "r2", ("r1", "r2")), Origin("o2", words, None, ("r1",))),
        groups=(
            Group(
                "g1", f"He met {words}", ("c1", "c2"), ("r1", "r2"), ("o1",), 1, "conflicting",
                (Value(f"by {words}", ("c1",), ("o1",)), Value("x", ("c2",), ("o1",))), 0.9,
                (f"r1: credited to {words}",),
            ),
        ),
        drift=(
            Drift("d1", "entity-changed", "high", whole, theirs, f"{words} for nobody", 0.9),
        ),
        events=(
            Event(
                "e1", ("c1",), "CONSULT", None, (), "asserted", (words,), (words,), "p1", None,
                None, None,
            ),
        ),
        places=(
            Place("p1", said, words, 173480, 35.01993, 40.45333, "city", "SY", 1, 0.9, 1),
        ),
        decisions=(
            Decision(
                3, "2027-03-02T00:00:00Z", words, "note", "voice-000000000000", words, words, words,
                "applied", ("v1",),
            ),
        ),
    )  # fmt: skip


def outputs(dossier: Dossier) -> Iterator[str]:
    """Everything that a dossier is shown or written as."""
    yield dossier.to_json(with_text=True)
    yield json.dumps(json.loads(dossier.to_json(with_text=True)))
    yield render_page(dossier)
    console = Console(file=io.StringIO(), width=100)
    print_dossier(dossier, console)
    assert isinstance(console.file, io.StringIO)
    yield console.file.getvalue()


def plain(text: str) -> str:
    """Text without case, accents, entities and escapes: what a reader could make out."""
    text = html.unescape(re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), text))
    folded = unicodedata.normalize("NFKD", text)
    return "".join(c for c in folded if not unicodedata.combining(c)).casefold()


def leaks(output: str, form: str) -> list[str]:
    """Words of a form that are still in an output."""
    words = [w for w in re.findall(r"[^\W\d_]{3,}", plain(form)) if w not in HARMLESS]
    held = plain(output)
    return [w for w in (*words, "leila", "haddad") if w in held]


# Words of the forms that are no part of the name.
HARMLESS = frozenset("the led txt https posts example org docx home notes had dad amp".split())


@pytest.mark.parametrize("form", FORMS)
def test_no_form_of_a_name_is_in_any_byte_that_leaves(form: str) -> None:
    covered = protect_dossier(dossier_with(form), FINDER)
    for output in outputs(covered):
        assert form not in output
        assert leaks(output, form) == []
        assert "SOURCE-1" in output


@pytest.mark.parametrize("form", FORMS)
def test_every_span_still_is_the_words_of_a_text_with_its_digest(form: str) -> None:
    covered = protect_dossier(dossier_with(form), FINDER)
    texts = {r.id: r.text for r in covered.reports}
    spans = list(_spans(covered))
    assert len(spans) > 8
    for span in spans:
        assert texts[span.report][span.start : span.end] == span.text != ""


def _spans(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _spans(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _spans(getattr(value, field.name))


@pytest.mark.parametrize("text", OTHERS)
def test_words_that_only_look_alike_stay(text: str) -> None:
    assert FINDER.cover(text) == text


def test_a_report_without_a_name_is_left_as_it_is() -> None:
    dossier = dossier_with(NAME)
    covered = protect_dossier(dossier, FINDER)
    assert covered.reports[1] == dossier.reports[1]
    assert protect_dossier(dossier, Finder([])) is dossier


def test_a_digest_of_the_original_does_not_go_along_with_a_covered_text() -> None:
    before = dossier_with(NAME).reports[0]
    after = protect_dossier(dossier_with(NAME), FINDER).reports[0]
    assert {before.sha256, before.text_sha256}.isdisjoint({after.sha256, after.text_sha256})


def test_coordinates_are_given_to_a_tenth_of_a_degree() -> None:
    (place,) = protect_dossier(dossier_with("nobody"), FINDER).places
    assert (place.lat, place.lon, place.geonameid) == (35.0, 40.5, None)
    assert place.precision == 2


def test_pseudonyms_are_stable_and_one_for_each_person() -> None:
    finder = Finder([Person(1, NAME), Person(2, "Tom March"), Person(3, "Karim Haddad")])
    text = "Tom March met Karim Haddad. Haddad left. Leila Haddad came; March saw Haddad in March."
    assert finder.cover(text) == (
        "SOURCE-2 met SOURCE-3. SOURCE-3 left. SOURCE-1 came; SOURCE-2 saw SOURCE-1 in March."
    )


def test_an_ordinary_word_is_a_name_where_it_has_a_capital() -> None:
    finder = Finder([Person(1, "Rose Will")])
    text = "They will say that prices rose. Rose Will did, Will said, and R. Will agreed at will."
    assert finder.cover(text) == (
        "They will say that prices rose. SOURCE-1 did, SOURCE-1 said, and SOURCE-1 agreed at will."
    )


def test_spellings_and_handles_that_were_given_are_covered() -> None:
    finder = Finder([Person(1, NAME, ("@nightowl77", "Umm Karim"))])
    text = "Write to @NightOwl77, said Umm Karim, known as umm-karim; nightowl77@example.org."
    assert "owl" not in finder.cover(text).lower()
    assert "karim" not in finder.cover(text).lower()


def test_a_spelling_that_a_report_uses_for_the_whole_name_is_known_from_then_on() -> None:
    finder = FINDER.learned(["She is called Leyla Haddat there."])
    assert FINDER.cover("Haddat left.") == "Haddat left."
    assert finder.cover("Haddat left.") == "SOURCE-1 left."


def test_a_part_of_a_handle_is_not_left_over() -> None:
    assert FINDER.cover("by @therealleilahaddad92, today") == "by @SOURCE-1, today"
    assert FINDER.cover("news@leilahaddad.example") == "news@SOURCE-1"


@given(
    parts=st.lists(st.sampled_from(FORMS), min_size=1, max_size=4),
    text=report_texts(),
    data=st.data(),
)
def test_any_span_of_any_text_is_moved_to_exact_words(
    parts: list[str], text: str, data: st.DataObject
) -> None:
    words = text.split(" ")
    for part in parts:
        words.insert(data.draw(st.integers(0, len(words))), part)
    report = make_report(" ".join(words))
    start = data.draw(st.integers(0, len(report.text) - 1))
    end = data.draw(st.integers(start + 1, len(report.text)))
    origin = Origin("o1", report.text[start:end], "r1", ("r1",))
    claim = Claim("c1", report.span(start, end), 0, (), "stated", (), ())
    empty = dossier_with("nobody")
    dossier = dataclasses.replace(
        empty, reports=(report,), claims=(claim,), origins=(origin,), attributions=(), drift=(),
        places=(), links=(), groups=(), events=(), voices=(),
    )  # fmt: skip
    covered = protect_dossier(dossier, FINDER)
    span = covered.claims[0].span
    assert covered.reports[0].text[span.start : span.end] == span.text
    assert FINDER.find(covered.reports[0].text) == []


@given(text=st.text(max_size=60))
def test_any_text_has_a_stream_that_knows_its_places(text: str) -> None:
    stream = make_stream(text)
    for place in range(len(stream.letters)):
        start, end = stream.bounds(place, place + 1)
        assert 0 <= start < end <= len(text)
    assert FINDER.cover(text) is not None
