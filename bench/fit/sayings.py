"""Where reports make the gold claims: by marked sentences, else by the words of the claim.

The labels say a claim in words of their own and name the reports that make it. `where.json` beside
them gives for each claim and report how the sentence begins that makes it, as a reader marked it;
which of the sentence's claims it is, the words tell. Without a mark all claims of the report are
asked.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from bench.quality.gold import Case
from bench.quality.reading import Json
from headwater.annotate import annotate
from headwater.lexicon.likeness import likeness, word_key
from headwater.match.statement import EXPLAINED, Statement, compare
from headwater.model import Capture, Token
from headwater.pipeline import Findings
from headwater.read import read
from headwater.settings import Settings

# Which claim says a gold claim: how much of the gold claim it says counts, and by a quarter how
# much of it the gold claim says. Where the report says another value than the gold claim, that
# value counts more than the rest.
_CONCISE = 0.25
_REST, _VALUE = 0.6, 0.8
# Without a mark: a best claim that scores less is not it; others that score this share of the best
# may be it too.
_MIN_SAID, _DOUBTFUL = 0.35, 0.75
# Weight of a word of a gold claim that no report has: about that of a rare noun.
_UNHEARD = 0.9

Unordered = frozenset[str]
Marks = Mapping[str, Mapping[str, str]]
"""By gold claim and file how the sentence begins that makes it."""


@dataclass(frozen=True, slots=True)
class Worded:
    """Words of the labels.

    Attributes:
        tokens: the content words.
        vectors: by word, as in annotations.
    """

    tokens: Sequence[Token]
    vectors: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Sayings:
    """Where the reports make the gold claims.

    Attributes:
        placed: claims that make one, by their ids.
        same: pairs of claims of two reports that make the same one.
        doubtful: pairs that may be the same one.
    """

    placed: frozenset[str]
    same: frozenset[Unordered]
    doubtful: frozenset[Unordered]


@dataclass(frozen=True, slots=True)
class _Saying:
    """Which claim of a report says a gold claim, and which others may."""

    best: Statement
    others: tuple[Statement, ...]


def read_marks(case: Case) -> Marks:
    """The sentences that a reader marked in a labelled family; none where nobody did."""
    path = case.paths[0].parent / "where.json" if case.paths else None
    if path is None or not path.is_file():
        return {}
    marks: Marks = json.loads(path.read_text(encoding="utf-8"))
    return marks


def find_sayings(
    case: Case, findings: Findings, held: Mapping[str, Sequence[Statement]], settings: Settings
) -> Sayings:
    """Where the reports of a labelled family make its gold claims.

    Args:
        case: the family and its labels.
        findings: of the stages before matching.
        held: the claims of each report, by its id.
        settings: for the annotation of the words of the labels.
    """
    ids = {report.path: report.id for report in findings.reports}
    marks = read_marks(case)
    weights: dict[str, float] = {}
    for statement in (s for made in held.values() for s in made):
        for token, weight in zip(statement.tokens, statement.weights, strict=True):
            weights.setdefault(word_key(token), weight)
    placed: set[str] = set()
    same: set[Unordered] = set()
    doubtful: set[Unordered] = set()
    for row in case.gold["claims"]:
        marked = marks.get(row["claim"], {})
        found = []
        for file, value in _values(row).items():
            asked = _asked(findings, ids[file], held, marked.get(file))
            answer = None if value is None else _worded(value, settings)
            said = _worded(row["claim"], settings)
            if saying := _choose(asked, said, answer, weights, is_marked=file in marked):
                found.append(saying)
        agreed = _agreed(found)
        placed.update(s.best.claim.id for s in agreed)
        for one, other in _two_of_each(agreed):
            same.add(frozenset((one.best.claim.id, other.best.claim.id)))
            doubtful.update(frozenset((other.best.claim.id, s.claim.id)) for s in one.others)
    return Sayings(frozenset(placed), frozenset(same), frozenset(doubtful - same))


def _values(row: Json) -> dict[str, str | None]:
    """The files that make a gold claim; with the value that they give where it is another."""
    values: dict[str, str | None] = dict.fromkeys(row["reports"])
    values.update({conflict["file"]: str(conflict["value"]) for conflict in row["conflicts"]})
    return values


def _asked(
    findings: Findings,
    report: str,
    held: Mapping[str, Sequence[Statement]],
    beginning: str | None,
) -> list[Statement]:
    """The claims of a report that may be the one: those of the marked sentence, where one is."""
    if beginning is None:
        return list(held[report])
    place = findings.report(report).text.find(beginning)
    sentences = findings.annotations[report].sentences
    return [
        s
        for s in held[report]
        if (span := sentences[s.claim.sentence].span).start <= place < span.end
    ]


def _agreed(found: Sequence[_Saying]) -> list[_Saying]:
    """Of the claims that may be it the one that is most like those of the other reports."""
    every = [(s.best, *s.others) for s in found]
    agreed = []
    for place, saying in enumerate(found):
        rest = [claims for at, claims in enumerate(every) if at != place]
        best = max(every[place], key=lambda s: (_likeness(s, rest), s is saying.best))
        agreed.append(_Saying(best, tuple(s for s in every[place] if s is not best)))
    return agreed


def _likeness(statement: Statement, rest: Sequence[Sequence[Statement]]) -> float:
    return sum(max(compare(statement, other).score for other in claims) for claims in rest)


def _two_of_each(found: Iterable[_Saying]) -> Iterator[tuple[_Saying, _Saying]]:
    for one, other in combinations(found, 2):
        yield one, other
        yield other, one


def _worded(text: str, settings: Settings) -> Worded:
    report = read(Capture("words.txt", text.encode()), "words", settings.read)
    annotations = annotate(report, settings.annotate)
    return Worded([t for t in annotations.tokens if t.is_content], annotations.vectors)


def _choose(
    asked: Sequence[Statement],
    said: Worded,
    value: Worded | None,
    weights: Mapping[str, float],
    *,
    is_marked: bool,
) -> _Saying | None:
    """The claim that says a gold claim, and those that may be it as well."""
    scored = []
    for statement in asked:
        told, saying = _shares(said, statement, weights)
        score = told + _CONCISE * saying
        if value is not None:
            score = _REST * score + _VALUE * _shares(value, statement, weights)[0]
        scored.append((score, statement))
    scored.sort(key=lambda pair: (-pair[0], pair[1].claim.span))
    if not scored or (scored[0][0] < _MIN_SAID and not is_marked):
        return None
    most, best = scored[0]
    least = 0.0 if is_marked else _DOUBTFUL * most
    return _Saying(best, tuple(s for score, s in scored[1:] if score >= least))


def _shares(
    said: Worded, statement: Statement, weights: Mapping[str, float]
) -> tuple[float, float]:
    """How much of the words of a label a claim says, and how much of the claim they say."""
    alike = likeness(said.tokens, statement.tokens, said.vectors, statement.annotations.vectors)
    if not alike.size:
        return 0.0, 0.0
    alike = np.where(alike < EXPLAINED, 0, alike)
    mine = np.array([weights.get(word_key(t), _UNHEARD) for t in said.tokens])
    theirs = np.array(statement.weights)
    return (
        float((alike.max(axis=1) * mine).sum() / mine.sum()),
        float((alike.max(axis=0) * theirs).sum() / theirs.sum()),
    )
