"""What a fitted judge adds to the checks: it doubts what they propose, and proposes what they miss.

A check knows what it looks for and why; the judge (`headwater.judge`) has read thousands of
rewordings and has a feeling for what says the same. So a finding is as sure as both make it
(`weights.toml`, fitted by `bench/fit/judged.py`), and words that it doubts, and that no check
speaks of, are a finding of their own, of the kind that its readers take it for (`kinds.toml`).
"""

from headwater.drift.judged.facts import features, kind_features, own_features
from headwater.drift.judged.proposing import Suspicion, doubted, suspicions
from headwater.drift.judged.reading import Doubt, Reading
from headwater.drift.judged.weighing import propose, weigh

__all__ = [
    "Doubt",
    "Reading",
    "Suspicion",
    "doubted",
    "features",
    "kind_features",
    "own_features",
    "propose",
    "suspicions",
    "weigh",
]
