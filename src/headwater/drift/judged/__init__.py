"""What a fitted judge adds to the checks: it doubts what they propose, and proposes what they miss.

A check knows what it looks for and why; the judge (`headwater.judge`) has read thousands of
rewordings and has a feeling for what says the same. So a finding is as sure as both make it
(`weights.toml`, fitted by `bench/fit/judged.py`), and words of which the judge is sure, and that no
check speaks of, are a finding of their own.
"""

from headwater.drift.judged.facts import features, own_features
from headwater.drift.judged.proposing import doubted
from headwater.drift.judged.reading import Doubt, Reading
from headwater.drift.judged.weighing import propose, weigh

__all__ = ["Doubt", "Reading", "doubted", "features", "own_features", "propose", "weigh"]
