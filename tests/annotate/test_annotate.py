"""Parses point at the report's own words; quotations are found as newspapers set them."""

from __future__ import annotations

import dataclasses
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from tests.factory import annotate_text, make_report
from tests.strategies import spoiled_reports

from headwater.annotate import annotate, find_quotations, parsing
from headwater.errors import ResourceError
from headwater.lexicon.fold import straighten
from headwater.model import Annotations, Block, BlockKind, Report
from headwater.settings import AnnotateSettings

FERRY = """Ferry sinks off Cape Veld

The Sornay ferry sank on Tuesday. Dr. Ilse Quandt said nine people died.

“It was calm,” she said. “We don’t know why.”"""


def quotations(text: str) -> list[str]:
    """The words of all quotations of a text."""
    return [q.span.text for q in find_quotations(make_report(text))]


def report_of(*blocks: tuple[BlockKind, str]) -> Report:
    """A report of the given blocks, parted by blank lines."""
    report = make_report("\n\n".join(text for _, text in blocks))
    made, at = [], 0
    for kind, text in blocks:
        made.append(Block(kind, report.span(at, at + len(text))))
        at += len(text) + 2
    return dataclasses.replace(report, blocks=tuple(made))


def parse(report: Report, max_paragraph_chars: int = 20_000) -> Annotations:
    """Annotations, with paragraphs above a length of one's choice cut."""
    return annotate(report, AnnotateSettings(max_paragraph_chars=max_paragraph_chars))


def check_whole(report: Report, annotations: Annotations) -> None:
    """Assert everything that must hold of any annotations of any report."""
    text = report.text
    for place, token in enumerate(annotations.tokens):
        assert token.index == place
        assert token.text == straighten(text[token.start : token.end])
        sentence = annotations.sentences[token.sentence]
        assert sentence.first <= token.index < sentence.last
        assert sentence.first <= token.head < sentence.last
    for earlier, later in pairwise(annotations.tokens):
        assert earlier.end <= later.start
    for place, sentence in enumerate(annotations.sentences):
        assert sentence.index == place
        assert sentence.span.text == text[sentence.span.start : sentence.span.end]
        assert sentence.span.text.strip()
        assert report.blocks[sentence.block].span.covers(sentence.span)
        assert report.blocks[sentence.block].kind == sentence.kind
    for span in (
        *(n.span for n in annotations.names),
        *(q.span for q in annotations.quotations),
    ):
        assert span.text == text[span.start : span.end]
        assert span.text


def test_tokens_stand_where_their_offsets_say() -> None:
    """Each token's offsets lead to its word in the text, curly marks straightened."""
    report, annotations = annotate_text(FERRY, headline=True)
    check_whole(report, annotations)
    words = {t.text for t in annotations.tokens}
    assert {"ferry", "Quandt", "n't", '"'} <= words
    assert "”" not in words


@given(spoiled_reports())
@hypothesis_settings(max_examples=25)
def test_any_text_is_parsed_without_moving_an_offset(text: str) -> None:
    """Whatever stands in a text, all that is made of it points at its exact words."""
    report = make_report(text)
    check_whole(report, annotate(report, AnnotateSettings()))


def test_every_word_of_the_news_belongs_to_one_sentence() -> None:
    """No word of a title or paragraph is lost between sentences."""
    report, annotations = annotate_text(FERRY, headline=True)
    inside = {i for s in annotations.sentences for i in range(s.span.start, s.span.end)}
    missing = [c for i, c in enumerate(report.text) if i not in inside and not c.isspace()]
    assert missing == []


def test_titles_and_abbreviations_end_no_sentence() -> None:
    """A full stop after a title ends nothing; a headline is a sentence of its own."""
    _, annotations = annotate_text(FERRY, headline=True)
    assert [(s.kind, s.span.text) for s in annotations.sentences] == [
        ("title", "Ferry sinks off Cape Veld"),
        ("paragraph", "The Sornay ferry sank on Tuesday."),
        ("paragraph", "Dr. Ilse Quandt said nine people died."),
        ("paragraph", "“It was calm,” she said."),
        ("paragraph", "“We don’t know why.”"),
    ]


def test_a_sentence_never_runs_over_the_end_of_a_block() -> None:
    """Lines without a full stop do not flow into the paragraph below."""
    report, annotations = annotate_text(
        "Ferry sinks off Cape Veld\n\nmany feared dead\n\nand the harbour stayed closed"
    )
    assert [s.span.text for s in annotations.sentences] == [b.span.text for b in report.blocks]


