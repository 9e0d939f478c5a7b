"""Reports that the parser took apart: ", X said." at a clause's end, and "X said ..." before all.

All are so common in news, and so plain by their punctuation, that they are read off the row of
words wherever the tree gives no statement for the verb.
"""

from __future__ import annotations

from headwater.extract.attribution.finding import Finding, Phrase
from headwater.extract.attribution.words.nominals import phrase_after, phrase_before
from headwater.extract.attribution.words.sources import name_before, noun_phrase
from headwater.extract.attribution.words.spans import characters, opens_adverbially, recipient_of
from headwater.extract.parse import Parse
from headwater.lexicon.cues import VerbCue, verb_cues
from headwater.lexicon.humans import human_nouns
from headwater.lexicon.sources import document_nouns, group_nouns
from headwater.model import Sentence, Token

FINITE = {"VBD", "VBZ", "VBP", "VBN"}
_TELLING = {"tell", "inform", "assure", "notify", "remind", "warn", "ask", "advise"}
_SAYS_NOTHING = {"nothing", "little", "much", "so", "something", "anything", "yes", "no"}
_NOT_TOLD = {"joke", "story", "lie", "truth", "tale"}
_INVERTS_ALL_THE_SAME = {"report", "confirm", "claim", "allege", "announce", "declare", "show"}
_MAX_TAIL_WORDS = 10
_MIN_CONTENT_WORDS = 4
# Behind ", says X" only whom, where and when may stand, and what X did or is.
_MAX_AFTER_INVERTED = 24
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
    first, last = _segment(parse, sentence, verb)
    if not _takes_clauses(cue) or not _is_finite_main(parse, verb):
        return None
    ends = _ends_segment(parse, verb, last)
    if not ends and not _opens_new_clause(parse, verb, last):
        return None
    source = phrase_before(parse, sentence, verb)
    if source is None:
        return None
    first_of_source = source.outer if source.outer is not None else source.first
    comma = _comma_before(parse, first, min(first_of_source, source.first))
    if comma is None or not _says_something(parse, first, comma):
        return None
    return _credited(parse, verb, cue, (first, comma - 1), source, 0.75 if ends else 0.65)


def closing_finding(parse: Parse, sentence: Sentence, verb: Token, cue: VerbCue) -> Finding | None:
    """As in "..., says union" at the very end, which no parser can mistake for anything else."""
    first, last = _segment(parse, sentence, verb)
    source = phrase_after(parse, verb.index + 1, last)
    if source is None or source.last + 1 < last or source.last < last - (last == sentence.last - 1):
        return None
    before = verb.index - 1
    if before <= first or parse.tokens[before].text not in {",", '"', "'"}:
        return None
    # "Its owner, 57, says ..." has its subject before the verb; so has "Rust, say villagers" by the
    # parser's reckoning, but there only one comma stands.
    if any(t.text == "," for t in parse.tokens[first:before]) and _has_subject(parse, verb):
        return None
    return inverted_finding(parse, sentence, verb, cue)


def inverted_finding(parse: Parse, sentence: Sentence, verb: Token, cue: VerbCue) -> Finding | None:
    """As in "A fan had failed, say logs seen by the union.": verb first, then who says it."""
    first, last = _segment(parse, sentence, verb)
    before = verb.index - 1
    if not _inverts(cue) or verb.tag not in FINITE or before <= first:
        return None
    if parse.tokens[before].text not in {",", '"', "'", "–", "—"}:
        return None
    source = phrase_after(parse, verb.index + 1, last)
    if source is None or not _can_speak(parse, source) or not _may_follow(parse, source, last):
        return None
    is_whole = source.last + 1 >= last
    is_sure = is_whole or _is_fragment(parse, verb, cue, first, last)
    is_clause = not _has_subject(parse, verb) and _says_something(parse, first, before)
    if not is_sure and not is_clause:
        return None
    return _credited(parse, verb, cue, (first, before - 1), source, 0.7)


