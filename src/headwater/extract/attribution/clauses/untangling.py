"""Reports of reports that the parser took the wrong way round: "A letter says X, the Post wrote".

The last ", the Post wrote" reports the whole sentence, also where the tree hangs it inside what
the letter says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from headwater.extract.attribution.finding import Finding
from headwater.extract.parse import Parse
from headwater.lexicon.cues import verb_cues
from headwater.model import Sentence

_EDGE = 3
_MAX_REPORTS = 24


def untangle(parse: Parse, sentence: Sentence, findings: Sequence[Finding]) -> list[Finding]:
    """The findings of a sentence, with a report at its end put round what it reports.

    Args:
        parse: the report's tree.
        sentence: the sentence of all the findings.
        findings: what its verbs and phrases credit.
    """
    found = list(findings)
    for at, last in enumerate(found[:_MAX_REPORTS]):
        for other, first in enumerate(found[:_MAX_REPORTS]):
            if at != other and _swapped(parse, first, last):
                opens = _opening(parse, first)
                found[other] = replace(first, start=last.start, end=last.end)
                found[at] = replace(last, start=min(opens, last.start))
                return found
    return found


def _swapped(parse: Parse, first: Finding, last: Finding) -> bool:
    """Whether a report's content ends in another report that has all the rest of its words."""
    if last.source is None or first.source is None or last.cue is None or first.cue is None:
        return False
    if not _takes_clauses(parse, first):
        return False
    tail = parse.tokens[last.source.first].start
    opens = parse.tokens[first.anchor].start
    whole = abs(first.start - last.start) <= _EDGE and opens < first.start
    behind = last.end < tail < first.end and parse.tokens[last.anchor].start < first.end
    gap = parse.text[last.end : tail].strip()
    return whole and behind and gap in {",", ""}


def _takes_clauses(parse: Parse, finding: Finding) -> bool:
    """Whether a cue reports whole clauses: "shows", not "accused" ("a dealer accused of ...")."""
    cue = verb_cues().get(parse.tokens[finding.anchor].lemma.lower())
    return cue is None or "clause" in cue.frames


def _opening(parse: Parse, finding: Finding) -> int:
    source = finding.source
    if source is None:
        return finding.start
    begins = source.first if source.outer is None else min(source.first, parse.left[source.outer])
    return min(parse.tokens[begins].start, parse.tokens[finding.anchor].start)
