"""Reports that the parser took apart: ", X said." at a sentence's end, and "X said ..." before all.

Both are so common in news, and so plain by their punctuation, that they are read off the row of
words wherever the tree gives no statement for the verb.
"""

from __future__ import annotations

from headwater.extract.attribution.finding import Finding, Phrase
from headwater.extract.attribution.sources import name_before, noun_phrase
from headwater.extract.attribution.spans import characters, recipient_of
from headwater.extract.parse import Parse
from headwater.lexicon.cues import VerbCue
from headwater.model import Sentence, Token

_FINITE = {"VBD", "VBZ", "VBP", "VBN"}
_IN_PHRASE = {"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "PRON", "CCONJ"}
_JOINING = {"of", "for", "at", "from", "in", "by", "to", "with"}
_TELLING = {"tell", "inform", "assure"}
_MAX_TAIL_WORDS = 10
_MAX_SOURCE_WORDS = 16
_MIN_CONTENT_WORDS = 4
# Verbs that are hardly ever anything but a report, so that what follows them is its content.
_PLAIN_REPORTS = {
    "say",
    "add",
    "claim",
    "insist",
    "argue",
    "believe",
    "estimate",
    "allege",
    "reckon",
}


def tail_finding(parse: Parse, sentence: Sentence, verb: Token, cue: VerbCue) -> Finding | None:
    """As in "The road is closed, the ministry said on Monday." read off the row of words."""
    ends = "clause" in cue.frames and _ends_sentence(parse, sentence, verb)
    source = _source_before(parse, sentence, verb) if ends else None
    if source is None:
        return None
    first_of_source = source.outer if source.outer is not None else source.first
    last = _comma_before(parse, sentence, min(first_of_source, source.first))
    if last is None:
        return None
    first, _ = parse.between_semicolons(last, sentence.first, last)
    words = [t for t in parse.tokens[first:last] if t.pos not in {"PUNCT", "SPACE"}]
    if not _says_something(words):
        return None
    start, end = characters(parse, first, last - 1)
    if end <= start:
        return None
    return Finding(
        start, end, (verb.index, verb.index), verb.index, source, recipient_of(parse, verb),
        False, False, cue.cue_class, 0.75,
    )  # fmt: skip


def _says_something(words: list[Token]) -> bool:
    """Whether words can be a statement; the parser also takes its verb for a noun ("lie empty")."""
    if any(t.tag.startswith("VB") for t in words):
        return len(words) >= _MIN_CONTENT_WORDS
    return len(words) >= 6 and words[0].dep != "prep" and any(t.tag == "NNS" for t in words)


def _ends_sentence(parse: Parse, sentence: Sentence, verb: Token) -> bool:
    """Whether a finite verb of a main clause has only whom, where and when behind it."""
    if verb.tag not in _FINITE or any(
        kid.tag in {"WP", "WDT"} for kid in parse.children(verb.index)
    ):
        return False
    tail = [
        t for t in parse.tokens[verb.index + 1 : sentence.last] if t.pos not in {"PUNCT", "SPACE"}
    ]
    if len(tail) > _MAX_TAIL_WORDS or any(t.pos == "VERB" for t in tail):
        return False
    if any(t.text in {'"', ":", ";"} for t in parse.tokens[verb.index + 1 : sentence.last]):
        return False
    if not tail:
        return True
    if verb.lemma.lower() in _TELLING:
        told = parse.child(verb.index, "dobj", "dative")
        return told is not None and told.lemma.lower() not in {
            "joke",
            "story",
            "lie",
            "truth",
            "tale",
        }
    return tail[0].pos in {"ADP", "ADV"} or tail[0].entity in {"DATE", "TIME"}


def _source_before(parse: Parse, sentence: Sentence, verb: Token) -> Phrase | None:
    tokens = parse.tokens
    named = name_before(parse, verb.index)
    if named is not None:
        outer = next(
            (
                i
                for i in range(named[0] - 2, max(sentence.first, named[0] - _MAX_SOURCE_WORDS), -1)
                if tokens[i].text == ","
            ),
            None,
        )
        return None if outer is None else Phrase(*named, named[1], outer=outer + 1)
    at = verb.index - 1
    while at > sentence.first and tokens[at].pos in {"AUX", "ADV"}:
        at -= 1
    last = at
    while at >= sentence.first and verb.index - at <= _MAX_SOURCE_WORDS and _in_phrase(tokens[at]):
        at -= 1
    first = at + 1
    if first > last or tokens[first].pos not in {"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM"}:
        return None
    head = last
    for index in range(first, last + 1):
        if tokens[index].pos == "ADP" and index > first:
            head = index - 1
            break
    if tokens[head].pos not in {"NOUN", "PROPN", "PRON"}:
        return None
    return Phrase(first, last, head)


def _in_phrase(token: Token) -> bool:
    if token.pos == "ADP":
        return token.text.lower() in _JOINING
    if token.tag in {"WP", "WDT", "WP$"}:
        return False
    return token.pos in _IN_PHRASE or token.text == "-"


def _comma_before(parse: Parse, sentence: Sentence, first: int) -> int | None:
    """Index of the comma (or the closing mark) right before a source, or None."""
    at = first - 1
    if at > sentence.first and parse.tokens[at].text in {",", '"', "–", "—"}:
        return at
    return None


def forward_finding(parse: Parse, sentence: Sentence, verb: Token, cue: VerbCue) -> Finding | None:
    """As in "Officials said around 40 houses lie empty." where the parser saw no clause."""
    if cue.lemma not in _PLAIN_REPORTS or verb.tag not in _FINITE or verb.index + 3 > sentence.last:
        return None
    subject = parse.child(verb.index, "nsubj")
    after = parse.tokens[verb.index + 1]
    if subject is None or subject.index > verb.index or subject.text.lower() in {"i", "we", "you"}:
        return None
    if after.pos in {"PUNCT", "SPACE", "CCONJ", "PART"} or after.entity in {"DATE", "TIME"}:
        return None
    if after.pos == "ADP" and after.dep == "prep":
        return None
    last = sentence.last - 1
    for index in range(verb.index + 1, last):
        if parse.tokens[index].text in {";", '"'}:
            last = index - 1
            break
    start, end = characters(parse, verb.index + 1, last)
    words = [t for t in parse.tokens[verb.index + 1 : last + 1] if t.pos not in {"PUNCT", "SPACE"}]
    if end <= start or len(words) < _MIN_CONTENT_WORDS:
        return None
    named = name_before(parse, verb.index)
    source = (
        Phrase(*named, named[1], outer=subject.index)
        if named is not None and subject.pos == "NOUN" and subject.index < named[0]
        else noun_phrase(parse, subject.index)
    )
    return Finding(
        start, end, (verb.index, verb.index), verb.index, source, None, False, False,
        cue.cue_class, 0.6,
    )  # fmt: skip
