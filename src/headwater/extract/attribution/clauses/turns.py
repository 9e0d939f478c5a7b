"""Where a reported clause ends and the reporter speaks again, of the same voice or of another.

"She said it was late and called the plan a disgrace": the parser hangs "called" on what she said.
"""

from __future__ import annotations

from headwater.extract.parse import Parse
from headwater.lexicon.cues import verb_cues
from headwater.lexicon.sources import document_nouns, group_nouns, person_nouns
from headwater.model import Token

_FINITE = {"VBD", "VBZ", "VBP"}
# What a voice does next in a report about it. "Tell", "think" or "know" may as well be part of
# what was said ("she said he went home and told his wife").
_TURNING = frozenset(
    """deny reject dismiss blame accuse call describe urge condemn insist claim add warn vow pledge
    demand denounce dispute brand criticise criticize praise promise threaten argue stress caution
    suggest put""".split()
)
# "Let it be known", "made clear".
_MAKING_KNOWN = {"let", "make"}
_GIVING = {"give", "offer", "provide", "cite", "name"}
_PRONOUNS = {"he", "she", "it", "they"}
_OWNERS = {"his", "her", "its", "their"}


def end_of_speech(parse: Parse, verb: Token, clause: Token, last: int) -> int:
    """The last token of what a verb reports, without a coordinated report behind it.

    Args:
        parse: the report's tree.
        verb: the reporting verb.
        clause: the head of the clause that it reports, behind the verb.
        last: where the clause's subtree ends.
    """
    for kid in parse.children(clause.index, "conj"):
        if kid.index < verb.index:
            continue
        if turns_to(parse, kid) is verb or _is_another_voice(parse, clause, kid):
            joining = _joining_before(parse, kid)
            if joining is not None and clause.index < joining.index <= last:
                return joining.index - 1
    return last


def turns_to(parse: Parse, verb: Token) -> Token | None:
    """The reporting verb whose speaker goes on to report with this one, or None."""
    clause = parse.tokens[verb.head]
    # "Had entered the hospital and blamed": the parser takes the past for a participle.
    bare = not any(parse.children(verb.index, "aux", "auxpass"))
    is_finite = verb.tag in _FINITE or (verb.tag == "VBN" and bare)
    if verb.dep != "conj" or clause.dep != "ccomp" or not is_finite:
        return None
    outer = parse.tokens[clause.head]
    reports = outer.lemma.lower() in verb_cues() and outer.tag in _FINITE
    same_time = outer.tag == verb.tag or (outer.tag, verb.tag) == ("VBD", "VBN")
    if not reports or not same_time or outer.index > clause.index:
        return None
    if _has_subject(parse, verb) or not (verb.lemma.lower() in _TURNING or _withholds(parse, verb)):
        return None
    subject = parse.child(clause.index, "nsubj", "nsubjpass")
    return outer if subject is not None and _stands_for_speaker(parse, subject) else None


def _withholds(parse: Parse, verb: Token) -> bool:
    """As in "but gave no details", "and declined to comment": what the voice did not say."""
    if verb.lemma.lower() in {"decline", "refuse", "elaborate", "appeal"}:
        return True
    thing = parse.child(verb.index, "dobj") if verb.lemma.lower() in _GIVING else None
    if thing is None:
        return False
    beside = parse.children(thing.index, "det", "amod")
    return any(kid.text.lower() in {"no", "few", "any"} for kid in beside)


def _stands_for_speaker(parse: Parse, subject: Token) -> bool:
    if subject.text.lower() in _PRONOUNS:
        return True
    lemma = subject.lemma.lower()
    is_thing = subject.pos == "NOUN" and not subject.entity
    if is_thing and lemma not in person_nouns() | group_nouns() | document_nouns():
        return True  # a bridge or a base calls nothing a lie
    return any(k.text.lower() in _OWNERS for k in parse.children(subject.index, "poss"))


def _is_another_voice(parse: Parse, clause: Token, verb: Token) -> bool:
    """As in ", and officials said that ...": another voice with a statement of its own."""
    cue = verb_cues().get(verb.lemma.lower())
    reports = verb.lemma.lower() in _MAKING_KNOWN or (cue is not None and "clause" in cue.frames)
    if not reports or verb.tag not in _FINITE | {"VBN"}:
        return False
    own = parse.child(verb.index, "nsubj")
    if own is None or own.text.lower() in _PRONOUNS or not any(parse.children(verb.index, "ccomp")):
        return False
    joining = _joining_before(parse, verb)
    if joining is None or joining.index < 1:
        return False
    return parse.tokens[joining.index - 1].text == ","


def _joining_before(parse: Parse, verb: Token) -> Token | None:
    """The conjunction before a coordinated verb, or None where "that" takes the speech up again."""
    joining = None
    for kid in parse.children(verb.head, "cc"):
        if kid.index < verb.index:
            joining = kid
    if joining is None or parse.tokens[joining.index + 1].text.lower() == "that":
        return None
    return joining


def _has_subject(parse: Parse, verb: Token) -> bool:
    return parse.child(verb.index, "nsubj", "nsubjpass", "expl") is not None
