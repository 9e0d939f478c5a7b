"""Made-up reports in any number, with copies planted among them: true to how news is written."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from pathlib import Path

_NAMES = """Arvel|Brisko|Candor|Dremel|Eskil|Fornay|Gildas|Hestia|Ilvane|Jorund|Kestrin|Lomax
Merrin|Norvik|Ostrava|Pelham|Quill|Rasmund|Selwyn|Tarrow""".replace("\n", "|").split("|")
_PLACES = """Port Amsel|Vellmar|Old Trenton|Kiraly|Saint Orm|Dunmere|Lakeside|Holt|Marrow Bay
Upper Fen""".replace("\n", "|").split("|")
_SYLLABLES = "ba de fi go lu ma ne po ri su ta vo ka zen mir dal".split()
_PATTERNS = (
    "The {n1} of {p} {v} the {a} {n2} on the {d}th, {f} {c} told members of the {n3}.",
    "{f} {c} said {d} {n1}s near {p} had {v} what the {n2} called a {a} {n3}.",
    "Nobody in {p} had seen the {a} {n1} that {f} {c} and the {n2} {v} for a {n3}.",
    "“We {v} every {n1} since the {n2},” said {f} {c} of the {a} {n3}.",
    "In {p}, {d} people from {c} waited, and the {n1} {v} its {a} {n2} for the {n3}.",
    "A {n1} by {f} {c} found that the {a} {n2} lost {d} days when {p} {v} its {n3}.",
    "Under the {n1}, which the {a} {n2} {v}, {p} pays {d} {n3}s to {f} {c}.",
    "{p} and {c} are towns where a {n1} {v} nothing but the {a} {n2}, as {f} wrote of the {n3}.",
)


@dataclass(frozen=True, slots=True)
class Made:
    """One made report, as a line of JSON would hold it."""

    id: str
    outlet: str
    published: str
    text: str

    def line(self) -> str:
        return json.dumps(
            {"id": self.id, "outlet": self.outlet, "published": self.published, "text": self.text}
        )


class Newsroom:
    """Writes sentences and reports; the same seed writes the same."""

    def __init__(self, seed: int = 1) -> None:
        # The words of a language are the same for every newsroom; what is written is not.
        words = random.Random("words")  # noqa: S311  the same seed must write the same
        self.nouns, self.verbs, self.adjectives = (
            [_coin(words, ending) for _ in range(900)] for ending in ("", "ed", "ic")
        )
        self.chance = random.Random(seed)  # noqa: S311  as above

    def sentence(self) -> str:
        c = self.chance
        return c.choice(_PATTERNS).format(
            n1=self._one_of(self.nouns),
            n2=self._one_of(self.nouns),
            n3=self._one_of(self.nouns),
            v=self._one_of(self.verbs),
            a=self._one_of(self.adjectives),
            p=c.choice(_PLACES),
            f=c.choice(_NAMES),
            c=_coin(c, "").capitalize(),
            d=c.randint(2, 900),
        )

    def _one_of(self, words: list[str]) -> str:
        """Few of the words often, most of them seldom, as in any language."""
        return words[int(len(words) ** self.chance.random()) - 1]

    def body(self, sentences: int = 7) -> list[str]:
        return [self.sentence() for _ in range(sentences)]

    def report(self, id: str, outlet: str, day: int, body: list[str]) -> Made:
        page = (
            f"{outlet.upper()} -- {' '.join(body)}\n\n"
            f"Subscribe to {outlet} for local news that matters to you every morning. "
            f"Copyright {outlet}, all rights reserved in every country of the world."
        )
        return Made(id, outlet, f"2024-03-{day:02d}", page)


def _coin(chance: random.Random, ending: str) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(3)) + ending


def with_copies(reports: int = 60, seed: int = 1) -> tuple[list[Made], dict[str, str]]:
    """Reports, copies of five of them, and the parent of each copy."""
    room = Newsroom(seed)
    bodies = [room.body() for _ in range(reports)]
    own = [
        room.report(f"own-{n:03d}", f"Outlet {'ABCDEFGHIJ'[n % 10]}", 1 + n % 20, body)
        for n, body in enumerate(bodies)
    ]
    copies = [
        room.report("verbatim", "Outlet X", 25, bodies[0]),
        room.report("truncated", "Outlet X", 25, bodies[1][:4]),
        room.report("lead", "Outlet Y", 25, [*room.body(2), *bodies[2][1:]]),
        room.report("quote", "Outlet Y", 25, [*room.body(3), bodies[3][3], *room.body(3)]),
        room.report("reworded", "Outlet Z", 25, [_reword(s, room.chance) for s in bodies[4]]),
    ]
    parents = {copy.id: own[n].id for n, copy in enumerate(copies)}
    return [*own, *copies], parents


def _reword(sentence: str, chance: random.Random) -> str:
    """A sentence of which every third word gives way to another."""
    others = "some other words that nobody wrote there before stand here instead".split()
    words = sentence.split()
    return " ".join(chance.choice(others) if chance.random() < 0.35 else word for word in words)


def write_jsonl(reports: list[Made], file: Path) -> Path:
    """Write reports as JSON Lines."""
    file.write_text("".join(report.line() + "\n" for report in reports), encoding="utf-8")
    return file
