"""Fitting which bodies are origins: what is labelled, what is left out, what is written."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from bench.fit import origins
from bench.fit.labelled import run_before
from bench.fit.origins import Body, bodies_of, fit, left_out
from bench.quality.gold import read_cases

from headwater.settings import Settings

_WIRE = """Ferry sinks off Tarn

TARN - Nineteen people drowned, the Tarn Harbour Directorate said in a statement.

The army said that its helicopters could not fly in the storm on Sunday night.
"""
_DAILY = """Nineteen dead in Tarn

Nineteen people drowned on Sunday when the ferry Aldona sank, the Tarn Harbour Directorate said.

Flags in Tarn will fly at half mast, and schools stay shut until Tuesday.
"""
_GOLD: dict[str, Any] = {
    "reports": {"wire.txt": {}, "daily.txt": {}},
    "links": [],
    "unseen_origins": [{"name": "Harbour Directorate", "cited_by": ["wire.txt", "daily.txt"]}],
    "independent_groups": [["wire.txt"], ["daily.txt"]],
    "claims": [],
    "distractors": [],
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root: Path = tmp_path_factory.mktemp("gold")
    for name in ("01", "02"):
        case = root / "families" / name
        case.mkdir(parents=True)
        (case / "wire.txt").write_text(_WIRE, encoding="utf-8")
        (case / "daily.txt").write_text(_DAILY, encoding="utf-8")
        (case / "gold.json").write_text(json.dumps(_GOLD), encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def bodies(folder: Path) -> list[Body]:
    case, _ = read_cases(folder, "families")
    settings = Settings()
    return list(bodies_of(run_before("lineage", case, settings), case.gold, settings))


def test_bodies_are_labelled_by_name_and_by_who_quotes_them(bodies: list[Body]) -> None:
    assert [(b.name, b.is_origin) for b in bodies] == [
        ("Tarn Harbour Directorate", True),
        ("army", False),
    ]


def test_what_is_known_goes_into_the_fit(bodies: list[Body]) -> None:
    directorate, army = bodies
    assert directorate.facts["reports"] == 0.5
    assert directorate.facts["state"] == 1.0
    assert army.facts["force"] == 1.0
    weights = fit([bodies])
    assert weights["state"] > 0 > weights["force"]


def test_every_body_is_judged_once_by_weights_that_never_saw_it(bodies: list[Body]) -> None:
    chances = left_out([bodies, bodies, bodies], 3)
    assert [right for _, right in chances] == [True, False] * 3
    assert all(0 < chance < 1 for chance, _ in chances)


def test_the_weights_are_written_as_the_stage_reads_them(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(origins, "FITTED", tmp_path / "fitted.toml")
    origins.main([str(folder), "--write"])
    written = tomllib.loads((tmp_path / "fitted.toml").read_text(encoding="utf-8"))
    assert set(written["body"]) >= {"always", "reports", "state"}
