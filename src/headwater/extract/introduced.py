"""Names that a report introduces as a person's or an outlet's, whatever the language model says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from headwater.lexicon.agencies import outlet_words
from headwater.lexicon.fold import fold_name, fold_word
from headwater.lexicon.sources import (
    female_names,
    group_nouns,
    male_names,
    outlet_nouns,
    person_nouns,
    title_words,
    vessel_nouns,
)
from headwater.model import Token
from headwater.model.same import Same

# Bodies can be these too ("Norvik Lines, the owner of the ship").
_ALSO_BODIES = {"owner", "operator", "partner", "developer", "contractor", "agent", "leader"}
# These are as often firms ("rail operator NordExpress").
_ALSO_FIRMS = {"operator", "supplier", "carrier", "developer", "contractor"}
# "honey seller Ida Brandel": nouns with these endings say what a person does.
_AGENT_ENDINGS = ("er", "or", "ist", "man", "woman", "ian")
_MAX_NAME_WORDS = 6
# How far behind a name the noun may stand that says what it is.
_REACH = 8
_CALLED = frozenset({"called", "named"})
# "The Liberian-registered Amparo".
_OF_VESSELS = frozenset({"flagged", "registered"})
# How often it appears: "the daily Nova Sul", "a Lisbon weekly".
_PERIODICALS = {"daily", "weekly", "fortnightly", "monthly", "quarterly"}


def introduced_people(tokens: Sequence[Token], kids: Sequence[Sequence[int]]) -> Iterator[str]:
    """Last words, folded, of names that have a title, a given name, a role or an age beside them.

    Args:
        tokens: the report's tokens.
        kids: for each token the indices of its direct dependents.
    """
    for first, end in proper_runs(tokens):
        last = fold_word(tokens[end - 1].text)
        if last and last not in group_nouns() and _is_a_persons(tokens, kids, first, end):
            yield last


def introduced_outlets(tokens: Sequence[Token]) -> Iterator[str]:
    """Names, folded, beside a word for an outlet: "the newspaper Nova Sul", "Nova Sul, a daily"."""
    for first, end in proper_runs(tokens):
        before = tokens[first - 1] if first else None
        is_told = before is not None and before.pos in {"NOUN", "ADJ"} and _means_outlet(before)
        if is_told or _goes_on_as_outlet(tokens, end):
            yield fold_name(" ".join(t.text for t in tokens[first:end]))


def _goes_on_as_outlet(tokens: Sequence[Token], end: int) -> bool:
    """As in "Nova Sul, a Lisbon daily", and not "Ida Brandel, a newspaper editor"."""
    after = tokens[end : end + _REACH]
    if len(after) < 3 or after[0].text != "," or after[1].text.lower() not in {"a", "an", "the"}:
        return False
    for token, following in pairwise(after[2:]):
        if token.pos in {"ADP", "AUX", "PRON", "SCONJ"} or token.text == ",":
            return False
        if _means_outlet(token) and following.pos != "NOUN":
            return True
    return False


def is_vessels(tokens: Sequence[Token], first: int) -> bool:
    """Whether the name that begins there is a vessel's own: "the ferry Amparo"."""
    return first > 0 and tokens[first - 1].text in vessel_nouns() | _OF_VESSELS


def proper_runs(tokens: Sequence[Token]) -> tuple[tuple[int, int], ...]:
    """Runs of proper nouns: index of the first token, and one past the last."""
    return _proper_runs(Same(tokens))


# Of one report they are asked for hundreds of times.
@lru_cache(maxsize=4)
def _proper_runs(key: Same[Sequence[Token]]) -> tuple[tuple[int, int], ...]:
    return tuple(_runs(key.thing))


def _runs(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(tokens):
        first = at
        while at < len(tokens) and at - first < _MAX_NAME_WORDS:
            if tokens[at].pos != "PROPN" and not (at > first and _is_hyphen(tokens, at)):
                break
            at += 1
        if at > first:
            yield first, at
        else:
            at += 1


def _is_hyphen(tokens: Sequence[Token], at: int) -> bool:
    """Whether a hyphen joins the names round it: "Ofosu-Darko"."""
    if tokens[at].text != "-" or at + 1 >= len(tokens) or tokens[at + 1].pos != "PROPN":
        return False
    return tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start


def _means_outlet(token: Token) -> bool:
    if token.text[:1].isupper():
        return False
    return token.lemma.lower() in outlet_nouns() | _PERIODICALS


def _is_a_persons(
    tokens: Sequence[Token], kids: Sequence[Sequence[int]], first: int, end: int
) -> bool:
    words = [fold_word(t.text) for t in tokens[first:end]]
    if set(words) & (group_nouns() | outlet_words()):
        return False
    if _follows_role(tokens, first, full=len(words) >= 2):
        return True
    if len(words) < 2:
        return False
    known = female_names() | male_names() | title_words()
    return words[0] in known or _goes_on_as_person(tokens, kids, end)


def _follows_role(tokens: Sequence[Token], first: int, *, full: bool) -> bool:
    """Whether a lower-case noun before the name says what the person is or does.

    "Honey seller Ida Brandel", and "a honey seller named Ida Brandel".
    """
    at = first - 1 - (first > 1 and tokens[first - 1].text in _CALLED)
    role = tokens[at] if first else None
    if role is None or role.tag != "NN" or role.sentence != tokens[first].sentence:
        return False
    lemma = role.lemma.lower()
    if lemma in _ALSO_FIRMS:
        return full and fold_word(tokens[first].text) in female_names() | male_names()
    if lemma in person_nouns():
        return True
    return full and lemma.endswith(_AGENT_ENDINGS) and lemma not in group_nouns() | outlet_nouns()


def _goes_on_as_person(tokens: Sequence[Token], kids: Sequence[Sequence[int]], end: int) -> bool:
    """Whether an age, a role or "who" follows a full name."""
    after = tokens[end : end + 7]
    if len(after) >= 3 and after[0].text == ",":
        age = after[1].text
        if age.isdigit() and len(age) == 2 and after[2].text == ",":
            return True
        roles = person_nouns() - _ALSO_BODIES
        if after[1].text.lower() in {"a", "an", "the", "its", "their"}:
            for token in after[2:]:
                if token.text == ",":
                    break
                if token.pos == "NOUN" and token.lemma.lower() in roles:
                    return True
    return any(
        tokens[kid].dep == "relcl" and any(tokens[k].text.lower() == "who" for k in kids[kid])
        for kid in kids[end - 1]
    )
