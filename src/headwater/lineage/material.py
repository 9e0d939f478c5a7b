"""What the lineage stage is given, in one value that its rooms hand round."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from headwater.lexicon.fold import fold_name, fold_word
from headwater.lexicon.naming import same_name
from headwater.lineage.recall import Memory
from headwater.lineage.standing import Marks, find_standing, leave_out
from headwater.model import (
    Alignment,
    Annotations,
    Attribution,
    Citation,
    Comparison,
    Echo,
    Report,
    Sentence,
    Span,
)

_DESCRIBED = re.compile(
    r"\bthe (?:\w+ )?(?:agency|broadcaster|channel|daily|group|magazine|network|newspaper|"
    r"news site|outlet|paper|publication|station|website|weekly)\b"
)
# A sentence of which so much is said of any matter states nothing of this one.
_SET = 0.6
_STATING = frozenset({"title", "standfirst", "paragraph"})


@dataclass(frozen=True, slots=True)
class Material:
    """Reports and everything known of them before their lineage is.

    Attributes:
        reports: by id, in the order of (path, digest).
        annotations: by report id.
        attributions: by report id.
        citations: by report id.
        comparisons: by (child, parent), both directions of every candidate pair.
        echoes: by (child, parent), how surely the one tells each sentence of the other; none
            where nothing was read.
        standing: by report id the tokens of words that stand in reports of any matter; a report
            without an entry has none.
        memory: of what was weighed of two reports before, or None.
    """

    reports: Mapping[str, Report]
    annotations: Mapping[str, Annotations]
    attributions: Mapping[str, tuple[Attribution, ...]]
    citations: Mapping[str, tuple[Citation, ...]]
    comparisons: Mapping[tuple[str, str], Comparison]
    echoes: Mapping[tuple[str, str], tuple[Echo, ...]] = field(default_factory=dict)
    standing: Marks = field(default_factory=dict)
    memory: Memory | None = None
    _at_hand: dict[str, bool] = field(default_factory=dict, init=False, compare=False)

    def is_outlet_at_hand(self, name: str) -> bool:
        """Whether a name is that of the outlet of some report, in any spelling."""
        if name not in self._at_hand:
            outlets = dict.fromkeys(r.outlet for r in self.reports.values())
            self._at_hand[name] = any(o and same_name(name, o) for o in outlets)
        return self._at_hand[name]

    def sentences(self, report: str) -> tuple[Sentence, ...]:
        """The sentences of a report that state something of its matter: headline and body."""
        stating = (s for s in self.annotations[report].sentences if s.kind in _STATING)
        if report not in self.standing:
            return tuple(stating)
        return tuple(s for s in stating if not self._is_set(report, s))

    def _is_set(self, report: str, sentence: Sentence) -> bool:
        tokens = self.annotations[report].tokens_of(sentence)
        words = [t.index for t in tokens if fold_word(t.text)]
        return len(self.standing[report].intersection(words)) > _SET * len(words)

    def cites(self, report: str) -> tuple[Citation, ...]:
        """What a report cites by name, in text order.

        Where a description was resolved to a name ("the agency", "it"), the name was taken from
        elsewhere, where it is cited as well.
        """
        return tuple(c for c in self.citations.get(report, ()) if is_spelled_out(c))

    def sentence_at(self, span: Span) -> Sentence | None:
        """The sentence that holds the beginning of `span`, or None (furniture, a dateline)."""
        for sentence in self.annotations[span.report].sentences:
            if sentence.span.start <= span.start < sentence.span.end:
                return sentence
        return None

    def rests_on(self, child: str, span: Span, parents: Iterable[str]) -> bool:
        """Whether words of the child lie in a sentence that aligns with one of the parents."""
        return any(
            alignment.child.overlaps(span)
            for parent in parents
            for alignment in self.alignments(child, parent)
        )

    def alignments(self, child: str, parent: str) -> tuple[Alignment, ...]:
        """The alignments of a pair; none where the two were never laid side by side."""
        comparison = self.comparisons.get((child, parent))
        return comparison.alignments if comparison else ()


def without_standing(material: Material) -> Material:
    """The same without the words that stand in reports of any matter (`lineage/standing`)."""
    standing = find_standing(material.reports, material.annotations)
    comparisons = leave_out(material.comparisons, material.annotations, standing)
    memory = material.memory.beside(standing) if material.memory else None
    return replace(material, comparisons=comparisons, standing=standing, memory=memory)


def is_spelled_out(citation: Citation) -> bool:
    """Whether the name stands in the words that cite, at least in part; tags and links do."""
    if citation.kind in {"tag", "link"}:
        return True
    words = set(fold_name(citation.span.text).split())
    return not words.isdisjoint(fold_name(citation.name).split())


def describes_another(citation: Citation) -> bool:
    """Whether an outlet is spoken of from outside: people "told the broadcaster".

    A report calls its own outlet by name, or "this newspaper", or "us".
    """
    return citation.kind in {"self", "report"} and bool(_DESCRIBED.search(citation.span.text))
