"""What became of somebody's words, told beside or behind the statement.

"Her words put into English by a volunteer", "the plea was conveyed by a clerk", "A copy of the
letter was given to the Post", "The logs were produced in court by a lawyer".
"""

from __future__ import annotations

from collections.abc import Iterator

from headwater.extract.attribution.finding import Finding
from headwater.extract.attribution.voices.passers import is_text, way_of
from headwater.extract.attribution.voices.relay import Relay
from headwater.extract.parse import Parse
from headwater.lexicon.relaying import HANDED, RELAYING
from headwater.lexicon.voices import voice_words
from headwater.model import Sentence, Token

_REACH = 60
_JOINED = 3
_TONGUES = {"NORP", "LANGUAGE"}
_OWNERS = {"PRP$"}
_DEFINITE = {"the", "this", "that", "these", "those", "both"}


def words_away(parse: Parse, finding: Finding) -> Iterator[Relay]:
    """Who passed on the words of a finding, by a clause whose subject is these words.

    Args:
        parse: the report's tree.
        finding: the statement; the rest of its sentence and the next one are read.
    """
    if finding.source is None or finding.continued:
        return
    sentence = parse.sentence_of(finding.anchor)
    anchor = parse.tokens[finding.anchor]
    hosts = {anchor.lemma.lower()} if anchor.pos == "NOUN" else set()
    source = parse.tokens[finding.source.head]
    if is_text(source):
        hosts.add(source.lemma.lower())
    if _takes_up_text(parse, finding, anchor):
        for verb, thing in _beside(parse, sentence, -1):
            if is_text(thing):
                yield from way_of(parse, thing, verb)
    for verb, thing in _passives(parse, sentence):
        outside = not finding.start <= verb.start < finding.end
        if outside and verb.index != finding.anchor and _is_words(parse, thing, hosts, finding):
            yield from way_of(parse, thing, verb)
    for verb, thing in _beside(parse, sentence, 1):
        if thing.entity not in _TONGUES and _is_words(parse, thing, hosts, finding):
            yield from way_of(parse, thing, verb)


def _beside(parse: Parse, sentence: Sentence, step: int) -> Iterator[tuple[Token, Token]]:
    """What the sentence before or behind tells, if it stands in the same paragraph."""
    sentences = parse.annotations.sentences
    at = sentence.index + step
    if 0 <= at < len(sentences) and sentences[at].block == sentence.block:
        yield from _passives(parse, sentences[at])


def _takes_up_text(parse: Parse, finding: Finding, anchor: Token) -> bool:
    """Whether a statement is one of the text named before: "It accuses", "In one, she writes"."""
    if finding.source is not None and parse.tokens[finding.source.head].text.lower() == "it":
        return True
    things = (
        parse.child(k.index, "pobj") for k in parse.children(anchor.index, "prep")
        if k.text.lower() == "in"
    )  # fmt: skip
    return any(t is not None and t.text.lower() in {"it", "one", "them"} for t in things)


def _passives(parse: Parse, sentence: Sentence) -> Iterator[tuple[Token, Token]]:
    """Participles that tell of a way words took, with what took it."""
    last = min(sentence.last, sentence.first + 2 * _REACH)
    verbs = RELAYING | voice_words("handing") | voice_words("publishing")
    verbs |= voice_words("unearthing") | voice_words("obtaining") | voice_words("authoring")
    for token in parse.tokens[sentence.first : last]:
        if token.tag != "VBN" or token.lemma.lower() not in verbs:
            continue
        thing = _carried(parse, token)
        if thing is not None and thing.index < token.index:
            yield token, thing


def _carried(parse: Parse, verb: Token) -> Token | None:
    """What a participle tells of: its own subject, or the one of the verb it is joined to."""
    at = verb
    for _ in range(_JOINED):
        thing = parse.child(at.index, "nsubjpass", "nsubj")
        if thing is not None or at.dep != "conj":
            return thing
        at = parse.tokens[at.head]
    return None


def _is_words(parse: Parse, thing: Token, hosts: set[str], finding: Finding) -> bool:
    """Whether a noun stands for the words of a statement: "her words", "a copy of the letter"."""
    if thing.index == finding.anchor:
        return True
    inner = thing
    if thing.lemma.lower() in voice_words("excerpts"):
        of = next((k for k in parse.children(thing.index, "prep") if k.text.lower() == "of"), None)
        inner = (parse.child(of.index, "pobj") if of is not None else None) or thing
    lemma = inner.lemma.lower()
    if lemma in hosts:
        return inner is not thing or _is_definite(parse, inner)
    owned = any(k.tag in _OWNERS for k in parse.children(inner.index, "poss"))
    speech = voice_words("speech") | voice_words("statements") | HANDED
    if owned and inner.entity in _TONGUES:
        return True  # "his Somali rendered into English by an officer"
    return lemma in speech and (owned or (_is_definite(parse, inner) and lemma != "report"))


def _is_definite(parse: Parse, noun: Token) -> bool:
    return any(k.text.lower() in _DEFINITE for k in parse.children(noun.index, "det"))
