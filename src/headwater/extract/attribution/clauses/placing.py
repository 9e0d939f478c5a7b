"""Which clause a phrase credits ("according to X", "by her count"), by where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.extract.attribution.finding import Phrase
from headwater.extract.parse import Parse
from headwater.model import Sentence, Token

_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_EMPTY = {"it", "this", "that", "be"}


def phrase_content(
    parse: Parse, sentence: Sentence, at: int, source: Phrase
) -> tuple[int, int] | None:
    """The clause that the phrase is about, by where the phrase stands in it."""
    first, last = _clause_bounds(parse, sentence, at)
    tokens = parse.tokens
    phrase_last = _phrase_end(parse, at, source, last)
    if at == first or all(t.pos in {"PUNCT", "SPACE", "CCONJ"} for t in tokens[first:at]):
        phrase_last = _past_asides(parse, phrase_last, last)
        return (phrase_last + 1, last) if phrase_last < last else None
    rest = [t for t in tokens[phrase_last + 1 : last + 1] if t.pos not in {"PUNCT", "SPACE"}]
    before = [t for t in tokens[first:at] if t.pos not in {"PUNCT", "SPACE"}]
    if rest and len(before) <= 2 and all(t.lemma.lower() in _EMPTY for t in before):
        return phrase_last + 1, last  # "It was, in the words of a medic, a miracle"
    if not rest or not any(t.pos in {"VERB", "AUX"} for t in rest):
        # "It was written, in her account, for the vote of two years ago" goes on behind the phrase.
        return (first, last) if len(rest) > len(before) else (first, at - 1)
    if before and before[-1].pos in {"SCONJ", "CCONJ"}:
        return phrase_last + 1, last
    if any(t.pos in {"VERB", "AUX"} and t.dep not in {"acl", "relcl", "amod"} for t in before):
        return first, at - 1
    # Only a noun or an adverbial stands before it: the one is the clause's subject, the other not.
    is_subject = any(t.dep in {"nsubj", "nsubjpass"} for t in before)
    return (first, last) if is_subject else (phrase_last + 1, last)


def _past_asides(parse: Parse, at: int, last: int) -> int:
    """The comma behind what is set off beside a fronted phrase, else `at`.

    As in "According to Ilse Roth, who saw the file, the gate was open", "According to figures the
    port gave residents, flights fell".
    """
    tokens = parse.tokens
    start = at if tokens[at].text == "," else at + 1
    if start > last:
        return at
    inside = tokens[start].text != ","
    if inside and not any(t.tag in _FINITE for t in tokens[start : last + 1]):
        return at
    while start < last:
        comma = next((i for i in range(start + (not inside), last) if tokens[i].text == ","), None)
        if comma is None or not any(t.tag in _FINITE for t in tokens[comma + 1 : last + 1]):
            break
        passed = tokens[start:comma] if inside else tokens[start + 1 : comma]
        is_aside = any(t.tag in _FINITE for t in passed) if inside else _opens_aside(passed)
        if not is_aside:
            break
        at, start, inside = comma, comma, False
    return at


def _opens_aside(words: Sequence[Token]) -> bool:
    """Whether words between commas say more of who stands before them: "who saw it", "a guard"."""
    if not words or any(t.dep == "ROOT" for t in words):
        return False
    first = words[0]
    if first.tag in {"WP", "WP$", "WDT", "VBN", "VBG"}:
        return True
    relative = any(t.tag in {"WP", "WDT"} for t in words[1:5])
    if first.pos in {"DET", "PROPN", "NOUN"} and relative:
        return True
    return first.text.lower() in {"a", "an", "the", "his", "her", "its", "their"} and not any(
        t.tag in _FINITE for t in words
    )


def _phrase_end(parse: Parse, at: int, source: Phrase, last: int) -> int:
    """Where the phrase ends: at the comma that closes it, appositions to the source included."""
    end = max(source.last, min(parse.right[at], last))
    whole = parse.tokens[source.last + 1 : end + 1]
    # A fronted phrase to which the parser attached the rest of the sentence ends at its comma.
    for token in whole:
        if token.text == "," and not _goes_on(parse, token.index, source):
            return token.index
    return end


def _goes_on(parse: Parse, comma: int, source: Phrase) -> bool:
    """Whether an apposition or a relative clause to the source begins after this comma."""
    after = parse.tokens[comma + 1] if comma + 1 < len(parse.tokens) else None
    if after is None:
        return False
    return any(
        parse.left[kid.index] <= after.index <= parse.right[kid.index]
        for kid in parse.children(source.head, "appos", "relcl", "acl")
    )


def _clause_bounds(parse: Parse, sentence: Sentence, at: int) -> tuple[int, int]:
    """The part of the sentence round a phrase: up to a semicolon or a coordination after it."""
    first, last = sentence.first, sentence.last - 1
    for index in range(at - 1, first, -1):
        if parse.tokens[index].text in {";", ":"}:
            first = index + 1
            break
    for index in range(at, last):
        token = parse.tokens[index]
        if token.text == ";":
            return first, index - 1
        if token.dep == "cc" and token.head <= at and _joins_clause(parse, token):
            return first, index - 1
    return first, last


def _joins_clause(parse: Parse, conjunction: Token) -> bool:
    """Whether a conjunction leads to a clause with a subject of its own."""
    return any(
        kid.index > conjunction.index
        and kid.pos in {"VERB", "AUX"}
        and parse.child(kid.index, "nsubj", "nsubjpass", "expl") is not None
        for kid in parse.children(conjunction.head, "conj")
    )
