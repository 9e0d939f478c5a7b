"""Feeds, tables and lists: each entry is an item of its own, and a bad one costs itself."""

from __future__ import annotations

import contextlib
import gzip
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.acquire import made
from tests.acquire.taking import can_read, names, reasons, take, take_bytes, texts
from tests.steps import count_steps

from headwater.acquire.opening.feeds import open_feed
from headwater.acquire.opening.piece import Bounds, Piece
from headwater.errors import ReadError
from headwater.model import Capture
from headwater.raw.formats import FEED
from headwater.raw.tell import tell_format
from headwater.settings import AcquireSettings

ITEM = f"<title>{made.TITLE}</title><description>{made.LEAD}</description>"
OTHER = f"<title>Other</title><guid>g2</guid><description>{made.SECOND}</description>"


def test_each_entry_of_a_feed_is_an_item(tmp_path: Path) -> None:
    acquired = take_bytes(tmp_path, "a.xml", made.rss(ITEM, OTHER))
    assert names(acquired) == ["a.xml#1", "a.xml#2"]
    assert texts(acquired) == [f"{made.TITLE}\n\n{made.LEAD}", f"Other\n\n{made.SECOND}"]
    receipts = [c.receipt for c in acquired.captures]
    assert [r.method for r in receipts] == ["feed", "feed"]
    assert [r.record for r in receipts] == [None, "g2"]
    assert receipts[0].container_sha256 == receipts[1].container_sha256 is not None


def test_the_same_entry_is_the_same_bytes_on_another_day(tmp_path: Path) -> None:
    def entry(channel: str, *items: str) -> bytes:
        acquired = take_bytes(tmp_path, "a.xml", made.rss(*items, channel=channel))
        return acquired.captures[-1].content

    today = "<title>Lake Post</title><lastBuildDate>Mon, 06 May 2024</lastBuildDate>"
    later = today.replace("06", "07")
    assert entry(today, ITEM) == entry(later, OTHER, ITEM)


@pytest.mark.parametrize(
    "content",
    [
        made.atom(f"<title>{made.TITLE}</title><summary>{made.LEAD}</summary>"),
        made.rss(ITEM).replace(b"rss", b"rdf:RDF"),
        f"<RSS><channel><title>x</title><ITEM>{ITEM}</ITEM></channel></RSS>",
        made.rss(ITEM).replace(b"</item></channel></rss>", b""),
        made.rss(ITEM).replace(b"</title><desc", b"<desc"),
        f"\n\n \ufeff<?xml version='1.0'?><rss><channel><item>{ITEM}</item></channel></rss>",
        made.rss(ITEM).decode().replace("utf-8", "iso-8859-15").encode("iso-8859-15"),
        made.rss(ITEM).decode().encode("utf-16"),
        made.rss("<link/>" + ITEM + "<media:content url='x'/> & &nbsp; &bogus; < 3"),
        made.rss("<![CDATA[ </item> ]]><!-- <item> -->" + ITEM),
        made.rss(ITEM, channel="<title>A <b>&amp;</title><image><title>No</title></image>"),
    ],
)
def test_odd_and_malformed_feeds_are_read(tmp_path: Path, content: bytes | str) -> None:
    acquired = take_bytes(tmp_path, "a.rss", content)
    assert len(acquired.captures) == 1
    (text,) = texts(acquired)
    assert made.TITLE in text
    assert made.LEAD in text


def test_one_broken_entry_costs_itself(tmp_path: Path) -> None:
    feed = made.rss("<title>A</title><description>&lt;p" * 3 + "<<<", OTHER, "<title/>", ITEM)
    acquired = take_bytes(tmp_path, "a.xml", feed)
    assert [can_read(c) for c in acquired.captures][1:] == [True, False, True]
    assert len(acquired.captures) == 4


def test_a_feed_without_entries_says_so(tmp_path: Path) -> None:
    acquired = take_bytes(tmp_path, "a.xml", made.rss())
    assert reasons(acquired) == {"a.xml": "a feed without entries"}
    assert len(acquired.failed) == 1
    assert take(tmp_path).skipped[0].reason == "a feed without entries"


@pytest.mark.parametrize("piece", ["<item>", "<!--", "<![CDATA[", "<item><!-- -->", "<item", "&"])
def test_a_hostile_feed_is_cut_in_linear_time(piece: str) -> None:
    def steps(size: int) -> int:
        content = made.rss((piece * size)[:size])
        bounds = Bounds(10_000_000, AcquireSettings())
        return count_steps(lambda: list(open_feed(Piece("a", io.BytesIO(content)), bounds)))

    assert steps(40_000) < 2.6 * steps(20_000) + 10_000


