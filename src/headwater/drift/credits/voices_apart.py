"""Whether two voices are surely two, or one voice has become several."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from headwater.drift.credits.voices import (
    BODIES,
    DEFINITE,
    KINDS_OF_PEOPLE,
    SAME_STEM,
    head_lemma,
    head_noun,
    is_generic,
    kind_of,
    may_speak_for,
    same_by_words,
    same_voice,
    voice_words,
)
from headwater.drift.scene import Rest, Scene
from headwater.lexicon.camps import are_apart, camps_of
from headwater.lexicon.fold import fold_word
from headwater.lexicon.likeness import spelling_likeness
from headwater.lexicon.voices import alike_nouns, voice_phrases
from headwater.model import Attribution, Span, Telling

# People who speak for themselves, and for no body.
_PRIVATE = frozenset(
    """resident local villager inhabitant witness bystander survivor patient relative family parent
    neighbour neighbor friend colleague passenger victim trader shopkeeper driver fisherman farmer
    student pupil refugee migrant detainee prisoner inmate worker employee nurse customer tenant
    mother father brother sister son daughter wife husband fan supporter reader viewer several some
    caller diplomat analyst expert observer critic tourist pilgrim child mourner protester activist
    patients residents witnesses relatives""".split()
)
_OFFICIAL = frozenset({"official", "authority", "officer", "prosecutor", "police"})
_SPOKESMEN = frozenset(
    "spokesman spokeswoman spokesperson leader commander chief head representative".split()
)
_VAGUE = frozenset("source people person insider man woman other one several some".split())
# Nouns that do not say what sort of voice it is; what stands beside them does.
_OF_ANYTHING = frozenset(
    """official authority spokesman spokeswoman spokesperson representative head chief leader member
    source director manager president deputy office agency group staff worker employee""".split()
)
_SOME = frozenset({"some", "several", "few", "part"})


def of_other_camps(mine: Telling, a: Attribution, theirs: Telling, b: Attribution) -> bool:
    """Whether two voices are of two sorts that no one voice is of: a husband, a ministry.

    Not where they share a word, or where the one may be described by the other's text.
    """
    if a.source is None or b.source is None or same_by_words(mine, a, theirs, b):
        return False
    if any(t.pos == "PRON" for t in (head_noun(mine, a.source), head_noun(theirs, b.source)) if t):
        return False
    return are_apart(_camps(mine, a), _camps(theirs, b))


def _camps(telling: Telling, attribution: Attribution) -> frozenset[str]:
    """The sorts of a voice by its noun; by its other words where that is "official" or "head"."""
    head = head_lemma(telling, attribution.source)
    if head not in _OF_ANYTHING and (found := camps_of({head})):
        return found
    words = {w.lower() for v in attribution.chain[:1] for w in (v.role or "").split()}
    if attribution.source is not None:
        words |= {t.lemma.lower() for t in telling.parse.tokens_in(attribution.source)}
    return camps_of(words - {head}) or camps_of({head})


def surely_different(mine: Telling, a: Attribution, theirs: Telling, b: Attribution) -> bool:
    """Whether two attributions, of two tellings, surely credit two voices.

    Both must be known: a pronoun and "the company" may be anybody; an official speaks for the body
    that he or she is of; people of whom nothing is said may be described in any way.
    """
    if a.source is None or b.source is None:
        return False
    if _is_of_a_nation(mine, a) or _is_of_a_nation(theirs, b):
        return False
    apart = of_other_camps(mine, a, theirs, b)
    if not apart and same_voice(mine, a, theirs, b):
        return False
    beside = (
        _named_beside(mine, a, theirs, b)
        or _named_beside(theirs, b, mine, a)
        or _is_said_of(mine, a, b)
    )
    return not beside and (
        apart or _differ((mine, a), (theirs, b)) or _are_other_bodies((mine, a), (theirs, b))
    )


def _is_of_a_nation(telling: Telling, attribution: Attribution) -> bool:
    """As in "the Germans", who may be a firm, a crew or a government."""
    head = head_noun(telling, attribution.source)
    return head is not None and head.entity == "NORP" and head.tag in {"NNPS", "NNS"}


def _are_other_bodies(one: tuple[Telling, Attribution], other: tuple[Telling, Attribution]) -> bool:
    """Whether two bodies without a name are each told by words that say which: "the health office".

    Neither is a bare "the agency", and no word of the one is like a word of the other.
    """
    (mine, a), (theirs, b) = one, other
    heads = (head_noun(mine, a.source), head_noun(theirs, b.source))
    if not {kind_of(a), kind_of(b)} <= BODIES or any(h is None or h.pos != "NOUN" for h in heads):
        return False
    my_words, their_words = _telling_words(mine, a), _telling_words(theirs, b)
    if not my_words or not their_words:
        return False
    return not any(spelling_likeness(x, y) >= SAME_STEM for x in my_words for y in their_words)


def _telling_words(telling: Telling, body: Attribution) -> frozenset[str]:
    """The words that say which body it is, its head noun left out."""
    if body.source is None:
        return frozenset()
    head = head_noun(telling, body.source)
    return frozenset(
        fold_word(t.lemma)
        for t in telling.parse.tokens_in(body.source)
        if t.is_content and t != head and t.pos in {"NOUN", "ADJ", "PROPN"}
    )


def _differ(one: tuple[Telling, Attribution], other: tuple[Telling, Attribution]) -> bool:
    """Whether two voices that share no word differ in kind, name or role."""
    (mine, a), (theirs, b) = one, other
    kinds = {kind_of(a), kind_of(b)}
    if kinds <= BODIES:
        return not (is_generic(mine, a) or is_generic(theirs, b))
    if kinds & BODIES:
        body, speaker = (one, other) if kind_of(a) in BODIES else (other, one)
        return _speaks_not_for(*speaker, *body)
    if kinds == {"person"}:
        return not _names_alike(a, b)
    if kinds == {"unnamed"}:
        return _other_people(one, other)
    named, people = (one, other) if kind_of(a) == "person" else (other, one)
    return _is_none_of(named[1], *people)


def speaks_elsewhere(
    mine: Telling, a: Attribution, theirs: Telling, over: Sequence[Attribution]
) -> bool:
    """Whether a text knows a voice as another than those that it credits with some words.

    What "a man who works there" says is credited to the inspectorate, which the same text lets
    speak, or names, for itself. Nothing is known where those voices may be the other one again: a
    pronoun, "the agency", who may speak for it.

    Args:
        mine: the text that credits `a`.
        a: the voice.
        theirs: the other text.
        over: its voices over the words.
    """
    passed_on = len(a.chain) > 1  # "the Voice reported, citing residents": the chain says of whom
    if a.source is None or passed_on or is_generic(mine, a):
        return False
    if any(_may_be_again(theirs, t) for t in over):
        return False
    if any(_may_be_one(mine, a, theirs, t) for t in over):
        return False
    return any(
        same_by_words(mine, a, theirs, o)
        for o in theirs.attributions
        if o.source is not None and not any(_joined(theirs, o, t) for t in over)
    )


def _may_be_one(mine: Telling, a: Attribution, theirs: Telling, b: Attribution) -> bool:
    """Whether two voices share a word, stand beside each other's name, or speak for each other."""
    return (
        same_by_words(mine, a, theirs, b)
        or _named_beside(mine, a, theirs, b)
        or _named_beside(theirs, b, mine, a)
        or may_speak_for(a, b)
        or may_speak_for(b, a)
    )


