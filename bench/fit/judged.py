"""Fit how sure a drift finding is, given what the checks and the judge say.

    python -m bench.fit.judged GOLD [GOLD ...] [--write]

Each GOLD is a folder of labelled cases with `pairs` in it. Use pairs from which no check was
written: on others the checks look surer than they are. Prints precision and recall at several bars
on pairs left out of the fit (each fifth of them in turn); with --write puts the weights fitted on
all of them into `src/headwater/drift/judged/weights.toml`.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.fit.logistic import Facts, chance, fit_logistic
from bench.quality.gold import Case as Labelled
from bench.quality.gold import read_cases
from bench.quality.pairs import RETELLING
from bench.quality.spans import Span, gold_span, overlap_by_half
from bench.quality.staged import run_before_drift
from headwater.drift.finding import Finding, settle
from headwater.drift.judged import Doubt, Reading, doubted, features, own_features

FITTED = Path(__file__).parents[2] / "src/headwater/drift/judged/weights.toml"
_FOLDS = 5
# The facts are few, and "doubt elsewhere" moves in tenths: its weight must be free to grow.
_RIDGE = 0.2
_BARS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A finding: what is known of it, and which gold items it is about."""

    facts: Facts
    gold: frozenset[int]
    finding: Finding


@dataclass(frozen=True, slots=True)
class Case:
    """One pair: the checks' findings, the judge's, and how many gold items there are."""

    checks: tuple[Weighed, ...]
    own: tuple[Weighed, ...]
    items: int


def weighable(labelled: Labelled) -> Case | None:
    """The findings of one pair; None where the two have nothing in common."""
    before = run_before_drift(labelled.texts)
    if before is None:
        return None
    items = [gold_span(RETELLING, item["retelling"]) for item in labelled.gold["drift"]]
    checks = settle(before.checked.findings)
    return Case(
        tuple(_weighed(checks, before.reading, items, lambda _, doubt: features(doubt))),
        tuple(_weighed(doubted(before.reading), before.reading, items, own_features)),
        len(items),
    )


def _weighed(
    findings: Iterable[Finding],
    reading: Reading,
    items: Sequence[Span],
    facts: Callable[[Finding, Doubt], Facts],
) -> Iterator[Weighed]:
    for finding in findings:
        doubt = reading.doubt_of(finding)
        child = finding.child
        span = Span(RETELLING, child.start, child.end, child.text)
        if doubt is not None:
            about = frozenset(i for i, item in enumerate(items) if overlap_by_half(span, item))
            yield Weighed(facts(finding, doubt), about, finding)


def fit(cases: Iterable[Case]) -> tuple[dict[str, float], dict[str, float]]:
    """Weights for the checks' findings and for the judge's own."""
    every = list(cases)
    return (
        fit_logistic([(w.facts, bool(w.gold)) for case in every for w in case.checks], _RIDGE),
        fit_logistic([(w.facts, bool(w.gold)) for case in every for w in case.own], _RIDGE),
    )


def kept(case: Case, weights: Sequence[Mapping[str, float]], bar: float) -> list[Weighed]:
    """What would be reported of a case."""
    return [
        w
        for found, of in zip((case.checks, case.own), weights, strict=True)
        for w in found
        if chance(of, w.facts) >= bar
    ]


def report(cases: Sequence[Case]) -> None:
    """Print how right the findings are on cases left out of the fit."""
    for bar in _BARS:
        right = found = items = hit = alarms = faithful = 0
        for fold in range(_FOLDS):
            weights = fit(c for i, c in enumerate(cases) if i % _FOLDS != fold)
            for case in cases[fold::_FOLDS]:
                told = kept(case, weights, bar)
                found += len(told)
                right += sum(bool(w.gold) for w in told)
                hit += len(frozenset().union(*(w.gold for w in told))) if told else 0
                items += case.items
                faithful += not case.items
                alarms += 0 if case.items else len(told)
        print(
            f"bar {bar:.2f}: precision {right / max(1, found):.3f} recall {hit / max(1, items):.3f}"
            f" of {items}, {alarms / max(1, faithful):.2f} a faithful pair"
        )


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    read = [weighable(case) for root in chosen.gold for case in read_cases(root, "pairs")]
    cases = [case for case in read if case is not None]
    report(cases)
    checks, own = fit(cases)
    if chosen.write:
        lines = ["# Fitted by bench/fit/judged.py; what each fact is says drift/judged/facts.py."]
        for name, weights in (("checks", checks), ("own", own)):
            lines += ["", f"[{name}]", *(f'"{fact}" = {w}' for fact, w in weights.items())]
        FITTED.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
