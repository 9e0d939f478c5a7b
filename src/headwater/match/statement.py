"""A claim laid out for comparison: its content words, what each weighs, its names and figures."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from headwater.lexicon.cues import report_verbs
from headwater.lexicon.likeness import Words, word_key, words_likeness
from headwater.match.own_words import own_tokens, shared_subject
from headwater.model import Annotations, Claim, Name, Number, Span, TimeExpression, Token

# A name or figure tells more of a claim than a common word; who reported it tells nothing of it.
_WEIGHT_BY_POS = {"PROPN": 1.4, "NUM": 1.3, "NOUN": 1.0, "VERB": 0.8, "ADJ": 0.6, "ADV": 0.3}
_WEIGHT_OF_FRAME = 0.1
# A subject that the verb shares with another says what is spoken of, and less than its own words.
_WEIGHT_OF_SHARED = 0.6
_MIN_RARITY = 0.2
# Rareness means little among a handful of claims: count as if there were this many.
_MIN_CLAIMS = 60
UNLABELLED = ""

ClaimWords = tuple[tuple[str, ...], ...]
"""The different content words of each claim of a report, by `word_key`, in order."""
EXPLAINED = 0.3
_NEGATIONS = frozenset({"not", "n't", "never", "nobody", "none", "nothing"})
_DENIALS = frozenset({"deny", "refute", "reject", "dispute"})


@dataclass(frozen=True, eq=False)
class Statement:
    """One claim and its words.

    One is equal to itself alone; what is worked out from it is remembered with it.

    Attributes:
        claim: the claim.
        annotations: of the report that makes it.
        tokens: its content words, those of claims inside it left out; and, where its verb has no
            subject of its own ("and flooded the village"), those of the subject that it shares.
        weights: how much each tells of the claim.
        frame: indices of the tokens that say who said it.
        names: the names in it, those of the frame left out.
        numbers: the figures in it, those of claims inside it left out.
        times: the time expressions in it, those of the frame and of claims inside it left out.
        negated: whether its main verb is denied.
        is_headline: whether it stands in the headline or a key point.
    """

    claim: Claim
    annotations: Annotations
    tokens: tuple[Token, ...]
    weights: tuple[float, ...]
    frame: frozenset[int]
    names: tuple[Name, ...]
    numbers: tuple[Number, ...]
    times: tuple[TimeExpression, ...]
    negated: bool
    is_headline: bool

    @property
    def report(self) -> str:
        """Id of the report that makes the claim."""
        return self.claim.span.report

    @cached_property
    def words(self) -> Words:
        """Its different content words, as they are laid beside those of others."""
        return Words(self.tokens, self.annotations.vectors)


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
    claims: Mapping[str, Sequence[Claim]],
    annotations: Mapping[str, Annotations],
    times: Mapping[str, Sequence[TimeExpression]],
) -> dict[str, Statement]:
    """Every claim as a statement, by claim id; all arguments by report id.

    A word weighs less the more of all these claims hold it.
    """
    frequency = count_words(
        (claim_words(made, annotations[report]) for report, made in claims.items())
    )
    return {
        statement.claim.id: statement
        for report, made in claims.items()
        for statement in lay_out_report(made, annotations[report], times.get(report, ()), frequency)
    }


def lay_out_report(
    claims: Sequence[Claim],
    annotations: Annotations,
    times: Sequence[TimeExpression],
    frequency: Frequency,
) -> tuple[Statement, ...]:
    """The claims of one report as statements, in their order."""
    return tuple(
        _statement(claim, annotations, times, _words_of(annotations, own), frequency)
        for claim, own in own_tokens(claims, annotations)
    )


def claim_words(claims: Sequence[Claim], annotations: Annotations) -> ClaimWords:
    """The different content words of each claim of one report."""
    return tuple(
        tuple(sorted({word_key(t) for t in own if t.is_content}))
        for _, own in own_tokens(claims, annotations)
    )


def count_words(told: Iterable[ClaimWords]) -> Frequency:
    """In how many claims of some reports each word stands."""
    held: Counter[str] = Counter()
    claims = 0
    for words in told:
        claims += len(words)
        held.update(key for said in words for key in said)
    return Frequency(held, claims)


def compare(mine: Statement, theirs: Statement) -> Likeness:
    """How much of each statement is said by the other, by weight of words."""
    if not mine.tokens or not theirs.tokens:
        return Likeness(0.0, 0.0)
    alike = words_likeness(mine.words, theirs.words)
    alike = alike[np.ix_(mine.words.places, theirs.words.places)]
    alike = np.where(alike < EXPLAINED, 0.0, alike)
    return Likeness(
        _covered(alike.max(axis=1), mine.weights), _covered(alike.max(axis=0), theirs.weights)
    )


def _covered(best: np.ndarray, weights: Iterable[float]) -> float:
    weight = np.array(tuple(weights))
    total = float(weight.sum())
    return float((best * weight).sum()) / total if total else 0.0


@dataclass(frozen=True, slots=True)
class _Words:
    """The tokens of a claim alone, its content words, and those of a subject that it shares."""

    own: tuple[Token, ...]
    content: tuple[Token, ...]
    shared: tuple[Token, ...]


def _words_of(annotations: Annotations, own: tuple[Token, ...]) -> _Words:
    shared = tuple(t for t in shared_subject(annotations, own) if t.is_content)
    return _Words(own, tuple(t for t in own if t.is_content), shared)


def _statement(
    claim: Claim,
    annotations: Annotations,
    times: Sequence[TimeExpression],
    words: _Words,
    frequency: Frequency,
) -> Statement:
    frame = _frame(words.own, annotations)
    told = [t for t in words.own if t.index not in frame]
    sentence = annotations.sentences[claim.sentence]
    weights = [_WEIGHT_OF_FRAME if t.index in frame else frequency.weight(t) for t in words.content]
    weights += [_WEIGHT_OF_SHARED * frequency.weight(t) for t in words.shared]
    return Statement(
        claim=claim,
        annotations=annotations,
        tokens=(*words.content, *words.shared),
        weights=tuple(weights),
        frame=frame,
        names=tuple(n for n in _names(claim, annotations, words.own) if n.first not in frame),
        numbers=tuple(n for n in claim.numbers if _begins_in(words.own, n.span)),
        times=tuple(t for t in times if _begins_in(told, t.span)),
        negated=_is_negated(claim, annotations, words.own, frame),
        is_headline=sentence.kind in {"title", "standfirst", "key-point"},
    )


def _names(claim: Claim, annotations: Annotations, own: Sequence[Token]) -> list[Name]:
    """Named entities in a claim, and runs of proper nouns that the model did not label."""
    mine = {t.index for t in own}
    names = [n for n in annotations.names if claim.span.covers(n.span) and n.first in mine]
    labelled = {i for n in names for i in range(n.first, n.last)}
    run: list[Token] = []
    for token in own:
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


def _begins_in(tokens: Sequence[Token], span: Span) -> bool:
    return any(t.start <= span.start < t.end for t in tokens)


@dataclass(frozen=True, slots=True)
class Frequency:
    """In how many claims of some reports each word stands.

    Attributes:
        held: by word key (`word_key`).
        claims: how many claims there are.
    """

    held: Mapping[str, int]
    claims: int

    def weight(self, token: Token) -> float:
        """How much a word tells of a claim."""
        claims = max(self.claims, _MIN_CLAIMS)
        frequency = self.held.get(word_key(token), 0)
        rarity = math.log((claims + 1) / (frequency + 0.5)) / math.log(claims + 1)
        return _WEIGHT_BY_POS.get(token.pos, 0.3) * max(rarity, _MIN_RARITY)


def _frame(own: Sequence[Token], annotations: Annotations) -> frozenset[int]:
    """Words that say who said it, when and where: all of a reporting clause but what was said."""
    frame: set[int] = set()
    for token in own:
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


def _is_negated(
    claim: Claim, annotations: Annotations, own: Sequence[Token], frame: frozenset[int]
) -> bool:
    if claim.certainty == "denied":
        return True
    inside = {t.index for t in own}
    main = {t.index for t in own if t.head == t.index or t.head not in inside}
    main |= {t.index for t in own if t.dep == "ccomp" and t.head in frame}
    return any(
        (t.text.lower() in _NEGATIONS and t.head in main)
        or (t.text.lower() in {"no", "neither"} and _belongs_to(annotations.tokens[t.head], main))
        or (t.index in main and t.lemma in _DENIALS and t.index not in frame)
        for t in own
    )


def _belongs_to(token: Token, verbs: set[int]) -> bool:
    """Whether a noun is the subject or the object of one of some verbs ("no guns", "no one")."""
    return token.dep in {"nsubj", "nsubjpass", "dobj", "attr"} and token.head in verbs
