"""Where a label finds room beside its point: the first of a few spots that nothing else takes."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.render.measure import text_width

SIZE = 13.0
_HEIGHT = 15.0
# A label may cross the line of a wide ring, not the middle of it.
_KEPT = 6.0
_WIDEST_STEP = 19.0

Rect = tuple[float, float, float, float]


def around(x: float, y: float, radius: float) -> Rect:
    """What a point keeps free of labels."""
    kept = min(radius, _KEPT)
    return (x - kept, y - kept, x + kept, y + kept)


def box(spot: tuple[float, float], label: str) -> Rect:
    """What a label takes whose baseline begins at a spot."""
    x, y = spot
    return (x, y - _HEIGHT * 0.8, x + text_width(label, SIZE), y + _HEIGHT * 0.25)


def room(
    point: tuple[float, float, float],
    label: str,
    taken: Sequence[Rect],
    size: tuple[float, float],
) -> tuple[float, float] | None:
    """Where the baseline of a point's label begins, or None where nothing is free.

    Args:
        point: x, y and radius; a radius of 0 is a name without a point.
        label: the words.
        taken: what is not free.
        size: width and height of the drawing.
    """
    for spot in _spots(*point, text_width(label, SIZE)):
        found = box(spot, label)
        inside = found[0] >= 2 and found[1] >= 2 and found[2] <= size[0] - 2
        if inside and found[3] <= size[1] - 2 and not any(overlap(found, t) for t in taken):
            return spot
    return None


def _spots(x: float, y: float, radius: float, wide: float) -> list[tuple[float, float]]:
    off, middle = min(radius + 4, _WIDEST_STEP), y + _HEIGHT * 0.3
    if radius == 0:
        return [(x - wide / 2, middle + shift) for shift in (0, 18, -18)]
    return [
        (x + off, middle),
        (x - off - wide, middle),
        (x - wide / 2, y - off),
        (x - wide / 2, y + off + _HEIGHT * 0.7),
        (x + off * 0.7, y - off * 0.7),
        (x + off * 0.7, y + off * 0.7 + _HEIGHT * 0.6),
        (x - off * 0.7 - wide, y - off * 0.7),
        (x - off * 0.7 - wide, y + off * 0.7 + _HEIGHT * 0.6),
    ]


def overlap(a: Rect, b: Rect) -> bool:
    """Whether two boxes share any room."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
