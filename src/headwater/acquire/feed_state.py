"""The state of watched feeds in one JSON file, written whole or not at all."""

from __future__ import annotations

import dataclasses
import json
import os
from pathlib import Path

from headwater.acquire.watch import FeedState
from headwater.errors import SettingsError


class FeedStateFile:
    """Remembers feeds in a file; what is there is read once."""

    def __init__(self, path: Path) -> None:
        """Open the state.

        Raises:
            SettingsError: the file is there and is no state of feeds.
        """
        self._path = path
        self._feeds = _load(path) if path.exists() else {}

    def get(self, feed: str) -> FeedState:
        """What is remembered of a feed; an empty state if nothing is."""
        return self._feeds.get(feed, FeedState())

    def put(self, feed: str, state: FeedState) -> None:
        """Remember a feed.

        Raises:
            SettingsError: the file cannot be written.
        """
        self._feeds[feed] = state
        known = {name: dataclasses.asdict(state) for name, state in sorted(self._feeds.items())}
        fresh = self._path.with_name(f"{self._path.name}.new")
        try:
            fresh.write_text(json.dumps({"feeds": known}, indent=1), encoding="utf-8")
            os.replace(fresh, self._path)
        except OSError as error:
            raise SettingsError(f"{self._path}: could not be written ({error.strerror})") from error


def _load(path: Path) -> dict[str, FeedState]:
    wrong = SettingsError(f"{path}: is no state of watched feeds; name another file")
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read ({error.strerror})") from error
    except (ValueError, RecursionError) as error:
        raise wrong from error
    feeds = said.get("feeds") if isinstance(said, dict) else None
    if not isinstance(feeds, dict):
        raise wrong
    try:
        return {
            str(name): FeedState(
                _words(state["etag"]),
                _words(state["last_modified"]),
                tuple((str(key), str(digest)) for key, digest in state["seen"]),
            )
            for name, state in feeds.items()
        }
    except (KeyError, TypeError, ValueError) as error:
        raise wrong from error


def _words(value: object) -> str | None:
    return value if isinstance(value, str) else None
