"""Noun phrases as sources: where the phrase begins and ends, and what sort of source it names."""

from __future__ import annotations

from itertools import pairwise

from headwater.extract.attribution.finding import Phrase
from headwater.extract.outlet import introduced_name
from headwater.extract.parse import Parse
from headwater.lexicon.agencies import known_outlet, looks_like_outlet
from headwater.lexicon.fold import fold_name, fold_word
from headwater.lexicon.relaying import REACHING
from headwater.lexicon.sources import (
    document_nouns,
    group_nouns,
    outlet_nouns,
    person_nouns,
    title_words,
)
from headwater.lexicon.voices import voice_words
from headwater.model import SourceKind, Token

_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"}
_CUTTING = {",", "--", "—", "–", "(", ")", '"', ";", ":", "[", "]"}
# What follows a person's name in the same phrase is an affiliation, not part of the name.
_AFFILIATION_PREPOSITIONS = {"of", "from", "at", "with", "for", "in"}
# Tables of verbs by which words are passed on.
_HANDING_ON = ("quoting", "publishing", "handing", "obtaining", "unearthing", "authoring")
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")


def noun_phrase(parse: Parse, head: int) -> Phrase:
    """The phrase around a head noun as it stands: title, role and prepositions, nothing set off.

    Of "Its treasurer, Ida Brandel, said" the phrase is the name in apposition.
    """
    head = _past_rank(parse, head)
    named = _name_in_apposition(parse, head)
    if named is not None:
        return Phrase(*_edges(parse, named), named, outer=head)
    first, last = _edges(parse, head)
    beside = _name_between_commas(parse, head, last)
    if beside is not None:
        return Phrase(*beside, beside[1], outer=head)
    return Phrase(first, last, head)


def _past_rank(parse: Parse, head: int) -> int:
    """The name's last word where the parser stopped at a rank's dot ("Brig. Gen. Renata Ilves")."""
    tokens = parse.tokens
    at = head + 2
    is_rank = tokens[head].text.lower() in title_words() and at < len(tokens)
    if not is_rank or tokens[head + 1].text != "." or tokens[at].pos != "PROPN":
        return head
    while at + 1 < len(tokens) and tokens[at + 1].pos == "PROPN":
        at += 1
    return at


def _name_between_commas(parse: Parse, head: int, last: int) -> tuple[int, int] | None:
    """A name that stands after a description and between commas, however the parser took it."""
    tokens = parse.tokens
    sentence = parse.sentence_of(head)
    at = last + 1
    noun = tokens[head]
    if noun.pos != "NOUN" or noun.tag == "NNS" or at + 2 >= sentence.last or tokens[at].text != ",":
        return None
    end = at + 1
    while end < sentence.last and (tokens[end].pos == "PROPN" or tokens[end].text == "-"):
        end += 1
    if end - at < 2 or end >= sentence.last or tokens[end].text != "," or end - at > 6:
        return None
    if tokens[end - 1].entity in {"GPE", "LOC", "DATE", "FAC"}:
        return None
    return at + 1, end - 1


def name_before(parse: Parse, verb: int) -> tuple[int, int] | None:
    """First and last token of a name set between commas right before a verb, or None.

    "The company that runs the port, Norvik Quay, says": whatever the parser makes of it.
    """
    tokens = parse.tokens
    sentence = parse.sentence_of(verb)
    end = verb - 1
    while end > sentence.first and tokens[end].pos in {"AUX", "ADV"}:
        end -= 1
    if end <= sentence.first or tokens[end].text != ",":
        return None
    first = end
    while first - 1 > sentence.first and (
        tokens[first - 1].pos == "PROPN" or tokens[first - 1].text == "-"
    ):
        first -= 1
    if first == end or tokens[first - 1].text != "," or end - first > 6:
        return None
    before = tokens[first - 2]
    if tokens[end - 1].entity in {"GPE", "LOC", "DATE", "FAC"} or before.pos not in {
        "NOUN", "PROPN", "PRON", "NUM",
    }:  # fmt: skip
        return None
    # "Ida Brandel, Norvik, said": after a name comes no other name.
    return None if before.entity == "PERSON" else (first, end - 1)


