"""Sources that are no person's name: papers, outlets, bodies, and people by what they are."""

from __future__ import annotations

from dataclasses import replace

from headwater.extract.attribution.finding import Phrase
from headwater.extract.attribution.voices.affiliation import (
    affiliation_of,
    group_before,
)
from headwater.extract.attribution.voices.references import (
    NEUTRAL,
    PLURAL,
    References,
    is_human_noun,
)
from headwater.extract.attribution.voices.registry import Registry
from headwater.extract.attribution.words.aliases import aliases
from headwater.extract.attribution.words.names import (
    bare_words,
    called_name,
    entity_words,
    full_names,
    premodified,
    prepositional_object,
    shown_outlet,
    without_determiner,
)
from headwater.extract.attribution.words.sources import words_of
from headwater.extract.parse import Parse
from headwater.lexicon.agencies import known_outlet, looks_like_outlet
from headwater.lexicon.people import is_person_noun
from headwater.lexicon.sources import (
    document_nouns,
    report_nouns,
)
from headwater.lexicon.voices import alike_nouns, voice_words
from headwater.model import SourceKind, Token, Voice

_INDEFINITE = {"a", "an", "one", "another", "some", "other", "two", "three", "four", "five"}
_SINGLE = {"one", "another", "someone", "somebody", "anyone", "nobody", "none", "no"}
_NO_ROLE = voice_words("no_role")
_BARE = {"NUM", "DET", "PRON", "ADJ"}
# What makes some people of a crowd: how many, whose, where, who did what.
_SETTING_APART = {"nummod", "poss", "prep", "relcl", "acl", "appos"}


