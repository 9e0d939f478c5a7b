"""Runs of words that may name an outlet, and the name that they give it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from headwater.extract.outlet import named_outlet, stands_for_outlet
from headwater.extract.parse import Parse
from headwater.lexicon.agencies import (
    is_state_outlet,
    known_outlet,
    looks_like_outlet,
    outlet_words,
)
from headwater.lexicon.fold import fold_name, fold_word
from headwater.lexicon.sources import female_names, male_names, outlet_nouns
from headwater.model import Token
from headwater.model.same import Same

_NAME_JOINTS = frozenset(
    {"of", "for", "de", "del", "da", "do", "di", "du", "la", "el", "-", "/", "&"}
)
# Common nouns, in small letters, that belong to a name before them ("the Norvik news agency").
_NAME_NOUNS = frozenset(
    "news agency newspaper radio television magazine website channel broadcaster newswire "
    "wire".split()
)
# What an outlet can be called besides (see `outlet_nouns`): "an outlet called Nova Sul".
_FURTHER_NOUNS = frozenset(
    "channel site website daily weekly portal blog network paper station outlet magazine".split()
)
# Those of them that mean nothing else, and what says that one of the others is meant.
_PLAIN_NOUNS = frozenset(
    "newspaper broadcaster daily weekly newswire tabloid podcast journal".split()
)
_NEWS_KINDS = frozenset(
    "news telegram youtube television tv radio media investigative opposition independent online "
    "satellite web".split()
)
# Where an outlet publishes: "published by Nova Sul on its channel".
_OWN_PLACES = frozenset("channel website site page feed portal blog app airwaves frequency".split())
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_BREAKING, _FIRST = frozenset({"report", "break", "reveal"}), frozenset({"first", "originally"})
# "State-run news agency" is five tokens.
_STATE_WORDS = 5
# Where it ends what a name is said to be: "Ida Brandel, the wife of the newspaper editor".
_ENDING = frozenset({",", "of", "for", "with", "from"})
_PUBLISHING = frozenset("publish release post air broadcast print upload".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that may name an outlet.

    Attributes:
        first: index of the first token of the name.
        last: index of its last token.
        head: the token that the rest of the sentence governs.
    """

    first: int
    last: int
    head: int


def find_mentions(parse: Parse) -> tuple[Mention, ...]:
    """Names with the noun that goes with them, and "the station", in text order."""
    return _mentions(Same(parse))


# Of one report they are asked for by everyone who looks for outlets.
@lru_cache(maxsize=4)
def _mentions(key: Same[Parse]) -> tuple[Mention, ...]:
    return tuple(_found(key.thing))


def _found(parse: Parse) -> Iterator[Mention]:
    tokens, at = parse.tokens, 0
    while at < len(tokens):
        state = _state_outlet_end(parse, at)
        if state is not None:
            yield Mention(at, state, _head_of(parse, at, state))
            at = state + 1
            continue
        if _starts_name(parse, at):
            last = _run_end(parse, at)
            first = _behind_description(parse, at, last)
            if _is_name(tokens[first : last + 1]):
                yield Mention(first, last, _head_of(parse, first, last))
            at = last + 1
            continue
        beside_name = tokens[at].dep == "appos" or _starts_name(parse, at + 1)
        if stands_for_outlet(parse, tokens[at]) and not beside_name:
            yield Mention(at, at, at)
        at += 1


def name_of(
    parse: Parse, mention: Mention, shown: frozenset[str], *, told: bool = False
) -> str | None:
    """The outlet that a mention names, without a noun behind it that is no part of the name.

    Args:
        parse: the report's tree.
        mention: the words.
        shown: names, folded, that the report shows to be outlets'.
        told: whether somebody told it something (see `named_outlet`).
    """
    if _is_peoples(parse, mention):
        return None
    name = named_outlet(parse, mention.first, mention.last, told=told)
    words = _words(parse, mention)
    if is_state_outlet(words):
        return words
    if name is None and (fold_name(words) in shown or is_outlets(parse, words)):
        name = words
    return _without_noun(parse, name) if name is not None else None


