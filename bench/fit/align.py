"""Fit the weights of the evidence for an alignment, from labelled pairs of reports.

    python -m bench.fit.align GOLD [GOLD ...] [--write]

Each GOLD is a folder of labelled cases with `pairs` in it ("bench/quality/gold"). Prints, for each
method, how right the alignments are on pairs that the weights were not fitted on (each sixth of the
pairs in turn), and with --write puts the weights fitted on all of them into
`src/headwater/align/fitted.toml`. To be run again whenever the encoder has become another.

Every pair of sentences is one case: right if the labels hold a row for it. As not every child
rests wholly on one parent, each is also laid beside a part of its source; and as reports which have
nothing to do with each other must stay unaligned, beside the source of another pair.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import compress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.quality.gold import read_cases
from bench.quality.pairs import RETELLING, SOURCE
from bench.quality.reading import Json
from bench.quality.spans import Span, gold_span, overlap_by_half
from headwater.align.evidence import first_evidence, second_evidence
from headwater.align.fitted import Logistic, method_name, round_kinds
from headwater.align.table import Table
from headwater.align.traits import Floats
from headwater.align.words import BODY_KINDS, KEY_POINT_KINDS, Wording, wording
from headwater.annotate import annotate
from headwater.model import Annotations, Capture, Sentence
from headwater.read import read
from headwater.settings import Settings

FITTED = Path(__file__).parents[2] / "src/headwater/align/fitted.toml"
_FOLDS, _INNER_FOLDS = 6, 4
# How strongly weights are drawn to zero, for evidence of variance one.
_RIDGE = 1.0
# Which other pair's source a child is laid beside.
_STRANGER = 7
# The share of a source that makes a part of it.
_PART = 0.35


@dataclass(frozen=True, slots=True)
class Example:
    """One child beside one parent.

    Attributes:
        table: the two of them.
        evidence: of the first round.
        right: sentences x sentences, whether the labels align them.
    """

    table: Table
    evidence: Floats
    right: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Examples:
    """Labelled pairs in three settings, in the same order.

    Attributes:
        whole: child and source.
        parts: the child beside a part of its source.
        strangers: the child beside the source of another pair.
    """

    whole: list[Example]
    parts: list[Example]
    strangers: list[Example]

    def for_fitting(self, fold: int | None = None) -> list[Example]:
        """All of them, without one fold of the pairs."""
        return [
            example
            for side in (self.whole, self.parts, self.strangers)
            for at, example in enumerate(side)
            if fold is None or at % _FOLDS != fold
        ]


def make_examples(
    pairs: Sequence[tuple[Annotations, Annotations, Sequence[Json]]], *, in_context: bool
) -> Examples:
    """The examples of labelled pairs: child, source, rows of their alignment."""
    kinds = BODY_KINDS | KEY_POINT_KINDS
    children = [wording(child, kinds, in_context=in_context) for child, _, _ in pairs]
    sources = [wording(source, in_context=in_context) for _, source, _ in pairs]
    rows = [found for _, _, found in pairs]
    count = len(pairs)
    return Examples(
        [_example(children[i], sources[i], rows[i]) for i in range(count)],
        [_example(children[i], _part(sources[i], i), rows[i]) for i in range(count)],
        [_example(children[i], sources[(i + _STRANGER) % count], ()) for i in range(count)],
    )


def _part(source: Wording, seed: int) -> Wording:
    """Some sentences in a row of a source."""
    count = len(source.sentences)
    kept = max(1, round(_PART * count))
    first = int(np.random.default_rng(seed).integers(0, count - kept + 1))
    inside = [first <= owner < first + kept for owner in source.owners]
    return replace(
        source,
        sentences=source.sentences[first : first + kept],
        tokens=tuple(compress(source.tokens, inside)),
        keys=tuple(compress(source.keys, inside)),
        owners=tuple(owner - first for owner in compress(source.owners, inside)),
    )


def _example(child: Wording, source: Wording, rows: Sequence[Json]) -> Example:
    table = Table(child, source)
    mine = [_span(RETELLING, s) for s in child.sentences]
    theirs = [_span(SOURCE, s) for s in source.sentences]
    right = np.zeros(table.shape, dtype=bool)
    for row in rows:
        ours = gold_span(RETELLING, row["retelling"]), gold_span(SOURCE, row["source"])
        children = [overlap_by_half(ours[0], s) for s in mine]
        right |= np.outer(children, [overlap_by_half(ours[1], s) for s in theirs])
    return Example(table, first_evidence(table), right)


def _span(file: str, sentence: Sentence) -> Span:
    return Span(file, sentence.span.start, sentence.span.end, sentence.span.text)


def fit_rounds(examples: Sequence[Example]) -> tuple[Logistic, Logistic]:
    """Both logistic functions.

    The second sees chances of the first such as it gives for pairs that it was not fitted on.
    """
    first = _fit_logistic((e.evidence for e in examples), examples)
    unseen: dict[int, Floats] = {}
    for fold in range(_INNER_FOLDS):
        others = [e for at, e in enumerate(examples) if at % _INNER_FOLDS != fold]
        inner = _fit_logistic((e.evidence for e in others), others)
        for at in range(fold, len(examples), _INNER_FOLDS):
            unseen[at] = inner.chances(examples[at].evidence)
    second = _fit_logistic(
        (second_evidence(e.table, e.evidence, unseen[at]) for at, e in enumerate(examples)),
        examples,
    )
    return first, second


def _fit_logistic(evidence: Iterable[Floats], examples: Sequence[Example]) -> Logistic:
    """The likeliest weights, by Newton's method."""
    x = np.concatenate([e.reshape(-1, e.shape[-1]) for e in evidence])
    y = np.concatenate([e.right.ravel() for e in examples]).astype(float)
    middle, spread = x.mean(axis=0), x.std(axis=0) + 1e-6
    z = np.c_[(x - middle) / spread, np.ones(len(x))]
    ridge = np.r_[np.full(x.shape[1], _RIDGE), 1e-6]
    b = np.zeros(z.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(z @ b, -30, 30)))
        slope = z.T @ (p - y) + ridge * b
        step = np.linalg.solve((z * (p * (1 - p))[:, np.newaxis]).T @ z + np.diag(ridge), slope)
        b -= step
        if np.abs(step).max() < 1e-7:
            break
    plain = b[:-1] / spread
    return Logistic(tuple(float(w) for w in plain), float(b[-1] - (plain * middle).sum()))


