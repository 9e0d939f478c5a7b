"""Voices that stand beside a source in its own clause: whom it cites, and who passed it on.

"X, quoted by Y", "in a voice note that his wife played to Z", "logs seen by the union", "who had
it from a herdsman", "a memo in which a lawyer advises". Read off the tree round cue and source.
"""

from __future__ import annotations

from collections.abc import Iterator

from headwater.extract.attribution.clauses.citing import citer_of
from headwater.extract.attribution.finding import Finding, Phrase
from headwater.extract.attribution.voices.beside import (
    agent_of,
    beside,
    by_clause,
    learnt_from,
    media_of,
)
from headwater.extract.attribution.voices.grounds import grounds_of
from headwater.extract.attribution.voices.occasion import outlets_beside
from headwater.extract.attribution.voices.passers import is_text, passers_of
from headwater.extract.attribution.voices.reached import (
    attributed_to,
    printed_in,
    told_in_phrase,
)
from headwater.extract.attribution.voices.relay import Relay
from headwater.extract.attribution.voices.retelling import told_before, told_on
from headwater.extract.attribution.voices.showing import shown_in
from headwater.extract.attribution.voices.wordsaway import words_away
from headwater.extract.attribution.words.sources import noun_phrase
from headwater.extract.parse import Parse
from headwater.lexicon.humans import human_nouns
from headwater.lexicon.relaying import COMPILING, LEARNING, REACHING
from headwater.lexicon.sources import document_nouns, group_nouns, person_nouns
from headwater.lexicon.voices import voice_words
from headwater.model import Token

_CLAUSES = ("acl", "relcl", "advcl")
_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM"}
_PASSING = ("quoting", "publishing", "handing", "obtaining", "learning")
_OWN = {"this", "our", "us", "we"}
# A medium stands so near its verb, or the text says nothing of it.
_MAX_HOSTS = 12
# Words between a source and its verb, and of a noun phrase in front of its noun.
_ASIDE = 40
_PHRASE = 6


def relays_of(parse: Parse, finding: Finding, *, nested: bool = False) -> list[Relay]:
    """Every voice that stands beside a finding's source, nearest the source first.

    Args:
        parse: the report's tree.
        finding: the statement.
        nested: whether another one passes it on; what became of the words is told of that one.
    """
    found = [*_nearer(parse, finding), *_beside_source(parse, finding)]
    anchor = parse.tokens[finding.anchor]
    if anchor.pos in {"VERB", "AUX"}:
        found.extend(_beside_verb(parse, finding, anchor))
    else:
        found.extend(Relay(p, False) for p in grounds_of(parse, finding.anchor))
        found.extend(_containing(parse, anchor))
    found.extend(Relay(p, True, as_outlet=True) for p in told_in_phrase(parse, finding))
    found.extend(told_on(parse, finding))
    if not nested:
        found.extend(words_away(parse, finding))
    return _distinct(parse, finding, found)


def _nearer(parse: Parse, finding: Finding) -> Iterator[Relay]:
    """Who told the source, and whom it cites."""
    for phrase in told_before(parse, finding):
        yield Relay(phrase, False)
    for cited in finding.cites:
        yield from (r for r in beside(parse, cited.head) if not r.onward)
        yield Relay(cited, False)
    citer = citer_of(parse, finding)
    if citer is not None:
        yield Relay(citer, True)


def _beside_source(parse: Parse, finding: Finding) -> Iterator[Relay]:
    if finding.source is None:
        return
    for head in _source_heads(parse, finding.source):
        if is_text(parse.tokens[head]):
            yield from passers_of(parse, parse.tokens[head], finding)
        yield from beside(parse, head)
    yield from _quoted_after(parse, finding.source)
    yield from _held_in(parse, finding, parse.tokens[finding.anchor])


def _beside_verb(parse: Parse, finding: Finding, anchor: Token) -> Iterator[Relay]:
    yield from shown_in(parse, finding)
    yield from _recorded_in(parse, finding, anchor)
    for medium in (*media_of(parse, anchor, finding.source), *_set_off_media(parse, finding)):
        yield from passers_of(parse, medium, finding)
        yield from beside(parse, medium.index)
    yield from _quoting_as(parse, anchor)
    yield from _reading(parse, anchor)
    yield from (Relay(p, False) for p in attributed_to(parse, anchor))
    yield from (Relay(p, False) for p in grounds_of(parse, anchor.index))
    for clause in parse.children(anchor.index, "advcl"):
        as_said = any(k.text.lower() == "as" for k in parse.children(clause.index, "mark"))
        if clause.tag == "VBN" and (as_said or clause.index < anchor.index):
            yield from by_clause(parse, clause)
    yield from (Relay(p, True, as_outlet=True) for p in printed_in(parse, anchor))
    read = parse.tokens[anchor.head]
    # "Notes, read out by a man, mention rust": the parser takes a participle for a verb.
    if anchor.dep == "conj" and read.index < anchor.index and agent_of(parse, read) is not None:
        yield from by_clause(parse, read)
    yield from _teller(parse, finding, anchor)
    yield from _derived(parse, anchor)
    yield from _through(parse, anchor)
    yield from (Relay(p, True, is_hearer=True) for p in outlets_beside(parse, finding))


