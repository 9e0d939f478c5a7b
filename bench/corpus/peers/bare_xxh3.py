"""A bare pass of xxh3 over the bytes of texts: the floor under every way of hashing their words.

Run with the peers' interpreter; prints the seconds of the best of several passes as JSON.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from pathlib import Path

from bench.corpus.peers.texts import read_texts

PASSES = 5


def main(reports: Path) -> None:
    """Hash each text whole, one after the other, in one thread."""
    digest = importlib.import_module("xxhash").xxh3_64_intdigest
    texts = [text.encode() for text in read_texts(reports).values()]
    seconds = []
    for _ in range(PASSES):
        started = time.perf_counter()
        for text in texts:
            digest(text)
        seconds.append(time.perf_counter() - started)
    print(json.dumps({"seconds": min(seconds), "bytes": sum(map(len, texts))}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
