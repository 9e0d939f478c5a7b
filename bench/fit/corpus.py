"""Fit how surely two reports of a corpus have words of one another, on made corpora.

    python -m bench.corpus generate MADE --reports 4000 --seed 21 --style formulaic
    python -m bench.fit.corpus MADE [MADE ...] --keep FOLDER

Each MADE is a corpus with its truth. Its candidate pairs are found and laid side by side as
`headwater corpus reuse` does, and of each pair the evidence and the truth are kept. Prints how
right the pairs are that are told at some bars, on each corpus by weights fitted on the others, and
how often pairs of some chance are right; then writes the weights fitted on all of them to
`src/headwater/corpus/kernel/fitted.toml`. Corpora that are scored elsewhere must be of other seeds.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np

from bench.corpus.score.truth import read_truth
from bench.fit.logistic import Facts, chance, fit_logistic
from headwater.corpus import build
from headwater.corpus.binding import aligner
from headwater.corpus.engine import local
from headwater.corpus.engine.tables import Tables
from headwater.corpus.kernel.alignment.align import Shared
from headwater.corpus.kernel.fitted import KINDS
from headwater.corpus.layout import existing
from headwater.corpus.means import Local
from headwater.corpus.plan import STEPS
from headwater.corpus.queries import query_text
from headwater.settings import CorpusSettings

_TARGET = Path(__file__).resolve().parents[2] / "src/headwater/corpus/kernel/fitted.toml"
_BARS = (0.3, 0.4, 0.5, 0.6)
_BINS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
_PAIRS_AT_ONCE = 1000
# Of a large corpus so many pairs are taken, evenly, so that it does not outweigh the others.
_MOST_PAIRS = 5_000
_INTERCEPT = "intercept"
_HEADER = "# Written by bench.fit.corpus. Weights of the evidence in alignment/evidence.py.\n"

Cases = list[tuple[Facts, bool]]


@dataclass(frozen=True, slots=True)
class Corpus:
    """A made corpus with what is known of its candidate pairs.

    Attributes:
        name: of its folder.
        cases: the evidence for each pair that shares something, and whether one copied the other.
        missed: right pairs that share nothing by then.
    """

    name: str
    cases: Cases
    missed: int


def make_corpus(made: Path, keep: Path, settings: CorpusSettings) -> Corpus:
    """The candidate pairs of a made corpus; what is found on the way is kept in a folder."""
    tables = _run_to_candidates(made, keep / made.name, settings)
    truth = read_truth(made)
    cases: Cases = []
    missed = 0
    for facts, ids in _evidence(keep / made.name, tables, settings):
        right = truth.related(*ids)
        if facts is None:
            missed += right
        else:
            cases.append((facts, right))
    return Corpus(made.name, cases[:: math.ceil(len(cases) / _MOST_PAIRS) or 1], missed)


def _run_to_candidates(made: Path, out: Path, settings: CorpusSettings) -> Tables:
    build(out, [made / "reports"])
    tables = Tables(out / "fit")
    reports = tuple(existing(out).report_files())
    with local.running(tables, reports, settings, Local(processes=1)) as engine:
        for step in STEPS:
            if step.makes != "rewrites" and not tables.has(step.makes):
                engine.run(step, lambda done, total: None)
    return tables


def _evidence(
    out: Path, tables: Tables, settings: CorpusSettings
) -> Iterator[tuple[Facts | None, tuple[str, str]]]:
    """Of each candidate pair the evidence, or None where it shares nothing, and its ids."""
    shared = {name: tables.read(name) for name in ("furniture", "language", "size")}
    align = aligner(settings, shared)
    with duckdb.connect() as connection:
        for name, table in (("numbers", "numbers"), ("pairs_to_trace", "candidates")):
            files = [str(file) for file in tables.files(table)]
            connection.read_parquet(files).create_view(name)
        files = [str(file) for file in existing(out).report_files()]
        connection.read_parquet(files).create_view("reports")
        ids = dict(connection.sql("SELECT number, id FROM numbers").fetchall())
        rows = connection.sql(query_text("side_by_side")).to_arrow_reader(_PAIRS_AT_ONCE)
        for batch in rows:
            numbers = [batch[side].to_pylist() for side in ("child", "parent")]
            facts = _facts(align(batch))
            for row, (child, parent) in enumerate(zip(*numbers, strict=True)):
                yield facts.get(row), (ids[child], ids[parent])


def _facts(portions: Iterable[Shared]) -> dict[int, Facts]:
    """The evidence of those pairs of a batch that share something, by their rows."""
    done = 0
    facts: dict[int, Facts] = {}
    for shared in portions:
        pairs = shared.passages.pairs[shared.firsts] + done
        for row, pair in enumerate(pairs):
            if not shared.furniture[row]:
                held = {kind: float(getattr(shared.evidence, kind)[row]) for kind in KINDS}
                facts[int(pair)] = {_INTERCEPT: 1.0, **held}
        done += len(shared.sides.children)
    return facts


def main() -> None:
    """Fit, print, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("made", type=Path, nargs="+", help="a made corpus with its truth")
    parser.add_argument("--keep", type=Path, required=True, help="what is found on the way")
    options = parser.parse_args()
    corpora = [make_corpus(made, options.keep, CorpusSettings()) for made in options.made]
    for place, corpus in enumerate(corpora):
        others = [case for other in corpora[:place] + corpora[place + 1 :] for case in other.cases]
        _print_rightness(corpus, fit_logistic(others or corpus.cases))
    weights = fit_logistic([case for corpus in corpora for case in corpus.cases])
    _TARGET.write_text(_HEADER + _toml("reuse", weights), encoding="utf-8")
    print(_toml("reuse", weights))


def _print_rightness(corpus: Corpus, weights: dict[str, float]) -> None:
    chances = np.array([chance(weights, facts) for facts, _ in corpus.cases])
    right = np.array([is_right for _, is_right in corpus.cases])
    print(f"{corpus.name}: {len(right):,} pairs, {right.sum():,} right, {corpus.missed} missed")
    for bar in _BARS:
        told = chances >= bar
        print(
            f"  bar {bar:.1f}: {told.sum():,} told, "
            f"{right[told].mean():.3f} of them right, {right[told].sum() / right.sum():.3f} found"
        )
    places = np.digitize(chances, _BINS[1:-1])
    for place, low in enumerate(_BINS[:-1]):
        if (of := int((places == place).sum())) > 0:
            print(f"  chance {low:.1f} and more: {right[places == place].mean():.2f} of {of:,}")


def _toml(name: str, weights: dict[str, float]) -> str:
    return f"\n[{name}]\n" + "".join(f"{kind} = {weight}\n" for kind, weight in weights.items())


if __name__ == "__main__":
    main()
