"""What a report has at first hand, and whether another carries it.

Reporters who were there hear the same officials and see the same ruins: two of them have much in
common and took nothing from each other. What one was told by itself is its own, and whoever has
that too has it from there.
"""

from __future__ import annotations

import re

from headwater.lexicon.naming import same_name
from headwater.lexicon.releases import release_line
from headwater.lineage.material import Material
from headwater.model import Citation, Sentence

# An outlet that speaks of its own people: "told this newspaper", "our correspondent saw".
_OWN_PEOPLE = re.compile(
    r"\b(?:(?:told|showed) (?:us|me)\b"
    r"|(?:to|told|by|with) this (?:blog|magazine|newspaper|paper|reporter|site|station|website)\b"
    r"|(?:this|our) (?:own )?(?:correspondent|reporter|photographer)s?\b"
    r"|(?:at|into) our microphones?\b)",
    re.IGNORECASE,
)
# A reporter who says "I" and was there; "I was nine when" is nobody's report.
_WITNESS = re.compile(r"\bI (?:asked|counted|heard|met|reached|saw|spoke|visited|watched)\b")
# So sure an alignment holds the words of the one in the other, and not merely the same event.
_CARRIED = 0.7


def told_itself(material: Material, report: str) -> Citation | None:
    """Where people speak to the report's own outlet ("told VOA"), or None."""
    outlet = material.reports[report].outlet
    if outlet is None:
        return None
    return next(
        (c for c in material.cites(report) if c.kind == "self" and same_name(c.name, outlet)), None
    )


def tags_itself(material: Material, report: str) -> bool:
    """Whether the dateline carries the tag of the report's own outlet."""
    outlet = material.reports[report].outlet
    return outlet is not None and any(
        c.kind == "tag" and same_name(c.name, outlet) for c in material.cites(report)
    )


def is_first_hand(material: Material, report: str) -> bool:
    """Whether the outlet's own people spoke to somebody or were there."""
    return (
        told_itself(material, report) is not None
        or tags_itself(material, report)
        or release_line(material.reports[report].text) is not None
        or any(_speaks_of_own_people(s) for s in material.sentences(report))
    )


def carries_first_hand(material: Material, child: str, parent: str) -> bool:
    """Whether the child has what the parent's people were told."""
    own = [s.index for s in material.sentences(parent) if _is_own(material, parent, s)]
    return any(
        a.parent_sentence in own and a.score >= _CARRIED for a in material.alignments(child, parent)
    )


def each_at_first_hand(material: Material, one: str, other: str) -> bool:
    """Whether both had people on the spot, and neither carries what the other's were told.

    An outlet's update of its own report is as much at first hand as the report.
    """
    mine, theirs = material.reports[one].outlet, material.reports[other].outlet
    if mine is not None and theirs is not None and same_name(mine, theirs):
        return False
    return (
        is_first_hand(material, one)
        and is_first_hand(material, other)
        and not carries_first_hand(material, one, other)
        and not carries_first_hand(material, other, one)
    )


def _is_own(material: Material, report: str, sentence: Sentence) -> bool:
    """Whether what the sentence says was said to the report's own outlet."""
    if _speaks_of_own_people(sentence):
        return True
    outlet = material.reports[report].outlet
    return outlet is not None and any(
        c.kind == "self"
        and same_name(c.name, outlet)
        and (c.content or c.span).overlaps(sentence.span)
        for c in material.cites(report)
    )


def _speaks_of_own_people(sentence: Sentence) -> bool:
    """Whether the outlet does, and not somebody who is quoted ("they told me")."""
    if sentence.kind != "paragraph" or sentence.quoted:
        return False
    unquoted = re.sub(r"[\"“][^\"”]*[\"”]?", " ", sentence.span.text)
    return any(found.search(unquoted) for found in (_OWN_PEOPLE, _WITNESS))
