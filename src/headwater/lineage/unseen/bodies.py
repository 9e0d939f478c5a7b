"""Bodies quoted for a statement that are origins of the story, and not merely quoted in passing.

Nearly every report quotes bodies. One is an origin where independent reports credit it with the
same statement, where a child credits it with what its parent has not, and where a report that
others were taken from rests on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

import networkx as nx

from headwater.lexicon.bodies import is_body_name, is_single_service
from headwater.lexicon.fold import fold_name
from headwater.lexicon.naming import is_named, is_specific, same_name
from headwater.lineage.material import Material
from headwater.lineage.unseen.record import Unseen, by_name, commonest_name, in_order
from headwater.model import Citation

# "A rescue centre", "neither government": some body, and none in particular.
_OF_NO_ONE = re.compile(
    r"(?:an?|another|any|both|each|every|many|most|neither|no|one|other|several|some) ",
    re.IGNORECASE,
)
_JOINTS = frozenset("of for and the de del da do di la".split())
# Share of the shorter of two statements that makes them one, and of a child's that makes it its
# parent's: distractors of the bench that quote the same ministry on another event reach 0.45.
_SAME_STATEMENT = 0.5
# A body is quoted in passing where a report has one statement of it, and that further down.
_LEAD_SENTENCES = 3
_MIN_STATEMENTS = 2


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
    for members in by_name(quoted):
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

    Independent reports that credit it with the same statement come first, then what a child adds
    to its parent, then what a report without a parent rests on.
    """
    shared = _credited_by_independent(material, graph, members)
    added = [(r, c) for r, c in members if _adds(material, graph, r, c)]
    if shared or added:
        return shared or added
    first_hand = {r for r, c in members if _has_first_hand(material, r, c)}
    return [
        (report, citation)
        for report, citation in members
        if not graph.out_degree(report)
        and graph.in_degree(report)
        and report not in first_hand
        and _is_weighty(material, report, citation.name)
    ]


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
    """Whether the body is named on the spot, in a sentence.

    A pronoun that was resolved to a name far away is too weak a ground for an origin, and a
    headline repeats what the body of the report says better.
    """
    sentence = material.sentence_at(citation.span)
    if sentence is None or sentence.kind != "paragraph":
        return False
    name = citation.name
    if _OF_NO_ONE.match(name) or fold_name(name) not in fold_name(sentence.span.text):
        return False
    if all(word[:1].isupper() or word in _JOINTS for word in name.split()):
        return is_named(name)
    # A description: "the fisheries ministry" is one body, "a rescue centre" is any.
    single = is_single_service(name) or (is_body_name(name) and is_specific(name))
    return (single or is_named(name)) and not _OF_NO_ONE.match(citation.span.text)


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


def _adds(material: Material, graph: nx.DiGraph[str], report: str, citation: Citation) -> bool:
    """Whether a child credits the body with something that none of its parents has.

    Names apart: a new statement on the same company shares that with the parent, and no more.
    """
    parents = list(graph.successors(report))
    if not parents or _has_first_hand(material, report, citation):
        return False
    tokens = material.annotations[report].tokens
    telling = {i for i in _statement(material, citation) if tokens[i].pos != "PROPN"}
    carried = {
        child for parent in parents for child, _ in _word_pairs(material, report, parent)
    } & telling
    return bool(telling) and len(carried) / len(telling) < _SAME_STATEMENT


def _credited_by_independent(
    material: Material, graph: nx.DiGraph[str], members: Sequence[tuple[str, Citation]]
) -> list[tuple[str, Citation]]:
    """The citations that credit the same statement in reports without a common root."""
    roots = {report: _roots(graph, report) for report, _ in members}
    shared: dict[tuple[str, Citation], None] = {}
    for one, other in combinations(members, 2):
        apart = roots[one[0]].isdisjoint(roots[other[0]])
        if apart and _same_statement(material, one[1], other[1]):
            shared |= dict.fromkeys((one, other))
    return list(shared)


def _same_statement(material: Material, mine: Citation, theirs: Citation) -> bool:
    """Whether a body is credited with the same, beyond its own name and the words that credit it.

    Ministries speak of much: one name is no statement in common.
    """
    one, other = mine.span.report, theirs.span.report
    if (one, other) not in material.comparisons:
        return False
    here, there = _statement(material, mine), _statement(material, theirs)
    fewest = min(len(here), len(there))
    if not fewest:
        return False
    forth = {(a, b) for a, b in _word_pairs(material, one, other) if a in here and b in there}
    back = {(b, a) for b, a in _word_pairs(material, other, one) if a in here and b in there}
    most = max(len({a for a, _ in forth}), len({b for b, _ in back}))
    return most / fewest >= _SAME_STATEMENT


def _statement(material: Material, citation: Citation) -> frozenset[int]:
    """The content words of what a citation credits, as tokens; those that name the body are not."""
    if citation.content is None:
        return frozenset()
    return frozenset(
        token.index
        for token in material.annotations[citation.span.report].tokens_in(citation.content)
        if token.is_content and not citation.span.start <= token.start < citation.span.end
    )


def _word_pairs(material: Material, child: str, parent: str) -> Iterator[tuple[int, int]]:
    """Words of one report that are paired with words of another, as tokens."""
    for alignment in material.alignments(child, parent):
        yield from ((pair.child, pair.parent) for pair in alignment.words)


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
    best = max(lines, key=lambda root: (len(lines[root]), -order.index(root)))
    return in_order(material, lines[best])
