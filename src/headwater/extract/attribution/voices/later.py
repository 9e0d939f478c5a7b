"""A basis that is given afterwards ("The figure comes from a clinic"), and stories passed on.

A story is what somebody has from another and tells over several sentences: "Joan heard it
from the bride. The girl related ...".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.extract.attribution.finding import Finding, Phrase
from headwater.extract.attribution.voices.grounds import heard_from, teller_of
from headwater.extract.attribution.voices.reached import agents_of
from headwater.extract.attribution.words.sources import noun_phrase
from headwater.extract.parse import Parse
from headwater.lexicon.relaying import ACCOUNTS, CLAIMS, COMPILING, LEARNING, RELAYING, RESTING
from headwater.lexicon.sources import document_nouns
from headwater.lexicon.voices import voice_words
from headwater.model import Sentence, Token

_READING = {"read", "play", "relay", "deliver", "show"}
# How many sentences a story or a text goes on.
_STORY = 3
_THIS = {"this", "that", "it", "so", "one"}
_TALKING = {"speak", "talk"}
_INNER = {"ccomp", "conj", "parataxis"}
_INFORMANTS = {"source", "informant", "authority", "basis"}
_SPEAKERS = {"he", "she", "they", "it"}


def later_grounds(parse: Parse, findings: Sequence[Finding]) -> dict[int, Phrase]:
    """Whom statements rest on by the sentence behind them, by the anchor of the statement."""
    last: dict[int, Finding] = {}
    by_sentence: dict[int, list[Finding]] = {}
    for finding in findings:
        if finding.source is not None and finding.cue is not None:
            at = parse.tokens[finding.anchor].sentence
            by_sentence.setdefault(at, []).append(finding)
            known = last.get(at)
            if known is None or _outer(finding, known):
                last[at] = finding
    found: dict[int, Phrase] = {}
    for sentence in parse.annotations.sentences:
        for verb, teller in _bases(parse, sentence):
            said = _said_here(parse, by_sentence.get(sentence.index, ()), verb)
            said = said or (last.get(sentence.index - 1) if _goes_on(parse, sentence) else None)
            if said is not None:
                found[said.anchor] = teller
    return found


def _outer(finding: Finding, known: Finding) -> bool:
    """Of reports in reports, the one that holds the others speaks to the reader."""
    return finding.start <= known.start and known.end <= finding.end


def _goes_on(parse: Parse, sentence: Sentence) -> bool:
    """Whether a sentence stands in one paragraph with the one before it."""
    sentences = parse.annotations.sentences
    return sentence.index > 0 and sentences[sentence.index - 1].block == sentence.block


def _said_here(parse: Parse, here: Sequence[Finding], verb: Token) -> Finding | None:
    """As in "They had fled, he added; he had that from a clerk": what the semicolon parts off."""
    before = [
        f for f in here
        if f.end <= verb.start and f.anchor < verb.index and ";" in parse.text[f.end : verb.start]
    ]  # fmt: skip
    return max(before, key=lambda f: f.end - f.start, default=None)


def _bases(parse: Parse, sentence: Sentence) -> Iterator[tuple[Token, Phrase]]:
    """Verbs of a sentence that say whom something rests on, and on whom.

    They are its main verb or what somebody says by it: "The figure, he notes, is from a clinic",
    "She allowed that she had this from a cousin".
    """
    for verb in parse.tokens[sentence.first : sentence.last]:
        outer = parse.tokens[verb.head]
        is_main = verb.dep == "ROOT" or (verb.dep in _INNER and outer.dep == "ROOT")
        teller = _basis(parse, verb) if is_main and verb.pos in {"VERB", "AUX"} else None
        if teller is not None:
            yield verb, teller


def _basis(parse: Parse, verb: Token) -> Phrase | None:
    """Whom what was said rests on, by a verb of the sentence behind it."""
    subject = parse.child(verb.index, "nsubj", "nsubjpass")
    if subject is None or subject.index > verb.index:
        return None
    lemma = verb.lemma.lower()
    if subject.text.lower() in _SPEAKERS - {"it"}:
        return _learnt_by_speaker(parse, verb)
    if subject.lemma.lower() in _INFORMANTS and lemma == "be":
        informant = parse.child(verb.index, "attr")
        return None if informant is None else noun_phrase(parse, informant.index)
    named = subject.lemma.lower() in CLAIMS
    if not named and not (subject.text.lower() in {"it", "that", "this"} and lemma == "come"):
        return None
    wanted = {"from"} if lemma in COMPILING | {"come"} else {"on"} if lemma in RESTING else set()
    return _object(parse, verb, wanted) if wanted else None


def _learnt_by_speaker(parse: Parse, verb: Token) -> Phrase | None:
    """As in "She had it from a clerk", "he was repeating what a guard had told him"."""
    lemma = verb.lemma.lower()
    if lemma in RELAYING:
        teller = heard_from(parse, verb)
        return None if teller is None else teller_of(parse, teller) or _anybody(parse, teller)
    thing = parse.child(verb.index, "dobj")
    if lemma not in LEARNING or thing is None or thing.text.lower() not in _THIS:
        return None
    return _object(parse, verb, {"from"})


def _object(parse: Parse, verb: Token, wanted: set[str]) -> Phrase | None:
    for kid in parse.children(verb.index, "prep"):
        thing = parse.child(kid.index, "pobj") if kid.text.lower() in wanted else None
        if thing is not None:
            return teller_of(parse, thing) or _anybody(parse, thing)
    return None


def _anybody(parse: Parse, thing: Token) -> Phrase | None:
    is_place = thing.entity in {"GPE", "LOC", "FAC", "DATE", "TIME", "NORP"}
    return None if is_place or thing.pos == "PRON" else noun_phrase(parse, thing.index)


def heard_stories(parse: Parse) -> dict[int, tuple[Phrase, Phrase]]:
    """Who has a story from whom, teller and hearer, by the sentence that says so."""
    found: dict[int, tuple[Phrase, Phrase]] = {}
    for verb in parse.tokens:
        if verb.pos != "VERB" or verb.lemma.lower() not in LEARNING:
            continue
        hearer = parse.child(verb.index, "nsubj")
        thing = parse.child(verb.index, "dobj")
        if hearer is None or thing is None or hearer.tag in {"WP", "WDT"}:
            continue
        if thing.lemma.lower() not in ACCOUNTS | CLAIMS | _THIS:
            continue
        teller = _object(parse, verb, {"from"}) or _of_thing(parse, thing)
        if teller is not None:
            found[verb.sentence] = teller, noun_phrase(parse, hearer.index)
    return found


def _of_thing(parse: Parse, thing: Token) -> Phrase | None:
    for at in (thing.index, *(t.index for t in _inside(parse, thing))):
        for kid in parse.children(at, "prep"):
            whom = parse.child(kid.index, "pobj") if kid.text.lower() == "from" else None
            if whom is not None:
                return _anybody(parse, whom)
    return None


def _inside(parse: Parse, thing: Token) -> list[Token]:
    """Nouns that hang on a noun by "of": the parser hangs "from X" on the last of them."""
    of = next((k for k in parse.children(thing.index, "prep") if k.text.lower() == "of"), None)
    inner = parse.child(of.index, "pobj") if of is not None else None
    return [inner] if inner is not None else []


def read_out_by(parse: Parse) -> dict[int, tuple[Token, Phrase]]:
    """Texts and who read them out, by sentence: "Her letter was read to the court by her son"."""
    found: dict[int, tuple[Token, Phrase]] = {}
    for verb in parse.tokens:
        if verb.tag != "VBN" or verb.lemma.lower() not in _READING:
            continue
        text = parse.child(verb.index, "nsubjpass")
        agent = next(agents_of(parse, verb), None)
        is_text = text is not None and text.pos == "NOUN" and (
            text.lemma.lower() in document_nouns() | voice_words("speech")
        )  # fmt: skip
        if text is not None and is_text and agent is not None and agent.pos != "PRON":
            found[verb.sentence] = text, noun_phrase(parse, agent.index)
    return found


def is_on_record(parse: Parse, finding: Finding) -> bool:
    """As in "The clerk is recorded as saying that": no one is named in whose text it stands."""
    anchor = parse.tokens[finding.anchor]
    as_word = parse.tokens[anchor.head]
    verb = parse.tokens[as_word.head] if anchor.dep == "pcomp" else anchor
    recorded = verb.tag == "VBN" and verb.lemma.lower() in {"record", "quote", "cite"}
    passive = any(parse.children(verb.index, "auxpass"))
    named = any(parse.children(verb.index, "agent")) or any(
        k.text.lower() in {"in", "by"} for k in parse.children(verb.index, "prep")
    )
    return recorded and passive and not named


def spoken_to(parse: Parse) -> dict[int, tuple[Phrase, tuple[Phrase, ...]]]:
    """Who spoke to whom by a sentence of its own: "She spoke to Lake Radio by phone"."""
    found: dict[int, tuple[Phrase, tuple[Phrase, ...]]] = {}
    for verb in parse.tokens:
        if verb.dep != "ROOT" or verb.lemma.lower() not in _TALKING:
            continue
        speaker = parse.child(verb.index, "nsubj")
        if speaker is None or speaker.tag in {"WP", "WDT"}:
            continue
        things = [
            parse.child(k.index, "pobj") for k in parse.children(verb.index, "prep")
            if k.text.lower() in {"to", "with", "on"}
        ]  # fmt: skip
        hearers = tuple(noun_phrase(parse, t.index) for t in things if t is not None)
        if hearers:
            found[verb.sentence] = noun_phrase(parse, speaker.index), hearers
    return found


class Retellings:
    """Stories and texts of a report that reach it through somebody named beside them."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.stories = heard_stories(parse)
        self.readings = read_out_by(parse)
        self.talks = spoken_to(parse)

    def stories_before(self, finding: Finding) -> list[tuple[Phrase, Phrase]]:
        """Tellers and hearers of the stories that a statement may go on with."""
        at = self.parse.tokens[finding.anchor].sentence
        sentences = self.parse.annotations.sentences
        near = range(max(0, at - _STORY), at)
        return [
            self.stories[i] for i in near
            if i in self.stories and sentences[i].block == sentences[at].block
        ]  # fmt: skip

    def talks_beside(self, finding: Finding) -> list[tuple[Phrase, tuple[Phrase, ...]]]:
        """Who spoke to whom in the sentence behind a statement, its own, or those before it."""
        at = self.parse.tokens[finding.anchor].sentence
        sentences = self.parse.annotations.sentences
        near = range(max(0, at - _STORY), min(at + 2, len(sentences)))
        return [
            self.talks[i] for i in near
            if i in self.talks and sentences[i].block == sentences[at].block
        ]  # fmt: skip

    def reader(self, finding: Finding) -> Phrase | None:
        """Who read out the text that a statement stands in."""
        if finding.source is None:
            return None
        anchor, source = self.parse.tokens[finding.anchor], self.parse.tokens[finding.source.head]
        for at in range(anchor.sentence - 1, anchor.sentence - 1 - _STORY, -1):
            text, agent = self.readings.get(at, (None, None))
            if text is not None and (source.text.lower() == "it" or source.lemma == text.lemma):
                return agent
        text, agent = self.readings.get(anchor.sentence + 1, (None, None))
        return agent if text is not None and self._stands_in(anchor, text) else None

    def _stands_in(self, anchor: Token, text: Token) -> bool:
        things = (self.parse.child(k.index, "pobj") for k in self.parse.children(anchor.index))
        return any(t is not None and t.lemma == text.lemma for t in things)
