"""What a report's metadata say that it rests on: a fact of the page, without words of its own."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.lexicon.naming import same_name
from headwater.model import Citation, DeclaredSource, Report

# "Based on" is the publisher's own word that the report is made from it.
_BASED, _CITED = 0.95, 0.6
_PROVIDED = 0.9


def find_declared(report: Report) -> Iterator[Citation]:
    """Declared sources as citations with an empty span: an address as a link, a provider as a tag.

    The name of a work that the report is made from or cites is a headline and no outlet's, and is
    left; so is a provider that is the report's own outlet.
    """
    for source in report.declared:
        if source.url is not None and source.role != "provider":
            confidence = _BASED if source.role == "based-on" else _CITED
            yield Citation(report.span(0, 0), source.url, "link", None, confidence)
        if source.role == "provider" and _is_another(source, report):
            yield Citation(report.span(0, 0), source.name or "", "tag", None, _PROVIDED)


def _is_another(source: DeclaredSource, report: Report) -> bool:
    if source.name is None:
        return False
    return report.outlet is None or not same_name(source.name, report.outlet)
