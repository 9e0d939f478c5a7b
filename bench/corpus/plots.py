"""A log-log plot as a small SVG, written by hand: how a figure grows with the size of a corpus."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from html import escape

Point = tuple[float, float]

_LEFT, _TOP, _WIDTH, _HEIGHT = 80, 60, 480, 360
_INK, _GRID = "#1a1a1a", "#dcdcdc"
# Told apart by mark and dashes too, not by colour alone.
_STYLES = (("#0b3d91", "", "circle"), ("#a13d00", "6 3", "square"), ("#2b6b2b", "2 3", "circle"))


def log_log_svg(
    series: Mapping[str, Sequence[Point]], title: str, x_label: str, y_label: str
) -> str:
    """The plot as the text of an SVG file; both axes run over whole powers of ten.

    Args:
        series: points above zero under the name of each curve; three curves at most.
        title: above it.
        x_label: below the axis.
        y_label: beside the axis.
    """
    points = [point for curve in series.values() for point in curve]
    frame = _Frame(_decades([x for x, _ in points]), _decades([y for _, y in points]))
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_LEFT + _WIDTH + 30}" '
        f'height="{_TOP + _HEIGHT + 70}" font-family="sans-serif" font-size="12" fill="{_INK}">',
        '<rect width="100%" height="100%" fill="#ffffff"/>',
        _text(_LEFT, 24, title, "start"),
        *frame.grid(),
        _text(_LEFT + _WIDTH / 2, _TOP + _HEIGHT + 44, x_label, "middle"),
        _text(_LEFT, _TOP - 10, y_label, "start"),
    ]
    for (name, curve), style in zip(series.items(), _STYLES, strict=False):
        lines += _curve(frame, curve, style)
        lines.append(_legend(name, frame, curve, style[0]))
    return "\n".join([*lines, "</svg>"]) + "\n"


class _Frame:
    """Where a point of the data lies in the picture."""

    def __init__(self, x_decades: tuple[int, int], y_decades: tuple[int, int]) -> None:
        self._x, self._y = x_decades, y_decades

    def x(self, value: float) -> float:
        return _LEFT + _WIDTH * _place(value, self._x)

    def y(self, value: float) -> float:
        return _TOP + _HEIGHT * (1 - _place(value, self._y))

    def grid(self) -> Iterator[str]:
        for power in range(self._x[0], self._x[1] + 1):
            x = self.x(10.0**power)
            yield _line(x, _TOP, x, _TOP + _HEIGHT)
            yield _text(x, _TOP + _HEIGHT + 18, f"{10.0**power:,g}", "middle")
        for power in range(self._y[0], self._y[1] + 1):
            y = self.y(10.0**power)
            yield _line(_LEFT, y, _LEFT + _WIDTH, y)
            yield _text(_LEFT - 8, y + 4, f"{10.0**power:,g}", "end")


def _place(value: float, decades: tuple[int, int]) -> float:
    return (math.log10(value) - decades[0]) / (decades[1] - decades[0])


def _decades(values: Sequence[float]) -> tuple[int, int]:
    """The powers of ten that enclose the values; two different ones even for a single value."""
    low = math.floor(math.log10(min(values)))
    return low, max(low + 1, math.ceil(math.log10(max(values))))


def _curve(frame: _Frame, curve: Sequence[Point], style: tuple[str, str, str]) -> Iterator[str]:
    color, dashes, mark = style
    places = [(frame.x(x), frame.y(y)) for x, y in curve]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    yield (
        f'<polyline points="{path}" fill="none" stroke="{color}" stroke-width="2" '
        f'stroke-dasharray="{dashes}"/>'
    )
    for x, y in places:
        if mark == "circle":
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{color}"/>'
        else:
            yield f'<rect x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8" fill="{color}"/>'


def _legend(name: str, frame: _Frame, curve: Sequence[Point], color: str) -> str:
    x, y = curve[-1]
    return _text(frame.x(x) - 8, frame.y(y) - 10, name, "end", f' fill="{color}"')


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{_GRID}"/>'


def _text(x: float, y: float, words: str, anchor: str, more: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{more}>{escape(words)}</text>'
