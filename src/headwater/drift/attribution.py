"""attribution-dropped, attribution-shifted, certainty-raised: who stands behind it, how firmly.

For every attribution of a parent sentence whose credited words came down to the child: is anybody
credited for them there? Another voice? The same voice with a firmer verb? Voices are compared as
they were resolved (chains), by the words of their names and descriptions; a report's own outlet is
no voice, so that "the agency reported" for the agency's own sentence is no drift.

Severity: dropping or shifting what was said of a person or of violence is high; a headline whose
body keeps the attribution is no drift at all.
"""

from __future__ import annotations

from collections.abc import Iterator

from headwater.drift.finding import Finding, quoted
from headwater.drift.scene import Rest, Scene, Vocabulary
from headwater.drift.voices import (
    credited,
    made_many,
    names_outlet_only,
    same_by_words,
    same_voice,
    speaks_in,
    voices_over,
)
from headwater.lexicon.cues import cue_certainty
from headwater.lexicon.naming import same_name
from headwater.model import Attribution, Severity, Span, Telling, Token

# Share of an attribution's content words that must have come down for it to be looked for.
_CAME_DOWN = 0.4
_MIN_WORDS = 2
_TELLING_POS = frozenset({"NOUN", "PROPN"})
# On the scale of `cue_certainty` (0 denied ... 1 confirmed) a step that a reader would notice.
_STEP = 0.2
_FIRM = 0.85
_SAID = 0.6
_GRAVE = frozenset(
    "kill die shoot attack bomb torture rape arrest steal bribe abuse murder execute abduct "
    "shell fire massacre loot corrupt fraud detain beat injure wound order accuse threaten".split()
)


# What may be no attribution at all cannot have been dropped.
_MIN_SURE = 0.5


def check_attribution(scene: Scene, vocabulary: Vocabulary) -> Iterator[Finding]:
    """One finding at most for each parent sentence."""
    if scene.sentence.kind in {"title", "standfirst"} and _body_attributes(scene):
        return
    for rest in scene.rests:
        for attribution in _innermost_first(rest.parent.attributions_in(rest.sentence.span)):
            came = _came_down(rest, attribution)
            if (
                attribution.confidence >= _MIN_SURE
                and came
                and (found := _judge(scene, rest, attribution, came, vocabulary)) is not None
            ):
                yield found
                break


def _innermost_first(attributions: tuple[Attribution, ...]) -> list[Attribution]:
    return sorted(attributions, key=lambda a: (len(a.content.text), a.content.start))


def _judge(
    scene: Scene,
    rest: Rest,
    attribution: Attribution,
    came: tuple[Token, ...],
    vocabulary: Vocabulary,
) -> Finding | None:
    theirs = voices_over(rest.parent, attribution.content)
    if not credited(theirs) or names_outlet_only(theirs, vocabulary.outlets[rest.parent.report.id]):
        return None
    words = scene.child.span_of(came)
    mine = voices_over(scene.child, words)
    if not credited(mine):
        if any(speaks_in(scene, rest, t) for t in theirs):
            return None
        return _dropped(scene, rest, attribution, words)
    if all(_is_outlet(m, vocabulary.outlets[rest.parent.report.id]) for m in mine) and not any(
        same_by_words(scene.child, m, rest.parent, t) for m in mine for t in theirs
    ):
        return _shifted(scene, rest, attribution, mine[0], words)
    kept = [m for m in mine if any(same_voice(scene.child, m, rest.parent, t) for t in theirs)]
    if not kept or made_many(scene, kept[0], rest, attribution):
        return _shifted(scene, rest, attribution, mine[0], words)
    return _raised(scene, rest, attribution, kept[0])


def _is_outlet(attribution: Attribution, outlets: frozenset[str]) -> bool:
    """Whether the only voices are the parent's outlet: the retelling credits the messenger."""
    names = [v.name for v in attribution.chain]
    return bool(names) and all(any(same_name(n, o) for o in outlets) for n in names)


def _came_down(rest: Rest, attribution: Attribution) -> tuple[Token, ...]:
    """The child's words that come from an attribution's content, if enough of it came down."""
    inside = [
        t
        for t in rest.parent.parse.tokens_in(attribution.content)
        if t.is_content and t.sentence == rest.sentence.index
    ]
    found = [c for t in inside if (c := rest.child_word(t)) is not None]
    if len(found) < _CAME_DOWN * len(inside):
        return ()
    if len(found) < _MIN_WORDS and not any(t.pos in _TELLING_POS for t in found):
        return ()
    return tuple(found)


