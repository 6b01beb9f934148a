"""A canvas as it is drawn on the wall: its fields with their cards, each as high as it needs to be."""

from board.report.tree import Field, Figure, Item
from server.report.drawings import scenery
from server.report.drawings.kit import (
    GAP,
    INK,
    QUIET,
    RULE,
    SHEET,
    SIZE,
    SMALL,
    TONES,
    WIDTH,
    Piece,
    below,
    element,
    moved,
    number,
    text,
    whole,
)  # fmt: skip
from server.report.drawings.letters import width

INSET = 14
ACROSS = {"quadrants": 2, "forces": 2, "rows": 1}
MOST_ACROSS = 3  # else the letters would have no room


def drawn(block: Figure) -> str:
    found = ARRANGED.get(block.layout, _in_rows)(block)
    return whole(block.title, block.alt, found.svg, found.height)


# Where fields lie


def _in_rows(block: Figure) -> Piece:
    """In rows of fields that are equally high."""
    many = len(block.fields)
    across = ACROSS.get(block.layout, min(many, MOST_ACROSS))
    if block.layout in {"columns", "grid"} and many > MOST_ACROSS:
        across = 2 if many == 4 else MOST_ACROSS
    rows = [block.fields[at : at + across] for at in range(0, many, across)]
    return below([_row(block, row) for row in rows])


def _row(block: Figure, fields: tuple[Field, ...]) -> Piece:
    gap = 44 if block.layout == "forces" else GAP
    wide = (WIDTH - gap * (len(fields) - 1)) / len(fields)
    inside = [_field(block, field, wide, way) for way, field in enumerate(fields)]
    high = max(piece.height for piece in inside)
    svg = "".join(
        moved(_ground(field.tone, wide, high) + piece.svg, n * (wide + gap), 0)
        for n, (field, piece) in enumerate(zip(fields, inside, strict=True))
    )
    return Piece(svg + (scenery.middle(high) if block.layout == "forces" else ""), high)


def _star(block: Figure) -> Piece:
    """One above, two on either side; a star between them."""
    if len(block.fields) != 5:
        return _in_rows(block)
    wide = (WIDTH - 2 * GAP) / 3
    parts = [_field(block, field, wide, 0, number_=n + 1) for n, field in enumerate(block.fields)]
    upper = max(parts[1].height, parts[4].height)
    lower = max(parts[2].height, parts[3].height, parts[0].height + GAP + wide - upper - GAP)
    right = 2 * (wide + GAP)
    at = {0: (wide + GAP, 0, parts[0].height), 1: (right, 0, upper), 4: (0, 0, upper)}
    at |= {2: (right, upper + GAP, lower), 3: (0, upper + GAP, lower)}
    svg = "".join(
        moved(_ground(block.fields[n].tone, wide, high) + parts[n].svg, x, y) for n, (x, y, high) in sorted(at.items())
    )
    left = upper + lower - parts[0].height
    return Piece(
        svg
        + moved(
            scenery.star(wide, [field.tone for field in block.fields]),
            wide + GAP,
            parts[0].height + GAP + (left - wide) / 2,
        ),
        upper + GAP + lower,
    )


def _tree(block: Figure) -> Piece:
    """The crown, the trunk and the roots of it."""
    if len(block.fields) != 3:
        return _in_rows(block)
    crown, trunk, roots = block.fields
    narrow = WIDTH * 0.56
    inner = WIDTH - 2 * scenery.LEAVES
    top = _field(block, crown, inner, 0)
    stem = _field(block, trunk, narrow, 0)
    deep = _field(block, roots, WIDTH * 0.86, 0)
    high = top.height + 2 * scenery.LEAVES
    svg = (
        moved(scenery.trunk(stem.height + 20), 0, high - 10)
        + scenery.crown(high)
        + moved(top.svg, scenery.LEAVES, scenery.LEAVES)
        + moved(_ground(trunk.tone, narrow, stem.height) + stem.svg, (WIDTH - narrow) / 2, high + 4)
        + moved(scenery.ground(deep.height + 34), 0, high + stem.height + 10)
        + moved(_ground(roots.tone, WIDTH * 0.86, deep.height) + deep.svg, WIDTH * 0.07, high + stem.height + 28)
    )
    return Piece(svg, high + stem.height + deep.height + 44)


ARRANGED = {"star": _star, "tree": _tree}


# Fields and cards


def _ground(tone: str, wide: float, high: float) -> str:
    strong, soft = TONES.get(tone, TONES[""])
    return element(
        "rect",
        width=wide,
        height=high,
        rx=12,
        fill=soft,
        stroke=strong,
        stroke_width=1,
        class_=f"field tone-{tone or 'plain'}",
    )


def _field(block: Figure, field: Field, wide: float, way: int, number_: int = 0) -> Piece:
    """Its title, its question and its cards, inside its edge."""
    room = wide - 2 * INSET
    head = [_title(field, room, number_)]
    if field.question:
        head.append(text(0, 0, field.question, room=room, size=SMALL, fill=QUIET))
    shape = ("left", "right")[way % 2] if block.layout == "forces" else ""
    cards = below([_card(item, room, shape) for item in field.lines], gap=8)
    found = below([below(head, gap=3), *([cards] if field.lines else [])], gap=10)
    return Piece(moved(found.svg, INSET, INSET), found.height + 2 * INSET)


def _title(field: Field, room: float, number_: int) -> Piece:
    name = f"{number_}. {field.title}" if number_ else field.title
    if not field.sign_path:
        return text(0, 0, name, room=room, size=SIZE + 2, weight=600)
    strong, _ = TONES.get(field.tone, TONES[""])
    words = text(36, 2, name, room=room - 36, size=SIZE + 2, weight=600)
    disc = element("circle", cx=14, cy=14, r=14, fill=strong, class_="disc")
    path = element(
        "path", d=field.sign_path, fill="none", stroke=SHEET, stroke_width=2.2, stroke_linecap="round",
        stroke_linejoin="round", transform="translate(5 5) scale(.75)", class_="sign",
    )  # fmt: skip
    return Piece(disc + path + words.svg, max(30, words.height + 2))


def _card(item: Item, room: float, shape: str) -> Piece:
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
    aside = _aside(item)
    taken = sum(width(words, SMALL, 600) + 20 for words in aside)
    said = " ".join(filter(None, (item.ref, item.text)))
    first = text(0, 0, said, room=room - taken, size=SMALL + 1, weight=600 if item.strong else 400)
    small = [text(0, 0, note, room=room, size=SMALL - 1, fill=QUIET) for note in item.notes]
    under = [
        Piece(moved(one.svg, 16, 0) + _point(), one.height) for one in (_words(one, room - 16) for one in item.under)
    ]
    found = below([first, *small, *under], gap=3)
    return Piece(found.svg + _pills(aside, room), found.height)


def _aside(item: Item) -> tuple[str, ...]:
    """Its strength, and how many said so."""
    return tuple(filter(None, (item.mark, "" if item.count is None else f"× {item.count}")))


def _pills(words: tuple[str, ...], x: float) -> str:
    found = ""
    for said in reversed(words):
        wide = width(said, SMALL, 600) + 14
        x -= wide
        frame = element("rect", x=x, y=0, width=wide, height=SMALL * 1.4, rx=SMALL * 0.7, fill="#efeade", class_="pill")
        found += frame + text(x + 7, 1, said, size=SMALL - 1, weight=600).svg
        x -= 6
    return found


def _point() -> str:
    return element("circle", cx=5, cy=10, r=2.4, fill=QUIET, class_="quiet")
