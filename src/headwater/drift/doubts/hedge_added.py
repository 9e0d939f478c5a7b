"""hedge-added: a doubt that no word of the parent leaves room for.

The parent must make the same statement and leave nothing open. A hedge that renders one of the
parent is none that was added, whichever of its words came down.
"""

from __future__ import annotations

from collections import Counter

from headwater.drift.doubts.doubt import Doubt, doubts_in, doubts_word, reach_up
from headwater.drift.doubts.hedge_words import (
    clause_words,
    hedged_words,
    is_opinion,
    is_rounded,
    is_semblance,
    says_any,
    words_as_open,
)
from headwater.drift.finding import Finding, quoted
from headwater.drift.language import subject_of
from headwater.drift.scene import Rest, Scene, clause_head, clause_of
from headwater.lexicon.cues import report_verbs
from headwater.lexicon.doubtwords import (
    DOUBT_WORDS,
    FORECASTING_WORDS,
    MODALS_OF_DOUBT,
    OPEN_WORDS,
    WANTING_WORDS,
)
from headwater.lexicon.likeness import word_key
from headwater.lexicon.negation import NEGATIVE_PRONOUNS
from headwater.model import Telling, Token

# Likeness from which a doubted noun is the same noun, and from which two verbs may be one act.
_SAME_NOUN = 0.85
_LIKE_VERB = 0.5
# So many words in common make two clauses one statement.
_MANY = 2
# A suspect is a person; to open, to free or to claim a prize leaves nothing open.
_OTHER_SENSES = {
    "suspect": ("NOUN", "PROPN"),
    "open": ("VERB",),
    "free": ("VERB",),
    "face": ("NOUN",),
    "subject": ("NOUN",),
    "right": ("ADV", "ADJ"),
    "point": ("NOUN",),
    "question": ("VERB",),
}
_VERBAL = frozenset({"VERB", "AUX"})


def added_hedge(scene: Scene, doubt: Doubt, mine: tuple[Doubt, ...]) -> Finding | None:
    """What is found of a hedge of the child that nothing in the parent leaves room for.

    Args:
        scene: the child's sentence.
        doubt: the hedge; one that is the child's own ("plain").
        mine: all hedges of the sentence.
    """
    if _is_denied(scene.child, doubt):
        return None
    made = [(r, t) for r in scene.rests if (t := _same_statement(scene, r, doubt)) is not None]
    if not made or _is_rendering(scene, doubt, mine):
        return None
    # Where the parent has the very verb, another sentence with some of the words says nothing.
    same = [(r, t) for r, t in made if word_key(t) == word_key(doubt.doubted)] or made
    if any(_is_open(scene, rest, token, doubt) for rest, token in same):
        return None
    rest, token = same[0]
    words, source = hedged_words(scene.child, doubt), clause_words(rest.parent, token)
    return Finding(
        "hedge-added",
        "low",
        words,
        source,
        f"the retelling puts in {quoted(doubt.span.text)}; "
        f"the source says plainly {quoted(source.text)}",
        0.5 + 0.3 * doubt.strength,
    )


def _is_denied(child: Telling, doubt: Doubt) -> bool:
    """Whether a modal stands in a denial, and rules out: "may not serve", "nobody could enter"."""
    if doubt.token.text.lower() not in MODALS_OF_DOUBT:
        return False
    verb = clause_head(child.parse, doubt.doubted)
    subject = subject_of(child.parse, verb)
    below = child.parse.subtree(subject.index) if subject is not None else ()
    return any(c.dep == "neg" for c in child.parse.children(verb.index)) or any(
        t.lemma.lower() in NEGATIVE_PRONOUNS or (t.dep == "det" and t.text.lower() == "no")
        for t in below
    )


