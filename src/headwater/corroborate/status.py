"""Whether the origins of a group agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from headwater.corroborate.entry import Entries, keys_of
from headwater.corroborate.ground import Ground
from headwater.lexicon.fates import FATES
from headwater.model import Group, GroupStatus


def status_of(group: Group, entries: Entries, ground: Ground) -> GroupStatus:
    """Conflicting where two answers have an origin each that does not give the other answer.

    And where two reports count people's fates otherwise, of whatever origin: an outlet that puts a
    toll right, and a retelling that gets it wrong, leave the reader with two answers as well. Other
    figures change on the way without a question being asked anew.
    """
    rivals = [set(keys_of(entries[c] for c in v.claims)) for v in group.values]
    if _each_has_its_own(rivals) or _each_has_its_own(list(_counting(group, ground))):
        return "conflicting"
    return "corroborated" if len(keys_of(entries.values())) > 1 else "single-origin"


def _each_has_its_own(sides: Sequence[set[str]]) -> bool:
    """Whether two of the sets have something each that the other has not."""
    return any(mine - theirs and theirs - mine for mine, theirs in combinations(sides, 2))


def _counting(group: Group, ground: Ground) -> Iterator[set[str]]:
    """For each value that counts people's fates the reports that give it."""
    for value in group.values:
        if value.value.split()[-1:] and value.value.split()[-1] in FATES:
            yield {ground.report_of(c) for c in value.claims}
