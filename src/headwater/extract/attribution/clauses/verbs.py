"""Verbs that report, and the words that they credit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from headwater.extract.attribution.clauses.asides import without_asides
from headwater.extract.attribution.clauses.bidding import bidden_content
from headwater.extract.attribution.clauses.colons import colon_finding, manner_finding
from headwater.extract.attribution.clauses.idioms import idiom_finding
from headwater.extract.attribution.clauses.inside import (
    leaves,
    quotation_round,
    spoken_inside,
)
from headwater.extract.attribution.clauses.joined import parted_clauses
from headwater.extract.attribution.clauses.locutions import locution_finding
from headwater.extract.attribution.clauses.objects import (
    object_content,
    passive_object,
    prepositional_content,
    speech_content,
    verbal_content,
)
from headwater.extract.attribution.clauses.parenthesis import parenthesis_finding
from headwater.extract.attribution.clauses.quoting import is_saying_of_quoted, quoted_as_saying
from headwater.extract.attribution.clauses.remote import (
    before_told,
    cleft_clause,
    remote_clause,
)
from headwater.extract.attribution.clauses.reported import (
    as_clause_content,
    clause_content,
    wrapping_clause,
)
from headwater.extract.attribution.clauses.resumed import with_rest
from headwater.extract.attribution.clauses.stances import (
    is_position,
    may_take_stance,
    wanted_content,
)
from headwater.extract.attribution.clauses.tails import (
    closing_finding,
    forward_finding,
    inverted_finding,
    mistagged_closing,
    tail_finding,
)
from headwater.extract.attribution.clauses.turns import turns_to
from headwater.extract.attribution.finding import Finding, Phrase
from headwater.extract.attribution.words.nominals import (
    before_aside,
    led_astray,
    overheard,
    past_aside,
    role_and_name,
    subject_at_comma,
    subject_in_place,
)
from headwater.extract.attribution.words.sources import (
    name_before,
    noun_phrase,
    source_kind,
    subject_of,
)
from headwater.extract.attribution.words.spans import agent_of, characters, is_passive, recipient_of
from headwater.extract.parse import Parse
from headwater.lexicon.cues import VerbCue, verb_cues
from headwater.lexicon.sources import person_nouns
from headwater.model import Sentence, Token

_MEASURES = {"risk", "toll", "cost", "chance", "number", "figure", "probability", "total"}
_WANTING = {"want", "prefer", "expect", "wish"}
# Hearsay in the passive without a voice: "is said to have fled". What "is believed" or "thought" is
# the reporter's own guess as often as somebody's word.
_HEARSAY = {"say", "report", "allege", "claim"}
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
    "ring",
    "telephone",
    "text",
    "message",
    "email",
    "radio",
    "use",
    "hasten",
    "rise",
    "emerge",
    "stand",
}
# As in "was careful to add", "is quick to point out".
_READY_TO_SPEAK = {"careful", "quick", "keen", "eager", "swift", "first", "last", "glad", "proud"}
_TELLING = {"tell", "inform", "notify", "assure", "warn", "advise", "promise", "remind", "brief",
            "instruct", "alert"}  # fmt: skip
_OF_CLAUSES = {"clause", "that"}
_CONDITIONS = {"if", "whether", "unless", "lest"}
_NOBODY = {"nobody", "none", "anyone", "anybody", "whoever", "everyone"}
_FIRST_OR_SECOND = {"i", "we", "you", "me", "us"}


def verb_findings(parse: Parse, sentence: Sentence) -> Iterator[Finding]:
    """Every attribution in a sentence whose cue is a verb."""
    for token in parse.tokens[sentence.first : sentence.last]:
        if token.pos not in {"VERB", "AUX"}:
            continue
        idiom = (
            locution_finding(parse, sentence, token)
            or idiom_finding(parse, token)
            or manner_finding(parse, sentence, token)
        )
        if idiom is not None:
            yield idiom
            continue
        cue = verb_cues().get(token.lemma.lower())
        if cue is None or _is_question(parse, sentence, token) or not _reports(parse, token, cue):
            continue
        if is_saying_of_quoted(parse, token) or not is_position(parse, token):
            continue
        finding = _first_fitting(parse, sentence, token, cue)
        if finding is not None and not _says_nobody(parse, finding.source):
            finding = with_rest(parse, sentence, finding)
            yield from parted_clauses(parse, without_asides(parse, finding))
    mistagged = mistagged_closing(parse, sentence)
    if mistagged is not None:
        yield mistagged


def _first_fitting(parse: Parse, sentence: Sentence, verb: Token, cue: VerbCue) -> Finding | None:
    """What a verb credits, by the first reading of it that stays inside its quotation."""
    readings: tuple[Callable[[], Finding | None], ...] = (
        lambda: quoted_as_saying(parse, verb),
        lambda: closing_finding(parse, sentence, verb, cue),
        lambda: parenthesis_finding(parse, sentence, verb, cue),
        lambda: _finding(parse, verb, cue),
        lambda: tail_finding(parse, sentence, verb, cue),
        lambda: inverted_finding(parse, sentence, verb, cue),
        lambda: forward_finding(parse, sentence, verb, cue),
        lambda: colon_finding(parse, sentence, verb, cue),
        lambda: spoken_inside(parse, sentence, verb, cue, quotation),
    )
    quotation = quotation_round(parse, verb)
    found = (reading() for reading in readings)
    return next((f for f in found if f is not None and not leaves(f, quotation)), None)


def _is_question(parse: Parse, sentence: Sentence, verb: Token) -> bool:
    """As in "Did the mayor say he would go?": asked by the reporter, said by nobody."""
    asks = parse.text[sentence.span.end - 1] == "?" and not sentence.quoted
    before = parse.tokens[sentence.first : verb.index]
    return asks and any(t.tag in {"WRB", "WP"} or t.dep == "aux" for t in before[:2])


def _reports(parse: Parse, verb: Token, cue: VerbCue) -> bool:
    """Whether this verb tells what somebody did say: not denied, not conditional, not a wish."""
    negated = any(kid.dep == "neg" for kid in parse.children(verb.index))
    if negated and cue.cue_class not in {"estimating", "denying"}:
        return False
    only = any(k.text.lower() == "only" for k in parse.children(verb.index, "advmod"))
    for kid in parse.children(verb.index, "aux", "mark"):
        if kid.tag == "MD" and only and kid.text.lower() == "would":
            return True  # "would say only that"
        if kid.tag == "MD" and not (kid.lemma.lower() == "can" and cue.cue_class == "factive"):
            return False
        if kid.dep == "mark" and kid.text.lower() in _CONDITIONS:
            return False
    if not _has_form(parse, verb, cue):
        return False
    return verb.tag != "VB" or _leads_on(parse, verb)


def _has_form(parse: Parse, verb: Token, cue: VerbCue) -> bool:
    """Whether a verb stands as its cue needs it: with its particle, not "counting losses"."""
    if cue.requires_number and verb.tag == "VBG":
        return False
    return not cue.particle or any(
        kid.text.lower() == cue.particle
        for kid in parse.children(verb.index, "prt", "advmod", "prep")
    )


def _leads_on(parse: Parse, verb: Token) -> bool:
    """Whether a bare verb is still a report: "did say", "went on to say"."""
    if any(kid.lemma.lower() == "do" for kid in parse.children(verb.index, "aux")):
        return True
    if overheard(parse, verb) is not None:
        return True
    head = parse.tokens[verb.head]
    if verb.dep in {"xcomp", "advcl", "conj"} and head.index != verb.index:
        return head.lemma.lower() in _LEADS_TO_SPEECH or head.lemma.lower() in _READY_TO_SPEAK
    # A headline's plural present ("medics say") is tagged as a bare verb now and then.
    return (
        verb.dep in {"ROOT", "ccomp", "parataxis"}
        and any(parse.children(verb.index, "nsubj"))
        and not any(k.tag == "TO" for k in parse.children(verb.index, "aux"))
    )


def _finding(parse: Parse, verb: Token, cue: VerbCue) -> Finding | None:
    astray = None if past_aside(parse, verb) is not None else led_astray(parse, verb)
    astray = astray or overheard(parse, verb)
    source, passive = (astray, False) if astray is not None else _source(parse, verb)
    if source is None and not passive:
        return None
    if source is not None and not _may_say(parse, source, cue):
        return None
    content = _content(parse, verb, _for_source(parse, source, cue), passive=passive)
    if content is None:
        return None
    first, last, confidence = content
    if cue.requires_number and not (
        _has_number(parse, first, last) or _has_measure(parse, verb, cue)
    ):
        return None
    if source is not None:
        last = _before_source(parse, verb, source, first, last)
        if source.head < first <= source.last:
            source = replace(source, last=first - 1)  # "accused by prosecutors of ordering it"
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
        agent = agent_of(parse, verb)
        return (noun_phrase(parse, agent.index) if agent else None), True
    set_off = role_and_name(parse, verb) or past_aside(parse, verb)
    return (_speaker(parse, verb) if set_off is None else set_off), False


def _speaker(parse: Parse, verb: Token) -> Phrase | None:
    """The subject of a verb in the active, by the tree and by what stands right before it."""
    outer = turns_to(parse, verb)
    subject = subject_of(parse, verb.index if outer is None else outer.index)
    if subject is None:
        return subject_in_place(parse, verb) or before_aside(parse, verb)
    if subject.dep == "csubj":
        return None
    return subject_at_comma(parse, verb, subject) or _named(parse, verb, subject)


def _named(parse: Parse, verb: Token, subject: Token) -> Phrase:
    """A subject by the name that is set off between it and its verb, if there is one."""
    named = name_before(parse, verb.index)
    if named is None or subject.pos != "NOUN" or subject.index >= named[0]:
        return noun_phrase(parse, subject.index)
    beside = parse.tokens[named[0] - 2]
    is_role = beside.pos == "NOUN" and beside.lemma.lower() in person_nouns()
    return Phrase(*named, named[1], beside.index if is_role else subject.index)


def _may_say(parse: Parse, source: Phrase, cue: VerbCue) -> bool:
    head = parse.tokens[source.head]
    word = head.text.lower()
    if word in _FIRST_OR_SECOND or head.tag in {"WP", "WDT", "EX"} or word in {"this", "that"}:
        return False
    animate = cue.lemma in {"want", "hope", "wish", "prefer", "regard", "voice", "express"}
    if cue.cue_class == "attitude" and not may_take_stance(parse, source, animate=animate):
        return False
    if not cue.sources:
        return not (cue.cue_class == "neutral" and head.entity in {"DATE", "TIME", "MONEY"})
    return head.lemma.lower() in cue.sources or source_kind(parse, source) in cue.sources


def _for_source(parse: Parse, source: Phrase | None, cue: VerbCue) -> VerbCue:
    """The cue without the frame of the object where this source states nothing by it."""
    if not cue.object_sources:
        return cue
    lemma = "" if source is None else parse.tokens[source.head].lemma.lower()
    kind = "" if source is None else source_kind(parse, source)
    if {lemma, kind} & cue.object_sources:
        return cue
    return replace(cue, frames=cue.frames - {"object"})


def _says_nobody(parse: Parse, source: Phrase | None) -> bool:
    """As in "No group has claimed responsibility": nobody spoke."""
    if source is None:
        return False
    first, head = parse.tokens[source.first], parse.tokens[source.head]
    return first.text.lower() in {"no", "neither"} or head.text.lower() in _NOBODY


def _content(
    parse: Parse, verb: Token, cue: VerbCue, *, passive: bool
) -> tuple[int, int, float] | None:
    """First and last token of what a verb credits, with confidence, by the frames of its cue."""
    if passive:
        return _passive_content(parse, verb, cue)
    attempts: tuple[tuple[bool, Callable[[], tuple[int, int, float] | None]], ...] = (
        (bool(cue.frames & _OF_CLAUSES), lambda: cleft_clause(parse, verb)),
        ("clause" in cue.frames, lambda: clause_content(parse, verb, cue)),
        (bool(cue.frames & _OF_CLAUSES), lambda: remote_clause(parse, verb)),
        (cue.lemma in _WANTING, lambda: wanted_content(parse, verb)),
        ("object" in cue.frames, lambda: object_content(parse, verb, cue)),
        ("speech" in cue.frames, lambda: speech_content(parse, verb)),
        ("verbal" in cue.frames, lambda: verbal_content(parse, verb)),
        ("bidding" in cue.frames, lambda: bidden_content(parse, verb, cue)),
        (True, lambda: prepositional_content(parse, verb, cue)),
        ("clause" in cue.frames, lambda: as_clause_content(parse, verb)),
    )
    found = (attempt() for applies, attempt in attempts if applies)
    return next((content for content in found if content is not None), None)


def _passive_content(parse: Parse, verb: Token, cue: VerbCue) -> tuple[int, int, float] | None:
    subject = parse.child(verb.index, "nsubjpass")
    found = passive_object(parse, verb, subject, cue) if subject is not None else None
    clause = parse.child(verb.index, "ccomp")
    impersonal = subject is not None and subject.text.lower() == "it"
    told = cue.lemma in _TELLING and agent_of(parse, verb) is not None
    if found is None and clause is not None and (impersonal or told):
        found = parse.left[clause.index], parse.right[clause.index], 0.75
    if found is None and impersonal and "clause" in cue.frames:
        found = wrapping_clause(parse, verb)
    if found is None and told and "clause" in cue.frames:
        found = remote_clause(parse, verb) or before_told(parse, verb, subject)
    if found is None and agent_of(parse, verb) is not None:
        found = bidden_content(parse, verb, cue)
    if found is None and told and agent_of(parse, verb) is not None:
        found = prepositional_content(parse, verb, cue)
    return found or _said_of(parse, verb, cue)


def _said_of(parse: Parse, verb: Token, cue: VerbCue) -> tuple[int, int, float] | None:
    """As in "is said to have fled", "was accused by neighbours of arson"."""
    is_told_of = agent_of(parse, verb) is not None or cue.lemma in _HEARSAY
    if "said-of" not in cue.frames or not is_told_of:
        return None
    agent = agent_of(parse, verb)
    beside = parse.children(agent.index, "prep") if agent is not None else ()
    for kid in (*parse.children(verb.index, "prep", "xcomp"), *beside):
        if kid.dep == "xcomp" or kid.text.lower() in cue.prepositions:
            return parse.left[kid.index], parse.right[kid.index], 0.6
    return None


def _before_source(parse: Parse, verb: Token, source: Phrase, first: int, last: int) -> int:
    """The end of a clause that the parser ran into its own speaker: "18 crew, its lawyer, said"."""
    begins = source.first
    if source.outer is not None and source.outer < begins:
        begins = parse.left[source.outer]
    runs_in = first < begins <= last < verb.index and source.last <= last + 1
    return begins - 1 if runs_in else last


def _has_measure(parse: Parse, verb: Token, cue: VerbCue) -> bool:
    """As in "put the risk at 'high'": a thing that is measured, if not in figures."""
    thing = parse.child(verb.index, "dobj")
    return cue.lemma == "put" and thing is not None and thing.lemma.lower() in _MEASURES


def _has_number(parse: Parse, first: int, last: int) -> bool:
    return any(t.pos == "NUM" or t.tag == "CD" for t in parse.tokens[first : last + 1])
