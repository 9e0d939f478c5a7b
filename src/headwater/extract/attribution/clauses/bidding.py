"""What somebody is told to do: "told them to leave", "was asked by the clerk to wait"."""

from __future__ import annotations

from headwater.extract.attribution.words.spans import is_passive
from headwater.extract.parse import Parse
from headwater.lexicon.cues import VerbCue
from headwater.model import Token

_REACH = 16
# Who asks a court does so by a motion.
_NOT_BIDDEN = frozenset("court judge tribunal parliament voter".split())


def bidden_content(parse: Parse, verb: Token, cue: VerbCue) -> tuple[int, int, float] | None:
    """The infinitive of a verb that bids somebody do something, and who, where a noun says it.

    Args:
        parse: the report's tree.
        verb: the cue.
        cue: what is known of it; only verbs with the frame "bidding" bid.
    """
    if "bidding" not in cue.frames:
        return None
    action = _infinitive(parse, verb)
    if action is None:
        return None
    first = next((k.index for k in parse.children(action.index, "aux") if k.tag == "TO"), None)
    if first is None or first < verb.index:
        return None
    whom = {t.lemma.lower() for t in parse.tokens[verb.index + 1 : first]}
    if whom & _NOT_BIDDEN or (cue.lemma == "ask" and whom & {"i", "me", "we", "us"}):
        return None
    if first > verb.index + 1 and parse.tokens[first - 1].text.lower() == "not":
        first -= 1
    last = max(parse.right[action.index], action.index)
    if not is_passive(parse, verb):
        first = _with_whom(parse, verb, cue, first)
    return first, last, 0.65


def _infinitive(parse: Parse, verb: Token) -> Token | None:
    """The infinitive that a verb leads to, also hung on whom it bids."""
    hosts = [verb.index, *(k.index for k in parse.children(verb.index, "dobj", "agent", "dative"))]
    hosts += [k.index for h in hosts[1:] for k in parse.children(h, "pobj") if h > verb.index]
    for host in hosts:
        for kid in parse.children(host, "xcomp", "ccomp", "acl", "advcl", "relcl"):
            near = verb.index < kid.index <= verb.index + _REACH
            if (
                kid.tag == "VB"
                and near
                and any(k.tag == "TO" for k in parse.children(kid.index, "aux"))
            ):
                return kid
    return None


def _with_whom(parse: Parse, verb: Token, cue: VerbCue, first: int) -> int:
    """Where who is bidden begins: "asked Prague to pay"; not of those who are merely told."""
    between = parse.tokens[verb.index + 1 : first]
    named = [t for t in between if t.pos in {"NOUN", "PROPN"} and t.entity not in {"DATE", "TIME"}]
    if cue.lemma in {"tell", "promise"} or not named or any(t.text == "," for t in between):
        return first
    return verb.index + 1