def _may_be_again(telling: Telling, attribution: Attribution) -> bool:
    """Whether a source may be somebody named before, and it is not known who."""
    if attribution.source is None:
        return True
    named = bool(attribution.chain) and attribution.chain[0].kind in {"person", "group"}
    return is_generic(telling, attribution) and not named


def _joined(telling: Telling, one: Attribution, other: Attribution) -> bool:
    """Whether two attributions of one text are of one voice, or one inside the other's words."""
    return one is other or same_by_words(telling, one, telling, other)


def made_many(scene: Scene, a: Attribution, rest: Rest, b: Attribution) -> bool:
    """Whether one voice of the parent has become several: "a source" -> "sources"."""
    mine, theirs = head_noun(scene.child, a.source), head_noun(rest.parent, b.source)
    if mine is None or theirs is None or mine.tag != "NNS" or a.source_kind == "group":
        return False
    if _is_some(scene.child, a.source):
        return False
    if _is_part(rest.parent, b.source):
        return True
    word = mine.lemma.lower()
    if b.source_kind == "person" and theirs.text.lower() in {"he", "she"}:
        return a.source_kind == "unnamed" and not may_speak_for(b, a)
    roles = " ".join(v.role or "" for v in b.chain[:1]).lower().split()
    one_person = b.source_kind == "person" and (word == "source" or word in roles)
    return one_person or (theirs.tag == "NN" and word in {"source", theirs.lemma.lower()})


def _names_alike(a: Attribution, b: Attribution) -> bool:
    """Whether two names may be two spellings of one."""
    return any(
        spelling_likeness(x, y) >= SAME_STEM
        for x in voice_words(a, with_group=False)
        for y in voice_words(b, with_group=False)
    )


