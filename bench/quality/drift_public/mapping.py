"""Which kinds of drift answer the question that each set asks; decided before any measurement.

The mapping follows from what the kinds mean (`docs/drift.md`), never from what they score: no set
is fitted on. A kind that is in no list here has no bearing on the question.
"""

from __future__ import annotations

# The child says what cannot be true if the parent is: the polarity is flipped, or a figure, a name,
# a place, a date or the two sides of an action are others. What is only said more or less surely,
# or of which the parent says nothing, is not contradicted by it.
CONTRADICTING = frozenset({"negated", "number-changed", "entity-changed", "role-swapped"})

# What is told is another thing, or as sure as it was not: all kinds but those that tell the same
# with another voice (attributions) or with something left out (a denial): a summary may shorten.
CONTENT = CONTRADICTING | {
    "detail-added",
    "merged",
    "quote-altered",
    "quote-fabricated",
    "certainty-raised",
    "hedge-dropped",
    "hedge-added",
}

# Said more surely than the parent does, and less surely.
RAISED = frozenset({"certainty-raised", "hedge-dropped"})
LOWERED = frozenset({"hedge-added"})

# Kinds whose words in the child are words that the parent does not bear out.
WITHOUT_BASIS = frozenset({"detail-added", "number-changed", "entity-changed"})
