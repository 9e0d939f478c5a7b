"""Fetching: politely, within bounds, kept whole, and never from where it must not."""

from __future__ import annotations

import gzip
import io
import socket
import ssl
import struct
import threading
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest
from tests.acquire import made
from tests.acquire.serving import (
    HOST,
    NO_ROBOTS,
    Server,
    certificates,
    endless,
    page,
    redirect,
    serving,
    trickle,
)
from tests.acquire.taking import take, texts
from warcio.archiveiterator import ArchiveIterator

from headwater.acquire.fetch.addresses import is_public
from headwater.acquire.fetch.connect import make_proxy
from headwater.acquire.fetch.fetcher import Fetcher
from headwater.acquire.fetch.robots import read_robots
from headwater.acquire.fetch.rules import Rules
from headwater.acquire.fetch.target import parse_target
from headwater.acquire.warc import read_records
from headwater.errors import ReadError, SettingsError
from headwater.settings import AcquireSettings

QUICK = AcquireSettings(timeout_seconds=0.4, pause_seconds=0.0)


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def test_a_page_comes_with_what_is_known_of_it(server: Server) -> None:
    server.answers["/a?b=%C3%A9"] = page(made.PAGE, kind="text/html; charset=utf-8", ETag='"1"')
    fetched = Fetcher(server.rules())(server.url("/a?b=é#top"))
    assert fetched.content == made.PAGE.encode()
    assert fetched.media_type == "text/html; charset=utf-8"
    assert (fetched.received, fetched.etag) == ("2024-05-07T08:00:00Z", '"1"')
    assert fetched.url == server.url("/a?b=%C3%A9")
    assert server.asked() == ["/robots.txt", "/a?b=%C3%A9"]


def test_a_request_tells_nothing_of_who_asks(server: Server) -> None:
    server.answers["/a"] = page(Set_Cookie="id=1")
    server.answers["/b"] = page()
    fetcher = Fetcher(server.rules())
    fetcher(server.url("/a"))
    fetcher(server.url("/b"))
    for request in server.requests:
        lowered = request.lower()
        assert b"cookie" not in lowered
        assert b"referer" not in lowered
        assert lowered.startswith(b"get ")
        assert f"host: lake.example:{server.port}".encode() in lowered


@pytest.mark.parametrize(
    ("body", "coding"),
    [
        (gzip.compress(made.PAGE.encode()), "gzip"),
        (brotli.compress(made.PAGE.encode()), "br"),
        (made.PAGE.encode(), "identity"),
    ],
)
def test_bodies_are_unpacked(server: Server, body: bytes, coding: str) -> None:
    server.answers["/"] = page(body, Content_Encoding=coding)
    assert Fetcher(server.rules())(server.url()).content == made.PAGE.encode()


def test_a_chunked_body_is_put_together(server: Server) -> None:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html\r\n\r\n"
    server.answers["/"] = head + b"5\r\nwords\r\n6\r\n again\r\n0\r\n\r\n"
    assert Fetcher(server.rules())(server.url()).content == b"words again"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (page("gone", "404 Not Found"), "the server answered 404 Not Found"),
        (page("", "500 \x1b[31mred"), "the server answered 500"),
        (page("a" * 200_000), "larger than 100,000 bytes"),
        (page(gzip.compress(b"A" * 50_000_000), Content_Encoding="gzip"), "unpacks to more than"),
        (page("cut short").replace(b"Length: 9", b"Length: 99"), "broke off before its end"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab", "broke off"),
        (b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 500 + b"\r\n", "does not answer as a web server"),
        (b"HTTP/1.1 200 OK\r\nA: " + b"b" * 100_000 + b"\r\n\r\n", "does not answer as a web"),
        (b"SSH-2.0-nonsense\r\n", "does not answer as a web server"),
        (b"", "does not answer as a web server"),
        (redirect(""), "a redirect that leads nowhere"),
        (redirect("/"), "more than 5 redirects"),
        (redirect("file:///etc/passwd"), "file address: only http and https"),
        (redirect("gopher://lake.example/"), "gopher address"),
        (redirect("http://u:p@lake.example/"), "a user name in it"),
        (redirect("http://lake.example:22/"), "port 22"),
        (redirect("http://[::1"), "leads nowhere"),
    ],
)
def test_what_cannot_be_had_is_one_line(server: Server, answer: bytes, reason: str) -> None:
    server.answers["/"] = answer
    with pytest.raises(ReadError) as error:
        Fetcher(server.rules())(server.url())
    assert reason in str(error.value)
    assert str(error.value).isprintable()


def test_a_server_that_never_ends_is_left(server: Server) -> None:
    server.answers["/"] = endless
    with pytest.raises(ReadError, match=r"larger than 100,000 bytes"):
        Fetcher(server.rules())(server.url())
    server.answers["/"] = trickle
    with pytest.raises(ReadError, match=r"not had within 0\.4 s"):
        Fetcher(server.rules(settings=QUICK))(server.url())


