"""Statements that a reader could check: sentences, their main clauses, and what is attributed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from headwater.extract.beside import find_beside
from headwater.extract.parse import Parse, index_parse
from headwater.lexicon.cues import report_verbs
from headwater.lexicon.hedges import find_hedges
from headwater.lexicon.numerals import numeral_value
from headwater.model import (
    Annotations,
    Attribution,
    Certainty,
    Claim,
    Hedge,
    Number,
    Report,
    Sentence,
    Span,
    Token,
)

_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
_NOT_CLAIMED = {"furniture", "crosshead"}
_CONDITIONS = {"if", "unless", "whether", "should"}
_ASKING = frozenset({"whether", "if", "why"})
_DESCRIBING = frozenset(
    "describe detail document explain publish recall recount relate remember report reveal show "
    "tell".split()
)
# Subjects of two words that state nothing.
_NOBODY = frozenset({"i", "we", "what", "which", "who", "you"})
_MIN_WORDS = 3
_MIN_CONTENT = 2
# How many, in words that are no figures.
_COUNTING = frozenset("all both few half many neither no nobody none nothing third".split())
# A key point that has this share of its content words in the body's claims says nothing new.
_REPEATED_SHARE = 0.6


def extract_claims(
    report: Report,
    annotations: Annotations,
    attributions: Sequence[Attribution],
    numbers: Sequence[Number],
) -> tuple[Claim, ...]:
    """One claim for each checkable statement of a report, in text order, ids empty.

    Args:
        report: whose words these are.
        annotations: its parse.
        attributions: numbered attributions of the report; an attributed clause is a claim of its
            own, and carries their ids.
        numbers: the report's figures.
    """
    parse = index_parse(report, annotations)
    cover = _Cover(parse, attributions, numbers)
    claims: list[Claim] = []
    key_points: list[Claim] = []
    for sentence in annotations.sentences:
        made = [c for s in _statements(parse, cover, sentence) if (c := _claim(parse, cover, *s))]
        (key_points if sentence.kind == "key-point" else claims).extend(made)
    claims.extend(_new_key_points(parse, key_points, claims))
    return tuple(sorted(claims, key=lambda c: (c.span.start, c.span.end)))


class _Cover:
    """Attributions and figures by the sentence that they stand in."""

    def __init__(
        self, parse: Parse, attributions: Sequence[Attribution], numbers: Sequence[Number]
    ) -> None:
        self.parse = parse
        self.sentence_starts = [s.span.start for s in parse.annotations.sentences]
        self.token_starts = [t.start for t in parse.tokens]
        self.attributions: dict[int, list[Attribution]] = {}
        self.numbers: dict[int, list[Number]] = {}
        for attribution in attributions:
            for index in self.sentences_of(attribution.content):
                self.attributions.setdefault(index, []).append(attribution)
        for number in numbers:
            for index in self.sentences_of(number.span):
                self.numbers.setdefault(index, []).append(number)

    def sentences_of(self, span: Span) -> range:
        first = max(0, bisect_left(self.sentence_starts, span.start + 1) - 1)
        last = bisect_left(self.sentence_starts, span.end)
        return range(first, max(first + 1, last))

    def tokens(self, start: int, end: int) -> tuple[Token, ...]:
        first = bisect_left(self.token_starts, start)
        return self.parse.tokens[first : bisect_left(self.token_starts, end)]


def _statements(
    parse: Parse, cover: _Cover, sentence: Sentence
) -> Iterator[tuple[Sentence, int, int, Attribution | None]]:
    """The character ranges of a sentence's statements, and what credits one beside its words."""
    tokens = parse.annotations.tokens_of(sentence)
    if sentence.kind in _NOT_CLAIMED or not _is_checkable(sentence, tokens):
        return
    contents = list(_outermost(parse, cover, sentence))
    if contents:
        for start, end in contents:
            if not _is_indirect_question(cover, sentence, start, end):
                for part in _main_clauses(cover, start, end, told=True):
                    yield sentence, *part, None
        crediting = cover.attributions[sentence.index]
        for beside in find_beside(parse, sentence, crediting, contents):
            for start, end in _main_clauses(cover, beside.start, beside.end):
                yield sentence, start, end, beside.crediting
        return
    for part in _main_clauses(cover, sentence.span.start, sentence.span.end):
        yield sentence, *part, None


def _is_indirect_question(cover: _Cover, sentence: Sentence, start: int, end: int) -> bool:
    """As in "asked whether it was safe": nothing is stated; "described how it fell" states it."""
    tokens = cover.tokens(start, end)
    first = tokens[0].text.lower() if tokens else ""
    if first == "how":
        return not any(_describes(cover, a, start) for a in cover.attributions[sentence.index])
    return first in _ASKING


def _describes(cover: _Cover, attribution: Attribution, start: int) -> bool:
    cue = attribution.cue
    if cue is None or attribution.content.start != start:
        return False
    return any(t.lemma.lower() in _DESCRIBING for t in cover.tokens(cue.start, cue.end))


