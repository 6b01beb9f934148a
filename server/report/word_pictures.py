"""Charts in Word: a picture told in words, and its figures beneath it, to be changed and counted on."""

import io
from collections.abc import Iterable, Sequence

import msgspec
from docx.shared import Length, Mm

from board.report.tree import Answers, Axis, Cell, Column, Item, Line, Rated, Table
from server.report import word_marks as marks
from server.report.charts import drawn
from server.report.picture import png_of
from server.report.word_pen import Pen

PIXELS = 1440  # for the width of a page: sharp in print
TITLE = 30  # mm; one stands on the same page
DENSE = 12  # columns


def line(pen: Pen, block: Line) -> None:
    picture(pen, drawn(block), _told(f"{block.low} → {block.high}", block.alt))
    turned = _turned(block.table)
    people = [one.n for one in block.series], [one.listening for one in block.series]
    pen.table(_beside(turned, _people(pen, *people)), dense=len(turned.columns) > DENSE)


def answers(pen: Pen, block: Answers) -> None:
    picture(pen, drawn(block), block.alt)
    pen.table(_below(block.table, [answer.other for answer in block.answers]))
    people = _people(pen, block.people, block.listening)
    for at, name in enumerate(block.series):
        found = [name] * bool(name) + [f"{title}: {numbers[at]}" for title, numbers in people]
        pen.paragraph(" · ".join(found), "Caption")


def axis(pen: Pen, block: Axis) -> None:
    """What is said of the cards stands in a list with their values; where there is nothing, they are a table."""
    picture(pen, drawn(block), _told(f"{block.low} → {block.high}", block.alt))
    if any(map(_more, block.cards)):
        pen.items(_said(pen, block, card) for card in block.cards)
    else:
        pen.table(_below(block.table, [card.team for card in block.cards]))


def picture(pen: Pen, svg: str, alt: str, wide: float = 0) -> None:
    """As wide as there is room, unless it would be higher than a page."""
    said = pen.paragraph("", "Picture")
    run = said.add_run()
    shown = run.add_picture(io.BytesIO(png_of(svg, PIXELS)), width=Mm(wide or pen.wide))
    most = Mm(pen.high - TITLE)
    if shown.height > most:
        shown.width, shown.height = Length(int(shown.width * most / shown.height)), most
    marks.described(run, alt)


def _told(ends: str, alt: str) -> str:
    return f"{alt} ({ends})"


def _people(pen: Pen, people: Sequence[int], listening: Sequence[int]) -> tuple[tuple[str, Sequence[int]], ...]:
    """How many took part, by series, and how many only listened."""
    found = (str(pen.t["report.people"]), people), (str(pen.t["report.listening"]), listening)
    return found if any(listening) else found[:1]


def _turned(table: Table) -> Table:
    """Lines as columns: what stood one below the other stands beside each other, as on the line itself."""
    first, *others = table.columns
    columns = (Column(first.title), *(Column(_shortly(line[0]), "number") for line in table.lines))
    lines = ((Cell(one.title), *(line[at] for line in table.lines)) for at, one in enumerate(others, 1))
    return Table(columns, tuple(lines))


def _shortly(cell: Cell) -> str:
    """What it is a number of, the column's title says."""
    return cell.text if cell.value is None else str(cell.value)


def _beside(table: Table, more: Iterable[tuple[str, Sequence[int]]]) -> Table:
    """With further columns, as far as they have a number for each line."""
    for title, numbers in more:
        if len(numbers) == len(table.lines):
            lines = zip(table.lines, numbers, strict=True)
            columns = (*table.columns, Column(title, "number"))
            table = Table(columns, tuple((*line, Cell(str(number), number)) for line, number in lines))
    return table


def _below(table: Table, texts: Sequence[str]) -> Table:
    """With a second text under the first one of each line."""
    if len(texts) != len(table.lines):
        return table
    lines = (
        (Cell("\n".join(filter(None, (first.text, text)))), *others)
        for (first, *others), text in zip(table.lines, texts, strict=True)
    )
    return Table(table.columns, tuple(lines))


def _more(card: Rated) -> bool:
    one = card.item
    return bool(card.lessen or card.raises or one.anchor or one.notes or one.leads or one.comes or one.under)


def _said(pen: Pen, block: Axis, card: Rated) -> Item:
    """A card with what would lessen or raise it below it."""
    lists = ((block.to_lessen, card.lessen), (block.to_raise, card.raises))
    more = tuple(Item(title, under=found) for title, found in lists if found)
    one = card.item
    before = () if card.before is None else (f"{pen.t['report.before']}: {card.before:+g}".replace("-", "−"),)
    notes = (*filter(None, [card.team]), *before, *one.notes)
    mark = one.mark or ("" if card.value is None else f"{card.value:+g}".replace("-", "−"))
    return msgspec.structs.replace(one, mark=mark, notes=notes, under=(*one.under, *more), strong=True)
