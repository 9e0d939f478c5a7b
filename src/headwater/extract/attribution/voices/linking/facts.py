"""Plain facts on whether a description or a name is of somebody spoken of elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log1p
from typing import Literal

import numpy as np

from headwater.extract.attribution.voices.linking.views import View, in_headline
from headwater.extract.attribution.voices.references import is_human_noun
from headwater.extract.parse import Parse
from headwater.lexicon.nations import nations
from headwater.lexicon.people import is_person_noun
from headwater.lexicon.sources import document_nouns, group_nouns, person_nouns, report_nouns
from headwater.lexicon.voices import alike_nouns, voice_words
from headwater.model import Token

Facts = Mapping[str, float]
# How a voice is spoken of: over the report, by a description with "the", by a whole name.
Way = Literal["headline", "definite", "name"]
# What sort of thing: one human being, several, a body, a paper.
Sort = Literal["one", "several", "body", "paper"]

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_OTHER = frozenset(
    "other another second third fourth fifth different fellow more further one two three".split()
)
# Words that describe a noun without telling its bearer from others.
_NEAR_NOTHING = frozenset({"old", "young", "elderly", "latter", "former", "same", "very", "own"})
_COMPATIBLE: Mapping[Sort, frozenset[Sort]] = {
    "one": frozenset({"one"}),
    "several": frozenset({"several"}),
    "body": frozenset({"body"}),
    "paper": frozenset({"paper"}),
}
_OVER_COMPATIBLE: Mapping[Sort, frozenset[Sort]] = {
    **_COMPATIBLE,
    "several": frozenset({"several", "body"}),
    "body": frozenset({"several", "body"}),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A voice of which is asked whether it is another.

    Attributes:
        view: the voice.
        way: how it is spoken of.
        sorts: what sort of thing its noun can stand for.
        lemma: its noun, lower case.
        before: the words of description before the noun, lower case.
    """

    view: View
    way: Way
    sorts: frozenset[Sort]
    lemma: str
    before: frozenset[str]


def asked_of(parse: Parse, view: View) -> Asked | None:
    """What is to be asked of a voice, or None where it stands for itself."""
    head = view.first
    if view.voice.kind == "person":
        whole = " " in view.voice.name and head.pos == "PROPN" and not in_headline(parse, head)
        return Asked(view, "name", frozenset({"one"}), "", frozenset()) if whole else None
    before = _words_before(parse, head)
    if before & _OTHER:
        return None
    way: Way | None = None
    is_noun = head.pos in {"NOUN", "ADJ", "NUM"} or _is_people(head)
    if is_noun and all(in_headline(parse, h) for h in view.heads):
        way = "headline"
    elif is_noun and _is_definite(parse, head):
        way = "definite"
    if way is None:
        return None
    return Asked(view, way, _sorts(head), head.lemma.lower(), before - _NEAR_NOTHING - _DEFINITE)


def may_be(parse: Parse, asked: Asked, other: View, genders: Mapping[str, str]) -> bool:
    """Whether nothing forbids that a voice is another: sort, sex, place, one speaking of the other.

    Args:
        parse: the report.
        asked: the voice in question.
        other: the one that it may be.
        genders: "f" or "m" by voice, where it is known.
    """
    mine = asked.view
    if mine is other or other.voice.voice in mine.beside:
        return False
    sexes = {genders.get(v.voice.voice, "") for v in (mine, other)} - {""}
    if len(sexes) > 1:
        return False
    table = _OVER_COMPATIBLE if asked.way == "headline" else _COMPATIBLE
    if sort_of(other) not in {s for sort in asked.sorts for s in table[sort]}:
        return False
    if asked.way == "headline":
        return any(not in_headline(parse, h) for h in other.heads)
    if asked.way == "name" and other.voice.kind != "unnamed":
        return False
    return other.first.start < mine.first.start


def facts_on(parse: Parse, asked: Asked, other: View, rivals: Sequence[View]) -> dict[str, float]:
    """The facts on one pair, by name, each about between 0 and 1.

    Args:
        parse: the report.
        asked: the voice in question.
        other: the one that it may be.
        rivals: every voice that it may be, this one among them.
    """
    facts = {"always": 1.0, "alone": float(len(rivals) == 1)}
    facts.update(_calling(parse, asked, other))
    facts.update(_place(parse, asked, other, rivals))
    facts["said"] = _repeats(asked.view, other)
    return {f"{asked.way} {name}": value for name, value in facts.items() if value}


def sort_of(view: View) -> Sort:
    """What sort of thing a voice is."""
    voice = view.voice
    if voice.kind in {"group", "outlet"}:
        return "body"
    if voice.kind == "document":
        return "paper"
    return "several" if voice.number == "several" else "one"


