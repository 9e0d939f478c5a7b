"""Standing words: what an outlet's page says beside any report, and a monitor on any day.

"The Gazette is the oldest daily of the coast", the headlines of other reports below the text, "the
war has cost so many lives since it began": reports of different matters hold the same words, so
that to hold them too says nothing of where a report was taken from. They are found by that: a run
of words that stands in reports of three different matters. Reports of one matter share words
because they tell the same, however many they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from headwater.lexicon.fold import fold_name, fold_word
from headwater.lineage.dates import interval_of
from headwater.model import Annotations, Report

# A run so long is no chance: names of bodies and set phrases are shorter.
_RUN = 6
# Reports of so many different matters show that a run belongs to none of them.
_MATTERS = 3
# Two reports tell of one matter where their heads share this much of their words. Versions of one
# report keep more, two raids of one war less.
_SAME_HEAD = 0.4
_HEAD_SENTENCES = 2
# Reports of several outlets tell of different matters only where they lie so many days apart.
_DAYS_APART = 5
# A headline of so many words is nobody else's sentence.
_MIN_HEADLINE = 5
# A report of little else has only these words to tell where it came from.
_WHOLE = 0.8
_STATING = frozenset({"title", "standfirst", "paragraph"})

Marks = Mapping[str, frozenset[int]]
"""By report id the indexes of its tokens that are standing words."""


def find_standing(reports: Mapping[str, Report], annotations: Mapping[str, Annotations]) -> Marks:
    """The standing words of every report that has some.

    Args:
        reports: by id; the answer does not depend on their order.
        annotations: by report id.
    """
    rows = {i: _Row(report, annotations[i]) for i, report in reports.items()}
    found: defaultdict[str, set[int]] = defaultdict(set)
    for holders in _held_by_several(rows.values()):
        if _of_many_matters([row for row, _ in holders]):
            for row, at in holders:
                found[row.report.id].update(row.indexes[at : at + _RUN])
    for row, first, last in _headlines_elsewhere(rows.values()):
        found[row.report.id].update(row.indexes[first:last])
    return {
        report: frozenset(marks)
        for report, marks in found.items()
        if len(marks) <= _WHOLE * len(rows[report].indexes)
    }


@dataclass(frozen=True)
class _Row:
    """The words of one report in a row."""

    report: Report
    annotations: Annotations

    @cached_property
    def indexes(self) -> Sequence[int]:
        """The tokens that are words, furniture left out."""
        return [i for i, _ in self._words]

    @cached_property
    def forms(self) -> Sequence[str]:
        """The same words, folded."""
        return [form for _, form in self._words]

    @cached_property
    def _words(self) -> Sequence[tuple[int, str]]:
        tokens = self.annotations.tokens
        return [
            (token.index, form)
            for sentence in self.annotations.sentences
            if sentence.kind in _STATING
            for token in tokens[sentence.first : sentence.last]
            if (form := fold_word(token.text))
        ]

    @cached_property
    def head(self) -> frozenset[str]:
        """The content words of headline and first sentences: what the report is about."""
        stating = [s for s in self.annotations.sentences if s.kind in _STATING]
        titles = [s for s in stating if s.kind == "title"]
        body = [s for s in stating if s.kind != "title"][:_HEAD_SENTENCES]
        return frozenset(
            fold_word(token.lemma)
            for sentence in (*titles, *body)
            for token in self.annotations.tokens_of(sentence)
            if token.is_content
        )

    @cached_property
    def outlet(self) -> str:
        return fold_name(self.report.outlet or "")

    @cached_property
    def day(self) -> int | None:
        """The first day on which it may have been published, counted from one long ago."""
        found = interval_of(self.report.published)
        return found[0].toordinal() if found else None

    def is_of_one_matter_with(self, other: _Row) -> bool:
        """Whether the heads of two reports tell much the same."""
        either = self.head | other.head
        return not either or len(self.head & other.head) >= _SAME_HEAD * len(either)


_Place = tuple[_Row, int]


def _held_by_several(rows: Iterable[_Row]) -> Iterator[Sequence[_Place]]:
    """The places of every run of words that enough reports hold."""
    places: defaultdict[int, list[_Place]] = defaultdict(list)
    for row in rows:
        forms = row.forms
        for at in range(len(forms) - _RUN + 1):
            places[hash(tuple(forms[at : at + _RUN]))].append((row, at))
    for found in places.values():
        if len({row.report.id for row, _ in found}) >= _MATTERS:
            yield found


def _of_many_matters(holders: Sequence[_Row]) -> bool:
    """Whether reports of one outlet tell of many matters, or reports of any, days apart."""
    rows = list({row.report.id: row for row in holders}.values())
    by_outlet: defaultdict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        by_outlet[row.outlet].append(row)
    of_one = (held for outlet, held in by_outlet.items() if outlet)
    return any(_has_many(held) for held in of_one) or _has_many(_days_apart(rows))


def _days_apart(rows: Iterable[_Row]) -> list[_Row]:
    """Dated reports, each so much later than the one before it that it is of another matter."""
    dated = sorted((row.day, row.report.id, row) for row in rows if row.day is not None)
    kept: list[_Row] = []
    last: int | None = None
    for day, _, row in dated:
        if last is None or day - last > _DAYS_APART:
            kept.append(row)
            last = day
    return kept


def _has_many(rows: Sequence[_Row]) -> bool:
    matters: list[_Row] = []
    for row in rows:
        if not any(row.is_of_one_matter_with(other) for other in matters):
            matters.append(row)
        if len(matters) >= _MATTERS:
            return True
    return False


def _headlines_elsewhere(rows: Iterable[_Row]) -> Iterator[tuple[_Row, int, int]]:
    """Where a report holds the headline of another report of its outlet: a link to that one."""
    by_outlet: defaultdict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        if row.outlet:
            by_outlet[row.outlet].append(row)
    for held in by_outlet.values():
        headlines = {form for row in held if len(form := _headline(row)) >= _MIN_HEADLINE}
        for row in held:
            own = _headline(row)
            for line in headlines:
                if line != own:
                    yield from ((row, at, at + len(line)) for at in _places_of(row.forms, line))


def _headline(row: _Row) -> tuple[str, ...]:
    title = row.report.title
    return tuple(f for word in (title.text.split() if title else ()) if (f := fold_word(word)))


def _places_of(forms: Sequence[str], line: tuple[str, ...]) -> Iterator[int]:
    for at in range(len(forms) - len(line) + 1):
        if forms[at] == line[0] and tuple(forms[at : at + len(line)]) == line:
            yield at
