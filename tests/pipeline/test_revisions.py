"""An outlet's later version goes through the same checks as a retelling, under another name."""

from __future__ import annotations

import io
import re
from functools import cache

from rich.console import Console
from tests.newsroom import REWRITE, UPDATE, WIRE, capture

from headwater import Dossier, compare, trace
from headwater.render.page import render_page
from headwater.render.shown_drift import changes, listed_changes
from headwater.render.terminal import print_dossier


@cache
def traced(*names: str) -> Dossier:
    """The dossier of some of the reports."""
    return trace([capture(name) for name in names])


def printed(dossier: Dossier) -> str:
    """The dossier as the terminal has it."""
    out = io.StringIO()
    print_dossier(dossier, Console(file=out, width=100, highlight=False))
    return out.getvalue()


def test_drift_is_found_over_a_revision() -> None:
    """The update's new figures are changes of the earlier version, from there."""
    dossier = traced("wire.txt", "update.txt")
    (link,) = dossier.links
    path = {r.id: r.path for r in dossier.reports}
    assert (path[link.child], path[link.parent], link.kind) == (
        "update.txt",
        "wire.txt",
        "revision",
    )
    hurt = [d for d in dossier.drift if d.kind == "number-changed" and "40" in d.parent.text]
    assert ["70" in d.child.text for d in hurt] == [True]


def test_the_terminal_calls_it_a_later_version() -> None:
    """No word of a retelling, where an outlet wrote on at its own report."""
    out = printed(traced("wire.txt", "update.txt"))
    assert "What changed in the later version: " in out
    assert re.search(r"\d+ changes? in the later version, ", " ".join(out.split()))
    assert "What changed on the way" not in out
    assert "retelling" not in out


def test_the_page_calls_it_a_later_version() -> None:
    """The page says the same, in its heading and beside the words."""
    page = render_page(traced("wire.txt", "update.txt"))
    assert "What changed in the later version</h2>" in page
    assert "What changed on the way" not in page
    assert "retelling" not in page


def test_retellings_and_later_versions_are_listed_apart() -> None:
    """Each change stands once, under the heading of what its child is, with its number."""
    dossier = traced("wire.txt", "update.txt", "rewrite.txt")
    lists = listed_changes(changes(dossier))
    assert [listed.id for listed in lists] == ["changes", "revised"]
    numbers = [c.number for listed in lists for c in listed.changes]
    assert sorted(numbers) == list(range(1, len(dossier.drift) + 1))
    path = {r.id: r.path for r in dossier.reports}
    for listed, child in zip(lists, ("rewrite.txt", "update.txt"), strict=True):
        assert {path[c.drift.child.report] for c in listed.changes} == {child}
    out, page = printed(dossier), render_page(dossier)
    for title in ("What changed on the way", "What changed in the later version"):
        assert title in out
        assert title in page
    assert "in the retelling and the later version, " in " ".join(out.split())


def hedges_dropped(earlier: str, later: str) -> list[str]:
    """What is said of each hedge that the later version drops."""
    found = changes(compare(earlier, later))
    return [c.detail for c in found if c.drift.kind == "hedge-dropped"]


def test_details_name_versions_and_leave_the_reports_own_words() -> None:
    """ "The source" of a drift is the earlier version; a source that a report speaks of stays."""
    earlier, later = WIRE, UPDATE.replace("apparently ", "")
    (hedge,) = hedges_dropped(earlier, later)
    assert hedge.startswith("the earlier version says 'apparently'")
    assert "the later version leaves no doubt" in hedge
    earlier, later = (t.replace("Two workers", "The source") for t in (earlier, later))
    (kept,) = hedges_dropped(earlier, later)
    assert kept.startswith("the source says 'apparently'")


def test_a_retelling_keeps_its_name() -> None:
    """Another outlet's rewrite is no later version."""
    (rewritten,) = listed_changes(changes(compare(WIRE, REWRITE)))
    assert rewritten.title == "What changed on the way"
    assert all(c.detail == c.drift.detail for c in rewritten.changes)