def chances_of(example: Example, rounds: tuple[Logistic, Logistic]) -> Floats:
    """What two fitted rounds make of an example."""
    first, second = rounds
    chances = first.chances(example.evidence)
    return second.chances(second_evidence(example.table, example.evidence, chances))


def unseen_chances(examples: Examples) -> tuple[list[Floats], list[Floats], list[Floats]]:
    """Chances of whole sources, parts and strangers, each from weights fitted without its child."""
    found: list[dict[int, Floats]] = [{}, {}, {}]
    sides = (examples.whole, examples.parts, examples.strangers)
    for fold in range(_FOLDS):
        rounds = fit_rounds(examples.for_fitting(fold))
        for side, chances in zip(sides, found, strict=True):
            for at in range(fold, len(side), _FOLDS):
                chances[at] = chances_of(side[at], rounds)
    whole, parts, strangers = ([side[at] for at in sorted(side)] for side in found)
    return whole, parts, strangers


def figures_at(
    threshold: float, examples: Sequence[Example], chances: Sequence[Floats]
) -> tuple[float, float, float]:
    """Precision, recall and F1 of what is at least this sure."""
    found = sum(int((c >= threshold).sum()) for c in chances)
    hit = sum(
        int(((c >= threshold) & e.right).sum()) for e, c in zip(examples, chances, strict=True)
    )
    rows = sum(int(e.right.sum()) for e in examples)
    precision, recall = hit / max(found, 1), hit / max(rows, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def as_toml(fitted: Mapping[bool, tuple[Logistic, Logistic]]) -> str:
    """The text of `fitted.toml`: both rounds, for words read in context or not."""
    lines = ["# Written by bench.fit.align. Weights of the evidence, by method and round."]
    for in_context, rounds in fitted.items():
        named = round_kinds(in_context).items()
        for (name, kinds), function in zip(named, rounds, strict=True):
            lines += ["", f"[{method_name(in_context)}.{name}]"]
            lines += [f"intercept = {function.intercept:.4f}"]
            lines += [f"{k} = {w:.4f}" for k, w in zip(kinds, function.weights, strict=True)]
    return "\n".join(lines) + "\n"


def report_figures(examples: Examples) -> None:
    """Print the figures on unseen pairs at several thresholds."""
    whole, parts, strangers = unseen_chances(examples)
    for threshold in (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6):
        p, r, f = figures_at(threshold, examples.whole, whole)
        part = figures_at(threshold, examples.parts, parts)[2]
        false = sum(int((c >= threshold).sum()) for c in strangers) / len(strangers)
        print(
            f"from {threshold:.2f}: precision {p:.3f} recall {r:.3f} F1 {f:.3f}; "
            f"parts of sources F1 {part:.3f}; {false:.2f} alignments between strangers"
        )


def _parsed(gold: Path) -> list[tuple[Annotations, Annotations, Sequence[Json]]]:
    settings = Settings()
    made = []
    for case in read_cases(gold, "pairs"):
        by_name = {}
        for path in case.paths:
            report = read(Capture(path.name, path.read_bytes()), path.stem, settings.read)
            by_name[path.name] = annotate(report, settings.annotate)
        made.append((by_name[RETELLING], by_name[SOURCE], case.gold["alignment"]))
    return made


def main() -> None:
    """Fit, print, and write if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    fitted = fit_methods([pair for gold in asked.gold for pair in _parsed(gold)])
    if asked.write:
        FITTED.write_text(as_toml(fitted), encoding="utf-8")


def fit_methods(
    pairs: Sequence[tuple[Annotations, Annotations, Sequence[Json]]],
) -> dict[bool, tuple[Logistic, Logistic]]:
    """Both rounds, for words read in context and for words alone; prints how right each is."""
    fitted = {}
    for in_context in (True, False):
        examples = make_examples(pairs, in_context=in_context)
        print(method_name(in_context))
        report_figures(examples)
        fitted[in_context] = fit_rounds(examples.for_fitting())
    return fitted


if __name__ == "__main__":
    main()
