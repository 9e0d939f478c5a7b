"""Voices of a chain, labelled and found: who is who, and whether two statements have one voice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from bench.quality.counts import Tally, one_to_one
from bench.quality.reading import Finding, Json
from bench.quality.words import content_words, names_agree

Chain = tuple["Voice", ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice of a chain, as labelled or as found.

    Attributes:
        id: which voice of the report it is; None where a dossier does not say.
        name: its name or description.
        spellings: the words that stand for it in the report; of a found voice, none.
        role: what it is said to be, or None.
        of: whom it belongs to or speaks for, or None.
        channel: how it spoke, or None.
        recipient: whom it told, or None.
        anonymous: True where its name is withheld, else None.
        number: "one" or "several", or None.
        relation: how it stands to the fact, or None.
    """

    id: str | None
    name: str
    spellings: tuple[str, ...] = ()
    role: str | None = None
    of: str | None = None
    channel: str | None = None
    recipient: str | None = None
    anonymous: bool | None = None
    number: str | None = None
    relation: str | None = None


def read_chain(rows: Sequence[Json], spellings: Mapping[str, Sequence[str]]) -> Chain:
    """A chain of the labels or of a dossier.

    Args:
        rows: its voices, nearest the fact first.
        spellings: by voice id the words that stand for it; of a dossier, nothing.
    """
    return tuple(_voice(row, spellings) for row in rows)


def stands_for(found: Voice, gold: Voice, others: Sequence[Voice]) -> bool:
    """Whether a found voice is a labelled one, by its name or by words that stand for it.

    Half of the shorter name is enough, but not where the name is another voice's own: of two men
    named Dicko, "Issouf Dicko" stands for one only.

    Args:
        found: the found voice.
        gold: the labelled one.
        others: all labelled voices of the report.
    """
    name = content_words(found.name)
    if any(name == content_words(known) for known in (gold.name, *gold.spellings)):
        return True
    if any(name == content_words(other.name) for other in others if other.id != gold.id):
        return False
    return any(names_agree(found.name, known) for known in (gold.name, *gold.spellings))


def compare_first_voices(pairs: Sequence[tuple[Chain, Chain]]) -> tuple[Tally, list[Finding]]:
    """Pairs of statements of one report: whether both come from the same voice.

    Found voices are the same by id; where a dossier gives none, by name.

    Args:
        pairs: labelled and found chain of each attribution that was found.
    """
    judged = [(gold[0], found[0]) for gold, found in pairs if gold and found]
    same = found_same = hit = 0
    findings = []
    for (gold, found), (other_gold, other_found) in combinations(judged, 2):
        is_same, is_found = gold.id == other_gold.id, _found_same(found, other_found)
        same, found_same, hit = same + is_same, found_same + is_found, hit + (is_same and is_found)
        if is_same != is_found:
            verdict = "missed" if is_same else "extra"
            names = (
                f"{gold.name} / {other_gold.name}",
                f"found: {found.name} / {other_found.name}",
            )
            findings.append(Finding("same voice", verdict, "", names))
    return one_to_one(same, found_same, hit), list(dict.fromkeys(findings))


def _voice(row: Json, spellings: Mapping[str, Sequence[str]]) -> Voice:
    def words(key: str) -> Any:
        return row.get(key) or None

    key = words("voice")
    return Voice(
        id=key,
        name=words("name") or "",
        spellings=tuple(spellings.get(key, ())),
        role=words("role"),
        of=words("of"),
        channel=words("channel"),
        recipient=words("recipient"),
        anonymous=words("anonymous"),
        number=words("number"),
        relation=words("relation"),
    )


def _found_same(a: Voice, b: Voice) -> bool:
    if a.id and b.id:
        return a.id == b.id
    return content_words(a.name) == content_words(b.name)
