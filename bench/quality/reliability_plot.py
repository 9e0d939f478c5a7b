"""The reliability plot: a small SVG, written by hand, of how sure against how often right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench.quality.reliability import ASPECTS, Aspect, Bin, Judgement, bins, calibration_error

# Pixels: the square of the curves, and below it the strip of counts, on the same scale of x.
_LEFT, _TOP, _SIDE = 70, 96, 400
_STRIP_TOP, _STRIP = _TOP + _SIDE + 58, 90
_WIDTH, _HEIGHT = _LEFT + _SIDE + 30, _STRIP_TOP + _STRIP + 56
_INK, _GRID = "#1a1a1a", "#dcdcdc"


@dataclass(frozen=True, slots=True)
class _Curve:
    label: str
    color: str
    dashes: str


# Told apart by mark and dashes too, not by colour alone.
_CURVES: dict[Aspect, _Curve] = {
    "content": _Curve("content right", "#0b3d91", ""),
    "whole": _Curve("source, cue, form right too", "#a13d00", ' stroke-dasharray="6 3"'),
}


def reliability_svg(judgements: Sequence[Judgement], title: str) -> str:
    """The plot as the text of an SVG file.

    Above, for each tenth of the scale, the mean confidence against the share that is right; a
    point on the diagonal is exactly as sure as it is right. Below, how many there are in each.

    Args:
        judgements: the attributions found.
        title: what they were found in.
    """
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{_HEIGHT}" '
        f'viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif" font-size="12" fill="{_INK}">',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>',
        _text(_LEFT, 22, title, "start", ' font-size="14" font-weight="bold"'),
        _text(_LEFT, 40, f"{len(judgements)} attributions found", "start"),
        *_frame(),
    ]
    for place, aspect in enumerate(ASPECTS):
        lines += _curve(aspect, bins(judgements, aspect))
        lines += _legend(place, aspect, calibration_error(judgements, aspect))
    lines += [*_strip(bins(judgements, "content")), "</svg>"]
    return "\n".join(lines) + "\n"


def _frame() -> Iterator[str]:
    bottom = _TOP + _SIDE
    for tenth in range(0, 11, 2):
        value = tenth / 10
        x, y = _x(value), _y(value)
        yield _line(x, _TOP, x, bottom, _GRID)
        yield _line(_LEFT, y, _LEFT + _SIDE, y, _GRID)
        yield _text(x, bottom + 16, f"{value:.1f}", "middle")
        yield _text(_LEFT - 8, y + 4, f"{value:.1f}", "end")
    yield _line(_x(0), _y(0), _x(1), _y(1), "#777777", ' stroke-dasharray="2 4"')
    yield _box(_TOP, _SIDE)
    yield _text(_LEFT + _SIDE / 2, bottom + 36, "confidence (mean of the bin)", "middle")
    yield _upright(_TOP + _SIDE / 2, "share right")


def _curve(aspect: Aspect, points: Sequence[Bin]) -> Iterator[str]:
    style = _CURVES[aspect]
    places = [(_x(b.confidence), _y(b.right)) for b in points]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    yield (
        f'<polyline points="{path}" fill="none" stroke="{style.color}" '
        f'stroke-width="2"{style.dashes}/>'
    )
    for x, y in places:
        yield _mark(aspect, x, y)


def _mark(aspect: Aspect, x: float, y: float) -> str:
    color = _CURVES[aspect].color
    if aspect == "content":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5" fill="{color}"/>'
    return (
        f'<rect x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8" fill="#ffffff" '
        f'stroke="{color}" stroke-width="2"/>'
    )


def _legend(place: int, aspect: Aspect, error: float | None) -> Iterator[str]:
    style = _CURVES[aspect]
    x, y = _LEFT, 58 + 20 * place
    given = "-" if error is None else f"{error:.3f}"
    yield _line(x, y, x + 28, y, style.color, f' stroke-width="2"{style.dashes}')
    yield _mark(aspect, x + 14, y)
    yield _text(x + 36, y + 4, f"{style.label} (calibration error {given})", "start")


def _strip(points: Sequence[Bin]) -> Iterator[str]:
    most = max((b.count for b in points), default=1)
    bottom = _STRIP_TOP + _STRIP
    for b in points:
        # The tallest bar leaves room for its number.
        height = (_STRIP - 18) * b.count / most
        x, width = _x(b.low) + 2, _SIDE * (b.high - b.low) - 4
        yield (
            f'<rect x="{x:.1f}" y="{bottom - height:.1f}" width="{width:.1f}" '
            f'height="{height:.1f}" fill="#5c6b7a"/>'
        )
        yield _text(x + width / 2, bottom - height - 4, str(b.count), "middle")
    for tenth in range(11):
        yield _text(_x(tenth / 10), bottom + 16, f"{tenth / 10:.1f}", "middle")
    yield _box(_STRIP_TOP, _STRIP)
    yield _text(_LEFT + _SIDE / 2, bottom + 36, "confidence (bins of a tenth)", "middle")
    yield _upright(_STRIP_TOP + _STRIP / 2, "how many")


def _x(value: float) -> float:
    return _LEFT + _SIDE * value


def _y(value: float) -> float:
    return _TOP + _SIDE * (1 - value)


def _line(x1: float, y1: float, x2: float, y2: float, color: str, more: str = "") -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{color}"{more}/>'


def _box(top: float, height: float) -> str:
    return (
        f'<rect x="{_LEFT}" y="{top}" width="{_SIDE}" height="{height}" fill="none" '
        f'stroke="{_INK}"/>'
    )


def _text(x: float, y: float, words: str, anchor: str, more: str = "") -> str:
    safe = words.replace("&", "&amp;").replace("<", "&lt;")
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{more}>{safe}</text>'


def _upright(y: float, words: str) -> str:
    x = 24
    return _text(x, y, words, "middle", f' transform="rotate(-90 {x} {y:.1f})"')
