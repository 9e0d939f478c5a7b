"""Labelled pairs, the sets that they come in, and samples that are the same every time."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.quality.drift_public.compared import Compared

Confusion = Counter[tuple[str, str]]
"""How often something labelled so (first) was answered so (second)."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts and their label.

    Attributes:
        name: what the set calls it.
        group: pairs of one group share a text, and are no independent witnesses.
        parent: the text that the child should rest on.
        child: the retelling.
        label: in the set's own words.
        words: where single words are labelled: (start, end, has no basis) in the child.
    """

    name: str
    group: str
    parent: str
    child: str
    label: str
    words: tuple[tuple[int, int, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """One way to answer a set's question from a dossier, and the figure of the answers.

    Attributes:
        name: of the column.
        answers: gold and answer of one pair (of each word where words are labelled).
        figure: 0 to 1, from the answers of many pairs; None where they cannot tell.
    """

    name: str
    answers: Callable[[Pair, Compared], Confusion]
    figure: Callable[[Confusion], float | None]


@dataclass(frozen=True, slots=True)
class PublicSet:
    """One labelled set.

    Attributes:
        name: as on the command line.
        about: what is measured, for the title of its table.
        missing: what of it is not in the data folder; "" if nothing is.
        read: the data folder -> pairs by part (domain; one part for most sets), of what is there.
        measures: the first is the set's figure; the others tell how far it hangs on the mapping.
    """

    name: str
    about: str
    missing: Callable[[Path], str]
    read: Callable[[Path], Mapping[str, Sequence[Pair]]]
    measures: tuple[Measure, ...]


def sample(pairs: Sequence[Pair], limit: int | None, seed: int) -> list[Pair]:
    """At most `limit` pairs, the same for the same seed; a larger sample holds the smaller."""

    def order(pair: Pair) -> bytes:
        return hashlib.sha256(f"{seed}/{pair.name}".encode()).digest()

    return sorted(pairs, key=order)[:limit]


def read_lines(path: Path) -> Iterator[Mapping[str, Any]]:
    """The objects of a file with one JSON object a line; none where there is no such file."""
    if not path.is_file():
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def missing_file(*parts: str) -> Callable[[Path], str]:
    """What says whether one file of the data folder is not there."""

    def missing(data: Path) -> str:
        path = data.joinpath(*parts)
        return "" if path.is_file() else f"there is no file {path}"

    return missing
