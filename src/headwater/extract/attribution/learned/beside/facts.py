"""What is plain of a noun and a statement: where it hangs, what it names, what else it says.

Each fact is a word or a few ("by=pobj|to|hand"); the weights are kept by these words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.extract.attribution.finding import Finding
from headwater.extract.attribution.learned.beside.near import whole_of
from headwater.extract.attribution.learned.beside.sorts import (
    common_sort,
    is_text_noun,
    noun_sorts,
    verb_sort,
    verb_sorts,
)
from headwater.extract.attribution.voices.relay import Relay
from headwater.extract.attribution.words.sources import noun_phrase, words_of
from headwater.extract.parse import Parse
from headwater.lexicon.agencies import known_outlet, looks_like_outlet
from headwater.lexicon.relaying import HANDED
from headwater.model import Token

_ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)
_CLAUSES = {"relcl", "acl", "advcl", "appos"}
_JOINED = {"ccomp", "xcomp", "conj", "parataxis", "pcomp"}
_DISTANCES = (3, 6, 12, 24)
# Of a coordination the first member says what all of them are to the verb.
_MEMBERS = 4
# More dependents of one verb, or heads over one word, tell nothing more.
_MANY = 40


@dataclass(frozen=True, slots=True)
class Surroundings:
    """All statements of a report, by their words.

    Attributes:
        parse: the report's tree.
        sources: by the head of a noun phrase the statements that it is the source of.
        recipients: by the head of a noun phrase the statements that were told to it.
        anchors: indices of the anchors of all statements.
        enclosing: for each statement the one that passes it on, if any.
        quoted: for each token whether it stands inside a quotation.
    """

    parse: Parse
    sources: dict[int, list[Finding]]
    recipients: dict[int, list[Finding]]
    anchors: frozenset[int]
    enclosing: dict[Finding, Finding]
    quoted: Sequence[bool]

    def around(self, finding: Finding) -> set[Finding]:
        """The statements that a statement is nested in."""
        found: set[Finding] = set()
        outer = self.enclosing.get(finding)
        while outer is not None and outer not in found and len(found) < _MANY:
            found.add(outer)
            outer = self.enclosing.get(outer)
        return found


def surroundings_of(
    parse: Parse, findings: Sequence[Finding], enclosing: dict[Finding, Finding]
) -> Surroundings:
    """The statements of a report made quick to look up."""
    sources: dict[int, list[Finding]] = {}
    recipients: dict[int, list[Finding]] = {}
    for finding in findings:
        if finding.source is not None:
            sources.setdefault(whole_of(parse, finding.source.head), []).append(finding)
        if finding.recipient is not None:
            recipients.setdefault(whole_of(parse, finding.recipient.head), []).append(finding)
    anchors = frozenset(f.anchor for f in findings)
    return Surroundings(parse, sources, recipients, anchors, enclosing, _quoted(parse))


def _quoted(parse: Parse) -> list[bool]:
    spans = sorted((q.span.start, q.span.end) for q in parse.annotations.quotations)
    flags, at, reach = [], 0, -1
    for token in parse.tokens:
        while at < len(spans) and spans[at][0] <= token.start:
            reach = max(reach, spans[at][1])
            at += 1
        flags.append(token.start < reach)
    return flags


@dataclass(frozen=True, slots=True)
class _Hanging:
    """How a noun hangs on the rest: by which label and preposition, on which word."""

    how: str
    on: Token

    @property
    def sort(self) -> str:
        """What the word that it hangs on is."""
        token = self.on
        if token.pos in {"VERB", "AUX"}:
            return verb_sort(token.lemma.lower())
        if token.pos == "ADP":
            return token.text.lower()
        return (noun_sorts(token.lemma.lower()) or (token.pos,))[0]


class FactReader:
    """Facts of the nouns near one statement."""

    def __init__(self, report: Surroundings, finding: Finding, relays: Sequence[Relay]) -> None:
        self.report = report
        self.parse = report.parse
        self.finding = finding
        self.anchor = self.parse.tokens[finding.anchor]
        self.source = None if finding.source is None else self.parse.tokens[finding.source.head]
        self.around = report.around(finding)
        self.over = self._heads_over(finding.anchor)
        self.ruled: dict[int, set[str]] = {}
        for relay in relays:
            head = whole_of(self.parse, relay.phrase.head)
            self.ruled.setdefault(head, set()).add("onward" if relay.onward else "nearer")

    def facts(self, noun: Token) -> frozenset[str]:
        """Everything plain of a noun and the statement."""
        sort, hangs = self._sort(noun), self._hangs(noun)
        return frozenset(
            [
                *self._named(noun, sort),
                *self._hung(hangs, sort),
                *self._theme(noun, hangs),
                *self._placed(noun, sort, hangs),
                *self._said(sort),
                *self._otherwise(noun, sort),
            ]
        )

    def is_placed(self, noun: Token) -> bool:
        """Whether the rules or the nesting place a noun in the chain already."""
        roles = set(self._roles(noun))
        return noun.index in self.ruled or bool(roles & {"encloses", "same"})

    def _sort(self, noun: Token) -> str:
        words = _ARTICLE.sub("", words_of(self.parse, noun_phrase(self.parse, noun.index)))
        is_built_so = noun.pos == "PROPN" and looks_like_outlet(words, cited=True)
        if is_built_so or known_outlet(words) is not None:
            return "outlet"
        sort = common_sort(noun.lemma.lower())
        if noun.pos == "PROPN" and sort not in {"outlet", "press", "document"}:
            return {"PERSON": "name", "ORG": "body"}.get(noun.entity, "proper")
        return "pronoun" if noun.pos == "PRON" else sort

    def _named(self, noun: Token, sort: str) -> Iterator[str]:
        lemma = noun.lemma.lower()
        yield "sort=" + sort
        yield from ("names=" + each for each in noun_sorts(lemma) or ("nothing",))
        yield "entity=" + noun.entity
        yield "pos=" + noun.pos
        if noun.pos in {"NOUN", "PRON"}:
            yield "word=" + lemma
        if noun.pos == "NOUN":
            before = self.parse.child(noun.index, "det", "poss")
            yield "before=" + (before.text.lower() if before is not None else "-")
        if noun.tag in {"NNS", "NNPS"}:
            yield "several"
        if self.report.quoted[noun.index]:
            yield "quoted"
        for clause in self.parse.children(noun.index, "relcl", "acl"):
            yield from ("does=" + each for each in verb_sorts(clause.lemma.lower()))

    def _hangs(self, noun: Token) -> _Hanging:
        at, joined = noun, ""
        for _ in range(_MEMBERS):
            if at.dep != "conj":
                break
            at, joined = self.parse.tokens[at.head], "conj."
        head = self.parse.tokens[at.head]
        if at.dep in {"pobj", "pcomp"}:
            how = f"{joined}{at.dep}|{head.text.lower()}"
            return _Hanging(how, self.parse.tokens[head.head])
        return _Hanging(f"{joined}{at.dep}", head)

    def _hung(self, hangs: _Hanging, sort: str) -> Iterator[str]:
        how, lemma = hangs.how, hangs.on.lemma.lower()
        passive = "passive" if any(self.parse.children(hangs.on.index, "auxpass")) else "active"
        yield "how=" + how
        yield f"on={how}|{hangs.sort}"
        yield f"onword={how}|{lemma}"
        for each in verb_sorts(lemma):
            yield f"by={how}|{each}|{passive}"
            yield f"sortby={sort}|{how}|{each}"
        if any(self.parse.children(hangs.on.index, "neg")):
            yield "denied"
        if hangs.on.index in self.report.anchors:
            yield "oncue"

    def _theme(self, noun: Token, hangs: _Hanging) -> Iterator[str]:
        """What the verb that a noun hangs on does something with: "it", a text, anything."""
        if hangs.on.pos not in {"VERB", "AUX"}:
            return
        found = False
        for kid in self.parse.children(hangs.on.index, "dobj", "nsubjpass", "nsubj"):
            if kid.index == noun.index:
                continue
            lemma, found = kid.lemma.lower(), True
            thing = "text" if is_text_noun(lemma) else "any"
            if kid.pos == "PRON" and lemma in HANDED:
                thing = "it"
            elif kid.tag in {"WDT", "WP"}:
                thing = "which"
            yield f"theme={hangs.how}|{kid.dep}|{thing}"
        if not found:
            yield f"theme={hangs.how}|-"

    def _placed(self, noun: Token, sort: str, hangs: _Hanging) -> Iterator[str]:
        where = self._where(hangs.on)
        yield "where=" + where
        yield f"sortwhere={sort}|{where}"
        yield f"howwhere={hangs.how}|{where}"
        yield "side=" + ("before" if noun.start < self.finding.start else "behind")
        if self.source is not None:
            yield "ofsource=" + ("left" if noun.index < self.source.index else "right")
        far = abs(noun.index - self.anchor.index)
        yield f"far={sum(far >= step for step in _DISTANCES)}"
        first, last = sorted((noun.index, self.anchor.index))
        if self.parse.between_semicolons(first, first, last)[1] < last:
            yield "semicolon"
            yield "sortsemicolon=" + sort

    def _where(self, on: Token) -> str:
        """Where the word that a noun hangs on stands, as seen from the statement."""
        if on.index == self.anchor.index:
            return "cue"
        if self.source is not None and on.index == self.source.index:
            return "source"
        place = on.dep
        if on.dep in _CLAUSES | _JOINED:
            of = "other"
            if on.head == self.anchor.index:
                of = "cue"
            elif self.source is not None and on.head == self.source.index and on.dep in _CLAUSES:
                of = "source"
            place = f"{on.dep}>{of}"
        return place + "^" if on.index in self.over else place

    def _heads_over(self, index: int) -> set[int]:
        heads: set[int] = set()
        while len(heads) < _MANY:
            head = self.parse.tokens[index].head
            if head == index or head in heads:
                break
            heads.add(head)
            index = head
        return heads

    def _said(self, sort: str) -> Iterator[str]:
        yield f"form={'direct' if self.finding.direct else 'indirect'}|{sort}"
        yield "cue=" + self.anchor.lemma.lower()
        yield f"cueis={self.anchor.dep}|{sort}"
        source = "none"
        if self.source is not None:
            is_text = common_sort(self.source.lemma.lower()) == "document"
            source = "document" if is_text else self.source.pos
        yield f"sourceis={source}|{sort}"

    def _otherwise(self, noun: Token, sort: str) -> Iterator[str]:
        for ruled in sorted(self.ruled.get(noun.index, ())):
            yield "rules=" + ruled
            yield f"sortrules={sort}|{ruled}"
        for role in self._roles(noun):
            yield "role=" + role
            yield f"sortrole={sort}|{role}"

    def _roles(self, noun: Token) -> Iterator[str]:
        """What a noun is in this and in other statements: source or recipient."""
        for told in self.report.recipients.get(noun.index, ()):
            if told == self.finding:
                yield "told"
            elif told in self.around:
                yield "told-around"
            else:
                yield "told-elsewhere"
        for other in self.report.sources.get(noun.index, ())[:_MANY]:
            if other != self.finding:
                yield self._as_source(other)

    def _as_source(self, other: Finding) -> str:
        if other.anchor == self.finding.anchor:
            return "same"
        if other in self.around:
            return "encloses"
        if self.finding in self.report.around(other):
            return "enclosed"
        there = self.parse.tokens[other.anchor]
        if there.sentence != self.anchor.sentence:
            return "elsewhere"
        side = "left" if there.index < self.anchor.index else "right"
        return f"over-{side}" if other.anchor in self.over else f"beside-{side}"
