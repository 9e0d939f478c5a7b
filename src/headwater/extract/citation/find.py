"""Every citation of a report, each place and name once, in text order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from headwater.extract.citation.bodies import find_bodies
from headwater.extract.citation.bounds import in_full
from headwater.extract.citation.credits import find_links, find_tags
from headwater.extract.citation.declared import find_declared
from headwater.extract.citation.heard import find_cited, find_heard
from headwater.extract.citation.outlets import find_outlets
from headwater.extract.citation.voices import find_voiced
from headwater.extract.parse import index_parse
from headwater.lexicon.naming import same_name
from headwater.lexicon.nations import names_country
from headwater.model import Annotations, Attribution, Citation, Report, Span


def extract_citations(
    report: Report, annotations: Annotations, attributions: Sequence[Attribution]
) -> tuple[Citation, ...]:
    """Every place where a report names an outlet, a body or a page that its words come from.

    Args:
        report: whose words these are.
        annotations: its parse.
        attributions: what the attribution stage found in it.

    Returns:
        Citations in text order: agency tags, outlets cited or spoken to, bodies quoted, links (with
        the whole address as name and an empty span, since a link has no words of its own here).
    """
    parse = index_parse(report, annotations)
    outlets = find_outlets(parse, attributions)
    found = [
        *find_tags(parse),
        *outlets,
        *find_voiced(parse, attributions, outlets),
        *find_bodies(parse, attributions),
        *find_links(report),
        *find_declared(report),
    ]
    found += find_cited(parse, attributions, found)
    found += find_heard(parse, attributions, found)
    distinct: dict[tuple[Span, str], Citation] = {}
    whole = (full for c in found if (full := in_full(parse, c)) is not None)
    cited = (c for c in whole if not _stands_for_no_party(c) and not _is_country(c))
    for citation in _without_outlets(cited):
        distinct.setdefault((citation.span, citation.name), citation)
    return tuple(
        sorted(distinct.values(), key=lambda c: (c.span.start, c.span.end, c.kind, c.name))
    )


def _stands_for_no_party(citation: Citation) -> bool:
    """Whether it is a candidate's "Independent", and not the paper of that name."""
    if citation.name.casefold().removeprefix("the ") != "independent":
        return False
    return "The Independent" not in citation.span.text


def _is_country(citation: Citation) -> bool:
    """Whether a country is taken for an outlet, its apostrophe lost or not ("Syrias state TV")."""
    name = citation.name.removesuffix("'s")
    is_one = names_country(name) or names_country(name.removesuffix("s"))
    return citation.kind in {"report", "self", "tag"} and is_one


def _without_outlets(found: Iterable[Citation]) -> list[Citation]:
    """The citations without those that make a body of what is cited as an outlet elsewhere."""
    held = list(found)
    outlets = {c.name for c in held if c.kind in {"report", "self", "tag"}}
    return [
        c for c in held if c.kind != "body" or not any(same_name(c.name, name) for name in outlets)
    ]
