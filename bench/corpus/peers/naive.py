"""A floor to stand on: pairs of reports that share so many runs of six words, counted exactly.

No alignment, no furniture, no direction: every six words in a row that two to a few hundred
reports share is looked up, and pairs with several of them in common are stated.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from itertools import combinations
from pathlib import Path

from bench.corpus.peers.texts import read_texts, write_pairs

_RUN, _LEAST_SHARED, _MOST_REPORTS = 6, 4, 200
_WORD = re.compile(r"\w+")


def find_pairs(texts: dict[str, str]) -> Counter[tuple[str, str]]:
    """Pairs of ids, with how many runs of words each shares."""
    holders: dict[int, list[str]] = {}
    for id, text in sorted(texts.items()):
        words = _WORD.findall(text.lower())
        runs = {hash(tuple(words[at : at + _RUN])) for at in range(len(words) - _RUN + 1)}
        for run in runs:
            holders.setdefault(run, []).append(id)
    shared: Counter[tuple[str, str]] = Counter()
    for ids in holders.values():
        if 1 < len(ids) <= _MOST_REPORTS:
            shared.update(combinations(ids, 2))
    return Counter({pair: n for pair, n in shared.items() if n >= _LEAST_SHARED})


def main(reports: Path, out: Path) -> None:
    """Read JSON lines, write `pairs/pairs.jsonl`."""
    write_pairs(out, find_pairs(read_texts(reports)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
