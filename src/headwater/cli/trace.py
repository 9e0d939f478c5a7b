"""`headwater trace`: reports in, the dossier out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from headwater.cli.edge import (
    SOME_FAILED,
    check_no_report_is_overwritten,
    check_outputs,
    errors_in_one_line,
    json_option,
    processes_option,
    progress_shown,
    publication_dates,
    published_option,
    reader_may_leave,
    settings_option,
    write,
)
from headwater.cli.network import fetching, proxy_option
from headwater.errors import SettingsError
from headwater.settings import Settings, load_settings

if TYPE_CHECKING:
    from headwater.acquire import Fetch
    from headwater.dossier import Dossier


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@json_option
@click.option(
    "--html",
    "html_file",
    metavar="FILE",
    help="Write the dossier as one HTML page (- for standard output).",
)
@published_option
@click.option("--with-text", is_flag=True, help="Put each report's whole text into the JSON.")
@click.option("--fetch", "may_fetch", is_flag=True, help="Fetch what is given as an address.")
@click.option(
    "--keep",
    type=click.Path(path_type=Path),
    metavar="FILE.warc.gz",
    help="Keep what is fetched in a web archive.",
)
@proxy_option
@settings_option
@processes_option
@click.option("-q", "--quiet", is_flag=True, help="Print no dossier and no progress; errors only.")
def trace(
    paths: tuple[str, ...],
    json_file: str | None,
    html_file: str | None,
    published: tuple[str, ...],
    with_text: bool,
    may_fetch: bool,
    keep: Path | None,
    proxy: str | None,
    settings_file: Path | None,
    processes: int,
    quiet: bool,
) -> None:
    """Trace reports: files, folders, archives, feeds, addresses, or - for standard input.

    Prints what was taken from what, who said it and what changed on the way. A sidecar
    NAME.meta.json beside NAME.txt, or header lines (Title:, Source:, Published:, URL:, Author:) at
    the top of a text, say what the words do not.
    """
    with errors_in_one_line():
        settings = load_settings(settings_file) if settings_file else Settings()
        check_outputs(json_file, html_file)
        with _fetch(settings, may_fetch, keep, proxy) as fetch:
            dossier = _trace(paths, settings, publication_dates(published), fetch, processes, quiet)
        check_no_report_is_overwritten(dossier, json_file, html_file)
        with reader_may_leave():
            if json_file:
                write(json_file, dossier.to_json(with_text=with_text))
            if html_file:
                from headwater.render.page import render_page

                write(html_file, render_page(dossier))
            if not quiet and "-" not in (json_file, html_file):
                from headwater.render.terminal import print_dossier

                print_dossier(dossier)
        for outcome in dossier.account.failed:
            if quiet or "-" in (json_file, html_file):
                click.echo(f"headwater: {outcome.path}: {outcome.reason}", err=True)
        sys.exit(SOME_FAILED if dossier.account.failed else 0)


def _trace(
    paths: tuple[str, ...],
    settings: Settings,
    published: dict[str, str],
    fetch: Fetch | None,
    processes: int,
    quiet: bool,
) -> Dossier:
    from headwater.acquire import is_address
    from headwater.pipeline import Shop
    from headwater.pipeline import trace as trace_reports

    with progress_shown(quiet) as progress, Shop(processes=processes) as shop:
        # A path given on the command line is a path even where its name holds a line break.
        return trace_reports(
            [p if p == "-" or is_address(p) else Path(p) for p in paths],
            settings=settings,
            published=published,
            fetch=fetch,
            progress=progress,
            shop=shop,
        )


@contextmanager
def _fetch(
    settings: Settings, may_fetch: bool, keep: Path | None, proxy: str | None
) -> Iterator[Fetch | None]:
    """What fetches addresses; None unless it is asked for, and no network library is loaded."""
    if not may_fetch:
        if keep or proxy:
            raise SettingsError("--keep and --proxy are for what is fetched; say --fetch, too")
        yield None
        return
    with fetching(settings, proxy, keep) as fetcher:
        yield fetcher
