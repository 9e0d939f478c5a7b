"""What was weighed of two reports, taken again where nothing that it rests on is another.

A report that joins a case changes what is known of those that it is laid beside, and of no others:
whoever lends the stage a memory gets the same lineage, and pays for what is new.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from headwater.model import Comparison

_T = TypeVar("_T")


class Recall(Protocol):
    """A memory of answers."""

    def __call__(
        self,
        rests_on: Sequence[str],
        reports: tuple[str, ...],
        kind: type[_T],
        work: Callable[[], _T],
    ) -> _T:
        """The answer that work gave before, or gives now.

        Args:
            rests_on: all that the answer depends on, the ids of reports apart.
            reports: the ids that it names, in an order that is the same whenever it is asked for.
            kind: its type.
            work: gives it.
        """


@dataclass(frozen=True, slots=True)
class Memory:
    """What is lent to the stage.

    Attributes:
        digests: by report id, of all that is known of the report; the standing words are told by
            the stage itself.
        recall: gives what was answered before.
    """

    digests: Mapping[str, str]
    recall: Recall

    def beside(self, standing: Mapping[str, frozenset[int]]) -> Memory:
        """The same, with which words of each report stand in reports of any matter."""
        told = {
            report: _digest(f"{digest} {sorted(standing.get(report, ()))}")
            for report, digest in self.digests.items()
        }
        return Memory(told, self.recall)


def comparison_digest(comparison: Comparison) -> str:
    """Digest of what two reports have in common, as far as other digests do not hold it."""
    aligned = [(a.child_sentence, a.parent_sentence, a.score) for a in comparison.alignments]
    runs = [(run.start, run.end) for run in comparison.shared_runs]
    return _digest(f"{comparison.share} {comparison.verbatim} {aligned} {runs}")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
