"""Where a report speaks of another's outlet by name, in whatever words.

News credits news in more ways than a list of phrases holds: "volunteers at Harbour Line say", "we
had to content ourselves with Radio Collina". Which outlets are at hand is known here and nowhere
before, so that the bare name is enough, where what stands beside it is found in that report.
"""

from __future__ import annotations

import re

from headwater.lexicon.naming import is_named, names_body
from headwater.lineage.material import Material
from headwater.model import Annotations, Citation, Sentence

_CONFIDENCE = 0.7
# What follows the name in metadata and never in a sentence: "(supporters' blog)", "94.6".
_APPENDED = re.compile(r"\s*(?:\(.*|,.*|\b\d+(?:\.\d+)?(?:\s*FM)?\s*$)", re.IGNORECASE)
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_MIN_CHARS = 4


def find_mention(material: Material, child: str, parent: str) -> Citation | None:
    """The first place where the child names the parent's outlet beside what the parent has."""
    pattern = _pattern(material.reports[parent].outlet)
    if pattern is None:
        return None
    acts = _acts_in_its_own_report(material, parent, pattern)
    for sentence in material.sentences(child):
        found = pattern.search(sentence.span.text)
        if found is None or sentence.kind == "title" or _is_part_of_a_name(sentence, found):
            continue
        start = sentence.span.start + found.start()
        span = material.reports[child].span(start, start + len(found.group()))
        credited = _is_credited(material, child, sentence, pattern)
        if (credited or not acts) and _has_it_from(material, child, parent, sentence):
            return Citation(span, found.group(), "report", sentence.span, _CONFIDENCE)
    return None


def _pattern(outlet: str | None) -> re.Pattern[str] | None:
    """The name as a sentence would have it, or None for what may be any word."""
    if outlet is None:
        return None
    name = _ARTICLE.sub("", _APPENDED.sub("", outlet)).strip()
    if len(name) < _MIN_CHARS or not is_named(name):
        return None
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")


def _acts_in_its_own_report(material: Material, parent: str, pattern: re.Pattern[str]) -> bool:
    """Whether the outlet is somebody in the story: a club, a ministry, a group that helps.

    Everybody names those. What a newsroom says of itself ("told Radio Kol") is no deed.
    """
    outlet = material.reports[parent].outlet
    if outlet is not None and names_body(outlet):
        return True
    own = [c.span for c in material.cites(parent) if c.kind in {"self", "tag"}]
    return any(
        _is_doer(material.annotations[parent], sentence, found.end())
        for sentence in material.sentences(parent)
        if sentence.kind == "paragraph"
        and not any(sentence.span.overlaps(span) for span in own)
        and (found := pattern.search(sentence.span.text)) is not None
    )


def _is_doer(annotations: Annotations, sentence: Sentence, end: int) -> bool:
    """Whether the name that ends there is the subject of a verb (of more than being there)."""
    tokens = annotations.tokens_of(sentence)
    last = next((t for t in tokens if t.end == sentence.span.start + end), None)
    if last is None or last.dep != "nsubj":
        return False
    return annotations.tokens[last.head].pos == "VERB"


def _is_part_of_a_name(sentence: Sentence, found: re.Match[str]) -> bool:
    """Whether a longer name holds it ("the Lantern Festival")."""
    return re.match(r"\s+[A-Z][a-z]", sentence.span.text[found.end() :]) is not None


def _is_credited(
    material: Material, child: str, sentence: Sentence, pattern: re.Pattern[str]
) -> bool:
    """Whether the outlet, or somebody there, is the source of something in the sentence."""
    return any(
        attribution.source is not None
        and sentence.span.overlaps(attribution.source)
        and pattern.search(attribution.source.text) is not None
        for attribution in material.attributions.get(child, ())
    )


def _has_it_from(material: Material, child: str, parent: str, sentence: Sentence) -> bool:
    """Whether the paragraph, or the sentence that follows, says what the parent says."""
    spans = [
        other.span
        for other in material.sentences(child)
        if other.block == sentence.block or other.index == sentence.index + 1
    ]
    return any(material.rests_on(child, span, (parent,)) for span in spans)
