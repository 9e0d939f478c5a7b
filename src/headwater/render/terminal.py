"""A dossier in the terminal: the answer, where it came from, what changed, who knows it."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from headwater.dossier import Dossier
from headwater.model import Group, Link
from headwater.render.answer import answer, said_by, shared_groups
from headwater.render.coded import EventType, coded_events
from headwater.render.descent import Row, descent, foremost
from headwater.render.names import Names, link_words, name_everything
from headwater.render.printing import Sheet
from headwater.render.scenes import place_lines
from headwater.render.shown_drift import changes, listed_changes
from headwater.render.visible import one_line, shorten
from headwater.render.voices import say_methods
from headwater.render.words import (
    STATUS_ORDER,
    STATUSES,
    answered_words,
    count,
    join,
    percent,
    published_words,
)

# So many of each are listed; a screenful or two in all. The rest is counted.
_MAX_ROWS = 24
_MAX_CHANGES = 15
_MAX_CLAIMS = 15
_MAX_SCENES = 8
_MAX_EVENTS = 3
_MAX_EVIDENCE = 4
_MAX_CLAIM_CHARS = 220


def print_dossier(dossier: Dossier, console: Console | None = None) -> None:
    """Print a dossier, at most 100 columns wide; plain text where the output is no terminal.

    Args:
        dossier: what to show.
        console: where to print; standard output where None.
    """
    _Page(dossier, Sheet(console)).print()


class _Page:
    """One printing of one dossier; each method prints a section."""

    def __init__(self, dossier: Dossier, sheet: Sheet) -> None:
        self.dossier = dossier
        self.sheet = sheet
        self.names: Names = name_everything(dossier)

    def print(self) -> None:
        self._answer()
        if self.dossier.reports:
            self._lineage()
            self._changes()
            self._claims()
            self._scenes()
        self._account()

    def _answer(self) -> None:
        said = answer(self.dossier, self.names)
        self.sheet.notes(said.shortfall)
        self.sheet.show(Text(said.headline, style="bold"))
        for sentence in said.sentences:
            self.sheet.show(Text(sentence), indent=2, hang=2)

    def _lineage(self) -> None:
        self.sheet.head("Where the reports come from")
        rows = descent(self.dossier)
        branches: list[Tree] = []
        trees: list[Tree] = []
        shown = foremost(rows, _MAX_ROWS)
        for row in shown:
            label = self._row(row)
            del branches[row.depth :]
            if branches:
                branches.append(branches[-1].add(label))
            else:
                branches.append(Tree(label, guide_style="dim"))
                trees.append(branches[0])
        for tree in trees:
            self.sheet.console.print(tree, width=self.sheet.width)
        self.sheet.more(len(rows) - len(shown), "report")

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
        for listed in listed_changes(changes(self.dossier)):
            found, serious = listed.changes, listed.serious
            self.sheet.head(
                f"{listed.title}: {count(len(found), 'change')}, {serious or 'none'} serious"
            )
            for change in found[:_MAX_CHANGES]:
                self.sheet.change(change, self.names.of(change.drift.child.report))
            self.sheet.more(len(found) - _MAX_CHANGES, "change")

    def _claims(self) -> None:
        shared = {g.id for g in shared_groups(self.dossier)}
        ranked = sorted(
            (g for g in self.dossier.groups if g.id in shared or g.status == "conflicting"),
            key=lambda g: (STATUS_ORDER.index(g.status), -g.independent_origins, -len(g.reports)),
        )
        alone = len(self.dossier.groups) - len(ranked)
        if not self.dossier.groups:
            return
        self.sheet.head("Who knows it: origins beside reports")
        for group in ranked[:_MAX_CLAIMS]:
            self._group(group)
        self.sheet.more(len(ranked) - _MAX_CLAIMS, "shared claim")
        if alone and len(self.dossier.reports) > 1:
            self.sheet.show(Text(f"{count(alone, 'claim')} in one report only.", "dim"), indent=2)

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
        self.sheet.skip()
        self.sheet.show(head, indent=2)
        self.sheet.show(Text(shorten(group.text, _MAX_CLAIM_CHARS)), indent=4)
        if origins:
            self.sheet.show(Text(f"from {origins}", "dim"), indent=4)
        if len(group.values) > 1:
            report_of = {c.id: c.span.report for c in self.dossier.claims}
            for value in group.values:
                who = join(said_by(value.claims, report_of, self.names), 6)
                when = f" ({said})" if (said := answered_words(value)) else ""
                self.sheet.show(Text(f"- {one_line(value.value)}: {who}{when}"), indent=4, hang=2)
        for reason in group.evidence[:_MAX_EVIDENCE]:
            self.sheet.show(Text(shorten(reason, 200), "dim"), indent=4, hang=2)

    def _scenes(self) -> None:
        lines = place_lines(self.dossier, self.names)
        if lines:
            self.sheet.head("Places")
            self.sheet.lines(lines[:_MAX_SCENES])
            self.sheet.more(len(lines) - _MAX_SCENES, "place")
        types = coded_events(self.dossier, self.names)
        if types:
            self.sheet.head("Events, by what the reports say happened")
            for found in types:
                self._events(found)

    def _events(self, found: EventType) -> None:
        """One type of event; each event with the first of the words that it was coded from."""
        self.sheet.show(Text(found.head, "bold"), indent=2, hang=2)
        for event in found.events[:_MAX_EVENTS]:
            self.sheet.show(Text(event.words), indent=4, hang=2)
            for ground in event.grounds[:1]:
                more = len(event.grounds) - 1
                also = f" and {count(more, 'more telling')}" if more else ""
                self.sheet.show(Text(f"because {ground.words}{also}", "dim"), indent=6, hang=2)
        self.sheet.more(len(found.events) - _MAX_EVENTS, "event")

    def _account(self) -> None:
        account = self.dossier.account
        self.sheet.outcomes("Could not be read", account.failed)
        self.sheet.outcomes("Passed over", account.skipped)
        self.sheet.skip()
        parts = [f"{account.given:,} given: {account.read:,} read"]
        parts += [f"{len(account.skipped):,} passed over", f"{len(account.failed):,} failed"]
        self.sheet.show(Text(", ".join(parts) + ".", "dim"))
        if self.dossier.reports:
            self.sheet.show(Text(say_methods(self.dossier), "dim"))
