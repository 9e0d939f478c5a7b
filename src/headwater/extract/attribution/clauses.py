"""Verbs that report, and the words that they credit."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.extract.attribution.finding import Finding, Phrase
from headwater.extract.attribution.sources import (
    name_before,
    noun_phrase,
    source_kind,
    subject_of,
)
from headwater.extract.attribution.spans import characters, is_passive, recipient_of
from headwater.extract.attribution.tails import forward_finding, tail_finding
from headwater.extract.parse import Parse
from headwater.lexicon.cues import VerbCue, noun_cues, verb_cues
from headwater.model import Sentence, Token

_COMPLETES_OBJECT = ("oprd", "xcomp", "ccomp", "acomp", "attr", "acl")
_TIME = {"DATE", "TIME"}
_NEAR_AUXILIARIES = {"have", "be", "do", "'ve", "'s"}
# Infinitives report only after verbs that lead on to speech: "went on to say".
_LEADS_TO_SPEECH = {"go", "come", "continue", "begin", "proceed", "write", "phone", "call", "appear"}
_CONDITIONS = {"if", "whether", "unless", "lest"}
_NOT_SPEECH_OBJECTS = {
    "life", "victim", "title", "seat", "prize", "win", "access", "entry", "permission", "visa", "bail",
    "medal", "lead", "point", "spot", "place", "request", "appeal", "motion", "asylum",
}  # fmt: skip
# Nouns beside the noun cues whose rejection or dismissal is itself speech.
_SPEECH_NOUNS = {
    "criticism", "idea", "notion", "blame", "involvement", "link", "responsibility", "complaint",
    "figure", "version", "evidence", "wrongdoing", "demand", "call", "offer", "result",
}  # fmt: skip
# Verbs whose clause is a report only if it is a question ("asked that her name be kept" is a wish).
_NEEDS_QUESTION = {"ask", "wonder", "inquire", "enquire"}
_FIRST_OR_SECOND = {"i", "we", "you", "me", "us"}


def verb_findings(parse: Parse, sentence: Sentence) -> Iterator[Finding]:
    """Every attribution in a sentence whose cue is a verb."""
    for token in parse.tokens[sentence.first : sentence.last]:
        if token.pos not in {"VERB", "AUX"}:
            continue
        cue = verb_cues().get(token.lemma.lower())
        if cue is None or not _reports(parse, token, cue):
            continue
        finding = (
            _quoted_as_saying(parse, token)
            or _finding(parse, token, cue)
            or tail_finding(parse, sentence, token, cue)
            or forward_finding(parse, sentence, token, cue)
        )
        if finding is not None:
            yield finding


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
        kid.text.lower() == cue.particle for kid in parse.children(verb.index, "prt", "advmod", "prep")
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
    return verb.dep in {"ROOT", "ccomp", "parataxis"} and any(
        parse.children(verb.index, "nsubj")
    ) and not any(k.tag == "TO" for k in parse.children(verb.index, "aux"))


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
        return Phrase(*named, named[1], outer=subject.index), False
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
    if "clause" in cue.frames and (found := _clause(parse, verb, cue)) is not None:
        return found
    if "object" in cue.frames and (found := _object(parse, verb, cue)) is not None:
        return found
    if "speech" in cue.frames and (found := _speech(parse, verb)) is not None:
        return found
    if "verbal" in cue.frames and (found := _verbal(parse, verb)) is not None:
        return found
    return _prepositional(parse, verb, cue) or _as_clause(parse, verb)


def _clause(parse: Parse, verb: Token, cue: VerbCue) -> tuple[int, int, float] | None:
    complements = [
        kid
        for kid in parse.children(verb.index, "ccomp", "parataxis")
        if (parse.right[kid.index] > parse.left[kid.index] or kid.pos in {"VERB", "AUX"})
        and not _is_parted(parse, verb, kid)
    ]
    if not complements:
        return (
            _clause_in_phrase(parse, verb)
            or _wrapping_clause(parse, verb)
            or _stranded_clause(parse, verb)
        )
    best = max(complements, key=lambda k: parse.right[k.index] - parse.left[k.index])
    if cue.lemma in _NEEDS_QUESTION and not _asks(parse, best):
        return None
    if best.index < verb.index:
        return _clause_before(parse, verb, best)
    return _clause_after(parse, verb, best)


def _asks(parse: Parse, clause: Token) -> bool:
    """Whether a clause is an indirect question ("whether it fell", "why it fell")."""
    words = {t.text.lower() for t in parse.tokens[parse.left[clause.index] : clause.index + 1]}
    return bool(words & {"if", "whether", "why", "what", "who", "how", "when", "where", "which"})


def _clause_in_phrase(parse: Parse, verb: Token) -> tuple[int, int, float] | None:
    """ "She said in a statement that the boat sank": the clause hangs on the noun."""
    for kid in parse.children(verb.index, "prep"):
        thing = parse.child(kid.index, "pobj")
        if kid.index < verb.index or thing is None:
            continue
        for clause in parse.children(thing.index, "acl", "ccomp", "relcl"):
            first = parse.tokens[parse.left[clause.index]]
            if first.text.lower() == "that" and first.dep == "mark":
                return parse.left[clause.index], parse.right[clause.index], 0.85
    return None


def _is_parted(parse: Parse, verb: Token, clause: Token) -> bool:
    """Whether a semicolon parts a verb from what the parser took for its complement."""
    first, last = sorted((verb.index, clause.index))
    return any(parse.tokens[i].text == ";" for i in range(first + 1, last))


def _wrapping_clause(parse: Parse, verb: Token) -> tuple[int, int, float] | None:
    """ "The witness, she said, had not been promised anything": the clause round the verb."""
    head = parse.tokens[verb.head]
    if verb.dep not in {"parataxis", "ccomp", "advcl", "dep", "conj"} or head.index == verb.index:
        return None
    first, last = parse.left[verb.index], parse.right[verb.index]
    subject = parse.child(verb.index, "nsubj")
    if subject is None or not _is_between_commas(parse, first, last):
        return None
    outer_first, outer_last = parse.left[head.index], parse.right[head.index]
    outer_first, outer_last = _within_stops(parse, verb.index, outer_first, outer_last)
    if outer_first >= first:
        return (last + 1, outer_last, 0.8) if outer_last > last + 1 else None
    if outer_last <= last + 1:
        outer_last = first - 1
    return outer_first, outer_last, 0.8


def _within_stops(parse: Parse, at: int, first: int, last: int) -> tuple[int, int]:
    """A range cut at the semicolons and colons nearest to the token at `at`."""
    for index in range(at - 1, first, -1):
        if parse.tokens[index].text in {";", ":"}:
            first = index + 1
            break
    for index in range(at + 1, last):
        if parse.tokens[index].text == ";":
            last = index - 1
            break
    return first, last


def _is_between_commas(parse: Parse, first: int, last: int) -> bool:
    tokens = parse.tokens
    before = tokens[first - 1].text if first else ""
    opens = before in {",", "-", "–", "—"} or tokens[first].text in {",", "-", "–", "—"}
    after = tokens[last + 1].text if last + 1 < len(tokens) else "."
    closes = after in {",", ".", ":", ";", "-", "–", "—", '"'} or tokens[last].text in {",", ".", ":"}
    return opens and closes


def _clause_before(parse: Parse, verb: Token, clause: Token) -> tuple[int, int, float]:
    """ "The boat sank, officials said": also what was put in front of the clause belongs to it."""
    first, last = parse.left[clause.index], parse.right[clause.index]
    for kid in parse.children(verb.index):
        if kid.index >= clause.index:
            break
        if kid.dep in {"advcl", "prep", "advmod", "npadvmod", "nmod", "ccomp", "dep"}:
            first = min(first, parse.left[kid.index])
            break
    for index in range(min(last, verb.index) - 1, first, -1):
        if parse.tokens[index].text == ";":
            first = index + 1
            break
    return first, _wrapped_end(parse, verb, last), 0.9


def _wrapped_end(parse: Parse, verb: Token, last: int) -> int:
    """Where a clause ends that begins before the verb and goes on after it."""
    subject = parse.child(verb.index, "nsubj")
    group_last = max(verb.index, parse.right[subject.index] if subject else verb.index)
    tokens, sentence = parse.tokens, parse.sentence_of(verb.index)
    if last < verb.index and group_last + 2 < sentence.last:
        after, then = tokens[group_last + 1], tokens[group_last + 2]
        goes_on = after.text == ":" or (after.text == "," and then.dep == "cc")
        if goes_on and not any(t.text == '"' for t in tokens[group_last + 1 : sentence.last]):
            return sentence.last - 1
    return last


def _clause_after(parse: Parse, verb: Token, clause: Token) -> tuple[int, int, float]:
    """ "Officials said that the boat sank at dawn": also what runs on without a comma."""
    first, last = parse.left[clause.index], parse.right[clause.index]
    for kid in parse.children(verb.index):
        runs_on = parse.left[kid.index] == last + 1 and kid.dep in {
            "prep", "npadvmod", "advmod", "advcl", "dobj", "oprd", "acomp",
        }  # fmt: skip
        if kid.index > clause.index and (runs_on or kid.dep == "ccomp") and not _is_cue(kid):
            last = parse.right[kid.index]
    for index in range(max(verb.index, first), last):
        if parse.tokens[index].text == ";":
            last = index - 1
            break
    # A clause that begins before the verb wraps round it ("The bill, he said, would fail").
    return first, last, 0.9


def _is_cue(token: Token) -> bool:
    return token.pos == "VERB" and token.lemma.lower() in verb_cues()


def _stranded_clause(parse: Parse, verb: Token) -> tuple[int, int, float] | None:
    """A clause that the parser did not attach: all before ", X said." at a sentence's end."""
    subject = parse.child(verb.index, "nsubj")
    if subject is None:
        return None
    sentence = parse.sentence_of(verb.index)
    first = min(parse.left[subject.index], verb.index)
    tokens = parse.tokens
    last = first - 1
    if last <= sentence.first + 1 or tokens[last].text != ",":
        return None
    tail = [t for t in tokens[verb.index + 1 : sentence.last] if t.pos not in {"PUNCT", "SPACE"}]
    after_subject = [t for t in tail if t.index > parse.right[subject.index]]
    if len(after_subject) > 8 or any(t.pos == "VERB" for t in after_subject):
        return None
    has_verb = any(t.pos in {"VERB", "AUX"} for t in tokens[sentence.first : last])
    return (sentence.first, last - 1, 0.7) if has_verb else None


