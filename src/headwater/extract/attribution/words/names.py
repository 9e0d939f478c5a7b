"""Names, roles and affiliations read off the words round a noun."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.extract.attribution.finding import Phrase
from headwater.extract.introduced import proper_runs
from headwater.extract.parse import Parse
from headwater.lexicon.agencies import known_outlet
from headwater.lexicon.fold import fold_name, fold_word, straighten
from headwater.lexicon.given import FEMALE_GIVEN, MALE_GIVEN
from headwater.lexicon.sources import (
    female_names,
    female_words,
    male_names,
    male_words,
    person_nouns,
    title_words,
)
from headwater.model import Token

_DETERMINERS = {
    "the",
    "a",
    "an",
    "this",
    "that",
    "its",
    "their",
    "his",
    "her",
    "our",
    "these",
    "those",
}


def full_names(parse: Parse) -> dict[str, str]:
    """Full name by folded surname, the first that the report gives; and names by their initials."""
    names: dict[str, str] = {}
    for first, end in proper_runs(parse.tokens):
        last = fold_word(parse.tokens[end - 1].text)
        if last in parse.persons and end - first >= 2:
            start = parse.tokens[first].start
            words = name_words(parse.report.text[start : parse.tokens[end - 1].end])
            if len(words) >= 2:
                names.setdefault(fold_name(words[-1]), " ".join(words))
    for name in parse.annotations.names:
        words = name_words(name.span.text)
        if name.label == "PERSON" and len(words) >= 2:
            names.setdefault(fold_name(words[-1]), " ".join(words))
        if name.label == "ORG" and len(words) >= 3:
            own = without_determiner(name.span.text).split()
            initials = "".join(w[0] for w in own if w[:1].isupper())
            names.setdefault("~" + initials, without_determiner(name.span.text))
    return names


_NOT_ROLES = frozenset(("", *"mr mrs ms miss sir dr the a an his her their our my its".split()))


def name_words(text: str) -> list[str]:
    """The words of a name without possessive and titles."""
    words = straighten(text).removesuffix("'s").removesuffix("'").split()
    last = 0
    for at, word in enumerate(words[:-1]):
        plain = word.lower().rstrip(".")
        # "Matron Ida Brandel": what somebody is stands before a whole name.
        if plain in title_words() or (at < len(words) - 2 and plain in person_nouns()):
            last = at + 1
    return words[last:]


def gender_of_words(words: Sequence[str]) -> str:
    """The sex, "f" or "m", where a title or a noun among the words tells it, else ""."""
    folded = {w.lower().rstrip(".") for w in words}
    if folded & female_words():
        return "f"
    return "m" if folded & male_words() else ""


def gender_of_name(name: str) -> str:
    """What a full name's given name tells, or ""."""
    words = fold_name(name).split(" ")
    if len(words) < 2:
        return ""
    if words[0] in female_names() or words[0] in FEMALE_GIVEN:
        return "f"
    return "m" if words[0] in male_names() or words[0] in MALE_GIVEN else ""


def name_and_role(parse: Parse, phrase: Phrase) -> tuple[str, str | None]:
    """The name in "Roads minister Ida Brandel", and the role before it."""
    head = phrase.head
    first = head
    in_entity = parse.tokens[head].entity == "PERSON"
    while first > phrase.first:
        token = parse.tokens[first - 1]
        fits = token.entity == "PERSON" if in_entity else token.pos == "PROPN"
        if not fits:
            break
        first -= 1
    last = head
    while last < phrase.last and parse.tokens[last + 1].entity == "PERSON" and in_entity:
        last += 1
    words = parse.report.text[parse.tokens[first].start : parse.tokens[last].end].split()
    titles: list[str] = []
    while len(words) > 1 and words[0].lower().rstrip(".") in title_words():
        titles.append(words.pop(0))
    before = parse.report.text[parse.tokens[phrase.first].start : parse.tokens[first].start]
    role = " ".join([*without_determiner(before.strip()).split(), *titles])
    role = role.removesuffix(".")
    is_only_address = role.lower().rstrip(".") in _NOT_ROLES
    return " ".join(words), None if is_only_address else role


def premodified(parse: Parse, noun: Token) -> str:
    """A noun with the words that stand directly before it: "chief whip", "rescue officials".

    A time at the head of a sentence is none of them: "Last winter activists said".
    """
    first = noun.index
    for kid in reversed(parse.kids[noun.index]):
        token = parse.tokens[kid]
        if kid < noun.index and token.entity in {"DATE", "TIME"}:
            break
        if kid < noun.index and token.dep in {"compound", "amod", "nmod"}:
            first = min(first, parse.left[kid])
    return parse.report.text[parse.tokens[first].start : noun.end]


def prepositional_object(parse: Parse, noun: Token, prepositions: set[str]) -> Token | None:
    """What a noun is said to be of, by, from ...: the first that is no time, or None."""
    for kid in parse.children(noun.index, "prep", "agent"):
        if kid.text.lower() in prepositions:
            thing = parse.child(kid.index, "pobj")
            if thing is not None and thing.entity not in {"DATE", "TIME"}:
                return thing
    return None


def called_name(parse: Parse, noun: Token) -> str | None:
    """The name in "a group called Open Harbour"."""
    for kid in parse.children(noun.index, "acl", "appos"):
        lemma = kid.lemma.lower()
        if lemma in {"call", "name", "know", "dub", "identify"}:
            named = parse.child(kid.index, "oprd", "dobj", "attr", "prep", "npadvmod")
            if named is not None and named.dep == "prep":
                is_as = named.text.lower() == "as" or lemma != "identify"
                named = parse.child(named.index, "pobj") if is_as else None
            if named is not None:
                return bare_words(parse, named)
    return None


def bare_words(parse: Parse, noun: Token) -> str:
    """A noun's phrase up to the first thing set off, without its determiner or possessive."""
    first, last = parse.left[noun.index], noun.index
    for index in range(noun.index + 1, min(parse.right[noun.index], noun.index + 8) + 1):
        token = parse.tokens[index]
        if token.text in {",", "(", '"', ";", "—", "–"} or token.dep in {
            "relcl",
            "case",
            "appos",
            "acl",
        }:
            break
        if token.tag in {"WDT", "WP"}:
            break
        last = index
    words = parse.report.text[parse.tokens[first].start : parse.tokens[last].end]
    return without_determiner(words)


def entity_words(parse: Parse, token: Token) -> str:
    """The whole name that a token is part of, or its own compound words."""
    first = last = token.index
    tokens = parse.tokens
    while (
        first > 0
        and tokens[first - 1].entity == token.entity
        and (token.entity and tokens[first - 1].pos in {"PROPN", "NOUN", "ADJ"})
    ):
        first -= 1
    while (
        last + 1 < len(tokens)
        and tokens[last + 1].entity == token.entity
        and (token.entity and tokens[last + 1].pos in {"PROPN", "NOUN", "ADP", "CCONJ"})
    ):
        last += 1
    first = min(first, parse.left[token.index]) if not token.entity else first
    return without_determiner(parse.report.text[tokens[first].start : tokens[last].end])


def without_determiner(words: str) -> str:
    """The words without an article or the like at their head."""
    first, _, rest = words.partition(" ")
    return rest if first.lower() in _DETERMINERS and rest else words


def shown_outlet(words: str) -> str:
    """An outlet's name as it is shown: the known one, or the words themselves."""
    known = known_outlet(words)
    return known.name if known else without_determiner(words)
