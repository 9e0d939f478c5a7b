"""What kernels need to know of a corpus, counted in made reports."""

from __future__ import annotations

from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from tests.corpus.newswire import Newsroom

from headwater.corpus.kernel.features import count_language
from headwater.corpus.kernel.furniture import Furniture
from headwater.corpus.kernel.language import Language, language_of
from headwater.corpus.kernel.lookup import make_lookup

NO_FURNITURE = Furniture(make_lookup(np.zeros(0, dtype=np.uint64)), 3, 4, 0.7)


def language_in(texts: list[str]) -> Language:
    """The language of some texts; what is met less than three times counts as rare."""
    outlets = pa.array([None] * len(texts), pa.string())
    batch = pa.RecordBatch.from_pydict({"text": texts, "outlet": outlets})
    counts = pa.Table.from_batches([count_language(batch, NO_FURNITURE)])
    return language_of(counts.filter(pc.greater_equal(counts["held"], 3)), len(texts))


@cache
def news_language() -> Language:
    """The language of a newsroom's reports."""
    room = Newsroom(99)
    return language_in([" ".join(room.body()) for _ in range(200)])
