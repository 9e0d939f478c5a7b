"""Hostile texts: markup, charsets and long lines that attack whoever decodes and parses them."""

from __future__ import annotations

import random
from collections.abc import Iterator

from tests.acquire import made

Files = Iterator[tuple[str, bytes]]
SENTENCE = made.LEAD


def markup() -> Files:
    """XML and HTML that attack their parsers."""
    laughs = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10 if n else 'ha'}'>" for n in range(12))
    quadratic = f"<!ENTITY a '{'a' * 100_000}'>"
    outside = "<!ENTITY x SYSTEM 'file:///etc/passwd'>"
    remote = "<!ENTITY % p SYSTEM 'http://127.0.0.1:9/a.dtd'> %p;"
    item = f"<item><title>&x;&e11;</title><description>{SENTENCE} &a;</description></item>"
    feed = f"<rss><channel><title>a</title>{item}</channel></rss>"
    for name, doctype in (
        ("laughs", laughs), ("quadratic", quadratic), ("outside", outside), ("remote", remote),
    ):  # fmt: skip
        yield f"{name}.rss", f"<?xml version='1.0'?><!DOCTYPE rss [{doctype}]>{feed}".encode()
        item_of = made.newsml().replace("<newsItem", f"<!DOCTYPE a [{doctype}]><newsItem")
        yield f"{name}.xml", f"<?xml version='1.0'?>{item_of}".encode()
    yield "external.rss", f"<!DOCTYPE rss SYSTEM 'http://127.0.0.1:9/x'>{feed}".encode()
    yield "endless-doctype.rss", b"<?xml version='1.0'?><!DOCTYPE rss [" + b"<!ENTITY a 'b'>" * 900
    yield "deep.rss", b"<rss><channel><item>" + b"<a>" * 100_000
    yield "attributes.rss", f"<rss {' '.join(f'a{n}=1' for n in range(100_000))}>{item}".encode()
    yield "xinclude.rss", b"<rss><xi:include href='file:///etc/passwd'/>" + item.encode()
    yield "stylesheet.rss", b"<?xml-stylesheet href='http://127.0.0.1:9/'?>" + feed.encode()
    sentence = SENTENCE.encode()
    yield "deep.html", b"<div>" * 20_000 + sentence
    yield "deep-tables.html", b"<html>" + b"<table><tr><td>" * 5_000 + sentence
    yield (
        "million-attributes.html",
        (f"<html><p {' '.join(f'a{n}=1' for n in range(300_000))}>{SENTENCE}".encode()),
    )
    yield "colspan.html", f"<html><table><td colspan=1000000000>{SENTENCE}".encode()
    yield "rowspan.html", f"<html><table><td rowspan=99999999>{SENTENCE}".encode() * 50
    yield "unclosed.html", b"<html>" + b"<b><i><a href='x'>" * 10_000 + sentence
    yield "comment.html", b"<html><!--" + sentence * 100
    yield "cdata.html", b"<html><![CDATA[" * 10_000 + sentence
    yield "nul.html", b"<html><p>" + b"\0" * 10_000 + sentence
    yield "brackets.html", b"<html>" + b"<" * 1_000_000
    yield "ampersands.html", b"<html><p>" + b"&" * 1_000_000 + sentence
    yield "entities.html", b"<html><p>" + b"&#x110000;&#0;&#xd800;" * 20_000 + sentence
    yield "script.html", f"<html><script>{SENTENCE * 100}</script>".encode()
    yield "one-tag.html", b"<html><p title='" + b"a" * 3_000_000 + b"'>" + sentence
    yield "base.html", f"<html><base href='javascript:alert(1)'><p>{SENTENCE}".encode()
    yield "json-ld.html", _with_json_ld("[" * 100_000)
    yield "json-ld-type.html", _with_json_ld('{"@type": "NewsArticle", "author": {"name": [[1]]}}')
    yield (
        "json-ld-url.html",
        _with_json_ld(
            '{"@type": "NewsArticle", "isBasedOn": ["javascript:alert(1)", 7, null, {"url": {}}]}'
        ),
    )
    yield "frames.html", b"<html><frameset><frame src='file:///etc/passwd'></frameset></html>"


def _with_json_ld(said: str) -> bytes:
    script = f'<script type="application/ld+json">{said}</script></head>'
    return made.PAGE.replace("</head>", script).encode()


def charsets() -> Files:
    """Texts that are not in the charset that they say, or in none."""
    words = f"{SENTENCE} “Zürich” — {SENTENCE}\n"
    for charset in ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "utf-7"):
        yield f"words-{charset}.txt", words.encode(charset)
    for charset in ("cp1251", "koi8-r", "big5", "shift_jis", "euc_kr", "gb18030", "iso8859-6"):
        yield f"other-{charset}.txt", ("Полиция сообщила. " * 20).encode(charset, "replace")
        lied = made.PAGE.replace("<head>", f"<head><meta charset={charset}>")
        yield f"lied-{charset}.html", lied.replace("sank", "sänk “so”").encode("utf-8")
        said = (
            f"<?xml version='1.0' encoding='{charset}'?>"
            + made.rss(f"<title>ä</title><description>{words}</description>")
            .decode()
            .partition("?>")[2]
        )
        yield f"lied-{charset}.rss", said.encode("utf-8")
    yield "surrogates.txt", f"{SENTENCE} \ud800 {SENTENCE}".encode("utf-8", "surrogatepass")
    yield "overlong.txt", SENTENCE.encode() + b" \xc0\x80 \xe0\x80\xaf " + SENTENCE.encode()
    yield "bidi.txt", f"{SENTENCE} \u202eevil\u202c \u2066x\u2069 {SENTENCE}".encode()
    yield "zero-width.txt", "\u200b".join(f"{SENTENCE} {SENTENCE}").encode()
    yield "homoglyphs.txt", SENTENCE.replace("a", "а").replace("o", "о").encode()
    yield "tags.txt", (SENTENCE + "".join(chr(0xE0020 + n) for n in range(90))).encode()
    yield "combining.txt", (SENTENCE + "a" + "\u0301" * 100_000).encode()
    yield "mixed.txt", SENTENCE.encode() + "é".encode("cp1252") * 30 + "é".encode() * 30
    yield "binary.txt", random.Random(1).randbytes(100_000)
    yield "nul.txt", b"\0" * 100_000
    yield "picture.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 1_000
    yield "program.txt", b"\x7fELF" + b"\0" * 1_000


def long_ones() -> Files:
    """Long lines, long words, and what makes bad patterns slow."""
    for name, piece in (
        ("a", "a"), ("quotes", '"'), ("dots", "."), ("spaces", " "), ("dashes", "- "),
        ("newlines", "\n"), ("commas", "A, "), ("by", "By "), ("brackets", "(A"), ("at", "@a "),
        ("said", '"a," he said. '), ("digits", "1,"), ("slashes", "1/"), ("colons", "a:"),
    ):  # fmt: skip
        yield f"long-{name}.txt", (piece * 1_000_000)[:1_000_000].encode()
        yield f"long-{name}.rss", made.rss(f"<title>a</title><description>{piece * 50_000}")
    yield "larger.txt", b"a" * 20_000_001
    yield "header.txt", b"".join(b"X-%d: a\n" % n for n in range(100_000)) + SENTENCE.encode()
