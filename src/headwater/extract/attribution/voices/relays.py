"""Voices that stand beside a source in its own clause: whom it cites, and who passed it on.

"X, quoted by Y", "in a voice note that his wife played to Z", "logs seen by the union", "who had
it from a herdsman", "a memo in which a lawyer advises". Read off the tree round cue and source.
"""

from __future__ import annotations

from collections.abc import Iterator

from headwater.extract.attribution.finding import Finding, Phrase
from headwater.extract.attribution.voices.grounds import grounds_of
from headwater.extract.attribution.voices.reached import (
    agents_of,
    attributed_to,
    printed_in,
    reaching_agents,
    spoken_to,
    told_in_phrase,
)
from headwater.extract.attribution.voices.relay import Relay
from headwater.extract.attribution.words.sources import noun_phrase
from headwater.extract.parse import Parse
from headwater.lexicon.relaying import LEARNING
from headwater.lexicon.sources import document_nouns, group_nouns, person_nouns
from headwater.lexicon.voices import voice_words
from headwater.model import Token

_CLAUSES = ("acl", "relcl", "advcl")
_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM"}
_PASSING = ("quoting", "publishing", "handing", "obtaining", "learning")
_OWN = {"this", "our", "us", "we"}
# A medium stands so near its verb, or the text says nothing of it.
_MAX_HOSTS = 12


def relays_of(parse: Parse, finding: Finding) -> list[Relay]:
    """Every voice that stands beside a finding's source, nearest the source first."""
    found = [Relay(phrase, False) for phrase in finding.cites]
    anchor = parse.tokens[finding.anchor]
    is_verb = anchor.pos in {"VERB", "AUX"}
    if finding.source is not None:
        for head in _source_heads(parse, finding.source):
            found.extend(_beside(parse, head))
        found.extend(_quoted_after(parse, finding.source))
        found.extend(_held_in(parse, finding, anchor))
    if is_verb:
        found.extend(_recorded_in(parse, finding, anchor))
        for medium in media_of(parse, anchor, finding.source):
            found.extend(_beside(parse, medium.index))
        found.extend(_reading(parse, anchor))
        found.extend(Relay(p, False) for p in attributed_to(parse, anchor))
        found.extend(Relay(p, False) for p in grounds_of(parse, anchor.index))
        for clause in parse.children(anchor.index, "advcl"):
            as_said = any(k.text.lower() == "as" for k in parse.children(clause.index, "mark"))
            if clause.tag == "VBN" and (as_said or clause.index < anchor.index):
                found.extend(_by_clause(parse, clause))
        found.extend(Relay(p, True, as_outlet=True) for p in printed_in(parse, anchor))
        read = parse.tokens[anchor.head]
        # "Notes, read out by a man, mention rust": the parser takes a participle for a verb.
        if anchor.dep == "conj" and read.index < anchor.index and _agent(parse, read) is not None:
            found.extend(_by_clause(parse, read))
        found.extend(_teller(parse, finding, anchor))
        found.extend(_derived(parse, anchor))
        found.extend(_through(parse, anchor))
    else:
        found.extend(_containing(parse, anchor))
    found.extend(Relay(p, True, as_outlet=True) for p in told_in_phrase(parse, finding))
    found.extend(_repeated_by(parse, finding))
    own = set() if finding.source is None else {finding.source.head, finding.source.outer}
    seen: set[int] = set()
    kept = []
    for relay in found:
        head = relay.phrase.head
        if head in own or head in seen or _is_readers(parse, relay.phrase):
            continue
        seen.add(head)
        kept.append(relay)
    return kept


def _is_readers(parse: Parse, phrase: Phrase) -> bool:
    """As in "seen by this newspaper", "shown to us": the report's own outlet, which goes unsaid."""
    head, first = parse.tokens[phrase.head], parse.tokens[phrase.first]
    return first.text.lower() in _OWN or head.tag in {"WP", "WDT"} or head.text.lower() in _OWN


def _source_heads(parse: Parse, source: Phrase) -> list[int]:
    heads = [source.head]
    if source.outer is not None:
        heads.append(source.outer)
    heads += [k.index for k in parse.children(source.head, "appos")][:2]
    return heads


def media_of(parse: Parse, anchor: Token, source: Phrase | None) -> Iterator[Token]:
    """Nouns for a statement that hang on the verb or its source: "said in remarks carried by"."""
    hosts = [anchor.index]
    if source is not None:
        hosts.append(source.head)
        if source.outer is not None:
            hosts.append(source.outer)
    count = 0
    for host in hosts:
        for preposition in parse.children(host, "prep"):
            thing = parse.child(preposition.index, "pobj")
            if thing is None or preposition.text.lower() not in {"in", "on", "via", "through"}:
                continue
            count += 1
            if count > _MAX_HOSTS:
                return
            lemma = thing.lemma.lower()
            if lemma in voice_words("statements") or lemma in document_nouns():
                yield thing


