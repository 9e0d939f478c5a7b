"""Names that the report shows to be a person's or a place's, whatever the language model says.

What is taken for a body by mistake is mostly one of these: "Ida Brandel, chief doctor of the
district hospital", "their leader, Ida Brandel", "the camp at Norvik".
"""

from __future__ import annotations

from collections import Counter

from headwater.extract.introduced import proper_runs
from headwater.extract.parse import Parse
from headwater.lexicon.fold import fold_name
from headwater.lexicon.sources import group_nouns, outlet_nouns, person_nouns
from headwater.lexicon.voices import voice_words

# Behind these stands where something is; "of" and "for" stand before bodies as well.
_WHERE = frozenset("in at near off outside inside around towards into through across above".split())
_ROLE_WORDS = 4


def people_and_places(parse: Parse) -> frozenset[str]:
    """Names, folded, that stand beside what somebody is, or mostly where something is."""
    people: set[str] = set()
    there: Counter[str] = Counter()
    elsewhere: Counter[str] = Counter()
    for first, end in proper_runs(parse.tokens):
        start = parse.tokens[first].start
        name = fold_name(parse.text[start : parse.tokens[end - 1].end])
        roles = (_has_role_behind(parse, end), _has_role_before(parse, first))
        if any(roles) or _stands_by_role(parse, end - 1):
            people.add(name)
        before = parse.tokens[first - 1].text.lower() if first else ""
        (there if before in _WHERE else elsewhere)[name] += 1
    return frozenset(people | {name for name in there if there[name] >= elsewhere[name]})


def _roles() -> frozenset[str]:
    """What a person is and no body may be."""
    return person_nouns() - group_nouns() - outlet_nouns() - voice_words("companies")


def _has_role_behind(parse: Parse, end: int) -> bool:
    """As in "Ida Brandel, chief doctor of the hospital" and "Ida Brandel, the club's chair"."""
    if end >= len(parse.tokens) or parse.tokens[end].text != ",":
        return False
    for token in parse.tokens[end + 1 : end + 1 + _ROLE_WORDS]:
        if token.text == "," or token.pos in {"VERB", "AUX", "ADP", "PROPN"}:
            return False
        if token.pos == "NOUN" and token.lemma.lower() in _roles():
            return True
    return False


def _has_role_before(parse: Parse, first: int) -> bool:
    """As in "their leader, Ida Brandel,"."""
    before = parse.tokens[max(0, first - 3) : first]
    if len(before) < 3 or before[-1].text != ",":
        return False
    owned = before[0].text.lower() in {"its", "his", "her", "their", "our", "my", "whose"}
    return owned and before[1].text.islower() and before[1].lemma.lower() in _roles()


def _stands_by_role(parse: Parse, last: int) -> bool:
    """As in "the assembly member for the area, Ida Brandel"."""
    token = parse.tokens[last]
    role = parse.tokens[token.head]
    return token.dep == "appos" and role.text.islower() and role.lemma.lower() in _roles()
