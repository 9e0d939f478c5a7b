"""A coded event's type and sub-type in ACLED, by documented rules: docs/events.md."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from headwater.extract.event.sectors import sector_of
from headwater.lexicon.acled import AcledRow, acled_rows
from headwater.model import Acled


def acled_of(
    event: str,
    mode: str | None,
    words: Collection[str],
    contexts: Collection[str],
    parties: tuple[Sequence[str], Sequence[str]],
) -> Acled | None:
    """The first of ACLED's rules that fits, or None where the event has no place there.

    Args:
        event: PLOVER's event.
        mode: its mode.
        words: lemmas of the words that report it.
        contexts: its contexts.
        parties: actors and recipients, as the text names them.
    """
    actors, recipients = (frozenset(map(sector_of, names)) or {""} for names in parties)
    for row in acled_rows():
        if (
            row.event == event
            and (not row.modes or (mode or "") in row.modes)
            and _fits(row, words, contexts)
            and (not row.actors or row.actors & actors)
            and (not row.recipients or row.recipients & recipients)
        ):
            return Acled(row.type, row.sub_type)
    return None


def _fits(row: AcledRow, words: Collection[str], contexts: Collection[str]) -> bool:
    return (not row.words or not row.words.isdisjoint(words)) and (
        not row.contexts or not row.contexts.isdisjoint(contexts)
    )
