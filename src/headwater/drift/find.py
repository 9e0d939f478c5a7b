"""Runs every check on every child sentence that rests on a parent; keeps one item a change.

`CHECKS` is the list of what is looked for. A check sees one `Scene` (or, for what was left out,
the whole child) and proposes `Finding`s; a fitted judge weighs them and adds its own
(`judged/`); `settle` keeps the most specific of those that speak of the same words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from headwater.drift.credits.attribution import check_attribution
from headwater.drift.credits.intention import check_intentions
from headwater.drift.credits.realised import check_reality
from headwater.drift.deeds.arguments import check_arguments
from headwater.drift.deeds.crossing import check_crossing
from headwater.drift.deeds.merged import check_merged
from headwater.drift.deeds.negation import check_negation
from headwater.drift.deeds.opposites import check_opposites
from headwater.drift.deeds.role import check_roles
from headwater.drift.denials.omitted_denial import check_denials
from headwater.drift.detail import check_detail
from headwater.drift.doubts.hedge import check_hedges
from headwater.drift.figures.bounds import check_bounds
from headwater.drift.figures.number import check_numbers
from headwater.drift.figures.shares import check_shares
from headwater.drift.figures.units import check_units
from headwater.drift.figures.values import check_values
from headwater.drift.finding import Finding, settle
from headwater.drift.judged import Reading, propose, weigh
from headwater.drift.names.entity import check_entities
from headwater.drift.quotations.quotes import check_quotations
from headwater.drift.scene import Scene, Vocabulary, scenes
from headwater.model import (
    Comparison,
    Drift,
    Judgement,
    Telling,
)
from headwater.settings import DriftSettings

# "PORT MARO, Sept 3 (Halyard) - ": who speaks where a report names nobody.
_AGENCY_DATELINE = re.compile(r"^[A-Z][^\n()]{2,60}\(([^()\n]{2,40})\) ?[-–—]", re.MULTILINE)
_HEAD_CHARS = 600

Check = Callable[[Scene, Vocabulary], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    check_attribution,
    check_intentions,
    check_reality,
    check_hedges,
    check_numbers,
    check_values,
    check_bounds,
    check_units,
    check_shares,
    check_entities,
    check_roles,
    check_crossing,
    check_negation,
    check_opposites,
    check_merged,
    check_arguments,
    check_detail,
)
# What can have become another where a sentence came down word for word: who says it, and whom its
# words mean. Half of what a desk compares is copied, and need not be asked about the rest.
_OF_THE_SAME_WORDS = frozenset({check_attribution, check_entities})


def find_drift(
    child: Telling,
    parents: Sequence[Telling],
    comparisons: Sequence[Comparison],
    settings: DriftSettings,
    judgements: Sequence[Judgement] = (),
) -> tuple[Drift, ...]:
    """What `child` says otherwise than the `parents` it was taken from.

    Args:
        child: the retelling.
        parents: the reports at hand that it derives from.
        comparisons: of the child with each parent.
        settings: the confidences below which nothing is reported.
        judgements: what a fitted judge doubts of the child's sentences; none where rules are to
            do alone.

    Returns:
        Drift in order of the child's words; ids are left empty.
    """
    checked = check_all(child, parents, comparisons, judgements)
    reading = Reading(checked.scenes, judgements, checked.findings)
    return tuple(
        Drift("", f.kind, f.severity, f.child, f.parent, f.detail, round(f.confidence, 2))
        for f in sure_findings(child, checked, reading, settings)
    )


def sure_findings(
    child: Telling, checked: Checked, reading: Reading, settings: DriftSettings
) -> tuple[Finding, ...]:
    """What checks and judge are sure enough of together, one finding a change."""
    weighed, own = (
        [f for f in found if f.confidence >= settings.least_for(f.severity)]
        for found in (weigh(checked.findings, reading), propose(reading))
    )
    kept = list(weighed)
    for finding in sorted(own, key=lambda f: -f.confidence):
        if not _is_outlets(finding, child, checked.vocabulary) and not _repeats(
            finding, kept, checked.scenes
        ):
            kept.append(finding)
    return settle(kept)


def _repeats(finding: Finding, kept: Sequence[Finding], staged: Sequence[Scene]) -> bool:
    """Whether the same sort of change of the same words of the source is told of its sentence.

    A reader feels that "killed" has changed where a check sees "nine" become "14".
    """
    sentences = [s.sentence.span for s in staged if s.sentence.span.overlaps(finding.child)]
    return any(
        other.kind == finding.kind
        and other.parent.overlaps(finding.parent)
        and any(span.overlaps(other.child) for span in sentences)
        for other in kept
    )


def _is_outlets(finding: Finding, child: Telling, vocabulary: Vocabulary) -> bool:
    """Whether the words only name the parent's outlet, or a part of it: its own voice."""
    name = " ".join(word for word in finding.child.text.split() if word[:1].isupper())
    near = (n.span for n in child.parse.names if n.span.overlaps(finding.child))
    names = (name, *(span.text for span in near if name in span.text))
    return bool(name) and any(map(vocabulary.is_outlet, names))


@dataclass(frozen=True, slots=True)
class Checked:
    """A child's scenes, all that its parents say, and what the checks find, not settled yet."""

    scenes: tuple[Scene, ...]
    vocabulary: Vocabulary
    findings: tuple[Finding, ...]


def check_all(
    child: Telling,
    parents: Sequence[Telling],
    comparisons: Sequence[Comparison],
    judgements: Sequence[Judgement] = (),
) -> Checked:
    """Run every check; the arguments are those of `find_drift`."""
    outlets = {parent.report.id: _names_of_outlet(parent, child) for parent in parents}
    vocabulary = Vocabulary(parents, outlets)
    staged = scenes(child, {parent.report.id: parent for parent in parents}, comparisons)
    found = [f for scene in staged for check in _asked(scene) for f in check(scene, vocabulary)]
    found.extend(check_quotations(child, staged, vocabulary))
    found.extend(check_denials(child, parents, staged, judgements))
    return Checked(staged, vocabulary, tuple(found))


def _asked(scene: Scene) -> tuple[Check, ...]:
    """The checks that can find something in a child sentence."""
    if scene.stands_whole:
        return tuple(check for check in CHECKS if check in _OF_THE_SAME_WORDS)
    return CHECKS


def _names_of_outlet(parent: Telling, child: Telling) -> frozenset[str]:
    """The names that a parent's outlet goes by: its own, its dateline's, what the child cites."""
    names = [parent.report.outlet, *(c.name for c in child.citations if c.kind == "report")]
    dateline = _AGENCY_DATELINE.search(parent.report.text[:_HEAD_CHARS])
    if dateline is not None:
        names.append(dateline.group(1).strip())
    return frozenset(name for name in names if name)
