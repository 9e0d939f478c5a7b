"""Phrases that name whose telling it is: "by her count", "in the telling of", "for whom"."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.extract.attribution.clauses.placing import phrase_content
from headwater.extract.attribution.clauses.stances import may_take_stance
from headwater.extract.attribution.finding import Finding, Phrase
from headwater.extract.attribution.words.sources import noun_phrase
from headwater.extract.attribution.words.spans import characters
from headwater.extract.parse import Parse
from headwater.lexicon.cues import account_cues, phrase_cues
from headwater.model import Sentence, Token

_NO_VOICE = {"DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"}
# Whoever is said to have told something can tell ("by the account of a steward").
_TELLINGS = {"account", "telling", "version", "admission"}
# What somebody's view is told with: "was a death sentence", "matters", "means the end".
_VIEW_VERBS = {"be", "matter", "mean", "remain", "represent", "amount", "seem", "look", "feel"}


def account_findings(parse: Parse, sentence: Sentence) -> Iterator[Finding]:
    """Every "by his own count", "in the telling of a trader": a clause credited to its teller."""
    for noun in parse.tokens[sentence.first : sentence.last]:
        cue = account_cues().get(noun.lemma.lower()) if noun.dep == "pobj" else None
        preposition = parse.tokens[noun.head]
        if cue is None or preposition.text.lower() not in cue.prepositions:
            continue
        if _is_phrase_cue(parse, preposition.index):
            continue
        source, last = _teller(parse, noun)
        if source is None:
            continue
        whole = Phrase(source.first, last, source.head, source.outer)
        content = phrase_content(parse, sentence, preposition.index, whole)
        if content is None:
            continue
        start, end = characters(parse, *content)
        if end > start:
            yield Finding(
                start, end, (noun.index, noun.index), noun.index, source, None, False, False,
                cue.cue_class, 0.75,
            )  # fmt: skip


def _is_phrase_cue(parse: Parse, at: int) -> bool:
    """Whether the phrase is a cue as a whole ("in the view of")."""
    words = tuple(t.text.lower() for t in parse.tokens[at : at + 4])
    return any(words[: len(cue.words)] == cue.words for cue in phrase_cues())


def _teller(parse: Parse, noun: Token) -> tuple[Phrase | None, int]:
    """Whose account it is, and the last token of the phrase that says so."""
    last = parse.right[noun.index]
    owner = parse.child(noun.index, "poss")
    if owner is None:
        of = next(
            (k for k in parse.children(noun.index, "prep") if k.text.lower() in {"of", "by"}), None
        )
        is_known = parse.child(noun.index, "det") is not None or noun.tag == "NNS"
        owner = parse.child(of.index, "pobj") if of is not None and is_known else None
    if owner is None or owner.entity in _NO_VOICE or owner.text.lower() in {"my", "our", "your"}:
        return None, last
    if owner.tag == "WP$":
        return None, last
    source = noun_phrase(parse, owner.index)
    is_telling = noun.lemma.lower() in _TELLINGS and owner.tag in {"NN", "NNP", "CD"}
    if owner.pos != "PRON" and not is_telling and not may_take_stance(parse, source):
        return None, last
    return source, max(noun.index, source.last)


def view_findings(parse: Parse, sentence: Sentence) -> Iterator[Finding]:
    """As in "Ruiz, for whom the block was a bomb", "For the miners, the closure was a crime"."""
    for word in parse.tokens[sentence.first : sentence.last]:
        if word.text.lower() != "for" or word.pos not in {"ADP", "SCONJ"}:
            continue
        thing = parse.child(word.index, "pobj")
        if thing is None:
            continue
        source = noun_phrase(parse, thing.index)
        found = relative_phrase(parse, source) if thing.tag == "WP" else None
        if found is None and thing.tag != "WP":
            found = _fronted_view(parse, sentence, word, source)
        if found is None or not may_take_stance(parse, found[0]):
            continue
        start, end = characters(parse, *found[1])
        if end > start:
            yield Finding(
                start, end, (word.index, word.index), word.index, found[0], None, False, False,
                "attitude", 0.6,
            )  # fmt: skip


def relative_phrase(parse: Parse, source: Phrase) -> tuple[Phrase, tuple[int, int]] | None:
    """As in "a cousin, according to whom the fee had doubled": the cousin, and the clause.

    Returns:
        Who the relative pronoun stands for, and the rest of its clause; None without one.
    """
    pronoun = parse.tokens[source.head]
    if pronoun.tag not in {"WP", "WDT"}:
        return None
    verb = pronoun
    for _ in range(6):
        if verb.pos in {"VERB", "AUX"} and verb.index > pronoun.index:
            break
        verb = parse.tokens[verb.head]
    if verb.index <= pronoun.index or parse.right[verb.index] <= pronoun.index:
        return None
    noun = parse.tokens[verb.head] if verb.dep == "relcl" else _noun_before(parse, pronoun.index)
    if noun is None or noun.index > pronoun.index:
        return None
    return noun_phrase(parse, noun.index), (pronoun.index + 1, parse.right[verb.index])


def _noun_before(parse: Parse, pronoun: int) -> Token | None:
    """What a relative pronoun stands for where the parser does not say: before the last comma."""
    tokens = parse.tokens
    floor = max(parse.sentence_of(pronoun).first, pronoun - 5)
    comma = next((i for i in range(pronoun - 1, floor, -1) if tokens[i].text == ","), None)
    if comma is None or tokens[comma - 1].pos not in {"NOUN", "PROPN"}:
        return None
    noun = tokens[comma - 1]
    for _ in range(6):
        above = tokens[tokens[noun.head].head]
        in_phrase = noun.dep == "pobj" and tokens[noun.head].dep == "prep"
        if not in_phrase or above.pos not in {"NOUN", "PROPN"} or above.index > noun.index:
            break
        noun = above
    return noun


def _fronted_view(
    parse: Parse, sentence: Sentence, word: Token, source: Phrase
) -> tuple[Phrase, tuple[int, int]] | None:
    """A view told after "For X," at the head of its clause: something is something to X."""
    verb = parse.tokens[word.head]
    first, last = parse.between_semicolons(word.index, sentence.first, sentence.last - 1)
    opens = all(t.pos in {"PUNCT", "SPACE", "CCONJ"} for t in parse.tokens[first : word.index])
    comma = parse.tokens[parse.right[word.index] + 1] if parse.right[word.index] < last else None
    if not opens or comma is None or comma.text != "," or verb.lemma.lower() not in _VIEW_VERBS:
        return None
    subject = parse.child(verb.index, "nsubj")
    judged = verb.lemma.lower() != "be" or parse.child(verb.index, "attr", "acomp") is not None
    if subject is None or subject.index < comma.index or not judged:
        return None
    if parse.tokens[source.head].tag == "NN" and parse.tokens[source.first].pos != "DET":
        return None
    return source, (comma.index + 1, last)
