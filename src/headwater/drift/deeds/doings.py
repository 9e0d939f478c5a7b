"""What is said of whom: each verb with its bearer and the words that say what was done.

The bearer is the subject in the parse, active or passive; the words are those of the verb's own
clause. Two tellings say the same of somebody where most words of the one's doing come from one
doing of the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from headwater.drift.language import actor_of, is_passive, noun_phrase, subject_of
from headwater.lexicon.lightwords import is_light
from headwater.lexicon.likeness import Matrix, Words, words_likeness
from headwater.model import Annotations, Sentence, Telling, Token
from headwater.model.same import Same

# Clauses that hang on a verb and say something of their own.
_OWN_CLAUSE = frozenset({"conj", "relcl", "parataxis", "ccomp"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_OCCASIONS = frozenset({"after", "following", "over", "for", "because", "when", "since", "amid"})
# From here on a word tells what the other one does.
_TOLD = 0.45
_SKIPPED_KINDS = frozenset({"title", "standfirst", "furniture", "crosshead"})


@dataclass(frozen=True, slots=True)
class Doing:
    """One thing said of one bearer.

    Attributes:
        verb: the verb.
        bearer: the head of its subject.
        passive: whether it was done to the bearer.
        words: content words of what was done, the verb's included.
    """

    verb: Token
    bearer: Token
    passive: bool
    words: tuple[Token, ...]


def doings(telling: Telling, sentence: Sentence) -> tuple[Doing, ...]:
    """All doings of one sentence."""
    parse = telling.parse
    found = []
    for verb in telling.tokens(sentence):
        if verb.pos != "VERB":
            continue
        passive = is_passive(parse, verb)
        bearer = _bearer(parse, verb)
        if bearer is not None and bearer.index != verb.index:
            words = tuple(t for t in _own_tokens(parse, verb, bearer) if t.is_content)
            found.append(Doing(verb, bearer, passive, words))
        actor = actor_of(parse, verb) if passive else None
        if actor is not None and bearer is not None:
            done = [*_own_tokens(parse, verb, actor), *noun_phrase(parse, bearer)]
            found.append(Doing(verb, actor, False, tuple(t for t in done if t.is_content)))
    return tuple(doing for doing in found if doing.words)


def adjuncts(telling: Telling, doing: Doing) -> tuple[Doing, ...]:
    """What a doing is set beside as its time or cause ("after a scuffle with a guard")."""
    parse = telling.parse
    found = []
    for child in parse.children(doing.verb.index):
        opening = {child.text.lower(), *(t.text.lower() for t in parse.children(child.index))}
        if child.dep not in {"prep", "advcl"} or not opening & _OCCASIONS:
            continue
        words = tuple(t for t in parse.subtree(child.index) if t.is_content)
        if words:
            found.append(Doing(doing.verb, doing.bearer, doing.passive, words))
    return tuple(found)


def all_doings(telling: Telling) -> tuple[Doing, ...]:
    """The doings of a report's body, in order."""
    return _all_doings(Same(telling))


def _bearer(parse: Annotations, verb: Token) -> Token | None:
    """Of whom a doing is said; of "accused her of hiding it" that she hid it."""
    head = parse.tokens[verb.head]
    if verb.dep == "pcomp" and head.dep == "prep":
        head = parse.tokens[head.head]
    if verb.dep in {"pcomp", "xcomp"}:
        acted_on = next((c for c in parse.children(head.index) if c.dep == "dobj"), None)
        if acted_on is not None:
            return acted_on
    return subject_of(parse, verb)


def _is_charge(parse: Annotations, child: Token) -> bool:
    """Whether a phrase says what the object of its verb did ("accused her of hiding it")."""
    acted_on = any(c.dep == "dobj" for c in parse.children(child.head))
    clause = child.dep == "xcomp" or any(c.dep == "pcomp" for c in parse.children(child.index))
    return acted_on and clause


@lru_cache(maxsize=16)
def _all_doings(key: Same[Telling]) -> tuple[Doing, ...]:
    telling = key.thing
    return tuple(
        doing
        for sentence in telling.parse.sentences
        if sentence.kind not in _SKIPPED_KINDS
        for doing in doings(telling, sentence)
    )


@lru_cache(maxsize=4)
def _alike(
    mine: Same[Telling], theirs: Same[Telling]
) -> tuple[Matrix, Sequence[int], Sequence[int]]:
    """How like all words of two tellings are; with each token's row, and each one's column.

    Every doing of the one is held against every doing of the other, so it is counted once for all.
    """
    my_words, their_words = (
        Words(key.thing.parse.tokens, key.thing.parse.vectors) for key in (mine, theirs)
    )
    return words_likeness(my_words, their_words), my_words.places, their_words.places


def _own_tokens(parse: Annotations, verb: Token, bearer: Token) -> list[Token]:
    """The words of a verb's own clause, its subject and the clauses of others left out."""
    kept = [verb]
    frontier = [verb]
    while frontier:
        for child in parse.children(frontier.pop().index):
            if child.index == bearer.index or child.dep in _SUBJECTS:
                continue
            joined = child.dep == "conj" and child.pos not in {"VERB", "AUX"}
            if child.dep == "agent" and bearer in parse.children(child.index):
                continue
            if (child.dep in _OWN_CLAUSE and not joined) or _is_charge(parse, child):
                continue
            kept.append(child)
            frontier.append(child)
    return sorted(kept, key=lambda t: t.index)


def told_in_each(
    mine: Telling, words: Sequence[Token], theirs: Telling, others: Sequence[Sequence[Token]]
) -> list[tuple[float, int]]:
    """For each of `others`: what share of some words comes from it, and how many of them do."""
    weighty = [t for t in words if not is_light(t)]
    told = [(0.0, 0)] * len(others)
    if not weighty:
        return told
    alike, my_words, their_words = _alike(Same(mine), Same(theirs))
    rows = alike[[my_words[t.index] for t in weighty]]
    for place, other in enumerate(others):
        if other:
            best = rows[:, [their_words[t.index] for t in other]].max(axis=1)
            told[place] = float(best.sum()) / len(weighty), int(np.count_nonzero(best >= _TOLD))
    return told
