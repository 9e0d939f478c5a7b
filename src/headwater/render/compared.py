"""A comparison in the terminal: just what the child changes of the parent, most serious first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rich.console import Console
from rich.text import Text

from headwater.dossier import Dossier
from headwater.model import Link, Report
from headwater.render.answer import at_hand
from headwater.render.printing import Sheet
from headwater.render.shown_drift import Change, changes
from headwater.render.visible import one_line, shorten
from headwater.render.voices import say_methods
from headwater.render.words import SEVERITIES, count, percent, published_words

_MAX_NAME_CHARS = 60


def print_comparison(dossier: Dossier, console: Console | None = None) -> None:
    """Print what a child changes of its parent, at most 100 columns wide.

    Args:
        dossier: of a comparison: the parent is its first report, the child its second.
        console: where to print; standard output where None.
    """
    sheet = Sheet(console)
    account = dossier.account
    sheet.notes([one_line(note) for note in account.degraded])
    if len(dossier.reports) == 2:
        _print_sides(dossier, sheet)
        _print_changes(changes(dossier, whole_sentences=True), sheet)
    sheet.outcomes("Could not be read", account.failed)
    sheet.outcomes("Passed over", account.skipped)
    sheet.skip()
    if len(dossier.reports) == 2:
        sheet.show(Text(say_methods(dossier), "dim"))
    sheet.show(Text(say_outcome(dossier), "bold"))


def say_outcome(dossier: Dossier) -> str:
    """What came of a comparison, in one line."""
    if len(dossier.reports) < 2:
        return "nothing was compared: both reports are needed"
    if not at_hand(dossier):
        return "the child has nothing in common with the parent"
    if not dossier.drift:
        seen = ", as far as could be seen: read the notes" if dossier.account.degraded else ""
        return f"nothing changed that an editor should look at{seen}"
    serious = sum(d.severity == "high" for d in dossier.drift)
    return f"{count(len(dossier.drift), 'change')}, {serious or 'none'} serious"


def _print_sides(dossier: Dossier, sheet: Sheet) -> None:
    parent, child = dossier.reports
    sheet.show(_side("parent", parent), hang=8)
    sheet.show(_side("child", child), hang=8)
    for link in at_hand(dossier):
        sheet.show(Text(_say_link(link)), indent=8)


def _side(role: str, report: Report) -> Text:
    path = shorten("standard input" if report.path == "-" else report.path, _MAX_NAME_CHARS)
    published = f", {published_words(report.published)}"
    if report.outlet is None:
        return Text.assemble((f"{role:<8}", "dim"), (path, "bold"), published)
    outlet = shorten(report.outlet, _MAX_NAME_CHARS)
    return Text.assemble((f"{role:<8}", "dim"), (outlet, "bold"), published, (f"  {path}", "dim"))


def _say_link(link: Link) -> str:
    share = "all" if link.share >= 1 else percent(link.share)
    said = f"{share} of its own words come from the parent"
    if link.kind == "revision":
        return f"{said}, the same outlet's other version"
    return f"{said}, which it {'names' if link.cited else 'does not name'}"


def _print_changes(found: Sequence[Change], sheet: Sheet) -> None:
    for severity, group in groupby(found, key=lambda change: change.drift.severity):
        alike = tuple(group)
        sheet.head(f"{SEVERITIES[severity].capitalize()}: {count(len(alike), 'change')}")
        for change in alike:
            sheet.change(change)
