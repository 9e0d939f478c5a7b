"""Which statement stands inside which: whoever says the outer one passes the inner one on."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.extract.attribution.finding import Finding
from headwater.extract.parse import Parse
from headwater.lexicon.relaying import REJECTING
from headwater.model import Token

# A content ends before the full stop that a quotation in it holds.
_STOP = 2
# A sentence with more statements than this is a list.
_MAX_INTERRUPTED = 12
# Behind ", she wrote" stand so many words at most up to the comma: "in a letter to the Post".
_ASIDE = 10


def enclosing_of(parse: Parse, findings: Sequence[Finding]) -> dict[Finding, Finding]:
    """For each finding the one that passes it on: the smallest whose content holds it."""
    reaches = {f: _reach(parse, f) for f in findings}
    order = sorted(findings, key=lambda f: (reaches[f][0], -reaches[f][1]))
    open_ones: list[Finding] = []
    enclosing: dict[Finding, Finding] = {}
    for finding in order:
        start, end = reaches[finding]
        while open_ones and open_ones[-1].end <= start:
            open_ones.pop()
        for outer in reversed(open_ones[-12:]):
            holds = outer.start <= start and end <= outer.end + _STOP
            if holds and outer.anchor != finding.anchor and not _rejects(parse, outer, finding):
                enclosing[finding] = outer
                break
        open_ones.append(finding)
    return enclosing | _interrupted(parse, [f for f in findings if f not in enclosing])


def _interrupted(parse: Parse, findings: Sequence[Finding]) -> dict[Finding, Finding]:
    """Of findings that none holds, those in words that an aside of another one breaks off."""
    by_sentence: dict[int, list[Finding]] = {}
    for finding in findings:
        by_sentence.setdefault(parse.tokens[finding.anchor].sentence, []).append(finding)
    return {
        inner: outer
        for here in by_sentence.values() if len(here) <= _MAX_INTERRUPTED
        for inner in here
        for outer in here if _interrupts(parse, outer, inner)
    }  # fmt: skip


def _interrupts(parse: Parse, outer: Finding, inner: Finding) -> bool:
    """As in "Her agent had advised her, she said, to book": what was advised stands behind.

    So too what is joined to the words that somebody breaks off: "The figure is old, she said, and
    a clerk had told her that it was wrong".
    """
    if outer.cue is None or inner.source is None or outer.direct:
        return False
    verb, aside = parse.tokens[inner.anchor], parse.tokens[outer.anchor]
    behind = outer.end <= aside.start < inner.end and inner.start >= outer.end
    if not behind or verb.index == aside.index or not _is_aside(parse, outer, aside):
        return False
    if outer.start <= verb.start < outer.end:
        return True
    at = verb
    while at.dep in {"conj", "ccomp"} and at.head not in {at.index, aside.index}:
        at = parse.tokens[at.head]
        if outer.start <= at.start < outer.end:
            return True
    # The parser may hang it on the aside; what lies before its past is still in its words.
    return at.dep == "conj" and at.head == aside.index and _is_earlier(parse, at, aside)


def _is_aside(parse: Parse, finding: Finding, verb: Token) -> bool:
    """Whether source and cue stand between commas: ", she said,"."""
    if finding.source is None:
        return False
    first, last = sorted((finding.source.first, verb.index))
    behind = parse.tokens[max(verb.index, finding.source.last) + 1 :][:_ASIDE]
    opens = parse.tokens[first - 1].text if first else ""
    is_short = last - first <= _ASIDE
    return opens == "," and is_short and any(t.text == "," for t in behind)


def _is_earlier(parse: Parse, verb: Token, aside: Token) -> bool:
    """Whether a verb tells of what came before another one: "said" and "had told", "was saying"."""
    helpers = {k.text.lower() for k in parse.children(verb.index, "aux")}
    earlier = "had" in helpers or (verb.tag == "VBG" and bool(helpers & {"was", "were"}))
    return aside.tag in {"VBD", "VBN"} and earlier


def _rejects(parse: Parse, outer: Finding, inner: Finding) -> bool:
    """As in "Her claim was dismissed by the ministry": the ministry does not pass the claim on."""
    noun, verb = parse.tokens[inner.anchor], parse.tokens[outer.anchor]
    return noun.pos == "NOUN" and noun.head == verb.index and verb.lemma.lower() in REJECTING


def _reach(parse: Parse, finding: Finding) -> tuple[int, int]:
    """Content and cue together; a continued quotation is only its content."""
    if finding.continued:
        return finding.start, finding.end
    token = parse.tokens[finding.anchor]
    return min(finding.start, token.start), max(finding.end, token.end)
