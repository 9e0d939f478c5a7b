"""gaoya: MinHash with a locality-sensitive index, in Rust, over all cores."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

from bench.corpus.peers.texts import JACCARD, SHINGLE_WORDS, read_texts, write_pairs

# The bands that its own documents give for a likeness of one half.
_BANDS, _BAND_ROWS, _HASH_BITS = 42, 3, 32


def main(reports: Path, out: Path) -> None:
    """Every pair whose estimated likeness reaches the threshold."""
    library = importlib.import_module("gaoya.minhash")
    texts = read_texts(reports)
    runs = (SHINGLE_WORDS, SHINGLE_WORDS)
    index = library.MinHashStringIndex(
        _HASH_BITS, JACCARD, _BANDS, _BAND_ROWS, None, "word", True, runs
    )
    ids, bodies = list(texts), list(texts.values())
    index.par_bulk_insert_docs(list(range(len(ids))), bodies)
    write_pairs(
        out,
        (
            (ids[place], ids[other])
            for place, alike in enumerate(index.par_bulk_query(bodies))
            for other in alike
            if other != place
        ),
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
