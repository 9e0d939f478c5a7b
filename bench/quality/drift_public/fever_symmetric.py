"""FEVER-Symmetric: claims that a sentence of evidence bears out or refutes, in minimal pairs.

Schuster et al., "Towards Debiasing Fact Verification Models" (2019), development half. Each claim
stands beside two sentences of evidence and each of these beside two claims, so that a claim alone
tells nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from bench.quality.drift_public.compared import Compared
from bench.quality.drift_public.figures import balanced_accuracy
from bench.quality.drift_public.mapping import CONTENT, CONTRADICTING
from bench.quality.drift_public.pairs import (
    Confusion,
    Measure,
    Pair,
    PublicSet,
    missing_file,
    read_lines,
)

_PLACE = ("fever_symmetric", "fever_symmetric_dev.jsonl")
# A made case is called like the case that it was made from, with six zeros and 2, 3 or 4 behind.
_MADE = re.compile(r"000000[234]$")
_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-COLON-": ":"}
# Both ends of a quotation are mostly cut off with the same sign.
_QUOTES = re.compile(r"(?:``|'')\s*(.*?)\s*(?:``|'')")
_LOOSE_BEFORE = re.compile(r"\s+([.,;:!?%)\]]|'s\b|n't\b|'(?=\s))")
_LOOSE_AFTER = re.compile(r"([(\[$])\s+")


def as_written(text: str) -> str:
    """A text that was cut into words, with its signs where a writer puts them."""
    for name, sign in _BRACKETS.items():
        text = text.replace(name, sign)
    text = _QUOTES.sub(r'"\1"', text)
    text = text.replace("``", '"').replace("''", '"').replace(" -- ", " – ")
    return _LOOSE_AFTER.sub(r"\1", _LOOSE_BEFORE.sub(r"\1", text)).strip()


def read_pairs(data: Path) -> dict[str, list[Pair]]:
    """The pairs; the evidence is the parent, the claim the child."""
    pairs = [
        Pair(
            name=str(item["id"]),
            group=_MADE.sub("", str(item["id"])),
            parent=as_written(item["evidence"]),
            child=as_written(item["claim"]),
            label="refuted" if item["label"] == "REFUTES" else "supported",
        )
        for item in read_lines(data.joinpath(*_PLACE))
    ]
    return {"dev": pairs} if pairs else {}


def _answer(pair: Pair, refuted: bool) -> Confusion:
    return Counter({(pair.label, "refuted" if refuted else "supported"): 1})


def _contradicting(pair: Pair, compared: Compared) -> Confusion:
    return _answer(pair, bool(compared.kinds & CONTRADICTING))


def _content(pair: Pair, compared: Compared) -> Confusion:
    return _answer(pair, bool(compared.kinds & CONTENT) or compared.novel)


FEVER_SYMMETRIC = PublicSet(
    "fever_symmetric",
    "FEVER-Symmetric dev: refuted or not; balanced accuracy",
    missing_file(*_PLACE),
    read_pairs,
    (
        Measure("contradicting", _contradicting, balanced_accuracy),
        Measure("content or novel", _content, balanced_accuracy),
    ),
)
