"""What a report shows of each of its voices, gathered from every place where it is spoken of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from headwater.extract.attribution.finding import Finding
from headwater.extract.attribution.voices.book import VoiceBook
from headwater.extract.attribution.voices.media import token_at
from headwater.extract.parse import Parse
from headwater.model import Token, Voice

HEADLINES = frozenset({"title", "standfirst", "key-point"})
_WORDS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


@dataclass(slots=True)
class View:
    """One voice of a report.

    Attributes:
        voice: all that is known of it.
        heads: the heads of its mentions, in order.
        spoke: indices of the heads with which it is credited with something, in order.
        said: the words of meaning of all that it is credited with, lower-case lemmas, by the
            character at which the mention stands.
        beside: ids of the voices that stand in a chain with it.
    """

    voice: Voice
    heads: list[Token] = field(default_factory=list)
    spoke: list[int] = field(default_factory=list)
    said: dict[int, frozenset[str]] = field(default_factory=dict)
    beside: set[str] = field(default_factory=set)

    @property
    def first(self) -> Token:
        """The head of its first mention."""
        return self.heads[0]

    def last_before(self, at: int) -> Token | None:
        """The head of its last mention before a character."""
        return next((h for h in reversed(self.heads) if h.start < at), None)

    def nouns(self) -> frozenset[str]:
        """What it is called: the nouns of its mentions, the last words of its role and name."""
        called = {h.lemma.lower() for h in self.heads if h.pos == "NOUN"}
        told = [self.voice.role or ""]
        if self.voice.kind != "person":
            told.append(self.voice.name)
        return frozenset(called | {w for t in told for w in t.lower().split()[-1:]})


def gather_views(
    parse: Parse, book: VoiceBook, own: Mapping[Finding, tuple[Voice, ...]]
) -> dict[str, View]:
    """The voices of a report by id, in the order in which they are first spoken of."""
    views: dict[str, View] = {}
    for mention in sorted(book.references.mentions, key=lambda m: m.start):
        voice = book.registry.latest(mention.voice)
        view = views.setdefault(voice.voice, View(voice))
        head = parse.tokens[token_at(parse, mention.start)]
        if not view.heads or view.heads[-1].index != head.index:
            view.heads.append(head)
    for finding, voices in own.items():
        ids = [book.registry.latest(v).voice for v in voices]
        for number in ids:
            if number in views:
                views[number].beside.update(set(ids) - {number})
        if ids and finding.source is not None and ids[0] in views:
            view = views[ids[0]]
            view.spoke.append(finding.source.head)
            view.said[finding.start] = _words_between(parse, finding.start, finding.end)
    for view in views.values():
        view.spoke.sort()
    return views


def in_headline(parse: Parse, token: Token) -> bool:
    """Whether a word stands over the report rather than in it."""
    return parse.annotations.sentences[token.sentence].kind in HEADLINES


def _words_between(parse: Parse, start: int, end: int) -> frozenset[str]:
    first = token_at(parse, start)
    found: set[str] = set()
    for token in parse.tokens[first:]:
        if token.start >= end:
            break
        if token.pos in _WORDS:
            found.add(token.lemma.lower())
    return frozenset(found)
