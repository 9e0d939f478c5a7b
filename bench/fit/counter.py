"""Fit how likely one account of a report answers another, and how likely it is missed when gone.

    python -m bench.fit.counter GOLD [GOLD ...] [--every N] [--write]

First, on the passages of the fit part of `corpora/reworded` that a drifted line leaves a denial out
of: each account beside the nearest claim, right where it is the denial. Then, on every N-th set of
that part and on the pairs of the GOLD folders: each account that a retelling leaves out, right
where the labels miss it. Of the rewordings only faithful lines and those that leave a denial out
are taken: what else the others leave out nobody labelled. Pairs count threefold: a retelling of a
whole report says what is left out in life. With --write the weights go into
`src/headwater/drift/denials/counter.toml`.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from corpora.reworded import RewordedSet, load

from bench.fit.logistic import Facts, fit_logistic
from bench.quality.gold import read_cases
from bench.quality.pairs import RETELLING, SOURCE
from bench.quality.rewordings import tellings
from bench.quality.staged import run_before_drift
from headwater.align import align
from headwater.drift.denials.account import accounts
from headwater.drift.denials.counter import counter_facts
from headwater.drift.denials.left_out import claims_of, left_out
from headwater.drift.denials.omitted_denial import is_answered
from headwater.drift.scene import Scene, scenes
from headwater.model import Telling
from headwater.settings import Settings

FITTED = Path(__file__).parents[2] / "src/headwater/drift/denials/counter.toml"
_KIND = "omitted-denial"
_RIDGE = (3.0, 10.0)
_PAIRS_COUNT = 3

Case = tuple[Facts, bool]
Places = Sequence[tuple[int, int]]


def answers(passage: Telling, denials: Places) -> Iterator[Case]:
    """Each account of a passage beside its nearest claim; right where it is half of a denial."""
    every = accounts(passage)
    for at, account in enumerate(every):
        claims = claims_of(every, at)
        if claims:
            right = any(_is_half(passage, [t.start for t in account.tokens], d) for d in denials)
            yield counter_facts(account, claims[0]), right


def _is_half(passage: Telling, starts: Sequence[int], denial: tuple[int, int]) -> bool:
    first, last = denial
    whole = sum(first <= t.start < last for t in passage.parse.tokens)
    return 0 < whole <= 2 * sum(first <= start < last for start in starts)


def missed(child: Telling, parent: Telling, staged: Sequence[Scene], denials: Places) -> list[Case]:
    """Each account that a retelling leaves out; right where it shares words with a denial."""
    return [
        (
            found.facts,
            any(a < found.account.span.end and found.account.span.start < b for a, b in denials),
        )
        for found in left_out(child, parent, staged)
        if not is_answered(child, staged, found)
    ]


def missed_in_lines(of: RewordedSet) -> Iterator[Case]:
    """What the faithful lines of a set leave out, and those with a denial less."""
    passage, *lines = tellings(of)
    denials = _denials(of)
    for n, child in enumerate(lines):
        drifted = of.drifted[n - len(of.faithful)] if n >= len(of.faithful) else None
        if drifted is None or drifted.kind == _KIND:
            yield from missed(
                child, passage, _staged(child, passage), denials if drifted is not None else ()
            )


def missed_in_pairs(root: Path) -> Iterator[Case]:
    """What the retellings of labelled pairs leave out."""
    for case in read_cases(root, "pairs"):
        before = run_before_drift({name: case.texts[name] for name in (SOURCE, RETELLING)})
        if before is not None:
            parent, child = (before.findings.telling(r.id) for r in before.findings.reports)
            items = [item for item in case.gold["drift"] if item["kind"] == _KIND]
            spans = [item["source"] for item in items if item.get("source")]
            denials = [(span["start"], span["end"]) for span in spans]
            yield from missed(child, parent, before.checked.scenes, denials)


def _staged(child: Telling, parent: Telling) -> tuple[Scene, ...]:
    settings = Settings().align
    comparison = align(child.report, parent.report, child.parse, parent.parse, settings)
    return scenes(child, {parent.report.id: parent}, [comparison])


def _denials(of: RewordedSet) -> list[tuple[int, int]]:
    words = [d.concerned for d in of.drifted if d.kind == _KIND and d.concerned]
    return [(at := of.passage.find(w), at + len(w)) for w in words]


def write(answering: Iterable[Case], missing: Iterable[Case]) -> None:
    """Fit both and write the weights."""
    lines = ["# Fitted by bench/fit/counter.py; the facts: drift/denials/counter.py, left_out.py."]
    tables = (("counter", answering, _RIDGE[0]), ("left-out", missing, _RIDGE[1]))
    for name, cases, ridge in tables:
        weights = fit_logistic(list(cases), ridge)
        lines += ["", f"[{name}]", *(f'"{fact}" = {weight}' for fact, weight in weights.items())]
    FITTED.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--every", type=int, default=7, help="one set of so many")
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    sets = load("fit")
    lost = [of for of in sets if _denials(of)]
    answering = [case for of in lost for case in answers(tellings(of)[0], _denials(of))]
    missing = [case for of in sets[:: chosen.every] for case in missed_in_lines(of)]
    missing += [c for root in chosen.gold for c in missed_in_pairs(root)] * _PAIRS_COUNT
    print(f"{len(answering)} accounts beside claims, {len(missing)} left out")
    if chosen.write:
        write(answering, missing)


if __name__ == "__main__":
    main()
