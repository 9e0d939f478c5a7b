"""Who a source is: names, roles and affiliations, with pronouns and short forms resolved.

Only inside one report, and only by rules: who was named, who spoke last, who fits in number and
sex. What cannot be told keeps the words that stand in the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from headwater.extract.attribution.finding import Phrase
from headwater.extract.attribution.sources import source_kind, words_of
from headwater.extract.parse import Parse
from headwater.lexicon.agencies import known_outlet, looks_like_outlet
from headwater.lexicon.fold import fold_name, straighten
from headwater.lexicon.sources import (
    document_nouns,
    female_words,
    group_nouns,
    male_words,
    outlet_nouns,
    report_nouns,
    title_words,
)
from headwater.model import SourceKind, Token, Voice

_MALE, _FEMALE = {"he", "him", "his", "himself"}, {"she", "her", "hers", "herself"}
_PLURAL = {"they", "them", "their", "theirs", "themselves", "both"}
_NEUTRAL = {"it", "its", "itself"}
_GENERIC_GROUPS = {"group", "organisation", "organization", "body", "agency", "movement", "party", "force"}
_AFFILIATION = {"of", "from", "at", "with", "for", "in", "to"}
_DETERMINERS = {"the", "a", "an", "this", "that", "its", "their", "his", "her", "our", "these", "those"}
_COLLECTIVES = {"group", "source", "unnamed"}
# How many sentences a pronoun reaches back.
_REACH = 12


@dataclass(slots=True)
class Mention:
    """One earlier mention that a later word may stand for."""

    start: int
    sentence: int
    voice: Voice
    weight: float
    plural: bool
    gender: str = ""


class VoiceBook:
    """The voices of one report in the order in which they speak."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.full_names = _full_names(parse)
        self.genders: dict[str, str] = {}
        self.mentions: list[Mention] = []
        self.roles: dict[str, Voice] = {}
        self.names = _name_mentions(parse, self.full_names)
        self.next_name = 0

    def voice_of(self, phrase: Phrase) -> Voice:
        """The resolved voice of a source phrase; later phrases may then refer to it."""
        head = self.parse.tokens[phrase.head]
        self._note_names_before(head.start)
        voice, gender = self._resolved(phrase, head)
        self._note(phrase, head, voice, gender)
        return voice

    def _note_names_before(self, start: int) -> None:
        while self.next_name < len(self.names) and self.names[self.next_name].start < start:
            self.mentions.append(self.names[self.next_name])
            self.next_name += 1

    def _note(self, phrase: Phrase, head: Token, voice: Voice, gender: str) -> None:
        gender = gender or self.genders.get(voice.name, "")
        if gender:
            self.genders.setdefault(voice.name, gender)
        plural = head.tag in {"NNS", "NNPS"} or head.text.lower() in _PLURAL or any(
            k.dep == "conj" for k in self.parse.children(phrase.head)
        )
        self.mentions.append(Mention(head.start, head.sentence, voice, 3.0, plural, gender))
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
            return Voice(_shown_outlet(words_of(self.parse, phrase)), "outlet"), ""
        return self._body(phrase, head, kind), _gender_of_words(self._words(phrase))

    # --- pronouns ---------------------------------------------------------------------------

    def _pronoun(self, phrase: Phrase, head: Token, word: str) -> tuple[Voice, str]:
        gender = "m" if word in _MALE else "f" if word in _FEMALE else ""
        fits = [m for m in self.mentions[-60:] if self._fits(m, head, word, gender)]
        if not fits:
            kind: SourceKind = "person" if gender else "unnamed"
            return Voice(words_of(self.parse, phrase), kind), gender
        best = max(fits, key=lambda m: (m.weight - (head.sentence - m.sentence), m.start))
        voice = replace(best.voice, channel=None, recipient=None)
        return voice, gender

    def _fits(self, mention: Mention, head: Token, word: str, gender: str) -> bool:
        if mention.start >= head.start or head.sentence - mention.sentence > _REACH:
            return False
        voice = mention.voice
        if gender:
            known = mention.gender or self.genders.get(voice.name, "")
            single = not mention.plural and voice.kind in {"person", "unnamed"}
            return single and known in {"", gender}
        if word in _NEUTRAL:
            return voice.kind in {"group", "outlet", "document"} and not mention.plural
        return mention.plural or voice.kind == "group"

    # --- persons ----------------------------------------------------------------------------

    def _person(self, phrase: Phrase, head: Token) -> tuple[Voice, str]:
        words = self._words(phrase)
        gender = _gender_of_words(words)
        if any(k.dep == "conj" for k in self.parse.children(phrase.head)):
            return Voice(words_of(self.parse, phrase), "person"), ""
        name, role = _name_and_role(self.parse, phrase)
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
        return voice, gender or _gender_of_words((role or "").split())

    def _role(self, phrase: Phrase) -> str | None:
        """What an apposition says of the person: "Adnan, one of the activists"; "its secretary, X"."""
        if phrase.outer is not None:
            outer = self.parse.tokens[phrase.outer]
            return _premodified(self.parse, outer)
        for kid in self.parse.children(phrase.head, "appos"):
            if kid.pos == "NOUN":
                return _premodified(self.parse, kid)
            if kid.pos == "NUM" or kid.text.lower() in {"one", "another"}:
                among = _prepositional_object(self.parse, kid, {"of"})
                if among is not None:
                    return _singular(among)
        return None

    def _affiliation(self, phrase: Phrase) -> str | None:
        for head in filter(None, (phrase.outer, phrase.head)):
            found = self._affiliation_of(head)
            if found:
                return found
        for kid in self.parse.children(phrase.head, "appos"):
            found = self._affiliation_of(kid.index)
            if found:
                return found
            if kid.text.lower() in {"one", "another"}:
                among = _prepositional_object(self.parse, kid, {"of"})
                if among is not None:
                    return self._affiliation_of(among.index) or self._group_of(among)
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
        thing = _prepositional_object(self.parse, self.parse.tokens[head], _AFFILIATION)
        if thing is not None:
            called = _called(self.parse, thing)
            return called or _bare_words(self.parse, thing)
        inside = [
            k for k in self.parse.children(head, "compound", "nmod") if k.entity in {"ORG", "NORP"}
        ]
        if inside and self.parse.tokens[head].pos == "NOUN":
            return _entity_words(self.parse, inside[-1])
        return None

    def _owner_name(self, owner: Token) -> str | None:
        if owner.pos == "PRON":
            word = owner.text.lower()
            fits = [m for m in self.mentions[-60:] if self._fits(m, owner, word, "")]
            return fits[-1].voice.name if fits and word in _NEUTRAL | _PLURAL else None
        return _bare_words(self.parse, owner)

    # --- documents, outlets, groups, people ---------------------------------------------------

    def _document(self, phrase: Phrase, head: Token, kind: SourceKind) -> Voice:
        lemma = head.lemma.lower()
        outlet = self._outlet_in(phrase)
        if outlet:
            return Voice(outlet, "outlet")
        definite = any(
            k.text.lower() in {"the", "this", "that"} for k in self.parse.children(phrase.head, "det")
        )
        bare = phrase.last - phrase.first <= 1
        if definite and (bare or lemma in outlet_nouns()):
            before = self._cited_before(lemma)
            if before is not None:
                return before
        by = _prepositional_object(self.parse, head, {"by", "from", "of"})
        return Voice(
            _without_determiner(words_of(self.parse, phrase)),
            kind,
            of=_bare_words(self.parse, by) if by is not None else None,
        )

    def _outlet_in(self, phrase: Phrase) -> str | None:
        """The outlet whose report a phrase names: "a report on VOA", "Reuters' report"."""
        head = self.parse.tokens[phrase.head]
        if head.lemma.lower() not in report_nouns() | document_nouns():
            return None
        for index in range(phrase.first, phrase.last + 1):
            token = self.parse.tokens[index]
            if token.pos != "PROPN" or token.dep not in {"pobj", "poss", "compound", "nmod"}:
                continue
            words = _entity_words(self.parse, token)
            if known_outlet(words) or (looks_like_outlet(words) and token.dep != "compound"):
                return _shown_outlet(words)
        return None

    def _cited_before(self, lemma: str) -> Voice | None:
        """What "the report", "the newspaper", "the statement" stands for, if it was named before."""
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
            name = _without_determiner(words_of(self.parse, phrase))
            return Voice(self.full_names.get("~" + name, name), kind, of=None)
        of = self._affiliation_of(phrase.head)
        if kind == "group":
            return Voice(_without_determiner(words_of(self.parse, phrase)), kind)
        name = _premodified(self.parse, head) or words_of(self.parse, phrase)
        if of and name.startswith(of + " "):
            name = name.removeprefix(of + " ")
        return Voice(name, kind, of=of)

    def _named_before(self, lemma: str, kind: SourceKind) -> Voice | None:
        for mention in reversed(self.mentions):
            voice = mention.voice
            if kind == "group" and voice.kind == "group":
                folded = voice.name.lower().split()
                if lemma in folded or (lemma in _GENERIC_GROUPS and voice.name[:1].isupper()):
                    return voice
            if kind == "unnamed" and voice.kind == "person" and voice.role:
                if lemma in voice.role.lower().split():
                    return voice
        return None

    def _words(self, phrase: Phrase) -> list[str]:
        return [t.text.lower().rstrip(".") for t in self.parse.tokens[phrase.first : phrase.last + 1]]


