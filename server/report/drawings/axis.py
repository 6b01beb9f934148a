"""Cards on a common scale: each card has a line of its own with its value on it."""

from board.report.tree import Axis, Rated, Table
from server.report.drawings.kit import (
    GAP,
    INK,
    LINE,
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

WORDS = 300
START, END = WORDS + 44, WIDTH - 22  # of the scale, which every card has beside its words
DISC = 16  # its radius
FOOT = 26  # how high who marked it may stand above the line


def drawn(block: Axis) -> str:
    """What the cards are, and where they stand; the lists under a card are no picture."""
    rows = [_row(block, rated) for rated in block.cards]
    found = below([_head(block), *rows], gap=GAP * 0.6)
    return whole(block.title, block.alt, found.svg, found.height)


def track(block: Axis, rated: Rated, *, alt: str) -> str:
    """The scale of one card by itself."""
    found = _scale(block, rated)
    body = moved(found.svg, 22 - START, 0)
    return whole("", alt, body, found.height, END - START + 44)


def ruler(block: Axis, *, alt: str) -> str:
    """What the scale's ends are, and its numbers."""
    found = _head(block)
    return whole("", alt, moved(found.svg, 22 - START, 0), found.height, END - START + 44)


def value_of(value: float, table: Table | None = None) -> str:
    """As it is read on the scale: a sign before it, a true minus, and a fraction as in the table."""
    cells = [cell for line in (table.lines if table else ()) for cell in line]
    comma = any(isinstance(cell.value, float) and "," in cell.text for cell in cells)
    said = f"{value:+g}".replace("-", "−").replace(".", "," if comma else ".")
    return said if value else "0"


def _head(block: Axis) -> Piece:
    half = (END - START) / 2 - 8
    low = text(START - 20, 0, block.low, room=half + 20, size=SMALL, fill=QUIET)
    high = text(END + 20, 0, block.high, room=half + 20, size=SMALL, fill=QUIET, anchor="end")
    top = max(low.height, high.height) + 2
    numbers = "".join(
        text(_x(block, value), top, value_of(value), size=SMALL, anchor="middle").svg for value in _steps(block)
    )
    return Piece(low.svg + high.svg + numbers, top + SMALL * 1.4)


def _row(block: Axis, rated: Rated) -> Piece:
    said = [text(0, 0, " ".join(filter(None, (rated.item.ref, rated.item.text))), room=WORDS)]
    if rated.team:
        said.append(text(0, 0, rated.team, room=WORDS, size=SMALL, fill=QUIET))
    words, scale = below(said, gap=2), _scale(block, rated)
    high = max(words.height, scale.height)
    rule = element("path", d=f"M0 {number(high + 3)}h{WIDTH}", stroke=RULE, stroke_width=0.8, class_="rule")
    return Piece(
        moved(words.svg, 0, (high - words.height) / 2) + moved(scale.svg, 0, (high - scale.height) / 2) + rule, high + 4
    )


def _scale(block: Axis, rated: Rated) -> Piece:
    y = (FOOT + SMALL if any(rated.marks) else 4) + DISC
    line = element("rect", x=START - 14, y=y - 3, width=END - START + 28, height=6, rx=3, fill=LINE, class_="floor")
    ticks = "".join(f"M{number(_x(block, value))} {number(y - 3)}v6" for value in _steps(block))
    body = line + element("path", d=ticks, stroke=LINE_2, class_="floor-edge") + _marks(block, rated, y - DISC)
    if rated.before is not None:
        body += _way(block, rated, y) + _disc(block, rated.before, y, hollow=True)
    if rated.value is not None:
        body += _disc(block, rated.value, y)
    return Piece(body, y + DISC + 4)


def _marks(block: Axis, rated: Rated, foot: float) -> str:
    """How many put it where, as columns with their numbers."""
    most = max(rated.marks, default=0)
    return "".join(
        _column(_x(block, block.least + n), foot, count, count / most * FOOT)
        for n, count in enumerate(rated.marks)
        if count
    )


def _column(x: float, foot: float, count: int, high: float) -> str:
    bar = element("rect", x=x - 6, y=foot - high, width=12, height=high, rx=2, fill=RULE, class_="mark")
    return bar + text(x, foot - high - SMALL * 1.3, str(count), size=SMALL - 1, fill=QUIET, anchor="middle").svg


def _way(block: Axis, rated: Rated, y: float) -> str:
    """From where it stood to where it stands."""
    if rated.value is None or rated.before is None or rated.value == rated.before:
        return ""
    ends = f"M{number(_x(block, rated.before))} {number(y)}H{number(_x(block, rated.value))}"
    return element("path", d=ends, stroke=PINE, stroke_width=6, class_="way")


def _disc(block: Axis, value: float, y: float, *, hollow: bool = False) -> str:
    kind = (
        {"fill": SHEET, "stroke": PINE, "stroke_width": 1.8, "stroke_dasharray": "4 2.5"} if hollow else {"fill": PINE}
    )
    x = _x(block, value)
    disc = element("circle", cx=x, cy=y, r=DISC, class_="hollow" if hollow else "full", **kind)
    fill = INK if hollow else SHEET
    words = value_of(value, block.table)
    size = SMALL if len(words) < 4 else SMALL - 3
    return disc + text(x, y - size * 0.75, words, size=size, weight=600, fill=fill, anchor="middle").svg


def _x(block: Axis, value: float) -> float:
    return START + (END - START) * (value - block.least) / max(1, block.most - block.least)


def _steps(block: Axis) -> range:
    """Its numbers, as many as can be read."""
    return range(block.least, block.most + 1, max(1, (block.most - block.least) // 10))
