"""Scoring chains: whether the voices are those labelled, in order, and what is said of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from bench.quality.counts import Figures, Share, Tally, add_counts, one_to_one, share_of_all
from bench.quality.matching import match
from bench.quality.reading import Finding
from bench.quality.voices import Chain, Voice, stands_for
from bench.quality.words import content_words, names_agree, words_of

# Words of the report, compared by their overlap; the other fields hold words of a fixed list.
_IN_WORDS = ("role", "of", "recipient")
_FIELDS = ("role", "of", "channel", "recipient", "anonymous", "number", "relation")
# A hearer by these words alone is the speaker further on, or the report's own outlet.
_STAND_INS = frozenset("i me we us you he him she her it they them".split())
_OWN = frozenset({"this", "our", "us", "me"})


@dataclass(frozen=True, slots=True)
class ChainPair:
    """A labelled attribution and what was found of it.

    Attributes:
        content: its words, to show.
        gold: its chain.
        found: the chain of the found attribution with that content; None where there is none.
    """

    content: str
    gold: Chain
    found: Chain | None


@dataclass(frozen=True, slots=True)
class ChainCounts:
    """Chains right. Fields of voices ("role", "channel", ...) are keys of `fields`."""

    order: Share = field(default_factory=Share)
    right: Share = field(default_factory=Share)
    single: Share = field(default_factory=Share)
    fields: Mapping[str, Tally] = field(default_factory=dict)

    def __add__(self, other: ChainCounts) -> ChainCounts:
        return add_counts(self, other)

    def figures(self) -> Figures:
        """The `chain_*` figures."""
        figures: Figures = {}
        for name in _FIELDS:
            figures |= self.fields.get(name, Tally()).figures(f"chain_{name}")
        return {
            **figures,
            "chain_order": self.order.value,
            "chain_right": self.right.value,
            "chain_single": self.single.value,
        }


def compare_chains(
    pairs: Sequence[ChainPair], voices: Sequence[Voice]
) -> tuple[ChainCounts, list[Finding]]:
    """Chains of one report against those that were found.

    Args:
        pairs: every labelled attribution.
        voices: every labelled voice of the report.
    """
    pairs = [without_hearers(p) for p in pairs]
    several = [p for p in pairs if len(p.gold) > 1]
    single = [p for p in pairs if len(p.gold) == 1]
    ordered = [p for p in several if in_order(p, voices)]
    right = [p for p in ordered if p.found and not wrong_fields(p.gold, p.found)]
    alone = [p for p in single if in_order(p, voices)]
    aligned = [(p, *voice_pair) for p in pairs for voice_pair in _aligned(p, voices)]
    counts = ChainCounts(
        order=share_of_all(len(ordered), len(several)),
        right=share_of_all(len(right), len(several)),
        single=share_of_all(len(alone), len(single)),
        fields={name: _field_tally(name, [(g, f) for _, g, f in aligned]) for name in _FIELDS},
    )
    findings = [
        Finding("chain", "wrong" if p.found else "missed", "order", _shown(p))
        for p in several + single
        if not in_order(p, voices) and (p.found or len(p.gold) > 1)
    ]
    findings += [
        Finding("chain", "wrong", name, (p.content, gold.name, _values(name, gold, found)))
        for p, gold, found in aligned
        for name in _FIELDS
        if not _same(name, gold, found)
    ]
    return counts, findings


def in_order(pair: ChainPair, voices: Sequence[Voice]) -> bool:
    """Whether the found chain has the labelled voices, no other, in their order."""
    found = pair.found
    return (
        found is not None
        and len(found) == len(pair.gold)
        and all(stands_for(f, g, voices) for g, f in zip(pair.gold, found, strict=True))
    )


def role_is_told(gold: Voice, found: Voice) -> bool:
    """Whether role and group, taken together, say what is labelled.

    "spokesman" of "the army" and "army spokesman" of nobody are the same. A role whose words all
    stand in the labelled name says no more than the name: of "a boatman", "boatman" and nothing
    are the same.
    """
    named = _words(gold.name)
    told, wanted = _words(found.role), _words(gold.role)
    if not told - named and not wanted - named:
        return True
    return bool(told & wanted or told & _words(gold.of) or wanted & _words(found.of))


def without_hearers(pair: ChainPair) -> ChainPair:
    """Both chains without the hearers that say no more than the chain itself."""
    found = None if pair.found is None else _plain(pair.found, pair.gold)
    return replace(pair, gold=_plain(pair.gold, pair.gold), found=found)


def _plain(chain: Chain, gold: Chain) -> Chain:
    return tuple(
        replace(voice, recipient=None)
        if _goes_unsaid(voice.recipient, (*chain[i + 1 : i + 2], *gold[i + 1 : i + 2]))
        else voice
        for i, voice in enumerate(chain)
    )


def _goes_unsaid(recipient: str | None, after: Chain) -> bool:
    """Whether a hearer is the next voice, a mere pronoun, or the report's own outlet."""
    words = words_of(recipient or "")
    if not words or words[0] in _OWN or set(words) <= _STAND_INS:
        return True
    known = (name for voice in after for name in (voice.name, *voice.spellings))
    return any(names_agree(recipient or "", name) for name in known)


def wrong_fields(gold: Chain, found: Chain) -> frozenset[str]:
    """Which of role (or group), channel and recipient differ in chains of the same voices."""
    wrong: set[str] = set()
    for g, f in zip(gold, found, strict=True):
        wrong.update(key for key in ("channel", "recipient") if not _same(key, g, f))
        if not role_is_told(g, f):
            wrong.add("role")
    return frozenset(wrong)


def _aligned(pair: ChainPair, voices: Sequence[Voice]) -> list[tuple[Voice, Voice]]:
    """The voices of both chains that are the same, wherever in the chain they stand."""
    gold, found = pair.gold, pair.found or ()

    def worth(g: int, f: int) -> int:
        return (2 + (g == f)) * stands_for(found[f], gold[g], voices)

    return [(gold[g], found[f]) for g, f in match(len(gold), len(found), worth).items()]


def _field_tally(name: str, aligned: Sequence[tuple[Voice, Voice]]) -> Tally:
    values = [(getattr(g, name), getattr(f, name)) for g, f in aligned]
    hit = sum(bool(g and f and _alike(name, g, f)) for g, f in values)
    return one_to_one(sum(bool(g) for g, _ in values), sum(bool(f) for _, f in values), hit)


def _same(name: str, gold: Voice, found: Voice) -> bool:
    wanted, given = getattr(gold, name), getattr(found, name)
    if not wanted or not given:
        return not wanted and not given
    return _alike(name, wanted, given)


def _alike(name: str, wanted: Any, given: Any) -> bool:
    return names_agree(wanted, given) if name in _IN_WORDS else bool(wanted == given)


def _words(text: str | None) -> frozenset[str]:
    return content_words(text) if text else frozenset()


def _values(name: str, gold: Voice, found: Voice) -> str:
    return f"{getattr(gold, name) or '-'} | found: {getattr(found, name) or '-'}"


def _shown(pair: ChainPair) -> tuple[str, ...]:
    wanted = " > ".join(v.name for v in pair.gold)
    given = " > ".join(v.name or "?" for v in pair.found or ())
    return (pair.content, wanted, f"found: {given or '-'}")
