"""Watching: no entry twice, changed words again, nothing lost, and no error ends it."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.acquire import made
from tests.acquire.serving import Server, page, serving
from tests.acquire.taking import can_read, take, texts

from headwater.acquire.feed_state import FeedStateFile
from headwater.acquire.fetch.fetcher import Fetcher
from headwater.acquire.watch import FeedState, Look, Watcher, look_at, watch
from headwater.cli import main
from headwater.errors import ReadError, SettingsError
from headwater.model import Capture
from headwater.store import open_case


class Memory:
    """A state of feeds that is forgotten with the test."""

    def __init__(self) -> None:
        """Nothing is remembered yet."""
        self.feeds: dict[str, FeedState] = {}

    def get(self, feed: str) -> FeedState:
        """What is remembered of a feed."""
        return self.feeds.get(feed, FeedState())

    def put(self, feed: str, state: FeedState) -> None:
        """Remember it."""
        self.feeds[feed] = state


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


class Desk:
    """A watcher over one server with what it added."""

    def __init__(self, server: Server, *, pages: bool = False) -> None:
        """A desk with an empty memory."""
        self.added: list[Capture] = []
        self.state = Memory()
        fetcher = Fetcher(server.rules())
        self.watcher = Watcher(
            self.added.append, self.state, fetcher.fetch_changed, fetcher if pages else None
        )
        self.feed = server.url("/feed")

    def look(self) -> Look:
        """One look at the feed."""
        return look_at(self.feed, self.watcher)


def entry(number: int, words: str = made.LEAD) -> str:
    return (
        f"<title>Entry {number}</title><guid isPermaLink='false'>id-{number}</guid>"
        f"<link>https://lake.example/{number}?utm_source=rss</link><description>{words}</description>"
    )


def feed(*entries: str, build: str = "1") -> bytes:
    channel = f"<title>Lake Post</title><lastBuildDate>{build}</lastBuildDate>"
    return page(made.rss(*entries, channel=channel), kind="application/rss+xml")


def test_no_entry_is_taken_twice(server: Server) -> None:
    desk = Desk(server)
    server.answers["/feed"] = feed(entry(1), entry(2))
    assert len(desk.look().added) == 2
    server.answers["/feed"] = feed(entry(3), entry(1), entry(2), build="2")
    assert desk.look().added == (f"{desk.feed}#1",)
    assert desk.look().added == ()
    assert all(can_read(capture) for capture in desk.added)
    assert desk.added[-1].receipt.record == "id-3"


def test_an_entry_with_other_words_is_taken_again(server: Server) -> None:
    desk = Desk(server)
    server.answers["/feed"] = feed(entry(1))
    desk.look()
    # Counters, dates and markup may change; the words are what counts.
    changed = entry(1).replace("<title>", "<comments>7</comments><pubDate>now</pubDate><title>")
    server.answers["/feed"] = feed(changed)
    assert desk.look().added == ()
    server.answers["/feed"] = feed(entry(1, made.LEAD.replace("Monday", "Tuesday")))
    assert len(desk.look().added) == 1
    assert len(desk.added) == 2


def test_entries_with_one_id_for_all_are_told_apart(server: Server) -> None:
    desk = Desk(server)
    same = [entry(1, words).replace("Entry 1", words) for words in (made.LEAD, made.SECOND)]
    server.answers["/feed"] = feed(*same)
    assert len(desk.look().added) == 2
    assert desk.look().added == ()


def test_a_feed_that_has_not_changed_is_not_sent_again(server: Server) -> None:
    def answer(request: bytes, connection: socket.socket) -> None:
        known = b'If-None-Match: "v1"' in request and b"If-Modified-Since: Mon" in request
        headers = {"ETag": '"v1"', "Last_Modified": "Mon, 06 May 2024 10:00:00 GMT"}
        body = made.rss(entry(1))
        connection.sendall(page("", "304 x") if known else page(body, **headers))

    server.answers["/feed"] = answer
    desk = Desk(server)
    assert not desk.look().unchanged
    assert desk.look().unchanged
    assert len(desk.added) == 1


def test_what_fails_is_said_and_tried_again(server: Server) -> None:
    desk = Desk(server)
    assert desk.look().failed[0].reason == "the server answered 404 Not Found"
    server.answers["/feed"] = page(made.PAGE, ETag='"1"')
    assert desk.look().failed[0].reason.startswith("no feed; give the address")
    server.answers["/feed"] = feed(entry(1))

    def refuse(capture: Capture) -> None:
        raise ReadError("the case is full")

    full = Watcher(refuse, desk.state, desk.watcher.ask)
    look = look_at(desk.feed, full)
    assert (look.added, look.failed[0].reason) == ((), "the case is full")
    assert desk.state.get(desk.feed).etag is None
    assert len(desk.look().added) == 1


def test_pages_stand_for_their_entries(server: Server) -> None:
    desk = Desk(server, pages=True)
    links = [server.url("/1"), server.url("/gone"), server.url("/list")]
    entries = [
        f"<title>E{n}</title><link>{link}</link><description>{made.SECOND}</description>"
        for n, link in enumerate(links)
    ]
    server.answers["/feed"] = feed(*entries)
    server.answers["/1"] = page(made.PAGE)
    server.answers["/list"] = feed(entry(8), entry(9))
    look = desk.look()
    assert look.added == (links[0], f"{desk.feed}#2", f"{desk.feed}#3")
    assert desk.added[0].receipt.url == links[0]
    assert any("404 Not Found" in note for note in desk.added[1].notes)
    assert any("not one report" in note for note in desk.added[2].notes)
    assert desk.look().added == ()


def test_a_watch_goes_round_until_there_is_no_more_waiting(server: Server) -> None:
    desk = Desk(server)
    server.answers["/feed"] = feed(entry(1))
    rounds = iter([True, True, False])
    feeds = [desk.feed, desk.feed, server.url("/other")]
    looks = list(watch(feeds, desk.watcher, lambda: next(rounds)))
    assert [look.feed for look in looks] == [desk.feed, server.url("/other")] * 3
    assert sum(len(look.added) for look in looks) == 1
    assert all(look.failed for look in looks[1::2])


def test_a_feed_is_an_address(server: Server) -> None:
    with pytest.raises(SettingsError, match=r"'feed\.xml' is no address"):
        list(watch(["feed.xml"], Desk(server).watcher, lambda: False))


def test_state_is_remembered_in_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.feeds.json"
    state = FeedState('"1"', "Mon", (("id-1", "abc"), ("id-2", "def")))
    file = FeedStateFile(path)
    assert file.get("http://a/") == FeedState()
    file.put("http://a/", state)
    assert FeedStateFile(path).get("http://a/") == state
    assert [p.name for p in tmp_path.iterdir()] == ["a.feeds.json"]


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"feeds": {"a": {}}}', '{"feeds": {"a": 1}}'])
def test_a_file_that_is_no_state_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.feeds.json"
    path.write_text(content)
    with pytest.raises(SettingsError, match="is no state of watched feeds"):
        FeedStateFile(path)


@pytest.fixture
def reachable(server: Server, monkeypatch: pytest.MonkeyPatch) -> Server:
    """The commands under rules that let them reach the test's server."""

    class Reaching(Fetcher):
        def __init__(self, rules: object, keep: object = None) -> None:
            super().__init__(server.rules(), keep)  # type: ignore[arg-type]

    monkeypatch.setattr("headwater.acquire.fetch.fetcher.Fetcher", Reaching)
    return server


