"""`headwater dossier` and `headwater search`: what a case knows."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from headwater.cli.case.knowing import knowledge_of
from headwater.cli.case.opening import by_option, case_argument, opened, passphrase_option
from headwater.cli.edge import (
    SOME_FAILED,
    check_outputs,
    errors_in_one_line,
    json_option,
    reader_may_leave,
    settings_option,
    write,
)
from headwater.errors import SettingsError
from headwater.settings import load_settings


@click.command()
@case_argument
@json_option
@click.option(
    "--html",
    "html_file",
    metavar="FILE",
    help="Write the dossier as one HTML page (- for standard output).",
)
@click.option("--with-text", is_flag=True, help="Put each report's whole text into the JSON.")
@click.option(
    "--names", is_flag=True, help="Print what a decision can be about, with ids and stable names."
)
@settings_option
@passphrase_option
@by_option
@click.option("-q", "--quiet", is_flag=True, help="Print no dossier and no progress; errors only.")
def dossier(
    case_file: Path,
    json_file: str | None,
    html_file: str | None,
    with_text: bool,
    names: bool,
    settings_file: Path | None,
    passphrase_fd: int | None,
    by: str | None,
    quiet: bool,
) -> None:
    """What the reports of a case say together, with the decisions taken so far.

    Names that are protected are replaced by pseudonyms, here as in everything that leaves a case.
    """
    with errors_in_one_line():
        settings = load_settings(settings_file) if settings_file else None
        check_outputs(json_file, html_file)
        for target in (json_file, html_file):
            if target and Path(target).resolve() == case_file.resolve():
                raise SettingsError(f"{target}: is the case itself; name another file")
        known = knowledge_of(
            case_file, settings=settings, passphrase_fd=passphrase_fd, by=by, quiet=quiet
        )
        known.check_names_nobody(json_file, html_file)
        shown = known.dossier
        with reader_may_leave():
            if json_file:
                write(json_file, shown.to_json(with_text=with_text))
            if html_file:
                from headwater.render.page import render_page

                write(html_file, render_page(shown))
            if names:
                from headwater.cli.case.sheets import print_names

                print_names(shown, known.names)
            elif not quiet and "-" not in (json_file, html_file):
                from headwater.cli.case.sheets import print_decisions
                from headwater.render.terminal import print_dossier

                print_dossier(shown)
                print_decisions(shown)
        sys.exit(SOME_FAILED if shown.account.failed else 0)


@click.command()
@case_argument
@click.argument("words")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for each report.")
@passphrase_option
def search(
    case_file: Path, words: str, limit: int, as_json: bool, passphrase_fd: int | None
) -> None:
    """The reports of a case that hold all of the WORDS, best first.

    "In quotes" side by side; ferr* for all words that begin so; -not without; title: outlet:
    source: or text: before a word looks there alone.
    """
    from headwater.case.guarding import find_protected
    from headwater.cli.case.sheets import print_hits
    from headwater.store.search import search as search_case

    with errors_in_one_line():
        with opened(case_file, passphrase_fd, read_only=True) as held:
            hits = search_case(held, words, limit)
            finder = find_protected(held)
        with reader_may_leave():
            print_hits(hits, finder, as_json=as_json)
