"""Matching as jobs: what is known of two reports' claims, or of a group, is not reckoned twice.

A pair of reports is weighed anew where one of them says something else, or where other reports
stand round it; a component of claims is grouped anew where a pair in it was. All else is taken from
what is kept, and the answer is the same as if nothing were.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from headwater.match.component import Grouped
from headwater.match.matching import Matching
from headwater.match.statement import ClaimWords, claim_words
from headwater.match.weighing import Score
from headwater.model import Report
from headwater.pipeline.findings import Findings, Guard, Run
from headwater.pipeline.keys import aligned_digest, digest, said_digest
from headwater.pipeline.work import Fault, Job, key_of, later


def run_match(findings: Findings, run: Run) -> Findings:
    """The same claim across reports; each claim learns its group."""
    guard = Guard("match")
    said = {r.id: said_digest(r, findings, run) for r in findings.reports}
    work = _Work(findings, run, said, _words(findings, run, said, guard))
    matching = work.matching
    matching.take_scores(work.scores(guard))
    groups = matching.groups(work.grouped(guard))
    group_of = {claim: group.id for group in groups for claim in group.claims}
    claims = {
        key: tuple(replace(c, group=group_of.get(c.id)) for c in made)
        for key, made in findings.claims.items()
    }
    notes = (*findings.degraded, *guard.notes)
    return replace(findings, groups=groups, claims=claims, degraded=notes)


def _words(
    findings: Findings, run: Run, said: Mapping[str, str], guard: Guard
) -> dict[str, ClaimWords]:
    """The words of each report's claims."""
    jobs = [
        Job(
            key_of("words", run.versions.get("match", ""), said[r.id]),
            (r.id,),
            partial(claim_words, findings.claims[r.id], findings.annotations[r.id]),
        )
        for r in findings.reports
    ]
    nothing: ClaimWords = ()
    return {
        report.id: guard.answer(report, nothing, answer)
        for report, answer in zip(findings.reports, run.do("match", jobs, ClaimWords), strict=True)
    }


class _Work:
    """The jobs of one matching."""

    def __init__(
        self,
        findings: Findings,
        run: Run,
        said: Mapping[str, str],
        words: Mapping[str, ClaimWords],
    ) -> None:
        self.findings, self.run, self.said = findings, run, said
        self.reports: dict[str, Report] = {r.id: r for r in findings.reports}
        self.matching = Matching(
            findings.reports,
            findings.annotations,
            findings.claims,
            findings.times,
            findings.comparisons,
            findings.links,
            run.settings.match,
            words,
        )
        self.made_by = digest(
            [
                run.versions.get("match", ""),
                run.settings.match.method,
                run.settings.match.min_score,
            ]
        )
        self._told: dict[str, str] = {}

    def scores(self, guard: Guard) -> dict[tuple[str, str], tuple[Score, ...]]:
        """How surely claims of two reports are the same, by pair of reports."""
        pairs = self.matching.pairs
        jobs = [
            later(self._pair_key(*pair), pair, partial(self.matching.weighing, *pair))
            for pair in pairs
        ]
        answers = self.run.do("match", jobs, tuple[Score, ...])
        nothing: tuple[Score, ...] = ()
        return {
            pair: guard.answer(self.reports[pair[0]], nothing, answer)
            for pair, answer in zip(pairs, answers, strict=True)
        }

    def grouped(self, guard: Guard) -> list[tuple[Grouped, ...]]:
        """The groups of each component."""
        components = self.matching.components
        held = [c for c in components if len(c) > 1]
        jobs = [
            later(
                self._group_key(component),
                self.matching.reports_of(component),
                partial(self.matching.grouping, component),
            )
            for component in held
        ]
        answers = iter(self.run.do("match", jobs, tuple[Grouped, ...]))
        found: list[tuple[Grouped, ...]] = []
        for component in components:
            answer = next(answers) if len(component) > 1 else self.matching.grouping(component)()
            if isinstance(answer, Fault):
                report = self.reports[self.matching.reports_of(component)[0]]
                answer = guard.answer(report, self.matching.apart(component), answer)
            found.append(answer)
        return found

    def _pair_key(self, one: str, other: str) -> str:
        """Key of what two reports' claims have in common."""
        comparisons = self.findings.comparisons
        aligned = [aligned_digest(comparisons.get(way)) for way in ((one, other), (other, one))]
        story = f"{self.matching.sameness(one, other):g}"
        told = self._told_by(one), self._told_by(other)
        return key_of("match", self.made_by, *told, *aligned, story)

    def _group_key(self, component: list[str]) -> str:
        """Key of a component's groups."""
        known = self.matching.known_of(component)
        told = (self._told_by(report) for report in self.matching.reports_of(component))
        within = digest([known.claims, known.central, known.scores, known.compared])
        return key_of("group", self.made_by, *told, within)

    def _told_by(self, report: str) -> str:
        """Digest of what a report claims and of what its words weigh."""
        if report not in self._told:
            weighs = self.matching.layout.frequencies(report)
            self._told[report] = digest([self.said[report], weighs])
        return self._told[report]
