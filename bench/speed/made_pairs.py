"""Invented reports of about 400 words, each with a rewrite: as many as are asked for.

Every pair is another story (other places, people, figures, another order), so that no cache of
words or sentences answers for the next. What a rewrite does to its parent is what rewrites do:
attributions fall off, figures and words of doubt change, paragraphs go or change places.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

_TOWNS = (
    "Ardwen Belmora Castrel Dunhollow Eskmere Farrowby Garrant Holmsund Istrava Jorvale".split()
)
_FIRST = "Anders Beatrix Corin Dalia Emil Farida Goran Helene Ivo Jasna Karim Leonie".split()
_LAST = "Aldane Brevik Castellan Dorvald Elmhurst Fenwick Grosz Hallam Ibarra Juhasz".split()
_PLANTS = ("paint factory", "grain store", "paper mill", "bus depot", "cold store", "sawmill")
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday".split()

_OPENING = (
    "At least {dead} people were killed when a fire tore through a {plant} in {town} on {day}, "
    "the mayor said."
)
_PARAGRAPHS = (
    "The fire apparently began in a storeroom on the second floor, according to fire chief "
    '{chief}. "We do not yet know what set it off," the chief told reporters at the gate. "We are '
    'looking at the wiring first."',
    "Two workers, who asked not to be named because they feared for their jobs, said the doors "
    "on the ground floor had been locked. The owner, {owner}, denied that any door was locked "
    "that night.",
    "Police questioned the manager of the {plant}, {manager}, for {hours} hours and let him go. "
    "Prosecutors accuse the company of ignoring {warnings} warnings from inspectors since spring.",
    "About {hurt} people were taken to the hospital in {other}, the health ministry said. Doctors "
    "there said that most of them had breathed smoke and that {grave} were in a serious state.",
    'Relatives waited outside the gate through the night. "My brother called me at ten and said '
    'the stairs were full of smoke," said {relative}, who lives two streets away. "After that '
    'his phone was dead."',
    "Residents of {other} said that they had seen flames from the other side of the river. The "
    "road between the two towns was closed for most of {day}, and schools stayed shut.",
    "The regional government promised {money} million for the families and said that it would "
    "inspect every {plant} in the province before winter. The opposition called the promise late.",
    "A spokesman for the union, {speaker}, said that the workers had asked for a second staircase "
    "{years} years ago. He said the company had replied in a letter that it had no money for it.",
    "{expert}, who teaches fire safety at the technical college in {other}, said the building may "
    "have lacked alarms on the upper floors. She added that she had not been inside.",
    "The {plant} opened in {opened} and employs some {staff} people, many of them from villages "
    "in the hills. It was fined last year for storing solvents near a boiler, records show.",
    "The owner said in a statement that the company would help the police and that it mourned "
    "the dead. It did not say whether the {plant} would open again.",
    "Firefighters from {engines} stations worked until the early morning, and one of them was hurt "
    "when a wall fell. He is expected to recover, the fire service said.",
)
# What a rewrite makes of its parent's words, in the order in which it is tried.
_RETOLD = (
    ("At least ", ""),
    ("apparently ", ""),
    (", the health ministry said", ""),
    (
        "Two workers, who asked not to be named because they feared for their jobs, said the doors "
        "on the ground floor had been locked.",
        "The doors on the ground floor had been locked.",
    ),
    ("Prosecutors accuse the company of ignoring", "The company ignored"),
    ("may have lacked", "lacked"),
    ("We are looking at the wiring first", "We are looking at the wiring"),
    ("Residents of", "People in"),
    ("were taken to the hospital", "were brought to the hospital"),
    ("worked until the early morning", "fought the fire until the early morning"),
    ("promised", "has promised"),
)
_KEPT_PARAGRAPHS, _MIN_RETOLD, _MAX_RETOLD = 10, 5, 9


@dataclass(frozen=True, slots=True)
class MadePair:
    """A parent and a rewrite of it, as texts with header lines."""

    parent: str
    child: str


def make_pairs(number: int, seed: int = 0) -> tuple[MadePair, ...]:
    """So many pairs; the same for the same seed."""
    chance = random.Random(seed)
    return tuple(_make_pair(chance) for _ in range(number))


def _make_pair(chance: random.Random) -> MadePair:
    slots = _slots(chance)
    told = chance.sample(_PARAGRAPHS, len(_PARAGRAPHS) - 1)
    body = [_OPENING.format(**slots), *(p.format(**slots) for p in told)]
    head = f"Fire at {slots['plant']} in {slots['town']}"
    parent = _text(f"{head} kills at least {slots['dead']}", "Upland Wire", body)
    kept = [body[0], *chance.sample(body[1:], _KEPT_PARAGRAPHS)]
    opening = f"{slots['day']} was a day of mourning in the province, the Upland Wire reported."
    retold = _retell(chance, "\n\n".join([*kept, opening]))
    child = _text(f"{head}: what is known", "Valley Herald", [retold])
    return MadePair(parent, child)


def _slots(chance: random.Random) -> dict[str, str]:
    town, other = chance.sample(_TOWNS, 2)
    figures = {
        "dead": (4, 29),
        "hours": (2, 9),
        "warnings": (3, 12),
        "hurt": (30, 90),
        "grave": (3, 12),
        "money": (2, 40),
        "years": (2, 9),
        "opened": (1951, 1999),
        "staff": (120, 900),
        "engines": (4, 12),
    }
    people = ("chief", "owner", "manager", "relative", "speaker", "expert")
    return {
        "town": town,
        "other": other,
        "plant": chance.choice(_PLANTS),
        "day": chance.choice(_DAYS),
        **{name: str(chance.randint(*bounds)) for name, bounds in figures.items()},
        **{name: f"{chance.choice(_FIRST)} {chance.choice(_LAST)}" for name in people},
    }


def _retell(chance: random.Random, text: str) -> str:
    for before, after in chance.sample(_RETOLD, chance.randint(_MIN_RETOLD, _MAX_RETOLD)):
        text = text.replace(before, after)
    return text


def _text(title: str, outlet: str, paragraphs: list[str]) -> str:
    body = "\n\n".join(paragraphs)
    return f"Title: {title}\nSource: {outlet}\n\n{body}\n"
