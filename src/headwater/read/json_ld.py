"""What schema.org says of a report: the objects of a page's JSON-LD, and their values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml.html import HtmlElement

from headwater.model import DeclaredRole, DeclaredSource
from headwater.raw.jsons import load_json
from headwater.read.outlet import web_url

Node = Mapping[str, object]

_REPORT_TYPES = re.compile(r"(?:Article|Posting|Report|Story)\Z")
_ROLES: tuple[tuple[str, DeclaredRole], ...] = (
    ("isBasedOn", "based-on"),
    ("isBasedOnUrl", "based-on"),
    ("citation", "cites"),
    ("sourceOrganization", "provider"),
)
_WARNINGS = {
    "SatiricalArticle": "its publisher calls it satire (SatiricalArticle)",
    "OpinionNewsArticle": "its publisher calls it opinion (OpinionNewsArticle)",
    "AdvertiserContentArticle": "its publisher calls it advertising (AdvertiserContentArticle)",
}
_MAX_JSON_CHARS = 1_000_000
_MAX_JSON_NODES = 20_000
_MAX_LISTED = 10
_MAX_DECLARED = 50
_MAX_VALUE_CHARS = 500


def report_nodes(tree: HtmlElement) -> Iterator[Node]:
    """The objects of a page's JSON-LD that describe a report, in the order of the page."""
    for element in tree.iter("script"):
        if "ld+json" not in str(element.get("type") or "").lower():
            continue
        text = (element.text or "").strip()
        if not text or len(text) > _MAX_JSON_CHARS:
            continue
        try:
            said = load_json(text)
        except (ValueError, RecursionError):
            continue
        yield from _reports_in(said)


def _reports_in(said: object) -> Iterator[Node]:
    pending = [said]
    for _ in range(_MAX_JSON_NODES):
        if not pending:
            break
        node = pending.pop()
        if isinstance(node, dict):
            if describes_report(node):
                yield node
            pending.extend(node[k] for k in ("mainEntity", "@graph") if k in node)
        elif isinstance(node, list):
            pending.extend(reversed(node))


def describes_report(node: Node) -> bool:
    """Whether an object is of a type that schema.org has for reports."""
    return any(_REPORT_TYPES.search(kind) for kind in _types(node))


def _types(node: Node) -> list[str]:
    kinds = node.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return [kind for kind in named if isinstance(kind, str)]


def name_of(value: object) -> str | None:
    """The name in a value: a string that is no address, an object with a name, a list of them."""
    if isinstance(value, str):
        return None if web_url(value) else clean(value)
    if isinstance(value, dict):
        name = value.get("name")
        return clean(name) if isinstance(name, str) else None
    if isinstance(value, list):
        listed = value[:_MAX_LISTED]
        names = [n for v in listed if not isinstance(v, list) and (n := name_of(v)) is not None]
        return ", ".join(names) or None
    return None


def text_of(node: Node, key: str) -> str | None:
    """A value that is a string, without white space around it; None for anything else."""
    value = node.get(key)
    return value.strip()[:_MAX_VALUE_CHARS] or None if isinstance(value, str) else None


def declared_sources(node: Node) -> tuple[DeclaredSource, ...]:
    """What an object says that its report is made from, refers to or was supplied by."""
    found: dict[DeclaredSource, None] = {}
    for key, role in _ROLES:
        values = node.get(key)
        for value in (values if isinstance(values, list) else [values])[:_MAX_DECLARED]:
            source = _declared(role, value)
            if source is not None:
                found.setdefault(source)
    return tuple(found)


def _declared(role: DeclaredRole, value: object) -> DeclaredSource | None:
    if isinstance(value, dict):
        addresses = (value.get(k) for k in ("url", "@id"))
        url = next((u for a in addresses if isinstance(a, str) and (u := web_url(a))), None)
        name = name_of(value) or name_of(value.get("headline")) or name_of(value.get("publisher"))
    else:
        url = web_url(value) if isinstance(value, str) else None
        name = name_of(value) if isinstance(value, str) else None
    return DeclaredSource(role, name, url) if name or url else None


def warnings_of(node: Node) -> tuple[str, ...]:
    """What a reader must know of a report of this type."""
    return tuple(_WARNINGS[kind] for kind in _types(node) if kind in _WARNINGS)


def clean(words: str | None) -> str | None:
    """Words with single spaces, at most as many as a title may have; None where there are none."""
    collapsed = " ".join((words or "").split())[:_MAX_VALUE_CHARS]
    return collapsed or None
