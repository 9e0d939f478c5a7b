"""What a fitted judge adds to the checks: it doubts what they propose, and proposes what they miss.

A check knows what it looks for and why; the judge (`headwater.judge`) has read thousands of
rewordings and has a feeling for what says the same. So a finding is as sure as both make it
(`judged.toml`, fitted by `bench/fit/judged.py`), and words of which the judge is sure, and that no
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
from headwater.drift.scene import SAME_WORD, Rest, Scene
from headwater.lexicon.people import is_person_noun
from headwater.model import DriftKind, Judgement, Severity, Span, Token, shared_length
from headwater.model.judgement import Chances

# The judge's word for a changed ordinary word has no kind of its own among those of drift.
_WORD_CHANGED = "word-changed"
# Words are worth weighing from this doubt on; the regression decides.
_DOUBTFUL = 0.4
# The same of a whole sentence.
_DOUBTFUL_SENTENCE = 0.4
# The mean doubt of a retelling's sentences, for a report of which it has read one.
_USUAL_DOUBT = 0.3
# Fitted on a few hundred findings, a chance tells nothing of one in a hundred.
_SUREST = 0.99
# The judge points at a parent's word from this chance on.
_POINTED = 0.3


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
        sentence: the doubt of the whole sentence.
        elsewhere: the mean doubt of the child's other sentences.
        kept: share of the sentence's content words that came down as they were.
        is_likeliest: whether the judge takes the sentence for a change of the kind asked about
            sooner than for any other.
        is_title: whether they stand in a headline.
        agreed: whether a check finds a change of the same kind in the same words.
        contested: whether a check finds one of another kind there.
    """

    words: float
    sentence: float
    elsewhere: float
    kept: float
    is_likeliest: bool
    is_title: bool
    agreed: bool
    contested: bool


def features(doubt: Doubt) -> dict[str, float]:
    """What is known of a check's finding, by name.

    That is little on purpose: a check's own confidence, its kind, and whether it speaks of a name
    or a date told right from wrong on the pairs that they were fitted on, and on no others.
    """
    return {
        "bias": 1.0,
        "doubt of words": doubt.words,
        "doubt of sentence": doubt.sentence,
        "doubt elsewhere": doubt.elsewhere,
        "kept": doubt.kept,
        "likeliest": float(doubt.is_likeliest),
        "title": float(doubt.is_title),
        "agreed": float(doubt.agreed),
        "contested": float(doubt.contested),
    }


def own_features(finding: Finding, doubt: Doubt) -> dict[str, float]:
    """The same of a finding of the judge's own, and its kind: it knows some better than others."""
    facts = features(doubt)
    del facts["agreed"], facts["contested"]  # it has words of its own that no check speaks of
    return {**facts, f"is {finding.kind}": 1.0}


class Reading:
    """A child's scenes as the judge has read them.

    Args:
        scenes: the child's sentences with what they rest on.
        judgements: what the judge said of them.
        found: what the checks find, not settled yet.
    """

    def __init__(
        self,
        scenes: Sequence[Scene],
        judgements: Sequence[Judgement],
        found: Sequence[Finding],
    ) -> None:
        of = {j.sentence: j for j in judgements}
        self.read = [(s, of[s.sentence.index]) for s in scenes if s.sentence.index in of]
        self._found = tuple(found)
        self._doubts = sum(judgement.doubt for _, judgement in self.read)

    @property
    def alone(self) -> Reading:
        """The same without what the checks find."""
        return Reading([s for s, _ in self.read], [j for _, j in self.read], ())

    def is_spoken_of(self, finding: Finding) -> bool:
        """Whether a check speaks of a finding's words, however sure it is."""
        return any(speaks_of(other, finding) for other in self._found)

    def doubt_of(self, finding: Finding) -> Doubt | None:
        """What the judge makes of a finding's words; None where it has read none of them.

        A lost denial is about words that are not there.
        """
        if finding.kind == "omitted-denial":
            return None
        found = [
            self._doubt(scene, judgement, finding)
            for scene, judgement in self.read
            if scene.sentence.span.overlaps(finding.child)
        ]
        return max(found, key=lambda d: d.words, default=None)

    def _doubt(self, scene: Scene, judgement: Judgement, finding: Finding) -> Doubt:
        inside = [
            chances
            for token, chances in zip(scene.tokens, judgement.words, strict=True)
            if token.start < finding.child.end and finding.child.start < token.end
        ]
        besides = {o.kind for o in self._found if o is not finding and speaks_of(o, finding)}
        return Doubt(
            words=max((_all(c) for c in inside), default=0.0),
            sentence=judgement.doubt,
            elsewhere=self._elsewhere(judgement),
            kept=_kept(scene),
            is_likeliest=_likeliest(judgement) == finding.kind,
            is_title=scene.sentence.kind == "title",
            agreed=finding.kind in besides,
            contested=bool(besides - {finding.kind}),
        )

    def _elsewhere(self, judgement: Judgement) -> float:
        """Who retells faithfully is doubted nowhere; who drifts, in several places."""
        others = len(self.read) - 1
        return (self._doubts - judgement.doubt) / others if others else _USUAL_DOUBT


