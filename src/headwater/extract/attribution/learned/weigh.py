"""How sure a finding is, from what the rules and the network say of it: a calibrated chance.

A logistic regression over a handful of plain facts, fitted on labelled reports by
`fit/attribution/calibrate.py`; its weights are readable in `weights/confidence.json`.
"""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from headwater.extract.attribution.finding import Finding
from headwater.extract.attribution.learned.relations import Relation
from headwater.extract.parse import Parse

# What the network alone finds is left out below this. On the calibration reports (2026-11-21) F1 is
# flat from 0.35 to 0.45; higher is surer, finds less. What the rules find stays: to leave out what
# the network does not share only costs recall.
MIN_CONFIDENCE = 0.45
# Runs of content that begin before a finding's end and can still share words with it.
_NEAR = 12


@dataclass(frozen=True, slots=True)
class Support:
    """What the network says of one finding.

    Attributes:
        cue: confidence of the relation that has the same cue, 0 without one.
        content: confidence of the relation that credits most of the same words, 0 without one.
        shared: how much of both contents is in both (IoU), of the better of the two.
    """

    cue: float
    content: float
    shared: float


class RelationIndex:
    """Relations by the tokens of their cues and of their contents."""

    def __init__(self, relations: Sequence[Relation]) -> None:
        self._by_cue = {at: r for r in relations for at in range(r.cue[0], r.cue[1] + 1)}
        runs = sorted((run, i) for i, r in enumerate(relations) for run in r.content)
        self._starts = [run[0] for run, _ in runs]
        self._runs = [(run, relations[i]) for run, i in runs]

    def of_cue(self, finding: Finding) -> Relation | None:
        """The relation whose cue shares a word with the finding's."""
        if finding.cue is None:
            return None
        first, last = finding.cue
        places = (finding.anchor, *range(first, last + 1))
        return next((self._by_cue[at] for at in places if at in self._by_cue), None)

    def of_content(self, first: int, last: int) -> Relation | None:
        """The relation that credits most of a range of tokens, at least half of it."""
        at = bisect_right(self._starts, last)
        best: tuple[int, Relation] | None = None
        for run, relation in reversed(self._runs[max(0, at - _NEAR) : at]):
            shared = min(run[1], last) - max(run[0], first) + 1
            if 2 * shared >= last - first + 1 and (best is None or shared > best[0]):
                best = shared, relation
        return best[1] if best else None


def weigh_findings(
    parse: Parse, findings: Sequence[Finding], relations: Sequence[Relation]
) -> list[Finding]:
    """Each finding with its calibrated chance; of the network's own only those that are likely."""
    weighed = []
    for finding, support in zip(findings, supports_of(parse, findings, relations), strict=True):
        chance = confidence_of(finding, support)
        if finding.confidence > 0 or chance >= MIN_CONFIDENCE:
            evidence = tuple(_say(finding, support))
            weighed.append(replace(finding, confidence=chance, evidence=evidence))
    return weighed


def _say(finding: Finding, support: Support) -> Iterator[str]:
    """What the chance rests on, in words."""
    if finding.confidence == 0:
        yield "the network alone finds it: its cue is in no list"
        return
    if support.cue:
        yield "rules and network find the same cue"
    elif support.content:
        yield "the rules find its cue, the network credits its words by another one"
    else:
        yield "the rules alone find it"
    if support.content or support.cue:
        yield f"they share {support.shared:.0%} of the credited words"


def supports_of(
    parse: Parse, findings: Sequence[Finding], relations: Sequence[Relation]
) -> list[Support]:
    """What the network says of each finding."""
    index, starts = RelationIndex(relations), [t.start for t in parse.tokens]
    return [_support(finding, index, starts) for finding in findings]


def _support(finding: Finding, index: RelationIndex, starts: Sequence[int]) -> Support:
    first = max(0, bisect_right(starts, finding.start) - 1)
    last = max(first, bisect_right(starts, finding.end - 1) - 1)
    by_cue, by_content = index.of_cue(finding), index.of_content(first, last)
    return Support(
        by_cue.confidence if by_cue else 0.0,
        by_content.confidence if by_content else 0.0,
        max((_iou(r, first, last) for r in (by_cue, by_content) if r), default=0.0),
    )


def facts_of(finding: Finding, support: Support) -> dict[str, float]:
    """What the regression is told of a finding, each between 0 and 1."""
    return {
        "always": 1.0,
        "rules": finding.confidence,
        "network_alone": float(finding.confidence == 0.0),
        "cue": support.cue,
        "cue_met": float(support.cue > 0),
        "content": support.content,
        "content_met": float(support.content > 0),
        "shared": support.shared,
        "direct": float(finding.direct),
        "continued": float(finding.continued),
        "sourceless": float(finding.source is None),
    }


def confidence_of(finding: Finding, support: Support) -> float:
    """The chance that people would label the finding too."""
    weights = _weights()
    score = sum(weights[name] * value for name, value in facts_of(finding, support).items())
    return round(1 / (1 + math.exp(-score)), 3)


def _iou(relation: Relation, first: int, last: int) -> float:
    sizes = shared = 0
    for start, end in relation.content:
        sizes += end - start + 1
        shared += max(0, min(end, last) - max(start, first) + 1)
    return shared / (sizes + last - first + 1 - shared)


@cache
def _weights() -> Mapping[str, float]:
    text = (
        files("headwater.extract.attribution.learned") / "weights" / "confidence.json"
    ).read_text(encoding="utf-8")
    found: dict[str, float] = json.loads(text)["weights"]
    return found
