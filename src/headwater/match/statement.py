"""A claim laid out for comparison: its content words, what each weighs, its names and figures."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from headwater.lexicon.cues import report_verbs
from headwater.lexicon.likeness import likeness, word_key
from headwater.model import Annotations, Claim, Name, Span, Token

# A name or figure tells more of a claim than a common word; who reported it tells nothing of it.
_WEIGHT_BY_POS = {"PROPN": 1.4, "NUM": 1.3, "NOUN": 1.0, "VERB": 0.8, "ADJ": 0.6, "ADV": 0.3}
_WEIGHT_OF_FRAME = 0.1
_MIN_RARITY = 0.2
# Rareness means little among a handful of claims: count as if there were this many.
_MIN_CLAIMS = 60
UNLABELLED = ""
EXPLAINED = 0.3
_NEGATIONS = frozenset({"not", "n't", "never", "nobody", "none", "nothing"})
_DENIALS = frozenset({"deny", "refute", "reject", "dispute"})


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim and its words.

    Attributes:
        claim: the claim.
        annotations: of the report that makes it.
        tokens: its content words.
        weights: how much each tells of the claim.
        frame: indices of the tokens that say who said it.
        names: the names in it, those of the frame left out.
        negated: whether its main verb is denied.
        is_headline: whether it stands in the headline or a key point.
    """

    claim: Claim
    annotations: Annotations
    tokens: tuple[Token, ...]
    weights: tuple[float, ...]
    frame: frozenset[int]
    names: tuple[Name, ...]
    negated: bool
    is_headline: bool

    @property
    def report(self) -> str:
        """Id of the report that makes the claim."""
        return self.claim.span.report


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much of each of two statements is said by the other; each 0 to 1."""

    mine: float
    theirs: float

    @property
    def score(self) -> float:
        """Both together: their geometric mean, so that a part is not the whole."""
        return math.sqrt(self.mine * self.theirs)


def lay_out(
    claims: Mapping[str, Sequence[Claim]], annotations: Mapping[str, Annotations]
) -> dict[str, Statement]:
    """Every claim as a statement, by claim id.

    A word weighs less the more claims hold it: the names of the whole story tell its claims apart
    no better than "the" does.
    """
    content = {
        claim.id: _content(claim, annotations[report])
        for report, made in claims.items()
        for claim in made
    }
    frequency = Counter(key for tokens in content.values() for key in {word_key(t) for t in tokens})
    return {
        claim.id: _statement(claim, annotations[report], content[claim.id], frequency, len(content))
        for report, made in claims.items()
        for claim in made
    }


def compare(mine: Statement, theirs: Statement) -> Likeness:
    """How much of each statement is said by the other, by weight of words."""
    vectors = mine.annotations.vectors, theirs.annotations.vectors
    alike = likeness(mine.tokens, theirs.tokens, *vectors)
    if not alike.size:
        return Likeness(0.0, 0.0)
    alike = np.where(alike < EXPLAINED, 0.0, alike)
    return Likeness(
        _covered(alike.max(axis=1), mine.weights), _covered(alike.max(axis=0), theirs.weights)
    )


def _covered(best: np.ndarray, weights: Iterable[float]) -> float:
    weight = np.array(tuple(weights))
    total = float(weight.sum())
    return float((best * weight).sum()) / total if total else 0.0


def _content(claim: Claim, annotations: Annotations) -> tuple[Token, ...]:
    return tuple(t for t in annotations.tokens_in(claim.span) if t.is_content)


def _statement(
    claim: Claim,
    annotations: Annotations,
    tokens: tuple[Token, ...],
    frequency: Mapping[str, int],
    total: int,
) -> Statement:
    frame = _frame(claim, annotations)
    sentence = annotations.sentences[claim.sentence]
    return Statement(
        claim=claim,
        annotations=annotations,
        tokens=tokens,
        weights=tuple(
            _WEIGHT_OF_FRAME if t.index in frame else _weight(t, frequency[word_key(t)], total)
            for t in tokens
        ),
        frame=frame,
        names=tuple(n for n in _names(claim, annotations) if n.first not in frame),
        negated=_is_negated(claim, annotations, frame),
        is_headline=sentence.kind in {"title", "standfirst", "key-point"},
    )


def _names(claim: Claim, annotations: Annotations) -> list[Name]:
    """Named entities in a claim, and runs of proper nouns that the model did not label."""
    names = [n for n in annotations.names if claim.span.covers(n.span)]
    labelled = {i for n in names for i in range(n.first, n.last)}
    run: list[Token] = []
    for token in annotations.tokens_in(claim.span):
        if token.pos == "PROPN" and token.index not in labelled:
            if run and run[-1].index + 1 != token.index:
                names.append(_run_as_name(claim, annotations, run))
                run = []
            run.append(token)
    if run:
        names.append(_run_as_name(claim, annotations, run))
    return sorted(names, key=lambda n: n.first)


def _run_as_name(claim: Claim, annotations: Annotations, run: Sequence[Token]) -> Name:
    start, end = run[0].start, run[-1].end
    text = claim.span.text[start - claim.span.start : end - claim.span.start]
    span = Span(annotations.report, start, end, text)
    return Name(span, UNLABELLED, run[0].index, run[-1].index + 1)


def _weight(token: Token, frequency: int, total: int) -> float:
    claims = max(total, _MIN_CLAIMS)
    rarity = math.log((claims + 1) / (frequency + 0.5)) / math.log(claims + 1)
    return _WEIGHT_BY_POS.get(token.pos, 0.3) * max(rarity, _MIN_RARITY)


def _frame(claim: Claim, annotations: Annotations) -> frozenset[int]:
    """Words that say who said it, when and where: all of a reporting clause but what was said."""
    frame: set[int] = set()
    for token in annotations.tokens_in(claim.span):
        if token.lemma in report_verbs() and token.pos == "VERB":
            children = annotations.children(token.index)
            said = [c for c in children if c.dep == "ccomp"]
            if said:
                told = {t.index for c in said for t in annotations.subtree(c.index)}
                every = {t.index for t in annotations.subtree(token.index)}
                frame.update(every - told)
        elif token.text.lower() == "according":
            frame.update(t.index for t in annotations.subtree(token.index))
    return frozenset(frame)


def _is_negated(claim: Claim, annotations: Annotations, frame: frozenset[int]) -> bool:
    if claim.certainty == "denied":
        return True
    tokens = annotations.tokens_in(claim.span)
    heads = [t for t in tokens if t.head == t.index or not _inside(claim, annotations, t.head)]
    main = {t.index for t in heads}
    main |= {t.index for t in tokens if t.dep == "ccomp" and t.head in frame}
    return any(
        (t.text.lower() in _NEGATIONS and t.head in main)
        or (t.text.lower() == "no" and _is_subject_of(annotations.tokens[t.head], main))
        or (t.index in main and t.lemma in _DENIALS and t.index not in frame)
        for t in tokens
    )


def _is_subject_of(token: Token, verbs: set[int]) -> bool:
    return token.dep in {"nsubj", "nsubjpass"} and token.head in verbs


def _inside(claim: Claim, annotations: Annotations, index: int) -> bool:
    token = annotations.tokens[index]
    return claim.span.start <= token.start and token.end <= claim.span.end
