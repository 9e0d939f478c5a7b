"""What the words of a span, the word before it and the word behind it say for a place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.extract.place.spans import NameSpan
from headwater.lexicon.abbreviations import PROVINCES, spelled_out
from headwater.lexicon.place_words import (
    ALSO_PLACING,
    BODIES,
    KIND_WORDS,
    NAME_BEGINNINGS,
    NAME_ENDINGS,
    OF_A_PLACE,
    PLACING,
    PLURAL_KIND_WORDS,
    SPEAKING,
    TITLES,
)
from headwater.model import Token

_PARTIES = frozenset({"D", "R", "DFL"})
_DASHES = frozenset({"(", "--", "\u2014", "\u2013"})


def own_words(span: NameSpan, tokens: Sequence[Token]) -> Iterator[str]:
    """Names of what holds of a span's own words."""
    words = [t.text.casefold() for t in tokens]
    short_form = spelled_out(span.text) != span.text
    holds = {
        "one word": len(tokens) == 1,
        "short": len(tokens) == 1 and len(span.text.strip(".")) <= 3 and not short_form,
        "state in short": short_form or span.text in PROVINCES,
        "capitals": span.text.isupper() and len(span.text) > 4,
        "begins as place": len(words) > 1 and words[0] in NAME_BEGINNINGS,
        "digits": any(c.isdigit() for c in span.text),
        "in a place's pattern": span.listed,
        "holds a title": any(w in TITLES for w in words),
    }
    yield from (name for name, is_so in holds.items() if is_so)
    ending = NAME_ENDINGS.get(words[-1], "") if len(words) > 1 else ""
    # "Kano State" is one, "Islamic State" is none: only the gazetteer can tell.
    if ending and (span.found or words[-1] != "state"):
        yield f"ends as {'street' if ending == 'street' else 'place'}"


def word_before(token: Token | None, before: Token | None, *, named: bool) -> str:
    """What the word before a span says; "" where it says nothing.

    Args:
        token: the word, past "the"; None at the head of a sentence.
        before: the word before that.
        named: whether another name ends right before the word.
    """
    if token is None:
        return "nothing"
    word = token.text.casefold()
    if word in PLACING:
        return "placing"
    if word in ALSO_PLACING:
        return "of" if word == "of" else "also placing"
    if word.strip(".") in TITLES:
        return "title"
    if word in {",", "and", "or", "&"}:
        joint = "comma" if word == "," else "and"
        return f"{joint} and name" if named else joint
    return _rest_before(token, before)


def _rest_before(token: Token, before: Token | None) -> str:
    if token.text == "-" and before is not None and before.text in _PARTIES:
        return "party"
    if token.text[:1].isupper() and token.pos == "PROPN":
        return "name goes on"
    return "verb" if token.pos == "VERB" else ""


def word_after(token: Token | None, *, wider: bool, opens: bool) -> str:
    """What the word behind a span says; "" where it says nothing.

    Args:
        token: the word; None at the end of a sentence.
        wider: whether the name of a division or a country begins right behind the word.
        opens: whether the span opens its sentence.
    """
    if token is None:
        return "nothing"
    word = token.text.casefold()
    if word == "," and wider:
        return "wider place"
    if word in _DASHES:
        return "dateline" if opens else ""
    if token.tag == "POS":
        return "possessive"
    return _noun_after(token, word) or _rest_after(token, word)


def _noun_after(token: Token, word: str) -> str:
    if word in KIND_WORDS or word in PLURAL_KIND_WORDS:
        return "kind" if token.text.islower() else "kind in capitals"
    if word in BODIES or word.removesuffix("s") in TITLES:
        return "body"
    return "of a place" if word in OF_A_PLACE else ""


def _rest_after(token: Token, word: str) -> str:
    if token.text[:1].isupper():
        return "street" if NAME_ENDINGS.get(word) == "street" else "name goes on"
    if token.lemma in SPEAKING:
        return "speech"
    if token.pos in {"VERB", "AUX"}:
        return "verb"
    return "noun" if token.pos == "NOUN" else ""
