"""A dossier in the terminal: the answer, where it came from, what changed, who knows it.

Every text of a report goes through `visible` and into a `rich.text.Text`, never through markup.
What differs is marked with [-signs-] {+of its own+}, so that it survives a pipe and blind colours.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import IO, cast

from rich.console import Console
from rich.rule import Rule
from rich.text import Text
from rich.tree import Tree

from headwater.dossier import Dossier
from headwater.model import Group, Link, Severity
from headwater.render.answer import answer, said_by, shared_groups
from headwater.render.descent import Row, descent
from headwater.render.difference import Run
from headwater.render.names import Names, link_words, name_everything
from headwater.render.scenes import event_lines, place_lines
from headwater.render.shown_drift import Change, changes
from headwater.render.visible import one_line, shorten, squeeze
from headwater.render.voices import say_method
from headwater.render.words import (
    SEVERITIES,
    STATUS_ORDER,
    STATUSES,
    count,
    join,
    percent,
    published_words,
)

_MAX_WIDTH = 100
_MIN_WIDTH = 40
# So many of each are listed; a screenful or two in all. The rest is counted.
_MAX_ROWS = 24
_MAX_CHANGES = 15
_MAX_CLAIMS = 15
_MAX_SCENES = 8
_MAX_OUTCOMES = 20
_MAX_EVIDENCE = 4
_MAX_CLAIM_CHARS = 220
_COLOURS: dict[Severity, str] = {"high": "bold red", "medium": "yellow", "low": "dim"}


def print_dossier(dossier: Dossier, console: Console | None = None) -> None:
    """Print a dossier, at most 100 columns wide; plain text where the output is no terminal.

    Args:
        dossier: what to show.
        console: where to print; standard output where None.
    """
    out = console or _Output(file=cast("IO[str]", _Lenient(sys.stdout)), highlight=False)
    _Page(dossier, out).print()


class _Output(Console):
    """A console that leaves it to its caller what a reader who went away means."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


