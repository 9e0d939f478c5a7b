"""Clues from who speaks: people to their own paper, a body about itself, somebody who was there."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.lexicon.bodies import is_body_name
from headwater.lexicon.releases import release_line
from headwater.lineage.direction.clue import Clue
from headwater.lineage.evidence import Evidence
from headwater.lineage.firsthand import told_itself
from headwater.lineage.material import Material

# "Our hotline took the call" beside "the Monitor says its hotline took the call": whoever speaks
# in the first person is retold, not retelling.
_FIRST_PERSONS = frozenset({"we", "us", "our"})
# A page that asks its readers for something speaks of itself, and of no part in the story.
_ASKING = frozenset(
    "subscribe follow join support donate download sign visit read watch listen contact call email "
    "send tell share like click tap get".split()
)


def by_first_hand(material: Material, evidence: Evidence) -> Iterator[Clue]:
    """People speak to the parent's own outlet."""
    told = told_itself(material, evidence.parent)
    if told is not None:
        words = " ".join(told.span.text.split())
        yield Clue("at_first_hand", 1.0, f"the parent has it first hand ('{words}')")


def by_own_part(material: Material, evidence: Evidence) -> Iterator[Clue]:
    """The parent speaks of itself: a release, a body's own page, an account in the first person.

    Bodies issue what newsrooms retell; it hardly ever goes the other way.
    """
    released = release_line(material.reports[evidence.parent].text)
    if released is not None:
        yield Clue("released", 1.0, f"the parent was issued by the body itself ('{released}')")
    outlet = material.reports[evidence.parent].outlet
    if outlet is not None and is_body_name(outlet) and evidence.citation is not None:
        yield Clue("by_a_body", 1.0, f"the parent is {outlet}'s own, and the child names it")
    person = _first_person(material, evidence.parent)
    if person is not None:
        yield Clue("first_person", 1.0, f"the parent speaks of its own part in it ('{person}')")


def speaks_for_itself(material: Material, report: str) -> bool:
    """Whether a report is some body's or person's own account, and so credits little to others."""
    known = material.reports[report]
    if release_line(known.text) is not None or _first_person(material, report) is not None:
        return True
    return known.outlet is not None and is_body_name(known.outlet)


def _first_person(material: Material, report: str) -> str | None:
    """The first "we", "us" or "our" that stands outside quotation marks, with the word after it."""
    annotations = material.annotations[report]
    for sentence in material.sentences(report):
        tokens = annotations.tokens_of(sentence)
        if sentence.kind != "paragraph" or sentence.quoted or tokens[0].lemma.lower() in _ASKING:
            continue
        for token in tokens:
            if token.text.lower() not in _FIRST_PERSONS or token.text.isupper():
                continue
            if not any(q.span.start <= token.start < q.span.end for q in annotations.quotations):
                following = annotations.tokens[token.index + 1 : token.index + 2]
                return " ".join([token.text, *(t.text for t in following)])
    return None
