"""What a report says of a canvas: its fields as they are drawn, each with its cards."""

from collections.abc import Iterator

from board.report.boards import agreed
from board.report.context import Context
from board.report.reading import Heap, Record, heaps_of, of_team, team_name, teams
from board.report.tree import Block, Cell, Column, Field, Figure, Heading, Item, Table
from board.signs import SIGNS


def blocks(context: Context, name: str, canvas: Record) -> Iterator[Block]:
    """Of each group apart, where groups did it; an empty one is left out."""
    heaps = heaps_of(context.view, name)
    for team in teams(context.view, canvas):
        own = of_team(team, heaps, lambda heap: heap.card)
        fields = tuple(_field(context, name, field, own) for field in canvas["fields"])
        if not any(field.lines for field in fields):
            continue
        if team:
            yield Heading(team_name(team, context.speech))
        yield _figure(context, canvas, fields)
    yield from agreed(context, name)


def _field(context: Context, name: str, field: Record, heaps: list[Heap]) -> Field:
    lines = tuple(_item(context, name, heap) for heap in heaps if heap.card["field"] == field["name"])
    say = context.speech.say
    written = tuple(line for line in lines if line.text)
    return Field(say(field["title"]), say(field["question"]), written, field["tone"], SIGNS.get(field["sign"], ""))


def _item(context: Context, name: str, heap: Heap) -> Item:
    under = tuple(context.item(name, key, card) for key, card in heap.under)
    return context.item(name, heap.name, heap.card, under=under, mark=_strength(heap.card))


def _strength(card: Record) -> str:
    return "" if card["value"] is None else str(card["value"])


def _figure(context: Context, canvas: Record, fields: tuple[Field, ...]) -> Figure:
    word = context.speech.word
    columns = [Column(word("report.field")), Column(word("report.card"))]
    columns += [Column(word("report.strength"), "number")] if canvas["strengths"] else []
    rows = [(field, item) for field in fields for item in _flat(field.lines)]
    lines = tuple(
        (Cell(field.title), Cell(item.text), *([_number(item)] if canvas["strengths"] else [])) for field, item in rows
    )
    alt = "; ".join(word("report.field_alt", field=field.title, n=len(field.lines)) for field in fields)
    return Figure("", canvas["layout"], fields, alt, Table(tuple(columns), lines), canvas["strengths"])


def _flat(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _flat(item.under)


def _number(item: Item) -> Cell:
    return Cell(item.mark, int(item.mark) if item.mark else None)
