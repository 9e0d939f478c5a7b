"""Mentions of persons and bodies that a later pronoun or short form may stand for."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.extract.attribution.names import (
    gender_of_name,
    gender_of_words,
    name_words,
    without_determiner,
)
from headwater.extract.parse import Parse
from headwater.lexicon.agencies import looks_like_outlet
from headwater.lexicon.fold import fold_name
from headwater.lexicon.sources import channels
from headwater.model import SourceKind, Voice


@dataclass(slots=True)
class Mention:
    """One earlier mention that a later word may stand for."""

    start: int
    sentence: int
    voice: Voice
    weight: float
    plural: bool
    gender: str = ""
    human: bool = True


def name_mentions(parse: Parse, full_names: dict[str, str]) -> list[Mention]:
    """Persons and bodies that the report names, also those who say nothing."""
    mentions = []
    for name in parse.annotations.names:
        if name.label not in {"PERSON", "ORG"} or name.first >= len(parse.tokens):
            continue
        head = parse.tokens[max(name.first, min(name.last, len(parse.tokens)) - 1)]
        is_subject = head.dep in {"nsubj", "nsubjpass"}
        shown = " ".join(name_words(name.span.text))
        shown = without_determiner(shown)
        kind: SourceKind = "person" if name.label == "PERSON" else "group"
        if kind == "person":
            shown = full_names.get(fold_name(shown).split(" ")[-1], shown)
        elif looks_like_outlet(name.span.text) or shown.lower() in channels():
            continue
        first = parse.tokens[name.first]
        before = parse.tokens[name.first - 1].text if name.first else ""
        gender = gender_of_words([before.lower().rstrip("."), first.text.lower().rstrip(".")])
        if kind == "person" and not gender:
            gender = gender_of_name(shown)
        weight = 2.0 if is_subject else 0.5
        mentions.append(
            Mention(name.span.start, head.sentence, Voice(shown, kind), weight, False, gender)
        )
    return mentions