def test_a_quotation_of_two_sentences_stays_with_its_marks() -> None:
    """A closing mark begins no sentence; a sentence inside a quotation knows that it is inside."""
    _, annotations = annotate_text(
        'The captain spoke. "We were late. Nobody told us why." He left.'
    )
    assert [(s.span.text, s.quoted) for s in annotations.sentences] == [
        ("The captain spoke.", False),
        ('"We were late.', False),
        ('Nobody told us why."', True),
        ("He left.", False),
    ]


def test_key_points_are_parsed_and_furniture_is_not() -> None:
    """A key point is a statement; navigation is not, and its quotation marks mean nothing."""
    report = report_of(
        ("furniture", 'Read also: "Ten boats" that sank'),
        ("key-point", "Nine people died off Cape Veld"),
        ("paragraph", 'The ferry sank. "We wept," said Ilse Quandt.'),
        ("furniture", "Subscribe to the Quay Gazette"),
    )
    annotations = parse(report)
    check_whole(report, annotations)
    assert [s.kind for s in annotations.sentences] == ["key-point", "paragraph", "paragraph"]
    assert [q.span.text for q in annotations.quotations] == ["We wept,"]
    furniture = [b.span for b in report.blocks if b.kind == "furniture"]
    assert not any(f.start <= t.start < f.end for f in furniture for t in annotations.tokens)


def test_a_long_paragraph_is_cut_and_nothing_of_it_is_lost() -> None:
    """A paragraph above the limit is parsed in pieces that begin and end between words."""
    text = "The ferry sank off Cape Veld and nobody knew why it did. " * 30
    report = make_report(text.strip())
    whole, cut = parse(report), parse(report, max_paragraph_chars=200)
    check_whole(report, cut)
    assert [t.text for t in cut.tokens if t.text.strip()] == [
        t.text for t in whole.tokens if t.text.strip()
    ]


def test_a_long_paragraph_without_a_space_is_cut_too() -> None:
    """One endless word is no reason to hand the parser more than its limit."""
    report = make_report("a" * 1_000)
    annotations = parse(report, max_paragraph_chars=100)
    check_whole(report, annotations)
    assert "".join(t.text for t in annotations.tokens) == "a" * 1_000
    assert max(len(t.text) for t in annotations.tokens) <= 100


def test_names_cover_their_tokens() -> None:
    """A name's token range is the name's own words."""
    report, annotations = annotate_text("Ilse Quandt left Copenhagen for Lisbon on Monday.")
    found = {n.span.text: n for n in annotations.names}
    assert {"Ilse Quandt", "Copenhagen", "Lisbon"} <= found.keys()
    for name in annotations.names:
        tokens = annotations.tokens[name.first : name.last]
        assert report.text[tokens[0].start : tokens[-1].end] == name.span.text


def test_content_words_are_those_that_carry_meaning() -> None:
    """Nouns, verbs, figures and names count; auxiliaries, articles and marks do not."""
    _, annotations = annotate_text("The ferry had carried 40 students to Lisbon.")
    content = [t.text for t in annotations.tokens if t.is_content]
    assert content == ["ferry", "carried", "40", "students", "Lisbon"]


def test_vectors_have_unit_length() -> None:
    """Each known word has a vector of length one, kept as bytes."""
    _, annotations = annotate_text("The ferry sank off the coast.")
    assert {"ferry", "sank", "coast"} <= annotations.vectors.keys()
    for packed in annotations.vectors.values():
        assert np.linalg.norm(np.frombuffer(packed, dtype="<f4")) == pytest.approx(1.0, abs=1e-4)


def test_annotations_name_their_model() -> None:
    """The model and its version stand in the annotations, for the provenance."""
    _, annotations = annotate_text("The ferry sank.")
    name, version = annotations.language_model.split()
    assert name
    assert version[0].isdigit()


def test_a_report_without_blocks_has_empty_annotations() -> None:
    """Nothing to parse is no error."""
    annotations = parse(make_report(""))
    assert annotations.tokens == ()
    assert annotations.sentences == ()
    assert annotations.quotations == ()


