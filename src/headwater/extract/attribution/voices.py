"""Who a source is: names, roles and affiliations, with pronouns and short forms resolved.

Only inside one report, and only by rules: who was named, who spoke last, who fits in number and
sex. What cannot be told keeps the words that stand in the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from headwater.extract.attribution.finding import Phrase
from headwater.extract.attribution.mentions import Mention, name_mentions
from headwater.extract.attribution.names import (
    alias_name,
    bare_words,
    called_name,
    entity_words,
    full_names,
    gender_of_name,
    gender_of_words,
    name_and_role,
    premodified,
    prepositional_object,
    shown_outlet,
    without_determiner,
)
from headwater.extract.attribution.sources import source_kind, words_of
from headwater.extract.parse import Parse
from headwater.lexicon.agencies import known_outlet, looks_like_outlet
from headwater.lexicon.fold import fold_name
from headwater.lexicon.sources import (
    document_nouns,
    outlet_nouns,
    person_nouns,
    report_nouns,
)
from headwater.model import SourceKind, Token, Voice

_MALE, _FEMALE = {"he", "him", "his", "himself"}, {"she", "her", "hers", "herself"}
_PLURAL = {"they", "them", "their", "theirs", "themselves", "both"}
_NEUTRAL = {"it", "its", "itself"}
_GENERIC_GROUPS = {
    "group",
    "organisation",
    "organization",
    "body",
    "agency",
    "movement",
    "party",
    "force",
}
_AFFILIATION = {"of", "from", "at", "with", "for", "in", "to"}
_COLLECTIVES = {"group", "source", "unnamed"}
# How many sentences a pronoun reaches back.
_REACH = 12


class VoiceBook:
    """The voices of one report in the order in which they speak."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.full_names = full_names(parse)
        self.genders: dict[str, str] = {}
        self.mentions: list[Mention] = []
        self.roles: dict[str, Voice] = {}
        self.names = name_mentions(parse, self.full_names)
        self.next_name = 0
        self.barred: frozenset[str] = frozenset()
        self.renamed: dict[str, str] = {}
        self.onward: dict[str, tuple[str | None, tuple[Voice, ...]]] = {}

    def voice_of(self, phrase: Phrase, barred: Sequence[str] = ()) -> Voice:
        """The resolved voice of a source phrase; later phrases may then refer to it.

        Args:
            phrase: the source.
            barred: names that a pronoun cannot stand for: inside a quotation "he" is not the
                speaker.
        """
        head = self.parse.tokens[phrase.head]
        self._note_names_before(head.start)
        self.barred = frozenset(barred)
        voice, gender = self._resolved(phrase, head)
        self._note(phrase, head, voice, gender)
        return voice

    def note_onward(self, voice: Voice, channel: str | None, onward: tuple[Voice, ...]) -> None:
        """Remember through whom a voice reached the reader: its members may speak later."""
        self.onward[voice.name] = (channel, onward)

    def passed_on(self, phrase: Phrase, voice: Voice) -> tuple[str | None, tuple[Voice, ...]]:
        """Channel and onward voices of a member of people who spoke before.

        "Tomas, one of the activists" spoke as the activists did, wherever he is quoted.
        """
        for kid in self.parse.children(phrase.head, "appos"):
            if kid.text.lower() in {"one", "another"}:
                among = prepositional_object(self.parse, kid, {"of"})
                known = self.onward.get(premodified(self.parse, among)) if among else None
                if known is not None:
                    self.onward[voice.name] = known
        return self.onward.get(voice.name, (None, ())) if voice.kind == "person" else (None, ())

    def named(self, voice: Voice) -> Voice:
        """A voice that was only described when it spoke, by the name that comes later."""
        if voice.kind != "unnamed":
            return voice
        name = self.renamed.get(voice.name.lower()) or self._named_by_role(voice.name.lower())
        if name is None:
            return voice
        known = self.roles.get(name)
        return replace(
            voice, name=name, kind="person", role=voice.role or voice.name,
            of=voice.of or (known.of if known else None),
        )  # fmt: skip

    def _named_by_role(self, description: str) -> str | None:
        """The only person of whom the report says that they are this ("clerk"), or None."""
        last = description.rsplit(" ", maxsplit=1)[-1]
        if last not in person_nouns() or description.endswith("s"):
            return None
        fits = [
            name for name, voice in self.roles.items()
            if voice.kind == "person" and voice.role and description in voice.role.lower()
        ]  # fmt: skip
        return fits[0] if len(fits) == 1 else None

    def _note_names_before(self, start: int) -> None:
        while self.next_name < len(self.names) and self.names[self.next_name].start < start:
            self.mentions.append(self.names[self.next_name])
            self.next_name += 1

    def _note(self, phrase: Phrase, head: Token, voice: Voice, gender: str) -> None:
        gender = gender or self.genders.get(voice.name, "")
        if voice.kind == "person" and not gender:
            gender = gender_of_name(voice.name)
        if gender:
            self.genders.setdefault(voice.name, gender)
        plural = (
            head.tag in {"NNS", "NNPS"}
            or head.text.lower() in _PLURAL
            or any(k.dep == "conj" for k in self.parse.children(phrase.head))
        )
        human = voice.kind == "person" or head.lemma.lower() in person_nouns()
        self.mentions.append(Mention(head.start, head.sentence, voice, 3.0, plural, gender, human))
        known = self.roles.get(voice.name)
        if known is None or (voice.role and not known.role):
            self.roles[voice.name] = voice

    def _resolved(self, phrase: Phrase, head: Token) -> tuple[Voice, str]:
        word = head.text.lower()
        if head.pos == "PRON" or word in _PLURAL:
            return self._pronoun(phrase, head, word)
        kind = source_kind(self.parse, phrase)
        if kind == "person":
            return self._person(phrase, head)
        if kind == "document" or (kind == "outlet" and head.pos == "NOUN"):
            return self._document(phrase, head, kind), ""
        if kind == "outlet":
            return Voice(shown_outlet(words_of(self.parse, phrase)), "outlet"), ""
        return self._body(phrase, head, kind), gender_of_words(self._words(phrase))

    # --- pronouns ---------------------------------------------------------------------------

    def _pronoun(self, phrase: Phrase, head: Token, word: str) -> tuple[Voice, str]:
        gender = "m" if word in _MALE else "f" if word in _FEMALE else ""
        fits = [m for m in self.mentions[-60:] if self._fits(m, head, word, gender)]
        if not fits:
            kind: SourceKind = "person" if gender else "unnamed"
            return Voice(words_of(self.parse, phrase), kind), gender
        best = max(fits, key=lambda m: (self._salience(m, head), m.start))
        voice = replace(best.voice, channel=None, recipient=None)
        return voice, gender

    def _salience(self, mention: Mention, pronoun: Token) -> float:
        """How likely a mention is what a pronoun means: who spoke, what was a subject, how near."""
        sentences = self.parse.annotations.sentences
        here, there = sentences[pronoun.sentence], sentences[mention.sentence]
        away = pronoun.sentence - mention.sentence
        in_headline = there.kind in {"title", "standfirst", "key-point"}
        return mention.weight - away - 0.5 * (here.block != there.block) - 3.0 * in_headline

    def _fits(self, mention: Mention, head: Token, word: str, gender: str) -> bool:
        if mention.start >= head.start or head.sentence - mention.sentence > _REACH:
            return False
        voice = mention.voice
        if voice.name in self.barred:
            return False
        if gender:
            known = self.genders.get(voice.name, "") or mention.gender
            single = not mention.plural and mention.human
            return single and known in {"", gender}
        if word in _NEUTRAL:
            return voice.kind in {"group", "outlet", "document"} and not mention.plural
        return mention.plural or voice.kind == "group"

    # --- persons ----------------------------------------------------------------------------

    def _person(self, phrase: Phrase, head: Token) -> tuple[Voice, str]:
        words = self._words(phrase)
        gender = gender_of_words(words)
        if any(
            k.dep == "conj" and k.index <= phrase.last for k in self.parse.children(phrase.head)
        ):
            return Voice(words_of(self.parse, phrase), "person"), ""
        name, role = name_and_role(self.parse, phrase)
        full = self.full_names.get(fold_name(name).split(" ")[-1] if name else "", name)
        if fold_name(name) not in fold_name(full):
            full = name
        before = self.roles.get(full)
        role = self._role(phrase) or role
        of = self._affiliation(phrase)
        voice = Voice(
            full,
            "person",
            role=role or (before.role if before else None),
            of=of or (before.of if before else None),
        )
        return voice, gender or gender_of_words((role or "").split())

    def _role(self, phrase: Phrase) -> str | None:
        """What stands beside the name: "Tomas, one of the activists"; "its secretary, X"."""
        if phrase.outer is not None:
            outer = self.parse.tokens[phrase.outer]
            return premodified(self.parse, outer)
        for kid in self.parse.children(phrase.head, "appos"):
            if kid.pos == "NOUN":
                return premodified(self.parse, kid)
            if kid.pos == "NUM" or kid.text.lower() in {"one", "another"}:
                among = prepositional_object(self.parse, kid, {"of"})
                if among is not None:
                    return among.lemma
        return None

    def _affiliation(self, phrase: Phrase) -> str | None:
        for kid in self.parse.children(phrase.head, "appos"):
            if kid.text.lower() in {"one", "another"}:
                among = prepositional_object(self.parse, kid, {"of"})
                if among is not None:
                    return self._affiliation_of(among.index) or self._group_of(among)
        for head in filter(None, (phrase.outer, phrase.head)):
            found = self._affiliation_of(head)
            if found:
                return found
        for kid in self.parse.children(phrase.head, "appos"):
            found = self._affiliation_of(kid.index)
            if found:
                return found
        return None

    def _group_of(self, people: Token) -> str | None:
        """Whom people mentioned before belong to: "one of the activists"."""
        lemma = people.lemma.lower()
        for mention in reversed(self.mentions):
            if mention.voice.of and lemma in mention.voice.name.lower():
                return mention.voice.of
        return None

    def _affiliation_of(self, head: int) -> str | None:
        owner = self.parse.child(head, "poss")
        if owner is not None:
            return self._owner_name(owner)
        thing = prepositional_object(self.parse, self.parse.tokens[head], _AFFILIATION)
        if thing is not None and not self._is_place(thing):
            called = called_name(self.parse, thing)
            return called or bare_words(self.parse, thing)
        return self._group_before(self.parse.tokens[head])

    def _group_before(self, noun: Token) -> str | None:
        """The body whose name stands before a noun: "Open Harbour activists"."""
        tokens = self.parse.tokens
        first = noun.index
        while first > 0 and tokens[first - 1].text[:1].isupper() and tokens[first - 1].pos in {
            "PROPN", "NOUN", "ADJ", "VERB",
        }:  # fmt: skip
            first -= 1
        if first == noun.index or noun.pos != "NOUN":
            return None
        words = self.parse.report.text[tokens[first].start : tokens[noun.index - 1].end]
        is_body = tokens[noun.index - 1].entity == "ORG" and "anti-" not in words.lower()
        known = any(words in {m.voice.of, m.voice.name} for m in self.mentions)
        before = tokens[first - 1].text if first else ""
        return words if (is_body or known) and before != "-" else None

    def _is_place(self, thing: Token) -> bool:
        preposition = self.parse.tokens[thing.head].text.lower()
        return preposition in {"in", "at", "from"} and thing.entity in {"GPE", "LOC", "FAC"}

    def _owner_name(self, owner: Token) -> str | None:
        if owner.pos == "PRON":
            word = owner.text.lower()
            fits = [m for m in self.mentions[-60:] if self._fits(m, owner, word, "")]
            return fits[-1].voice.name if fits and word in _NEUTRAL | _PLURAL else None
        return bare_words(self.parse, owner)

    # --- documents, outlets, groups, people ---------------------------------------------------

    def _document(self, phrase: Phrase, head: Token, kind: SourceKind) -> Voice:
        lemma = head.lemma.lower()
        outlet = self._outlet_in(phrase)
        if outlet:
            return Voice(outlet, "outlet")
        definite = any(
            k.text.lower() in {"the", "this", "that"}
            for k in self.parse.children(phrase.head, "det")
        )
        bare = phrase.last - phrase.first <= 1
        if definite and (bare or lemma in outlet_nouns()):
            before = self._cited_before(lemma)
            if before is not None:
                return before
        by = prepositional_object(self.parse, head, {"by", "from", "of"})
        return Voice(
            without_determiner(words_of(self.parse, phrase)),
            kind,
            of=bare_words(self.parse, by) if by is not None else None,
        )

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

    def _cited_before(self, lemma: str) -> Voice | None:
        """What "the report", "the newspaper", "the statement" stands for, or None."""
        if lemma == "statement":
            for mention in reversed(self.mentions[-8:]):
                if mention.voice.kind in {"group", "person", "outlet"}:
                    return replace(mention.voice, channel="statement", recipient=None)
            return None
        for mention in reversed(self.mentions):
            voice = mention.voice
            if voice.kind == "outlet" and lemma in report_nouns() | outlet_nouns():
                return replace(voice, channel=None, recipient=None)
            if voice.kind == "document" and lemma in voice.name.lower().split():
                return replace(voice, channel=None, recipient=None)
        return None

    def _body(self, phrase: Phrase, head: Token, kind: SourceKind) -> Voice:
        lemma = head.lemma.lower()
        definite = any(k.text.lower() == "the" for k in self.parse.children(phrase.head, "det"))
        if head.pos == "NOUN" and definite and phrase.last - phrase.first <= 1:
            before = self._named_before(lemma, kind)
            if before is not None:
                return replace(before, channel=None, recipient=None)
        if head.pos == "PROPN":
            name = without_determiner(words_of(self.parse, phrase))
            return Voice(self.full_names.get("~" + name, name), kind, of=None)
        of = self._affiliation_of(phrase.head)
        called = called_name(self.parse, head) or alias_name(self.parse, head)
        if called and head.tag == "NN":
            self.renamed[premodified(self.parse, head).lower()] = called
        if called and kind == "unnamed" and head.tag == "NN":
            return Voice(called, "person", role=premodified(self.parse, head), of=of)
        if kind == "group":
            return Voice(without_determiner(words_of(self.parse, phrase)), kind)
        name = premodified(self.parse, head) or words_of(self.parse, phrase)
        if of and name.startswith(of + " "):
            name = name.removeprefix(of + " ")
        return Voice(name, kind, of=of)

    def _named_before(self, lemma: str, kind: SourceKind) -> Voice | None:
        """Whom "the guard" or "the inspector" stands for: the body or person named so before."""
        for mention in reversed(self.mentions):
            voice = mention.voice
            if voice.kind == "group":
                is_generic = kind == "group" and lemma in _GENERIC_GROUPS
                is_meant = is_generic and voice.name[:1].isupper() and mention.weight >= 2.0
                if is_meant or lemma in voice.name.lower().split():
                    return voice
            is_role = voice.kind == "person" and lemma in (voice.role or "").lower().split()
            if kind == "unnamed" and is_role:
                return voice
        return None

    def _words(self, phrase: Phrase) -> list[str]:
        return [
            t.text.lower().rstrip(".") for t in self.parse.tokens[phrase.first : phrase.last + 1]
        ]
