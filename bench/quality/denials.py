"""Denials that short retellings keep or leave out, as marked: `bench/quality/denials/*.txt`.

`denials/README.md` gives the format. `python -m bench.quality.denials` ranks the accounts of the
sources of the file that is held back by how surely a denial is left out: average precision.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.quality.answers import average_precision
from bench.quality.pairs import RETELLING, SOURCE
from bench.quality.staged import run_before_drift
from headwater.drift.denials.left_out import LeftOut, left_out
from headwater.drift.denials.retold import Retold

FOLDER = Path(__file__).parent / "denials"
HELD_BACK = "h"
_MARK = re.compile(r"- (omits|keeps) \| (.+?) \| (.+)")
_PARAGRAPH = 2


@dataclass(frozen=True, slots=True)
class Mark:
    """One denial of a source.

    Attributes:
        denial: where its words stand in the source, from and to.
        told: where the retelling has the claim that it is left out of, or keeps it.
        is_kept: whether it is kept.
    """

    denial: tuple[int, int]
    told: tuple[int, int]
    is_kept: bool


@dataclass(frozen=True, slots=True)
class DenialPair:
    """A short source, its retelling and the marks."""

    name: str
    source: str
    retelling: str
    marks: tuple[Mark, ...]

    @property
    def texts(self) -> dict[str, str]:
        """Both texts, as a labelled pair has them."""
        return {SOURCE: self.source, RETELLING: self.retelling}

    def omitted(self) -> list[Mark]:
        """The marks of denials that are left out."""
        return [mark for mark in self.marks if not mark.is_kept]


def read_denials(path: Path) -> Iterator[DenialPair]:
    """The pairs of one file.

    Raises:
        ValueError: a line of no known form, or a mark whose words do not stand in the texts.
    """
    for block in re.split(r"\n(?=== )", path.read_text(encoding="utf-8").strip()):
        header, *lines = (line for line in block.splitlines() if line.strip())
        name = header.split()[1]
        source, retelling = (
            _text([line[2:] for line in lines if line.startswith(f"{side} ")]) for side in "SR"
        )
        marks = [_mark(name, line, source, retelling) for line in lines if line.startswith("- ")]
        known = sum(line.startswith(("S ", "R ", "- ")) for line in lines)
        if known != len(lines):
            raise ValueError(f"{path.name}: {name} holds a line of no known form")
        yield DenialPair(name, source, retelling, tuple(marks))


def _text(sentences: Sequence[str]) -> str:
    """Sentences as a report's body, two to a paragraph."""
    starts = range(0, len(sentences), _PARAGRAPH)
    return "\n\n".join(" ".join(sentences[at : at + _PARAGRAPH]) for at in starts) + "\n"


def _mark(name: str, line: str, source: str, retelling: str) -> Mark:
    found = _MARK.fullmatch(line)
    if found is None:
        raise ValueError(f"{name}: {line!r} is no mark")
    return Mark(
        _place(name, found[2], source), _place(name, found[3], retelling), found[1] == "keeps"
    )


def _place(name: str, words: str, text: str) -> tuple[int, int]:
    at = text.find(words)
    if at < 0:
        raise ValueError(f"{name}: {words!r} does not stand in its text")
    return at, at + len(words)


def overlap_by_half(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two stretches share half of the shorter one."""
    shorter = min(one[1] - one[0], other[1] - other[0])
    return 2 * (min(one[1], other[1]) - max(one[0], other[0])) >= shorter > 0


def main() -> None:
    """Run the command."""
    rows: list[tuple[bool, float]] = []
    pairs = list(read_denials(FOLDER / f"{HELD_BACK}.txt"))
    for pair in pairs:
        before = run_before_drift(pair.texts)
        if before is not None:
            retold = Retold(before.child, before.parent, before.checked.scenes)
            rows += [(is_omitted(pair, found), found.chance) for found in left_out(retold)]
    truths, scores = zip(*rows, strict=True)
    print(
        f"{len(pairs)} pairs, {len(rows)} accounts, {sum(truths)} of denials that are left out; "
        f"average precision {average_precision(truths, scores):.3f}"
    )


def is_omitted(pair: DenialPair, found: LeftOut) -> bool:
    """Whether an account is half of a denial that the retelling leaves out."""
    span = found.account.span.start, found.account.span.end
    return any(overlap_by_half(span, mark.denial) for mark in pair.omitted())


if __name__ == "__main__":
    main()
