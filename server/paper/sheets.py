"""The sheets of paper there are, as plain data in one language. Each is drawn by the template of its tag."""

from typing import Literal

import msgspec

from board.activities.canvas import Layout

Size = Literal["a4", "a3"]
CardSize = Literal["a4", "a5"]


class Sheet(msgspec.Struct, frozen=True, kw_only=True, tag_field="t"):
    """One sheet, or several of a kind. `title` stands on it and names it in the table of contents."""

    title: str


class Network(msgspec.Struct, frozen=True):
    """The hall's Wi-Fi; `qr` is an SVG that phones offer to join."""

    name: str
    password: str
    qr: str


class Poster(Sheet, frozen=True, kw_only=True, tag="poster"):
    """How to join. `qr` is an SVG of the link, `address` what people type, with no scheme."""

    address: str
    qr: str
    wifi: Network | None = None


class Cards(Sheet, frozen=True, kw_only=True, tag="cards"):
    """Empty cards to be cut out."""


class Rules(Sheet, frozen=True, kw_only=True, tag="rules"):
    """What was agreed about the talk, with room for more."""

    task: str
    rules: tuple[str, ...]


class Field(msgspec.Struct, frozen=True):
    """A field of a figure; `number` counts from 1, `sign` is its picture's path, `single`: one text, no cards."""

    title: str
    question: str
    sign: str
    number: int
    single: bool


class Figure(Sheet, frozen=True, kw_only=True, tag="figure"):
    """A canvas to be written on. `by_group`: every group has one of its own, and writes its name on it."""

    task: str
    layout: Layout
    fields: tuple[Field, ...]
    strengths: int
    by_group: bool


class Column(msgspec.Struct, frozen=True):
    """A column of a table; `options` are there to be ticked."""

    title: str
    question: str
    kind: str
    options: tuple[str, ...]


class Table(Sheet, frozen=True, kw_only=True, tag="table"):
    """Columns, rows that have their first words already, and empty ones."""

    task: str
    columns: tuple[Column, ...]
    rows: tuple[str, ...]
    by_group: bool


class Strip(Sheet, frozen=True, kw_only=True, tag="strip"):
    """A line in five pieces, to be hung up or laid on the floor: what each stands for, from one end to the other.

    Steps between the ends may have no words.
    """

    steps: tuple[str, ...]


class Statement(Sheet, frozen=True, kw_only=True, tag="statement"):
    """A statement to be read from afar, and boxes under it to count who stands at which step."""

    steps: tuple[str, ...]


class Slips(Sheet, frozen=True, kw_only=True, tag="slips"):
    """Slips to be cut out for whoever marks alone where they stand."""

    steps: tuple[str, ...]


class Axis(Sheet, frozen=True, kw_only=True, tag="axis"):
    """The common scale from −5 to +5."""

    task: str


class Rating(Sheet, frozen=True, kw_only=True, tag="rating"):
    """What a group rates and why, two on a sheet; what is not known yet is left empty."""

    task: str
    cards: tuple[str, ...]
    by_group: bool


class Option(msgspec.Struct, frozen=True):
    """An answer, seen from both sides where there are two; `sign` as of `board.activities.choice`."""

    text: str
    other: str
    sign: str


class Ballot(Sheet, frozen=True, kw_only=True, tag="ballot"):
    """Slips to be cut out, each with the question and its answers."""

    options: tuple[Option, ...]
    several: bool


class Pyramid(Sheet, frozen=True, kw_only=True, tag="pyramid"):
    """The answers as levels, from the broadest up; `task` as of the activity."""

    task: str
    options: tuple[Option, ...]


class Run(msgspec.Struct, frozen=True):
    """A piece of a line of text."""

    text: str
    strong: bool = False


class Block(msgspec.Struct, frozen=True):
    """A paragraph, heading or point of a list."""

    kind: Literal["paragraph", "heading", "point"]
    runs: tuple[Run, ...]


class Reading(Sheet, frozen=True, kw_only=True, tag="reading"):
    """A text to be read together."""

    blocks: tuple[Block, ...]


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the evening, without any screen. `start`: minutes since the beginning; `keep`: what is put on paper."""

    number: int
    section: str
    title: str
    term: str
    start: int
    minutes: int
    task: str
    guide: tuple[str, ...]
    reading: tuple[Block, ...]
    keep: str
    note: str


class Course(Sheet, frozen=True, kw_only=True, tag="course"):
    """The whole agenda for the moderator, should the power fail; `note`: the moderators' own, about all of it."""

    parts: tuple[Part, ...]
    minutes: int
    note: str


class Return(Sheet, frozen=True, kw_only=True, tag="returning"):
    """What brings a moderator back months later. `secret`: its code in groups of letters, `qr`: an SVG of the link.

    `address`: what is typed, with no scheme. Days are in words, "" where none is settled: `again`, when the results are
    looked at again, `names_go` and `all_goes`; `unnamed`: the names have gone already; `keeper`: who keeps it.
    """

    address: str
    qr: str
    secret: tuple[str, ...]
    again: str
    names_go: str
    all_goes: str
    unnamed: bool
    keeper: str


AnySheet = (
    Poster | Cards | Rules | Figure | Table | Strip | Statement | Slips
    | Axis | Rating | Ballot | Pyramid | Reading | Course | Return
)  # fmt: skip


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A PDF to be made. `title` is the document's, `workshop` stands at every sheet's foot with the code."""

    title: str
    workshop: str
    code: str
    language: str
    size: Size | CardSize
    words: dict[str, str]
    sheets: tuple[AnySheet, ...]
