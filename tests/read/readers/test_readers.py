"""Each format becomes the same report: title, paragraphs, and what its own metadata say."""

from __future__ import annotations

import json

import pytest
from tests.acquire import made

from headwater.errors import ReadError
from headwater.model import Capture, DeclaredSource, Metadata, Receipt, Report
from headwater.raw.formats import FORMATS, REPORTS
from headwater.read import read
from headwater.read.readers import READERS
from headwater.settings import ReadSettings


def read_bytes(
    content: bytes | str, path: str = "a", media_type: str | None = None, **fields: str
) -> Report:
    encoded = content if isinstance(content, bytes) else content.encode()
    metadata = Metadata(**fields)
    return read(Capture(path, encoded, metadata, media_type=media_type), "r1", ReadSettings())


def paragraphs(report: Report) -> list[str]:
    return [b.span.text for b in report.blocks if b.kind == "paragraph"]


RECORD = json.dumps({"headline": made.TITLE, "body": f"{made.LEAD}\n\n{made.SECOND}"})
ENTRY = (
    f"<rss><channel><title>Lake Post</title><item><title>{made.TITLE}</title>"
    f"<description>&lt;p&gt;{made.LEAD}&lt;/p&gt;&lt;p&gt;{made.SECOND}&lt;/p&gt;</description>"
    "</item></channel></rss>"
)


@pytest.mark.parametrize(
    ("content", "path", "media_type", "extraction"),
    [
        (made.PAGE.encode(), "a.html", None, "trafilatura"),
        (made.mhtml(), "a", None, "trafilatura"),
        (made.mail().replace(b" =?utf-8?q?_=E2=80=93_statement?=", b""), "a", None, "mail"),
        (made.docx([("Title", made.TITLE), ("", made.LEAD), ("", made.SECOND)]), "a.docx", None,
         "docx"),
        (made.ninjs(), "a.ninjs", "application/ninjs+json", "ninjs"),
        (made.newsml().encode(), "a.xml", None, "newsml"),
        (RECORD.encode(), "a#1", "application/vnd.headwater.record+json", "record"),
        (ENTRY.encode(), "a#1", "application/vnd.headwater.entry+xml", "entry"),
    ],
)  # fmt: skip
def test_the_same_words_come_out_of_every_format(
    content: bytes, path: str, media_type: str | None, extraction: str
) -> None:
    report = read_bytes(content, path, media_type)
    assert report.extraction == extraction
    assert report.title is not None
    assert report.title.text.startswith(made.TITLE)
    assert paragraphs(report) == [made.LEAD, made.SECOND]


def test_every_format_of_one_report_has_a_reader() -> None:
    assert set(READERS) == set(REPORTS)
    assert len({f.name for f in FORMATS}) == len(FORMATS)


def test_a_pdf_has_paragraphs_and_whole_words() -> None:
    lines = [
        made.TITLE, "", "The ferry sank off the coast of Lund on Mon-", "day, sailors said.", "",
        "It left Orsa on Monday. The captain is well-", "known in the town, the mayor said.",
    ]  # fmt: skip
    report = read_bytes(made.pdf(lines), "a.pdf")
    assert report.extraction == "pdf"
    assert "Lund on Monday, sailors said." in report.text
    assert "The captain is well-known in the town" in report.text
    assert len(paragraphs(report)) == 2


def test_a_word_file_leaves_out_what_was_deleted() -> None:
    tracked = (
        "<w:r><w:t>The ferry </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>sank</w:t></w:r></w:ins><w:r><w:tab/><w:t>today, they said.</w:t></w:r>"
    )
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="1" Type="http://x.example/hyperlink" Target="https://a.example/b"/>'
        '<Relationship Id="2" Type="http://x.example/hyperlink" Target="file:///etc/passwd"/>'
        "</Relationships>"
    )
    content = made.docx([("", tracked)], {"word/_rels/document.xml.rels": links})
    report = read_bytes(content, "a.docx")
    assert report.text == "The ferry sank today, they said."
    assert report.links == ("https://a.example/b",)


