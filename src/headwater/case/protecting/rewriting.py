"""A dossier rewritten so that no protected name is left in it, with every span still exact.

Nothing is listed by hand: whatever a dossier holds is walked through by its types, every text is
covered and every span is moved, so that a field that is added tomorrow is rewritten as well.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar, cast

from headwater.case.protecting.finder import Finder, Place
from headwater.dossier import Dossier
from headwater.model import Place as Toponym
from headwater.model import Report, Span

_T = TypeVar("_T")

# A tenth of a degree is 11 km: which district, not which street.
_DEGREE_DIGITS = 1
_COARSE_PRECISION = 2
# Words of ours, digests and ids: no text of a report or of a person stands there.
_OURS = frozenset(
    "id kind type mode context country language sha256 text_sha256 extraction encoding basis "
    "settings stages language_model".split()
)
_NOTE = "names are protected: pseudonyms stand in {} {}, with digests of the text as it stands here"
_ID = re.compile(r"[a-z]{1,2}\d+(?::[a-z]{1,2}\d+)?")
_TEXT_NAME = re.compile(r"text-[0-9a-f]{12}")


def protect_dossier(dossier: Dossier, finder: Finder) -> Dossier:
    """The dossier with pseudonyms in place of protected names, and coarser coordinates.

    Digests of a text that was rewritten are those of what stands there now: the digest of the
    original would let anybody try out names.

    Args:
        dossier: with everything in it.
        finder: of everybody who is protected; nothing changes where nobody is.
    """
    if not finder.people:
        return dossier
    made = _Rewriting(finder, dossier.reports).rewritten(dossier)
    covered = sum(a.text != b.text for a, b in zip(dossier.reports, made.reports, strict=True))
    if not covered:
        return made
    note = _NOTE.format(covered, "report" if covered == 1 else "reports")
    account = dataclasses.replace(made.account, degraded=(*made.account.degraded, note))
    return dataclasses.replace(made, account=account)


class _Moved:
    """One report's text with names covered, and where each character went."""

    def __init__(self, text: str, places: Sequence[Place], finder: Finder) -> None:
        self.places = places
        self.pseudonyms = [finder.pseudonym(p) for p in places]
        self._starts = [p.start for p in places]
        parts: list[str] = []
        self._shift = [0]
        done = 0
        for place, said in zip(places, self.pseudonyms, strict=True):
            parts += [text[done : place.start], said]
            done = place.end
            self._shift.append(self._shift[-1] + len(said) - (place.end - place.start))
        self.text = "".join((*parts, text[done:]))

    def start(self, offset: int) -> int:
        """Where a span that began at an offset begins now: not inside of a pseudonym."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self.places[index].end:
            return self.places[index].start + self._shift[index]
        return offset + self._shift[index + 1]

    def end(self, offset: int) -> int:
        """Where a span that ended before an offset ends now: not inside of a pseudonym."""
        index = bisect_right(self._starts, offset - 1) - 1
        if index >= 0 and offset < self.places[index].end:
            return self.places[index].start + self._shift[index] + len(self.pseudonyms[index])
        return offset + self._shift[index + 1]


class _Rewriting:
    """Walks through a dossier."""

    def __init__(self, finder: Finder, reports: Sequence[Report]) -> None:
        self.finder = finder
        self.texts = {r.id: _Moved(r.text, finder.find(r.text), finder) for r in reports}
        self._covered: dict[str, str] = {}

    def rewritten(self, value: _T) -> _T:
        """The same with every text covered and every span moved."""
        return cast(_T, self._any(value))

    def _any(self, value: object) -> object:
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, tuple):
            return tuple(self._any(v) for v in value)
        if isinstance(value, Mapping):
            return {self._any(k): self._any(v) for k, v in value.items()}
        if dataclasses.is_dataclass(value):
            return self._record(value)
        return value

    def _record(self, value: object) -> object:
        match value:
            case Span():
                return self._span(value)
            case Report():
                return self._report(value)
            case Toponym():
                return _coarse(self._fields(value))
            case _:
                return self._fields(value)

    def _fields(self, value: Any) -> Any:
        changed: dict[str, Any] = {}
        for field in dataclasses.fields(value):
            held = getattr(value, field.name)
            if field.name not in _OURS:
                made = self._any(held)
                if made is not held:
                    changed[field.name] = made
        return dataclasses.replace(value, **changed) if changed else value

    def _text(self, text: str) -> str:
        if text not in self._covered:
            self._covered[text] = text if _ID.fullmatch(text) else self.finder.cover(text)
        return self._covered[text]

    def _span(self, span: Span) -> Span:
        moved = self.texts.get(span.report)
        if moved is None or not moved.places:
            return span
        start, end = moved.start(span.start), moved.end(span.end)
        return Span(span.report, start, end, moved.text[start:end])

    def _report(self, report: Report) -> Report:
        moved = self.texts[report.id]
        held: Report = self._fields(dataclasses.replace(report, text=""))
        made = dataclasses.replace(held, text=moved.text)
        if not moved.places and made == report:
            return report
        digest = hashlib.sha256(moved.text.encode("utf-8", "surrogatepass")).hexdigest()
        path = "text" if _TEXT_NAME.fullmatch(report.path) else made.path
        return dataclasses.replace(made, path=path, sha256=digest, text_sha256=digest)


def _coarse(place: Toponym) -> Toponym:
    if place.lat is None or place.lon is None:
        return place
    return dataclasses.replace(
        place,
        lat=round(place.lat, _DEGREE_DIGITS),
        lon=round(place.lon, _DEGREE_DIGITS),
        precision=max(place.precision, _COARSE_PRECISION),
        geonameid=None,
    )
