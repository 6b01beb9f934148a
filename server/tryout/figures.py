"""What made-up people do in the fields of a figure and the rows of a table. Pure, as `choosing` is."""

import datetime as dt
from collections.abc import Iterator

from board.activities.canvas import Canvas, Field, Weigh
from board.activities.cards.asking import in_reach
from board.activities.cards.commands import EditWords
from board.activities.cards.records import Card
from board.activities.table import Column, SetCell, Table, Value
from board.commands import Command
from server.tryout.desk import Desk, next_card
from server.tryout.people import CAST
from server.tryout.words import NOTES

CARDS_EACH = (1, 2, 2, 3)
IN_ONE_FIELD = (1, 1, 2)
ROWS_EACH = (0, 1, 1, 2)
SHORT_ENOUGH = 120  # characters of a text of all together, after which nobody adds to it
ADDS = 0.2  # to such a text, each time they look at it
FILLS_CELLS = 0.7  # of the people


def fill_figure(desk: Desk, canvas: Canvas) -> Command | None:
    """A card, or words to the text of all, in the field that has least; then strengths."""
    fields = [field for field in canvas.fields if canvas.takes(field.name) and not field.asked]
    desk.chance.shuffle(fields)
    written = sum(len(desk.own(field.name)) for field in fields)
    has_more = written < desk.character("most").choice(CARDS_EACH)
    for field in sorted(fields, key=lambda field: _filled(desk, field)):
        command = _in_field(desk, field, has_more=has_more)
        if command is not None:
            return command
    return _weigh(desk, canvas)


def _filled(desk: Desk, field: Field) -> int:
    cards = [card for card in desk.cards if card.team == desk.team and card.field == field.name]
    return sum(len(card.text) for card in cards) if field.single else len(cards)


def _in_field(desk: Desk, field: Field, *, has_more: bool) -> Command | None:
    if field.single:
        return _together(desk, field)
    return next_card(desk, field.name, field.sparks, IN_ONE_FIELD) if has_more else None


def _together(desk: Desk, field: Field) -> Command | None:
    """Words at the end of the text that all write."""
    name = f"{desk.team or 'all'}-{field.name}"
    card = desk.state.get(f"card/{desk.board.name}/{name}", Card)
    standing, version = ("", 0) if card is None else (card.text, card.version)
    if len(standing) > SHORT_ENOUGH or (standing and desk.chance.random() > ADDS):
        return None
    more = desk.fresh(field.sparks, NOTES)
    if not more or more in standing:
        return None
    op = (len(standing), f". {more}") if standing else (more,)
    return EditWords(desk.board.name, name, version, desk.name(), op)


def _weigh(desk: Desk, canvas: Canvas) -> Command | None:
    """How strong one's own cards are, where they may be weighed."""
    for card in (card for field in canvas.places for card in desk.own(field)):
        if canvas.strengths and card.value is None and in_reach(desk.state, canvas, card, desk.player.actor):
            return Weigh(canvas.name, card.name, desk.chance.randint(1, canvas.strengths))
    return None


def fill_table(desk: Desk, table: Table) -> Command | None:
    """A row; else something in a cell that is still empty."""
    return next_card(desk, "", table.sparks, ROWS_EACH) or _cell(desk, table)


def _cell(desk: Desk, table: Table) -> Command | None:
    empty = list(_empty(desk, table))
    if not empty or desk.character("cells").random() > FILLS_CELLS:
        return None
    row, column = desk.chance.choice(empty)
    if column.kind != "text":
        return SetCell(table.name, row.name, column.name, _value(desk, column))
    words = desk.chance.choice(NOTES[desk.player.language])
    return EditWords(table.name, row.name, 0, desk.name(), (words,), column.name)


def _empty(desk: Desk, table: Table) -> Iterator[tuple[Card, Column]]:
    for row in desk.cards:
        if not row.on_table or not in_reach(desk.state, table, row, desk.player.actor):
            continue
        for column in table.columns[1:]:
            if column.name not in row.values and column.name not in row.cells:
                yield row, column


def _value(desk: Desk, column: Column) -> Value:
    if column.kind == "person":
        return desk.chance.choice([name for name, _ in CAST if name])
    if column.kind == "date":
        today = dt.datetime.fromtimestamp(desk.at / 1000, dt.UTC).date()
        return (today + dt.timedelta(days=desk.chance.randint(7, 120))).isoformat()
    return desk.chance.randrange(len(column.options)) if column.kind == "choice" else desk.chance.randint(1, 40)