def _full_names(parse: Parse) -> dict[str, str]:
    """Full name by folded surname, the first that the report gives; and names by their initials."""
    names: dict[str, str] = {}
    for name in parse.annotations.names:
        words = _name_words(name.span.text)
        if name.label == "PERSON" and len(words) >= 2:
            names.setdefault(fold_name(words[-1]), " ".join(words))
        if name.label == "ORG" and len(words) >= 3:
            initials = "".join(w[0] for w in words if w[:1].isupper())
            names.setdefault("~" + initials, _without_determiner(name.span.text))
    return names


def _name_words(text: str) -> list[str]:
    words = straighten(text).removesuffix("'s").removesuffix("'").split()
    while len(words) > 1 and words[0].lower().rstrip(".") in title_words():
        words = words[1:]
    return words


def _name_mentions(parse: Parse, full_names: dict[str, str]) -> list[Mention]:
    """Persons and bodies that the report names, also those who say nothing."""
    mentions = []
    for name in parse.annotations.names:
        if name.label not in {"PERSON", "ORG"} or name.first >= len(parse.tokens):
            continue
        head = parse.tokens[max(name.first, min(name.last, len(parse.tokens)) - 1)]
        is_subject = head.dep in {"nsubj", "nsubjpass"}
        shown = " ".join(_name_words(name.span.text))
        kind: SourceKind = "person" if name.label == "PERSON" else "group"
        if kind == "person":
            shown = full_names.get(fold_name(shown).split(" ")[-1], shown)
        elif looks_like_outlet(name.span.text):
            continue
        first = parse.tokens[name.first]
        before = parse.tokens[name.first - 1].text if name.first else ""
        gender = _gender_of_words([before.lower().rstrip("."), first.text.lower().rstrip(".")])
        weight = 2.0 if is_subject else 0.5
        mentions.append(
            Mention(name.span.start, head.sentence, Voice(shown, kind), weight, False, gender)
        )
    return mentions


