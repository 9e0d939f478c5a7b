"""Who took from whom: clues for each way round, weighed against each other.

Weights are log odds, set by hand on the bench's families 01 to 03 and its pairs. Dates are not
weighed: a link against time is impossible.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from headwater.lexicon.cues import report_verbs
from headwater.lexicon.hedges import find_hedges
from headwater.lexicon.naming import is_named, same_name
from headwater.lexicon.releases import release_line
from headwater.lineage.dates import order_of, say_gap
from headwater.lineage.evidence import Evidence
from headwater.lineage.firsthand import tags_itself, told_itself
from headwater.lineage.material import Material, describes_another
from headwater.lineage.outlets import is_revision
from headwater.model import Attribution, Citation, Span

# Below these odds the direction is not told: 0.6 is two to one.
MIN_ODDS = 0.6

_CERTAIN = 12.0
_CITED = {"report": 4.0, "tag": 3.5, "link": 3.0, "self": 2.5, "body": 2.5}
# Of two reports the one that is explained better by the other took from it: what it added is
# little, what it left out is much. True of every derivation in the bench's families 01 to 03.
_PER_SHARE, _MAX_BY_SHARE, _MIN_SHARE_GAP = 10.0, 2.5, 0.01
_PER_FINER_CHAIN, _MAX_BY_CHAIN = 0.35, 1.5
_PER_SHORTER_QUOTE, _MAX_BY_QUOTES = 0.7, 1.4
_PER_LOST_BOUND, _MAX_BY_BOUNDS = 0.1, 0.4
# A retelling credits and quotes fewer voices: of 29 derivations (the bench's pairs 01 to 16, its
# families 01 to 03, the example) the parent had more attributions in 27 and fewer in none, more
# quotes in 18 and fewer in 1. Words of doubt were lost in 12 and added in 7.
_PER_VOICE_RATIO, _MAX_BY_VOICES = 2.0, 1.5
_PER_QUOTE_MORE, _MAX_BY_MORE_QUOTES, _MIN_QUOTE_WORDS = 0.4, 1.2, 5
_FIRST_HAND = 1.0
_OWN_DATELINE = 1.0
# Bodies issue what newsrooms retell; it hardly ever goes the other way.
_RELEASED = 2.0
_DESCRIBED = 1.5
# "Our hotline took the call" beside "the Monitor says its hotline took the call": whoever speaks
# in the first person is retold, not retelling.
_FIRST_PERSON, _FIRST_PERSONS = 1.5, frozenset({"we", "us", "our"})
_PER_LENGTH_RATIO, _MAX_BY_LENGTH, _MIN_LONGER = 2.0, 1.0, 1.05

_BOUNDS = frozenset("about around approximately almost nearly roughly some least".split())
_EVEN = 1e-9
# A citation of fewer characters is shown with so many words before it.
_SHORT_CITATION, _WORDS_BEFORE = 20, 4


@dataclass(frozen=True, slots=True)
class Clue:
    """One reason to take a report as the child of another, with its weight in log odds."""

    weight: float
    text: str


@dataclass(frozen=True, slots=True)
class Direction:
    """Which of two reports is the child.

    Attributes:
        child: id of the report that took words.
        parent: id of the report they were taken from.
        odds: log odds that it is this way round and not the other.
        clues: what speaks for this way round, strongest first.
        against: what speaks for the other way round, strongest first.
    """

    child: str
    parent: str
    odds: float
    clues: tuple[Clue, ...]
    against: tuple[Clue, ...]

    @property
    def told(self) -> bool:
        """Whether the clues tell the direction at all."""
        return self.odds >= MIN_ODDS

    @property
    def undated_odds(self) -> float:
        """The log odds of what the reports say, dates left out."""
        said = sum(c.weight for c in self.clues if c.weight < _CERTAIN)
        return said - sum(c.weight for c in self.against if c.weight < _CERTAIN)


def find_direction(
    material: Material,
    one: Evidence,
    other: Evidence,
    fusions: Mapping[tuple[str, str], float],
) -> Direction:
    """Weigh both ways round; `one` and `other` are the same pair, each with another child.

    `fusions` are the log odds, by (child, parent), that a child fused its parent with another.

    Where the clues are even, the report that is further on in the order of (path, digest) is
    called the child, and the direction is not `told`.
    """
    for_one = _clues(material, one, other, fusions)
    for_other = _clues(material, other, one, fusions)
    odds = sum(c.weight for c in for_one) - sum(c.weight for c in for_other)
    ids = list(material.reports)
    later = one if ids.index(one.child) > ids.index(other.child) else other
    chosen = _by_order(material, one, other) or (
        later if abs(odds) < _EVEN else one if odds > 0 else other
    )
    mine, theirs = (for_one, for_other) if chosen is one else (for_other, for_one)
    dated = _by_order(material, one, other) is not None
    return Direction(
        chosen.child, chosen.parent, max(abs(odds), _CERTAIN) if dated else abs(odds), mine, theirs
    )


def _by_order(material: Material, one: Evidence, other: Evidence) -> Evidence | None:
    """The way round that dates leave, where they leave one only."""
    order = order_of(material.reports[one.parent].published, material.reports[one.child].published)
    return {"before": one, "after": other}.get(order)


def _clues(
    material: Material,
    evidence: Evidence,
    reverse: Evidence,
    fusions: Mapping[tuple[str, str], float],
) -> tuple[Clue, ...]:
    """What speaks for `evidence.child` having taken from `evidence.parent`, strongest first."""
    if is_revision(material.reports[evidence.child], material.reports[evidence.parent]):
        found = [*_by_dates(material, evidence), *_by_growth(evidence)]
        return tuple(sorted(found, key=lambda clue: -clue.weight))
    # A report that fused two is longer than either and explained by neither alone, so that its
    # length and share say nothing against it.
    is_fused = fusions.get((evidence.parent, evidence.child), 0.0) >= MIN_ODDS
    found = [
        *_by_dates(material, evidence),
        *_by_citation(material, evidence),
        *_by_first_hand(material, evidence),
        *_by_description(material, evidence),
        *(() if is_fused else _by_share(evidence)),
        *_by_chains(material, evidence),
        *_by_quotes(evidence, reverse),
        *_by_bounds(material, evidence),
        *(() if is_fused else _by_loss(material, evidence)),
        *_by_fusion(evidence, fusions),
    ]
    return tuple(sorted(found, key=lambda clue: -clue.weight))


def _by_dates(material: Material, evidence: Evidence) -> Iterator[Clue]:
    child = material.reports[evidence.child].published
    parent = material.reports[evidence.parent].published
    if order_of(parent, child) == "before":
        yield Clue(_CERTAIN, say_gap(parent, child))


def _by_citation(material: Material, evidence: Evidence) -> Iterator[Clue]:
    if evidence.citation is not None:
        yield Clue(_CITED[evidence.citation.kind], say_citation(material, evidence.citation))


def say_citation(material: Material, citation: Citation) -> str:
    """A citation as evidence: "names VOA in 'According to a report on VOA'".

    The words before it are shown as well, since a citation may be as short as "on VOA".
    """
    if citation.kind == "link":
        return f"links to {citation.name}"
    sentence = material.sentence_at(citation.span)
    before = []
    if sentence is not None and citation.span.end - citation.span.start < _SHORT_CITATION:
        start = citation.span.start - sentence.span.start
        before = sentence.span.text[:start].split()[-_WORDS_BEFORE:]
    words = " ".join([*before, *citation.span.text.split()])
    if not words:
        return f"its metadata name {citation.name}"
    return f"names {citation.name} in '{words}'"


def _by_first_hand(material: Material, evidence: Evidence) -> Iterator[Clue]:
    """The parent's people speak to its own outlet, or it carries its own dateline."""
    told = told_itself(material, evidence.parent)
    if told is not None:
        words = " ".join(told.span.text.split())
        yield Clue(_FIRST_HAND, f"the parent has it first hand ('{words}')")
    elif tags_itself(material, evidence.parent):
        yield Clue(_OWN_DATELINE, "the parent carries its own agency tag")
    released = release_line(material.reports[evidence.parent].text)
    if released is not None and release_line(material.reports[evidence.child].text) is None:
        yield Clue(_RELEASED, f"the parent was issued by the body itself ('{released}')")
    person = _first_person(material, evidence.parent)
    if person is not None and _first_person(material, evidence.child) is None:
        yield Clue(_FIRST_PERSON, f"the parent speaks of its own part in it ('{person}')")