def _other_people(one: tuple[Telling, Attribution], other: tuple[Telling, Attribution]) -> bool:
    """Whether two descriptions of people without a name fit nobody at once."""
    heads = {head_lemma(telling, voice.source) for telling, voice in (one, other)}
    if heads & _VAGUE:
        return False
    return all(_is_known_kind(h) for h in heads) or len(heads & _OFFICIAL) == 1


def _is_none_of(named: Attribution, telling: Telling, people: Attribution) -> bool:
    """Whether a person with a name and a role is none of some people without one."""
    head = head_noun(telling, people.source)
    if head is None or (head.tag == "NN" and _is_definite(people)):
        return False  # "the mayor" may be anybody's other title
    if voice_words(named) & _SPOKESMEN and may_speak_for(named, people):
        return False
    return any(v.role or v.of for v in named.chain[:1])


def _named_beside(mine: Telling, a: Attribution, theirs: Telling, b: Attribution) -> bool:
    """Whether the name of one stands in the other's sentence, outside what is said there."""
    token = None if b.source is None else theirs.token_at(b.source.start)
    if token is None or a.source is None:
        return False
    sentence = theirs.parse.sentences[token.sentence]
    names = {fold_word(t.text) for t in mine.parse.tokens_in(a.source) if t.pos == "PROPN"}
    outside = {
        fold_word(t.text)
        for t in theirs.tokens(sentence)
        if not b.content.start <= t.start < b.content.end
    }
    return bool(names) and names <= outside


def _is_said_of(telling: Telling, described: Attribution, named: Attribution) -> bool:
    """Whether "the mining company" may mean a voice that its own sentence names."""
    if described.source is None or not _is_definite(described) or not named.chain:
        return False
    token = telling.token_at(described.source.start)
    if token is None:
        return False
    if any(t.pos == "PROPN" for t in telling.parse.tokens_in(described.source)):
        return False
    sentence = telling.tokens(telling.parse.sentences[token.sentence])
    words = {fold_word(w) for w in named.chain[0].name.split()}
    return words <= {fold_word(t.text) for t in sentence if t.pos == "PROPN"}


def _is_some(telling: Telling, source: Span | None) -> bool:
    """Whether a source is counted, or a part of a group: "two colleagues", "one of his aides"."""
    tokens = () if source is None else telling.parse.tokens_in(source)
    if not tokens:
        return False
    before = telling.parse.tokens[max(0, tokens[0].index - 2) : tokens[0].index]
    partly = [t.text.lower() for t in before[-1:]] == ["of"] and before[0].pos in {"NUM", "PRON"}
    return partly or any(t.pos == "NUM" or t.text.lower() in _SOME for t in tokens[:3])


def _is_part(telling: Telling, source: Span | None) -> bool:
    """Whether a source is some of a group only: "four of the witnesses", "some of them"."""
    tokens = () if source is None else telling.parse.tokens_in(source)
    return any(
        (t.pos == "NUM" or t.text.lower() in _SOME) and following.text.lower() == "of"
        for t, following in pairwise(tokens[:4])
    )


def _speaks_not_for(
    mine: Telling, speaker: Attribution, theirs: Telling, body: Attribution
) -> bool:
    """Whether somebody is surely no voice of a body."""
    if may_speak_for(speaker, body):
        return _is_anonymous(mine, speaker)
    if kind_of(speaker) == "unnamed":
        return _is_private(mine, speaker)
    return any(v.role or v.of for v in speaker.chain[:1]) or not is_generic(theirs, body)


def _is_private(telling: Telling, attribution: Attribution) -> bool:
    """Whether people without a name speak for themselves, and for no body."""
    words = {fold_word(w) for w in voice_words(attribution)}
    return head_lemma(telling, attribution.source) in _PRIVATE or bool(words & _PRIVATE)


def _is_anonymous(telling: Telling, attribution: Attribution) -> bool:
    """Whether somebody speaks without a name, and the text says so: no body said it then."""
    if attribution.source is None or attribution.source_kind != "unnamed":
        return False
    token = telling.token_at(attribution.source.start)
    if token is None:
        return False
    text = telling.parse.sentences[token.sentence].span.text.lower()
    return any(phrase in text for phrase in voice_phrases("anonymity"))


def _is_known_kind(noun: str) -> bool:
    return any(noun in kind for kind in KINDS_OF_PEOPLE) or len(alike_nouns(noun)) > 1


def _is_definite(attribution: Attribution) -> bool:
    words = "" if attribution.source is None else attribution.source.text.lower()
    return words.split()[:1] != [] and words.split()[0] in DEFINITE
