"""What reports and origins are called where they are shown: short, and never two alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from headwater.dossier import Dossier
from headwater.model import Link, Origin, Report
from headwater.render.visible import one_line, shorten
from headwater.render.words import LINK_NOUNS, percent

_MAX_NAME = 48


@dataclass(frozen=True, slots=True)
class Names:
    """Names by id.

    Attributes:
        reports: name of each report, different from every other's.
        origins: name of each origin; a root report's own name where it is one.
    """

    reports: Mapping[str, str]
    origins: Mapping[str, str]

    def of(self, id: str) -> str:
        """The name of a report or an origin; the id itself where it is neither."""
        return self.reports.get(id) or self.origins.get(id) or one_line(id)


def name_everything(dossier: Dossier) -> Names:
    """Names for the reports and origins of a dossier.

    A report is called by its outlet, else by its file; by both where an outlet has several.
    """
    reports = _told_apart(dossier.reports)
    origins = {o.id: _origin_name(o, reports) for o in dossier.origins}
    return Names(reports, origins)


def _told_apart(reports: tuple[Report, ...]) -> dict[str, str]:
    short = {r.id: shorten(r.outlet or _file(r), _MAX_NAME) or one_line(r.id) for r in reports}
    longer = {r.id: f"{short[r.id]} ({shorten(_file(r), _MAX_NAME)})" for r in reports}
    longest = {r.id: f"{short[r.id]} ({one_line(r.id)})" for r in reports}
    names = short
    for fuller in (longer, longest):
        uses = Counter(names.values())
        names = {id: name if uses[name] == 1 else fuller[id] for id, name in names.items()}
    return names


def _file(report: Report) -> str:
    if report.path == "-":
        return "standard input"
    return report.path.rstrip("/\\").replace("\\", "/").rpartition("/")[2] or report.path


def _origin_name(origin: Origin, reports: Mapping[str, str]) -> str:
    if origin.report is not None and origin.report in reports:
        return reports[origin.report]
    return shorten(origin.name, _MAX_NAME) or one_line(origin.id)


def link_words(link: Link, names: Names, *, named: bool) -> str:
    """A link in a few words, with or without its parent's name.

    "rewrite, names it, 62% of its words"; "rewrite of Kestrel, does not name it, all of its words".
    """
    parent = names.of(link.parent)
    if link.kind == "cites":
        said = [f"cites {parent}" if named else "cites it"]
    else:
        said = [f"{LINK_NOUNS[link.kind]} of {parent}" if named else LINK_NOUNS[link.kind]]
        if link.undirected:
            said.append("direction unknown")
        elif link.kind != "revision":
            said.append("names it" if link.cited else "does not name it")
    if link.share > 0:
        said.append(f"{'all' if link.share >= 1 else percent(link.share)} of its words")
    return ", ".join(said)
