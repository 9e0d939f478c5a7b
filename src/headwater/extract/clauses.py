"""Claims -> the facts in them: a sentence with two facts makes two claims.

"An earth dike burst on Tuesday and flooded the village, killing 11 people" says three things. Each
has its own answer, and reports elsewhere tell the one without the other; so each is a claim with
its own span and figures. What is cut: coordinated verbs, clauses of time and reason, participles
("killing 11"), relative clauses, counts of a part ("eleven of them children") and counted
circumstances ("with 64 people on board").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from headwater.extract.claim import certainty_of
from headwater.extract.parse import Parse, index_parse
from headwater.model import Annotations, Attribution, Claim, Report, Token

_VERBS = frozenset({"VERB", "AUX"})
_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
# A clause of condition or purpose states nothing by itself.
_FACTUAL_MARKS = frozenset(
    "after although as because since though when where whereas while".split()
)
_UNREAL = frozenset({"if", "though"})
_TENSES = frozenset({"MD", "VBD", "VBP", "VBZ"})
_WHERE = frozenset({"acl", "advmod", "prep", "relcl"})
_PARTICIPLES = frozenset({"VBG", "VBN"})
_PARTS_OF = frozenset({"them", "these", "those", "whom", "which"})
_LEADING = frozenset({"and", "but", "or", "yet", "so"}) | _FACTUAL_MARKS
_SETTING_OFF = frozenset({",", ";", ":", "-", "–", "—", "(", "--"})
_PUNCTUATION = frozenset({"PUNCT", "SPACE"})
_MIN_WORDS, _MIN_CONTENT = 3, 2
# Without a comma before it a relative clause more often says which one is meant.
_MIN_CONTENT_UNSET = 3


def split_claims(
    report: Report,
    annotations: Annotations,
    attributions: Sequence[Attribution],
    claims: Sequence[Claim],
) -> tuple[tuple[Claim, str], ...]:
    """Cut a report's claims where they state more than one fact.

    A clause inside another lies inside its span: "the boat, which was licensed for 45, sank" is a
    claim, and "which was licensed for 45" is one within it.

    Args:
        report: whose words these are.
        annotations: its parse.
        attributions: of the report; parts keep those of their whole.
        claims: as extracted, numbered, in text order.

    Returns:
        The claims in text order, ids empty, each with the id of the claim that it was cut from.
    """
    parse = index_parse(report, annotations)
    by_id = {a.id: a for a in attributions}
    made = [
        (part, claim.id)
        for claim in claims
        for part in _parts(parse, claim, [by_id[a] for a in claim.attributions if a in by_id])
    ]
    return tuple(sorted(made, key=lambda cut: (cut[0].span.start, cut[0].span.end)))


def _parts(parse: Parse, claim: Claim, held: Sequence[Attribution]) -> Iterator[Claim]:
    """The facts of one claim, that of its main verb first; the claim itself where it has one."""
    tokens = parse.annotations.tokens_in(claim.span)
    pieces = _cut(parse, tokens)
    if len(pieces) == 1:
        yield claim
        return
    for piece in pieces:
        span = parse.report.span(piece[0].start, piece[-1].end)
        hedges = tuple(h for h in claim.hedges if span.covers(h.span))
        yield replace(
            claim,
            id="",
            span=span,
            certainty=certainty_of(parse, piece, held, hedges),
            hedges=hedges,
            numbers=tuple(n for n in claim.numbers if _holds(piece, n.span.start)),
        )


def _holds(piece: Sequence[Token], start: int) -> bool:
    return any(t.start <= start < t.end for t in piece)


@dataclass(slots=True)
class _Owners:
    """Which clause each token of a claim belongs to: 0 is the main one."""

    tokens: Sequence[Token]
    owner: dict[int, int]

    def take(self, first: int, last: int, name: int, least: int) -> bool:
        """Give a run of tokens to a new clause, unless it or what is left would say too little."""
        taken = [t for t in self.tokens if first <= t.index <= last]
        if not taken:
            return False
        old = self.owner[taken[0].index]
        taken = [t for t in taken if self.owner[t.index] == old]
        left = [t for t in self.tokens if self.owner[t.index] == old and t not in taken]
        if not (_says_enough(taken, least) and _says_enough(left, _MIN_CONTENT)):
            return False
        self.owner.update((t.index, name) for t in taken)
        return True


def _says_enough(tokens: Sequence[Token], least: int) -> bool:
    words = [t for t in tokens if t.pos not in _PUNCTUATION]
    return len(words) >= _MIN_WORDS and sum(t.is_content or _is_figure(t) for t in words) >= least


def _is_figure(token: Token) -> bool:
    return token.pos == "NUM" or token.dep == "nummod"


def _cut(parse: Parse, tokens: Sequence[Token]) -> list[list[Token]]:
    """The tokens of each clause, bare of what joins it to the others, the main one first."""
    owners = _Owners(tokens, {t.index: 0 for t in tokens})
    widest_first = sorted(
        _clauses(parse, tokens), key=lambda c: (parse.left[c[0]] - parse.right[c[0]], c[0])
    )
    for name, (head, least) in enumerate(widest_first, start=1):
        owners.take(parse.left[head], parse.right[head], name, least)
    names = list(dict.fromkeys([0, *sorted(owners.owner.values())]))
    if len(names) == 1:
        return [list(tokens)]
    pieces = [_bare([t for t in tokens if owners.owner[t.index] == n]) for n in names]
    return [piece for piece in pieces if piece]


def _bare(piece: list[Token]) -> list[Token]:
    """A clause without the conjunctions and marks before it and the punctuation round it."""
    while piece and (piece[0].pos in _PUNCTUATION or piece[0].text.lower() in _LEADING):
        piece = piece[1:]
    while piece and (piece[-1].pos in _PUNCTUATION or piece[-1].text.lower() in _LEADING):
        piece = piece[:-1]
    return piece


def _clauses(parse: Parse, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The heads of clauses that state a fact of their own, and how many content words they need."""
    inside = {t.index for t in tokens}
    for token in tokens:
        if token.head == token.index or token.head not in inside:
            continue
        if token.pos in _VERBS and _is_clause(parse, token):
            set_off = _is_set_off(parse, token)
            loose = token.dep == "relcl" and not set_off
            yield token.index, _MIN_CONTENT_UNSET if loose else _MIN_CONTENT
        elif (part := _part_counted(parse, token)) is not None:
            yield part, 1
        elif _is_counted_circumstance(parse, token):
            yield token.index, _MIN_CONTENT


