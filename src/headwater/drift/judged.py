"""What a fitted judge adds to the checks: it doubts what they propose, and proposes what they miss.

A check knows what it looks for and why; the judge (`headwater.judge`) has read thousands of
rewordings and has a feeling for what says the same. So a finding is as sure as both make it
(`judged.toml`, fitted by `fit/judge/weigh.py`), and words of which the judge is sure, and that no
check speaks of, are a finding of their own.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from headwater.drift.finding import Finding, quoted
from headwater.drift.scene import Rest, Scene
from headwater.lexicon.people import is_person_noun
from headwater.model import DriftKind, Judgement, Severity, Span, Token, shared_length
from headwater.model.judgement import Chances

# The judge's word for a changed ordinary word has no kind of its own among those of drift.
_WORD_CHANGED = "word-changed"
# Words are worth weighing from this doubt on; the regression decides.
_DOUBTFUL = 0.3


@dataclass(frozen=True, slots=True)
class _Weights:
    """A logistic regression each for findings of checks and for the judge's own."""

    checks: Mapping[str, float]
    own: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Doubt:
    """What the judge makes of some words of a child sentence.

    Attributes:
        words: 0 to 1, the doubt of the most doubtful of them.
        kind: the chance of the kind asked about, of the likeliest word.
        sentence: the doubt of the whole sentence.
        sentence_kind: the chance that the sentence is a change of the kind asked about.
    """

    words: float
    kind: float
    sentence: float
    sentence_kind: float


def features(finding: Finding, doubt: Doubt) -> dict[str, float]:
    """What is known of a finding, by name; the bias of its kind among it."""
    return {
        "bias": 1.0,
        f"is {finding.kind}": 1.0,
        "confidence": finding.confidence,
        "doubt of words": doubt.words,
        "kind of words": doubt.kind,
        "doubt of sentence": doubt.sentence,
        "kind of sentence": doubt.sentence_kind,
    }


def weigh(
    findings: Iterable[Finding], scenes: Sequence[Scene], judgements: Sequence[Judgement]
) -> Iterator[Finding]:
    """The checks' findings, each as sure as check and judge make it together."""
    read = {j.sentence: j for j in judgements}
    for finding in findings:
        doubt = doubt_of(finding, scenes, read)
        if doubt is None:
            yield finding
        else:
            chance = _chance(_weights().checks, features(finding, doubt))
            yield replace(finding, confidence=chance)


def propose(
    scenes: Sequence[Scene], judgements: Sequence[Judgement], taken: Sequence[Finding]
) -> Iterator[Finding]:
    """The judge's own findings: words that it doubts, and that no finding in `taken` is about."""
    read = {j.sentence: j for j in judgements}
    for finding in doubted(scenes, judgements):
        doubt = doubt_of(finding, scenes, read)
        if doubt is not None and not any(_speaks_of(other, finding.child) for other in taken):
            chance = _chance(_weights().own, features(finding, doubt))
            yield replace(finding, confidence=chance)


def doubted(scenes: Sequence[Scene], judgements: Sequence[Judgement]) -> Iterator[Finding]:
    """Every run of words that the judge doubts as a finding, before it is weighed."""
    read = {j.sentence: j for j in judgements}
    for scene in scenes:
        judgement = read.get(scene.sentence.index)
        if judgement is not None:
            for words in _runs(scene, judgement):
                yield _finding(scene, judgement, words)


def doubt_of(
    finding: Finding, scenes: Sequence[Scene], read: Mapping[int, Judgement]
) -> Doubt | None:
    """What the judge makes of a finding's words; None where it has read none of them."""
    found = None
    for scene in scenes:
        judgement = read.get(scene.sentence.index)
        if judgement is None or not scene.sentence.span.overlaps(finding.child):
            continue
        inside = [
            chances
            for token, chances in zip(scene.tokens, judgement.words, strict=True)
            if token.start < finding.child.end and finding.child.start < token.end
        ]
        here = Doubt(
            max((_all(c) for c in inside), default=0.0),
            max((_of(c, finding.kind) for c in inside), default=0.0),
            judgement.doubt,
            _of(judgement.kinds, finding.kind),
        )
        if found is None or here.words > found.words:
            found = here
    return found


