"""Quotations: what may be cut from one, and what may not."""

from __future__ import annotations

import pytest
from tests.drift.retelling import kinds, retell_passage

QUOTE_KINDS = {"quote-altered", "quote-fabricated"}

SILENT = [
    (
        "cut at the end",
        '"We lost both boats, and the nets went with them," said Ruben Astor.',
        '"We lost both boats," said Ruben Astor.',
    ),
    (
        "cut inside with a mark",
        '"We lost both boats, all the nets we owned, and our father," said Ruben Astor.',
        '"We lost both boats ... and our father," said Ruben Astor.',
    ),
    (
        "a small word left out",
        '"I know that the harbour will open again," said Ruben Astor.',
        '"I know the harbour will open again," said Ruben Astor.',
    ),
    (
        "a condition kept outside the marks",
        '"We will sign the contract if the port pays the wages," said Ruben Astor.',
        'If the port pays the wages, "we will sign the contract", said Ruben Astor.',
    ),
    (
        "one speech that was interrupted",
        '"We lost both boats," said Ruben Astor, "and nobody came to help us."',
        '"We lost both boats and nobody came to help us," said Ruben Astor.',
    ),
    (
        "a short form",
        '"We are not leaving the harbour tonight," said Ruben Astor.',
        '"We aren\'t leaving the harbour tonight," said Ruben Astor.',
    ),
]

FLAGGED = [
    (
        "quote-altered",
        '"The water is clean when it leaves our pumps," said Ruben Astor.',
        'Ruben Astor answered in writing. "The water is clean."',
    ),
    (
        "quote-altered",
        '"They listened, and I do believe that is why nobody drowned," said Ruben Astor.',
        '"They listened, and that is why nobody drowned," said Ruben Astor.',
    ),
    (
        "quote-altered",
        '"We will sign the contract if the port pays the wages," said Ruben Astor.',
        '"We will sign the contract," said Ruben Astor.',
    ),
    (
        "quote-altered",
        '"We are building a pier, not a fortress, and it will be ready by winter," he said.',
        '"We are building a pier and a fortress, and it will be ready by winter," he said.',
    ),
    (
        "quote-fabricated",
        'Ruben Astor was pale. "I do not blame the crew, I was young once," he said.',
        'Ruben Astor was pale. "Any boy would have done the same thing," he said.',
    ),
]


@pytest.mark.parametrize(("parent", "child"), [s[1:] for s in SILENT], ids=[s[0] for s in SILENT])
def test_a_fair_cut_is_silent(parent: str, child: str) -> None:
    """A quotation may be shortened where that makes no other statement of it."""
    assert not kinds(retell_passage(parent, child)) & QUOTE_KINDS


@pytest.mark.parametrize(("kind", "parent", "child"), FLAGGED)
def test_a_false_quotation_is_flagged(kind: str, parent: str, child: str) -> None:
    """Words put in, words gone from the middle, a lost condition, words nobody said."""
    assert kinds(retell_passage(parent, child)) & QUOTE_KINDS == {kind}
