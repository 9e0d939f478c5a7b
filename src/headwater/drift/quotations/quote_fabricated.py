"""quote-fabricated: a paraphrase, or words that nobody said, set in quotation marks.

A quotation whose words stand in no quotation of the parents is fabricated where the parents show
what was really said: its sentence rests on a parent's sentence with a good part of the words, or
the parent lets the same speaker speak at that place of the story. Elsewhere it may come from a
report that is not at hand. A word or two in marks are emphasis as often as speech and are left
alone, unless they take the place of another speech of the same speaker. Severity: high.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from headwater.drift.credits.voices import same_by_words
from headwater.drift.finding import Finding, quoted
from headwater.drift.quotations.quotation import MIN_WORDS, Quoting, share_in_order, words_of
from headwater.drift.scene import Rest, Scene
from headwater.model import Attribution, Span, Telling

_CAME_DOWN = 0.34
# Words that stand so in a parent's own text are quoted from there: it speaks for itself.
_VERBATIM = 0.9
_FIRST_PERSON = frozenset({"i", "we", "our", "us", "my", "me"})
# A retelling keeps the order of its source: how far from its neighbours' parents speech is sought.
_NEAR_SENTENCES = 2


def fabricated(
    quoting: Quoting, parents: tuple[Telling, ...], by_sentence: Mapping[int, Scene]
) -> Iterator[Finding]:
    """A finding for a quotation that no parent's quotation has; one at most."""
    if any(_speaks_for_itself(parent, quoting) for parent in parents):
        return
    scene = by_sentence.get(quoting.sentence.index)
    source = None
    if len(quoting.words.forms) >= MIN_WORDS and scene is not None:
        source = _paraphrased(scene, quoting)
    if source is None:
        source = _said_there(quoting, by_sentence)
    if source is not None:
        yield Finding(
            "quote-fabricated",
            "high",
            quoting.span,
            source,
            f"set in quotation marks, but the source has other words: {quoted(source.text)}",
            0.7,
        )


def _speaks_for_itself(parent: Telling, quoting: Quoting) -> bool:
    """Whether a parent that says "we" has the words outside marks: a statement is so quoted."""
    for sentence in parent.parse.sentences:
        tokens = parent.tokens(sentence)
        if any(t.text.lower() in _FIRST_PERSON for t in tokens):
            theirs = words_of(parent, sentence.span)
            if share_in_order(quoting.words.forms, theirs.forms) >= _VERBATIM:
                return True
    return False


def _paraphrased(scene: Scene, quoting: Quoting) -> Span | None:
    """The parent's words that a quotation was made of, if a good part of it was."""
    content = [t for t in quoting.words.tokens if t.is_content]
    came = [found for t in content if (found := scene.counterpart(t)) is not None]
    if not content or len(came) < _CAME_DOWN * len(content):
        return None
    rest = came[0][0]
    return rest.parent.span_of([token for r, token, _ in came if r is rest])


def _said_there(quoting: Quoting, by_sentence: Mapping[int, Scene]) -> Span | None:
    """What the parent lets the same speaker say, near where the child's sentences come from."""
    child = quoting.words.telling
    mine = [a for a in child.attributions if a.direct and a.content.overlaps(quoting.span)]
    rests = [
        rest
        for index in range(quoting.sentence.index - 1, quoting.sentence.index + 2)
        if index in by_sentence
        for rest in by_sentence[index].rests
    ]
    for rest in rests:
        for theirs in rest.parent.attributions:
            same = any(same_by_words(child, a, rest.parent, theirs) for a in mine)
            if same and theirs.direct and _is_near(rest, theirs):
                return theirs.content
    return None


def _is_near(rest: Rest, attribution: Attribution) -> bool:
    token = rest.parent.token_at(attribution.content.start)
    return token is not None and abs(token.sentence - rest.sentence.index) <= _NEAR_SENTENCES
