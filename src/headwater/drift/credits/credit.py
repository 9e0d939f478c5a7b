"""What a child made of one credited statement of its parent: the words that came down.

Shared by the three kinds that judge attributions. A `Credit` is one attribution of a parent
sentence whose statement surely came down to the child sentence: its core (the predicate with one
of its arguments) or a good part of all its words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from headwater.drift.finding import quoted
from headwater.drift.scene import Rest, Scene, clause_head
from headwater.lexicon.cues import cue_certainty
from headwater.model import Attribution, Severity, Span, Telling, Token

# Share of a statement's content words that must have come down; less where its core did.
_CAME_DOWN = 0.4
_CAME_DOWN_WITH_CORE = 0.25
_MIN_WORDS = 2
# What may be no attribution at all cannot have been dropped.
_MIN_SURE = 0.5
# What is asked, or asked for, is no statement that could be true or not.
_ASKING = frozenset("urge ask call demand request order beg appeal exhort implore plead".split())
_VERBAL = frozenset({"VERB", "AUX"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "acomp", "oprd", "agent", "prep"})
_GRAVE = frozenset(
    "kill die shoot attack bomb torture rape arrest steal bribe abuse murder execute abduct "
    "shell fire massacre loot corrupt fraud detain beat injure wound order accuse threaten".split()
)


@dataclass(frozen=True, slots=True)
class Credit:
    """An attribution of the parent whose statement came down to a child sentence.

    Attributes:
        scene: the child sentence.
        rest: the parent sentence.
        attribution: the parent's.
        came: the child's words that come from the statement.
    """

    scene: Scene
    rest: Rest
    attribution: Attribution
    came: tuple[Token, ...]

    @property
    def words(self) -> Span:
        """The child's words from the first that came down to the last."""
        return self.scene.child.span_of(self.came)

    @property
    def credited(self) -> Span:
        """The parent's statement with its cue and source."""
        return voiced(self.rest.parent, self.attribution)

    @property
    def severity(self) -> Severity:
        """High where it names a person or tells of violence, crime or arrest."""
        content = self.rest.parent.parse.tokens_in(self.attribution.content)
        grave = any(t.lemma.lower() in _GRAVE for t in content)
        return "high" if grave or any(t.entity == "PERSON" for t in content) else "medium"


def credits_of(scene: Scene) -> Iterator[Credit]:
    """The credited statements of each parent sentence that came down, innermost first."""
    for rest in scene.rests:
        attributions = rest.parent.attributions_in(rest.sentence.span)
        for attribution in sorted(attributions, key=lambda a: (len(a.content.text), a.content)):
            if attribution.confidence < _MIN_SURE or _is_asked(rest.parent, attribution):
                continue
            if came := _came_down(rest, attribution):
                yield Credit(scene, rest, attribution, came)


def _is_asked(telling: Telling, attribution: Attribution) -> bool:
    cue = attribution.cue
    return cue is not None and any(t.lemma.lower() in _ASKING for t in telling.parse.tokens_in(cue))


def who(attribution: Attribution) -> str:
    """A voice as an editor would name it."""
    if attribution.source is not None:
        words = quoted(attribution.source.text)
        name = attribution.chain[0].name if attribution.chain else ""
        if name and name.lower() not in attribution.source.text.lower():
            return f"{words} ({name})"
        return words
    if attribution.chain:
        return quoted(attribution.chain[0].name)
    return "somebody"


def certainty_of(telling: Telling, attribution: Attribution) -> float | None:
    """How firmly the cue puts its content, on the lexicon's scale; None for an unknown word."""
    if attribution.cue is None:
        return None
    tokens = telling.parse.tokens_in(attribution.cue)
    found = cue_certainty(tuple(t.lemma.lower() for t in tokens))
    return cue_certainty(tuple(t.text.lower() for t in tokens)) if found is None else found


def voiced(telling: Telling, attribution: Attribution, within: Span | None = None) -> Span:
    """Content, cue and source together, where they stand in one paragraph.

    Args:
        telling: the report that the attribution is of.
        attribution: the attribution.
        within: the sentence to stay inside.
    """
    spans = [
        part
        for part in (attribution.content, attribution.cue, attribution.source)
        if part is not None and (within is None or part.overlaps(within))
    ]
    start = min((p.start for p in spans), default=attribution.content.start)
    end = max((p.end for p in spans), default=attribution.content.end)
    if within is not None:
        start, end = max(start, within.start), min(end, within.end)
    if "\n\n" in telling.report.text[start:end]:
        return attribution.content
    return telling.report.span(start, end)


def _came_down(rest: Rest, attribution: Attribution) -> tuple[Token, ...]:
    """The child's words that come from an attribution's content, if enough of it came down."""
    inside = [
        t
        for t in rest.parent.parse.tokens_in(attribution.content)
        if t.is_content and t.sentence == rest.sentence.index
    ]
    found = [c for t in inside if (c := rest.child_word(t)) is not None]
    if len(found) < _MIN_WORDS:
        return ()
    core = _core_came_down(rest, inside)
    if len(found) < (_CAME_DOWN_WITH_CORE if core else _CAME_DOWN) * len(inside):
        return ()
    return tuple(sorted(found, key=lambda t: t.index))


def _core_came_down(rest: Rest, inside: list[Token]) -> bool:
    """Whether a predicate of the statement and one of its arguments came down to one clause."""
    parse = rest.parent.parse
    for token in inside:
        mine = rest.child_word(token)
        if token.pos not in _VERBAL or mine is None or mine.pos not in _VERBAL:
            continue
        clause = clause_head(rest.child.parse, mine)
        for argument in parse.children(token.index):
            if argument.dep not in _ARGUMENTS:
                continue
            heads = [argument, *parse.children(argument.index)]
            came = [c for t in heads if (c := rest.child_word(t)) is not None]
            if any(clause_head(rest.child.parse, c) == clause for c in came):
                return True
    return False
