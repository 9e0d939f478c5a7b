"""Labelled pairs of claims: which claim of a report says a gold claim, and what is left out."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from bench.fit.match import Family, as_toml, figures_at, make_family
from bench.quality.gold import read_cases

from headwater.settings import Settings

_AGENCY = """Ferry sinks off Tarn harbour

TARN, 4 May - Nineteen people drowned when the ferry Aldona sank off Tarn harbour on Sunday.

The captain of the Aldona had ignored two warnings of the coast guard about the storm.

Divers will search the wreck again on Tuesday.
"""
_DAILY = """Nineteen dead in Tarn

Nineteen people drowned on Sunday when the ferry Aldona sank off Tarn harbour, officials said.

The coast guard had twice warned the captain of the Aldona about the storm.

Flags in Tarn will fly at half mast.
"""
_GOLD: dict[str, Any] = {
    "reports": {"agency.txt": {}, "daily.txt": {}},
    "links": [{"child": "daily.txt", "parent": "agency.txt", "kind": "rewrite", "cited": False}],
    "unseen_origins": [],
    "independent_groups": [["agency.txt", "daily.txt"]],
    "claims": [
        {
            "claim": "Nineteen people drowned when the ferry Aldona sank.",
            "reports": ["agency.txt", "daily.txt"],
            "independent_origins": 1,
            "conflicts": [],
        },
        {
            "claim": "The captain had been warned of the storm by the coast guard.",
            "reports": ["agency.txt", "daily.txt"],
            "independent_origins": 1,
            "conflicts": [],
        },
    ],
    "distractors": [],
}


@pytest.fixture(scope="module")
def family(tmp_path_factory: pytest.TempPathFactory) -> Family:
    folder: Path = tmp_path_factory.mktemp("gold") / "families" / "01"
    folder.mkdir(parents=True)
    (folder / "agency.txt").write_text(_AGENCY, encoding="utf-8")
    (folder / "daily.txt").write_text(_DAILY, encoding="utf-8")
    (folder / "gold.json").write_text(json.dumps(_GOLD), encoding="utf-8")
    [case] = read_cases(folder.parents[1], "families")
    return make_family(case, Settings())


def test_every_gold_claim_makes_a_pair_that_is_the_same(family: Family) -> None:
    assert family.same == 2
    assert sum(right for _, right in family.pairs) == 2


def test_the_lineage_of_the_labels_is_taken(family: Family) -> None:
    assert all(facts["same_story"] == 1 for facts, _ in family.pairs)


def test_precision_and_recall_are_of_the_pairs_from_the_bar_up() -> None:
    chances = [(0.9, True), (0.6, False), (0.6, True), (0.2, True)]
    assert figures_at(0.5, chances) == pytest.approx((2 / 3, 2 / 3))
    assert figures_at(0.95, chances) == (0, 0)


def test_weights_are_told_as_a_table_that_reads_back() -> None:
    told = as_toml({"learned": {"always": -1.0, "less": 0.25}, "rules": {"always": -2.0}})
    assert tomllib.loads(told) == {
        "learned": {"always": -1.0, "less": 0.25},
        "rules": {"always": -2.0},
    }
