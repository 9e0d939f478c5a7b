"""`python -m fit.places DATA`: fit the weights of the places stage and write them where they ship.

DATA is the folder that holds `geoparsing/lgl.xml` and `geoparsing/GeoVirus.xml`; only their tuning
halves are used. What ships are some 120 numbers, no word of the texts.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from fit.places.finding import fit_finding
from fit.places.resolving import fit_resolving
from fit.places.texts import parsed_texts

from headwater.extract.gazetteer import open_gazetteer
from headwater.extract.place.weights import WEIGHTS_FILE, weights
from headwater.settings import PlaceSettings

_HEAD = """\
# What each observation is worth, in log-odds. Fitted by `python -m fit.places DATA` on the tuning
# halves (by document) of LGL and GeoVirus; docs/places.md says what they are worth on the others.
# `least_find`: spans that weigh less are no toponyms; it moves recall against precision. On the
# tuning halves F1 is 0.873 at -0.6, 0.877 at -1.0 and 0.873 at -1.4, and more places are resolved
# the lower it is (2026-11).
"""
_LEAST_FIND = -1.2


def main(arguments: list[str]) -> int:
    """Fit and write; finding first, since resolving is fitted on what it finds."""
    texts = list(parsed_texts(Path(arguments[0])))
    gazetteer = open_gazetteer(PlaceSettings())
    find = fit_finding(texts, gazetteer)
    _write(find, weights().resolve)
    weights.cache_clear()
    _write(find, fit_resolving(texts, gazetteer))
    print(f"{len(texts)} texts; written: {WEIGHTS_FILE}")
    return 0


def _write(find: Mapping[str, float], resolve: Mapping[str, float]) -> None:
    lines = [_HEAD, f"least_find = {_LEAST_FIND}", "", "[find]"]
    lines += [f'"{name}" = {value}' for name, value in sorted(find.items())]
    lines += ["", "[resolve]"]
    lines += [f'"{name}" = {value}' for name, value in resolve.items()]
    WEIGHTS_FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
