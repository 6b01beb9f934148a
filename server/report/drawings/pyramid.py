"""The answers as levels of a pyramid, from the broad foot up, with what the other side says beside them."""

from board.report.tree import Answer, Answers
from server.report.drawings.answers import key
from server.report.drawings.kit import (
    GAP,
    INK,
    PINE,
    RULE,
    SHEET,
    SIZE,
    WIDTH,
    Piece,
    below,
    element,
    number,
    text,
    whole,
)  # fmt: skip
from server.report.drawings.letters import width
from server.report.drawings.signs import ways

MIDDLE = WIDTH / 2
TIP, FOOT = 40, 132  # half of it
LEAST = 54  # of a level
SEA_2, PINE_2 = "#dce9f2", "#dcebe3"


def drawn(block: Answers) -> str:
    many = len(block.answers)
    levels = [_level(block.answers[n], n, many) for n in reversed(range(many))]
    found = below([*key(block), *_sides(block), below(levels, gap=0)])
    return whole(block.title, block.alt, found.svg, found.height)


def _sides(block: Answers) -> list[Piece]:
    """What the two sides are called, where the table says so."""
    names = [column.title for column in block.table.columns if column.kind == "text"]
    if len(names) != 2 or not any(answer.other for answer in block.answers):
        return []
    room = MIDDLE - TIP - 16
    left = text(room, 0, names[0], room=room - 20, weight=600, anchor="end")
    right = text(WIDTH - room, 0, names[1], room=room - 20, weight=600)
    return [Piece(left.svg + right.svg, max(left.height, right.height))]


def _level(answer: Answer, n: int, many: int) -> Piece:
    above, under = _half((n + 1) / many), _half(n / many)
    room = MIDDLE - under - 14
    left = text(0, 0, answer.text, room=room)
    right = text(MIDDLE + under + 14, 0, answer.other, room=room)
    counts = below([_count(count, at) for at, count in enumerate(answer.counts)], gap=3)
    high = max(LEAST, left.height + GAP, right.height + GAP, counts.height + GAP)
    return Piece(
        _rule(high)
        + _side(above, under, high, -1, SEA_2)
        + _side(above, under, high, 1, PINE_2)
        + _centred(left, high)
        + (_centred(right, high) if answer.other else "")
        + _centred(counts, high),
        high,
    )


def _half(share: float) -> float:
    return FOOT + (TIP - FOOT) * share


def _side(above: float, under: float, high: float, way: int, fill: str) -> str:
    d = f"M{number(MIDDLE)} 0h{number(way * above)}L{number(MIDDLE + way * under)} {number(high)}H{number(MIDDLE)}"
    return element(
        "path", d=d + "Z", fill=fill, stroke=SHEET, stroke_width=0, class_="side-" + ("left" if way < 0 else "right")
    ) + element("path", d=d, fill="none", stroke=INK, stroke_width=1.1, class_="stroke-ink")


def _rule(high: float) -> str:
    return element("path", d=f"M0 {number(high)}h{WIDTH}", stroke=RULE, stroke_width=0.8, class_="rule")


def _centred(piece: Piece, high: float) -> str:
    return element("g", piece.svg, transform=f"translate(0 {number((high - piece.height) / 2)})")


def _count(count: int, series: int) -> Piece:
    """A number in a field that is filled as its series is."""
    words = str(count)
    wide, high = max(36.0, width(words, SIZE, 600) + 16), 25
    frame = element("rect", x=MIDDLE - wide / 2, y=0, width=wide, height=high, rx=high / 2, **_filled(series))
    fill = SHEET if series == 0 else INK
    return Piece(frame + text(MIDDLE, 1, words, weight=600, anchor="middle", fill=fill).svg, high)


def _filled(series: int) -> dict[str, object]:
    """Letters stand on it, so that what is not full is told by its edge."""
    if series < 2:
        return ways(series)
    return {"fill": SHEET, "stroke": PINE, "stroke_width": 1.6, "stroke_dasharray": "5 3" if series == 2 else "1.5 3"}