def _name_in_apposition(parse: Parse, head: int) -> int | None:
    """The head of a person's name that a description leads to, or None."""
    noun = parse.tokens[head]
    if noun.entity == "PERSON" and noun.text[:1].isupper():
        return None
    is_common = noun.pos == "NOUN" or noun.text[:1].islower()
    for kid in parse.children(head, "appos", "conj"):
        if kid.index < head or kid.pos != "PROPN" or kid.entity not in {"PERSON", "ORG", ""}:
            continue
        if kid.entity != "PERSON" and not is_common:
            continue
        before = parse.tokens[parse.left[kid.index] - 1]
        if before.text in {",", "—", "–", "--"} and (kid.dep == "appos" or is_common):
            return kid.index
    return None


def _edges(parse: Parse, head: int) -> tuple[int, int]:
    tokens = parse.tokens
    first, last = parse.left[head], parse.right[head]
    for index in range(head - 1, first - 1, -1):
        if tokens[index].text in _CUTTING - {","} or tokens[index].pos == "SPACE":
            first = index + 1
            break
    is_person = tokens[head].entity == "PERSON"
    listed = _list_end(parse, head)
    for index in range(head + 1, last + 1):
        if index <= listed:
            continue
        token = tokens[index]
        if _ends_phrase(parse, token, head, is_person=is_person):
            last = index - 1
            break
    while first < head and tokens[first].entity in {"DATE", "TIME"} and tokens[first].pos != "DET":
        first += 1
    while last > head and (
        tokens[last].dep == "case" or tokens[last].pos in {"PUNCT", "SPACE", "CCONJ"}
    ):
        last -= 1
    while (
        first > 1
        and tokens[first - 1].text == "."
        and tokens[first - 2].text.lower() in title_words()
    ):
        first -= 2
    while first < head and (
        tokens[first].pos in {"PUNCT", "SPACE", "CCONJ", "SCONJ"} or tokens[first].dep == "mark"
    ):
        first += 1
    return first, last


def _ends_phrase(parse: Parse, token: Token, head: int, *, is_person: bool) -> bool:
    if token.text in _CUTTING or token.pos == "SPACE" or token.dep == "relcl":
        return True
    if token.dep == "acl" and token.head == head and is_handed_on(parse, token):
        return True
    if token.tag in {"WP", "WDT", "WP$", "WRB"}:
        of = parse.tokens[token.head]
        # "One of whom" is one phrase.
        return not (token.dep == "pobj" and of.text.lower() == "of" and of.head == head)
    return (
        is_person
        and token.head == head
        and token.dep == "prep"
        and token.text.lower() in _AFFILIATION_PREPOSITIONS
    )


def is_handed_on(parse: Parse, clause: Token) -> bool:
    """Whether a participle says through whom a voice came: "seen by the union", "quoted by X"."""
    lemma = clause.lemma.lower()
    passes = lemma in REACHING or any(lemma in voice_words(table) for table in _HANDING_ON)
    return clause.tag == "VBN" and passes and any(parse.children(clause.index, "agent"))


def _list_end(parse: Parse, head: int) -> int:
    """Index of the head of the last member of a coordination that `head` begins, else `head`."""
    end, at = head, head
    while (nxt := parse.child(at, "conj")) is not None and nxt.pos in _NOMINAL:
        joined = any(k.dep == "cc" for k in parse.children(at)) or nxt.index > at
        if not joined or nxt.index <= at:
            break
        end = at = nxt.index
    if end != head and not any(parse.tokens[i].dep == "cc" for i in range(head, end)):
        return head
    return end


def subject_of(parse: Parse, verb: int) -> Token | None:
    """The subject of a verb, its own or the one it shares with the verb that it hangs on."""
    seen = 0
    while seen < 12:
        own = parse.child(verb, *SUBJECTS)
        if own is not None:
            return _antecedent(parse, verb, own)
        token = parse.tokens[verb]
        if token.dep == "acl" and parse.tokens[token.head].pos in _NOMINAL:
            return parse.tokens[token.head]
        if token.head == verb or token.dep not in {
            "conj",
            "xcomp",
            "advcl",
            "pcomp",
            "prep",
            "dep",
            "parataxis",
        }:
            return None
        verb = token.head
        seen += 1
    return None


