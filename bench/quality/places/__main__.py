"""The command `python -m bench.quality.places --data DIR`: places on LGL and GeoVirus."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.quality.places.corpora import LabelledText, read_corpora, what_is_missing
from bench.quality.places.score import (
    NEAR_KM,
    PlaceCounts,
    distance_km,
    matched_pairs,
    score_text,
)
from bench.quality.tables import new_console
from headwater.annotate import annotate
from headwater.extract.place import extract_places
from headwater.model import Capture, Place
from headwater.read import read
from headwater.settings import Settings

_CONTEXT = 30


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0, or 2 where none of the data are there."""
    options = _parser().parse_args(arguments)
    console = new_console()
    for line in what_is_missing(options.data):
        console.print(line, markup=False)
    try:
        corpora = read_corpora(options.data)
    except (OSError, ValueError) as error:
        console.print(f"the labels cannot be read: {error}", markup=False)
        return 2
    if not corpora:
        return 2
    counts: dict[str, PlaceCounts] = {}
    for name, texts in corpora.items():
        chosen = [t for t in texts if options.half in (t.half, "all")][: options.limit]
        counts[name] = _measure(chosen, console if options.show else None)
    counts["together"] = sum(counts.values(), PlaceCounts())
    console.print(_table(f"Places, half: {options.half}", counts))
    if options.json:
        figures = {name: held.figures() for name, held in counts.items()}
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


def places_of(text: LabelledText) -> tuple[Place, ...]:
    """The places of a text as Headwater reads it: a plain text of which nothing else is known."""
    settings = Settings()
    report = read(Capture("text.txt", text.text.encode("utf-8")), "r1", settings.read)
    return extract_places(report, annotate(report, settings.annotate), settings.place)


def _measure(texts: Sequence[LabelledText], show: Console | None) -> PlaceCounts:
    total = PlaceCounts()
    for text in texts:
        places = places_of(text)
        total += score_text(text, places)
        if show is not None:
            for line in _faults(text, places):
                show.print(line, markup=False)
    return total


def _faults(text: LabelledText, places: Sequence[Place]) -> Iterator[str]:
    """A line for each label that is missed, not resolved or far, and each place too many."""
    pairs = matched_pairs(text.toponyms, places)
    matched = {id(thing) for pair in pairs for thing in pair}
    for gold in text.toponyms:
        if id(gold) not in matched:
            yield f"missed      {_shown(text.text, gold.start, gold.end)}"
    for place in places:
        if id(place) not in matched:
            yield f"too many    {_shown(text.text, place.span.start, place.span.end)}"
    for gold, place in pairs:
        away = distance_km(gold, place)
        if gold.lat is not None and away > NEAR_KM:
            where = "not resolved" if place.lat is None else f"{place.name}, {away:.0f} km off"
            yield f"far         {_shown(text.text, gold.start, gold.end)}  -> {where}"


def _shown(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    return " ".join(f"{before}[{text[start:end]}]{after}".split())


def _table(title: str, counts: dict[str, PlaceCounts]) -> Table:
    table = Table(title=title, title_justify="left")
    table.add_column("figure")
    for name in counts:
        table.add_column(name, justify="right")
    columns = [held.figures() for held in counts.values()]
    for figure in columns[0]:
        table.add_row(figure, *(_number(column[figure]) for column in columns))
    return table


def _number(value: float | None) -> str:
    if value is None:
        return "-"
    return str(value) if isinstance(value, int) else f"{value:.3f}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench.quality.places",
        description="Score places on LGL and GeoVirus: found, within 161 km, same GeoNames id.",
    )
    add = parser.add_argument
    add("--data", type=Path, required=True, metavar="DIR", help="the folder with geoparsing/")
    add(
        "--half",
        choices=["held", "tune", "all"],
        default="held",
        help="the half that nothing was fitted on (default), the other, or both",
    )
    add("--limit", type=int, metavar="N", help="only the first N texts of each set")
    add("--show", action="store_true", help="print what is missed, too many or far")
    add("--json", type=Path, metavar="FILE", help="write the figures")
    return parser


if __name__ == "__main__":
    sys.exit(main())
