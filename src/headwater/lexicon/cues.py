"""Reporting cues: the verbs, nouns and phrases that credit a statement to somebody.

The data stands in `cues.toml`, hand-made from how news English reports speech; which verbs are
worth having was checked against counts on the training part of PolNeAR.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, Literal

from headwater.model import CueClass

Frame = Literal["clause", "that", "quote", "object", "speech", "verbal", "bidding", "said-of"]


@dataclass(frozen=True, slots=True)
class VerbCue:
    """One verb that reports, and how it takes its statement.

    Attributes:
        lemma: dictionary form.
        cue_class: how the verb commits the reporter.
        certainty: how surely the reader is told that the statement is true, 0 (denied) to 1.
        frames: what may stand for the statement; see the head of `cues.toml`.
        prepositions: prepositions whose complement belongs to the statement.
        requires_preposition: an object alone is no statement ("put the bag down").
        requires_predicate: an object alone is no statement ("called a doctor").
        requires_number: the statement must hold a figure ("put the toll at 30").
        sources: the only nouns, or kinds of source, that report with this verb; empty for all.
        object_sources: those of which an object is a statement ("the survey found a leak", not
            "divers found a body"); empty for all.
        particle: the particle that makes it a report ("point out"), or "".
    """

    lemma: str
    cue_class: CueClass
    certainty: float
    frames: frozenset[Frame]
    prepositions: frozenset[str] = frozenset()
    requires_preposition: bool = False
    requires_predicate: bool = False
    requires_number: bool = False
    sources: frozenset[str] = frozenset()
    object_sources: frozenset[str] = frozenset()
    particle: str = ""


@dataclass(frozen=True, slots=True)
class NounCue:
    """One noun that holds a statement ("claim"), with the same scale of certainty.

    Attributes:
        lemma: dictionary form.
        cue_class: how it commits the reporter.
        certainty: as of a verb.
        of: whether what stands behind "of" is the statement ("a warning of floods").
    """

    lemma: str
    cue_class: CueClass
    certainty: float
    of: bool = False


@dataclass(frozen=True, slots=True)
class PhraseCue:
    """Words that credit a clause to the noun phrase after them ("according to")."""

    words: tuple[str, ...]
    cue_class: CueClass
    certainty: float


@dataclass(frozen=True, slots=True)
class WordCue:
    """An adverb ("reportedly"), an adjective ("certain that") or a noun ("by her count").

    Attributes:
        lemma: the word as it stands in the text; of a noun, its lemma.
        cue_class: how it commits the reporter.
        certainty: as of a verb.
        prepositions: of a noun, the prepositions before it that make it a cue.
    """

    lemma: str
    cue_class: CueClass
    certainty: float
    prepositions: frozenset[str] = frozenset()


@cache
def _tables() -> Mapping[str, list[dict[str, Any]]]:
    text = resources.files("headwater.lexicon").joinpath("cues.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def verb_cues() -> Mapping[str, VerbCue]:
    """Reporting verbs by lemma."""
    cues: dict[str, VerbCue] = {}
    for table in _tables()["verbs"]:
        fields = {k: v for k, v in table.items() if k != "lemmas"}
        for key in ("frames", "prepositions", "sources", "object_sources"):
            fields[key] = frozenset(fields.get(key, ()))
        for lemma in table["lemmas"].split():
            cues[lemma] = VerbCue(lemma=lemma, **fields)
    return MappingProxyType(cues)


@cache
def noun_cues() -> Mapping[str, NounCue]:
    """Nouns that hold a statement, by lemma."""
    return _noun_cues("nouns")


@cache
def telling_nouns() -> Mapping[str, NounCue]:
    """Nouns that hold a statement only where they are somebody's ("her version"), by lemma."""
    return _noun_cues("tellings")


def _noun_cues(table: str) -> Mapping[str, NounCue]:
    spoken_of = frozenset(str(_tables()["spoken_of"][0]["lemmas"]).split())
    return MappingProxyType(
        {
            lemma: NounCue(lemma, row["cue_class"], row["certainty"], lemma in spoken_of)
            for row in _tables()[table]
            for lemma in row["lemmas"].split()
        }
    )


@cache
def phrase_cues() -> tuple[PhraseCue, ...]:
    """Phrases that credit a clause, longest first."""
    cues = [
        PhraseCue(tuple(table["words"].split()), table["cue_class"], table["certainty"])
        for table in _tables()["phrases"]
    ]
    return tuple(sorted(cues, key=lambda cue: (-len(cue.words), cue.words)))


@cache
def phrase_cues_by_opening() -> Mapping[str, tuple[PhraseCue, ...]]:
    """`phrase_cues` by their first word, longest first."""
    found: dict[str, list[PhraseCue]] = {}
    for cue in phrase_cues():
        found.setdefault(cue.words[0], []).append(cue)
    return {opening: tuple(cues) for opening, cues in found.items()}


@cache
def locution_cues() -> tuple[PhraseCue, ...]:
    """Turns of phrase that credit a clause to their subject ("have it"), longest first."""
    cues = [
        PhraseCue(tuple(words.split()), table["cue_class"], table["certainty"])
        for table in _tables()["locutions"]
        for words in table["words"].split(";")
    ]
    return tuple(sorted(cues, key=lambda cue: (-len(cue.words), cue.words)))


@cache
def adverb_cues() -> Mapping[str, WordCue]:
    """Adverbs that mark a clause as hearsay, by the word."""
    return _word_cues("adverbs")


@cache
def adjective_cues() -> Mapping[str, WordCue]:
    """Adjectives that credit a clause to who is said to be so ("adamant"), by the word."""
    return _word_cues("adjectives")


@cache
def account_cues() -> Mapping[str, WordCue]:
    """Nouns that with a preposition credit a clause to their owner ("by her count"), by lemma."""
    return _word_cues("accounts")


def _word_cues(table: str) -> Mapping[str, WordCue]:
    cues: dict[str, WordCue] = {}
    for row in _tables()[table]:
        prepositions = frozenset(row.get("prepositions", ()))
        for lemma in row["lemmas"].split():
            known = cues.get(lemma)
            held = known.prepositions | prepositions if known else prepositions
            cues[lemma] = WordCue(lemma, row["cue_class"], row["certainty"], held)
    return MappingProxyType(cues)


@cache
def report_verbs() -> frozenset[str]:
    """Lemmas of all verbs that report."""
    return frozenset(verb_cues())


def cue_certainty(lemmas: tuple[str, ...]) -> float | None:
    """How surely the cue made of `lemmas` tells its statement, or None where no word is known.

    Of several reporting words ("was quoted as saying") the surest counts least: the minimum.
    """
    phrase = next((c for c in phrase_cues() if c.words == lemmas), None)
    if phrase:
        return phrase.certainty
    known = [cue.certainty for lemma in lemmas if (cue := _cue_of(lemma)) is not None]
    return min(known) if known else None


def _cue_of(lemma: str) -> VerbCue | NounCue | WordCue | None:
    for table in (verb_cues(), noun_cues(), adverb_cues(), account_cues(), adjective_cues()):
        cue: VerbCue | NounCue | WordCue | None = table.get(lemma)
        if cue is not None:
            return cue
    return None
