"""Outlets that are cited, or to which somebody spoke, in whatever way a report says so.

No list holds what a report may say for "the paper reported", nor all papers. So each name is
weighed by how it stands in its sentence (`outlet_facts.py`), with weights that `bench/fit/heard.py`
fits on short reports in which every outlet is marked as cited or not (`bench/quality/quoted`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from headwater.extract.citation.context import is_bystander, use_of
from headwater.extract.citation.heard.candidates import Candidate
from headwater.extract.citation.heard.names import find_names
from headwater.extract.citation.heard.outlet_facts import outlet_facts
from headwater.extract.citation.heard.weighing import chance_of
from headwater.extract.introduced import is_vessels
from headwater.extract.outlet import own_names
from headwater.extract.parse import Parse
from headwater.lexicon.bodies import is_body_name
from headwater.lexicon.fold import fold_name
from headwater.lexicon.naming import same_name
from headwater.model import Attribution, Citation, CitationKind

# From the first of these on an outlet is cited; from the second where the language model takes the
# whole name for a person or a place, as it takes many an unknown outlet.
_MIN_CITED, _MIN_CITED_AS_OTHERS = 0.7, 0.85
_OTHERS = frozenset({"PERSON", "GPE", "LOC", "FAC"})
_ANY = frozenset({"a", "an"})
_OF_OUTLETS = frozenset({"report", "self", "tag"})


def find_cited(
    parse: Parse, attributions: Sequence[Attribution], found: Iterable[Citation]
) -> Iterator[Citation]:
    """Outlets that are cited or were told, those left out that the sentence cites already.

    Args:
        parse: the report's tree.
        attributions: what the attribution stage found in it.
        found: the citations known so far.
    """
    known = list(found)
    own = own_names(parse.report)
    for mention in find_names(parse):
        if is_body_name(mention.name) or _is_somebody_elses(parse, mention):
            continue
        chance = chance_of("cited", outlet_facts(parse, mention, attributions))
        if chance < _least_for(parse, mention) or is_bystander(parse, mention.head):
            continue
        kind = _kind_of(parse, mention)
        name = _in_full(mention.name, (*own, *(c.name for c in known if c.kind in _OF_OUTLETS)))
        sentence = parse.sentence_of(mention.head)
        beside = (c.name for c in known if sentence.span.overlaps(c.span))
        if _is_one_of(name, beside) or (kind == "report" and _is_one_of(name, own)):
            continue
        first, last = parse.tokens[mention.first], parse.tokens[mention.last]
        span = parse.report.span(first.start, last.end)
        citation = Citation(span, name, kind, sentence.span, round(chance, 2))
        known.append(citation)
        yield citation


def _is_somebody_elses(parse: Parse, of: Candidate) -> bool:
    """Whether the name is a person's, a vessel's or one of several: "a silver Saint George"."""
    if fold_name(parse.tokens[of.last].text) in parse.persons or is_vessels(parse.tokens, of.first):
        return True
    return any(t.text.lower() in _ANY for t in parse.children(of.head, "det"))


def _least_for(parse: Parse, of: Candidate) -> float:
    words = parse.tokens[of.first : of.last + 1]
    taken_for_another = all(word.entity in _OTHERS for word in words)
    return _MIN_CITED_AS_OTHERS if taken_for_another else _MIN_CITED


def _in_full(name: str, outlets: Iterable[str]) -> str:
    """The outlet for which a part of its name stands ("the Mirror"), else the name itself."""
    words = set(fold_name(name).split())
    return next((o for o in outlets if words and words <= set(fold_name(o).split())), name)


def _kind_of(parse: Parse, of: Candidate) -> CitationKind:
    """Whether somebody spoke to an outlet, which is first-hand for it, or it is cited."""
    kind, _ = use_of(parse, of.head)
    if kind is not None:
        return kind
    return "self" if parse.tokens[of.head].dep in {"dative", "iobj"} else "report"


def _is_one_of(name: str, names: Iterable[str]) -> bool:
    return any(same_name(name, other) for other in names)
