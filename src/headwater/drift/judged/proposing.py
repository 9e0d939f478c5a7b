"""What the judge doubts and no check speaks of: findings of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.drift.finding import Finding
from headwater.drift.judged.kinds import likeliest_kind
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
_DOUBTFUL = 0.5
# The same of a whole sentence, of which no word is.
_DOUBTFUL_SENTENCE = 0.2
# The judge points at a parent's word from this chance on.
_POINTED = 0.3
_CREDIT = "attribution-dropped"
# About words that are not there: it has checks of its own.
_MISSING = frozenset({"omitted-denial"})


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Words of a child that a reader doubts.

    Attributes:
        scene: their sentence.
        words: the words, or all of the sentence.
        child: from the first to the last of them.
        concerned: the parent's words that the reader points at.
        kind: what the reader takes them for.
    """

    scene: Scene
    words: Sequence[Token]
    child: Span
    concerned: Span | None
    kind: str

    @property
    def as_read(self) -> Finding:
        """The finding as the reader has it."""
        return self.taken_for(self.kind)

    @property
    def excluded(self) -> frozenset[str]:
        """Kinds that it cannot be; a credit that is given is not missed, nor one in a headline."""
        credited = any(a.content.overlaps(self.child) for a in self.scene.child.attributions)
        is_title = self.scene.sentence.kind == "title"
        return _MISSING | {_CREDIT} if credited or is_title else _MISSING

    def taken_for(self, kind: str) -> Finding:
        """The finding, if it is a change of that kind."""
        return Finding(
            _drift_kind(kind),
            severity_of(kind, self.words),
            self.child,
            self.scene.rests[0].sentence.span if self.concerned is None else self.concerned,
            say(kind, self.child, self.concerned),
            0.5,
        )


def doubted(reading: Reading) -> list[Finding]:
    """All that the judge doubts and no check speaks of, as findings, before they are weighed."""
    found: list[Finding] = []
    for suspicion in suspicions(reading):
        doubt = reading.doubt_of(suspicion.as_read)
        if doubt is not None:
            found.append(suspicion.taken_for(likeliest_kind(doubt, suspicion.excluded)))
    return found


def suspicions(reading: Reading) -> list[Suspicion]:
    """Runs of doubtful words, or a whole sentence that is doubted without any doubtful word.

    Not where a sentence came down as it was, wherever it stood. What both readers doubt is one.
    """
    found: list[Suspicion] = []
    for suspicion in _by_reader(reading):
        mine = suspicion.as_read
        if not reading.is_spoken_of(mine) and not any(speaks_of(mine, f.as_read) for f in found):
            found.append(suspicion)
    return found


def _by_reader(reading: Reading) -> Iterator[Suspicion]:
    for scene, judgement in reading.read:
        if _stands_in_a_parent(scene):
            continue
        found = [_of_words(scene, judgement, words) for words in _runs(scene, judgement)]
        if not found and _is_doubted_whole(judgement):
            found.append(_of_sentence(scene, judgement))
        yield from (f for f in found if f.kind not in f.excluded)


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


def _of_sentence(scene: Scene, judgement: Judgement) -> Suspicion:
    kind = likeliest(judgement) or WORD_CHANGED
    return Suspicion(scene, scene.tokens, scene.sentence.span, _concerned(scene, judgement), kind)


def _of_words(scene: Scene, judgement: Judgement, words: Sequence[Token]) -> Suspicion:
    of = dict(zip((t.index for t in scene.tokens), judgement.words, strict=True))
    totals: dict[str, float] = {}
    for token in words:
        for kind, chance in of[token.index]:
            totals[kind] = totals.get(kind, 0.0) + chance
    kind = max(totals, key=lambda k: totals[k])
    return Suspicion(scene, words, scene.child.span_of(words), _concerned(scene, judgement), kind)


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
