"""Scoring attributions: shared by the pairs, the single reports and PolNeAR."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bench.quality.counts import Figures, Share, Tally, add_counts, one_to_one
from bench.quality.matching import match
from bench.quality.reading import Finding, Reading
from bench.quality.reliability import Judgement, calibration_error
from bench.quality.spans import Span, gold_span, intersection_over_union, positions
from bench.quality.words import content_words, names_agree

_MIN_IOU = 0.5


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """One labelled attribution.

    Attributes:
        content: its words; several spans where they are interrupted.
        cue: the cue's words, or None.
        source: the source's words, or None.
        resolves: who the source's words stand for, or None.
        direct: whether it is quoted; None where the label set does not say.
        depth: how many voices of a chain, from the fact on, may give the source's name: those up
            to the source's own.
    """

    content: tuple[Span, ...]
    cue: str | None
    source: str | None
    resolves: str | None
    direct: bool | None
    depth: int = 1


@dataclass(frozen=True, slots=True)
class FoundAttribution:
    """One attribution of a dossier.

    Attributes:
        content: its span, or None if that may not match.
        content_text: its words, to show.
        cue: the cue's words; None without a cue, "" for a span that may not match.
        source: the source's words, in the same way.
        voices: the names of its chain, nearest the fact first; "" for one without a name.
        direct: whether it is quoted.
        confidence: how sure the dossier is of it, or None.
    """

    content: Span | None
    content_text: str
    cue: str | None
    source: str | None
    voices: tuple[str, ...]
    direct: bool
    confidence: float | None

    def names(self, depth: int) -> tuple[str, ...]:
        """The names that its first voices have."""
        return tuple(name for name in self.voices[:depth] if name)


@dataclass(frozen=True, slots=True)
class AttributionCounts:
    """Attributions found, and what is right about them."""

    spans: Tally = field(default_factory=Tally)
    whole: Tally = field(default_factory=Tally)
    source: Share = field(default_factory=Share)
    cue: Share = field(default_factory=Share)
    direct: Share = field(default_factory=Share)
    resolved: Share = field(default_factory=Share)
    judgements: tuple[Judgement, ...] = ()

    def __add__(self, other: AttributionCounts) -> AttributionCounts:
        return add_counts(self, other)

    def figures(self) -> Figures:
        """The `attr_*` figures."""
        return {
            **self.spans.figures("attr"),
            "attr_source": self.source.value,
            "attr_cue": self.cue.value,
            "attr_direct": self.direct.value,
            **self.whole.figures("attr_full"),
            "attr_resolved": self.resolved.value,
            "attr_ece": calibration_error(self.judgements, "content"),
            "attr_full_ece": calibration_error(self.judgements, "whole"),
        }


def read_gold(file: str, rows: Sequence[Mapping[str, Any]]) -> list[GoldAttribution]:
    """The attributions that a pair's gold lists for one file."""
    return [
        GoldAttribution(
            content=(gold_span(file, row["content"]),),
            cue=row["cue"],
            source=row["source"],
            resolves=row.get("resolves"),
            direct=row["quote"],
        )
        for row in rows
    ]


def read_found(reading: Reading) -> list[FoundAttribution]:
    """The attributions of a dossier."""
    found = []
    for item in reading.items("attributions"):
        chain = item.get("chain") or ()
        found.append(
            FoundAttribution(
                content=reading.span(item["content"]),
                content_text=item["content"]["text"],
                cue=_words(reading, item["cue"]),
                source=_words(reading, item["source"]),
                voices=tuple(voice.get("name") or "" for voice in chain),
                direct=bool(item["direct"]),
                confidence=item.get("confidence"),
            )
        )
    return found


def source_is_right(gold: GoldAttribution, found: FoundAttribution) -> bool:
    """Whether the source is the one labelled, by its words or by who they stand for."""
    if gold.source is None and gold.resolves is None:
        return found.source is None
    return any(
        names_agree(wanted, given)
        for wanted in (gold.source, gold.resolves)
        for given in (found.source, *found.names(gold.depth))
        if wanted and given
    )


def cue_is_right(gold: GoldAttribution, found: FoundAttribution) -> bool:
    """Whether the cues have a content word in common, or there is none in either."""
    if gold.cue is None or found.cue is None:
        return gold.cue == found.cue
    return bool(content_words(gold.cue) & content_words(found.cue))


def direct_is_right(gold: GoldAttribution, found: FoundAttribution) -> bool:
    """Whether both are quoted or neither is; right where the label set does not say."""
    return gold.direct is None or gold.direct == found.direct


def is_resolved(gold: GoldAttribution, found: FoundAttribution) -> bool:
    """Whether the dossier names the one whom the source's words stand for."""
    resolves = gold.resolves or ""
    given = (*found.names(gold.depth), found.source)
    return any(names_agree(resolves, name) for name in given if name)


def compare_attributions(
    gold: Sequence[GoldAttribution], found: Sequence[FoundAttribution]
) -> tuple[AttributionCounts, list[Finding]]:
    """Match by content, then judge source, cue and directness of what is matched."""
    return judge_attributions(gold, found, match_attributions(gold, found))