def _is_peoples(parse: Parse, mention: Mention) -> bool:
    """Whether the words only say whose outlet it is: "Lebanese TV" may be any."""
    run = parse.tokens[mention.first : mention.last + 1]
    others = [t for t in run if t.text.lower() not in outlet_words()]
    return len(others) < len(run) and all(t.entity == "NORP" for t in others)


def is_outlets(parse: Parse, words: str) -> bool:
    """Whether a name is built as an outlet's and is nobody's, whatever the language model says.

    It takes many an unknown outlet for a person ("Lake Wire").
    """
    parts = [fold_word(word) for word in words.split()]
    if not parts or parts[-1] in parse.persons or parts[0] in female_names() | male_names():
        return False
    return looks_like_outlet(words)


def shown_outlets(parse: Parse) -> frozenset[str]:
    """Names, folded, shown to be outlets': "a site called X", "published by X on its channel"."""
    return frozenset(
        fold_name(_words(parse, mention))
        for mention in find_mentions(parse)
        if _is_introduced(parse, mention)
        or _is_called_outlet(parse, mention)
        or _has_channel(parse, mention)
        or _is_titled(parse, mention)
        or _reports_first(parse, mention)
    )


def _is_introduced(parse: Parse, mention: Mention) -> bool:
    """As in "the daily Nova Sul", "the news site Nova Sul", "Nova Sul, a news site"."""
    before = [t.text.lower() for t in parse.tokens[max(0, mention.first - 4) : mention.first]]
    if before[-1:] == [","]:
        before.pop()
    after = [t.text.lower() for t in parse.tokens[mention.last + 1 : mention.last + 7]]
    apposed = after[2:] if after[:1] == [","] and after[1:2] in (["a"], ["an"], ["the"]) else []
    ends = next((n for n, word in enumerate(apposed) if word in _ENDING), len(apposed))
    phrases = [before, *(apposed[: n + 1] for n in range(ends))]
    return any(_describes_outlet(words) for words in phrases)


def _describes_outlet(words: Sequence[str]) -> bool:
    """Whether a phrase ends in a noun for an outlet; "site" alone may be a place."""
    if not words:
        return False
    if words[-1] in _PLAIN_NOUNS:
        return True
    return words[-1] in _FURTHER_NOUNS and not _NEWS_KINDS.isdisjoint(words[-3:-1])


def _is_called_outlet(parse: Parse, mention: Mention) -> bool:
    head = parse.tokens[mention.head]
    call = parse.tokens[head.head]
    noun = parse.tokens[call.head]
    is_called = head.dep == "oprd" and call.lemma.lower() in {"call", "name", "title"}
    return is_called and means_outlet(noun)


def means_outlet(noun: Token) -> bool:
    """Whether a common noun says that somebody publishes ("broadcaster", "site")."""
    return noun.pos == "NOUN" and noun.lemma.lower() in outlet_nouns() | _FURTHER_NOUNS | {"outlet"}


def _has_channel(parse: Parse, mention: Mention) -> bool:
    """As in "published by Nova Sul on its channel"."""
    by = parse.tokens[parse.tokens[mention.head].head]
    verb = parse.tokens[by.head]
    if by.text.lower() != "by" or verb.lemma.lower() not in _PUBLISHING:
        return False
    after = parse.tokens[mention.last + 1 : mention.last + 6]
    words = [t.lemma.lower() for t in after]
    return bool(words) and words[0] == "on" and not _OWN_PLACES.isdisjoint(words[1:4])


def _is_titled(parse: Parse, mention: Mention) -> bool:
    """Whether a capital article inside a sentence makes a title of the name ("told The Lantern").

    Only titles and a few places ("The Hague") keep it there.
    """
    first = parse.tokens[mention.first]
    article = parse.tokens[mention.first - 1] if mention.first else first
    inside = parse.sentence_of(mention.first).first < article.index
    opens = inside and parse.tokens[article.index - 1].text in {":", '"', "'", "(", "-"}
    return article.text == "The" and inside and not opens and first.entity not in _PLACES


