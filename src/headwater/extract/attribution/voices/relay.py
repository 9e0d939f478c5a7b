"""One voice beside a source, with what must be so for it to count."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.extract.attribution.finding import Phrase


@dataclass(frozen=True, slots=True)
class Relay:
    """One voice beside a source.

    Attributes:
        phrase: its words.
        onward: True for a voice nearer the reader, False for one nearer the fact.
        only_named: whether it counts only if it is a body, an outlet or somebody with a name.
        as_outlet: whether it counts only if it is an outlet.
        is_outlet: whether a name that is no person's must be an outlet's ("quoted by Lake Radio").
        is_hearer: whether it counts only if it is an outlet, a journalist of one or a body's name
            that may be an outlet's ("leaked to the Boxlog").
        is_document: whether it counts only if it is a document ("in it, he says").
        is_likely: whether no rule but the fitted weights propose it.
    """

    phrase: Phrase
    onward: bool
    only_named: bool = False
    as_outlet: bool = False
    is_outlet: bool = False
    is_document: bool = False
    is_hearer: bool = False
    is_likely: bool = False
