"""number-changed, by how many of a whole: "some" became "all", "a tenth" "a third".

Words that say how many are read as steps from none to all. They are held against each other where
they stand on the same noun, in the same slot, or before the same verb. Silent where the child keeps
the source's own word, and between steps that may mean the same ("several", "some"). Severity: high
where it became all or none of people, medium otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator

from headwater.drift.figures.number import is_ratio
from headwater.drift.finding import Finding, quoted
from headwater.drift.scene import Rest, Scene, Vocabulary
from headwater.drift.slots import same_slot
from headwater.lexicon.people import is_person_noun
from headwater.model import Number, Severity, Telling, Token

# Each step with the words for it: those of one step, and of some and several, may mean the same.
_STEPS = (
    frozenset("few".split()),
    frozenset("some several many".split()),
    frozenset("most majority".split()),
    frozenset("all every everyone everybody".split()),
)
_CONFIDENCE = 0.55
_SAME_SHARE = 0.12
_ROUGH = ("dozens", "scores", "hundreds", "thousands", "millions", "billions")


def check_shares(scene: Scene, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Words of quantity of a child sentence that say more or less than the source's."""
    yield from _quantifiers(scene)
    yield from _rough_counts(scene)
    yield from _fractions(scene, vocabulary)


def _quantifiers(scene: Scene) -> Iterator[Finding]:
    for token in scene.tokens:
        step = _step_of(scene.child, token)
        for rest in scene.rests if step is not None else ():
            theirs = rest.parent.tokens(rest.sentence)
            words = {t.text.lower() for t in scene.retelling(rest)}
            if any(_step_of(rest.parent, t) == step for t in theirs):
                continue
            for source in theirs:
                other = _step_of(rest.parent, source)
                if (
                    other is not None
                    and source.text.lower() not in words
                    and _of_the_same(scene, rest, token, source)
                ):
                    yield _finding(scene, rest, [token], [source])
                    return


def _step_of(telling: Telling, token: Token) -> int | None:
    """The step of a word of quantity; "a few" are some."""
    step = _step(token)
    before = telling.parse.tokens[max(0, token.index - 1)]
    return 1 if step == 0 and before.text.lower() == "a" else step


def _step(token: Token) -> int | None:
    word = token.text.lower()
    found = (n for n, words in enumerate(_STEPS) if word in words)
    return next(found, None) if token.pos in {"DET", "ADJ", "PRON", "NOUN"} else None


def _of_the_same(scene: Scene, rest: Rest, token: Token, source: Token) -> bool:
    """Whether two words of quantity are of one noun, or of what is said by one verb."""
    heads = (scene.child.parse.tokens[token.head], rest.parent.parse.tokens[source.head])
    if rest.parent_word(heads[0]) == heads[1] or heads[0].lemma == heads[1].lemma:
        return heads[0].index != token.index
    tops = [_counted(t, telling) for t, telling in ((token, scene.child), (source, rest.parent))]
    return same_slot(scene.child, tops[0], rest, tops[1])


def _counted(token: Token, telling: Telling) -> Token:
    """The noun that a word of quantity stands with, or the word itself."""
    head = telling.parse.tokens[token.head]
    return head if token.dep in {"det", "amod", "predet"} else token


def _rough_counts(scene: Scene) -> Iterator[Finding]:
    """Another rough count of the same: "hundreds" became "thousands" of the same."""
    mine = {t.text.lower(): t for t in scene.tokens if t.text.lower() in _ROUGH}
    for word, token in mine.items():
        for rest in scene.rests:
            theirs = {
                t.text.lower(): t
                for t in rest.parent.tokens(rest.sentence)
                if t.text.lower() in _ROUGH
            }
            left = [t for w, t in theirs.items() if w not in mine]
            if word not in theirs and left:
                yield _finding(scene, rest, [token], left[:1])
                return


def _fractions(scene: Scene, vocabulary: Vocabulary) -> Iterator[Finding]:
    """A share that the source has nowhere, where its own share is gone."""
    known = {_share(n) for parent in vocabulary.parents for n in parent.numbers}
    mine = [
        n
        for n in scene.child.numbers_in(scene.sentence.span)
        if _share(n) and not is_ratio(scene.child, n)
    ]
    for number in mine:
        if any(abs(_share(number) - k) <= _SAME_SHARE * k for k in known if k):
            continue
        for rest in scene.rests:
            lost = [n for n in rest.parent.numbers_in(rest.sentence.span) if 0 < n.value < 1]
            if len(lost) == 1 and number.unit != "percent":
                child, parent = scene.child.parse, rest.parent.parse
                yield _finding(
                    scene, rest, child.tokens_in(number.span), parent.tokens_in(lost[0].span)
                )
                return


def _share(number: Number) -> float:
    """The share that a figure gives, 0 where it gives none."""
    if number.unit == "percent":
        return number.value / 100
    return number.value if 0 < number.value < 1 else 0.0


def _finding(
    scene: Scene,
    rest: Rest,
    mine: list[Token] | tuple[Token, ...],
    theirs: list[Token] | tuple[Token, ...],
) -> Finding:
    here, there = scene.child.span_of(mine), rest.parent.span_of(theirs)
    return Finding(
        "number-changed",
        _severity(scene.child, mine[0]),
        scene.child.span_of([*mine, _counted(mine[0], scene.child)]),
        rest.parent.span_of([*theirs, _counted(theirs[0], rest.parent)]),
        f"{quoted(there.text)} became {quoted(here.text)}",
        _CONFIDENCE,
    )


def _severity(telling: Telling, token: Token) -> Severity:
    whole = _step(token) == len(_STEPS) - 1
    return "high" if whole and is_person_noun(_counted(token, telling)) else "medium"
