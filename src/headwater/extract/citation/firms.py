"""Which firm "the company" stands for: the one that the report shows to be a firm.

A voice that speaks as "the operator" is often named only where its plant or its ship is ("the
Korvia Textiles plant"), so that no statement carries the name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from headwater.extract.introduced import is_vessels, proper_runs
from headwater.extract.parse import Parse
from headwater.lexicon.agencies import looks_like_outlet
from headwater.lexicon.bodies import ends_as_body
from headwater.lexicon.fold import fold_name, fold_word
from headwater.lexicon.naming import is_named, names_body
from headwater.lexicon.sources import group_nouns
from headwater.lexicon.voices import voice_words
from headwater.model import Span, Token

# What firms have and are named beside: "the Korvia Textiles plant".
_PREMISES = frozenset(
    "plant factory mill mine farm refinery terminal warehouse yard shipyard quarry smelter brewery "
    "clinic dealership depot store shop branch pipeline rig platform vessel ship ferry tanker "
    "airliner flight train truck mast website".split()
)
# What people do for a firm, and what is said of somebody who speaks for one.
_FOR_FIRMS = frozenset(
    "work employ hire manage guard own run operate sew drive clean supply buy sack".split()
)
_WITHIN = frozenset({"at", "for", "of", "by", "in"})
_STAFF = frozenset(
    "worker employee staff manager director owner chief executive lawyer spokesman spokeswoman "
    "spokesperson boss shareholder technician engineer customer client supplier parent "
    "subsidiary share stake arm".split()
)
_DOING = frozenset(
    "make produce employ operate run own treat sell build supply ship mine process".split()
)
_NONE_OF_THESE = frozenset(
    "agency asociacion associacao association authority board bureau charity club commission "
    "council court directorate federation fondation foundation fundacao fundacion group local "
    "front government inspectorate institute ministry monitor observatory office party police "
    "register registry rights tribunal trust union university workers".split()
)
# What the language model takes for a place, a people or a day is no firm unless the report says so.
_NO_FIRMS = frozenset({"DATE", "EVENT", "GPE", "LANGUAGE", "LOC", "NORP", "TIME"})
_MIN_WEIGHT = 2
_REACH = 6
# How far behind a firm that says something its own things are spoken of, in words.
_SAID_WITHIN = 30


@dataclass(frozen=True, slots=True)
class Firm:
    """A name that the report shows to be a firm's.

    Attributes:
        name: the longest form of it.
        mentions: the tokens at which it, or its first words, begin.
    """

    name: str
    mentions: tuple[int, ...]


def find_firms(parse: Parse) -> tuple[Firm, ...]:
    """The firms of a report, in the order in which they are first named."""
    weights: dict[str, int] = {}
    names: dict[str, str] = {}
    starts: dict[str, list[int]] = {}
    for first, end in _runs(parse):
        name = parse.text[parse.tokens[first].start : parse.tokens[end - 1].end].strip("'\" ")
        key = fold_name(name)
        if not key or not _may_be_firm(parse, first, end, name):
            continue
        names.setdefault(key, name)
        starts.setdefault(key, []).append(first)
        weights[key] = weights.get(key, 0) + _weight(parse, first, end, name)
    return tuple(_with_short_forms(weights, names, starts))


def stands_for_firm(parse: Parse, source: Span) -> bool:
    """Whether the words are a mere description of a firm ("the company", "its operator")."""
    words = source.text.split()
    if not words or any(word[:1].isupper() for word in words[1:]):
        return False
    return words[0].lower() in {"the", "its", "their"} and words[-1].lower() in _firm_nouns()


def firm_meant(parse: Parse, firms: tuple[Firm, ...], at: int) -> str | None:
    """The firm that a description stands for: of those named before it, the one named most.

    Args:
        parse: the report's tree.
        firms: those of the report.
        at: the character at which the description begins.
    """
    named = {f: sum(parse.tokens[m].start < at for m in f.mentions) for f in firms}
    best = max(named, key=lambda firm: (named[firm], -firm.mentions[0]), default=None)
    return best.name if best is not None and named[best] else None


def may_name_firm(name: str) -> bool:
    """Whether a name may be a firm's: it has several words, none of them one for other bodies."""
    words = [fold_word(word) for word in name.split()]
    return len(words) > 1 and is_named(name) and not (set(words) & _NONE_OF_THESE)


def _runs(parse: Parse) -> Iterator[tuple[int, int]]:
    """Names of the body, with what "del" and "&" join to them."""
    done = 0
    for first, end in proper_runs(parse.tokens):
        if first < done or parse.sentence_of(first).kind != "paragraph":
            continue
        done = _name_end(parse, end)
        yield first, done


