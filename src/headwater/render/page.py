"""A dossier as one page: no script, nothing fetched, every word of a report escaped.

The page is safe to open from a disk. Its policy forbids everything but its own style sheet (by
hash) and drawings; Jinja escapes every value; links lead to http and https only, and tell nobody
where they were followed from.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from headwater.dossier import Dossier
from headwater.dossier.addresses import safe_url
from headwater.model import Group, Report
from headwater.render.answer import answer, said_by, shared_groups
from headwater.render.coded import coded_events
from headwater.render.collation import collations
from headwater.render.lineage_svg import draw_lineage
from headwater.render.map_svg import draw_map, places_shown
from headwater.render.names import Names, link_words, name_everything
from headwater.render.roots import find_roots
from headwater.render.shown_drift import changes, listed_changes
from headwater.render.timeline_svg import draw_timeline, moments
from headwater.render.visible import one_line, visible
from headwater.render.voices import say_methods, tellings
from headwater.render.words import (
    LINK_NOUNS,
    SEVERITIES,
    STATUS_ORDER,
    STATUSES,
    answered_words,
    count,
    join,
    percent,
    published_words,
)
from headwater.version import VERSION

# Widths that the drawings are made for; the style sheet shows the one that fits.
_WIDE, _NARROW = 1040.0, 358.0
# More collations than this are folded at first: a reader opens the one that matters.
_MAX_OPEN_COLLATIONS = 4


@dataclass(frozen=True, slots=True)
class ValueShown:
    """One answer to what a group asks, with who gives it and on which origins."""

    value: str
    reports: tuple[str, ...]
    origins: tuple[str, ...]
    when: str


@dataclass(frozen=True, slots=True)
class Wording:
    """How one report words a claim, and whom it credits."""

    report: str
    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimShown:
    """One group of claims, ready for the table."""

    group: Group
    status: str
    independent: int
    origins: tuple[str, ...]
    reports: tuple[str, ...]
    values: tuple[ValueShown, ...]
    wordings: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class ReportShown:
    """One report of the list at the end, with a link only where it is safe to follow."""

    report: Report
    name: str
    published: str
    href: str | None


def render_page(dossier: Dossier) -> str:
    """The dossier as one HTML page, the same bytes for the same dossier."""
    names = name_everything(dossier)
    found = changes(dossier)
    told = moments(dossier, names)
    claims = _claims(dossier, names)
    shared = {g.id for g in shared_groups(dossier)}
    style = _style()
    page = (
        _environment()
        .get_template("page.html")
        .render(
            dossier=dossier,
            answer=answer(dossier, names),
            methods=say_methods(dossier),
            figures=_figures(dossier),
            names=names,
            change_lists=listed_changes(found),
            collations=collations(dossier, names, found),
            open_collations=_MAX_OPEN_COLLATIONS,
            roots=find_roots(dossier, names),
            lineage=[draw_lineage(dossier, names, width) for width in (_WIDE, _NARROW)],
            tellings=tellings(dossier, names),
            claims=[c for c in claims if c.group.id in shared or c.group.status == "conflicting"],
            lone_claims=[
                c for c in claims if c.group.id not in shared and c.group.status != "conflicting"
            ],
            moments=told,
            timeline=[draw_timeline(told, width) for width in (_WIDE, _NARROW)] if told else [],
            events=coded_events(dossier, names),
            places=places_shown(dossier, names),
            map=[drawn for width in (_WIDE, _NARROW) if (drawn := draw_map(dossier, width))],
            reports=[_report(r, names) for r in dossier.reports],
            style=Markup(style),  # noqa: S704 - our own file, no report's word in it
            style_digest=_digest(style),
            version=VERSION,
        )
    )
    return page if page.endswith("\n") else page + "\n"


def _figures(dossier: Dossier) -> list[tuple[str, str]]:
    """The counts that stand under the headline, with what they count."""
    shared = shared_groups(dossier)
    several = sum(g.independent_origins > 1 for g in shared)
    serious = sum(d.severity == "high" for d in dossier.drift)
    return [
        (f"{len(dossier.reports):,}", "report" if len(dossier.reports) == 1 else "reports"),
        (f"{len(dossier.origins):,}", "origin" if len(dossier.origins) == 1 else "origins"),
        (f"{several:,} of {len(shared):,}", "shared claims with more than 1 origin"),
        (f"{serious:,} of {len(dossier.drift):,}", "changes are serious"),
    ]


def _claims(dossier: Dossier, names: Names) -> list[ClaimShown]:
    report_of = {c.id: c.span.report for c in dossier.claims}
    claim_of = {c.id: c for c in dossier.claims}
    sources = {a.id: a.source.text for a in dossier.attributions if a.source is not None}

    def shown(group: Group) -> ClaimShown:
        members = [claim_of[c] for c in group.claims if c in claim_of]
        return ClaimShown(
            group=group,
            status=STATUSES[group.status],
            independent=max(1, group.independent_origins),
            origins=tuple(names.of(o) for o in group.origins),
            reports=tuple(names.of(r) for r in dict.fromkeys(group.reports)),
            values=tuple(
                ValueShown(
                    v.value,
                    tuple(said_by(v.claims, report_of, names)),
                    tuple(names.of(o) for o in v.origins),
                    answered_words(v),
                )
                for v in group.values
            ),
            wordings=tuple(
                Wording(
                    names.of(c.span.report),
                    c.span.text,
                    tuple(one_line(sources[a]) for a in c.attributions if a in sources),
                )
                for c in members
            ),
        )

    ranked = sorted(
        dossier.groups,
        key=lambda g: (
            STATUS_ORDER.index(g.status),
            -g.independent_origins,
            -len(set(g.reports)),
        ),
    )
    return [shown(g) for g in ranked]


def _report(report: Report, names: Names) -> ReportShown:
    return ReportShown(
        report, names.of(report.id), published_words(report.published), safe_url(report.url)
    )


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("headwater.render"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        percent=percent,
        severity=SEVERITIES.__getitem__,
        noun=LINK_NOUNS.__getitem__,
        kind=lambda kind: kind.replace("-", " "),
        names=lambda parts: join(parts, 8),
        called=lambda id, names: names.of(id),
    )
    environment.globals.update(count=count, link_words=link_words)
    return environment


def _finalize(value: Any) -> Any:
    """What every value on the page goes through before it is escaped."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@lru_cache(maxsize=1)
def _style() -> str:
    return files("headwater.render").joinpath("templates/style.css").read_text("utf-8")


def _digest(style: str) -> str:
    return base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
