"""Bodies and outlets on whose word a sentence rests, in whatever way it says so.

"The board is at 2,300", "by the river agency's gauge", "a duty officer at the depot": what a report
may say for "the board said" has no end, nor what it may say for "the paper reported". So each body
and each name is weighed by how it stands in its sentence (`facts.py`, `outlet_facts.py`), with
weights that `bench/fit/heard.py` fits on short reports in which every body and outlet is marked as
quoted or as a bystander (`bench/quality/quoted`).
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Literal

from headwater.extract.citation.context import is_bystander, use_of
from headwater.extract.citation.heard.candidates import Candidate, find_candidates
from headwater.extract.citation.heard.facts import Facts, facts_of
from headwater.extract.citation.heard.names import find_names
from headwater.extract.citation.heard.outlet_facts import outlet_facts
from headwater.extract.outlet import own_names
from headwater.extract.parse import Parse
from headwater.lexicon.bodies import is_body_name
from headwater.lexicon.fold import fold_name
from headwater.lexicon.naming import same_name
from headwater.model import Attribution, Citation, CitationKind

# From this chance on a body is quoted.
_MIN_QUOTED = 0.6
# From the first of these on an outlet is cited; from the second where the language model takes the
# whole name for a person or a place, as it takes many an unknown outlet.
_MIN_CITED, _MIN_CITED_AS_OTHERS = 0.7, 0.85
_OTHERS = 0.6, 0.8
_OTHERS = frozenset({"PERSON", "GPE", "LOC", "FAC"})
_OF_OUTLETS = frozenset({"report", "self", "tag"})
_Table = Literal["quoted", "cited"]
# Of a picture "of" says what is shown.
_SHOWN = "of behind picture"
# A chance fitted on some thousand mentions tells nothing of one in a hundred.
_SUREST = 0.95


def find_heard(
    parse: Parse, attributions: Sequence[Attribution], found: Iterable[Citation]
) -> Iterator[Citation]:
    """Bodies that are quoted, those left out whom the sentence cites already.

    Args:
        parse: the report's tree.
        attributions: what the attribution stage found in it.
        found: the citations known so far.
    """
    known = list(found)
    before: list[str] = []
    for candidate in find_candidates(parse):
        name = _name_of(candidate, before)
        before.append(candidate.name)
        facts = facts_of(parse, candidate, attributions)
        chance = chance_of("quoted", facts)
        if chance < _MIN_QUOTED or name is None or _SHOWN in facts:
            continue
        sentence = parse.sentence_of(candidate.head)
        beside = [c for c in known if sentence.span.overlaps(c.span)]
        if any(same_name(c.name, name) or _says_who(parse, candidate, c) for c in beside):
            continue
        first, last = parse.tokens[candidate.first], parse.tokens[candidate.last]
        span = parse.report.span(first.start, last.end)
        citation = Citation(span, name, "body", sentence.span, round(chance, 2))
        known.append(citation)
        yield citation


def _name_of(candidate: Candidate, before: Sequence[str]) -> str | None:
    """For "the ministry" the one that was named last, None where there is none; else its name."""
    if " " in candidate.name or not candidate.sort or candidate.name.isupper():
        return candidate.name
    word = candidate.name.casefold()
    longer = (name for name in reversed(before) if " " in name)
    return next((name for name in longer if word in name.casefold().split()), None)


def _says_who(parse: Parse, of: Candidate, citation: Citation) -> bool:
    """Whether the words only say what a body that is cited is: "Korvia, the river authority"."""
    head = parse.tokens[of.head]
    return head.dep == "appos" and parse.tokens[head.head].text in citation.name.split()


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
        if is_body_name(mention.name) or _is_persons(parse, mention):
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


def _is_persons(parse: Parse, of: Candidate) -> bool:
    return fold_name(parse.tokens[of.last].text) in parse.persons


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


def chance_of(table: _Table, facts: Facts) -> float:
    """How likely a body of whom this is known is quoted, or an outlet cited."""
    weights = _weights()[table]
    weight = sum(weights.get(name, 0.0) * value for name, value in facts.items())
    return min(_SUREST, 1 / (1 + math.exp(-weight)))


@cache
def _weights() -> Mapping[_Table, Mapping[str, float]]:
    held = files("headwater.extract.citation.heard") / "heard.toml"
    table: dict[_Table, dict[str, float]] = tomllib.loads(held.read_text(encoding="utf-8"))  # type: ignore[assignment]
    return table