def mistagged_closing(parse: Parse, sentence: Sentence) -> Finding | None:
    """As in "The pump tripped, the control-room log records.": a verb that was read as a noun."""
    tokens = parse.tokens
    at = sentence.last - 1
    while at > sentence.first + 4 and tokens[at].pos in {"PUNCT", "SPACE"}:
        at -= 1
    verb = tokens[at]
    cue = verb_cues().get(verb.lemma.lower())
    if cue is None or verb.pos != "NOUN" or verb.tag != "NNS" or not _ends_in_speech(cue):
        return None
    source = phrase_before(parse, sentence, verb)
    if source is None or not _can_speak(parse, source):
        return None
    first, _ = parse.between_semicolons(at, sentence.first, sentence.last - 1)
    comma = _comma_before(parse, first, source.first)
    if comma is None or tokens[source.first].pos not in {"DET", "PROPN", "NOUN"}:
        return None
    if not any(t.tag in FINITE - {"VBN"} for t in tokens[first:comma]):
        return None
    return _credited(parse, verb, cue, (first, comma - 1), source, 0.6)


def _ends_in_speech(cue: VerbCue) -> bool:
    return _takes_clauses(cue) and cue.lemma not in _TELLING | {"demand", "promise", "threaten"}


def _takes_clauses(cue: VerbCue) -> bool:
    return "clause" in cue.frames or "that" in cue.frames


def _credited(
    parse: Parse, verb: Token, cue: VerbCue, content: tuple[int, int], source: Phrase, sure: float
) -> Finding | None:
    start, end = characters(parse, *content)
    if end <= start:
        return None
    return Finding(
        start, end, (verb.index, verb.index), verb.index, source, recipient_of(parse, verb),
        False, False, cue.cue_class, sure,
    )  # fmt: skip


def _segment(parse: Parse, sentence: Sentence, verb: Token) -> tuple[int, int]:
    """The part of a sentence round a verb: from semicolon to semicolon, in headlines by colons."""
    first, last = parse.between_semicolons(verb.index, sentence.first, sentence.last - 1)
    if sentence.kind != "paragraph":
        parted = (i for i in range(verb.index, first, -1) if _parts_headline(parse, i))
        first = next(parted, first - 1) + 1
    return first, last


def _parts_headline(parse: Parse, at: int) -> bool:
    """Whether a headline's colon or spaced dash stands here."""
    token = parse.tokens[at]
    if token.text == ":":
        return True
    return token.text in {"–", "—", "-"} and parse.text[token.start - 1 : token.start].isspace()


def _is_fragment(parse: Parse, verb: Token, cue: VerbCue, first: int, last: int) -> bool:
    """As in "Rust, say the people who live there": a word or two, one comma, and the verb."""
    few = verb.index - 1 - first <= 3
    commas = sum(t.text == "," for t in parse.tokens[first:last])
    is_name = parse.tokens[first].entity in {"DATE", "TIME", "GPE", "PERSON"}
    plain = cue.lemma == "say" or (verb.tag == "VBZ" and not is_name)
    return plain and few and commas == 1


def _inverts(cue: VerbCue) -> bool:
    """Whether "..., VERB X" can only have X for its subject: not of "told X", "disputed X"."""
    if cue.lemma in _TELLING or not _takes_clauses(cue):
        return False
    return "object" not in cue.frames or cue.lemma in _INVERTS_ALL_THE_SAME


def _has_subject(parse: Parse, verb: Token) -> bool:
    subject = parse.child(verb.index, "nsubj", "nsubjpass")
    return subject is not None and subject.index < verb.index


def _can_speak(parse: Parse, source: Phrase) -> bool:
    """Whether a phrase behind a verb can be its speaker and is no object ("..., read minds")."""
    head = parse.tokens[source.head]
    if head.pos == "PROPN":
        return head.entity not in {"DATE", "TIME", "MONEY"}
    nouns = human_nouns() | group_nouns() | document_nouns()
    return head.lemma.lower() in nouns or head.lemma.lower() in {"people", "company", "figure"}


