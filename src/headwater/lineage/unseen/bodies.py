"""Bodies quoted for a statement that are origins of the story, and not merely quoted in passing.

Nearly every report quotes bodies. Here they are gathered by name over all reports; how surely each
is an origin is weighed by a fitted function (`weigh.py`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

import networkx as nx

from headwater.lexicon.bodies import is_body_name
from headwater.lexicon.cues import report_verbs
from headwater.lexicon.fold import fold_name
from headwater.lexicon.naming import is_named, mentions, names_body, same_name
from headwater.lexicon.voices import voice_words
from headwater.lineage.material import Material
from headwater.lineage.unseen.lines import one_lineage, roots_of
from headwater.lineage.unseen.record import Unseen, by_name, commonest_name
from headwater.lineage.unseen.weigh import (
    Candidate,
    body_facts,
    chance_of_origin,
    is_known_body,
)
from headwater.model import Alignment, Citation, Sentence, Span

# "A rescue centre", "neither government": some body, and none in particular.
_OF_NO_ONE = re.compile(
    r"(?:an?|another|any|both|each|every|many|most|neither|no|one|other|several|some) ",
    re.IGNORECASE,
)
# "Our treatment centre": the report is the body's own.
_OWN = re.compile(r"(?:our|my|this) ", re.IGNORECASE)
_JOINTS = frozenset("of for and the de del da do di la".split())
# How surely a report that names a body beside a statement has the statement from it.
_RETOLD = 0.6
_COPIED = 0.9
_MIN_WORDS = 2
# From this chance on a body is an origin: in 74 families, each third left out of the fit, seven in
# ten of those labelled are found, and more than half of what is found is labelled (2026-11-23).
_MIN_CHANCE = 0.33
# From so many reports on they are a pile and no longer of one event, as for `kinship`.
_HANDFUL = 24
# What two reports of one event share at least of the shorter one, as a rule, and in how many
# sentences: one sentence in common may be the body's alone.
_OF_ONE_EVENT, _SENTENCES_ALIKE = 0.15, 3


def find_bodies(material: Material, graph: nx.DiGraph[str], outlets: Sequence[str]) -> list[Unseen]:
    """Bodies that are origins of the story, in the order in which they are first named.

    Args:
        material: the reports and what is known of them.
        graph: child -> parent, of the reports at hand.
        outlets: names of the outlets whose unseen reports are cited; they are no bodies.
    """
    found: list[Unseen] = []
    for candidate in find_candidates(material, graph, outlets):
        if not _may_be_origin(material, graph, candidate):
            continue
        if chance_of_origin(body_facts(material, graph, candidate)) >= _MIN_CHANCE:
            found.append(
                Unseen(
                    key=f"unseen body {len(found) + 1}",
                    name=candidate.name,
                    is_body=True,
                    citing=tuple(candidate.members),
                    resting=one_lineage(material, graph, candidate.members),
                )
            )
    return found


def find_candidates(
    material: Material, graph: nx.DiGraph[str], outlets: Sequence[str]
) -> list[Candidate]:
    """Bodies that are quoted and that no report at hand is of, whether origins or not."""
    known = [*outlets, *(r.outlet for r in material.reports.values() if r.outlet)]
    names = {c.name for cited in material.citations.values() for c in cited}
    at_hand = {body for body in names if any(_is_at_hand(body, name) for name in known)}
    quoted = [
        (report, citation)
        for report in material.reports
        for citation in material.citations.get(report, ())
        if (citation.kind == "body" or is_body_name(citation.name))
        and citation.name not in at_hand
        and (_is_firm_described(material, citation) or _is_body(material, citation))
    ]
    found = []
    for first_members in by_name(quoted):
        members = _with_retellings(material, first_members)
        outside = [(r, c) for r, c in members if not _has_first_hand(material, r, c)]
        together = _of_one_story(material, graph, outside)
        if outside:
            found.append(
                Candidate(
                    name=commonest_name(members),
                    members=together or _most_taken_from(graph, outside),
                    together=bool(together),
                    first_hand=len(outside) < len(members),
                )
            )
    return found


def _most_taken_from(
    graph: nx.DiGraph[str], members: Sequence[tuple[str, Citation]]
) -> list[tuple[str, Citation]]:
    """Where one report quotes a body: that which most took from. Others tell of other things."""
    reports = dict.fromkeys(report for report, _ in members)
    best = max(reports, key=lambda report: int(graph.in_degree(report)))
    return [member for member in members if member[0] == best]


def _is_firm_described(material: Material, citation: Citation) -> bool:
    """Whether "the company" is quoted, and the firm is named elsewhere, by what it owns."""
    if citation.kind != "body" or not is_named(citation.name):
        return False
    words = citation.span.text.lower().split()
    described = words[:1] == ["the"] and words[-1] in voice_words("companies")
    return described and mentions(material.reports[citation.span.report].text, citation.name)


def _is_at_hand(body: str, outlet: str) -> bool:
    """Whether a body published a report at hand: by its name, or as "the union" for "X Union"."""
    if same_name(body, outlet):
        return True
    words = fold_name(body).split()
    if not words or is_named(body) or not names_body(outlet):
        return False
    return words[-1] in fold_name(outlet).split()


def _may_be_origin(material: Material, graph: nx.DiGraph[str], candidate: Candidate) -> bool:
    """Whether a body is more than what one of many unlike reports quotes.

    The weights are fitted on families of one event. In a pile every report quotes bodies.
    """
    if candidate.together or len(material.reports) <= _HANDFUL:
        return True
    return any(graph.in_degree(report) for report, _ in candidate.members)


def _of_one_story(
    material: Material, graph: nx.DiGraph[str], members: Sequence[tuple[str, Citation]]
) -> list[tuple[str, Citation]]:
    """The citations that have another of the same story: of one line, or of the same statement.

    One ministry speaks of many things in a week.
    """
    roots = {report: roots_of(graph, report) for report, _ in members}
    kept: dict[tuple[str, Citation], None] = {}
    for one, other in combinations(members, 2):
        if one[0] == other[0] or _is_copy(material, one[0], other[0]):
            continue
        where = one[1].content or one[1].span
        of_one = roots[one[0]] & roots[other[0]] or _tell_much_alike(material, one[0], other[0])
        if of_one or _retells(material, where, [other]):
            kept |= dict.fromkeys((one, other))
    return [member for member in members if member in kept]


def _tell_much_alike(material: Material, one: str, other: str) -> bool:
    """Whether two reports share as much as those of one event do, whoever took from whom."""
    return any(
        comparison.share >= _OF_ONE_EVENT
        and len({a.child_sentence for a in comparison.alignments}) >= _SENTENCES_ALIKE
        for pair in ((one, other), (other, one))
        if (comparison := material.comparisons.get(pair)) is not None
    )


def _tells_more_than_names(material: Material, alignment: Alignment) -> bool:
    """Whether two sentences share words beyond names and the verb that credits."""
    tokens = material.annotations[alignment.child.report].tokens
    words = (tokens[pair.child] for pair in alignment.words)
    told = sum(w.pos != "PROPN" and w.lemma.lower() not in report_verbs() for w in words)
    return told >= _MIN_WORDS


def _is_copy(material: Material, one: str, other: str) -> bool:
    """Whether one of two reports is the other's words: a copy quotes nobody anew."""
    return any(
        material.comparisons[pair].verbatim >= _COPIED
        for pair in ((one, other), (other, one))
        if pair in material.comparisons
    )


