"""Which outlet a report without metadata belongs to, by how it speaks of itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from headwater.lexicon.fold import fold_name
from headwater.lexicon.naming import is_named, same_name
from headwater.lineage.material import describes_another, is_spelled_out
from headwater.model import Citation, Link, Report

_SEEN_BY = re.compile(
    r"\b(?:seen|obtained|reviewed|verified|viewed|heard|read|examined|contacted|interviewed|"
    r"reached) (?:exclusively )?by\s+(?:the )?[\w .'-]*$"
)
_LOOK_BACK = 24


def infer_outlets(
    reports: Iterable[Report], citations: Mapping[str, tuple[Citation, ...]]
) -> tuple[Report, ...]:
    """The reports, an outlet filled in where a report names its own ("told VOA").

    A report speaks of its own outlet when people tell it things, or it has seen things, by that
    name, and it neither cites the name as another's report nor calls it "the broadcaster". The tag
    of its dateline says so in any case: the report is that agency's, or a copy of it. Who was told
    the outlet that another report at hand is headed by was told that other report's.
    """
    tagged = tuple(
        report if report.outlet else _named(report, _own_tags(report, citations))
        for report in reports
    )
    at_hand = [report.outlet for report in tagged if report.outlet]
    return tuple(
        report if report.outlet else _named(report, _own_voices(report, citations, at_hand))
        for report in tagged
    )


def read_tags(
    reports: Iterable[Report], citations: Mapping[str, tuple[Citation, ...]]
) -> dict[str, tuple[Citation, ...]]:
    """The citations, a tag that is the initials of an outlet at hand read as that outlet's.

    Many an agency of the world goes by the same three letters.
    """
    initials = {
        letters: report.outlet
        for report in reports
        if report.outlet and len(letters := _initials(report.outlet)) > 1
    }
    return {
        report: tuple(
            replace(c, name=next(iter(_tagged(c, initials)), c.name)) if c.kind == "tag" else c
            for c in made
        )
        for report, made in citations.items()
    }


def _initials(outlet: str) -> str:
    return "".join(word[0] for word in outlet.split() if word[:1].isupper())


def _tagged(citation: Citation, initials: Mapping[str, str]) -> list[str]:
    held = re.findall(r"[A-Z]{2,}", citation.span.text)
    return [initials[letters] for letters in held if letters in initials]


def retract_borrowed(reports: Mapping[str, Report], links: Iterable[Link]) -> dict[str, Report]:
    """Take an inferred outlet away from a child whose parent has the same.

    A copy carries "told VOA" along; that says who was told, not who published the copy.
    """
    kept = dict(reports)
    for link in links:
        child, parent = reports[link.child], reports.get(link.parent)
        if parent is None or child.outlet is None or parent.outlet is None:
            continue
        if child.outlet_basis == "self-reference" and same_name(child.outlet, parent.outlet):
            kept[child.id] = replace(child, outlet=None, outlet_basis=None)
    return kept


def is_revision(child: Report, parent: Report) -> bool:
    """Whether both were published by the same outlet."""
    if child.outlet is None or parent.outlet is None:
        return False
    borrowed = "self-reference" in {child.outlet_basis, parent.outlet_basis}
    return not borrowed and same_name(child.outlet, parent.outlet)


def _named(report: Report, names: Sequence[str]) -> Report:
    """The report with the name that stands most often as its outlet; the first of several."""
    if not names:
        return report
    counted = Counter(fold_name(name) for name in names)
    most = max(counted.values())
    own = next(name for name in names if counted[fold_name(name)] == most)
    return replace(report, outlet=own, outlet_basis="self-reference")


def _own_tags(report: Report, citations: Mapping[str, tuple[Citation, ...]]) -> list[str]:
    made = citations.get(report.id, ())
    return [c.name for c in made if _tags_dateline(report, c) and is_named(c.name)]


def _own_voices(
    report: Report, citations: Mapping[str, tuple[Citation, ...]], at_hand: Sequence[str]
) -> list[str]:
    """Outlets that it speaks of as its own, none of which another report at hand is headed by."""
    made = citations.get(report.id, ())
    others = [*at_hand, *(c.name for c in made if _speaks_of_another(report, c))]
    return [
        c.name
        for c in made
        if _speaks_of_itself(report, c)
        and is_named(c.name)
        and not any(same_name(c.name, other) for other in others)
    ]


def _speaks_of_itself(report: Report, citation: Citation) -> bool:
    if not is_spelled_out(citation) or describes_another(citation):
        return False
    return citation.kind == "self" or _has_seen(report, citation)


def _speaks_of_another(report: Report, citation: Citation) -> bool:
    if describes_another(citation):
        return True
    return (
        citation.kind == "report" and is_spelled_out(citation) and not _has_seen(report, citation)
    )


def _has_seen(report: Report, citation: Citation) -> bool:
    """Whether the words are "a letter seen by X"."""
    start = max(0, citation.span.start - _LOOK_BACK)
    return _SEEN_BY.search(report.text[start : citation.span.end]) is not None


def _tags_dateline(report: Report, citation: Citation) -> bool:
    return (
        citation.kind == "tag"
        and report.dateline is not None
        and report.dateline.overlaps(citation.span)
    )
