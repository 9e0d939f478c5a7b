"""Labelled rewordings as sheets with labels: what is fitted on, and what is held out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import spacy
from corpora.retold import Change, Pair, Words
from corpora.reworded import KINDS, Drifted, RewordedSet

from headwater.networks.encoder import Ints, Sheet, lay_out
from headwater.networks.pieces import PieceVocabulary

_TOKENIZER = spacy.blank("en").tokenizer
FAITHFUL, IGNORED = 0, -100
# A mark over more of a sentence than this is wider than what changed in it.
_MOST_MARKED = 0.4


@dataclass(frozen=True, slots=True)
class Labelled:
    """A statement beside its passage, with its labels.

    Attributes:
        statement: a rewording.
        passage: what it was reworded from.
        changes: for each word of the statement 0, the number of its kind of change, or -100 where
            nobody knows.
        concerned: for each word of the passage 1 where the change concerns it, or -100.
        verdict: as `changes`, of the whole statement.
    """

    statement: Sheet
    passage: Sheet
    changes: Ints
    concerned: Ints
    verdict: int


def kind_number(kind: str) -> int:
    """The class of a kind; 0 is for no change."""
    return KINDS.index(kind) + 1


def words_of(text: str) -> tuple[tuple[str, ...], list[tuple[int, int]]]:
    """The words of a text as the parse would have them, and their offsets."""
    tokens = [t for t in _TOKENIZER(text) if not t.is_space]
    return tuple(t.text for t in tokens), [(t.idx, t.idx + len(t)) for t in tokens]


def set_examples(of: RewordedSet, vocabulary: PieceVocabulary) -> list[Labelled]:
    """Every rewording of a set with its labels; those that were mended last."""
    words, places = words_of(of.passage)
    passage = lay_out(words, vocabulary)
    found = [_faithful(text, passage, vocabulary) for text in of.faithful]
    found += [_drifted(d, of.passage, passage, places, vocabulary) for d in of.drifted]
    mended = [d.mended for d in of.drifted if d.mended]
    return found + [_faithful(text, passage, vocabulary) for text in mended]


def twins_of(of: RewordedSet) -> dict[int, int]:
    """Places of drifted lines in a set's examples, with those of the same lines mended."""
    first, mended = len(of.faithful), len(of.faithful) + len(of.drifted)
    found = {}
    for place, line in enumerate(of.drifted):
        if line.mended:
            found[first + place] = mended
            mended += 1
    return found


def _faithful(text: str, passage: Sheet, vocabulary: PieceVocabulary) -> Labelled:
    sheet = lay_out(words_of(text)[0], vocabulary)
    return Labelled(sheet, passage, _nothing(sheet), _nothing(passage), FAITHFUL)


def _nothing(of: Sheet) -> Ints:
    return np.zeros(len(of.words), dtype=np.int64)


def _unknown(of: Sheet) -> Ints:
    return np.full(len(of.words), IGNORED, dtype=np.int64)


def _drifted(
    of: Drifted,
    text: str,
    passage: Sheet,
    places: list[tuple[int, int]],
    vocabulary: PieceVocabulary,
) -> Labelled:
    words, spans = words_of(of.text)
    number = kind_number(of.kind)
    marked = [number if s < of.end and e > of.start else FAITHFUL for s, e in spans]
    at = text.find(of.concerned) if of.concerned else -1
    end = at + len(of.concerned)
    concerned = [int(at >= 0 and s < end and e > at) for s, e in places]
    return Labelled(
        lay_out(words, vocabulary),
        passage,
        np.array(marked, dtype=np.int64),
        np.array(concerned, dtype=np.int64),
        number,
    )


def joined(first: Labelled, second: Labelled, vocabulary: PieceVocabulary) -> Labelled:
    """Two statements of one passage as one of two sentences."""
    verdicts = {first.verdict, second.verdict} - {FAITHFUL}
    return Labelled(
        lay_out(first.statement.words + second.statement.words, vocabulary),
        first.passage,
        np.concatenate([first.changes, second.changes]),
        np.maximum(first.concerned, second.concerned),
        FAITHFUL if not verdicts else verdicts.pop() if len(verdicts) == 1 else IGNORED,
    )