def _body_attributes(scene: Scene) -> bool:
    """Whether some body sentence of the child retells the same parent sentence."""
    return any(
        other.kind == "paragraph"
        for rest in scene.rests
        for other in scene.retold.get((rest.parent.report.id, rest.sentence.index), ())
    ) or any(rest.sentence.kind == "title" for rest in scene.rests)


def _dropped(scene: Scene, rest: Rest, attribution: Attribution, words: Span) -> Finding | None:
    if any(
        h.strength >= 0.3 and _reports(h.span.text)
        for h in scene.child.hedges_in(scene.sentence.span)
    ):
        return None
    who = _who(attribution)
    firm = _firmness(rest.parent, attribution)
    credited_words = _credited_span(rest.parent, attribution)
    if attribution.cue_class == "doubting" or firm <= 0.4:
        return Finding(
            "certainty-raised",
            "high",
            words,
            credited_words,
            f"the source has it as a claim ({quoted(credited_words.text)}); "
            "the retelling states it as fact",
            0.7,
        )
    return Finding(
        "attribution-dropped",
        _severity(rest, attribution),
        words,
        _credited_span(rest.parent, attribution),
        f"the source credits {who}; the retelling states it as fact",
        0.75 if scene.sentence.kind in {"paragraph", "key-point"} else 0.55,
    )


def _shifted(
    scene: Scene, rest: Rest, attribution: Attribution, mine: Attribution, words: Span
) -> Finding:
    return Finding(
        "attribution-shifted",
        _severity(rest, attribution),
        scene.child.report.span(
            min(words.start, _start(mine, words)), max(words.end, _end(mine, words))
        ),
        _credited_span(rest.parent, attribution),
        f"the source credits {_who(attribution)}; the retelling credits {_who(mine)}",
        0.65,
    )


def _raised(
    scene: Scene, rest: Rest, attribution: Attribution, mine: Attribution
) -> Finding | None:
    if mine.cue is None or attribution.cue is None:
        return None
    before, after = _firmness(rest.parent, attribution), _firmness(scene.child, mine)
    if after - before < _STEP or after < _FIRM:
        return None
    return Finding(
        "certainty-raised",
        "high" if after - before >= 0.4 else "medium",
        _voice_span(scene.child, mine),
        _voice_span(rest.parent, attribution),
        f"{_who(attribution)} {quoted(attribution.cue.text)} in the source and "
        f"{quoted(mine.cue.text)} in the retelling",
        0.7,
    )


def _firmness(telling: Telling, attribution: Attribution) -> float:
    """How firmly the cue puts its content, on the lexicon's scale; "said" where there is none."""
    if attribution.cue is None:
        return _SAID
    lemmas = tuple(t.lemma.lower() for t in telling.parse.tokens_in(attribution.cue))
    found = cue_certainty(lemmas)
    return _SAID if found is None else found


def _severity(rest: Rest, attribution: Attribution) -> Severity:
    content = rest.parent.parse.tokens_in(attribution.content)
    grave = any(t.lemma.lower() in _GRAVE for t in content)
    return "high" if grave or any(t.entity == "PERSON" for t in content) else "medium"


def _who(attribution: Attribution) -> str:
    if attribution.source is not None:
        words = quoted(attribution.source.text)
        name = attribution.chain[0].name if attribution.chain else ""
        if name and name.lower() not in attribution.source.text.lower():
            return f"{words} ({name})"
        return words
    if attribution.chain:
        return quoted(attribution.chain[0].name)
    return "somebody"


def _reports(hedge: str) -> bool:
    return hedge.lower().startswith(("reported", "alleged", "said to", "claimed"))


def _credited_span(telling: Telling, attribution: Attribution) -> Span:
    """Content, cue and source together, where they stand in one sentence."""
    parts = [attribution.content, attribution.cue, attribution.source]
    spans = [p for p in parts if p is not None]
    start, end = min(p.start for p in spans), max(p.end for p in spans)
    between = telling.report.text[start:end]
    return attribution.content if "\n\n" in between else telling.report.span(start, end)


def _voice_span(telling: Telling, attribution: Attribution) -> Span:
    """Source and cue together."""
    spans = [p for p in (attribution.cue, attribution.source) if p is not None]
    start, end = min(p.start for p in spans), max(p.end for p in spans)
    between = telling.report.text[start:end]
    return spans[0] if "\n\n" in between else telling.report.span(start, end)


def _start(mine: Attribution, words: Span) -> int:
    near = [
        p.start
        for p in (mine.cue, mine.source)
        if p is not None and abs(p.start - words.start) < 200
    ]
    return min(near, default=words.start)


def _end(mine: Attribution, words: Span) -> int:
    near = [
        p.end for p in (mine.cue, mine.source) if p is not None and abs(p.end - words.end) < 200
    ]
    return max(near, default=words.end)
