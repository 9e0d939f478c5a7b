"""Bodies quoted for a statement: groups, makers of documents, and those who speak for a body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from headwater.extract.citation.firms import (
    Firm,
    find_firms,
    firm_meant,
    may_name_firm,
    stands_for_firm,
)
from headwater.extract.citation.nobodies import people_and_places
from headwater.extract.introduced import proper_runs
from headwater.extract.parse import Parse
from headwater.lexicon.bodies import body_sort, is_body_name, is_single_service
from headwater.lexicon.fold import fold_name, fold_word
from headwater.lexicon.naming import is_named
from headwater.lexicon.numerals import numeral_value
from headwater.lexicon.sources import female_names, group_nouns, male_names
from headwater.model import Attribution, Citation, Span, Token, Voice

# The chance that the source is meant, beside that of the attribution.
_APART, _WITHIN = 0.9, 0.8
_SPEAKING_FOR = frozenset("spokesman spokeswoman spokesperson spokespeople spokesmen spox".split())
_BEFORE_NAME = frozenset("of at by from for in the a an same so-called".split())
# Behind these a name goes on to be described.
_GOING_ON = frozenset("a also an as - – which who whose that based known".split())
# "New York-based" is two words.
_PLACE_WORDS = 4
_PLACES = frozenset({"GPE", "LOC", "NORP"})
# One word that is taken for an organisation may be a surname.
_FIRM_WORDS, _ORGANISATION = 2, frozenset({"ORG"})
# "Prosecutors in Norvik", "the Norvik prosecutor", "the waterworks at Norvik": an office of a
# place, which goes by that name.
_OFFICE_WORDS = "[Pp]rosecutors?|[Cc]oroner|[Pp]refecture|[Ww]aterworks|[Tt]own hall|[Cc]ity hall"
_OFFICE = re.compile(
    rf"(?:[Tt]he )?((?:{_OFFICE_WORDS}) (?:at|in|of) [A-Z]\S*(?: [A-Z]\S*)*"
    rf"|[A-Z]\S*(?: [A-Z]\S*)* (?:{_OFFICE_WORDS}))"
)
# Documents that lie somewhere, and where.
_KEPT = re.compile(
    r"(?:[\w-]+ ){0,2}(?:data|documents|entries|figures|files|filings|papers|records) "
    r"(?:at|from|held at|held by|in|kept at|kept by|with) (?:the )?(.+)",
    re.IGNORECASE,
)
# What may join two parts of a body's name ("Mothers of the Missing").
_JOINTS = frozenset({"of", "for", "the", "and", "&"})
# How far behind a comma the noun may stand: "Korvia, the state environmental authority".
_APPOSED_WORDS = 5


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of a report, gathered in one pass.

    Attributes:
        introduced: names, folded, that stand beside a noun for a body.
        starting: for the first character of each name its words, where they are no person's.
        behind: the same of names that a word for a body stands before, whoever they seem to be.
        labels: for each folded word of a name the labels that the language model gives it.
        surnames: folded words that end a person's name of several words.
        firms: names that are shown to be firms'.
        others: names, folded, that are shown to be people's and places'.
    """

    introduced: frozenset[str]
    starting: Mapping[int, str]
    behind: Mapping[int, str]
    labels: Mapping[str, frozenset[str]]
    surnames: frozenset[str]
    firms: tuple[Firm, ...]
    others: frozenset[str]


def find_bodies(parse: Parse, attributions: Sequence[Attribution]) -> Iterator[Citation]:
    """Bodies quoted for a statement, and the bodies that made a document that is quoted."""
    names = _gather_names(parse)
    for attribution in attributions:
        if attribution.source is None or not attribution.chain or attribution.continued:
            continue
        described = _described(parse, attribution, names)
        if described is None:
            continue
        name, source = _by_name(parse, names, _bare(described), attribution.source)
        if not _is_no_body(parse, names, name):
            confidence = attribution.confidence * _sureness(attribution)
            yield Citation(source, name, "body", attribution.content, round(confidence, 2))


def _described(parse: Parse, attribution: Attribution, names: _Names) -> str | None:
    """The body that speaks, as the chain or a description of a firm gives it."""
    voice, source = attribution.chain[0], attribution.source
    if source is None:
        return None
    if not stands_for_firm(parse, source):
        return _body_of(voice, source, names)
    firm = firm_meant(parse, names.firms, source.start)
    return firm or (voice.name if may_name_firm(voice.name) else None)


