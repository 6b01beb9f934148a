"""What a report is made of: a tree of plain blocks, in the reader's language, for others to draw.

A number stands beside its words (`Cell.value`), so that a table of figures has the figure itself. What is drawn has
`alt`, which says the same in a sentence, and `table`, which has its figures: every format shows the same ones.
"""

from typing import Literal

import msgspec

from board.records import Language


class Link(msgspec.Struct, frozen=True):
    """Another item of this report: its `anchor`, its mark (`ref`, such as 3.2), and what it says."""

    anchor: str
    ref: str
    text: str


class Cell(msgspec.Struct, frozen=True):
    """`text`: as it is read; `value`: a number, or a date as year-month-day; None where it is words alone.

    `links`: the items that lines of the text name, each at the end of its line, as `ref text`.
    """

    text: str
    value: int | float | str | None = None
    links: tuple[Link, ...] = ()


class Column(msgspec.Struct, frozen=True):
    """`kind`: what the values below it are."""

    title: str
    kind: Literal["text", "number", "date"] = "text"


class Table(msgspec.Struct, frozen=True):
    """Lines have a cell for each column."""

    columns: tuple[Column, ...]
    lines: tuple[tuple[Cell, ...], ...]


class Item(msgspec.Struct, frozen=True):
    """One thing that was said.

    `count`: by how many, or its dots, where that is known; `mark`: a value or strength as it is read (`+3`);
    `notes`: what is to be known of it, each by itself (who signed it, that it was picked, what it says in another
    language); `under`: what lies under it. An item of a thread has an `anchor` in this document and a mark `ref`;
    `leads` and `comes`: where it leads to, and what led to it.
    """

    text: str
    count: int | None = None
    mark: str = ""
    notes: tuple[str, ...] = ()
    under: tuple["Item", ...] = ()
    strong: bool = False
    anchor: str = ""
    ref: str = ""
    leads: tuple[Link, ...] = ()
    comes: tuple[Link, ...] = ()


# Blocks


class Heading(msgspec.Struct, frozen=True, tag="heading"):
    """What comes next is of this group, or about this."""

    text: str


class Words(msgspec.Struct, frozen=True, tag="words"):
    """A paragraph. `quiet`: it is about the rest."""

    text: str
    quiet: bool = False


class Items(msgspec.Struct, frozen=True, tag="items"):
    """A list, perhaps under a title of its own."""

    title: str
    lines: tuple[Item, ...]
    numbered: bool = False


class Grid(msgspec.Struct, frozen=True, tag="grid"):
    """A table, perhaps under a title of its own. `anchors`: of its lines, "" or missing for none."""

    title: str
    table: Table
    anchors: tuple[str, ...] = ()


class Series(msgspec.Struct, frozen=True):
    """One distribution on a line: how many in each place, from the low end up; `n` of them stand, `listening` do not.

    `middle`: the median's place as a share of the line, 0…1. `before`: it is of an earlier workshop. `side`: it is
    only of users or of staff.
    """

    name: str
    counts: tuple[int, ...]
    n: int
    listening: int = 0
    middle: float | None = None
    before: bool = False
    side: bool = False


class Line(msgspec.Struct, frozen=True, tag="line"):
    """Where people stood on a line between `low` and `high`: a series for each round, side or workshop."""

    title: str
    low: str
    high: str
    series: tuple[Series, ...]
    alt: str
    table: Table


class Answer(msgspec.Struct, frozen=True):
    """One answer to choose. `counts`: by how many, one for each series; `other`: seen from the other side."""

    text: str
    counts: tuple[int, ...]
    other: str = ""
    sign: str = ""


class Answers(msgspec.Struct, frozen=True, tag="answers"):
    """How a question was answered. `series`: whose answers the counts are ("" where there is one kind only).

    `picture`: "pyramid": the first answer is its broad foot; "faces": the first one smiles. `listening`: who chose
    nothing, by series.
    """

    title: str
    answers: tuple[Answer, ...]
    series: tuple[str, ...]
    people: tuple[int, ...]
    listening: tuple[int, ...]
    alt: str
    table: Table
    picture: Literal["", "pyramid", "faces"] = ""


class Rated(msgspec.Struct, frozen=True):
    """A card on the common scale. `value` None: nobody has agreed on one. `before`: of an earlier workshop.

    `marks`: how many put it where, from the least up, as far as that may be seen; `team`: which group did.
    """

    item: Item
    value: float | None
    before: float | None = None
    marks: tuple[int, ...] = ()
    team: str = ""
    lessen: tuple[Item, ...] = ()
    raises: tuple[Item, ...] = ()


class Axis(msgspec.Struct, frozen=True, tag="axis"):
    """Cards on a scale from `least` to `most`, whose ends are called `low` and `high`.

    `to_lessen`, `to_raise`: what the two lists under each card are called.
    """

    title: str
    least: int
    most: int
    low: str
    high: str
    cards: tuple[Rated, ...]
    to_lessen: str
    to_raise: str
    alt: str
    table: Table


class Field(msgspec.Struct, frozen=True):
    """One field of a figure. `sign` and `tone` as in a canvas; `sign_path`: the sign as an SVG path, 24 × 24."""

    title: str
    question: str
    lines: tuple[Item, ...]
    tone: str = ""
    sign_path: str = ""


class Figure(msgspec.Struct, frozen=True, tag="figure"):
    """A canvas as it is drawn (`layout` as in `board.activities.canvas`). `strengths`: the highest mark, or 0."""

    title: str
    layout: str
    fields: tuple[Field, ...]
    alt: str
    table: Table
    strengths: int = 0


Block = Heading | Words | Items | Grid | Line | Answers | Axis | Figure


class Section(msgspec.Struct, frozen=True):
    """A part of the report. `name`: the activity's, "" for what is about all.

    `ref`: its number in this report; `about`: small facts under the title (planned and real time, the step of the
    method); `links`: the items that they name, as in a cell; `page`: it begins a page of its own.
    """

    title: str
    blocks: tuple[Block, ...]
    name: str = ""
    ref: str = ""
    anchor: str = ""
    about: tuple[str, ...] = ()
    page: bool = False
    links: tuple[Link, ...] = ()


class Fact(msgspec.Struct, frozen=True):
    """Something about the workshop."""

    name: str
    value: str


class Document(msgspec.Struct, frozen=True):
    """A whole report. `kicker`: what kind of page it is; `summary`: the one page that comes first, if there is one."""

    kicker: str
    title: str
    language: Language
    facts: tuple[Fact, ...]
    summary: Section | None
    sections: tuple[Section, ...]


def figures(block: Block) -> Table | None:
    """The table that holds the same as a block; None for a heading or a paragraph, and for a list."""
    return getattr(block, "table", None)
