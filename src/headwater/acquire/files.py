"""Places to captures, with every place, and everything inside each, accounted for."""

from __future__ import annotations

import dataclasses
import io
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from headwater.acquire.fetch.fetched import Fetch, is_address
from headwater.acquire.items import Failed, Item, Skipped
from headwater.acquire.names import printable
from headwater.acquire.opening import Bounds, Piece, fetched_piece, open_piece
from headwater.acquire.sidecar import read_sidecar, sidecar_path
from headwater.acquire.sitemap import Site, read_sites
from headwater.acquire.urls import canonical_url
from headwater.acquire.walk import Found, find_files, why
from headwater.errors import ReadError, SettingsError
from headwater.model import Capture, Metadata, Outcome, Receipt
from headwater.settings import AcquireSettings, ReadSettings

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Acquired:
    """What the given places led to; `given` = captures + skipped + failed, always.

    Attributes:
        given: how many items (reports, and whatever led to none) were considered.
        captures: what can be read, in the order of their paths.
        skipped: what was left alone by rule.
        failed: what could not be had.
    """

    given: int
    captures: tuple[Capture, ...]
    skipped: tuple[Outcome, ...]
    failed: tuple[Outcome, ...]


def acquire(
    places: Sequence[str],
    stdin: Callable[[], bytes],
    settings: ReadSettings,
    published: Mapping[str, str],
    bounds: AcquireSettings | None = None,
    fetch: Fetch | None = None,
) -> Acquired:
    """The captures behind `places`, all at once; the answer does not depend on their order.

    Args: as those of `acquire_each`, which gives them one at a time.

    Raises:
        SettingsError: `published` names a file that is not among the given.
    """
    captures: list[Capture] = []
    skipped: list[Outcome] = []
    failed: list[Outcome] = []
    for item in acquire_each(places, stdin, settings, published, bounds, fetch):
        if isinstance(item, Capture):
            captures.append(item)
        else:
            kept = skipped if isinstance(item, Skipped) else failed
            kept.append(Outcome(item.path, item.reason))
    return Acquired(
        given=len(captures) + len(skipped) + len(failed),
        captures=tuple(sorted(captures, key=lambda c: (c.path, c.content))),
        skipped=tuple(sorted(skipped)),
        failed=tuple(sorted(failed)),
    )


def acquire_each(
    places: Sequence[str],
    stdin: Callable[[], bytes],
    settings: ReadSettings,
    published: Mapping[str, str],
    bounds: AcquireSettings | None = None,
    fetch: Fetch | None = None,
) -> Iterator[Item]:
    """The items behind `places`, one at a time, so that no more than one stands in memory.

    Args:
        places: files, folders (searched to the bottom), addresses, or "-" for standard input.
        stdin: gives the bytes of standard input; called once, and only for "-".
        settings: the cap on the size of one report.
        published: publication dates by path, from the user's options; they beat the sidecar.
        bounds: how much of an archive is opened.
        fetch: fetches an address; None where nothing may leave the machine.

    Raises:
        SettingsError: `published` names a file that is not among the given.
    """
    found = find_files(tuple(p for p in places if p != STDIN and not is_address(p)))
    files = ((STDIN,) if STDIN in places else ()) + found.files
    opening = _Opening(
        stdin, settings, bounds or AcquireSettings(), _overrides(published, files), found
    )
    for item in opening.items(places, fetch):
        yield _shown(item)


def _shown(item: Item) -> Item:
    """The item with a path that can be printed."""
    if isinstance(item, Capture):
        return dataclasses.replace(item, path=printable(item.path))
    return dataclasses.replace(item, path=printable(item.path), reason=printable(item.reason))


class _Opening:
    """One call of `acquire_each`: what was given, and what is known about it."""

    def __init__(
        self,
        stdin: Callable[[], bytes],
        settings: ReadSettings,
        bounds: AcquireSettings,
        dates: Mapping[str, str],
        found: Found,
    ) -> None:
        self._stdin = stdin
        self._settings = settings
        self._bounds = bounds
        self._dates = dates
        self._found = found

    def items(self, places: Sequence[str], fetch: Fetch | None) -> Iterator[Item]:
        yield from (Skipped(o.path, o.reason) for o in self._found.skipped)
        yield from (Failed(o.path, o.reason) for o in self._found.failed)
        for again in range(sum(p == STDIN for p in places)):
            if again:
                yield Skipped(STDIN, "given twice; it can be read once")
            else:
                yield from self._open(STDIN, Site(), named=True)
        sites = read_sites(self._found.files, self._settings.max_bytes)
        yield from sites.outcomes
        for path in sites.files:
            site = sites.of(path)
            yield from self._open(path, site, named=path in self._found.named)
        yield from self._fetch_all([p for p in places if is_address(p)], fetch)

    def _open(self, path: str, site: Site, *, named: bool) -> Iterator[Item]:
        """The items of a file or of standard input."""
        metadata, notes = self._metadata(path, site.metadata)
        receipt = Receipt("stdin" if path == STDIN else "file", url=site.url)
        bounds = Bounds(self._settings.max_bytes, self._bounds)
        try:
            with io.BytesIO(self._stdin()) if path == STDIN else open(path, "rb") as file:
                piece = Piece(
                    path, file, metadata=metadata, notes=notes, receipt=receipt, named=named
                )
                yield from open_piece(piece, bounds)
        except OSError as error:
            yield Failed(path, f"cannot be read ({why(error)})")

    def _metadata(self, path: str, known: Metadata) -> tuple[Metadata, tuple[str, ...]]:
        """What is known beside a file: the option, then the sidecar, then a site's map."""
        sidecar = None if path == STDIN else sidecar_path(Path(path))
        metadata, notes = read_sidecar(sidecar) if sidecar else (Metadata(), ())
        missing = {
            f.name: getattr(known, f.name)
            for f in dataclasses.fields(Metadata)
            if getattr(metadata, f.name) is None
        }
        metadata = dataclasses.replace(metadata, **missing)
        if path in self._dates:
            metadata = dataclasses.replace(metadata, published=self._dates[path])
        return metadata, notes

    def _fetch_all(self, addresses: Sequence[str], fetch: Fetch | None) -> Iterator[Item]:
        seen: dict[str, str] = {}
        for address in sorted(addresses):
            first = seen.setdefault(canonical_url(address), address)
            if fetch is None:
                yield Failed(address, "an address: nothing is fetched without --fetch")
            elif first is not address:
                yield Skipped(address, f"given twice, as {first} too")
            else:
                yield from self._fetch(address, fetch)

    def _fetch(self, address: str, fetch: Fetch) -> Iterator[Item]:
        try:
            page = fetch(address)
        except ReadError as error:
            yield Failed(address, str(error))
            return
        bounds = Bounds(self._settings.max_bytes, self._bounds)
        yield from open_piece(fetched_piece(address, page), bounds)


def _overrides(published: Mapping[str, str], files: Sequence[str]) -> dict[str, str]:
    """The dates by the paths of the files; "./a.txt" and "a.txt" are the same file."""
    by_real = {_real(path): path for path in files}
    dates: dict[str, str] = {}
    for path, date in published.items():
        known = by_real.get(_real(path))
        if known is None:
            raise SettingsError(
                f"published {path!r}: no such report among those given; name one of the files read"
            )
        dates[known] = date
    return dates


def _real(path: str) -> str:
    if path == STDIN:
        return STDIN
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return path
