"""What the language model says of a report's words: tokens, parse, sentences, names, vectors."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from headwater.model.report import BlockKind
from headwater.model.same import Same
from headwater.model.span import Span


@dataclass(frozen=True, slots=True)
class Token:
    """One token of the report, with its place in the parse.

    Attributes:
        index: place in `Annotations.tokens`.
        start: first character in the report's text.
        end: one past the last.
        text: the word with curly quotes and apostrophes straightened (same length as in the text).
        lemma: dictionary form, lower case except for proper nouns.
        pos: universal part of speech ("NOUN", "VERB", "PROPN", ...).
        tag: Penn Treebank tag ("VBD", ...).
        dep: dependency label of the CLEAR style ("nsubj", "ccomp", "dobj", "prep", "pobj", ...).
        head: index of the head token in `Annotations.tokens`; its own index at a root.
        entity: OntoNotes label of the name that this token is part of ("PERSON"), or "".
        sentence: index of its sentence.
        is_content: noun, verb (not auxiliary), adjective, adverb, number or proper noun that is
            not a stop word.
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str
    sentence: int
    is_content: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, also one inside a quotation; furniture has none (key points have).

    Attributes:
        index: place in `Annotations.sentences`.
        span: the words, trimmed of white space.
        first: index of its first token.
        last: one past its last token.
        block: index into `Report.blocks`.
        kind: the block's kind.
        quoted: whether it begins inside a quotation that was opened before it.
    """

    index: int
    span: Span
    first: int
    last: int
    block: int
    kind: BlockKind
    quoted: bool


@dataclass(frozen=True, slots=True)
class Name:
    """A named entity: words and their OntoNotes label (PERSON, ORG, GPE, LOC, FAC, NORP, ...)."""

    span: Span
    label: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks, the marks left out; curly, straight and guillemets.

    Attributes:
        span: the words between the marks (of one paragraph).
        closed: False where a paragraph ends inside the quotation, which the next one goes on with.
        continues: True where this goes on from an unclosed quotation in the paragraph before.
    """

    span: Span
    closed: bool
    continues: bool


@dataclass(frozen=True, slots=True)
class Annotations:
    """Everything that the language model says of one report.

    Attributes:
        report: id of the report.
        tokens: in text order; heads point inside the same sentence.
        sentences: in text order.
        names: in text order, without overlap.
        quotations: in text order.
        vectors: for each lower-case word form its unit-length vector (float32, little endian),
            for words that the model knows. Bytes so that this stays immutable and standard.
        language_model: name and version of the model that ran.
    """

    report: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]
    quotations: tuple[Quotation, ...]
    vectors: Mapping[str, bytes]
    language_model: str

    def tokens_of(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of one sentence, in order."""
        return self.tokens[sentence.first : sentence.last]

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """The tokens that lie wholly inside `span`, in order."""
        first = bisect_left(self.tokens, span.start, key=lambda t: t.start)
        last = bisect_left(self.tokens, span.end, lo=first, key=lambda t: t.start)
        return tuple(t for t in self.tokens[first:last] if t.end <= span.end)

    def children(self, index: int) -> tuple[Token, ...]:
        """The direct dependents of the token at `index`, in order."""
        return _children(Same(self))[index]

    def subtree(self, index: int) -> tuple[Token, ...]:
        """The token at `index` and all that depends on it, in text order."""
        children = _children(Same(self))
        found = [self.tokens[index]]
        for token in found:
            found.extend(children[token.index])
        return tuple(sorted(found, key=_place))


# The checks of a pair ask for both reports' trees thousands of times.
@lru_cache(maxsize=32)
def _children(key: Same[Annotations]) -> tuple[tuple[Token, ...], ...]:
    """For each token its direct dependents, in order."""
    tokens = key.thing.tokens
    below: list[list[Token]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.index:
            below[token.head].append(token)
    return tuple(map(tuple, below))


_place = attrgetter("index")