def _distinct(parse: Parse, finding: Finding, found: list[Relay]) -> list[Relay]:
    """The voices each once, without the source itself and without the report's own outlet."""
    own = set() if finding.source is None else {finding.source.head, finding.source.outer}
    seen: set[int] = set()
    kept = []
    for relay in found:
        head = relay.phrase.head
        if head in own or head in seen or _is_readers(parse, relay.phrase):
            continue
        # What is said names nobody who passes it on.
        if relay.onward and finding.start <= parse.tokens[head].start < finding.end:
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


def _set_off_media(parse: Parse, finding: Finding) -> Iterator[Token]:
    """The text of ", in a reply passed on by his lawyer," before a verb, by the row of words."""
    source, tokens = finding.source, parse.tokens
    sentence = parse.sentence_of(finding.anchor)
    if source is None or source.head > finding.anchor:
        return
    opens = tokens[sentence.first].text.lower() == "in"
    places = [sentence.first] if opens else []
    behind = tokens[source.last + 1 : min(finding.anchor, source.last + _ASIDE)]
    places += [t.index for t in behind if t.text == "in" and tokens[t.index - 1].text == ","]
    for at in places:
        noun = next(
            (t for t in tokens[at + 1 : at + _PHRASE] if t.pos == "NOUN" and is_text(t)), None
        )
        if noun is not None and all(
            t.pos in {"DET", "ADJ", "NOUN", "PROPN", "PRON", "PART"}
            for t in tokens[at + 1 : noun.index]
        ):
            yield noun


def _quoting_as(parse: Parse, anchor: Token) -> Iterator[Relay]:
    """Who quotes in "was quoted by the Post as calling it a farce", of "calling"."""
    as_word = parse.tokens[anchor.head]
    verb = parse.tokens[as_word.head]
    if anchor.dep != "pcomp" or verb.lemma.lower() not in voice_words("quoting"):
        return
    agent = agent_of(parse, verb)
    if agent is not None:
        yield Relay(noun_phrase(parse, agent.index), True, is_outlet=True)
    yield from (Relay(p, True, as_outlet=True) for p in printed_in(parse, verb))


def _reading(parse: Parse, anchor: Token) -> Iterator[Relay]:
    """As in "she reported, reading from the register"."""
    for clause in parse.children(anchor.index, "advcl", "prep", "acl", "xcomp", "dep"):
        if clause.tag == "VBG" and clause.lemma.lower() == "read":
            yield from learnt_from(parse, clause)


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
    verb = parse.tokens[medium.head]
    # Whoever reads a letter out is heard, and not the letter; one's own letter is a channel.
    read_out = medium.dep == "dobj" and verb.lemma.lower() in {"read", "recite", "quote"}
    by_known = finding.source is not None and parse.tokens[finding.source.head].pos == "PRON"
    is_own = by_known and medium.lemma.lower() in voice_words("penned")
    if not read_out and not is_own:
        yield Relay(noun_phrase(parse, medium.index), True)
    yield from beside(parse, medium.index)
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
            # Who says something in a video of their own that others passed on says it to these.
            said_there = verb is anchor and recorded is anchor
            own_words = thing.lemma.lower() in voice_words("penned") | {"it"}
            if (
                said_there
                and own_words
                and any(r.onward for r in passers_of(parse, thing, finding))
            ):
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
        yield from beside(parse, subject.index)


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
        yield from beside(parse, subject.index)


def _derived(parse: Parse, anchor: Token) -> Iterator[Relay]:
    """As in "a figure that it takes from a study", "which he attributed to conscripts"."""
    for thing in parse.children(anchor.index, "npadvmod", "appos", "dobj"):
        for clause in _relative_clauses(parse, thing):
            preposition = "to" if clause.lemma.lower() in voice_words("attributing") else "from"
            takes = clause.lemma.lower() in voice_words("taking") | COMPILING
            if preposition == "from" and not takes:
                continue
            for kid in parse.children(clause.index, "prep", "dative"):
                whom = parse.child(kid.index, "pobj")
                if kid.text.lower() == preposition and whom is not None:
                    yield Relay(noun_phrase(parse, whom.index), False)


def _relative_clauses(parse: Parse, thing: Token) -> Iterator[Token]:
    """Relative clauses on a noun, and what is said to be so in one ("which it said came from")."""
    for clause in parse.children(thing.index, "relcl"):
        yield clause
        yield from parse.children(clause.index, "ccomp")


def _through(parse: Parse, anchor: Token) -> Iterator[Relay]:
    """As in "Turkey said through its embassy", "reached through his lawyer, he said"."""
    reached = (
        k for k in parse.children(anchor.index, "advcl")
        if k.tag == "VBN" and k.lemma.lower() in REACHING
    )  # fmt: skip
    speakers = group_nouns() | person_nouns() | human_nouns()
    for host in (anchor, *reached):
        for preposition in parse.children(host.index, "prep"):
            thing = parse.child(preposition.index, "pobj")
            if preposition.text.lower() not in {"through", "via"} or thing is None:
                continue
            if thing.lemma.lower() in speakers:
                yield Relay(noun_phrase(parse, thing.index), True)
