"""Hostile tables, mails, PDF and Word files."""

from __future__ import annotations

import json
import random
import zlib
from collections.abc import Iterator

from tests.acquire import made

Files = Iterator[tuple[str, bytes]]
SENTENCE = made.LEAD


def tables() -> Files:
    """Tables and JSON that are not what they seem."""
    yield "quote.csv", b'text\n"' + b"a" * 5_000_000
    yield "columns.csv", b"text," + b"a," * 500_000 + b"\n" + SENTENCE.encode()
    yield "nul.csv", b"text\n\0" + SENTENCE.encode()
    yield "formula.csv", f"title,text\n=cmd|' /C calc'!A0,{SENTENCE}\n".encode()
    yield "empty.csv", b""
    yield "deep.json", b"[" * 1_000_000
    yield "deep-object.json", b'{"a":' * 100_000
    yield "numbers.json", b'[{"text": 1e999, "title": ' + b"9" * 100_000 + b"}]"
    yield "keys.json", json.dumps({f"k{n}": n for n in range(100_000)}).encode()
    yield "nan.json", b'{"text": NaN}'
    yield "surrogate.json", b'{"text": "\\ud800 words of it", "title": "\\udfff"}'
    yield (
        "types.json",
        json.dumps([{"text": [1, {"a": []}], "title": {}, "date": [[]], "url": 7}]).encode(),
    )
    yield "prototype.json", b'{"__proto__": {"text": "x"}, "constructor": 1}'
    yield "lines.jsonl", b"{}\n[]\nnull\n{\n" * 1_000
    yield "ninjs.json", made.ninjs(bodies=[{"value": None}, 7], headlines={"a": 1}, infoSources="x")
    yield "ninjs-deep.json", made.ninjs(associations=[{"associations": [{}] * 1_000}] * 100)
    yield "sidecar.txt", SENTENCE.encode()
    yield "sidecar.meta.json", b"[" * 500_000


def messages() -> Files:
    """Mails and saved pages with hostile headers and parts."""
    start = b"MIME-Version: 1.0\nMessage-ID: <1>\n"
    yield "subject.eml", start + b"Subject: " + b"=?utf-8?q?a?= " * 20_000 + b"\n\nwords of it"
    yield "from.eml", start + b"From: " + b"(" * 100_000 + b"\n\nwords of it"
    yield "headers.eml", start + b"".join(b"X-%d: a\n" % n for n in range(50_000)) + b"\nwords"
    deep = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(1_500)
    )
    yield "deep.eml", start + deep + b"words"
    parts = b"--b\nContent-Type: text/plain\n\nx\n" * 5_000
    yield "parts.eml", start + b"Content-Type: multipart/mixed; boundary=b\n\n" + parts
    yield "charset.eml", start + b"Content-Type: text/plain; charset=nonsense\n\n" + b"\xff words"
    yield "base64.eml", start + b"Content-Transfer-Encoding: base64\n\n" + b"!!!" * 1_000
    yield "boundary.eml", start + b"Content-Type: multipart/mixed\n\n--b\n\nwords"
    yield "name.eml", made.mail(attachments=[("../../evil.txt", b"x")])
    yield "nested.eml", start + b"Content-Type: message/rfc822\n\n" + made.mail()
    yield "none.mhtml", start + b"Content-Type: multipart/related; boundary=b\n\n--b--\n"
    yield "style.mhtml", made.mhtml().replace(b"text/html; charset", b"text/css; charset")
    yield "location.mhtml", made.mhtml(url="javascript:alert(1)")


def documents() -> Files:
    """PDF and Word files."""
    yield "nonsense.pdf", b"%PDF-1.4\n" + random.Random(2).randbytes(50_000)
    yield "cut.pdf", made.pdf([SENTENCE])[:-200]
    yield "locked.pdf", made.pdf([SENTENCE], encrypted=True)
    yield "empty.pdf", made.pdf([""])
    yield "pages.pdf", made.pdf([SENTENCE]).replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]")
    stream = zlib.compress(b"BT /F1 12 Tf (A) Tj ET " * 100_000)
    bomb = made.pdf(["x"]).replace(b"/Length", b"/Filter /FlateDecode /Length", 1)
    yield "bomb.pdf", bomb.replace(b"stream\nBT", b"stream\n" + stream, 1)
    yield "bomb.docx", made.zipped({"word/document.xml": b"<a>" + b"A" * 40_000_000})
    entity = "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
    body = f"<w:document xmlns:w='{made.WORD}'><w:p><w:r><w:t>&x;words"
    body += "</w:t></w:r></w:p></w:document>"
    yield "entity.docx", made.zipped({"word/document.xml": entity + body})
    yield "broken.docx", made.zipped({"word/document.xml": "<w:document>"})
    yield "deep.docx", made.docx([("", "<w:p>" * 3_000 + "</w:p>" * 3_000)])
    yield "cut.docx", made.docx([("", SENTENCE)])[:-30]
