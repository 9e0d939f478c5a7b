"""Whether two words fill the same slot: hang in the same way on the same word."""

from __future__ import annotations

from headwater.drift.scene import Rest
from headwater.model import Telling, Token

_SAME_DEPS = (
    frozenset({"nsubj", "agent"}),
    frozenset({"dobj", "nsubjpass", "pobj", "oprd", "attr"}),
    frozenset({"pobj", "npadvmod", "nmod", "compound", "amod", "poss"}),
    frozenset({"appos", "nsubj", "attr"}),
    frozenset({"conj"}),
)
_LIGHT = frozenset({"in", "at", "on", "of", "from", "to", "by", "with", "near", "for", "into"})


def same_slot(mine: Telling, token: Token, rest: Rest, other: Token) -> bool:
    """Whether `token` of the child stands where `other` stood in the parent."""
    if not _deps_agree(token, other):
        return False
    my_head, their_head = _governor(mine, token), _governor(rest.parent, other)
    if my_head is None or their_head is None:
        return my_head is their_head
    return rest.parent_word(my_head) == their_head or my_head.lemma == their_head.lemma


def _deps_agree(a: Token, b: Token) -> bool:
    return a.dep == b.dep or any({a.dep, b.dep} <= deps for deps in _SAME_DEPS)


def _governor(telling: Telling, token: Token) -> Token | None:
    """The content word that a word hangs on, prepositions and coordination passed over."""
    at = token
    for _ in range(6):
        if at.head == at.index:
            return None
        at = telling.parse.tokens[at.head]
        if at.dep == "conj" and token.dep == "conj":
            continue
        if at.pos == "ADP" or at.text.lower() in _LIGHT:
            continue
        return at
    return None