def _beside(parse: Parse, host: int) -> Iterator[Relay]:
    """Who passed on a source or a medium, by the clauses on it."""
    for phrase in grounds_of(parse, host):
        yield Relay(phrase, False)
    for clause in parse.children(host, *_CLAUSES):
        yield from _by_clause(parse, clause)
        for joined in parse.children(clause.index, "conj"):
            yield from _by_clause(parse, joined)
    for preposition in parse.children(host, "prep"):
        quoted = parse.child(preposition.index, "pcomp")
        if preposition.text.lower() == "as" and quoted is not None:
            yield from _by_clause(parse, quoted)


def _by_clause(parse: Parse, clause: Token) -> Iterator[Relay]:
    """Who passed on what a clause stands on: "quoted by X", "that X played", "who quotes X"."""
    lemma = clause.lemma.lower()
    for phrase in reaching_agents(parse, clause):
        yield Relay(phrase, True, only_named=True, is_outlet=True)
    for phrase in spoken_to(parse, clause):
        yield Relay(phrase, True, as_outlet=True)
    if any(lemma in voice_words(table) for table in _PASSING):
        yield from (_by_doer if _is_active(parse, clause) else _by_agent)(parse, clause)


def _is_active(parse: Parse, clause: Token) -> bool:
    if _agent(parse, clause) is not None:
        return False
    subject = parse.child(clause.index, "nsubj")
    if subject is not None and any(parse.children(clause.index, "aux")):
        return not any(parse.children(clause.index, "auxpass"))
    return (subject is not None and clause.tag != "VBN") or clause.tag == "VBG"


def _by_agent(parse: Parse, clause: Token) -> Iterator[Relay]:
    """As in "quoted by X", "obtained by X", "read out to Y by X"."""
    lemma, agent = clause.lemma.lower(), _agent(parse, clause)
    quoting = lemma in voice_words("quoting")
    if agent is not None and lemma not in voice_words("learning") - voice_words("obtaining"):
        yield Relay(
            noun_phrase(parse, agent.index),
            onward=True,
            only_named=lemma in voice_words("obtaining"),
            as_outlet=lemma in voice_words("publishing") and not quoting,
            is_outlet=quoting,
        )
    elif quoting:
        yield from _quoted_in(parse, clause)
    yield from _told(parse, clause)


def _by_doer(parse: Parse, clause: Token) -> Iterator[Relay]:
    """As in "who quotes X", "who had it from X", "that X played to Y"."""
    lemma, subject = clause.lemma.lower(), parse.child(clause.index, "nsubj")
    relative = subject is None or subject.tag in {"WP", "WDT", "WP$"}
    if relative and lemma in voice_words("quoting"):
        thing = parse.child(clause.index, "dobj")
        if thing is not None and thing.pos in _NOMINAL:
            yield Relay(noun_phrase(parse, thing.index), False)
    elif relative and lemma in voice_words("learning"):
        yield from _learnt(parse, clause)
    published = lemma in voice_words("publishing")
    passed = published or lemma in voice_words("handing")
    if subject is not None and not relative and passed and _lacks_object(parse, clause):
        yield Relay(noun_phrase(parse, subject.index), True, as_outlet=published)
        yield from _told(parse, clause)


def _lacks_object(parse: Parse, clause: Token) -> bool:
    """Whether a relative clause is about what was passed on ("a note that his wife played")."""
    thing = parse.child(clause.index, "dobj")
    own = thing is not None and thing.tag not in {"WDT", "WP"}
    if clause.dep == "relcl":
        return not own and not any(
            k.text.lower() == "that" for k in parse.children(clause.index, "mark")
        )
    # The parser takes "that" for a conjunction here and there; then only a recipient tells.
    handed = any(k.text.lower() in {"to", "with"} for k in parse.children(clause.index, "prep"))
    return clause.dep == "acl" and not own and handed


def _agent(parse: Parse, verb: Token) -> Token | None:
    return next(agents_of(parse, verb), None)


def _told(parse: Parse, verb: Token) -> Iterator[Relay]:
    """The outlet to which something was shown or read: "played to Lake Radio"."""
    for kid in parse.children(verb.index, "prep", "dative"):
        if kid.text.lower() in {"to", "with", "on"}:
            thing = parse.child(kid.index, "pobj")
            if thing is not None and (kid.text.lower() != "on" or thing.pos == "PROPN"):
                yield Relay(noun_phrase(parse, thing.index), True, as_outlet=True)