class _Lenient:
    """A text stream whose encoding may lack a character of ours: it gets "?" and no error."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self.encoding = getattr(stream, "encoding", None) or "utf-8"

    def write(self, text: str) -> int:
        return self._stream.write(text.encode(self.encoding, "replace").decode(self.encoding))

    def flush(self) -> None:
        self._stream.flush()

    def isatty(self) -> bool:
        return self._stream.isatty()

    def fileno(self) -> int:
        return self._stream.fileno()


class _Page:
    """One printing of one dossier; each method prints a section."""

    def __init__(self, dossier: Dossier, console: Console) -> None:
        self.dossier = dossier
        self.console = console
        self.width = max(_MIN_WIDTH, min(console.width, _MAX_WIDTH))
        self.names: Names = name_everything(dossier)

    def print(self) -> None:
        self._answer()
        if self.dossier.reports:
            self._lineage()
            self._changes()
            self._claims()
            self._scenes()
        self._account()

    def _show(self, text: Text, indent: int = 0, hang: int = 0) -> None:
        """Print wrapped text; lines after the first are indented by `hang` more."""
        lines = text.wrap(self.console, self.width - indent - hang)
        for place, line in enumerate(lines):
            line.rstrip()
            pad = indent + (hang if place else 0)
            self.console.print(Text(" " * pad) + line, width=self.width, no_wrap=True, crop=False)

    def _head(self, title: str) -> None:
        self.console.print()
        self.console.print(
            Rule(Text(title, style="bold"), align="left", style="dim"), width=self.width
        )

    def _more(self, number: int, noun: str) -> None:
        if number > 0:
            self._show(
                Text(
                    f"… and {count(number, f'more {noun}')}; --html and --json hold them all.",
                    "dim",
                ),
                indent=2,
            )

    def _answer(self) -> None:
        said = answer(self.dossier, self.names)
        for line in said.shortfall[:_MAX_OUTCOMES]:
            self._show(Text.assemble(("! ", "bold yellow"), (line, "yellow")), hang=2)
        self._more(len(said.shortfall) - _MAX_OUTCOMES, "note")
        if said.shortfall:
            self.console.print()
        self._show(Text(said.headline, style="bold"))
        for sentence in said.sentences:
            self._show(Text(sentence), indent=2, hang=2)

    def _lineage(self) -> None:
        self._head("Where the reports come from")
        rows = descent(self.dossier)
        branches: list[Tree] = []
        trees: list[Tree] = []
        for row in rows[:_MAX_ROWS]:
            label = self._row(row)
            del branches[row.depth :]
            if branches:
                branches.append(branches[-1].add(label))
            else:
                branches.append(Tree(label, guide_style="dim"))
                trees.append(branches[0])
        for tree in trees:
            self.console.print(tree, width=self.width)
        self._more(len(rows) - _MAX_ROWS, "report")

    def _row(self, row: Row) -> Text:
        text = Text()
        if row.unseen:
            text.append(f"({self.names.of(row.id)})", style="italic")
            text.append("  origin, not at hand", style="dim")
            return text
        report = self.dossier.report(row.id)
        text.append(self.names.of(row.id), style="bold")
        if row.starts:
            text.append("  origin" if row.link is None else "  adds an origin of its own", "cyan")
        text.append(f"  {published_words(report.published)}", style="dim")
        if report.title:
            text.append(f"\n{shorten(report.title.text, 160)}", style="italic")
        for link in (row.link, *row.others):
            if link is not None:
                text.append("\n")
                text.append_text(self._link(link, named=link is not row.link))
        return text

    def _link(self, link: Link, *, named: bool) -> Text:
        said = f"{link_words(link, self.names, named=named)}, confidence {percent(link.confidence)}"
        text = Text(said)
        for reason in link.evidence[:_MAX_EVIDENCE]:
            text.append(f"\n- {shorten(reason, 200)}", style="dim")
        return text

    def _changes(self) -> None:
        found = changes(self.dossier)
        if not found:
            return
        serious = sum(c.drift.severity == "high" for c in found)
        self._head(
            f"What changed on the way: {count(len(found), 'change')}, {serious or 'none'} serious"
        )
        for change in found[:_MAX_CHANGES]:
            self._change(change)
        self._more(len(found) - _MAX_CHANGES, "change")

    def _change(self, change: Change) -> None:
        drift = change.drift
        self.console.print()
        head = Text.assemble(
            (f"{change.number:>2}  "),
            (SEVERITIES[drift.severity].upper(), _COLOURS[drift.severity]),
            (f"  {drift.kind.replace('-', ' ')}", "bold"),
            (f"  in {self.names.of(drift.child.report)}", ""),
            (f"  (confidence {percent(drift.confidence)})", "dim"),
        )
        self._show(head, hang=4)
        self._show(Text(one_line(drift.detail)), indent=4)
        before = _marked(change.before, "[-", "-]", "red")
        after = _marked(change.after, "{+", "+}", "green")
        label = "left out near  " if change.left_out else "after   "
        self._show(Text("before  ", "dim") + before, indent=4, hang=8)
        self._show(Text(label, "dim") + after, indent=4, hang=8)

    def _claims(self) -> None:
        shared = shared_groups(self.dossier)
        ranked = sorted(
            (g for g in self.dossier.groups if g in shared or g.status == "conflicting"),
            key=lambda g: (STATUS_ORDER.index(g.status), -g.independent_origins, -len(g.reports)),
        )
        alone = len(self.dossier.groups) - len(ranked)
        if not self.dossier.groups:
            return
        self._head("Who knows it: origins beside reports")
        for group in ranked[:_MAX_CLAIMS]:
            self._group(group)
        self._more(len(ranked) - _MAX_CLAIMS, "shared claim")
        if alone and len(self.dossier.reports) > 1:
            self._show(Text(f"{count(alone, 'claim')} in one report only.", "dim"), indent=2)

    def _group(self, group: Group) -> None:
        number = max(1, group.independent_origins)
        origins = join([self.names.of(o) for o in group.origins], 4)
        style = {"conflicting": "bold red", "corroborated": "green"}.get(group.status, "yellow")
        head = Text.assemble(
            (f"{count(number, 'origin')}, {count(len(set(group.reports)), 'report')}", "bold"),
            "  ",
            (STATUSES[group.status] if group.status != "single-origin" else "", style),
        )
        head.rstrip()
        self.console.print()
        self._show(head, indent=2)
        self._show(Text(shorten(group.text, _MAX_CLAIM_CHARS)), indent=4)
        if origins:
            self._show(Text(f"from {origins}", "dim"), indent=4)
        if len(group.values) > 1:
            report_of = {c.id: c.span.report for c in self.dossier.claims}
            for value in group.values:
                who = join(said_by(value.claims, report_of, self.names), 6)
                self._show(Text(f"- {one_line(value.value)}: {who}"), indent=4, hang=2)

    def _scenes(self) -> None:
        for title, noun, lines in (
            ("Places", "place", place_lines(self.dossier, self.names)),
            ("Events", "event", event_lines(self.dossier, self.names)),
        ):
            if lines:
                self._head(title)
                self._lines(lines[:_MAX_SCENES])
                self._more(len(lines) - _MAX_SCENES, noun)

    def _account(self) -> None:
        account = self.dossier.account
        for title, outcomes in (
            ("Could not be read", account.failed),
            ("Passed over", account.skipped),
        ):
            if outcomes:
                self._head(title)
                self._lines(
                    [f"{one_line(o.path)}: {one_line(o.reason)}" for o in outcomes[:_MAX_OUTCOMES]]
                )
                self._more(len(outcomes) - _MAX_OUTCOMES, "file")
        self.console.print()
        parts = [f"{account.given:,} given: {account.read:,} read"]
        parts += [f"{len(account.skipped):,} passed over", f"{len(account.failed):,} failed"]
        self._show(Text(", ".join(parts) + ".", "dim"))
        if self.dossier.reports:
            self._show(Text(f"Attributions by {say_method(self.dossier)}.", "dim"))

    def _lines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self._show(Text(line), indent=2, hang=2)


def _marked(parts: Sequence[Run], opening: str, closing: str, style: str) -> Text:
    text = Text()
    for part in parts:
        words = squeeze(part.text)
        if part.changed:
            text.append(f"{opening}{words}{closing}", style=style)
        else:
            text.append(words)
    return text
