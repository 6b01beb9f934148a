"""Canvases in Word: drawn with tables, so that each field is where people saw it, and can be written in."""

from collections.abc import Sequence

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.table import _Cell, _Row

from board.report.tree import Field, Figure
from server.report import word_marks as marks
from server.report.drawings.kit import TONES, whole
from server.report.drawings.scenery import star
from server.report.word_pen import Pen
from server.report.word_pictures import picture

MOST_ACROSS = 3  # else lines are too short to read
ACROSS = {"quadrants": 2, "forces": 2, "rows": 1, "tree": 1}
STAR = ((4, 0, 1), (3, None, 2))  # which field stands where; the star itself in the middle
STAR_WIDE = 300
LETTERS_NARROW = 500  # what stands in a narrow field
LETTERS_WHOLE = 1500  # a row with more may go over the end of a page


def figure(pen: Pen, block: Figure) -> None:
    """As it was drawn on the wall."""
    if block.layout == "star" and len(block.fields) == 5:
        places: Sequence[Sequence[int | None]] = STAR
    else:
        places = _in_rows(len(block.fields), _across(block))
    across = len(places[0])
    drawn = pen.rows(len(places), [pen.wide / across] * across, "Talka Figure")
    for row, line in zip(drawn.rows, places, strict=True):
        for cell, at in zip(row.cells, line, strict=False):
            if at is None:
                _star(pen.inside(cell, pen.wide / across), cell, block)
            else:
                _field(pen.inside(cell, pen.wide / across), cell, block.fields[at], at + 1 if places is STAR else 0)
    for row in drawn.rows:
        _keep(row, last=row is drawn.rows[-1])
    marks.described(drawn, block.alt)
    pen.gap()


def _keep(row: _Row, *, last: bool) -> None:
    """The figure stands on one page, if there is room for it on one."""
    said = [paragraph for cell in row.cells for paragraph in cell.paragraphs]
    if sum(len(paragraph.text) for paragraph in said) < LETTERS_WHOLE:
        marks.unbroken(row)
        for paragraph in said:
            paragraph.paragraph_format.keep_with_next = not last or None


def _across(block: Figure) -> int:
    many = len(block.fields)
    longest = max(sum(len(item.text) for item in field.lines) for field in block.fields)
    most = MOST_ACROSS if longest < LETTERS_NARROW else 2
    return ACROSS.get(block.layout, 2 if many == 4 else min(many, most))


def _in_rows(many: int, across: int) -> list[list[int]]:
    return [list(range(first, min(first + across, many))) for first in range(0, many, across)]


def _field(pen: Pen, cell: _Cell, field: Field, number: int) -> None:
    strong, soft = TONES.get(field.tone, TONES[""])
    marks.shaded(cell, soft)
    title = pen.paragraph("", "Field")
    named = pen.run(title, f"{number}. {field.title}" if number else field.title)
    named.font.color.rgb = marks.colour(strong)
    if field.question:
        pen.paragraph(field.question, "Caption")
    pen.items(field.lines)


def _star(pen: Pen, cell: _Cell, block: Figure) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    drawing = whole("", "", star(STAR_WIDE, [field.tone for field in block.fields]), STAR_WIDE, STAR_WIDE)
    picture(pen, drawing, block.alt, 40)
