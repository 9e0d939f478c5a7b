"""Reports that name whom they rest on: "the paper reported, citing two aides".

Who is cited stands nearer the fact than who cites; both have the same words, so that the citing
phrase is a part of the report and no statement of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from headwater.extract.attribution.finding import Finding, Phrase
from headwater.extract.attribution.words.sources import noun_phrase, subject_of
from headwater.extract.parse import Parse
from headwater.lexicon.relaying import ACCOUNTS, CITING, CLAIMS, RELAYING
from headwater.model import Sentence, Token

_BEFORE_END = 2
# A sentence that cites more than this is a list.
_MAX_CITED = 8
_CALLING = {"call", "describe", "term"}
# Between a citing verb and whom it cites stand a quotation mark and an article at most.
_GAP = 3
# A source that swallowed whom it cites is no longer than this.
_REACH = 60
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
    opening = parse.tokens[sentence.first]
    if opening.tag == "VBG" and opening.lemma.lower() in CITING:
        reports = [_parted(parse, r, opening) for r in reports]
    for verb, teller in islice(_relayed_words(parse, sentence), _MAX_CITED):
        host = _host(reports, verb)
        reports = [replace(r, cites=(*r.cites, teller)) if r is host else r for r in reports]
    return reports


def join_late(parse: Parse, findings: Sequence[Finding]) -> list[Finding]:
    """The findings of a report, citing phrases joined to reports that were found after them."""
    by_sentence: dict[int, list[Finding]] = {}
    for finding in findings:
        by_sentence.setdefault(parse.tokens[finding.anchor].sentence, []).append(finding)
    joined = []
    for index, here in by_sentence.items():
        spoken = [f for f in here if not f.direct and not f.continued]
        citing = sum(is_citing(parse, f) for f in spoken)
        if citing and len(spoken) > citing:
            joined += [f for f in here if f.direct or f.continued]
            joined += join_citing(parse, parse.annotations.sentences[index], spoken)
        else:
            joined += here
    return sorted(joined, key=lambda f: (f.start, f.anchor))


def citer_of(parse: Parse, finding: Finding) -> Phrase | None:
    """Who cites in "Lake Radio, citing a guard, put the toll at 4": beside the citing phrase."""
    cue = parse.tokens[finding.anchor]
    if not is_citing(parse, finding) or cue.head == cue.index or finding.source is None:
        return None
    subject = subject_of(parse, cue.head)
    if subject is None or finding.source.first <= subject.index <= finding.source.last:
        return None
    return noun_phrase(parse, subject.index)


def _parted(parse: Parse, finding: Finding, verb: Token) -> Finding:
    """A report whose source has swallowed whom it cites: "Citing staff, the Observatory said"."""
    source, tokens = finding.source, parse.tokens
    if source is None or not source.first <= verb.index + _GAP or source.head > finding.anchor:
        return finding
    if not verb.index < source.first < finding.anchor <= source.first + _REACH:
        return finding
    commas = [t.index for t in tokens[source.first : finding.anchor] if t.text == ","]
    for comma in reversed(commas):
        after = tokens[comma + 1 : finding.anchor]
        if not after or after[0].tag in {"WDT", "WP", "WP$"} or after[0].text == ",":
            continue
        end = next((t.index for t in after if t.text == ","), finding.anchor)
        head = next((t for t in tokens[comma + 1 : end] if t.pos in {"NOUN", "PROPN"}
                     and not comma < t.head < end), None)  # fmt: skip
        if head is not None and source.first <= comma:
            cited = tokens[source.head]
            if not source.first <= cited.index < comma:
                return finding
            own = Phrase(source.first, comma - 1, cited.index)
            said = noun_phrase(parse, head.index)
            said = replace(said, last=min(said.last, end - 1))
            cites = finding.cites if own in finding.cites else (*finding.cites, own)
            return replace(finding, source=said, cites=cites)
    return finding


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
        if verb.tag == "VBG" and verb.lemma.lower() in CITING:
            called = _called(parse, verb)
            if called is not None:
                yield verb.index, noun_phrase(parse, called.index)
        if verb.tag != "VBG" or verb.lemma.lower() not in RELAYING or verb.dep != "advcl":
            continue
        thing = parse.child(verb.index, "dobj")
        if thing is None:
            continue
        owner = parse.child(thing.index, "poss")
        for kid in parse.children(thing.index, "prep"):
            if kid.text.lower() in _TELLERS:
                owner = parse.child(kid.index, "pobj") or owner
        if thing.lemma.lower() in ACCOUNTS | CLAIMS and owner is not None and owner.tag != "PRP$":
            yield verb.index, noun_phrase(parse, owner.index)


def _called(parse: Parse, verb: Token) -> Token | None:
    """As in "quoting what it called a senior figure": the figure."""
    clause = parse.child(verb.index, "ccomp", "dobj")
    if clause is None or clause.pos != "VERB" or clause.lemma.lower() not in _CALLING:
        return None
    return parse.child(clause.index, "oprd", "attr")