def _is_checkable(sentence: Sentence, tokens: tuple[Token, ...]) -> bool:
    words = [t for t in tokens if t.is_content]
    if sentence.span.text.rstrip("\"'”’ ").endswith("?"):
        return False
    if not any(t.pos in {"VERB", "AUX"} for t in tokens):
        return len(words) >= _MIN_CONTENT and sentence.kind == "title"
    return sum(map(_weighs, tokens)) >= _MIN_CONTENT


def _weighs(token: Token) -> bool:
    """Whether a word says something that can be checked: "Eleven were under fifteen", "No one"."""
    word = token.text.lower()
    return token.is_content or numeral_value(word) is not None or word in _COUNTING


def _outermost(parse: Parse, cover: _Cover, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Attributed clauses that carry a sentence: those of its main clauses, nested ones left out."""
    inside: list[tuple[int, int]] = []
    for attribution in cover.attributions.get(sentence.index, ()):
        start = max(attribution.content.start, sentence.span.start)
        end = min(attribution.content.end, sentence.span.end)
        if end > start and _carries(parse, cover, sentence, attribution, end - start):
            inside.append((start, end))
    reach = -1
    for start, end in sorted(inside, key=lambda s: (s[0], -s[1])):
        if start >= reach:
            yield start, end
            reach = end


def _carries(
    parse: Parse, cover: _Cover, sentence: Sentence, attribution: Attribution, length: int
) -> bool:
    content = cover.tokens(attribution.content.start, attribution.content.end)
    if length * 10 >= len(sentence.span.text) * 6:
        return attribution.direct or _has_finite_clause(parse, content)
    if attribution.cue is None:
        return False
    cue = cover.tokens(attribution.cue.start, attribution.cue.end)
    holds_main = any(t.head == t.index for t in content) or any(
        _is_main(parse, t.index) for t in cue
    )
    return holds_main and _has_finite_clause(parse, content)


def _has_finite_clause(parse: Parse, tokens: tuple[Token, ...]) -> bool:
    """Whether words hold a statement of their own; "to rebuild it" needs its sentence."""
    verbs = [t for t in tokens if t.pos in {"VERB", "AUX"}]
    inside = {t.index for t in tokens}
    heads = [t for t in verbs if t.head == t.index or t.head not in inside]
    if heads and all(_has_no_tense(parse, head) for head in heads):
        return False
    return any(parse.child(t.index, *_SUBJECTS) is not None for t in verbs)


def _has_no_tense(parse: Parse, verb: Token) -> bool:
    """Whether a verb only names what is done: "to rebuild it", "having been there"."""
    auxiliaries = list(parse.children(verb.index, "aux", "auxpass"))
    if verb.tag == "VB":
        return any(t.tag == "TO" for t in auxiliaries)
    return verb.tag == "VBG" and not any(t.tag in {"MD", "VBD", "VBP", "VBZ"} for t in auxiliaries)


def _is_main(parse: Parse, index: int) -> bool:
    """Whether a token heads its sentence, or is coordinated with what does."""
    for _ in range(8):
        token = parse.tokens[index]
        if token.head == index:
            return True
        if token.dep not in {"conj", "advcl", "prep"}:
            return False
        index = token.head
    return False


def _main_clauses(
    cover: _Cover, start: int, end: int, *, told: bool = False
) -> Iterator[tuple[int, int]]:
    """The range, cut before each coordinated clause that has a subject of its own.

    In what is told "that" only opens a clause.
    """
    tokens = cover.tokens(start, end)
    parse = cover.parse
    inside = {t.index for t in tokens}
    heads = {t.index for t in tokens if t.head == t.index or t.head not in inside}
    cuts = {start}
    for token in tokens:
        if token.dep == "conj" and token.head in heads and token.pos in {"VERB", "AUX"}:
            heads.add(token.index)
            first = parse.tokens[parse.left[token.index]]
            if parse.child(token.index, *_SUBJECTS) is not None:
                cuts.add(max(start, first.start))
    places = sorted(cuts | set(_behind_semicolons(parse, tokens)))
    for first_char, last_char in zip(places, [*places[1:], end], strict=True):
        part = [t for t in cover.tokens(first_char, last_char) if t.pos != "SPACE"]
        if part and told and part[0].text.lower() == "that":
            del part[0]
        while part and (
            part[-1].dep == "cc" or part[-1].text in {",", ";", ".", ":", "-", "–", "—"}
        ):
            part.pop()
        if len(part) >= _MIN_WORDS or _is_short_statement(parse, part):
            yield part[0].start, part[-1].end


def _behind_semicolons(parse: Parse, tokens: Sequence[Token]) -> Iterator[int]:
    """Where a semicolon parts two clauses, each with a subject of its own."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.text == ";":
            parts.append([])
        else:
            parts[-1].append(token)
    for before, after in pairwise(parts):
        if _has_subject(parse, before) and _has_subject(parse, after):
            yield after[0].start


def _has_subject(parse: Parse, part: Sequence[Token]) -> bool:
    inside = {t.index for t in part}
    subjects = (t for t in part if t.dep in _SUBJECTS and t.head in inside)
    return any(parse.tokens[t.head].pos in {"VERB", "AUX"} for t in subjects)


def _is_short_statement(parse: Parse, part: Sequence[Token]) -> bool:
    """As in "Nothing leaked", and not in "who signed" or "he wrote"."""
    for token in part:
        subject = parse.child(token.index, "nsubj", "nsubjpass")
        if token.pos == "VERB" and token.is_content and subject is not None:
            is_said = token.lemma.lower() in report_verbs()
            return not is_said and subject in part and subject.text.lower() not in _NOBODY
    return False


def _claim(
    parse: Parse,
    cover: _Cover,
    sentence: Sentence,
    start: int,
    end: int,
    crediting: Attribution | None,
) -> Claim | None:
    span = parse.report.span(start, end)
    tokens = cover.tokens(start, end)
    if not any(_weighs(t) for t in tokens):
        return None
    holding = _holding(cover, sentence, span)
    if crediting is not None and crediting not in holding:
        holding.append(crediting)
    hedges = tuple(_hedges(parse, tokens))
    return Claim(
        id="",
        span=span,
        sentence=sentence.index,
        attributions=tuple(a.id for a in holding),
        certainty=certainty_of(parse, tokens, holding, hedges),
        hedges=hedges,
        numbers=tuple(n for n in cover.numbers.get(sentence.index, ()) if span.covers(n.span)),
    )


def _holding(cover: _Cover, sentence: Sentence, span: Span) -> list[Attribution]:
    """Attributions whose content holds most of the claim, outermost first.

    A claim that is a whole sentence also has those that its main verb makes ("denied the charge").
    """
    held = [
        a
        for a in cover.attributions.get(sentence.index, ())
        if _share(a.content, span) > 0.5 or _makes(cover, a, span)
    ]
    return sorted(held, key=lambda a: (a.content.start, -a.content.end, a.id))


def _share(content: Span, span: Span) -> float:
    """How much of a claim lies inside an attribution's content."""
    shared = min(content.end, span.end) - max(content.start, span.start)
    return shared / max(1, span.end - span.start)


def _makes(cover: _Cover, attribution: Attribution, span: Span) -> bool:
    cue = attribution.cue
    if cue is None or attribution.direct or not span.covers(attribution.content):
        return False
    if not span.covers(cue):
        return False
    return any(_is_main(cover.parse, t.index) for t in cover.tokens(cue.start, cue.end))


def _hedges(parse: Parse, tokens: tuple[Token, ...]) -> Iterator[Hedge]:
    for first, last, strength in find_hedges(tokens):
        span = parse.report.span(tokens[first].start, tokens[last - 1].end)
        yield Hedge(span, strength)


def certainty_of(
    parse: Parse,
    tokens: Sequence[Token],
    holding: Sequence[Attribution],
    hedges: tuple[Hedge, ...],
) -> Certainty:
    """How a report states some words.

    Args:
        parse: of the report.
        tokens: the words.
        holding: the attributions that hold them.
        hedges: the words of doubt in them.
    """
    if any(a.cue_class == "denying" for a in holding):
        return "denied"
    if _is_hypothetical(parse, tokens):
        return "hypothetical"
    doubted = any(a.cue_class in {"doubting", "estimating", "attitude"} for a in holding)
    if doubted or any(h.strength >= 0.3 for h in hedges):
        return "hedged"
    return "stated"


def _is_hypothetical(parse: Parse, tokens: Sequence[Token]) -> bool:
    """Whether the main clause hangs on a condition ("would have cost", "if it rains, ...")."""
    inside = {t.index for t in tokens}
    mains = [t for t in tokens if t.head == t.index or t.head not in inside]
    for main in mains:
        kids = list(parse.children(main.index))
        if any(k.dep == "aux" and k.text.lower() == "would" for k in kids) and any(
            k.dep == "aux" and k.text.lower() == "have" for k in kids
        ):
            return True
        for kid in kids:
            if kid.dep == "advcl" and any(
                m.text.lower() in _CONDITIONS for m in parse.children(kid.index, "mark", "aux")
            ):
                return True
    return False


def _new_key_points(
    parse: Parse, key_points: Sequence[Claim], claims: Sequence[Claim]
) -> Iterator[Claim]:
    """Key points that the body does not say itself."""
    if not key_points:
        return
    starts = [t.start for t in parse.tokens]
    body = [_content_words(parse, starts, c.span) for c in claims]
    for point in key_points:
        words = _content_words(parse, starts, point.span)
        repeated = max((len(words & said) for said in body), default=0)
        if words and repeated < _REPEATED_SHARE * len(words):
            yield point


def _content_words(parse: Parse, starts: list[int], span: Span) -> set[str]:
    tokens = parse.tokens[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
    return {t.lemma.lower() for t in tokens if t.is_content}
