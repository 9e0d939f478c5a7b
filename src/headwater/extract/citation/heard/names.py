"""Every name that a report's paragraphs hold: which of them are outlets, the words round them say.

No list holds the world's outlets, and the language model takes an unknown one for a person, a place
or nothing. So each run of words with capitals is a candidate, whatever it is taken for.
"""

from __future__ import annotations

from collections.abc import Iterator

from headwater.extract.citation.heard.candidates import Candidate
from headwater.extract.parse import Parse
from headwater.lexicon.bodies import body_sort
from headwater.model import Sentence, Token

# What may open a name: the language model takes "Truth" for a noun and "Nova" for no word at all.
_OPENING = frozenset({"PROPN", "NOUN", "ADJ", "X", "VERB", "INTJ", "ADV"})
# At the head of a sentence every word has a capital.
_OPENING_A_SENTENCE = frozenset({"PROPN", "X", "NOUN"})
# What the language model rightly takes for a figure or a date ("Tk 12,800").
_COUNTED = frozenset("CARDINAL DATE MONEY ORDINAL PERCENT QUANTITY TIME".split())
# What does not go on one, capital or not.
_BREAKING = frozenset({"PRON", "DET", "SCONJ", "ADP", "AUX", "CCONJ"})
# Small words inside of names, between two that have capitals.
_JOINTS = frozenset("& - / of de del della di do da dos das la le les el al for".split())


def find_names(parse: Parse) -> Iterator[Candidate]:
    """The names of a report's paragraphs, in order, a mention each."""
    for sentence in parse.annotations.sentences:
        if sentence.kind != "paragraph":
            continue
        at = sentence.first
        while at < sentence.last:
            if not _opens(parse.tokens[at]):
                at += 1
                continue
            last = _last(parse, sentence, at)
            alone = at == last == sentence.first
            if not alone or parse.tokens[at].pos in _OPENING_A_SENTENCE:
                yield _candidate(parse, at, last)
            at = last + 1


def _opens(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos in _OPENING and token.entity not in _COUNTED


def _last(parse: Parse, sentence: Sentence, first: int) -> int:
    tokens, last = parse.tokens, first
    while last + 1 < sentence.last:
        following = tokens[last + 1]
        if _goes_on(following):
            last += 1
        elif _joins(following) and last + 2 < sentence.last and _is_named(tokens[last + 2]):
            last += 2
        else:
            break
    return last


def _goes_on(token: Token) -> bool:
    if token.text[:1].isdigit():  # "Channel 4", and no "Tk 12,800"
        return token.text.isdigit()
    return token.text[:1].isupper() and token.pos not in _BREAKING


def _joins(token: Token) -> bool:
    return token.text.lower() in _JOINTS


def _is_named(token: Token) -> bool:
    return token.pos == "PROPN" and token.text[:1].isupper()


def _candidate(parse: Parse, first: int, last: int) -> Candidate:
    tokens = parse.tokens
    outside = [
        at
        for at in range(first, last + 1)
        if not first <= tokens[at].head <= last or tokens[at].head == at
    ]
    name = parse.text[tokens[first].start : tokens[last].end]
    return Candidate(first, outside[-1] if outside else last, last, name, body_sort(name))
