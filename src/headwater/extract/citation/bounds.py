"""The whole of a cited name, where one word of it was taken for all, and names that are a person's.

"The Fair Pay Inspectorate" is no Fair, "the Marine and Ports Office" no Marine; and neither
"Health Secretary" nor "Regional" is anybody in "Regional Commissioner Ida Brandel".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from headwater.extract.introduced import proper_runs
from headwater.extract.parse import Parse
from headwater.lexicon.agencies import looks_like_outlet
from headwater.lexicon.bodies import body_sort, is_body_name
from headwater.lexicon.fold import fold_name, fold_word
from headwater.lexicon.given import FEMALE_GIVEN, MALE_GIVEN
from headwater.lexicon.sources import (
    female_names,
    group_nouns,
    male_names,
    person_nouns,
    title_words,
)
from headwater.model import Citation, Token

_TAGGED = frozenset({"tag", "link"})
_JOINTS = frozenset({"and", "&"})
_INSIDE = frozenset({"PROPN", "NOUN", "ADJ"})
# "Mampho Sekoati of the United Needle Workers": a person, and then whom he speaks for.
_OF = frozenset({"of", "at", "from"})
_LONGEST = 8


def in_full(parse: Parse, citation: Citation) -> Citation | None:
    """A citation by the whole name that stands there; None where the name is a person's.

    Args:
        parse: of the report.
        citation: as it was found; one whose name does not stand in its words is left as it is.
    """
    place = None if citation.kind in _TAGGED else _place(parse, citation)
    if place is None:
        return citation
    first, last = _beginning_of_name(parse, place[0]), place[1]
    end = _end_of_name(parse, first, last)
    if end > last and _is_persons_name(parse, last + 1, end):
        # "Coastguard Captain Ida Brandel" speaks for the coastguard, "Secretary Ida" for nobody.
        return citation if _is_sure_body(parse, first, last) else None
    if _is_person(parse, citation, first, end):
        return None
    whole = _text(parse, first, end) if (first, end) != place else citation.name
    name = _spoken_for(parse, first, end) or whole
    if name == citation.name or citation.kind == "body" or not is_body_name(name):
        return replace(citation, name=name)
    # A body that speaks is quoted; one that was told something is a mere audience.
    return replace(citation, name=name, kind="body") if citation.kind == "report" else None


def _spoken_for(parse: Parse, first: int, last: int) -> str | None:
    """The body behind a speaker's name: of "Ida Brandel of the Needle Workers' Union"."""
    at = next((n for n in range(first + 2, last) if parse.tokens[n].text in _OF), None)
    if at is None:
        return None
    speaker = _text(parse, first, at - 1)
    behind = at + 1 + (parse.tokens[at + 1].text.lower() == "the")
    body = _text(parse, behind, last)
    is_name = all(t.text[:1].isupper() for t in parse.tokens[first:at])
    if not is_name or body_sort(speaker) or is_body_name(speaker):
        return None
    return body if parse.tokens[behind].text[:1].isupper() and body_sort(body) else None


def _place(parse: Parse, citation: Citation) -> tuple[int, int] | None:
    """The first and the last token of the name in the words that cite it, or beside them."""
    tokens = parse.annotations.tokens_in(citation.span)
    if not tokens:
        return None
    sentence = parse.sentence_of(tokens[0].index)
    for start, end in (
        (citation.span.start, citation.span.end),
        (sentence.span.start, sentence.span.end),
    ):
        at = parse.text.find(citation.name, start, end)
        if at >= 0:
            held = [
                t.index
                for t in parse.tokens[sentence.first : tokens[-1].index + _LONGEST]
                if at <= t.start and t.end <= at + len(citation.name)
            ]
            if held and parse.tokens[held[0]].start == at:
                return held[0], held[-1]
    return None


def _beginning_of_name(parse: Parse, first: int) -> int:
    """Where a name begins of which only what stands behind "&" was taken."""
    while (
        first > 1 and parse.tokens[first - 1].text == "&" and _is_capital(parse.tokens[first - 2])
    ):
        first -= 2
        while first and _is_capital(parse.tokens[first - 1]) and _adjoins(parse, first - 1, first):
            first -= 1
    return first