def test_the_command_keeps_what_it_sees_in_an_archive(tmp_path: Path, reachable: Server) -> None:
    reachable.answers["/feed"] = feed(entry(1), entry(2))
    out = tmp_path / "seen.warc.gz"
    command = ["watch", str(out), reachable.url("/feed"), "--times", "1"]
    refused = CliRunner().invoke(main, command)
    assert (refused.exit_code, reachable.connections) == (2, 0)
    assert "allow it with --fetch" in refused.output
    run = CliRunner().invoke(main, [*command, "--fetch"])
    assert run.exit_code == 0
    assert f"{reachable.url('/feed')}: 2 added" in run.output
    again = CliRunner().invoke(main, [*command, "--fetch"])
    assert f"{reachable.url('/feed')}: 0 added" in again.output
    # What was seen is read from the archive, offline; the feed that came twice counts once.
    acquired = take(out)
    assert [text.partition("\n")[0] for text in texts(acquired)] == ["Entry 1", "Entry 2"]
    assert json.loads((tmp_path / "seen.warc.gz.feeds.json").read_text())["feeds"]


def test_a_case_is_fed_by_a_watch(tmp_path: Path, reachable: Server) -> None:
    reachable.answers["/feed"] = feed(entry(1), entry(2))
    case = str(tmp_path / "story.case")
    assert CliRunner().invoke(main, ["case", "new", case, "--by", "ann"]).exit_code == 0
    command = ["watch", case, reachable.url("/feed"), "--times", "1", "--fetch", "--by", "ann"]
    run = CliRunner().invoke(main, command)
    assert run.exit_code == 0, run.output
    reachable.answers["/feed"] = feed(entry(2), entry(3))
    assert f"{reachable.url('/feed')}: 1 added" in CliRunner().invoke(main, command).output
    with open_case(Path(case), "2031-01-01T00:00:00Z", read_only=True) as held:
        titles = [title for (title,) in held.database.rows("SELECT title FROM readings")]
        methods = {m for (m,) in held.database.rows("SELECT method FROM captures")}
    assert sorted(titles) == ["Entry 1", "Entry 2", "Entry 3"]
    assert methods == {"feed"}


