"""A score as tables for people and as JSON for machines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, is_dataclass
from typing import Any

from rich.console import Console
from rich.table import Table

from bench.corpus.floors import beside, verdict
from bench.corpus.score.measure import Offsets, Score, Share
from bench.corpus.score.reliability import Bin

_KIND_ORDER = (
    "verbatim",
    "truncated",
    "another lead",
    "reworded 20 %",
    "reworded 40 %",
    "reworded 60 %",
    "quote of 1 sentence",
    "quote of 2 sentences",
    "quote of 3 sentences",
    "wire story",
)


def as_json(score: Score) -> dict[str, Any]:
    """All figures; each share with its figure beside what it was counted from."""
    plain: dict[str, Any] = {
        name: _plain(getattr(score, name)) for name in Score.__dataclass_fields__
    }
    return plain


def _plain(value: Any) -> Any:
    if isinstance(value, Share):
        return {"right": value.right, "of": value.of, "figure": value.figure}
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, Offsets):
        return {name: _plain(getattr(value, name)) for name in Offsets.__dataclass_fields__}
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else value


def print_score(score: Score, console: Console, title: str = "") -> None:
    """Figures with their floors beside them, then precision, then offsets."""
    console.print(_figures(score, title))
    console.print(_precisions(score))
    if score.offsets.get("all") and score.offsets["all"].pairs:
        console.print(_offsets(score))


def print_reliability(bins: Sequence[Bin], console: Console) -> None:
    """How often pairs and links of some confidence are right."""
    if bins:
        table = _table("confidence", "of a", "from", "mean", "right", "of")
        for each in bins:
            right, of = percent(each.right), f"{each.right.of:,}"
            table.add_row(each.what, f"{each.low:.2f}", f"{each.mean:.3f}", right, of)
        console.print(table)


def _figures(score: Score, title: str) -> Table:
    table = _table(
        title or "found against the truth", "figure", "value", "of", "floor (aim)", "met"
    )
    _row(table, "recall", score.recall)
    _row(table, "precision", score.precision)
    for kind in sorted(score.recalls, key=_kind_place):
        _row(table, f"recall, {kind}", score.recalls[kind])
    _row(table, "members of wire stories", score.wires)
    _row(table, "members of the worst wire story", score.worst_wire)
    _row(table, "direction stated", score.directed)
    _row(table, "direction right where stated", score.direction)
    return table


def _precisions(score: Score) -> Table:
    table = _table("found pairs by the kind they are given", "kind", "right", "of")
    for kind, share in score.precisions.items():
        table.add_row(kind or "(none)", percent(share), f"{share.of:,}")
    for reason, number in score.wrong.items():
        table.add_row(f"wrong: {reason}", "", f"{number:,}")
    return table


def _offsets(score: Score) -> Table:
    table = _table(
        "passages, in characters of the child",
        "kind",
        "pairs",
        "meet both sides",
        "covered",
        "truly copied",
    )
    for kind in sorted(score.offsets, key=_kind_place):
        o = score.offsets[kind]
        shares = (percent(share) for share in (o.meeting, o.recall, o.precision))
        table.add_row(kind, f"{o.pairs:,}", *shares)
    return table


def _kind_place(kind: str) -> tuple[int, str]:
    return (_KIND_ORDER.index(kind) if kind in _KIND_ORDER else -1, kind)


def _table(title: str, *headings: str) -> Table:
    table = Table(title=title, title_justify="left")
    for number, heading in enumerate(headings):
        table.add_column(heading, justify="right" if number else "left")
    return table


def _row(table: Table, name: str, share: Share) -> None:
    met = verdict(name, share.figure)
    table.add_row(name, percent(share), f"{share.of:,}", beside(name), met)


def percent(share: Share) -> str:
    """A share with three decimals, or a dash for nothing of nothing."""
    return "-" if share.figure is None else f"{share.figure:.3f}"
