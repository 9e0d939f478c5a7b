"""Toponyms of a dateline ("BEIRUT, Lebanon (Reuters) -"), which the parser is not given."""

from __future__ import annotations

import re
from collections.abc import Iterator

from headwater.extract.gazetteer import Gazetteer
from headwater.extract.place.toponym import Toponym
from headwater.lexicon.abbreviations import spelled_out
from headwater.lexicon.fold import straighten
from headwater.lexicon.months import WEEKDAYS, is_month
from headwater.model import Report

# A dateline ends at the agency in brackets, or at the dash; what is left names places.
_END = re.compile(r"\(|--|[\u2013\u2014]| - |-$")
_PIECE = re.compile(r"[^\W\d_][^,/;]*[^\W\d_][.]?|[^\W\d_]")
# Where a dateline's sentence would stand.
BEFORE_ALL = -1


def dateline_toponyms(report: Report, gazetteer: Gazetteer) -> Iterator[Toponym]:
    """The pieces of the dateline that the gazetteer knows."""
    if report.dateline is None:
        return
    text = straighten(report.dateline.text)
    end = _END.search(text)
    for piece in _PIECE.finditer(text[: end.start() if end else len(text)]):
        words = piece.group()
        if is_month(words.split()[0]) or words.casefold() in WEEKDAYS:
            continue
        if gazetteer.find_exact(spelled_out(words)):
            start = report.dateline.start + piece.start()
            yield Toponym(start, start + len(words), words, "", BEFORE_ALL, 0.95, "place")
