"""XML of strangers: no entity is expanded, nothing is fetched, and what is malformed is mended.

The text is decoded first and its DOCTYPE cut out, so that neither entities ("billion laughs"),
external subsets nor encodings that lie can reach the parser.
"""

from __future__ import annotations

import html
import html.entities
import re
from collections.abc import Iterator

from lxml import etree

from headwater.errors import ReadError
from headwater.raw.decode import decode

XML_NAMESPACE = "{http://www.w3.org/XML/1998/namespace}"

_DECLARATION = re.compile(r"<\?xml[^>]{0,500}>", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!DOCTYPE", re.IGNORECASE)
_INNER_END = re.compile(r"\]\s{0,100}>")
# What XML 1.0 does not allow at all.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_AMPERSAND = re.compile(r"&(#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{0,31};|)")
_KNOWN = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})
_CDATA, _CDATA_END = "<![CDATA[", "]]>"
_ELEMENT = re.compile(r"<[A-Za-z_]")
_BARE = re.compile(r"<(?![A-Za-z_/!?:])")


def decode_xml(content: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of an XML file without its prolog, mended where that can be done, and notes.

    Undefined entities that HTML knows become their characters, others become words; a bare
    ampersand is one; what XML forbids becomes a space.

    Raises:
        ReadError: it is no text, or its DOCTYPE never ends.
    """
    decoded = decode(content, page=True)
    text = decoded.text.lstrip("\ufeff \t\r\n")
    declared = _DECLARATION.match(text)
    text = text[declared.end() if declared else 0 :]
    text = _FORBIDDEN.sub(" ", _without_doctype(text))
    return "".join(_mended(text)), decoded.notes


def _mended(text: str) -> Iterator[str]:
    """The text in pieces; what stands in CDATA sections is as it should be already."""
    position = 0
    while (start := text.find(_CDATA, position)) >= 0:
        end = text.find(_CDATA_END, start)
        if end < 0:
            break
        yield _mend(text[position:start])
        position = end + len(_CDATA_END)
        yield text[start:position]
    # A section that never ends would take in the rest of the file: its mark is left out.
    yield _mend(text[position:].replace(_CDATA, ""))


def _mend(text: str) -> str:
    return _BARE.sub("&lt;", _AMPERSAND.sub(_mend_entity, text))


def _without_doctype(text: str) -> str:
    found = _DOCTYPE.search(text)
    if not found or _ELEMENT.search(text, 0, found.start()):
        return text
    closing, inner = text.find(">", found.end()), text.find("[", found.end())
    if 0 <= inner < closing:
        end = _INNER_END.search(text, inner)
        closing = end.end() - 1 if end else -1
    if closing < 0:
        raise ReadError("XML whose DOCTYPE never ends; give the file whole")
    return text[: found.start()] + text[closing + 1 :]


def _mend_entity(ampersand: re.Match[str]) -> str:
    name = ampersand[1]
    if name.startswith("#"):
        return _character(name)
    if name in _KNOWN:
        return ampersand[0]
    known = html.entities.html5.get(name) if name else None
    return html.escape(known, quote=False) if known else f"&amp;{name}"


def _character(name: str) -> str:
    number = int(name[2:-1], 16) if name[1] in "xX" else int(name[1:-1])
    try:
        character = chr(number)
    except (ValueError, OverflowError):
        return "\ufffd"
    return "\ufffd" if _FORBIDDEN.match(character) else f"&#{number};"


def parse_xml(text: str) -> tuple[etree._Element, bool]:
    """The tree of a decoded text, and whether it had to be mended.

    Raises:
        ReadError: nothing in it can be parsed.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False,
        remove_comments=True, remove_pis=True, encoding="utf-8",
    )  # fmt: skip
    try:
        tree = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError) as error:
        raise ReadError("malformed XML that cannot be mended; give the file whole") from error
    if tree is None:
        raise ReadError("malformed XML that cannot be mended; give the file whole")
    return tree, len(parser.error_log) > 0


def local_name(element: etree._Element) -> str:
    """An element's name in lower case, without its namespace or prefix; "" for what is none."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    return tag.rpartition("}")[2].rpartition(":")[2].lower()


def words_of(element: etree._Element | None) -> str:
    """All words inside an element, with single spaces."""
    return "" if element is None else " ".join("".join(element.itertext()).split())
