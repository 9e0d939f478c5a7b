"""What a page says of itself: JSON-LD, meta tags, its address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urljoin

from lxml.html import HtmlElement

from headwater.read.json_ld import (
    Node,
    clean,
    declared_sources,
    name_of,
    report_nodes,
    text_of,
    warnings_of,
)
from headwater.read.outlet import web_url
from headwater.read.repeats import is_near
from headwater.read.words import OwnMetadata

_TITLES = ("og:title", "twitter:title", "dc.title", "sailthru.title", "parsely-title")
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "publisher", "cre")
_AUTHORS = ("author", "article:author", "dc.creator", "sailthru.author", "parsely-author", "byl")
_DATES = (
    "article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created",
    "dc.date", "pubdate", "publish-date", "publishdate", "publication_date",
    "article_date_original", "date",
)  # fmt: skip
_CHANGES = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified")
_DATE_IN_PATH = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/.-]|\Z)")
_TITLE_SIGN = re.compile(r"\s+[|–—-]\s+|\s+::\s+|\s+»\s+")


def read_metadata(tree: HtmlElement) -> OwnMetadata:
    """The metadata of a parsed page; whatever is missing or broken is None."""
    meta = _meta_tags(tree)
    nodes = tuple(report_nodes(tree))
    main: Node = nodes[0] if nodes else {}
    url = _address(tree, meta)
    outlet = _first((*(name_of(n.get("publisher")) for n in nodes), *_named(meta, _OUTLETS)))
    return OwnMetadata(
        title=_title(tree, meta, nodes, outlet),
        outlet=outlet,
        author=_first((*(name_of(n.get("author")) for n in nodes), *_named(meta, _AUTHORS))),
        url=url,
        language=clean(tree.get("lang")) or _first(_named(meta, ("og:locale", "language"))),
        dates=tuple(_dates(tree, meta, nodes, url)),
        modified=_first((text_of(main, "dateModified"), *_named(meta, _CHANGES))),
        dateline=text_of(main, "dateline"),
        declared=declared_sources(main),
        notes=warnings_of(main),
    )


def _meta_tags(tree: HtmlElement) -> dict[str, str]:
    tags: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = clean(element.get("content"))
        for attribute in ("property", "name", "itemprop"):
            key = element.get(attribute)
            if key and content:
                tags.setdefault(str(key).strip().lower(), content)
    return tags


def _title(
    tree: HtmlElement,
    meta: dict[str, str],
    nodes: tuple[Node, ...],
    outlet: str | None,
) -> str | None:
    """The headline: the one on the page where it agrees with what the page says of itself."""
    said = [name_of(n.get("headline")) or name_of(n.get("name")) for n in nodes]
    said += _named(meta, _TITLES)
    tag = tree.find(".//title")
    said.append(clean(tag.text_content()) if tag is not None else None)
    claimed = _without_outlet(_first(said), outlet)
    shown = [clean(h.text_content()) for _, h in zip(range(10), tree.iter("h1"), strict=False)]
    headings = [h for h in shown if h]
    if claimed is None:
        return headings[0] if headings else None
    return next((h for h in headings if is_near(h, claimed)), claimed)


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """A title without the outlet behind it ("Bridge falls | Lake Post")."""
    if title is None:
        return None
    parts = list(_TITLE_SIGN.finditer(title))
    if not parts:
        return title
    head, tail = title[: parts[-1].start()], title[parts[-1].end() :]
    named = outlet is not None and tail.casefold() == outlet.casefold()
    return head if named or (len(head.split()) >= 4 and len(tail.split()) <= 3) else title


def _address(tree: HtmlElement, meta: dict[str, str]) -> str | None:
    for element in tree.iter("link"):
        if "canonical" in str(element.get("rel") or "").lower().split():
            href = web_url(element.get("href"))
            if href:
                return href
    return web_url(meta.get("og:url"))


def date_in_address(url: str | None) -> str | None:
    """The date that many sites have in their addresses (".../2024/05/03/..."), as ISO 8601."""
    found = _DATE_IN_PATH.search(url or "")
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else None


def _dates(
    tree: HtmlElement,
    meta: dict[str, str],
    nodes: tuple[Node, ...],
    url: str | None,
) -> Iterator[str]:
    yield from (date for node in nodes if (date := text_of(node, "datePublished")))
    yield from (d for d in _named(meta, _DATES) if d)
    for element in tree.iter("time"):
        marked = element.get("pubdate") is not None or "datePublished" in str(
            element.get("itemprop") or ""
        )
        date = clean(element.get("datetime"))
        if marked and date:
            yield date
    in_path = date_in_address(url)
    if in_path:
        yield in_path
    times = [clean(e.get("datetime")) for e in tree.iter("time")]
    if len(set(times)) == 1 and times[0]:
        yield times[0]


def find_links(tree: HtmlElement, text: str, base: str | None) -> tuple[str, ...]:
    """Targets of the links in the paragraphs that were extracted, http(s) only, each once."""
    starts = {_start(line) for line in text.split("\n")}
    found: dict[str, None] = {}
    for paragraph in tree.iter("p", "li", "blockquote"):
        anchors = list(paragraph.iter("a"))
        if not anchors or _start(paragraph.text_content()) not in starts:
            continue
        for anchor in anchors:
            target = _target(anchor.get("href"), base)
            if target:
                found.setdefault(target)
    return tuple(found)


def _start(words: str) -> str:
    return "".join(c for c in words[:200] if c.isalnum())[:50]


def _target(href: str | None, base: str | None) -> str | None:
    if not href or len(href) > 2_000:
        return None
    try:
        return web_url(urljoin(base, href.strip()) if base else href)
    except ValueError:
        return None


def _named(meta: dict[str, str], keys: tuple[str, ...]) -> list[str | None]:
    return [meta.get(key) for key in keys]


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)
