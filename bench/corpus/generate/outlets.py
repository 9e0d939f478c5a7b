"""Outlets: their names, and the furniture that each puts around every report of its own.

Most of an outlet's furniture is its own. Two things are not, as on real pages: stock clauses of
subscription notices, which unrelated outlets share in other mixtures, and the footer of a chain,
which stands under the reports of all outlets of one owner. None of it is reuse.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from bench.corpus.generate import wordlists
from bench.corpus.generate.coin import coin_word

AGENCIES = 12
_CHAINS, _IN_CHAIN = 25, 0.35
_WITHOUT_HEADER, _WITHOUT_NOTICE, _WITHOUT_LINKS, _WITHOUT_FOOTER = 0.4, 0.35, 0.45, 0.25
_LINKS_SHOWN = 3
_STAFF = 8
_DASHES = (" - ", " — ", " – ")


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes, and what stands around its reports.

    Attributes:
        name: as its reports give it.
        place: where it is made.
        header: the line above, or nothing.
        link_heading: what its line of related links starts with, or nothing where it has none.
        links: headlines that the line picks from.
        footers: the lines below.
        staff: who signs its reports.
        dash: between dateline and text.
        credit: how it credits another outlet; {outlet} stands for the name.
    """

    name: str
    place: str
    header: str
    link_heading: str
    links: tuple[str, ...]
    footers: tuple[str, ...]
    staff: tuple[str, ...]
    dash: str
    credit: str

    def links_line(self, chance: random.Random) -> str:
        """Its related links as one report shows them; other ones under the next."""
        if not self.link_heading:
            return ""
        return f"{self.link_heading}: {' | '.join(chance.sample(self.links, _LINKS_SHOWN))}"

    def sign_off(self, chance: random.Random) -> str:
        """The line below a report that no footer follows."""
        return f"Reporting by {chance.choice(self.staff)} in {self.place}."


def make_outlet(number: int, seed: int, links: tuple[str, ...], furnished: float) -> Outlet:
    """One outlet; the first few are agencies.

    Args:
        number: which.
        seed: of the corpus.
        links: headlines for its line of related links.
        furnished: chance that anything stands around its reports.
    """
    chance = random.Random(f"outlet {seed} {number}")
    place = coin_word(chance, 2).capitalize()
    kind = _one("agency" if number < AGENCIES else "paper", chance)
    name = f"{coin_word(chance, 2).capitalize() if number < AGENCIES else place} {kind}"
    slots = {"outlet": name, "place": place, "number": str(chance.randint(2, 60))}
    outlet = Outlet(
        name=name,
        place=place,
        header="" if chance.random() < _WITHOUT_HEADER else _header(name, chance),
        link_heading="" if chance.random() < _WITHOUT_LINKS else _one("links", chance),
        links=links,
        footers=_footers(chance, seed, slots),
        staff=tuple(_person(chance) for _ in range(_STAFF)),
        dash=chance.choice(_DASHES),
        credit=_one("credit", chance),
    )
    if chance.random() < furnished:
        return outlet
    return replace(outlet, header="", link_heading="", footers=())


def _person(chance: random.Random) -> str:
    return f"{coin_word(chance, 2).capitalize()} {coin_word(chance, 2).capitalize()}"


def _header(name: str, chance: random.Random) -> str:
    menu = _all("menu")
    return " | ".join([name, *chance.sample(menu, chance.randint(4, 9))])


def _footers(chance: random.Random, seed: int, slots: dict[str, str]) -> tuple[str, ...]:
    lines = []
    if chance.random() >= _WITHOUT_NOTICE:
        clauses = [_one("invite", chance), *chance.sample(_all("promise"), 2)]
        lines.append(" ".join(clauses).format(**slots))
    if chance.random() >= _WITHOUT_FOOTER:
        lines.append(" ".join(chance.sample(_all("rights"), 2)).format(**slots))
    if chance.random() < _IN_CHAIN:
        lines.append(_chain_footer(chance.randrange(_CHAINS), seed))
    return tuple(lines)


def _chain_footer(number: int, seed: int) -> str:
    chance = random.Random(f"chain {seed} {number}")
    owner = f"{coin_word(chance, 2).capitalize()} Media"
    return _one("chain", chance).format(owner=owner, number=chance.randint(4, 90))


def _all(kind: str) -> list[str]:
    return [" ".join(right) for left, right in wordlists.rules("furniture") if left == kind]


def _one(kind: str, chance: random.Random) -> str:
    return chance.choice(_all(kind))
