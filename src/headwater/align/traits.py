"""What is said of each sentence of one report by itself, before it is laid beside another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from headwater.model import Annotations, Sentence, Token

Floats = NDArray[np.float64]
_T = TypeVar("_T")

# What a name still tells of a sentence that takes it up by a pronoun; and after a sentence
# that neither names nor takes up anybody.
_TAKEN_UP = 0.7
_FADED = 0.5
_PRONOUNS = frozenset("he she they it him her them his their its who".split())
_DENYING = frozenset(
    """no not n't never none nobody nothing without neither nor cannot deny reject refuse fail
    unable yet untrue dispute""".split()
)


@dataclass(frozen=True, slots=True)
class Named:
    """Which names stand in which sentence.

    Attributes:
        numbers: the different names, each with its column.
        named: sentences x names, 1 where the sentence holds the name.
        both: the same, and less than 1 where a pronoun of the sentence takes the name up.
    """

    numbers: dict[str, int]
    named: Floats
    both: Floats


@dataclass(frozen=True, slots=True)
class Traits:
    """Of each sentence, in order: 1.0 where it is so.

    Attributes:
        title: it is the headline.
        lead: it is the first of the body.
        denies: it denies something.
        verbless: it is no sentence: a date line, an abbreviation cut off, a list's number.
        same_block: sentences x sentences, two different ones of one paragraph.
        names: the names in it.
    """

    title: Floats
    lead: Floats
    denies: Floats
    verbless: Floats
    same_block: Floats
    names: Named


def traits_of(
    annotations: Annotations,
    sentences: Sequence[Sentence],
    words: Sequence[tuple[Token, str, int]],
) -> Traits:
    """The traits of some sentences; `words` are their content words, keys and sentence places."""
    tokens = [annotations.tokens_of(s) for s in sentences]
    blocks = np.array([s.block for s in sentences])
    return Traits(
        title=_where(sentences, lambda s: s.kind == "title"),
        lead=_lead(sentences),
        denies=_where(tokens, _denies),
        verbless=_where(tokens, lambda held: not any(t.pos in {"VERB", "AUX"} for t in held)),
        same_block=np.asarray((blocks[:, np.newaxis] == blocks) * (1.0 - np.eye(len(blocks)))),
        names=_names(tokens, words),
    )


def _where(things: Sequence[_T], holds: Callable[[_T], bool]) -> Floats:
    return np.array([holds(thing) for thing in things], dtype=float)


def _lead(sentences: Sequence[Sentence]) -> Floats:
    lead = np.zeros(len(sentences))
    lead[next((i for i, s in enumerate(sentences) if s.kind == "paragraph"), len(lead)) :][:1] = 1
    return lead


def _denies(tokens: Sequence[Token]) -> bool:
    return any(t.lemma.lower() in _DENYING or t.text.lower() in _DENYING for t in tokens)


def _names(sentences: Sequence[Sequence[Token]], words: Sequence[tuple[Token, str, int]]) -> Named:
    numbers: dict[str, int] = {}
    names = [(key, owner) for token, key, owner in words if token.pos == "PROPN"]
    for key, _ in names:
        numbers.setdefault(key, len(numbers))
    named = np.zeros((len(sentences), len(numbers)))
    for key, owner in names:
        named[owner, numbers[key]] = 1.0
    both = named.copy()
    in_mind = np.zeros(len(numbers))
    for row, tokens in enumerate(sentences):
        if any(t.text.lower() in _PRONOUNS for t in tokens):
            both[row] = np.maximum(named[row], _TAKEN_UP * in_mind)
            in_mind = both[row]
        else:
            in_mind = named[row] if named[row].any() else _FADED * in_mind
    return Named(numbers, named, both)
