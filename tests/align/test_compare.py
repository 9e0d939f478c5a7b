"""Which words of a child come from which words of a parent: copied, reworded, split, fused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from tests.align.telling import Compared, compare
from tests.strategies import reports, spoiled_reports

from headwater.lexicon.fold import fold_word

SANK = "The Sornay ferry sank off Cape Veld on Tuesday, killing at least nine people."
LATE = "Harbour master Ilse Quandt said the boat had left port two hours late."
DIVERS = "Divers searched the wreck until dusk."
INQUIRY = "The inquiry will open in Ostrel next month, the transport ministry said."
FERRY = f"{SANK} {LATE}\n\n{DIVERS} {INQUIRY}"

WHEAT = """Wheat prices rose in the northern markets after a dry spring.

Bakers in Lund expect dearer bread by autumn. Millers have asked for lower tariffs."""


def check_whole(compared: Compared) -> None:
    """Assert everything that must hold of any comparison of any two reports."""
    comparison = compared.comparison
    assert (comparison.child, comparison.parent) == (compared.child.id, compared.parent.id)
    assert 0 <= comparison.share <= 1
    assert 0 <= comparison.verbatim <= 1
    assert bool(comparison.alignments) or comparison.share == 0
    for alignment in comparison.alignments:
        child = compared.child_annotations.sentences[alignment.child_sentence]
        parent = compared.parent_annotations.sentences[alignment.parent_sentence]
        assert (alignment.child, alignment.parent) == (child.span, parent.span)
        assert 0 < alignment.score <= 1
        assert 0 <= alignment.verbatim <= 1
        words = alignment.words
        assert all(child.first <= w.child < child.last for w in words)
        assert all(parent.first <= w.parent < parent.last for w in words)
        assert all(0 < w.likeness <= 1 for w in words)
        assert len({w.child for w in words}) == len({w.parent for w in words}) == len(words)
        assert list(words) == sorted(words, key=lambda w: w.child)
    starts = [a.child.start for a in comparison.alignments]
    assert starts == sorted(starts)
    assert len(comparison.shared_runs) <= 5
    for run in comparison.shared_runs:
        assert compared.child.text[run.start : run.end] == run.text
    lengths = [len(run.text) for run in comparison.shared_runs]
    assert lengths == sorted(lengths, reverse=True)


def word_for(compared: Compared, child_word: str) -> str | None:
    """The parent's word that a child's word was paired with in the surest alignment."""
    for alignment in sorted(compared.comparison.alignments, key=lambda a: -a.score):
        for pair in alignment.words:
            if compared.child_annotations.tokens[pair.child].text == child_word:
                return compared.parent_annotations.tokens[pair.parent].text
    return None


def test_a_copied_sentence_is_aligned_word_for_word() -> None:
    """A copy scores near one, is all verbatim, and rests on nothing but its model."""
    compared = compare(f"{DIVERS} A choir sang in the old chapel.", FERRY)
    check_whole(compared)
    assert compared.pairs == [(DIVERS, DIVERS)]
    alignment = compared.comparison.alignments[0]
    assert alignment.score > 0.95
    assert alignment.verbatim == 1


@pytest.mark.parametrize(
    ("reworded", "source"),
    [
        ("At least nine people died when the ferry Sornay went down near Cape Veld.", SANK),
        ("The vessel departed two hours behind schedule, harbour master Quandt said.", LATE),
        ("The wreck was searched by divers until dark.", DIVERS),
        ("Next month an inquiry is to begin in Ostrel, according to the ministry.", INQUIRY),
    ],
)
def test_a_reworded_sentence_finds_the_sentence_that_it_retells(reworded: str, source: str) -> None:
    """Other words, another order, the passive: the source sentence is still the one."""
    compared = compare(reworded, FERRY)
    check_whole(compared)
    assert compared.parents_of(reworded) == {source}
    assert compared.comparison.alignments[0].verbatim < 0.7


def test_words_are_paired_with_the_words_that_they_come_from() -> None:
    """A synonym, another form and a numeral in figures are paired with their counterparts."""
    compared = compare(
        f"The vessel sinks near Cape Veld with 17 dead.\n\n{WHEAT}",
        f"The boat sank off Cape Veld and seventeen people died.\n\n{INQUIRY} {DIVERS}",
    )
    assert word_for(compared, "vessel") == "boat"
    assert word_for(compared, "sinks") == "sank"
    assert word_for(compared, "17") == "seventeen"
    assert word_for(compared, "Veld") == "Veld"


def test_a_split_sentence_rests_on_one_parent_sentence_twice() -> None:
    """Two child sentences cut from one parent sentence both lead back to it."""
    first, second = (
        "Harbour master Ilse Quandt spoke of the delay.",
        "The boat, she said, had left port two hours late.",
    )
    compared = compare(f"{first} {second}", FERRY)
    check_whole(compared)
    assert LATE in compared.parents_of(first)
    assert LATE in compared.parents_of(second)


def test_a_fused_sentence_rests_on_both_its_parents() -> None:
    """A child sentence made of two parent sentences has two rows."""
    fused = (
        "Divers searched the wreck until dusk and an inquiry will open in Ostrel next month, "
        "the transport ministry said."
    )
    compared = compare(fused, FERRY)
    check_whole(compared)
    assert compared.parents_of(fused) == {DIVERS, INQUIRY}


def test_two_reports_with_nothing_in_common_are_not_aligned() -> None:
    """Another topic: no alignment, no share, nothing shared."""
    compared = compare(WHEAT, FERRY)
    check_whole(compared)
    assert compared.pairs == []
    assert compared.comparison.share == compared.comparison.verbatim == 0
    assert compared.comparison.shared_runs == ()


def test_a_sentence_on_the_same_topic_is_no_retelling() -> None:
    """Shared topic words alone do not make a sentence rest on another."""
    compared = compare(
        "A cargo ship caught fire in the strait of Morn last winter, and its crew was saved by "
        "fishermen from Dunlow.",
        FERRY,
    )
    assert compared.pairs == []


def test_titles_are_aligned_with_titles() -> None:
    """A reworded headline goes with the headline, not with whatever the body holds."""
    compared = compare(
        f"Nine dead as ferry goes down off Cape Veld\n\n{DIVERS}",
        f"Nine die as Sornay ferry sinks off Cape Veld\n\n{LATE}\n\n{DIVERS} {INQUIRY}",
        headline=True,
    )
    check_whole(compared)
    assert compared.pairs == [
        (
            "Nine dead as ferry goes down off Cape Veld",
            "Nine die as Sornay ferry sinks off Cape Veld",
        ),
        (DIVERS, DIVERS),
    ]


def test_a_headline_rests_on_the_headline_and_on_the_lead() -> None:
    """What a headline says stands in the source's headline and again in its first sentence."""
    title, lead = "Nine die as Sornay ferry sinks off Cape Veld", SANK
    compared = compare(
        f"Nine dead as ferry goes down off Cape Veld\n\n{DIVERS} {LATE}",
        f"{title}\n\n{lead} {LATE}\n\n{DIVERS} {INQUIRY}",
        headline=True,
    )
    assert compared.parents_of("Nine dead as ferry goes down off Cape Veld") == {title, lead}