def test_a_mail_says_who_sent_it_and_what_was_attached() -> None:
    report = read_bytes(made.mail(attachments=[("list.pdf", b"%PDF-")]), "a.eml")
    assert (report.author, report.published.earliest) == ("Ann Bø", "2024-05-06T08:00:00Z")
    assert report.title is not None
    assert report.title.text == f"{made.TITLE} – statement"
    assert "lakepost.example" not in report.text
    assert any("'list.pdf'" in note and "give it as a file" in note for note in report.notes)


def test_a_mail_in_html_alone_is_read() -> None:
    content = b"Message-ID: <1>\nContent-Type: text/html; charset=iso-8859-1\n\n"
    report = read_bytes(content + b"<p>The caf\xe9 burned on Monday, police said.</p>", "a.eml")
    assert report.text == "The café burned on Monday, police said."


def test_a_mail_without_words_is_refused() -> None:
    with pytest.raises(ReadError, match="without text"):
        read_bytes(b"Message-ID: <1>\nContent-Type: image/png\n\nxx", "a.eml")


def test_the_date_of_saving_is_not_that_of_publication() -> None:
    report = read_bytes(made.mhtml())
    assert report.url == "https://lakepost.example/ferry"
    assert not report.published.known


def test_ninjs_says_what_an_agency_knows() -> None:
    report = read_bytes(
        made.ninjs(
            infoSources=[{"name": "River Radio", "role": "originated"}],
            associations=[
                {"name": "first take", "uri": "https://a.example/1", "rel": "derivedFrom"},
                {"name": "photo", "uri": "https://a.example/2.jpg", "type": "picture"},
            ],
            edNote="UPDATES toll",
        ),
        media_type="application/ninjs+json",
    )
    assert report.author == "Ann Bo"
    assert report.published.earliest == "2024-05-06T09:00:00Z"
    assert report.modified.earliest == "2024-05-06T10:00:00Z"
    assert report.declared == (
        DeclaredSource("provider", "River Radio"),
        DeclaredSource("based-on", "first take", "https://a.example/1"),
    )
    assert report.pub_status == "usable"
    assert report.notes == ("its agency notes: UPDATES toll",)


@pytest.mark.parametrize("key", ["pubStatus", "pubstatus"])
def test_a_kill_is_seen_in_ninjs(key: str) -> None:
    report = read_bytes(made.ninjs(**{key: "canceled"}), media_type="application/ninjs+json")
    assert report.pub_status == "canceled"
    assert report.notes[0].startswith("KILL: ")


def test_a_kill_is_seen_in_newsml() -> None:
    report = read_bytes(made.newsml(status="stat:canceled"))
    assert report.pub_status == "canceled"
    assert read_bytes(made.newsml(status="stat:withheld")).pub_status == "withheld"


def test_ninjs_of_version_1_is_read() -> None:
    item = {
        "uri": "u:1", "versioncreated": "2024-05-06T10:00:00Z", "headline": made.TITLE,
        "byline": "Ann Bo", "body_text": made.LEAD, "infosource": [{"name": "River Radio"}],
    }  # fmt: skip
    report = read_bytes(json.dumps(item), media_type="application/ninjs+json")
    assert (report.author, paragraphs(report)) == ("Ann Bo", [made.LEAD])
    assert report.declared == (DeclaredSource("provider", "River Radio"),)


@pytest.mark.parametrize("kind", ["picture", "video"])
def test_a_picture_is_no_report(kind: str) -> None:
    with pytest.raises(ReadError, match=f"a {kind} without a text"):
        read_bytes(
            json.dumps({"uri": "u", "type": kind, "versioncreated": "2024"}),
            media_type="application/ninjs+json",
        )


def test_newsml_gives_credits_and_what_it_is_made_from() -> None:
    meta = (
        "<firstCreated>2024-05-06T09:00:00Z</firstCreated><edNote>Adds toll</edNote>"
        '<link rel="irel:derivedFrom" href="https://a.example/1"><headline>Take one</headline>'
        '</link><link rel="irel:seeAlso" contenttype="image/jpeg" href="https://a.example/p"/>'
        "<infoSource><name>River Radio</name></infoSource>"
    )
    report = read_bytes(made.newsml(meta=meta))
    assert (report.outlet, report.author) == ("Lake Wire", "Ann Bo")
    assert report.published.earliest == "2024-05-06T09:00:00Z"
    assert report.declared == (
        DeclaredSource("provider", "River Radio"),
        DeclaredSource("based-on", "Take one", "https://a.example/1"),
    )
    assert report.notes == ("its agency notes: Adds toll",)


