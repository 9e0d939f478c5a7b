"""Floors under the figures: read, checked, and pinned anew only on purpose.

floors.toml holds a section for the pairs, one for the families and one for the single reports, each
with a line for a figure: its floor or, for a figure of which less is better, its ceiling.
`[corpus]` holds a digest for each section, so that figures are only ever compared over the same
cases.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.quality.counts import LOWER_IS_BETTER, Figures

# What `--update` pins in a section that pins nothing yet.
HEADLINES: Mapping[str, tuple[str, ...]] = {
    "pairs": (
        "align_f1",
        "drift_f1",
        "drift_lenient_f1",
        "drift_r.high",
        "drift_parent",
        "false_alarms",
        "attr_f1",
        "attr_source",
        "attr_cue",
        "attr_direct",
        "attr_full_f1",
        "attr_resolved",
        "furn_f1",
        "link_found",
        "link_dir",
        "bad_spans",
    ),
    "families": (
        "link_f1",
        "link_dir",
        "link_kind",
        "link_cited",
        "unseen_r",
        "unseen_extra",
        "same_f1",
        "claim_found",
        "indep_acc",
        "indep_acc.multi",
        "reports_jaccard",
        "conflict_r",
        "conflict_false",
        "distractor_links",
        "bad_spans",
    ),
    "reports": (
        "attr_f1",
        "attr_source",
        "attr_cue",
        "attr_direct",
        "attr_full_f1",
        "attr_resolved",
        "attr_ece",
        "chain_order",
        "chain_right",
        "chain_single",
        "chain_role_f1",
        "chain_channel_f1",
        "chain_recipient_f1",
        "chain_anonymous_f1",
        "chain_number_f1",
        "chain_relation_f1",
        "same_voice_f1",
        "furn_f1",
        "bad_spans",
    ),
}
_HEAD = """\
# What the figures of the quality bench may not fall below (or, where less is better, rise above).
# Written by `python -m bench.quality --check --update`; a floor is only ever lowered with
# --allow-regression, and the change that does so says why.
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """What a run measured on one section.

    Attributes:
        digest: of the cases.
        figures: by name.
    """

    digest: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class Floors:
    """What floors.toml pins: by section the digest of the cases, and by figure its bound."""

    corpus: Mapping[str, str]
    bounds: Mapping[str, Mapping[str, float]]


def read_floors(path: Path) -> Floors:
    """Read floors.toml; raises OSError, or tomllib.TOMLDecodeError for a file that is not TOML."""
    held = tomllib.loads(path.read_text(encoding="utf-8"))
    return Floors(
        corpus=held.get("corpus", {}),
        bounds={name: held.get(name, {}) for name in HEADLINES},
    )


def write_floors(path: Path, floors: Floors) -> None:
    """Write floors.toml."""
    lines = [_HEAD, "[corpus]"]
    lines += [f'{name} = "{digest}"' for name, digest in sorted(floors.corpus.items())]
    for section, bounds in floors.bounds.items():
        lines += ["", f"[{section}]"]
        # Names with a dot are quoted: bare, TOML would read them as tables.
        lines += [f'"{name}" = {bound}' for name, bound in bounds.items()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def failures(floors: Floors, measured: Mapping[str, Measured]) -> list[str]:
    """Each figure that is past its bound, or whose cases are not those that were pinned."""
    failed = []
    for section, found in measured.items():
        pinned = floors.corpus.get(section)
        if pinned is None:
            failed.append(f"{section}: nothing is pinned yet (--check --update pins it)")
            continue
        if pinned != found.digest:
            failed.append(f"{section}: the cases are not those that were pinned (files or counts)")
        for name, bound in floors.bounds[section].items():
            value = found.figures.get(name)
            if value is None:
                failed.append(f"{section}: {name} was not measured (bound {bound})")
            elif _is_past(name, value, bound):
                side = "above" if name in LOWER_IS_BETTER else "below"
                failed.append(f"{section}: {name} = {value:.4f} is {side} {bound}")
    return failed


def regressions(floors: Floors, measured: Mapping[str, Measured]) -> list[str]:
    """Each pinned figure whose bound would have to give way if these figures were pinned."""
    return [
        f"{section}: {name} from {bound} to {'nothing' if value is None else _rounded(name, value)}"
        for section, found in measured.items()
        for name, bound in floors.bounds[section].items()
        for value in [found.figures.get(name)]
        if value is None or _is_past(name, value, bound)
    ]


def pinned_anew(floors: Floors, measured: Mapping[str, Measured]) -> Floors:
    """The floors with every measured section pinned at what was measured.

    The figures pinned before stay the ones that are pinned; a section without any pins the
    headlines. A figure that was not measured is left out.
    """
    corpus, bounds = dict(floors.corpus), dict(floors.bounds)
    for section, found in measured.items():
        corpus[section] = found.digest
        names = tuple(floors.bounds[section]) or HEADLINES[section]
        values = {name: found.figures.get(name) for name in names}
        bounds[section] = {n: _rounded(n, v) for n, v in values.items() if v is not None}
    return Floors(corpus, bounds)


def _is_past(name: str, value: float, bound: float) -> bool:
    return value > bound if name in LOWER_IS_BETTER else value < bound


def _rounded(name: str, value: float) -> float:
    """To three places, to the side on which the figure itself still passes."""
    towards = math.ceil if name in LOWER_IS_BETTER else math.floor
    # A hair of room, so that 0.29 * 1000 = 289.99999999999994 stays 0.29.
    slack = -1e-9 if name in LOWER_IS_BETTER else 1e-9
    return towards(value * 1000 + slack) / 1000
