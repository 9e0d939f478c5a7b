"""Whether two reports tell of the same events, by the names that stand at their heads."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.lexicon.fold import fold_name
from headwater.model import Annotations, Token

_STATING = frozenset({"title", "standfirst", "paragraph"})
_LEAD_SENTENCES = 5
_MIN_SHARED_NAMES = 3
_CALENDAR = frozenset({"DATE", "TIME"})


class Story:
    """The names of one report, as runs of proper nouns, whole."""

    def __init__(self, annotations: Annotations) -> None:
        sentences = [s for s in annotations.sentences if s.kind in _STATING]
        lead = [t for s in sentences[:_LEAD_SENTENCES] for t in annotations.tokens_of(s)]
        every = [t for s in sentences for t in annotations.tokens_of(s)]
        self.lead = frozenset(_name_runs(lead))
        self.names = frozenset(_name_runs(every))

    def is_same(self, other: Story) -> bool:
        """Whether each leads with a name that the other holds, and they share several in all.

        Two fires in one country in one week share the country and the ministry, but neither
        leads with what the other is about.
        """
        return (
            not self.lead.isdisjoint(other.names)
            and not other.lead.isdisjoint(self.names)
            and len(self.names & other.names) >= _MIN_SHARED_NAMES
        )


def _name_runs(tokens: list[Token]) -> Iterator[str]:
    run: list[str] = []
    for token in [*tokens, None]:
        if token is not None and token.pos == "PROPN" and token.entity not in _CALENDAR:
            run.append(token.text)
        elif run:
            name = fold_name(" ".join(run))
            run = []
            if len(name) > 1:
                yield name
