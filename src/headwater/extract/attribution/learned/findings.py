"""Relations that the network reads, said in Headwater's way where the rules find nothing.

The rules know Headwater's conventions (nested attributions each on their own, quoted words apart)
and miss cues that no list holds; the network knows those. So both are asked, and how far they agree
is how sure we are (`weigh.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from headwater.extract.attribution.finding import Finding, Phrase
from headwater.extract.attribution.learned.relations import Relation
from headwater.extract.attribution.words.sources import noun_phrase, subject_of
from headwater.extract.attribution.words.spans import characters, recipient_of
from headwater.extract.parse import Parse
from headwater.lexicon.cues import noun_cues, phrase_cues, verb_cues
from headwater.model import CueClass, Token

# What the network says with less than this is not worth weighing.
_MIN_CONFIDENCE = 0.3
_MOSTLY = 0.6
_FIRST_OR_SECOND = {"i", "we", "you", "me", "us"}
# What is done with words but states nothing: silence, and acts of office (annotation.md leaves
# "declined to comment", decisions and votes out; PolNeAR labels them).
_STATES_NOTHING = {"decline", "refuse", "order", "vote", "charge", "sentence", "convict", "appoint"}
_NOT_YET = {"will", "shall", "may", "might", "must", "should", "'ll"}
_NAMELESS = {"named", "identified", "quoted", "disclosed"}


def findings_alone(
    parse: Parse, ruled: Sequence[Finding], relations: Sequence[Relation]
) -> list[Finding]:
    """What the network finds and the rules do not: relations whose cue no finding has.

    Their `confidence` is 0: the rules say nothing of them. `weigh.py` gives them one.
    """
    cued = {at for f in ruled if f.cue for at in (f.anchor, *range(f.cue[0], f.cue[1] + 1))}
    quoted = {at for f in ruled if f.direct for at in range(f.start, f.end)}
    return [
        finding
        for relation in relations
        if relation.confidence >= _MIN_CONFIDENCE
        and cued.isdisjoint(range(relation.cue[0], relation.cue[1] + 1))
        for finding in _findings(parse, relation)
        if not _is_taken(finding, quoted)
    ]


def _is_taken(finding: Finding, quoted: set[int]) -> bool:
    """Whether the content is hardly more than quotations whose speakers the rules know."""
    taken = sum(at in quoted for at in range(finding.start, finding.end))
    return taken > _MOSTLY * (finding.end - finding.start)


def _findings(parse: Parse, relation: Relation) -> Iterator[Finding]:
    """The part of a relation's content that stands nearest to its cue, as a finding."""
    if _states_nothing(parse, relation):
        return
    source = _phrase(parse, relation)
    if source is not None and parse.tokens[source.head].text.lower() in _FIRST_OR_SECOND:
        return
    near = _near(parse, relation)
    if near is None:
        return
    start, end = characters(parse, *near)
    if end <= start:
        return
    yield Finding(
        start=start,
        end=end,
        cue=relation.cue,
        anchor=relation.head,
        source=source,
        recipient=recipient_of(parse, parse.tokens[relation.head]),
        direct=False,
        continued=False,
        cue_class=_cue_class(parse.tokens[relation.cue[0] : relation.cue[1] + 1]),
        confidence=0.0,
    )


def _near(parse: Parse, relation: Relation) -> tuple[int, int] | None:
    """The words of the cue's sentence that are credited, else those of the nearest sentence."""
    parts = [p for run in relation.content for p in _by_sentence(parse, run)]
    here = parse.tokens[relation.head].sentence

    def away(part: tuple[int, int]) -> tuple[int, int]:
        return abs(parse.tokens[part[0]].sentence - here), part[0] - part[1]

    best = min(parts, key=away)
    if away(best)[0] > 1:
        return None
    same = [p for p in parts if parse.tokens[p[0]].sentence == parse.tokens[best[0]].sentence]
    return _joined(relation, same, best)


def _joined(
    relation: Relation, parts: Sequence[tuple[int, int]], best: tuple[int, int]
) -> tuple[int, int]:
    """The longest part and those beside it that neither the cue nor the source parts from it."""
    walls = [relation.cue, *([relation.source] if relation.source else [])]
    first, last = best
    for part in parts:
        low, high = min(first, part[0]), max(last, part[1])
        if not any(low <= wall[0] <= high for wall in walls):
            first, last = low, high
    return first, last


def _by_sentence(parse: Parse, run: tuple[int, int]) -> Iterator[tuple[int, int]]:
    first, last = run
    while first <= last:
        end = min(last, parse.sentence_of(first).last - 1)
        yield first, end
        first = end + 1


def _states_nothing(parse: Parse, relation: Relation) -> bool:
    """Whether the cue tells of silence or of an act, or only how the source is to be named."""
    head = parse.tokens[relation.head]
    if head.lemma.lower() in _STATES_NOTHING:
        return True
    if head.lemma.lower() == "ask" and relation.source is None:
        return True
    if any(kid.dep == "neg" for kid in parse.children(head.index)):
        return True
    if any(kid.lemma.lower() in _NOT_YET for kid in parse.children(head.index, "aux")):
        return True
    first, last = relation.content[0]
    words = {t.text.lower() for t in parse.tokens[first : last + 1][:6]}
    return "not" in words and not words.isdisjoint(_NAMELESS)


def _phrase(parse: Parse, relation: Relation) -> Phrase | None:
    """The source as the rules would cut it, where they see the same one."""
    if relation.source is None:
        return None
    first, last = relation.source
    if any(run[0] < first and last < run[1] for run in relation.content):
        return None  # as in "40 people, many of them students, were believed to be on board"
    subject = subject_of(parse, relation.head)
    if subject is not None and first <= subject.index <= last:
        return noun_phrase(parse, subject.index)
    heads = [
        i for i in range(first, last + 1)
        if not first <= parse.tokens[i].head <= last or parse.tokens[i].head == i
    ]  # fmt: skip
    named = [i for i in heads if parse.tokens[i].pos in {"NOUN", "PROPN", "PRON"}]
    return Phrase(first, last, named[0]) if named else None


def _cue_class(cue: Iterable[Token]) -> CueClass:
    """The class of the first word of a cue that the lists hold."""
    lemmas = [token.lemma.lower() for token in cue]
    for lemma in lemmas:
        known = verb_cues().get(lemma) or noun_cues().get(lemma)
        if known is not None:
            return known.cue_class
    words = set(lemmas)
    for phrase in phrase_cues():
        if words.issuperset(phrase.words):
            return phrase.cue_class
    return "neutral"