def _kept(scene: Scene) -> float:
    """Where a sentence was reworded throughout, another word is likely one more rewording."""
    content = [t for t in scene.tokens if t.is_content]
    sources = [scene.counterpart(t) for t in content]
    same = sum(found is not None and found[2] >= SAME_WORD for found in sources)
    return same / max(1, len(content))


def _likeliest(judgement: Judgement) -> str:
    """In the judge's own words: one that was merely changed is of no kind of drift."""
    return max(judgement.kinds, key=lambda k: k[1], default=("", 0.0))[0]


def weigh(findings: Iterable[Finding], reading: Reading) -> Iterator[Finding]:
    """The checks' findings, each as sure as check and judge make it together."""
    for finding in findings:
        doubt = reading.doubt_of(finding)
        if doubt is None:
            yield finding
        else:
            chance = _chance(_weights().checks, features(doubt))
            yield replace(finding, confidence=chance)


def propose(reading: Reading) -> Iterator[Finding]:
    """The judge's own findings: words that it doubts, and that no check speaks of."""
    for finding in doubted(reading):
        doubt = reading.doubt_of(finding)
        if doubt is not None:
            chance = _chance(_weights().own, own_features(finding, doubt))
            yield replace(finding, confidence=chance)


def doubted(reading: Reading) -> Iterator[Finding]:
    """All that the judge doubts and no check speaks of, as findings, before they are weighed.

    Runs of doubtful words, or a whole sentence that it doubts without doubting any word; not where
    a sentence came down as it was, wherever it stood.
    """
    for scene, judgement in reading.read:
        if _stands_in_a_parent(scene):
            continue
        found = [_finding(scene, judgement, words) for words in _runs(scene, judgement)]
        if not found and _is_doubted_whole(judgement):
            found.append(_whole(scene, judgement))
        yield from (f for f in found if not _is_credited(scene, f) and not reading.is_spoken_of(f))


def _stands_in_a_parent(scene: Scene) -> bool:
    """Whether a parent has the sentence word for word: in its body, or as one of its key points."""
    words = scene.sentence.span.text.split()
    return scene.stands_whole or any(
        sentence.span.text.split() == words
        for rest in scene.rests
        for sentence in rest.parent.parse.sentences
    )


def _is_doubted_whole(judgement: Judgement) -> bool:
    """Whether a sentence is doubted for what it says.

    What the judge misses *beside* it, it cannot point at: that is left to the check of denials.
    """
    return judgement.doubt >= _DOUBTFUL_SENTENCE and _likeliest(judgement) != "omitted-denial"


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


def _is_credited(scene: Scene, finding: Finding) -> bool:
    """Whether a credit is missed that the child plainly gives, or that a headline may lack."""
    return finding.kind == "attribution-dropped" and (
        scene.sentence.kind == "title"
        or any(a.content.overlaps(finding.child) for a in scene.child.attributions)
    )


