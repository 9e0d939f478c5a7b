"""Verbs that report, and the words that they credit."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.extract.attribution.finding import Finding, Phrase
from headwater.extract.attribution.objects import (
    object_content,
    prepositional_content,
    speech_content,
    verbal_content,
)
from headwater.extract.attribution.reported import as_clause_content, clause_content
from headwater.extract.attribution.sources import (
    name_before,
    noun_phrase,
    source_kind,
    subject_of,
)
from headwater.extract.attribution.spans import characters, is_passive, recipient_of
from headwater.extract.attribution.tails import forward_finding, tail_finding
from headwater.extract.parse import Parse
from headwater.lexicon.cues import VerbCue, verb_cues
from headwater.lexicon.sources import person_nouns
from headwater.model import Sentence, Token

_NEAR_AUXILIARIES = {"have", "be", "do", "'ve", "'s"}
# Infinitives report only after verbs that lead on to speech: "went on to say".
_LEADS_TO_SPEECH = {
    "go",
    "come",
    "continue",
    "begin",
    "proceed",
    "write",
    "phone",
    "call",
    "appear",
}
_CONDITIONS = {"if", "whether", "unless", "lest"}
_FIRST_OR_SECOND = {"i", "we", "you", "me", "us"}


def verb_findings(parse: Parse, sentence: Sentence) -> Iterator[Finding]:
    """Every attribution in a sentence whose cue is a verb."""
    for token in parse.tokens[sentence.first : sentence.last]:
        if token.pos not in {"VERB", "AUX"}:
            continue
        cue = verb_cues().get(token.lemma.lower())
        if cue is None or _is_question(parse, sentence, token) or not _reports(parse, token, cue):
            continue
        if _is_saying_of_quoted(parse, token):
            continue
        finding = (
            _quoted_as_saying(parse, token)
            or _finding(parse, token, cue)
            or tail_finding(parse, sentence, token, cue)
            or forward_finding(parse, sentence, token, cue)
        )
        if finding is not None:
            yield finding


def _is_question(parse: Parse, sentence: Sentence, verb: Token) -> bool:
    """As in "Did the mayor say he would go?": asked by the reporter, said by nobody."""
    asks = parse.text[sentence.span.end - 1] == "?" and not sentence.quoted
    before = parse.tokens[sentence.first : verb.index]
    return asks and any(t.tag in {"WRB", "WP"} or t.dep == "aux" for t in before[:2])


def _is_saying_of_quoted(parse: Parse, verb: Token) -> bool:
    """Whether the verb is the second half of "was quoted as saying"."""
    as_word = parse.tokens[verb.head]
    if verb.dep != "pcomp" or as_word.text.lower() != "as":
        return False
    return parse.tokens[as_word.head].lemma.lower() in {"quote", "cite"}


def _reports(parse: Parse, verb: Token, cue: VerbCue) -> bool:
    """Whether this verb tells what somebody did say: not denied, not conditional, not a wish."""
    negated = any(kid.dep == "neg" for kid in parse.children(verb.index))
    if negated and cue.cue_class not in {"estimating", "denying"}:
        return False
    for kid in parse.children(verb.index, "aux", "mark"):
        if kid.tag == "MD" and not (kid.lemma.lower() == "can" and cue.cue_class == "factive"):
            return False
        if kid.dep == "mark" and kid.text.lower() in _CONDITIONS:
            return False
    if cue.particle and not any(
        kid.text.lower() == cue.particle
        for kid in parse.children(verb.index, "prt", "advmod", "prep")
    ):
        return False
    return verb.tag != "VB" or _leads_on(parse, verb)


def _leads_on(parse: Parse, verb: Token) -> bool:
    """Whether a bare verb is still a report: "did say", "went on to say"."""
    if any(kid.lemma.lower() == "do" for kid in parse.children(verb.index, "aux")):
        return True
    head = parse.tokens[verb.head]
    if verb.dep in {"xcomp", "advcl", "conj"} and head.index != verb.index:
        return head.lemma.lower() in _LEADS_TO_SPEECH
    # A headline's plural present ("medics say") is tagged as a bare verb now and then.
    return (
        verb.dep in {"ROOT", "ccomp", "parataxis"}
        and any(parse.children(verb.index, "nsubj"))
        and not any(k.tag == "TO" for k in parse.children(verb.index, "aux"))
    )


def _finding(parse: Parse, verb: Token, cue: VerbCue) -> Finding | None:
    source, passive = _source(parse, verb)
    if source is None and not passive:
        return None
    if source is not None and not _may_say(parse, source, cue):
        return None
    content = _content(parse, verb, cue, passive=passive)
    if content is None:
        return None
    first, last, confidence = content
    if cue.requires_number and not _has_number(parse, first, last):
        return None
    start, end = characters(parse, first, last)
    if end <= start:
        return None
    return Finding(
        start=start,
        end=end,
        cue=(verb.index, verb.index),
        anchor=verb.index,
        source=source,
        recipient=recipient_of(parse, verb),
        direct=False,
        continued=False,
        cue_class=cue.cue_class,
        confidence=confidence if source is not None else confidence * 0.8,
    )


def _source(parse: Parse, verb: Token) -> tuple[Phrase | None, bool]:
    """The source of a verb, and whether the verb is passive (its source may then be unsaid)."""
    if is_passive(parse, verb):
        agent = _agent(parse, verb)
        return (noun_phrase(parse, agent.index) if agent else None), True
    subject = subject_of(parse, verb.index)
    if subject is None or subject.dep == "csubj":
        return None, False
    named = name_before(parse, verb.index)
    if named is not None and subject.pos == "NOUN" and subject.index < named[0]:
        beside = parse.tokens[named[0] - 2]
        is_role = beside.pos == "NOUN" and beside.lemma.lower() in person_nouns()
        return Phrase(*named, named[1], beside.index if is_role else subject.index), False
    return noun_phrase(parse, subject.index), False


def _agent(parse: Parse, verb: Token) -> Token | None:
    by = parse.child(verb.index, "agent")
    return parse.child(by.index, "pobj") if by is not None else None


def _may_say(parse: Parse, source: Phrase, cue: VerbCue) -> bool:
    head = parse.tokens[source.head]
    word = head.text.lower()
    if word in _FIRST_OR_SECOND or head.tag in {"WP", "WDT", "EX"} or word in {"this", "that"}:
        return False
    if word == "it" and cue.cue_class == "estimating":
        return False
    if not cue.sources:
        return not (cue.cue_class == "neutral" and head.entity in {"DATE", "TIME", "MONEY"})
    return head.lemma.lower() in cue.sources or source_kind(parse, source) in cue.sources


def _content(
    parse: Parse, verb: Token, cue: VerbCue, *, passive: bool
) -> tuple[int, int, float] | None:
    """First and last token of what a verb credits, with confidence, by the frames of its cue."""
    if passive:
        return _passive_content(parse, verb, cue)
    if "clause" in cue.frames and (found := clause_content(parse, verb, cue)) is not None:
        return found
    if "object" in cue.frames and (found := object_content(parse, verb, cue)) is not None:
        return found
    if "speech" in cue.frames and (found := speech_content(parse, verb)) is not None:
        return found
    if "verbal" in cue.frames and (found := verbal_content(parse, verb)) is not None:
        return found
    return prepositional_content(parse, verb, cue) or as_clause_content(parse, verb)


def _passive_content(parse: Parse, verb: Token, cue: VerbCue) -> tuple[int, int, float] | None:
    subject = parse.child(verb.index, "nsubjpass")
    clause = parse.child(verb.index, "ccomp")
    impersonal = subject is not None and subject.text.lower() == "it"
    told = cue.lemma in {"tell", "inform", "notify", "assure"} and _agent(parse, verb) is not None
    if clause is not None and (impersonal or told):
        return parse.left[clause.index], parse.right[clause.index], 0.75
    if _agent(parse, verb) is None or "said-of" not in cue.frames:
        return None
    for kid in parse.children(verb.index, "prep", "xcomp"):
        if kid.dep == "xcomp" or kid.text.lower() in cue.prepositions:
            return parse.left[kid.index], parse.right[kid.index], 0.6
    return None


def _quoted_as_saying(parse: Parse, verb: Token) -> Finding | None:
    """As in "She was quoted as saying that ...": the subject speaks, whoever did the quoting."""
    if verb.lemma.lower() not in {"quote", "cite"} or not is_passive(parse, verb):
        return None
    subject = parse.child(verb.index, "nsubjpass")
    as_word = next((k for k in parse.children(verb.index, "prep") if k.text.lower() == "as"), None)
    saying = parse.child(as_word.index, "pcomp") if as_word else None
    if subject is None or saying is None:
        return None
    clause = parse.child(saying.index, "ccomp", "dobj")
    if clause is None:
        return None
    start, end = characters(parse, parse.left[clause.index], parse.right[clause.index])
    return Finding(
        start, end, (verb.index, saying.index), verb.index, noun_phrase(parse, subject.index),
        noun_phrase(parse, agent.index) if (agent := _agent(parse, verb)) else None,
        False, False, "neutral", 0.85,
    )  # fmt: skip


def _has_number(parse: Parse, first: int, last: int) -> bool:
    return any(t.pos == "NUM" or t.tag == "CD" for t in parse.tokens[first : last + 1])
