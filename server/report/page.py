"""The report as a page, and as one file that holds all of it: no script, its own style, drawings inside."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

import msgspec
from jinja2 import Environment, FileSystemLoader, Template
from markupsafe import Markup

from board.records import LANGUAGES
from board.report import Document
from board.report.tree import Answers, Axis, Figure, Line, Link, Rated
from server.i18n import texts
from server.report.charts import drawn
from server.report.drawings import axis, scenery
from server.report.style import STYLE

STAR = 240
TEMPLATES = Path(__file__).parent / "templates"


class Bar(msgspec.Struct, frozen=True):
    """What stands above the page on the server, and in no file: which report this is, and the ways to the others.

    They are relative, since the server may be under a path of its proxy's.
    """

    language: str
    activity: str
    moderates: bool
    own: bool

    def page(self, **other: str) -> str:
        """The address of the same report, but for `language`, `activity` or `own` ("1", "")."""
        return f"report{self._asked(other)}"

    def file(self, kind: str, **other: str) -> str:
        """The address of a file of it."""
        return f"report.{kind}{self._asked(other)}"

    def _asked(self, other: dict[str, str]) -> str:
        asked = {"language": self.language, "activity": self.activity, "own": "1" if self.own else "", **other}
        return f"?{urlencode({name: value for name, value in asked.items() if value})}"


def write(document: Document) -> bytes:
    """The file."""
    return _page(document, None)


def shown(document: Document, bar: Bar) -> bytes:
    """The page on the server."""
    return _page(document, bar)


def _page(document: Document, bar: Bar | None) -> bytes:
    return (
        _template()
        .render(
            document=document,
            bar=bar,
            t=texts(document.language, "common", "report"),
            style=Markup(STYLE),  # noqa: S704 (our own)
            languages=LANGUAGES,
            here=frozenset(anchors(document)),
            drawing=_drawing,
            ruler=_ruler,
            track=_track,
            value_of=axis.value_of,
            star=_star,
        )
        .encode()
    )


@cache
def _template() -> Template:
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters["kind"] = lambda block: type(block).__struct_config__.tag
    environment.filters["lines"] = lines
    return environment.get_template("report.html")


def anchors(part: object) -> Iterator[str]:
    """Where links may lead: a report of one activity has not what it leads to elsewhere."""
    if isinstance(part, tuple):
        for one in part:
            yield from anchors(one)
    elif isinstance(part, msgspec.Struct) and not isinstance(part, Link):
        yield getattr(part, "anchor", "")
        yield from getattr(part, "anchors", ())
        yield from anchors(msgspec.structs.astuple(part))


def lines(text: str, links: tuple[Link, ...]) -> list[tuple[str, str]]:
    """Its lines, each with the anchor of the item that it names, or ""."""
    return [(line, _named(line, links)) for line in text.split("\n")]


def _named(line: str, links: tuple[Link, ...]) -> str:
    return next((link.anchor for link in links if line.endswith(f"{link.ref} {link.text}")), "")


# Drawings escape by themselves what people wrote.


def _drawing(block: Line | Answers) -> Markup:
    return Markup(drawn(block))  # noqa: S704


def _ruler(block: Axis) -> Markup:
    return Markup(axis.ruler(block, alt=""))  # noqa: S704


def _track(block: Axis, rated: Rated) -> Markup:
    return Markup(axis.track(block, rated, alt=""))  # noqa: S704


def _star(block: Figure) -> Markup:
    """Between its fields."""
    points = scenery.star(STAR, [field.tone for field in block.fields])
    return Markup(f'<svg class="drawn star" viewBox="0 0 {STAR} {STAR}" aria-hidden="true">{points}</svg>')  # noqa: S704
