"""What the judge doubts and no check speaks of: findings of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.drift.finding import Finding
from headwater.drift.judged.reading import (
    WORD_CHANGED,
    Reading,
    doubt_of_all,
    likeliest,
    speaks_of,
)
from headwater.drift.judged.wording import say, severity_of
from headwater.drift.scene import Rest, Scene
from headwater.model import DriftKind, Judgement, Span, Token

# Words are worth weighing from this doubt on; the regression decides.
_DOUBTFUL = 0.4
# The same of a whole sentence.
_DOUBTFUL_SENTENCE = 0.4
# The judge points at a parent's word from this chance on.
_POINTED = 0.3


def doubted(reading: Reading) -> list[Finding]:
    """All that the judge doubts and no check speaks of, as findings, before they are weighed.

    Runs of doubtful words, or a whole sentence that it doubts without doubting any word; not where
    a sentence came down as it was, wherever it stood. What both readers doubt is one finding.
    """
    found: list[Finding] = []
    for finding in _by_reader(reading):
        if not any(speaks_of(finding, other) for other in found):
            found.append(finding)
    return found


def _by_reader(reading: Reading) -> Iterator[Finding]:
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
    return judgement.doubt >= _DOUBTFUL_SENTENCE and likeliest(judgement) != "omitted-denial"


def _runs(scene: Scene, judgement: Judgement) -> Iterator[list[Token]]:
    """Runs of words of which the judge doubts each, small words between them taken in."""
    run: list[Token] = []
    gap: list[Token] = []
    for token, chances in zip(scene.tokens, judgement.words, strict=True):
        if doubt_of_all(chances) >= _DOUBTFUL:
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
    kind = max(judgement.kinds, key=lambda k: k[1], default=(WORD_CHANGED, 0.0))[0]
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
        severity_of(kind, words),
        child,
        scene.rests[0].sentence.span if parent is None else parent,
        say(kind, child, parent),
        0.5,
    )


def _drift_kind(kind: str) -> DriftKind:
    return "detail-added" if kind == WORD_CHANGED else kind  # type: ignore[return-value]


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
