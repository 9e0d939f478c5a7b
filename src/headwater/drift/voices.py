"""Whose voice it is: the attributions over some words, and whether two voices are one."""

from __future__ import annotations

from collections.abc import Iterable

from headwater.drift.language import noun_phrase
from headwater.drift.scene import Rest, Scene
from headwater.lexicon.cues import report_verbs
from headwater.lexicon.fold import fold_name, fold_word
from headwater.lexicon.likeness import likeness, spelling_likeness
from headwater.model import Attribution, Span, Telling, Token, shared_length

# Words that say nothing of who somebody is.
_EMPTY = frozenset(
    "the a an his her their its our one some several two three many other another who "
    "person people mr mrs ms dr sir".split()
)
_SAME_NOUN = 0.3
# "Medics" and "medical workers" are built on one stem.
_SAME_STEM = 0.85
_PRONOUNS = frozenset(
    "he she it they him her them who which that this these those one both all none nobody others "
    "another i we you".split()
)
_MESSENGERS = frozenset({"report", "article", "site", "website", "newspaper", "outlet", "story"})
_KINDS_OF_PEOPLE = tuple(
    frozenset(words.split())
    for words in (
        "relative family parent kin",
        "resident local villager inhabitant townspeople islander",
        "official authority government",
        "medic doctor paramedic physician",
        "soldier troop army military",
        "police officer policeman",
        "witness bystander onlooker",
        "researcher scientist academic scholar",
        "lawyer attorney counsel barrister",
        "rebel insurgent militant fighter",
        "rescuer firefighter responder",
    )
)
_GENERIC = frozenset(
    "force group agency company ministry party organisation organization body statement report "
    "commission committee department office team official spokesman spokeswoman spokesperson man "
    "woman study survey document paper firm bank union movement militia outlet broadcaster site "
    "newspaper".split()
)


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
    """Whether anybody at all is credited: a source in the text, or a voice carried over."""
    return any(a.source is not None or a.chain for a in attributions)


def names_outlet_only(attributions: Iterable[Attribution], outlets: frozenset[str]) -> bool:
    """Whether the only voice is the report's own outlet."""
    names = {fold_name(v.name) for a in attributions for v in a.chain}
    return bool(names) and names <= {fold_name(o) for o in outlets}


