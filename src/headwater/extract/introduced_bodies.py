"""Names that a report shows to be a body's, whatever the language model says.

The model calls one "Norvik Bio" a person and the next nothing at all. A report tells what bears a
name: a word for a body beside it, "which" behind it, "it" for it, or how the name is built.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from headwater.extract.introduced import introduced_people, proper_runs
from headwater.lexicon.bodies import ends_as_body
from headwater.lexicon.fold import fold_name, fold_word
from headwater.lexicon.given import FEMALE_GIVEN, MALE_GIVEN
from headwater.lexicon.sources import (
    female_names,
    group_nouns,
    male_names,
    person_nouns,
    title_words,
)
from headwater.lexicon.voices import voice_words
from headwater.model import Token

Kids = Sequence[Sequence[int]]

# What each kind of evidence weighs; a name with two or more is a body's. Set by hand: beside a word
# for a body or before "which" a name is one; what else there is must come together.
_SHOWN = 2
_BUILT = 2
_TAKEN_UP = 1
_LABELLED = 1
_PERSON = -4
_MIN = 2
# How far behind "X, the" a word for a body may stand, and how far behind the verb "it" may.
_REACH = 5
_AHEAD = 8
_ORGANISATIONS = {"ORG", "FAC"}
_PLACES = {"GPE", "LOC", "NORP", "DATE", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART"}


def introduced_bodies(tokens: Sequence[Token], kids: Kids) -> frozenset[str]:
    """Names, folded, that are a body's by all that the report shows of them.

    Args:
        tokens: the report's tokens.
        kids: for each token the indices of its direct dependents.
    """
    people = frozenset(introduced_people(tokens, kids))
    evidence: Counter[str] = Counter()
    labelled: set[str] = set()
    for first, end in proper_runs(tokens):
        name = fold_name(" ".join(t.text for t in tokens[first:end]))
        if not name or tokens[end - 1].entity in _PLACES or name in person_nouns():
            continue
        evidence[name] += _weight(tokens, kids, first, end)
        if tokens[end - 1].entity in _ORGANISATIONS:
            labelled.add(name)
    for name in evidence:
        evidence[name] += _LABELLED * (name in labelled)
        evidence[name] += _PERSON * (name.split(" ")[-1] in people)
    found = {name for name, weight in evidence.items() if weight >= _MIN}
    return frozenset(found | set(_short_forms(found, evidence, people)))


def _short_forms(found: set[str], evidence: Counter[str], people: frozenset[str]) -> Iterator[str]:
    """The first words of bodies' names that stand alone elsewhere ("Norvik" of "Norvik Bio")."""
    firsts = {name.split(" ")[0] for name in found if " " in name}
    given = female_names() | male_names() | FEMALE_GIVEN | MALE_GIVEN
    return (n for n in evidence if n in firsts - people - given and evidence[n] >= 0)


def _weight(tokens: Sequence[Token], kids: Kids, first: int, end: int) -> int:
    if _is_somebodys(tokens, kids, first, end):
        return _PERSON
    words = " ".join(t.text for t in tokens[first:end])
    weight = _beside_noun(tokens, first) + _BUILT * ends_as_body(words)
    weight += _SHOWN * _goes_on_as_body(tokens, kids, end)
    joined = any(_is_joined(t.text) for t in tokens[first:end])
    return weight + _TAKEN_UP * (_is_it(tokens, end - 1) + joined)


def _is_joined(word: str) -> bool:
    """Whether a capital stands inside a word that has small letters: "NordExpress"."""
    return word[1:] != word[1:].lower() and not word.isupper()


def _is_somebodys(tokens: Sequence[Token], kids: Kids, first: int, end: int) -> bool:
    """Whether a title, a given name, a role, an age or "who" says that the name is a person's."""
    words = [fold_word(t.text) for t in tokens[first:end]]
    given = female_names() | male_names() | FEMALE_GIVEN | MALE_GIVEN
    if len(words) > 1 and words[0] in given | title_words():
        return True
    before = tokens[first - 1] if first else None
    roles = person_nouns() - voice_words("companies")
    if before is not None and before.pos == "NOUN" and before.lemma.lower() in roles:
        return True
    after = tokens[end : end + 3]
    if len(after) > 2 and after[0].text == "," and after[1].text.isdigit():
        return True
    return any(_opens_with(tokens, kids, kid, {"who", "whom"}) for kid in kids[end - 1])


def _beside_noun(tokens: Sequence[Token], first: int) -> int:
    """What a word for a body before a name weighs: "the charity Age Matters"."""
    at = first - 1
    apart = at >= 0 and tokens[at].text == ","
    at -= apart
    if at < 0 or tokens[at].pos != "NOUN" or tokens[at].tag != "NN":
        return 0
    lemma = tokens[at].lemma.lower()
    if lemma not in _body_nouns():
        return 0
    # "The head of the union, Ida Brandel": behind a comma stands the name of the first noun.
    if apart and (tokens[at].dep == "pobj" or not _opens_phrase(tokens, at)):
        return 0
    # An owner or an operator may be a person.
    return _TAKEN_UP if lemma in person_nouns() else _SHOWN


def _opens_phrase(tokens: Sequence[Token], noun: int) -> bool:
    """Whether a noun behind an article opens its sentence, so that the name is in apposition."""
    at = noun
    while at > 0 and tokens[at - 1].sentence == tokens[noun].sentence and noun - at < _REACH:
        at -= 1
        if tokens[at].text.lower() in {"the", "a", "an", "its", "their"}:
            return True
    return False


def _goes_on_as_body(tokens: Sequence[Token], kids: Kids, end: int) -> bool:
    """Whether a body follows: "Open Harbour, the charity that", "Hidroval, which runs"."""
    if any(_opens_with(tokens, kids, kid, {"which"}) for kid in kids[end - 1]):
        return True
    after = tokens[end : end + 3 + _REACH]
    if len(after) < 3 or after[0].text != ",":
        return False
    if after[1].text.lower() not in {"a", "an", "the"}:
        return False
    for token in after[2:]:
        if token.text in {",", "."} or token.pos in {"VERB", "AUX", "ADP"}:
            return False
        if token.pos == "NOUN" and token.dep not in {"compound", "poss", "nmod"}:
            return token.lemma.lower() in _body_nouns() - person_nouns()
    return False


def _opens_with(tokens: Sequence[Token], kids: Kids, kid: int, words: set[str]) -> bool:
    clause = tokens[kid]
    return clause.dep == "relcl" and any(tokens[k].text.lower() in words for k in kids[kid])


def _is_it(tokens: Sequence[Token], head: int) -> bool:
    """Whether "it" takes up whoever says: "Norvik said in a letter that it had"."""
    verb = tokens[tokens[head].head]
    if tokens[head].dep == "appos":
        verb = tokens[verb.head] if verb.dep == "nsubj" else verb
    elif tokens[head].dep != "nsubj":
        return False
    if verb.pos != "VERB" or verb.index < head:
        return False
    for token in tokens[verb.index + 1 : verb.index + 1 + _AHEAD]:
        if token.sentence != verb.sentence or token.text == '"':
            return False
        if token.dep in {"nsubj", "nsubjpass"}:
            # "Said it was raining": what it is or was may be the weather.
            return token.text.lower() == "it" and tokens[token.head].lemma != "be"
    return False


def _body_nouns() -> frozenset[str]:
    return group_nouns() | voice_words("companies") | voice_words("generic_groups")