def _end_of_name(parse: Parse, first: int, last: int) -> int:
    """The last token of the run of capitals that the name opens."""
    if not parse.tokens[first].text[:1].isupper():
        return last
    end = last
    sentence_last = parse.sentence_of(first).last
    while end + 1 < sentence_last:
        following = parse.tokens[end + 1]
        if _is_capital(following) and _adjoins(parse, end, end + 1):
            end += 1
        elif _joins(parse, first, end, sentence_last):
            end += 2
        else:
            break
    return end


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos in _INSIDE


def _adjoins(parse: Parse, at: int, following: int) -> bool:
    return parse.tokens[following].start == parse.tokens[at].end + 1


def _joins(parse: Parse, first: int, end: int, sentence_last: int) -> bool:
    """Whether "and" goes on with the name: "Works & Wages", "Marine and Ports Office"."""
    joint = parse.tokens[end + 1]
    if joint.text.lower() not in _JOINTS or end + 2 >= sentence_last:
        return False
    if not _is_capital(parse.tokens[end + 2]):
        return False
    if joint.text == "&":
        return True
    # A name that is none by itself: what stands behind "and" is the body.
    name = _text(parse, first, end)
    if " " in name or body_sort(name) or fold_name(name) in parse.bodies | parse.outlets:
        return False
    rest = end + 2
    while rest + 1 < sentence_last and _is_capital(parse.tokens[rest + 1]):
        rest += 1
    return bool(body_sort(_text(parse, end + 2, rest))) and rest > end + 2


def _is_persons_name(parse: Parse, first: int, last: int) -> bool:
    """Whether a run of capitals is somebody's name, with or without a title."""
    words = _words(parse, first, last)
    if words[-1] in parse.persons or words[0] in _given() | _titles():
        return True
    return all(t.entity == "PERSON" for t in parse.tokens[first : last + 1])


def _is_person(parse: Parse, citation: Citation, first: int, last: int) -> bool:
    """Whether the name is a person's, with a title or without: "Prime Minister Ida Brandel"."""
    name, words = _text(parse, first, last), _words(parse, first, last)
    if looks_like_outlet(name) or "&" in name or not parse.tokens[last].text[:1].isupper():
        return False
    title = next((n for n, word in enumerate(words[:-1]) if word in _titles()), None)
    if title is not None:  # "Norvik General Hospital" is no general, "Minister of Labour" an office
        is_large = parse.tokens[first].text[:1].isupper()
        is_followed = parse.tokens[first + title + 1].text[:1].isupper()
        is_named = is_followed or (is_large and not _given().isdisjoint(words[title + 1 :]))
        return is_named and not body_sort(words[-1])
    if citation.kind != "body" or body_sort(name) or is_body_name(name):
        return False
    return words[-1] in parse.persons or _is_named_in_full(parse, words)


def _is_named_in_full(parse: Parse, words: Sequence[str]) -> bool:
    """Whether the report has the name behind a given name or a title: "Passenger Ida Brandel"."""
    for start, end in proper_runs(parse.tokens):
        run = _words(parse, start, end - 1)
        before = run[: len(run) - len(words)]
        if run[len(before) :] == words and not _given().union(_titles()).isdisjoint(before):
            return True
    return False


def _words(parse: Parse, first: int, last: int) -> list[str]:
    return [fold_word(t.text) for t in parse.tokens[first : last + 1]]


@cache
def _given() -> frozenset[str]:
    return frozenset(female_names() | male_names() | FEMALE_GIVEN | MALE_GIVEN)


@cache
def _titles() -> frozenset[str]:
    """What stands before one person's name and is no body's."""
    roles = {noun for noun in person_nouns() - group_nouns() if not noun.endswith("s")}
    return frozenset(title_words() | roles)


def _is_sure_body(parse: Parse, first: int, last: int) -> bool:
    name = _text(parse, first, last)
    if first and parse.tokens[first - 1].text == "of":  # "Superintendent of Police Ida Brandel"
        return False
    return is_body_name(name) or bool(body_sort(name)) or fold_name(name) in parse.bodies


def _text(parse: Parse, first: int, last: int) -> str:
    return parse.text[parse.tokens[first].start : parse.tokens[last].end]
