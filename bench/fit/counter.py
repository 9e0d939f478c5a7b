"""Fit how likely one account of a report answers another, and how likely it is missed when gone.

    python -m bench.fit.counter GOLD [GOLD ...] [--write]

First, on the passages of `bench/quality/answers` that are not held back: each account beside each
other one, right where it is marked as its answer; and on those of the fit part of
`corpora/reworded` that a drifted line leaves a denial out of: each account beside the nearest
claim, right where it is the denial. Then, with those weights, on the pairs of the GOLD folders:
each account that a retelling leaves out, right where the labels miss it; prints how well such
accounts are ranked on the pairs left out of the fit, each tenth in turn. With --write the weights
go into `src/headwater/drift/denials/counter.toml`.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from corpora.reworded import RewordedSet, load

from bench.fit.logistic import Facts, chance, fit_logistic
from bench.quality.answers import FOLDER, HELD_BACK, average_precision, candidates, read_passages
from bench.quality.gold import read_cases
from bench.quality.pairs import RETELLING, SOURCE
from bench.quality.rewordings import tellings
from bench.quality.staged import run_before_drift
from headwater.drift.denials.account import accounts
from headwater.drift.denials.counter import counter_facts, fitted_tables
from headwater.drift.denials.left_out import claims_of, left_out
from headwater.drift.denials.omitted_denial import is_answered
from headwater.drift.scene import Scene
from headwater.model import Telling

FITTED = Path(__file__).parents[2] / "src/headwater/drift/denials/counter.toml"
_KIND = "omitted-denial"
_RIDGE = 3.0
_FOLDS = 10

Case = tuple[Facts, bool]
Places = Sequence[tuple[int, int]]


def marked_answers() -> Iterator[Case]:
    """Each account of the marked passages beside each other one; right where it answers it."""
    for path in sorted(FOLDER.glob("*.txt")):
        if path.stem == HELD_BACK:
            continue
        for passage in read_passages(path):
            for account, claim, mark in candidates(passage):
                yield counter_facts(account, claim), mark is not None


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


def missed_in_pairs(root: Path) -> Iterator[list[Case]]:
    """What the retellings of labelled pairs leave out, by pair."""
    for case in read_cases(root, "pairs"):
        before = run_before_drift({name: case.texts[name] for name in (SOURCE, RETELLING)})
        if before is not None:
            items = [item for item in case.gold["drift"] if item["kind"] == _KIND]
            spans = [item["source"] for item in items if item.get("source")]
            denials = [(span["start"], span["end"]) for span in spans]
            yield missed(before.child, before.parent, before.checked.scenes, denials)


def _denials(of: RewordedSet) -> list[tuple[int, int]]:
    words = [d.concerned for d in of.drifted if d.kind == _KIND and d.concerned]
    return [(at := of.passage.find(w), at + len(w)) for w in words]


def report(pairs: Sequence[Sequence[Case]]) -> None:
    """Print how well what is missed is ranked before what is not."""
    rows: list[tuple[bool, float]] = []
    for fold in range(_FOLDS):
        rest = [c for i, cases in enumerate(pairs) if i % _FOLDS != fold for c in cases]
        fitted = fit_logistic(rest, _RIDGE)
        rows += [(right, chance(fitted, facts)) for p in pairs[fold::_FOLDS] for facts, right in p]
    truths, scores = zip(*rows, strict=True)
    precision = average_precision(truths, scores)
    print(f"{len(rows)} accounts left out, {sum(truths)} missed; average precision {precision:.3f}")


def put_down(tables: Mapping[str, Mapping[str, float]]) -> None:
    """Write the weights, so that what is asked of them next sees them."""
    lines = ["# Fitted by bench/fit/counter.py; the facts: drift/denials/counter.py, left_out.py."]
    for name, weights in tables.items():
        lines += ["", f"[{name}]", *(f'"{fact}" = {weight}' for fact, weight in weights.items())]
    FITTED.write_text("\n".join(lines) + "\n", encoding="utf-8")
    fitted_tables.cache_clear()


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    before = fitted_tables()
    lost = [of for of in load("fit") if _denials(of)]
    answering = [case for of in lost for case in answers(tellings(of)[0], _denials(of))]
    answering += marked_answers()
    counter = fit_logistic(answering, _RIDGE)
    put_down({**before, "counter": counter})
    try:
        pairs = [cases for root in chosen.gold for cases in missed_in_pairs(root)]
        report(pairs)
        left_out = fit_logistic([case for cases in pairs for case in cases], _RIDGE)
    finally:
        put_down(before)
    if chosen.write:
        put_down({"counter": counter, "left-out": left_out})


if __name__ == "__main__":
    main()
