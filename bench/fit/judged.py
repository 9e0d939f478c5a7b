"""Fit of which kind the judge's own findings are, and how sure any finding is.

    python -m bench.fit.judged GOLD [GOLD ...] [--write]

Each GOLD is a folder of labelled cases with `pairs` in it. Use pairs from which no check was
written: on others the checks look surer than they are. Prints, on pairs left out of the fit (each
fifth of them in turn), how many of the judge's findings that are about a labelled change are of its
kind, as read and as weighed, and precision and recall at several bars; with --write puts the
weights fitted on all of them into `kinds.toml` and `weights.toml` of `src/headwater/drift/judged`.
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
from bench.quality.staged import BeforeDrift, run_before_drift
from headwater.drift.finding import PRECEDENCE, Finding, settle
from headwater.drift.judged import (
    Doubt,
    Reading,
    doubted,
    features,
    kind_features,
    own_features,
    suspicions,
)
from headwater.drift.judged.kinds import kind_weights

_FOLDER = Path(__file__).parents[2] / "src/headwater/drift/judged"
_FOLDS = 5
# The facts are few, and "doubt elsewhere" moves in tenths: its weight must be free to grow.
_RIDGE, _RIDGE_OF_KINDS = 0.2, 1.0
# A kind that is rarer among findings is not told.
_FEWEST = 5
_BARS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)


@dataclass(frozen=True, slots=True)
class Read:
    """A labelled pair, read.

    Attributes:
        before: all that drift is found in.
        items: the words of each labelled change.
        kinds: the kinds that each may be called.
    """

    before: BeforeDrift
    items: tuple[Span, ...]
    kinds: tuple[frozenset[str], ...]

    def about(self, finding: Finding) -> frozenset[int]:
        """The labelled changes that a finding is about."""
        child = finding.child
        span = Span(RETELLING, child.start, child.end, child.text)
        return frozenset(i for i, item in enumerate(self.items) if overlap_by_half(span, item))


def read_pair(labelled: Labelled) -> Read | None:
    """None where the two have nothing in common."""
    before = run_before_drift(labelled.texts)
    if before is None:
        return None
    rows = labelled.gold["drift"]
    return Read(
        before,
        tuple(gold_span(RETELLING, row["retelling"]) for row in rows),
        tuple(frozenset([row["kind"], *row.get("alt", ())]) for row in rows),
    )


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


def weighable(read: Read) -> Case:
    """The findings of one pair."""
    reading = read.before.reading
    checks = settle(read.before.checked.findings)
    return Case(
        tuple(_weighed(checks, reading, read, lambda _, doubt: features(doubt))),
        tuple(_weighed(doubted(reading), reading, read, own_features)),
        len(read.items),
    )


def _weighed(
    findings: Iterable[Finding],
    reading: Reading,
    read: Read,
    facts: Callable[[Finding, Doubt], Facts],
) -> Iterator[Weighed]:
    for finding in findings:
        doubt = reading.doubt_of(finding)
        if doubt is not None:
            yield Weighed(facts(finding, doubt), read.about(finding), finding)


@dataclass(frozen=True, slots=True)
class Suspected:
    """A suspicion of the judge that is about a labelled change.

    Attributes:
        facts: what its readers take it for.
        as_read: the kind that the reader which doubts most takes it for.
        right: the kinds that it may be called.
    """

    facts: Facts
    as_read: str
    right: frozenset[str]


def suspected(read: Read) -> Iterator[Suspected]:
    """What the judge suspects rightly in a pair."""
    reading = read.before.reading
    for suspicion in suspicions(reading):
        finding = suspicion.as_read
        doubt, about = reading.doubt_of(finding), read.about(finding)
        if doubt is not None and about:
            right = frozenset(kind for i in about for kind in read.kinds[i]) - suspicion.excluded
            if right:
                yield Suspected(kind_features(doubt), finding.kind, right)


def fit_kinds(cases: Sequence[Suspected]) -> dict[str, dict[str, float]]:
    """By kind the weights of the facts that speak for it."""
    return {
        kind: fit_logistic([(c.facts, kind in c.right) for c in cases], _RIDGE_OF_KINDS)
        for kind in PRECEDENCE
        if sum(kind in c.right for c in cases) >= _FEWEST
    }


def report_kinds(pairs: Sequence[Sequence[Suspected]]) -> None:
    """Print how many kinds are right on pairs left out of the fit."""
    as_read = weighed = every = 0
    for fold in range(_FOLDS):
        weights = fit_kinds([c for i, of in enumerate(pairs) if i % _FOLDS != fold for c in of])
        for case in (c for of in pairs[fold::_FOLDS] for c in of):
            likeliest = max(weights, key=lambda kind: chance(weights[kind], case.facts))
            every += 1
            as_read += case.as_read in case.right
            weighed += likeliest in case.right
    print(f"kinds right of {every}: {as_read / every:.3f} as read, {weighed / every:.3f} weighed")


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


def put_down(name: str, tables: Mapping[str, Mapping[str, float]]) -> None:
    """Write weights."""
    lines = ["# Fitted by bench/fit/judged.py; what each fact is says drift/judged/facts.py."]
    for table, weights in tables.items():
        lines += ["", f"[{table}]", *(f'"{fact}" = {w}' for fact, w in weights.items())]
    (_FOLDER / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    every = (read_pair(case) for root in chosen.gold for case in read_cases(root, "pairs"))
    pairs = [read for read in every if read is not None]
    fit_and_report(pairs, write=chosen.write)


def fit_and_report(pairs: Sequence[Read], *, write: bool) -> None:
    """The kinds first: how sure a finding is hangs on what it is taken for."""
    before = kind_weights()
    known = [tuple(suspected(pair)) for pair in pairs]
    report_kinds(known)
    try:
        put_down("kinds.toml", fit_kinds([case for of in known for case in of]))
        kind_weights.cache_clear()
        cases = [weighable(pair) for pair in pairs]
    finally:
        if not write:
            put_down("kinds.toml", before)
    report(cases)
    checks, own = fit(cases)
    if write:
        put_down("weights.toml", {"checks": checks, "own": own})


if __name__ == "__main__":
    main()
