"""Outlets that a report cites or that people spoke to, by name or as "the station"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.extract.citation.context import use_of
from headwater.extract.citation.mentions import (
    Mention,
    find_mentions,
    means_outlet,
    name_of,
    shown_outlets,
)
from headwater.extract.outlet import fits_noun, own_names, stands_for_outlet
from headwater.extract.parse import Parse
from headwater.lexicon.agencies import known_outlet
from headwater.lexicon.bodies import is_body_name
from headwater.lexicon.fold import fold_name
from headwater.lexicon.naming import same_name
from headwater.model import Attribution, Citation, CitationKind, Report, Span, Token

_MAX_COVER = 120
_CREDITED, _UNCREDITED = 0.9, 0.75
# Words of names that go with "the agency", and that do not.
_AGENCY_WORDS = frozenset("agency wire newswire press news dispatch".split())
_NO_AGENCY_WORDS = frozenset(
    "radio tv television fm channel gazette herald times post observer ledger courier chronicle "
    "tribune mirror telegraph daily weekly magazine journal".split()
)


@dataclass(frozen=True, slots=True)
class _Named:
    """An outlet named before, and the noun that stood beside its name ("newspaper"), or ""."""

    name: str
    noun: str


def find_outlets(parse: Parse, attributions: Sequence[Attribution]) -> list[Citation]:
    """Outlets by the words around their names, then those that a chain alone resolves."""
    return [*_mentioned(parse, attributions), *_resolved(parse, attributions)]


def cover(report: Report, source: Span, cue: Span | None) -> Span:
    """Source and cue as one run of words, or the source alone where they stand far apart."""
    if cue is None:
        return source
    start, end = min(source.start, cue.start), max(source.end, cue.end)
    return report.span(start, end) if end - start <= _MAX_COVER else source


def _mentioned(parse: Parse, attributions: Sequence[Attribution]) -> Iterator[Citation]:
    by_sentence = _by_sentence(parse, attributions)
    shown = shown_outlets(parse)
    named: list[_Named] = []
    for mention in find_mentions(parse):
        kind, anchor = use_of(parse, mention.head)
        if kind is None:
            continue
        name = _name(parse, mention, kind, shown, named)
        if name is None:
            continue
        named.append(_Named(name, _noun_beside(parse, mention)))
        used = _kind_for(name, kind)
        if used is not None:
            yield _citation(parse, mention, anchor, name, used, by_sentence)


def _kind_for(name: str, kind: CitationKind) -> CitationKind | None:
    """A body that speaks is quoted; one that was told something is a mere audience."""
    if not is_body_name(name):
        return kind
    return "body" if kind == "report" else None


def _name(
    parse: Parse,
    mention: Mention,
    kind: CitationKind,
    shown: frozenset[str],
    named: Sequence[_Named],
) -> str | None:
    name = name_of(parse, mention, shown, told=kind == "self")
    if name is not None:
        return name
    head = parse.tokens[mention.head]
    if stands_for_outlet(parse, head):
        return _meant(parse, head, named)
    return _shortened(parse, mention, named)


def _citation(
    parse: Parse,
    mention: Mention,
    anchor: int,
    name: str,
    kind: CitationKind,
    by_sentence: dict[int, list[Attribution]],
) -> Citation:
    start = min(parse.tokens[mention.first].start, parse.tokens[anchor].start)
    end = max(parse.tokens[mention.last].end, parse.tokens[anchor].end)
    span = parse.report.span(start, end)
    credited, is_source = _credited(parse, by_sentence, mention.head, anchor)
    if credited is not None and is_source and credited.source is not None:
        whole = cover(parse.report, credited.source, credited.cue)
        span = whole if whole.covers(span) else span
    content = credited.content if credited is not None else None
    return Citation(span, name, kind, content, _CREDITED if content else _UNCREDITED)


def _noun_beside(parse: Parse, mention: Mention) -> str:
    """The noun for an outlet beside a name: "the newspaper X", "the X newspaper", "X, a weekly"."""
    near = [*parse.tokens[max(0, mention.first - 1) : mention.first], parse.tokens[mention.last]]
    near += parse.tokens[mention.last + 1 : mention.last + 2]
    head = parse.tokens[mention.head]
    near += [t for t in parse.children(head.index, "appos") if t.pos == "NOUN"]
    return next((t.lemma.lower() for t in near if means_outlet(t)), "")


def _shortened(parse: Parse, mention: Mention, named: Sequence[_Named]) -> str | None:
    """The outlet named before that a part of its name stands for ("the Mirror")."""
    start, end = parse.tokens[mention.first].start, parse.tokens[mention.last].end
    words = set(fold_name(parse.text[start:end]).split())
    names = (n.name for n in reversed(named))
    return next((n for n in names if words and words <= set(fold_name(n).split())), None)


def _meant(parse: Parse, noun: Token, named: Sequence[_Named]) -> str | None:
    """Which outlet "the station" or "this newspaper" stands for; None where none fits.

    A description stands for somebody else's outlet before it stands for the report's own, which
    is named, or called "this newspaper".
    """
    own = own_names(parse.report)
    if any(k.text.lower() in {"this", "our"} for k in parse.children(noun.index)):
        start = parse.tokens[parse.left[noun.index]].start
        return own[0] if own else parse.report.text[start : noun.end]
    lemma = noun.lemma.lower()
    others = [n for n in reversed(named) if not any(same_name(n.name, o) for o in own)]
    called = [n.name for n in others if n.noun == lemma]
    fitting = [n.name for n in others if _fits(n.name, lemma)]
    mine = [name for name in own if _fits_own(name, lemma)]
    return next(iter([*called, *fitting, *mine]), None)


def _fits(name: str, noun: str) -> bool:
    if noun != "agency":
        return fits_noun(name, noun)
    known = known_outlet(name)
    if known is not None:
        return known.kind == "agency"
    return _NO_AGENCY_WORDS.isdisjoint(fold_name(name).split())


def _fits_own(name: str, noun: str) -> bool:
    """The same of the report's own outlet, which is an agency only where its name says so."""
    if noun != "agency" or known_outlet(name) is not None:
        return _fits(name, noun)
    return name.isupper() or not _AGENCY_WORDS.isdisjoint(fold_name(name).split())


def _resolved(parse: Parse, attributions: Sequence[Attribution]) -> Iterator[Citation]:
    """As in "The report said": credited to an outlet that only the chain names."""
    for attribution in attributions:
        source = attribution.source
        if source is None or not attribution.chain or attribution.continued:
            continue
        voice = attribution.chain[0]
        if voice.kind != "outlet" or voice.name.casefold() in source.text.casefold():
            continue
        if is_body_name(voice.name):
            continue
        span = cover(parse.report, source, attribution.cue)
        yield Citation(span, voice.name, "report", attribution.content, _UNCREDITED)


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
