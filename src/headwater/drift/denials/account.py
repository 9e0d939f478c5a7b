"""The accounts of a report: what one voice says in one clause, so that two can be set side by side.

A sentence holds several accounts where another one begins: a clause with a subject of its own after
"and" or "but" or a semicolon, a clause of contrast or condition ("though it is unsigned"), and a
relative clause that reports ("a charge she denies").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from headwater.lexicon.answering import CONTRASTS
from headwater.lexicon.cues import report_verbs
from headwater.lexicon.likeness import word_key
from headwater.lexicon.negation import DENYING_VERBS
from headwater.model import Annotations, Attribution, Sentence, Span, Telling, Token

_VERBAL = frozenset({"VERB", "AUX"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_PARTING = frozenset({";", ":", "–", "—"})
_CONDITIONS = frozenset({"if", "unless", "provided"})
_MIN_WORDS = 2


@dataclass(frozen=True)
class Account:
    """One clause of a report with the voice that says it.

    Attributes:
        telling: the report.
        sentence: the sentence that the clause stands in.
        tokens: its words, those of accounts inside it left out.
        opens: how it begins: the word of contrast or condition that joins it, or "".
        voice: the attribution that credits it; None where the report says it itself.
    """

    telling: Telling
    sentence: Sentence
    tokens: tuple[Token, ...]
    opens: str
    voice: Attribution | None

    @cached_property
    def span(self) -> Span:
        """From the first to the last word."""
        return self.telling.span_of(self.tokens)

    @cached_property
    def content(self) -> tuple[Token, ...]:
        """The words that say something, those that only say who speaks left out.

        Of "the owner denied it" nothing would remain: there they are what it says.
        """
        words = tuple(t for t in self.tokens if t.is_content)
        return tuple(t for t in words if not self._is_of_voice(t)) or words

    @cached_property
    def words(self) -> frozenset[str]:
        """All its words, in lower case."""
        return frozenset(t.text.lower() for t in self.tokens)

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """The lemmas of all its words, in lower case."""
        return frozenset(t.lemma.lower() for t in self.tokens)

    @cached_property
    def keys(self) -> frozenset[str]:
        """What stands for each word that it says, whoever speaks (`word_key`)."""
        return frozenset(word_key(t) for t in self.content)

    def _is_of_voice(self, token: Token) -> bool:
        if self.voice is None:
            return False
        parts = (self.voice.source, self.voice.cue)
        return any(p is not None and p.start <= token.start < p.end for p in parts)


def accounts(telling: Telling) -> tuple[Account, ...]:
    """The accounts of a report's body, in order of their sentences and first words."""
    return tuple(
        account
        for sentence in telling.parse.sentences
        if sentence.kind == "paragraph"
        for account in _of_sentence(telling, sentence)
    )


def _of_sentence(telling: Telling, sentence: Sentence) -> Iterator[Account]:
    parse = telling.parse
    tokens = [t for t in telling.tokens(sentence) if not t.text.isspace()]
    parts = _parts(tokens)
    groups: dict[int, list[Token]] = {}
    for token in tokens:
        groups.setdefault(_opener(parse, token, parts).index, []).append(token)
    ordered = sorted(groups.items(), key=lambda group: group[1][0].index)
    for place, (at, words) in enumerate(ordered):
        if place == 0 or _says_enough(words):
            opens = _joint(parse, parse.tokens[at])
            yield Account(telling, sentence, tuple(words), opens, _voice(telling, words))


def _parts(tokens: list[Token]) -> dict[int, int]:
    """For each word which part of the sentence it stands in, parts being parted by ";" or ":"."""
    part, parts = 0, {}
    for token in tokens:
        part += token.text in _PARTING
        parts[token.index] = part
    return parts


def _opener(parse: Annotations, token: Token, parts: dict[int, int]) -> Token:
    """The head of the account that a word belongs to."""
    at = token
    while at.head != at.index and not _opens(parse, at, parts):
        at = parse.tokens[at.head]
    return at


def _opens(parse: Annotations, token: Token, parts: dict[int, int]) -> bool:
    """Whether a word is the head of an account of its own."""
    head = parse.tokens[token.head]
    if token.pos not in _VERBAL:
        return False
    if parts.get(token.index) != parts.get(head.index):
        return True
    if token.dep == "conj":
        return head.pos in _VERBAL and (_has_subject(parse, token) or _joint(parse, token) != "")
    if token.dep in {"advcl", "ccomp", "parataxis"}:
        return _joint(parse, token) != ""
    return token.dep == "relcl" and _reports(parse, token)


def _has_subject(parse: Annotations, verb: Token) -> bool:
    return any(c.dep in _SUBJECTS for c in parse.children(verb.index))


def _reports(parse: Annotations, verb: Token) -> bool:
    """Whether a relative clause says what somebody says: "which he denies", "they say is false"."""
    return any(
        t.lemma.lower() in report_verbs() | DENYING_VERBS
        for t in (verb, *parse.children(verb.index))
        if t.pos == "VERB"
    )


def _joint(parse: Annotations, verb: Token) -> str:
    """The word of contrast or condition that joins a clause to the rest of its sentence."""
    for child in parse.children(verb.index):
        if child.dep in {"mark", "cc", "advmod"} and child.text.lower() in CONTRASTS | _CONDITIONS:
            return child.text.lower()
    head = parse.tokens[verb.head]
    if verb.dep == "conj":
        for beside in parse.children(head.index):
            between = head.index < beside.index < verb.index
            if between and beside.dep == "cc" and beside.text.lower() in CONTRASTS:
                return beside.text.lower()
    return ""


def _says_enough(words: list[Token]) -> bool:
    """Whether a clause inside a sentence says more than that it is there."""
    return sum(t.is_content for t in words) >= _MIN_WORDS or any(
        t.lemma.lower() in DENYING_VERBS or t.dep == "neg" for t in words
    )


def _voice(telling: Telling, words: list[Token]) -> Attribution | None:
    """Who says a clause: by a cue in it, else whose content holds most of it."""
    inside = {t.index for t in words}
    span = telling.span_of(words)
    for attribution in telling.attributions:
        cue = None if attribution.cue is None else telling.token_at(attribution.cue.start)
        if cue is not None and cue.index in inside:
            return attribution
    holding = [
        a
        for a in telling.attributions_in(span)
        if 2 * sum(a.content.start <= t.start < a.content.end for t in words) >= len(words)
    ]
    return min(holding, key=lambda a: len(a.content.text), default=None)
