"""Statements behind a colon without quotation marks: "She put it plainly: nobody was coming."."""

from __future__ import annotations

from headwater.extract.attribution.clauses.stances import may_take_stance
from headwater.extract.attribution.finding import Finding
from headwater.extract.attribution.words.sources import noun_phrase, subject_of
from headwater.extract.attribution.words.spans import characters
from headwater.extract.parse import Parse
from headwater.lexicon.cues import VerbCue, verb_cues
from headwater.model import Sentence, Token

# How a telling is announced: "remembers it otherwise", "put things more gently".
_TOLD_THINGS = {"it", "things", "matters", "events", "this"}
_SPOKEN = frozenset(
    "blunt frank adamant categorical emphatic unequivocal clear explicit curt".split()
)
_COMPARED = frozenset(
    """cautious careful guarded sceptical skeptical sanguine optimistic pessimistic direct specific
    sure certain hopeful forthcoming diplomatic outspoken measured precise generous scathing
    forgiving critical""".split()
)
_FINITE = {"VBD", "VBZ", "VBP", "VBN"}
_MIN_WORDS = 3
_REACH = 12


def colon_finding(parse: Parse, sentence: Sentence, verb: Token, cue: VerbCue) -> Finding | None:
    """What stands behind a colon that a reporting verb leads up to.

    Args:
        parse: the report's tree.
        sentence: where the verb stands.
        verb: the cue.
        cue: what is known of it.
    """
    colon = _announced(parse, sentence, verb, cue)
    subject = subject_of(parse, verb.index)
    if colon is None or subject is None or not _may_announce(subject, verb):
        return None
    _, last = parse.between_semicolons(colon, colon + 1, sentence.last - 1)
    words = [t for t in parse.tokens[colon + 1 : last + 1] if t.pos not in {"PUNCT", "SPACE"}]
    is_quoted = parse.tokens[colon + 1].text in {'"', "'"}
    if is_quoted or len(words) < _MIN_WORDS or _is_credited_inside(parse, colon + 1, last):
        return None
    start, end = characters(parse, colon + 1, last)
    if end <= start:
        return None
    return Finding(
        start, end, (verb.index, verb.index), verb.index, noun_phrase(parse, subject.index), None,
        False, False, cue.cue_class, 0.65,
    )  # fmt: skip


def _announced(parse: Parse, sentence: Sentence, verb: Token, cue: VerbCue) -> int | None:
    """Index of the colon that a reporting verb leads up to with nothing said before it, or None."""
    limit = min(sentence.last, verb.index + _REACH)
    colon = next((i for i in range(verb.index + 1, limit) if parse.tokens[i].text == ":"), None)
    leads = ("quote" in cue.frames or cue.lemma in {"put", "see"}) and cue.lemma != "go"
    if colon is None or colon + 1 >= sentence.last or not leads or verb.tag not in _FINITE:
        return None
    between = parse.tokens[verb.index + 1 : colon]
    if any(t.pos == "VERB" or t.text in {",", '"', ";"} for t in between):
        return None
    things = [t for t in between if t.pos in {"NOUN", "PROPN", "PRON"}]
    return colon if all(t.text.lower() in _TOLD_THINGS for t in things) else None


def _may_announce(subject: Token, verb: Token) -> bool:
    is_voice = subject.text.lower() not in {"i", "we", "you"} and subject.tag not in {"WP", "WDT"}
    return is_voice and subject.index < verb.index


def manner_finding(parse: Parse, sentence: Sentence, verb: Token) -> Finding | None:
    """As in "The coach was blunter: nobody had trained": how somebody spoke, then what was said."""
    manner = parse.child(verb.index, "acomp", "attr") if verb.lemma.lower() == "be" else None
    if manner is None or manner.index < verb.index or manner.index + 2 >= sentence.last:
        return None
    if parse.tokens[manner.index + 1].text != ":" or not _is_manner(parse, manner):
        return None
    subject = subject_of(parse, verb.index)
    if subject is None or subject.index > verb.index:
        return None
    source = noun_phrase(parse, subject.index)
    _, last = parse.between_semicolons(manner.index, manner.index + 2, sentence.last - 1)
    begins = parse.tokens[manner.index + 2]
    start, end = characters(parse, begins.index, last)
    if begins.text in {'"', "'"} or end <= start or not may_take_stance(parse, source):
        return None
    return Finding(
        start, end, (verb.index, manner.index), verb.index, source, None, False, False,
        "neutral", 0.6,
    )  # fmt: skip


def _is_manner(parse: Parse, word: Token) -> bool:
    """Whether an adjective tells how somebody spoke: "blunt", "more cautious", "less sure"."""
    compared = any(k.text.lower() in {"more", "less"} for k in parse.children(word.index))
    return (
        word.lemma.lower() in _SPOKEN
        or word.text.lower().removesuffix("er") in _SPOKEN
        or (compared and word.lemma.lower() in _COMPARED)
    )


def _is_credited_inside(parse: Parse, first: int, last: int) -> bool:
    """Whether a report stands between commas in there (": the board was listening, he felt,")."""
    tokens = parse.tokens
    return any(
        t.lemma.lower() in verb_cues()
        and t.pos == "VERB"
        and tokens[t.index + 1].text in {",", "."}
        and parse.child(t.index, "nsubj") is not None
        for t in tokens[first:last]
    )