def test_redirects_are_followed_and_the_last_address_counts(server: Server) -> None:
    server.answers["/a"] = redirect("/b", "301 Moved Permanently")
    server.answers["/b"] = redirect(server.url("/c", host="other.example"), "308 x")
    server.answers["/c"] = page("words")
    fetched = Fetcher(server.rules())(server.url("/a"))
    assert fetched.url == server.url("/c", host="other.example")
    # The other host's robots.txt was asked, too.
    assert server.asked() == ["/robots.txt", "/a", "/b", "/robots.txt", "/c"]


def test_robots_are_respected(server: Server) -> None:
    server.answers["/robots.txt"] = page(
        "User-agent: *\nDisallow: /\n\nUser-agent: headwater\nDisallow: /closed\nCrawl-delay: 7\n",
        kind="text/plain",
    )
    server.answers["/open"] = page()
    server.answers["/go"] = redirect("/closed/a")
    waited: list[float] = []
    now = [100.0]

    def sleep(seconds: float) -> None:
        waited.append(seconds)
        now[0] += seconds

    fetcher = Fetcher(server.rules(sleep=sleep, clock=lambda: now[0]))
    fetcher(server.url("/open"))
    for path in ("/closed/a", "/go"):
        with pytest.raises(ReadError, match="asks not to fetch it"):
            fetcher(server.url(path))
    assert "/closed/a" not in server.asked()
    assert waited == [7.0]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (page("", "503 Busy"), "cannot be had (the server answered 503)"),
        (b"nonsense", "cannot be had ("),
        (page("User-agent: *\nCrawl-delay: 900"), "asks for pauses of 900 s"),
    ],
)
def test_a_site_whose_rules_cannot_be_kept_is_not_fetched(
    server: Server, answer: bytes, reason: str
) -> None:
    server.answers["/robots.txt"] = answer
    with pytest.raises(ReadError) as error:
        Fetcher(server.rules())(server.url())
    assert reason in str(error.value)
    assert "/" not in server.asked()


def test_a_host_is_spared(server: Server) -> None:
    server.answers["/"] = page()
    waited: list[float] = []
    settings = AcquireSettings(pause_seconds=2.0)
    fetcher = Fetcher(server.rules(sleep=waited.append, clock=lambda: 50.0, settings=settings))
    fetcher(server.url())
    fetcher(server.url())
    assert waited == [2.0, 2.0]
    fetcher(server.url(host="other.example"))
    assert waited == [2.0, 2.0, 2.0]


def test_the_whole_exchange_is_kept_as_it_was(server: Server) -> None:
    chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nwords\r\n0\r\n\r\n"
    server.answers["/"] = redirect("/page")
    server.answers["/page"] = chunked
    server.answers["/large"] = page("a" * 150_000)
    kept = io.BytesIO()
    fetcher = Fetcher(server.rules(), kept.write)
    fetched = fetcher(server.url())
    with pytest.raises(ReadError):
        fetcher(server.url("/large"))
    records = list(read_records(io.BytesIO(kept.getvalue()), 1_000_000))
    answers = [r for r in records if r.kind == "response"]
    assert [r.headers["warc-target-uri"] for r in answers] == [
        server.url("/robots.txt"), server.url(), server.url("/page"), server.url("/large")
    ]  # fmt: skip
    assert answers[2].block == chunked
    assert answers[2].headers["warc-record-id"] == fetched.record
    assert answers[2].headers["warc-ip-address"] == HOST
    assert answers[3].headers["warc-truncated"] == "length"
    requests = [r.block for r in records if r.kind == "request"]
    assert requests == server.requests
    iterator = ArchiveIterator(io.BytesIO(kept.getvalue()), check_digests="raise")
    assert [r.content_stream().read() for r in iterator][4] == b"words"


def test_what_is_fetched_is_acquired_like_a_file(server: Server, tmp_path: Path) -> None:
    server.answers["/a"] = page(made.PAGE)
    server.answers["/feed"] = page(
        made.rss(f"<title>A</title><description>{made.LEAD}</description>"),
        kind="application/rss+xml",
    )
    fetcher = Fetcher(server.rules())
    places = [server.url("/a"), server.url("/feed"), server.url("/gone"), server.url("/a#again")]
    acquired = take(*places, fetch=fetcher)
    assert len(acquired.captures) == 2
    assert made.LEAD in texts(acquired)[0]
    capture = acquired.captures[0]
    assert (capture.path, capture.receipt.method) == (server.url("/a"), "fetch")
    assert (capture.receipt.url, capture.receipt.received) == (
        server.url("/a"),
        "2024-05-07T08:00:00Z",
    )
    assert "was fetched and not kept" in capture.notes[0]
    assert acquired.skipped[0].reason == f"given twice, as {server.url('/a')} too"
    assert acquired.failed[0].reason == "the server answered 404 Not Found"


