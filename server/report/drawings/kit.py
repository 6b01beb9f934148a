"""The pieces that all drawings share. Measures are units of a drawing that is WIDTH of them wide."""

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple, TypedDict, Unpack
from xml.sax.saxutils import escape, quoteattr

from server.report.drawings.letters import LEADING, lines

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
# Neither XML nor a font knows the rest; or it turns around what is written after it.
UNWRITTEN = re.compile("[^\t\n\r\x20-\u2029\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


class Piece(NamedTuple):
    """Something drawn, and how high it is."""

    svg: str
    height: float


def whole(title: str, alt: str, body: str, height: float, wide: float = WIDTH) -> str:
    """A drawing that stands by itself. Inside a page it is one picture, which `alt` describes."""
    size = (wide + 2 * EDGE, height + 2 * EDGE)
    return element(
        "svg", element("title", plain(title or alt)) + element("desc", plain(alt)) + body,
        xmlns="http://www.w3.org/2000/svg", viewBox=" ".join(map(number, (-EDGE, -EDGE, *size))),
        width=size[0], height=size[1],
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
    """Without what nobody writes: a bell, half of a letter."""
    return UNWRITTEN.sub("", words)


class Style(TypedDict, total=False):
    """How words stand: in which room, from, around or up to their x (`anchor`)."""

    room: float
    size: float
    weight: int
    fill: str
    anchor: Literal["start", "middle", "end"]


def text(x: float, y: float, words: str, **style: Unpack[Style]) -> Piece:
    """Words from `y` down, in as many lines as they need."""
    size, weight, fill = style.get("size", SIZE), style.get("weight", 400), style.get("fill", INK)
    anchor = style.get("anchor", "start")
    found, step = lines(words, style.get("room", WIDTH), size, weight), size * LEADING
    # A blank at a line's end keeps words apart for whoever copies or hears them.
    ends = [" " if anchor == "start" else ""] * (len(found) - 1) + [""]
    inside = "".join(
        element("tspan", plain(line) + end, x=x, y=y + step * n + size * 0.98)
        for n, (line, end) in enumerate(zip(found, ends, strict=True))
    )
    svg = element(
        "text", inside, font_size=size, font_weight=weight if weight != 400 else None, fill=fill,
        text_anchor=anchor if anchor != "start" else None, class_=_class(fill),
    )  # fmt: skip
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
