"""Spelling of place names made comparable across transliterations, in Latin and Arabic letters.

Two levels: `fold_toponym` keeps the letters (accents, case, hyphens, apostrophes and articles
gone), so equal folds are the same spelling; `toponym_skeleton` keeps what most transliterations of
one name share. Skeletons invent matches, so they only find candidates, and `toponym_likeness`
decides.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from headwater.lexicon.fold import straighten, strip_accents

# Ayn, hamza and every mark that stands for them or for a soft sign.
_APOSTROPHES = re.compile(r"['`\u02bb\u02bc\u02be\u02bf\u2018\u2019\u02b9\u02ba\u00b4]")
_NOT_LETTERS = re.compile(r"[\W_]+")
# Arabic script: one letter for the writings of one, as Arabic, Persian and Kurdish keyboards
# differ; hamza on its seat and vowel marks are gone by then. The lengthening stroke is no letter.
_ARABIC_LETTERS = str.maketrans("ىیېکگةھہۀٱ", "يييككهههها", "\u0640\u0621")
_ARABIC_ARTICLE = re.compile(r"^(?:ال|لل)(?=..)")
_ARTICLES = frozenset("al el ul ash esh as es az ez ad ed ar er at et an en uz ech ezz".split())
_THE = frozenset({"the"})
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "pt": "point"}
# One sound, many letters; in this order, since the later ones would eat parts of the earlier.
_SOUNDS = (
    ("tsch", "c"),
    ("sch", "s"),
    ("shch", "s"),
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("dh", "d"),
    ("zh", "z"),
    ("dj", "j"),
    ("dzh", "j"),
    ("sh", "s"),
    ("ch", "s"),
    ("ck", "k"),
    ("tz", "z"),
    ("ts", "z"),
    ("q", "k"),
    ("c", "k"),
    ("x", "ks"),
)
_VOWELS = re.compile(r"[aeiouyw]+")
_DOUBLED = re.compile(r"(.)\1+")
_SAME_VOWELS = (
    ("ay", "i"),
    ("ai", "i"),
    ("ei", "i"),
    ("ey", "i"),
    ("ee", "i"),
    ("ie", "i"),
    ("aw", "u"),
    ("au", "u"),
    ("oo", "u"),
    ("ou", "u"),
    ("o", "u"),
    ("w", "u"),
    ("y", "i"),
    ("e", "i"),
)


@lru_cache(maxsize=65_536)
def toponym_words(name: str) -> tuple[str, ...]:
    """The words of a name, lower case, unaccented, without articles."""
    plain = strip_accents(_APOSTROPHES.sub("", straighten(name))).casefold()
    plain = plain.translate(_ARABIC_LETTERS)
    words = [_ARABIC_ARTICLE.sub("", w) for w in _NOT_LETTERS.split(plain) if w]
    kept = [w for w in words if w not in _ARTICLES and w not in _THE] or words
    if len(kept) > 1 and kept[0] in _SHORT:
        kept[0] = _SHORT[kept[0]]
    return tuple(kept)


def fold_toponym(name: str) -> str:
    """A name for exact comparison: "Al-Mayādīn" and "al Mayadin" -> "mayadin"."""
    return " ".join(toponym_words(name))


def toponym_skeleton(folded: str) -> str:
    """What transliterations of one name share, from a folded name; "" where too little is left."""
    parts = []
    for word in folded.split():
        text = word
        for sound, letter in _SOUNDS:
            text = text.replace(sound, letter)
        text = text.removesuffix("h") if len(text) > 2 else text
        parts.append(_VOWELS.sub("", text))
    bare = _DOUBLED.sub(r"\1", "".join(parts))
    return bare if len(bare) > 1 else ""


@lru_cache(maxsize=65_536)
def _sounded(folded: str) -> str:
    text = folded.replace(" ", "")
    for sound, letter in (*_SOUNDS, *_SAME_VOWELS):
        if sound != "kh":
            text = text.replace(sound, letter)
    text = text.removesuffix("h") if len(text) > 3 else text
    return _DOUBLED.sub(r"\1", text)


def toponym_likeness(a: str, b: str) -> float:
    """How much two folded names are spellings of one name, 0 to 1; 1 only for equal folds.

    Nearly all by sounds; "kh" and "h" share a skeleton but no sound: "Sabkha" is not "Sabha".
    """
    if a == b:
        return 1.0
    if a.replace(" ", "") == b.replace(" ", ""):
        return 0.99
    letters = fuzz.ratio(a.replace(" ", ""), b.replace(" ", ""))
    return 0.97 * (0.1 * letters + 0.9 * fuzz.ratio(_sounded(a), _sounded(b))) / 100
