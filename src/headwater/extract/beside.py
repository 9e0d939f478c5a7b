"""What a sentence states beside the words that it credits to somebody.

"Eight people were shot dead at a tavern, and the owner says that she had been warned": the owner's
words are one statement, and what stands before them is another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from headwater.extract.parse import Parse
from headwater.model import Attribution, Sentence, Span, Token

_VERBS = frozenset({"VERB", "AUX"})
_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
# Clauses of the crediting verb that state something: "told them that it was shut, and that ...".
_FACTUAL_MARKS = frozenset(
    "after although as because since that though when where whereas while".split()
)
_OF_THE_VERB = frozenset({"advcl", "ccomp", "conj"})
_SETTING_OFF = frozenset({",", ";", "-", "–", "—", "(", "--"})
_JOINING = frozenset({"and", "but", "or", "so", "yet"}) | _FACTUAL_MARKS
# Whose objects are told as they stand.
_TELLING = frozenset("add announce declare explain note say report state stress tell write".split())
# What a speaker does with his own words: "said so, and asked not to be named".
_OF_SPEAKERS = frozenset({"ask", "decline", "refuse", "request"})
_OF_PEOPLE = frozenset({"who", "whom", "whose"})
_UNSAID = frozenset({"PUNCT", "SPACE"})
_MIN_CONTENT = 2


@dataclass(frozen=True, slots=True)
class Beside:
    """A statement beside credited words.

    Attributes:
        start, end: its characters.
        crediting: what credits it all the same: "said that it was shut, and that he was gone".
    """

    start: int
    end: int
    crediting: Attribution | None


def find_beside(
    parse: Parse,
    sentence: Sentence,
    crediting: Sequence[Attribution],
    told: Sequence[tuple[int, int]],
) -> Iterator[Beside]:
    """A sentence's statements outside of credited words.

    Args:
        parse: of the report.
        sentence: that has credited words.
        crediting: what credits words in it.
        told: the ranges of those words that are statements themselves.
    """
    tokens = parse.annotations.tokens_of(sentence)
    taken = {t.index for t in tokens if any(a <= t.start < b for a, b in told)}
    for attribution in crediting:
        for part in (attribution.cue, attribution.source):
            if part is not None:
                taken |= _crediting_words(parse, tokens, part, taken)
        taken |= {t.index for t in tokens if attribution.content.covers(_span_of(parse, t))}
    left = [t for t in tokens if t.index not in taken]
    for run in _runs(left):
        stated = _bare(run)
        if stated and _states(parse, stated):
            goes_on = next((a for a in crediting if _goes_on(parse, a, stated)), None)
            yield Beside(stated[0].start, stated[-1].end, goes_on)


def _goes_on(parse: Parse, attribution: Attribution, part: Sequence[Token]) -> bool:
    """Whether the words are a further clause of what is credited: ", and that he was gone"."""
    inside = {t.index for t in part}
    head = next((t for t in part if t.pos in _VERBS and t.head not in inside), None)
    if head is None:
        return False
    first = _first_of(parse, head)
    if first is not head and attribution.content.covers(_span_of(parse, first)):
        return any(t.text.lower() == "that" for t in parse.children(head.index, "mark"))
    cue = attribution.cue
    over = _span_of(parse, parse.tokens[first.head])
    return first.dep == "ccomp" and cue is not None and cue.covers(over)


def _span_of(parse: Parse, token: Token) -> Span:
    return parse.report.span(token.start, token.end)


def _crediting_words(
    parse: Parse, tokens: Sequence[Token], part: Span, taken: set[int]
) -> set[int]:
    """The words of the clause that credits, without the clauses in it that state something."""
    inside = [t for t in tokens if part.start <= t.start < part.end]
    if not inside:
        return set()
    within = {t.index for t in inside}
    head = next((t for t in inside if t.head == t.index or t.head not in within), inside[0])
    return within | set(_own_words(parse, head, taken))


def _own_words(parse: Parse, head: Token, taken: set[int]) -> Iterator[int]:
    """The words under a head, those left out that stand under a clause with a fact of its own."""
    waiting = [head]
    while waiting:
        token = waiting.pop()
        yield token.index
        waiting.extend(
            kid
            for kid in parse.children(token.index)
            if kid.index not in taken and not _is_fact(parse, kid)
        )


def _is_fact(parse: Parse, token: Token) -> bool:
    if token.pos not in _VERBS:
        return False
    if token.dep == "relcl":
        first = parse.left[token.index]
        # Who a speaker is, is told of his words: "Ida Brandel, who sold the bread, says".
        is_set_off = parse.tokens[first - 1].text in _SETTING_OFF
        return is_set_off and parse.tokens[first].text.lower() not in _OF_PEOPLE
    if token.dep == "conj":
        return _is_finite(parse, token) and _is_plainly_told(parse, _first_of(parse, token))
    if token.dep not in _OF_THE_VERB or not _is_plainly_told(parse, token):
        return False
    marks = {t.text.lower() for t in parse.children(token.index, "mark", "advmod")}
    return bool(marks & _FACTUAL_MARKS) and parse.child(token.index, *_SUBJECTS) is not None


def _first_of(parse: Parse, token: Token) -> Token:
    """The first of the clauses that a clause is joined to."""
    while token.dep == "conj" and token.head != token.index:
        token = parse.tokens[token.head]
    return token


def _is_plainly_told(parse: Parse, clause: Token) -> bool:
    """Whether the clause is no object of a verb that denies, doubts or asks."""
    over = parse.tokens[clause.head]
    return clause.dep != "ccomp" or over.lemma.lower() in _TELLING


def _is_finite(parse: Parse, token: Token) -> bool:
    return parse.child(token.index, *_SUBJECTS) is not None or token.tag in _FINITE


def _runs(tokens: Iterable[Token]) -> Iterator[list[Token]]:
    """Tokens that stand side by side."""
    for _, run in groupby(enumerate(tokens), lambda placed: placed[1].index - placed[0]):
        yield [token for _, token in run]


def _bare(run: Sequence[Token]) -> list[Token]:
    """A run without what joins it to the rest of its sentence."""
    part = list(run)
    while part and (part[0].pos in _UNSAID or part[0].text.lower() in _JOINING):
        del part[0]
    while part and (part[-1].pos in _UNSAID or part[-1].text.lower() in _JOINING):
        del part[-1]
    return part


def _states(parse: Parse, part: Sequence[Token]) -> bool:
    """Whether the words hold a verb with its tense, and enough to be checked."""
    inside = {t.index for t in part}
    if part[0].lemma.lower() in _OF_SPEAKERS:
        return False
    finite = any(
        t.pos in _VERBS
        and (t.head == t.index or t.head not in inside or t.dep in {"conj", "relcl"})
        and _has_tense(parse, t)
        for t in part
    )
    return finite and sum(t.is_content for t in part) >= _MIN_CONTENT


def _has_tense(parse: Parse, token: Token) -> bool:
    if token.tag in _FINITE:
        return True
    return any(t.tag in _FINITE | {"MD"} for t in parse.children(token.index, "aux", "auxpass"))