PARTS = (
    "<item>", "</item>", "<entry>", "<![CDATA[", "]]>", "<!--", "-->", "words ", "<title>", "&",
    "<item/>", "<rss>",
)  # fmt: skip


@given(st.lists(st.sampled_from(PARTS), max_size=30))
def test_any_feed_is_cut_into_feeds_or_refused(parts: list[str]) -> None:
    content = f"<rss><channel><title>x</title>{''.join(parts)}".encode()
    assert tell_format(content, "a") is FEED
    found = open_feed(Piece("a", io.BytesIO(content)), Bounds(10_000, AcquireSettings()))
    with contextlib.suppress(ReadError):
        assert all(isinstance(i, Capture) and i.content.startswith(b"<rss") for i in found)


JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Lake Post",
    "language": "en",
    "authors": [{"name": "Ann Bo"}],
    "items": [
        {"id": "1", "url": "https://a.example/1", "title": made.TITLE, "content_html": made.LEAD},
        {"id": "2", "content_text": made.SECOND, "authors": [{"name": "Jo Li"}]},
        {"id": "3"},
        "not an object",
    ],
}


def test_a_json_feed_is_a_feed(tmp_path: Path) -> None:
    acquired = take_bytes(tmp_path, "a.json", json.dumps(JSON_FEED))
    assert names(acquired) == ["a.json#1", "a.json#2"]
    assert texts(acquired) == [f"{made.TITLE}\n\n{made.LEAD}", made.SECOND]
    assert set(reasons(acquired)) == {"a.json#3", "a.json#4"}
    assert all(c.receipt.method == "feed" for c in acquired.captures)


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ({"headline": "A", "body": made.LEAD}, 1),
        ([{"title": "A", "text": made.LEAD}, {"title": "B", "text": made.SECOND}], 2),
        ({"status": "ok", "articles": [{"title": "A", "description": made.LEAD}]}, 1),
        (json.loads(made.ninjs()), 1),
        ([json.loads(made.ninjs()), json.loads(made.ninjs())], 2),
        ({"a": 1}, 0),
        ([1, 2], 0),
        ([], 0),
        ({"schema": "headwater/dossier/1", "reports": [{"id": "r1", "title": None}]}, 0),
        ({"type": "FeatureCollection", "features": [{"type": "Feature"}]}, 0),
    ],
)
def test_json_is_read_where_it_holds_reports(tmp_path: Path, said: object, count: int) -> None:
    acquired = take_bytes(tmp_path, "a.json", json.dumps(said))
    assert len(acquired.captures) == count
    assert bool(acquired.failed) is (count == 0)
    assert all(can_read(c) for c in acquired.captures)


@pytest.mark.parametrize(
    "content", ['{"a": ', "[" * 100_000, '{"a": 1} trailing', '{"text": 1e999}']
)
def test_broken_json_is_one_line(tmp_path: Path, content: str) -> None:
    acquired = take_bytes(tmp_path, "a.json", content)
    assert len(acquired.failed) == 1


