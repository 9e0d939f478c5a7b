"""A that-clause that stands away from its verb: "was told by a clerk that", "heard from X that".

Between a verb and what it reports may stand whom it was told to or heard from, when, how, and an
aside between commas. The parser then hangs the clause on the wrong word as often as not, so that it
is read off the row of words.
"""

from __future__ import annotations

from headwater.extract.attribution.words.spans import agent_of, is_passive
from headwater.extract.parse import Parse
from headwater.lexicon.cues import verb_cues
from headwater.model import Token

_REACH = 40
_TELLING = frozenset(
    "tell inform assure notify remind warn brief advise promise reassure instruct alert".split()
)
# What no that-clause of a verb before it can stand behind.
_STOPS = {";", ":", "?", '"'}
_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_LEADS = frozenset(
    """to from by in on at via through over with during before after under of for among""".split()
)


def remote_clause(parse: Parse, verb: Token) -> tuple[int, int, float] | None:
    """The that-clause of a verb behind what stands between them, or None.

    Args:
        parse: the report's tree.
        verb: the reporting verb.
    """
    at = that_behind(parse, verb.index, parse.sentence_of(verb.index).last)
    if at is None or not _leads_to(parse, verb, at):
        return None
    return at, clause_end(parse, at), 0.7


def cleft_clause(parse: Parse, verb: Token) -> tuple[int, int, float] | None:
    """As in "What the plumber swears is that the boiler was tagged": what stands behind "is"."""
    thing = parse.child(verb.index, "dobj")
    if thing is None or thing.tag != "WP" or thing.index > verb.index:
        return None
    tokens, limit = parse.tokens, parse.sentence_of(verb.index).last - 2
    for at in range(verb.index + 1, min(limit, verb.index + _REACH)):
        if tokens[at].text in _STOPS:
            return None
        opens = tokens[at].lemma.lower() == "be" and tokens[at].tag in _FINITE
        named = tokens[at].text.lower() == "namely"
        if (opens or named) and tokens[at + 1].text.lower() == "that":
            return at + 1, clause_end(parse, at + 1), 0.7
    return None


def before_told(parse: Parse, verb: Token, whom: Token | None) -> tuple[int, int, float] | None:
    """As in "The toll stood at ten, a reporter was told by a guard.": all before the comma."""
    if whom is None or whom.index > verb.index:
        return None
    sentence = parse.sentence_of(verb.index)
    first, _ = parse.between_semicolons(verb.index, sentence.first, sentence.last - 1)
    comma = parse.left[whom.index] - 1
    if comma <= first + 1 or parse.tokens[comma].text != ",":
        return None
    said = parse.tokens[first:comma]
    opens = said[0].pos == "ADP" or said[0].text.lower() in {"when", "as", "after", "while", "if"}
    return None if opens or not any(t.tag in _FINITE for t in said) else (first, comma - 1, 0.65)


def that_behind(parse: Parse, index: int, limit: int) -> int | None:
    """Index of the first conjunction "that" behind a token, past asides, or None."""
    finite = False
    for token in parse.tokens[index + 1 : min(limit, index + _REACH)]:
        if token.text in _STOPS:
            return None
        if is_conjunction(parse, token):
            # A verb between belongs to an aside, which a comma closes.
            is_closed = not finite or parse.tokens[token.index - 1].text in {",", "–", "—"}
            return token.index if is_closed else None
        reports = token.pos == "VERB" and token.lemma.lower() in verb_cues()
        finite = finite or reports or token.tag in _FINITE
    return None


def is_conjunction(parse: Parse, word: Token) -> bool:
    """Whether "that" opens a clause here, whatever the parser took it for."""
    if word.text.lower() != "that" or word.index + 2 >= len(parse.tokens):
        return False
    after = parse.tokens[word.index + 1]
    if after.text.lower() == "of" or _is_relative(parse, word):
        return False
    if word.dep == "mark" or word.tag == "IN":
        return True
    opens = after.pos in {"DET", "PROPN", "NUM"} or after.tag in {"PRP", "PRP$", "EX"}
    return opens and word.dep in {"dobj", "mark", "advmod", "nsubj", "nsubjpass", "dep", "pobj"}


def _is_relative(parse: Parse, word: Token) -> bool:
    """As in ", a detail that the station left out"."""
    before = [t.text.lower() for t in parse.tokens[max(0, word.index - 3) : word.index]]
    return len(before) == 3 and before[0] == "," and before[1] in {"a", "an"}


def clause_end(parse: Parse, at: int) -> int:
    """The last token of the clause that "that" at `at` opens."""
    head = parse.tokens[parse.tokens[at].head]
    sentence = parse.sentence_of(at)
    last = parse.right[head.index] if head.index > at else sentence.last - 1
    _, last = parse.between_semicolons(at, at, min(last, sentence.last - 1))
    return last


def _leads_to(parse: Parse, verb: Token, at: int) -> bool:
    """Whether only whom, how and when stand between a verb and the clause."""
    thing = parse.child(verb.index, "dobj")
    is_object = thing is not None and verb.index < thing.index < at
    if thing is not None and is_object and not _may_be_told(verb, thing):
        return False
    first = parse.tokens[verb.index + 1]
    if first.index == at:
        return True
    if is_passive(parse, verb):
        return agent_of(parse, verb) is not None or first.pos in {"ADP", "ADV", "PUNCT"}
    return is_object or first.text.lower() in _LEADS or first.pos in {"ADV", "PUNCT", "ADJ"}


def _may_be_told(verb: Token, thing: Token) -> bool:
    """Whether an object before a that-clause is who was told ("told the clerk that"), or empty."""
    is_empty = thing.text.lower() in {"it", "himself", "herself", "themselves"}
    return is_empty or verb.lemma.lower() in _TELLING
