"""Whole invented dossiers, and ways to spoil them."""

from __future__ import annotations

import dataclasses
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from tests.render.pieces import make_claim, make_drift, make_link, make_report, words_of
from tests.render.weir import POST, weir

from headwater.dossier import Account, Dossier, Provenance
from headwater.model import Group, Origin


def make_dossier(**fields: Any) -> Dossier:
    """The dossier of the weir, with any field replaced."""
    return dataclasses.replace(weir(), **fields)


def make_empty_dossier(**fields: Any) -> Dossier:
    """A dossier of nothing, with any field replaced."""
    bare = Dossier(
        Account(0, 0, (), (), ()),
        Provenance("0" * 64, (("read", "1"),), None, "learned", "learned"),
    )
    return dataclasses.replace(bare, **fields)


def make_long_dossier(reports: int) -> Dossier:
    """One original and many copies of it, each with a drift and a claim of its own."""
    texts = [
        make_report(f"r{n}", POST, outlet=f"Outlet {n}", published=f"2031-05-{n % 28 + 1:02d}")
        for n in range(1, reports + 1)
    ]
    first = texts[0]
    words = words_of(first, "apparently gave way")
    claims = tuple(
        make_claim(f"c{n}", words_of(r, "At least 9 people are missing"), "g1")
        for n, r in enumerate(texts, start=1)
    )
    groups = tuple(
        Group(
            f"g{n}",
            f"Claim {n}",
            tuple(c.id for c in claims),
            tuple(r.id for r in texts),
            ("o1",),
            1,
            "single-origin",
            (),
            0.9,
            (),
        )
        for n in range(1, reports + 1)
    )
    return make_empty_dossier(
        account=Account(reports, reports, (), (), ()),
        reports=tuple(texts),
        links=tuple(make_link(r.id, "r1", kind="copy", cited=False) for r in texts[1:]),
        origins=(Origin("o1", "Outlet 1", "r1", tuple(r.id for r in texts)),),
        drift=tuple(
            make_drift(n, "hedge-dropped", "medium", words_of(r, "gave way"), words)
            for n, r in enumerate(texts[1:], start=1)
        ),
        claims=claims,
        groups=groups,
    )


def spoil(dossier: Dossier, payload: str) -> Dossier:
    """The dossier with a payload before every free text in it; words of a fixed list stay.

    Ids stay alike where they were alike, so that everything still belongs together. A text that is
    missing becomes the payload.
    """
    spoilt = _spoilt(dossier, payload)
    assert isinstance(spoilt, Dossier)
    return spoilt


def _spoilt(value: Any, payload: str) -> Any:
    if isinstance(value, tuple):
        return tuple(_spoilt(item, payload) for item in value)
    if isinstance(value, str):
        return payload + value
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    hints = get_type_hints(type(value))
    fields = {}
    for field in dataclasses.fields(value):
        hint, held = hints[field.name], getattr(value, field.name)
        options = get_args(hint) if get_origin(hint) in {Union, UnionType} else (hint,)
        if any(get_origin(option) is Literal for option in options):
            continue
        missing = held is None and str in options
        fields[field.name] = payload if missing else _spoilt(held, payload)
    return dataclasses.replace(value, **fields)
