"""Feeds watched: asked again and again, politely; no entry is acquired twice.

An entry that comes again with other words is acquired again, since it is a revision of its report.
The loop knows no case. Whoever calls it says what becomes of a capture, where the state is kept,
and how long to wait.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from headwater.acquire.entries import entry_key, entry_link, words_digest
from headwater.acquire.fetch.fetched import Fetch, Fetched, is_address
from headwater.acquire.items import Failed, Item, Skipped
from headwater.acquire.opening import Bounds, fetched_piece, open_piece
from headwater.errors import HeadwaterError, ReadError, SettingsError
from headwater.model import Capture
from headwater.settings import AcquireSettings, ReadSettings

# As many entries are remembered for a feed; feeds hold the last 10 to 500.
_MAX_SEEN = 20_000


@dataclass(frozen=True, slots=True)
class FeedState:
    """What is remembered of a feed between two looks.

    Attributes:
        etag: the server's name for the version that was seen.
        last_modified: when the server said that it changed.
        seen: key and digest of the words of each entry that was acquired, oldest first.
    """

    etag: str | None = None
    last_modified: str | None = None
    seen: tuple[tuple[str, str], ...] = ()


class WatchState(Protocol):
    """Where feeds are remembered: in a file beside a case, or in the case."""

    def get(self, feed: str) -> FeedState:
        """What is remembered of a feed; an empty state if nothing is."""

    def put(self, feed: str, state: FeedState) -> None:
        """Remember a feed, for good."""


@dataclass(frozen=True, slots=True)
class Look:
    """What one look at one feed gave.

    Attributes:
        feed: its address or path.
        added: paths of the captures that were new.
        skipped: entries that were left out, with the reason.
        failed: what could not be had, the feed itself perhaps.
        unchanged: whether the server said that nothing had changed.
    """

    feed: str
    added: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    failed: tuple[Failed, ...] = ()
    unchanged: bool = False


Ask = Callable[[str, dict[str, str]], Fetched | None]
"""Fetches a feed under conditions; None where it has not changed (`Fetcher.fetch_changed`)."""


@dataclass(frozen=True, slots=True)
class Watcher:
    """What the loop is run with.

    Attributes:
        add: takes each new capture; whatever it raises of Headwater's own is one line.
        state: where feeds are remembered.
        ask: fetches a feed that may be unchanged.
        fetch: fetches the page that an entry links to, which then stands for the entry; None takes
            the entries as the feed gives them.
        settings: the cap on one report.
        bounds: how much one feed may give.
    """

    add: Callable[[Capture], None]
    state: WatchState
    ask: Ask
    fetch: Fetch | None = None
    settings: ReadSettings = dataclasses.field(default_factory=ReadSettings)
    bounds: AcquireSettings = dataclasses.field(default_factory=AcquireSettings)


def watch(
    feeds: Sequence[str],
    watcher: Watcher,
    wait: Callable[[], bool],
) -> Iterator[Look]:
    """Look at every feed, wait, and look again, until there is no more waiting.

    Args:
        feeds: addresses.
        watcher: what is done with what they give.
        wait: waits until the next round; False ends the watch.

    Yields:
        What each look gave, as it was made.

    Raises:
        SettingsError: a feed is no address.
    """
    wrong = next((feed for feed in feeds if not is_address(feed)), None)
    if wrong is not None:
        raise SettingsError(f"{wrong!r} is no address; give one such as https://news.example/rss")
    while True:
        for feed in dict.fromkeys(feeds):
            yield look_at(feed, watcher)
        if not wait():
            return


def look_at(feed: str, watcher: Watcher) -> Look:
    """One look at one feed; no error of it ends a watch."""
    state = watcher.state.get(feed)
    conditions = {"If-None-Match": state.etag, "If-Modified-Since": state.last_modified}
    try:
        page = watcher.ask(feed, {k: v for k, v in conditions.items() if v})
    except ReadError as error:
        return Look(feed, failed=(Failed(feed, str(error)),))
    if page is None:
        return Look(feed, unchanged=True)
    look, seen = _take_new(feed, page, watcher, state)
    if look.failed:
        # Asked without conditions next time: what failed now may be had then.
        page = dataclasses.replace(page, etag=None, last_modified=None)
    watcher.state.put(feed, FeedState(page.etag, page.last_modified, seen[-_MAX_SEEN:]))
    return look


def _take_new(
    feed: str, page: Fetched, watcher: Watcher, state: FeedState
) -> tuple[Look, tuple[tuple[str, str], ...]]:
    """Add the entries that are new or have other words; and what is known of all entries then."""
    seen = dict(state.seen)
    keys: set[str] = set()
    added: list[str] = []
    skipped: list[Skipped] = []
    failed: list[Failed] = []
    for item in _entries(feed, page, watcher):
        if isinstance(item, Skipped):
            skipped.append(item)
        elif isinstance(item, Failed):
            failed.append(item)
        else:
            # Some feeds give all their entries one id: those are told apart by their words.
            digest = words_digest(item)
            key = entry_key(item) if entry_key(item) not in keys else digest
            keys.add(key)
            if seen.get(key) == digest:
                continue
            try:
                capture = _whole(item, watcher)
                watcher.add(capture)
            except HeadwaterError as error:
                failed.append(Failed(item.path, str(error)))
                continue
            added.append(capture.path)
            seen.pop(key, None)
            seen[key] = digest
    return Look(feed, tuple(added), tuple(skipped), tuple(failed)), tuple(seen.items())


def _entries(feed: str, page: Fetched, watcher: Watcher) -> Iterator[Item]:
    """What the feed holds. A page that is none is one capture, which is what was asked for."""
    for item in _opened(feed, page, watcher):
        if isinstance(item, Capture) and item.path == feed:
            yield Failed(feed, "no feed; give the address of RSS, Atom or a JSON feed")
        else:
            yield item


def _opened(place: str, page: Fetched, watcher: Watcher) -> Iterator[Item]:
    piece = fetched_piece(place, page)
    return open_piece(piece, Bounds(watcher.settings.max_bytes, watcher.bounds))


def _whole(entry: Capture, watcher: Watcher) -> Capture:
    """The page that an entry links to; the entry itself where it is not to be had."""
    link = entry_link(entry)
    if watcher.fetch is None or link is None:
        return entry
    try:
        page = watcher.fetch(link)
    except ReadError as error:
        note = f"its page could not be fetched ({error}); this is what the feed gives of it"
        return dataclasses.replace(entry, notes=(*entry.notes, note))
    captures = [i for i in _opened(link, page, watcher) if isinstance(i, Capture)]
    if len(captures) != 1:
        note = "its page is not one report; this is what the feed gives of it"
        return dataclasses.replace(entry, notes=(*entry.notes, note))
    return captures[0]
