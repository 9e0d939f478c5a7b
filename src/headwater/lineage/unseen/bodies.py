"""Bodies quoted for a statement that are origins of the story, and not merely quoted in passing.

Nearly every report quotes bodies. One is an origin where several reports of the story credit
something to it, and where a report that others were taken from rests on it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

import networkx as nx

from headwater.lexicon.bodies import is_body_name, is_single_service
from headwater.lexicon.cues import report_verbs
from headwater.lexicon.fold import fold_name
from headwater.lexicon.naming import is_named, is_specific, mentions, same_name
from headwater.lineage.material import Material
from headwater.lineage.unseen.record import Unseen, by_name, commonest_name, in_order
from headwater.model import Alignment, Citation, Sentence, Span

# "A rescue centre", "neither government": some body, and none in particular.
_OF_NO_ONE = re.compile(
    r"(?:an?|another|any|both|each|every|many|most|neither|no|one|other|several|some) ",
    re.IGNORECASE,
)
_JOINTS = frozenset("of for and the de del da do di la".split())
# How surely a report that names a body beside a statement has the statement from it.
_RETOLD = 0.6
_COPIED = 0.9
_MIN_WORDS = 2
# A body is quoted in passing where a report has one statement of it, and that further down.
_LEAD_SENTENCES = 3
_MIN_STATEMENTS = 2
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
    known = [*outlets, *(r.outlet for r in material.reports.values() if r.outlet)]
    quoted = [
        (report, citation)
        for report in material.reports
        for citation in material.cites(report)
        if (citation.kind == "body" or is_body_name(citation.name))
        and not any(same_name(citation.name, name) for name in known)
        and _is_body(material, citation)
    ]
    found: list[Unseen] = []
    for first_members in by_name(quoted):
        members = _with_retellings(material, first_members)
        relied = _relied_on(material, graph, members)
        if relied:
            found.append(
                Unseen(
                    key=f"unseen body {len(found) + 1}",
                    name=commonest_name(members),
                    is_body=True,
                    citing=tuple(members),
                    resting=_one_lineage(material, graph, relied),
                )
            )
    return found


def _relied_on(
    material: Material, graph: nx.DiGraph[str], members: Sequence[tuple[str, Citation]]
) -> list[tuple[str, Citation]]:
    """The citations that make an origin of a body; none where it is quoted in passing.

    Bodies that two reports quote are; of others those on which a report rests that others were
    taken from. (Of the labelled families, 18 of 19 bodies that several reports quote are labelled
    as origins, and 8 of 37 that one report quotes.)
    """
    outside = [(r, c) for r, c in members if not _has_first_hand(material, r, c)]
    together = _of_one_story(material, graph, outside)
    if together:
        return together
    return [
        (report, citation)
        for report, citation in outside
        if not graph.out_degree(report)
        and graph.in_degree(report)
        and _is_weighty(material, report, citation.name)
    ]


def _of_one_story(
    material: Material, graph: nx.DiGraph[str], members: Sequence[tuple[str, Citation]]
) -> list[tuple[str, Citation]]:
    """The citations that have another of the same story: of one line, or of the same statement.

    One ministry speaks of many things in a week.
    """
    roots = {report: _roots(graph, report) for report, _ in members}
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


def _is_weighty(material: Material, report: str, body: str) -> bool:
    """Whether a report rests on a body.

    It does where it names the body at its head, has several statements from it, or one that the
    body put out: a text that is not at hand.
    """
    lead = {s.index for s in material.sentences(report)[:_LEAD_SENTENCES]}
    # "The union" counts here: that the body is named somewhere was seen to before.
    sentences = {
        sentence.index
        for citation in material.citations.get(report, ())
        if citation.kind == "body" and same_name(citation.name, body)
        if (sentence := material.sentence_at(citation.span)) is not None
    }
    several = len(sentences) >= _MIN_STATEMENTS
    return several or bool(sentences & (lead | _put_out(material, report)))


def _put_out(material: Material, report: str) -> set[int]:
    """Sentences that quote what somebody put out as a statement."""
    sources = (
        attribution.source
        for attribution in material.attributions.get(report, ())
        if attribution.chain and attribution.chain[0].channel == "statement"
    )
    found = (material.sentence_at(source) for source in sources if source is not None)
    return {sentence.index for sentence in found if sentence is not None}


def _is_body(material: Material, citation: Citation) -> bool:
    """Whether the body is named on the spot, in a sentence or in the one before it.

    A pronoun that was resolved to a name farther away is too weak a ground for an origin, and a
    headline repeats what the body of the report says better.
    """
    sentence = material.sentence_at(citation.span)
    if sentence is None or sentence.kind != "paragraph":
        return False
    name = citation.name
    if _OF_NO_ONE.match(name) or fold_name(name) not in fold_name(_spoken_near(material, sentence)):
        return False
    if all(word[:1].isupper() or word in _JOINTS for word in name.split()):
        return is_named(name)
    # A description: "the fisheries ministry" is one body, "a rescue centre" is any.
    single = is_single_service(name) or (is_body_name(name) and is_specific(name))
    return (single or is_named(name)) and not _OF_NO_ONE.match(citation.span.text)


def _spoken_near(material: Material, sentence: Sentence) -> str:
    """A sentence and the one before it in its paragraph."""
    every = material.annotations[sentence.span.report].sentences
    before = every[sentence.index - 1] if sentence.index else None
    if before is None or before.block != sentence.block:
        return sentence.span.text
    return f"{before.span.text} {sentence.span.text}"


def _has_first_hand(material: Material, report: str, citation: Citation) -> bool:
    """Whether it spoke to this report's own outlet, so that the report is the origin."""
    own = material.reports[report].outlet
    where = citation.content or citation.span
    return own is not None and any(
        other.kind == "self"
        and same_name(other.name, own)
        and (other.content or other.span).overlaps(where)
        for other in material.cites(report)
    )


def _roots(graph: nx.DiGraph[str], report: str) -> set[str]:
    line = {report, *nx.descendants(graph, report)}
    return {r for r in line if not graph.out_degree(r)}


def _one_lineage(
    material: Material, graph: nx.DiGraph[str], members: Sequence[tuple[str, Citation]]
) -> tuple[str, ...]:
    """The citing reports of the one line of descent that has most of them.

    Two reports that quote the same ministry once are not two reports of one origin: only the
    claims in question share it, and the groups say so.
    """
    lines: dict[str, set[str]] = {}
    for report, _ in members:
        for root in _roots(graph, report):
            lines.setdefault(root, set()).add(report)
    order = list(material.reports)
    size = {root: len(nx.ancestors(graph, root)) for root in lines}
    best = max(lines, key=lambda root: (len(lines[root]), size[root], -order.index(root)))
    return in_order(material, lines[best])
