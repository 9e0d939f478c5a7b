"""Journalists and parts of outlets: who hears words on behalf of an outlet.

"A reporter from Lake Radio", "the Post's breakfast show", "a crew of Channel Six": each is a voice
where somebody spoke to them, "reporters" alone are an audience.
"""

from __future__ import annotations

from headwater.extract.attribution.finding import Phrase
from headwater.extract.attribution.voices.book import VoiceBook
from headwater.extract.attribution.words.names import without_determiner
from headwater.extract.attribution.words.sources import words_of
from headwater.extract.parse import Parse
from headwater.lexicon.agencies import looks_like_outlet
from headwater.lexicon.given import FEMALE_GIVEN, MALE_GIVEN
from headwater.lexicon.sources import (
    channels,
    female_names,
    group_nouns,
    male_names,
    outlet_nouns,
    person_nouns,
    title_words,
)
from headwater.lexicon.voices import voice_words
from headwater.model import Token, Voice

_BELONGING = {"of", "from", "at", "with", "for"}
_PLACES = {"GPE", "LOC", "NORP", "DATE", "FAC"}
_NO_OUTLETS = {"PERSON", "DATE", "TIME", "NORP", "GPE", "LOC"}
_NAME = 4
_LONGEST = 7
# Bodies before which people speak, and that publish nothing themselves.
_FORA = frozenset(
    """congress senate house assembly parliament court tribunal council committee commission board
    panel inquiry inquest police army navy force union nations security cabinet states kingdom
    republic hospital clinic guard office bureau bank center centre fund mission""".split()
)
_PARTICLES = frozenset("- & de del della di da do dos du des la le of van von y".split())
_FOREIGN_ARTICLES = frozenset("il el la le les los las der die das den o os al l'".split())
# Who speaks on these speaks to the outlet.
_PROGRAMMES = frozenset("show programme program breakfast podcast bureau desk newsroom".split())
_OWN = {"this", "our", "us", "we"}


def press_voice(parse: Parse, book: VoiceBook, phrase: Phrase) -> Voice | None:
    """The outlet, or the journalist of a named outlet, that a phrase names, or None."""
    head = parse.tokens[phrase.head]
    if parse.tokens[phrase.first].text.lower() in _OWN:
        return None
    name = named_beside(parse, phrase)
    if name is not None:
        return book.registry.entity(Voice(name, "outlet"))
    outlet = _outlet_of(parse, head)
    if outlet is None:
        return None
    if head.lemma.lower() in voice_words("listening") | _PROGRAMMES:
        return book.registry.entity(Voice(outlet, "outlet"))
    if head.lemma.lower() in voice_words("pressmen"):
        return book.voice_of(phrase, weight=1.0)
    return None


def named_beside(parse: Parse, phrase: Phrase) -> str | None:
    """The name of "the business daily Kapitan", "the Morgen newspaper": beside an outlet's noun."""
    marks = outlet_nouns() | voice_words("outlets")
    tokens = parse.tokens[phrase.first : phrase.last + 1]
    at = next((t for t in tokens if t.text.islower() and t.lemma.lower() in marks), None)
    if at is None:
        return None
    while at.index < phrase.last and parse.tokens[at.index + 1].lemma.lower() in marks:
        at = parse.tokens[at.index + 1]  # "the television channel Canal Nove"
    # A name in apposition may stand behind the phrase ("the site Boxlog").
    end = phrase.last + _NAME if at.index == phrase.last else phrase.last
    after = parse.tokens[at.index + 1 : min(end, parse.sentence_of(at.index).last - 1) + 1]
    name = _capitals(after)
    if not name:
        name = _capitals(tuple(reversed(parse.tokens[phrase.first : at.index])))[::-1]
    if not name or (len(name) < 2 and name[0].entity in {"GPE", "NORP", "DATE"}):
        return None
    first, last = name[0], name[-1]
    return without_determiner(parse.report.text[first.start : last.end])


