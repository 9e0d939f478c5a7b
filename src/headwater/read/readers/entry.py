"""Entries of feeds (RSS 0.9 to 2.0, RSS 1.0, Atom), each in a small feed of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from lxml import etree

from headwater.errors import ReadError
from headwater.model import Capture, DeclaredSource
from headwater.raw.xmls import XML_NAMESPACE, decode_xml, local_name, parse_xml, words_of
from headwater.read.dates import with_full_year
from headwater.read.fragments import read_fragment
from headwater.read.outlet import web_url
from headwater.read.words import OwnMetadata, Words, titled

_ENTRIES = frozenset({"item", "entry"})
# Elements of these vocabularies describe pictures and podcasts, and share names with the entry's.
_ASIDE = re.compile(r"\{[^}]*(?:mrss|/media|itunes|geo|thread|activitystrea)[^}]*\}", re.IGNORECASE)
_PREFIX = re.compile(r"<(/?)[A-Za-z0-9_-]{1,30}:")
_BY_MAIL = re.compile(r"\S{1,100}@\S{1,100}\s*\((?P<name>[^()]{1,200})\)")
_DATES = ("pubdate", "published", "issued", "date", "created")
_CHANGES = ("updated", "modified")
_NO_LINK = frozenset({"self", "edit", "enclosure", "replies", "hub", "next", "license", "via"})


def read_entry(capture: Capture) -> Words:
    """The words of an entry: its whole content where the feed gives it, else its summary.

    Raises:
        ReadError: there is no entry in it, or neither words nor a title.
    """
    text, decode_notes = decode_xml(capture.content)
    tree, mended = parse_xml(text)
    entry = next((e for e in tree.iter() if local_name(e) in _ENTRIES), None)
    if entry is None:
        raise ReadError("a feed without an entry; give the feed whole")
    channel = _channel(tree, entry)
    base = _link(entry, None) or capture.metadata.url
    title = _plain(_child(entry, "title"))
    body, links, notes = _body(entry, base)
    if not body and not title:
        raise ReadError("an entry of a feed without words")
    whole, bounds = titled(title, body)
    return Words(
        whole, "entry", "utf-8", bounds, bounds[1] if bounds else 0,
        own=OwnMetadata(
            title=title,
            outlet=_plain(_child(channel, "title")) if channel is not None else None,
            author=_author(entry),
            url=_link(entry, _link(channel, None)),
            language=_language(entry, channel),
            dates=tuple(with_full_year(words_of(e)) for e in _children(entry, *_DATES)),
            modified=words_of(_child(entry, *_CHANGES)) or None,
            declared=_declared(entry),
        ),
        links=links,
        notes=decode_notes + notes + (("its XML was malformed and was mended",) if mended else ()),
    )  # fmt: skip


def _channel(tree: etree._Element, entry: etree._Element) -> etree._Element | None:
    """What holds the feed's own title: the channel, the Atom feed or whatever is around."""
    named = (e for e in tree.iter() if local_name(e) in {"channel", "feed"})
    found = next(named, None)
    return found if found is not None else entry.getparent()


def _children(parent: etree._Element | None, *names: str) -> Iterator[etree._Element]:
    """The children of these names, in the order of the names."""
    if parent is None:
        return
    for name in names:
        for child in parent:
            if local_name(child) == name and not _ASIDE.match(str(child.tag)):
                yield child


def _child(parent: etree._Element | None, *names: str) -> etree._Element | None:
    return next(_children(parent, *names), None)


def _plain(element: etree._Element | None) -> str | None:
    """A title's words: feeds escape markup in them once or twice."""
    if element is None:
        return None
    text, _ = read_fragment(_markup(element))
    return " ".join(text.split()) or None


def _markup(element: etree._Element) -> str:
    """An element's content as HTML, however the feed wrote it down."""
    if len(element) == 0:
        return element.text or ""
    inner = "".join(etree.tostring(child, encoding="unicode", method="html") for child in element)
    return _PREFIX.sub(r"<\1", (element.text or "") + inner)


def _body(entry: etree._Element, base: str | None) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    whole = [read_fragment(_markup(e), base) for e in _children(entry, "encoded", "content")]
    short = [read_fragment(_markup(e), base) for e in _children(entry, "description", "summary")]
    text, links = max(whole + short, key=lambda found: len(found[0]), default=("", ()))
    notes: tuple[str, ...] = ()
    if not text:
        notes = ("only a title is at hand, not the report",)
    elif not any(words for words, _ in whole):
        notes = ("only what the feed gives is at hand: it may be a summary of the report",)
    return text, links, notes


def _link(entry: etree._Element | None, base: str | None) -> str | None:
    for link in _children(entry, "link"):
        if (link.get("rel") or "alternate").lower() not in _NO_LINK:
            target = _address(link.get("href") or link.text, base)
            if target:
                return target
    guid = _child(entry, "guid", "id")
    permanent = guid is not None and (guid.get("isPermaLink") or "true").lower() != "false"
    return web_url((guid.text or "").strip()) if permanent and guid is not None else None


def _address(words: str | None, base: str | None) -> str | None:
    try:
        return web_url(urljoin(base or "", (words or "").strip()))
    except ValueError:
        return None


def _author(entry: etree._Element) -> str | None:
    """The name in a byline; an e-mail address without one is left out."""
    names = []
    for element in _children(entry, "creator", "author"):
        inner = _child(element, "name")
        words = words_of(inner if inner is not None else element)
        mailed = _BY_MAIL.fullmatch(words)
        name = mailed["name"].strip() if mailed else words
        if name and "@" not in name:
            names.append(name)
    return ", ".join(dict.fromkeys(names)) or None


def _language(entry: etree._Element, channel: etree._Element | None) -> str | None:
    for element in (entry, channel):
        if element is not None:
            said = words_of(_child(element, "language")) or element.get(f"{XML_NAMESPACE}lang")
            if said:
                return said
    root = entry.getroottree().getroot()
    return root.get(f"{XML_NAMESPACE}lang")


def _declared(entry: etree._Element) -> tuple[DeclaredSource, ...]:
    """The feed that the entry was taken over from, as RSS and Atom let it say."""
    found = []
    for source in _children(entry, "source"):
        inner = _child(source, "title")
        name = words_of(inner if inner is not None else source) or None
        url = web_url(source.get("url")) or _link(source, None)
        if name or url:
            found.append(DeclaredSource("provider", name, url))
    via = (e for e in _children(entry, "link") if (e.get("rel") or "").lower() == "via")
    addresses = (web_url(e.get("href")) for e in via)
    found += [DeclaredSource("based-on", None, url) for url in addresses if url]
    return tuple(dict.fromkeys(found))