def _first_person(material: Material, report: str) -> str | None:
    """The first "we", "us" or "our" that stands outside quotation marks, with the word after it."""
    annotations = material.annotations[report]
    for sentence in material.sentences(report):
        if sentence.kind != "paragraph" or sentence.quoted:
            continue
        for token in annotations.tokens_of(sentence):
            if token.text.lower() not in _FIRST_PERSONS or token.text.isupper():
                continue
            if not any(q.span.start <= token.start < q.span.end for q in annotations.quotations):
                following = annotations.tokens[token.index + 1 : token.index + 2]
                return " ".join([token.text, *(t.text for t in following)])
    return None


def _by_description(material: Material, evidence: Evidence) -> Iterator[Clue]:
    """The child speaks of an outlet from outside, and the parent does not."""
    mine = _describes(material, evidence.child, evidence.parent)
    theirs = _describes(material, evidence.parent, evidence.child)
    if mine is not None and theirs is None:
        words = " ".join(mine.span.text.split())
        yield Clue(_DESCRIBED, f"the child speaks of its source from outside ('{words}')")


def _describes(material: Material, report: str, other: str) -> Citation | None:
    """Where a report says "told the newspaper" of what may be the other.

    It is not the other where the newspaper has another name.
    """
    outlet = material.reports[other].outlet
    return next(
        (
            c
            for c in material.citations.get(report, ())
            if describes_another(c)
            and (outlet is None or not is_named(c.name) or same_name(c.name, outlet))
        ),
        None,
    )


