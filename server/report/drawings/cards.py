"""A card of a figure: a sheet of paper with its words, and beside them how strong it is and how many said so."""

from typing import NamedTuple

from board.report.tree import Item
from server.report.drawings.kit import INK, QUIET, RULE, SHEET, SMALL, Piece, below, element, moved, number, text
from server.report.drawings.letters import width
from server.report.drawings.signs import ways

PILL = SMALL * 1.4


def card(item: Item, room: float, shape: str = "") -> Piece:
    """`shape`: "right" and "left" are where an arrow comes from that pushes towards the other side."""
    pad, tip = 9, 16 if shape else 0
    words = _words(item, room - 2 * pad - tip)
    high = words.height + 2 * pad - 3
    start = pad + (tip if shape == "right" else 0)
    return Piece(_sheet(room, high, shape, tip, item.strong) + moved(words.svg, start, pad - 2), high)


def _sheet(wide: float, high: float, shape: str, tip: float, strong: bool) -> str:
    """A sheet of paper; a force is an arrow towards the middle."""
    edge: dict[str, object] = {
        "fill": SHEET,
        "stroke": INK if strong else RULE,
        "stroke_width": 2.2 if strong else 1,
        "class_": "card",
    }
    if not shape:
        return element("rect", width=wide, height=high, rx=6, **edge)
    there, half = number(wide - tip), number(high / 2)
    d = f"M0 0H{there}L{number(wide)} {half}L{there} {number(high)}H0Z"
    flip = f"matrix(-1 0 0 1 {number(wide)} 0)" if shape == "right" else None
    return element("path", d=d, transform=flip, **edge)


def _words(item: Item, room: float) -> Piece:
    pills = _pills(item, room)
    said = " ".join(filter(None, (item.ref, item.text)))
    first = text(0, 0, said, room=room - pills.width, size=SMALL + 1, weight=600 if item.strong else 400)
    small = [text(0, 0, note, room=room, size=SMALL - 1, fill=QUIET) for note in item.notes]
    found = below([first, *small, *(_under(one, room - 16) for one in item.under)], gap=3)
    return Piece(found.svg + pills.svg, max(found.height, PILL))


def _under(item: Item, room: float) -> Piece:
    words = _words(item, room)
    point = element("circle", cx=5, cy=10, r=2.4, fill=QUIET, class_="quiet")
    return Piece(point + moved(words.svg, 16, 0), words.height)


class _Pills(NamedTuple):
    svg: str
    width: float


def _pills(item: Item, end: float) -> _Pills:
    """Its strength, which is full, and how many said so. They end there."""
    x, found = end, ""
    for words, full in (("" if item.count is None else str(item.count), False), (item.mark, True)):
        if words:
            wide = width(words, SMALL, 600) + 14
            x -= wide
            found += _pill(words, x, wide, full=full)
            x -= 6
    return _Pills(found, end - x)


def _pill(words: str, x: float, wide: float, *, full: bool) -> str:
    frame = element("rect", x=x, y=0, width=wide, height=PILL, rx=PILL / 2, **ways(0 if full else 1))
    fill = SHEET if full else INK
    return frame + text(x + wide / 2, 1, words, size=SMALL - 1, weight=600, fill=fill, anchor="middle").svg
