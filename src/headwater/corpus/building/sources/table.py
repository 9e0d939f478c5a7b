"""Which kind of source a path is, by its name, and how each kind is cut: one table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from headwater.acquire.walk import find_files
from headwater.corpus.building.rows import Refusal
from headwater.corpus.building.sources.block import Block, Reading
from headwater.corpus.building.sources.captures import cut_file
from headwater.corpus.building.sources.csv_files import cut_csv
from headwater.corpus.building.sources.jsonl import cut_jsonl
from headwater.corpus.building.sources.parquet import cut_parquet
from headwater.corpus.building.sources.warc import cut_warc

Cut = Callable[[str, str, bool, Reading], Iterator[Block]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of source.

    Attributes:
        name: what it is called in the ledger.
        suffixes: of the files that are of it, without `.gz`.
        cut: gives its blocks, from path, digest of the file, whether it is gzipped, and the
            reading; raises `ReadError` where it cannot be read.
        whole: a file is known by its digest and need not be cut again; else its blocks are.
    """

    name: str
    suffixes: tuple[str, ...]
    cut: Cut
    whole: bool = True


KINDS: tuple[Kind, ...] = (
    Kind(
        "jsonl",
        (".jsonl", ".ndjson"),
        lambda path, digest, packed, reading: cut_jsonl(path, packed),
        whole=False,
    ),
    Kind("csv", (".csv", ".tsv"), cut_csv),
    Kind(
        "parquet",
        (".parquet",),
        lambda path, digest, packed, reading: cut_parquet(path, digest, reading),
    ),
    Kind(
        "warc",
        (".warc",),
        lambda path, digest, packed, reading: cut_warc(path, digest, reading),
    ),
)
SINGLE = Kind("file", (), lambda path, digest, packed, reading: cut_file(path), whole=False)
"""Whatever is none of these is one report, or is refused by whoever reads it."""


def kind_of(path: str) -> Kind:
    """The kind of a file, by its name."""
    name = path.lower().removesuffix(".gz")
    return next((kind for kind in KINDS if name.endswith(kind.suffixes)), SINGLE)


def find_sources(paths: tuple[str, ...]) -> tuple[list[str], list[Refusal]]:
    """The files behind paths, each once and in order, and what is none.

    A folder is searched to the bottom for texts, pages and collections.
    """
    found = find_files(paths)
    collections = {o.path for o in found.skipped if _is_collection(o.path, o.reason)}
    refusals = [Refusal(o.path, o.reason) for o in found.failed]
    refusals += [
        Refusal(o.path, o.reason, skipped=True) for o in found.skipped if o.path not in collections
    ]
    bare = {r.place for r in refusals if "folder without reports" in r.reason}
    within = {b for b in bare if any(c.startswith(b.rstrip("/") + "/") for c in collections)}
    return (
        sorted({*found.files, *collections}),
        [r for r in refusals if r.place not in within],
    )


def _is_collection(path: str, reason: str) -> bool:
    return reason.endswith("give text or HTML") and kind_of(path) is not SINGLE
