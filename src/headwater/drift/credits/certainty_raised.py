"""certainty-raised: the same voice says it with a firmer word, or a claim became its finding.

Words of report stand on one scale: denied, doubted, possible, likely, claimed, said, announced,
shown, confirmed. A step up that a reader would notice counts where the new word is one of fact
("said" -> "admitted"); a claim that its maker now has "identified" or "proved" counts too. That
a document "shows" what somebody said "according to" it is no step. Severity: high where the verb
rose by two steps, medium otherwise.
"""

from __future__ import annotations

from headwater.drift.credits.credit import Credit, certainty_of, voiced, who
from headwater.drift.credits.voices import voice_words
from headwater.drift.finding import Finding, quoted
from headwater.drift.language import subject_of
from headwater.drift.scene import clause_head
from headwater.lexicon.fold import fold_word
from headwater.model import Attribution, Telling

# On the scale of `cue_certainty` (0 denied ... 1 confirmed) a step that a reader would notice.
_STEP = 0.2
_TWO_STEPS = 0.4
_FIRM = 0.85
_SAID = 0.6
_KNOWN = 0.9
# What was alleged or claimed is raised by less: "alleged" -> "pointed out".
_CLAIMED = 0.4
_TAKEN_AS_TRUE = 0.75
# Of a document these say no more than that it says so.
_SHOWING = frozenset(
    {"show", "find", "reveal", "demonstrate", "document", "record", "list", "detail"}
)
# "The inquiry said" and "the inquiry found" are one; what was only believed is raised by it.
_JUDGING = frozenset(
    "find conclude determine learn discover realise realize show rule hold".split()
)
# That somebody "acknowledged" or "disclosed" what he said is as often a mere way of saying so.
_ALLOWING = frozenset({"acknowledge", "disclose"})
# Who conceded it acknowledged it, and the other way round.
_CONCEDING = frozenset("acknowledge admit concede confess accept grant agree allow own".split())
# Verbs of fact: who does this has it from no claim of his own.
_FACT_VERBS = frozenset(
    """identify prove establish confirm verify demonstrate discover uncover determine expose
    trace recognise recognize ascertain""".split()
)


def raised(credit: Credit, mine: Attribution) -> Finding | None:
    """A finding where the child's word of report is firmer than the parent's."""
    child, parent, theirs = credit.scene.child, credit.rest.parent, credit.attribution
    if mine.cue is None or theirs.cue is None or not _is_new(credit, mine):
        return None
    if _shows(child, mine) and "document" in {mine.source_kind, theirs.source_kind}:
        return None
    if _concedes(parent, theirs) and _concedes(child, mine):
        return None
    before, after = _firmness(parent, theirs), _firmness(child, mine)
    if before >= _SAID and _is_judging(child, mine):
        return None
    if after - before < _STEP or after < (_TAKEN_AS_TRUE if before <= _CLAIMED else _FIRM):
        return None
    return Finding(
        "certainty-raised",
        "high" if after - before >= _TWO_STEPS else "medium",
        voiced(child, mine, credit.scene.sentence.span),
        credit.credited,
        f"{who(theirs)} {quoted(theirs.cue.text)} in the source and "
        f"{quoted(mine.cue.text)} in the retelling",
        0.7,
    )


def made_fact(credit: Credit) -> Finding | None:
    """A finding where the maker of a claim is said to have established it."""
    theirs = credit.attribution
    if _firmness(credit.rest.parent, theirs) > _SAID or theirs.source_kind == "document":
        return None
    child = credit.scene.child
    words = voice_words(credit.attribution)
    for token in {clause_head(child.parse, t) for t in credit.came}:
        subject = subject_of(child.parse, token)
        if token.lemma.lower() not in _FACT_VERBS or subject is None:
            continue
        named = {fold_word(t.text) for t in child.parse.subtree(subject.index)}
        if named & words and credit.rest.parent_word(token) is None:
            return Finding(
                "certainty-raised",
                "high",
                child.span_of([subject, token, *credit.came]),
                credit.credited,
                f"what {who(credit.attribution)} only says in the source is "
                f"{quoted(token.text)} in the retelling",
                0.65,
            )
    return None


def _is_new(credit: Credit, mine: Attribution) -> bool:
    """Whether the firm word is the child's own, and no passive ("he was found guilty")."""
    child = credit.scene.child
    if mine.cue is None:
        return False
    theirs = {t.lemma.lower() for t in credit.rest.parent.tokens(credit.rest.sentence)}
    verbs = [t for t in child.parse.tokens_in(mine.cue) if t.pos == "VERB"]
    if any(c.dep == "nsubjpass" for t in verbs for c in child.parse.children(t.index)):
        return False
    return not any(t.lemma.lower() in theirs and t.is_content for t in verbs)


def _is_judging(telling: Telling, attribution: Attribution) -> bool:
    return attribution.cue is not None and any(
        t.lemma.lower() in _JUDGING for t in telling.parse.tokens_in(attribution.cue)
    )


def _shows(telling: Telling, attribution: Attribution) -> bool:
    cue = attribution.cue
    return cue is not None and any(
        t.lemma.lower() in _SHOWING for t in telling.parse.tokens_in(cue)
    )


def _concedes(telling: Telling, attribution: Attribution) -> bool:
    return attribution.cue is not None and any(
        t.lemma.lower() in _CONCEDING for t in telling.parse.tokens_in(attribution.cue)
    )


def _firmness(telling: Telling, attribution: Attribution) -> float:
    """How firmly the cue puts its content, on the lexicon's scale; "said" where there is none."""
    if attribution.cue is None:
        return _SAID
    lemmas = tuple(t.lemma.lower() for t in telling.parse.tokens_in(attribution.cue))
    if not _FACT_VERBS.isdisjoint(lemmas):
        return _KNOWN
    if not _ALLOWING.isdisjoint(lemmas):
        return _SAID
    found = certainty_of(telling, attribution)
    return _SAID if found is None else found
