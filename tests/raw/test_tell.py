"""What bytes are, by what they say, what is declared, and what they are called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.acquire import made

from headwater.raw import formats
from headwater.raw.formats import FORMATS, Format
from headwater.raw.tell import tell_format

PROLOG = '<?xml version="1.0"?>\n<!-- a --><?a b?><!DOCTYPE r [<!ENTITY a "b">]>'


@pytest.mark.parametrize(
    ("content", "name", "media_type", "wanted"),
    [
        (made.rss("<title>a</title>"), "a.xml", None, formats.FEED),
        (made.atom("<title>a</title>"), "a", None, formats.FEED),
        (PROLOG + "<rdf:RDF>", "a", None, formats.FEED),
        (PROLOG + "<urlset>", "a.xml", None, formats.SITEMAP),
        (PROLOG + "<newsItem guid='a'>", "a.xml", None, formats.NEWSML),
        (PROLOG + "<newsMessage>", "a.xml", None, formats.NEWS_MESSAGE),
        (PROLOG + "<kml>", "a.xml", None, formats.XML),
        (PROLOG.replace("<!DOCTYPE r ", "<!DOCTYPE rss ") + "<rss>", "a", None, formats.FEED),
        ("\ufeff<rss>".encode("utf-16"), "a", None, formats.FEED),
        ("<p>words</p>", "a.html", None, formats.PAGE),
        ("<p>words</p>", "a", "text/html; charset=utf-8", formats.PAGE),
        ("<p>words</p>", "a", None, formats.TEXT),
        ('{"a": 1}', "a", None, formats.JSON),
        ('[{"a": 1}]', "a", None, formats.JSON),
        ('{"a": 1}\n{"a": 2}\n', "a", None, formats.JSON_LINES),
        ('{"a": 1}\n', "a.jsonl", None, formats.JSON_LINES),
        ("[Lake Post] The ferry sank.", "a.txt", None, formats.TEXT),
        ('"The ferry sank," she said.', "a.txt", None, formats.TEXT),
        ("a,b\n1,2\n", "a.csv", None, formats.TABLE),
        ("a,b\n1,2\n", "a.txt", None, formats.TEXT),
        ("a,b\n1,2\n", "a", "text/csv", formats.TABLE),
        ("Title: A\nSource: B\n\nThe ferry sank.", "a.txt", None, formats.TEXT),
        (made.mail(), "a.txt", None, formats.MAIL),
        (b"From x Mon May  6\n" + made.mail(), "a", None, formats.MAIL),
        (made.mhtml(), "a.txt", None, formats.MHTML),
        ("%PDF-1.7", "a.txt", None, formats.PDF),
        (made.docx([("", "a")]), "a.docx", None, formats.DOCX),
        (made.docx([("", "a")]), "a", None, formats.ZIP),
        ("WARC/1.1\r\n", "a", None, formats.WARC),
        (b"\x1f\x8b\x08", "a.txt", None, formats.GZIP),
        ("", "a.html#3", None, formats.TEXT),
        ("", "news.zip#in/a.HTML", None, formats.PAGE),
        ("", "a.csv.gz", None, formats.TABLE),
    ],
)
def test_formats_are_told(
    content: bytes | str, name: str, media_type: str | None, wanted: Format
) -> None:
    head = content if isinstance(content, bytes) else content.encode()
    assert tell_format(head, name, media_type) is wanted


@given(st.binary(max_size=200), st.text(max_size=20), st.none() | st.text(max_size=20))
def test_anything_is_of_some_format(head: bytes, name: str, media_type: str | None) -> None:
    assert tell_format(head, name, media_type) in FORMATS


@pytest.mark.parametrize("piece", [b"<!--", b"<!DOCTYPE [", b"<?x", b"a: b\n", b"{", b"<a ", b" "])
def test_the_beginning_of_a_hostile_file_is_told_at_once(piece: bytes) -> None:
    for start in (b"", b"<?xml version='1.0'?>", b"MIME-Version: 1.0\n"):
        assert tell_format((start + piece * 40_000)[:65_536], "a") in FORMATS
