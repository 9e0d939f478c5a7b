"""Where a report names another: at hand by its outlet or its address, or not at hand at all."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from headwater.lexicon.naming import bare_name, is_named, mentions, names_body, same_name
from headwater.lineage.material import Material
from headwater.lineage.mentioned import find_mention
from headwater.model import Citation

# A report rests on what it names in its headline and first two sentences, or so often.
_HEAD_SENTENCES, _MIN_RETURNS = 3, 3


def find_citation(material: Material, child: str, parent: str) -> Citation | None:
    """The plainest place where the child names the parent's outlet, or None.

    Where nothing says who published the parent, a report that the child cites and that is not at
    hand is the parent if what the child credits to it stands there.
    """
    outlet, own = material.reports[parent].outlet, material.reports[child].outlet
    order = ("report", "link", "tag", "self", "body")
    citations = sorted(material.cites(child), key=lambda c: (order.index(c.kind), c.span))
    if outlet is not None:
        is_own = own is not None and same_name(outlet, own)
        if is_own and not _both_inferred(material, child, parent):
            return None
        named = [c for c in citations if same_name(c.name, outlet)]
        if named:
            return named[0]
        return _linked(material, child, parent) or find_mention(material, child, parent)
    for citation in citations:
        if citation.kind == "report" and is_named(citation.name):
            where = citation.content or citation.span
            if _may_mean(material, citation, parent) and material.rests_on(child, where, (parent,)):
                return citation
    return _linked(material, child, parent)


def names_another(material: Material, child: str, parent: str, chosen: Iterable[str]) -> bool:
    """Whether the child names the parent, and none of those chosen may be the one that is meant."""
    if find_citation(material, child, parent) is None:
        return False
    outlet = material.reports[parent].outlet
    others = (material.reports[other].outlet for other in chosen)
    return outlet is None or not any(o is not None and same_name(outlet, o) for o in others)


def _may_mean(material: Material, citation: Citation, parent: str) -> bool:
    """Whether the outlet cited may be the unnamed one of `parent`.

    It is not where another report at hand is that outlet's, or the parent speaks of it itself.
    """
    if mentions(material.reports[parent].text, citation.name):
        return False
    named = any(same_name(c.name, citation.name) for c in material.cites(parent))
    return not named and not material.is_outlet_at_hand(citation.name)


def _both_inferred(material: Material, child: str, parent: str) -> bool:
    return all(material.reports[i].outlet_basis == "self-reference" for i in (child, parent))


def _linked(material: Material, child: str, parent: str) -> Citation | None:
    """A hyperlink of the child to the parent's own page."""
    url = material.reports[parent].url
    if url is None:
        return None
    wanted = _bare(url)
    for citation in material.cites(child):
        if citation.kind == "link" and _bare(citation.name) == wanted:
            return citation
    return None


def _bare(url: str) -> str:
    """A page's address without what may differ between two links to it."""
    parts = urlsplit(url)
    return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}"


def unseen_names(material: Material, report: str) -> tuple[str, ...]:
    """Outlets whose reports are cited and that published no report at hand, in text order."""
    names: list[str] = []
    for citation in material.cites(report):
        if citation.kind not in {"report", "tag"} or names_body(citation.name):
            continue
        if not is_named(citation.name):
            continue
        at_hand = material.is_outlet_at_hand(citation.name)
        if not at_hand and not any(same_name(citation.name, name) for name in names):
            names.append(bare_name(citation.name))
    return tuple(names)


def rest_on_one_unseen(material: Material, one: str, other: str) -> bool:
    """Whether one rests on a report that is not at hand, and the other names that outlet as well.

    A body that both quote somewhere in passing makes no siblings of them.
    """
    return any(
        mentions(material.reports[that].text, name) and _rests_on(material, this, name)
        for this, that in ((one, other), (other, one))
        for name in unseen_names(material, this)
    )


def _rests_on(material: Material, report: str, name: str) -> bool:
    """Whether the outlet is named at the head of the report, as its tag, or again and again."""
    made = [c for c in material.cites(report) if same_name(c.name, name)]
    if len(made) >= _MIN_RETURNS or any(c.kind == "tag" for c in made):
        return True
    head = [s.span for s in material.sentences(report)[:_HEAD_SENTENCES]]
    return any(span.overlaps(c.span) for c in made for span in head)
