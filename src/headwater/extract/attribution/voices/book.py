"""Who a source is: one entity for each voice of a report, with name, role and affiliation.

Only inside one report, and only by rules: who was named, who spoke last, who fits in number and
sex. What cannot be told keeps the words that stand in the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from headwater.extract.attribution.finding import Phrase
from headwater.extract.attribution.voices.affiliation import (
    among_whom,
)
from headwater.extract.attribution.voices.describing import words_in
from headwater.extract.attribution.voices.lead import named_after_lead
from headwater.extract.attribution.voices.media import token_at
from headwater.extract.attribution.voices.mentions import REACH, Mention, Named, named_places
from headwater.extract.attribution.voices.references import (
    FEMALE,
    MALE,
    PLURAL,
    is_human_noun,
)
from headwater.extract.attribution.voices.resolving import Resolver
from headwater.extract.attribution.voices.standing import clause_relation
from headwater.extract.attribution.words.names import (
    gender_of_name,
    gender_of_words,
    name_words,
    premodified,
    without_determiner,
)
from headwater.extract.attribution.words.sources import SUBJECTS, noun_phrase
from headwater.extract.parse import Parse
from headwater.lexicon.agencies import looks_like_outlet
from headwater.lexicon.people import is_person_noun
from headwater.lexicon.relaying import ISSUING, TEXTS
from headwater.lexicon.sources import document_nouns
from headwater.lexicon.voices import voice_words
from headwater.model import SourceKind, Token, Voice

_HEADLINES = {"title", "standfirst", "key-point"}
# Who spoke draws a later pronoun more than who was only spoken of.
SPOKE = 2.5
# A subject draws it more than whoever stands beside: "Ida had heard from a rescuer that ...".
_SUBJECT = 2.0
_BESIDE = 1.8


class VoiceBook:
    """The voices of one report in the order in which they speak."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.resolver = Resolver(parse)
        self.people = self.resolver.people
        self.registry = self.resolver.registry
        self.references = self.resolver.references
        self.places = named_places(parse)
        self.next_place = 0
        self.headlined: dict[str, None] = {}
        self.onward: dict[str, tuple[str | None, tuple[Voice, ...]]] = {}
        self.carried: dict[str, tuple[Voice, ...]] = {}

    def voice_of(
        self,
        phrase: Phrase,
        barred: Sequence[str] = (),
        content: tuple[int, int] = (0, 0),
        speaking: Sequence[str] = (),
        weight: float = SPOKE,
    ) -> Voice:
        """The resolved voice of a source phrase; later phrases may then refer to it.

        Args:
            phrase: the source.
            barred: ids of voices that a pronoun cannot stand for: inside a quotation "he" is not
                the speaker.
            content: characters of what is said: "Otto Lind had left, he said" is said by another.
            speaking: ids of those who tell what this source says: no description of somebody
                else is of them.
            weight: how much the mention draws later pronouns.
        """
        head = self.parse.tokens[phrase.head]
        self._note_places_before(head.start, phrase.head)
        self.references.barred = frozenset(barred)
        self.references.content = content
        self.references.speaking = frozenset(speaking)
        voice = self.resolver.resolve(phrase, head)
        kind = self.parse.annotations.sentences[head.sentence].kind
        if voice.kind == "unnamed" and kind in _HEADLINES:
            self.headlined[voice.voice] = None
        relation = clause_relation(self.parse, phrase)
        if relation is not None and voice.relation != relation:
            voice = self.registry.told(voice, relation=relation)
        self._note(phrase, head, voice, self._drawing(head, weight))
        return replace(voice, channel=None, recipient=None)

    def _drawing(self, head: Token, weight: float) -> float:
        """How much a source draws later pronouns by where it stands in its sentence."""
        tokens = self.parse.tokens
        if weight and head.dep in SUBJECTS:
            return max(weight, _SUBJECT)
        outer = tokens[head.head]
        heard = head.dep == "pobj" and outer.text.lower() == "from"
        return min(weight, _BESIDE) if heard else weight

    def note_onward(self, voice: Voice, channel: str | None, onward: tuple[Voice, ...]) -> None:
        """Remember through whom a voice reached the reader: its members may speak later."""
        self.onward[voice.name] = (channel, onward)
        if voice.kind == "document":
            self.carried[voice.voice] = onward

    def passed_on(self, phrase: Phrase, voice: Voice) -> tuple[str | None, tuple[Voice, ...]]:
        """Channel and onward voices of a member of people who spoke before.

        "Tomas, one of the activists" spoke as the activists did, and a paper that the site Boxlog
        obtained says all that it says through Boxlog.
        """
        if voice.kind == "document" and voice.voice in self.carried:
            return None, self.carried[voice.voice]
        group = self.resolver.groups.get(voice.voice)
        if group is not None:
            return self.onward.get(group.name, (None, ()))
        among = among_whom(self.parse, phrase.head)
        known = self.onward.get(premodified(self.parse, among)) if among else None
        if known is not None:
            self.onward[voice.name] = known
        return self.onward.get(voice.name, (None, ())) if known else (None, ())

    def settle(self) -> None:
        """Join who was first only described with the one whom the report names later."""
        self._settle_headlines()
        lead = named_after_lead(self.parse, self.references)
        if lead is not None and lead[0] not in self.registry.merged:
            self.registry.merge(*lead)
        for number, voice in list(self.registry.entities.items()):
            if number in self.registry.introduced or number in self.registry.merged:
                continue
            if voice.kind == "unnamed" and voice.number == "one":
                last = voice.name.lower().rsplit(" ", maxsplit=1)[-1]
                called = self.people.called(frozenset({last}))
                if len(called) == 1 and (voice.of is None or called[0].only_called(last)):
                    self.registry.merge(number, self.resolver.of_person(called[0]).voice)
            elif voice.kind == "group" and self._may_end_a_name(number, voice):
                whole = self.bodies_ending(voice.name)
                if len(whole) == 1:
                    self.registry.merge(number, whole[0])

    def _may_end_a_name(self, number: str, voice: Voice) -> bool:
        """Whether a body is called by one noun and is nobody's own ("her office")."""
        if " " in voice.name or not voice.name.islower():
            return False
        heads = (
            self.parse.tokens[token_at(self.parse, m.start)] for m in self.references.mentions
            if m.voice.voice == number
        )  # fmt: skip
        owners = (k for h in heads for k in self.parse.children(h.index, "poss"))
        return not any(k.text.lower() in MALE | FEMALE for k in owners)

    def _settle_headlines(self) -> None:
        """Who is only called something in a headline is whom the text first calls so."""
        for number in self.headlined:
            voice = self.registry.entities[number]
            last = voice.name.lower().rsplit(" ", maxsplit=1)[-1]
            for other, known in self.registry.entities.items():
                described = known.name if known.kind == "unnamed" else known.role or ""
                same = known.number == voice.number or known.kind == "person"
                if other in self.headlined or other in self.registry.merged or not same:
                    continue
                if known.kind in {"unnamed", "person"} and last in described.lower().split():
                    self.registry.merge(number, other)
                    break

    def bodies_ending(self, word: str) -> list[str]:
        """Ids of the bodies with longer names of which a noun is the last word or the role."""
        return [
            number for number, voice in self.registry.entities.items()
            if voice.kind == "group" and number not in self.registry.merged
            and " " in voice.name
            and word in (voice.name.lower().split()[-1], (voice.role or "").lower())
        ]  # fmt: skip

    def finished(self, voice: Voice) -> Voice:
        """A voice with everything that the report says of it anywhere."""
        known = self.registry.latest(voice)
        name = (
            self.resolver.describer.renamed.get(known.name.lower())
            if known.kind == "unnamed"
            else None
        )
        if name is not None:
            known = replace(known, name=name, kind="person", role=known.role or known.name)
        return replace(
            known,
            voice=known.voice,
            # "The tabloid Nova Sul" is said of what it is, not of a part that it plays.
            # Whose kin somebody with a name is, or what befell them, is no part that they play.
            role=None if known.kind == "outlet" or _plays_no_part(known) else known.role,
            channel=voice.channel,
            recipient=voice.recipient,
            relation=voice.relation or known.relation,
        )

    def glance(self, phrase: Phrase) -> Voice | None:
        """Whom "it" or "the website" stands for, without noting that it was spoken of."""
        head = self.parse.tokens[phrase.head]
        self._note_places_before(head.start)
        self.references.barred = frozenset()
        self.references.content = (0, 0)
        if head.pos == "PRON":
            found = self.references.pronoun(head)
            return self.registry.latest(found.voice) if found else None
        return self.resolver.resolve(phrase, head)

    def spoke_last(self, voice: Voice) -> int:
        """Index of the last sentence in which a voice spoke; -2 where it did not speak."""
        spoke = (
            m.sentence for m in reversed(self.references.mentions[-REACH:])
            if m.voice.voice == voice.voice and m.weight >= _SUBJECT
        )  # fmt: skip
        return next(spoke, -2)

    def may_be_nameless(self, voice: str) -> bool:
        """Whether an entity is one whose name can be withheld: none is given, or a first name."""
        known = self.registry.entities[voice]
        return known.kind == "unnamed" or (known.kind == "person" and " " not in known.name)

    def _note_places_before(self, start: int, head: int = -1) -> None:
        """Note who is spoken of before a character, but not the source that ends in a token."""
        # Whoever is merely spoken of is no part of a statement that was resolved before.
        self.references.barred = self.references.speaking = frozenset()
        self.references.content = (0, 0)
        while self.next_place < len(self.places) and self.places[self.next_place].start < start:
            if self.places[self.next_place].head == head:
                return
            self._note_place(self.places[self.next_place])
            self.next_place += 1

    def _note_place(self, place: Named) -> None:
        if place.head in self.resolver.at_head:
            return
        head = self.parse.tokens[place.head]
        body = self.resolver.introduced_body(Phrase(0, head.index, head.index), head)
        if body is not None:
            voice = body
        elif place.is_person:
            shown = without_determiner(" ".join(name_words(place.name)))
            person = self.people.named(shown, place.start)
            if person is None:
                return
            voice = self.resolver.of_person(person)
        elif place.name:
            shown = without_determiner(" ".join(name_words(place.name)))
            bearer = self.people.surnamed(shown, place.start) or self.people.whole(shown)
            kind: SourceKind = "outlet" if looks_like_outlet(place.name) else "group"
            voice = (
                self.resolver.of_person(bearer) if bearer is not None
                else self.registry.entity(Voice(self.resolver.describer.full(shown), kind))
            )  # fmt: skip
        else:
            voice = self.resolver.resolve(noun_phrase(self.parse, place.head), head)
        self._note(Phrase(place.head, place.head, place.head), head, voice, place.weight)

    def _note(self, phrase: Phrase, head: Token, voice: Voice, weight: float) -> None:
        genders = self.references.genders
        word = head.text.lower()
        gender = "m" if word in MALE else "f" if word in FEMALE else ""
        gender = (
            gender or genders.get(voice.voice, "") or gender_of_words(words_in(self.parse, phrase))
        )
        if voice.kind == "person" and not gender:
            gender = gender_of_name(voice.name)
        if gender:
            genders.setdefault(voice.voice, gender)
        is_name = voice.kind in {"group", "outlet"} and voice.name[:1].isupper()
        plural = not is_name and (
            voice.number == "several"
            or head.tag in {"NNS", "NNPS"}
            or word in PLURAL
            or any(k.dep == "conj" for k in self.parse.children(phrase.head))
        )
        lemma = head.lemma.lower()
        human = voice.kind == "person" or (
            voice.kind == "unnamed"
            and (is_human_noun(lemma) or is_person_noun(head) or head.pos in {"PRON", "NUM", "DET"})
        )
        quoted = self.references.quoted.holds(head.start)
        self.references.mentions.append(
            Mention(
                head.start,
                head.sentence,
                voice,
                weight,
                plural,
                gender,
                human,
                quoted,
                named=head.pos == "PROPN",
                owner=head.dep == "poss",
                is_text=head.pos == "NOUN"
                and head.tag == "NN"
                and lemma in document_nouns() | TEXTS,
                issued=head.dep == "dobj" and self.parse.tokens[head.head].lemma in ISSUING,
            )
        )


def _plays_no_part(voice: Voice) -> bool:
    """Whether what a named person is called says only whose kin or that they were there."""
    words = (voice.role or "").lower().split()
    said = voice_words("no_role") | voice_words("generic_people") | voice_words("kin")
    said -= {"neighbour", "neighbor"}
    return voice.kind == "person" and len(words) == 1 and words[0] in said
