"""Plain facts on whether a description or a name is of somebody spoken of elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log1p
from typing import Literal

from headwater.extract.attribution.voices.linking.views import View, in_headline
from headwater.extract.attribution.voices.media import token_at
from headwater.extract.attribution.voices.references import is_human_noun
from headwater.extract.parse import Parse
from headwater.lexicon.nations import nations
from headwater.lexicon.people import is_person_noun
from headwater.lexicon.sources import (
    document_nouns,
    group_nouns,
    person_nouns,
    report_nouns,
    title_words,
)
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
# "The labour department" is no union that was named before.
_ONE_OF_A_KIND = frozenset(
    "ministry department commission council service authority government army court".split()
)
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
    head = _noun(parse, view.first)
    is_role = in_headline(parse, head) and head.lemma.lower() in person_nouns()
    if view.voice.kind == "person" and not (is_role and " " not in view.voice.name):
        whole = " " in view.voice.name and head.pos == "PROPN" and not in_headline(parse, head)
        return Asked(view, "name", frozenset({"one"}), "", frozenset()) if whole else None
    is_name = view.voice.kind in {"outlet", "group"} and view.voice.name[:1].isupper()
    if is_name and not in_headline(parse, head):
        return None  # "the newspaper Nova Sul" has its name with it
    before = _words_before(parse, head)
    if before & _OTHER or (head.lemma.lower() in _ONE_OF_A_KIND and before - _DEFINITE):
        return None
    way: Way | None = None
    is_noun = head.pos in {"NOUN", "ADJ", "NUM"} or _is_people(head) or is_role
    if is_noun and in_headline(parse, head) and _only_taken_up(parse, view):
        way = "headline"
    elif is_noun and _is_definite(parse, head):
        way = "definite"
    if way is None:
        return None
    return Asked(view, way, _sorts(head), head.lemma.lower(), before - _NEAR_NOTHING - _DEFINITE)


def _noun(parse: Parse, head: Token) -> Token:
    """The noun of "ex-official", of which the parser makes two words and a hyphen."""
    after = parse.tokens[head.index + 1 : head.index + 3]
    is_parted = head.text.lower() in {"ex", "co", "vice"} and len(after) == 2
    return after[1] if is_parted and after[0].text == "-" else head


def _only_taken_up(parse: Parse, view: View) -> bool:
    """Whether what stands over the report is spoken of in it by pronouns and "the" alone."""
    inside = [h for h in view.heads if not in_headline(parse, h)]
    return all(h.pos == "PRON" or _is_definite(parse, h) for h in inside)


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
    if asked.way == "name" and not _spoke_first(mine, other):
        return False
    is_body = sort_of(other) != "one"
    return other.first.start < mine.first.start and (is_body or _is_somebody(other))


def facts_on(parse: Parse, asked: Asked, other: View, rivals: Sequence[View]) -> dict[str, float]:
    """The facts on one pair, by name, each about between 0 and 1.

    Args:
        parse: the report.
        asked: the voice in question.
        other: the one that it may be.
        rivals: every voice that it may be, this one among them.
    """
    facts = {"always": 1.0, "alone": float(len(rivals) == 1)}
    if asked.way == "headline":
        facts.update(_noun_facts(parse, asked, other))
        facts.update(_over_facts(parse, other, rivals))
        facts["said"] = _repeats(asked.view, other)
        facts["taken up"] = float(not all(in_headline(parse, h) for h in asked.view.heads))
    else:
        if asked.way == "name":
            facts.update(_role_facts(parse, asked, other))
            facts["leads"] = float(_leads(parse, asked, other))
        else:
            facts.update(_noun_facts(parse, asked, other))
        facts.update(_order_facts(parse, asked, other, rivals))
    return {f"{asked.way} {name}": value for name, value in facts.items() if value}


def sort_of(view: View) -> Sort:
    """What sort of thing a voice is."""
    voice = view.voice
    if voice.kind in {"group", "outlet"}:
        return "body"
    if voice.kind == "document":
        return "paper"
    return "several" if voice.number == "several" else "one"


def _spoke_first(mine: View, other: View) -> bool:
    """Whether a nameless voice spoke before a name was named, and not in the same sentence."""
    if other.voice.kind != "unnamed" or not other.spoke or other.spoke[0] > mine.first.index:
        return False
    return all(head.sentence != mine.first.sentence for head in other.heads)


def _is_somebody(view: View) -> bool:
    """Whether a voice is a human being of whom more is said than "one" or "who"."""
    if view.voice.kind == "person":
        return True
    return any(is_human_noun(h.lemma.lower()) or is_person_noun(h) for h in view.heads)


def _role_facts(parse: Parse, asked: Asked, other: View) -> dict[str, float]:
    """How the role beside a name goes with what a voice is called."""
    role = (asked.view.voice.role or "").lower().split()[-1:]
    if not role or role[0] in title_words():
        return {"no role": float(not _is_set_off(parse, asked.view.first))}
    nouns = other.nouns()
    return {"clash": float(not nouns & (alike_nouns(role[0]) | voice_words("of_many")))}


def _is_set_off(parse: Parse, head: Token) -> bool:
    """Whether a name has a description behind it: "Ida Brandel, a researcher", but no mere age."""
    after = parse.tokens[head.index + 1 : head.index + 3]
    return len(after) == 2 and after[0].text == "," and not after[1].text.isdigit()


def _leads(parse: Parse, asked: Asked, other: View) -> bool:
    """Whether the first paragraph describes a voice and this is the first name after it."""
    sentences = parse.annotations.sentences
    lead = next((s.block for s in sentences if s.kind == "paragraph"), None)
    mine, first = asked.view.first, _first_in_body(parse, other)
    if lead is None or sentences[parse.tokens[token_at(parse, first)].sentence].block != lead:
        return False
    block = sentences[mine.sentence].block
    opening = next((s for s in sentences if s.block > lead and s.kind == "paragraph"), None)
    return opening is not None and block == opening.block and mine.sentence == opening.index


def _noun_facts(parse: Parse, asked: Asked, other: View) -> dict[str, float]:
    """How the noun of a description goes with what a voice is called."""
    nouns = other.nouns()
    is_same = asked.lemma in nouns
    is_alike = not is_same and bool(nouns & alike_nouns(asked.lemma))
    says_nothing = _says_nothing(asked)
    fits = is_same or is_alike or says_nothing
    return {
        "same noun": float(is_same),
        "alike noun": float(is_alike),
        "generic": float(says_nothing),
        "clash": float(not fits and bool(nouns & _describing())),
        "words unshared": float(bool(asked.before - _told(parse, other))),
    }


def _told(parse: Parse, view: View) -> frozenset[str]:
    """The words by which a voice is described, its name's among them if it is no person's."""
    words = {w for h in view.heads for w in _words_before(parse, h)}
    words |= set((view.voice.role or "").lower().split())
    if view.voice.kind != "person":
        words |= set(view.voice.name.lower().split())
    return frozenset(words)


def _over_facts(parse: Parse, other: View, rivals: Sequence[View]) -> dict[str, float]:
    """Where in the body a voice first stands that a headline may speak of."""
    at = _first_in_body(parse, other)
    before = sum(_first_in_body(parse, r) < at for r in rivals)
    return {"later": log1p(before), "speaks": float(bool(other.spoke))}


def _order_facts(
    parse: Parse, asked: Asked, other: View, rivals: Sequence[View]
) -> dict[str, float]:
    """How far back a voice stands, and whether it spoke last."""
    at = asked.view.first
    last = other.last_before(at.start) or other.first
    newer = sum(
        (r.last_before(at.start) or r.first).start > last.start for r in rivals if r is not other
    )
    latest = max((i for r in rivals for i in r.spoke if i < at.index), default=-1)
    sentences = parse.annotations.sentences
    return {
        "away": log1p(at.sentence - last.sentence),
        "newer": log1p(newer),
        "spoke last": float(latest >= 0 and latest in other.spoke),
        "same block": float(sentences[at.sentence].block == sentences[last.sentence].block),
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
        or ("one" in asked.sorts and not (is_human_noun(lemma) or lemma in person_nouns()))
    )


def _sorts(head: Token) -> frozenset[Sort]:
    lemma = head.lemma.lower()
    if head.tag in {"NNS", "NNPS"}:
        papers = document_nouns() | report_nouns()
        return frozenset({"paper"} if lemma in papers else {"several"})
    if lemma in document_nouns():
        return frozenset({"paper"})
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
