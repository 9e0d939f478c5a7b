"""The people whom a report names: full names, roles and ages, wherever in the report they stand.

"The elder", "the 34-year-old" and a bare surname are taken up long after, or before, the name.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator
from dataclasses import dataclass, field

from headwater.extract.attribution.voices.descriptions import (
    Description,
    description_after,
    description_before,
    description_once,
    means_person,
    possessor,
)
from headwater.extract.attribution.words.aliases import aliases
from headwater.extract.attribution.words.names import gender_of_name, gender_of_words
from headwater.extract.introduced import is_vessels, proper_runs
from headwater.extract.parse import Parse
from headwater.lexicon.agencies import looks_like_outlet
from headwater.lexicon.fold import fold_name, fold_word, straighten
from headwater.lexicon.people import title_nouns
from headwater.lexicon.relaying import KIN_SEEN_FROM_THERE
from headwater.lexicon.sources import group_nouns, person_nouns, title_words
from headwater.lexicon.voices import voice_words

_ADDRESS = frozenset("mr mrs ms miss sir dr prof madam lady lord mx rev".split())
# Bodies can be these too ("the owner, Norvik Lines, said").
_ALSO_BODIES = {"owner", "operator", "partner", "developer", "contractor", "supplier", "carrier"}
# A name is borne by so many people at most; more are an accident of a list.
_MAX_BEARERS = 24


@dataclass(slots=True)
class Person:
    """Somebody whom the report names.

    Attributes:
        name: the fullest name, without titles.
        gender: "f", "m" or "".
        age: as digits, or "".
        descriptions: what stands beside the name anywhere, in order.
        starts: where the name stands, in order.
        aliases: other names that the report gives them, folded.
        titles: what stands before the name, lower case ("dr").
    """

    name: str
    gender: str = ""
    age: str = ""
    descriptions: list[Description] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)

    @property
    def main(self) -> Description | None:
        """What they are: the first role that is more than a rank and no kinship."""
        told = [d for d in self.descriptions if d.role.lower() not in voice_words("kin")]
        more = [d for d in told if not set(d.role.lower().split()) <= title_words()]
        return next(iter(more or told), None)

    @property
    def role(self) -> str | None:
        """The role that the report gives, or None."""
        return self.main.role if self.main else None

    @property
    def is_kin(self) -> bool:
        """Whether the report introduces them as somebody's kin."""
        roles = {d.role.lower().split()[-1] for d in self.descriptions if d.role}
        return bool(roles & (voice_words("kin") | set(KIN_SEEN_FROM_THERE)))

    def is_called(self, words: frozenset[str]) -> bool:
        """Whether a role of theirs ends in one of these words, or is made of them."""
        return bool(self.role_words() & words)

    def only_called(self, word: str) -> bool:
        """Whether every role of theirs is this one word, and nobody's in particular."""
        return all(d.role.lower() == word and d.of is None for d in self.descriptions)

    def role_words(self) -> set[str]:
        """The words of all roles, lower case, and the nouns for their titles ("Dr": "doctor")."""
        return {role for title in self.titles for role in title_nouns(title)} | {
            word
            for description in self.descriptions
            for word in description.role.lower().replace("-", " ").split()
        }