def _by_share(evidence: Evidence) -> Iterator[Clue]:
    gap = evidence.share - evidence.back
    if gap >= _MIN_SHARE_GAP:
        weight = min(_PER_SHARE * gap, _MAX_BY_SHARE)
        mine, theirs = f"{evidence.share:.0%}", f"{evidence.back:.0%}"
        yield Clue(weight, f"the parent explains {mine} of the child, the child {theirs} of it")


def _by_growth(evidence: Evidence) -> Iterator[Clue]:
    """An outlet's own later version holds most of the earlier one and adds to it."""
    gap = evidence.back - evidence.share
    if gap >= _MIN_SHARE_GAP:
        weight = min(_PER_SHARE * gap, _MAX_BY_SHARE)
        yield Clue(weight, "the child holds what the outlet's other version says, and more")


def _by_chains(material: Material, evidence: Evidence) -> Iterator[Clue]:
    """Sentence by sentence: who says more exactly who said it.

    A sentence is held against all that it is aligned with: what was split in two names its source
    in one of the two.
    """
    alignments = material.alignments(evidence.child, evidence.parent)
    mine, theirs = (material.attributions.get(r, ()) for r in (evidence.child, evidence.parent))
    ours = list(_finer(theirs, mine, [(a.parent, a.child) for a in alignments]))
    others = list(_finer(mine, theirs, [(a.child, a.parent) for a in alignments]))
    if len(ours) > len(others):
        _, best, against = max(ours, key=lambda row: row[0])
        weight = min(_PER_FINER_CHAIN * (len(ours) - len(others)), _MAX_BY_CHAIN)
        told = f"{_say_source(best)}, where the child has {_say_source(against)}"
        yield Clue(weight, f"the parent has the longer chain: {told}")


def _finer(
    mine: Sequence[Attribution], theirs: Sequence[Attribution], pairs: Iterable[tuple[Span, Span]]
) -> Iterator[tuple[int, Attribution | None, Attribution | None]]:
    """The sentences of one side that say who said it more exactly than all aligned ones do.

    Yields by how much, with the attributions of both sides.
    """
    aligned: dict[Span, list[Span]] = {}
    for span, other in pairs:
        aligned.setdefault(span, []).append(other)
    for span, others in aligned.items():
        best = _finest(mine, [span])
        against = _finest(theirs, others)
        gap = _depth(best) - _depth(against)
        if gap > 0:
            yield gap, best, against


def _finest(attributions: Iterable[Attribution], spans: Sequence[Span]) -> Attribution | None:
    inside = [a for a in attributions if any(a.content.overlaps(span) for span in spans)]
    return max(inside, key=lambda a: (_depth(a), -a.content.start), default=None)


def _depth(attribution: Attribution | None) -> int:
    """How exactly a source is told.

    0 nobody, 1 a report, 2 people, 3 a body, 4 a person by name, and one more where the text says
    how they spoke or to whom.
    """
    if attribution is None:
        return 0
    by_kind = {"document": 1, "outlet": 1, "unnamed": 2, "group": 3, "person": 4}
    further = any(v.channel or v.recipient for v in attribution.chain)
    kind = attribution.chain[0].kind if attribution.chain else attribution.source_kind
    return by_kind[kind] + further


