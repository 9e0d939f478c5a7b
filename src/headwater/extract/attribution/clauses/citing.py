"""Reports that name whom they rest on: "the paper reported, citing two aides".

Who is cited stands nearer the fact than who cites; both have the same words, so that the citing
phrase is a part of the report and no statement of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from headwater.extract.attribution.finding import Finding, Phrase
from headwater.extract.attribution.words.sources import noun_phrase
from headwater.extract.parse import Parse
from headwater.lexicon.relaying import ACCOUNTS, CITING, RELAYING
from headwater.model import Sentence

_BEFORE_END = 2
# A sentence that cites more than this is a list.
_MAX_CITED = 8
_TELLERS = {"of", "from", "by"}


def join_citing(parse: Parse, sentence: Sentence, findings: Sequence[Finding]) -> list[Finding]:
    """The findings of a sentence, those that cite joined to the reports that do the citing.

    Args:
        parse: the report's tree.
        sentence: the sentence of all the findings.
        findings: what its verbs and phrases credit.

    Returns:
        Reports with whom they cite in `cites`; a citing phrase without a report stays itself.
    """
    reports = [f for f in findings if not is_citing(parse, f)]
    for count, phrase in enumerate(f for f in findings if is_citing(parse, f)):
        host = _host(reports, phrase.anchor) if count < _MAX_CITED else None
        if host is None or phrase.source is None:
            reports.append(phrase)
            continue
        reports = [_joined(parse, r, phrase) if r is host else r for r in reports]
    for verb, teller in islice(_relayed_words(parse, sentence), _MAX_CITED):
        host = _host(reports, verb)
        reports = [replace(r, cites=(*r.cites, teller)) if r is host else r for r in reports]
    return reports


def is_citing(parse: Parse, finding: Finding) -> bool:
    """Whether the cue is a participle that names somebody beside a report ("citing X")."""
    cue = parse.tokens[finding.anchor]
    return cue.lemma.lower() in CITING and cue.tag == "VBG" and not finding.direct


def _host(reports: Sequence[Finding], at: int) -> Finding | None:
    """The report nearest before a citing phrase, else the first behind it."""
    before = [r for r in reports if r.anchor < at and r.cue is not None]
    if before:
        return max(before, key=lambda r: r.anchor)
    behind = [r for r in reports if r.cue is not None]
    return min(behind, key=lambda r: r.anchor, default=None)


def _joined(parse: Parse, report: Finding, phrase: Finding) -> Finding:
    """A report with whom it cites, and without the citing phrase at an edge of its content."""
    source = phrase.source
    if source is None:
        return report
    begins, ends = parse.tokens[phrase.anchor].start, parse.tokens[source.last].end
    start, end = report.start, report.end
    if start < begins and end <= ends + _BEFORE_END and begins < end:
        end = start + len(parse.text[start:begins].rstrip(" ,;–—-("))
    elif begins <= start and ends < end and start < ends:
        rest = parse.text[ends:end]
        start = end - len(rest.lstrip(" ,;–—-)"))
    if end <= start:
        start, end = report.start, report.end
    return replace(report, start=start, end=end, cites=(*report.cites, source))


def _relayed_words(parse: Parse, sentence: Sentence) -> Iterator[tuple[int, Phrase]]:
    """As in "Relaying the words of a survivor, the priest said": the verb, and whose words."""
    for verb in parse.tokens[sentence.first : sentence.last]:
        if verb.tag != "VBG" or verb.lemma.lower() not in RELAYING or verb.dep != "advcl":
            continue
        thing = parse.child(verb.index, "dobj")
        if thing is None:
            continue
        owner = parse.child(thing.index, "poss")
        for kid in parse.children(thing.index, "prep"):
            if kid.text.lower() in _TELLERS:
                owner = parse.child(kid.index, "pobj") or owner
        if thing.lemma.lower() in ACCOUNTS and owner is not None and owner.tag != "PRP$":
            yield verb.index, noun_phrase(parse, owner.index)
