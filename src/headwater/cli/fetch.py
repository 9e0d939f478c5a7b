"""`headwater fetch`: pages into a web archive, to be read later and offline."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from headwater.cli.edge import SOME_FAILED, errors_in_one_line, progress_shown, settings_option
from headwater.cli.network import fetching, proxy_option
from headwater.errors import ReadError
from headwater.settings import Settings, load_settings


@click.command()
@click.argument("addresses", nargs=-1, required=True, metavar="URL...")
@click.option(
    "--to",
    "archive",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE.warc.gz",
    help="The web archive to write; what stands in it stays.",
)
@proxy_option
@settings_option
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
def fetch(
    addresses: tuple[str, ...],
    archive: Path,
    proxy: str | None,
    settings_file: Path | None,
    quiet: bool,
) -> None:
    """Fetch pages and keep each exchange whole, request and answer, in a web archive.

    Only public addresses are reached; a site's robots.txt is kept to; no cookies, no referrer.
    Read the pages with `headwater trace FILE.warc.gz`.
    """
    with errors_in_one_line():
        settings = load_settings(settings_file) if settings_file else Settings()
        failed = 0
        with fetching(settings, proxy, archive) as fetcher, progress_shown(quiet) as progress:
            for done, address in enumerate(dict.fromkeys(addresses)):
                if progress:
                    progress("fetch", done, len(addresses))
                try:
                    page = fetcher(address)
                except ReadError as error:
                    failed += 1
                    click.echo(f"headwater: {address}: {error}", err=True)
                else:
                    _tell(page.url, len(page.content), quiet)
        sys.exit(SOME_FAILED if failed else 0)


def _tell(url: str, size: int, quiet: bool) -> None:
    if not quiet:
        click.echo(f"{url}  {size:,} bytes")
