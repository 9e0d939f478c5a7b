"""Sitemaps of saved sites: they say which address each saved file had, and when it was news.

A site that was saved as files has its addresses in its sitemap. The sitemap is no report; what it
says goes to the files beside it that it lists.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from lxml import etree

from headwater.acquire.items import Failed, Item, Skipped
from headwater.errors import ReadError
from headwater.model import Metadata
from headwater.raw.formats import SITEMAP
from headwater.raw.tell import SNIFFED_BYTES, tell_format
from headwater.raw.unpack import is_gzip, unpack_gzip
from headwater.raw.xmls import decode_xml, local_name, parse_xml, words_of

_MAX_ADDRESSES = 50_000
_INDEXES = ("", "index.html", "index.htm")


@dataclass(frozen=True, slots=True)
class Site:
    """What a sitemap says of one file: its address, and what Google's news terms add to it."""

    url: str | None = None
    metadata: Metadata = field(default_factory=Metadata)


@dataclass(frozen=True, slots=True)
class Sites:
    """The files to open, what sitemaps say of them, and what became of the sitemaps.

    Attributes:
        files: without the sitemaps, and with what only they named.
        outcomes: one for each sitemap and for each address that is not saved here.
    """

    files: tuple[str, ...]
    outcomes: tuple[Item, ...]
    known: Mapping[str, Site]

    def of(self, path: str) -> Site:
        """What is known of a file."""
        return self.known.get(os.path.realpath(path), Site()) if self.known else Site()


def read_sites(files: Sequence[str], max_bytes: int) -> Sites:
    """Take the sitemaps out of some files and apply them to the others.

    Args:
        files: paths as the user would name them.
        max_bytes: the most that is read of a sitemap.
    """
    maps = {f for f in files if _may_be_map(f)}
    known: dict[str, Site] = {}
    outcomes: list[Item] = []
    kept = [f for f in files if f not in maps]
    taken = {os.path.realpath(f) for f in kept} if maps else set()
    for path in sorted(maps):
        try:
            entries = list(_entries(path, max_bytes))
        except (ReadError, OSError) as error:
            outcomes.append(Failed(path, f"a sitemap that cannot be read ({error})"))
            continue
        found = 0
        for site in entries:
            saved = _saved_file(path, site.url or "")
            if saved is None:
                outcomes.append(Skipped(f"{path}#{site.url}", "listed, but not saved here"))
                continue
            found += 1
            known.setdefault(os.path.realpath(saved), site)
            if os.path.realpath(saved) not in taken:
                taken.add(os.path.realpath(saved))
                kept.append(saved)
        told = f"a sitemap; it gave {found} of the files beside it their addresses"
        outcomes.append(Skipped(path, told))
    return Sites(tuple(kept), tuple(outcomes), known)


def _may_be_map(path: str) -> bool:
    """Whether a file is a sitemap, by its bytes; only XML files are looked into."""
    name = os.path.basename(path).lower()
    if not name.endswith((".xml", ".xml.gz")):
        return False
    try:
        head = _read(path, SNIFFED_BYTES, whole=False)
    except (OSError, ReadError):
        return False
    return tell_format(head, "sitemap.xml") is SITEMAP


def _read(path: str, max_bytes: int, *, whole: bool) -> bytes:
    with open(path, "rb") as file:
        content = file.read(max_bytes + whole)
    if is_gzip(content) and whole:
        content = unpack_gzip(content, max_bytes)
    elif is_gzip(content):
        content = _unpacked_head(content)
    if whole and len(content) > max_bytes:
        raise ReadError(f"larger than {max_bytes:,} bytes")
    return content


def _unpacked_head(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(packed, SNIFFED_BYTES)
    except zlib.error:
        return b""


def _entries(path: str, max_bytes: int) -> Iterator[Site]:
    text, _ = decode_xml(_read(path, max_bytes, whole=True))
    tree, _ = parse_xml(text)
    for number, element in enumerate(e for e in tree.iter() if local_name(e) == "url"):
        if number >= _MAX_ADDRESSES:
            raise ReadError(f"more than {_MAX_ADDRESSES:,} addresses, the most a sitemap may have")
        url = words_of(_inside(element, "loc"))
        if url:
            yield Site(url, _news(element, url))


def _inside(element: etree._Element, name: str) -> etree._Element | None:
    return next((e for e in element.iter() if local_name(e) == name), None)


def _news(element: etree._Element, url: str) -> Metadata:
    """What the extension for news says; the date of a change is none of publication."""
    news = _inside(element, "news")
    if news is None:
        return Metadata(url=url)
    return Metadata(
        title=words_of(_inside(news, "title")) or None,
        outlet=words_of(_inside(news, "name")) or None,
        published=words_of(_inside(news, "publication_date")) or None,
        url=url,
    )


def _saved_file(sitemap: str, url: str) -> str | None:
    """The file beside a sitemap that an address was saved as; never one outside its folder."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return None
    segments = [unquote(s) for s in parts.path.split("/") if s]
    strange = ("..", ".", "")
    if any(s in strange or "/" in s or "\\" in s or "\0" in s for s in (host, *segments)):
        return None
    folder = os.path.dirname(sitemap)
    for start in ([host, *segments], segments):
        for found in _candidates(os.path.join(folder, *start)):
            if os.path.isfile(found) and _lies_in(found, folder or "."):
                return found
    return None


def _candidates(path: str) -> Iterator[str]:
    yield from (os.path.join(path, index) for index in _INDEXES if index)
    yield from (path, f"{path}.html", f"{path}.htm")


def _lies_in(path: str, folder: str) -> bool:
    root = os.path.realpath(folder)
    return os.path.commonpath([root, os.path.realpath(path)]) == root
