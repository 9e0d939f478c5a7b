"""Whose voice it is: the attributions over some words, and whether two voices are one.

Two voices may be surely one, surely two, or neither can be told. Only what is sure is acted upon:
a voice that may be the same has not been dropped, and one that may be another has not been kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from headwater.drift.language import noun_phrase
from headwater.lexicon.fold import fold_name, fold_word
from headwater.lexicon.likeness import likeness, spelling_likeness
from headwater.lexicon.naming import is_named, same_name
from headwater.lexicon.voices import voice_words as table
from headwater.model import Attribution, Span, Telling, Token, shared_length
from headwater.model.same import Same

# Words that say nothing of who somebody is.
_EMPTY = frozenset(
    "the a an his her their its our one some several two three many other another who former "
    "person people mr mrs ms dr sir senior local own top".split()
)
_SAME_NOUN = 0.3
# "Medics" and "medical workers" are built on one stem.
SAME_STEM = 0.85
PRONOUNS = frozenset(
    "he she it they him her them who which that this these those one both all none nobody others "
    "another i we you".split()
)
DEFINITE = frozenset({"the", "its", "his", "her", "their", "our"})
_MESSENGERS = frozenset({"report", "article", "site", "website", "newspaper", "outlet", "story"})
KINDS_OF_PEOPLE = tuple(
    frozenset(words.split())
    for words in (
        "relative family parent kin",
        "resident local villager inhabitant townspeople islander people",
        "official authority government",
        "medic doctor paramedic physician",
        "soldier troop army military",
        "police officer policeman",
        "witness bystander onlooker",
        "researcher scientist academic scholar",
        "lawyer attorney counsel barrister",
        "rebel insurgent militant fighter paramilitary",
        "rescuer firefighter responder",
        "organiser organizer organisation organization",
        "source people insider person",
        "forecaster meteorologist meteorological",
    )
)
_GENERIC = (
    frozenset(
        "force company ministry party statement commission committee department team official "
        "spokesman spokeswoman spokesperson man woman firm bank union movement militia".split()
    )
    | table("companies")
    | table("outlets")
    | table("generic_groups")
    | table("generic_documents")
)
# Who speaks for a body: its words are theirs.
_SPEAKING_ROLES = frozenset(
    """spokesman spokeswoman spokesperson official president vice director manager chief head chair
    chairman chairwoman secretary minister commissioner executive coordinator representative leader
    commander captain owner founder boss officer lawyer counsel solicitor attorney inspector
    superintendent general colonel major mayor governor master lieutenant""".split()
)

BODIES = frozenset({"group", "outlet", "document"})


def voices_over(telling: Telling, words: Span) -> tuple[Attribution, ...]:
    """Attributions whose content holds at least half of `words`, tightest first."""
    length = len(words.text) or 1
    over = [
        a
        for a in telling.attributions
        if 2 * shared_length(a.content, words) >= min(length, len(a.content.text))
    ]
    return tuple(sorted(over, key=lambda a: (len(a.content.text), a.content.start)))


def credited(attributions: Iterable[Attribution]) -> bool:
    """Whether anybody is credited: a source in the text, a voice carried over, or an accuser."""
    return any(
        a.source is not None or a.chain or (a.cue_class == "doubting" and a.cue is not None)
        for a in attributions
    )


def names_outlet_only(attributions: Iterable[Attribution], outlets: frozenset[str]) -> bool:
    """Whether the only voice is the report's own outlet."""
    names = {fold_name(v.name) for a in attributions for v in a.chain}
    return bool(names) and names <= {fold_name(o) for o in outlets}


def is_outlet_only(attribution: Attribution, outlets: frozenset[str]) -> bool:
    """Whether the only voices are the parent's outlet: the retelling credits the messenger."""
    names = [v.name for v in attribution.chain]
    return bool(names) and all(any(same_name(n, o) for o in outlets) for n in names)


