"""What must be silent: `python -m bench.quality.silence`.

Two sorts of texts that a comparison must say nothing of:

- `paraphrases/*.txt`, faithful rewordings of invented paragraphs: blocks parted by a blank line,
  the paragraph first, its rewording in the next line. `b.txt` is held back: nobody reads what is
  flagged there.
- every labelled text laid beside itself, beside its paragraphs in turned order, beside itself with
  other quotation marks, and beside itself with small numerals as words.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.quality.drift_public.compared import Compare, lay_beside, read_compared

_HERE = Path(__file__).parent
PARAPHRASES = _HERE / "paraphrases"
HELD_BACK = "b"
TEXTS = (_HERE / "gold" / "pairs", _HERE.parents[1] / "corpora" / "retold" / "fit" / "pairs")
_WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()
# A lone figure of a sentence: no year, sum, time, date or part of a greater one.
_SMALL = re.compile(
    r"(?<=[a-z] )(?<!\d and )([2-9]|1[0-2])(?= [a-z]{3,}\b)"
    r"(?! (?:per|percent|million|billion|and \d))"
)


@dataclass(frozen=True, slots=True)
class Silent:
    """Two texts of which the second says what the first says."""

    name: str
    parent: str
    child: str


def read_paraphrases(path: Path) -> Iterator[Silent]:
    """The paragraphs of one file with their rewordings."""
    for n, block in enumerate(path.read_text(encoding="utf-8").strip().split("\n\n"), 1):
        parent, child = block.split("\n")
        yield Silent(f"{path.stem} {n}", parent, child)


def read_texts(folders: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """The labelled texts of some folders of pairs, each with a name."""
    for folder in folders:
        for path in sorted(folder.glob("*/*.txt")):
            yield f"{path.parent.name}/{path.stem}", path.read_bytes().decode("utf-8")


def turned(text: str) -> str:
    """The paragraphs of a text in turned order; the first one, its headline, stays."""
    first, *rest = text.split("\n\n")
    return "\n\n".join([first, *reversed(rest)])


def requoted(text: str) -> str:
    """Straight double marks as curly ones, and curly ones as straight ones."""
    if '"' not in text:
        return text.translate({0x201C: '"', 0x201D: '"'})
    halves = iter("“”" * text.count('"'))
    return re.sub('"', lambda _: next(halves), text)


def spelled(text: str) -> str:
    """Small numerals inside sentences as words."""
    return _SMALL.sub(lambda match: _WORDS[int(match[1])], text)


VARIANTS: Mapping[str, Callable[[str], str]] = {
    "itself": str,
    "turned": turned,
    "requoted": requoted,
    "spelled": spelled,
}


def flags(pair: Silent, compare: Compare = lay_beside) -> list[str]:
    """What a comparison says of two texts, a line each: the kind, and the words of both."""
    dossier = compare(pair.parent, pair.child)
    found = read_compared(dossier, pair.child)
    faults = [n for n in dossier.get("account", {}).get("degraded", ()) if "failed" in n]
    if found.failed or faults:
        # A check that broke says nothing: that is not the silence that is asked for.
        raise ValueError(f"{pair.name}: {found.failed or faults[0]}")
    return [f"{d.kind}: {d.parent!r} -> {d.child!r} ({d.detail})" for d in found.drift]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command: how many flags for each sort of pair, and which with --show."""
    parser = argparse.ArgumentParser(description="Count the flags on what must be silent.")
    parser.add_argument("--only", choices=["paraphrases", *VARIANTS])
    parser.add_argument("--show", action="store_true", help=f"the flags (not of {HELD_BACK})")
    parser.add_argument("--limit", type=int, help="the first pairs of each sort only")
    options = parser.parse_args(arguments)
    sorts: dict[str, list[Silent]] = {}
    if options.only in (None, "paraphrases"):
        for path in sorted(PARAPHRASES.glob("*.txt")):
            sorts[f"paraphrases {path.stem}"] = list(read_paraphrases(path))
    for name, change in VARIANTS.items():
        if options.only in (None, name):
            sorts[name] = [Silent(f"{name} {n}", t, change(t)) for n, t in read_texts(TEXTS)]
    for name, pairs in sorts.items():
        shown = options.show and name != f"paraphrases {HELD_BACK}"
        _measure(name, pairs[: options.limit], shown=shown)
    return 0


def _measure(name: str, pairs: Sequence[Silent], *, shown: bool) -> None:
    kinds: Counter[str] = Counter()
    loud = 0
    for pair in pairs:
        found = flags(pair)
        loud += bool(found)
        kinds.update(line.partition(":")[0] for line in found)
        for line in found if shown else ():
            print(f"{pair.name}: {line}")
    said = ", ".join(f"{kind} {count}" for kind, count in kinds.most_common())
    print(f"{name}: {kinds.total()} flags in {len(pairs)} pairs, {loud} not silent  {said}")


if __name__ == "__main__":
    sys.exit(main())
