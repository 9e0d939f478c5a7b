"""What the commands on a case print: short lines, and in them no name that is protected."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click
from rich.text import Text

from headwater.case.history import say_entry
from headwater.model import Outcome
from headwater.render.printing import Sheet
from headwater.render.visible import one_line, shorten
from headwater.render.words import count
from headwater.store.search import MARK_END, MARK_START

if TYPE_CHECKING:
    from headwater.case.protecting import Finder
    from headwater.case.sorting import Added
    from headwater.dossier import Dossier
    from headwater.store import CaseFile, Entry
    from headwater.store.checking import Checked
    from headwater.store.search import Hit

_MAX_WORDS = 140
_MARKS = str.maketrans({MARK_START: "[", MARK_END: "]"})


def print_added(case: CaseFile, added: Added, *, fresh: bool, quiet: bool) -> None:
    """What became of everything that was given; failures alone where quiet."""
    from headwater.case.guarding import find_protected

    finder = find_protected(case)
    if quiet:
        for outcome in added.failed:
            click.echo(_covered(f"headwater: {outcome.path}: {outcome.reason}", finder), err=True)
        return
    sheet = Sheet()
    parts = [
        f"{count(len(added.added), 'report')} added",
        f"{len(added.again)} in the case already" if added.again else "",
        f"{len(added.skipped)} skipped" if added.skipped else "",
        f"{len(added.failed)} could not be read" if added.failed else "",
    ]
    sheet.show(Text("; ".join(p for p in parts if p) + f" (of {added.given} given)."))
    if not fresh:
        sheet.show(Text("The findings are brought up to date when they are asked for."))
    for title, outcomes in (
        ("Later versions", added.revisions),
        ("In the case already", added.again),
        ("Skipped", added.skipped),
        ("Could not be read", added.failed),
    ):
        covered = [Outcome(finder.cover(o.path), finder.cover(o.reason)) for o in outcomes]
        sheet.outcomes(title, covered)


def print_hits(hits: Sequence[Hit], finder: Finder, *, as_json: bool) -> None:
    """The reports that a search found."""
    if as_json:
        for hit in hits:
            fields = {
                "report": hit.report,
                "title": finder.cover(hit.title),
                "outlet": finder.cover(hit.outlet),
                "published": hit.published,
                "path": finder.cover(hit.path),
                "snippet": finder.cover(_bare(hit)),
            }
            click.echo(_json(fields))
        return
    sheet = Sheet()
    sheet.show(Text(f"{count(len(hits), 'report')} found."))
    for hit in hits:
        sheet.skip()
        who = one_line(finder.cover(hit.outlet)) or one_line(finder.cover(hit.path))
        head = Text.assemble((who, "bold"), f"  {hit.published}", (f"  {hit.report}", "dim"))
        sheet.show(head)
        sheet.lines(line for line in (_line(hit.title, finder), _snippet(hit, finder)) if line)


def print_entry(entry: Entry, finder: Finder) -> None:
    """A decision that was just taken."""
    Sheet().show(Text(f"{entry.number}: {_line(say_entry(entry), finder)}"))


def print_log(entries: Sequence[Entry], finder: Finder, *, as_json: bool) -> None:
    """The log, oldest first."""
    if as_json:
        for entry in entries:
            click.echo(_json(log_fields(entry, finder)))
        return
    sheet = Sheet()
    for entry in entries:
        by = one_line(finder.cover(entry.by))
        said = _line(say_entry(entry), finder)
        sheet.show(Text(f"{entry.number:>4}  {entry.at}  {by}  {said}"), hang=6)


def print_checked(checked: Checked, finder: Finder) -> None:
    """What a check found."""
    sheet = Sheet()
    looked = (
        f"{count(checked.captures, 'capture')}, {count(checked.entries, 'entry')} of the log and "
        f"{count(checked.spans, 'span')} looked at"
    )
    if checked.faults:
        sheet.show(Text(f"{looked}; {count(len(checked.faults), 'fault')}:"))
        sheet.lines(one_line(finder.cover(fault)) for fault in checked.faults)
    else:
        sheet.show(Text(f"{looked}; all of it holds."))
    sheet.show(Text(f"The log up to here has the digest {checked.head}"))


def print_decisions(dossier: Dossier) -> None:
    """The decisions that a dossier was made with; it is protected already."""
    if dossier.decisions:
        sheet = Sheet()
        sheet.head("What people decided")
        for decision in dossier.decisions:
            said = f"{decision.verb} {decision.about}"
            said += f": {decision.value}" if decision.value else ""
            said += f" ({decision.note})" if decision.note else ""
            standing = "" if decision.standing == "applied" else f"  [{decision.standing}]"
            line = f"{decision.number:>4}  {one_line(decision.by)}, {decision.at[:10]}: "
            sheet.show(Text(line + shorten(said, _MAX_WORDS) + standing), hang=6)


def print_names(dossier: Dossier, names: Mapping[str, str]) -> None:
    """Ids and stable names of what a decision can be about; the dossier is protected already."""
    called = {r.id: r.outlet or r.path for r in dossier.reports}
    called |= {o.id: o.name for o in dossier.origins}
    several = [g for g in dossier.groups if len(g.claims) > 1]
    sections: list[tuple[str, list[tuple[str, str]]]] = [
        ("Reports", [(r.id, called[r.id]) for r in dossier.reports]),
        (
            "Links",
            [
                (f"{x.child}:{x.parent}", f"{called[x.child]} from {called[x.parent]} ({x.kind})")
                for x in dossier.links
            ],
        ),
        ("Origins", [(o.id, o.name) for o in dossier.origins]),
        ("Claims in several reports", [(g.id, g.text) for g in several]),
        ("Changes", [(d.id, f"{d.kind}: {d.detail}") for d in dossier.drift]),
        ("Voices", [(v.id, v.name) for v in dossier.voices]),
    ]
    sheet = Sheet()
    for title, rows in sections:
        if rows:
            sheet.head(title)
            for id, words in rows:
                line = f"{id:<8} {names[id]}  {shorten(words, _MAX_WORDS)}"
                sheet.show(Text(line), indent=2, hang=9)


def log_fields(entry: Entry, finder: Finder) -> dict[str, Any]:
    """An entry of the log as data, names covered."""
    return {
        "number": entry.number,
        "at": entry.at,
        "by": finder.cover(entry.by),
        "tool": entry.tool,
        "action": entry.action,
        "said": finder.cover(say_entry(entry)),
        "sha256": entry.sha256,
    }


def _snippet(hit: Hit, finder: Finder) -> str:
    bare = _bare(hit)
    # Marks inside of a name would hide it; where there is one, the words go without them.
    shown = finder.cover(bare) if finder.names(bare) else hit.snippet.translate(_MARKS)
    return one_line(shown)


def _bare(hit: Hit) -> str:
    return hit.snippet.replace(MARK_START, "").replace(MARK_END, "")


def _line(text: str, finder: Finder) -> str:
    return one_line(finder.cover(text))


def _covered(text: str, finder: Finder) -> str:
    return one_line(finder.cover(text))


def _json(fields: Mapping[str, Any]) -> str:
    return json.dumps(fields, ensure_ascii=False).encode("utf-8", "backslashreplace").decode()