def _antecedent(parse: Parse, verb: int, subject: Token) -> Token:
    """The noun that a relative pronoun stands for ("the man, who said"), else the subject."""
    clause = parse.tokens[verb]
    if subject.tag in {"WP", "WDT"} and clause.dep == "relcl":
        return parse.tokens[clause.head]
    return subject


def source_kind(parse: Parse, phrase: Phrase) -> SourceKind:
    """What sort of source a phrase names; pronouns are decided by whom they stand for."""
    tokens = parse.tokens[phrase.first : phrase.last + 1]
    head = parse.tokens[phrase.head]
    lemma = head.lemma.lower()
    name = words_of(parse, phrase)
    if _is_person(parse, phrase, head):
        return "person"
    if _is_outlet(parse, phrase, name):
        return "outlet"
    if lemma in document_nouns() and (head.pos in {"NOUN", "ADJ"} or head.text.isupper()):
        return "document"
    if is_shown_body(parse, head):
        return "group"
    return _group_or_people(head, tokens)


def is_shown_body(parse: Parse, head: Token) -> bool:
    """Whether the report shows the name that ends in a word to be a body's."""
    if head.pos != "PROPN":
        return False
    first = head.index
    while first > 0 and parse.tokens[first - 1].pos == "PROPN":
        first -= 1
    words = [t.text for t in parse.tokens[first : head.index + 1]]
    return fold_name(" ".join(words)) in parse.bodies


def _is_person(parse: Parse, phrase: Phrase, head: Token) -> bool:
    """Whether the phrase names a person, by its label or by the description beside the name."""
    # "Photographs" at the beginning of a sentence are taken for somebody.
    are_texts = head.tag == "NNS" and head.lemma.lower() in document_nouns()
    may_be = head.pos in {"PROPN", "NOUN", "ADJ", "VERB"} and not are_texts
    if not head.text[:1].isupper() or not may_be:
        return False
    built = looks_like_outlet(words_of(parse, phrase)) and phrase.outer is None
    if built or introduced_name(parse, phrase.first, phrase.last) is not None:
        return False
    if is_shown_body(parse, head):
        return False
    if head.entity == "PERSON":
        return True
    has_article = parse.tokens[phrase.first].pos == "DET"
    if head.pos == "PROPN" and not has_article and fold_word(head.text) in parse.persons:
        return True
    beside = [parse.tokens[phrase.outer]] if phrase.outer is not None else []
    beside += [k for k in parse.children(phrase.head, "appos") if k.index > phrase.head]
    return any(
        (t.pos == "NOUN" or t.text[:1].islower())
        and t.lemma.lower() in person_nouns()
        and t.tag != "NNS"
        for t in beside
    )


def _group_or_people(head: Token, tokens: tuple[Token, ...]) -> SourceKind:
    lemma = head.lemma.lower()
    if head.pos == "PROPN" and head.entity != "NORP" and not head.text.islower():
        is_titled = any(t.text.lower().rstrip(".") in title_words() for t in tokens[:-1])
        if head.entity in {"ORG", "GPE", "LOC", "FAC"} and not is_titled:
            return "group"
        return "group" if lemma in group_nouns() and not is_titled else "person"
    if head.entity == "ORG" and head.text[:1].isupper():
        return "group"
    if head.pos in {"NOUN", "PROPN"} and (lemma in group_nouns() or _is_guard(tokens)):
        return "group"
    return "unnamed"


def _is_guard(tokens: tuple[Token, ...]) -> bool:
    """Whether these words name a force: "the coast guard", "border guards"."""
    words = [t.lemma.lower() for t in tokens]
    return any(
        a in {"coast", "border", "national", "revolutionary", "republican"} and b == "guard"
        for a, b in pairwise(words)
    )


def _is_outlet(parse: Parse, phrase: Phrase, name: str) -> bool:
    head = parse.tokens[phrase.head]
    if head.pos == "PRON":
        return False
    if known_outlet(name) is not None or introduced_name(parse, phrase.first, phrase.last):
        return True
    if head.lemma.lower() in outlet_nouns() and head.pos == "NOUN":
        return True
    return head.pos == "PROPN" and (looks_like_outlet(name) or fold_name(name) in parse.outlets)


def words_of(parse: Parse, phrase: Phrase) -> str:
    """The words of a phrase as they stand in the report."""
    return parse.report.text[parse.tokens[phrase.first].start : parse.tokens[phrase.last].end]