def _reports_first(parse: Parse, mention: Mention) -> bool:
    """As in "first reported by Nova Sul": only outlets do."""
    by = parse.tokens[parse.tokens[mention.head].head]
    verb = parse.tokens[by.head]
    if by.text.lower() != "by" or verb.lemma.lower() not in _BREAKING:
        return False
    return any(kid.text.lower() in _FIRST for kid in parse.children(verb.index))


def _state_outlet_end(parse: Parse, at: int) -> int | None:
    """The last token of "state television" where it begins here: no name, and yet one outlet."""
    if not parse.tokens[at].text.lower().startswith("state"):
        return None
    ends = range(at + 1, min(at + _STATE_WORDS, len(parse.tokens)))
    start = parse.tokens[at].start
    found = (e for e in ends if is_state_outlet(parse.text[start : parse.tokens[e].end]))
    end = next(found, None)
    # "State television Kanal Ena" has a name.
    return None if end is not None and _starts_name(parse, end + 1) else end


def _starts_name(parse: Parse, at: int) -> bool:
    if at >= len(parse.tokens):
        return False
    token = parse.tokens[at]
    return token.pos == "PROPN" or (
        token.text[:1].isupper() and (token.pos == "ADJ" or _is_outlets_word(token))
    )


def _is_outlets_word(token: Token) -> bool:
    return token.text[:1].isupper() and token.text.lower() in outlet_words()


def _is_name(run: tuple[Token, ...]) -> bool:
    if any(t.pos == "PROPN" for t in run):
        return True
    return len(run) > 1 and run[0].text[:1].isupper() and any(_is_outlets_word(t) for t in run[1:])


def _run_end(parse: Parse, at: int) -> int:
    tokens, sentence_last = parse.tokens, parse.sentence_of(at).last
    end = at
    for index in range(at + 1, sentence_last):
        token = tokens[index]
        follows = index + 1 < sentence_last and tokens[index + 1].pos == "PROPN"
        if token.text in _NAME_JOINTS and follows:
            continue
        is_noun = token.pos == "NOUN" and token.lemma.lower() in _NAME_NOUNS
        if token.pos != "PROPN" and not is_noun and not _is_outlets_word(token):
            break
        end = index
    return end


def _behind_description(parse: Parse, first: int, last: int) -> int:
    """Where the name begins in "Turkish newspaper Nova Sul"."""
    nouns = [
        i
        for i in range(first, last)
        if means_outlet(parse.tokens[i]) and parse.tokens[i].text.islower()
    ]
    return nouns[-1] + 1 if nouns else first


def _head_of(parse: Parse, first: int, last: int) -> int:
    """The token of a run that the rest of the sentence governs."""
    for index in range(last, first - 1, -1):
        if not first <= parse.tokens[index].head <= last or parse.tokens[index].head == index:
            return index
    return last


def _words(parse: Parse, mention: Mention) -> str:
    start, end = parse.tokens[mention.first].start, parse.tokens[mention.last].end
    return parse.text[start:end].strip("'\" ")


def _without_noun(parse: Parse, name: str) -> str:
    """The name alone of "Nova Sul newspaper", where the words before the noun name enough.

    One word alone may be a place ("the Norvik news agency") unless the report uses it so.
    """
    words = name.split()
    bare = list(words)
    while len(bare) > 1 and bare[-1].islower() and bare[-1] in _NAME_NOUNS:
        bare.pop()
    if len(bare) == len(words) or not bare[-1][:1].isupper():
        return name
    known = known_outlet(" ".join(bare))
    if known is not None:
        return known.name
    return " ".join(bare) if len(bare) > 1 or _stands_alone(parse, bare[0], words) else name


def _stands_alone(parse: Parse, word: str, words: list[str]) -> bool:
    """Whether the report uses the word as a subject without its noun ("Lakeland reports")."""
    return any(
        t.text == word
        and t.dep == "nsubj"
        and (t.index + 1 >= len(parse.tokens) or parse.tokens[t.index + 1].text != words[1])
        for t in parse.tokens
    )