def all_concerned(attribution: Attribution) -> bool:
    """Whether all of whom it tells say it: "the two sides said", uncontested."""
    words = "" if attribution.source is None else attribution.source.text.lower()
    return words.rstrip("s").endswith(("both side", "two side", "all side", "partie", "both"))


def same_voice(mine: Telling, a: Attribution, theirs: Telling, b: Attribution) -> bool:
    """Whether two attributions, of two tellings, may well credit the same voice.

    By resolved names, by the words of the descriptions (role and group with them), by two nouns of
    one meaning ("residents", "locals"), or because the one's description stands beside the other's
    name somewhere in either text ("Its secretary, Mercy Kachale").
    """
    if same_by_words(mine, a, theirs, b) or _one_kind_of_people(mine, a, theirs, b):
        return True
    if _same_nearest(a, b):
        return True
    if _is_messenger(a) and b.source_kind in {"person", "unnamed"} and not _refers_back(b):
        return False
    if _may_be(a, b) or _may_be(b, a):
        return True
    if a.source is None or b.source is None:
        return a.source is None and b.source is None
    return _nouns_alike(mine, a.source, theirs, b.source)


def same_by_words(mine: Telling, a: Attribution, theirs: Telling, b: Attribution) -> bool:
    """Whether two voices are one by their names and descriptions alone."""
    my_words, their_words = voice_words(a), voice_words(b)
    if my_words & their_words:
        return True
    if any(same_name(v.name, w.name) for v in a.chain[:1] for w in b.chain[:1]):
        return True
    my_own, their_own = voice_words(a, with_group=False), voice_words(b, with_group=False)
    return _described_as(mine, my_own, their_own) or _described_as(theirs, their_own, my_own)


def is_generic(telling: Telling, attribution: Attribution) -> bool:
    """Whether a source is a pronoun or a mention that may be of any body: "the family firm"."""
    if _refers_back(attribution) or _is_somebodys(telling, attribution):
        return True
    head = head_noun(telling, attribution.source)
    words = "" if attribution.source is None else attribution.source.text
    return (
        head is not None
        and head.lemma.lower() in _GENERIC
        and words.split()[0].lower() in DEFINITE | {"a", "an"}
        and not is_named(" ".join(words.split()[1:]))
    )


def _is_somebodys(telling: Telling, attribution: Attribution) -> bool:
    """Whether a body or document is told by a pronoun: "their government", "figures it gave"."""
    return (
        attribution.source is not None
        and kind_of(attribution) in BODIES
        and any(t.pos == "PRON" for t in telling.parse.tokens_in(attribution.source))
    )


def head_noun(telling: Telling, source: Span | None) -> Token | None:
    """The noun that a source is built on."""
    tokens = () if source is None else telling.parse.tokens_in(source)
    inside = {t.index for t in tokens}
    return next(
        (t for t in tokens if t.head not in inside or t.head == t.index),
        tokens[-1] if tokens else None,
    )


def voice_words(attribution: Attribution, *, with_group: bool = True) -> frozenset[str]:
    """The words by which a voice is known: of its source, name, role and group; folded."""
    texts = [attribution.source.text] if attribution.source else []
    for voice in attribution.chain[:1]:
        group = voice.of if with_group else None
        texts.extend(x for x in (voice.name, voice.role, group) if x)
    words = {fold_word(w) for text in texts for w in text.replace("-", " ").split()}
    return frozenset(w for w in words if len(w) > 2 and w not in _EMPTY)


def _same_nearest(a: Attribution, b: Attribution) -> bool:
    """Whether both go back to people without a name ("the Post reported, citing two people")."""
    nearest = [each.chain[0] for each in (a, b) if each.chain]
    if len(nearest) < 2 or any(voice.kind != "unnamed" for voice in nearest):
        return False
    first, second = (fold_word(voice.name.split()[-1]) for voice in nearest)
    return first == second


def kind_of(attribution: Attribution) -> str:
    """What the nearest voice is, as it was resolved; else as its words look."""
    return attribution.chain[0].kind if attribution.chain else attribution.source_kind


