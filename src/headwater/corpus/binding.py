"""Kernel functions bound to the settings and to the small tables that every worker is given."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from functools import partial

import numpy as np
import pyarrow as pa

from headwater.corpus.kernel import features
from headwater.corpus.kernel.alignment.align import AlignBounds, Shared, find_shared
from headwater.corpus.kernel.furniture import Furniture
from headwater.corpus.kernel.hashes import unsigned
from headwater.corpus.kernel.language import BIT, Language, language_of
from headwater.corpus.kernel.lookup import make_lookup
from headwater.corpus.kernel.ranges import sorted_distinct
from headwater.corpus.kernel.tracing import Tracer
from headwater.settings import CorpusSettings

_Kernel = Callable[[pa.RecordBatch], pa.RecordBatch]
_Tables = Mapping[str, pa.Table]


def outlet_shingles(settings: CorpusSettings, tables: _Tables) -> _Kernel:
    """Shingles under their outlets' keys."""
    return partial(features.outlet_shingles, width=settings.furniture_words)


def sketch_reports(settings: CorpusSettings, tables: _Tables) -> _Kernel:
    """Sketches of reports without their furniture."""
    return partial(
        features.sketch_reports,
        furniture=_furniture(settings, tables),
        width=settings.shingle_words,
    )


def band_sketches(settings: CorpusSettings, tables: _Tables) -> _Kernel:
    """The bands of sketches."""
    return features.band_sketches


def compare_sketches(settings: CorpusSettings, tables: _Tables) -> _Kernel:
    """Members that are near their leaders."""
    return partial(features.compare_sketches, min_resemblance=settings.near_resemblance)


def count_language(settings: CorpusSettings, tables: _Tables) -> _Kernel:
    """Counts of words and of pairs of words."""
    return partial(features.count_language, furniture=_furniture(settings, tables))


def post_shingles(settings: CorpusSettings, tables: _Tables) -> _Kernel:
    """The shingles that reports are found by."""
    bounds = features.PostingBounds(
        round(settings.telling_bits * BIT),
        settings.telling_reach,
        round((math.log2(_reports(tables)) + settings.enough_bits) * BIT),
        settings.wide_words,
    )
    return partial(
        features.post_shingles,
        furniture=_furniture(settings, tables),
        language=_language(settings, tables),
        bounds=bounds,
    )


def trace_pairs(settings: CorpusSettings, tables: _Tables) -> _Kernel:
    """Passages, kinds and directions of pairs."""
    return Tracer(
        _furniture(settings, tables), _language(settings, tables), _bounds(settings, tables)
    )


def aligner(settings: CorpusSettings, tables: _Tables) -> Callable[..., Iterator[Shared]]:
    """What pairs share, before any of them is told: for those who fit the weights."""
    return partial(
        find_shared,
        furniture=_furniture(settings, tables),
        language=_language(settings, tables),
        bounds=_bounds(settings, tables),
    )


def _bounds(settings: CorpusSettings, tables: _Tables) -> AlignBounds:
    return AlignBounds(
        settings.shingle_words,
        round(settings.telling_bits * BIT),
        settings.most_diagonals,
        math.log2(_reports(tables)),
        settings.least_chance,
    )


def _furniture(settings: CorpusSettings, tables: _Tables) -> Furniture:
    keys = unsigned(tables["furniture"]["shingle"].to_numpy().astype(np.int64))
    return Furniture(
        make_lookup(sorted_distinct(keys)),
        settings.furniture_words,
        settings.furniture_run,
        settings.furniture_max_share,
    )


def _language(settings: CorpusSettings, tables: _Tables) -> Language:
    return language_of(tables["language"], min(_reports(tables), settings.language_sample))


def _reports(tables: _Tables) -> int:
    return max(int(tables["size"]["reports"][0].as_py()), 1)
