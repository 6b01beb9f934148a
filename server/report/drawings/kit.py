"""The pieces that all drawings share. Measures are units of a drawing that is WIDTH of them wide."""

import re
from collections.abc import Iterable
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from server.report.drawings.letters import LEADING, lines, width

WIDTH = 720
SIZE, SMALL = 17, 15
GAP = 14
EDGE = 3  # around a drawing, so that no stroke is cut
# The font of what we typeset comes last but one, for where none of a reader's own is meant.
FONTS = "Seravek, 'Segoe UI', Ubuntu, Roboto, 'Noto Sans', 'Libertinus Serif', sans-serif"

INK, QUIET, RULE, SHEET = "#1d2b2f", "#47555a", "#a79c86", "#ffffff"
PINE, LINE, LINE_2 = "#17513f", "#b48a55", "#8d6534"
TONES = {
    "calm": ("#5b3f86", "#e8e0f2"), "warm": ("#764600", "#f6e7cb"), "cool": ("#1f5072", "#dce9f2"),
    "earth": ("#6b3f22", "#f1e2d3"), "leaf": ("#17513f", "#dcebe3"), "": ("#47555a", "#efeade"),
}  # fmt: skip
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Piece(NamedTuple):
    """Something drawn, and how high it is."""

    svg: str
    height: float


def whole(title: str, alt: str, body: str, height: float, wide: float = WIDTH) -> str:
    """A drawing that stands by itself. Inside a page it is one picture, which `alt` describes."""
    return element(
        "svg", element("title", plain(title or alt)) + element("desc", plain(alt)) + body,
        xmlns="http://www.w3.org/2000/svg", viewBox=f"{-EDGE} {-EDGE} {number(wide + 2 * EDGE)} {number(height + 2 * EDGE)}",
        width=wide + 2 * EDGE, height=height + 2 * EDGE,
        role="img", aria_label=alt, font_family=FONTS, fill=INK, class_="drawn",
    )  # fmt: skip


def element(name: str, inside: str = "", /, **attributes: object) -> str:
    """An SVG element. Names of attributes as in Python: `stroke_width`, `class_`; `inside` is SVG already."""
    said = "".join(f" {_name(key)}={_value(value)}" for key, value in attributes.items() if value is not None)
    return f"<{name}{said}>{inside}</{name}>" if inside else f"<{name}{said}/>"


def _name(key: str) -> str:
    return key if key == "viewBox" else key.rstrip("_").replace("_", "-")


def _value(value: object) -> str:
    return quoteattr(number(value) if isinstance(value, int | float) else legal(str(value)))


def number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def plain(words: str) -> str:
    """Words as SVG."""
    return escape(legal(words))


def legal(words: str) -> str:
    """Without what neither XML nor a font knows: a bell, half of a letter."""
    return NOT_IN_XML.sub("\ufffd", words)


def text(
    x: float, y: float, words: str, *, room: float = WIDTH, size: float = SIZE, weight: int = 400,
    fill: str = INK, anchor: str = "start",
) -> Piece:  # fmt: skip
    """Words from `y` down, in as many lines as they need."""
    found = lines(words, room, size, weight)
    step = size * LEADING
    # A blank at a line's end keeps words apart for whoever copies or hears them.
    ends = [" " if anchor == "start" else ""] * (len(found) - 1) + [""]
    inside = "".join(
        element("tspan", plain(line) + end, x=x, y=y + step * n + size * 0.98)
        for n, (line, end) in enumerate(zip(found, ends, strict=True))
    )
    bold = weight if weight != 400 else None
    svg = element("text", inside, font_size=size, font_weight=bold, fill=fill, text_anchor=anchor, class_=_class(fill))
    return Piece(svg, step * len(found))


def _class(fill: str) -> str | None:
    return {INK: "ink", QUIET: "quiet", SHEET: "on-strong"}.get(fill)


def moved(svg: str, x: float, y: float) -> str:
    return element("g", svg, transform=f"translate({number(x)} {number(y)})")


def below(pieces: Iterable[Piece], gap: float = GAP) -> Piece:
    """One under the other, each drawn from 0 down."""
    found, y = [], 0.0
    for piece in pieces:
        found.append(moved(piece.svg, 0, y))
        y += piece.height + gap
    return Piece("".join(found), max(0.0, y - gap))


# Signs


def person(x: float, foot: float, height: float, *, hollow: bool = False) -> str:
    """Somebody who stands at x. Hollow: it was then, or they stand beside."""
    half, head = height * 0.2, height * 0.15
    top = foot - height * 0.66
    body = (
        f"M{number(x - half)} {number(foot)}V{number(top + half)}A{number(half)} {number(half)} 0 0 1 "
        f"{number(x + half)} {number(top + half)}V{number(foot)}Z"
    )
    round_ = element("circle", cx=x, cy=foot - height + head, r=head)
    return element("g", round_ + element("path", d=body), **ways(0 if not hollow else 1))


def ways(series: int) -> dict[str, object]:
    """How the answers of a series are filled: full, hollow; what is striped beside that, see `bar`."""
    if series == 0:
        return {"fill": PINE, "class_": "full"}
    return {"fill": SHEET, "stroke": PINE, "stroke_width": 1.6, "class_": "hollow"}


def bar(x: float, y: float, wide: float, high: float, series: int) -> str:
    """Full, hollow, striped down, striped across: they differ without any colour."""
    kind = series % 4
    frame = element("rect", x=x, y=y, width=wide, height=high, rx=3, **ways(kind))
    if kind < 2:
        return frame
    step = 6.0
    marks = (
        [f"M{number(x + at)} {number(y)}v{number(high)}" for at in _steps(wide, step)]
        if kind == 2
        else [f"M{number(x)} {number(y + at)}h{number(wide)}" for at in _steps(high, step - 1)]
    )
    return frame + (element("path", d="".join(marks), stroke=PINE, stroke_width=2.2, class_="stripes") if marks else "")


def _steps(room: float, step: float) -> list[float]:
    return [step * n for n in range(1, int(room / step) + 1) if step * n < room - 1]


def people(x: float, y: float, n: int, listening: int = 0, *, hollow: bool = False) -> Piece:
    """`n` stand; so many listen, who sit beside. It ends at x, to the right."""
    said = [(str(n), hollow, False)] + [(str(listening), True, True)] * bool(listening)
    found, high = [], SMALL * LEADING
    for words, empty, sits in reversed(said):
        x -= width(words, SMALL, 600)
        found.append(text(x, y, words, size=SMALL, weight=600).svg)
        x -= 12
        found.append(seated(x, y + high - 2) if sits else person(x, y + high - 2, 20, hollow=empty))
        x -= 22
    return Piece("".join(found), high)


def seated(x: float, foot: float) -> str:
    """Somebody who sits and listens."""
    head = element("circle", cx=x - 2, cy=foot - 16, r=3)
    body = f"M{number(x - 2)} {number(foot - 12)}v7h6v5"
    return element("g", head + element("path", d=body), fill="none", stroke=PINE, stroke_width=1.8, class_="seated")
