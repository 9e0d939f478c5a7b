"""Count how common words are, for `src/headwater/lexicon/commonness.tsv`.

    python -m bench.fit.commonness

Writes the words that three or more passages hold, with how many do, after a first line "*" with how
many passages there are. A passage is one of `corpora/reworded`, or two paragraphs of a source of
`corpora/retold`. Names and figures are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpora import retold, reworded

from headwater.annotate import annotate
from headwater.lexicon.likeness import word_key
from headwater.model import Capture
from headwater.read import read
from headwater.settings import Settings

COMMONNESS = Path(__file__).parents[2] / "src/headwater/lexicon/commonness.tsv"

_MIN_HOLDERS = 3
_MIN_WORDS = 8
_PARAGRAPHS = 2


def passages() -> Iterator[str]:
    """Short stretches of invented news, each of one subject."""
    for part in ("fit", "held"):
        yield from (found.passage for found in reworded.load(part))
    for part in retold.PARTS:
        for pair in retold.load(part):
            yield from _stretches(pair.source)


def _stretches(text: str) -> Iterator[str]:
    paragraphs = [p for p in text.split("\n\n")[1:] if len(p.split()) > _MIN_WORDS]
    for at in range(0, len(paragraphs), _PARAGRAPHS):
        yield " ".join(" ".join(paragraphs[at : at + _PARAGRAPHS]).split())


def count(texts: Iterable[str], settings: Settings) -> tuple[int, Counter[str]]:
    """How many texts there are, and how many hold each word."""
    holders: Counter[str] = Counter()
    total = 0
    for total, text in enumerate(texts, start=1):  # noqa: B007 -- the last number is the total
        report = read(Capture("passage.txt", text.encode()), "r1", settings.read)
        tokens = annotate(report, settings.annotate).tokens
        keys = {word_key(t) for t in tokens if t.is_content and t.pos not in {"PROPN", "NUM"}}
        holders.update(key for key in keys if key and not key.startswith("#"))
    return total, holders


def as_lines(total: int, holders: Counter[str]) -> str:
    """The table, commonest word first."""
    kept = [(word, n) for word, n in holders.items() if n >= _MIN_HOLDERS]
    rows = [("*", total), *sorted(kept, key=lambda row: (-row[1], row[0]))]
    return "".join(f"{word}\t{n}\n" for word, n in rows)


def main() -> None:
    """Count and write."""
    COMMONNESS.write_text(as_lines(*count(passages(), Settings())), encoding="utf-8")


if __name__ == "__main__":
    main()
