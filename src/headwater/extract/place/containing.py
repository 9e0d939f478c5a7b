"""What an unresolved toponym is known to lie in: the smallest place that the report gives it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from headwater.extract.gazetteer import Entry, Gazetteer
from headwater.extract.place.relations import Setting
from headwater.extract.place.toponym import Toponym

# Most of a report's other places lie in a province or country: so does the one that is not known.
_MOST = 0.6
_PARTS_OF_CITIES = frozenset({"part", "street"})
# A longer list says of its first name nothing that its last one lies in.
_LONGEST_LIST = 25
_JOINTS = frozenset({"and", ",", ", and", "or", "&"})
_SETTLED = frozenset({"city"})
_WIDE = frozenset({"district", "province", "country"})


class Containers:
    """Finds what toponyms lie in, given the entries of those that are resolved."""

    def __init__(
        self,
        toponyms: Sequence[Toponym],
        settings: Sequence[Setting],
        entries: Sequence[Entry | None],
        text: str,
        gazetteer: Gazetteer,
    ) -> None:
        """`settings` and `entries` stand beside the toponyms; None: not resolved."""
        self._toponyms = toponyms
        self._settings = settings
        self._entries = entries
        self._text = text
        self._gazetteer = gazetteer
        self._common_everywhere = self._common([e for e in entries if e is not None])
        self._common_here = cache(self._common_in)

    def holding(self, number: int) -> Entry | None:
        """The smallest place that a toponym is known to lie in, or None."""
        return (
            self._named(number)
            or self._of_kind(number)
            or self._city_around(number)
            or self._beside(number)
            or self._around(number)
        )

    def _named(self, number: int) -> Entry | None:
        """What the text names: of "A, B and C in X" it is X for all of them."""
        seen = {number}
        at = self._settings[number].container
        while at is not None and at not in seen and len(seen) <= _LONGEST_LIST:
            seen.add(at)
            entry = self._entries[at]
            if entry is not None and (
                entry.kind in _WIDE
                or (entry.kind in _SETTLED and self._toponyms[number].hint in _PARTS_OF_CITIES)
            ):
                return entry
            at = self._settings[at].container
        return None

    def _of_kind(self, number: int) -> Entry | None:
        """In "the city's al-Qusour district": the city that was named last."""
        kind = self._settings[number].kind_of_container
        if not kind:
            return None
        before = (e for e in reversed(self._entries[:number]) if e is not None)
        return next((e for e in before if e.kind == kind), None)

    def _city_around(self, number: int) -> Entry | None:
        """The city whose street or quarter it is: that of its sentence, else the last named."""
        if self._toponyms[number].hint not in _PARTS_OF_CITIES:
            return None
        sentence = self._toponyms[number].sentence
        before = [
            (t.sentence == sentence, n)
            for n, (t, e) in enumerate(zip(self._toponyms, self._entries, strict=True))
            if e is not None and e.kind in _SETTLED and (t.sentence == sentence or n < number)
        ]
        return self._entries[max(before)[1]] if before else None

    def _beside(self, number: int) -> Entry | None:
        """The province of the nearest name of a list: "the towns of Mayadin and Hatlah"."""
        for step in (-1, 1):
            at = number
            for _ in range(_LONGEST_LIST):
                if not self._is_listed_with(at, at + step):
                    break
                at += step
                entry = self._entries[at]
                if entry is not None and entry.kind in _SETTLED and entry.province is not None:
                    return self._gazetteer.division(entry.country, entry.province)
        return None

    def _is_listed_with(self, a: int, b: int) -> bool:
        if not 0 <= b < len(self._toponyms):
            return False
        first, second = sorted((self._toponyms[a], self._toponyms[b]), key=lambda t: t.start)
        same = first.sentence == second.sentence and first.hint == second.hint
        return same and self._text[first.end : second.start].strip() in _JOINTS

    def _around(self, number: int) -> Entry | None:
        """The province, else the country, in which most places lie: of its sentence, or of all."""
        return self._common_here(self._toponyms[number].sentence) or self._common_everywhere

    def _common_in(self, sentence: int) -> Entry | None:
        pairs = zip(self._toponyms, self._entries, strict=True)
        return self._common([e for t, e in pairs if e is not None and t.sentence == sentence])

    def _common(self, entries: Sequence[Entry]) -> Entry | None:
        placed = [e for e in entries if e.country is not None]
        if not placed:
            return None
        provinces = Counter((e.country, e.province) for e in placed if e.province is not None)
        # A country that is named beside its province says nothing against the province.
        narrow = [e for e in placed if e.kind != "country"]
        if provinces:
            (country, province), most = provinces.most_common(1)[0]
            if most >= _MOST * len(narrow):
                return self._gazetteer.division(country, province)
        (country, most) = Counter(e.country for e in placed).most_common(1)[0]
        return self._gazetteer.division(country, None) if most >= _MOST * len(placed) else None
