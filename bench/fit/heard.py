"""Fit which of the bodies and outlets that a report names are quoted.

    python -m bench.fit.heard [--write]

Prints how right the weights are on each file of `bench/quality/quoted`, left out of the fit in
turn; with --write puts the weights fitted on the files that are not held back into
`src/headwater/extract/citation/heard/heard.toml`: a table for bodies, one for outlets.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.fit.logistic import chance, fit_logistic
from bench.quality.quoted import FOLDER, HELD_BACK, Read, read_passages, read_through
from headwater.extract.citation.heard.candidates import Candidate, find_candidates
from headwater.extract.citation.heard.facts import Facts, facts_of
from headwater.extract.citation.heard.names import find_names
from headwater.extract.citation.heard.outlet_facts import outlet_facts
from headwater.extract.parse import Parse, index_parse
from headwater.model import Attribution

FITTED = Path(__file__).parents[2] / "src/headwater/extract/citation/heard/heard.toml"
_RIDGE = 2.0
# A fact that holds of fewer mentions tells nothing.
_LEAST_OFTEN = 3
_BARS = (0.4, 0.5, 0.6, 0.7)


@dataclass(frozen=True, slots=True)
class Mention:
    """A body or a name in a sentence: what is known of it, and whether it is marked as quoted."""

    facts: Facts
    is_quoted: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a report.

    Attributes:
        find: who may be quoted in it.
        facts: what is known of one of them.
        sort: the mark of those who are.
    """

    find: Callable[[Parse], Iterable[Candidate]]
    facts: Callable[[Parse, Candidate, Sequence[Attribution]], Facts]
    sort: str


ASKED = {
    "quoted": Asked(find_candidates, facts_of, "b"),
    "cited": Asked(find_names, outlet_facts, "o"),
}


def mentions_in(read: Read, asked: Asked) -> Iterator[Mention]:
    """Everyone in a passage who may be quoted."""
    parse = index_parse(read.report, read.annotations)
    for candidate in asked.find(parse):
        start, end = parse.tokens[candidate.first].start, parse.tokens[candidate.last].end
        sorts = [m.sort for m in read.passage.named if start < m.end and m.start < end]
        facts = asked.facts(parse, candidate, read.attributions)
        yield Mention(facts, sorts[:1] == [asked.sort])


def fit(mentions: Sequence[Mention]) -> dict[str, float]:
    """Weights by fact."""
    often = Counter(name for mention in mentions for name in mention.facts)
    kept = {name for name, count in often.items() if count >= _LEAST_OFTEN}
    cases = [
        ({name: v for name, v in m.facts.items() if name in kept}, m.is_quoted) for m in mentions
    ]
    return fit_logistic(cases, _RIDGE)


def report(name: str, weights: Mapping[str, float], mentions: Sequence[Mention]) -> str:
    """How right the weights are on mentions that they were not fitted on."""
    said = [(chance(weights, m.facts), m.is_quoted) for m in mentions]
    quoted = sum(right for _, right in said)
    cells = []
    for bar in _BARS:
        found = [right for surety, right in said if surety >= bar]
        cells.append(f"{bar}: {sum(found) / max(1, len(found)):.2f} {sum(found) / quoted:.2f}")
    return f"{name}, {quoted} of {len(said)} quoted; precision, recall from {'; '.join(cells)}"


def _without(files: Mapping[str, Sequence[Mention]], left: Iterable[str]) -> list[Mention]:
    return [m for name, mentions in files.items() if name not in left for m in mentions]


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    lines = [
        "# Fitted by bench/fit/heard.py; what each fact is say heard/facts.py, outlet_facts.py."
    ]
    read = {p.stem: list(read_through(read_passages(p))) for p in sorted(FOLDER.glob("*.txt"))}
    for table, asked in ASKED.items():
        files = {
            name: [m for one in passages for m in mentions_in(one, asked)]
            for name, passages in read.items()
        }
        for name, mentions in files.items():
            print(report(f"{table}, {name}", fit(_without(files, HELD_BACK | {name})), mentions))
        weights = fit(_without(files, HELD_BACK))
        lines += ["", f"[{table}]"]
        lines += [f'"{name}" = {weight}' for name, weight in weights.items() if weight]
    if chosen.write:
        FITTED.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