def _calling(parse: Parse, asked: Asked, other: View) -> dict[str, float]:
    """How the words for a voice go with those for another."""
    nouns = other.nouns()
    if asked.way == "name":
        role = (asked.view.voice.role or "").lower().split()[-1:]
        clash = bool(role) and not (nouns & alike_nouns(role[0]))
        return {
            "same noun": float(bool(role) and role[0] in nouns),
            "clash": float(clash),
            "no role": float(not role),
            "told": float(asked.view.first.dep in {"nsubj", "nsubjpass"}),
        }
    lemma = asked.lemma
    named = other.voice.name[:1].isupper()
    generic = _says_nothing(asked)
    same = lemma in nouns
    alike = not same and bool(nouns & alike_nouns(lemma))
    told = {w for n in other.heads for w in _words_before(parse, n)} - _DEFINITE
    told |= set((other.voice.role or "").lower().split())
    if other.voice.kind != "person":
        told |= set(other.voice.name.lower().split())
    return {
        "same noun": float(same),
        "alike noun": float(alike),
        "nearness": 0.0 if same or alike else _nearness(parse, lemma, nouns),
        "generic": float(generic),
        "generic named": float(generic and named),
        "clash": float(not (same or alike or generic) and bool(nouns & _describing())),
        "words shared": float(bool(asked.before & told)),
        "words unshared": float(bool(asked.before - told)),
        "named": float(named),
        "acronym": float(bool(asked.before & {other.voice.name.lower()})),
    }


def _place(
    parse: Parse, asked: Asked, other: View, rivals: Sequence[View]
) -> dict[str, float]:
    """Where a voice stands in the report beside another."""
    at = asked.view.first
    if asked.way == "headline":
        bodies = [h for h in other.heads if not in_headline(parse, h)]
        nearer = sum(_first_in_body(parse, r) < bodies[0].start for r in rivals)
        speaks = bool(other.spoke)
        return {"later rivals": log1p(nearer), "speaks": float(speaks),
                "away": log1p(bodies[0].sentence - at.sentence)}  # fmt: skip
    last = other.last_before(at.start) or other.first
    spoke = [i for i in other.spoke if i < at.index]
    newer = sum(
        1 for r in rivals
        if r is not other and (r.last_before(at.start) or r.first).start > last.start
    )  # fmt: skip
    latest = max((i for r in rivals for i in r.spoke if i < at.index), default=-1)
    sentences = parse.annotations.sentences
    return {
        "away": log1p(at.sentence - last.sentence),
        "newer rivals": log1p(newer),
        "spoke": float(bool(spoke)),
        "spoke last": float(bool(spoke) and spoke[-1] == latest),
        "same block": float(sentences[at.sentence].block == sentences[last.sentence].block),
        "was subject": float(last.dep in {"nsubj", "nsubjpass"}),
    }


def _first_in_body(parse: Parse, view: View) -> int:
    return next((h.start for h in view.heads if not in_headline(parse, h)), 0)


def _repeats(mine: View, other: View) -> float:
    """How much of what a voice says another says too: the best of all pairs, 0 to 1."""
    best = 0.0
    for words in mine.said.values():
        for theirs in other.said.values():
            shared = len(words & theirs)
            if shared:
                best = max(best, shared / min(len(words), len(theirs)) * min(1, shared / 3))
    return best


def _nearness(parse: Parse, lemma: str, nouns: frozenset[str]) -> float:
    """Cosine of the nouns' word vectors, the best; 0 where there are none."""
    vectors = parse.annotations.vectors
    if lemma not in vectors:
        return 0.0
    mine = np.frombuffer(vectors[lemma], dtype="<f4")
    found = [float(mine @ np.frombuffer(vectors[n], dtype="<f4")) for n in nouns if n in vectors]
    return max(0.0, *found) if found else 0.0


def _is_definite(parse: Parse, head: Token) -> bool:
    return any(k.text.lower() in _DEFINITE for k in parse.children(head.index, "det"))


def _words_before(parse: Parse, head: Token) -> frozenset[str]:
    kids = parse.children(head.index, "compound", "amod", "nmod", "nummod", "det", "poss")
    return frozenset(k.text.lower() for k in kids if k.index < head.index)


def _says_nothing(asked: Asked) -> bool:
    lemma = asked.lemma
    return (
        lemma in voice_words("generic_people") | voice_words("generic_groups")
        or lemma in voice_words("companies")
        or "one" in asked.sorts and not (is_human_noun(lemma) or lemma in person_nouns())
    )


def _sorts(head: Token) -> frozenset[Sort]:
    lemma = head.lemma.lower()
    if head.tag in {"NNS", "NNPS"}:
        papers = document_nouns() | report_nouns()
        return frozenset({"paper"} if lemma in papers else {"several"})
    found: set[Sort] = set()
    if lemma in voice_words("companies") | voice_words("generic_groups") | group_nouns():
        found.add("body")
    if is_human_noun(lemma) or is_person_noun(head) or _is_people(head) or _is_aged(head):
        found.add("one")
    if lemma in document_nouns() | report_nouns():
        found.add("paper")
    return frozenset(found)


def _is_aged(head: Token) -> bool:
    return head.text.lower() in {"old", "year-old"} or head.text.lower().endswith("year-old")


def _is_people(head: Token) -> bool:
    """A word for the people of a country: "the Tanzanian"."""
    return head.tag in {"NNP", "JJ"} and head.text.lower() in _peoples()


@cache
def _peoples() -> frozenset[str]:
    return frozenset(people for nation in nations() for people in nation.peoples)


@cache
def _describing() -> frozenset[str]:
    """Nouns that say what somebody or something is."""
    return person_nouns() | group_nouns() | voice_words("companies")
