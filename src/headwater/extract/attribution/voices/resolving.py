"""Whom a source phrase names: a person, a body, or somebody who was spoken of before or after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from headwater.extract.attribution.finding import Phrase
from headwater.extract.attribution.voices.affiliation import (
    affiliation,
    among_whom,
    beside_role,
)
from headwater.extract.attribution.voices.describing import Describer, words_in
from headwater.extract.attribution.voices.kin import Kin
from headwater.extract.attribution.voices.media import token_at
from headwater.extract.attribution.voices.people import PeopleTable, Person
from headwater.extract.attribution.voices.references import (
    FEMALE,
    MALE,
    PLURAL,
    References,
)
from headwater.extract.attribution.voices.registry import Registry
from headwater.extract.attribution.words.names import (
    gender_of_words,
    name_and_role,
    name_words,
    premodified,
    prepositional_object,
    shown_outlet,
    without_determiner,
)
from headwater.extract.attribution.words.sources import noun_phrase, source_kind, words_of
from headwater.extract.attribution.words.speech import antecedent, speech_owner
from headwater.extract.outlet import introduced_name
from headwater.extract.parse import Parse
from headwater.lexicon.fold import fold_name
from headwater.lexicon.relaying import KIN_SEEN_FROM_THERE
from headwater.lexicon.sources import (
    group_nouns,
    outlet_nouns,
    person_nouns,
    report_nouns,
    title_words,
)
from headwater.lexicon.voices import voice_words
from headwater.model import SourceKind, Token, Voice

_DEFINITE = {"the", "this", "that", "these", "those", "both"}
_ANYBODY = voice_words("male_generic") | voice_words("female_generic") | voice_words("young")
_AGES = {"old", "young", "elderly", "dead"}
# "Resident" says no more of somebody than that they are one of the people of the place.
_ARTICLES = {"the", "a", "an"}
_NO_ROLE = voice_words("no_role") | voice_words("generic_people") | voice_words("kin")


class Resolver:
    """Resolves source phrases to the entities of one report."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.people = PeopleTable(parse)
        self.kin = Kin(self.people)
        self.registry = Registry(parse)
        self.references = References(parse, self.people)
        self.describer = Describer(parse, self.registry, self.references)
        self.at_head: dict[int, Voice] = {}
        self.groups: dict[str, Voice] = {}

    def resolve(self, phrase: Phrase, head: Token) -> Voice:
        """Whom a phrase names; a noun that was resolved before names the same voice."""
        if phrase.head in self.at_head:
            return self.registry.latest(self.at_head[phrase.head])
        voice = self._resolved(phrase, head)
        if head.pos != "PRON":
            self.at_head[phrase.head] = voice
        return voice

    def _resolved(self, phrase: Phrase, head: Token) -> Voice:
        """Whom a phrase names, by the first reading of it that holds."""
        if head.pos == "PROPN" and head.text.islower():
            head = replace(head, pos="NOUN", tag="NN")
        phrase, head = self._whose(phrase, head)
        if (head.pos == "PRON" and head.tag in {"PRP", "PRP$"}) or head.text.lower() in PLURAL:
            return self._pronoun(phrase, head, head.text.lower())
        kind = source_kind(self.parse, phrase)
        body = self.introduced_body(phrase, head)
        if body is not None:
            return body
        known = self._known_person(phrase, head)
        if known is not None:
            return known
        is_name = head.pos == "PROPN" or (head.text.istitle() and phrase.first == phrase.last)
        if kind == "person" or (is_name and self._is_bearer(phrase, head, kind)):
            return self._person(phrase, head)
        return self._spoken_of(phrase, head, kind) or self._by_kind(phrase, head, kind)

    def _known_person(self, phrase: Phrase, head: Token) -> Voice | None:
        """Who has borne this one name before, whatever the language model calls it here.

        "A tea seller who gave her name as Selam" is "Selam" ever after.
        """
        if head.pos != "PROPN" or phrase.first != phrase.last:
            return None
        number = self.registry.by_key.get("person " + fold_name(head.text))
        known = self.registry.entities[number] if number is not None else None
        return self.registry.latest(known) if known is not None else None

    def _whose(self, phrase: Phrase, head: Token) -> tuple[Phrase, Token]:
        """Who is meant by a relative pronoun, or by a word for somebody's speech."""
        if head.tag in {"WP", "WDT", "WP$"}:
            noun = antecedent(self.parse, head)
            return (phrase, head) if noun is None else (noun_phrase(self.parse, noun.index), noun)
        owner = speech_owner(self.parse, phrase)
        return (phrase, head) if owner is None else (owner, self.parse.tokens[owner.head])

    def _spoken_of(self, phrase: Phrase, head: Token, kind: SourceKind) -> Voice | None:
        """Whom a description takes up or leads to, or None where it stands for itself."""
        if head.text.isupper() and head.text.lower() in person_nouns():
            lowered = replace(head, lemma=head.text.lower())
            shouted = self.references.described(lowered, words_in(self.parse, phrase)[:-1])
            if shouted is not None:
                return self._voice(shouted)
        relative = self._relative(head) or self._one_of_them(phrase, head)
        if relative is not None:
            return relative
        self.describer.note_alias(head)
        named = self._named_beside(phrase, head)
        if named is not None:
            return self.of_person(named)
        if head.pos in {"NOUN", "ADJ", "NUM"}:
            return self._taken_up(phrase, head, kind)
        return None

    def _one_of_them(self, phrase: Phrase, head: Token) -> Voice | None:
        """Who "One" is behind "Two diplomats": of what they are, or what stands beside the word."""
        if head.text.lower() not in {"one", "another"}:
            return None
        beside = self.parse.child(head.index, "appos")
        noun = None if beside is None else replace(beside, pos="NOUN", tag="NN")
        called = None if noun is None else self.describer.note_alias(noun)
        if called is not None:
            among = prepositional_object(self.parse, head, {"of"})
            voice = self.registry.entity(Voice(called, "person"))
            return self.registry.told(voice, role=None if among is None else among.lemma)
        if phrase.last > phrase.head:
            return None
        if noun is not None and noun.lemma.lower() in person_nouns():
            return self._by_kind(noun_phrase(self.parse, noun.index), noun, "unnamed")
        group = self.references.several_before(head)
        if group is None:
            return None
        noun = self.parse.tokens[token_at(self.parse, group.start)]
        voice = self.registry.entity(
            Voice(words_of(self.parse, phrase), "unnamed", number="one"), fresh=True
        )
        self.groups[voice.voice] = group.voice
        role = noun.lemma if noun.lemma.lower() not in _NO_ROLE else None
        return self.registry.told(voice, role=role, of=group.voice.of)

    def _relative(self, head: Token) -> Voice | None:
        """Whom "her husband" stands for, where the report names him elsewhere."""
        owner = self.parse.child(head.index, "poss") if head.pos == "NOUN" else None
        if owner is None or head.lemma.lower() not in KIN_SEEN_FROM_THERE:
            return None
        if owner.tag == "PRP$":
            found = self.references.pronoun(owner, own=True)
            name = found.voice.name if found is not None else ""
        else:
            name = words_of(self.parse, noun_phrase(self.parse, owner.index))
        person = self.kin.relative_of(name, head.lemma.lower()) if name else None
        return self.of_person(person) if person is not None else None

    def _by_kind(self, phrase: Phrase, head: Token, kind: SourceKind) -> Voice:
        if kind == "document" or (kind == "outlet" and head.pos == "NOUN"):
            return self.describer.document(phrase, head, kind)
        if kind == "outlet":
            words = introduced_name(self.parse, phrase.first, phrase.last)
            shown = shown_outlet(words or words_of(self.parse, phrase))
            return self.registry.entity(Voice(self.describer.full(shown), "outlet"))
        return self.describer.body(phrase, head, kind)

    def _pronoun(self, phrase: Phrase, head: Token, word: str) -> Voice:
        found = self.references.pronoun(head)
        if found is None:
            kind: SourceKind = "person" if word in MALE | FEMALE else "unnamed"
            return self.registry.entity(Voice(words_of(self.parse, phrase), kind), fresh=True)
        gender = "m" if word in MALE else "f" if word in FEMALE else ""
        if gender:
            self.references.genders.setdefault(found.voice.voice, gender)
        return self.registry.latest(found.voice)

    def _named_beside(self, phrase: Phrase, head: Token) -> Person | None:
        """The person whose name is set off behind a description ("its agent, Otto Lind,")."""
        tokens, at = self.parse.tokens, phrase.last + 1
        if head.pos != "NOUN" or head.tag != "NN" or at + 1 >= len(tokens):
            return None
        inside = tokens[phrase.head + 1 : phrase.last + 1]
        if len(inside) >= 2 and all(t.pos == "PROPN" for t in inside):
            return self.people.whole(" ".join(t.text for t in inside))
        if tokens[at].text not in {",", "–", "—"} or tokens[at + 1].pos != "PROPN":
            return None
        end = at + 1
        while end < len(tokens) and end - at <= 6 and tokens[end].pos == "PROPN":
            end += 1
        words = " ".join(name_words(" ".join(t.text for t in tokens[at + 1 : end])))
        person = self.people.named(words, tokens[at + 1].start)
        fits = person is not None and person.is_called(frozenset({head.lemma.lower()}))
        return person if fits else None

    def _taken_up(self, phrase: Phrase, head: Token, kind: SourceKind) -> Voice | None:
        """Whom a description with "the" stands for, if it is of somebody spoken of elsewhere."""
        words = words_in(self.parse, phrase)
        aged = self.references.aged(words_of(self.parse, phrase), head)
        if aged is not None:
            return self._voice(aged)
        if head.tag == "NNS" or head.pos != "NOUN" or not self._is_definite(phrase, head):
            return None
        if phrase.last > phrase.head or any(self.parse.children(head.index, "poss")):
            return None
        before = [w for w in words[:-1] if w not in _DEFINITE]
        found = self._antecedent(head, kind, before)
        if found is None:
            return None
        voice, lemma = self._voice(found), head.lemma.lower()
        says = lemma in person_nouns() and lemma not in _NO_ROLE
        if voice.kind == "person" and says:
            voice = self.registry.told(voice, role=premodified(self.parse, head))
        return voice

    def _antecedent(
        self, head: Token, kind: SourceKind, before: Sequence[str]
    ) -> Voice | Person | None:
        """Who or what a noun with "the" stands for, by what sort of thing it names."""
        lemma, refer = head.lemma.lower(), self.references
        if lemma in voice_words("companies") and (kind == "group" or not before):
            # "The water company" is no shipping line that was named before.
            firm = None if before else refer.company(head)
            return refer.body(head) or refer.described(head, before) or firm
        if kind == "document" or lemma in report_nouns() | outlet_nouns():
            if before and "page" not in before:
                return None
            is_outlet = lemma in outlet_nouns()
            return (refer.outlet(head) if is_outlet else None) or refer.document(head)
        if kind == "group" or lemma in voice_words("generic_groups") | group_nouns():
            return None if before and kind == "group" else refer.body(head)
        return self._somebody(head, before)

    def _somebody(self, head: Token, before: Sequence[str]) -> Voice | Person | None:
        refer = self.references
        if head.lemma.lower() in _ANYBODY and set(before) <= _AGES:
            return refer.somebody(head) or refer.described(head, before)
        anybody = None if before else refer.somebody(head)
        return refer.described(head, before) or anybody or refer.body(head)

    def _is_definite(self, phrase: Phrase, head: Token) -> bool:
        determiners = {k.text.lower() for k in self.parse.children(phrase.head, "det")}
        if determiners:
            return bool(determiners & _DEFINITE)
        # A headline leaves the article out ("chaplain says").
        bare = head.tag == "NN" and phrase.first in {head.index, head.index - 1}
        return bare and not any(self.parse.children(head.index, "poss", "nummod"))

    def _voice(self, found: Voice | Person) -> Voice:
        return self.of_person(found) if isinstance(found, Person) else self.registry.latest(found)

    def of_person(self, person: Person) -> Voice:
        """The entity of somebody with a name, with role and group."""
        voice = self.registry.entity(Voice(person.name, "person"))
        main = person.main
        if voice.role is None and main is not None:
            of = main.of or next((d.of for d in person.descriptions if d.of), None)
            if of is None and main.owner is not None:
                of = self.describer.owner_name(self.parse.tokens[main.owner])
            voice = self.registry.told(
                voice, role=main.role, of=voice.of or self.describer.body_named(of)
            )
        if person.gender:
            self.references.genders.setdefault(voice.voice, person.gender)
        return voice

    def introduced_body(self, phrase: Phrase, head: Token) -> Voice | None:
        """The body whose kind stands before its name: "the monitoring group Quay Watch"."""
        if head.pos != "PROPN":
            return None
        tokens, first = self.parse.tokens, head.index
        while first > phrase.first and tokens[first - 1].pos == "PROPN":
            first -= 1
        noun = tokens[first - 1] if first else head
        lemma = noun.lemma.lower()
        kinds = group_nouns() | voice_words("companies") | voice_words("generic_groups")
        if noun.pos != "NOUN" or lemma not in kinds - person_nouns() or lemma in outlet_nouns():
            return None
        name = self.parse.report.text[tokens[first].start : head.end]
        voice = self.registry.entity(Voice(self.describer.full(name), "group"))
        return self.registry.told(voice, role=premodified(self.parse, noun))

    def _is_bearer(self, phrase: Phrase, head: Token, kind: SourceKind) -> bool:
        """Whether a name that looks like a body's is known to be a person's."""
        words = " ".join(name_words(without_determiner(words_of(self.parse, phrase))))
        if self.people.surnamed(words, head.start) is not None:
            return True
        if " " not in words and kind in {"unnamed", "person"} and self.people.first_named(words):
            return True
        return kind != "outlet" and " " in words and self.people.whole(words) is not None

    def _person(self, phrase: Phrase, head: Token) -> Voice:
        if any(
            k.dep == "conj" and k.index <= phrase.last for k in self.parse.children(phrase.head)
        ):
            return self.registry.entity(Voice(words_of(self.parse, phrase), "person"))
        called = self._called_by_office(phrase, head)
        if called is not None:
            return called
        name, title = name_and_role(self.parse, phrase)
        name = " ".join(name_words(name))
        titles = (title or "").lower()
        before = self.parse.tokens[phrase.first - 1].text if phrase.first else ""
        gender = gender_of_words(
            [before.rstrip("."), *words_in(self.parse, phrase), *titles.split()]
        )
        person = self.people.named(name, head.start, gender, titles)
        # "Mrs Ferro" is Ferro's wife, where nothing says that Ferro is a woman.
        is_open = person is None or (" " not in person.name and not person.descriptions)
        if is_open or (gender == "f" and person is not None and person.gender != "f"):
            person = self.kin.surnamed(name, gender) or person
        if person is not None:
            voice = self.of_person(person)
        else:
            voice = self.registry.entity(Voice(name, "person"))
        if gender:
            self.references.genders.setdefault(voice.voice, gender)
        role = voice.role or beside_role(self.parse, phrase) or title
        if role is not None and (role.lower() in voice_words("kin") or role.isdigit()):
            role = None
        of = voice.of or affiliation(self.parse, phrase, self.describer.owner_name)
        among = among_whom(self.parse, phrase.head)
        if of is None and among is not None:
            of = self._group_of(among)
        return self.registry.told(voice, role=role, of=of)

    def _called_by_office(self, phrase: Phrase, head: Token) -> Voice | None:
        """Whom an office with a capital letter stands for: "the Mayor", "The Speaker"."""
        word = head.text.lower()
        opens = self.parse.tokens[phrase.first]
        if word not in person_nouns() | title_words() or opens.text.lower() not in _ARTICLES:
            return None
        if opens.index != head.index - 1:
            return None
        known = self.people.called(frozenset({word}))
        if len(known) == 1 and opens.text.lower() == "the":
            return self.of_person(known[0])
        voice = self.registry.entity(Voice(head.text, "person"))
        of = affiliation(self.parse, phrase, self.describer.owner_name)
        return self.registry.told(voice, role=voice.role or head.text, of=voice.of or of)

    def _group_of(self, people: Token) -> str | None:
        """Whom people mentioned before belong to: "one of the activists"."""
        lemma = people.lemma.lower()
        for mention in reversed(self.references.mentions[-60:]):
            voice = self.registry.latest(mention.voice)
            if voice.of and lemma in voice.name.lower():
                return voice.of
        return None
