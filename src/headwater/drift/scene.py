"""What a check looks at: one child sentence, and the parent sentences that it rests on.

A `Scene` is one sentence of a child telling with its `Rest`s: for each parent sentence, which word
of the child comes from which of the parent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from headwater.lexicon.fold import fold_name, fold_word
from headwater.lexicon.likeness import Words, words_likeness
from headwater.model import Alignment, Annotations, Comparison, Sentence, Telling, Token

# A child's word has a counterpart from this likeness on; a word that is this like is the same word.
COUNTERPART = 0.3
SAME_WORD = 0.85


@dataclass(frozen=True, slots=True)
class Rest:
    """One parent sentence that the child sentence rests on.

    Attributes:
        parent: the parent's telling.
        sentence: the parent's sentence.
        score: how sure the alignment is.
        to_parent: child token index -> (parent token index, likeness).
        to_child: parent token index -> (child token index, likeness).
        child: the child's telling, so that a rest alone can say what a counterpart is.
    """

    child: Telling
    parent: Telling
    sentence: Sentence
    score: float
    to_parent: Mapping[int, tuple[int, float]]
    to_child: Mapping[int, tuple[int, float]]

    def child_word(self, parent_token: Token) -> Token | None:
        """The child's word that comes from a parent's word."""
        found = self.to_child.get(parent_token.index)
        return None if found is None else self.child.parse.tokens[found[0]]

    def parent_word(self, child_token: Token) -> Token | None:
        """The parent's word that a child's word comes from."""
        found = self.to_parent.get(child_token.index)
        return None if found is None else self.parent.parse.tokens[found[0]]


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence of the child, with what it rests on, best first.

    Attributes:
        child: the child's telling.
        sentence: the sentence.
        rests: at least one.
        retold: for every parent sentence (report id, index) the child sentences that rest on it.
    """

    child: Telling
    sentence: Sentence
    rests: tuple[Rest, ...]
    retold: Mapping[tuple[str, int], tuple[Sentence, ...]]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The child sentence's tokens."""
        return self.child.tokens(self.sentence)

    @property
    def stands_whole(self) -> bool:
        """Whether one of the sentences that it rests on is the same word for word."""
        mine = [t.text.casefold() for t in self.tokens]
        return any(
            [t.text.casefold() for t in rest.parent.tokens(rest.sentence)] == mine
            for rest in self.rests
        )

    def retelling(self, rest: Rest) -> tuple[Token, ...]:
        """The tokens of all child sentences that rest on a parent sentence, this one's among them.

        What this sentence lost of it may stand in another.
        """
        key = (rest.parent.report.id, rest.sentence.index)
        others = [s for s in self.retold.get(key, ()) if s.index != self.sentence.index]
        return (*self.tokens, *(t for s in others for t in self.child.tokens(s)))

    def counterpart(self, token: Token) -> tuple[Rest, Token, float] | None:
        """The likest parent word of a child's word over all rests; the surer rest on a tie."""
        best: tuple[Rest, Token, float] | None = None
        for rest in self.rests:
            found = rest.to_parent.get(token.index)
            if found and (best is None or found[1] > best[2] + 0.05):
                best = (rest, rest.parent.parse.tokens[found[0]], found[1])
        return best


class Vocabulary:
    """Everything that the parents say, to ask whether a word or a name is new.

    Attributes:
        parents: the parents' tellings.
        outlets: for each parent's report id the names that its outlet goes by.
    """

    def __init__(self, parents: Sequence[Telling], outlets: Mapping[str, frozenset[str]]) -> None:
        self.parents = tuple(parents)
        self.outlets = outlets
        self._cache: dict[str, float] = {}
        self._content = [
            Words([t for t in p.parse.tokens if t.is_content], p.parse.vectors) for p in parents
        ]
        self._initials = frozenset[str]().union(*(_initials(p) for p in parents))

    def explains(self, token: Token, vectors: Mapping[str, bytes]) -> float:
        """The greatest likeness of `token` with any content word of any parent."""
        key = f"{token.text}/{token.pos}"
        if key not in self._cache:
            self._cache[key] = self._greatest(token, vectors)
        return self._cache[key]

    def _greatest(self, token: Token, vectors: Mapping[str, bytes]) -> float:
        if token.text.isupper() and fold_word(token.text) in self._initials:
            return 1.0
        word = Words([token], vectors)
        told = [words_likeness(word, words) for words in self._content if words.words]
        return max((float(alike.max()) for alike in told), default=0.0)

    def is_outlet(self, name: str) -> bool:
        """Whether a name is that of a parent's outlet, or of an outlet that the child cites."""
        folded = fold_name(name)
        return bool(folded) and any(
            folded == fold_name(outlet) for names in self.outlets.values() for outlet in names
        )


def _initials(telling: Telling) -> frozenset[str]:
    """The initials of every name of two words or more: "United Nations" -> "un"."""
    made = set()
    for name in telling.parse.names:
        words = [w for w in fold_name(name.span.text).split() if w not in {"of", "for", "and"}]
        if len(words) > 1:
            made.add("".join(w[0] for w in words))
    return frozenset(made)


def scenes(
    child: Telling, parents: Mapping[str, Telling], comparisons: Iterable[Comparison]
) -> tuple[Scene, ...]:
    """One scene for every child sentence that rests on something, in order."""
    rests: dict[int, list[Rest]] = {}
    retold: dict[tuple[str, int], list[Sentence]] = {}
    for comparison in comparisons:
        parent = parents[comparison.parent]
        for alignment in comparison.alignments:
            child_sentence = child.parse.sentences[alignment.child_sentence]
            rests.setdefault(alignment.child_sentence, []).append(_rest(child, parent, alignment))
            key = (parent.report.id, alignment.parent_sentence)
            retold.setdefault(key, []).append(child_sentence)
    frozen = {key: tuple(sentences) for key, sentences in retold.items()}
    return tuple(
        Scene(
            child,
            child.parse.sentences[index],
            tuple(sorted(found, key=lambda r: (-r.score, r.parent.report.id, r.sentence.index))),
            frozen,
        )
        for index, found in sorted(rests.items())
    )


def _rest(child: Telling, parent: Telling, alignment: Alignment) -> Rest:
    pairs = [p for p in alignment.words if p.likeness >= COUNTERPART]
    return Rest(
        child=child,
        parent=parent,
        sentence=parent.parse.sentences[alignment.parent_sentence],
        score=alignment.score,
        to_parent={p.child: (p.parent, p.likeness) for p in pairs},
        to_child={p.parent: (p.child, p.likeness) for p in pairs},
    )


_CLAUSE_DEPS = frozenset(
    {"ROOT", "ccomp", "advcl", "relcl", "acl", "xcomp", "pcomp", "csubj", "parataxis", "csubjpass"}
)
_VERBAL = frozenset({"VERB", "AUX"})


def clause_head(parse: Annotations, token: Token) -> Token:
    """The verb (or root) of the smallest clause that a token stands in."""
    at = token
    while at.head != at.index:
        if at.dep in _CLAUSE_DEPS and at.pos in _VERBAL:
            return at
        if at.dep == "conj" and at.pos in _VERBAL and parse.tokens[at.head].pos in _VERBAL:
            return at
        at = parse.tokens[at.head]
    return at


def clause_of(telling: Telling, token: Token) -> tuple[Token, ...]:
    """The tokens of the clause that a token stands in, subordinate clauses left out."""
    head = clause_head(telling.parse, token)
    return tuple(
        t for t in telling.parse.subtree(head.index) if clause_head(telling.parse, t) == head
    )
