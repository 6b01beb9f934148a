"""Table: rows of typed columns: stakeholders, action plan, criteria with what shows them (2.4, 2.6, step 4).

A row is a card; its own words stand in the first column. The other columns of text are its `cells`, written together
like any words; the rest are its `values`.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Annotated, ClassVar, Literal, Self

import msgspec
from msgspec import Meta

from board.activities.asked import OfSeats
from board.activities.canvas import QUESTION_MOST
from board.activities.cards import views
from board.activities.cards.asking import board_of, card_of, may_touch, with_step
from board.activities.cards.records import STARTS_MOST, Card, CardBoard, Spark, first_cards
from board.actor import Actor, Moment
from board.days import is_day
from board.diff import Diff
from board.records import FieldName, Label, Language, Later, Own, Record, Rejected, plain, said
from board.state import Rules, State

COLUMNS_MOST = 12
OPTIONS_MOST = 12
PERSON_MOST = 60
NUMBER_MOST = 1e12

Value = str | int | float


class Column(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One column. A choice is kept as the number of its option, a date as year-month-day."""

    name: FieldName
    title: Label
    question: dict[Language, Annotated[str, Meta(max_length=QUESTION_MOST)]] = {}
    kind: Literal["text", "person", "date", "choice", "number"] = "text"
    options: Annotated[tuple[Label, ...], Meta(max_length=OPTIONS_MOST)] = ()


class Table(CardBoard, frozen=True, kw_only=True, tag="table"):
    """Rows and columns. `starts`: rows that are there from the start; `sparks`: examples to take over.

    `dealt`: when rows are collected they are meant to be dealt out to the groups.
    """

    LATER: ClassVar[tuple[Later, ...]] = ("rows", "rate", "state")

    columns: Annotated[tuple[Column, ...], Meta(min_length=1, max_length=COLUMNS_MOST)]
    starts: Annotated[tuple[Spark, ...], Meta(max_length=STARTS_MOST)] = ()
    sparks: Annotated[tuple[Spark, ...], Meta(max_length=STARTS_MOST)] = ()
    dealt: bool = False

    def check(self) -> None:
        super().check()
        if self.columns[0].kind != "text":
            raise Rejected("bad_tool", place="columns[0].kind")
        names = Counter(column.name for column in self.columns)
        for number, column in enumerate(self.columns):
            if names[column.name] > 1:
                raise Rejected("bad_tool", place=f"columns[{number}].name")
            if (column.kind == "choice") != (len(column.options) > 1):
                raise Rejected("bad_tool", place=f"columns[{number}].options")

    def begun(self, language: Language) -> tuple[Self, tuple[Record, ...]]:
        first = first_cards(self, [said(text, language) for text in self.starts])
        return msgspec.structs.replace(self, written=len(first)), first

    def has_cell(self, cell: str) -> bool:
        return any(column.kind == "text" for column in self.columns[1:] if column.name == cell)

    def check_change(self, new: Self, own: Iterable[Own]) -> None:
        super().check_change(new, own)
        kinds = {column.name: (column.kind, column.options) for column in self.columns}
        kept = {column.name for column in new.columns[1:] if kinds.get(column.name) == (column.kind, column.options)}
        rows = [row for row in own if isinstance(row, Card)]
        if any(not kept.issuperset({*row.cells, *row.values}) for row in rows):
            raise Rejected("field_in_use")


class SetCell(OfSeats, frozen=True, tag="table.set"):
    """What a row holds in a column that is not text; None empties it."""

    card: str
    column: str
    value: Value | None


Command = SetCell


def set_cell(state: State, command: SetCell, actor: Actor, moment: Moment) -> Diff:
    table = board_of(state, command.activity)
    column = _column(table, command.column)
    row = card_of(state, table, command.card)
    may_touch(state, table, row, actor)
    values = {name: value for name, value in row.values.items() if name != column.name}
    value = fitting(column, command.value) if command.value not in (None, "") else ""
    if value != "":
        values[column.name] = value
    return with_step(state, table, actor, row, {"values": values})


def _column(table: CardBoard, name: str) -> Column:
    """Raises Rejected unless this is a table with such a column, of values."""
    columns = table.columns if isinstance(table, Table) else ()
    for column in columns:
        if column.name == name and column.kind != "text":
            return column
    raise Rejected("no_such_field")


def fitting(column: Column, value: Value | None) -> Value:
    """Raises Rejected when the value is not of the column's kind."""
    match column.kind, value:
        case "person", str():
            return plain(value, PERSON_MOST, "name_too_long")
        case "date", str() if is_day(value):
            return value
        case "choice", int() if 0 <= value < len(column.options):
            return value
        case "number", int() | float() if abs(value) <= NUMBER_MOST:
            return value
        case "date", _:
            raise Rejected("not_a_date")
        case "number", _:
            raise Rejected("not_a_number")
    raise Rejected("malformed", field="value")


project = views.project
tally = views.tally
sight = views.sight
children = views.children
own_channels = views.own_channels
answer_id = views.answer_id

RULES: Rules = {SetCell: set_cell}
