"""What the text says of how a voice knows, and of whether its name is withheld."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from headwater.extract.attribution.finding import Phrase
from headwater.extract.attribution.voices.deeds import clause_on
from headwater.extract.parse import Parse
from headwater.lexicon.voices import voice_phrases, voice_words
from headwater.model import Relation, Voice

# "One of the passengers" is a passenger.
_PARTS = {"one", "two", "three", "four", "some", "several", "many", "another", "most"}
_WORD = re.compile(r"[^\W_]+")


@cache
def _anonymity() -> re.Pattern[str]:
    phrases = sorted(voice_phrases("anonymity"), key=len, reverse=True)
    parts = [*map(re.escape, phrases), *voice_phrases("anonymity_patterns")]
    pattern = "|".join(parts).replace(r"\ ", " ").replace(" ", r"\s")
    return re.compile(r"\b(?:" + pattern + r")\b", re.IGNORECASE)


def withheld_names(parse: Parse) -> Iterator[tuple[int, int]]:
    """Sentence and character of every place that says that a name is withheld, in order."""
    starts = [s.span.start for s in parse.annotations.sentences]
    for match in _anonymity().finditer(parse.text):
        at = bisect_left(starts, match.start() + 1) - 1
        if at >= 0:
            yield at, match.start()


def clause_relation(parse: Parse, phrase: Phrase) -> Relation | None:
    """What a clause on the source says: "a broker who hid under a lorry", "who was there"."""
    heads = dict.fromkeys(h for h in (phrase.head, phrase.outer) if h is not None)
    return next((found for h in heads if (found := clause_on(parse, h)) is not None), None)


def entity_relation(voice: Voice) -> Relation | None:
    """What a voice's name, role and group say of how it knows."""
    if voice.kind == "document":
        return "official" if _is_official_paper(voice) else None
    named = voice.name if voice.kind == "unnamed" else None
    description = _words(voice.role) or _words(named)
    heads = _singulars(_head_of(description))
    if heads & voice_words("witnesses"):
        return "eyewitness"
    if is_official(voice) and not set(description) & voice_words("struck"):
        return "official"
    told = heads | set(description[:-1]) & voice_words("struck")
    if told & (voice_words("participants") | voice_words("struck")):
        return "participant"
    return None


def is_official(voice: Voice) -> bool:
    """Whether a voice speaks for a state body, or is one."""
    if voice.kind in {"outlet", "document"}:
        return False
    role, of, name = _words(voice.role), _words(voice.of), _words(voice.name)
    if voice.kind == "group":
        return _is_state_body([*name]) or (bool(of) and _is_state_body(of))
    told = role or (name if voice.kind == "unnamed" else [])
    if {*told, *of} & voice_words("unofficial"):
        return False
    plain = _singulars(told)
    if plain & voice_words("official_roles") or (of and _is_state_body(of)):
        return True
    if _is_state_body(told):
        return True
    heads = _singulars(_head_of(told))
    return bool(heads & voice_words("official_heads")) and _stands_alone(voice, told)


def _stands_alone(voice: Voice, told: list[str]) -> bool:
    """Whether a head that firms and clubs have too is a state's here: nothing says otherwise.

    "The president", "a senior official"; not "a bank officer" or "the captain".
    """
    head = _head_of(told)[0]
    if head in {"officer", "officers"} and set(told) - voice_words("plain_officers") - {head}:
        return False
    return not voice.of


def _is_state_body(words: list[str]) -> bool:
    """Whether words name a body of the state: "the interior ministry", "the fire service"."""
    named = set(words)
    if named & voice_words("unofficial"):
        return False
    whole = " ".join(words)
    if named & voice_words("official_bodies") or any(
        phrase in whole for phrase in voice_phrases("official_names")
    ):
        return True
    has_service = bool(_singulars(words) & voice_words("official_services"))
    return has_service and bool(
        named & (voice_words("official_kinds") | voice_words("official_roles"))
    )


def _is_official_paper(voice: Voice) -> bool:
    """Whether a paper speaks for a state body by what it is: "an army press release"."""
    name = _words(voice.name)
    states = bool(_singulars(name) & (voice_words("authored") | voice_words("speech")))
    return states and _is_state_body([*name, *_words(voice.of)])


def _head_of(words: list[str]) -> list[str]:
    """The last word of a description before "of" and the like ("head" in "head of the police")."""
    for place, word in enumerate(words):
        if place == 1 and word == "of" and words[0] in _PARTS:
            return words[-1:]
        if place and word in {"of", "for", "at", "in", "on", "from", "with", "by"}:
            return words[place - 1 : place]
    return words[-1:]


def _singulars(words: list[str]) -> set[str]:
    found = {*words}
    for word in words:
        found |= {word.removesuffix("s"), word.removesuffix("es")}
        if word.endswith("men"):
            found.add(word[:-3] + "man")
    return found


def _words(text: str | None) -> list[str]:
    return _WORD.findall(text.lower()) if text else []
