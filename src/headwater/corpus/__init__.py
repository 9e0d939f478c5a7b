"""Corpora: who copied whom in collections too large for a case.

`build` makes a corpus of files, `reuse` finds families, pairs, passages and links in it, and
`open_corpus` answers questions about it in SQL. How reuse is found is written down as a table of
steps, `headwater.corpus.plan`: read that first.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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

# Where each public name lives. They are imported when they are first asked for: a worker process
# runs the kernel alone, and need not wait for whatever reads pages.
_HOMES = {
    "Account": "headwater.corpus.building",
    "Cluster": "headwater.corpus.means",
    "Columns": "headwater.corpus.building",
    "Corpus": "headwater.corpus.opening",
    "Local": "headwater.corpus.means",
    "Reuse": "headwater.corpus.reusing",
    "build": "headwater.corpus.building",
    "open_corpus": "headwater.corpus.opening",
    "reuse": "headwater.corpus.reusing",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'headwater.corpus' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