def _object(parse: Parse, verb: Token, cue: VerbCue) -> tuple[int, int, float] | None:
    small_clause = parse.child(verb.index, "ccomp", "oprd", "xcomp")
    thing = parse.child(verb.index, "dobj")
    if thing is None:
        if small_clause is None or not (cue.requires_predicate or cue.lemma in {"report"}):
            return None
        if small_clause.index < verb.index:
            return None
        return parse.left[small_clause.index], parse.right[small_clause.index], 0.75
    if thing.index < verb.index or not _may_be_object(thing, cue):
        return None
    last = parse.right[thing.index]
    has_preposition = has_predicate = False
    for kid in parse.children(verb.index):
        if kid.index <= thing.index:
            continue
        if kid.dep == "prep" and kid.text.lower() in cue.prepositions:
            has_preposition, last = True, max(last, parse.right[kid.index])
        elif kid.dep in _COMPLETES_OBJECT:
            has_predicate, last = True, max(last, parse.right[kid.index])
    has_preposition = has_preposition or any(
        t.dep == "prep" and t.text.lower() in cue.prepositions
        for t in parse.tokens[thing.index : last + 1]
    )
    if cue.requires_preposition and not (has_preposition or small_clause):
        return None
    if cue.requires_predicate and not (has_predicate or small_clause or has_preposition):
        return None
    if cue.prepositions and not has_preposition and cue.lemma not in {"estimate", "admit"}:
        return None if cue.lemma in {"accuse", "blame"} else (
            parse.left[thing.index], last, 0.5)
    return parse.left[thing.index], last, 0.75


