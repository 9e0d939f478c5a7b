"""What a corpus holds and what was found in it, in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from headwater.corpus.layout import ANSWERS
from headwater.corpus.opening import open_corpus
from headwater.corpus.stages import Cost, read_costs
from headwater.errors import SettingsError

_SIZES = """
SELECT
    (SELECT count(*) FROM reports),
    (SELECT count(DISTINCT outlet) FROM reports),
    (SELECT count(*) FROM reports WHERE published_start IS NULL),
    (SELECT count(DISTINCT family) FROM families),
    (SELECT count(*) FROM families),
    (SELECT count(*) FROM pairs),
    (SELECT count(*) FROM pairs WHERE undirected),
    (SELECT count(*) FROM passages),
    (SELECT count(*) FROM links)
"""
_KINDS = "SELECT kind, count(*) FROM pairs GROUP BY kind ORDER BY count(*) DESC, kind"
_MOST_COPIED = """
SELECT p.parent, r.outlet, r.title, count(DISTINCT p.child) AS children
FROM pairs p JOIN reports r ON r.id = p.parent
WHERE NOT p.undirected
GROUP BY p.parent, r.outlet, r.title
ORDER BY children DESC, p.parent
LIMIT {most}
"""
_COPYING = """
SELECT
    r.outlet,
    count(*) AS reports,
    sum(length(r.text) * coalesce(c.share, 0)) / sum(length(r.text)) AS share
FROM reports r
LEFT JOIN (SELECT child, max(share) AS share FROM pairs WHERE NOT undirected GROUP BY child) c
    ON c.child = r.id
WHERE r.outlet IS NOT NULL
GROUP BY r.outlet
HAVING count(*) >= {least}
ORDER BY share DESC, r.outlet
LIMIT {most}
"""
_FAMILY_SIZES = """
SELECT members, count(*) AS families
FROM (SELECT family, count(*) AS members FROM families GROUP BY family)
GROUP BY members ORDER BY members
"""
# An outlet with fewer reports has no share worth the name.
_LEAST_REPORTS = 5


@dataclass(frozen=True, slots=True)
class Copied:
    """A report that others took words from."""

    id: str
    outlet: str | None
    title: str | None
    children: int


@dataclass(frozen=True, slots=True)
class Copying:
    """An outlet, and the share of its words that stand in an earlier report of the corpus."""

    outlet: str
    reports: int
    share: float


@dataclass(frozen=True, slots=True)
class CorpusReport:
    """What `headwater corpus report` shows.

    Attributes:
        sizes: names of counts, and the counts.
        kinds: pairs of each kind.
        most_copied: reports with the most children whose direction is known.
        copying: outlets by share of copied words, of those with five reports and more.
        family_sizes: members of a family, and how many families have so many.
        costs: of each step of the last search.
    """

    sizes: tuple[tuple[str, int], ...]
    kinds: tuple[tuple[str, int], ...]
    most_copied: tuple[Copied, ...]
    copying: tuple[Copying, ...]
    family_sizes: tuple[tuple[int, int], ...]
    costs: tuple[Cost, ...]


_SIZE_NAMES = (
    "reports",
    "outlets",
    "reports without a date",
    "families of two and more",
    "reports in families",
    "pairs",
    "pairs without direction",
    "passages",
    "links",
)


def report_corpus(out: str | Path, *, most: int = 10) -> CorpusReport:
    """Sum up a corpus in which reuse was searched for.

    Args:
        out: the corpus.
        most: rows of each list.

    Raises:
        SettingsError: there is no corpus, or nobody has searched it.
    """
    with open_corpus(out) as corpus:
        missing = set(ANSWERS) - set(corpus.views)
        if missing:
            raise SettingsError(
                f"{out}: nobody searched it yet; run headwater corpus reuse {out} first"
            )
        (sizes,) = corpus.query(_SIZES).fetchall()
        return CorpusReport(
            tuple(zip(_SIZE_NAMES, sizes, strict=True)),
            tuple(corpus.query(_KINDS).fetchall()),
            tuple(Copied(*row) for row in corpus.query(_MOST_COPIED.format(most=most)).fetchall()),
            tuple(
                Copying(*row)
                for row in corpus.query(_COPYING.format(most=most, least=_LEAST_REPORTS)).fetchall()
            ),
            tuple(corpus.query(_FAMILY_SIZES).fetchall()),
            tuple(read_costs(Path(out) / "costs.jsonl")),
        )