def names_outlet_when_given(parse: Parse, phrase: Phrase) -> str | None:
    """The name of whom a text was given, if it can be an outlet's: no person's, no place's."""
    tokens = parse.tokens[phrase.first : phrase.last + 1]
    words = without_determiner(words_of(parse, phrase))
    name = [t for t in tokens if t.pos != "DET" and t.text.lower() not in {"the", "a"}]
    if not name or not all(t.pos == "PROPN" or t.text in {"-", "&"} for t in name):
        return None
    lowered = {w.lower() for w in words.split()}
    is_place = any(t.entity in _NO_OUTLETS for t in name)
    is_channel = bool(lowered & channels().keys()) and len(lowered) == 1
    return None if is_place or is_channel or lowered & group_nouns() else words


def outlet_from(parse: Parse, book: VoiceBook, first: int) -> Voice | None:
    """The outlet whose name begins at a token, read off the row of words, or None.

    As in "told the Penwith Herald that", "an interview with Il Mattino di Quay": the parser often
    takes such a name apart, or for a person's.

    Args:
        parse: the report's tree.
        book: the report's voices.
        first: index of the first word behind a verb of telling or a preposition.
    """
    tokens, limit = parse.tokens, parse.sentence_of(first).last
    has_article = tokens[first].text.lower() == "the" and first + 1 < limit
    at = first + has_article
    name = _capitals(tokens[at : min(limit, at + _LONGEST)])
    if not name or tokens[first].text.lower() in _OWN:
        return None
    after = tokens[name[-1].index + 1 : name[-1].index + 2]
    goes_on = any(t.tag == "POS" or (t.pos == "NOUN" and t.text.islower()) for t in after)
    words = parse.report.text[name[0].start : name[-1].end]
    if goes_on or not _names_outlet(book, name, words, has_article=has_article):
        return None
    return book.registry.entity(Voice(without_determiner(words), "outlet"))


def _names_outlet(
    book: VoiceBook, name: tuple[Token, ...], words: str, *, has_article: bool
) -> bool:
    """Whether capitalised words can only be an outlet's name where somebody was told something."""
    lowered = [w.lower().strip("'.") for w in words.replace("-", " ").split()]
    if looks_like_outlet(words, cited=True) and name[-1].entity not in {"GPE", "LOC"}:
        return True
    bodies = group_nouns() | voice_words("generic_groups") | voice_words("institutions")
    if set(lowered) & (bodies | _FORA | person_nouns() | title_words()):
        return False
    if has_article and _is_titled(book, name):
        return True
    if name[-1].entity in _PLACES:
        return False
    unknown = not words.isupper() and not _may_be_somebody(book, name, lowered[0])
    return lowered[0] in _FOREIGN_ARTICLES or (has_article and len(lowered) > 1 and unknown)


def _may_be_somebody(book: VoiceBook, name: tuple[Token, ...], first: str) -> bool:
    """Whether a name begins with a given name, or ends in a surname that the report knows."""
    given = male_names() | female_names() | MALE_GIVEN | FEMALE_GIVEN
    return first in given or book.people.surnamed(name[-1].text, name[0].start) is not None


def _is_titled(book: VoiceBook, name: tuple[Token, ...]) -> bool:
    """Whether "The" before a name inside a sentence is a part of it: "tells The Islander"."""
    return book.parse.tokens[name[0].index - 1].text == "The"


def _capitals(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The capitalised words that some words begin with."""
    found: list[Token] = []
    for token in tokens:
        if not (token.text[:1].isupper() or (found and token.text in _PARTICLES)):
            break
        found.append(token)
    while found and not found[-1].text[:1].isupper():
        found.pop()
    return tuple(found)


def _outlet_of(parse: Parse, noun: Token) -> str | None:
    """Whose a journalist is: by a possessive, a preposition, or the name before it."""
    lemma = noun.lemma.lower()
    if lemma not in voice_words("pressmen") | voice_words("listening"):
        return None
    for kid in parse.children(noun.index, "poss", "compound", "nmod", "amod"):
        if kid.pos == "PROPN" and kid.entity not in {"PERSON", "DATE", "NORP"}:
            return parse.report.text[parse.tokens[parse.left[kid.index]].start : kid.end]
    for kid in parse.children(noun.index, "prep"):
        thing = parse.child(kid.index, "pobj") if kid.text.lower() in _BELONGING else None
        if thing is not None and thing.pos == "PROPN" and thing.entity not in {"GPE", "LOC"}:
            return parse.report.text[parse.tokens[parse.left[thing.index]].start : thing.end]
    return None
