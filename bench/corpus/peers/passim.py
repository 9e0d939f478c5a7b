"""passim: passages by character n-grams and alignment, on Spark.

Measured is its pairwise alignment. The clusters that it would draw from that afterwards need a
Java archive that is no Python package; it finds an empty table of clusters, and stops there.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from bench.corpus.peers.peer import Peer, Setup, Step

_NO_CLUSTERS = pa.schema(
    [
        ("cluster", pa.int64()),
        ("uid", pa.int64()),
        ("begin", pa.int32()),
        ("end", pa.int32()),
        ("size", pa.int64()),
        ("pboiler", pa.float64()),
    ]
)
# As its own command `passim` sets them: reports of one outlet are not held against each other.
_ACROSS_OUTLETS = ("--fields", "xxhash64(outlet) as gid", "--filterpairs", "gid < gid2")


def steps(corpus: Path, out: Path, setup: Setup) -> list[Step]:
    """Align all pairs across outlets, with its default n-grams and limits."""
    clusters = out / "raw" / "tmp" / "clusters.parquet"
    clusters.mkdir(parents=True)
    pq.write_table(_NO_CLUSTERS.empty_table(), clusters / "part-0.parquet")
    folder = setup.python.parent
    script = "import passim, sys; passim.main(sys.argv[1:])"
    (out / "submit.py").write_text(f"{script}\n", encoding="utf-8")
    command: list[str | Path] = [
        folder / "spark-submit",
        "--master",
        f"local[{setup.cores}]",
        "--driver-memory",
        f"{setup.memory_gigabytes}g",
        "--conf",
        "spark.ui.enabled=false",
        out / "submit.py",
        "--all-pairs",
        "--pairwise",
        *_ACROSS_OUTLETS,
        corpus / "reports",
        out / "raw",
    ]
    environment = {
        "PYSPARK_PYTHON": str(setup.python),
        "PYSPARK_DRIVER_PYTHON": str(setup.python),
        "PATH": f"{folder}:/usr/local/bin:/usr/bin:/bin",
    }
    return [Step("align", command, environment)]


def finish(out: Path) -> Path:
    """Its alignments as pairs and passages. It tells no direction; the later id is the child."""
    pairs: dict[tuple[str, str], dict[str, Any]] = {}
    for folder in ("pairs", "passages"):
        (out / folder).mkdir(exist_ok=True)
    with (out / "passages" / "passages.jsonl").open("w", encoding="utf-8") as file:
        for row in _alignments(out / "raw" / "align.json"):
            file.write(json.dumps(row) + "\n")
            key = (row["child"], row["parent"])
            pairs[key] = {"child": key[0], "parent": key[1], "undirected": True, "kind": "passage"}
    with (out / "pairs" / "pairs.jsonl").open("w", encoding="utf-8") as file:
        for _, pair in sorted(pairs.items()):
            file.write(json.dumps(pair) + "\n")
    return out


def _alignments(folder: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.glob("part-*")):
        with path.open(encoding="utf-8") as file:
            for line in file:
                found = json.loads(line)
                yield {
                    "child": found["id2"],
                    "parent": found["id"],
                    "child_start": found["begin2"],
                    "child_end": found["end2"],
                    "parent_start": found["begin"],
                    "parent_end": found["end"],
                }


PEER = Peer(
    "passim",
    "passages",
    lambda setup: setup.lacks("pyspark", "graphframes", "passim"),
    steps,
    finish,
)