class Describer:
    """Gives descriptions their entities, with the group that they are said to belong to."""

    def __init__(self, parse: Parse, registry: Registry, references: References) -> None:
        self.parse = parse
        self.registry = registry
        self.references = references
        self.full_names = full_names(parse)
        self.aliases = {alias.bearer: alias.name for alias in aliases(parse)}
        self.renamed: dict[str, str] = {}

    def owner_name(self, owner: Token) -> str | None:
        """Who owns a thing, by a possessive noun or pronoun; None where that is open."""
        if owner.pos == "PRON":
            if owner.text.lower() not in NEUTRAL | PLURAL:
                return None
            found = self.references.pronoun(owner)
            return found.voice.name if found else None
        return bare_words(self.parse, owner)

    def body_named(self, words: str | None) -> str | None:
        """A body's whole name for the noun that takes it up ("authority's director")."""
        if words is None or " " in words or words[:1].isupper():
            return words
        for mention in reversed(self.references.mentions[-60:]):
            voice = mention.voice
            if voice.kind == "group" and voice.name.lower().split()[-1:] == [words]:
                return voice.name
        return words

    def note_alias(self, noun: Token) -> str | None:
        """The name that a description is given: "the commander, known as Captain Reed"."""
        if noun.tag != "NN" or noun.pos not in {"NOUN", "PRON"}:
            return None
        called = self.aliases.get(noun.index) or called_name(self.parse, noun)
        if called is not None:
            self.renamed[premodified(self.parse, noun).lower()] = called
        return called

    def full(self, name: str) -> str:
        """The whole name of a body whose initials these are, else the words themselves."""
        return self.full_names.get("~" + name, name)

    def document(self, phrase: Phrase, head: Token, kind: SourceKind) -> Voice:
        """The entity of a paper, a recording, or an outlet that is only described."""
        outlet = self._outlet_in(phrase)
        if outlet:
            return self.registry.entity(Voice(outlet, "outlet"))
        name = without_determiner(self._trimmed(phrase))
        by = prepositional_object(self.parse, head, {"by", "from", "of"})
        of = bare_words(self.parse, by) if by is not None and by.pos != "PRON" else None
        owner = self.parse.child(head.index, "poss")
        if of is None and owner is not None:
            of = self.owner_name(owner)
        if kind == "outlet":
            named = next(self.parse.children(phrase.head, "appos"), None)
            if named is not None and named.pos == "PROPN":
                name = shown_outlet(entity_words(self.parse, named))
            return self.registry.entity(Voice(self.full(name), kind))
        indefinite = any(
            k.text.lower() in {"a", "an", "another"}
            for k in self.parse.children(phrase.head, "det")
        )
        voice = self.registry.entity(Voice(name, kind), fresh=indefinite)
        return self.registry.told(voice, of=self.body_named(of))

    def _outlet_in(self, phrase: Phrase) -> str | None:
        """The outlet whose report a phrase names: "a report on Lake Radio", "Reuters' report"."""
        head = self.parse.tokens[phrase.head]
        if head.lemma.lower() not in report_nouns() | document_nouns():
            return None
        for index in range(phrase.first, phrase.last + 1):
            token = self.parse.tokens[index]
            if token.pos != "PROPN" or token.dep not in {"pobj", "poss", "compound", "nmod"}:
                continue
            words = entity_words(self.parse, token)
            if known_outlet(words) or (looks_like_outlet(words) and token.dep != "compound"):
                return shown_outlet(words)
        return None

    def body(self, phrase: Phrase, head: Token, kind: SourceKind) -> Voice:
        """The entity of a body, or of people without a name."""
        if head.pos == "PROPN" or (head.entity == "ORG" and head.text[:1].isupper()):
            name = without_determiner(words_of(self.parse, phrase))
            voice = self.registry.entity(Voice(self.full(name), kind))
            if phrase.outer is not None and kind == "group":
                voice = self.registry.told(voice, role=self._role_of_body(phrase.outer))
            if head.entity == "GPE" and kind == "group":
                voice = self.registry.told(voice, relation="official")
            return voice
        called = self.note_alias(head)
        of = affiliation_of(self.parse, phrase.head, self.owner_name) or self._named_before(head)
        if called and kind == "unnamed" and head.tag == "NN":
            role = premodified(self.parse, head)
            voice = self.registry.entity(Voice(called, "person"))
            return self.registry.told(voice, role=role, of=of)
        if kind == "group":
            name = without_determiner(words_of(self.parse, phrase))
            return self.registry.entity(Voice(name, kind))
        return self._people(phrase, head, of)

    def _people(self, phrase: Phrase, head: Token, of: str | None) -> Voice:
        """People without a name, by what they are: one entity for each that is introduced."""
        name = premodified(self.parse, head) or words_of(self.parse, phrase)
        if of and name.startswith(of + " "):
            name = name.removeprefix(of + " ")
        if head.pos in _BARE:
            name = words_of(self.parse, phrase)
        several = head.tag in {"NNS", "NNPS"} or (
            head.pos in {"NUM", "DET", "PRON", "ADJ"} and head.text.lower() not in _SINGLE
        )
        first = words_in(self.parse, phrase)[:1]
        lasting = head.lemma.lower() in alike_nouns("spokesman") and " " in name
        fresh = (
            not lasting
            and first != []
            and first[0] in _INDEFINITE
            and not (several and head.pos == "NOUN")
        )
        owner = self.parse.child(head.index, "poss")
        voice = self.registry.entity(
            Voice(name, "unnamed", number="several" if several else "one"),
            fresh=fresh,
            owner=owner.text.lower() if owner is not None else "",
        )
        role = name if self._has_role(head) else None
        return self.registry.told(voice, role=role, of=self.body_named(of))

    def _has_role(self, noun: Token) -> bool:
        """Whether the noun for somebody says what they are, and more than who is meant.

        "Miners said" speaks of a crowd by its name; "two miners", "miners at the pit" and "the
        union's lawyers" are people with a trade. "A judicial source" is what somebody is.
        """
        lemma = noun.lemma.lower()
        if noun.pos != "NOUN":
            return False
        kids = list(self.parse.children(noun.index))
        beside = {kid.dep for kid in kids}
        if lemma in _NO_ROLE:
            qualified = any(k.dep in {"amod", "compound"} and k.index < noun.index for k in kids)
            return lemma == "source" and noun.tag == "NN" and qualified
        is_crowd = noun.tag == "NNS" and not beside & _SETTING_APART
        return not is_crowd and (is_human_noun(lemma) or is_person_noun(noun))

    def _named_before(self, noun: Token) -> str | None:
        found = group_before(self.parse, noun)
        if found is None:
            return None
        words, is_body = found
        known = any(words in {m.voice.of, m.voice.name} for m in self.references.mentions[-60:])
        return words if is_body or known else None

    def _role_of_body(self, outer: int) -> str | None:
        noun = self.parse.tokens[outer]
        return premodified(self.parse, noun) if noun.pos == "NOUN" else None

    def _trimmed(self, phrase: Phrase) -> str:
        """The words of a phrase without a preposition whose object was cut off."""
        last = phrase.last
        while last > phrase.head and self.parse.tokens[last].pos in {"ADP", "PUNCT"}:
            last -= 1
        return words_of(self.parse, replace(phrase, last=last))


def words_in(parse: Parse, phrase: Phrase) -> list[str]:
    """The words of a phrase, lower case, without abbreviating dots."""
    return [t.text.lower().rstrip(".") for t in parse.tokens[phrase.first : phrase.last + 1]]
