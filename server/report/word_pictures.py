"""Charts in Word: a picture told in words, and its figures beneath it, to be changed and counted on."""

import io

from docx.shared import Mm

from board.report.tree import Answers, Axis, Cell, Column, Item, Line, Rated, Table
from server.report import word_marks as marks
from server.report.charts import drawn
from server.report.picture import png_of
from server.report.word_look import HIGH
from server.report.word_pen import Pen

PIXELS = 1440  # for the width of a page: sharp in print
ROOM = HIGH - 30  # mm; a title stands on the same page
TURNED_MOST = 24  # more numbers do not stand beside each other
SMALL = 7.5  # points


def line(pen: Pen, block: Line) -> None:
    picture(pen, drawn(block), _told(f"{block.low} → {block.high}", block.alt))
    for one in block.series:
        _people(pen, one.name, one.n, one.listening)
    if len(block.table.lines) <= TURNED_MOST:
        pen.table(_turned(block.table), size=SMALL)


def answers(pen: Pen, block: Answers) -> None:
    picture(pen, drawn(block), block.alt)
    for name, people, listening in zip(block.series, block.people, block.listening, strict=False):
        _people(pen, name, people, listening)
    pen.table(_with_other(block))


def axis(pen: Pen, block: Axis) -> None:
    picture(pen, drawn(block), _told(f"{block.low} → {block.high}", block.alt))
    pen.table(block.table)
    pen.items(_said(block, card) for card in block.cards if _more(card))


def picture(pen: Pen, svg: str, alt: str, wide: float = 0) -> None:
    """As wide as there is room, unless it would be higher than a page."""
    said = pen.paragraph("", "Picture")
    run = said.add_run()
    shown = run.add_picture(io.BytesIO(png_of(svg, PIXELS)), width=Mm(wide or pen.wide))
    if shown.height > Mm(ROOM):
        shown.width, shown.height = int(shown.width * Mm(ROOM) / shown.height), Mm(ROOM)
    marks.described(run, alt)


def _told(ends: str, alt: str) -> str:
    return f"{alt} ({ends})"


def _people(pen: Pen, name: str, people: int, listening: int) -> None:
    found = [name] * bool(name) + [f"{pen.t['report.people']}: {people}"]
    if listening:
        found.append(f"{pen.t['report.listening']}: {listening}")
    pen.paragraph(" · ".join(found), "Caption")


def _turned(table: Table) -> Table:
    """Lines as columns: what stood one below the other stands beside each other, as on the line itself."""
    first, *others = table.columns
    columns = (Column(first.title), *(Column(line[0].text, "number") for line in table.lines))
    lines = ((Cell(one.title), *(line[at] for line in table.lines)) for at, one in enumerate(others, 1))
    return Table(columns, tuple(lines))


def _with_other(block: Answers) -> Table:
    """What an answer says seen from the other side stands below it."""
    if len(block.table.lines) != len(block.answers):
        return block.table
    lines = (
        (Cell("\n".join(filter(None, (first.text, answer.other)))), *others)
        for (first, *others), answer in zip(block.table.lines, block.answers, strict=True)
    )
    return Table(block.table.columns, tuple(lines))


def _more(card: Rated) -> bool:
    one = card.item
    return bool(card.lessen or card.raises or one.anchor or one.notes or one.leads or one.comes or one.under)


def _said(block: Axis, card: Rated) -> Item:
    """A card with what would lessen or raise it below it."""
    lists = ((block.to_lessen, card.lessen), (block.to_raise, card.raises))
    more = tuple(Item(title, under=found) for title, found in lists if found)
    one = card.item
    notes = (*one.notes, *([card.team] if card.team else ()))
    return Item(
        one.text, one.count, one.mark, notes, (*one.under, *more), True, one.anchor, one.ref, one.leads, one.comes
    )