def test_newsml_has_its_words_in_nitf_or_plain() -> None:
    nitf = (
        "<inlineXML><nitf><body><body.head><hedline><hl1>No</hl1></hedline></body.head>"
        f"<body.content><p>{made.LEAD}</p><p>{made.SECOND}</p></body.content></body></nitf>"
        "</inlineXML>"
    )
    plain = f"<inlineData>{made.LEAD}\n\n{made.SECOND}</inlineData>"
    for content in (nitf, plain):
        assert paragraphs(read_bytes(made.newsml(content))) == [made.LEAD, made.SECOND]


def test_an_entry_gives_what_it_has_and_says_what_it_lacks() -> None:
    def entry(inner: str, kind: str = "rss") -> Report:
        feed = made.atom(inner) if kind == "atom" else made.rss(inner)
        return read_bytes(feed, media_type="application/vnd.headwater.entry+xml")

    summary = entry(f"<title>A &amp;amp; b</title><description>{made.LEAD}</description>")
    assert summary.title is not None
    assert summary.title.text == "A & b"
    assert summary.outlet == "Lake Post"
    assert any("may be a summary" in note for note in summary.notes)
    bare = entry(f"<title>{made.TITLE}</title>")
    assert any("only a title" in note for note in bare.notes)
    whole = entry(
        "<title type='html'>A &lt;b&gt;ferry&lt;/b&gt;</title><link rel='self' href='https://x.example/s'/>"
        "<link href='https://a.example/1'/><published>2024-05-06T10:00:00+02:00</published>"
        "<author><name>Ann Bo</name></author><source><title>River Radio</title></source>"
        "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>"
        f"<p>{made.LEAD} <a href='https://b.example/'>x</a></p></div></content>",
        "atom",
    )
    assert (whole.url, whole.author) == ("https://a.example/1", "Ann Bo")
    assert whole.published.earliest == "2024-05-06T08:00:00Z"
    assert whole.links == ("https://b.example/",)
    assert whole.declared == (DeclaredSource("provider", "River Radio"),)
    assert whole.title is not None
    assert whole.title.text == "A ferry"


def test_the_date_of_a_change_is_not_that_of_an_entry() -> None:
    content = made.atom(
        f"<title>a</title><summary>{made.LEAD}</summary><updated>2024-05-06</updated>"
    )
    report = read_bytes(content, media_type="application/vnd.headwater.entry+xml")
    assert not report.published.known
    assert report.modified.earliest == "2024-05-06"


@pytest.mark.parametrize(
    ("date", "earliest"),
    [
        ("Mon, 06 May 2024 10:00:00 GMT", "2024-05-06T10:00:00Z"),
        ("Mon, 06 May 2024 10:00:00 +0200", "2024-05-06T08:00:00Z"),
        ("Mon, 06 May 2024 10:00:00", "2024-05-06"),
        ("2024-05-06T23:30:00-05:00", "2024-05-07T04:30:00Z"),
        ("06 May 24 10:00 GMT", "2024-05-06T10:00:00Z"),
        ("0001-01-01T00:00:00Z", None),
        ("9999-12-31T23:59:59Z", None),
        ("yesterday", None),
        ("", None),
        ("2024-13-45", None),
    ],
)
def test_dates_of_entries_are_read_or_unknown(date: str, earliest: str | None) -> None:
    content = made.rss(
        f"<title>a</title><description>{made.LEAD}</description><pubDate>{date}</pubDate>"
    )
    report = read_bytes(content, media_type="application/vnd.headwater.entry+xml")
    assert report.published.earliest == earliest
    assert report.published.basis == ("metadata" if earliest else "none")


def test_a_date_after_the_report_was_received_is_none() -> None:
    content = json.dumps({"text": made.LEAD, "date": "2031-01-01"}).encode()
    receipt = Receipt("fetch", received="2024-05-06T10:00:00Z")
    capture = Capture(
        "a", content, media_type="application/vnd.headwater.record+json", receipt=receipt
    )
    report = read(capture, "r1", ReadSettings())
    assert not report.published.known
    assert any("lies after it was received" in note for note in report.notes)