def _is_rendering(scene: Scene, doubt: Doubt, mine: tuple[Doubt, ...]) -> bool:
    """Whether a hedge of the child stands for one of the parent, or for a word like it.

    A hedge of the parent is taken where what it doubts came down elsewhere, or where another hedge
    of the child renders it.
    """
    for rest in scene.rests:
        source = rest.to_parent.get(doubt.token.index)
        if source is not None and source[1] >= _SAME_NOUN:
            return True  # "a report of a smell", "a reported smell"
        for theirs in doubts_in(rest.parent, rest.sentence):
            word = rest.child_word(theirs.doubted)
            if word is not None and doubts_word(scene.child, doubt, word):
                return True
            if word is None and not _rendered_elsewhere(scene, rest, doubt, mine):
                return True
    return False


def _rendered_elsewhere(scene: Scene, rest: Rest, doubt: Doubt, mine: tuple[Doubt, ...]) -> bool:
    """Whether the child has another hedge that may stand for one of this parent sentence."""
    key = (rest.parent.report.id, rest.sentence.index)
    others = [s for s in scene.retold.get(key, ()) if s != scene.sentence]
    return any(d != doubt for d in mine) or any(doubts_in(scene.child, s) for s in others)


def _is_open(scene: Scene, rest: Rest, token: Token, doubt: Doubt) -> bool:
    """Whether the parent leaves open what it says of a word, which a doubt in the child renders."""
    child, parent = scene.child, rest.parent
    if any(doubts_word(parent, d, token) for d in doubts_in(parent, rest.sentence)):
        return True
    heads = reach_up(parent, token)
    tokens = parent.tokens(rest.sentence)
    my_heads = reach_up(child, doubt.doubted)
    if any(_is_condition(parent, t, heads) for t in tokens) and not any(
        _is_condition(child, t, my_heads) for t in scene.tokens
    ):
        return True
    if _is_upper_bound(scene, rest, doubt) or is_rounded(child, doubt, parent, rest.sentence):
        return True
    below = {t.index for t in parent.parse.subtree(token.index)}
    if rest.child_word(token) != doubt.doubted:
        below.discard(token.index)
    near = tuple(
        t
        for t in tokens
        if clause_head(parent.parse, t) in heads
        and not _in_other_sense(parent, t)
        # What the statement is about, and came down as itself, renders no doubt.
        and (t.index not in below or rest.child_word(t) in {None, doubt.token})
    )
    if any(is_opinion(parent, t) for t in near):
        return True
    if any(h.lemma.lower() in FORECASTING_WORDS for h in heads) or any(
        is_semblance(parent, t) for t in near
    ):
        return True
    return says_any(near, OPEN_WORDS | DOUBT_WORDS | WANTING_WORDS | words_as_open(doubt))


def _is_upper_bound(scene: Scene, rest: Rest, doubt: Doubt) -> bool:
    """Whether the parent sets a figure as the most that it may be: "the loss of up to 90 jobs"."""
    clause = clause_of(scene.child, doubt.doubted)
    mine = {
        n.value for t in clause for n in scene.child.numbers if n.span.start <= t.start < n.span.end
    }
    theirs = rest.parent.numbers_in(rest.sentence.span)
    return any(n.bound == "at-most" and n.value in mine for n in theirs)


def _is_condition(telling: Telling, token: Token, heads: tuple[Token, ...]) -> bool:
    """Whether a word begins a condition of one of some clauses."""
    if token.text.lower() not in {"if", "unless", "provided"} or token.dep not in {"mark", "prep"}:
        return False
    parse = telling.parse
    verb = parse.tokens[token.head]
    return verb in heads or clause_head(parse, parse.tokens[verb.head]) in heads


def _in_other_sense(telling: Telling, token: Token) -> bool:
    """Whether a word that may leave things open is used in a sense that leaves nothing open."""
    if token.lemma.lower() == "call":  # "called it safe", but "called for a pause"
        return any(c.dep == "oprd" for c in telling.parse.children(token.index))
    return token.pos in _OTHER_SENSES.get(token.lemma.lower(), ())