def _quoted_in(parse: Parse, verb: Token) -> Iterator[Relay]:
    """As in "quoted in the tabloid Nova Sul"."""
    for kid in parse.children(verb.index, "prep"):
        thing = parse.child(kid.index, "pobj")
        if kid.text.lower() in {"in", "on"} and thing is not None and thing.pos == "PROPN":
            yield Relay(noun_phrase(parse, thing.index), True, is_outlet=True)


def _learnt(parse: Parse, verb: Token) -> Iterator[Relay]:
    """As in "who had it from a herdsman", "who heard it from her sister"."""
    for kid in parse.children(verb.index, "prep"):
        if kid.text.lower() == "from":
            thing = parse.child(kid.index, "pobj")
            if thing is not None and thing.pos in _NOMINAL:
                yield Relay(noun_phrase(parse, thing.index), False)


def _quoted_after(parse: Parse, source: Phrase) -> Iterator[Relay]:
    """As in "X, quoted by Y": right behind a source, whatever the parser hung it on."""
    tokens = parse.tokens
    for at in range(source.last + 1, min(source.last + 6, len(tokens) - 1)):
        token = tokens[at]
        if token.pos == "VERB":
            if token.tag == "VBN" and token.lemma.lower() in voice_words("quoting"):
                for by in tokens[at + 1 : at + 4]:
                    if by.text.lower() == "by":
                        thing = parse.child(by.index, "pobj")
                        if thing is not None:
                            yield Relay(noun_phrase(parse, thing.index), True, is_outlet=True)
                        return
            return


def _reading(parse: Parse, anchor: Token) -> Iterator[Relay]:
    """As in "she reported, reading from the register"."""
    for clause in parse.children(anchor.index, "advcl", "prep", "acl", "xcomp", "dep"):
        if clause.tag == "VBG" and clause.lemma.lower() == "read":
            yield from _learnt(parse, clause)


def _repeated_by(parse: Parse, finding: Finding) -> Iterator[Relay]:
    """As in "the clerk told Ida Brandel, who repeated it to Lake Radio": she passed it on."""
    if finding.recipient is None:
        return
    for clause in parse.children(finding.recipient.head, "relcl"):
        outlets = list(spoken_to(parse, clause))
        if outlets and parse.child(clause.index, "dobj") is not None:
            yield Relay(finding.recipient, True)
            yield from (Relay(p, True, as_outlet=True) for p in outlets)


def _held_in(parse: Parse, finding: Finding, anchor: Token) -> Iterator[Relay]:
    """As in "published a memo in which a lawyer advises": the memo, and who published it."""
    at, steps = anchor, 0
    while at.dep in {"conj", "ccomp", "xcomp"} and at.head != at.index and steps < 4:
        at, steps = parse.tokens[at.head], steps + 1
    if at.dep not in {"relcl", "acl"} or at.head == at.index:
        return
    noun = parse.tokens[at.head]
    is_inside = any(
        k.text.lower() == "in" and parse.child(k.index, "pobj") is not None
        and parse.child(k.index, "pobj").tag in {"WDT", "WP"}  # type: ignore[union-attr]
        for k in parse.children(at.index, "prep")
    ) or any(k.text.lower() == "where" for k in parse.children(at.index, "advmod"))  # fmt: skip
    medium = _medium(parse, noun) if is_inside else None
    if medium is None and is_inside:
        # The parser may hang the clause on another noun before it.
        earlier = parse.tokens[max(parse.sentence_of(anchor.index).first, anchor.index - 30) :
                               anchor.index]  # fmt: skip
        medium = next((t for t in reversed(earlier) if _medium(parse, t) is not None), None)
    if medium is None:
        return
    yield Relay(noun_phrase(parse, medium.index), True)
    yield from _beside(parse, medium.index)
    passed = voice_words("publishing") | voice_words("obtaining") | voice_words("handing")
    verb = medium
    for _ in range(5):
        if verb.head == verb.index or (verb.pos == "VERB" and verb.lemma.lower() in passed):
            break
        verb = parse.tokens[verb.head]
    if verb.pos == "VERB" and verb.lemma.lower() in passed:
        subject = _subject(parse, verb)
        if subject is not None:
            yield Relay(noun_phrase(parse, subject.index), True, only_named=True)


