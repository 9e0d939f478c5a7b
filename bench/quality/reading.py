"""Reading a dossier against the files it speaks of: its spans, checked, and its links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from bench.quality.spans import Span, is_true_span

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Finding:
    """One item on which dossier and gold do not agree, for `--show`.

    Attributes:
        measure: the measure it counts in ("drift", "attr", "link", ...).
        verdict: "missed" (gold only), "extra" (dossier only) or "wrong" (matched, not right).
        kind: kind of drift, of link, ...; "" where the measure has none.
        texts: the words concerned, or the names.
    """

    measure: str
    verdict: str
    kind: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoundLink:
    """A link of the dossier between two of the files."""

    child: str
    parent: str
    kind: str
    cited: bool


class Reading:
    """A dossier with the texts of its reports.

    Args:
        dossier: the JSON of a dossier.
        texts: the text of each file by its name without folders.
    """

    def __init__(self, dossier: Json, texts: Mapping[str, str]) -> None:
        self.dossier = dossier
        self.texts = texts
        self.files = {r["id"]: PurePath(r["path"]).name for r in dossier.get("reports", ())}

    def items(self, name: str) -> list[Json]:
        """One of the dossier's lists ("links", "drift", ...); empty where it is not there."""
        return list(self.dossier.get(name) or ())

    def file(self, report_id: str) -> str:
        """The file of a report; the id itself where the dossier lists no such report."""
        return self.files.get(report_id, report_id)

    def files_of(self, report_ids: list[str]) -> frozenset[str]:
        """The files of several reports."""
        return frozenset(self.file(i) for i in report_ids)

    def span(self, value: Json | None) -> Span | None:
        """A span that may match.

        None where there is none, its words are not there, or it runs over a blank line.
        """
        if value is None or not self._is_true(value):
            return None
        span = Span(self.file(value["report"]), value["start"], value["end"], value["text"])
        return None if span.crosses_blank_line else span

    @property
    def bad_spans(self) -> int:
        """How many spans, anywhere in the dossier, do not hold the words that they claim."""
        return sum(not self._is_true(value) for value in _spans_within(self.dossier))

    def report_of(self, item: str) -> str | None:
        """The file that the parent of a link stands for: a report, or the report of an origin."""
        if item in self.files:
            return self.files[item]
        for origin in self.items("origins"):
            if origin["id"] == item and origin.get("report"):
                return self.file(origin["report"])
        return None

    def links(self) -> list[FoundLink]:
        """The links between files, links to an origin that a report holds among them."""
        found = []
        for link in self.items("links"):
            child, parent = self.file(link["child"]), self.report_of(link["parent"])
            if parent is not None and parent != child:
                found.append(
                    FoundLink(child, parent, link.get("kind", ""), bool(link.get("cited")))
                )
        return found

    def _is_true(self, value: Json) -> bool:
        text = self.texts.get(self.file(value.get("report", "")))
        return text is not None and is_true_span(value, text)


def span_of(item: Json) -> Json:
    """The span of an item that either holds one or is one."""
    value: Json = item.get("span", item)
    return value


def _spans_within(value: Any) -> Iterator[Json]:
    if isinstance(value, Mapping):
        if {"start", "end", "text"} <= value.keys():
            yield value
        for inner in value.values():
            yield from _spans_within(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _spans_within(inner)