def match_attributions(
    gold: Sequence[GoldAttribution], found: Sequence[FoundAttribution]
) -> dict[int, int]:
    """The found index for each gold index whose content was found.

    Of several largest matchings the one with most whole attributions is taken, then the one whose
    contents fit best: a clause and the words quoted in it are two entries of nearly the same words.
    """
    gold_marks = [positions(g.content) for g in gold]
    found_marks = [positions((f.content,)) if f.content else frozenset() for f in found]

    def worth(g: int, f: int) -> int:
        fit = intersection_over_union(gold_marks[g], found_marks[f])
        if fit < _MIN_IOU:
            return 0
        return round(1000 * fit) + 1_000_000 * _is_whole(gold[g], found[f])

    return match(len(gold), len(found), worth)


def judge_attributions(
    gold: Sequence[GoldAttribution],
    found: Sequence[FoundAttribution],
    matched: Mapping[int, int],
) -> tuple[AttributionCounts, list[Finding]]:
    """Counts of what is matched, and every attribution on which dossier and gold do not agree."""
    pairs = [(gold[g], found[f]) for g, f in matched.items()]
    hits = {f: _is_whole(gold[g], found[f]) for g, f in matched.items()}
    whole = sum(hits.values())
    counts = AttributionCounts(
        spans=one_to_one(len(gold), len(found), len(pairs)),
        whole=one_to_one(len(gold), len(found), whole),
        source=Share(sum(source_is_right(g, f) for g, f in pairs), len(pairs), len(gold)),
        cue=Share(sum(cue_is_right(g, f) for g, f in pairs), len(pairs), len(gold)),
        direct=_share_direct(gold, pairs),
        resolved=_share_resolved(gold, pairs),
        judgements=tuple(
            Judgement(f.confidence, content=i in hits, whole=hits.get(i, False))
            for i, f in enumerate(found)
            if f.confidence is not None
        ),
    )
    findings = [_missed(g) for i, g in enumerate(gold) if i not in matched]
    findings += [_extra(f) for i, f in enumerate(found) if i not in hits]
    findings += [finding for g, f in pairs for finding in _wrong(g, f)]
    return counts, findings


def _words(reading: Reading, value: Mapping[str, Any] | None) -> str | None:
    if value is None:
        return None
    span = reading.span(value)
    return span.text if span else ""


def _is_whole(gold: GoldAttribution, found: FoundAttribution) -> bool:
    return (
        source_is_right(gold, found) and cue_is_right(gold, found) and direct_is_right(gold, found)
    )


def _share_direct(
    gold: Sequence[GoldAttribution], pairs: Sequence[tuple[GoldAttribution, FoundAttribution]]
) -> Share:
    judged = [(g, f) for g, f in pairs if g.direct is not None]
    right = sum(direct_is_right(g, f) for g, f in judged)
    return Share(right, len(judged), sum(g.direct is not None for g in gold))


def _share_resolved(
    gold: Sequence[GoldAttribution], pairs: Sequence[tuple[GoldAttribution, FoundAttribution]]
) -> Share:
    judged = [(g, f) for g, f in pairs if g.resolves]
    right = sum(is_resolved(g, f) for g, f in judged)
    return Share(right, len(judged), sum(bool(g.resolves) for g in gold))


def _missed(gold: GoldAttribution) -> Finding:
    words = " ... ".join(s.text for s in gold.content)
    return Finding("attr", "missed", _form(gold.direct), (words, _said_by(gold.cue, gold.source)))


def _extra(found: FoundAttribution) -> Finding:
    said_by = _said_by(found.cue, found.source)
    return Finding("attr", "extra", _form(found.direct), (found.content_text, said_by))


def _wrong(gold: GoldAttribution, found: FoundAttribution) -> list[Finding]:
    content = found.content_text
    rows: list[Finding] = []
    if not source_is_right(gold, found):
        wanted = gold.resolves or gold.source or "nobody"
        given = f"{found.source or 'nobody'} ({_named(gold, found) or 'nobody'})"
        rows.append(Finding("attr", "wrong", "source", (content, wanted, given)))
    elif gold.resolves and not is_resolved(gold, found):
        given = _named(gold, found) or found.source or "nobody"
        rows.append(Finding("attr", "wrong", "resolved", (content, gold.resolves, given)))
    if not cue_is_right(gold, found):
        rows.append(Finding("attr", "wrong", "cue", (content, gold.cue or "-", found.cue or "-")))
    if not direct_is_right(gold, found):
        forms = (_form(gold.direct), _form(found.direct))
        rows.append(Finding("attr", "wrong", "direct", (content, *forms)))
    return rows


def _named(gold: GoldAttribution, found: FoundAttribution) -> str:
    return " > ".join(found.names(gold.depth))


def _form(direct: bool | None) -> str:
    return {True: "direct", False: "indirect", None: ""}[direct]


def _said_by(cue: str | None, source: str | None) -> str:
    return f"{source or 'nobody'} / {cue or 'no cue'}"
