"""Two reports laid side by side, without the words that stand in reports of any matter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from headwater.lexicon.fold import fold_word
from headwater.lineage.standing.find import Marks
from headwater.model import Alignment, Annotations, Comparison, Span, Token, WordPair

# Two sentences of which less than this remains aligned rest on standing words.
_REMAINING = 0.5
_NONE: frozenset[int] = frozenset()


def leave_out(
    comparisons: Mapping[tuple[str, str], Comparison],
    annotations: Mapping[str, Annotations],
    standing: Marks,
) -> dict[tuple[str, str], Comparison]:
    """The comparisons as they would be if the standing words were not in the reports.

    Args:
        comparisons: by (child, parent).
        annotations: by report id.
        standing: the standing words of each report.
    """
    return {
        pair: _without(comparison, annotations[pair[0]], *(standing.get(i, _NONE) for i in pair))
        if standing.keys() & pair
        else comparison
        for pair, comparison in comparisons.items()
    }


def _without(
    comparison: Comparison, child: Annotations, mine: frozenset[int], theirs: frozenset[int]
) -> Comparison:
    kept = [a for a in (_rest(a, mine, theirs) for a in comparison.alignments) if a is not None]
    before, after = _explained(comparison.alignments), _explained(kept)
    content = [t for t in child.tokens if t.is_content]
    own = _share_left(content, mine)
    share = comparison.share * (after / before if before else 0.0) / own if own else 0.0
    runs = [(run, _words_in(child, run)) for run in comparison.shared_runs]
    return replace(
        comparison,
        alignments=tuple(kept),
        share=round(min(1.0, share), 4),
        verbatim=_verbatim(comparison, child, [words for _, words in runs], mine),
        shared_runs=tuple(run for run, words in runs if _share_left(words, mine) >= _REMAINING),
    )


def _rest(alignment: Alignment, mine: frozenset[int], theirs: frozenset[int]) -> Alignment | None:
    """What remains of an alignment, or None where too little does."""
    words = tuple(w for w in alignment.words if w.child not in mine and w.parent not in theirs)
    if len(words) == len(alignment.words):
        return alignment
    if _likeness(words) < _REMAINING * _likeness(alignment.words):
        return None
    return replace(alignment, words=words)


def _likeness(words: Iterable[WordPair]) -> float:
    return sum(word.likeness for word in words)


def _explained(alignments: Iterable[Alignment]) -> float:
    """How many words of the child have a counterpart, each counted once."""
    best: dict[int, float] = {}
    for alignment in alignments:
        for word in alignment.words:
            best[word.child] = max(word.likeness, best.get(word.child, 0.0))
    return sum(best[at] for at in sorted(best))


def _verbatim(
    comparison: Comparison,
    child: Annotations,
    runs: Sequence[Sequence[Token]],
    mine: frozenset[int],
) -> float:
    """The share copied of the words that remain.

    Only the longest runs are known by their place; standing words in shorter ones stay counted.
    """
    words = [t for t in child.tokens if fold_word(t.text)]
    left = len(words) - len(mine)
    standing = sum(token.index in mine for run in runs for token in run)
    copied = comparison.verbatim * len(words) - standing
    return round(min(1.0, max(0.0, copied / left)), 4) if left > 0 else 0.0


def _words_in(child: Annotations, span: Span) -> list[Token]:
    return [t for t in child.tokens if span.start <= t.start < span.end and fold_word(t.text)]


def _share_left(tokens: Sequence[Token], mine: frozenset[int]) -> float:
    return sum(t.index not in mine for t in tokens) / len(tokens) if tokens else 0.0