def test_nothing_is_fetched_unless_it_is_asked_for() -> None:
    acquired = take("https://lake.example/a")
    assert acquired.failed[0].reason == "an address: nothing is fetched without --fetch"


def test_a_page_is_had_only_if_it_changed(server: Server) -> None:
    def answer(request: bytes, connection: socket.socket) -> None:
        same = b'If-None-Match: "1"' in request
        connection.sendall(page("", "304 Not Modified") if same else page("words", ETag='"1"'))

    server.answers["/"] = answer
    fetcher = Fetcher(server.rules())
    assert fetcher.fetch_changed(server.url(), {}) is not None
    assert fetcher.fetch_changed(server.url(), {"If-None-Match": '"1"'}) is None
    changed = fetcher.fetch_changed(server.url(), {"If-None-Match": '"0"\r\nEvil: 1'})
    assert changed is not None
    assert b"Evil" not in server.requests[-1]


# What must never be reached. Each leads, one way or another, to this machine or the network around.
TARGETS = """
http://127.0.0.1/ http://127.1/ http://2130706433/ http://0x7f000001/ http://0177.0.0.1/
http://017700000001/ http://0x7f.0.0.1/ http://[::1]/ http://[::ffff:127.0.0.1]/
http://[::ffff:7f00:1]/ http://[64:ff9b::7f00:1]/ http://[2002:7f00:1::]/ http://0.0.0.0/ http://0/
http://169.254.169.254/latest/meta-data/ http://2852039166/ http://[fd00:ec2::254]/
http://[::ffff:169.254.169.254]/ http://100.100.100.200/ http://192.168.0.1/ http://10.0.0.1/
http://172.16.0.1/ http://100.64.0.1/ http://224.0.0.1/ http://255.255.255.255/ http://[fe80::1]/
http://127.0.0.1./ http://127.0.0.1%2f@lake.example/ http://1.2.3.4.5/ http://lake.example@127.0.0.1/
http://\u2460\u2461\u2466.0.0.1/ http://127\u30020\u30020\u30021/ http://localhost/
http://metadata.internal/ ftp://127.0.0.1/ file:///etc/passwd gopher://127.0.0.1/ dict://127.0.0.1/
http:///a http://:80/ http://[::1%25lo]/
""".split()
FIRST = "lake.example"
NAMES = {"localhost": "127.0.0.1", "metadata.internal": "169.254.169.254"}


def on_port(url: str, port: int) -> str:
    """The address with a port, so that only the address could keep it from being reached."""
    scheme, _, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}://{host}:{port}{slash}{path}" if host and ":80" not in host else url


@pytest.mark.parametrize("url", TARGETS)
def test_what_must_not_be_reached_is_not(url: str) -> None:
    with serving() as server:
        rules = server.rules(
            is_allowed=is_public,
            ports=frozenset({80, server.port}),
            resolve=lambda host, port: (NAMES.get(host, "127.0.0.1"),),
        )
        for tried in (url, on_port(url, server.port)):
            with pytest.raises(ReadError):
                Fetcher(rules)(tried)
        assert server.connections == 0


@pytest.mark.parametrize("url", [t for t in TARGETS if "[::1" not in t])
def test_a_redirect_leads_nowhere_that_must_not_be_reached(url: str) -> None:
    # The first server is the only one that may be reached; the second must never be.
    with serving(host="::1") as first, serving() as target:
        rules = first.rules(
            resolve=lambda host, port: (NAMES.get(host, "::1" if host == FIRST else HOST),),
            is_allowed=lambda address: address == "::1",
            ports=frozenset({80, first.port, target.port}),
        )
        for place in (url, on_port(url, target.port)):
            first.answers["/"] = redirect(place)
            with pytest.raises(ReadError):
                Fetcher(rules)(first.url(host=FIRST))
        assert {"/robots.txt", "/"} <= set(first.asked()) <= {"/robots.txt", "/", "/a"}
        assert target.connections == 0


def test_a_name_is_resolved_once_and_connected_to_where_it_was_checked(server: Server) -> None:
    server.answers["/"] = page()
    answers = iter([(HOST,), ("10.0.0.1",)])
    asked: list[str] = []

    def resolve(host: str, port: int) -> tuple[str, ...]:
        asked.append(host)
        return next(answers)

    # robots.txt is had from the first address; when the name has moved, the page is not.
    with pytest.raises(ReadError, match=r"leads to 10\.0\.0\.1"):
        Fetcher(server.rules(resolve=resolve))(server.url())
    assert asked == ["lake.example", "lake.example"]
    assert server.asked() == ["/robots.txt"]


