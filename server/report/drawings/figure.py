"""A canvas as it is drawn on the wall: its fields with their cards, each as high as it needs to be."""

from board.report.tree import Field, Figure
from server.report.drawings import scenery
from server.report.drawings.cards import card
from server.report.drawings.kit import (
    GAP,
    QUIET,
    SHEET,
    SIZE,
    SMALL,
    TONES,
    WIDTH,
    Piece,
    below,
    element,
    moved,
    text,
    whole,
)  # fmt: skip

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
    across = ACROSS.get(block.layout, max(1, min(many, MOST_ACROSS)))
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
    """Its first field above the star, two on either side of it."""
    if len(block.fields) != 5:
        return _in_rows(block)
    wide = (WIDTH - 2 * GAP) / 3
    parts = [_field(block, field, wide, 0, place=n + 1) for n, field in enumerate(block.fields)]
    first = parts[0].height
    upper = max(parts[1].height, parts[4].height)
    lower = max(parts[2].height, parts[3].height, first + GAP + wide - upper - GAP)
    middle, right, low = wide + GAP, 2 * (wide + GAP), upper + GAP
    spots = ((middle, 0.0, first), (right, 0.0, upper), (right, low, lower), (0.0, low, lower), (0.0, 0.0, upper))
    fields = "".join(
        moved(_ground(field.tone, wide, high) + part.svg, x, y)
        for field, part, (x, y, high) in zip(block.fields, parts, spots, strict=True)
    )
    star = scenery.star(wide, [field.tone for field in block.fields])
    room = low + lower - first - GAP
    return Piece(fields + moved(star, middle, first + GAP + (room - wide) / 2), low + lower)


def _tree(block: Figure) -> Piece:
    """The crown, the trunk and the roots of it."""
    if len(block.fields) != 3:
        return _in_rows(block)
    widths = (WIDTH - 2 * scenery.LEAVES, WIDTH * 0.56, WIDTH * 0.86)
    crown, stem, roots = (_field(block, field, wide, 0) for field, wide in zip(block.fields, widths, strict=True))
    top = crown.height + 2 * scenery.LEAVES
    earth = top + stem.height + GAP
    high = earth + roots.height + 2.5 * GAP
    svg = (
        moved(scenery.trunk(earth - top + GAP), 0, top - GAP)
        + scenery.crown(top)
        + moved(crown.svg, scenery.LEAVES, scenery.LEAVES)
        + moved(_on_ground(block.fields[1], stem, widths[1]), (WIDTH - widths[1]) / 2, top + 4)
        + moved(scenery.ground(high - earth), 0, earth)
        + moved(_on_ground(block.fields[2], roots, widths[2]), (WIDTH - widths[2]) / 2, earth + 1.5 * GAP)
    )
    return Piece(svg, high)


def _on_ground(field: Field, part: Piece, wide: float) -> str:
    return _ground(field.tone, wide, part.height) + part.svg


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


def _field(block: Figure, field: Field, wide: float, way: int, place: int = 0) -> Piece:
    """Its title, its question and its cards, inside its edge."""
    room = wide - 2 * INSET
    head = [_title(field, room, place)]
    if field.question:
        head.append(text(0, 0, field.question, room=room, size=SMALL, fill=QUIET))
    shape = ("left", "right")[way % 2] if block.layout == "forces" else ""
    cards = below([card(item, room, shape) for item in field.lines], gap=8)
    found = below([below(head, gap=3), *([cards] if field.lines else [])], gap=10)
    return Piece(moved(found.svg, INSET, INSET), found.height + 2 * INSET)


def _title(field: Field, room: float, place: int) -> Piece:
    name = f"{place}. {field.title}" if place else field.title
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