def _medium(parse: Parse, noun: Token) -> Token | None:
    lemma = noun.lemma.lower()
    if noun.pos == "NOUN" and (lemma in document_nouns() or lemma in voice_words("media")):
        return noun
    return None


def _subject(parse: Parse, verb: Token) -> Token | None:
    at = verb
    for _ in range(4):
        own = parse.child(at.index, "nsubj")
        if own is not None:
            return own if own.tag not in {"WP", "WDT"} else None
        if at.dep not in {"conj", "xcomp"}:
            return None
        at = parse.tokens[at.head]
    return None


def _recorded_in(parse: Parse, finding: Finding, anchor: Token) -> Iterator[Relay]:
    """As in "In minutes of the meeting, the elder is recorded as saying"; "in a clip, he says"."""
    recorded = parse.tokens[anchor.head] if anchor.dep in {"pcomp", "xcomp"} else anchor
    if recorded.dep == "prep":
        recorded = parse.tokens[recorded.head]
    for verb in dict.fromkeys((anchor, recorded)):
        for preposition in parse.children(verb.index, "prep"):
            thing = parse.child(preposition.index, "pobj")
            if preposition.text.lower() not in {"in", "on"} or thing is None:
                continue
            if thing.start >= finding.start and thing.end <= finding.end:
                continue
            is_it = thing.text.lower() in {"it", "which"}
            if is_it or thing.lemma.lower() in voice_words("recordings") | {"minutes"}:
                yield Relay(noun_phrase(parse, thing.index), True, is_document=is_it)


def _teller(parse: Parse, finding: Finding, anchor: Token) -> Iterator[Relay]:
    """Who told what another said: "a note records him as admitting", "she heard from a man"."""
    if finding.source is None or anchor.pos != "VERB":
        return
    own = {finding.source.head, finding.source.outer}
    retelling = voice_words("quoting") | LEARNING | voice_words("retelling")
    verb = anchor
    if anchor.dep in {"ccomp", "xcomp", "pcomp"} and anchor.head != anchor.index:
        verb = parse.tokens[anchor.head]
        if verb.dep == "prep":
            verb = parse.tokens[verb.head]
    for each in dict.fromkeys((anchor, verb)):
        passive = any(parse.children(each.index, "auxpass", "nsubjpass"))
        # '"Run," he said a man had told him': the words stand before both.
        said = finding.direct and each is not anchor and finding.end <= each.start
        if passive or not (said or each.lemma.lower() in retelling):
            continue
        subject = parse.child(each.index, "nsubj")
        inside = finding.source.first <= subject.index <= finding.source.last if subject else True
        if subject is None or inside or subject.index in own:
            continue
        if subject.tag in {"WP", "WDT"} or parse.right[subject.index] >= finding.source.head:
            continue
        yield Relay(noun_phrase(parse, subject.index), True)
        yield from _beside(parse, subject.index)


def _containing(parse: Parse, anchor: Token) -> Iterator[Relay]:
    """As in "The log contains a warning from a mechanic that ...": what holds the words."""
    verb = parse.tokens[anchor.head]
    if anchor.pos != "NOUN" or anchor.dep != "dobj":
        return
    if verb.lemma.lower() not in voice_words("containing") | voice_words("quoting"):
        return
    subject = _subject(parse, verb)
    if subject is not None:
        yield Relay(noun_phrase(parse, subject.index), True)
        yield from _beside(parse, subject.index)


def _derived(parse: Parse, anchor: Token) -> Iterator[Relay]:
    """As in "a figure that it takes from a study", "which he attributed to conscripts"."""
    for thing in parse.children(anchor.index, "npadvmod", "appos", "dobj"):
        for clause in parse.children(thing.index, "relcl"):
            preposition = "to" if clause.lemma.lower() in voice_words("attributing") else "from"
            takes = clause.lemma.lower() in voice_words("taking")
            if preposition == "from" and not takes:
                continue
            for kid in parse.children(clause.index, "prep", "dative"):
                whom = parse.child(kid.index, "pobj")
                if kid.text.lower() == preposition and whom is not None:
                    yield Relay(noun_phrase(parse, whom.index), False)


def _through(parse: Parse, anchor: Token) -> Iterator[Relay]:
    """As in "Turkey said through its embassy": who speaks for the source."""
    for preposition in parse.children(anchor.index, "prep"):
        thing = parse.child(preposition.index, "pobj")
        if preposition.text.lower() not in {"through", "via"} or thing is None:
            continue
        lemma = thing.lemma.lower()
        if lemma in group_nouns() or lemma in person_nouns():
            yield Relay(noun_phrase(parse, thing.index), True)
