"""Time expressions counted as TempEval-3 counts them.

Strict: the very same characters. Relaxed: characters in common, one found expression for one
labelled. `type` and `value` are of the relaxed matches: the share whose TIMEX3 type, or value, is
the very same; `value_f1` is the F1 of expressions that are found (relaxed) and valued rightly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bench.quality.counts import Figures, Share, Tally, add_counts, one_to_one
from bench.quality.matching import match
from bench.quality.reading import Finding
from bench.quality.times.corpus import Labelled, Timex


@dataclass(frozen=True, slots=True)
class TimeCounts:
    """What was counted over one or more documents."""

    documents: int = 0
    strict: Tally = field(default_factory=Tally)
    relaxed: Tally = field(default_factory=Tally)
    valued: Tally = field(default_factory=Tally)
    type: Share = field(default_factory=Share)
    value: Share = field(default_factory=Share)

    def __add__(self, other: TimeCounts) -> TimeCounts:
        return add_counts(self, other)

    def figures(self) -> Figures:
        """Every figure of the documents."""
        return {
            "documents": self.documents,
            **self.strict.figures("strict"),
            **self.relaxed.figures("relaxed"),
            **self.valued.figures("value"),
            "type_right": self.type.value,
            "value_right": self.value.value,
        }


def compare(gold: Labelled, found: Sequence[Timex]) -> tuple[TimeCounts, list[Finding]]:
    """Counts of one document, and every expression on which gold and found do not agree."""
    labelled = gold.times
    matched = match(len(labelled), len(found), lambda g, f: _overlap(labelled[g], found[f]))
    pairs = [(labelled[g], found[f]) for g, f in matched.items()]
    same = sum(1 for a, b in pairs if (a.start, a.end) == (b.start, b.end))
    valued = sum(1 for a, b in pairs if a.value == b.value)
    typed = sum(1 for a, b in pairs if a.type == b.type)
    sizes = len(labelled), len(found)
    counts = TimeCounts(
        documents=1,
        strict=one_to_one(*sizes, same),
        relaxed=one_to_one(*sizes, len(pairs)),
        valued=one_to_one(*sizes, valued),
        type=Share(typed, len(pairs), len(labelled)),
        value=Share(valued, len(pairs), len(labelled)),
    )
    return counts, list(_findings(gold, found, matched))


def _overlap(a: Timex, b: Timex) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def _findings(gold: Labelled, found: Sequence[Timex], matched: dict[int, int]) -> list[Finding]:
    made = []
    for number, timex in enumerate(gold.times):
        said = gold.text[timex.start : timex.end]
        wanted = f"{said} = {timex.type} {timex.value}"
        if number not in matched:
            made.append(Finding("time", "missed", timex.type, (wanted, _around(gold, timex))))
            continue
        other = found[matched[number]]
        if (other.type, other.value) != (timex.type, timex.value) or other.start != timex.start:
            got = f"{gold.text[other.start : other.end]} = {other.type} {other.value}"
            made.append(Finding("time", "wrong", timex.type, (wanted, got, _around(gold, timex))))
    for number, timex in enumerate(found):
        if number not in matched.values():
            said = f"{gold.text[timex.start : timex.end]} = {timex.type} {timex.value}"
            made.append(Finding("time", "extra", timex.type, (said, _around(gold, timex))))
    return made


def _around(gold: Labelled, timex: Timex) -> str:
    return gold.text[max(0, timex.start - 60) : timex.end + 40]