def in_context(
    examples: Sequence[Labelled],
    before: Sequence[str],
    after: Sequence[str],
    vocabulary: PieceVocabulary,
) -> list[Labelled]:
    """The statements of one passage, beside it and more words about it."""
    wider = lay_out((*before, *examples[0].passage.words, *after), vocabulary)
    return [
        Labelled(e.statement, wider, e.changes, _widened(e.concerned, before, after), e.verdict)
        for e in examples
    ]


def _widened(of: Ints, before: Sequence[str], after: Sequence[str]) -> Ints:
    widened: Ints = np.pad(of, (len(before), len(after)))
    return widened


def pair_examples(
    pair: Pair, vocabulary: PieceVocabulary, neighbours: int = 1
) -> list[tuple[Labelled, ...]]:
    """The aligned sentences of a whole retelling, beside what they rest on and its neighbours.

    A drifted sentence comes with the same one mended, where the corpus says how. Some of it marks
    whole clauses, wider than what changed: there only the verdict on a drifted sentence is a
    label, its words are not. What was left out is a label only where the passage has it.
    """
    rests: dict[tuple[int, int], list[Words]] = {}
    for child, parent in pair.alignment:
        rests.setdefault((child.start, child.end), []).append(parent)
    return [
        _sentence(pair, start, end, _with_neighbours(pair, parents, neighbours), vocabulary)
        for (start, end), parents in rests.items()
    ]


def _sentence(
    pair: Pair, start: int, end: int, parents: list[Words], vocabulary: PieceVocabulary
) -> tuple[Labelled, ...]:
    text = pair.retelling[start:end]
    passage = lay_out([w for p in parents for w in words_of(p.text)[0]], vocabulary)
    changes = [
        c
        for c in pair.changes
        if _shared(c.retelling, start, end) >= 0.5
        and (c.kind != "omitted-denial" or any(_touches(c, p) for p in parents))
    ]
    if not changes:
        return (_faithful(text, passage, vocabulary),)
    stated, places = words_of(text)
    kinds = {c.kind for c in changes if any(_touches(c, p) for p in parents)}
    verdict = kind_number(kinds.pop()) if len(kinds) == 1 else IGNORED
    marked = _marked(changes, [(start + s, start + e) for s, e in places])
    statement = lay_out(stated, vocabulary)
    drifted = Labelled(statement, passage, marked, _unknown(passage), verdict)
    mended = _mended(pair.retelling, start, end, changes)
    return (drifted,) if mended is None else (drifted, _faithful(mended, passage, vocabulary))


def _mended(text: str, start: int, end: int, changes: Sequence[Change]) -> str | None:
    """A sentence with all that changed in it put right; None where nobody wrote how."""
    behind, before = "", end
    for change in sorted(changes, key=lambda c: c.retelling.start, reverse=True):
        mark = change.retelling
        if change.mended is None or mark.start < start or mark.end > before:
            return None
        behind = change.mended + text[mark.end : before] + behind
        before = mark.start
    return text[start:before] + behind


def _marked(changes: Sequence[Change], places: Sequence[tuple[int, int]]) -> Ints:
    """Which words of a sentence are of which change, where few are; else nobody knows of any."""
    found = np.zeros(len(places), dtype=np.int64)
    for change in changes:
        mine = [
            n
            for n, (start, end) in enumerate(places)
            if start < change.retelling.end and change.retelling.start < end
        ]
        found[mine] = kind_number(change.kind)
        if len(mine) > _MOST_MARKED * len(places) or change.kind == "omitted-denial":
            return np.full(len(places), IGNORED, dtype=np.int64)
    return found


def _with_neighbours(pair: Pair, parents: list[Words], neighbours: int) -> list[Words]:
    """Source sentences and those before and after them, as the judge is shown them."""
    known = sorted({(p.start, p.end): p for _, p in pair.alignment}.values(), key=lambda p: p.start)
    at = {(p.start, p.end): i for i, p in enumerate(known)}
    near = range(-neighbours, neighbours + 1)
    wider = {at[p.start, p.end] + n for p in parents for n in near}
    return [known[i] for i in sorted(wider) if 0 <= i < len(known)]


def _shared(words: Words, start: int, end: int) -> float:
    both = min(words.end, end) - max(words.start, start)
    return both / max(1, min(words.end - words.start, end - start))


def _touches(change: Change, parent: Words) -> bool:
    return change.source.start < parent.end and parent.start < change.source.end
