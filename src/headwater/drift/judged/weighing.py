"""How sure a finding is, given what checks and judge say: two fitted regressions."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from headwater.drift.finding import Finding
from headwater.drift.judged.facts import features, own_features
from headwater.drift.judged.proposing import doubted
from headwater.drift.judged.reading import Doubt, Reading

# Fitted on a few hundred findings, a chance tells nothing of one in a hundred.
_SUREST = 0.99
# From this chance on a lone statement says otherwise than its source. Of held-back statements in
# minimal pairs 56 in 100 false ones reach it, and 15 true ones.
_CONTRARY = 0.6


@dataclass(frozen=True, slots=True)
class _Weights:
    """A logistic regression each for findings of checks and for the judge's own."""

    checks: Mapping[str, float]
    own: Mapping[str, float]


def weigh(findings: Iterable[Finding], reading: Reading) -> Iterator[Finding]:
    """The checks' findings, each as sure as check and judge make it together."""
    for finding in findings:
        doubt = reading.doubt_of(finding)
        if doubt is None:
            yield finding
        else:
            chance = _chance(_weights().checks, features(doubt))
            yield replace(finding, confidence=_at_least(chance, doubt, reading))


def propose(reading: Reading) -> Iterator[Finding]:
    """The judge's own findings: words that it doubts, and that no check speaks of."""
    for finding in doubted(reading):
        doubt = reading.doubt_of(finding)
        if doubt is not None:
            chance = _chance(_weights().own, own_features(finding, doubt))
            yield replace(finding, confidence=_at_least(chance, doubt, reading))


def _at_least(chance: float, doubt: Doubt, reading: Reading) -> float:
    """A lone statement is checked for what it says: where it says otherwise, that is a finding.

    The regressions are fitted on whole retellings, in which one sentence in ten has drifted, and in
    which a headline alone may be wider than its report.
    """
    if reading.is_lone and doubt.otherwise >= _CONTRARY:
        return max(chance, min(_SUREST, doubt.otherwise))
    return chance


def _chance(weights: Mapping[str, float], of: Mapping[str, float]) -> float:
    weight = sum(weights.get(name, 0.0) * value for name, value in of.items())
    return min(_SUREST, 1 / (1 + math.exp(-weight)))


@cache
def _weights() -> _Weights:
    held = files("headwater.drift.judged") / "weights.toml"
    table = tomllib.loads(held.read_text(encoding="utf-8"))
    return _Weights(table["checks"], table["own"])
