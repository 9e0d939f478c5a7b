"""Stances: who can be credited with one, and what they want, hope for, endorse or oppose."""

from __future__ import annotations

import re

from headwater.extract.attribution.finding import Phrase
from headwater.extract.attribution.words.sources import source_kind
from headwater.extract.parse import Parse
from headwater.lexicon.humans import human_nouns
from headwater.lexicon.sources import group_nouns
from headwater.model import Token

# Who does something for a living or for a cause ("consultant", "forwarder", "loyalist").
_AGENT = re.compile(r"(?:...(?:ist|ian|eer|ee|ant|man|woman)|....(?:er|or))$")
_THINGS = frozenset(
    """number letter paper weather winter summer river order border computer container trailer tower
    water matter power disaster chapter quarter cover corner counter poster tanker cruiser bomber
    factor motor mirror error terror tenor sector tractor reactor corridor harbour plant restaurant
    grant fee committee coffee ocean museum transmitter shelter charter register monster answer
    offer encounter calendar frontier career pioneer document remainder""".split()
)
_PERSONAL = {"he", "she", "they"}
_COLLECTIVE = frozenset(
    "people family staff some many most others both critics relatives locals".split()
)
# What a position is taken on. Who supports a family, a government or a wall says nothing by it.
_ISSUES = frozenset(
    """idea plan proposal bill call move ban strike deal talk law reform measure vote election
    boycott demand recommendation amendment policy intervention sanction ceasefire truce agreement
    inquiry investigation treaty referendum project decision step resolution motion bid initiative
    settlement merger takeover delay extension closure deployment invasion withdrawal return release
    rule change suggestion strategy approach campaign protest claim position stance view version
    appointment nomination charter text draft pact accord roadmap concept option solution
    compromise""".split()
)
_INTO_PLACE = {"into", "onto", "through", "towards", "away", "out", "up"}
_VERBS_OF_POSITION = {"endorse", "oppose", "favour", "favor", "back", "support"}


def may_take_stance(parse: Parse, source: Phrase, *, animate: bool = False) -> bool:
    """Whether a source is people or a body that can want, hope or endorse something.

    Args:
        parse: the report's tree.
        source: who is credited.
        animate: whether only people and bodies do this at all ("hope", not "support").
    """
    head = parse.tokens[source.head]
    if head.text.lower() in _PERSONAL | _COLLECTIVE:
        return True
    if head.tag in {"WP", "WDT", "DT", "EX"}:
        return False
    if animate and head.pos in {"NOUN", "PROPN", "NUM"}:
        return True
    lemma = head.lemma.lower()
    if lemma in human_nouns() or lemma in group_nouns():
        return True
    if head.pos == "NOUN" and _AGENT.search(lemma) and lemma not in _THINGS:
        return True
    return head.pos == "PROPN" and source_kind(parse, source) in {"person", "group", "outlet"}


def is_position(parse: Parse, verb: Token) -> bool:
    """Whether a stance verb states a position and is not the mark of a thing or a group.

    "The coalition that backs the government" tells who the coalition is, and "who supports his
    mother" what somebody does; "who opposes the plan" is a stance.
    """
    if verb.lemma.lower() in {"want", "prefer"}:
        thing = parse.child(verb.index, "dobj")
        aside = verb.dep in {"relcl", "acl", "advcl"}
        return thing is None or not (aside or thing.pos == "PRON" or thing.lemma.lower() == "one")
    if verb.lemma.lower() not in _VERBS_OF_POSITION:
        return True
    if verb.dep in {"relcl", "acl"}:
        return False
    if any(k.text.lower() in _INTO_PLACE for k in parse.children(verb.index, "prep", "prt")):
        return False
    thing = parse.child(verb.index, "dobj", "nsubjpass")
    return thing is not None and thing.lemma.lower() in _ISSUES


def wanted_content(parse: Parse, verb: Token) -> tuple[int, int, float] | None:
    """As in "wants the director to resign", "expects it to take two weeks": who, and to do what."""
    for kid in parse.children(verb.index, "ccomp", "xcomp"):
        own = parse.child(kid.index, "nsubj", "nsubjpass")
        if kid.index < verb.index or own is None or own.index < verb.index:
            continue
        return parse.left[kid.index], parse.right[kid.index], 0.75
    return None
