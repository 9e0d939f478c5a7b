from __future__ import annotations

import dataclasses

from hypothesis import given, settings
from tests.render.factory import make_dossier
from tests.strategies import dossiers

from headwater.dossier import Dossier
from headwater.export.identity import Identities, name_of

LISTS = "reports attributions voices claims origins groups drift events places times".split()


@settings(max_examples=20)
@given(dossiers())
def test_no_two_records_share_a_name(dossier: Dossier) -> None:
    names = Identities(dossier)
    ids = [record.id for key in LISTS for record in getattr(dossier, key)]
    assert len({names.of(id) for id in ids}) == len(ids)


def test_a_report_has_the_same_name_in_another_dossier() -> None:
    whole = make_dossier()
    second = whole.reports[1]
    alone = dataclasses.replace(
        whole, reports=(dataclasses.replace(second, id="r1", path="elsewhere/a.txt"),)
    )
    assert Identities(alone).of("r1") == Identities(whole).of("r2")


def test_the_same_report_under_two_paths_is_two() -> None:
    whole = make_dossier()
    twin = dataclasses.replace(whole.reports[0], id="r9", path="copy.txt")
    names = Identities(dataclasses.replace(whole, reports=(*whole.reports, twin)))
    assert names.of("r1") != names.of("r9")


def test_parts_do_not_run_together() -> None:
    assert name_of("ab", "c") != name_of("a", "bc")
    assert name_of("a", "") != name_of("a")
