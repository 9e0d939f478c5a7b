"""Word files (DOCX) to paragraphs; runs in the confined child only.

Of a Word file only what carries words is opened: the body, its notes, the targets of its links and
the list of styles. Deleted text that tracked changes keep is left out; inserted text is in.
"""

from __future__ import annotations

import io
from typing import Any

from lxml import etree

from headwater.errors import ReadError
from headwater.raw.confined.child import UnreadableError
from headwater.raw.zips import Zip, ZipLimits

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_LIMITS = ZipLimits(max_members=5_000, max_bytes=200_000_000)
_MAX_PART_BYTES = 50_000_000
_BODY = "word/document.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_BREAKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def parse(content: bytes) -> dict[str, Any]:
    """The paragraphs of a Word file, its notes last, its headline if a style marks it.

    Raises:
        UnreadableError: it is damaged, a bomb, or without words.
    """
    try:
        archive = Zip(io.BytesIO(content), _LIMITS)
        body = _tree(archive, _BODY)
        notes = [tree for name in _NOTES if (tree := _tree(archive, name)) is not None]
        links = _links(archive)
    except ReadError as error:
        raise UnreadableError(f"cannot be opened: {error}") from error
    if body is None:
        raise UnreadableError("has no body; save it again as .docx")
    found = [p for tree in (body, *notes) for p in _paragraphs(tree)]
    paragraphs = [words for _, words in found]
    if not paragraphs:
        raise UnreadableError("has no words in it; give its text")
    title = found[0][1] if _is_title(found[0][0]) else None
    return {
        "paragraphs": paragraphs, "title": title, "author": None, "links": links, "notes": []
    }  # fmt: skip


def _tree(archive: Zip, name: str) -> etree._Element | None:
    member = archive.member(name)
    if member is None:
        return None
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
        remove_pis=True, huge_tree=False,
    )  # fmt: skip
    try:
        return etree.fromstring(archive.read(member, _MAX_PART_BYTES), parser)
    except etree.XMLSyntaxError as error:
        raise ReadError("its XML is damaged") from error


def _paragraphs(tree: etree._Element) -> list[tuple[str, str]]:
    """Style and words of each paragraph that has any, those of tables and boxes too."""
    found = []
    for paragraph in tree.iter(f"{_WORD}p", f"{_STRICT}p"):
        words = " ".join(_words(paragraph).split())
        if words:
            found.append((_style(paragraph), words))
    return found


def _words(paragraph: etree._Element) -> str:
    """The words of one paragraph, without those of a paragraph inside it (a text box)."""
    parts: list[str] = []
    for element in paragraph.iter():
        name = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if name == "t" and _owner(element) is paragraph:
            parts.append(element.text or "")
        elif name in _BREAKS and _owner(element) is paragraph and not _is_setting(element):
            parts.append(_BREAKS[name])
    return "".join(parts)


def _owner(element: etree._Element) -> etree._Element | None:
    return next(element.iterancestors(f"{_WORD}p", f"{_STRICT}p"), None)


def _is_setting(element: etree._Element) -> bool:
    """Whether a tab is a tab stop in the paragraph's settings and not one in its text."""
    parent = element.getparent()
    return parent is not None and etree.QName(parent).localname == "tabs"


def _style(paragraph: etree._Element) -> str:
    for name in (_WORD, _STRICT):
        style = paragraph.find(f"{name}pPr/{name}pStyle")
        if style is not None:
            return str(style.get(f"{name}val") or "")
    return ""


def _is_title(style: str) -> bool:
    return style.lower().replace(" ", "") in {"title", "heading1"}


def _links(archive: Zip) -> list[str]:
    relations = _tree(archive, "word/_rels/document.xml.rels")
    if relations is None:
        return []
    targets = (
        r.get("Target") or ""
        for r in relations.iter(f"{_RELATIONS}Relationship")
        if (r.get("Type") or "").endswith("/hyperlink")
    )
    return sorted({t for t in targets if t.startswith(("http://", "https://"))})
