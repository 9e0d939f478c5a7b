"""Reports in several words: "let it be known that", "is certain that", "heard from X that"."""

from __future__ import annotations

from headwater.extract.attribution.clauses.locutions import learnt_finding
from headwater.extract.attribution.clauses.reported import as_clause_content
from headwater.extract.attribution.clauses.stances import may_take_stance
from headwater.extract.attribution.finding import Finding, Phrase
from headwater.extract.attribution.words.sources import noun_phrase, subject_of
from headwater.extract.attribution.words.spans import characters
from headwater.extract.parse import Parse
from headwater.lexicon.cues import adjective_cues
from headwater.lexicon.relaying import LEARNING
from headwater.model import CueClass, Token

_MADE_KNOWN = {
    "let": {"known", "slip"},
    "make": {"clear", "plain", "known", "public", "explicit"},
}
_MAX_CUE_WORDS = 4
_HUNG = ("relcl", "acl", "ccomp")


def idiom_finding(parse: Parse, verb: Token) -> Finding | None:
    """A report whose cue is a verb with other words, or None."""
    lemma = verb.lemma.lower()
    if any(kid.dep == "neg" for kid in parse.children(verb.index)):
        return None
    if lemma in _MADE_KNOWN:
        return _made_known(parse, verb, _MADE_KNOWN[lemma])
    if lemma in {"put", "have"} and (found := _as_put(parse, verb)) is not None:
        return found
    if lemma == "be":
        return _is_certain(parse, verb)
    if lemma not in LEARNING:
        return None
    return _heard_from(parse, verb) or learnt_finding(parse, parse.sentence_of(verb.index), verb)


def _made_known(parse: Parse, verb: Token, words: set[str]) -> Finding | None:
    """As in "has let it be known that ...", "made clear that ..."."""
    known = next(
        (
            kid
            for kid in parse.children(verb.index, "ccomp", "xcomp", "oprd", "acomp", "advcl")
            if kid.text.lower() in words and kid.index > verb.index
        ),
        None,
    )
    if known is None or any(k.tag in {"MD", "TO"} for k in parse.children(verb.index, "aux")):
        return None
    clause = _that_clause(parse, known) or _that_clause(parse, verb)
    return None if clause is None else _finding(parse, verb, known, clause, "neutral")


def _is_certain(parse: Parse, verb: Token) -> Finding | None:
    """As in "The family is certain the voice is his", "was adamant that ..."."""
    word = parse.child(verb.index, "acomp")
    cue = adjective_cues().get(word.text.lower()) if word is not None else None
    if word is None or cue is None or any(k.tag == "MD" for k in parse.children(verb.index)):
        return None
    held = (*parse.children(word.index, "ccomp"), *parse.children(verb.index, "ccomp"))
    clause = next((k for k in held if k.index > word.index), None)
    return None if clause is None else _finding(parse, verb, word, clause, cue.cue_class)


def _as_put(parse: Parse, verb: Token) -> Finding | None:
    """As in "As the mayor put it, the town had been forgotten", "as the paper has it"."""
    thing = parse.child(verb.index, "dobj")
    content = (
        as_clause_content(parse, verb, put_it=True)
        if thing is not None and thing.text.lower() == "it"
        else None
    )
    subject = parse.child(verb.index, "nsubj")
    if content is None or subject is None or subject.tag in {"WP", "WDT"}:
        return None
    start, end = characters(parse, content[0], content[1])
    if end <= start or subject.text.lower() in {"i", "we", "you"}:
        return None
    return Finding(
        start, end, (verb.index, verb.index), verb.index, noun_phrase(parse, subject.index), None,
        False, False, "neutral", 0.7,
    )  # fmt: skip


def _heard_from(parse: Parse, verb: Token) -> Finding | None:
    """As in "She had heard from a rescuer that lamps were moving": the rescuer speaks."""
    for kid in parse.children(verb.index, "prep"):
        teller = parse.child(kid.index, "pobj") if kid.text.lower() == "from" else None
        if teller is None or kid.index < verb.index:
            continue
        # The parser hangs the clause on the teller as often as on the verb.
        held = (*parse.children(verb.index, "ccomp"), *parse.children(teller.index, *_HUNG))
        clause = next((c for c in held if holds_that_clause(parse, c, teller.index)), None)
        if clause is None:
            continue
        source = noun_phrase(parse, teller.index)
        if may_take_stance(parse, source):
            return _credited(parse, verb, verb, clause, source, "neutral")
    return None


def holds_that_clause(parse: Parse, clause: Token, behind: int) -> bool:
    """Whether a clause behind a token begins with the conjunction "that", not with the pronoun."""
    first = parse.tokens[parse.left[clause.index]]
    return first.index > behind and _is_conjunction(first)


def _is_conjunction(word: Token) -> bool:
    # Where it introduces a relative clause by the parser's reckoning, its tag still tells.
    return word.text.lower() == "that" and (word.dep == "mark" or word.tag == "IN")


def _that_clause(parse: Parse, head: Token) -> Token | None:
    for kid in parse.children(head.index, "ccomp", "advcl", "acl"):
        first = parse.tokens[parse.left[kid.index]]
        if kid.index > head.index and first.text.lower() == "that" and first.dep == "mark":
            return kid
    return None


def _finding(
    parse: Parse, verb: Token, word: Token, clause: Token, cue_class: CueClass
) -> Finding | None:
    subject = subject_of(parse, verb.index)
    if subject is None or subject.index > verb.index or subject.text.lower() in {"i", "we", "you"}:
        return None
    source = noun_phrase(parse, subject.index)
    if not may_take_stance(parse, source):
        return None
    return _credited(parse, verb, word, clause, source, cue_class)


def _credited(
    parse: Parse, verb: Token, word: Token, clause: Token, source: Phrase, cue_class: CueClass
) -> Finding | None:
    start, end = characters(parse, parse.left[clause.index], parse.right[clause.index])
    if end <= start:
        return None
    first = verb.index if word.index - verb.index <= _MAX_CUE_WORDS else word.index
    if verb.lemma.lower() == "be":
        first = word.index
    return Finding(
        start, end, (first, word.index), verb.index, source, None, False, False, cue_class, 0.75
    )
