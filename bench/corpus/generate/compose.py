"""One report of a corpus: its text with all that stands around it, and what of it was copied."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache

import numpy as np

from bench.corpus.generate.edits import OWN, Body, Draft, Editor
from bench.corpus.generate.language import make_language
from bench.corpus.generate.outlets import Outlet, make_outlet
from bench.corpus.generate.plan import (
    CARRIED,
    KINDS,
    NEW,
    NO_PARENT,
    TO_THE_DAY,
    UNDATED,
    WIRE,
    make_plan,
)
from bench.corpus.generate.prose import WIRE_BLOCK, Author
from bench.corpus.generate.recipe import BLOCK_REPORTS, Recipe

Extent = tuple[int, int]

_START = datetime(2024, 1, 1, tzinfo=UTC)
_LINK_BLOCK = WIRE_BLOCK * 2
_LINKS, _HEADLINE_WORDS = 12, 9
_WITH_DATELINE, _CREDITED, _TAGGED, _OWN_TITLE = 0.85, 0.3, 0.6, 0.5
_KEPT_PAGES = 4096


@dataclass(frozen=True, slots=True)
class Page:
    """A report as its outlet shows it.

    Attributes:
        text: all of it.
        extents: where each sentence of the body stands, half-open, in characters.
        origins: for each sentence the parent's sentence that it comes from, or OWN.
        kept: share of the copied sentences' words that stand as the parent has them.
    """

    text: str
    extents: list[Extent]
    origins: list[int]
    kept: float


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a child and the stretch of its parent that it comes from."""

    child: Extent
    parent: Extent


@dataclass(frozen=True, slots=True)
class Made:
    """A report, and the truth about it.

    Attributes:
        id: its name in the corpus.
        outlet: who published it.
        published: date or instant as text; empty where it is not known.
        url: its address.
        title: its headline.
        text: all that its page says.
        body: where the body stands in the text; before and behind it is furniture.
        kind: how it came about: new, or the kind of copy.
        strength: how strong a copy; see the README for each kind.
        kept: share of the copied sentences' words that stand as the parent has them.
        parent: id of the report that it copies, or nothing.
        passages: what it took, and from where.
    """

    id: str
    outlet: str
    published: str
    url: str
    title: str
    text: str
    body: Extent
    kind: str
    strength: float
    kept: float
    parent: str
    passages: tuple[Passage, ...]


