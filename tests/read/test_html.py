"""Pages: text with blank lines, metadata, links; and what hostile pages end in."""

from __future__ import annotations

import json

import pytest

from headwater.errors import ReadError
from headwater.model import Capture, Report
from headwater.read import read
from headwater.read.strip_tags import strip_tags
from headwater.settings import ReadSettings

SENTENCE = "The council said that the bridge will be closed for a week. "
LEAD = (
    "Two people died on Monday when a bridge fell into the lake, police said in a statement that "
    "was read on state radio."
)
SECOND = (
    "The bridge was built in 1971 and had been closed to lorries since May, the roads agency said "
    "in its yearly report."
)


def read_html(page: str | bytes, path: str = "a.html") -> Report:
    content = page if isinstance(page, bytes) else page.encode()
    return read(Capture(path, content), "r1", ReadSettings())


def page_of(head: str = "", body: str = "") -> str:
    return (
        f"<!doctype html><html lang='en-GB'><head><title>Two die as bridge falls | Lake Post"
        f"</title>{head}</head><body><nav><a href='/'>Home</a> <a href='/w'>World</a></nav>"
        f"<article><h1>Two die as bridge falls</h1><p>MWANZA (AFP) - {LEAD}</p>"
        f"<h2>What we know</h2><p>{SECOND} See <a href='https://roads.example/r'>it</a>, or "
        f"<a href='javascript:alert(1)'>not</a>.</p>{body}</article>"
        f"<footer>© 2024 Lake Post</footer></body></html>"
    )


def test_a_page_becomes_paragraphs_with_its_title_first() -> None:
    report = read_html(page_of())
    assert report.extraction == "trafilatura"
    assert report.title is not None
    assert (report.title.text, report.title.start) == ("Two die as bridge falls", 0)
    assert report.dateline is not None
    assert report.dateline.text == "MWANZA (AFP) -"
    assert [b.kind for b in report.blocks] == ["title", "paragraph", "crosshead", "paragraph"]
    assert report.text.count("Two die as bridge falls") == 1
    assert report.links == ("https://roads.example/r",)
    assert report.language == "en"
    assert report.notes == ()


def test_json_ld_says_what_a_page_is() -> None:
    said = {
        "@graph": [
            {"@type": "WebSite", "name": "No"},
            {
                "@type": ["NewsArticle"],
                "headline": "Two die as bridge falls",
                "datePublished": "2024-05-03T10:00:00+02:00",
                "author": [{"@type": "Person", "name": "Ann Bo"}, {"name": "Jo Li"}],
                "publisher": {"name": "Lake Post"},
            },
        ]
    }
    head = f'<script type="application/ld+json">{json.dumps(said)}</script>'
    report = read_html(page_of(head))
    assert (report.outlet, report.outlet_basis) == ("Lake Post", "metadata")
    assert report.author == "Ann Bo, Jo Li"
    assert report.published.earliest == "2024-05-03T08:00:00Z"
    assert report.published.basis == "metadata"


def test_meta_tags_say_it_too() -> None:
    head = (
        "<meta property='og:site_name' content='Lake Post'><meta name=author content='Ann Bo'>"
        "<meta property='article:published_time' content='2024-05-03'>"
        "<link rel=canonical href='https://lakepost.example/2024/05/03/bridge'>"
    )
    report = read_html(page_of(head))
    assert (report.outlet, report.author) == ("Lake Post", "Ann Bo")
    assert report.published.earliest == "2024-05-03"
    assert report.url == "https://lakepost.example/2024/05/03/bridge"


def test_the_address_is_the_last_resort() -> None:
    head = "<link rel=canonical href='https://www.lakepost.example/2024/05/03/bridge'>"
    report = read_html(page_of(head))
    assert (report.outlet, report.outlet_basis) == ("lakepost.example", "url")
    assert report.published.earliest == "2024-05-03"


def test_a_date_of_change_is_not_the_date_of_publication() -> None:
    head = (
        '<script type="application/ld+json">{"@type":"NewsArticle","dateModified":"2024"}</script>'
    )
    assert not read_html(page_of(head)).published.known


@pytest.mark.parametrize("said", ["{", "[" * 50_000, "[1, null]", '{"@type": 7, "author": {}}', ""])
def test_broken_json_ld_is_passed_over(said: str) -> None:
    report = read_html(page_of(f'<script type="application/ld+json">{said}</script>'))
    assert report.title is not None


def test_furniture_that_the_extractor_left_is_marked() -> None:
    report = read_html(page_of(body="<p>Read also: Ferry runs aground in thick fog</p>"))
    assert [f.rule for f in report.furniture] == ["related-link"]


def test_script_in_a_title_stays_words() -> None:
    page = page_of().replace("Two die as bridge falls", "&lt;script&gt;alert(3)&lt;/script&gt;")
    report = read_html(page)
    assert report.title is not None
    assert report.title.text == "<script>alert(3)</script>"


@pytest.mark.parametrize(
    ("depth", "extraction"),
    [(200, "trafilatura"), (300, "trafilatura-huge-tree"), (20_000, "tag-stripping")],
)
def test_deep_pages_keep_their_text(depth: int, extraction: str) -> None:
    page = f"<html><body>{'<div>' * depth}<p>{SENTENCE * 5}</p>{'</div>' * depth}</body></html>"
    report = read_html(page)
    assert SENTENCE.strip() in report.text
    assert report.extraction == extraction
    assert bool(report.notes) == (extraction != "trafilatura")


@pytest.mark.parametrize(
    "page",
    [
        "<html></html>",
        "<html><script>alert(1)</script></html>",
        "<html>" + "<" * 100_000,
        "<html>" + "<!--" * 50_000,
        "<html><p>" + "&" * 100_000,
    ],
)
def test_a_page_without_text_is_an_error(page: str) -> None:
    with pytest.raises(ReadError, match="a page without text"):
        read_html(page)


@pytest.mark.parametrize(
    "page",
    [
        f"<html><p {' '.join(f'a{i}=1' for i in range(100_000))}>{SENTENCE}</p>",
        f"<html><p {' '.join(f'a{i}' for i in range(100_000))}",
        f"<html><table><tr><td colspan=1000000000>{SENTENCE}</td></tr></table>",
        "<html>" + "<table><tr><td>" * 5_000 + SENTENCE,
        "<html>" + "<a" * 100_000,
        "<html>" + "<b>" * 20_000 + SENTENCE,
        "<html>" + "\0" * 1000 + SENTENCE,
    ],
)
def test_hostile_pages_are_read_or_refused(page: str) -> None:
    try:
        report = read_html(page)
    except ReadError:
        report = None
    assert report is None or report.text


def test_tags_are_stripped_in_reading_order() -> None:
    page = (
        "<head><title>x</title></head><style>p{}</style><P>One <b>t</b>wo<br>three</P>&amp; "
        "<!-- no --> four"
    )
    assert strip_tags(page) == "One two\n\nthree\n\n& four"
