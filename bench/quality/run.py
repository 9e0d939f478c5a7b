"""The command `python -m bench.quality`: trace every case, score it, print, compare with floors."""

from __future__ import annotations

import argparse
import importlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rich.console import Console

from bench.quality import floors as floors_file
from bench.quality import polnear
from bench.quality.counts import Figures
from bench.quality.families import FamilyCounts, compare_family
from bench.quality.floors import Measured
from bench.quality.gold import SECTIONS, Case, Section, corpus_digest, faults, read_cases
from bench.quality.pairs import PairCounts, compare_pair
from bench.quality.reading import Finding, Json
from bench.quality.reliability import ASPECTS, Judgement, bins
from bench.quality.reliability_plot import reliability_svg
from bench.quality.reports import ReportCounts, compare_report
from bench.quality.tables import new_console, print_figures, print_findings

_HERE = Path(__file__).parent
_COMPARE: Mapping[Section, Callable[[Json, Mapping[str, str], Json], tuple[Any, list[Finding]]]] = {
    "pairs": compare_pair,
    "families": compare_family,
    "reports": compare_report,
}
_NOTHING: Mapping[Section, Any] = {
    "pairs": PairCounts(),
    "families": FamilyCounts(),
    "reports": ReportCounts(),
}


@dataclass(frozen=True, slots=True)
class SectionRun:
    """One section, measured.

    Attributes:
        digest: of its cases.
        figures: over all of them.
        by_case: for each case its own figures.
        judgements: attributions found, with their confidence and whether they are right.
    """

    digest: str
    figures: Figures
    by_case: Mapping[str, Figures]
    judgements: tuple[Judgement, ...]


def trace(paths: list[Path]) -> Json:
    """The JSON of the dossier that Headwater makes of some files."""
    # By name, so that the scorers and their tests run where Headwater is not installed.
    headwater: Any = importlib.import_module("headwater")
    dossier: Json = headwater.trace([str(p) for p in paths]).to_dict()
    return dossier


def run_section(
    gold: Path, section: Section, cases: Sequence[Case], show: Console | None, tracer: polnear.Trace
) -> SectionRun:
    """Trace and score the cases of one section; with a console, show what is missed and wrong."""
    total, by_case = _NOTHING[section], {}
    for case in cases:
        try:
            dossier = tracer(list(case.paths))
        except Exception as error:
            error.add_note(f"while tracing {case.label}")
            raise
        counts, findings = _COMPARE[section](dossier, case.texts, case.gold)
        total += counts
        by_case[case.name] = counts.figures()
        if show:
            print_findings(show, case.label, findings)
    return SectionRun(corpus_digest(gold, cases), total.figures(), by_case, total.judgements)


def main(arguments: Sequence[str] | None = None, tracer: polnear.Trace = trace) -> int:
    """Run the command.

    Args:
        arguments: those of the command line without it.
        tracer: what makes dossiers; another one in tests.

    Returns:
        0; 1 where a figure is past its bound; 2 where the gold is missing or faulty.
    """
    options = _options(arguments)
    console = new_console()
    try:
        cases = {
            s: [c for c in read_cases(options.gold, s, options.case) if _is_of(options, c)]
            for s in SECTIONS
            if options.only in (None, s)
        }
    except (OSError, ValueError) as error:
        console.print(f"the gold cannot be read: {error}", markup=False)
        return 2
    wrong = [fault for held in cases.values() for case in held for fault in faults(case)]
    if cases and not any(cases.values()):
        wrong.append(f"no cases in {options.gold}")
    if wrong or options.lint_gold:
        for fault in wrong:
            console.print(fault, markup=False)
        console.print(f"{sum(map(len, cases.values()))} cases, {len(wrong)} faults in the gold")
        return 2 if wrong else 0
    runs = _run_sections(console, options, cases, tracer)
    record: dict[str, Any] = {
        name: {"digest": r.digest, "figures": r.figures, "cases": r.by_case}
        for name, r in runs.items()
    }
    if options.data:
        record["polnear"] = _run_polnear(console, options, tracer)
    if options.reliability:
        record["reliability"] = _plot_reliability(console, options.reliability, runs)
    if options.json:
        options.json.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    measured = {s: Measured(r.digest, r.figures) for s, r in runs.items()}
    return _check(console, options, measured) if options.check else 0


def _is_of(options: argparse.Namespace, case: Case) -> bool:
    """Whether a case is of the half asked for: of the odd numbers, the even ones, or all."""
    if options.numbers is None:
        return True
    return case.name.isdigit() and int(case.name) % 2 == (options.numbers == "odd")