def _runs(scene: Scene, judgement: Judgement) -> Iterator[list[Token]]:
    """Runs of words of which the judge doubts each, small words between them taken in."""
    run: list[Token] = []
    gap: list[Token] = []
    for token, chances in zip(scene.tokens, judgement.words, strict=True):
        if _all(chances) >= _DOUBTFUL:
            run += [*gap, token] if run else [token]
            gap = []
        elif run and len(gap) < 1:
            gap.append(token)
        elif run:
            yield run
            run, gap = [], []
    if run:
        yield run


def _finding(scene: Scene, judgement: Judgement, words: Sequence[Token]) -> Finding:
    of = dict(zip((t.index for t in scene.tokens), judgement.words, strict=True))
    totals: dict[str, float] = {}
    for token in words:
        for kind, chance in of[token.index]:
            totals[kind] = totals.get(kind, 0.0) + chance
    kind = max(totals, key=lambda k: totals[k])
    child = scene.child.span_of(words)
    parent = _concerned(scene, judgement)
    drift = _drift_kind(kind)
    return Finding(drift, _severity(kind, words), child, parent, _say(kind, child, parent), 0.5)


def _drift_kind(kind: str) -> DriftKind:
    return "detail-added" if kind == _WORD_CHANGED else kind  # type: ignore[return-value]


def _concerned(scene: Scene, judgement: Judgement) -> Span:
    """The parent words that the judge points at, from the first to the last of one sentence."""
    best: tuple[float, Rest, list[Token]] | None = None
    for rest in scene.rests:
        tokens = {t.index: t for t in rest.parent.tokens(rest.sentence)}
        at = [
            (chance, tokens[index])
            for report, index, chance in judgement.concerned
            if report == rest.parent.report.id and index in tokens and chance >= 0.3
        ]
        if at and (best is None or max(at)[0] > best[0]):
            best = (max(c for c, _ in at), rest, [t for _, t in at])
    if best is None:
        return scene.rests[0].sentence.span
    return best[1].parent.span_of(best[2])


_SEVERE = frozenset(
    {"role-swapped", "negated", "certainty-raised", "quote-fabricated", "omitted-denial"}
)
_SLIGHT = frozenset({"hedge-added"})


def _severity(kind: str, words: Sequence[Token]) -> Severity:
    """As the check of the kind has it, as far as the words alone tell."""
    if kind in _SEVERE:
        return "high"
    if kind in _SLIGHT:
        return "low"
    if any(t.entity in {"PERSON", "ORG"} or is_person_noun(t) for t in words):
        return "high"
    return "medium"


_SAYINGS = {
    "attribution-dropped": "the source credits this ({parent}); the retelling states {child}",
    "attribution-shifted": "credited to {child}, in the source to {parent}",
    "certainty-raised": "{child} is surer than the source's {parent}",
    "hedge-dropped": "{child} stands without the source's doubt ({parent})",
    "hedge-added": "{child} is a doubt that the source does not have",
    "role-swapped": "{child} turns round who did it to whom ({parent})",
    "detail-added": "{child} has no basis in the source",
    "merged": "{child} lands on another than in the source ({parent})",
    "negated": "{child} says the contrary of {parent}",
    "omitted-denial": "{child} stands without the source's {parent}",
    "quote-fabricated": "{child} is set in quotation marks; the source has it in its own words",
}


def _say(kind: str, child: Span, parent: Span) -> str:
    saying = _SAYINGS.get(kind, "{child} stands where the source has {parent}")
    return saying.format(child=quoted(child.text), parent=quoted(parent.text))


def _speaks_of(other: Finding, words: Span) -> bool:
    """Whether a finding is about the same words (not merely about the sentence they stand in)."""
    shorter = min(len(other.child.text), len(words.text)) or 1
    return 2 * shared_length(other.child, words) >= shorter


def _all(chances: Chances) -> float:
    return sum(chance for _, chance in chances)


def _of(chances: Chances, kind: str) -> float:
    return sum(chance for name, chance in chances if _drift_kind(name) == kind)


def _chance(weights: Mapping[str, float], of: Mapping[str, float]) -> float:
    return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in of.items())))


@cache
def _weights() -> _Weights:
    held = files("headwater.drift") / "judged.toml"
    table = tomllib.loads(held.read_text(encoding="utf-8"))
    return _Weights(table["checks"], table["own"])