def _with_retellings(
    material: Material, members: Sequence[tuple[str, Citation]]
) -> list[tuple[str, Citation]]:
    """The citations of a body, and where further reports name it beside the same statement.

    A retelling drops the words that credit, and keeps the name: "at least 15, if one believes the
    Desk".
    """
    name = members[0][1].name
    citing = {report for report, _ in members}
    found = list(members)
    for report in material.reports:
        if report in citing or not mentions(material.reports[report].text, name):
            continue
        sentences = (s for s in material.sentences(report) if mentions(s.span.text, name))
        retold = next((s for s in sentences if _retells(material, s.span, members)), None)
        if retold is not None:
            found.append((report, Citation(retold.span, name, "body", retold.span, _RETOLD)))
    order = list(material.reports)
    return sorted(found, key=lambda member: (order.index(member[0]), member[1].span))


def _retells(material: Material, span: Span, members: Sequence[tuple[str, Citation]]) -> bool:
    """Whether a sentence rests on, or underlies, words that another report credits to the body."""
    return any(
        a.child.overlaps(span)
        and a.parent.overlaps(citation.content or citation.span)
        and _tells_more_than_names(material, a)
        for report, citation in members
        for a in material.alignments(span.report, report)
    )


def _is_body(material: Material, citation: Citation) -> bool:
    """Whether the body is named on the spot, in a sentence or in the one before it.

    A pronoun that was resolved to a name farther away is too weak a ground for an origin, and a
    headline repeats what the body of the report says better.
    """
    sentence = material.sentence_at(citation.span)
    if sentence is None or sentence.kind != "paragraph":
        return False
    name = citation.name
    if _OWN.match(citation.span.text):
        return False
    if _OF_NO_ONE.match(name) or fold_name(name) not in fold_name(_spoken_near(material, sentence)):
        return False
    if all(word[:1].isupper() or word in _JOINTS for word in name.split()):
        return is_named(name)
    # A description: "the fisheries ministry" is one body, "a rescue centre" is any.
    return is_known_body(name) and not _OF_NO_ONE.match(citation.span.text)


def _spoken_near(material: Material, sentence: Sentence) -> str:
    """A sentence and the one before it in its paragraph."""
    every = material.annotations[sentence.span.report].sentences
    before = every[sentence.index - 1] if sentence.index else None
    if before is None or before.block != sentence.block:
        return sentence.span.text
    return f"{before.span.text} {sentence.span.text}"


def _has_first_hand(material: Material, report: str, citation: Citation) -> bool:
    """Whether it spoke to an outlet ("told VOA"), so that a report of that outlet is the origin.

    A copy of that report carries the words along.
    """
    where = citation.content or citation.span
    return any(
        other.kind == "self" and (other.content or other.span).overlaps(where)
        for other in material.cites(report)
    )
