from __future__ import annotations

import dataclasses
import io

from rich.console import Console
from tests.export.raid import raid
from tests.render.factory import make_dossier

from headwater.render.coded import coded_events
from headwater.render.names import name_everything
from headwater.render.page import render_page
from headwater.render.terminal import print_dossier


def test_events_are_listed_by_type_with_the_words_behind_each() -> None:
    dossier = raid()
    (assault,) = coded_events(dossier, name_everything(dossier))
    assert assault.head == "Assault (used violence against people or property): 5 events"
    assert [event.words for event in assault.events][:2] == [
        "assault, by Soldiers, to villagers, 19 dead",
        "assault (firearms), by Soldiers, to villagers, at Sarn Ford, 3 May 2031, 9 dead",
    ]
    assert [g.words for g in assault.events[1].grounds] == [
        "“shot dead at least 9 villagers” (Ostrel Wire, crediting residents)"
    ]


def test_tellings_that_read_the_same_are_one_row_with_all_their_words() -> None:
    dossier = raid()
    twin = dataclasses.replace(dossier.events[1], id="e6", claims=("c3",))
    changed = dataclasses.replace(dossier, events=(*dossier.events, twin))
    (assault,) = coded_events(changed, name_everything(changed))
    assert assault.head.endswith("5 events, told 6 times")
    assert assault.events[0].reports == ("Ostrel Wire", "Coast Mirror")
    assert len(assault.events[0].grounds) == 2


def test_types_with_most_tellings_come_first_and_unknown_ones_are_shown() -> None:
    dossier = make_dossier()
    found = coded_events(dossier, name_everything(dossier))
    assert [(t.name, t.meaning) for t in found] == [
        ("Accident", ""),
        ("Accuse", "blamed, criticised or investigated"),
    ]


def test_page_shows_events_in_the_table_on_the_map_and_on_the_timeline() -> None:
    page = render_page(raid())
    assert "Assault (used violence against people or property): 5 events" in page
    assert "“shot dead at least 9 villagers” (Ostrel Wire, crediting residents)" in page
    assert 'class="near told"' in page
    assert "Events are placed at Sarn Ford (1 event)." in page
    assert 'class="bar event"' in page
    assert "Event: assault (firearms), by Soldiers, to villagers, at Sarn Ford, 9 dead" in page


def test_terminal_says_why_an_event_was_coded() -> None:
    console = Console(file=io.StringIO(), width=100)
    print_dossier(raid(), console)
    assert isinstance(console.file, io.StringIO)
    printed = " ".join(console.file.getvalue().split())
    assert "Assault (used violence against people or property): 5 events" in printed
    assert "because “shot dead at least 9 villagers” (Ostrel Wire, crediting residents)" in printed
    assert "Sarn Ford: city, 35.25 S 40.12 E, within about 20 km; named in" in printed
