"""Fit the weights of what speaks for and against two claims being the same.

    python -m bench.fit.match GOLD [GOLD ...] [--write]

Each GOLD is a folder of labelled cases with `families` in it ("bench/quality/gold"); to them come
the independent tellings of `bench/quality/matching_fit`. For each method, prints how right the
pairs of claims are on families and stories left out of the fit (each sixth of them in turn), and
with --write puts the weights fitted on all of them into `src/headwater/match/fitted.toml`. To be
run again whenever the encoder has become another.

The labels say a claim in words of their own and name the reports that make it, not where. The claim
of each report that says most of it is taken for it. The lineage is that of the labels, so that the
weights do not learn the faults of the stage before.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import combinations
from pathlib import Path

import numpy as np

from bench.fit.labelled import run_before, run_up_to
from bench.fit.logistic import Facts, chance, fit_logistic
from bench.quality.gold import Case, read_cases
from bench.quality.reading import Json
from bench.quality.tellings import NEAR_MISS, Marked, Telling, read_stories
from headwater.align import align
from headwater.annotate import annotate
from headwater.lexicon.likeness import likeness, word_key
from headwater.match.context import Context
from headwater.match.counts import main_counts
from headwater.match.evidence import Setting, Weighed, weigh_pairs
from headwater.match.fitted import Method
from headwater.match.slots import RIVALS
from headwater.match.statement import EXPLAINED, Statement, lay_out
from headwater.match.story import Stories
from headwater.match.table import lay_side_by_side
from headwater.model import Capture, Comparison, Link, Token
from headwater.pipeline import Findings
from headwater.read import read
from headwater.settings import Settings

FITTED = Path(__file__).parents[2] / "src/headwater/match/fitted.toml"
METHODS: tuple[Method, ...] = ("learned", "rules")
CONTEXT = tuple(f.name for f in fields(Context))
_FOLDS = 6
_BARS = (0.3, 0.4, 0.5, 0.6, 0.7)
# Which claim says a gold claim: how much of the gold claim it says counts, and by a quarter how
# much of it the gold claim says. Where the report says another value than the gold claim, that
# value counts more than the rest.
_CONCISE = 0.25
_REST, _VALUE = 0.6, 0.8
# A best claim that scores less is not it; others that score this share of the best may be it too.
_MIN_SAID, _DOUBTFUL = 0.35, 0.75
# A claim shares this much of its words with marked ones, of all words of both.
_MIN_MARKED = 0.3
# Weight of a word of a gold claim that no report has: about that of a rare noun.
_UNHEARD = 0.9

Unordered = frozenset[str]


@dataclass(frozen=True, slots=True)
class Worded:
    """Words of the labels.

    Attributes:
        tokens: the content words.
        vectors: by word, as in annotations.
    """

    tokens: Sequence[Token]
    vectors: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Sayings:
    """Where the reports make the gold claims.

    Attributes:
        placed: claims that make one, by their ids.
        same: pairs of claims of two reports that make the same one.
        doubtful: pairs that may be the same one.
    """

    placed: frozenset[str]
    same: frozenset[Unordered]
    doubtful: frozenset[Unordered]


@dataclass(frozen=True, slots=True)
class Family:
    """The labelled pairs of claims of one family.

    Attributes:
        pairs: facts of each pair of claims that is weighed, and whether they are the same.
        same: how many pairs of the family are the same, weighed or not.
    """

    pairs: tuple[tuple[Facts, bool], ...]
    same: int


def make_family(case: Case, settings: Settings) -> Family:
    """The pairs of claims of one labelled family.

    Headlines are left out, and pairs of which the labels say nothing.
    """
    return label_family(case, run_before("match", case, settings), settings)


def label_family(case: Case, found: Findings, settings: Settings) -> Family:
    """The pairs of claims of a labelled family that ran up to the stage.

    Args:
        case: the family and its labels.
        found: what the stages before found in it.
        settings: of the run.
    """
    findings = _given_lineage(found, case.gold, settings)
    claims = {r.id: findings.claims[r.id] for r in findings.reports}
    statements = lay_out(claims, findings.annotations, findings.times)
    held = {
        report: [statements[c.id] for c in made if statements[c.id].tokens]
        for report, made in claims.items()
    }
    sayings = find_sayings(case.gold["claims"], _ids(findings), held, settings)
    body = {s.claim.id for made in held.values() for s in made if not s.is_headline}
    return Family(
        tuple(_labelled(findings, held, body, sayings)), sum(pair <= body for pair in sayings.same)
    )


def make_story(tellings: Sequence[Telling], settings: Settings) -> Family:
    """The pairs of claims of one story that several newsrooms tell, none of them from another."""
    captures = tuple(Capture(t.name, t.text.encode()) for t in tellings)
    return label_story(tellings, run_up_to("match", captures, settings))


def label_story(tellings: Sequence[Telling], findings: Findings) -> Family:
    """The pairs of claims of a story whose tellings ran up to the stage."""
    statements = lay_out(findings.claims, findings.annotations, findings.times)
    held = {
        report: [statements[c.id] for c in made if statements[c.id].tokens]
        for report, made in findings.claims.items()
    }
    marked = {t.name: t.marked for t in tellings}
    facts: dict[str, set[str]] = {}
    for report in findings.reports:
        for mark in marked[report.path]:
            if (claim := _claim_of(mark, held[report.id])) is not None:
                facts.setdefault(claim, set()).add(mark.fact)
    pairs = list(_told_pairs(replace(findings, links=()), held, facts))
    same = sum(
        bool((facts.get(a.claim.id, set()) & facts.get(b.claim.id, set())) - {NEAR_MISS})
        for one, other in combinations(held.values(), 2)
        for a in one
        for b in other
    )
    return Family(tuple(pairs), same)


def _claim_of(mark: Marked, held: Sequence[Statement]) -> str | None:
    """The claim that has most of its words in common with marked ones, and no claim by accident."""
    best, chosen = _MIN_MARKED, None
    for statement in held:
        span = statement.claim.span
        shared = min(span.end, mark.end) - max(span.start, mark.start)
        share = shared / (max(span.end, mark.end) - min(span.start, mark.start))
        if share > best:
            best, chosen = share, statement.claim.id
    return chosen


def _told_pairs(
    findings: Findings, held: Mapping[str, Sequence[Statement]], facts: Mapping[str, set[str]]
) -> Iterator[tuple[Facts, bool]]:
    """The pairs of which the marks say something, and whether they are of one fact."""
    for weighed in _weighed(findings, held, least_story=1.0):
        mine, theirs = (facts.get(s.claim.id, set()) for s in (weighed.mine, weighed.theirs))
        if mine or theirs:
            yield weighed.facts, bool((mine & theirs) - {NEAR_MISS})


def _ids(findings: Findings) -> dict[str, str]:
    """Report ids by file name."""
    return {report.path: report.id for report in findings.reports}


def _given_lineage(findings: Findings, gold: Json, settings: Settings) -> Findings:
    """The findings with the links of the labels, and every linked pair laid side by side."""
    ids = _ids(findings)
    links = tuple(
        Link(ids[row["child"]], ids[row["parent"]], row["kind"], row["cited"], 1.0, False, 1.0, ())
        for row in gold["links"]
    )
    comparisons = dict(findings.comparisons)
    for link in links:
        if (link.child, link.parent) not in comparisons:
            comparisons[link.child, link.parent] = align(
                findings.report(link.child),
                findings.report(link.parent),
                findings.annotations[link.child],
                findings.annotations[link.parent],
                settings.align,
            )
    return replace(findings, links=links, comparisons=comparisons)


def find_sayings(
    rows: Iterable[Json],
    ids: Mapping[str, str],
    held: Mapping[str, Sequence[Statement]],
    settings: Settings,
) -> Sayings:
    """Where the reports make the gold claims.

    Args:
        rows: the gold claims.
        ids: report ids by file name.
        held: the claims of each report, by its id.
        settings: for the annotation of the words of the labels.
    """
    weights: dict[str, float] = {}
    for statement in (s for made in held.values() for s in made):
        for token, weight in zip(statement.tokens, statement.weights, strict=True):
            weights.setdefault(word_key(token), weight)
    placed: set[str] = set()
    same: set[Unordered] = set()
    doubtful: set[Unordered] = set()
    for row in rows:
        said = _worded(row["claim"], settings)
        values: dict[str, Worded | None] = {ids[file]: None for file in row["reports"]}
        for conflict in row["conflicts"]:
            values[ids[conflict["file"]]] = _worded(str(conflict["value"]), settings)
        found = {
            report: chosen
            for report, value in values.items()
            if (chosen := _choose(held[report], said, value, weights))
        }
        placed.update(best for best, _ in found.values())
        for (one, others), (other, _) in _two_of_each(found.values()):
            same.add(frozenset((one, other)))
            doubtful.update(frozenset((other, claim)) for claim in others)
    return Sayings(frozenset(placed), frozenset(same), frozenset(doubtful - same))


def _two_of_each(
    found: Iterable[tuple[str, list[str]]],
) -> Iterator[tuple[tuple[str, list[str]], tuple[str, list[str]]]]:
    for one, other in combinations(found, 2):
        yield one, other
        yield other, one


def _worded(text: str, settings: Settings) -> Worded:
    report = read(Capture("words.txt", text.encode()), "words", settings.read)
    annotations = annotate(report, settings.annotate)
    return Worded([t for t in annotations.tokens if t.is_content], annotations.vectors)


def _choose(
    made: Sequence[Statement], said: Worded, value: Worded | None, weights: Mapping[str, float]
) -> tuple[str, list[str]] | None:
    """The claim of a report that says a gold claim, and those that may be it as well."""
    scored = []
    for statement in made:
        told, saying = _shares(said, statement, weights)
        score = told + _CONCISE * saying
        if value is not None:
            score = _REST * score + _VALUE * _shares(value, statement, weights)[0]
        scored.append((score, statement.claim.id))
    scored.sort(reverse=True)
    if not scored or scored[0][0] < _MIN_SAID:
        return None
    most, best = scored[0]
    return best, [claim for score, claim in scored[1:] if score >= _DOUBTFUL * most]


def _shares(
    said: Worded, statement: Statement, weights: Mapping[str, float]
) -> tuple[float, float]:
    """How much of the words of a label a claim says, and how much of the claim they say."""
    alike = likeness(said.tokens, statement.tokens, said.vectors, statement.annotations.vectors)
    if not alike.size:
        return 0.0, 0.0
    alike = np.where(alike < EXPLAINED, 0, alike)
    mine = np.array([weights.get(word_key(t), _UNHEARD) for t in said.tokens])
    theirs = np.array(statement.weights)
    return (
        float((alike.max(axis=1) * mine).sum() / mine.sum()),
        float((alike.max(axis=0) * theirs).sum() / theirs.sum()),
    )


def _labelled(
    findings: Findings, held: Mapping[str, Sequence[Statement]], body: set[str], sayings: Sayings
) -> Iterator[tuple[Facts, bool]]:
    """What is known of each pair of claims, one of which makes a gold claim."""
    for weighed in _weighed(findings, held):
        pair = frozenset((weighed.mine.claim.id, weighed.theirs.claim.id))
        if pair in sayings.same:
            right = True
        elif pair in sayings.doubtful or pair.isdisjoint(sayings.placed):
            continue
        else:
            right = False
        if pair <= body:
            yield weighed.facts, right


def _weighed(
    findings: Findings, held: Mapping[str, Sequence[Statement]], least_story: float = 0.0
) -> Iterator[Weighed]:
    """Every pair of claims of two reports that the stage would weigh.

    Args:
        findings: up to the stage.
        held: the claims of each report.
        least_story: how surely any two of the reports tell one story, at the least.
    """
    stories = Stories(findings.reports, findings.annotations, findings.links)
    main: dict[str, set[str]] = {}
    for report in findings.reports:
        main |= main_counts(held[report.id])
    for one, other in combinations((r for r in held if held[r]), 2):
        aligned = _aligned(findings.comparisons, one, other)
        setting = Setting(aligned, max(least_story, stories.sameness(one, other)), main)
        yield from weigh_pairs(lay_side_by_side(held[one], held[other]), setting, least=0.0)


def _aligned(
    comparisons: Mapping[tuple[str, str], Comparison], one: str, other: str
) -> dict[tuple[int, int], float]:
    """How surely sentences of two reports rest on one another, whichever is the child."""
    found: dict[tuple[int, int], float] = {}
    for pair in ((one, other), (other, one)):
        for row in comparisons[pair].alignments if pair in comparisons else ():
            sentences = row.child_sentence, row.parent_sentence
            key = sentences if pair == (one, other) else sentences[::-1]
            found[key] = max(found.get(key, 0.0), row.score)
    return found


def fit(families: Iterable[Family], method: Method) -> dict[str, float]:
    """The weights of a method, by fact."""
    without = {*RIVALS, *(CONTEXT if method == "rules" else ())}
    pairs = [
        ({name: value for name, value in facts.items() if name not in without}, right)
        for family in families
        for facts, right in family.pairs
    ]
    return fit_logistic(pairs)


def unseen_chances(families: Sequence[Family], method: Method) -> list[tuple[float, bool]]:
    """For every pair its chance by weights fitted without its family, and whether it is right."""
    found = []
    for fold in range(_FOLDS):
        others = [f for at, f in enumerate(families) if at % _FOLDS != fold]
        weights = fit(others, method)
        for family in families[fold::_FOLDS]:
            found += [(chance(weights, facts), right) for facts, right in family.pairs]
    return found


def figures_at(bar: float, chances: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Precision and recall of the pairs of at least this chance, among those that are weighed."""
    told = [right for sure, right in chances if sure >= bar]
    right = sum(told)
    return right / max(1, len(told)), right / max(1, sum(right for _, right in chances))