def introduced_bodies(parse: Parse) -> frozenset[str]:
    """Names, folded, beside a noun for a body: "the operator, Korvia", "Korvia, the authority"."""
    given = female_names() | male_names()
    found = set()
    for first, end in proper_runs(parse.tokens):
        words = [fold_word(t.text) for t in parse.tokens[first:end]]
        name = _text_of(parse, first, end)
        if words[0] in given or (words[-1] in parse.persons and not body_sort(name)):
            continue
        if _follows_noun(parse, first) or _precedes_noun(parse, end):
            found.add(fold_name(name))
    return frozenset(found)


def _gather_names(parse: Parse) -> _Names:
    labels: dict[str, set[str]] = {}
    surnames: set[str] = set()
    starting: dict[int, str] = {}
    behind: dict[int, str] = {}
    for first, end in proper_runs(parse.tokens):
        whole = _joined(parse, first, end)
        if first and _means_body(parse.tokens[first - 1]) and whole - first > 1:
            behind[parse.tokens[first].start] = _text_of(parse, first, whole)
        run = parse.tokens[first:end]
        for token in run:
            labels.setdefault(fold_word(token.text), set()).add(token.entity)
        if len(run) > 1 and run[-1].entity == run[-2].entity == "PERSON":
            surnames.add(fold_word(run[-1].text))
        elif fold_word(run[-1].text) not in parse.persons and run[-1].entity != "PERSON":
            starting[run[0].start] = _text_of(parse, first, end)
    frozen = {word: frozenset(found) for word, found in labels.items()}
    firms = find_firms(parse)
    others = people_and_places(parse)
    shown = introduced_bodies(parse) | {fold_name(f.name) for f in firms} | parse.bodies
    return _Names(shown - others, starting, behind, frozen, frozenset(surnames), firms, others)


def _joined(parse: Parse, first: int, end: int) -> int:
    """One past the last token of a name and of what "of" or "for" joins to it."""
    at = end
    while at < len(parse.tokens) and parse.tokens[at].text in _JOINTS:
        at += 1
    if at == end or at >= len(parse.tokens) or not parse.tokens[at].text[:1].isupper():
        return end
    while at < len(parse.tokens) and parse.tokens[at].text[:1].isupper():
        at += 1
    return at


def _text_of(parse: Parse, first: int, end: int) -> str:
    return parse.text[parse.tokens[first].start : parse.tokens[end - 1].end]


def _body_of(voice: Voice, source: Span, names: _Names) -> str | None:
    """The body behind the first voice of a chain, or None where a person speaks as such."""
    office = _OFFICE.fullmatch(source.text)
    if office and numeral_value(office[1].split()[0]) is None:  # whoever holds it
        return office[1]
    if voice.kind == "group":
        return voice.name
    if voice.kind == "document":
        return _maker_of(voice)
    if voice.kind == "outlet":  # "the UN refugee agency" publishes no news
        return voice.name if is_body_name(voice.name) else None
    if _speaks_for_body(voice):
        return voice.of or _before_spokesman(voice)
    return _of_people(voice) if voice.kind == "unnamed" else _of_name(voice, source, names)


def _maker_of(voice: Voice) -> str | None:
    """The body that made or keeps a document: the registry of "records at the land registry"."""
    kept = _KEPT.match(voice.name)
    if kept and is_body_name(kept[1]):
        return kept[1]
    # "The geological survey" is a body.
    return _bare(voice.name) if is_single_service(voice.name) else voice.of


def _of_people(voice: Voice) -> str | None:
    """The body whose people speak: "investigators from the Transport Safety Board"."""
    if is_single_service(voice.name):  # "the land register" is nobody and speaks all the same
        return _bare(voice.name)
    if voice.of is not None and is_body_name(voice.of):
        return voice.of
    return None


def _of_name(voice: Voice, source: Span, names: _Names) -> str | None:
    """The body that was taken for a person."""
    if is_body_name(voice.name):  # "Norvik General Hospital" is no general
        return source.text
    office = " ".join(takewhile(str.istitle, (voice.role or "").split()))
    if office and is_body_name(office):  # "Rights Forum researcher Ida Brandel"
        return office
    known = fold_name(voice.name) in names.introduced or _is_firm(names, voice.name)
    return voice.name if known else None


def _is_firm(names: _Names, name: str) -> bool:
    """Whether the language model takes every word of a longer name for an organisation's."""
    words = [fold_word(word) for word in name.split()]
    if len(words) < _FIRM_WORDS or words[0] in female_names() | male_names():
        return False
    return all(names.labels.get(word) == _ORGANISATION for word in words)


