"""The same spoken words in two reports."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz

from headwater.lexicon.fold import fold_word
from headwater.lineage.material import Material
from headwater.model import Quotation, Span

_MIN_QUOTE_WORDS = 5
# Of 100: a quote that was trimmed or lightly reworded still reaches this within the longer one.
_SAME_QUOTE = 88.0


@dataclass(frozen=True, slots=True)
class SharedQuote:
    """The same spoken words in quotation marks on both sides."""

    child: Span
    parent: Span
    child_words: int
    parent_words: int


def shared_quotes(material: Material, child: str, parent: str) -> tuple[SharedQuote, ...]:
    """Quotations of the child whose words the parent quotes as well, in text order."""
    mine = _long_quotes(material.annotations[child].quotations)
    theirs = _long_quotes(material.annotations[parent].quotations)
    shared: list[SharedQuote] = []
    for quotation, words in mine:
        best = max(
            ((fuzz.partial_ratio(words, other), q, other) for q, other in theirs),
            key=lambda found: found[0],
            default=None,
        )
        if best is not None and best[0] >= _SAME_QUOTE:
            counts = len(words.split()), len(best[2].split())
            shared.append(SharedQuote(quotation.span, best[1].span, *counts))
    return tuple(shared)


def _long_quotes(quotations: tuple[Quotation, ...]) -> list[tuple[Quotation, str]]:
    folded = ((q, [fold_word(w) for w in q.span.text.split()]) for q in quotations)
    return [(q, " ".join(words)) for q, words in folded if len(words) >= _MIN_QUOTE_WORDS]
