"""The nouns near a statement that may be voices of its chain."""

from __future__ import annotations

from headwater.extract.attribution.finding import Finding
from headwater.extract.attribution.learned.beside.sorts import is_text_noun, noun_sorts
from headwater.extract.parse import Parse
from headwater.lexicon.sources import channels
from headwater.lexicon.voices import voice_words
from headwater.model import Token

_OURS = {"this", "our"}
_IN = {"in", "on", "at", "to"}
_ORDERED = {"commission", "order", "conduct", "carry", "produce", "issue"}
_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM"}
_WITHIN = {"appos", "compound", "nmod", "flat"}
_MEASURES = {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"}
_NOBODY = frozenset(
    """i we you me us my our what there who which whom that this these those whose""".split()
)
# Words either side of the cue. Only its own sentence is looked at: in a passage the next one goes
# on about the same words, in a report it is as often about other ones. With the next two and the
# last, 0.53 of the chains of the calibration reports were right instead of 0.59 (2026-11-21).
_REACH = 60
# A name hangs on no more nouns than this.
_STEPS = 4


def whole_of(parse: Parse, index: int) -> int:
    """The head of the whole phrase that a noun is a part of: "broker" of "the broker, Ida"."""
    for _ in range(_STEPS):
        token = parse.tokens[index]
        if token.dep not in _WITHIN or token.head == index:
            break
        index = token.head
    return index


def nouns_near(parse: Parse, finding: Finding) -> list[Token]:
    """Heads of noun phrases in the sentence of a cue, outside of what is said, without the source.

    Args:
        parse: the report's tree.
        finding: the statement.
    """
    sentence = parse.sentence_of(finding.anchor)
    begin = max(sentence.first, finding.anchor - _REACH)
    end = min(sentence.last, finding.anchor + _REACH + 1)
    own = _own(parse, finding)
    return [
        t for t in parse.tokens[begin:end]
        if t.index not in own and _may_be(t, finding) and not _is_readers(parse, t)
        and not _is_medium(parse, t, finding) and not _is_maker(parse, t, finding)
    ]  # fmt: skip


def _own(parse: Parse, finding: Finding) -> set[int]:
    source = finding.source
    if source is None:
        return {finding.anchor}
    outer = set() if source.outer is None else {source.outer}
    return {finding.anchor, source.head, whole_of(parse, source.head)} | outer


def _may_be(token: Token, finding: Finding) -> bool:
    if token.pos not in _NOMINAL or finding.start <= token.start < finding.end:
        return False
    if token.dep in _WITHIN and token.head != token.index:
        return False
    if token.entity in _MEASURES and token.pos != "NUM":
        return False
    if token.entity == "LANGUAGE" or (token.entity == "NORP" and token.tag in {"NN", "NNP"}):
        return False
    return token.pos != "PRON" or token.text.lower() not in _NOBODY


def _is_readers(parse: Parse, noun: Token) -> bool:
    """As in "passed to this newspaper": the report's own outlet goes unsaid."""
    return any(k.text.lower() in _OURS for k in parse.children(noun.index, "det", "poss"))


def _is_medium(parse: Parse, noun: Token, finding: Finding) -> bool:
    """As in "said in a letter", "told a briefing", "on Facebook": a channel or an audience."""
    if parse.left[noun.index] == noun.index and noun.text.lower() in channels():
        return True
    head = parse.tokens[noun.head]
    where = head.head if noun.dep == "pobj" and head.text.lower() in _IN else noun.head
    is_by_cue = where == finding.anchor and noun.dep in {"pobj", "dobj", "dative"}
    lemma = noun.lemma.lower()
    if head.text.lower() == "in" and lemma in voice_words("penned") and _is_new(parse, noun):
        return not _is_text(parse, finding)
    told = "audience" in noun_sorts(lemma) and noun.dep != "pobj"
    return is_by_cue and (told or (is_text_noun(lemma) and not _is_text(parse, finding)))


def _is_new(parse: Parse, noun: Token) -> bool:
    """Whether a noun is not spoken of before: "a letter", "letters"."""
    determiner = parse.child(noun.index, "det", "poss")
    return determiner is None or determiner.text.lower() in {"a", "an"}


def _is_maker(parse: Parse, noun: Token, finding: Finding) -> bool:
    """As in "a report by the court", "a poll commissioned by Lake Aid": whose the text is."""
    head = parse.tokens[noun.head]
    if noun.dep != "pobj" or head.text.lower() != "by" or not _is_text(parse, finding):
        return False
    verb = parse.tokens[head.head]
    made = verb.lemma.lower() in voice_words("authoring") | _ORDERED
    return made or (finding.source is not None and verb.index == finding.source.head)


def _is_text(parse: Parse, finding: Finding) -> bool:
    source = finding.source
    return source is not None and is_text_noun(parse.tokens[source.head].lemma.lower())
