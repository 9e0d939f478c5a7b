"""Clues from the manner of a report: retellings speak to the reader, and lean on other outlets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from headwater.lexicon.naming import same_name
from headwater.lineage.direction.clue import Clue
from headwater.lineage.evidence import Evidence
from headwater.lineage.material import Material

_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]?")
_CALL = re.compile(r"!|\?(?=\s|$)|\byour?\b", re.IGNORECASE)
_MOST_CALLS, _MOST_CITED = 4, 3
_CITING = frozenset({"report", "self", "link"})


def by_manner(material: Material, evidence: Evidence) -> Iterator[Clue]:
    """The child calls out to its readers more than the parent does, or cites more outlets."""
    child, parent = evidence.child, evidence.parent
    calls = _calls(material, child) - _calls(material, parent)
    if calls > 0:
        yield Clue("calls_out", calls / _MOST_CALLS, "the child calls out to its readers")
    cited = _cited(material, child) - _cited(material, parent)
    if cited > 0:
        yield Clue("cites_others", cited / _MOST_CITED, "the child cites more outlets")


def _calls(material: Material, report: str) -> int:
    """Exclamations, questions and "you" outside quotation marks."""
    body = " ".join(s.span.text for s in material.sentences(report) if s.kind == "paragraph")
    return min(_MOST_CALLS, len(_CALL.findall(_QUOTED.sub(" ", body))))


def _cited(material: Material, report: str) -> int:
    """How many outlets beside its own a report cites."""
    own = material.reports[report].outlet
    names = {c.name for c in material.cites(report) if c.kind in _CITING}
    return min(_MOST_CITED, sum(own is None or not same_name(name, own) for name in names))
