"""Which words tell what is said, and which only who says it.

Two sentences that credit two statements to one speaker share the speaker's name and office, and
rest on one another no more for that.
"""

from __future__ import annotations

from collections.abc import Sequence

from headwater.lexicon.cues import report_verbs
from headwater.model import Annotations, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
_STATEMENTS = frozenset({"ccomp", "parataxis", "dobj"})
_ACCORDING = "according"
# No speaker's name is nested deeper; a parse that goes round is left.
_DEEPEST = 12


def names_speaker(annotations: Annotations) -> frozenset[int]:
    """Places of the words that stand in a source.

    A source is what a verb of report has for its subject, and what follows "according to".
    """
    tokens = annotations.tokens
    heads = _sources(tokens)
    return frozenset(t.index for t in tokens if _stands_under(tokens, t, heads))


def _sources(tokens: Sequence[Token]) -> frozenset[int]:
    """The heads of the phrases that name a source."""
    stating = {t.head for t in tokens if t.dep in _STATEMENTS}
    reports = report_verbs()
    return frozenset(
        t.index
        for t in tokens
        if (t.dep == "prep" and t.text.lower() == _ACCORDING)
        or (t.dep in _SUBJECTS and t.head in stating and tokens[t.head].lemma.lower() in reports)
    )


def _stands_under(tokens: Sequence[Token], token: Token, heads: frozenset[int]) -> bool:
    for _ in range(_DEEPEST):
        if token.index in heads:
            return True
        if token.head == token.index:
            return False
        token = tokens[token.head]
    return False
