"""Relatives as voices: whom "her husband" and "Mrs Ferro" stand for.

A report names a relative by whose they are ("Ferro's wife, Clara,") and afterwards by the surname
that they share, or the other one by the kinship seen from here ("her husband").
"""

from __future__ import annotations

from headwater.extract.attribution.voices.people import PeopleTable, Person
from headwater.lexicon.fold import fold_name
from headwater.lexicon.relaying import KIN_SEEN_FROM_THERE

# So many relatives of one name are looked at; more are an accident of a list.
_MAX_RELATIVES = 8


class Kin:
    """Everybody whom a report names as somebody's relative."""

    def __init__(self, people: PeopleTable) -> None:
        self.people = people
        self.by_surname: dict[str, list[Person]] = {}
        self.by_kinship: dict[tuple[str, str], Person] = {}
        for person in people.people:
            for told in person.descriptions:
                kinship = told.role.lower()
                if kinship in KIN_SEEN_FROM_THERE and told.of:
                    self._enter(person, kinship, told.of)

    def _enter(self, person: Person, kinship: str, of: str) -> None:
        surname = _last(of)
        other = self._called(of, person)
        for name in dict.fromkeys((surname, _last(other.name) if other is not None else surname)):
            self.by_kinship.setdefault((kinship, name), person)
            relatives = self.by_surname.setdefault(name, [])
            if len(relatives) < _MAX_RELATIVES:
                relatives.append(person)

    def surnamed(self, name: str, gender: str) -> Person | None:
        """Who bears a relative's surname: "Mrs Ferro" after "Ferro's wife, Clara".

        Args:
            name: the surname, without titles.
            gender: "f" or "m", by the title.
        """
        folded = fold_name(name)
        found = {
            id(p): p for p in (self.by_surname.get(folded, ()) if gender else ())
            if " " not in p.name and fold_name(p.name) != folded and p.gender in {"", gender}
        }  # fmt: skip
        return next(iter(found.values())) if len(found) == 1 else None

    def relative_of(self, owner: str, kinship: str) -> Person | None:
        """Whom the report names as somebody's relative: of Clara's "husband", Luis Ferro.

        Args:
            owner: name of the one whose relative it is.
            kinship: the noun, lower case.
        """
        folded = fold_name(owner)
        named = self.by_kinship.get((kinship, _last(owner)))
        if named is not None and fold_name(named.name) != folded:
            return named
        seen = KIN_SEEN_FROM_THERE.get(kinship, frozenset())
        person = self.people.whole(owner)
        for told in person.descriptions if person is not None else ():
            if person is not None and told.role.lower() in seen and told.of:
                return self._called(told.of, person)
        return None

    def _called(self, words: str, relative: Person) -> Person | None:
        """Whoever bears a name, or is the only one called something ("the mayor")."""
        bearers = self.people.bearers.get(_last(words), ())
        named = [p for p in bearers if p is not relative and _last(p.name) == _last(words)]
        # "Mrs Ferro" is in the table too, by the surname alone.
        named = [p for p in named if " " in p.name] or named
        called = self.people.called(frozenset({fold_name(words)}))
        found = named or [p for p in called if p is not relative]
        return found[0] if len(found) == 1 else None


def _last(name: str) -> str:
    return fold_name(name).split(" ")[-1]
