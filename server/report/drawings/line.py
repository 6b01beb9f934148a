"""A line with people standing on it, once for each series, under each other: so that one sees them move."""

from board.report.tree import Line, Series
from server.report.drawings.kit import (
    GAP,
    LINE,
    LINE_2,
    PINE,
    QUIET,
    SHEET,
    SIZE,
    SMALL,
    WIDTH,
    Piece,
    below,
    element,
    number,
    text,
    whole,
)  # fmt: skip
from server.report.drawings.signs import people, person

SIDE = 30  # beside the ends of the line, so that who stands there has room
LONG = WIDTH - 2 * SIDE
STEP = 32  # from a person to the next above
LEAST = 15  # closer than this they are a column
HIGHEST = 150


def drawn(block: Line) -> str:
    highest = max((count for series in block.series for count in series.counts), default=0)
    found = below([*(_lane(one, highest) for one in block.series), _ends(block)])
    return whole(block.title, block.alt, found.svg, found.height)


def _lane(series: Series, highest: int) -> Piece:
    name = text(0, 0, series.name, room=WIDTH * 0.7, weight=600)
    who = people(WIDTH, 2, series.n, series.listening, hollow=series.before)
    room = max(series.counts, default=0) * _step(highest) + SMALL * 1.6
    top = max(name.height, who.height)
    foot = top + room + 4
    crowd = "".join(
        _stack(_place(n, len(series.counts)), foot, count, _step(highest), series.before)
        for n, count in enumerate(series.counts)
        if count
    )
    middle = "" if series.middle is None else _middle(SIDE + series.middle * LONG, foot + 13)
    return Piece(name.svg + who.svg + _floor(foot, len(series.counts)) + crowd + middle, foot + 26)


def _step(highest: int) -> float:
    """People get smaller where many stand in one place."""
    return min(STEP, HIGHEST / max(1, highest))


def _place(n: int, many: int) -> float:
    return SIDE + LONG * (n / (many - 1) if many > 1 else 0.5)


def _stack(x: float, foot: float, count: int, step: float, before: bool) -> str:
    """As people, or as a column with its number where they are many."""
    if step >= LEAST:
        body = "".join(person(x, foot - 1 - n * step, step - 2, hollow=before) for n in range(count))
    else:
        fill = {"fill": SHEET, "stroke": PINE, "stroke_width": 1.6} if before else {"fill": PINE}
        kind = "hollow" if before else "full"
        body = element("rect", x=x - 9, y=foot - count * step, width=18, height=count * step, rx=5, class_=kind, **fill)
    label = text(x, foot - count * step - SMALL * 1.45, str(count), size=SMALL, fill=QUIET, anchor="middle")
    return body + label.svg


def _floor(y: float, many: int) -> str:
    board = element("rect", x=SIDE - 18, y=y, width=LONG + 36, height=9, rx=4, fill=LINE, class_="floor")
    edge = element("rect", x=SIDE - 18, y=y + 6, width=LONG + 36, height=3, rx=1.5, fill=LINE_2, class_="floor-edge")
    every = max(1, (many - 1) // 10)
    ticks = "".join(f"M{number(_place(n, many))} {number(y + 1)}v7" for n in range(0, many, every))
    return board + edge + element("path", d=ticks, stroke=LINE_2, class_="floor-edge")


def _middle(x: float, y: float) -> str:
    """The median: half stand on either side."""
    return element("path", d=f"M{number(x)} {number(y)}l8 11h-16z", fill=QUIET, class_="quiet")


def _ends(block: Line) -> Piece:
    room = WIDTH * 0.42
    low = text(28, 0, block.low, room=room, size=SIZE)
    high = text(WIDTH - 28, 0, block.high, room=room, size=SIZE, anchor="end")
    tips = element("path", d=f"M12 11l10 -6v12zM{WIDTH - 12} 11l-10 -6v12z", fill=QUIET, class_="quiet")
    return Piece(tips + low.svg + high.svg, max(low.height, high.height) + GAP / 4)
