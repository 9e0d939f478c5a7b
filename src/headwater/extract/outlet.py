"""Outlets as a report speaks of them: known, built like an outlet's name, or its own."""

from __future__ import annotations

import re

from headwater.extract.parse import Parse
from headwater.lexicon.agencies import known_outlet, looks_like_outlet, outlet_words, tagged_outlet
from headwater.lexicon.fold import fold_name
from headwater.lexicon.sources import group_nouns, outlet_nouns
from headwater.model import Report, Token

_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]]")
_ARTICLES = {"the", "a", "an"}
# An outlet's name is no longer than this.
_MAX_NAME_WORDS = 6
# Bodies that people tell things to and that publish nothing themselves.
_AUDIENCES = frozenset(
    "parliament congress senate court council committee assembly commission house jury inquiry "
    "inquest tribunal conference summit duma knesset bundestag lawmakers mps police".split()
)


def own_names(report: Report) -> tuple[str, ...]:
    """Names by which a report may speak of its own outlet: the outlet, its dateline, its tags."""
    names = [report.outlet] if report.outlet else []
    for span in (report.dateline, *report.agency_tags):
        if span is not None:
            names.extend(tag_names(span.text))
    return tuple(dict.fromkeys(names))


def tag_names(text: str) -> tuple[str, ...]:
    """The outlet in a dateline or a credit: "BEIRUT (Reuters) -" holds Reuters, "AFP" is AFP."""
    inside = [m[1].strip() for m in _IN_BRACKETS.finditer(text)]
    names = []
    for words in inside or [text.strip(" -–—")]:
        tagged = tagged_outlet(words) or known_outlet(words)
        if tagged is not None:
            names.append(tagged.name)
        elif inside and words[:1].isupper() and not any(c.isdigit() for c in words):
            names.append(words)
    return tuple(names)


def named_outlet(parse: Parse, first: int, last: int, *, told: bool = False) -> str | None:
    """The outlet that the tokens from `first` to `last` name, or None.

    Args:
        parse: the report's tree.
        first: index of the phrase's first token.
        last: index of its last token.
        told: whether somebody told it something; then a bare organisation's name is enough, since
            people speak to outlets by name ("told Norvik").
    """
    introduced = introduced_name(parse, first, last)
    return introduced or _outlet_by_words(parse, first, last, told=told)


def _outlet_by_words(parse: Parse, first: int, last: int, *, told: bool) -> str | None:
    words = _bare(parse, first, last)
    if not words or not any(c.isupper() for c in words):
        return None
    tokens = parse.tokens[first : last + 1]
    if any(_is_no_outlets_word(token) for token in tokens):
        return None
    known = known_outlet(words)
    if known is not None and (words in known.spellings or words.isupper() or " " in words):
        return known.name
    is_built_so = looks_like_outlet(words, cited=True) and tokens[-1].entity != "PERSON"
    if is_built_so or fold_name(words) in parse.outlets:
        return words
    own = _own_name(parse.report, words)
    if own is None and told and _is_bare_organisation(tokens, words):
        return words
    return own


def introduced_name(parse: Parse, first: int, last: int) -> str | None:
    """The name behind a noun that shows it to be an outlet's: "the tabloid Nova Sul", or None."""
    tokens, at = parse.tokens, last
    while at > max(first, last - _MAX_NAME_WORDS) and tokens[at - 1].pos == "PROPN":
        at -= 1
    if at == first or tokens[last].pos != "PROPN" or tokens[at - 1].text.lower() in _ARTICLES:
        return None
    name = parse.text[tokens[at].start : tokens[last].end]
    return name if fold_name(name) in parse.outlets else None


def _is_no_outlets_word(token: Token) -> bool:
    """A common noun that no outlet's name holds ("a report on ...", "a crowd in ...")."""
    is_common = token.pos == "NOUN" and token.text.islower()
    return is_common and token.text not in outlet_words() | outlet_nouns()


def _bare(parse: Parse, first: int, last: int) -> str:
    while first < last and parse.tokens[first].text.lower() in _ARTICLES:
        first += 1
    return parse.text[parse.tokens[first].start : parse.tokens[last].end].strip("'\" ")


def _own_name(report: Report, words: str) -> str | None:
    """The report's own outlet if `words` shorten its name ("Norvik" for "Norvik News Agency")."""
    folded = set(fold_name(words).split())
    for name in own_names(report):
        if folded and folded <= set(fold_name(name).split()) and folded - outlet_words():
            return name
    return None


def _is_bare_organisation(tokens: tuple[Token, ...], words: str) -> bool:
    named = [t for t in tokens if t.text.lower() not in _ARTICLES]
    if not named or any(t.pos != "PROPN" or t.entity not in {"ORG", ""} for t in named):
        return False
    if any(t.text[:1].isdigit() for t in tokens):  # "Tk 12,800"
        return False
    lowered = {w.lower() for w in words.split()}
    return not lowered & (_AUDIENCES | group_nouns())


# Which words in an outlet's name go with which common noun.
_SPOKEN = frozenset("radio tv television fm channel broadcasting broadcaster station voice".split())
_SPOKEN_NOUNS = {"radio", "station", "broadcaster", "television"}
_PRINTED_NOUNS = {"newspaper", "paper", "magazine"}


def fits_noun(name: str, noun: str) -> bool:
    """Whether "the station" or "the paper" may stand for the outlet of this name."""
    words = set(fold_name(name).split())
    if noun in _SPOKEN_NOUNS:
        known = known_outlet(name)
        return bool(words & _SPOKEN) or (known is not None and known.kind == "broadcaster")
    return not (noun in _PRINTED_NOUNS and words & _SPOKEN)


def stands_for_outlet(parse: Parse, noun: Token) -> bool:
    """Whether a common noun with "the" or "this" stands for an outlet ("told the station")."""
    if noun.pos != "NOUN" or noun.lemma.lower() not in outlet_nouns():
        return False
    return any(
        kid.text.lower() in {"the", "this", "that", "our"}
        for kid in parse.children(noun.index, "det", "poss")
    )