def same_voice(mine: Telling, a: Attribution, theirs: Telling, b: Attribution) -> bool:
    """Whether two attributions, of two tellings, credit the same voice.

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
    if _refers_back(a) or _refers_back(b):
        return True
    if a.source is None or b.source is None:
        return a.source is None and b.source is None
    return _nouns_alike(mine, a.source, theirs, b.source)


def same_by_words(mine: Telling, a: Attribution, theirs: Telling, b: Attribution) -> bool:
    """Whether two voices are one by their names and descriptions alone."""
    my_words, their_words = _words(a), _words(b)
    if my_words & their_words:
        return True
    my_own, their_own = _words(a, with_group=False), _words(b, with_group=False)
    return _described_as(mine, my_own, their_own) or _described_as(theirs, their_own, my_own)


def _same_nearest(a: Attribution, b: Attribution) -> bool:
    """Whether both go back to people without a name ("the Post reported, citing two people")."""
    nearest = [each.chain[0] for each in (a, b) if each.chain]
    if len(nearest) < 2 or any(voice.kind != "unnamed" for voice in nearest):
        return False
    first, second = (fold_word(voice.name.split()[-1]) for voice in nearest)
    return first == second


def speaks_in(scene: Scene, rest: Rest, b: Attribution) -> bool:
    """Whether a child sentence credits a voice of the parent somewhere, or names it at all.

    A clause may be credited by words that the attribution stage did not join to it ("the sheets, it
    maintains, were scanned"): whoever is named beside it has not been dropped.
    """
    here = [
        a
        for a in scene.child.attributions
        if any(s is not None and scene.sentence.span.covers(s) for s in (a.cue, a.source))
    ]
    if any(same_voice(scene.child, a, rest.parent, b) for a in here):
        return True
    names = {
        fold_word(t.text)
        for t in scene.tokens
        if t.pos == "PROPN" and t.entity not in {"GPE", "LOC", "FAC", "DATE"}
    }
    if _words(b) & names or any(_pronoun_reports(scene.child, t) for t in scene.tokens):
        return True
    return b.source is not None and any(
        t.is_content and rest.child_word(t) is not None
        for t in rest.parent.parse.tokens_in(b.source)
    )


def _pronoun_reports(telling: Telling, token: Token) -> bool:
    """Whether a word is a verb of report whose subject is a pronoun: "he said"."""
    return token.lemma.lower() in report_verbs() and any(
        c.dep == "nsubj" and c.pos == "PRON" and c.text.lower() not in {"who", "which", "that"}
        for c in telling.parse.children(token.index)
    )


def made_many(scene: Scene, a: Attribution, rest: Rest, b: Attribution) -> bool:
    """Whether one voice of the parent has become several: "a source" -> "sources"."""
    mine, theirs = _head_noun(scene.child, a.source), _head_noun(rest.parent, b.source)
    if mine is None or theirs is None or mine.tag != "NNS":
        return False
    if b.source_kind == "person" and theirs.text.lower() in {"he", "she"}:
        return a.source_kind == "unnamed"
    if mine.lemma.lower() == "source" and (theirs.tag == "NN" or b.source_kind == "person"):
        return True
    if theirs.tag == "NN":
        return mine.lemma.lower() == theirs.lemma.lower()
    roles = " ".join(v.role or "" for v in b.chain[:1]).lower().split()
    return b.source_kind == "person" and mine.lemma.lower() in roles


def _head_noun(telling: Telling, source: Span | None) -> Token | None:
    """The noun that a source is built on."""
    tokens = () if source is None else telling.parse.tokens_in(source)
    inside = {t.index for t in tokens}
    return next(
        (t for t in tokens if t.head not in inside or t.head == t.index),
        tokens[-1] if tokens else None,
    )


def _refers_back(attribution: Attribution) -> bool:
    """Whether a source is a pronoun, a part of a group, or a bare "the agency".

    Whom it means is a guess of the attribution stage, too weak to call two voices different.
    """
    if attribution.source is None:
        return True
    words = attribution.source.text.lower().split()
    if words[0] in _PRONOUNS:
        return True
    return (
        len(words) <= 2
        and words[0] in {"the", "its", "his", "her", "their"}
        and (words[-1] in _GENERIC)
    )


def _is_messenger(attribution: Attribution) -> bool:
    """Whether a source is the report or outlet that passed it on: "the report", "the site"."""
    words = "" if attribution.source is None else attribution.source.text.lower()
    return words.split()[-1:] != [] and words.split()[-1] in _MESSENGERS


def _one_kind_of_people(mine: Telling, a: Attribution, theirs: Telling, b: Attribution) -> bool:
    """Whether two descriptions are of one kind of people: "relatives", "his family"."""
    my_head, their_head = _head_noun(mine, a.source), _head_noun(theirs, b.source)
    if my_head is None or their_head is None:
        return False
    pair = {my_head.lemma.lower(), their_head.lemma.lower()}
    if any(pair <= kind for kind in _KINDS_OF_PEOPLE):
        return True
    words = [
        [fold_word(t.lemma) for t in telling.parse.tokens_in(span) if t.pos in {"NOUN", "ADJ"}]
        for telling, span in ((mine, a.source), (theirs, b.source))
        if span is not None
    ]
    return len(words) == 2 and any(
        spelling_likeness(x, y) >= _SAME_STEM for x in words[0] for y in words[1]
    )


def _words(attribution: Attribution, *, with_group: bool = True) -> frozenset[str]:
    texts = [attribution.source.text] if attribution.source else []
    for voice in attribution.chain[:1]:
        group = voice.of if with_group else None
        texts.extend(x for x in (voice.name, voice.role, group) if x)
    words = {fold_word(w) for text in texts for w in text.replace("-", " ").split()}
    return frozenset(w for w in words if len(w) > 2 and w not in _EMPTY)


def _described_as(telling: Telling, words: frozenset[str], others: frozenset[str]) -> bool:
    """Whether words of both descriptions stand together in one noun phrase of the text."""
    for sentence in telling.parse.sentences:
        if sentence.kind == "furniture":
            continue
        tokens = telling.tokens(sentence)
        for token in tokens:
            if token.dep == "appos" and _apposed(telling, token, words, others):
                return True
    return False


def _apposed(telling: Telling, token: Token, words: frozenset[str], others: frozenset[str]) -> bool:
    parse = telling.parse
    apposed = {fold_word(t.text) for t in noun_phrase(parse, token)}
    named = {fold_word(t.text) for t in noun_phrase(parse, parse.tokens[token.head])}
    return bool((apposed & words and named & others) or (apposed & others and named & words))


def _nouns_alike(mine: Telling, a: Span, theirs: Telling, b: Span) -> bool:
    """Whether two descriptions are built on nouns of one meaning: "residents" and "locals"."""
    my_head, their_head = _head_noun(mine, a), _head_noun(theirs, b)
    if my_head is None or their_head is None or {my_head.pos, their_head.pos} != {"NOUN"}:
        return False
    alike = likeness((my_head,), (their_head,), mine.parse.vectors, theirs.parse.vectors)
    return float(alike.max()) >= _SAME_NOUN
