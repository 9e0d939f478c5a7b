"""Bodies on whose word, count or document a sentence rests, in whatever way it says so.

"The board is at 2,300", "by the river agency's gauge", "a duty officer at the depot": what a report
may say for "the board said" has no end. So each body that a sentence names is weighed by how it
stands there (`facts.py`), with weights that `bench/fit/heard.py` fits on short reports in which
every body is marked as quoted or as a bystander (`bench/quality/quoted`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from headwater.extract.citation.heard.candidates import Candidate, find_candidates
from headwater.extract.citation.heard.facts import facts_of
from headwater.extract.citation.heard.weighing import chance_of
from headwater.extract.parse import Parse
from headwater.lexicon.naming import same_name
from headwater.model import Attribution, Citation

# From this chance on a body is quoted.
_MIN_QUOTED = 0.6
# Of a picture "of" says what is shown.
_SHOWN = "of behind picture"


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
