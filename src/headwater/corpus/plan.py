"""What finding reuse runs, in which order, what each step needs and makes: read this first.

A step is a query (`sql/NAME.sql`), whose rows go through a kernel function where one is named. Both
engines run these steps; what a step makes is a folder of Parquet files under its name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pyarrow as pa

from headwater.corpus import binding
from headwater.corpus.kernel import features
from headwater.corpus.kernel.tracing import TRACED
from headwater.settings import CorpusSettings

Kernel = Callable[[pa.RecordBatch], pa.RecordBatch]
Tables = Mapping[str, pa.Table]


@dataclass(frozen=True, slots=True)
class Work:
    """What a step does to the rows of its query.

    Attributes:
        makes: columns of the rows that come out.
        bind: gives the kernel function, bound to the settings and to the small tables it shares.
        shares: those tables; every worker is given them whole.
    """

    makes: pa.Schema
    bind: Callable[[CorpusSettings, Tables], Kernel]
    shares: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One step.

    Attributes:
        makes: the table that it makes.
        query: the SQL file whose rows it starts from.
        needs: the tables that the query names; "name=table" where it names one otherwise.
        work: what the rows go through; None where the query's rows are what is made.
        split_by: a column of a large table by whose ranges an engine may run the query in parts;
            the rows are the same.
    """

    makes: str
    query: str
    needs: tuple[str, ...]
    work: Work | None = None
    split_by: str | None = None

    def tables(self) -> dict[str, str]:
        """The tables that the query needs, by the names that it gives them."""
        pairs = (need.partition("=") for need in self.needs)
        return {name: table or name for name, _, table in pairs}


_FURNITURE = ("furniture",)
_TRACING = Work(TRACED, binding.trace_pairs, ("furniture", "language", "size"))

STEPS: tuple[Step, ...] = (
    Step("numbers", "numbers", ("reports",)),
    # What each outlet prints under everything is known first, and never compared.
    Step(
        "outlet_shingles",
        "sample",
        ("numbers", "reports"),
        Work(features.OUTLET_SHINGLES, binding.outlet_shingles),
    ),
    Step("furniture", "furniture", ("outlet_shingles",)),
    # Families: whoever says the same words, or nearly, has one representative.
    Step(
        "sketches",
        "texts",
        ("numbers", "reports"),
        Work(features.SKETCHES, binding.sketch_reports, _FURNITURE),
    ),
    Step("exact", "exact", ("sketches",)),
    Step("bands", "unlike", ("sketches", "exact"), Work(features.BAND_ROWS, binding.band_sketches)),
    Step("near", "leaders", ("bands", "sketches"), Work(features.NEAR, binding.compare_sketches)),
    Step("roots", "roots", ("exact", "near")),
    # The language of the corpus is counted in representatives: each story once.
    Step(
        "counts",
        "language_sample",
        ("numbers", "roots", "reports"),
        Work(features.COUNTS, binding.count_language, _FURNITURE),
    ),
    Step("language", "language", ("counts",)),
    Step("size", "size", ("exact",)),
    Step("members", "members", ("roots",)),
    Step("copies", "side_by_side", ("pairs_to_trace=members", "numbers", "reports"), _TRACING),
    # Pairs: representatives that share rare shingles are laid side by side.
    Step(
        "postings",
        "found_by",
        ("exact", "roots", "numbers", "reports"),
        Work(features.POSTINGS, binding.post_shingles, ("furniture", "language", "size")),
    ),
    Step("shared", "shared", ("postings",), split_by="shingle"),
    Step("alike", "alike", ("shared",)),
    Step("candidates", "candidates", ("alike", "roots")),
    Step("rewrites", "side_by_side", ("pairs_to_trace=candidates", "numbers", "reports"), _TRACING),
)

ANSWERS: tuple[Step, ...] = (
    Step("families", "families", ("roots", "exact", "numbers")),
    Step("pairs", "pairs", ("copies", "rewrites", "numbers")),
    Step("passages", "passages", ("copies", "rewrites", "numbers")),
    Step("links", "links", ("copies", "rewrites", "numbers")),
)
"""What is handed to the user, under the names that the user knows."""


def step_named(makes: str) -> Step:
    """The step that makes a table.

    Raises:
        KeyError: none does.
    """
    return {step.makes: step for step in (*STEPS, *ANSWERS)}[makes]
