"""Sentences by which a report takes a step back from a claim: nobody could verify it."""

from __future__ import annotations

import re

_CAVEAT = re.compile(
    r"\b(?:"
    r"(?:could|can|has|have|had|was|were|is|are) ?(?:not|n't|never) (?:yet )?(?:been )?(?:be )?"
    r"(?:immediately |independently )*"
    r"(?:verif\w+|confirm\w+|corroborat\w+|substantiat\w+|authenticat\w+)"
    r"|(?:could|can|has|have|had) ?(?:not|n't) (?:yet )?(?:been able to )?"
    r"(?:say|confirm|verify|establish|determine)"
    r"|(?:unable|not able|not possible|impossible) to (?:independently |immediately )*"
    r"(?:verify|confirm|corroborate|authenticate)"
    r"|(?:no|without) (?:independent )?(?:confirmation|verification|corroboration|evidence)"
    r"|un(?:verified|confirmed|corroborated|substantiated)"
    r"|(?:awaits?|awaiting|pending) (?:independent )?(?:confirmation|verification)"
    r")\b",
    re.IGNORECASE,
)


def caveats_in(text: str) -> bool:
    """Whether a sentence says that a claim is not verified."""
    return _CAVEAT.search(text) is not None
