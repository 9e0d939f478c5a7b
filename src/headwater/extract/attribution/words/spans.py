"""Where a reported clause begins and ends, and whom a verb's subject told: small common rules."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.extract.attribution.finding import Phrase
from headwater.extract.attribution.words.sources import noun_phrase
from headwater.extract.parse import Parse
from headwater.model import Token

_STARTS_NO_CLAUSE = {"in", "at", "on", "after", "before", "when", "as", "while", "during", "if"}
_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_BELOW = {"relcl", "acl", "advcl", "pcomp", "amod", "aux", "auxpass"}
_TELLING = {"tell", "inform", "assure", "notify", "remind", "warn", "brief", "ask", "instruct",
            "alert", "advise", "reassure"}  # fmt: skip


def is_passive(parse: Parse, verb: Token) -> bool:
    """Whether a verb stands in the passive, also as a bare participle ("told to leave")."""
    if parse.child(verb.index, "nsubjpass", "auxpass") is not None:
        return True
    return (
        verb.tag == "VBN"
        and verb.dep in {"acl", "advcl"}
        and not any(parse.children(verb.index, "aux"))
    )


def agent_of(parse: Parse, verb: Token) -> Token | None:
    """Who did it, of a verb in the passive ("by the mayor"), or None."""
    by = parse.child(verb.index, "agent")
    return parse.child(by.index, "pobj") if by is not None else None


def recipient_of(parse: Parse, verb: Token) -> Phrase | None:
    """Whom the speaker told: "told Lake Radio", "said to reporters"."""
    if verb.lemma.lower() in _TELLING:
        told = parse.child(verb.index, "dative", "dobj")
        if is_passive(parse, verb):
            told = parse.child(verb.index, "nsubjpass")
        if told is not None and told.pos in {"NOUN", "PROPN", "PRON"}:
            return noun_phrase(parse, told.index)
    for kid in parse.children(verb.index, "prep", "dative"):
        if kid.text.lower() == "to" and (who := parse.child(kid.index, "pobj")) is not None:
            return noun_phrase(parse, who.index)
    return None


def opens_adverbially(words: Sequence[Token]) -> bool:
    """Whether words are no clause of their own: "In Lyon, where rain fell", "Asked why he left"."""
    first = words[0]
    if first.tag in {"VBN", "VBG"} and first.dep in {"advcl", "prep", "acl"}:
        return True
    if first.text.lower() not in _STARTS_NO_CLAUSE:
        return False
    return not any(t.tag in _FINITE and t.dep not in _BELOW for t in words)


def characters(parse: Parse, first: int, last: int) -> tuple[int, int]:
    """Character range of a reported clause: no "that", no comma or full stop at its edges."""
    tokens = parse.tokens
    while (
        first <= last
        and (
            tokens[first].pos in {"PUNCT", "SPACE"}
            or (tokens[first].text.lower() == "that" and tokens[first].dep == "mark")
            or (tokens[first].dep == "cc" and first < last)
        )
        and tokens[first].text not in {'"', "("}
    ):
        first += 1
    while last >= first and tokens[last].text in {
        ",",
        ".",
        ":",
        ";",
        "-",
        "—",
        "–",
        "--",
        "…",
        "...",
    }:
        last -= 1
    if last < first:
        return 0, 0
    start, end = tokens[first].start, tokens[last].end
    return _whole_quotes(parse.text, start, end)


def _whole_quotes(text: str, start: int, end: int) -> tuple[int, int]:
    """The same range with a quotation mark that its edge cut off, or without a stray one."""
    if text.count('"', start, end) % 2:
        if text[end : end + 1] == '"':
            return start, end + 1
        if start and text[start - 1] == '"':
            return start - 1, end
        if text[start] == '"':
            return start + 1, end
        if text[end - 1] == '"':
            return start, end - 1
    return start, end
