"""Who else is likely to stand in a chain: two logistic regressions, nearer the fact and onward.

Fitted on passages by `fit/attribution/beside.py`; the weights are readable in
`weights/beside.json`. They add to what the rules and the nesting find and take nothing away.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from headwater.extract.attribution.finding import Finding
from headwater.extract.attribution.learned.beside.facts import FactReader, Surroundings
from headwater.extract.attribution.learned.beside.near import nouns_near
from headwater.extract.attribution.voices.relay import Relay
from headwater.extract.attribution.words.sources import noun_phrase
from headwater.model import Token

# From which chance on a voice is added. On the passages, each file weighed by weights fitted on
# others (2026-11-21): see docs/decisions/0005. Lower mends more chains and breaks single voices.
MIN_CHANCE = 0.6

Weights = Mapping[str, float]


def likely_relays(report: Surroundings, finding: Finding, relays: Sequence[Relay]) -> list[Relay]:
    """Voices beside a statement that the rules did not find, in the order of the words.

    Args:
        report: all statements of the report.
        finding: the statement.
        relays: what the rules found.
    """
    reader = FactReader(report, finding, relays)
    added = []
    for noun in nouns_near(report.parse, finding):
        if reader.is_placed(noun) or (reader.around and _is_told(finding, noun)):
            continue
        nearer, onward = chances_of(reader.facts(noun))
        if max(nearer, onward) >= MIN_CHANCE:
            added.append(_relay(report, noun, onward=onward >= nearer))
    return added


def _is_told(finding: Finding, noun: Token) -> bool:
    """Whether a noun is whom the source told; of what others pass on, it hears and no more."""
    return finding.recipient is not None and finding.recipient.head == noun.index


def chances_of(facts: frozenset[str]) -> tuple[float, float]:
    """The chances that a noun is a voice nearer the fact than the source, and one onward."""
    nearer, onward = _weights()
    return _chance(nearer, facts), _chance(onward, facts)


def _relay(report: Surroundings, noun: Token, *, onward: bool) -> Relay:
    phrase = noun_phrase(report.parse, noun.index)
    return Relay(phrase, onward=onward, is_outlet=onward, is_likely=True)


def _chance(weights: Weights, facts: frozenset[str]) -> float:
    score = weights["always"] + math.fsum(weights[f] for f in facts if f in weights)
    return 1 / (1 + math.exp(-score))


@cache
def _weights() -> tuple[Weights, Weights]:
    folder = files("headwater.extract.attribution.learned") / "weights"
    found = json.loads((folder / "beside.json").read_text(encoding="utf-8"))
    return found["nearer"], found["onward"]