def _is_clause(parse: Parse, token: Token) -> bool:
    if token.dep == "conj":
        return parse.tokens[token.head].pos in _VERBS and _is_finite(parse, token)
    if token.dep == "relcl":
        return _is_finite(parse, token)
    if token.dep == "advcl":
        marks = {t.text.lower() for t in parse.children(token.index, "mark", "advmod")}
        if "as" in marks and marks & _UNREAL:
            return False  # "as if it had been planned"
        if marks & _FACTUAL_MARKS:
            return parse.child(token.index, *_SUBJECTS) is not None
        return not marks and token.tag == "VBG" and _is_set_off(parse, token)
    return token.dep == "acl" and token.tag in _PARTICIPLES and _is_set_off(parse, token)


def _is_finite(parse: Parse, token: Token) -> bool:
    """Whether a verb states: it has a subject, an auxiliary or a tense; "to board" has none."""
    if parse.child(token.index, *_SUBJECTS) is not None:
        return True
    auxiliaries = {t.tag for t in parse.children(token.index, "aux", "auxpass")}
    if "TO" in auxiliaries:
        return False
    return token.tag in {"VBD", "VBZ", "VBP", "VBN"} or not auxiliaries.isdisjoint(_TENSES)


def _is_set_off(parse: Parse, token: Token) -> bool:
    """Whether a comma or a dash stands before the clause."""
    first = parse.left[token.index]
    return first > 0 and parse.tokens[first - 1].text in _SETTING_OFF


def _is_counted_circumstance(parse: Parse, token: Token) -> bool:
    """As in "sank with 64 people on board" and "stood still, at a cost of 1.2 million a day"."""
    thing = parse.child(token.index, "pobj") if token.dep == "prep" else None
    if thing is None:
        return False
    behind = [t for t in parse.children(thing.index) if t.index > thing.index]
    if token.text.lower() == "at":  # "at a depth of 530 metres", and not "at the end of line 6"
        is_measure = any(t.text.lower() in {"a", "an"} for t in parse.children(thing.index, "det"))
        return is_measure and any(
            t.text.lower() == "of" and _counts(parse, t, "pobj") for t in behind
        )
    if token.text.lower() != "with" or not _counts(parse, token, "pobj"):
        return False
    return any(t.dep in _WHERE and t.text.lower() != "of" for t in behind)


def _counts(parse: Parse, token: Token, way: str) -> bool:
    """Whether what a preposition governs has a figure of its own."""
    thing = parse.child(token.index, way)
    return thing is not None and any(
        _is_figure(t) for t in parse.children(thing.index, "nummod", "compound")
    )


def _part_counted(parse: Parse, token: Token) -> int | None:
    """The head of a count of a part ("five of them on ventilators"), where this is its figure."""
    if token.pos != "NUM":
        return None
    of = next((t for t in parse.children(token.index, "prep") if t.text == "of"), None)
    part = parse.child(of.index, "pobj") if of else None
    if part is None or part.text.lower() not in _PARTS_OF:
        return None
    head = parse.tokens[token.head]
    return head.index if token.dep in _SUBJECTS and head.dep in {"appos", "relcl"} else token.index
