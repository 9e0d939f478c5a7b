"""certainty-raised: what somebody considers, plans or threatens has become what is done.

"Was considering a curfew" -> "decided on a curfew"; "whether to charge" -> "will be charged".
The thing considered must have come down, and nothing in its clause may still leave it open.
"""

from __future__ import annotations

from collections.abc import Iterator

from headwater.drift.doubts.doubt import reach_up
from headwater.drift.doubts.hedge_words import is_opinion
from headwater.drift.finding import Finding, quoted
from headwater.drift.language import is_negative, is_passive, subject_of
from headwater.drift.scene import Scene, Vocabulary, clause_head
from headwater.model import Span, Telling, Token

_OPEN = frozenset(
    """consider weigh mull study discuss contemplate debate examine propose plan intend hope want
    seek aim wish threaten explore ponder deliberate review expect urge request ask demand recommend
    suggest call offer could may might possible proposal proposed plan consideration option whether
    prospect potential would should hopeful try attempt
    think""".split()
)
_CONSIDERING = frozenset(
    """consider weigh mull contemplate propose plan intend explore ponder
    deliberate threaten""".split()
)
# Talk and study are of anything; of an intention only with a clause ("discussed closing it").
_TALKING = frozenset({"study", "discuss", "debate"})
_CLAUSES = frozenset({"xcomp", "ccomp", "pcomp"})
_OPEN_ANYWHERE = _CONSIDERING | frozenset(
    "consideration proposal plan intention idea pledge promise mean due schedule".split()
)
_NEAR = 6
_GOVERNED = frozenset({"xcomp", "ccomp", "pcomp", "dobj", "prep"})


def check_intentions(scene: Scene, vocabulary: Vocabulary) -> Iterator[Finding]:
    """One finding at most for each sentence."""
    for rest in scene.rests:
        for token in rest.parent.tokens(rest.sentence):
            if not _is_considering(rest.parent, token):
                continue
            considered = _considered(rest.parent, token)
            came = [c for t in considered if (c := rest.child_word(t)) is not None]
            if not came or 2 * len(came) < len(considered) or rest.child_word(token) is not None:
                continue
            if _is_left_open(scene, came):
                continue
            words = _with_verb(scene.child, came)
            source = rest.parent.span_of([token, *considered])
            yield Finding(
                "certainty-raised",
                "high",
                words,
                source,
                f"the source has it as a possibility ({quoted(source.text)}); "
                f"the retelling has it decided ({quoted(words.text)})",
                0.66,
            )
            return


def _is_considering(parent: Telling, verb: Token) -> bool:
    """Whether somebody considers something: no passive, no denial, no "weighed on the poor"."""
    lemma = verb.lemma.lower()
    if lemma not in _CONSIDERING | _TALKING or verb.pos != "VERB":
        return False
    if is_passive(parent.parse, verb) or is_negative(parent.parse, verb):
        return False
    if verb.tag == "VBN" and verb.dep in {"acl", "amod"}:
        return False
    if lemma == "weigh" and _is_measured(parent, verb):
        return False
    governed = {c.dep for c in parent.parse.children(verb.index)}
    return bool(governed & (_CLAUSES if lemma in _TALKING else _CLAUSES | {"dobj"}))


def _is_measured(parent: Telling, verb: Token) -> bool:
    """As in "weighing about 30 kilos"."""
    return any(
        t.pos == "NUM"
        for child in parent.parse.children(verb.index)
        if child.dep in {"dobj", "npadvmod"}
        for t in parent.parse.subtree(child.index)
    )


def _is_left_open(scene: Scene, came: list[Token]) -> bool:
    """Whether a word leaves open what came down, in its clause or in one that governs it.

    That something is considered, promised or meant may be said anywhere in the sentence: "among the
    steps that Baghdad is weighing", "the idea of the council".
    """
    heads = {h for t in came for h in reach_up(scene.child, t)}
    if any(
        t not in came and (t.lemma.lower() in _OPEN_ANYWHERE or is_opinion(scene.child, t))
        for t in scene.tokens
    ):
        return True
    return any(
        (t.lemma.lower() in _OPEN or t.text.lower() in _OPEN)
        and t not in came
        and clause_head(scene.child.parse, t) in heads
        for t in scene.tokens
    )


def _considered(parent: Telling, verb: Token) -> list[Token]:
    """The content words of what is considered."""
    return [
        t
        for child in parent.parse.children(verb.index)
        if child.dep in _GOVERNED
        for t in parent.parse.subtree(child.index)
        if t.is_content
    ]


def _with_verb(child: Telling, came: list[Token]) -> Span:
    """The child's verb and subject, with the first words of what was considered."""
    verb = clause_head(child.parse, came[0])
    subject = subject_of(child.parse, verb)
    near = [subject] if subject is not None and abs(subject.index - verb.index) <= _NEAR else []
    return child.span_of([*near, verb, *came[:2]])
