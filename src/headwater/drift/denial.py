"""omitted-denial: the denial or the caveat that stood with a claim is gone.

Every denial of a parent (somebody denies, rejects, disputes; nobody could verify) is looked for in
the child: by its own words, by its speaker denying anything, by any caveat. Where it is nowhere and
the claim that it answers did come down, the child's sentence with that claim is where it belongs.
What a denial answers: what else its own sentence says, else the statement just before it.
Severity: high.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.drift.finding import Finding, quoted
from headwater.drift.scene import Scene
from headwater.lexicon.caveats import caveats_in
from headwater.lexicon.fold import fold_word
from headwater.model import Sentence, Span, Telling

_LOOK_BACK = 4
_CAME_DOWN = 0.5
# Words by which a denial is kept without a verb of denying: "none of his men died, he said".
_DENYING_WORDS = frozenset(
    """no not n't never none nothing nobody neither nor untrue false falsely baseless unfounded
    wrong lie lies fabricated fabrication groundless innocent without denial dispute disputes
    disputed deny denies denied denying""".split()
)


def check_denials(
    child: Telling, parents: Sequence[Telling], staged: Sequence[Scene]
) -> Iterator[Finding]:
    """Denials and caveats of the parents that the child has nowhere; one for each claim."""
    for parent in parents:
        placed: set[Span] = set()
        for sentence, denial in _denials(parent):
            if _kept(child, staged, parent, sentence, denial):
                continue
            place = _where_it_belongs(staged, parent, sentence)
            if place is None or place in placed:
                continue
            placed.add(place)
            yield Finding(
                "omitted-denial",
                "high",
                place,
                denial,
                f"the source adds {quoted(denial.text)}; the retelling leaves it out",
                0.7,
            )


def _denials(parent: Telling) -> Iterator[tuple[Sentence, Span]]:
    """Sentences that deny or doubt something, with the words that do."""
    for sentence in parent.parse.sentences:
        if sentence.kind != "paragraph":
            continue
        for attribution in parent.attributions:
            if (
                attribution.cue_class == "denying"
                and attribution.cue is not None
                and sentence.span.covers(attribution.cue)
            ):
                start = min(attribution.cue.start, attribution.content.start)
                end = max(attribution.cue.end, attribution.content.end)
                end = min(end, sentence.span.end)
                yield sentence, parent.report.span(max(start, sentence.span.start), end)
                break
        else:
            if caveats_in(sentence.span.text):
                yield sentence, sentence.span


def _kept(
    child: Telling, staged: Sequence[Scene], parent: Telling, sentence: Sentence, denial: Span
) -> bool:
    """Whether the child has the denial: its words, or a denial in a sentence that rests on it."""
    if denial == sentence.span and any(
        caveats_in(s.span.text) for s in child.parse.sentences if s.kind == "paragraph"
    ):
        return True  # one caveat stands for another: what nobody could verify is said to be so
    content = [t for t in parent.parse.tokens_in(denial) if t.is_content]
    for scene in staged:
        for rest in scene.rests:
            if rest.parent is not parent:
                continue
            # A "not" that the neighbouring claim had in the source is no denial of it.
            near = rest.sentence.index == sentence.index or (
                abs(rest.sentence.index - sentence.index) == 1
                and not _has_denying_word(parent, rest.sentence)
            )
            if _denies(child, scene.sentence) and (
                near or _by_same_speaker(child, parent, denial, scene.sentence)
            ):
                return True
            if rest.sentence.index == sentence.index:
                came = [t for t in content if rest.child_word(t) is not None]
                if content and len(came) >= _CAME_DOWN * len(content):
                    return True
    return _speaker_denies(child, parent, denial)


def _by_same_speaker(child: Telling, parent: Telling, denial: Span, sentence: Sentence) -> bool:
    """Whether a child sentence that denies something credits the same speaker."""
    speakers = set().union(
        *(
            _names(a.chain[0].name if a.chain else a.source.text if a.source else "")
            for a in parent.attributions
            if a.cue is not None and denial.covers(a.cue)
        )
    )
    here = set().union(
        *(
            _names(a.chain[0].name if a.chain else a.source.text if a.source else "")
            for a in child.attributions
            if a.content.overlaps(sentence.span)
        )
    )
    return bool(speakers & here)


def _denies(child: Telling, sentence: Sentence) -> bool:
    if caveats_in(sentence.span.text):
        return True
    return _has_denying_word(child, sentence) or any(
        a.cue_class == "denying" and a.cue is not None and sentence.span.covers(a.cue)
        for a in child.attributions
    )


def _has_denying_word(telling: Telling, sentence: Sentence) -> bool:
    return any(t.text.lower() in _DENYING_WORDS for t in telling.tokens(sentence))


def _speaker_denies(child: Telling, parent: Telling, denial: Span) -> bool:
    """Whether the same speaker denies something anywhere in the child."""
    speakers = [
        _names(a.chain[0].name if a.chain else a.source.text if a.source else "")
        for a in parent.attributions
        if a.cue is not None and denial.covers(a.cue)
    ]
    deniers = [
        _names(a.chain[0].name if a.chain else a.source.text if a.source else "")
        for a in child.attributions
        if a.cue_class == "denying"
    ]
    return any(s & d for s in speakers for d in deniers)


def _names(text: str) -> set[str]:
    return {fold_word(w) for w in text.split() if len(w) > 3}


def _where_it_belongs(staged: Sequence[Scene], parent: Telling, denial: Sentence) -> Span | None:
    """The child's sentence that retells what the denial answers.

    The denial's own sentence, if the rest of it came down; else the nearest statement before it.
    """
    for index in range(denial.index, max(-1, denial.index - _LOOK_BACK - 1), -1):
        telling = [
            (rest.score, scene)
            for scene in staged
            if scene.sentence.kind == "paragraph"
            for rest in scene.rests
            if rest.parent is parent and rest.sentence.index == index
        ]
        if telling:
            best = max(telling, key=lambda found: (found[0], -found[1].sentence.index))
            return best[1].sentence.span
    return None