def _gender_of_words(words: Sequence[str]) -> str:
    folded = {w.lower().rstrip(".") for w in words}
    if folded & female_words():
        return "f"
    return "m" if folded & male_words() else ""


def _name_and_role(parse: Parse, phrase: Phrase) -> tuple[str, str | None]:
    """The name in "Lands minister Grace Nkhoma", and the role before it."""
    head = phrase.head
    first = head
    in_entity = parse.tokens[head].entity == "PERSON"
    while first > phrase.first:
        token = parse.tokens[first - 1]
        fits = token.entity == "PERSON" if in_entity else token.pos == "PROPN"
        if not fits:
            break
        first -= 1
    last = head
    while last < phrase.last and parse.tokens[last + 1].entity == "PERSON" and in_entity:
        last += 1
    words = parse.report.text[parse.tokens[first].start : parse.tokens[last].end].split()
    titles: list[str] = []
    while len(words) > 1 and words[0].lower().rstrip(".") in title_words():
        titles.append(words.pop(0))
    before = parse.report.text[parse.tokens[phrase.first].start : parse.tokens[first].start]
    role = " ".join([*_without_determiner(before.strip()).split(), *titles])
    is_only_address = role.lower().rstrip(".") in {"mr", "mrs", "ms", "miss", "sir", "dr", ""}
    return " ".join(words), None if is_only_address else role


