"""Nouns that hold a statement: "his claim that", "a warning by X of floods", "her tale is that"."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.extract.attribution.clauses.remote import (
    clause_end,
    is_conjunction,
    that_behind,
)
from headwater.extract.attribution.finding import Finding, Phrase
from headwater.extract.attribution.words.sources import noun_phrase, subject_of
from headwater.extract.attribution.words.spans import characters
from headwater.extract.parse import Parse
from headwater.lexicon.cues import NounCue, noun_cues, telling_nouns, verb_cues
from headwater.lexicon.humans import human_nouns
from headwater.lexicon.sources import group_nouns
from headwater.model import Sentence, Token

# Verbs whose subject makes the statement that their object is.
_MAKING = frozenset(
    """make issue repeat express voice give offer release publish raise bring send spread deliver
    put hold take advance air reiterate post circulate relay""".split()
)
_REACH = 40
_MAX_SAID = 24
_NOT_SAID = {"DATE", "TIME", "PERSON", "ORG", "GPE", "NORP", "LOC", "CARDINAL", "MONEY"}


def nominal_findings(parse: Parse, sentence: Sentence) -> Iterator[Finding]:
    """Every statement of a sentence that a noun holds."""
    for noun in parse.tokens[sentence.first : sentence.last]:
        cue = noun_cues().get(_noun_lemma(noun)) or telling_nouns().get(_noun_lemma(noun))
        if cue is None:
            continue
        content, source = _held(parse, sentence, noun, cue)
        if content is None:
            continue
        start, end = characters(parse, *content)
        if end > start:
            yield Finding(
                start, end, (noun.index, noun.index), noun.index, source, None, False, False,
                cue.cue_class, 0.7 if source else 0.5,
            )  # fmt: skip


def _held(
    parse: Parse, sentence: Sentence, noun: Token, cue: NounCue
) -> tuple[tuple[int, int] | None, Phrase | None]:
    """What a noun holds, and whose it is."""
    source = _holder(parse, noun)
    clause = _clause_of(parse, noun) if noun_cues().get(cue.lemma) is cue else None
    if clause is not None and not _belongs_to_verb(parse, noun):
        return (parse.left[clause.index], parse.right[clause.index]), source
    if _belongs_to_verb(parse, noun):
        return None, None
    if source is None:
        return _is_that(parse, sentence, noun), _made_by(parse, noun)
    content = (
        _is_that(parse, sentence, noun)
        or _remote_clause(parse, sentence, noun, source)
        or _of_what(parse, noun, source, cue)
    )
    return content, source


def _noun_lemma(token: Token) -> str:
    """The lemma of a noun, also where the parser took it for a verb ("Earlier reports that")."""
    if token.pos == "NOUN":
        return token.lemma.lower()
    is_noun = token.tag == "VBZ" and token.dep in {"nsubj", "nsubjpass", "attr", "dobj", "pobj"}
    return token.lemma.lower() if is_noun else ""


def _clause_of(parse: Parse, noun: Token) -> Token | None:
    """The clause that a noun holds: "the claim that ...", "gave his word that ...", "is that"."""
    own = list(parse.children(noun.index, "acl", "ccomp", "relcl"))
    for kid in parse.children(noun.index, "prep"):
        holder = parse.child(kid.index, "pobj") if kid.text.lower() in {"from", "by"} else None
        # "A warning from a mechanic that ...": hung on the mechanic.
        own += parse.children(holder.index, "acl", "relcl") if holder is not None else ()
    head = parse.tokens[noun.head]
    above: list[Token] = []
    if noun.dep == "dobj" and head.lemma.lower() in _MAKING:
        above = list(parse.children(head.index, "ccomp", "advcl"))
    elif noun.dep == "nsubj" and head.lemma.lower() == "be":
        above = list(parse.children(head.index, "ccomp"))
    clauses = (kid for kid in (*own, *above) if kid.index > noun.index)
    return next((kid for kid in clauses if _begins_with_that(parse, kid)), None)


def _belongs_to_verb(parse: Parse, noun: Token) -> bool:
    """As in "said in a statement that ...": the verb is the cue."""
    preposition = parse.tokens[noun.head]
    return noun.dep == "pobj" and parse.tokens[preposition.head].lemma.lower() in verb_cues()


def _begins_with_that(parse: Parse, clause: Token) -> bool:
    first = parse.tokens[parse.left[clause.index]]
    if first.text.lower() != "that":
        return False
    # In "the claim that he made" the word is an object or a subject, not a conjunction.
    return first.dep == "mark"


def _holder(parse: Parse, noun: Token) -> Phrase | None:
    """Whose claim it is: "his", "the ministry's", "of the army", or who made it."""
    owner = parse.child(noun.index, "poss")
    head = parse.tokens[noun.head]
    # Whoever gave "his word" or brought "her word" is named before the verb.
    made = noun.dep == "dobj" and head.lemma.lower() in _MAKING
    if owner is not None and not (made and owner.pos == "PRON"):
        return noun_phrase(parse, owner.index)
    for kid in parse.children(noun.index, "prep"):
        if kid.text.lower() in {"of", "by", "from", "on", "in", "among"}:
            thing = parse.child(kid.index, "pobj")
            if thing is not None:
                return noun_phrase(parse, thing.index)
    if made:
        subject = subject_of(parse, head.index)
        return noun_phrase(parse, subject.index) if subject is not None else None
    return None


def _is_that(parse: Parse, sentence: Sentence, noun: Token) -> tuple[int, int] | None:
    """As in "The clerk's version, printed on Monday, is that the river rose"."""
    tokens, limit = parse.tokens, min(sentence.last - 2, noun.index + _REACH)
    first, _ = parse.between_semicolons(noun.index, sentence.first, sentence.last - 1)
    if parse.left[noun.index] > first + 2:
        return None
    for at in range(noun.index + 1, limit):
        if tokens[at].text in {";", ":"}:
            return None
        if tokens[at].lemma.lower() == "be" and is_conjunction(parse, tokens[at + 1]):
            return at + 1, clause_end(parse, at + 1)
    return None


def _made_by(parse: Parse, noun: Token) -> Phrase | None:
    """Who made a claim, by a participle beside it: "The claim, first aired by a poet, is that"."""
    for word in parse.tokens[noun.index + 1 : noun.index + _REACH]:
        if word.lemma.lower() == "be" or word.text in {";", "."}:
            return None
        if word.text.lower() == "by" and word.dep in {"agent", "prep"}:
            thing = parse.child(word.index, "pobj")
            return noun_phrase(parse, thing.index) if thing is not None else None
    return None


def _remote_clause(
    parse: Parse, sentence: Sentence, noun: Token, source: Phrase
) -> tuple[int, int] | None:
    """As in "word from the headman that", "Accusations by a baker, spread by X, that"."""
    behind = max(noun.index, source.last)
    if not _can_speak(parse, source) or behind + 1 >= len(parse.tokens):
        return None
    if source.head < noun.index and parse.tokens[behind + 1].text not in {",", "–", "—"}:
        return None
    at = that_behind(parse, behind, sentence.last)
    if at is None:
        return None
    between = parse.tokens[behind + 1 : at]
    if between and between[0].text not in {",", "–", "—"}:
        return None
    if source.head < noun.index and len(between) > 1:
        return None
    return at, clause_end(parse, at)


def _of_what(parse: Parse, noun: Token, source: Phrase, cue: NounCue) -> tuple[int, int] | None:
    """As in "Their account of a locked door", "a warning by the mayor of floods"."""
    if not cue.of or not _can_speak(parse, source):
        return None
    tokens = parse.tokens
    hosts = [noun.index, source.head]
    for host in hosts:
        for kid in parse.children(host, "prep"):
            thing = parse.child(kid.index, "pobj", "pcomp")
            if kid.text.lower() not in {"of", "for", "about"} or thing is None:
                continue
            if kid.index < noun.index or source.first <= thing.index <= source.last:
                continue
            if thing.entity in _NOT_SAID or thing.pos == "PRON":
                continue
            last = parse.right[thing.index]
            comma = next(
                (i - 1 for i in range(thing.index, last + 1) if tokens[i].text == ","), last
            )
            if comma - thing.index <= _MAX_SAID:
                return parse.left[thing.index], comma
    return None


def _can_speak(parse: Parse, source: Phrase) -> bool:
    head = parse.tokens[source.head]
    if head.pos == "PROPN" or head.tag in {"PRP", "PRP$"}:
        return head.text.lower() not in {"my", "our", "your"} and head.entity not in {
            "DATE",
            "TIME",
        }
    lemma = head.lemma.lower()
    return lemma in human_nouns() or lemma in group_nouns()
