"""omitted-denial: the denial or the caveat that stood with a claim is gone.

Of the accounts of a parent that a child has nowhere (`left_out.py`, `reread.py`) the likeliest
beside each sentence of the child is found missing there. Severity: high.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.drift.denials.left_out import LeftOut, left_out
from headwater.drift.denials.reread import chance_as_read, doubts_of
from headwater.drift.denials.retold import Retold
from headwater.drift.finding import Finding, quoted
from headwater.drift.scene import Scene
from headwater.model import Judgement, Sentence, Telling

# What is less likely than this is not proposed.
_LIKELY = 0.1


def check_denials(
    child: Telling,
    parents: Sequence[Telling],
    staged: Sequence[Scene],
    judgements: Sequence[Judgement] = (),
) -> Iterator[Finding]:
    """Denials and caveats of the parents that the child has nowhere; one for each sentence.

    Args:
        child: the retelling.
        parents: its sources.
        staged: the child's sentences with what they rest on.
        judgements: what the judge doubts of them; without any, words alone decide.
    """
    doubts = doubts_of(judgements)
    for parent in parents:
        retold = Retold(child, parent, staged)
        best: dict[Sentence, tuple[float, LeftOut]] = {}
        for found in left_out(retold):
            place = found.place.scene.sentence
            chance = chance_as_read(found, retold, doubts) if judgements else found.chance
            if chance >= _LIKELY and (place not in best or chance > best[place][0]):
                best[place] = chance, found
        yield from (_finding(place, *likeliest) for place, likeliest in best.items())


def _finding(place: Sentence, chance: float, found: LeftOut) -> Finding:
    denial = found.account.span
    return Finding(
        "omitted-denial",
        "high",
        place.span,
        denial,
        f"the source adds {quoted(denial.text)}; the retelling leaves it out",
        round(chance, 4),
    )
