"""Chains in short passages, marked by hand: `python -m bench.quality.passages`.

`passages/*.txt` holds short pieces of invented news, one to a line, parted by blank lines, each
with a line for every cue in it:

    A clerk told Ida Brandel, who repeated it to Lake Radio, that the mill had burned down.
    - told | the mill had burned down | *A clerk > Ida Brandel > Lake Radio

the cue, the words that it credits, and the voices from the one nearest the fact, the source of
this cue starred. "#2" behind words means their second standing in the passage. `h.txt` is held
back: nobody looks at what is missed there.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.quality.counts import Share, add_counts, share_of_all
from bench.quality.matching import match
from bench.quality.words import names_agree, words_of
from headwater.annotate import annotate
from headwater.extract.attribution import extract_attributions
from headwater.model import Attribution, Capture
from headwater.read import read
from headwater.settings import AnnotateSettings, AttributionSettings, ReadSettings

FOLDER = Path(__file__).parent / "passages"
# Files whose names begin so are held back.
HELD_BACK = "h"
_TIMES = re.compile(r"(.*?)#(\d+)")
_MIN_IOU = 0.5
# What stands for somebody named elsewhere: the passage alone cannot say whether it is right.
_PRONOUNS = frozenset("he she it they him her them his their who whom which one i we".split())


@dataclass(frozen=True, slots=True)
class Marked:
    """One cue of a passage: the place of the credited words, and the chain as marked.

    Attributes:
        cue: its words.
        start: first character of the credited words.
        end: one past their last character.
        chain: the voices, nearest the fact first.
        places: first character of each voice.
        source: which of the voices is the source of this cue, or None.
    """

    cue: str
    start: int
    end: int
    chain: tuple[str, ...]
    places: tuple[int, ...] = ()
    source: int | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage and its cues."""

    text: str
    cues: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class PassageCounts:
    """How many marked cues were found, and how many chains are right."""

    found: Share = field(default_factory=Share)
    chains: Share = field(default_factory=Share)
    single: Share = field(default_factory=Share)

    def __add__(self, other: PassageCounts) -> PassageCounts:
        return add_counts(self, other)


def read_passages(path: Path) -> Iterator[Passage]:
    """The passages of one file.

    Raises:
        ValueError: marked words do not stand in their passage.
    """
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        text, *lines = block.split("\n")
        yield Passage(text, tuple(_marked(text, line) for line in lines))


def compare(
    passage: Passage, found: Sequence[Attribution]
) -> tuple[PassageCounts, list[tuple[Marked, Attribution | None]]]:
    """Counts of one passage, and the cues whose chain is not right with what was found of them."""
    cues = passage.cues
    matched = match(len(cues), len(found), lambda g, f: _worth(cues[g], found[f]))
    by_cue = [found[matched[g]] if g in matched else None for g in range(len(cues))]
    right = [f is not None and _in_order(c.chain, f) for c, f in zip(cues, by_cue, strict=True)]
    several = [r for c, r in zip(cues, right, strict=True) if len(c.chain) > 1]
    single = [r for c, r in zip(cues, right, strict=True) if len(c.chain) <= 1]
    counts = PassageCounts(
        found=share_of_all(len(matched), len(cues)),
        chains=share_of_all(sum(several), len(several)),
        single=share_of_all(sum(single), len(single)),
    )
    wrong = [(c, f) for c, f, r in zip(cues, by_cue, right, strict=True) if not r]
    return counts, wrong


def _marked(text: str, line: str) -> Marked:
    cue, content, chain = (part.strip() for part in line.removeprefix("- ").split(" | "))
    start, end = _place(text, content)
    voices = [] if chain == "-" else [voice.strip() for voice in chain.split(" > ")]
    named = [voice.removeprefix("*") for voice in voices]
    source = next((i for i, voice in enumerate(voices) if voice.startswith("*")), None)
    places = tuple(_place(text, name)[0] for name in named)
    names = tuple(_TIMES.sub(r"\1", name).strip() for name in named)
    return Marked(cue, start, end, names, places, source)


def _place(text: str, words: str) -> tuple[int, int]:
    held = _TIMES.fullmatch(words)
    words, times = (held[1], int(held[2])) if held else (words, 1)
    at = -1
    for _ in range(times):
        at = text.find(words, at + 1)
        if at < 0:
            raise ValueError(f"{words!r} does not stand in {text!r}")
    return at, at + len(words)


def _worth(cue: Marked, found: Attribution) -> int:
    """How well an attribution fits a cue: by its words, then by its cue."""
    span = found.content
    shared = min(cue.end, span.end) - max(cue.start, span.start)
    if shared < _MIN_IOU * (max(cue.end, span.end) - min(cue.start, span.start)):
        return 0
    same_cue = found.cue is not None and set(words_of(cue.cue)) & set(words_of(found.cue.text))
    return 1 + 2 * bool(same_cue) + (found.direct is False)


def _in_order(marked: Sequence[str], found: Attribution) -> bool:
    names = [voice.name for voice in found.chain]
    return len(names) == len(marked) and all(map(_agree, marked, names))


def _agree(mention: str, name: str) -> bool:
    words = words_of(mention)
    return (len(words) == 1 and words[0] in _PRONOUNS) or names_agree(mention, name)


def _extract(text: str) -> tuple[Attribution, ...]:
    report = read(Capture("passage.txt", text.encode()), "r1", ReadSettings())
    parsed = annotate(report, AnnotateSettings())
    return extract_attributions(report, parsed, AttributionSettings())


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command: a line of figures for each file, and what is not right with `--show`."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("files", nargs="*", help="letters of files; all without them")
    parser.add_argument("--show", action="store_true", help=f"what is wrong (not of {HELD_BACK})")
    parser.add_argument("--more", action="store_true", help="the files of the folder `more`")
    parser.add_argument("--limit", type=int, help="the first passages of each file only")
    options = parser.parse_args(arguments)
    total = PassageCounts()
    for path in sorted((FOLDER / "more" if options.more else FOLDER).glob("*.txt")):
        if options.files and path.stem not in options.files:
            continue
        counts = PassageCounts()
        for passage in list(read_passages(path))[: options.limit]:
            one, wrong = compare(passage, _extract(passage.text))
            counts += one
            if options.show and not path.stem.startswith(HELD_BACK):
                _show(passage, wrong)
        print(path.stem, _said(counts))
        total += counts
    print("all", _said(total))
    return 0


def _show(passage: Passage, wrong: Sequence[tuple[Marked, Attribution | None]]) -> None:
    if wrong:
        print(passage.text)
    for cue, found in wrong:
        given = " > ".join(v.name for v in found.chain) if found else "not found"
        print(f"    {cue.cue} | {passage.text[cue.start : cue.end][:60]}")
        print(f"        {' > '.join(cue.chain) or '-'}  |  found: {given or '-'}")


def _said(counts: PassageCounts) -> str:
    shares = (("found", counts.found), ("chains", counts.chains), ("single", counts.single))
    return "  ".join(
        f"{name} {share.value or 0:.3f} of {share.gold or share.among}" for name, share in shares
    )


if __name__ == "__main__":
    sys.exit(main())
