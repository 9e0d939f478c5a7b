from __future__ import annotations

import datetime as dt

import pyarrow as pa
import pytest

from headwater.corpus.kernel.directions import tell_directions

DAY = dt.timedelta(days=1, microseconds=-1)


def told(
    child: tuple[str, str | None, int | None], parent: tuple[str, str | None, int | None]
) -> tuple[bool, bool, str]:
    columns: dict[str, pa.Array] = {}
    for side, (text, outlet, day) in (("child", child), ("parent", parent)):
        start = dt.datetime(2024, 3, day) if day else None
        columns |= {
            f"{side}_text": pa.array([text]),
            f"{side}_outlet": pa.array([outlet], pa.string()),
            f"{side}_start": pa.array([start], pa.timestamp("us")),
            f"{side}_end": pa.array([start + DAY if start else None], pa.timestamp("us")),
        }
    found = tell_directions(pa.RecordBatch.from_pydict(columns))
    return bool(found.turned[0]), bool(found.undirected[0]), found.bases[0]


@pytest.mark.parametrize(
    ("child", "parent", "expected"),
    [
        (("", "Holt Post", 2), ("", "Fen Echo", 1), (False, False, "date")),
        (("", "Holt Post", 1), ("", "Fen Echo", 2), (True, False, "date")),
        (("", "Holt Post", 1), ("", "Fen Echo", 1), (False, True, "")),
        (("", "Holt Post", None), ("", "Fen Echo", 1), (False, True, "")),
        (("Fen Echo reported", "Holt Post", 1), ("", "Fen Echo", 1), (False, False, "citation")),
        (("", "Holt Post", 1), ("as Holt Post wrote", "Fen Echo", 1), (True, False, "citation")),
        (
            ("Fen Echo said", "Holt Post", 1),
            ("Holt Post said", "Fen Echo", 1),
            (False, True, ""),
        ),
        (
            ("Fen Echo reported", "Holt Post", 2),
            ("", "Fen Echo", 1),
            (False, False, "date and citation"),
        ),
        (("BEIRUT (Reuters) -", "Holt Post", 1), ("", "Reuters", 1), (False, False, "citation")),
        # Its own name in its own furniture is no citation, nor is a name inside another word.
        (("Holt Post", "Holt Post", 1), ("", "Holt Post", 1), (False, True, "")),
        (("the Fen Echoes rang", "Holt Post", 1), ("", "Fen Echo", 1), (False, True, "")),
        (("", None, 1), ("", None, 1), (False, True, "")),
    ],
)
def test_dates_come_first_then_who_names_whom(
    child: tuple[str, str | None, int | None],
    parent: tuple[str, str | None, int | None],
    expected: tuple[bool, bool, str],
) -> None:
    assert told(child, parent) == expected
