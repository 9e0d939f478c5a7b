"""Two reports -> how surely each sentence of the one is told by the other, in whatever words.

Words in common say that two reports are of one event. Which of many on that event a report was
taken from shows in the odd details: the sentences that one other report tells as well, and no
third. A network reads each sentence beside those that it is aligned with, and what stands round
them; a sentence that is aligned with none is told by none.

What outlets are called is kept from the network: the same reports under other names are the same
story.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from headwater.model import Annotations, Citation, Comparison, Echo, Report, Sentence, Token
from headwater.networks.passage import Place, find_passage, rests_on, stands_whole
from headwater.networks.together import OTHERWISE, SAME, SHADED, Marked, load_claims_reader
from headwater.threads import side_by_side

# The longest sentence that is read, in words.
_LONGEST = 160
# What is read in the place of each word of an outlet's name.
_SOME_OUTLET = "Outlet"
# Citations of these kinds name outlets.
_OF_OUTLETS = frozenset({"report", "self", "tag"})


def name_outlets(
    reports: Iterable[Report], citations: Mapping[str, tuple[Citation, ...]]
) -> frozenset[str]:
    """The names of outlets: those that published the reports, and those that are cited."""
    published = {report.outlet for report in reports if report.outlet}
    return frozenset(published).union(
        c.name for cited in citations.values() for c in cited if c.kind in _OF_OUTLETS and c.name
    )


def find_echoes(
    child: Annotations, parent: Annotations, comparison: Comparison, outlets: Iterable[str] = ()
) -> tuple[Echo, ...]:
    """How each sentence of one report that is aligned with another stands to it, in order.

    Args:
        child: the report whose sentences are read.
        parent: the one that they are read beside.
        comparison: of the two.
        outlets: names that are not read.

    Raises:
        ResourceError: the network is not installed.
    """
    unread = sorted(outlets)
    rests = sorted(rests_on([comparison]).items())
    found = side_by_side(lambda rest: _echo(child, *rest, parent, unread), rests)
    return tuple(echo for echo in found if echo is not None)


def _echo(
    child: Annotations, sentence: int, on: set[Place], parent: Annotations, unread: list[str]
) -> Echo | None:
    mine = _words(child, sentence)
    parents = {parent.report: parent}
    if stands_whole(mine, on, parents):
        return Echo(sentence, 1.0, 0.0)
    passage = find_passage(mine, on, parents)
    one = _read_words(child, [sentence], unread)
    other = _read_words(parent, [index for _, index in passage], unread)
    if not one or not other or len(one) > _LONGEST:
        return None
    chances = load_claims_reader().read(Marked.whole(one), Marked.whole(other))
    told, otherwise = float(chances[SAME] + chances[SHADED]), float(chances[OTHERWISE])
    return Echo(sentence, round(told, 4), round(otherwise, 4))


def _words(annotations: Annotations, sentence: int) -> list[Token]:
    tokens = annotations.tokens_of(annotations.sentences[sentence])
    return [token for token in tokens if token.pos != "SPACE"]


def _read_words(annotations: Annotations, sentences: Iterable[int], unread: list[str]) -> list[str]:
    """The words of some sentences, those of names that are not read masked."""
    return [
        _SOME_OUTLET if any(start <= token.start < end for start, end in masked) else token.text
        for sentence in sentences
        for masked in (list(_places(annotations.sentences[sentence], unread)),)
        for token in _words(annotations, sentence)
    ]


def _places(sentence: Sentence, names: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where names stand in a sentence, as characters of the report."""
    text = sentence.span.text
    for name in names:
        at = text.find(name)
        while at >= 0:
            yield sentence.span.start + at, sentence.span.start + at + len(name)
            at = text.find(name, at + len(name))