class Composer:
    """Composes any report of a corpus by its place in it."""

    def __init__(self, recipe: Recipe) -> None:
        self.recipe = recipe
        self.plan = make_plan(recipe)
        self._wire_rows = {int(place): row for row, place in enumerate(self.plan.wires)}
        language = make_language(recipe.seed, recipe.style)
        self._author = Author(language, recipe.seed)
        self._editor = Editor(language)
        self._outlet = cache(self._make_outlet)
        self._page = lru_cache(maxsize=_KEPT_PAGES)(self._make_page)

    def compose(self, place: int) -> Made:
        """One report, the same every time."""
        page, plan = self._make_page(place), self.plan
        parent = int(plan.parents[place])
        kind, strength = KINDS[plan.kinds[place]]
        outlet = self._outlet(int(plan.outlets[place]))
        slug = outlet.name.lower().replace(" ", "-")
        return Made(
            id=_id(place),
            outlet=outlet.name,
            published=self._published(place),
            url=f"https://{slug}.example/n/{place}",
            title=self._title(place),
            text=page.text,
            body=(page.extents[0][0], page.extents[-1][1]),
            kind=kind,
            strength=strength,
            kept=page.kept,
            parent=_id(parent) if parent != NO_PARENT else "",
            passages=_passages(page, self._page(parent)) if parent != NO_PARENT else (),
        )

    def _own_body(self, place: int) -> Body:
        if self.plan.kinds[place] == WIRE:
            row = self._wire_rows[place]
            return self._author.body(WIRE_BLOCK + row // BLOCK_REPORTS, row % BLOCK_REPORTS)
        return self._author.body(place // BLOCK_REPORTS, place % BLOCK_REPORTS)

    def _draft(self, place: int) -> Draft:
        parent = int(self.plan.parents[place])
        own = self._own_body(place)
        if parent == NO_PARENT:
            return Draft(own, [OWN] * len(own))
        kind, strength = KINDS[self.plan.kinds[place]]
        rng = np.random.default_rng([self.recipe.seed, 4, place])
        return self._editor.copy(kind, strength, self._own_body(parent), own, rng)

    def _make_page(self, place: int) -> Page:
        chance = random.Random(f"page {self.recipe.seed} {place}")
        outlet = self._outlet(int(self.plan.outlets[place]))
        draft, sheet = self._draft(place), _Sheet()
        if outlet.header:
            sheet.put(f"{outlet.header}\n\n")
        sheet.put(self._dateline(place, outlet, chance))
        said = [self._author.say(sentence) for sentence in draft.sentences]
        extents = sheet.put_paragraphs(said, chance)
        for line in self._below(place, outlet, chance):
            sheet.put(f"\n\n{line}")
        sheet.put("\n")
        return Page("".join(sheet.parts), extents, draft.origins, draft.kept)

    def _dateline(self, place: int, outlet: Outlet, chance: random.Random) -> str:
        """Every copy gets one: a copy from the first character on is a case of its own."""
        kind = self.plan.kinds[place]
        if kind == NEW and chance.random() >= _WITH_DATELINE:
            return ""
        day, credited = self._instant(place), outlet.name
        if kind == CARRIED and chance.random() < _TAGGED:
            credited = self._outlet(int(self.plan.outlets[self.plan.parents[place]])).name
        when = f"{day:%B} {day.day}, {day.year}"
        return f"{outlet.place.upper()}, {when} ({credited}){outlet.dash}"

    def _below(self, place: int, outlet: Outlet, chance: random.Random) -> list[str]:
        lines = []
        parent = int(self.plan.parents[place])
        if parent != NO_PARENT and chance.random() < _CREDITED:
            first = self._outlet(int(self.plan.outlets[parent]))
            lines.append(outlet.credit.format(outlet=first.name))
        if links := outlet.links_line(chance):
            lines.append(links)
        return [*lines, *(outlet.footers or (outlet.sign_off(chance),))]

    def _instant(self, place: int) -> datetime:
        return _START + timedelta(minutes=int(self.plan.minutes[place]))

    def _published(self, place: int) -> str:
        dating = self.plan.dating[place]
        if dating == UNDATED:
            return ""
        instant = self._instant(place)
        return f"{instant:%Y-%m-%d}" if dating == TO_THE_DAY else f"{instant:%Y-%m-%dT%H:%M:00Z}"

    def _title(self, place: int) -> str:
        chance = random.Random(f"title {self.recipe.seed} {place}")
        parent = int(self.plan.parents[place])
        takes_over = parent != NO_PARENT and chance.random() >= _OWN_TITLE
        return self._headline(self._own_body(parent if takes_over else place))

    def _headline(self, body: Body) -> str:
        return " ".join(self._author.say(body[0]).rstrip(".").split()[:_HEADLINE_WORDS])

    def _make_outlet(self, number: int) -> Outlet:
        block, row = divmod(number * _LINKS, BLOCK_REPORTS)
        rows = [
            (_LINK_BLOCK + block + (row + n) // BLOCK_REPORTS, (row + n) % BLOCK_REPORTS)
            for n in range(_LINKS)
        ]
        links = tuple(self._headline(self._author.body(*at)) for at in rows)
        return make_outlet(number, self.recipe.seed, links, self.recipe.furniture)


@dataclass
class _Sheet:
    """A text that is written piece by piece, and knows where each piece stands."""

    parts: list[str] = field(default_factory=list)
    length: int = 0

    def put(self, text: str) -> Extent:
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return start, self.length

    def put_paragraphs(self, sentences: Sequence[str], chance: random.Random) -> list[Extent]:
        """Put sentences in paragraphs of one to three; gives where each sentence stands."""
        extents = []
        left = chance.randint(1, 3)
        for number, sentence in enumerate(sentences):
            if number:
                self.put(" " if left else "\n\n")
                left = left or chance.randint(1, 3)
            extents.append(self.put(sentence))
            left -= 1
        return extents


def _id(place: int) -> str:
    return f"r{place:09d}"


def _passages(child: Page, parent: Page) -> tuple[Passage, ...]:
    """Runs of sentences that follow one another in the child as they do in the parent."""
    passages: list[Passage] = []
    run: list[int] = []
    for place, origin in enumerate([*child.origins, OWN]):
        follows = run and origin == child.origins[run[-1]] + 1
        if run and not follows:
            passages.append(_passage(run, child, parent))
            run = []
        if origin != OWN:
            run.append(place)
    return tuple(passages)


def _passage(run: list[int], child: Page, parent: Page) -> Passage:
    first, last = child.origins[run[0]], child.origins[run[-1]]
    return Passage(
        (child.extents[run[0]][0], child.extents[run[-1]][1]),
        (parent.extents[first][0], parent.extents[last][1]),
    )
