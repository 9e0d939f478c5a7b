"""What the adapters share that run inside the peers' environment: the standard library only.

All near-copy tools are given the same shingles (five words in a row) and the same threshold.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

SHINGLE_WORDS = 5
JACCARD = 0.5
PERMUTATIONS = 128
_WORD = re.compile(r"\w+")


def read_texts(folder: Path) -> dict[str, str]:
    """Texts by id, from the JSON lines of a folder."""
    texts: dict[str, str] = {}
    for path in sorted(folder.glob("*.jsonl")):
        with path.open(encoding="utf-8") as file:
            records = map(json.loads, file)
            texts.update((record["id"], record["text"]) for record in records)
    return texts


def shingles(text: str) -> list[str]:
    """Runs of five words, in lower case, each once."""
    words = _WORD.findall(text.lower())
    runs = (" ".join(words[at : at + SHINGLE_WORDS]) for at in range(len(words)))
    return list(dict.fromkeys(runs))


def write_pairs(out: Path, pairs: Iterable[tuple[str, str]]) -> None:
    """Write pairs, whose direction these tools do not tell, as JSON lines in `pairs/`."""
    (out / "pairs").mkdir(parents=True, exist_ok=True)
    with (out / "pairs" / "pairs.jsonl").open("w", encoding="utf-8") as file:
        for one, other in sorted({(min(pair), max(pair)) for pair in pairs}):
            row = {"child": other, "parent": one, "undirected": True}
            file.write(json.dumps(row) + "\n")