def report_figures(families: Sequence[Family], method: Method) -> None:
    """Print how many pairs there are, and how right they are on families left out of the fit."""
    chances = unseen_chances(families, method)
    same = sum(right for _, right in chances)
    print(
        f"{method}: {len(families)} families, {len(chances)} pairs of claims, {same} the same;"
        f" {sum(f.same for f in families) - same} more that are the same are not weighed"
    )
    for bar in _BARS:
        precision, recall = figures_at(bar, chances)
        print(f"from a chance of {bar:.2f}: precision {precision:.3f} recall {recall:.3f}")


def as_toml(fitted: Mapping[Method, Mapping[str, float]]) -> str:
    """The text of `fitted.toml`."""
    lines = ["# Written by bench.fit.match. Weights of the facts, by method."]
    for method, weights in fitted.items():
        lines += ["", f"[{method}]", *(f"{fact} = {weight}" for fact, weight in weights.items())]
    return "\n".join(lines) + "\n"


def fit_methods(families: Sequence[Family]) -> dict[Method, dict[str, float]]:
    """The weights of both methods; how right they are is printed."""
    for method in METHODS:
        report_figures(families, method)
    return {method: fit(families, method) for method in METHODS}


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    settings = Settings()
    families = [
        make_family(case, settings) for root in asked.gold for case in read_cases(root, "families")
    ]
    families += [make_story(tellings, settings) for _, tellings in read_stories()]
    fitted = fit_methods(families)
    if asked.write:
        FITTED.write_text(as_toml(fitted), encoding="utf-8")


if __name__ == "__main__":
    main()
