"""What is known of a finding, as plain numbers by name."""

from __future__ import annotations

from headwater.drift.finding import Finding
from headwater.drift.judged.reading import Doubt
from headwater.model.judgement import Reader

_READERS: tuple[Reader, ...] = ("apart", "together")


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

    A reader knows some kinds better than others.
    """
    facts = features(doubt)
    del facts["agreed"], facts["contested"]  # it has words of its own that no check speaks of
    apart, together = doubt.by.get("apart"), doubt.by.get("together")
    by_together = together is not None and (apart is None or apart.words < together.words)
    return {**facts, f"is {finding.kind}": 1.0, "together surer": float(by_together)}


def _of_readers(doubt: Doubt) -> dict[str, float]:
    found: dict[str, float] = {}
    for reader in _READERS:
        read = doubt.by.get(reader)
        if read is not None:
            found |= {
                f"{reader}: doubt of words": read.words,
                f"{reader}: doubt of sentence": read.sentence,
                f"{reader}: doubt elsewhere": read.elsewhere,
                f"{reader}: likeliest": float(read.is_likeliest),
            }
    return {**found, "otherwise": doubt.otherwise, "shaded": doubt.shaded}
