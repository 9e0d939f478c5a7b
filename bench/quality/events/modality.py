"""The modality of coded events on 120 sentences of our own, half of them held back."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.quality.counts import Share
from bench.quality.events.coded import code
from bench.quality.halves import Half, half_of
from bench.quality.reading import Finding
from headwater.model import Event

_FILE = Path(__file__).with_name("modality.toml")
_PUBLISHED = "2024-05-14"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the word that reports its event, and the event's modality."""

    text: str
    word: str
    modality: str


def read_sentences() -> list[Sentence]:
    """The labelled sentences."""
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return [Sentence(text, word, name) for name, rows in table.items() for text, word in rows]


def measure(sentences: Sequence[Sentence], half: Half) -> tuple[Share, list[Finding]]:
    """The share of a half that is right (no event is wrong), and what is not."""
    share, findings = Share(), []
    for number, sentence in enumerate(sentences):
        if half_of(sentence.text) != half:
            continue
        event = _event(code(f"s{number}", sentence.text, _PUBLISHED).events, sentence.word)
        found = event.modality if event else "no event"
        share += Share(float(found == sentence.modality), 1, 1)
        if found != sentence.modality:
            words = (sentence.text, f"{sentence.modality}, found: {found}")
            findings.append(Finding("modality", "wrong", sentence.modality, words))
    return share, findings


def _event(events: Sequence[Event], word: str) -> Event | None:
    """The event that a word reports, or that names it as what people died of."""
    said = [e for e in events if e.trigger and e.trigger.text == word]
    return next(iter(said or [e for e in events if f"'{word}'" in e.reason]), None)
