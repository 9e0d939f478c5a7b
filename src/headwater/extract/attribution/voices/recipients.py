"""Whom a source told: words, or an outlet, which is a voice of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from headwater.extract.attribution.finding import Finding, Phrase
from headwater.extract.attribution.voices.beside import media_of
from headwater.extract.attribution.voices.book import VoiceBook
from headwater.extract.attribution.voices.press import (
    named_beside,
    names_outlet_when_given,
    outlet_from,
    press_voice,
)
from headwater.extract.attribution.words.names import shown_outlet, without_determiner
from headwater.extract.attribution.words.sources import noun_phrase, words_of
from headwater.extract.attribution.words.spans import is_passive
from headwater.extract.outlet import named_outlet
from headwater.extract.parse import Parse
from headwater.lexicon.agencies import looks_like_outlet
from headwater.lexicon.humans import human_nouns
from headwater.lexicon.people import is_person_noun
from headwater.lexicon.sources import channels, group_nouns, outlet_nouns, person_nouns
from headwater.lexicon.voices import voice_words
from headwater.model import Token, Voice

_AUDIENCES = {"conference", "meeting", "rally", "hearing", "crowd", "audience", "forum", "summit",
              "people", "bench", "world", "nation", "country", "parliament", "house", "camera",
              "team", "session", "gathering", "panel", "mp", "mps", "inquiry", "jury", "staff",
              "colleague", "family", "analyst", "delegate", "worshipper", "congregation",
              "viewer", "listener", "reader", "follower", "board", "committee", "court",
              "medium"}  # fmt: skip
_ADDRESSING = {"speak", "talk", "write", "address", "testify", "report", "appear", "explain"}
# What is sent or held with somebody ("a memo to staff", "a call with analysts").
_SENT = {"memo", "memorandum", "note", "email", "e-mail", "letter", "message", "call", "speech",
         "statement", "briefing", "presentation", "testimony", "circular", "reply"}  # fmt: skip
# Whatever these have as their object was told.
_SURE = {"tell", "inform", "assure", "notify", "brief", "remind"}
_TALES = {"story", "tale", "truth", "lie", "joke", "secret", "difference", "fortune"}
_QUOTING = {"quote", "cite"}
_SENDING = {"send", "address", "email", "circulate", "distribute", "write", "submit"}
_NAMING = {"call"}
_TAKING_UP = {"him", "her", "them"}


def recipient_of_finding(
    parse: Parse, book: VoiceBook, finding: Finding
) -> tuple[str | None, Voice | None]:
    """Whom the source told: the words where that is no outlet, else the outlet's voice.

    Of "the paper quoted her as saying" and "was quoted by" it is who quoted.
    """
    anchor = parse.tokens[finding.anchor]
    if anchor.lemma.lower() in _QUOTING and finding.recipient is not None:
        return _quoted_hearer(parse, anchor), quoting_voice(parse, book, finding.recipient)
    named = _named_behind(parse, book, anchor)
    if named is not None:
        return None, named
    for phrase in _told(parse, finding, anchor):
        outlet = publishing_voice(parse, book, phrase)
        if outlet is not None:
            return None, outlet
        if _may_be_told(parse, phrase):
            return words_of(parse, _told_words(parse, phrase)), None
    return None, None


def _told_in_passive(parse: Parse, book: VoiceBook, finding: Finding) -> Voice | None:
    """Through whom words came that they "had been told by" somebody: one person, not a crowd."""
    anchor, hearer = parse.tokens[finding.anchor], finding.recipient
    if hearer is None or finding.source is None or anchor.lemma.lower() not in _SURE:
        return None
    head = parse.tokens[hearer.head]
    if not is_passive(parse, anchor) or head.dep != "nsubjpass" or head.tag in {"NNS", "NNPS"}:
        return None
    if head.text.lower() in {"i", "we", "it", "you"}:
        return None
    voice = book.glance(hearer)
    return voice if voice is not None and voice.kind in {"person", "unnamed"} else None


def _named_behind(parse: Parse, book: VoiceBook, anchor: Token) -> Voice | None:
    """The outlet whose name stands right behind a verb of telling in the active."""
    if anchor.lemma.lower() not in voice_words("telling") or is_passive(parse, anchor):
        return None
    behind = anchor.index + 1
    if behind >= parse.sentence_of(anchor.index).last or anchor.tag in {"NN", "NNS"}:
        return None
    return outlet_from(parse, book, behind)


def _quoted_hearer(parse: Parse, quoting: Token) -> str | None:
    """Whom somebody told who "was quoted by the Post as telling staff": the staff."""
    for preposition in parse.children(quoting.index, "prep"):
        verb = parse.child(preposition.index, "pcomp")
        if verb is None or verb.lemma.lower() not in voice_words("telling"):
            continue
        hearer = parse.child(verb.index, "dative", "dobj")
        if hearer is not None and hearer.pos in {"NOUN", "PROPN"}:
            phrase = noun_phrase(parse, hearer.index)
            return words_of(parse, phrase) if _may_be_told(parse, phrase) else None
    return None


def taken_up_hearer(parse: Parse, book: VoiceBook, finding: Finding, source: Voice) -> Voice | None:
    """Who was told, where it is somebody whose words stand right before.

    "A nurse said that eleven had died. Two had told her that they fled": what they said came
    through the nurse. So it is where only that somebody was told is known ("Lind had been told by
    a clerk that"); inside the words of others it is they who pass it on.
    """
    hearer = finding.recipient
    if hearer is None:
        return None
    passive = _told_in_passive(parse, book, finding)
    if passive is not None:
        return None if passive.voice == source.voice else passive
    head = parse.tokens[hearer.head]
    if head.text.lower() not in _TAKING_UP or finding.start <= head.start < finding.end:
        return None
    voice = book.glance(hearer)
    if voice is None or voice.voice == source.voice or voice.kind not in {"person", "unnamed"}:
        return None
    near = head.sentence - book.spoke_last(voice)
    return voice if 0 <= near <= 1 else None


def quoting_voice(parse: Parse, book: VoiceBook, phrase: Phrase) -> Voice:
    """Who quotes somebody: an outlet, unless the words are a person's name or a description."""
    head = parse.tokens[phrase.head]
    voice = outlet_of(parse, book, phrase)
    name = named_beside(parse, phrase) if voice is None else None
    if name is not None:
        return book.registry.entity(Voice(name, "outlet"))
    if voice is not None:
        return voice
    voice = book.voice_of(phrase, weight=1.0)
    if voice.kind == "group" and head.pos == "PROPN":
        return book.registry.entity(Voice(voice.name, "outlet"))
    return voice


def hearing_voice(parse: Parse, book: VoiceBook, phrase: Phrase) -> Voice | None:
    """The outlet or journalist to whom a text was given, or None of an audience."""
    voice = publishing_voice(parse, book, phrase)
    words = without_determiner(words_of(parse, phrase))
    if voice is None and looks_like_outlet(words, cited=True) and words[:1].isupper():
        return book.registry.entity(Voice(shown_outlet(words), "outlet"))
    name = names_outlet_when_given(parse, phrase) if voice is None else None
    if name is not None:
        return book.registry.entity(Voice(name, "outlet"))
    return voice or outlet_from(parse, book, phrase.first)


def publishing_voice(parse: Parse, book: VoiceBook, phrase: Phrase) -> Voice | None:
    """The outlet that published or heard something, also by a noun and a name beside it."""
    return outlet_of(parse, book, phrase) or press_voice(parse, book, phrase)


def outlet_of(parse: Parse, book: VoiceBook, phrase: Phrase) -> Voice | None:
    """The outlet that a phrase names or takes up, or None."""
    head = parse.tokens[phrase.head]
    if parse.tokens[phrase.first].text.lower() in {"this", "our", "us"}:
        return None
    name = named_outlet(parse, phrase.first, phrase.last, told=True)
    words = without_determiner(words_of(parse, phrase))
    if name is None and head.pos == "PROPN" and looks_like_outlet(words):
        name = shown_outlet(words)
    verb = parse.tokens[head.head].lemma.lower()
    if name is None and head.dep in {"dobj", "dative"} and verb == "tell":
        # Only outlets are told things by a name that is no person's, place's or people's.
        is_name = head.pos == "PROPN" and head.entity not in {"PERSON", "GPE", "LOC", "NORP"}
        is_body = bool({w.lower() for w in words.split()} & (group_nouns() | _AUDIENCES))
        if (
            is_name
            and not is_body
            and book.people.whole(words) is None
            and (book.people.surnamed(words, head.start) is None)
        ):
            name = words
    if name is not None and name.lower() not in channels():
        return book.registry.entity(Voice(name, "outlet"))
    is_taken_up = head.text.lower() == "it" or head.lemma.lower() in outlet_nouns()
    if not is_taken_up:
        return None
    found = book.glance(phrase)
    return found if found is not None and found.kind == "outlet" else None


def _told(parse: Parse, finding: Finding, anchor: Token) -> Iterator[Phrase]:
    """Phrases that may say whom the source told, the surest first."""
    own = None if finding.source is None else finding.source.head
    if finding.recipient is not None and finding.recipient.head != own:
        yield finding.recipient
    if anchor.pos != "VERB":
        return
    # "Called the scan a fake" names it, and nobody was told.
    tells = anchor.lemma.lower() in voice_words("telling") - _NAMING
    if tells and not is_passive(parse, anchor):
        told = parse.child(anchor.index, "dative") or parse.child(anchor.index, "dobj")
        if told is not None and told.index != own and told.pos != "NUM":
            yield noun_phrase(parse, told.index)
    hosts = [anchor, *media_of(parse, anchor, finding.source), *_speaking(parse, finding, anchor)]
    for host in hosts:
        yield from (phrase for phrase in _addressed(parse, host) if phrase.head != own)


def _addressed(parse: Parse, host: Token) -> Iterator[Phrase]:
    """To whom a verb of speaking or a text goes: "spoke to", "a letter to", "addressed"."""
    sent = host.lemma.lower() in {"call", "meeting", "conversation", "interview", "exchange"}
    before = {"before"} if host.pos == "VERB" else set()
    leading = before | ({"to", "with"} if sent else {"to"})
    if host.lemma.lower() in voice_words("attributing"):
        leading = before  # "a story that she attributed to conscripts"
    for preposition in parse.children(host.index, "prep", "dative"):
        thing = parse.child(preposition.index, "pobj")
        if preposition.text.lower() in leading and thing is not None:
            yield noun_phrase(parse, thing.index)
    for clause in parse.children(host.index, "acl") if host.pos == "NOUN" else ():
        yield from _sent_to(parse, clause)
    faced = parse.child(host.index, "dobj")
    if host.lemma.lower() == "address" and faced is not None:
        yield noun_phrase(parse, faced.index)


def _sent_to(parse: Parse, clause: Token) -> Iterator[Phrase]:
    """To whom a text went: "in a message sent to reporters", "in a letter addressed to staff"."""
    if clause.tag != "VBN" or clause.lemma.lower() not in _SENDING:
        return
    for preposition in parse.children(clause.index, "prep", "dative"):
        hearer = parse.child(preposition.index, "pobj")
        if preposition.text.lower() == "to" and hearer is not None:
            yield noun_phrase(parse, hearer.index)


def _speaking(parse: Parse, finding: Finding, anchor: Token) -> Iterator[Token]:
    """Verbs and nouns beside the cue that may say who was spoken to ("Speaking to reporters,")."""
    for clause in parse.children(anchor.index, "advcl"):
        is_content = finding.start <= clause.start < finding.end
        if not is_content and clause.tag == "VBG" and clause.lemma.lower() in _ADDRESSING:
            yield clause
    for preposition in parse.children(anchor.index, "prep"):
        thing = parse.child(preposition.index, "pobj")
        if thing is not None and thing.lemma.lower() in _SENT:
            yield thing


def _told_words(parse: Parse, phrase: Phrase) -> Phrase:
    """The phrase without what was told: "the judge" of "the judge that he had lied"."""
    for index in range(phrase.head + 1, phrase.last + 1):
        token = parse.tokens[index]
        if token.text.lower() in {"that", "how", "why", "whether", "if"} or token.dep == "mark":
            return replace(phrase, last=index - 1)
    return phrase


def _may_be_told(parse: Parse, phrase: Phrase) -> bool:
    """Whether these are people or a body that can be told something ("objected to the answer")."""
    head = parse.tokens[phrase.head]
    lemma = head.lemma.lower()
    if head.tag == "PRP" and head.text.lower() in {"i", "we", "they", "he", "she"}:
        return False
    verb = parse.tokens[head.head].lemma.lower()
    if head.dep in {"dobj", "dative"} and head.pos != "PRON" and verb in _SURE:
        return lemma not in _TALES
    if head.pos in {"PRON", "PROPN"}:
        return head.text.lower() not in {"it", "this", "that", "themselves", "himself", "herself"}
    is_human = lemma in person_nouns() | human_nouns() or is_person_noun(head)
    return is_human or lemma in group_nouns() | _AUDIENCES
