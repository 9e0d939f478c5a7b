"""GeoNames dumps that nobody published: invented rows in the format's 19 columns."""

from __future__ import annotations

from pathlib import Path


def dump_line(
    geonameid: int,
    name: str,
    feature: str,
    *,
    others: str = "",
    at: tuple[float, float] = (35.0, 40.0),
    country: str = "SY",
    province: str = "07",
    district: str = "",
    population: int = 0,
) -> str:
    """One row; `feature` is class and code, as in "P.PPL"."""
    feature_class, _, code = feature.partition(".")
    ascii_name = name.encode("ascii", "ignore").decode() or name
    fields = [
        str(geonameid), name, ascii_name, others, str(at[0]), str(at[1]), feature_class, code,
        country, "", province, district, "", "", str(population), "", "200", "Asia/Damascus",
        "2024-02-29",
    ]  # fmt: skip
    return "\t".join(fields)


def write_dump(path: Path, *lines: str) -> Path:
    """A dump of some rows."""
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path
