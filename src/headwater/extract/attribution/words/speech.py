"""Words for speech and for those who are meant by a relative pronoun: whose they are."""

from __future__ import annotations

from headwater.extract.attribution.finding import Phrase
from headwater.extract.attribution.words.sources import noun_phrase
from headwater.extract.parse import Parse
from headwater.lexicon.humans import human_nouns
from headwater.lexicon.sources import group_nouns
from headwater.lexicon.voices import voice_words
from headwater.model import Token

# What a witness has told ("a survivor's account"); of a body it may be money.
_TOLD = {"account", "version", "recollection", "story", "description"}


def speech_owner(parse: Parse, phrase: Phrase) -> Phrase | None:
    """Whose speech a phrase is: of "the ministry's statement" the ministry, or None."""
    head = parse.tokens[phrase.head]
    lemma = head.lemma.lower()
    owner = parse.child(head.index, "poss")
    told = lemma in _TOLD and owner is not None and owner.lemma.lower() in human_nouns()
    if head.pos != "NOUN" or not (told or lemma in voice_words("speech") | voice_words("authored")):
        return None
    if owner is None and lemma in voice_words("authored"):
        owner = _author(parse, head)
    if owner is None or owner.tag in {"WP$"}:
        return None
    return noun_phrase(parse, owner.index)


def _author(parse: Parse, head: Token) -> Token | None:
    """Who wrote a statement, by the words on it: "a post by Andriam", "a letter signed by"."""
    hosts = [head.index]
    hosts += [
        k.index
        for k in parse.children(head.index, "acl")
        if k.tag == "VBN" and k.lemma.lower() in voice_words("signing")
    ]
    for host in hosts:
        for preposition in parse.children(host, "prep", "agent"):
            if preposition.text.lower() in {"by", "from"}:
                thing = parse.child(preposition.index, "pobj")
                if thing is not None and _may_write(thing):
                    return thing
    return None


def _may_write(thing: Token) -> bool:
    if thing.pos == "PROPN":
        return thing.entity not in {"LOC", "FAC", "DATE"}
    return thing.lemma.lower() in human_nouns() | group_nouns()


def antecedent(parse: Parse, pronoun: Token) -> Token | None:
    """The noun that a relative pronoun stands for ("a cousin, according to whom ..."), or None."""
    at = pronoun
    for _ in range(6):
        if at.head == at.index:
            return None
        parent = parse.tokens[at.head]
        if at.dep == "relcl" and parent.pos in {"NOUN", "PROPN", "PRON", "NUM"}:
            return parent
        at = parent
    return None
