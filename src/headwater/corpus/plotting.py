"""A log-log plot of family sizes, as SVG or PNG, without a plotting library.

What is drawn is listed once, as lines, dots and words in the plot's own units; two short writers
turn the list into a file. The same sizes give the same bytes.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from PIL import Image, ImageDraw, ImageFont

from headwater.errors import SettingsError

_WIDTH, _HEIGHT = 720, 480
_LEFT, _RIGHT, _TOP, _BOTTOM = 80, 24, 44, 64
_INK, _FAINT, _DOT = "#1f2933", "#d3dae1", "#b4431f"
_SCALE = 2  # pixels of a PNG for each unit


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A filled circle."""

    x: float
    y: float
    radius: float
    colour: str


@dataclass(frozen=True, slots=True)
class Label:
    """Words; `anchor` says which end stands at the point."""

    x: float
    y: float
    words: str
    anchor: str = "middle"


Mark = Line | Dot | Label


def plot_family_sizes(sizes: Sequence[tuple[int, int]], file: Path) -> None:
    """Draw how many families have how many members.

    Args:
        sizes: members, and families that have so many.
        file: ends with .svg or .png.

    Raises:
        SettingsError: it ends with something else, or cannot be written.
    """
    marks = list(_marks(sizes))
    try:
        if file.suffix.lower() == ".svg":
            file.write_text(_svg(marks), encoding="utf-8")
        elif file.suffix.lower() == ".png":
            _png(marks).save(file, "PNG")
        else:
            raise SettingsError(f"{file}: a plot is .svg or .png")
    except OSError as error:
        raise SettingsError(f"{file}: could not be written ({error.strerror})") from error


def _marks(sizes: Sequence[tuple[int, int]]) -> Iterator[Mark]:
    members_end = _decades(max((members for members, _ in sizes), default=10))
    families_end = _decades(max((families for _, families in sizes), default=10))

    def across(members: float) -> float:
        return _LEFT + math.log10(members) / members_end * (_WIDTH - _LEFT - _RIGHT)

    def up(families: float) -> float:
        height = _HEIGHT - _TOP - _BOTTOM
        return _HEIGHT - _BOTTOM - math.log10(families) / families_end * height

    yield Label(_WIDTH / 2, 26, "Families by size")
    for decade in range(members_end + 1):
        x = across(10**decade)
        yield Line(x, _TOP, x, _HEIGHT - _BOTTOM, _FAINT)
        yield Label(x, _HEIGHT - _BOTTOM + 20, f"{10**decade:,}")
    for decade in range(families_end + 1):
        y = up(10**decade)
        yield Line(_LEFT, y, _WIDTH - _RIGHT, y, _FAINT)
        yield Label(_LEFT - 8, y + 4, f"{10**decade:,}", "end")
    yield Line(_LEFT, _TOP, _LEFT, _HEIGHT - _BOTTOM, _INK)
    yield Line(_LEFT, _HEIGHT - _BOTTOM, _WIDTH - _RIGHT, _HEIGHT - _BOTTOM, _INK)
    yield Label(_WIDTH / 2, _HEIGHT - 16, "members")
    yield Label(_LEFT - 8, _TOP - 14, "families", "end")
    for members, families in sizes:
        yield Dot(across(members), up(families), 4, _DOT)


def _decades(most: int) -> int:
    return max(1, math.ceil(math.log10(most)))


def _svg(marks: Sequence[Mark]) -> str:
    body = "\n".join(_element(mark) for mark in marks)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        f'width="{_WIDTH}" height="{_HEIGHT}" role="img" aria-label="Families by size" '
        f'font-family="sans-serif" font-size="13" fill="{_INK}">\n'
        f'<rect width="100%" height="100%" fill="#ffffff"/>\n{body}\n</svg>\n'
    )


def _element(mark: Mark) -> str:
    match mark:
        case Line(x1, y1, x2, y2, colour):
            points = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
            return f'<line {points} stroke="{colour}"/>'
        case Dot(x, y, radius, colour):
            return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" fill="{colour}"/>'
        case Label(x, y, words, anchor):
            place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"'
            return f"<text {place}>{escape(words)}</text>"


def _png(marks: Sequence[Mark]) -> Image.Image:
    image = Image.new("RGB", (_WIDTH * _SCALE, _HEIGHT * _SCALE), "#ffffff")
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(13 * _SCALE)
    for mark in marks:
        match mark:
            case Line(x1, y1, x2, y2, colour):
                draw.line([p * _SCALE for p in (x1, y1, x2, y2)], fill=colour, width=_SCALE)
            case Dot(x, y, radius, colour):
                box = (x - radius, y - radius, x + radius, y + radius)
                draw.ellipse([p * _SCALE for p in box], fill=colour)
            case Label(x, y, words, anchor):
                place = (x * _SCALE, y * _SCALE)
                side = "ms" if anchor == "middle" else "rs"
                draw.text(place, words, fill=_INK, font=font, anchor=side)
    return image