def test_a_model_that_is_not_installed_is_named_with_the_remedy() -> None:
    """The error says which model is missing and how to get it."""
    with pytest.raises(ResourceError, match=r"no_such_model.*pip install"):
        annotate(make_report("The ferry sank."), AnnotateSettings(model="no_such_model"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"We left," she said.', ["We left,"]),
        ("“We left,” she said.", ["We left,"]),
        ("«We left», she said.", ["We left"]),
        ("„We left“, she said.", ["We left"]),
        ('"We left," she said. "Then we came back."', ["We left,", "Then we came back."]),
        ("It was 'a shameful delay' for all.", ["a shameful delay"]),
        ("It was ‘a shameful delay’ for all.", ["a shameful delay"]),
        ("‘It isn’t safe,’ said Irena Vokal.", ["It isn’t safe,"]),
        ("He said: 'The drivers' pay was cut.' It was.", ["The drivers' pay was cut."]),
        ("'The rebels' commander fled,' said one.", ["The rebels' commander fled,"]),
        ("The ministers' plan, the farmers' 'last hope', failed.", ["last hope"]),
        ("\"He called it 'a farce' twice,\" she said.", ["He called it 'a farce' twice,"]),
        ('He laid 12" pipe, and said "it holds".', ["it holds"]),
        ("(‘Never again’ was the slogan.)", ["Never again"]),
    ],
)
def test_quotations_are_found_in_every_kind_of_mark(text: str, found: list[str]) -> None:
    """Straight, curly, angled, low and single marks all quote; nested ones stay inside."""
    assert quotations(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "It's the workers' choice, said Nadir's aide.",
        "The traders' union and the drivers' union don't agree.",
        "Nobody remembers the '90s, or the summer of '88.",
        "The boss’s son and the boys’ club didn’t answer.",
        "A plain sentence.",
        '""',
        '"',
        "'",
        "",
    ],
)
def test_apostrophes_and_empty_marks_quote_nothing(text: str) -> None:
    """Possessives, short forms and decades are no quotations."""
    assert quotations(text) == []


def test_a_quotation_that_goes_on_in_the_next_paragraph_says_so() -> None:
    """Left open at a paragraph's end and opened again: the second part continues the first."""
    report = make_report("“The dam is old,” she said. “It leaks.\n\n“It has for years,” she said.")
    found = [(q.span.text, q.closed, q.continues) for q in find_quotations(report)]
    assert found == [
        ("The dam is old,", True, False),
        ("It leaks.", False, False),
        ("It has for years,", True, True),
    ]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    """A mark that nobody closes swallows no paragraph but its own, and continues nowhere."""
    report = make_report('She said: "It leaks.\n\nNobody answered. "Not a word," he said.')
    found = [(q.span.text, q.closed, q.continues) for q in find_quotations(report)]
    assert found == [("It leaks.", False, False), ("Not a word,", True, False)]


def test_a_quotation_continues_over_furniture() -> None:
    """A caption between two paragraphs does not break a quotation that runs over both."""
    report = report_of(
        ("paragraph", '"It leaks.'),
        ("furniture", 'FILE - The "old" dam'),
        ("paragraph", '"It has for years," she said.'),
    )
    assert [q.continues for q in find_quotations(report)] == [False, True]


@given(spoiled_reports())
def test_quotations_stand_in_one_block_and_hold_no_mark_of_their_own(text: str) -> None:
    """Every quotation lies in one block, in order, without overlap, and never empty."""
    report = make_report(text)
    found = list(find_quotations(report))
    for quotation in found:
        span = quotation.span
        assert span.text == text[span.start : span.end] != ""
        assert any(b.span.covers(span) for b in report.blocks)
    for earlier, later in pairwise(found):
        assert earlier.span.end <= later.span.start


def test_a_paragraph_is_parsed_alike_alone_and_among_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The parser reads a report's paragraphs together; none may change what another is."""
    line = "Divers who reached the wreck on Thursday brought up two bodies, the coroner said."
    others = ["Harbour news in brief", FERRY, "The inquiry, led by Ilse Quandt, goes on."]
    tellings = []
    for paragraphs in ([line], [*others, line], [line, *reversed(others)]):
        monkeypatch.setattr(parsing, "_SEEN", parsing._Seen())
        parsed = parse(report_of(*(("paragraph", words) for words in paragraphs)))
        first = next(s.first for s in parsed.sentences if s.span.text.startswith("Divers"))
        tellings.append(
            [(t.text, t.lemma, t.tag, t.dep, t.head - first, t.entity) for t in parsed.tokens][
                first : first + len(line.split()) + 2
            ]
        )
    assert tellings[0] == tellings[1] == tellings[2]
