"""Attributions without a verb of their own: "according to", "his claim that", "Minister: ..."."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.extract.attribution.clauses.accounts import (
    account_findings,
    relative_phrase,
    view_findings,
)
from headwater.extract.attribution.clauses.hearsay import hearsay_findings
from headwater.extract.attribution.clauses.nouns import nominal_findings
from headwater.extract.attribution.clauses.placing import phrase_content
from headwater.extract.attribution.clauses.provisos import proviso_findings
from headwater.extract.attribution.clauses.thus import or_so_findings, thus_finding
from headwater.extract.attribution.finding import Finding, Phrase
from headwater.extract.attribution.words.sources import noun_phrase, source_kind
from headwater.extract.attribution.words.spans import characters
from headwater.extract.parse import Parse
from headwater.lexicon.cues import PhraseCue, account_cues, phrase_cues_by_opening
from headwater.lexicon.humans import human_nouns
from headwater.lexicon.sources import document_nouns, group_nouns
from headwater.model import Sentence, Token

_DASHES = {"-", "–", "—", "--"}
# What stands before a colon in a headline is often the topic: "Roman heads: dealer in court".
_NOT_LABELS = {"head", "guard", "man", "woman", "boy", "girl", "victim", "migrant", "passenger"}
# A headline's source is short: "Strike kills four - officials".
_MAX_HEADLINE_SOURCE = 7
_MAX_HEADLINE_WORDS = 24


def phrase_findings(parse: Parse, sentence: Sentence) -> Iterator[Finding]:
    """Every "according to X", "by his count", "for whom" and their like in a sentence."""
    yield from account_findings(parse, sentence)
    yield from view_findings(parse, sentence)
    for at in range(sentence.first, sentence.last):
        cue = _phrase_at(parse, sentence, at)
        if cue is None:
            continue
        last_word = at + len(cue.words) - 1
        source = _phrase_source(parse, sentence, last_word)
        if source is None:
            continue
        relative = relative_phrase(parse, source)
        content = phrase_content(parse, sentence, at, source) if relative is None else relative[1]
        source = source if relative is None else relative[0]
        if content is None:
            continue
        start, end = characters(parse, *content)
        if end > start:
            yield Finding(
                start, end, (at, last_word), at, source, None, False, False, cue.cue_class, 0.88
            )


def _phrase_at(parse: Parse, sentence: Sentence, at: int) -> PhraseCue | None:
    for cue in phrase_cues_by_opening().get(parse.tokens[at].text.lower(), ()):
        words = parse.tokens[at : min(at + len(cue.words), sentence.last)]
        if tuple(t.text.lower() for t in words) == cue.words:
            if cue.words == ("per",) and not _opens_phrase(parse, sentence, at):
                return None
            if cue.words[-1] in {"by", "in"} and _is_account(parse, at + len(cue.words)):
                return None
            if cue.words == ("according", "to") and _means_by_rule(parse, at):
                return None
            return cue
    return None


def _opens_phrase(parse: Parse, sentence: Sentence, at: int) -> bool:
    """Whether "per" begins a phrase of its own (not "20 litres per head")."""
    before = parse.tokens[at - 1].text if at > sentence.first else ","
    after = parse.tokens[at + 1] if at + 1 < sentence.last else None
    return before == "," and after is not None and after.pos in {"DET", "PROPN"}


def _is_account(parse: Parse, at: int) -> bool:
    """As in "going by her own count": the noun is the cue."""
    words = parse.tokens[at : at + 4]
    return any(t.lemma.lower() in account_cues() and t.dep == "pobj" for t in words)


def _means_by_rule(parse: Parse, at: int) -> bool:
    """As in "sorted according to age", "according to plan": a rule, not a voice."""
    thing = parse.tokens[at + 2] if at + 2 < len(parse.tokens) else None
    return thing is not None and thing.lemma.lower() in {"plan", "age", "size", "custom", "need"}


def _phrase_source(parse: Parse, sentence: Sentence, last_word: int) -> Phrase | None:
    word = parse.tokens[last_word]
    thing = parse.child(word.index, "pobj", "dobj") or _teller_of_what(parse, word)
    if thing is None:
        after = next(
            (t for t in parse.tokens[last_word + 1 : sentence.last] if t.dep == "pobj"), None
        )
        thing = after if after is not None and after.index <= last_word + 8 else None
    if thing is None or thing.pos == "SPACE":
        return None
    return noun_phrase(parse, thing.index)


def _teller_of_what(parse: Parse, word: Token) -> Token | None:
    """As in "according to what a survivor told the paper": the survivor."""
    told = parse.child(word.index, "pcomp")
    if told is None or not any(k.tag == "WP" for k in parse.children(told.index, "dobj")):
        return None
    return parse.child(told.index, "nsubj")


def noun_findings(parse: Parse, sentence: Sentence) -> Iterator[Finding]:
    """Every "his claim that ...", mere hearsay, and what holds if somebody is right."""
    yield from hearsay_findings(parse, sentence)
    yield from nominal_findings(parse, sentence)
    yield from proviso_findings(parse, sentence)
    thus = thus_finding(parse, sentence)
    if thus is not None:
        yield thus
    yield from or_so_findings(parse, sentence)


def headline_findings(parse: Parse, sentence: Sentence) -> Iterator[Finding]:
    """Headline forms: "Minister: bill will return" and "Strike kills four - officials"."""
    if sentence.kind not in {"title", "standfirst", "key-point"} and not _is_bare(parse, sentence):
        return
    tokens = parse.tokens[sentence.first : sentence.last]
    for token in tokens:
        if token.text == ":" and 0 < token.index - sentence.first <= _MAX_HEADLINE_SOURCE:
            made = list(_headline(
                parse, (sentence.first, token.index - 1), (token.index + 1, sentence.last - 1)
            ))  # fmt: skip
            if made:
                yield from made
                return
    for token in reversed(tokens):
        is_dash = token.text in _DASHES and parse.text[token.start - 1 : token.start].isspace()
        behind = sentence.last - 1 - token.index
        if (is_dash or token.text == ":") and 0 < behind <= _MAX_HEADLINE_SOURCE:
            yield from _headline(
                parse, (token.index + 1, sentence.last - 1), (sentence.first, token.index - 1)
            )
            return


def _is_bare(parse: Parse, sentence: Sentence) -> bool:
    """Whether a paragraph is one short line without a full stop, as headlines are."""
    block = parse.report.blocks[sentence.block]
    whole = block.span.start == sentence.span.start and block.span.end == sentence.span.end
    ends = parse.tokens[sentence.last - 1]
    return whole and ends.pos != "PUNCT" and sentence.last - sentence.first <= _MAX_HEADLINE_WORDS


def _headline(parse: Parse, source: tuple[int, int], content: tuple[int, int]) -> Iterator[Finding]:
    words = parse.tokens[source[0] : source[1] + 1]
    if any(t.pos in {"VERB", "AUX"} and t.tag != "VBN" for t in words) or content[0] > content[1]:
        return
    if any(t.pos == "ADP" and t.text.lower() not in {"of", "for", "from"} for t in words):
        return
    heads = [t for t in words if t.pos in {"NOUN", "PROPN"}]
    if (
        not heads
        or sum(t.pos not in {"PUNCT"} for t in parse.tokens[content[0] : content[1] + 1]) < 3
    ):
        return
    inside = [t for t in heads if not source[0] <= t.head <= source[1] or t.head == t.index]
    head = (inside or heads)[-1]
    phrase = Phrase(source[0], source[1], head.index)
    if not _speaks(parse, phrase):
        return
    start, end = characters(parse, *content)
    if end > start:
        yield Finding(start, end, None, head.index, phrase, None, False, False, "neutral", 0.6)


def _speaks(parse: Parse, phrase: Phrase) -> bool:
    """Whether a headline's label can be a voice at all: a person, a body, a report, people."""
    head = parse.tokens[phrase.head]
    if head.entity in {"GPE", "LOC", "EVENT", "DATE", "CARDINAL", "FAC", "NORP"}:
        return False
    if source_kind(parse, phrase) == "outlet" or head.entity == "PERSON":
        return True
    lemma = head.lemma.lower()
    if lemma in group_nouns() or head.text.isupper():
        return True
    if lemma in document_nouns():
        return head.tag == "NNS" or phrase.first < phrase.head  # "Emails", not "Map: the route"
    return lemma in human_nouns() and lemma not in _NOT_LABELS
