"""How surely one report tells the sentences of another, in whatever words."""

from __future__ import annotations

from functools import lru_cache

from tests.factory import make_report

from headwater.align import align
from headwater.annotate import annotate
from headwater.echo import find_echoes, name_outlets
from headwater.model import Annotations, Citation, Echo, Report
from headwater.settings import AlignSettings, AnnotateSettings

_SOURCE = (
    "A fire broke out in the attic of the town hall at Lenz on Sunday night.\n\n"
    "The keeper, Ada Brumm, woke to the smell of smoke and carried two paintings into the yard.\n\n"
    "Nobody was hurt, the fire brigade said."
)


@lru_cache
def _parsed(text: str, name: str) -> tuple[Report, Annotations]:
    report = make_report(text, id=name)
    return report, annotate(report, AnnotateSettings())


def _echoes(child: str, parent: str = _SOURCE, outlets: tuple[str, ...] = ()) -> tuple[Echo, ...]:
    (one, mine), (other, theirs) = _parsed(child, "r1"), _parsed(parent, "r2")
    comparison = align(one, other, mine, theirs, AlignSettings())
    return find_echoes(mine, theirs, comparison, outlets)


def test_what_is_told_in_other_words_is_told() -> None:
    (echo,) = _echoes("Keeper Ada Brumm saved two paintings, having been woken by smoke.")
    assert echo.sentence == 0
    assert echo.told > echo.otherwise


def test_the_same_words_need_no_reading() -> None:
    assert _echoes("Nobody was hurt, the fire brigade said.") == (Echo(0, 1.0, 0.0),)


def test_another_answer_is_told_otherwise() -> None:
    (same,) = _echoes("No one was injured, firefighters said.")
    (other,) = _echoes("Three people were hurt, the fire brigade said.")
    assert other.otherwise > same.otherwise
    assert other.told < same.told


def test_what_aligns_with_nothing_has_no_echo() -> None:
    assert _echoes("The price of rye fell in the markets of Orsk.") == ()


def test_what_outlets_are_called_is_not_read() -> None:
    told = "The keeper woke to the smell of smoke, she told {}."
    masked = [
        _echoes(
            told.format(name),
            _SOURCE.replace("on Sunday night", f"on Sunday night, she told {name}"),
            (name,),
        )
        for name in ("Harbour Wire", "Tundra Wire")
    ]
    assert masked[0] == masked[1] != ()


def test_outlets_are_those_that_publish_and_those_that_are_cited() -> None:
    report = make_report("The Lamp reported it. The ministry denied it.", outlet="Daily Oar")
    cited = (
        Citation(report.span(0, 8), "The Lamp", "report", None, 0.9),
        Citation(report.span(22, 34), "The ministry", "body", None, 0.9),
    )
    assert name_outlets([report], {report.id: cited}) == {"Daily Oar", "The Lamp"}
