"""Writes a corpus shard by shard, in bounded memory, with as many processes as are allowed.

The folder: `reports/` in the format asked for, `truth/reports`, `truth/pairs` and `truth/passages`
in Parquet, and `corpus.json`, which says what was made from which recipe.
"""

from __future__ import annotations

import gzip
import json
import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from bench.corpus.generate.compose import Composer, Made
from bench.corpus.generate.recipe import Recipe

FORMATS = ("jsonl", "jsonl.gz", "parquet")
_COLUMNS = ("id", "outlet", "published", "url", "title", "text")
_GZIP_LEVEL = 1
_composer: Composer


@dataclass(frozen=True, slots=True)
class Written:
    """What a shard came to.

    Attributes:
        reports: how many.
        pairs: copies among them.
        text_bytes: of their texts, in UTF-8.
    """

    reports: int
    pairs: int
    text_bytes: int


def generate(
    recipe: Recipe, out: Path, fmt: str = "jsonl", processes: int = 1
) -> Iterator[Written]:
    """Write a corpus; gives what each shard came to as it is done, then writes `corpus.json`.

    Args:
        recipe: what to make.
        out: a folder; it is made, and files of an earlier corpus in it are replaced.
        fmt: one of FORMATS.
        processes: how many work at once; the bytes written do not depend on it.

    Raises:
        RecipeError: the recipe's numbers do not fit together.
    """
    recipe.check()
    for folder in ("reports", "truth/reports", "truth/pairs", "truth/passages"):
        (out / folder).mkdir(parents=True, exist_ok=True)
        for old in (out / folder).glob("part-*"):
            old.unlink()
    shards = range(-(-recipe.reports // recipe.shard_reports))
    written: list[Written] = []
    for shard in _run([(out, fmt, number) for number in shards], recipe, processes):
        written.append(shard)
        yield shard
    _write_account(recipe, out, fmt, written)


def _run(
    jobs: Sequence[tuple[Path, str, int]], recipe: Recipe, processes: int
) -> Iterable[Written]:
    if processes == 1 or len(jobs) == 1:
        _start(recipe)
        return map(_write_shard, jobs)
    return _run_apart(jobs, recipe, min(processes, len(jobs)))


def _run_apart(
    jobs: Sequence[tuple[Path, str, int]], recipe: Recipe, processes: int
) -> Iterator[Written]:
    spawned = multiprocessing.get_context("spawn")
    with spawned.Pool(processes, _start, (recipe,)) as pool:
        yield from pool.imap(_write_shard, jobs)


def _start(recipe: Recipe) -> None:
    global _composer  # noqa: PLW0603 - one composer for each process, made once
    _composer = Composer(recipe)


def _write_shard(job: tuple[Path, str, int]) -> Written:
    out, fmt, number = job
    recipe = _composer.recipe
    first = number * recipe.shard_reports
    last = min(first + recipe.shard_reports, recipe.reports)
    made = [_composer.compose(place) for place in range(first, last)]
    name = f"part-{number:05d}"
    _WRITERS[fmt](out / "reports" / f"{name}.{fmt}", made)
    _write_table(out / "truth/reports" / f"{name}.parquet", _REPORT_TRUTH, map(_report_row, made))
    copies = [report for report in made if report.parent]
    _write_table(out / "truth/pairs" / f"{name}.parquet", _PAIR_TRUTH, map(_pair_row, copies))
    passages = (row for report in copies for row in _passage_rows(report))
    _write_table(out / "truth/passages" / f"{name}.parquet", _PASSAGE_TRUTH, passages)
    return Written(len(made), len(copies), sum(len(report.text.encode()) for report in made))


def _record(report: Made) -> dict[str, str]:
    return {column: getattr(report, column) for column in _COLUMNS if getattr(report, column)}


def _write_lines(path: Path, made: Sequence[Made]) -> None:
    with path.open("w", encoding="utf-8") as file:
        _put_lines(file.write, made)


def _write_gzipped(path: Path, made: Sequence[Made]) -> None:
    # No name and no time in the header: the same recipe makes the same bytes.
    with path.open("wb") as raw, gzip.GzipFile("", "wb", _GZIP_LEVEL, raw, mtime=0) as file:
        _put_lines(lambda line: file.write(line.encode()), made)


def _put_lines(put: Callable[[str], object], made: Iterable[Made]) -> None:
    for report in made:
        put(json.dumps(_record(report), ensure_ascii=False) + "\n")


def _write_parquet(path: Path, made: Sequence[Made]) -> None:
    columns = {c: [getattr(r, c) or None for r in made] for c in _COLUMNS}
    schema = pa.schema([(column, pa.string()) for column in _COLUMNS])
    pq.write_table(pa.table(columns, schema), path)


_WRITERS: dict[str, Callable[[Path, Sequence[Made]], None]] = {
    "jsonl": _write_lines,
    "jsonl.gz": _write_gzipped,
    "parquet": _write_parquet,
}
_REPORT_TRUTH = pa.schema(
    [
        ("id", pa.string()),
        ("kind", pa.string()),
        ("outlet", pa.string()),
        ("body_start", pa.int32()),
        ("body_end", pa.int32()),
    ]
)
_PAIR_TRUTH = pa.schema(
    [
        ("child", pa.string()),
        ("parent", pa.string()),
        ("kind", pa.string()),
        ("strength", pa.float64()),
        ("kept", pa.float64()),
        ("words", pa.int32()),
    ]
)
_PASSAGE_TRUTH = pa.schema(
    [
        ("child", pa.string()),
        ("parent", pa.string()),
        ("child_start", pa.int32()),
        ("child_end", pa.int32()),
        ("parent_start", pa.int32()),
        ("parent_end", pa.int32()),
    ]
)


def _report_row(report: Made) -> tuple[Any, ...]:
    return report.id, report.kind, report.outlet, *report.body


def _pair_row(report: Made) -> tuple[Any, ...]:
    copied = sum(len(report.text[slice(*p.child)].split()) for p in report.passages)
    kept = round(report.kept, 4)
    return report.id, report.parent, report.kind, report.strength, kept, round(copied * kept)


def _passage_rows(report: Made) -> Iterator[tuple[Any, ...]]:
    for passage in report.passages:
        yield report.id, report.parent, *passage.child, *passage.parent


def _write_table(path: Path, schema: pa.Schema, rows: Iterable[tuple[Any, ...]]) -> None:
    records = [dict(zip(schema.names, row, strict=True)) for row in rows]
    pq.write_table(pa.Table.from_pylist(records, schema), path)


def _write_account(recipe: Recipe, out: Path, fmt: str, written: Sequence[Written]) -> None:
    account = {
        "recipe": asdict(recipe),
        "format": fmt,
        "reports": sum(shard.reports for shard in written),
        "pairs": sum(shard.pairs for shard in written),
        "text_bytes": sum(shard.text_bytes for shard in written),
    }
    text = json.dumps(account, indent=2, sort_keys=True)
    (out / "corpus.json").write_text(text + "\n", encoding="utf-8")
