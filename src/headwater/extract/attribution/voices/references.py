"""What pronouns and definite descriptions stand for: "she", "the priest", "the firm"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from headwater.extract.attribution.voices.media import token_at
from headwater.extract.attribution.voices.mentions import REACH, Mention, QuotedPlaces
from headwater.extract.attribution.voices.people import PeopleTable, Person, nearest
from headwater.extract.attribution.words.sources import SUBJECTS
from headwater.extract.outlet import fits_noun
from headwater.extract.parse import Parse
from headwater.lexicon.humans import human_nouns
from headwater.lexicon.relaying import ANY_DOCUMENT, TEXT_VERBS
from headwater.lexicon.sources import group_nouns, report_nouns
from headwater.lexicon.voices import alike_nouns, voice_words
from headwater.model import Token, Voice

MALE, FEMALE = {"he", "him", "his", "himself"}, {"she", "her", "hers", "herself"}
PLURAL = {"they", "them", "their", "theirs", "themselves", "both"}
NEUTRAL = {"it", "its", "itself"}
# How many sentences a pronoun reaches back.
_SENTENCES = 12
_NAMELESS = 1.5
_PAPER = 1.0
# Inside a quotation somebody else talks, and who spoke to the reader before draws no more than
# this. Of 30 labelled reports (2026-11-21) 1.6 and 2.0 join more pronouns rightly than no bound.
_IN_QUOTE = 1.6
# What is only spoken of weighs no more than this.
_SPOKEN_OF = 1.6
# How many sentences back "it" means a text that was introduced.
_TEXT_SENTENCES = 3
# How many sentences back the people stand of whom somebody is "one", who have spoken.
_GROUP_SENTENCES = 2
_SPOKE = 2.0
# How far back the text stands in which somebody is recorded as saying something.
_RECORD_SENTENCES = 4
_AGED = re.compile(r"(\d{1,3})\s*-\s*year\s*-\s*olds?", re.IGNORECASE)
_STATE = voice_words("official_bodies")


@dataclass(slots=True)
class References:
    """Resolves words against the mentions that came before them."""

    parse: Parse
    people: PeopleTable
    mentions: list[Mention] = field(default_factory=list)
    genders: dict[str, str] = field(default_factory=dict)
    barred: frozenset[str] = frozenset()
    content: tuple[int, int] = (0, 0)
    speaking: frozenset[str] = frozenset()
    quoted: QuotedPlaces = field(init=False)

    def __post_init__(self) -> None:
        self.quoted = QuotedPlaces(self.parse)

    def pronoun(self, head: Token, *, own: bool = False) -> Mention | None:
        """The mention that a pronoun most likely stands for, or None.

        Args:
            head: the pronoun.
            own: whether it may stand for whoever speaks ("her husband had told her").
        """
        word = head.text.lower()
        barred, self.barred = self.barred, frozenset() if own else self.barred
        text = self._text(head) if word == "it" else None
        found = text or self._best(head, lambda m: self.fits(m, head, word))
        found = found or self._said_of_self(head, word)
        self.barred = barred
        return found

    def _said_of_self(self, head: Token, word: str) -> Mention | None:
        """As in "The senator will not stand again, she said": nobody else was spoken of."""
        start, end = self.content
        if head.start < end or word not in MALE | FEMALE:
            return None
        for mention in self.mentions[-REACH:]:
            subject = self.parse.tokens[token_at(self.parse, mention.start)]
            inside = start <= mention.start < end and subject.dep in SUBJECTS
            if inside and self.fits(mention, head, word):
                return mention
        return None

    def _text(self, head: Token) -> Mention | None:
        """The last text, where "it" does what texts do, and bodies hardly ever ("it goes on")."""
        verb = self.parse.tokens[head.head]
        inside = head.dep == "pobj" and verb.text.lower() == "in"
        does = head.dep in SUBJECTS and verb.lemma.lower() in TEXT_VERBS
        # "The ministry released a report. It says ...": the present is the text's.
        says = head.dep in SUBJECTS and verb.tag == "VBZ"
        for mention in reversed(self.mentions[-REACH:]):
            away = head.sentence - mention.sentence
            if away > _TEXT_SENTENCES:
                return None
            if mention.start < head.start and mention.is_text and away + inside + does > 0:
                is_meant = inside or does or (says and mention.issued)
                return mention if is_meant else None
        return None

    def _best(
        self, head: Token, fits: Callable[[Mention], bool], nameless: float = 0.0
    ) -> Mention | None:
        start, end = self.content
        recent = self.mentions[-REACH:]
        # Whoever is named in the words is not the one who says them; an owner may well be ("The
        # firm's boats came at once, it said").
        inside = {id(m) for m in recent if start <= m.start < end and not m.owner}
        said = {m.voice.voice for m in recent if id(m) in inside and m.named}
        opening = self._first_named_in(start, end, head) if head.pos == "PRON" else None
        if opening is not None and fits(opening):
            return opening
        near = [
            m
            for m in recent
            if m.start < head.start
            and m.voice.voice not in said
            and id(m) not in inside
            and fits(m)
        ]

        speaks = head.text.lower() == "it" and self.parse.tokens[head.head].tag != "VBZ"

        def worth(mention: Mention) -> tuple[float, int]:
            bonus = nameless if mention.voice.kind == "unnamed" else 0.0
            # What "it" said was rather said by a body than by a paper that was only spoken of.
            bonus -= _PAPER * (speaks and mention.voice.kind == "document" and not _told(mention))
            return self._salience(mention, head) + bonus, mention.start

        return max(near, key=worth, default=None)

    def _first_named_in(self, start: int, end: int, pronoun: Token) -> Mention | None:
        """Who opens the words, if nothing was said of them before.

        "Otto Lind, a baker, saw two cars go by, he said": who is introduced as the subject of what
        is said says it.
        """
        if pronoun.start < end:
            return None
        opening = [m for m in self.mentions[-REACH:] if start <= m.start < end][:1]
        if not opening or not opening[0].named or not opening[0].human:
            return None
        subject = self.parse.tokens[token_at(self.parse, opening[0].start)]
        known = any(
            m.voice.voice == opening[0].voice.voice and m.start < start for m in self.mentions
        )
        return None if known or subject.dep not in SUBJECTS else opening[0]

    def _salience(self, mention: Mention, pronoun: Token) -> float:
        """How likely a mention is what is meant: who spoke, what was a subject, how near."""
        sentences = self.parse.annotations.sentences
        here, there = sentences[pronoun.sentence], sentences[mention.sentence]
        away = pronoun.sentence - mention.sentence
        in_headline = there.kind in {"title", "standfirst", "key-point"}
        quoted = self.quoted.holds(pronoun.start)
        apart = mention.quoted and not quoted
        weight = min(mention.weight, _IN_QUOTE) if quoted else mention.weight
        return (
            weight - away - 0.5 * (here.block != there.block) - 3.0 * in_headline - 1.5 * apart
        )  # fmt: skip

    def fits(self, mention: Mention, head: Token, word: str) -> bool:
        """Whether a mention agrees with a pronoun in number and sex, and may be meant at all."""
        if head.sentence - mention.sentence > _SENTENCES:
            return False
        voice = mention.voice
        if voice.voice in self.barred:
            return False
        gender = "m" if word in MALE else "f" if word in FEMALE else ""
        if gender:
            known = self.genders.get(voice.voice, "") or mention.gender
            return not mention.plural and mention.human and known in {"", gender}
        if word in NEUTRAL:
            is_thing = voice.kind in {"group", "outlet", "document"} and not mention.plural
            return mention.is_text or is_thing
        return mention.plural or (voice.kind == "group" and word != "both")

    def aged(self, words: str, head: Token) -> Voice | Person | None:
        """Whom "the 34-year-old" stands for: somebody of that age, else who was spoken of last."""
        match = _AGED.search(words)
        if match is None:
            return None
        of_age = self.people.by_age.get(match[1], [])
        if len(of_age) == 1:
            return of_age[0]
        found = self._best(
            head,
            lambda m: m.human and not m.plural and not m.quoted
            and m.voice.kind in {"person", "unnamed"} and m.voice.voice not in self.speaking,
        )  # fmt: skip
        return found.voice if found else None

    def described(self, head: Token, words: Sequence[str]) -> Voice | Person | None:
        """Whom "the priest" or "the retired judge" stands for: somebody spoken of, or named later.

        Args:
            head: the noun.
            words: the lower-case words that stand before it, without a determiner.
        """
        lemma = head.lemma.lower()
        for lemmas in dict.fromkeys((frozenset({lemma}), alike_nouns(lemma))):
            for mention in reversed(self.mentions[-REACH:]):
                if mention.start < head.start and self._is_called(mention, lemmas, words):
                    return mention.voice
            called = self.people.called(lemmas)
            if len(called) > 1:
                exact = " ".join((*words, lemma))
                called = [p for p in called if exact in (p.role or "").lower()] or called
            if called:
                return nearest(called, head.start)
        return None

    def _is_called(self, mention: Mention, lemmas: frozenset[str], words: Sequence[str]) -> bool:
        voice = mention.voice
        if voice.voice in self.speaking:
            return False
        if mention.plural or not mention.human or voice.kind not in {"person", "unnamed"}:
            return False
        called = (voice.role or "") if voice.kind == "person" else voice.name
        parts = called.lower().replace("-", " ").split()
        if voice.kind == "unnamed":
            if parts[:2] == ["one", "of"]:
                return bool(lemmas & _singular(voice.name))
            return parts[-1:] != [] and parts[-1] in lemmas and _agree(words, parts[:-1])
        return bool(lemmas & set(parts))

    def somebody(self, head: Token) -> Voice | None:
        """Whom "the man" or "the teenager" stands for: the likeliest one of that sex."""
        lemma = head.lemma.lower()
        if lemma not in voice_words("generic_people"):
            return None
        word = "he" if lemma in voice_words("male_generic") else ""
        word = "she" if lemma in voice_words("female_generic") else word
        found = self._best(
            head,
            lambda m: m.human and not m.plural and m.voice.kind in {"person", "unnamed"}
            and m.voice.voice not in self.speaking and (not word or self.fits(m, head, word)),
            # Who has a name is taken up by it, so that "the man" is rather one without.
            nameless=_NAMELESS,
        )  # fmt: skip
        return found.voice if found else None

    def text_before(self, head: Token) -> Voice | None:
        """The text or outlet that spoke last: in it somebody "is recorded as saying"."""
        for mention in reversed(self.mentions[-REACH:]):
            if head.sentence - mention.sentence > _RECORD_SENTENCES:
                return None
            spoke = mention.weight >= _SPOKE and mention.start < head.start
            if spoke and mention.voice.kind in {"document", "outlet"}:
                return mention.voice
        return None

    def several_before(self, head: Token) -> Mention | None:
        """The people of whom somebody is "one": who spoke last, if they are several."""
        for mention in reversed(self.mentions[-REACH:]):
            if head.sentence - mention.sentence > _GROUP_SENTENCES:
                return None
            spoke = mention.weight >= _SPOKE and mention.start < head.start
            if spoke and mention.plural and mention.voice.kind == "unnamed" and not mention.quoted:
                return mention
        return None

    def company(self, head: Token) -> Voice | None:
        """Which firm "the company" or "the owner" stands for: no state body, no outlet."""
        found = self._best(head, self._is_firm)
        return found.voice if found else None

    def _is_firm(self, mention: Mention) -> bool:
        voice = mention.voice
        words = set(voice.name.lower().split())
        named = voice.name[:1].isupper() and not (words & (_STATE | group_nouns()))
        firm = words & voice_words("companies") or (voice.role or "") in voice_words("companies")
        return voice.kind == "group" and bool(firm or named) and not mention.plural

    def body(self, head: Token) -> Voice | None:
        """Which body "the ministry", "the union" or "the group" stands for."""
        lemma = head.lemma.lower()
        for mention in reversed(self.mentions[-REACH:]):
            voice = mention.voice
            if mention.start >= head.start or voice.kind != "group":
                continue
            parts = voice.name.lower().split()
            if lemma in parts or lemma in (voice.role or "").lower().split():
                return voice
        if lemma not in voice_words("generic_groups") or head.tag == "NNS":
            return None
        if lemma in {"ministry", "department", "commission", "council", "service", "authority"}:
            return None
        found = self._best(
            head, lambda m: m.voice.kind == "group" and m.voice.name[:1].isupper()
            and m.weight >= 1.0 and not m.plural
        )  # fmt: skip
        return found.voice if found else None

    def outlet(self, head: Token) -> Voice | None:
        """Which outlet "the paper", "the station" or "the report" stands for."""
        lemma = head.lemma.lower()
        for mention in reversed(self.mentions[-REACH:]):
            voice = mention.voice
            if (
                mention.start < head.start
                and voice.kind == "outlet"
                and fits_noun(voice.name, lemma)
            ):
                return voice
        return None

    def document(self, head: Token) -> Voice | None:
        """Which document or outlet's report "the report" or "the letter" stands for."""
        lemma = head.lemma.lower()
        if lemma in voice_words("speech"):
            return self._stated(head)
        words = {lemma} | ({"study", "paper", "survey", "audit"} if lemma == "report" else set())
        for mention in reversed(self.mentions[-REACH:]):
            voice = mention.voice
            if mention.start >= head.start:
                continue
            if voice.kind == "document" and words & _singular(voice.name):
                return voice
            if voice.kind == "outlet" and mention.weight >= 2.0 and lemma in report_nouns():
                return voice
        if lemma in ANY_DOCUMENT and head.sentence:
            spoke = (m for m in reversed(self.mentions[-REACH:]) if m.start < head.start)
            return next((m.voice for m in spoke if m.voice.kind == "document" and m.weight >= 1.6
                         and head.sentence - m.sentence <= _SENTENCES), None)  # fmt: skip
        return None

    def _stated(self, head: Token) -> Voice | None:
        """Whose statement "the statement" is: of the one who spoke last."""
        for mention in reversed(self.mentions[-8:]):
            spoke = mention.start < head.start and mention.weight >= 2.0 and not mention.quoted
            if spoke and mention.voice.kind in {"group", "person", "outlet"}:
                return mention.voice
        return None


def _told(mention: Mention) -> bool:
    """Whether a mention is of somebody or something that was credited with words."""
    return mention.weight > _SPOKEN_OF


def is_human_noun(lemma: str) -> bool:
    """Whether a noun says what somebody is, or that they are somebody."""
    return lemma in human_nouns() or lemma in voice_words("generic_people")


def _agree(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether two descriptions can be of one: neither has a word that the other contradicts."""
    return (
        not words or not others or bool(set(words) & set(others)) or set(words) <= {"old", "young"}
    )


def _singular(name: str) -> set[str]:
    words = name.lower().split()
    return {w.removesuffix("s") for w in words} | set(words)
