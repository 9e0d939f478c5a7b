"""The parse of a report made quick to walk: children, edges of subtrees, place inside quotations.

`Annotations` answers such questions sentence by sentence, which is quadratic in a very long
sentence; everything here is built in one pass and read in constant time.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from headwater.extract.introduced import introduced_outlets, introduced_people
from headwater.extract.introduced_bodies import introduced_bodies
from headwater.lexicon.fold import straighten
from headwater.model import Annotations, Report, Sentence, Token
from headwater.model.same import Same

# Several extractors ask for the same report's parse, one after the other.
_HELD = 4


@dataclass(frozen=True, slots=True)
class Parse:
    """A report's tokens with their tree.

    Attributes:
        report: whose words these are.
        text: the report's text with plain quotes and spaces, same length.
        annotations: what the tree was built from.
        tokens: the same tokens.
        kids: for each token the indices of its direct dependents, in order.
        left: for each token the index of the first token of its subtree.
        right: for each token the index of the last token of its subtree.
        semicolons: indices of all semicolons, in order.
        persons: last words, folded, of names that the report shows to be people's. The language
            model labels one surname a person's here and a body's there.
        outlets: names, folded, that the report introduces as outlets ("the newspaper Nova Sul").
        bodies: names, folded, that the report shows to be a body's ("Hidroval, which runs").
    """

    report: Report
    text: str
    annotations: Annotations
    tokens: tuple[Token, ...]
    kids: tuple[tuple[int, ...], ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    semicolons: tuple[int, ...]
    persons: frozenset[str]
    outlets: frozenset[str]
    bodies: frozenset[str]

    def children(self, index: int, *deps: str) -> Iterator[Token]:
        """Direct dependents of the token at `index`, of the given labels if any are given."""
        for kid in self.kids[index]:
            if not deps or self.tokens[kid].dep in deps:
                yield self.tokens[kid]

    def child(self, index: int, *deps: str) -> Token | None:
        """The first direct dependent with one of the given labels, or None."""
        return next(self.children(index, *deps), None)

    def between_semicolons(self, at: int, first: int, last: int) -> tuple[int, int]:
        """The part of a token range that lies between the semicolons nearest to the token `at`."""
        after = bisect_right(self.semicolons, at)
        before = bisect_left(self.semicolons, at)
        if before and self.semicolons[before - 1] >= first:
            first = self.semicolons[before - 1] + 1
        if after < len(self.semicolons) and self.semicolons[after] <= last:
            last = self.semicolons[after] - 1
        return first, last

    def sentence_of(self, index: int) -> Sentence:
        """The sentence that the token at `index` stands in."""
        return self.annotations.sentences[self.tokens[index].sentence]

    def is_within(self, index: int, ancestor: int) -> bool:
        """Whether the token at `index` is `ancestor` or depends on it."""
        while index != ancestor:
            head = self.tokens[index].head
            if head == index:
                return False
            index = head
        return True


def index_parse(report: Report, annotations: Annotations) -> Parse:
    """Build the tree once, in time linear in the number of tokens; the last ones are held."""
    return _indexed(Same(report), Same(annotations))


@lru_cache(maxsize=_HELD)
def _indexed(said: Same[Report], parsed: Same[Annotations]) -> Parse:
    report, annotations = said.thing, parsed.thing
    tokens = annotations.tokens
    kids: list[list[int]] = [[] for _ in tokens]
    waiting: list[int] = []
    for token in tokens:
        if token.head == token.index:
            waiting.append(token.index)
        else:
            kids[token.head].append(token.index)
    left, right = list(range(len(tokens))), list(range(len(tokens)))
    order: list[int] = []
    while waiting:
        index = waiting.pop()
        order.append(index)
        waiting.extend(kids[index])
    for index in reversed(order):
        head = tokens[index].head
        left[head] = min(left[head], left[index])
        right[head] = max(right[head], right[index])
    return Parse(
        report,
        straighten(report.text),
        annotations,
        tokens,
        tuple(tuple(k) for k in kids),
        tuple(left),
        tuple(right),
        tuple(t.index for t in tokens if t.text == ";"),
        frozenset(introduced_people(tokens, kids)),
        frozenset(introduced_outlets(tokens)),
        introduced_bodies(tokens, kids),
    )
