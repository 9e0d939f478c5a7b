"""Figures and findings set out for a terminal of 100 columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from bench.quality.counts import LOWER_IS_BETTER, Figures
from bench.quality.reading import Finding

_WIDTH = 98
_MAX_CHARS = 320


def new_console() -> Console:
    """A console that never writes lines of more than 98 columns, whatever it writes to."""
    console = Console(highlight=False)
    return console if console.width <= _WIDTH else Console(highlight=False, width=_WIDTH)


def print_figures(console: Console, title: str, figures: Figures) -> None:
    """The figures of one section: those with precision and recall in one table, the rest below."""
    scored = [n.removesuffix("_f1") for n in figures if n.endswith("_f1")]
    with_parts = {f"{n}{end}" for n in scored for end in ("_p", "_r", "_f1")}
    kinds = [n.removeprefix("drift_p.") for n in figures if n.startswith("drift_p.")]
    with_parts |= {f"drift_{end}.{kind}" for kind in kinds for end in "pr"}
    table = Table(title=title, title_justify="left", title_style="bold")
    table.add_column("measure", min_width=24)
    for name in ("precision", "recall", "F1"):
        table.add_column(name, justify="right")
    for name in scored:
        table.add_row(name, *(_number(figures[f"{name}{end}"]) for end in ("_p", "_r", "_f1")))
    for kind in kinds:
        row = (_number(figures[f"drift_{end}.{kind}"]) for end in "pr")
        table.add_row(f"  drift: {kind}", *row, "")
    console.print(table)
    rest = {n: v for n, v in figures.items() if n not in with_parts}
    if rest:
        console.print(_plain_table(rest))


def _plain_table(figures: Mapping[str, float | None]) -> Table:
    table = Table()
    table.add_column("figure", min_width=24)
    table.add_column("value", justify="right")
    for name, value in figures.items():
        note = " (less is better)" if name in LOWER_IS_BETTER else ""
        table.add_row(f"{name}{note}", _number(value))
    return table


def _number(value: float | None) -> str:
    if value is None:
        return "-"
    return str(value) if isinstance(value, int) else f"{value:.3f}"


def print_findings(console: Console, label: str, findings: Sequence[Finding]) -> None:
    """What dossier and gold do not agree on in one case, sorted by measure and verdict."""
    console.print(f"\n[bold]{escape(label)}[/bold]: {len(findings)} to look at")
    for finding in sorted(findings, key=lambda f: (f.measure, f.verdict, f.kind)):
        head = " ".join(w for w in (finding.measure, finding.verdict, finding.kind) if w)
        console.print(f"  [bold]{escape(head)}[/bold]")
        for text in _shown(finding.texts):
            console.print(f"      {escape(text)}", soft_wrap=False)


def _shown(texts: Iterable[str]) -> Iterable[str]:
    for text in texts:
        line = " ".join(text.split())
        if line:
            yield line if len(line) <= _MAX_CHARS else f"{line[:_MAX_CHARS]} ..."
