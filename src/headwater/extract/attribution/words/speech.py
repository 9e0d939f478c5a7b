"""Words for speech and for those who are meant by a relative pronoun: whose they are."""

from __future__ import annotations

from headwater.extract.attribution.finding import Phrase
from headwater.extract.attribution.words.sources import noun_phrase
from headwater.extract.parse import Parse
from headwater.lexicon.voices import voice_words
from headwater.model import Token


def speech_owner(parse: Parse, phrase: Phrase) -> Phrase | None:
    """Whose speech a phrase is: of "the ministry's statement" the ministry, or None."""
    head = parse.tokens[phrase.head]
    if head.pos != "NOUN" or head.lemma.lower() not in voice_words("speech"):
        return None
    owner = parse.child(head.index, "poss")
    if owner is None or owner.tag in {"WP$"}:
        return None
    return noun_phrase(parse, owner.index)


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