def _premodified(parse: Parse, noun: Token) -> str:
    """A noun with the words that stand directly before it: "chief whip", "rescue officials"."""
    first = noun.index
    for kid in reversed(parse.kids[noun.index]):
        token = parse.tokens[kid]
        if kid < noun.index and token.dep in {"compound", "amod", "nmod"}:
            first = min(first, parse.left[kid])
    return parse.report.text[parse.tokens[first].start : noun.end]


def _singular(noun: Token) -> str:
    return noun.lemma


def _prepositional_object(parse: Parse, noun: Token, prepositions: set[str]) -> Token | None:
    for kid in parse.children(noun.index, "prep", "agent"):
        if kid.text.lower() in prepositions:
            thing = parse.child(kid.index, "pobj")
            if thing is not None and thing.entity not in {"DATE", "TIME"}:
                return thing
    return None


def _called(parse: Parse, noun: Token) -> str | None:
    """The name in "a group called Lift Siege"."""
    for kid in parse.children(noun.index, "acl", "appos"):
        if kid.lemma.lower() in {"call", "name", "know", "dub"}:
            named = parse.child(kid.index, "oprd", "dobj", "attr", "prep", "npadvmod")
            if named is not None and named.dep == "prep":
                named = parse.child(named.index, "pobj")
            if named is not None:
                return _bare_words(parse, named)
    return None


def _bare_words(parse: Parse, noun: Token) -> str:
    """A noun's phrase up to the first thing set off, without its determiner or possessive."""
    first, last = parse.left[noun.index], noun.index
    for index in range(noun.index + 1, min(parse.right[noun.index], noun.index + 8) + 1):
        token = parse.tokens[index]
        if token.text in {",", "(", '"', ";", "—", "–"} or token.dep in {"relcl", "case", "appos", "acl"}:
            break
        if token.tag in {"WDT", "WP"}:
            break
        last = index
    words = parse.report.text[parse.tokens[first].start : parse.tokens[last].end]
    return _without_determiner(words)


def _entity_words(parse: Parse, token: Token) -> str:
    """The whole name that a token is part of, or its own compound words."""
    first = last = token.index
    tokens = parse.tokens
    while first > 0 and tokens[first - 1].entity == token.entity and (
        token.entity and tokens[first - 1].pos in {"PROPN", "NOUN", "ADJ"}
    ):
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].entity == token.entity and (
        token.entity and tokens[last + 1].pos in {"PROPN", "NOUN", "ADP", "CCONJ"}
    ):
        last += 1
    first = min(first, parse.left[token.index]) if not token.entity else first
    return _without_determiner(parse.report.text[tokens[first].start : tokens[last].end])


def _without_determiner(words: str) -> str:
    first, _, rest = words.partition(" ")
    return rest if first.lower() in _DETERMINERS and rest else words


def _shown_outlet(words: str) -> str:
    known = known_outlet(words)
    return known.name if known else _without_determiner(words)