class PeopleTable:
    """Everybody whom a report names, by name."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.people: list[Person] = []
        self.bearers: dict[str, list[Person]] = {}
        self.by_role: dict[str, list[Person]] = {}
        self.by_age: dict[str, list[Person]] = {}
        runs = sorted(set(_person_runs(parse)))
        for whole in (True, False):
            for first, end in runs:
                self._read(first, end, whole=whole)
        self._note_aliases()
        for person in self.people:
            for word in sorted(person.role_words()):
                _enter(self.by_role, word, person)
            if person.age:
                _enter(self.by_age, person.age, person)

    def _note_aliases(self) -> None:
        """Who is also known by another name bears that too ("Rosa Ortiz, known as Tania")."""
        for alias in aliases(self.parse):
            person = self._last_named(alias.bearer, alias.start)
            folded = fold_name(alias.name).split()
            if person is None or not folded:
                continue
            person.aliases.append(" ".join(folded))
            for other in [p for p in self.people if fold_name(p.name).split() == folded]:
                if other is not person:
                    self._forget(other)
            _enter(self.bearers, folded[-1], person)

    def _last_named(self, first: int, before: int) -> Person | None:
        """Whose full name ends nearest before a character, no earlier than at a token."""
        tokens = self.parse.tokens
        last = bisect_left(tokens, before, key=lambda t: t.start) - 1
        for index in range(last, first - 1, -1):
            if tokens[index].pos == "PROPN":
                found = self.surnamed(tokens[index].text, tokens[index].start)
                if found is not None:
                    return found
        return None

    def _forget(self, person: Person) -> None:
        self.people.remove(person)
        for bearers in self.bearers.values():
            if person in bearers:
                bearers.remove(person)

    def called(self, words: frozenset[str]) -> list[Person]:
        """Everybody with one of these words in a role of theirs, in the order of their names."""
        found = [p for word in sorted(words) for p in self.by_role.get(word, ())]
        return list({id(p): p for p in found}.values())

    def named(self, words: str, at: int, gender: str = "", title: str = "") -> Person | None:
        """Who bears a name at a place of the report, or None.

        Args:
            words: the name, without titles.
            at: the character at which it stands.
            gender: what a title tells.
            title: the words before the name, lower case.
        """
        parts = fold_name(words).split()
        if not parts:
            return None
        bearers = self.bearers.get(parts[-1], ())
        fits = [p for p in bearers if _holds(p.name, parts) or " ".join(parts) in p.aliases]
        if len(parts) > 1:
            whole = " ".join(parts)
            fits = [p for p in fits if fold_name(p.name) == whole] or fits
        if gender:
            fits = [p for p in fits if p.gender in {"", gender}]
        by_title = [p for p in fits if title and p.is_called(frozenset(title.split()))]
        found = nearest(by_title or fits, at)
        if found is None or len(parts) > 1 or not self._is_kin_elsewhere(found, at):
            return found
        return nearest([p for p in fits if not p.is_kin] or fits, at)

    def _is_kin_elsewhere(self, person: Person, at: int) -> bool:
        """Whether somebody is somebody's sister and not named in this paragraph.

        A bare surname is whose it was first; their kin are called so only where they were just
        named.
        """
        if not person.is_kin:
            return False
        block = self._block(at)
        return not any(s < at and self._block(s) == block for s in person.starts)

    def _block(self, at: int) -> int:
        sentences = self.parse.annotations.sentences
        index = bisect_right(sentences, at, key=lambda s: s.span.start) - 1
        return sentences[index].block if index >= 0 else -1

    def first_named(self, word: str) -> Person | None:
        """The only one of whose full name a word is the first."""
        folded = fold_name(word)
        fits = [
            p for p in self.bearers.get(folded, ())
            if fold_name(p.name).split()[:1] == [folded] and " " in p.name
        ]  # fmt: skip
        return fits[0] if len(fits) == 1 else None

    def surnamed(self, words: str, at: int) -> Person | None:
        """Somebody of whose full name a lone word is the last, whatever the model calls it."""
        folded = fold_name(words)
        if not folded or " " in folded:
            return None
        fits = [p for p in self.bearers.get(folded, ()) if fold_name(p.name).endswith(" " + folded)]
        return nearest(fits, at)

    def whole(self, words: str) -> Person | None:
        """Whoever bears exactly this full name, or None."""
        folded = fold_name(words)
        bearers = self.bearers.get(folded.split(" ")[-1], ())
        return next((p for p in bearers if fold_name(p.name) == folded), None)

    def _read(self, first: int, end: int, *, whole: bool) -> None:
        if is_vessels(self.parse.tokens, first):
            return
        titles, words, first = _parted(self.parse, first, end)
        if (len(words) > 1) != whole or not words:
            return
        start = self.parse.tokens[first].start
        gender = gender_of_words(titles)
        folded = fold_name(" ".join(words)).split()
        if not folded:
            return
        person = self.named(" ".join(words), start, gender, " ".join(titles).lower())
        if person is None and not whole:
            known = self.bearers.get(folded[-1], ())
            person = next((p for p in known if p.name == " ".join(words)), None)
        if person is None or (whole and fold_name(person.name).split() != folded):
            person = self._add(" ".join(words), folded)
        person.gender = person.gender or gender
        person.titles.update(t.lower().rstrip(".") for t in titles)
        insort(person.starts, start)
        self._describe(person, titles, first, end)

    def _add(self, name: str, folded: list[str]) -> Person:
        person = Person(name, gender_of_name(name))
        self.people.append(person)
        for word in dict.fromkeys(folded):
            _enter(self.bearers, word, person)
        return person

    def _describe(self, person: Person, titles: list[str], first: int, end: int) -> None:
        before = first - len(titles)
        told = [
            _beside(self.parse, before, titles),
            description_before(self.parse, before),
        ]
        after, age = description_after(self.parse, end)
        person.age = person.age or age
        for description in (*told, after, description_once(self.parse, end)):
            if description is not None and description not in person.descriptions[:6]:
                person.descriptions.append(description)
                words = description.role.lower().split()
                person.gender = person.gender or gender_of_words(words)


def _enter(table: dict[str, list[Person]], word: str, person: Person) -> None:
    bearers = table.setdefault(word, [])
    if len(bearers) < _MAX_BEARERS:
        bearers.append(person)


def _person_runs(parse: Parse) -> Iterator[tuple[int, int]]:
    taken: list[tuple[int, int]] = []
    for opening, end in proper_runs(parse.tokens):
        first = _past_place(parse, opening, end)
        labels = {t.entity for t in parse.tokens[first:end]}
        if fold_word(parse.tokens[end - 1].text) in parse.persons or "PERSON" in labels:
            taken.append((first, end))
            if _is_name(parse, first, end):
                yield first, end
        elif _is_introduced(parse, first, end):
            taken.append((first, end))
            yield first, end
    starts = [first for first, _ in taken]
    for name in parse.annotations.names:
        end = min(name.last, len(parse.tokens))
        if name.label != "PERSON" or name.first >= end:
            continue
        if parse.tokens[end - 1].text.lower() in {"'s", "’s"}:
            end -= 1
        at = bisect_left(starts, end) - 1
        if at >= 0 and taken[at][1] > name.first:
            continue
        if end > name.first and _is_name(parse, name.first, end):
            yield name.first, end


def _past_place(parse: Parse, first: int, end: int) -> int:
    """Where a person's name begins behind another name ("At Sadar Hospital Otto Lind said")."""
    tokens, at = parse.tokens, first
    if tokens[end - 1].entity == "PERSON":
        while at < end - 2 and tokens[at].entity in {"ORG", "FAC", "GPE", "LOC"}:
            at += 1
    return at


