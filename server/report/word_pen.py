"""Writes words, lists and tables into a Word document, or into a cell of one of its tables."""

from collections.abc import Iterable, Sequence
from typing import Self

from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm
from docx.table import Table as Drawn
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from board.report.tree import Cell, Document, Item, Link, Table
from server.i18n import Texts, texts
from server.report import word_marks as marks
from server.report.packing import harmless
from server.report.word_columns import widths
from server.report.word_lists import BULLETS, NUMBERS, counted_anew, list_style
from server.report.word_look import HIGH, WIDE, turn

NOTES_BESIDE = 40  # letters; longer notes have a line of their own
MANY_COLUMNS = 8  # letters are smaller
LETTERS_WHOLE = 600  # a row with a longer text may go over the end of a page


class Pen:
    """`into`: where it writes; `wide`: how much room there is, in millimetres; `high`: how much on a page."""

    def __init__(self, into: Docx | _Cell, word: Docx, places: marks.Places, t: Texts, wide: float) -> None:
        self._into, self._word, self._places = into, word, places
        self.t, self.wide, self.high = t, wide, float(HIGH)

    @classmethod
    def on(cls, word: Docx, document: Document) -> Self:
        """On the pages of an empty document."""
        return cls(word, word, marks.Places(), texts(document.language, "report"), WIDE)

    def turn(self, *, lying: bool) -> bool:
        """Whether a new page begins, for pages lie from here on, or stand again."""
        if lying == (self.wide > WIDE):
            return False
        self.wide, self.high = turn(self._word, self._word.core_properties.title, lying=lying)
        return True

    def inside(self, cell: _Cell, wide: float) -> "Pen":
        """Another one, that writes into a cell."""
        return Pen(cell, self._word, self._places, self.t, wide)

    def paragraph(self, text: str, style: str = "Normal", anchor: str = "") -> Paragraph:
        said = self._begun(style)
        self.run(said, text)
        if anchor:
            self._places.mark(said, anchor)
        return said

    def run(self, paragraph: Paragraph, text: str, style: str = "") -> Run:
        said = paragraph.add_run(harmless(text).replace("\t", " "))
        if style:
            marks.styled(said, style)
        return said

    # Lists

    def items(self, lines: Iterable[Item], *, numbered: bool = False) -> None:
        number = counted_anew(self._word) if numbered else None
        for item in lines:
            self._item(item, NUMBERS if numbered else BULLETS, 0, number)

    def _item(self, item: Item, kind: int, level: int, number: int | None) -> None:
        said = self._begun(list_style(kind, level))
        if number is not None:
            marks.numbered(said, number)
        self.item(said, item)
        for one in item.under:
            self._item(one, BULLETS, level + 1, None)

    def item(self, said: Paragraph, item: Item) -> None:
        """What one thing says; beside it what is short, below it what is long, at the end of the line its numbers."""
        notes = " · ".join(item.notes)
        links = [
            *((" → ", link) for link in dict.fromkeys(item.leads)),
            *((" ← ", one) for one in dict.fromkeys(item.comes)),
        ]
        if item.ref:
            self.run(said, f"{item.ref} ", "Intense Reference")
        self.run(said, item.text, "Strong" if item.strong else "")
        if item.anchor:
            self._places.mark(said, item.anchor)
        if len(notes) <= NOTES_BESIDE:
            self.run(said, f"  {notes}" if notes else "", "Subtle Emphasis")
        for way, link in links:
            if _says_again(link, item.text):
                self._link(said, way, link, link.ref)
        self._values(said, item)
        if len(notes) > NOTES_BESIDE:
            self._line(said, notes)
        for way, link in links:
            if not _says_again(link, item.text):
                self._line(said, "")
                self._link(said, way.lstrip(), link, f"{link.ref} {link.text}".strip())

    def _values(self, said: Paragraph, item: Item) -> None:
        values = [item.mark] * bool(item.mark) + ([] if item.count is None else [str(item.count)])
        if values:
            said.add_run("\t" if self._into is self._word else "  ")
            self.run(said, " · ".join(values), "Intense Reference")

    def _line(self, said: Paragraph, text: str) -> None:
        said.add_run().add_break()
        self.run(said, text, "Subtle Emphasis")

    def _link(self, said: Paragraph, way: str, link: Link, text: str) -> None:
        self.run(said, way, "Subtle Emphasis")
        self._places.link(said, link.anchor, text)

    # Tables

    def table(self, table: Table, anchors: Sequence[str] = (), *, dense: bool = False) -> None:
        """A table whose first row says, on every page, what its columns are. `dense`: of many short numbers."""
        style = "Talka Numbers" if dense else "Talka Table"
        cells = "Number" if dense else "Small" if len(table.columns) >= MANY_COLUMNS else "Cell"
        drawn = self.rows(1 + len(table.lines), widths(table, self.wide, cells), style)
        self._row(drawn.rows[0], tuple(Cell(column.title) for column in table.columns), table, cells)
        marks.heads(drawn.rows[0])
        for row, line in zip(drawn.rows[1:], table.lines, strict=True):
            self._row(row, line, table, cells)
        for row, anchor in zip(drawn.rows[1:], anchors, strict=False):
            if anchor:
                self._places.mark(row.cells[0].paragraphs[0], anchor)
        self.gap()

    def _row(self, row: _Row, line: tuple[Cell, ...], table: Table, style: str) -> None:
        for cell, one, column in zip(row.cells, line, table.columns, strict=True):
            said = cell.paragraphs[0]
            marks.styled(said, style)
            self._cell(said, one)
            if column.kind == "number":
                said.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if max(len(one.text) for one in line) < LETTERS_WHOLE:
            marks.unbroken(row)

    def _cell(self, said: Paragraph, cell: Cell) -> None:
        """Where a line of it names another item, it leads there."""
        for number, line in enumerate(cell.text.split("\n") if cell.links else [cell.text]):
            if number:
                said.add_run().add_break()
            named = next((link for link in cell.links if line.endswith(f"{link.ref} {link.text}")), None)
            words = "" if named is None else f"{named.ref} {named.text}"
            self.run(said, line.removesuffix(words))
            if named is not None:
                self._places.link(said, named.anchor, words)

    def rows(self, many: int, across: Sequence[float], style: str) -> Drawn:
        """An empty table; widths of its columns in millimetres."""
        drawn: Drawn = self._word.add_table(many, len(across))
        drawn.style, drawn.autofit = style, False
        for column, width in zip(drawn.columns, across, strict=True):
            column.width = Mm(width)
            for cell in column.cells:
                cell.width = Mm(width)
        return drawn

    def gap(self) -> None:
        """Room beneath a table: Word gives it none."""
        self._begun("Gap")

    def _begun(self, style: str) -> Paragraph:
        """A new paragraph. A cell has one from its birth."""
        said: Paragraph = self._into.add_paragraph() if self._filled() else self._into.paragraphs[-1]
        marks.styled(said, style)
        return said

    def _filled(self) -> bool:
        return not isinstance(self._into, _Cell) or len(marks.xml(self._into.paragraphs[-1])) > 0


def _says_again(link: Link, text: str) -> bool:
    """It leads to where the same is said: its mark is enough."""
    return bool(link.ref) and " ".join(text.split()).startswith(" ".join(link.text.removesuffix("…").split()))
