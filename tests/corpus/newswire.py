"""Made-up reports in any number, with copies planted among them: true to how news is written."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from pathlib import Path

_SUBJECTS = """harbour council|water board|night market|ferry company|teachers' union|grain office
border police|city court|fishing fleet|rail company""".replace("\n", "|").split("|")
_VERBS = """rejected|approved|delayed|reviewed|published|withdrew|announced|questioned|defended
cancelled""".replace("\n", "|").split("|")
_OBJECTS = "plan|budget|contract|inquiry|timetable|ruling|agreement|survey|list|appeal".split("|")
_NAMES = """Arvel|Brisko|Candor|Dremel|Eskil|Fornay|Gildas|Hestia|Ilvane|Jorund|Kestrin|Lomax
Merrin|Norvik|Ostrava|Pelham|Quill|Rasmund|Selwyn|Tarrow""".replace("\n", "|").split("|")
_PLACES = """Port Amsel|Vellmar|Old Trenton|Kiraly|Saint Orm|Dunmere|Lakeside|Holt|Marrow Bay
Upper Fen""".replace("\n", "|").split("|")
_LAST = """after a night of talks|despite two warnings|as prices rose again
before the spring vote|while crowds waited outside|because the dam had failed""".split("|")
_PATTERNS = (
    "The {s} of {p} {v} the {c} {o} on the {d}th, {n} {c2} told members {l}.",
    "{n} {c} said {d} boats near {p} had {v} what the {s} called a {c2} {o}.",
    "Nobody in {p} had seen the {c} {o} that {n} {c2} and the {s} {v}.",
    "“We {v} every {o} since {c},” said {n} {c2} of the {s}, {l}.",
    "In {p}, {d} people from {c} waited {l}, and the {s} {v} its {o} for {c2}.",
    "A {o} by {n} {c} found that {c2} lost {d} days when {p} {v} its {s}.",
    "Under the {c} {o}, which the {s} {v}, {p} pays {d} crowns to {n} {c2}.",
    "{c} and {c2} are towns where a {s} {v} nothing but the {o}, {n} wrote {l}.",
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
        self.chance = random.Random(seed)  # noqa: S311  the same seed must write the same

    def coined(self) -> str:
        syllables = "ba de fi go lu ma ne po ri su ta vo ka zen mir dal".split()
        return "".join(self.chance.choice(syllables) for _ in range(3)).capitalize()

    def sentence(self) -> str:
        c = self.chance
        return c.choice(_PATTERNS).format(
            s=c.choice(_SUBJECTS),
            p=c.choice(_PLACES),
            v=c.choice(_VERBS),
            o=c.choice(_OBJECTS),
            n=c.choice(_NAMES),
            l=c.choice(_LAST).replace("\n", " "),
            d=c.randint(2, 900),
            c=self.coined(),
            c2=self.coined(),
        )

    def body(self, sentences: int = 7) -> list[str]:
        return [self.sentence() for _ in range(sentences)]

    def report(self, id: str, outlet: str, day: int, body: list[str]) -> Made:
        page = (
            f"{outlet.upper()} -- {' '.join(body)}\n\n"
            f"Subscribe to {outlet} for local news that matters to you every morning. "
            f"Copyright {outlet}, all rights reserved in every country of the world."
        )
        return Made(id, outlet, f"2024-03-{day:02d}", page)


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
