"""Clues from who names whom: a citation, a hyperlink, "told the newspaper"."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.lexicon.naming import is_named, same_name
from headwater.lineage.direction.clue import Clue
from headwater.lineage.evidence import Evidence
from headwater.lineage.material import Material, describes_another
from headwater.model import Citation

_KINDS = {
    "report": "cites",
    "tag": "cites",
    "link": "cites",
    "self": "cites_as_told",
    "body": "cites_as_body",
}
# A citation of fewer characters is shown with so many words before it.
_SHORT_CITATION, _WORDS_BEFORE = 20, 4


def by_citation(material: Material, evidence: Evidence) -> Iterator[Clue]:
    """The child names the parent's outlet."""
    if evidence.citation is not None:
        kind = _KINDS[evidence.citation.kind]
        yield Clue(kind, 1.0, say_citation(material, evidence.citation))


def say_citation(material: Material, citation: Citation) -> str:
    """A citation as evidence: "names VOA in 'According to a report on VOA'".

    The words before it are shown as well, since a citation may be as short as "on VOA".
    """
    if citation.kind == "link":
        return f"links to {citation.name}"
    sentence = material.sentence_at(citation.span)
    before = []
    if sentence is not None and citation.span.end - citation.span.start < _SHORT_CITATION:
        start = citation.span.start - sentence.span.start
        before = sentence.span.text[:start].split()[-_WORDS_BEFORE:]
    words = " ".join([*before, *citation.span.text.split()])
    if not words:
        return f"its metadata name {citation.name}"
    return f"names {citation.name} in '{words}'"


def by_description(material: Material, evidence: Evidence) -> Iterator[Clue]:
    """The child speaks of an outlet from outside, and the parent does not."""
    mine = _describes(material, evidence.child, evidence.parent)
    theirs = _describes(material, evidence.parent, evidence.child)
    if mine is not None and theirs is None:
        words = " ".join(mine.span.text.split())
        yield Clue(
            "speaks_from_outside", 1.0, f"the child speaks of its source from outside ('{words}')"
        )


def _describes(material: Material, report: str, other: str) -> Citation | None:
    """Where a report says "told the newspaper" of what may be the other.

    It is not the other where the newspaper has another name.
    """
    outlet = material.reports[other].outlet
    return next(
        (
            c
            for c in material.citations.get(report, ())
            if describes_another(c)
            and (outlet is None or not is_named(c.name) or same_name(c.name, outlet))
        ),
        None,
    )
