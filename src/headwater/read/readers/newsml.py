"""Items of news agencies in NewsML-G2 (IPTC), with their words in NITF, XHTML or plain text.

Nothing that an item points to is looked up: neither its schema nor the catalogues that say what its
codes mean. A code is shown as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from headwater.errors import ReadError
from headwater.lexicon.kills import notes_of_status, pub_status_of
from headwater.model import Capture, DeclaredRole, DeclaredSource
from headwater.raw.xmls import XML_NAMESPACE, decode_xml, local_name, parse_xml, words_of
from headwater.read.outlet import web_url
from headwater.read.words import OwnMetadata, Words, bare_byline, titled

_PARAGRAPHS = frozenset({"p", "li", "hl2", "h2", "h3", "h4", "blockquote", "pre", "td", "dd"})
_HEADS = frozenset({"head", "body.head", "hedline", "title"})
_DERIVED = ("derived", "previous", "translated", "evolved", "update", "correction")


def read_newsml(capture: Capture) -> Words:
    """The words of an item, its credits, and whether its agency stands by it.

    Raises:
        ReadError: it is an item of another kind (a picture, an event, a concept), or has no words.
    """
    text, notes = decode_xml(capture.content)
    tree, mended = parse_xml(text)
    item = next((e for e in tree.iter() if local_name(e) in {"newsitem", "nitf"}), None)
    if item is None:
        raise ReadError(f"a NewsML-G2 {local_name(tree) or 'file'} without a text; give news items")
    body = "\n\n".join(_paragraphs(item))
    headline = _first(item, "headline") or _first(item, "hl1") or _first(item, "title")
    if not body:
        raise ReadError("a NewsML-G2 item without a text; give the item with its content")
    whole, title = titled(headline, body)
    return Words(
        whole, "newsml", "utf-8", title, title[1] if title else 0,
        own=_own(item, headline),
        notes=notes + (("its XML was malformed and was mended",) if mended else ()),
    )  # fmt: skip


def _own(item: etree._Element, headline: str | None) -> OwnMetadata:
    status = pub_status_of(_code(_find(item, "pubstatus")))
    changed = _first(item, "versioncreated")
    first_version = item.get("version") in {None, "0", "1"}
    dates = (_first(item, "firstcreated"), changed if first_version else None, _date_issue(item))
    return OwnMetadata(
        title=headline,
        outlet=_party(_find(item, "provider")),
        author=bare_byline(_first(item, "by") or _first(item, "byline"))
        or _party(_find(item, "creator")),
        url=next((u for u in map(web_url, (item.get("guid"),)) if u), None),
        language=item.get(f"{XML_NAMESPACE}lang"),
        dates=tuple(d for d in dates if d),
        modified=changed,
        dateline=_first(item, "dateline"),
        declared=tuple(dict.fromkeys((*_sources(item), *_links(item)))),
        pub_status=status,
        notes=notes_of_status(status, _first(item, "ednote")),
    )


def _find(item: etree._Element, name: str) -> etree._Element | None:
    return next((e for e in item.iter() if local_name(e) == name), None)


def _first(item: etree._Element, name: str) -> str | None:
    return words_of(_find(item, name)) or None


def _date_issue(item: etree._Element) -> str | None:
    issued = _find(item, "date.issue")
    return issued.get("norm") if issued is not None else None


def _code(element: etree._Element | None) -> str | None:
    """A coded value, in whichever of the three ways it is given."""
    if element is None:
        return None
    given = (element.get(k) for k in ("qcode", "uri", "literal"))
    return next((code for code in given if code), None)


def _party(element: etree._Element | None) -> str | None:
    """A party's name; its literal where it has none. A bare code names nobody to a reader."""
    if element is None:
        return None
    return words_of(_find(element, "name")) or element.get("literal") or None


def _paragraphs(item: etree._Element) -> Iterator[str]:
    """The words of the item's content: marked up, or as plain text."""
    content = _find(item, "contentset")
    found = False
    for element in (content if content is not None else item).iter():
        name = local_name(element)
        if name == "inlinedata":
            yield from (" ".join(p.split()) for p in _split(element.text) if p.strip())
        elif name in _PARAGRAPHS and not _inside(element, _HEADS | _PARAGRAPHS):
            words = words_of(element)
            found = found or bool(words)
            if words:
                yield words
    if not found and content is not None:
        inline = next((e for e in content.iter() if local_name(e) == "inlinexml"), None)
        if words_of(inline):
            yield words_of(inline)


def _split(text: str | None) -> list[str]:
    return (text or "").replace("\r\n", "\n").split("\n\n")


def _inside(element: etree._Element, names: frozenset[str]) -> bool:
    return any(local_name(e) in names for e in element.iterancestors())


def _sources(item: etree._Element) -> Iterator[DeclaredSource]:
    """Who supplied the content or parts of it, and through whose hands it went."""
    for element in item.iter():
        name = local_name(element)
        party = element if name == "infosource" else None
        if name == "hop":
            party = next((e for e in element if local_name(e) == "party"), None)
        shown = _party(party)
        if party is not None and shown:
            yield DeclaredSource("provider", shown, web_url(party.get("uri")))


def _links(item: etree._Element) -> Iterator[DeclaredSource]:
    """Other items that this one is made from or refers to; a picture beside it is neither."""
    for link in item.iter():
        if local_name(link) != "link":
            continue
        relation = (link.get("rel") or "").lower()
        kind = f"{link.get('contenttype') or ''} {_code(_find(link, 'itemclass')) or ''}"
        if any(word in kind for word in ("image", "picture", "video", "audio", "graphic")):
            continue
        derived = any(word in relation for word in _DERIVED)
        role: DeclaredRole = "based-on" if derived else "cites"
        url = web_url(link.get("href")) or web_url(link.get("residref"))
        name = _first(link, "headline") or _first(link, "title")
        if name or url:
            yield DeclaredSource(role, name, url)
