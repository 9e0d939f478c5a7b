"""WiCE: statements of Wikipedia beside the article that they cite, word by word with basis or not.

Kamoi et al., "WiCE: Real-World Entailment for Claims in Wikipedia" (2023), development half. Only
statements that are borne out in part have their words labelled, so that every one holds both.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bench.quality.drift_public.compared import Compared
from bench.quality.drift_public.figures import f1_of
from bench.quality.drift_public.mapping import CONTENT, WITHOUT_BASIS
from bench.quality.drift_public.pairs import (
    Confusion,
    Measure,
    Pair,
    PublicSet,
    missing_file,
    read_lines,
)

_PLACE = ("wice", "dev.jsonl")
_METADATA = re.compile(r"\(meta data\) (?P<key>[A-Z ]+): (?P<value>.*)", re.DOTALL)
_HEADING_MARKS = re.compile(r"^#+ ")


def as_page(sentences: Sequence[str]) -> str:
    """The sentences of a cited page as a text: a paragraph each, its title above."""
    title, lines = "", []
    for sentence in sentences:
        said = _METADATA.match(sentence)
        if said is None:
            lines.append(_HEADING_MARKS.sub("", sentence))
        elif said["key"] == "TITLE":
            title = said["value"]
    return "\n\n".join([title, *lines] if title else lines)


def read_pairs(data: Path) -> dict[str, list[Pair]]:
    """The pairs; the cited page is the parent, the statement the child."""
    pairs = []
    for item in read_lines(data.joinpath(*_PLACE)):
        page = as_page(item["evidence"])
        labelled = zip(item["claim_tokens"], item["non_supported_spans"], strict=True)
        pairs.append(
            Pair(
                name=item["meta"]["id"],
                group=page,
                parent=page,
                child=item["claim"],
                label=item["label"],
                words=place_words(item["claim"], list(labelled)),
            )
        )
    return {"dev": pairs} if pairs else {}


def place_words(
    text: str, labelled: Sequence[tuple[str, bool]]
) -> tuple[tuple[int, int, bool], ...]:
    """Where labelled words stand in their text, signs left out.

    Raises:
        ValueError: a word does not stand in the text behind those before it.
    """
    placed, at = [], 0
    for word, without_basis in labelled:
        start = text.find(word, at)
        if start < 0:
            raise ValueError(f"the labelled word {word!r} is not in {text!r} behind {at}")
        at = start + len(word)
        if any(c.isalnum() for c in word):
            placed.append((start, at, without_basis))
    return tuple(placed)


def _answer(pair: Pair, ranges: Sequence[tuple[int, int]]) -> Confusion:
    answers: Confusion = Counter()
    for start, end, without_basis in pair.words:
        found = any(s < end and start < e for s, e in ranges)
        answers[_named(without_basis), _named(found)] += 1
    return answers


def _named(without_basis: bool) -> str:
    return "without basis" if without_basis else "with basis"


def _mapped(pair: Pair, compared: Compared) -> Confusion:
    drifted = [(d.start, d.end) for d in compared.drift if d.kind in WITHOUT_BASIS]
    return _answer(pair, [*drifted, *compared.unaligned])


def _all_content(pair: Pair, compared: Compared) -> Confusion:
    drifted = [(d.start, d.end) for d in compared.drift if d.kind in CONTENT]
    return _answer(pair, [*drifted, *compared.unaligned])


def _every_word(pair: Pair, _: Compared) -> Confusion:
    return _answer(pair, [(0, len(pair.child))])


WICE = PublicSet(
    "wice",
    "WiCE dev: words without basis; F1 over words",
    missing_file(*_PLACE),
    read_pairs,
    (
        Measure("no basis", _mapped, f1_of("without basis")),
        Measure("content", _all_content, f1_of("without basis")),
        Measure("every word", _every_word, f1_of("without basis")),
    ),
)
