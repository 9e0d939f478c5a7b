"""PLOVER's sector of an actor, by the words that name it: police, soldiers, rebels, civilians."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.lexicon.plover import sectors

_SIGNS = ".,'\"()"


def sector_of(name: str) -> str:
    """PLOVER's sector of an actor as the text names it, "" where no word tells it."""
    known = sectors()
    for word in reversed(name.casefold().split()):
        for lemma in _lemmas(word.strip(_SIGNS)):
            if lemma in known:
                return known[lemma]
    return ""


def _lemmas(word: str) -> Iterator[str]:
    """A word and what it may be the plural of."""
    yield word
    yield word.removesuffix("'s")
    if word.endswith("ies"):
        yield word.removesuffix("ies") + "y"
    if word.endswith("men"):
        yield word.removesuffix("men") + "man"
    if word.endswith("es"):
        yield word.removesuffix("es")
    yield word.removesuffix("s")
