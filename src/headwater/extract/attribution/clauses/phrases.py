"""Attributions without a verb of their own: "according to", "his claim that", "Minister: ..."."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.extract.attribution.clauses.accounts import (
    account_findings,
    relative_phrase,
    view_findings,
)
from headwater.extract.attribution.clauses.hearsay import hearsay_findings
from headwater.extract.attribution.clauses.placing import phrase_content
from headwater.extract.attribution.finding import Finding, Phrase
from headwater.extract.attribution.words.sources import noun_phrase, source_kind, subject_of
from headwater.extract.attribution.words.spans import characters
from headwater.extract.parse import Parse
from headwater.lexicon.cues import PhraseCue, noun_cues, phrase_cues, verb_cues
from headwater.lexicon.sources import group_nouns, person_nouns
from headwater.model import Sentence, Token

# Verbs whose subject makes the statement that their object is.
_MAKING = frozenset(
    """make issue repeat express voice give offer release publish raise bring send spread deliver
    put hold take advance air reiterate post circulate""".split()
)
_DASHES = {"-", "–", "—", "--"}
# What stands before a colon in a headline is often the topic: "Roman heads: dealer in court".
_NOT_LABELS = {"head", "guard", "man", "woman", "boy", "girl", "victim", "migrant", "passenger"}
# A headline's source is short: "Strike kills four - officials".
_MAX_HEADLINE_SOURCE = 7


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
    for cue in phrase_cues():
        words = parse.tokens[at : min(at + len(cue.words), sentence.last)]
        if tuple(t.text.lower() for t in words) == cue.words:
            if cue.words == ("per",) and not _opens_phrase(parse, sentence, at):
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
    """Every "his claim that ..." in a sentence: a noun that holds a clause, and mere hearsay."""
    yield from hearsay_findings(parse, sentence)
    for token in parse.tokens[sentence.first : sentence.last]:
        cue = noun_cues().get(_noun_lemma(token))
        if cue is None:
            continue
        clause = _clause_of(parse, token)
        if clause is None or _belongs_to_verb(parse, token):
            continue
        start, end = characters(parse, parse.left[clause.index], parse.right[clause.index])
        source = _holder(parse, token)
        if end > start:
            yield Finding(
                start, end, (token.index, token.index), token.index, source, None, False, False,
                cue.cue_class, 0.7 if source else 0.5,
            )  # fmt: skip


def _noun_lemma(token: Token) -> str:
    """The lemma of a noun, also where the parser took it for a verb ("Earlier reports that")."""
    if token.pos == "NOUN":
        return token.lemma.lower()
    is_noun = token.tag == "VBZ" and token.dep in {"nsubj", "nsubjpass", "attr", "dobj", "pobj"}
    return token.lemma.lower() if is_noun else ""


def _clause_of(parse: Parse, noun: Token) -> Token | None:
    """The clause that a noun holds: "the claim that ...", "gave his word that ...", "is that"."""
    own = list(parse.children(noun.index, "acl", "ccomp", "relcl"))
    for kid in parse.children(noun.index, "prep"):
        holder = parse.child(kid.index, "pobj") if kid.text.lower() in {"from", "by"} else None
        # "A warning from a mechanic that ...": hung on the mechanic.
        own += parse.children(holder.index, "acl", "relcl") if holder is not None else ()
    head = parse.tokens[noun.head]
    above: list[Token] = []
    if noun.dep == "dobj" and head.lemma.lower() in _MAKING:
        above = list(parse.children(head.index, "ccomp", "advcl"))
    elif noun.dep == "nsubj" and head.lemma.lower() == "be":
        above = list(parse.children(head.index, "ccomp"))
    clauses = (kid for kid in (*own, *above) if kid.index > noun.index)
    return next((kid for kid in clauses if _begins_with_that(parse, kid)), None)


def _belongs_to_verb(parse: Parse, noun: Token) -> bool:
    """As in "said in a statement that ...": the verb is the cue."""
    preposition = parse.tokens[noun.head]
    return noun.dep == "pobj" and parse.tokens[preposition.head].lemma.lower() in verb_cues()


def _begins_with_that(parse: Parse, clause: Token) -> bool:
    first = parse.tokens[parse.left[clause.index]]
    if first.text.lower() != "that":
        return False
    # In "the claim that he made" the word is an object or a subject, not a conjunction.
    return first.dep == "mark"


def _holder(parse: Parse, noun: Token) -> Phrase | None:
    """Whose claim it is: "his", "the ministry's", "of the army", or who made it."""
    owner = parse.child(noun.index, "poss")
    head = parse.tokens[noun.head]
    # Whoever gave "his word" or brought "her word" is named before the verb.
    made = noun.dep == "dobj" and head.lemma.lower() in _MAKING
    if owner is not None and not (made and owner.pos == "PRON"):
        return noun_phrase(parse, owner.index)
    for kid in parse.children(noun.index, "prep"):
        if kid.text.lower() in {"of", "by", "from", "on", "in", "among"}:
            thing = parse.child(kid.index, "pobj")
            if thing is not None:
                return noun_phrase(parse, thing.index)
    if made:
        subject = subject_of(parse, head.index)
        return noun_phrase(parse, subject.index) if subject is not None else None
    return None


def headline_findings(parse: Parse, sentence: Sentence) -> Iterator[Finding]:
    """Headline forms: "Minister: bill will return" and "Strike kills four - officials"."""
    if sentence.kind not in {"title", "standfirst", "key-point"}:
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
    return lemma in person_nouns() and lemma not in _NOT_LABELS
