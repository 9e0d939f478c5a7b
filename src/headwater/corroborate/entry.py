"""Where a claim entered, as far as the reports at hand say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

EntryKind = Literal["report", "body", "voice"]


@dataclass(frozen=True, slots=True)
class Entry:
    """The end of one trail up the lineage.

    Attributes:
        key: the same for two claims exactly where they have one origin.
        name: for words.
        origin: id of the origin, if there is one.
        report: id of the report in which the trail ends.
        kind: whether it ends at the report itself, at a body (or an outlet) that the report
            credits, or at a person whom it credits by name.
    """

    key: str
    name: str
    origin: str | None
    report: str
    kind: EntryKind = "report"

    @property
    def credited(self) -> bool:
        """Whether the trail ends at somebody the report credits."""
        return self.kind != "report"


Entries = Mapping[str, list[Entry]]
"""By claim id where the claim entered; several where it rests on several parents."""


def keys_of(found: Iterable[list[Entry]]) -> list[str]:
    """Each origin's key once, in order."""
    return list(dict.fromkeys(entry.key for entries in found for entry in entries))


def origin_ids(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Ids of the origins, in the order of their numbers."""
    ids = {entry.origin for entry in entries if entry.origin is not None}
    return tuple(sorted(ids, key=lambda i: (len(i), i)))
