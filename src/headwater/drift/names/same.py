"""Whether two names can be one, and which names a sentence holds or keeps."""

from __future__ import annotations

from functools import lru_cache

from headwater.drift.scene import Rest, Scene
from headwater.lexicon.capitals import country_of_capital
from headwater.lexicon.fold import fold_name
from headwater.lexicon.likeness import spelling_likeness
from headwater.lexicon.nations import nation_code
from headwater.model import Name, Span, Telling

_COMPARED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})
_SPELLING = 0.8
# Words that many names have in common, and that tell none of them from another.
_COMMON_WORDS = frozenset(
    """state city town province region district county river lake mount mountain island islands
    sea gulf bay valley street road avenue square park port camp village north south east west
    northern southern eastern western central new old saint san santa st el la le de del der van
    al the of and in for at university hospital school college institute ministry department
    agency office bank court council committee commission party union association federation
    group company club united national international royal general federal republic people
    president minister mr mrs ms dr sir lord captain colonel judge professor pastor""".split()
)


def names_in(telling: Telling, span: Span) -> tuple[Name, ...]:
    """The names of people, bodies, places and peoples that lie inside a span."""
    return tuple(n for n in telling.parse.names if n.label in _COMPARED and span.covers(n.span))


def is_kept(scene: Scene, other: Name) -> bool:
    """Whether the child sentence still holds the parent's name."""
    return any(
        same_name(other.span.text, n.span.text) for n in names_in(scene.child, scene.sentence.span)
    ) or any(same_name(other.span.text, t.text) for t in scene.tokens if t.pos == "PROPN")


def one_full_name(scene: Scene, rest: Rest, mine: Name, theirs: Name) -> bool:
    """Whether either text has a name that holds both: "Jenny" and "Abrera" of "Jenny Abrera"."""
    both = {*fold_name(mine.span.text).split(), *fold_name(theirs.span.text).split()}
    return any(
        both <= set(fold_name(n.span.text).split())
        for telling in (scene.child, rest.parent)
        for n in telling.parse.names
    )


def both_speak(scene: Scene, rest: Rest, mine: Name, theirs: Name) -> bool:
    """Whether both are only who says it: another voice is judged as attribution."""
    return all(
        any(a.source is not None and a.source.covers(name.span) for a in telling.attributions)
        for telling, name in ((scene.child, mine), (rest.parent, theirs))
    )


def labels_of(name: Name, tellings: tuple[Telling, ...]) -> set[str]:
    """Every label that the tellings give a name, here or elsewhere."""
    text = fold_name(name.span.text)
    same = [n for t in tellings for n in t.parse.names if fold_name(n.span.text) == text]
    return {n.label for n in (name, *same)}


@lru_cache(maxsize=16_384)
def same_name(a: str, b: str) -> bool:
    """Whether two names can be one: words in common, spelled alike, initials, demonyms."""
    mine, theirs = fold_name(a).split(), fold_name(b).split()
    if not mine or not theirs:
        return False
    if any(_alike(x, y) for x in mine for y in theirs) or _one_nation(a, b):
        return True
    return _initials(mine) == "".join(theirs) or _initials(theirs) == "".join(mine)


@lru_cache(maxsize=4_096)
def nation_of(name: str) -> str:
    """The code of the country that a name, a people or a capital stands for, or ""."""
    folded = fold_name(name)
    last = folded.split()[-1] if folded else ""
    return (
        nation_code(folded)
        or nation_code(country_of_capital(folded))
        or nation_code(last)
        or nation_code(country_of_capital(last))
    )


def _one_nation(a: str, b: str) -> bool:
    """Whether two names are of one nation ("Greek", "Hellenic"; "UK", "British"; "Warsaw")."""
    return bool(nation_of(a)) and nation_of(a) == nation_of(b)


def own_words(name: str) -> list[str]:
    """The folded words of a name that tell it from others: of "Kachin State", "kachin"."""
    words = fold_name(name).split()
    own = [w for w in words if w not in _COMMON_WORDS and len(w) > 1]
    return own or words


def _alike(a: str, b: str) -> bool:
    if min(len(a), len(b)) >= 4 and (a.startswith(b[:4]) and abs(len(a) - len(b)) <= 4):
        return True  # Syria, Syrian; Mali, Malian
    return spelling_likeness(a, b) >= _SPELLING


def _initials(words: list[str]) -> str:
    return "".join(w[0] for w in words) if len(words) > 1 else ""
