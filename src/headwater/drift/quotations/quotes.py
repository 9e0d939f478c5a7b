"""Every quotation of the child against what the parents have between marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.drift.finding import Finding
from headwater.drift.quotations.quotation import MIN_WORDS, likest, quotings
from headwater.drift.quotations.quote_altered import altered
from headwater.drift.quotations.quote_fabricated import fabricated
from headwater.drift.scene import Scene, Vocabulary
from headwater.model import Telling


def check_quotations(
    child: Telling, staged: Sequence[Scene], vocabulary: Vocabulary
) -> Iterator[Finding]:
    """Altered and fabricated quotations.

    Also in sentences that were aligned with nothing: a quotation is its own evidence.
    """
    by_sentence = {scene.sentence.index: scene for scene in staged}
    for quoting in quotings(child):
        theirs = likest(quoting.words, vocabulary.parents)
        if theirs is None:
            yield from fabricated(quoting, vocabulary.parents, by_sentence)
        elif len(quoting.words.forms) >= MIN_WORDS:
            yield from altered(quoting, theirs)
