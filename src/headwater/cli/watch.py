"""`headwater watch`: feeds looked at again and again, what is new in them kept."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from headwater.cli.case.knowing import is_case
from headwater.cli.case.opening import by_option, opened, passphrase_option, sign
from headwater.cli.edge import SOME_FAILED, errors_in_one_line, settings_option
from headwater.cli.network import ARCHIVE_SUFFIX, fetching, proxy_option
from headwater.errors import SettingsError
from headwater.settings import Settings, load_settings

if TYPE_CHECKING:
    from headwater.acquire.watch import Look
    from headwater.model import Capture

    Add = Callable[[Capture], None]

_STATE_SUFFIX = ".feeds.json"


@click.command()
@click.argument("out", type=click.Path(path_type=Path), metavar="OUT")
@click.argument("feeds", nargs=-1, required=True, metavar="FEED...")
@click.option("--fetch", "may_fetch", is_flag=True, help="Allow it: a watch reaches the network.")
@click.option("--pages", is_flag=True, help="Fetch the page of each new entry, too.")
@click.option(
    "--every",
    type=click.FloatRange(min=1.0),
    default=15.0,
    show_default=True,
    metavar="MINUTES",
    help="How long to wait between two looks.",
)
@click.option("--times", type=click.IntRange(min=1), help="Stop after so many looks.")
@proxy_option
@settings_option
@passphrase_option
@by_option
def watch(
    out: Path,
    feeds: tuple[str, ...],
    may_fetch: bool,
    pages: bool,
    every: float,
    times: int | None,
    proxy: str | None,
    settings_file: Path | None,
    passphrase_fd: int | None,
    by: str | None,
) -> None:
    """Watch feeds (RSS, Atom, JSON feeds) until stopped, and say what each look added.

    OUT is a case, which the entries are added to, or a web archive (FILE.warc.gz), which every
    exchange is written to. No entry is taken twice;
    one that comes again with other words is taken again. What was seen is remembered beside OUT.
    """
    with errors_in_one_line():
        if not may_fetch:
            raise SettingsError("watching reaches the network; allow it with --fetch")
        settings = load_settings(settings_file) if settings_file else Settings()
        sink = _sink(out, settings, passphrase_fd, by)
        failed = _watch(sink, out, feeds, pages, settings, proxy, _waiting(every, times))
        sys.exit(SOME_FAILED if failed else 0)


def _watch(
    sink: AbstractContextManager[Add],
    out: Path,
    feeds: tuple[str, ...],
    pages: bool,
    settings: Settings,
    proxy: str | None,
    wait: Callable[[], bool],
) -> bool:
    """Look until there is no more waiting; whether the last look at any feed failed."""
    from headwater.acquire.feed_state import FeedStateFile
    from headwater.acquire.watch import Watcher
    from headwater.acquire.watch import watch as watch_feeds

    failed: dict[str, bool] = {}
    state = FeedStateFile(out.with_name(out.name + _STATE_SUFFIX))
    archive = out if _is_archive(out) else None
    with sink as add, fetching(settings, proxy, archive) as fetcher:
        watcher = Watcher(
            add=add,
            state=state,
            ask=fetcher.fetch_changed,
            fetch=fetcher if pages else None,
            settings=settings.read,
            bounds=settings.acquire,
        )
        for look in watch_feeds(feeds, watcher, wait):
            _tell(look)
            failed[look.feed] = bool(look.failed)
    return any(failed.values())


def _is_archive(out: Path) -> bool:
    return out.name.endswith(ARCHIVE_SUFFIX)


@contextmanager
def _sink(
    out: Path, settings: Settings, passphrase_fd: int | None, by: str | None
) -> Iterator[Add]:
    """What becomes of a capture. A web archive has it already: it stands in the exchange."""
    if _is_archive(out):
        yield lambda capture: None
        return
    if not is_case(out, passphrase_fd):
        raise SettingsError(
            f"{out}: is no case; name one, or a web archive, which ends in {ARCHIVE_SUFFIX}"
        )
    from headwater.acquire import Acquired
    from headwater.case.adding import add_captures
    from headwater.case.sorting import sort_captures

    with opened(out, passphrase_fd) as held:

        def add(capture: Capture) -> None:
            acquired = Acquired(1, (capture,), (), ())
            found = sort_captures(held, acquired.captures)
            if found.new:
                add_captures(held, acquired, found, settings=settings, signature=sign(by))

        yield add


def _waiting(minutes: float, times: int | None) -> Callable[[], bool]:
    """Waits between looks; False after the last of so many."""
    looked = 0

    def wait() -> bool:
        nonlocal looked
        looked += 1
        if times is not None and looked >= times:
            return False
        time.sleep(60 * minutes)
        return True

    return wait


def _tell(look: Look) -> None:
    """One line a look, then what was added; what failed goes to standard error."""
    said = "unchanged" if look.unchanged else f"{len(look.added)} added"
    click.echo(f"{look.feed}: {said}")
    for path in look.added:
        click.echo(f"  {path}")
    left_out = [(o.path, o.reason) for o in look.skipped]
    for path, reason in (*left_out, *((o.path, o.reason) for o in look.failed)):
        click.echo(f"headwater: {path}: {reason}", err=True)
    sys.stdout.flush()
