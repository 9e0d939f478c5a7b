"""Which of two reports took words from the other: dates first, then who names whom.

What neither tells stays open. A date is an interval; only one that ends before the other begins is
earlier, so that two reports of one day are in no order unless their hours are known.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from headwater.corpus.kernel.ranges import Flags
from headwater.lexicon.agencies import known_outlet


@dataclass(frozen=True, slots=True)
class Directions:
    """Of each pair: whether its sides must change places, whether that is known, and from what.

    Attributes:
        turned: the pair's parent is the child of its child.
        undirected: nothing says who was first.
        bases: "date", "citation", "date and citation", or "" where undirected.
    """

    turned: Flags
    undirected: Flags
    bases: list[str]


def tell_directions(batch: pa.RecordBatch) -> Directions:
    """Who came first in each pair of a batch with texts, outlets and dates of both sides."""
    later = _before(batch["parent_end"], batch["child_start"])
    earlier = _before(batch["child_end"], batch["parent_start"])
    child_cites = _cites(batch["child_text"], batch["child_outlet"], batch["parent_outlet"])
    parent_cites = _cites(batch["parent_text"], batch["parent_outlet"], batch["child_outlet"])
    undated = ~(later | earlier)
    cited = undated & (child_cites != parent_cites)
    turned = earlier | (cited & parent_cites)
    confirmed = np.where(turned, parent_cites & ~child_cites, child_cites & ~parent_cites)
    names = np.where(undated, np.where(cited, "citation", ""), "date")
    names = np.where(~undated & confirmed, "date and citation", names)
    return Directions(turned, undated & ~cited, names.tolist())


def _before(ends: pa.Array, starts: pa.Array) -> Flags:
    less = pc.fill_null(pc.less(ends, starts), False)
    return np.asarray(less.to_numpy(zero_copy_only=False), dtype=np.bool_)


def _cites(texts: pa.Array, own: pa.Array, named: pa.Array) -> Flags:
    rows = zip(texts.to_pylist(), own.to_pylist(), named.to_pylist(), strict=True)
    return np.array([_names(text or "", mine, other) for text, mine, other in rows], np.bool_)


def _names(text: str, own: str | None, other: str | None) -> bool:
    if not other or own == other:
        return False
    return any(_stands_in(form, text) for form in _forms(other))


def _stands_in(form: str, text: str) -> bool:
    """Whether a name stands in a text as words of its own, in exact case."""
    at = text.find(form)
    while at >= 0:
        end = at + len(form)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
            return True
        at = text.find(form, at + 1)
    return False


@lru_cache(maxsize=65_536)
def _forms(outlet: str) -> tuple[str, ...]:
    """The ways in which reports write an outlet's name."""
    known = known_outlet(outlet)
    return tuple(sorted({outlet, *(known.spellings + known.tags if known else ())}))
