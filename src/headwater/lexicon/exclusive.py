"""Groups of words of which only one can be right in one place."""

from __future__ import annotations

_GROUPS = tuple(
    frozenset(words.split())
    for words in (
        "wife husband sister brother son daughter mother father uncle aunt nephew niece cousin "
        "grandmother grandfather grandson granddaughter",
        "army navy airforce",
        "left right",
        "spring summer autumn winter",
        "battalion brigade platoon regiment",
    )
)


def exclusive_group(lemma: str) -> frozenset[str]:
    """The group that a lemma belongs to, or the empty set."""
    return next((group for group in _GROUPS if lemma.lower() in group), frozenset())