def may_speak_for(speaker: Attribution, body: Attribution) -> bool:
    """Whether somebody may speak for a body: by a leading role, or as one of it."""
    words = voice_words(speaker)
    if not {w.removesuffix("s") for w in words} & _SPEAKING_ROLES:
        return False
    of = [v.of for v in speaker.chain[:1] if v.of]
    return not of or _refers_back(body) or bool(words & voice_words(body))


def head_lemma(telling: Telling, source: Span | None) -> str:
    """The dictionary form of the noun that a source is built on; empty where there is none."""
    head = head_noun(telling, source)
    return "" if head is None else head.lemma.lower()


def _may_be(vague: Attribution, other: Attribution) -> bool:
    """Whether a voice that refers back may be the other: a bare "the agency" is no patient."""
    if not _refers_back(vague):
        return False
    if vague.source is None or vague.source.text.lower().split()[0] in PRONOUNS:
        return True
    return kind_of(other) in BODIES or _refers_back(other) or may_speak_for(other, vague)


def _refers_back(attribution: Attribution) -> bool:
    """Whether a source is a pronoun, a part of a group, or a bare "the agency".

    Whom it means is a guess of the attribution stage, too weak to call two voices different.
    """
    if attribution.source is None:
        return True
    words = attribution.source.text.lower().split()
    if words[0] in PRONOUNS:
        return True
    return len(words) <= 2 and words[0] in DEFINITE and words[-1] in _GENERIC


def _is_messenger(attribution: Attribution) -> bool:
    """Whether a source is the report or outlet that passed it on: "the report", "the site"."""
    words = "" if attribution.source is None else attribution.source.text.lower()
    return words.split()[-1:] != [] and words.split()[-1] in _MESSENGERS


def _one_kind_of_people(mine: Telling, a: Attribution, theirs: Telling, b: Attribution) -> bool:
    """Whether two descriptions are of one kind of people: "relatives", "his family"."""
    my_head, their_head = head_noun(mine, a.source), head_noun(theirs, b.source)
    if my_head is None or their_head is None:
        return False
    pair = {my_head.lemma.lower(), their_head.lemma.lower()}
    if any(pair <= kind for kind in KINDS_OF_PEOPLE):
        return True
    words = [
        [fold_word(t.lemma) for t in telling.parse.tokens_in(span) if t.is_content]
        for telling, span in ((mine, a.source), (theirs, b.source))
        if span is not None
    ]
    return len(words) == 2 and any(
        spelling_likeness(x, y) >= SAME_STEM for x in words[0] for y in words[1]
    )


def _described_as(telling: Telling, words: frozenset[str], others: frozenset[str]) -> bool:
    """Whether words of both descriptions stand together in one noun phrase of the text."""
    return any(
        (apposed & words and named & others) or (apposed & others and named & words)
        for apposed, named in _appositions(Same(telling))
    )


@lru_cache(maxsize=16)
def _appositions(key: Same[Telling]) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """The words of every apposition of a text, and those of what it stands beside."""
    telling = key.thing
    parse = telling.parse
    return tuple(
        (_folded(noun_phrase(parse, token)), _folded(noun_phrase(parse, parse.tokens[token.head])))
        for sentence in parse.sentences
        if sentence.kind != "furniture"
        for token in telling.tokens(sentence)
        if token.dep == "appos"
    )


def _folded(tokens: Iterable[Token]) -> frozenset[str]:
    return frozenset(fold_word(t.text) for t in tokens)


def _nouns_alike(mine: Telling, a: Span, theirs: Telling, b: Span) -> bool:
    """Whether two descriptions are built on nouns of one meaning: "residents" and "locals"."""
    my_head, their_head = head_noun(mine, a), head_noun(theirs, b)
    if my_head is None or their_head is None or {my_head.pos, their_head.pos} != {"NOUN"}:
        return False
    alike = likeness((my_head,), (their_head,), mine.parse.vectors, theirs.parse.vectors)
    return float(alike.max()) >= _SAME_NOUN
