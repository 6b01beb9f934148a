"""Cost curves as a picture: each from zero up, a dashed line where what is wanted ends. Legible by day and by night."""

from collections.abc import Sequence
from typing import NamedTuple

from server.report.drawings.kit import (
    GAP,
    INK,
    LINE_2,
    PINE,
    QUIET,
    RULE,
    SHEET,
    SMALL,
    WIDTH,
    Piece,
    below,
    element,
    moved,
    number,
    text,
    whole,
)  # fmt: skip

ACROSS = 2
WIDE = (WIDTH - GAP) / ACROSS
HIGH = 84  # of a curve
INSET = 44  # beside its first and last point
DOT = 4
TINY = SMALL - 2
STYLE = f"""
.sheet {{ fill: {SHEET} }} .rule {{ stroke: {RULE} }}
.curve {{ stroke: {PINE}; fill: none }} .dot {{ fill: {PINE} }} .wanted {{ stroke: {LINE_2}; fill: none }}
@media (prefers-color-scheme: dark) {{
  .sheet {{ fill: #161d1f }} .ink {{ fill: #ece6d8 }} .quiet {{ fill: #b6b9b2 }} .rule {{ stroke: #56625f }}
  .curve {{ stroke: #69bd98 }} .dot {{ fill: #69bd98 }} .wanted {{ stroke: #d9ad72 }}
}}
"""


class Curve(NamedTuple):
    """What it costs (µs), by how many, least first; at most so many times the first is wanted."""

    title: str
    of: str
    points: Sequence[tuple[int, float]]
    wanted: float


def drawn(title: str, curves: Sequence[Curve]) -> str:
    """All of them as one SVG."""
    rows = [curves[at : at + ACROSS] for at in range(0, len(curves), ACROSS)]
    found = below([text(0, 0, title, weight=600, room=WIDTH), *map(_row, rows)])
    sheet = element("rect", x=-GAP, y=-GAP, width=WIDTH + 2 * GAP, height=found.height + 2 * GAP, rx=6, class_="sheet")
    body = element("style", STYLE) + sheet + found.svg
    return whole(title, _told(curves), moved(body, GAP, GAP), found.height + 2 * GAP, WIDTH + 2 * GAP)


def _told(curves: Sequence[Curve]) -> str:
    """For whoever cannot see it."""
    return " ".join(
        f"{curve.title}: {', '.join(_said(curve, n) for n in range(len(curve.points)))}." for curve in curves
    )


def _said(curve: Curve, n: int) -> str:
    many, cost = curve.points[n]
    return f"{cost:,.0f} µs of {many:,} {curve.of}"


def _row(curves: Sequence[Curve]) -> Piece:
    pieces = [_panel(curve) for curve in curves]
    svg = "".join(moved(piece.svg, n * (WIDE + GAP), 0) for n, piece in enumerate(pieces))
    return Piece(svg, max(piece.height for piece in pieces))


def _panel(curve: Curve) -> Piece:
    first, last = curve.points[0][1], curve.points[-1][1]
    title = text(0, 0, curve.title, size=SMALL, room=WIDE - 60)
    ratio = text(WIDE, 0, f"× {last / first:.2f}", size=SMALL, weight=600, anchor="end")
    top = max(title.height, ratio.height) + 4
    return Piece(title.svg + ratio.svg + moved(_chart(curve), 0, top), top + HIGH + TINY * 1.5)


def _chart(curve: Curve) -> str:
    costs = [cost for _, cost in curve.points]
    most = 1.25 * max(curve.wanted * costs[0], *costs)
    places = [(_x(n, len(costs)), HIGH * (1 - cost / most)) for n, cost in enumerate(costs)]
    wanted = HIGH * (1 - curve.wanted * costs[0] / most)
    marks = "".join(_mark(x, y, curve, n) for n, (x, y) in enumerate(places))
    way = "M" + "L".join(f"{number(x)} {number(y)}" for x, y in places)
    return (
        element("path", d=f"M0 {number(wanted)}h{number(WIDE)}", class_="wanted", stroke_dasharray="4 4")
        + element("path", d=f"M0 {HIGH}h{number(WIDE)}", class_="rule")
        + element("path", d=way, class_="curve", stroke_width=2)
        + marks
    )


def _mark(x: float, y: float, curve: Curve, n: int) -> str:
    many, cost = curve.points[n]
    words = f"{cost:,.0f} µs" if cost >= 100 else f"{cost:.1f} µs"
    of = f"{many:,} {curve.of}" if n == len(curve.points) - 1 else f"{many:,}"
    words_at = y + DOT + 2 if y < HIGH / 2 else y - DOT - 2 - TINY * 1.3  # where there is room
    return (
        element("circle", cx=x, cy=y, r=DOT, class_="dot")
        + text(x, words_at, words, size=TINY, fill=INK, anchor="middle").svg
        + text(x, HIGH + 3, of, size=TINY, fill=QUIET, anchor="middle").svg
    )


def _x(n: int, many: int) -> float:
    return INSET + (WIDE - 2 * INSET) * n / max(1, many - 1)