def test_a_small_numeral_is_a_word() -> None:
    """The parser takes "three" for a word that says nothing; beside a figure it says a lot."""
    compared = compare(f"Three men drowned.\n\n{WHEAT}", f"3 men drowned.\n\n{INQUIRY} {DIVERS}")
    assert word_for(compared, "Three") == "3"


def test_an_empty_side_aligns_with_nothing() -> None:
    """A report without sentences has no alignments, on either side."""
    for child, parent in (("", FERRY), (FERRY, ""), ("", "")):
        compared = compare(child, parent)
        assert compared.pairs == []
        assert compared.comparison.share == compared.comparison.verbatim == 0


def test_share_says_how_much_of_the_child_comes_from_the_parent() -> None:
    """All of a copy, a part of a mixture, nothing of a stranger; more copied, more share."""
    mixed = compare(f"{SANK} {LATE}\n\n{WHEAT}", FERRY).comparison.share
    less = compare(f"{DIVERS}\n\n{WHEAT}", FERRY).comparison.share
    assert compare(FERRY, FERRY).comparison.share == 1
    assert 0 < less < mixed < 1


def test_verbatim_counts_only_long_runs_of_equal_words() -> None:
    """A reworded child shares words but no run; a child that copies half has about half."""
    reworded = compare("At least nine people died when the Sornay went down.", FERRY)
    assert reworded.comparison.verbatim == 0
    assert reworded.comparison.share > 0.4
    half = compare(f"{LATE} The choir of the old chapel sang for the dead all night long.", FERRY)
    assert 0.3 < half.comparison.verbatim < 0.7
    assert half.comparison.shared_runs[0].text == LATE.removesuffix(".")


def test_shared_rare_words_are_the_names_and_figures_of_both() -> None:
    """Names and figures in both reports are listed once, folded and sorted."""
    compared = compare(
        "In 2019 the Sornay carried 340 people to Ostrel.",
        "The Sornay left Ostrel with 340 aboard; Ilse Quandt saw it.",
    )
    assert compared.comparison.shared_rare == ("#340", "ostrel", "sornay")


def test_curly_and_straight_quotation_marks_are_the_same_words() -> None:
    """Typography is no rewording."""
    compared = compare(
        "“It wasn’t safe,” said Ruben Astor of Nule.",
        '"It wasn\'t safe," said Ruben Astor of Nule.',
    )
    assert [a.verbatim for a in compared.comparison.alignments] == [1]
    assert compared.comparison.share == compared.comparison.verbatim == 1


@given(reports())
@hypothesis_settings(max_examples=20)
def test_a_report_beside_itself_is_all_its_own(text: str) -> None:
    """Each sentence rests on an equal sentence and nothing else, word upon word; share is one."""
    compared = compare(text, text)
    check_whole(compared)
    sentences = compared.child_annotations.sentences
    assert compared.pairs == [(s.span.text, s.span.text) for s in sentences]
    assert compared.comparison.share == compared.comparison.verbatim == 1
    for alignment in compared.comparison.alignments:
        assert alignment.verbatim == 1
        for pair in alignment.words:
            mine = compared.child_annotations.tokens[pair.child]
            theirs = compared.parent_annotations.tokens[pair.parent]
            assert fold_word(mine.text) == fold_word(theirs.text)


@given(spoiled_reports(), spoiled_reports())
@hypothesis_settings(max_examples=25)
def test_any_two_texts_can_be_compared(child: str, parent: str) -> None:
    """Whatever the texts hold, spans are exact and every figure stays in its range."""
    check_whole(compare(child, parent))


def test_words_that_do_the_same_work_are_paired_though_nothing_spells_them_alike() -> None:
    compared = compare(
        "Inspectors checked the brakes of every tram before dawn.",
        "Every tram had its brakes examined by officials before the sun came up.",
    )
    (alignment,) = compared.comparison.alignments
    mine = {t.index: t.text for t in compared.child_annotations.tokens}
    theirs = {t.index: t.text for t in compared.parent_annotations.tokens}
    pairs = {(mine[w.child], theirs[w.parent]) for w in alignment.words}
    assert ("checked", "examined") in pairs