def _is_introduced(parse: Parse, first: int, end: int) -> bool:
    """Whether a role leads to a full name between commas, whatever the language model calls it."""
    tokens = parse.tokens
    if not 2 <= end - first <= 4 or end >= len(tokens):
        return False
    if tokens[first].text.lower() in person_nouns() and end - first >= 3:
        return _is_name(parse, first, end)
    before = description_before(parse, first)
    if tokens[end].text not in {",", ".", '"'}:
        return False
    if before is None or before.role.lower().split()[-1] in _ALSO_BODIES:
        return False
    return _is_name(parse, first, end)


def _is_name(parse: Parse, first: int, end: int) -> bool:
    words = parse.text[parse.tokens[first].start : parse.tokens[end - 1].end]
    if not words[:1].isalpha() or not any(c.isupper() for c in words) or looks_like_outlet(words):
        return False
    if fold_name(words) in parse.outlets | parse.bodies:
        return False
    return parse.tokens[end - 1].text.lower() not in group_nouns()


def _parted(parse: Parse, first: int, end: int) -> tuple[list[str], list[str], int]:
    """Titles, name and where the name begins: "Interior Minister" and "Otto Lind"."""
    tokens = parse.tokens
    words = [straighten(t.text) for t in tokens[first:end]]
    while words and words[-1].lower() in {"'s", "'", "s'"}:
        words.pop()
    cut = 0
    for at, word in enumerate(words[:-1]):
        plain = word.lower().rstrip(".")
        if plain in title_words() or (at < len(words) - 2 and plain in person_nouns()):
            cut = at + 1
        if word == "." and cut == at:
            cut = at + 1
    name = " ".join(words[cut:]).replace(" - ", "-").split()
    return [w for w in words[:cut] if w != "."], name, first + cut


def _beside(parse: Parse, first: int, titles: list[str]) -> Description | None:
    """The role directly before a name: "prosecutor Otto Lind", "its analyst Ida Brandel"."""
    tokens = parse.tokens
    at = first - 1
    while at >= 0 and first - at <= 5 and tokens[at].pos in {"NOUN", "ADJ", "PROPN"}:
        if tokens[at].entity == "PERSON":
            break
        at -= 1
    run = tokens[at + 1 : first]
    while run and run[0].entity in {"DATE", "TIME", "GPE", "NORP"}:
        run = run[1:]
    role = [t.text for t in run]
    is_role = bool(titles) or (bool(run) and means_person(run[-1]))
    words = [*role, *titles] if is_role else []
    if all(w.lower().rstrip(".") in _ADDRESS for w in words):
        return None
    owner = at if at >= 0 and tokens[at].tag == "PRP$" else None
    of = possessor(parse, at) if at >= 0 and tokens[at].tag == "POS" else None
    return Description(" ".join(words), of, owner)


def _holds(name: str, parts: list[str]) -> bool:
    words = fold_name(name).split()
    return all(part in words for part in parts)


def nearest(people: list[Person], at: int) -> Person | None:
    """Who was named last before a place, or, of people who come later, first after it."""
    if len(people) < 2:
        return people[0] if people else None

    def last_before(person: Person) -> tuple[int, int]:
        before = bisect_right(person.starts, at)
        if before:
            return 1, person.starts[before - 1]
        return 0, -person.starts[0] if person.starts else 0

    return max(people, key=last_before)