@pytest.mark.parametrize(
    ("record", "published"),
    [
        ({"text": "a", "timestamp": 1714989600}, "2024-05-06T10:00:00Z"),
        ({"text": "a", "created_at": 1}, None),
        ({"text": "a", "date_published": "1714989600000"}, "2024-05-06T10:00:00Z"),
        ({"text": "a", "pubDate": "2024-05-06"}, "2024-05-06"),
    ],
)
def test_records_date_in_many_ways(record: dict[str, object], published: str | None) -> None:
    report = read_bytes(json.dumps(record), media_type="application/vnd.headwater.record+json")
    assert report.published.earliest == published


def test_a_record_of_schema_org_says_what_it_rests_on() -> None:
    record = {
        "@type": "SatiricalArticle", "headline": made.TITLE, "articleBody": made.LEAD,
        "publisher": {"name": "Lake Post"}, "author": [{"name": "Ann Bo"}],
        "isBasedOn": {"url": "https://a.example/1", "name": "Take one"},
    }  # fmt: skip
    report = read_bytes(json.dumps(record), media_type="application/vnd.headwater.record+json")
    assert (report.outlet, report.author) == ("Lake Post", "Ann Bo")
    assert report.declared == (DeclaredSource("based-on", "Take one", "https://a.example/1"),)
    assert any("satire" in note for note in report.notes)


@pytest.mark.parametrize("content", [b"[1]", b"{", b'{"a": 1}', b"[" * 50_000, b'{"text": ""}'])
def test_a_record_without_words_is_refused(content: bytes) -> None:
    with pytest.raises(ReadError):
        read_bytes(content, media_type="application/vnd.headwater.record+json")


@pytest.mark.parametrize("name", ["warc.warc", "table.csv", "lines.jsonl", "feed.rss"])
def test_what_holds_many_is_named_as_such(name: str) -> None:
    content = {"warc.warc": b"WARC/1.0\r\n", "feed.rss": made.rss("<title>a</title>")}
    with pytest.raises(ReadError, match="not one report; give it by its path"):
        read_bytes(content.get(name, b'{"text": "a"}\n{"text": "b"}'), name)


def test_json_ld_says_what_a_page_rests_on() -> None:
    said = {
        "@type": "NewsArticle", "headline": made.TITLE, "dateModified": "2024-05-07",
        "isBasedOn": ["https://a.example/1", {"@id": "https://a.example/2"}],
        "citation": "The Lake Report", "sourceOrganization": {"name": "River Radio"},
        "dateline": "LUND, May 6.", "datePublished": "2024",
    }  # fmt: skip
    script = f'<script type="application/ld+json">{json.dumps(said)}</script></head>'
    report = read_bytes(made.PAGE.replace("</head>", script), "a.html")
    assert report.declared == (
        DeclaredSource("based-on", None, "https://a.example/1"),
        DeclaredSource("based-on", None, "https://a.example/2"),
        DeclaredSource("cites", "The Lake Report"),
        DeclaredSource("provider", "River Radio"),
    )
    assert report.modified.earliest == "2024-05-07"
    assert report.published.earliest == "2024-05-06"


def test_a_page_that_names_anothers_address_is_based_on_it() -> None:
    head = "<link rel=canonical href='https://other.example/first'></head>"
    content = made.PAGE.replace("</head>", head).encode()
    receipt = Receipt("fetch", url="https://www.lakepost.example/copy")
    report = read(Capture("a.html", content, receipt=receipt), "r1", ReadSettings())
    assert report.url == "https://www.lakepost.example/copy"
    assert report.declared == (DeclaredSource("based-on", None, "https://other.example/first"),)
    same = Receipt("fetch", url="https://m.other.example/first?from=feed")
    report = read(Capture("a.html", content, receipt=same), "r1", ReadSettings())
    assert (report.url, report.declared) == ("https://other.example/first", ())


def test_the_charset_that_a_server_declares_counts() -> None:
    page = f"<html><body><p>{'Zürich ist schön. ' * 20}</p></body></html>".encode("iso-8859-2")
    report = read_bytes(page, "a.html", "text/html; charset=ISO-8859-2")
    assert report.encoding == "iso8859-2 (declared)"
    assert "Zürich" in report.text
