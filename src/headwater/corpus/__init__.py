"""Corpora: who copied whom in collections too large for a case.

`build` makes a corpus of files, `reuse` finds families, pairs, passages and links in it, and
`open_corpus` answers questions about it in SQL. How reuse is found is written down as a table of
steps, `headwater.corpus.plan`: read that first.
"""

from headwater.corpus.building import Account, Columns, build
from headwater.corpus.means import Cluster, Local
from headwater.corpus.opening import Corpus, open_corpus
from headwater.corpus.reusing import Reuse, reuse

__all__ = [
    "Account",
    "Cluster",
    "Columns",
    "Corpus",
    "Local",
    "Reuse",
    "build",
    "open_corpus",
    "reuse",
]
