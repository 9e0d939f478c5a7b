"""Clauses that one cue reports together: "said that the fan was old and that nobody had looked".

Each is a statement of its own, which may be true or retold without the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from headwater.extract.attribution.finding import Finding
from headwater.extract.attribution.words.spans import characters
from headwater.extract.parse import Parse
from headwater.model import Token

_JOINING = {"and", "but", "or"}
_MAX_CLAUSES = 6
_MIN_WORDS = 2


def parted_clauses(parse: Parse, finding: Finding) -> Iterator[Finding]:
    """A verb's finding as one for each that-clause that is joined in its content.

    Args:
        parse: the report's tree.
        finding: what a verb credits, not quoted.
    """
    sentence = parse.sentence_of(finding.anchor)
    inside = [
        t for t in parse.tokens[sentence.first : sentence.last]
        if finding.start <= t.start and t.end <= finding.end
    ]  # fmt: skip
    cuts = list(_cuts(inside))[:_MAX_CLAUSES]
    edges = [inside[0].index if inside else 0, *(at + 2 for at in cuts)]
    ends = [*(at - 1 for at in cuts), inside[-1].index if inside else 0]
    if not cuts or any(last - first < _MIN_WORDS for first, last in zip(edges, ends, strict=True)):
        yield finding
        return
    for first, last in zip(edges, ends, strict=True):
        start, end = characters(parse, first, last)
        yield replace(finding, start=start, end=end)


def _cuts(inside: list[Token]) -> Iterator[int]:
    """Indices of the conjunctions before "that" which join a clause to the first one."""
    quoted = clauses = 0
    for token, after in pairwise(inside):
        quoted += token.text == '"'
        opens = after.text.lower() == "that" and (after.dep == "mark" or after.tag == "IN")
        if token.text.lower() in _JOINING and opens and quoted % 2 == 0:
            # Behind another "that" only a comma tells which of the two is joined.
            if not clauses or _is_set_off(inside, token):
                yield token.index
        elif token.text.lower() == "that" and token.dep == "mark" and token is not inside[0]:
            clauses += inside[0].index < token.index and not _is_joined(inside, token)


def _is_set_off(inside: list[Token], token: Token) -> bool:
    at = token.index - inside[0].index
    return at > 0 and inside[at - 1].text == ","


def _is_joined(inside: list[Token], that: Token) -> bool:
    at = that.index - inside[0].index
    return at > 0 and inside[at - 1].text.lower() in _JOINING
