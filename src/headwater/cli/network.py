"""What the commands that fetch share: their options, and a fetcher that keeps what it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from headwater.errors import SettingsError
from headwater.settings import Settings

if TYPE_CHECKING:
    from headwater.acquire.fetch.fetcher import Fetcher

proxy_option = click.option(
    "--proxy",
    metavar="ADDRESS",
    help="Fetch through a proxy or Tor, as in socks5h://127.0.0.1:9050.",
)
ARCHIVE_SUFFIX = ".warc.gz"


@contextmanager
def fetching(settings: Settings, proxy: str | None, archive: Path | None) -> Iterator[Fetcher]:
    """A fetcher that writes every exchange behind what stands in a web archive already.

    Args:
        settings: how politely, and how much.
        proxy: a proxy's address, or None.
        archive: a file that ends in .warc.gz, or None to keep nothing.

    Raises:
        SettingsError: the proxy is none, or the archive cannot be written.
    """
    from headwater.acquire.fetch.connect import make_proxy
    from headwater.acquire.fetch.fetcher import Fetcher
    from headwater.acquire.fetch.rules import Rules

    if proxy:
        make_proxy(proxy)  # a wrong one is said before anything is fetched
    rules = Rules(settings.acquire, settings.read.max_bytes, proxy)
    if archive is None:
        yield Fetcher(rules)
        return
    with _appending(archive, rules.now()) as keep:
        yield Fetcher(rules, keep)


@contextmanager
def _appending(archive: Path, now: str) -> Iterator[Callable[[bytes], None]]:
    from headwater.acquire.warc import warcinfo_record

    if not archive.name.endswith(ARCHIVE_SUFFIX):
        raise SettingsError(f"{archive}: name a web archive, which ends in {ARCHIVE_SUFFIX}")
    try:
        with archive.open("ab") as file:
            if file.tell() == 0:
                file.write(warcinfo_record(now))

            def keep(records: bytes) -> None:
                file.write(records)
                file.flush()  # whoever breaks off has what came before

            yield keep
    except OSError as error:
        raise SettingsError(f"{archive}: could not be written ({error.strerror})") from error
