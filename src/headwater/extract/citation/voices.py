"""Outlets that stand in the chain of an attribution, where the words round them did not show it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from headwater.extract.citation.outlets import cover
from headwater.extract.parse import Parse
from headwater.lexicon.agencies import is_state_outlet, looks_like_outlet
from headwater.lexicon.bodies import is_body_name
from headwater.lexicon.fold import fold_name
from headwater.lexicon.naming import same_name
from headwater.model import Attribution, Citation, CitationKind, Sentence, Voice

_CONFIDENCE = 0.75
_JOINTS = frozenset("of for and the de del da do di la el".split())
# What stands before an outlet that carried somebody's words and need not have been told them.
_CARRIED = re.compile(
    r"\b(?:by|citing|for|from|in|of|on|quoting)(?: \w+)? (?:the )?$", re.IGNORECASE
)


def find_voiced(
    parse: Parse, attributions: Sequence[Attribution], found: Sequence[Citation]
) -> Iterator[Citation]:
    """Outlets of chains that no citation of the same sentence names.

    Args:
        parse: the report's tree.
        attributions: what the report credits.
        found: citations of outlets by the words round their names.
    """
    for attribution in attributions:
        source, sentence = attribution.source, _sentence(parse, attribution)
        if source is None or attribution.continued or sentence is None:
            continue
        for voice in attribution.chain:
            at = sentence.span.text.find(voice.name)
            if at < 0 or not _is_outlet(parse, voice) or _is_found(found, voice, sentence):
                continue
            start = sentence.span.start + at
            before = sentence.span.text[:at]
            name = parse.report.span(start, start + len(voice.name))
            speaks = voice.name in source.text or voice == attribution.chain[0]
            span = cover(parse.report, source, attribution.cue) if speaks else None
            span = span if span is not None and span.covers(name) else name
            kind: CitationKind = "report" if speaks or _CARRIED.search(before) else "self"
            yield Citation(span, voice.name, kind, attribution.content, _CONFIDENCE)


def _sentence(parse: Parse, attribution: Attribution) -> Sentence | None:
    """The sentence of the body in which the crediting words stand; none for a headline."""
    at = (attribution.cue or attribution.content).start
    sentences = parse.annotations.sentences
    number = bisect_right(sentences, at, key=lambda s: s.span.start) - 1
    if number < 0 or at >= sentences[number].span.end or sentences[number].kind != "paragraph":
        return None
    return sentences[number]


def _is_outlet(parse: Parse, voice: Voice) -> bool:
    if voice.kind != "outlet" or is_body_name(voice.name):
        return False
    if is_state_outlet(voice.name) or fold_name(voice.name) in parse.outlets:
        return True
    # "Cretan weekly" describes an outlet, "Harbour News chief" a person: neither names one.
    is_name = all(word[:1].isupper() or word in _JOINTS for word in voice.name.split())
    return is_name and looks_like_outlet(voice.name, cited=True)


def _is_found(found: Sequence[Citation], voice: Voice, sentence: Sentence) -> bool:
    return any(
        sentence.span.overlaps(citation.span) and same_name(citation.name, voice.name)
        for citation in found
    )