def _same_statement(scene: Scene, rest: Rest, doubt: Doubt) -> Token | None:
    """The parent's word for what a child's hedge doubts, if both make the same statement."""
    child, parent = scene.child, rest.parent
    doubted = doubt.doubted
    found = rest.to_parent.get(doubted.index)
    if doubted.pos not in _VERBAL and doubt.token.head == doubted.index:
        return parent.parse.tokens[found[0]] if found and found[1] >= _SAME_NOUN else None
    mine = [t for t in _statement_words(child, doubted) if t.index != doubted.index]
    of_whom = _subject_words(child, doubted)
    came = Counter(
        clause_head(parent.parse, source).index
        for token in mine
        if (source := rest.parent_word(token)) is not None
    )
    best: tuple[int, Token] | None = None
    for at, share in sorted(came.items()):
        head = parent.parse.tokens[at]
        if _credits(parent, head) or not _is_said_there(rest, mine, of_whom, head, doubted):
            continue
        alike = word_key(doubted) == word_key(head) or bool(
            found and found[0] == at and found[1] >= _LIKE_VERB
        )
        theirs = len([t for t in _statement_words(parent, head) if t.index != at])
        enough = 2 * share >= len(mine) and (share >= _MANY or 2 * share >= theirs)
        if (enough or (alike and 3 * share >= len(mine))) and (
            best is None or share + _MANY * alike > best[0]
        ):
            best = share + _MANY * alike, head
    return _over_same_words(rest, doubted) if best is None else best[1]


def _over_same_words(rest: Rest, doubted: Token) -> Token | None:
    """The parent's verb over what a hedged verb governs: "may turn to A", "is stepping up A".

    Most of the content words behind the child's verb come from behind that one, further clauses
    of both included.
    """
    child, parent = rest.child.parse, rest.parent.parse
    if doubted.pos not in _VERBAL:
        return None
    mine = [t for t in child.subtree(doubted.index) if t.is_content and t.index > doubted.index]
    sources = [s for t in mine if (s := rest.parent_word(t)) is not None]
    over = Counter(h.index for s in sources for h in reach_up(rest.parent, s) if h != s)
    at, count = max(over.items(), key=lambda found: (found[1], found[0]), default=(0, 0))
    head = parent.tokens[at]
    if count <= _MANY or 3 * count < 2 * len(mine) or _credits(rest.parent, head):
        return None
    return head


def _is_said_there(
    rest: Rest, mine: list[Token], of_whom: set[int], head: Token, doubted: Token
) -> bool:
    """Whether more than the subject of a statement comes from a clause of the parent."""
    said = [t for t in mine if t.index not in of_whom]
    if not said:
        return True
    said.append(doubted)
    sources = [s for t in said if (s := rest.parent_word(t)) is not None]
    return any(clause_head(rest.parent.parse, s) == head for s in sources)


def _subject_words(telling: Telling, token: Token) -> set[int]:
    """The words of the subject of a word's clause, all that hangs on it included."""
    subject = subject_of(telling.parse, clause_head(telling.parse, token))
    if subject is None or subject.pos == "PRON":
        return set()
    return {t.index for t in telling.parse.subtree(subject.index)}


def _credits(telling: Telling, verb: Token) -> bool:
    """Whether a verb only says who says it."""
    return verb.lemma.lower() in report_verbs() and any(
        c.dep in {"ccomp", "parataxis"} for c in telling.parse.children(verb.index)
    )


def _statement_words(telling: Telling, token: Token) -> list[Token]:
    """The content words of the statement around a word, a raising verb's clause taken with it."""
    parse = telling.parse
    head = clause_head(parse, token)
    heads = {head.index}
    while head.dep == "xcomp" and head.head != head.index:
        head = clause_head(parse, parse.tokens[head.head])
        heads.add(head.index)
    return [
        t
        for t in parse.subtree(head.index)
        if t.is_content and clause_head(parse, t).index in heads
    ]
