"""Whom each voice belongs to, settled once the whole report is read.

What stands behind "of" or "at" is often no body ("head of orthopaedics", "a guard at the farm",
"residents of Leeds"), and a body often stands inside a role ("an army spokesman").
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from headwater.extract.attribution.voices.book import VoiceBook
from headwater.extract.attribution.voices.media import token_at
from headwater.extract.attribution.words.names import bare_words, called_name, without_determiner
from headwater.extract.parse import Parse
from headwater.lexicon.sources import document_nouns, group_nouns, outlet_nouns, person_nouns
from headwater.lexicon.voices import voice_words
from headwater.model import Token, Voice

_PLACES = {"GPE", "LOC", "FAC", "NORP"}
_WHERE = {"at", "in", "from", "near"}
_SMALL = {"of", "at", "in", "for", "from", "with", "on", "to", "and", "by"}


def settle_belonging(parse: Parse, book: VoiceBook) -> None:
    """Give voices the body that their role or a clause names, and take away what is none."""
    _note_clauses(parse, book)
    places = _place_names(parse)
    people = {
        v.name.lower()
        for v in book.registry.entities.values()
        if v.kind == "person" and " " in v.name
    }
    surnames = {name.rsplit(" ", 1)[-1] for name in people}
    for number, voice in book.registry.entities.items():
        of = voice.of
        if of is not None and not _is_belonging(voice, of, places, people | surnames):
            of = None
        if of is None:
            of = _body_in_role(voice) or _body_in_name(voice)
        if of != voice.of:
            book.registry.entities[number] = replace(voice, of=of)


def _is_belonging(voice: Voice, of: str, places: frozenset[str], people: set[str]) -> bool:
    """Whether words behind a role are a body or people that somebody can belong to or act for."""
    named = without_determiner(of)
    head, words = _head(named), named.lower().split()
    if voice.kind in {"document", "outlet"}:
        return head in _bodies() | person_nouns() or any(map(str.isupper, named))
    role = _head(_described(voice))
    if role in voice_words("kin") | voice_words("no_role") - {"member", "staff"}:
        return False
    if head in _bodies() or _singular(words[-1]) in _bodies():
        return True
    acts = role in voice_words("acting_for")
    if named.lower() in people or named in places:
        return role in voice_words("of_places") if named in places else acts
    if any(word[:1].isupper() for word in named.split()):
        return named[:1].isupper() or acts or any(w in _bodies() for w in words)
    return acts and any(_singular(w) in person_nouns() | _kin() for w in words)


@cache
def _bodies() -> frozenset[str]:
    singular = group_nouns() | outlet_nouns() | voice_words("institutions")
    return (
        singular | {w + "s" for w in singular} | {w[:-1] + "ies" for w in singular if w[-1] == "y"}
    )


def _kin() -> frozenset[str]:
    return voice_words("kin") | {"family", "familie", "victim", "relative"}


def _body_in_role(voice: Voice) -> str | None:
    """The body in a role: "army" of "army spokesman", "Lake Aid" of "Lake Aid director"."""
    if voice.kind not in {"person", "unnamed"}:
        return None
    words = _described(voice).split()
    if len(words) < 2 or _head(" ".join(words)) != words[-1].lower():
        return None
    if _singular(words[-1].lower()) not in voice_words("speaking_for"):
        return None
    before = words[:-1]
    while before and before[0].lower() in voice_words("rank_words"):
        before = before[1:]
    while before and before[-1].lower() in voice_words("rank_words"):
        before = before[:-1]
    if not before:
        return None
    proper = [w for w in before if w[:1].isupper()]
    if len(proper) == len(before) and _is_name(before):
        return " ".join(before)
    return " ".join(before) if before[-1].lower() in _bodies() | {"un", "eu"} else None


def _is_name(words: list[str]) -> bool:
    """Whether capital words before a role name a body rather than a people or an office."""
    last = words[-1].lower()
    if last in person_nouns() or last in voice_words("office_words"):
        return False
    return len(words) > 1 or words[0].isupper() or last in _bodies()


def _body_in_name(voice: Voice) -> str | None:
    """Whose a body or a paper is by its own name: "the army's general staff"."""
    name = without_determiner(voice.name)
    if voice.kind == "group":
        owner, mark, rest = name.replace("’", "'").partition("'s ")
        return owner if mark and rest and _head(owner) in group_nouns() else None
    words = name.split()
    if voice.kind != "document":
        return None
    papers = document_nouns() | {"press", "news", "media", "internal"}
    cut = len(words)
    while cut > 1 and _singular(words[cut - 1].lower()) in papers:
        cut -= 1
    is_body = 0 < cut < len(words) and words[cut - 1].lower() in group_nouns()
    return " ".join(words[:cut]) if is_body else None


def _note_clauses(parse: Parse, book: VoiceBook) -> None:
    """Bodies named by clauses on a voice: "who heads Lake Aid", "a film the army released"."""
    for mention in book.references.mentions:
        voice = book.registry.latest(mention.voice)
        if voice.kind not in {"person", "unnamed", "document"}:
            continue
        index = token_at(parse, mention.start)
        for clause in parse.children(index, "relcl", "acl"):
            thing = _maker(parse, clause) if voice.kind == "document" else _led(parse, clause)
            if thing is None or thing.pos == "PRON":
                continue
            words = _named_by(parse, thing) or called_name(parse, thing) or bare_words(parse, thing)
            known = book.registry.latest(voice)
            if not known.of or not _is_belonging(known, known.of, frozenset(), set()):
                book.registry.entities[known.voice] = replace(known, of=words)


def _led(parse: Parse, clause: Token) -> Token | None:
    """What somebody heads, runs, represents or works for, by a clause on them."""
    subject = parse.child(clause.index, "nsubj")
    if clause.dep == "relcl" and (subject is None or subject.tag not in {"WP", "WDT"}):
        return None
    lemma = clause.lemma.lower()
    thing: Token | None = None
    if lemma in voice_words("leading"):
        thing = parse.child(clause.index, "dobj")
    elif lemma in {"work", "speak", "act", "volunteer", "campaign"}:
        for preposition in parse.children(clause.index, "prep"):
            if preposition.text.lower() in {"for", "at", "with"} and thing is None:
                thing = parse.child(preposition.index, "pobj")
    if thing is None:
        return None
    is_body = thing.pos == "PROPN" or thing.lemma.lower() in _bodies()
    return thing if is_body and thing.entity not in _PLACES | {"PERSON"} else None


def _maker(parse: Parse, clause: Token) -> Token | None:
    """Who made or released a document, by a clause on it."""
    if clause.lemma.lower() not in voice_words("publishing") | voice_words("making"):
        return None
    agent = parse.child(clause.index, "agent")
    thing = parse.child(agent.index, "pobj") if agent is not None else None
    if thing is None and clause.dep == "relcl":
        thing = parse.child(clause.index, "nsubj")
    if thing is None or thing.tag in {"WP", "WDT"}:
        return None
    return thing if thing.lemma.lower() in group_nouns() else None


def _named_by(parse: Parse, noun: Token) -> str | None:
    """The name set behind a word for a body: "the charity Lake Aid"."""
    for kid in parse.children(noun.index, "appos"):
        if kid.pos == "PROPN" and noun.pos == "NOUN":
            return bare_words(parse, kid)
    return None


def _place_names(parse: Parse) -> frozenset[str]:
    """Names behind "at", "in" or "from" that are places or, of one word, no known body's."""
    bodies = {
        without_determiner(name.span.text)
        for name in parse.annotations.names
        if name.label == "ORG"
    }
    found: set[str] = set()
    for token in parse.tokens:
        if token.dep != "pobj" or parse.tokens[token.head].text.lower() not in _WHERE:
            continue
        words = bare_words(parse, token)
        alone = token.pos == "PROPN" and " " not in words and not token.text.isupper()
        if alone and parse.tokens[token.head].text.lower() in {"in", "from"} and words.istitle():
            # The model calls many a village a body; who is "from" one word is from a place.
            bodies.discard(words)
            found.add(words)
        elif token.entity in _PLACES or (alone and token.entity not in {"ORG", "PERSON"}):
            found.add(words)
    return frozenset(found - bodies)


def _described(voice: Voice) -> str:
    return voice.role or (voice.name if voice.kind == "unnamed" else "")


def _head(words: str) -> str:
    """The last word of a description before a preposition, singular and lower case."""
    parts = words.lower().replace("’s", "").replace("'s", "").split()
    for place, word in enumerate(parts):
        if place and word in _SMALL:
            return _singular(parts[place - 1])
    return _singular(parts[-1]) if parts else ""


def _singular(word: str) -> str:
    if word in group_nouns() | person_nouns():
        return word
    if word.endswith("men"):
        return word[:-3] + "man"
    return word.removesuffix("s")
