"""Whom a noun phrase stands for, and whether two phrases of two tellings can stand for one.

Names are read by their words, descriptions by their nouns, and a name is known by every noun that
either text sets beside it ("the party's secretary, Mercy Kachale"). A pronoun is followed only
where one reading is left: the one who speaks, or the only subject before it that fits. Whatever
stays open counts as the same: a check must not be built on a guess of whom is meant.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from headwater.drift.language import noun_phrase, subject_of
from headwater.lexicon.cues import report_verbs
from headwater.lexicon.fold import fold_word
from headwater.lexicon.humans import human_nouns
from headwater.lexicon.likeness import likeness, spelling_likeness, word_key
from headwater.lexicon.people import is_person_noun
from headwater.lexicon.sources import group_nouns, outlet_nouns
from headwater.model import Telling, Token

_HE_SHE = frozenset({"he", "she", "him", "her", "himself", "herself"})
_IT = frozenset({"it", "itself"})
_INDEFINITE = frozenset({"a", "an", "some", "several", "many", "one", "another", "other", "few"})
_OTHER = frozenset({"another", "other", "second", "third", "fourth", "fifth", "separate"})
_TITLES = frozenset("mr mrs ms dr sir captain colonel general sergeant judge prof mx".split())
_ANYBODY = frozenset("man woman person people one somebody someone anybody individual".split())
# Words that may stand for any body named before.
_ANY_BODY = frozenset(
    """company firm group body agency organisation organization institution business concern team
    authority side operator maker owner buyer seller giant""".split()
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CLAUSES = frozenset({"ccomp", "advcl", "conj"})
_SAME_SPELLING = 0.8
_SAME_NOUN = 0.35
# Two descriptions without a name are only held apart where their nouns have nothing in common.
_NEAR_NOUN = 0.2
_MARKING = frozenset({"ADJ", "NUM", "PROPN"})
_VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Referent:
    """Whom a phrase stands for.

    Attributes:
        head: the noun or name.
        names: folded words of the name, titles left out; empty for a description.
        initials: the first letters of the name's words, in order.
        nouns: folded lemmas of the common nouns that say who or what it is.
        indefinite: whether the text brings it in as new ("a guard", "commanders").
        other: whether the text says that it is another than those before ("a second man").
        kind: "person" (or people), "body" (an organisation) or "" (anything else: places, things).
        marks: figures, nationalities and other qualities that the phrase gives.
        plural: whether it is more than one.
    """

    head: Token
    names: frozenset[str]
    initials: str
    nouns: frozenset[str]
    indefinite: bool
    other: bool
    kind: str
    marks: frozenset[str]
    plural: bool

    @property
    def brought_in(self) -> bool:
        """Whether the text says itself whom it means: by a name, or as somebody new."""
        return bool(self.names) or self.indefinite or self.other


def referent_of(telling: Telling, token: Token, depth: int = 0) -> Referent | None:
    """Whom a head word stands for; None where that cannot be told."""
    if token.pos == "PRON":
        antecedent = _antecedent(telling, token) if depth < 3 else None
        return None if antecedent is None else referent_of(telling, antecedent, depth + 1)
    if token.pos not in {"NOUN", "PROPN", "ADJ", "NUM"}:
        return None
    parse = telling.parse
    beside = [token, *(c for c in parse.children(token.index) if c.dep == "appos")]
    if token.dep == "appos":
        beside.append(parse.tokens[token.head])
    phrase = [t for head in beside for t in _own_phrase(telling, head)]
    named = _name_words(phrase) if any(h.pos == "PROPN" for h in beside) else ()
    names = frozenset(named)
    nouns = frozenset(fold_word(t.lemma) for t in phrase if t.pos == "NOUN")
    own = _own_phrase(telling, token)
    words = {t.text.lower() for t in own if t.dep in {"det", "poss", "amod", "nummod"}}
    determined = {t.text.lower() for t in own if t.dep in {"det", "poss"}}
    return Referent(
        head=token,
        names=names,
        initials="".join(w[0] for w in named),
        nouns=nouns,
        indefinite=not names and not determined - _INDEFINITE,
        other=bool(words & _OTHER),
        kind=_kind(telling, beside),
        marks=frozenset(word_key(t) for t in phrase if t.is_content and t.pos in _MARKING),
        plural=token.tag in {"NNS", "NNPS"},
    )


def _own_phrase(telling: Telling, head: Token) -> tuple[Token, ...]:
    """The noun with what stands before it: no "of" phrase, whose nouns are others."""
    return tuple(t for t in noun_phrase(telling.parse, head) if t.index <= head.index)


def _name_words(phrase: Iterable[Token]) -> tuple[str, ...]:
    words = (
        fold_word(t.text)
        for t in sorted(phrase, key=lambda t: t.index)
        if t.pos == "PROPN" and t.entity not in {"DATE", "TIME"} and t.dep != "poss"
    )
    return tuple(w for w in words if len(w) > 1 and w not in _TITLES)


def _kind(telling: Telling, heads: Iterable[Token]) -> str:
    """What the heads of a phrase say it is; a name counts before a noun."""
    tokens = tuple(heads)
    labels = {_label(telling, t) for t in tokens if t.pos == "PROPN"}
    lemmas = {fold_word(t.lemma) for t in tokens if t.pos == "NOUN"}
    if "PERSON" in labels:
        return "person"
    if "ORG" in labels or lemmas & (group_nouns() | outlet_nouns()):
        return "body"
    if any(t.pos == "PROPN" for t in tokens):
        named = {fold_word(w.text) for t in tokens for w in _own_phrase(telling, t)}
        return "body" if named & group_nouns() else ""
    human = lemmas & (human_nouns() | _ANYBODY) or any(is_person_noun(t) for t in tokens)
    return "person" if human else ""


def _label(telling: Telling, token: Token) -> str:
    """The label of a name; where the model gave none here, the one that it has elsewhere."""
    if token.entity:
        return token.entity
    others = (t.entity for t in telling.parse.tokens if t.entity and t.text == token.text)
    return next(others, "")


def _antecedent(telling: Telling, pronoun: Token) -> Token | None:
    """The noun that a personal pronoun stands for, where only one reading is left."""
    word = pronoun.text.lower()
    if word not in _HE_SHE | _IT:
        return None
    above = _speaker_above(telling, pronoun)
    if above is not None and above.pos != "PRON" and above.index < pronoun.index:
        return above if _fits(telling, above, word) else None
    before = _fitting_before(telling, pronoun, word)
    return before[0] if len(before) == 1 else None


def _speaker_above(telling: Telling, pronoun: Token) -> Token | None:
    """Who says the clause that a pronoun is the subject of ("Kordon said that it would ...")."""
    parse = telling.parse
    if pronoun.dep not in _SUBJECTS:
        return None
    at = parse.tokens[pronoun.head]
    while at.head != at.index:
        below, at = at, parse.tokens[at.head]
        if at.pos not in _VERBAL or not (at.lemma in report_verbs() or below.dep in _CLAUSES):
            continue
        found = subject_of(parse, at)
        if found is not None and found.index != pronoun.index:
            return found
    return None


def _fitting_before(telling: Telling, pronoun: Token, word: str) -> list[Token]:
    """The subjects that fit, each of another name, in the sentence before the pronoun's."""
    sentence = telling.parse.sentences[pronoun.sentence]
    for index in range(sentence.index - 1, max(-1, sentence.index - 3), -1):
        before = telling.parse.sentences[index]
        if before.kind in {"title", "standfirst", "furniture"}:
            return []
        subjects = [t for t in telling.tokens(before) if t.dep in _SUBJECTS and t.pos != "PRON"]
        fitting = [t for t in subjects if _fits(telling, t, word)]
        if fitting:
            return fitting
    return []


