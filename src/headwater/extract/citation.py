"""Where a report names whose words it carries: outlets, bodies, agency tags, links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.extract.outlet import (
    fits_noun,
    named_outlet,
    own_names,
    stands_for_outlet,
    tag_names,
)
from headwater.extract.parse import Parse, index_parse
from headwater.lexicon.cues import verb_cues
from headwater.lexicon.fold import fold_name
from headwater.lexicon.naming import same_name
from headwater.lexicon.sources import report_nouns
from headwater.model import Annotations, Attribution, Citation, CitationKind, Report, Span, Token

_TOLD_VERBS = {"tell", "inform", "assure", "brief", "email", "phone", "write"}
_SPEAKING = {
    "interview", "speak", "talk", "exchange", "conversation", "email", "call", "message", "comment",
    "statement", "say", "remark", "letter", "contact", "reply",
}  # fmt: skip
_PUBLISHED = {
    "report", "publish", "carry", "quote", "cite", "air", "broadcast", "run", "print", "release",
    "obtain", "see", "review", "verify", "post",
}  # fmt: skip
_OWN_WORDS = {
    "newspaper",
    "paper",
    "reporter",
    "correspondent",
    "reporters",
    "agency",
    "outlet",
    "publication",
}
_MAX_CLIMB = 6


def extract_citations(
    report: Report, annotations: Annotations, attributions: Sequence[Attribution]
) -> tuple[Citation, ...]:
    """Every place where a report names an outlet, a body or a page that its words come from.

    Args:
        report: whose words these are.
        annotations: its parse.
        attributions: what the attribution stage found in it.

    Returns:
        Citations in text order: agency tags, outlets cited or spoken to, bodies quoted, links (with
        the whole address as name and an empty span, since a link has no words of its own here).
    """
    parse = index_parse(report, annotations)
    found = [
        *_tags(report),
        *_outlets(parse, attributions),
        *_bodies(attributions),
        *_links(report),
    ]
    outlets = {c.name for c in found if c.kind in {"report", "self", "tag"}}
    distinct: dict[tuple[Span, str], Citation] = {}
    for citation in found:
        if citation.kind == "body" and any(same_name(citation.name, name) for name in outlets):
            continue
        distinct.setdefault((citation.span, citation.name), citation)
    return tuple(
        sorted(distinct.values(), key=lambda c: (c.span.start, c.span.end, c.kind, c.name))
    )


def _tags(report: Report) -> Iterator[Citation]:
    for span in (report.dateline, *report.agency_tags):
        for name in tag_names(span.text) if span is not None else ():
            if span is not None:
                yield Citation(span, name, "tag", None, 0.95)


def _links(report: Report) -> Iterator[Citation]:
    for url in dict.fromkeys(report.links):
        yield Citation(report.span(0, 0), url, "link", None, 0.6)


def _outlets(parse: Parse, attributions: Sequence[Attribution]) -> Iterator[Citation]:
    by_sentence = _by_sentence(parse, attributions)
    named: list[str] = []
    for first, last in _mentions(parse):
        head = _head_of(parse, first, last)
        kind, anchor = _context(parse, head)
        if kind is None:
            continue
        name = named_outlet(parse, first, last, told=kind == "self")
        if name is None and stands_for_outlet(parse, parse.tokens[head]):
            name = _meant(parse, parse.tokens[head], named)
        elif name is None:
            name = _shortened(parse, first, last, named)
        if name is None:
            continue
        named.append(name)
        start = min(parse.tokens[first].start, parse.tokens[anchor].start)
        end = max(parse.tokens[last].end, parse.tokens[anchor].end)
        span = parse.report.span(start, end)
        credited, is_source = _credited(parse, by_sentence, head, anchor)
        if credited is not None and is_source and credited.source is not None:
            whole = _cover(parse.report, credited.source, credited.cue)
            span = whole if whole.covers(span) else span
        content = credited.content if credited is not None else None
        yield Citation(span, name, kind, content, 0.9 if content else 0.75)
    yield from _resolved(parse, attributions)


def _mentions(parse: Parse) -> Iterator[tuple[int, int]]:
    """Runs of tokens that may name an outlet: proper nouns with their noun, or "the station"."""
    tokens, at = parse.tokens, 0
    while at < len(tokens):
        token = tokens[at]
        if token.pos == "PROPN" or (token.pos == "ADJ" and token.text[:1].isupper()):
            last = _run_end(parse, at)
            if any(t.pos == "PROPN" for t in tokens[at : last + 1]):
                yield at, last
            at = last + 1
            continue
        names_itself = at + 1 < len(tokens) and tokens[at + 1].pos == "PROPN"
        if stands_for_outlet(parse, token) and not names_itself:
            yield at, at
        at += 1


def _run_end(parse: Parse, at: int) -> int:
    tokens = parse.tokens
    sentence_last = parse.sentence_of(at).last
    end = at
    for index in range(at + 1, sentence_last):
        token = tokens[index]
        joins = (
            token.text in {"of", "de", "la", "-", "/", "&"}
            and index + 1 < sentence_last
            and (tokens[index + 1].pos == "PROPN")
        )
        outlet_noun = token.pos == "NOUN" and token.lemma.lower() in {
            "news", "agency", "newspaper", "radio", "television", "magazine", "website", "channel",
            "broadcaster", "newswire", "wire",
        }  # fmt: skip
        if token.pos == "PROPN" or joins or outlet_noun:
            end = index if not joins else end
            continue
        break
    return end


def _head_of(parse: Parse, first: int, last: int) -> int:
    """The token of a run that the rest of the sentence governs."""
    for index in range(last, first - 1, -1):
        if not first <= parse.tokens[index].head <= last or parse.tokens[index].head == index:
            return index
    return last


def _context(parse: Parse, head: int) -> tuple[CitationKind | None, int]:
    """How the words round a mention use it, and the token that says so."""
    at = head
    for _ in range(_MAX_CLIMB):
        token = parse.tokens[at]
        governor = parse.tokens[token.head]
        if governor.index == at:
            break
        found = _use(parse, token, governor)
        if found is not None:
            return found, governor.index
        if governor.pos in {"VERB", "AUX"}:
            break
        at = governor.index
    return None, head


def _use(parse: Parse, token: Token, governor: Token) -> CitationKind | None:
    lemma = governor.lemma.lower()
    if token.dep in {"dobj", "dative", "nsubjpass", "iobj"} and lemma in _TOLD_VERBS:
        return "self"
    if token.dep == "nsubj" and (lemma in verb_cues() or lemma in _PUBLISHED):
        reports = token.pos == "PROPN" or lemma in {"report", "say", "add", "quote", "cite"}
        return "report" if reports and not _is_denied(parse, governor) else None
    if token.dep == "dobj" and lemma in {"cite", "quote"}:
        return "report"
    if token.dep == "pobj":
        return _use_in_phrase(parse, governor)
    if token.dep in {"poss", "compound", "nmod"} and lemma in report_nouns() | {"interview"}:
        return "self" if lemma == "interview" else "report"
    return None


def _is_denied(parse: Parse, verb: Token) -> bool:
    """As in "The station could not verify the claim" reports nothing."""
    return any(kid.dep == "neg" for kid in parse.children(verb.index))


def _use_in_phrase(parse: Parse, preposition: Token) -> CitationKind | None:
    word = preposition.text.lower()
    above = parse.tokens[preposition.head]
    lemma = above.lemma.lower()
    if lemma == "accord" or above.text.lower() == "according" or word == "per":
        return "report"
    if word in {"with", "to"} and (lemma in _SPEAKING or lemma in verb_cues()):
        return "self"
    if (
        word in {"on", "by", "in", "from", "of", "for"}
        and lemma in report_nouns()
        and above.pos == "NOUN"
    ):
        return "report"
    if word in {"by", "in", "on"} and lemma in _PUBLISHED:
        return "report"
    return None


def _shortened(parse: Parse, first: int, last: int, named: Sequence[str]) -> str | None:
    """The outlet named before that a part of its name stands for ("the Mirror")."""
    words = set(fold_name(parse.text[parse.tokens[first].start : parse.tokens[last].end]).split())
    fits = (name for name in reversed(named) if words and words <= set(fold_name(name).split()))
    return next(fits, None)


def _meant(parse: Parse, noun: Token, named: Sequence[str]) -> str | None:
    """Which outlet "the station" or "this newspaper" stands for; None where none fits."""
    own = own_names(parse.report)
    if any(k.text.lower() in {"this", "our"} for k in parse.children(noun.index)):
        start = parse.tokens[parse.left[noun.index]].start
        return own[0] if own else parse.report.text[start : noun.end]
    lemma = noun.lemma.lower()
    return next((name for name in (*reversed(named), *own) if fits_noun(name, lemma)), None)


def _resolved(parse: Parse, attributions: Sequence[Attribution]) -> Iterator[Citation]:
    """As in "The report said": credited to an outlet that only the chain names."""
    for attribution in attributions:
        source = attribution.source
        if source is None or not attribution.chain or attribution.continued:
            continue
        voice = attribution.chain[0]
        if voice.kind != "outlet" or voice.name.casefold() in source.text.casefold():
            continue
        span = _cover(parse.report, source, attribution.cue)
        yield Citation(span, voice.name, "report", attribution.content, 0.75)


def _bodies(attributions: Sequence[Attribution]) -> Iterator[Citation]:
    """Bodies quoted for a statement, and the bodies that made a document that is quoted."""
    for attribution in attributions:
        if attribution.source is None or not attribution.chain or attribution.continued:
            continue
        voice = attribution.chain[0]
        name = (
            voice.name if voice.kind == "group" else voice.of if voice.kind == "document" else None
        )
        if name is None:
            continue
        span = attribution.source
        if attribution.cue is not None:
            start = min(span.start, attribution.cue.start)
            end = max(span.end, attribution.cue.end)
            if start >= attribution.content.end or end <= attribution.content.start:
                yield Citation(
                    Span(span.report, span.start, span.end, span.text),
                    name, "body", attribution.content, round(attribution.confidence * 0.9, 2),
                )  # fmt: skip
                continue
        yield Citation(
            span, name, "body", attribution.content, round(attribution.confidence * 0.8, 2)
        )


def _cover(report: Report, source: Span, cue: Span | None) -> Span:
    """Source and cue as one run of words, or the source alone where they stand far apart."""
    if cue is None:
        return source
    start, end = min(source.start, cue.start), max(source.end, cue.end)
    return report.span(start, end) if end - start <= 120 else source


def _by_sentence(parse: Parse, attributions: Sequence[Attribution]) -> dict[int, list[Attribution]]:
    starts = {t.start: t.sentence for t in parse.tokens}
    grouped: dict[int, list[Attribution]] = {}
    for attribution in attributions:
        at = attribution.cue or attribution.content
        sentence = starts.get(at.start)
        if sentence is not None:
            grouped.setdefault(sentence, []).append(attribution)
    return grouped


def _credited(
    parse: Parse, by_sentence: dict[int, list[Attribution]], head: int, anchor: int
) -> tuple[Attribution | None, bool]:
    """The attribution that a citation is part of, and whether the outlet stands in its source."""
    token, using = parse.tokens[head], parse.tokens[anchor]
    best: Attribution | None = None
    for attribution in by_sentence.get(token.sentence, ()):
        source, cue, content = attribution.source, attribution.cue, attribution.content
        if source is not None and source.start <= token.start < source.end:
            return attribution, True
        if cue is not None and cue.start <= using.start < cue.end:
            return attribution, False
        if best is None and not content.start <= token.start < content.end:
            best = attribution
    return best, False
