"""datasketch: MinHash with a locality-sensitive index, in Python."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

from bench.corpus.peers.texts import JACCARD, PERMUTATIONS, read_texts, shingles, write_pairs


def main(reports: Path, out: Path) -> None:
    """Every pair whose estimated likeness reaches the threshold."""
    library = importlib.import_module("datasketch")
    texts = read_texts(reports)
    index = library.MinHashLSH(threshold=JACCARD, num_perm=PERMUTATIONS)
    sketches = {}
    for id, text in texts.items():
        sketch = library.MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([run.encode() for run in shingles(text)])
        sketches[id] = sketch
        index.insert(id, sketch)
    write_pairs(
        out,
        (
            (id, other)
            for id, sketch in sketches.items()
            for other in index.query(sketch)
            if other != id and sketch.jaccard(sketches[other]) >= JACCARD
        ),
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
