"""Files made for tests: one function for each format, small and true to it."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from email.message import EmailMessage

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

TITLE = "Ferry sinks off Lund"
LEAD = "The ferry sank off the coast of Lund on Monday, sailors said."
SECOND = (
    "Four people were pulled from the water by fishermen from the village of Orsa, the harbour "
    "master said in a statement."
)
PAGE = (
    f"<!doctype html><html><head><title>{TITLE} | Lake Post</title></head><body><article>"
    f"<h1>{TITLE}</h1><p>{LEAD}</p><p>{SECOND}</p></article></body></html>"
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def zipped(members: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def docx(paragraphs: Sequence[tuple[str, str]], extra: Mapping[str, str] | None = None) -> bytes:
    """A Word file of paragraphs, each a style and its runs as XML or bare words."""
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{_run(words)}</w:p>'
        for style, words in paragraphs
    )
    document = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    parts = {"[Content_Types].xml": "<Types/>", "word/document.xml": document}
    return zipped({**parts, **(extra or {})})


def _run(words: str) -> str:
    return words if words.startswith("<") else f"<w:r><w:t>{words}</w:t></w:r>"


def pdf(lines: Sequence[str], *, encrypted: bool = False) -> bytes:
    """A PDF of one page with these lines; an empty one is a gap between paragraphs."""
    shown = " ".join(f"({line}) Tj T*" for line in lines)
    stream = f"BT /F1 12 Tf 72 720 Td 14 TL {shown} ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Filter /Standard /V 1 /R 2 /O ({'o' * 32}) /U ({'u' * 32}) /P -4 >>",
    ]
    written = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += f"{number} 0 obj\n{content}\nendobj\n".encode()
    locked = " /Encrypt 6 0 R /ID [(a) (a)]" if encrypted else ""
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    return (
        written
        + (
            f"xref\n0 {size}\n0000000000 65535 f \n{table}"
            f"trailer << /Size {size} /Root 1 0 R{locked} >>\nstartxref\n{len(written)}\n%%EOF"
        ).encode()
    )


def mail(
    text: str | None = f"{LEAD}\n\n{SECOND}\n",
    html: str | None = None,
    attachments: Iterable[tuple[str, bytes]] = (),
) -> bytes:
    """An e-mail."""
    message = EmailMessage()
    message["From"] = "Ann Bø <ann@lakepost.example>"
    message["To"] = "desk@desk.example"
    message["Subject"] = f"{TITLE} – statement"
    message["Date"] = "Mon, 06 May 2024 10:00:00 +0200"
    message["Message-ID"] = "<1@lakepost.example>"
    message.set_content(text or "")
    if html:
        message.add_alternative(html, subtype="html")
    for name, content in attachments:
        message.add_attachment(
            content, maintype="application", subtype="octet-stream", filename=name
        )
    return bytes(message)


def mhtml(page: str = PAGE, url: str = "https://lakepost.example/ferry") -> bytes:
    """A page as a browser saves it in one file."""
    return (
        "From: <Saved by a browser>\r\nSnapshot-Content-Location: " + url + "\r\n"
        "Subject: Ferry\r\nDate: Tue, 7 May 2024 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="x-b"\r\n\r\n'
        "--x-b\r\nContent-Type: text/css\r\nContent-Location: https://lakepost.example/a.css\r\n\r\n"
        "p { color: red }\r\n--x-b\r\nContent-Type: text/html; charset=utf-8\r\n"
        f"Content-Transfer-Encoding: 8bit\r\nContent-Location: {url}\r\n\r\n{page}\r\n--x-b--\r\n"
    ).encode()


def rss(*items: str, channel: str = "<title>Lake Post</title><language>en</language>") -> bytes:
    """An RSS feed of these items, each the inside of its element."""
    inner = "".join(f"<item>{item}</item>" for item in items)
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel>{channel}{inner}</channel></rss>"
    ).encode()


def atom(*entries: str) -> bytes:
    """An Atom feed of these entries, each the inside of its element."""
    inner = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Lake Post</title>'
        f"<updated>2024-05-06T10:00:00Z</updated>{inner}</feed>"
    ).encode()


def ninjs(**fields: object) -> bytes:
    """A ninjs item of version 3 with further or other fields."""
    item: dict[str, object] = {
        "uri": "urn:news:lakewire:1",
        "type": "text",
        "version": "1",
        "firstCreated": "2024-05-06T09:00:00Z",
        "versionCreated": "2024-05-06T10:00:00Z",
        "by": "By Ann Bo",
        "headlines": [{"role": "main", "value": TITLE}],
        "bodies": [
            {"role": "caption", "contentType": "text/plain", "value": "short"},
            {"role": "main", "contentType": "text/html", "value": f"<p>{LEAD}</p><p>{SECOND}</p>"},
        ],
    }
    return json.dumps({**item, **fields}).encode()


def newsml(
    content: str = f"<inlineXML><html xmlns='http://www.w3.org/1999/xhtml'><head><title>x</title>"
    f"</head><body><p>{LEAD}</p><p>{SECOND}</p></body></html></inlineXML>",
    meta: str = "",
    status: str = "stat:usable",
) -> str:
    """A NewsML-G2 item."""
    return (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:news:lakewire:2" '
        'version="1" xml:lang="en"><catalogRef href="http://catalog.example/codes.xml"/>'
        '<itemMeta><itemClass qcode="ninat:text"/><provider literal="Lake Wire"/>'
        f"<versionCreated>2024-05-06T10:00:00Z</versionCreated><pubStatus qcode='{status}'/>"
        f"{meta}</itemMeta><contentMeta><headline>{TITLE}</headline><by>By Ann Bo</by>"
        f"</contentMeta><contentSet>{content}</contentSet></newsItem>"
    )


class Archive:
    """A WARC file while it is written, by a library that is not ours."""

    def __init__(self, *, packed: bool = True) -> None:
        """An archive with its own description."""
        self.file = io.BytesIO()
        self._writer = WARCWriter(self.file, gzip=packed)
        self._write(self._writer.create_warcinfo_record("a", {"software": "test"}))

    def _write(self, record: ArcWarcRecord) -> None:
        """Write a record and close what the library leaves open."""
        self._writer.write_record(record)
        record.raw_stream.close()

    def response(
        self,
        url: str,
        body: bytes | str = PAGE,
        kind: str = "text/html; charset=utf-8",
        *,
        status: str = "200 OK",
        headers: Sequence[tuple[str, str]] = (),
        warc_headers: Mapping[str, str] | None = None,
    ) -> Archive:
        """Add a response."""
        content = body if isinstance(body, bytes) else body.encode()
        answered = StatusAndHeaders(status, [("Content-Type", kind), *headers], protocol="HTTP/1.1")
        said = {"WARC-Date": "2024-05-07T08:00:00Z", **(warc_headers or {})}
        self._write(
            self._writer.create_warc_record(
                url, "response", payload=io.BytesIO(content), http_headers=answered,
                warc_headers_dict=said,
            )
        )  # fmt: skip
        return self

    def record(self, kind: str, url: str, body: bytes, **headers: str) -> Archive:
        """Add a record of another kind."""
        said = {name.replace("_", "-"): value for name, value in headers.items()}
        self._write(
            self._writer.create_warc_record(
                url, kind, payload=io.BytesIO(body), warc_headers_dict=said,
                warc_content_type=said.pop("Content-Type", "text/plain"),
            )
        )  # fmt: skip
        return self

    def revisit(self, url: str) -> Archive:
        """Add a record that says that a page was the same as before."""
        self._write(
            self._writer.create_revisit_record(
                url, "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ", url, "2024-05-07T08:00:00Z"
            )
        )
        return self

    @property
    def content(self) -> bytes:
        """The archive's bytes."""
        return self.file.getvalue()


def bomb(size: int = 300_000_000) -> bytes:
    """Gzip data that unpack to so many bytes."""
    return gzip.compress(b"A" * size, 1)