def test_one_bad_address_among_good_ones_is_enough(server: Server) -> None:
    rules = server.rules(resolve=lambda host, port: (HOST, "169.254.169.254"))
    with pytest.raises(ReadError, match=r"leads to 169\.254\.169\.254"):
        Fetcher(rules)(server.url())
    assert server.connections == 0


def test_only_the_ports_of_the_web_are_connected_to() -> None:
    with serving() as server:
        for url in (server.url(), "http://lake.example:22/", "https://lake.example:8443/"):
            with pytest.raises(ReadError, match="only ports 80 and 443"):
                Fetcher(Rules(resolve=lambda host, port: (HOST,)))(url)
        assert server.connections == 0


def test_tls_is_checked_against_the_name_that_was_asked_for(tmp_path: Path) -> None:
    context, trusted = certificates(tmp_path)
    with serving(context) as server:
        server.answers["/"] = page("safe words")
        rules = server.rules(make_tls=lambda: ssl.create_default_context(cafile=str(trusted)))
        assert Fetcher(rules)(server.url(scheme="https")).content == b"safe words"
        with pytest.raises(ReadError, match=r"no safe connection to other\.example"):
            Fetcher(rules)(server.url(host="other.example", scheme="https"))
        with pytest.raises(ReadError, match="no safe connection"):
            Fetcher(server.rules())(server.url(scheme="https"))


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://a" + "b" * 9_000, "more than 8,000 characters"),
        ("lake.example", "no address: only http"),
        ("http://a b.example/", "is no name of a host"),
        ("http://lake.example:99999/", "no address ("),
        ("http://\udc80.example/", "is no name"),
    ],
)
def test_what_is_no_address_says_so(url: str, reason: str) -> None:
    with pytest.raises(ReadError) as error:
        parse_target(url)
    assert reason in str(error.value)


@pytest.mark.parametrize("proxy", ["lake.example", "ftp://a:1", "socks5://", "http://a:b:c"])
def test_a_proxy_is_an_address_of_one(proxy: str) -> None:
    with pytest.raises(SettingsError, match="is no proxy; give one such as"):
        make_proxy(proxy)


def socks_proxy(connections: list[tuple[str, int]], server: Server) -> Iterator[str]:
    """A SOCKS5 proxy on this machine that takes every name to the test's server."""
    with socket.create_server((HOST, 0)) as listener:
        listener.settimeout(0.05)
        stop = threading.Event()

        def serve() -> None:
            while not stop.is_set():
                try:
                    inner, _ = listener.accept()
                except TimeoutError:
                    continue
                with inner, socket.create_connection((HOST, server.port)) as outer:
                    inner.recv(262)
                    inner.sendall(b"\x05\x00")
                    asked = inner.recv(262)
                    name = asked[5 : 5 + asked[4]].decode()
                    connections.append((name, struct.unpack(">H", asked[-2:])[0]))
                    inner.sendall(b"\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00")
                    outer.sendall(inner.recv(65_536))
                    while answer := outer.recv(65_536):
                        inner.sendall(answer)

        thread = threading.Thread(target=serve)
        thread.start()
        yield f"socks5h://{HOST}:{listener.getsockname()[1]}"
        stop.set()
        thread.join()


def test_a_proxy_resolves_the_names_itself(server: Server) -> None:
    server.answers["/"] = page("through the proxy")
    connections: list[tuple[str, int]] = []

    def resolve(host: str, port: int) -> tuple[str, ...]:
        raise AssertionError(f"{host} was resolved here, where anybody could see it")

    for proxy in socks_proxy(connections, server):
        rules = server.rules(proxy=proxy, resolve=resolve)
        assert Fetcher(rules)(server.url()).content == b"through the proxy"
        for url in (
            "http://127.0.0.2/",
            "http://2130706434/",
            "http://printer.local/",
            "http://a/",
        ):
            with pytest.raises(ReadError, match="it is not fetched"):
                Fetcher(server.rules(proxy=proxy, resolve=resolve, ports=frozenset({80})))(url)
    assert connections == [("lake.example", server.port)] * 2


@pytest.mark.parametrize(
    ("status", "content", "allowed"),
    [
        (200, b"", True),
        (200, b"User-agent: *\nDisallow: /", False),
        (200, b"\xff\xfe\x00nonsense" * 100, True),
        (404, b"User-agent: *\nDisallow: /", True),
        (500, b"", False),
        (301, b"", False),
    ],
)
def test_rules_are_read_as_the_standard_says(status: int, content: bytes, allowed: bool) -> None:
    assert read_robots(status, content, "Headwater").allows("http://a/b", "Headwater") is allowed


def test_no_robots_file_is_no_rule() -> None:
    assert NO_ROBOTS.startswith(b"HTTP/1.1 404")
