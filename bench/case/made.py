"""Reports made by chance and by the same chance again: for cases of any size."""

from __future__ import annotations

import random
from collections.abc import Iterator

from headwater.model import Capture

_PLACES = "Nule Ostrel Vardo Lund Corva Sornay Hadrin Pelm Teska Orvik Mirel Astrava".split()
_ROLES = "harbour master,fire chief,mayor,nurse,teacher,engineer,witness,farmer,doctor".split(",")
_GIVEN = "Ilse Ruben Petra Goran Mirela Odette Tomas Hirut Adnan Sabine Jorik Leona".split()
_FAMILY = "Quandt Astor Lindqvist Vokal Tanase Lanvin Brandl Okeke Marsh Petrov Ahlgren".split()
_WHAT = (
    "a bridge gave way,a ferry ran aground,a fire broke out,a dam was opened,a market was shelled,"
    "a convoy was stopped,wheat prices rose,a school was closed,a strike began,a well ran dry"
).split(",")
_COPIES = 0.15


def make_captures(number: int, seed: int = 1) -> Iterator[Capture]:
    """Invented reports of some 120 words; 15 in a hundred are copies of one before.

    Args:
        number: how many.
        seed: the same seed gives the same reports.
    """
    chance = random.Random(seed)
    bodies: list[str] = []
    for n in range(number):
        copied = bodies and chance.random() < _COPIES
        body = chance.choice(bodies[-200:]) if copied else _body(chance)
        bodies.append(body)
        outlet = f"{chance.choice(_PLACES)} Courier {chance.randrange(90)}"
        day = f"2027-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
        text = f"Title: {body.split('.')[0]}\nSource: {outlet}\nPublished: {day}\n\n{body}\n"
        yield Capture(f"made/{n:05}.txt", text.encode())


def _body(chance: random.Random) -> str:
    return " ".join(_sentence(chance) for _ in range(8))


def _sentence(chance: random.Random) -> str:
    who = f"{chance.choice(_ROLES)} {chance.choice(_GIVEN)} {chance.choice(_FAMILY)}"
    dead = chance.randrange(1, 90)
    return (
        f"At least {dead} people were hurt when {chance.choice(_WHAT)} near "
        f"{chance.choice(_PLACES)} {chance.randrange(2, 60)} hours ago, {who} said."
    )
