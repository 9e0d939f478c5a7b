"""Attributions of a text as short rows, for tests."""

from __future__ import annotations

from tests.factory import annotate_text

from headwater.extract.attribution import extract_attributions
from headwater.model import Attribution
from headwater.settings import AttributionSettings


def found(text: str, *, headline: bool = False) -> tuple[Attribution, ...]:
    """What is credited in a text, by the default method."""
    report, annotations = annotate_text(text, headline=headline)
    return extract_attributions(report, annotations, AttributionSettings())


def rows(text: str, *, headline: bool = False) -> list[tuple[str | None, str | None, str, bool]]:
    """Source, cue, content and directness of each attribution, in order."""
    return [
        (
            a.source.text if a.source else None,
            a.cue.text if a.cue else None,
            a.content.text,
            a.direct,
        )
        for a in found(text, headline=headline)
    ]
