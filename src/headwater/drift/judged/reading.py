"""A retelling as the judge has read it: what each of its readers makes of some words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from headwater.drift.finding import Finding
from headwater.drift.scene import SAME_WORD, Scene
from headwater.model import Judgement, shared_length
from headwater.model.judgement import Chances, Reader

# The judge's word for a changed ordinary word has no kind of its own among those of drift.
WORD_CHANGED = "word-changed"
# The mean doubt of a retelling's sentences, for a report of which it has read one.
_USUAL_DOUBT = 0.3


@dataclass(frozen=True, slots=True)
class Read:
    """What one reader makes of some words of a child sentence.

    Attributes:
        words: 0 to 1, the doubt of the most doubtful of them.
        sentence: the doubt of the whole sentence.
        elsewhere: the mean doubt of the child's other sentences.
        is_likeliest: whether the reader takes the sentence for a change of the kind asked about
            sooner than for any other.
        sentence_kinds: the chances that the sentence is a change of each kind.
        word_kinds: for each kind the chance of the word that is the likeliest to be one.
    """

    words: float
    sentence: float
    elsewhere: float
    is_likeliest: bool
    sentence_kinds: Mapping[str, float]
    word_kinds: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Doubt:
    """What the judge makes of some words of a child sentence.

    Attributes:
        by: what each reader makes of them; those that have read them.
        otherwise: how likely the sentence answers the same question otherwise.
        shaded: how likely it says it more or less surely, by another voice or with more.
        kept: share of the sentence's content words that came down as they were.
        length: words of the sentence.
        is_title: whether they stand in a headline.
        agreed: whether a check finds a change of the same kind in the same words.
        contested: whether a check finds one of another kind there.
    """

    by: Mapping[Reader, Read]
    otherwise: float
    shaded: float
    kept: float
    length: int
    is_title: bool
    agreed: bool
    contested: bool

    @property
    def surest(self) -> float:
        """The doubt of the words by the reader that doubts them most."""
        return max((read.words for read in self.by.values()), default=0.0)


class Reading:
    """A child's scenes as the judge has read them.

    Args:
        scenes: the child's sentences with what they rest on.
        judgements: what the readers said of them.
        found: what the checks find, not settled yet.

    Attributes:
        read: each scene with a judgement of it, one reader's after the other's.
    """

    def __init__(
        self,
        scenes: Iterable[Scene],
        judgements: Iterable[Judgement],
        found: Sequence[Finding],
    ) -> None:
        of = {s.sentence.index: s for s in scenes}
        known = [j for j in judgements if j.sentence in of]
        order = sorted(known, key=lambda j: (j.reader, j.sentence))
        self.read = [(of[j.sentence], j) for j in order]
        self._found = tuple(found)
        self._doubts: dict[Reader, list[float]] = {}
        for judgement in known:
            self._doubts.setdefault(judgement.reader, []).append(judgement.doubt)

    @property
    def is_lone(self) -> bool:
        """Whether the child is a single statement that somebody wants checked, and no report."""
        return len({scene.sentence.index for scene, _ in self.read}) == 1 and all(
            len(scene.child.parse.sentences) == 1 for scene, _ in self.read
        )

    @property
    def alone(self) -> Reading:
        """The same without what the checks find."""
        scenes = {s.sentence.index: s for s, _ in self.read}
        return Reading(scenes.values(), [j for _, j in self.read], ())

    def is_spoken_of(self, finding: Finding) -> bool:
        """Whether a check speaks of a finding's words, however sure it is."""
        return any(speaks_of(other, finding) for other in self._found)

    def doubt_of(self, finding: Finding) -> Doubt | None:
        """What the judge makes of a finding's words; None where it has read none of them.

        A lost denial is about words that are not there.
        """
        if finding.kind == "omitted-denial":
            return None
        of: dict[int, tuple[Scene, list[Judgement]]] = {}
        for scene, judgement in self.read:
            if scene.sentence.span.overlaps(finding.child):
                of.setdefault(judgement.sentence, (scene, []))[1].append(judgement)
        found = [self._doubt(scene, judgements, finding) for scene, judgements in of.values()]
        return max(found, key=lambda d: d.surest, default=None)

    def _doubt(self, scene: Scene, judgements: Sequence[Judgement], finding: Finding) -> Doubt:
        besides = {o.kind for o in self._found if o is not finding and speaks_of(o, finding)}
        return Doubt(
            by={j.reader: self._read(scene, j, finding) for j in judgements},
            otherwise=max((j.otherwise for j in judgements), default=0.0),
            shaded=max((j.shaded for j in judgements), default=0.0),
            kept=_kept(scene),
            length=len(scene.tokens),
            is_title=scene.sentence.kind == "title",
            agreed=finding.kind in besides,
            contested=bool(besides - {finding.kind}),
        )

    def _read(self, scene: Scene, judgement: Judgement, finding: Finding) -> Read:
        inside = [
            chances
            for token, chances in zip(scene.tokens, judgement.words, strict=True)
            if token.start < finding.child.end and finding.child.start < token.end
        ]
        return Read(
            words=max((doubt_of_all(c) for c in inside), default=0.0),
            sentence=judgement.doubt,
            elsewhere=self._elsewhere(judgement),
            is_likeliest=likeliest(judgement) == finding.kind,
            sentence_kinds=dict(judgement.kinds),
            word_kinds=_surest_of_each(inside),
        )

    def _elsewhere(self, judgement: Judgement) -> float:
        """Who retells faithfully is doubted nowhere; who drifts, in several places."""
        doubts = self._doubts[judgement.reader]
        others = len(doubts) - 1
        return (sum(doubts) - judgement.doubt) / others if others else _USUAL_DOUBT


def _surest_of_each(words: Iterable[Chances]) -> dict[str, float]:
    surest: dict[str, float] = {}
    for kind, chance in (named for chances in words for named in chances):
        surest[kind] = max(chance, surest.get(kind, 0.0))
    return surest


def _kept(scene: Scene) -> float:
    """Where a sentence was reworded throughout, another word is likely one more rewording."""
    content = [t for t in scene.tokens if t.is_content]
    sources = [scene.counterpart(t) for t in content]
    same = sum(found is not None and found[2] >= SAME_WORD for found in sources)
    return same / max(1, len(content))


def likeliest(judgement: Judgement) -> str:
    """In the judge's own words: one that was merely changed is of no kind of drift."""
    return max(judgement.kinds, key=lambda k: k[1], default=("", 0.0))[0]


def speaks_of(other: Finding, finding: Finding) -> bool:
    """Whether a finding is about the same words; a lost denial is about none but its own."""
    if "omitted-denial" in {other.kind, finding.kind}:
        return other.kind == finding.kind and other.child.overlaps(finding.child)
    shorter = min(len(other.child.text), len(finding.child.text)) or 1
    return 2 * shared_length(other.child, finding.child) >= shorter


def doubt_of_all(chances: Chances) -> float:
    """That of any kind of change."""
    return sum(chance for _, chance in chances)
