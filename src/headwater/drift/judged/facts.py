"""What is known of a finding, as plain numbers by name; chances are given as log odds."""

from __future__ import annotations

import math

from headwater.drift.finding import Finding
from headwater.drift.judged.reading import Doubt
from headwater.drift.odds import log_odds
from headwater.model.judgement import Reader

_READERS: tuple[Reader, ...] = ("apart", "together")
# What brings the length of a sentence near the size of facts that are 0 or 1.
_LENGTH_SCALE = 3.0


def features(doubt: Doubt) -> dict[str, float]:
    """What is known of a check's finding, by name.

    That is little on purpose: a check's own confidence, its kind, and whether it speaks of a name
    or a date told right from wrong on the pairs that they were fitted on, and on no others.
    """
    return {
        "bias": 1.0,
        **_of_readers(doubt),
        "kept": doubt.kept,
        "title": float(doubt.is_title),
        "agreed": float(doubt.agreed),
        "contested": float(doubt.contested),
    }


def own_features(finding: Finding, doubt: Doubt) -> dict[str, float]:
    """The same of a finding of the judge's own, its kind, and whose it is.

    A reader knows some kinds better than others, and the longer a sentence is, the more can have
    changed in it.
    """
    facts = features(doubt)
    del facts["agreed"], facts["contested"]  # it has words of its own that no check speaks of
    apart, together = doubt.by.get("apart"), doubt.by.get("together")
    by_together = together is not None and (apart is None or apart.words < together.words)
    return {
        **facts,
        f"is {finding.kind}": 1.0,
        "together surer": float(by_together),
        "length": math.log(1 + doubt.length) / _LENGTH_SCALE,
        **_kinds_of_sentence(doubt),
    }


def kind_features(doubt: Doubt) -> dict[str, float]:
    """What either reader takes a sentence and the words of a finding for; 0 is not mentioned."""
    facts = {"bias": 1.0}
    for reader in _READERS:
        if (read := doubt.by.get(reader)) is not None:
            for of, kinds in (("sentence", read.sentence_kinds), ("words", read.word_kinds)):
                facts |= {
                    f"{reader}: {of} {kind}": log_odds(chance) - log_odds(0.0)
                    for kind, chance in kinds.items()
                }
    return facts


def _of_readers(doubt: Doubt) -> dict[str, float]:
    found: dict[str, float] = {}
    for reader in _READERS:
        read = doubt.by.get(reader)
        if read is not None:
            found |= {
                f"{reader}: doubt of words": log_odds(read.words),
                f"{reader}: doubt of sentence": log_odds(read.sentence),
                f"{reader}: doubt elsewhere": log_odds(read.elsewhere),
                f"{reader}: likeliest": float(read.is_likeliest),
            }
    return {**found, "otherwise": log_odds(doubt.otherwise), "shaded": log_odds(doubt.shaded)}


def _kinds_of_sentence(doubt: Doubt) -> dict[str, float]:
    """For each kind the chance by the reader that takes the sentence for it sooner."""
    surest: dict[str, float] = {}
    for read in doubt.by.values():
        for kind, chance in read.sentence_kinds.items():
            name = f"sentence {kind}"
            surest[name] = max(chance, surest.get(name, 0.0))
    return surest