def _fits(telling: Telling, noun: Token, pronoun: str) -> bool:
    if noun.tag in {"NNS", "NNPS"}:
        return False
    beside = [noun, *(c for c in telling.parse.children(noun.index) if c.dep == "appos")]
    return (_kind(telling, beside) == "person") == (pronoun in _HE_SHE)


def distinct(child: Telling, mine: Referent, parent: Telling, theirs: Referent) -> bool:
    """Whether two phrases certainly stand for two people, or two bodies.

    Args:
        child: the telling of `mine`.
        mine: whom the retelling means; the source must speak of them elsewhere.
        parent: the telling of `theirs`.
        theirs: whom the source means.
    """
    if not mine.kind or mine.kind != theirs.kind or _one_name(mine, theirs):
        return False
    if mine.names & _names_beside(parent, theirs):
        return False
    if mine.names and theirs.names:
        return not any(_set_beside(t, mine.names, theirs.names) for t in (child, parent))
    named = _sentences_with(parent, mine) - {theirs.head.sentence}
    return bool(named) and _described_apart(child, mine, parent, theirs, min(named))


def _described_apart(
    child: Telling, mine: Referent, parent: Telling, theirs: Referent, first_named: int
) -> bool:
    """Whether a description can only be of somebody else than those whom the source names."""
    if theirs.other and mine.names:
        return True
    named_later = first_named > theirs.head.sentence
    if theirs.brought_in and theirs.nouns & _ANYBODY:
        return bool(mine.names) and not named_later
    if named_later and not known_as(child, mine, parent):
        return False  # a lead describes whom the next sentences name
    if (
        not theirs.brought_in
        and not _is_that_body(theirs, mine)
        and (mine.plural or not theirs.plural)
    ):
        return False
    return not _same_nouns(child, mine, parent, theirs)


def _is_that_body(theirs: Referent, mine: Referent) -> bool:
    """Whether a body is told from others by what it is: "the federal regulator", not "it"."""
    nouns = theirs.nouns | mine.nouns
    telling = bool(theirs.marks and mine.nouns) and not nouns & _ANY_BODY
    return theirs.kind == "body" and telling


