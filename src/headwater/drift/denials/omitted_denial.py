"""omitted-denial: the denial or the caveat that stood with a claim is gone.

Of the accounts of a parent that a child has nowhere (`left_out.py`) the likeliest beside each
sentence of the child is found missing there. Severity: high.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.drift.denials.left_out import LeftOut, left_out
from headwater.drift.denials.retold import Retold
from headwater.drift.finding import Finding, quoted
from headwater.drift.scene import Scene
from headwater.model import Sentence, Telling

# What is less likely than this is not proposed.
_LIKELY = 0.1


def check_denials(
    child: Telling, parents: Sequence[Telling], staged: Sequence[Scene]
) -> Iterator[Finding]:
    """Denials and caveats of the parents that the child has nowhere; one for each sentence."""
    for parent in parents:
        best: dict[Sentence, LeftOut] = {}
        for found in left_out(Retold(child, parent, staged)):
            place = found.place.scene.sentence
            if found.chance >= _LIKELY and (place not in best or found.chance > best[place].chance):
                best[place] = found
        yield from (_finding(place, found) for place, found in best.items())


def _finding(place: Sentence, found: LeftOut) -> Finding:
    denial = found.account.span
    return Finding(
        "omitted-denial",
        "high",
        place.span,
        denial,
        f"the source adds {quoted(denial.text)}; the retelling leaves it out",
        round(found.chance, 4),
    )