def _whole(scene: Scene, judgement: Judgement) -> Finding:
    """A finding on a whole sentence, of the kind that the judge takes it for."""
    kind = max(judgement.kinds, key=lambda k: k[1], default=(_WORD_CHANGED, 0.0))[0]
    return _found(scene, kind, scene.tokens, scene.sentence.span, _concerned(scene, judgement))


def _finding(scene: Scene, judgement: Judgement, words: Sequence[Token]) -> Finding:
    of = dict(zip((t.index for t in scene.tokens), judgement.words, strict=True))
    totals: dict[str, float] = {}
    for token in words:
        for kind, chance in of[token.index]:
            totals[kind] = totals.get(kind, 0.0) + chance
    kind = max(totals, key=lambda k: totals[k])
    return _found(scene, kind, words, scene.child.span_of(words), _concerned(scene, judgement))


def _found(
    scene: Scene, kind: str, words: Sequence[Token], child: Span, parent: Span | None
) -> Finding:
    return Finding(
        _drift_kind(kind),
        _severity(kind, words),
        child,
        scene.rests[0].sentence.span if parent is None else parent,
        _say(kind, child, parent),
        0.5,
    )


def _drift_kind(kind: str) -> DriftKind:
    return "detail-added" if kind == _WORD_CHANGED else kind  # type: ignore[return-value]


def _concerned(scene: Scene, judgement: Judgement) -> Span | None:
    """The parent words that the judge points at, from the first to the last of one sentence."""
    best: tuple[float, Rest, list[Token]] | None = None
    for rest in scene.rests:
        tokens = {t.index: t for t in rest.parent.tokens(rest.sentence)}
        at = [
            (chance, tokens[index])
            for report, index, chance in judgement.concerned
            if report == rest.parent.report.id and index in tokens and chance >= _POINTED
        ]
        if at and (best is None or max(at)[0] > best[0]):
            best = (max(c for c, _ in at), rest, [t for _, t in at])
    return None if best is None else best[1].parent.span_of(best[2])


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
_CHANGED = "{child} stands where the source has {parent}"
# Where the judge points at nothing in the source.
_UNSUPPORTED = {
    "attribution-dropped": "{child} stands without a credit that the source gives",
    "attribution-shifted": "credited to {child}, whom the source does not credit with it",
    "certainty-raised": "{child} is surer than the source",
    "hedge-dropped": "{child} stands without a doubt that the source has",
    "role-swapped": "{child} turns round who did it to whom",
    "merged": "{child} lands on another than in the source",
    "negated": "{child} says the contrary of the source",
    "omitted-denial": "{child} stands without a denial or caveat that the source has",
    "quote-altered": "{child} is not what the source quotes",
    "hedge-added": _SAYINGS["hedge-added"],
    "quote-fabricated": _SAYINGS["quote-fabricated"],
}


def _say(kind: str, child: Span, parent: Span | None) -> str:
    if parent is None:
        return _UNSUPPORTED.get(kind, _SAYINGS["detail-added"]).format(child=quoted(child.text))
    saying = _SAYINGS.get(kind, _CHANGED)
    return saying.format(child=quoted(child.text), parent=quoted(parent.text))


def speaks_of(other: Finding, finding: Finding) -> bool:
    """Whether a finding is about the same words; a lost denial is about none but its own."""
    if "omitted-denial" in {other.kind, finding.kind}:
        return other.kind == finding.kind and other.child.overlaps(finding.child)
    shorter = min(len(other.child.text), len(finding.child.text)) or 1
    return 2 * shared_length(other.child, finding.child) >= shorter


def _all(chances: Chances) -> float:
    return sum(chance for _, chance in chances)


def _chance(weights: Mapping[str, float], of: Mapping[str, float]) -> float:
    weight = sum(weights.get(name, 0.0) * value for name, value in of.items())
    return min(_SUREST, 1 / (1 + math.exp(-weight)))


@cache
def _weights() -> _Weights:
    held = files("headwater.drift") / "judged.toml"
    table = tomllib.loads(held.read_text(encoding="utf-8"))
    return _Weights(table["checks"], table["own"])