def _may_follow(parse: Parse, source: Phrase, last: int) -> bool:
    """Whether what stands behind an inverted speaker only says more about them, or when."""
    rest = [t for t in parse.tokens[source.last + 1 : last + 1] if t.pos != "SPACE"]
    if not rest:
        return True
    after = rest[0]
    if len(rest) > _MAX_AFTER_INVERTED or any(t.text == '"' for t in rest):
        return False
    return (
        after.text in {",", ".", "!", "?"}
        or after.pos == "ADP"
        or after.tag in {"VBN", "WP", "WDT", "RB"}
        or after.entity in {"DATE", "TIME"}
    )


def _says_something(parse: Parse, first: int, last: int) -> bool:
    """Whether words can be a statement; the parser also takes its verb for a noun ("lie empty")."""
    words = [t for t in parse.tokens[first:last] if t.pos not in {"PUNCT", "SPACE"}]
    if any(t.tag.startswith("VB") for t in words):
        return len(words) >= _MIN_CONTENT_WORDS and not opens_adverbially(words)
    return len(words) >= 6 and words[0].dep != "prep" and any(t.tag == "NNS" for t in words)


def _is_finite_main(parse: Parse, verb: Token) -> bool:
    return verb.tag in FINITE and not any(
        kid.tag in {"WP", "WDT"} for kid in parse.children(verb.index)
    )


def _ends_segment(parse: Parse, verb: Token, last: int) -> bool:
    """Whether a finite verb of a main clause has only whom, where and when behind it."""
    after = parse.tokens[verb.index + 1 : min(last, verb.index + 2 * _MAX_TAIL_WORDS) + 1]
    tail = [t for t in after if t.pos not in {"PUNCT", "SPACE"}]
    if len(tail) > _MAX_TAIL_WORDS or any(t.pos == "VERB" and t.dep != "relcl" for t in tail):
        return False
    if any(t.text in {'"', ":", ";"} for t in after):
        return False
    if not tail:
        return True
    if verb.lemma.lower() in _TELLING:
        told = parse.child(verb.index, "dobj", "dative")
        return told is not None and told.lemma.lower() not in _NOT_TOLD
    return tail[0].pos in {"ADP", "ADV"} or tail[0].entity in {"DATE", "TIME"}


def _opens_new_clause(parse: Parse, verb: Token, last: int) -> bool:
    """As in ", the girl related, and somebody was shouting": a clause of its own begins there."""
    tokens = parse.tokens
    if verb.index + 3 > last or tokens[verb.index + 1].text != ",":
        return False
    joining, subject = tokens[verb.index + 2], tokens[verb.index + 3]
    joins = joining.text.lower() in {"and", "but", "while", "although", "though"}
    return joins and subject.pos in {"DET", "PRON", "PROPN", "NOUN"}


def _comma_before(parse: Parse, floor: int, first: int) -> int | None:
    """Index of the comma (or the closing mark) right before a source, or None."""
    at = first - 1
    if at > floor and parse.tokens[at].text in {",", '"', "–", "—"}:
        return at
    return None


def forward_finding(parse: Parse, sentence: Sentence, verb: Token, cue: VerbCue) -> Finding | None:
    """As in "Officials said around 40 houses lie empty." where the parser saw no clause."""
    if cue.lemma not in _PLAIN_REPORTS or verb.tag not in FINITE or verb.index + 3 > sentence.last:
        return None
    subject = parse.child(verb.index, "nsubj")
    if subject is None or subject.index > verb.index or subject.text.lower() in {"i", "we", "you"}:
        return None
    if not _may_begin_statement(parse.tokens[verb.index + 1]):
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


def _may_begin_statement(token: Token) -> bool:
    """Whether a statement without "that" can begin here: not with "so", a comma or a date."""
    if token.text.lower() in _SAYS_NOTHING or token.entity in {"DATE", "TIME"}:
        return False
    if token.pos in {"PUNCT", "SPACE", "CCONJ", "PART"}:
        return False
    return not (token.pos == "ADP" and token.dep == "prep")
