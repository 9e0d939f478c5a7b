"""What the text says of how a voice knows, and of whether its name is withheld."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from headwater.extract.attribution.finding import Finding, Phrase
from headwater.extract.parse import Parse
from headwater.lexicon.voices import voice_phrases, voice_words
from headwater.model import Relation, Voice

_PRONOUNS = {"i", "he", "she", "we", "they"}
_WORD = re.compile(r"[^\W_]+")
# How far into a statement its subject and verb may stand ("she saw a single plane").
_OPENING = 6


@cache
def _anonymity() -> re.Pattern[str]:
    phrases = sorted(voice_phrases("anonymity"), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b", re.IGNORECASE)


def withheld_names(parse: Parse) -> Iterator[tuple[int, int]]:
    """Sentence and character of every place that says that a name is withheld, in order."""
    starts = [s.span.start for s in parse.annotations.sentences]
    for match in _anonymity().finditer(parse.text):
        at = bisect_left(starts, match.start() + 1) - 1
        if at >= 0:
            yield at, match.start()


def entity_relation(voice: Voice) -> Relation | None:
    """What a voice's name, role and group say of how it knows."""
    description = _words(voice.role) or (_words(voice.name) if voice.kind == "unnamed" else [])
    heads = {d.removesuffix("es") for d in description[-1:]} | {
        d.removesuffix("s") for d in description[-1:]
    } | set(description[-1:])  # fmt: skip
    if heads & voice_words("witnesses"):
        return "eyewitness"
    if heads & voice_words("participants"):
        return "participant"
    return "official" if is_official(voice) else None


def is_official(voice: Voice) -> bool:
    """Whether a voice speaks for a state body, or is one."""
    if voice.kind in {"outlet", "document"}:
        return False
    role, of, name = _words(voice.role), _words(voice.of), _words(voice.name)
    if voice.kind == "group":
        named = set(name) | set(of)
        if named & voice_words("unofficial"):
            return False
        is_office = "office" in named and bool(named & voice_words("official_roles"))
        return is_office or bool(named & voice_words("official_bodies"))
    told = set(role) | (set(name) if voice.kind == "unnamed" else set())
    if (told | set(of)) & voice_words("unofficial"):
        return False
    singular = told | {w.removesuffix("s") for w in told}
    return bool(
        singular & voice_words("official_roles") or set(of) & voice_words("official_bodies")
    )


def clause_relation(parse: Parse, phrase: Phrase) -> Relation | None:
    """What a clause on the source says: "a broker who hid under a lorry", "who was there"."""
    for head in dict.fromkeys(h for h in (phrase.head, phrase.outer) if h is not None):
        for clause in parse.children(head, "relcl", "acl", "appos"):
            lemma = clause.lemma.lower()
            words = parse.text[
                parse.tokens[parse.left[clause.index]].start : clause.end + 40
            ].lower()
            if any(p in words for p in voice_phrases("hearsay")):
                return "hearsay"
            if clause.dep == "appos":
                continue
            own = parse.child(clause.index, "nsubj")
            if own is not None and own.tag in {"WP", "WDT"}:
                if lemma in voice_words("witnessing"):
                    return "eyewitness"
                if lemma in voice_words("taking_part"):
                    return "participant"
            hurt = {"wound", "injure", "arrest", "detain", "hit", "beat", "shoot", "rescue"}
            if lemma in hurt and clause.tag == "VBN":
                return "participant"
    return None


def statement_relation(parse: Parse, finding: Finding) -> Relation | None:
    """What the statement itself says: "I heard two bangs", "she saw a single plane"."""
    starts = _token_at(parse, finding.start)
    opening = parse.tokens[starts : starts + _OPENING]
    for token in opening:
        if token.end > finding.end:
            break
        if token.lemma.lower() in {"see", "hear", "witness", "watch"} and token.pos == "VERB":
            subject = parse.child(token.index, "nsubj")
            is_own = subject is not None and subject.text.lower() in _PRONOUNS
            denied = any(k.dep == "neg" for k in parse.children(token.index))
            if is_own and not denied:
                return "eyewitness"
    return None


def _token_at(parse: Parse, start: int) -> int:
    low, high = 0, len(parse.tokens)
    while low < high:
        middle = (low + high) // 2
        if parse.tokens[middle].start < start:
            low = middle + 1
        else:
            high = middle
    return low


def _words(text: str | None) -> list[str]:
    return _WORD.findall(text.lower()) if text else []
