"""Fit the weights of what speaks for and against two claims being the same.

    python -m bench.fit.match GOLD [GOLD ...] [--write]

Each GOLD is a folder of labelled cases with `families` in it ("bench/quality/gold"); to them come
the stories of `bench/quality/matching_fit`; of both those that the encoder of claims was not
fitted on (`bench.fit.parts`). For each method, prints how right the
pairs of claims are on families and stories left out of the fit (each sixth of them in turn), and
with --write puts the weights fitted on all of them into `src/headwater/match/fitted.toml`. To be
run again whenever the encoder has become another.

Which claim of a report says a labelled one, `sayings.py` tells. The lineage is that of the labels,
so that the weights do not learn the faults of the stage before.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations
from pathlib import Path

from bench.fit.labelled import run_before, run_up_to
from bench.fit.logistic import Facts, chance, fit_logistic
from bench.fit.parts import teaches_network
from bench.fit.sayings import Sayings, find_sayings
from bench.quality.gold import Case, read_cases
from bench.quality.reading import Json
from bench.quality.tellings import FOLDER as STORIES
from bench.quality.tellings import NEAR_MISS, Marked, Telling, read_stories
from headwater.align import align
from headwater.match.counts import main_counts
from headwater.match.evidence import Setting, Weighed, weigh_pairs
from headwater.match.fitted import Method
from headwater.match.slots import RIVALS
from headwater.match.statement import Statement, lay_out
from headwater.match.story import Stories
from headwater.match.table import lay_side_by_side
from headwater.model import Capture, Comparison, Link
from headwater.pipeline import Findings
from headwater.settings import Settings

FITTED = Path(__file__).parents[2] / "src/headwater/match/fitted.toml"
METHODS: tuple[Method, ...] = ("learned", "rules")
_STAGE = "match"
_FOLDS = 6
# Pairs that by the weights of now cannot be so sure would only make the fit long.
_LEAST = 0.005
_BARS = (0.3, 0.4, 0.5, 0.6, 0.7)
# A claim shares this much of its words with marked ones, of all words of both.
_MIN_MARKED = 0.3


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
    return label_family(case, run_before(_STAGE, case, settings), settings)


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
    sayings = find_sayings(case, findings, held, settings)
    body = {s.claim.id for made in held.values() for s in made if not s.is_headline}
    return Family(
        tuple(_labelled(findings, held, body, sayings, settings)),
        sum(pair <= body for pair in sayings.same),
    )


def make_story(tellings: Sequence[Telling], settings: Settings) -> Family:
    """The pairs of claims of one story that several newsrooms tell."""
    return label_story(tellings, run_story(tellings, settings), settings)


def run_story(tellings: Sequence[Telling], settings: Settings) -> Findings:
    """What the stages before find in the tellings of a story."""
    captures = tuple(Capture(t.name, t.text.encode()) for t in tellings)
    return run_up_to(_STAGE, captures, settings)


def label_story(tellings: Sequence[Telling], found: Findings, settings: Settings) -> Family:
    """The pairs of claims of a story whose tellings ran up to the stage."""
    links = [
        {"child": t.name, "parent": t.parent, "kind": "rewrite", "cited": False}
        for t in tellings if t.parent is not None
    ]  # fmt: skip
    findings = _given_lineage(found, {"links": links}, settings)
    statements = lay_out(findings.claims, findings.annotations, findings.times)
    held = {
        report: [statements[c.id] for c in made if statements[c.id].tokens]
        for report, made in findings.claims.items()
    }
    marked = {t.name: t.marked for t in tellings}
    facts: dict[str, set[str]] = {}
    for report in findings.reports:
        for mark in marked[report.path]:
            if (claim := marked_claim(mark, held[report.id])) is not None:
                facts.setdefault(claim, set()).add(mark.fact)
    pairs = list(_told_pairs(findings, held, facts, settings))
    same = sum(
        bool((facts.get(a.claim.id, set()) & facts.get(b.claim.id, set())) - {NEAR_MISS})
        for one, other in combinations(held.values(), 2)
        for a in one
        for b in other
    )
    return Family(tuple(pairs), same)


def marked_claim(mark: Marked, held: Sequence[Statement]) -> str | None:
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
    findings: Findings,
    held: Mapping[str, Sequence[Statement]],
    facts: Mapping[str, set[str]],
    settings: Settings,
) -> Iterator[tuple[Facts, bool]]:
    """The pairs of which the marks say something, and whether they are of one fact."""
    for weighed in _weighed(findings, held, settings, least_story=1.0):
        mine, theirs = (facts.get(s.claim.id, set()) for s in (weighed.mine, weighed.theirs))
        if mine or theirs:
            yield weighed.facts, bool((mine & theirs) - {NEAR_MISS})


def _given_lineage(findings: Findings, gold: Json, settings: Settings) -> Findings:
    """The findings with the links of the labels, and every linked pair laid side by side."""
    ids = {report.path: report.id for report in findings.reports}
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


def _labelled(
    findings: Findings,
    held: Mapping[str, Sequence[Statement]],
    body: set[str],
    sayings: Sayings,
    settings: Settings,
) -> Iterator[tuple[Facts, bool]]:
    """What is known of each pair of claims, one of which makes a gold claim."""
    for weighed in _weighed(findings, held, settings):
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
    findings: Findings,
    held: Mapping[str, Sequence[Statement]],
    settings: Settings,
    least_story: float = 0.0,
) -> Iterator[Weighed]:
    """Every pair of claims of two reports that the stage would weigh.

    Args:
        findings: up to the stage.
        held: the claims of each report.
        settings: whether claims are read in context.
        least_story: how surely any two of the reports tell one story, at the least.
    """
    stories = Stories(findings.reports, findings.annotations, findings.links)
    main: dict[str, set[str]] = {}
    for report in findings.reports:
        main |= main_counts(held[report.id])
    for one, other in combinations((r for r in held if held[r]), 2):
        aligned = _aligned(findings.comparisons, one, other)
        story = max(least_story, stories.sameness(one, other))
        setting = Setting(aligned, story, main, in_context=settings.match.method == "learned")
        yield from weigh_pairs(lay_side_by_side(held[one], held[other]), setting, _LEAST)


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


def fit(families: Iterable[Family]) -> dict[str, float]:
    """The weights of all facts that are weighed, by name."""
    pairs = [
        ({name: value for name, value in facts.items() if name not in RIVALS}, right)
        for family in families
        for facts, right in family.pairs
    ]
    return fit_logistic(pairs)


def unseen_chances(families: Sequence[Family]) -> list[tuple[float, bool]]:
    """For every pair its chance by weights fitted without its family, and whether it is right."""
    found = []
    for fold in range(_FOLDS):
        others = [f for at, f in enumerate(families) if at % _FOLDS != fold]
        weights = fit(others)
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
    chances = unseen_chances(families)
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


@dataclass(frozen=True, slots=True)
class _Ran:
    """A labelled case that ran up to the stage: asked for its pairs by each method."""

    label: Callable[[Findings, Settings], Family]
    found: Findings


def _run_all(roots: Iterable[Path], settings: Settings) -> list[_Ran]:
    """All families and stories on which weights may be fitted."""
    ran = [
        _Ran(partial(label_family, case), run_before(_STAGE, case, settings))
        for root in roots
        for case in read_cases(root, "families")
        if not teaches_network(root.name, case.name)
    ]
    return ran + [
        _Ran(partial(label_story, tellings), run_story(tellings, settings))
        for name, tellings in read_stories()
        if not teaches_network(STORIES.name, name)
    ]


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    settings = Settings()
    ran = _run_all(asked.gold, settings)
    fitted = {}
    for method in METHODS:
        by_method = replace(settings, match=replace(settings.match, method=method))
        families = [each.label(each.found, by_method) for each in ran]
        report_figures(families, method)
        fitted[method] = fit(families)
    if asked.write:
        FITTED.write_text(as_toml(fitted), encoding="utf-8")


if __name__ == "__main__":
    main()
