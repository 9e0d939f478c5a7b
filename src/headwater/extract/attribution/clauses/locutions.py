"""Reports in a turn of phrase: "has it that", "let slip that", "would have us believe".

Their verbs say something else by themselves; each is read off the row of words from the verb on.
"""

from __future__ import annotations

from collections.abc import Sequence

from headwater.extract.attribution.clauses.remote import clause_end, that_behind
from headwater.extract.attribution.finding import Finding, Phrase
from headwater.extract.attribution.words.nominals import subject_in_place
from headwater.extract.attribution.words.sources import noun_phrase, subject_of
from headwater.extract.attribution.words.spans import characters
from headwater.extract.parse import Parse
from headwater.lexicon.cues import locution_cues
from headwater.model import CueClass, Sentence, Token

_FIRST_OR_SECOND = {"i", "we", "you"}
_FINITE = {"VBD", "VBZ", "VBP", "VBN", "MD"}
_OPENING = {"DET", "PRON", "PROPN", "NOUN", "NUM", "ADJ"}
_MAX_BETWEEN = 10


def locution_finding(parse: Parse, sentence: Sentence, verb: Token) -> Finding | None:
    """A report whose cue is a turn of phrase that begins with this verb, or None."""
    if any(k.text.lower() == "as" for k in parse.children(verb.index, "mark", "advmod")):
        return None  # "as the mayor has it"
    last_word, cue_class = _words_of_turn(parse, sentence, verb)
    if last_word is None:
        return _put_down(parse, sentence, verb)
    after = parse.tokens[last_word + 1] if last_word + 1 < sentence.last else None
    if after is not None and after.text.lower() == "from":
        return None  # "had it from a clerk": the clerk speaks
    subject = _subject(parse, verb)
    if subject is None:
        return None
    content = _clause(parse, sentence, last_word) or _clause_before(parse, sentence, subject, verb)
    if content is None:
        return None
    return _credited(parse, verb, last_word, content, subject, cue_class)


def _words_of_turn(parse: Parse, sentence: Sentence, verb: Token) -> tuple[int | None, CueClass]:
    """The last word of the turn of phrase that begins here, and how it commits the reporter."""
    opening = {verb.text.lower(), verb.lemma.lower()}
    for cue in locution_cues():
        if cue.words[0] not in opening:
            continue
        words = parse.tokens[verb.index : min(sentence.last, verb.index + len(cue.words))]
        if len(words) == len(cue.words) and all(
            w in {t.text.lower(), t.lemma.lower()} for w, t in zip(cue.words, words, strict=True)
        ):
            return words[-1].index, cue.cue_class
    return None, "neutral"


def _subject(parse: Parse, verb: Token) -> Phrase | None:
    """Who the turn of phrase is said of; not the reporter, not a question word."""
    head = verb.head if verb.dep in {"aux", "auxpass"} else verb.index
    found = subject_of(parse, head)
    if found is None or found.index > verb.index:
        return subject_in_place(parse, verb)
    if found.text.lower() in _FIRST_OR_SECOND or found.tag in {"WP", "WDT", "EX"}:
        return None
    return noun_phrase(parse, found.index)


def _clause(parse: Parse, sentence: Sentence, last_word: int) -> tuple[int, int] | None:
    """The clause behind a turn of phrase, with "that" or without."""
    tokens = parse.tokens
    at = last_word + 1
    if tokens[last_word].text.lower() == "that":
        return last_word, clause_end(parse, last_word)
    if at + 1 >= sentence.last:
        return None
    that = that_behind(parse, last_word, sentence.last)
    if that is not None and that - last_word <= _MAX_BETWEEN:
        return that, clause_end(parse, that)
    if tokens[at].pos not in _OPENING and tokens[at].text != ":":
        return None
    _, last = parse.between_semicolons(at, at, sentence.last - 1)
    if not any(t.tag in _FINITE for t in tokens[at : last + 1]):
        return None
    return at, last


def _clause_before(
    parse: Parse, sentence: Sentence, subject: Phrase, verb: Token
) -> tuple[int, int] | None:
    """As in "The toll was ten, a report by the office had it": all before the last comma."""
    first, _ = parse.between_semicolons(verb.index, sentence.first, sentence.last - 1)
    begins = subject.first if subject.outer is None else min(subject.outer, subject.first)
    comma = begins - 1
    if comma <= first + 1 or parse.tokens[comma].text != ",":
        return None
    return (first, comma - 1) if _has_verb(parse.tokens[first:comma]) else None


def _has_verb(tokens: Sequence[Token]) -> bool:
    return any(t.tag in _FINITE for t in tokens)


def _put_down(parse: Parse, sentence: Sentence, verb: Token) -> Finding | None:
    """As in "puts the blackout down to squirrels", "puts it down to damp"."""
    if verb.lemma.lower() != "put" or verb.tag not in {"VBD", "VBZ", "VBP"}:
        return None
    tokens = parse.tokens
    limit = min(sentence.last - 2, verb.index + _MAX_BETWEEN)
    down = next((i for i in range(verb.index + 1, limit) if tokens[i].text.lower() == "down"), None)
    if down is None or tokens[down + 1].text.lower() != "to":
        return None
    subject = _subject(parse, verb)
    # "Put the bag down to tie her shoe" is no view of a bag.
    is_purpose = tokens[down + 1].tag == "TO" and verb.tag == "VBD"
    if subject is None or is_purpose:
        return None
    is_pronoun = down == verb.index + 2 and tokens[down - 1].pos == "PRON"
    first = down + 2 if is_pronoun else verb.index + 1
    last = max(parse.right[down + 1], down + 2)
    last = _to_comma(parse, down + 2, min(last, sentence.last - 1))
    return _credited(parse, verb, verb.index, (first, last), subject, "neutral")


def _to_comma(parse: Parse, first: int, last: int) -> int:
    quoted = parse.tokens[first].text == '"'
    for i in range(first + 1, last + 1):
        quoted ^= parse.tokens[i].text == '"'
        if parse.tokens[i].text == "," and not quoted:
            return i - 1
    return last


def _credited(
    parse: Parse,
    verb: Token,
    last_word: int,
    content: tuple[int, int],
    source: Phrase,
    cue_class: CueClass,
) -> Finding | None:
    start, end = characters(parse, *content)
    if end <= start:
        return None
    return Finding(
        start, end, (verb.index, last_word), verb.index, source, None, False, False, cue_class, 0.7
    )


def learnt_finding(parse: Parse, sentence: Sentence, verb: Token) -> Finding | None:
    """As in "had it from the sexton that", "heard from men at the gate that": who told it.

    Args:
        parse: the report's tree.
        sentence: where the verb stands.
        verb: a verb of learning ("hear", "learn", "gather", "have it").
    """
    tokens = parse.tokens
    at = verb.index + 1
    if at < sentence.last and tokens[at].text.lower() == "it":
        at += 1
    elif verb.lemma.lower() in {"have", "get"}:
        return None
    if at + 1 >= sentence.last or tokens[at].text.lower() != "from":
        return None
    that = that_behind(parse, at, sentence.last)
    teller = parse.child(at, "pobj")
    if teller is None or teller.entity in {"GPE", "LOC", "DATE", "TIME"}:
        return None
    source = noun_phrase(parse, teller.index)
    if that is None:
        subject = _subject(parse, verb)
        content = subject and _clause_before(parse, sentence, subject, verb)
    else:
        content = that, clause_end(parse, that)
        source = Phrase(source.first, min(source.last, that - 1), source.head, source.outer)
    return None if not content else _credited(parse, verb, verb.index, content, source, "neutral")