def _say_source(attribution: Attribution | None) -> str:
    if attribution is None:
        return "nobody"
    if attribution.source is not None:
        return f"'{' '.join(attribution.source.text.split())}'"
    return attribution.chain[0].name if attribution.chain else "an unnamed source"


def _by_quotes(evidence: Evidence, reverse: Evidence) -> Iterator[Clue]:
    shorter = [q for q in evidence.quotes if q.child_words < q.parent_words]
    longer = [q for q in reverse.quotes if q.child_words < q.parent_words]
    gap = len(shorter) - len(longer)
    if gap > 0:
        weight = min(_PER_SHORTER_QUOTE * gap, _MAX_BY_QUOTES)
        number = "a quote is" if gap == 1 else f"{gap} quotes are"
        yield Clue(weight, f"{number} shorter than in the parent")


def _by_bounds(material: Material, evidence: Evidence) -> Iterator[Clue]:
    """Retelling loses "about" and "apparently"; it seldom adds them."""
    lost = 0
    example = ""
    for alignment in material.alignments(evidence.child, evidence.parent):
        mine = _bounds_in(material, evidence.child, alignment.child_sentence)
        theirs = _bounds_in(material, evidence.parent, alignment.parent_sentence)
        lost += (len(theirs) > len(mine)) - (len(theirs) < len(mine))
        if len(theirs) > len(mine) and not example:
            example = next((w for w in theirs if w not in mine), theirs[0])
    if lost > 0:
        weight = min(_PER_LOST_BOUND * lost, _MAX_BY_BOUNDS)
        yield Clue(weight, f"the parent is the more guarded ('{example}' is gone)")


def _bounds_in(material: Material, report: str, sentence: int) -> list[str]:
    annotations = material.annotations[report]
    tokens = annotations.tokens_of(annotations.sentences[sentence])
    # "Reported" and "suspects" may be hedges, but in a retelling they are who said it.
    doubts = [
        tokens[first].text.lower()
        for first, _, _ in find_hedges(tokens)
        if tokens[first].lemma not in report_verbs()
    ]
    return doubts + [t.text.lower() for t in tokens if t.text.lower() in _BOUNDS]


def _by_loss(material: Material, evidence: Evidence) -> Iterator[Clue]:
    """A retelling is shorter, and fewer voices speak in it."""
    yield from _by_length(material, evidence)
    yield from _by_voices(material, evidence)
    yield from _by_number_of_quotes(material, evidence)


def _by_length(material: Material, evidence: Evidence) -> Iterator[Clue]:
    mine = _content_words(material, evidence.child)
    theirs = _content_words(material, evidence.parent)
    if mine and theirs / mine >= _MIN_LONGER:
        weight = min(_PER_LENGTH_RATIO * math.log(theirs / mine), _MAX_BY_LENGTH)
        yield Clue(weight, f"the parent is longer ({theirs} content words to {mine})")


def _by_voices(material: Material, evidence: Evidence) -> Iterator[Clue]:
    mine = len(material.attributions.get(evidence.child, ()))
    theirs = len(material.attributions.get(evidence.parent, ()))
    if theirs > mine:
        weight = min(_PER_VOICE_RATIO * math.log((theirs + 1) / (mine + 1)), _MAX_BY_VOICES)
        yield Clue(weight, f"the parent credits more to others ({theirs} statements to {mine})")


def _by_number_of_quotes(material: Material, evidence: Evidence) -> Iterator[Clue]:
    mine, theirs = _quotes(material, evidence.child), _quotes(material, evidence.parent)
    if theirs > mine:
        weight = min(_PER_QUOTE_MORE * (theirs - mine), _MAX_BY_MORE_QUOTES)
        yield Clue(weight, f"the parent quotes more ({theirs} quotes to {mine})")


def _quotes(material: Material, report: str) -> int:
    quotations = material.annotations[report].quotations
    return sum(len(q.span.text.split()) >= _MIN_QUOTE_WORDS for q in quotations)


def _content_words(material: Material, report: str) -> int:
    tokens = material.annotations[report].tokens
    return sum(t.is_content for s in material.sentences(report) for t in tokens[s.first : s.last])


def _by_fusion(evidence: Evidence, fusions: Mapping[tuple[str, str], float]) -> Iterator[Clue]:
    weight = fusions.get((evidence.child, evidence.parent))
    if weight is not None:
        yield Clue(weight, "the child joins what stands apart in two reports")
