"""Recovery against size as a small SVG: a line for each way of rewording, dashed without dates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from bench.lineage.recovery import Recovery

_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 560, 320, 50, 130, 30, 45
_COLOURS = {"copied": "#1b6ca8", "light": "#b8860b", "free": "#a23b3b"}
_MARKS = {"copied": "square", "light": "circle", "free": "triangle"}


def recovery_svg(rows: Sequence[Recovery]) -> str:
    """The plot as SVG, without anything from outside."""
    sizes = sorted({row.size for row in rows})
    lines = list(_frame(sizes))
    for rewriting in _COLOURS:
        for dated in (True, False):
            held = [r for r in rows if (r.rewriting, r.dated) == (rewriting, dated)]
            lines += _line(sorted(held, key=lambda r: r.size), sizes)
    body = "\n".join(lines)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        f'font-family="sans-serif" font-size="12">\n'
        f"<title>Links of made families that come back (F1), by size</title>\n{body}\n</svg>\n"
    )


def _x(size: int, sizes: Sequence[int]) -> float:
    span = max(sizes) - min(sizes) or 1
    return _LEFT + (size - min(sizes)) / span * (_WIDTH - _LEFT - _RIGHT)


def _y(f1: float) -> float:
    return _TOP + (1 - f1) * (_HEIGHT - _TOP - _BOTTOM)


def _frame(sizes: Sequence[int]) -> Iterable[str]:
    yield f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>'
    for tenth in range(0, 11, 2):
        y = _y(tenth / 10)
        yield f'<line x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="#ddd"/>'
        yield f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{tenth / 10:.1f}</text>'
    for size in sizes:
        x = _x(size, sizes)
        yield f'<text x="{x:.1f}" y="{_HEIGHT - 22}" text-anchor="middle">{size}</text>'
    middle = (_LEFT + _WIDTH - _RIGHT) / 2
    yield f'<text x="{middle}" y="{_HEIGHT - 6}" text-anchor="middle">reports a family</text>'
    yield f'<text x="{_LEFT}" y="18">links found again, F1 (dashed: no dates)</text>'


def _line(rows: Sequence[Recovery], sizes: Sequence[int]) -> Iterable[str]:
    if not rows:
        return
    colour, dated = _COLOURS[rows[0].rewriting], rows[0].dated
    points = [(_x(r.size, sizes), _y(r.f1)) for r in rows]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dash = "" if dated else ' stroke-dasharray="5 4"'
    yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"{dash}/>'
    for x, y in points:
        yield _mark(_MARKS[rows[0].rewriting], x, y, colour)
    x, y = points[-1]
    label = f"{rows[0].rewriting}, {'dated' if dated else 'undated'}"
    shift = -3 if dated else 11
    yield f'<text x="{x + 10:.1f}" y="{y + shift:.1f}" fill="{colour}">{escape(label)}</text>'


def _mark(shape: str, x: float, y: float, colour: str) -> str:
    if shape == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>'
    if shape == "square":
        return f'<rect x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8" fill="{colour}"/>'
    points = f"{x:.1f},{y - 5:.1f} {x - 5:.1f},{y + 4:.1f} {x + 5:.1f},{y + 4:.1f}"
    return f'<polygon points="{points}" fill="{colour}"/>'