def _may_be_object(thing: Token, cue: VerbCue) -> bool:
    if thing.text.lower().endswith("self") or thing.text.lower().endswith("selves"):
        return False
    if thing.pos == "PRON" and cue.lemma not in {"deny", "call", "describe", "accuse", "blame", "dub"}:
        return False
    if cue.lemma == "report" and thing.pos == "PROPN":
        return False
    return thing.lemma.lower() not in _NOT_SPEECH_OBJECTS and thing.entity not in _TIME


def _speech(parse: Parse, verb: Token) -> tuple[int, int, float] | None:
    thing = parse.child(verb.index, "dobj")
    if thing is None or thing.index < verb.index:
        return None
    lemma = thing.lemma.lower()
    if lemma not in noun_cues() and lemma not in _SPEECH_NOUNS:
        return None
    last = parse.right[thing.index]
    for kid in parse.children(verb.index, "prep"):
        if kid.text.lower() == "as" and kid.index > thing.index:
            last = parse.right[kid.index]
    return parse.left[thing.index], last, 0.75


def _verbal(parse: Parse, verb: Token) -> tuple[int, int, float] | None:
    action = parse.child(verb.index, "xcomp")
    if action is None or action.index < verb.index:
        return None
    return parse.left[action.index], parse.right[action.index], 0.7


def _prepositional(parse: Parse, verb: Token, cue: VerbCue) -> tuple[int, int, float] | None:
    for kid in parse.children(verb.index, "prep"):
        if kid.index < verb.index or kid.text.lower() not in cue.prepositions:
            continue
        thing = parse.child(kid.index, "pobj", "pcomp")
        if thing is not None and thing.entity not in _TIME:
            return parse.left[thing.index], parse.right[thing.index], 0.65
    return None


def _as_clause(parse: Parse, verb: Token) -> tuple[int, int, float] | None:
    """ "The bridge, as engineers reported, was closed": the clause that the as-clause stands in."""
    if verb.dep not in {"advcl", "ccomp", "parataxis"} or verb.head == verb.index:
        return None
    marks = [k for k in parse.children(verb.index, "mark", "advmod") if k.text.lower() == "as"]
    if not marks or any(parse.children(verb.index, "ccomp", "dobj")):
        return None
    first, last = parse.left[verb.head], parse.right[verb.head]
    own_first, own_last = parse.left[verb.index], parse.right[verb.index]
    if own_first == first:
        first = own_last + 1
    elif own_last == last or own_last + 1 == last:
        last = own_first - 1
    return (first, last, 0.7) if first <= last else None


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
    """ "She was quoted as saying that ...": the subject speaks, whoever did the quoting."""
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
        None, False, False, "neutral", 0.85,
    )  # fmt: skip


def _has_number(parse: Parse, first: int, last: int) -> bool:
    return any(t.pos == "NUM" or t.tag == "CD" for t in parse.tokens[first : last + 1])


