"""rensa: MinHash with a locality-sensitive index, in Rust."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

from bench.corpus.peers.texts import JACCARD, PERMUTATIONS, read_texts, shingles, write_pairs

_SEED, _BANDS = 42, 32


def main(reports: Path, out: Path) -> None:
    """Every pair whose estimated likeness reaches the threshold."""
    library = importlib.import_module("rensa")
    texts = read_texts(reports)
    ids = list(texts)
    runs = [shingles(text) for text in texts.values()]
    sketches = library.RMinHash.from_token_sets(runs, PERMUTATIONS, _SEED)
    index = library.RMinHashLSH(threshold=JACCARD, num_perm=PERMUTATIONS, num_bands=_BANDS)
    index.insert_many(sketches)
    write_pairs(
        out,
        (
            (ids[place], ids[other])
            for place, sketch in enumerate(sketches)
            for other in index.query(sketch)
            if other != place and sketch.jaccard(sketches[other]) >= JACCARD
        ),
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
