"""The corpus is as its description says, and every span holds the words that it claims."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from bench.quality.gold import DRIFT_KINDS, faults, read_cases
from corpora.retold import PARTS, Pair, Part, load

CORPUS = Path(__file__).parents[1] / "corpora" / "retold"
DRILL: Part = "drill"
PAIRS = {part: load(part) for part in PARTS}


@pytest.mark.parametrize("part", PARTS)
def test_labels_have_no_fault(part: Part) -> None:
    cases = read_cases(CORPUS / part, "pairs")
    assert [fault for case in cases for fault in faults(case)] == []


@pytest.mark.parametrize("part", PARTS)
def test_spans_hold_their_words(part: Part) -> None:
    for pair in PAIRS[part]:
        for change in pair.changes:
            for words, text in ((change.retelling, pair.retelling), (change.source, pair.source)):
                assert text[words.start : words.end] == words.text
        for child, parent in pair.alignment:
            assert pair.retelling[child.start : child.end] == child.text
            assert pair.source[parent.start : parent.end] == parent.text


def test_the_description_gives_the_sizes() -> None:
    text = (CORPUS / "README.md").read_text(encoding="utf-8")
    for part, pairs in PAIRS.items():
        row = re.search(rf"\| `{part}` \| (\d+) \| (\d+) \| (\d+) \|", text)
        assert row is not None
        faithful = sum(pair.is_faithful for pair in pairs)
        changes = sum(len(pair.changes) for pair in pairs)
        assert tuple(map(int, row.groups())) == (len(pairs), faithful, changes)


def test_every_kind_stands_often_enough() -> None:
    everyone: list[Pair] = [p for part, pairs in PAIRS.items() if part != DRILL for p in pairs]
    kinds = Counter(change.kind for pair in everyone for change in pair.changes)
    assert set(kinds) == DRIFT_KINDS
    assert min(kinds.values()) >= 15
    assert sum(pair.is_faithful for pair in everyone) / len(everyone) > 0.32


def test_only_sources_of_the_drill_stand_twice() -> None:
    retellings = [p.retelling for pairs in PAIRS.values() for p in pairs]
    sources = [p.source for part, pairs in PAIRS.items() if part != DRILL for p in pairs]
    told = Counter(pair.source for pair in PAIRS[DRILL])
    texts = [*retellings, *sources, *told]
    assert len(texts) == len(set(texts))
    assert set(told.values()) == {2, 3}


def test_mended_words_are_other_words() -> None:
    changes = [c for pairs in PAIRS.values() for p in pairs for c in p.changes]
    mended = [c for c in changes if c.mended is not None]
    assert all(c.mended != c.retelling.text for c in mended)
    assert all(c.mended is not None for p in PAIRS[DRILL] for c in p.changes)
    assert len(mended) > len(changes) / 2
