"""Whatever stands in a report, the page stays a page: nothing runs, nothing is fetched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html
from tests.render.factory import make_dossier, spoil

from headwater.dossier.addresses import safe_url
from headwater.render.page import render_page

PAYLOADS = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</svg></desc></text><svg onload=alert(1)>",
    "<img src=x onerror=alert(1)>",
    '"><img src="https://evil.example/x.png">',
    "' onmouseover='alert(1)",
    '" autofocus onfocus="alert(1)" x="',
    "javascript:alert(1)//",
    "JaVaScRiPt:alert(1)//",
    "java\tscript:alert(1)//",
    "\x01javascript:alert(1)//",
    "data:text/html,<script>alert(1)</script>",
    "https://news.example/\"onclick='alert(1)'",
    "//evil.example/",
    "<iframe src=https://evil.example></iframe>",
    "<base href=https://evil.example/>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<object data=https://evil.example></object><embed src=https://evil.example>",
    "<form action=https://evil.example><input autofocus onfocus=alert(1)></form>",
    "<style>@import 'https://evil.example/x.css'</style>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<svg><use href='https://evil.example/x.svg#a'/></svg>",
    "<math><mtext><img src=x onerror=alert(1)></mtext></math>",
    "{{ 7 * 7 }}{% raw %}{{ dossier }}",
    "<!--", "-->", "]]>", "<![CDATA[", "&#60;script&#62;alert(1)&#60;/script&#62;",
    "\u202ecod.exe\u202c", "\ud800", "\x00\x1b[2J\x1b]0;owned\x07", "\u2028\u2029",
)  # fmt: skip
ALLOWED_TAGS = {
    "a", "b", "bdi", "blockquote", "body", "caption", "circle", "code", "dd", "del", "desc",
    "details", "div", "dl", "dt", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "head",
    "header", "html", "ins", "li", "line", "main", "mark", "meta", "nav", "ol", "p", "path",
    "polygon", "q", "rect", "section", "span", "strong", "style", "summary", "sup", "svg", "table",
    "tbody", "td", "text", "th", "thead", "title", "tr", "ul",
}  # fmt: skip
FETCHING = {"action", "background", "cite", "data", "formaction", "ping", "poster", "src", "srcset"}


def assert_inert(page: str) -> None:
    tree = html.document_fromstring(page)
    assert not list(tree.iter(etree.Comment, etree.ProcessingInstruction))
    for element in tree.iter():
        assert element.tag in ALLOWED_TAGS
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on"), (element.tag, name)
            assert name.lower() not in {*FETCHING, "style", "xlink:href"}, (element.tag, name)
            if name == "href":
                assert element.tag == "a"
                assert value.startswith(("#", "https://", "http://")), value
                if not value.startswith("#"):
                    assert element.get("rel") == "noreferrer noopener"
    assert len(tree.findall(".//style")) == 1
    assert [m.get("http-equiv") for m in tree.findall(".//meta") if m.get("http-equiv")] == [
        "Content-Security-Policy"
    ]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_payload_in_every_field_is_inert(payload: str) -> None:
    page = render_page(spoil(make_dossier(), payload))
    assert_inert(page)
    page.encode("utf-8")


@given(st.text(max_size=40))
def test_any_text_in_every_field_is_inert(payload: str) -> None:
    page = render_page(spoil(make_dossier(), payload))
    assert_inert(page)
    assert not any("\u202a" <= char <= "\u202e" or char in "\x00\x1b" for char in page)


def test_payload_is_shown_as_text() -> None:
    page = render_page(spoil(make_dossier(), "<script>alert(1)</script>"))
    shown = html.document_fromstring(page).text_content()
    assert "<script>alert(1)</script>4 metres" not in page
    assert "<script>alert(1)</script>" in shown


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "file:///etc/hosts",
        "//news.example/a",
        "/a",
        "https:",
        "https://",
        "https://[",
        "ht\ntps://news.example",
        "https://news.example/\u202egnp.exe",
        " https://news.example",
        None,
    ],
)
def test_address_that_nobody_should_follow_is_no_link(url: str | None) -> None:
    assert safe_url(url) is None


@pytest.mark.parametrize("url", ["https://news.example/a?b=c&d#e", "http://127.0.0.1:80/"])
def test_plain_address_is_a_link(url: str) -> None:
    assert safe_url(url) == url