def _run_sections(
    console: Console,
    options: argparse.Namespace,
    cases: Mapping[Section, Sequence[Case]],
    tracer: polnear.Trace,
) -> dict[str, SectionRun]:
    runs: dict[str, SectionRun] = {}
    for section, held in cases.items():
        if not held:
            console.print(f"{section}: no cases")
            continue
        show = console if options.show else None
        runs[section] = run_section(options.gold, section, held, show, tracer)
        print_figures(console, f"{section} ({len(held)} cases)", runs[section].figures)
    return runs


def _plot_reliability(
    console: Console, path: Path, runs: Mapping[str, SectionRun]
) -> dict[str, Any]:
    """Write the plot over all sections that label attributions; the same as figures."""
    judged = {name: run.judgements for name, run in runs.items() if run.judgements}
    judgements = [j for held in judged.values() for j in held]
    title = f"Confidence of attributions: {', '.join(judged) or 'none found'}"
    path.write_text(reliability_svg(judgements, title), encoding="utf-8")
    console.print(f"reliability of {len(judgements)} attributions: {path}", markup=False)
    return {aspect: [asdict(b) for b in bins(judgements, aspect)] for aspect in ASPECTS}


def _run_polnear(
    console: Console, options: argparse.Namespace, tracer: polnear.Trace
) -> dict[str, Any] | None:
    missing = polnear.what_is_missing(options.data)
    if missing:
        console.print(missing, markup=False)
        return None
    articles, unlabelled = polnear.read_articles(options.data, options.limit)
    if unlabelled:
        console.print(f"PolNeAR: left out, without labels: {', '.join(unlabelled)}", markup=False)
    counts, findings = polnear.measure(articles, tracer)
    if options.show:
        for name, found in findings:
            print_findings(console, name, found)
    figures = counts.figures()
    print_figures(console, f"PolNeAR dev ({counts.articles} articles)", figures)
    return {"articles": counts.articles, "figures": figures}


def _check(console: Console, options: argparse.Namespace, measured: Mapping[str, Measured]) -> int:
    held = floors_file.read_floors(options.check)
    if not options.update:
        failed = floors_file.failures(held, measured)
        for line in failed:
            console.print(line, markup=False)
        console.print("floors: " + (f"{len(failed)} failed" if failed else "all hold"))
        return 1 if failed else 0
    lowered = floors_file.regressions(held, measured)
    for line in lowered:
        console.print(f"lower: {line}", markup=False)
    if lowered and not options.allow_regression:
        console.print("floors: not updated; lowering one needs --allow-regression")
        return 1
    floors_file.write_floors(options.check, floors_file.pinned_anew(held, measured))
    console.print(f"floors: pinned in {options.check}", markup=False)
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.update:
        options.check = options.check or _HERE / "floors.toml"
    if options.check and (options.case or options.numbers):
        parser.error("floors hold for all cases: --check does not go with --case or --numbers")
    if options.only == "polnear" and not options.data:
        parser.error("--only polnear needs --data DIR")
    if options.only == "polnear" and options.check:
        parser.error("floors hold for the project's own gold: --check does not go with polnear")
    if options.check and not options.check.is_file():
        parser.error(f"there is no file {options.check}")
    return options


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench.quality",
        description="Score the dossiers of labelled retelling pairs, lineage families and reports.",
    )
    add = parser.add_argument
    add("--gold", type=Path, default=_HERE / "gold", metavar="DIR", help="the labelled cases")
    add("--only", choices=[*SECTIONS, "polnear"], help="measure one section only")
    add("--case", metavar="NN", help="measure one case only")
    add("--numbers", choices=["odd", "even"], help="measure the cases of odd or even numbers only")
    add("--show", action="store_true", help="print what each case misses and has too much")
    add("--json", type=Path, metavar="FILE", help="write all figures, by case too")
    add("--reliability", type=Path, metavar="SVG", help="plot confidence against the share right")
    add(
        "--check",
        type=Path,
        nargs="?",
        const=_HERE / "floors.toml",
        metavar="FLOORS",
        help="compare with floors.toml; exit 1 if a figure is past its bound",
    )
    add("--update", action="store_true", help="pin what is measured in floors.toml")
    add("--allow-regression", action="store_true", help="let --update lower a floor")
    add("--lint-gold", action="store_true", help="look for faults in the labels and stop")
    add("--data", type=Path, metavar="DIR", help="measure PolNeAR too: DIR/polnear/dev")
    add("--limit", type=int, metavar="N", help="only the first N articles of PolNeAR")
    return parser