def test_each_line_of_json_is_an_item(tmp_path: Path) -> None:
    lines = [
        json.dumps({"title": "A", "text": made.LEAD, "published": "2024-05-06"}),
        "",
        "{broken",
        '{"no": "words"}',
        json.dumps({"text": made.SECOND}),
    ]
    acquired = take_bytes(tmp_path, "a.jsonl", "\n".join(lines))
    assert names(acquired) == ["a.jsonl#1", "a.jsonl#5"]
    assert set(reasons(acquired)) == {"a.jsonl#3", "a.jsonl#4"}
    packed = take_bytes(tmp_path, "b.jsonl.gz", gzip.compress("\n".join(lines).encode()))
    assert names(packed) == ["b.jsonl.gz#1", "b.jsonl.gz#5"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_each_row_of_a_table_is_an_item(tmp_path: Path, delimiter: str) -> None:
    rows = [
        ["Headline", "Body", "URL", "Source", "Date"],
        [made.TITLE, f'"{made.LEAD}\n\n{made.SECOND}"', "https://a.example/1", "Lake Post", "2024"],
        ["", "", "", "", ""],
        ["B", "", "", "", ""],
        ["C", made.SECOND.replace(",", " "), "", "", ""],
        ["D", "x", "", "", "", "too", "many"],
    ]
    content = "\r\n".join(delimiter.join(row) for row in rows)
    acquired = take_bytes(tmp_path, "a.csv", "\ufeff" + content)
    assert names(acquired) == ["a.csv#1", "a.csv#4"]
    assert reasons(acquired) == {
        "a.csv#3": "a row without a text",
        "a.csv#5": "a row of 7 cells below 5 columns; mend the row",
    }
    assert texts(acquired)[0] == f"{made.TITLE}\n\n{made.LEAD}\n\n{made.SECOND}"


def test_a_table_larger_than_a_report_is_read_as_a_stream(tmp_path: Path) -> None:
    row = f'"{made.LEAD}"\n'
    acquired = take_bytes(tmp_path, "a.csv", "text\n" + row * 5_000)
    assert len(acquired.captures) == 5_000


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"a,b\n1,2\n", "a table without a column of words; name one text, body or content"),
        (b"", "a table without a column of words; name one text, body or content"),
        (b'text\n"never closed' + b"x" * 300_000, "larger than 200,000 bytes"),
        (b"text\n" + b"\xff\xfe\x00" * 100, "no charset fits"),
    ],
)
def test_what_is_no_table_of_reports_says_so(tmp_path: Path, content: bytes, reason: str) -> None:
    acquired = take_bytes(tmp_path, "a.csv", content)
    assert acquired.captures == ()
    assert reason.split(",", maxsplit=1)[0] in acquired.failed[0].reason


def test_a_table_in_a_folder_without_words_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(made.LEAD)
    (tmp_path / "table.csv").write_text("a,b\n1,2\n")
    (tmp_path / "map.xml").write_text("<?xml version='1.0'?><kml/>")
    (tmp_path / "data.json").write_text('{"a": 1}')
    acquired = take(tmp_path)
    assert names(acquired) == ["a.txt"]
    assert acquired.failed == ()
    assert len(acquired.skipped) == 3


def test_a_news_message_has_items(tmp_path: Path) -> None:
    message = (
        '<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>'
        f"{made.newsml()}<packageItem guid='p'/>{made.newsml(status='stat:canceled')}"
        "</itemSet></newsMessage>"
    )
    acquired = take_bytes(tmp_path, "a.xml", message)
    assert names(acquired) == ["a.xml#1", "a.xml#3"]
    assert reasons(acquired) == {"a.xml#2": "a package of items, not a report"}
    assert all(made.LEAD in text for text in texts(acquired))


def test_a_place_gives_no_more_than_its_bound(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text((json.dumps({"text": made.LEAD}) + "\n") * 20)
    acquired = take(path, bounds=AcquireSettings(max_items=5))
    assert len(acquired.captures) == 5
    assert "more than 5 items (acquire.max_items)" in acquired.failed[0].reason


def test_a_sitemap_tells_the_addresses_of_saved_files(tmp_path: Path) -> None:
    site = tmp_path / "site" / "lakepost.example"
    (site / "2024").mkdir(parents=True)
    (site / "2024" / "ferry.html").write_text(made.PAGE)
    (site / "index.html").write_text(made.PAGE.replace("ferry", "boat"))
    (tmp_path / "secret.html").write_text(made.PAGE)
    sitemap = tmp_path / "site" / "sitemap.xml"
    sitemap.write_text(
        "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' "
        "xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'>"
        "<url><loc>https://lakepost.example/2024/ferry</loc><lastmod>2024-06-01</lastmod>"
        "<news:news><news:publication><news:name>Lake Post</news:name></news:publication>"
        "<news:publication_date>2024-05-06</news:publication_date></news:news></url>"
        "<url><loc>https://lakepost.example/</loc></url>"
        "<url><loc>https://lakepost.example/gone</loc></url>"
        "<url><loc>https://../secret.html</loc></url>"
        "<url><loc>https://lakepost.example/%2e%2e/%2e%2e/secret.html</loc></url></urlset>"
    )
    for place in (tmp_path / "site", sitemap):
        acquired = take(place)
        found = {Path(c.path).name: c.metadata for c in acquired.captures}
        assert set(found) == {"ferry.html", "index.html"}
        assert found["ferry.html"].url == "https://lakepost.example/2024/ferry"
        assert (found["ferry.html"].outlet, found["ferry.html"].published) == (
            "Lake Post",
            "2024-05-06",
        )
        said = [o.reason for o in acquired.skipped]
        assert said.count("listed, but not saved here") == 3
        assert "a sitemap; it gave 2 of the files beside it their addresses" in said