def test_a_watch_needs_somewhere_to_put_it(tmp_path: Path, reachable: Server) -> None:
    (tmp_path / "notes.txt").write_text("no case")
    run = CliRunner().invoke(
        main, ["watch", str(tmp_path / "notes.txt"), reachable.url("/feed"), "--fetch"]
    )
    assert (run.exit_code, reachable.connections) == (2, 0)
    assert "is no case; name one, or a web archive" in run.output


def test_pages_are_fetched_into_an_archive(tmp_path: Path, reachable: Server) -> None:
    reachable.answers["/a"] = page(made.PAGE)
    out = tmp_path / "pages.warc.gz"
    run = CliRunner().invoke(
        main, ["fetch", reachable.url("/a"), reachable.url("/gone"), "--to", str(out)]
    )
    assert run.exit_code == 1
    assert f"{reachable.url('/a')}  {len(made.PAGE):,} bytes\n" in run.output
    assert f"{reachable.url('/gone')}: the server answered 404 Not Found" in run.output
    acquired = take(out)
    assert [c.receipt.url for c in acquired.captures] == [reachable.url("/a")]
    assert acquired.failed == ()


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--to", "a.zip"], "name a web archive, which ends in .warc.gz"),
        (["--to", "missing/a.warc.gz"], "could not be written"),
        (["--to", "a.warc.gz", "--proxy", "nowhere"], "is no proxy"),
    ],
)
def test_a_fetch_that_cannot_run_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], reason: str
) -> None:
    monkeypatch.chdir(tmp_path)
    run = CliRunner().invoke(main, ["fetch", "https://lake.example/", *options])
    assert run.exit_code == 2
    assert reason in run.output
    assert run.output.count("\n") == 1


def test_a_trace_fetches_and_keeps_what_it_is_told_to(tmp_path: Path, reachable: Server) -> None:
    reachable.answers["/a"] = page(made.PAGE)
    kept = tmp_path / "kept.warc.gz"
    trace = ["trace", reachable.url("/a"), "--json", "-"]
    run = CliRunner().invoke(main, [*trace, "--fetch", "--keep", str(kept)])
    assert run.exit_code == 0
    dossier = json.loads(run.stdout)
    assert dossier["reports"][0]["path"] == reachable.url("/a")
    assert dossier["account"]["degraded"] == []
    assert len(take(kept).captures) == 1
    wrong = CliRunner().invoke(main, [*trace, "--keep", str(kept)])
    assert (wrong.exit_code, "say --fetch, too" in wrong.output) == (2, True)
