"""The SQL files, with the settings put in."""

from __future__ import annotations

import dataclasses
from importlib import resources
from string import Template

from headwater.settings import CorpusSettings


def query_text(name: str, settings: CorpusSettings | None = None) -> str:
    """The query `sql/NAME.sql`; `${key}` in it stands for the setting of that name."""
    folder = resources.files("headwater.corpus").joinpath("sql")
    text = folder.joinpath(f"{name}.sql").read_text(encoding="utf-8")
    return Template(text).substitute(dataclasses.asdict(settings) if settings else {})
