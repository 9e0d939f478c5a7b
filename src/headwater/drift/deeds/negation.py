"""negated: what the source says is so, the retelling says is not so, or the other way round.

Polarity is compared on predicates that are the same word in both; word vectors cannot tell a
synonym from an opposite ("heeded", "ignored"), so that mere likeness is not enough. Negation by
other words keeps the polarity ("failed to", "no longer", "has yet to"). Opposites that take each
other's place ("rose", "fell") are found in `opposites.py`.

Silent where the two do not say of one thing that it is and is not so: other arguments, another
time ("has not signed", "will sign"), what is only possible, asked or wanted, and a clause with any
word that may deny in a way that the parse does not show.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from headwater.drift.deeds.polarity import is_negative, is_state, verb_of
from headwater.drift.finding import Finding, quoted
from headwater.drift.language import actor_of, recipient_of
from headwater.drift.scene import Rest, Scene, Vocabulary, clause_head, clause_of
from headwater.lexicon.antonyms import are_antonyms, same_act
from headwater.lexicon.cues import report_verbs
from headwater.lexicon.likeness import word_key
from headwater.lexicon.negation import is_negative_trace
from headwater.model import Annotations, Span, Telling, Token

# Above what vectors alone can give: the same word or another form of it.
_SAME_WORD = 0.86
_PREDICATES = frozenset({"VERB", "AUX", "ADJ", "NOUN"})
_MODIFIERS = frozenset({"amod", "compound", "nmod"})
_FUTURE = frozenset({"will", "would", "shall", "should", "'ll", "wo"})
_POSSIBLE = frozenset({"can", "could", "may", "might", "ca"})
_ASKING = frozenset({"if", "whether", "unless"})
# Verbs of which the infinitive did come about: "managed to flee".
_IMPLYING = frozenset(
    "manage begin start continue be appear seem use come go proceed happen prove have".split()
)
# What somebody demands is not so yet.
_DEMANDING = frozenset(
    "demand urge ask order require insist propose recommend suggest want wish hope request".split()
)
_GOVERNED_BY = frozenset({"for", "on", "against"})
# Of all of them it is said, or of none.
_OF_ALL = frozenset("nobody none everybody everyone all both each neither".split())
_SURE = 0.75
_BOUNDING = frozenset({"before", "since", "until", "till"})


def check_negation(scene: Scene, vocabulary: Vocabulary) -> Iterator[Finding]:
    """One finding at most for each sentence."""
    for token in scene.tokens:
        if token.pos not in _PREDICATES or not _is_predicate(scene.child, token):
            continue
        same = [
            (rest, source)
            for rest in scene.rests
            for source in rest.parent.tokens(rest.sentence)
            if _same_predicate(scene.child, rest, token, source)
            and about_the_same(scene, rest, token, source)
        ]
        mine = is_negative(scene.child.parse, token)
        if any(is_negative(rest.parent.parse, source) == mine for rest, source in same):
            continue
        for rest, source in same:
            if _contradicts(scene.child, token, rest.parent, source, negative=mine):
                yield negation_between(scene, rest, token, source, negative=mine)
                return


def _is_predicate(telling: Telling, token: Token) -> bool:
    if token.pos == "VERB":
        return token.dep not in _MODIFIERS and not _is_having_to(telling, token)
    if token.pos == "AUX":
        return False
    return token.dep in {"acomp", "attr"} or is_state(telling.parse, token)


def _is_having_to(telling: Telling, token: Token) -> bool:
    """As in "had to pay", where nothing is had."""
    return token.lemma.lower() == "have" and any(
        c.dep == "xcomp" for c in telling.parse.children(token.index)
    )


def _same_predicate(mine: Telling, rest: Rest, token: Token, source: Token) -> bool:
    """Whether two words are the same predicate: one word, forms of one, or one act by a table."""
    if source.pos not in _PREDICATES or not _is_predicate(rest.parent, source):
        return False
    if token.lemma.lower() in report_verbs() and not (
        _takes_object(mine, token) and _takes_object(rest.parent, source)
    ):
        return False  # "did not say who": whether it was said is judged as attribution
    found = rest.to_parent.get(token.index)
    if found is not None and found[0] == source.index:
        return found[1] >= _SAME_WORD
    if word_key(token) == word_key(source):
        return True
    return same_act(verb_with_particle(mine, token), verb_with_particle(rest.parent, source))


def _takes_object(telling: Telling, token: Token) -> bool:
    """Whether a verb of report is used of a thing: "confirmed the change", "called for it"."""
    after = telling.parse.tokens[token.index + 1 : token.index + 2]
    return recipient_of(telling.parse, token) is not None or any(
        t.text.lower() in _GOVERNED_BY for t in after
    )


def verb_with_particle(telling: Telling, token: Token) -> str:
    """The lemma of a verb with its particle: "turn down"."""
    particle = next((c for c in telling.parse.children(token.index) if c.dep == "prt"), None)
    lemma = token.lemma.lower()
    return lemma if particle is None else f"{lemma} {particle.text.lower()}"


def _contradicts(
    mine: Telling, token: Token, theirs: Telling, source: Token, *, negative: bool
) -> bool:
    """Whether one says of the very thing that it is so, of which the other says that it is not."""
    sides = ((theirs, source), (mine, token)) if negative else ((mine, token), (theirs, source))
    (positive, affirmed), (negative_side, denied) = sides
    return (
        not _may_deny(positive, affirmed)
        and not other_time(positive, affirmed, negative_side, denied)
        and _time_bounds(negative_side, denied) <= _time_bounds(positive, affirmed)
        and _is_asserted(positive, affirmed, like=denied)
        and not _other_figures(mine, token, theirs, source)
    )


def _may_deny(telling: Telling, token: Token) -> bool:
    """Whether any word of the clause may be a negation, or half of one ("only", "few")."""
    governor = telling.parse.tokens[clause_head(telling.parse, token).head]
    return any(
        is_negative_trace(t.text, t.lemma)
        for t in (*clause_of(telling, token), governor)
        if t.index != token.index
    )


def _modals(telling: Telling, token: Token) -> set[str]:
    head = verb_of(telling.parse, token)
    return {
        c.text.lower()
        for c in telling.parse.children(head.index)
        if c.dep == "aux" and c.tag == "MD"
    }


def other_time(positive: Telling, affirmed: Token, negative: Telling, denied: Token) -> bool:
    """Whether what is affirmed lies ahead or is only possible, and what is denied is a fact."""
    mine, theirs = _modals(positive, affirmed), _modals(negative, denied)
    return any(bool(mine & kind) and not theirs & kind for kind in (_FUTURE, _POSSIBLE))


def _time_bounds(telling: Telling, token: Token) -> set[str]:
    """Words that deny only up to a time or from it on: "not before October" is "in October"."""
    parse, verb = telling.parse, verb_of(telling.parse, token)
    beside = parse.children(verb.index)
    begun_by = [m for c in beside if c.dep == "advcl" for m in parse.children(c.index)]
    return {t.text.lower() for t in (*beside, *begun_by)} & _BOUNDING


def _is_asserted(telling: Telling, token: Token, *, like: Token) -> bool:
    """Whether a predicate is said to be so: not asked, not a condition, not merely wanted."""
    parse = telling.parse
    head = verb_of(parse, token)
    if any(t.text.lower() in _ASKING and t.dep == "mark" for t in parse.children(head.index)):
        return False
    if any(t.text == "?" for t in telling.tokens(parse.sentences[token.sentence])):
        return False
    if head.dep == "ccomp" and parse.tokens[head.head].lemma.lower() in _DEMANDING:
        return False
    infinitive = any(c.tag == "TO" for c in parse.children(head.index))
    return not infinitive or like.tag == "VB" or parse.tokens[head.head].lemma.lower() in _IMPLYING


def _other_figures(mine: Telling, token: Token, theirs: Telling, source: Token) -> bool:
    """Whether both count, and count differently: "one in nine has", "eight in nine lack"."""
    my_figures, their_figures = (
        {word_key(t) for t in clause_of(telling, at) if t.pos == "NUM"}
        for telling, at in ((mine, token), (theirs, source))
    )
    return bool(my_figures and their_figures) and my_figures != their_figures


def about_the_same(scene: Scene, rest: Rest, token: Token, source: Token) -> bool:
    """Whether the two say it of the same: who does it and to whom came down, none is another's."""
    if _other_results(scene.child, token, rest, source):
        return False
    agreed = False
    for of in (actor_of, recipient_of):
        mine = argument_of(of, scene.child, token)
        theirs = argument_of(of, rest.parent, source)
        if mine is None or theirs is None:
            continue
        if "PRON" in {mine.pos, theirs.pos}:
            words = {mine.text.lower(), theirs.text.lower()}
            agreed = agreed or len(words) == 1 or words <= _OF_ALL
            continue
        if rest.parent_word(mine) == theirs or word_key(mine) == word_key(theirs):
            if _told_apart(scene.child, mine, rest.parent, theirs):
                return False
            agreed = True
        elif rest.parent_word(mine) is not None or rest.child_word(theirs) is not None:
            return False
        elif _is_none(scene.child, mine) or _is_none(rest.parent, theirs):
            return False  # "carried no lights", "carried fuel"
    beside = content_in(clause_of(scene.child, token), token)
    if agreed and (not beside or any(rest.parent_word(t) is not None for t in beside)):
        return True
    arguments = beside or content_in(scene.child.parse.subtree(token.index), token)
    came = [t for t in arguments if rest.parent_word(t) is not None]
    return len(came) >= max(1, (len(arguments) + 1) // 2)


def _is_none(telling: Telling, noun: Token) -> bool:
    """Whether a noun is what there is none of: the negation is of it alone."""
    return any(c.text.lower() == "no" for c in telling.parse.children(noun.index))


def _other_results(mine: Telling, token: Token, rest: Rest, source: Token) -> bool:
    """Whether two verbs end in other qualities: "tested clear", "tested positive"."""
    my_results, their_results = _results(mine, token), _results(rest.parent, source)
    kept = any(rest.parent_word(t) == o for t in my_results for o in their_results)
    return bool(my_results and their_results) and not (
        kept or {word_key(t) for t in my_results} & {word_key(t) for t in their_results}
    )


def _results(telling: Telling, token: Token) -> list[Token]:
    """Adjectives that complete a verb ("clear" may be read as an adverb)."""
    if token.pos != "VERB":
        return []
    after = (c for c in telling.parse.children(token.index) if c.index > token.index)
    return [c for c in after if c.pos == "ADJ" or (c.dep, c.tag) == ("advmod", "RB")]


def content_in(tokens: tuple[Token, ...], predicate: Token) -> list[Token]:
    """The content words of some tokens, the predicate itself left out."""
    return [t for t in tokens if t.is_content and t.index != predicate.index]


def _told_apart(mine: Telling, noun: Token, theirs: Telling, other: Token) -> bool:
    """Whether opposite modifiers tell two nouns apart: "vaccinated", "unvaccinated" children."""
    return any(
        are_antonyms(a.lemma, b.lemma)
        for a in mine.parse.children(noun.index)
        for b in theirs.parse.children(other.index)
        if a.dep in _MODIFIERS and b.dep in _MODIFIERS
    )


def argument_of(
    of: Callable[[Annotations, Token], Token | None], telling: Telling, token: Token
) -> Token | None:
    """Who fills a role of the verb that a predicate belongs to.

    Args:
        of: `actor_of` or `recipient_of`.
        telling: the text of the predicate.
        token: the predicate.
    """
    verb = verb_of(telling.parse, token)
    found = of(telling.parse, verb)
    # "A motion to drop the charges": it is not the motion that drops them.
    if found is not None and found.index == verb.head and (verb.dep, verb.tag) == ("acl", "VB"):
        return None
    return found


def negation_between(
    scene: Scene,
    rest: Rest,
    token: Token,
    source: Token,
    *,
    negative: bool | None,
    sure: float = _SURE,
) -> Finding:
    """The finding that two predicates say the contrary of each other.

    Args:
        scene: the child sentence.
        rest: what it rests on.
        token: the child's predicate.
        source: the parent's.
        negative: whether it is the child that denies; None where the two are opposites.
        sure: how sure it is.
    """
    mine, theirs = _statement(scene.child, token), _statement(rest.parent, source)
    if negative is None:
        detail = f"{quoted(theirs.text)} became its opposite, {quoted(mine.text)}"
    elif negative:
        detail = (
            f"the source says {quoted(theirs.text)}; the retelling denies it: {quoted(mine.text)}"
        )
    else:
        detail = (
            f"the source denies it ({quoted(theirs.text)}); the retelling says {quoted(mine.text)}"
        )
    return Finding("negated", "high", mine, theirs, detail, sure)


def _statement(telling: Telling, token: Token) -> Span:
    """The predicate with its subject, auxiliaries and negation, and what governs it."""
    parse = telling.parse
    head = token if token.pos in {"VERB", "AUX"} else verb_of(parse, token)
    core = [token, head, *_governors(parse, head)]
    core.extend(
        c
        for c in parse.children(head.index)
        if c.dep in {"nsubj", "nsubjpass", "aux", "auxpass", "neg", "dobj", "acomp", "attr", "prt"}
    )
    core.extend(c for c in parse.children(token.index) if c.dep in {"neg", "det"})
    return telling.span_of(core)


def _governors(parse: Annotations, verb: Token) -> list[Token]:
    """Words in which a denial of a verb may stand: of "refused a plan to build", the first two."""
    found: list[Token] = []
    at = verb
    while at.dep in {"xcomp", "acl"} or (at.dep == "dobj" and found) or _is_conceded(parse, at):
        at = parse.tokens[at.head]
        found.append(at)
    return found


def _is_conceded(parse: Annotations, verb: Token) -> bool:
    """Whether a clause is one that somebody denies, admits or the like, and does not only say."""
    return verb.dep == "ccomp" and parse.tokens[verb.head].lemma.lower() not in {"say", "tell"}