def _name_end(parse: Parse, end: int) -> int:
    """One past the last token of a name: "Textiles" is no proper noun to the language model."""
    at = end
    while at < len(parse.tokens) and parse.tokens[at].sentence == parse.tokens[end - 1].sentence:
        if parse.tokens[at].text[:1].isupper():
            at += 1
        elif at + 1 < len(parse.tokens) and _joins(parse, at):
            at += 2
        else:
            break
    return at


def _joins(parse: Parse, at: int) -> bool:
    joint, after = parse.tokens[at], parse.tokens[at + 1]
    return joint.text in {"del", "de", "da", "do", "&"} and after.text[:1].isupper()


def _may_be_firm(parse: Parse, first: int, end: int, name: str) -> bool:
    words = {fold_word(word) for word in name.split()}
    if is_vessels(parse.tokens, first):
        return False
    if words & _NONE_OF_THESE or fold_word(parse.tokens[end - 1].text) in parse.persons:
        return False
    if parse.tokens[end - 1].entity in _NO_FIRMS and not _behind_noun(parse, first):
        return False
    is_outlet = looks_like_outlet(name, cited=True) or fold_name(name) in parse.outlets
    return is_named(name) and not names_body(name) and not is_outlet


def _weight(parse: Parse, first: int, end: int, name: str) -> int:
    weight = int(ends_as_body(name)) + int(fold_name(name) in parse.bodies)
    # One word before "depot" is as often the town.
    weight += min(2, end - first) * _beside_premises(parse, end)
    weight += 2 * (_behind_noun(parse, first) or _before_noun(parse, end))
    return weight + _employs(parse, first, end) + _is_doing(parse, end)


def _beside_premises(parse: Parse, end: int) -> bool:
    """As in "the Korvia plant" and "Korvia's mine"."""
    after = [t for t in parse.tokens[end : end + 2] if t.text not in {"'s", "'"}]
    return bool(after) and after[0].text.islower() and after[0].lemma.lower() in _PREMISES


def _behind_noun(parse: Parse, first: int) -> bool:
    """As in "its operator Korvia" and "the operator, Korvia"."""
    before = [t for t in parse.tokens[max(0, first - 2) : first] if t.text != ","]
    return bool(before) and _means_firm(before[-1])


def _before_noun(parse: Parse, end: int) -> bool:
    """As in "Korvia, a textile company"."""
    after = parse.tokens[end : end + _REACH]
    if len(after) < 3 or after[0].text != "," or after[1].text.lower() not in {"a", "an", "the"}:
        return False
    noun = next((t for t in after[2:] if t.pos == "NOUN" and t.dep != "compound"), None)
    return noun is not None and _means_firm(noun)


def _employs(parse: Parse, first: int, end: int) -> int:
    """As in "worked for Korvia", "a manager of Korvia", "shares in Korvia"."""
    preposition = parse.tokens[first - 1] if first else None
    if preposition is None or preposition.text.lower() not in _WITHIN:
        return 0
    governor = parse.tokens[preposition.head].lemma.lower()
    return 2 if governor in _STAFF else int(governor in _FOR_FIRMS)


def _is_doing(parse: Parse, end: int) -> int:
    """As in "Korvia, which treats 96 people", "Korvia makes", "Korvia said that its plant"."""
    head = parse.tokens[end - 1]
    verbs = [*parse.children(head.index, "relcl")]
    if head.dep == "nsubj":
        verbs.append(parse.tokens[head.head])
    does = any(v.lemma.lower() in _DOING for v in verbs)
    last = min(parse.sentence_of(head.index).last, end + _SAID_WITHIN)
    after = {t.text.lower() for t in parse.tokens[end:last]}
    return int(does) + int(head.dep == "nsubj" and "its" in after)


def _with_short_forms(
    weights: dict[str, int], names: dict[str, str], starts: dict[str, list[int]]
) -> Iterator[Firm]:
    """Each firm once, "Korvia" with "Korvia Textiles"; what speaks for the one speaks for both."""
    firsts = {name: _first_words(name) for name in names}
    shortened = {first for held in firsts.values() for first in held}
    for key in (name for name in names if name not in shortened):
        forms = [key, *(first for first in firsts[key] if first in names)]
        if sum(weights[form] for form in forms) >= _MIN_WEIGHT:
            found = sorted(start for form in forms for start in starts[form])
            yield Firm(names[key], tuple(found))


def _first_words(name: str) -> list[str]:
    """What a folded name may be shortened to: all of its beginnings."""
    words = name.split()
    return [" ".join(words[:end]) for end in range(1, len(words))]


def _firm_nouns() -> frozenset[str]:
    return voice_words("companies") & (group_nouns() | {"company", "firm", "owner", "operator"})


def _means_firm(token: Token) -> bool:
    return token.text.islower() and token.lemma.lower() in voice_words("companies")
