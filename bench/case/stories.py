"""The reports of a desk's weeks: many stories, each told by several outlets in words of their own.

A story has a place, people and figures of its own, invented by chance; a report tells some of its
facts, each in one of its wordings, and one in seven is another's copy. Reports of many stories come
one after the other, as they do.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from headwater.model import Capture

_STARTS = "Ar Bel Cor Dran Esk Fen Gal Hol Ist Jor Kel Lum Mor Nes Orl Pra Quen Ros Sel Tar Ul Ven"
_MIDDLES = "a e i o u ari eno ila osto umba enta"
_ENDS = "bridge dale ford gard holm mere nik port stad ton vik wick"
_GIVEN = (
    "Adela Bruno Carla Dario Elif Farid Greta Hanno Ines Jonas Karim Lena Marek Nadia Oskar Petra "
    "Rafiq Selma Tomas Vera Yusuf Zora"
)
_ROLES = (
    "mayor,fire chief,harbour master,head nurse,school director,union leader,police spokesman,"
    "engineer,farmer,shop owner,district judge,rescue worker"
).split(",")
_OUTLETS = "Courier Gazette Herald Journal Mirror Monitor Observer Post Star Tribune".split()
# Each fact in the words of three desks.
_FACTS: Sequence[Sequence[str]] = (
    (
        "A {thing} {broke} in {place} on {day}, killing {few} people.",
        "{Few} people died on {day} when a {thing} {broke} in {place}.",
        "At least {few} were killed in {place} after a {thing} {broke}, officials said.",
    ),
    (
        '"We heard it at {hour} in the morning," {given} {family}, the {role}, said.',
        '{given} {family}, the {role}, said: "We heard it at {hour} in the morning."',
        "The {role}, {given} {family}, told reporters that it was heard at {hour} in the morning.",
    ),
    (
        "Some {many} residents were taken to the sports hall of {suburb}.",
        "About {many} people spent the night in a sports hall in {suburb}.",
        "{Many} residents had to leave their homes for the sports hall of {suburb}.",
    ),
    (
        "The {thing} had last been inspected in {month} {year}, a document of the {body} shows.",
        "According to the {body}, the last inspection of the {thing} was in {month} {year}.",
        "It was inspected in {month} {year} and found safe, the {body} said.",
    ),
    (
        "Repairs will cost {money} million crowns, the {body} estimates.",
        "The {body} puts the damage at {money} million crowns.",
        "Damage amounts to {money} million crowns, according to the {body}.",
    ),
    (
        "{other} {family2}, who owns a workshop nearby, said nobody had warned the neighbours.",
        "Neighbours were not warned, said {other} {family2}, owner of a workshop nearby.",
        '"Nobody warned us," said {other} {family2}, whose workshop stands nearby.',
    ),
    (
        "The road between {place} and {suburb} stays closed until {day2}.",
        "Until {day2} no traffic can pass between {place} and {suburb}.",
        "Drivers are asked to avoid the road from {place} to {suburb}, closed until {day2}.",
    ),
    (
        "Prosecutors in {suburb} have opened an inquiry against the company {company}.",
        "An inquiry against {company} was opened by prosecutors in {suburb}.",
        "The company {company} is under investigation, prosecutors in {suburb} confirmed.",
    ),
    (
        "{company} denied that it had saved on maintenance.",
        "A spokeswoman for {company} rejected claims that maintenance had been cut.",
        "{company} says maintenance was never cut.",
    ),
    (
        "Firefighters from {towns} towns worked for {hours} hours.",
        "It took firefighters from {towns} towns {hours} hours to bring it under control.",
        "After {hours} hours the firefighters of {towns} towns could leave.",
    ),
)
_THINGS = (
    ("dam", "burst"),
    ("boiler", "exploded"),
    ("footbridge", "collapsed"),
    ("ferry", "capsized"),
    ("grain silo", "caught fire"),
    ("mine shaft", "caved in"),
    ("tram", "derailed"),
    ("gas pipe", "blew up"),
    ("warehouse", "burned down"),
    ("crane", "fell"),
)
_BODIES = "water board,transport ministry,mining office,building authority,port office".split(",")
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January March April June August October November".split()
_AT_ONCE = 6
_STORY = 8
_FACTS_TOLD = (5, 9)
_COPIES = 0.15


@dataclass
class _Story:
    """A story that is being told: what it says in which words, and what was written of it."""

    facts: Sequence[Sequence[str]]
    day: int
    left: int
    bodies: list[str]


def make_captures(number: int, seed: int = 1) -> Iterator[Capture]:
    """Invented reports of some 120 words on stories of eight reports each.

    Args:
        number: how many.
        seed: the same seed gives the same reports.
    """
    chance = random.Random(seed)
    told: list[_Story] = []
    for n in range(number):
        while len(told) < _AT_ONCE:
            told.append(_Story(_invent(chance), 1 + n // 20, _STORY, []))
        story = chance.choice(told)
        body = _write(chance, story)
        story.left -= 1
        if not story.left:
            told.remove(story)
        outlet = f"{_name(chance)} {chance.choice(_OUTLETS)}"
        month, day = divmod(story.day, 28)
        date = f"2027-{1 + month:02}-{1 + day:02}"
        text = f"Title: {body.split('.')[0]}\nSource: {outlet}\nPublished: {date}\n\n{body}\n"
        yield Capture(f"desk/{n:05}.txt", text.encode())


def _write(chance: random.Random, story: _Story) -> str:
    if story.bodies and chance.random() < _COPIES:
        body = chance.choice(story.bodies)
    else:
        told = sorted(chance.sample(range(len(story.facts)), chance.randrange(*_FACTS_TOLD)))
        body = "\n\n".join(chance.choice(story.facts[n]) for n in told)
    story.bodies.append(body)
    return body


def _invent(chance: random.Random) -> list[list[str]]:
    """The facts of a story, each in all its wordings."""
    held = _slots(chance)
    return [[wording.format_map(held) for wording in wordings] for wordings in _FACTS]


def _slots(chance: random.Random) -> Mapping[str, object]:
    thing, broke = chance.choice(_THINGS)
    few, many = chance.randrange(3, 60), chance.randrange(61, 900)
    given, other = chance.sample(_GIVEN.split(), 2)
    day, later = chance.sample(_DAYS, 2)
    return {
        "thing": thing, "broke": broke, "few": few, "Few": few, "many": many, "Many": many,
        "place": _name(chance), "suburb": _name(chance), "family": _name(chance),
        "family2": _name(chance), "company": f"{_name(chance)} {_name(chance)}",
        "given": given, "other": other, "day": day, "day2": later,
        "role": chance.choice(_ROLES), "body": chance.choice(_BODIES),
        "hour": chance.randrange(2, 11), "month": chance.choice(_MONTHS),
        "year": chance.randrange(2011, 2026), "money": chance.randrange(2, 90),
        "towns": chance.randrange(3, 9), "hours": chance.randrange(10, 40),
    }  # fmt: skip


def _name(chance: random.Random) -> str:
    parts = (_STARTS, _MIDDLES, _ENDS)
    return "".join(chance.choice(part.split()) for part in parts)