def _speaks_for_body(voice: Voice) -> bool:
    """Whether the words are the body's: a spokesman's, or a statement of people without names."""
    if not _SPEAKING_FOR.isdisjoint((voice.role or voice.name).lower().split()):
        return True
    return voice.kind == "unnamed" and voice.channel == "statement"


def _before_spokesman(voice: Voice) -> str | None:
    """The body named in front of a role: "Coastguard" of "Coastguard spokesman Captain"."""
    words = (voice.role or "").split()
    at = next((i for i, word in enumerate(words) if word.lower() in _SPEAKING_FOR), 0)
    return " ".join(words[:at]) or None


def _bare(name: str) -> str:
    """A name without what only describes it.

    "Harbour Watch" of "Norvik-based Harbour Watch", and "Civil Defence" of "Civil Defence also
    known as the Helmets".
    """
    words = name.split()
    while len(words) > 1 and words[0].lower() in _BEFORE_NAME:
        del words[0]
    based = next((i for i, w in enumerate(words[:_PLACE_WORDS]) if w.endswith("-based")), -1)
    words = words[based + 1 :] or words
    end = next((i for i, w in enumerate(words) if i and w.lower() in _GOING_ON), len(words))
    while end > 1 and end < len(words) and words[end - 1].lower() in _JOINTS:
        end -= 1
    short = " ".join(words[:end])
    is_name = is_named(short) or is_body_name(short) or is_single_service(short)
    return short if is_name else " ".join(words)


def _by_name(parse: Parse, names: _Names, described: str, source: Span) -> tuple[str, Span]:
    """The name beside a description: Korvia of "the environmental authority Korvia"."""
    if any(word[:1].isupper() for word in described.split()):
        return described, source
    at = source.end + 1
    name = names.behind.get(at) or names.starting.get(at)
    if name is None or fold_name(described) not in fold_name(source.text):
        return described, source
    return name, parse.report.span(source.start, source.end + 1 + len(name))


def _is_no_body(parse: Parse, names: _Names, name: str) -> bool:
    """Whether the name is a person's or a place's: "Norvik promised" is a government, unnamed."""
    if is_body_name(name) or not is_named(name) or fold_name(name) in names.introduced:
        return False
    if fold_name(name) in names.others:
        return True
    words = [fold_word(word) for word in name.split()]
    if name in names.behind.values() or group_nouns() & set(words):
        return False
    return words[-1] in parse.persons or _is_labelled_other(names, name)


def _is_labelled_other(names: _Names, name: str) -> bool:
    """Whether the language model takes the name for a place, or one word of it for a person."""
    words = [fold_word(word) for word in name.split()]
    found = frozenset[str]().union(*(names.labels.get(word, frozenset()) for word in words))
    if found and found <= _PLACES:
        return True
    # One word alone may be a surname; initials and what the model takes for a body are none.
    alone = len(words) == 1 and not name.isupper()
    return alone and ("ORG" not in found or words[0] in names.surnames)


def _sureness(attribution: Attribution) -> float:
    """Less where source and cue stand inside the words that they credit."""
    source, cue, content = attribution.source, attribution.cue, attribution.content
    if source is None or cue is None:
        return _WITHIN
    start, end = min(source.start, cue.start), max(source.end, cue.end)
    return _APART if start >= content.end or end <= content.start else _WITHIN


def _follows_noun(parse: Parse, first: int) -> bool:
    """As in "the operator, Korvia" and "the operator Korvia"."""
    before = [t for t in parse.tokens[max(0, first - 2) : first] if t.text != ","]
    # "The head of the club, Ida Brandel": behind a preposition the comma belongs to the head.
    return bool(before) and _means_body(before[-1]) and before[-1].dep != "pobj"


def _precedes_noun(parse: Parse, end: int) -> bool:
    """As in "Korvia, the environmental authority"."""
    after = parse.tokens[end : end + 2 + _APPOSED_WORDS]
    if len(after) < 3 or after[0].text != "," or after[1].text.lower() not in {"a", "an", "the"}:
        return False
    for token in after[2:]:
        if not token.text[:1].isalpha():
            return False
        if token.pos in {"NOUN", "PROPN"} and not token.text[:1].isupper():
            if parse.tokens[token.head].index == token.index + 1 and token.dep == "compound":
                continue
            return _means_body(token)
    return False


def _means_body(token: Token) -> bool:
    return token.text.islower() and token.lemma.lower() in group_nouns()