def _one_name(a: Referent, b: Referent) -> bool:
    """Whether two names can be one: a word in common, spelled alike, or the other's initials."""
    if any(spelling_likeness(x, y) >= _SAME_SPELLING for x in a.names for y in b.names):
        return True
    return any(len(x.initials) > 1 and x.initials in y.names for x, y in ((a, b), (b, a)))


def _names_beside(telling: Telling, referent: Referent) -> set[str]:
    """All names in the phrase of a referent, also those that the parse hangs on another noun."""
    return {
        fold_word(t.text) for t in telling.parse.subtree(referent.head.index) if t.pos == "PROPN"
    }


def may_be_named(child: Telling, mine: Referent, parent: Telling, theirs: Referent) -> bool:
    """Whether a name can be that of somebody unnamed, by the nouns that either text gives.

    Args:
        child: the telling of `mine`.
        mine: whom the retelling names.
        parent: the telling of `theirs`.
        theirs: whom the source leaves unnamed.
    """
    nouns = known_as(child, mine, parent) - _ANYBODY
    if not nouns:
        return False
    return bool(nouns & theirs.nouns) or (_alike(child, nouns, parent, theirs.nouns) >= _SAME_NOUN)


def _same_nouns(child: Telling, mine: Referent, parent: Telling, theirs: Referent) -> bool:
    """Whether the nouns that say who each is leave open that they are one."""
    my_nouns = known_as(child, mine, parent)
    their_nouns = theirs.nouns | _described(child, theirs.names) | _described(parent, theirs.names)
    if my_nouns & (their_nouns | theirs.names) or my_nouns & _ANYBODY:
        return True
    if not mine.names and mine.marks & theirs.marks:
        return True  # "400 neighbours" and "400 residents"
    if not my_nouns:
        return not mine.names
    bar = _SAME_NOUN if mine.names else _NEAR_NOUN
    return _alike(child, my_nouns, parent, their_nouns) >= bar


def known_as(child: Telling, mine: Referent, parent: Telling) -> frozenset[str]:
    """All nouns that say who somebody is, in either text.

    Args:
        child: the telling of `mine`.
        mine: whom the retelling means.
        parent: the telling that it was taken from.
    """
    return mine.nouns | _described(child, mine.names) | _described(parent, mine.names)


def _sentences_with(parent: Telling, referent: Referent) -> set[int]:
    """The sentences in which the source speaks of somebody, by name or by the same noun."""
    keys = referent.names or {fold_word(referent.head.lemma)}
    return {
        t.sentence
        for t in parent.parse.tokens
        if (fold_word(t.text) if referent.names else fold_word(t.lemma)) in keys
    }


def _described(telling: Telling, names: frozenset[str]) -> frozenset[str]:
    """Nouns that a text sets beside a name: titles, appositions, "X is the director"."""
    if not names:
        return frozenset()
    parse = telling.parse
    found: set[str] = set()
    for token in parse.tokens:
        if token.pos != "PROPN" or fold_word(token.text) not in names:
            continue
        head = parse.tokens[token.head]
        near = [head] if token.dep in {"appos", "compound", "nmod"} else []
        near += [c for c in parse.children(token.index) if c.dep in {"appos", "compound", "nmod"}]
        if token.dep == "nsubj" and head.lemma == "be":
            near += [c for c in parse.children(head.index) if c.dep == "attr"]
        found |= {fold_word(t.lemma) for t in near if t.pos == "NOUN"}
    return frozenset(found)


def _set_beside(telling: Telling, one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a text sets two names beside each other as one ("Aru, known as the Fox")."""
    parse = telling.parse
    for token in parse.tokens:
        if token.dep != "appos":
            continue
        named = {fold_word(t.text) for t in noun_phrase(parse, parse.tokens[token.head])}
        apposed = {fold_word(t.text) for t in noun_phrase(parse, token)}
        if (named & one and apposed & other) or (named & other and apposed & one):
            return True
    return False


def _alike(child: Telling, mine: frozenset[str], parent: Telling, theirs: frozenset[str]) -> float:
    """How near the nearest nouns of two descriptions are in meaning."""
    my_tokens = _tokens(child, mine) + _tokens(parent, mine)
    their_tokens = _tokens(parent, theirs) + _tokens(child, theirs)
    vectors = {**parent.parse.vectors, **child.parse.vectors}
    alike = likeness(my_tokens, their_tokens, vectors, vectors)
    return float(alike.max()) if alike.size else 0.0


def _tokens(telling: Telling, lemmas: frozenset[str]) -> list[Token]:
    """One token of a text for each lemma that it holds."""
    found: dict[str, Token] = {}
    for token in telling.parse.tokens:
        key = fold_word(token.lemma)
        if token.pos == "NOUN" and key in lemmas:
            found.setdefault(key, token)
    return list(found.values())
