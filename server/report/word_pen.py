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
from server.report.word_lists import BULLETS, NUMBERS, counted_anew, list_style
from server.report.word_look import WIDE, turn

NOTES_BESIDE = 40  # letters; longer notes have a line of their own
MANY_COLUMNS = 8  # letters are smaller
STRETCH = 1.25  # so much wider than its words want, at most
LETTERS_WHOLE = 600  # a row with a longer text may go over the end of a page
LETTERS_MOST = 70  # a longer text wraps in any case
WORD_MOST = 18


class Pen:
    """`into`: where it writes; `wide`: how much room there is, in millimetres."""

    def __init__(self, into: Docx | _Cell, word: Docx, places: marks.Places, t: Texts, wide: float) -> None:
        self._into, self._word, self._places = into, word, places
        self.t, self.wide = t, wide

    @classmethod
    def on(cls, word: Docx, document: Document) -> Self:
        """On the pages of an empty document."""
        return cls(word, word, marks.Places(), texts(document.language, "report"), WIDE)

    def turn(self, *, lying: bool) -> bool:
        """Whether a new page begins, for pages lie from here on, or stand again."""
        if lying == (self.wide > WIDE):
            return False
        self.wide = turn(self._word, self._word.core_properties.title, lying=lying)
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
        """What one thing says, and what is to be known of it, in lines of their own."""
        if item.ref:
            self.run(said, f"{item.ref} ", "Intense Reference")
        self.run(said, item.text, "Strong" if item.strong else "")
        if item.anchor:
            self._places.mark(said, item.anchor)
        notes = " · ".join(item.notes)
        beside = len(notes) <= NOTES_BESIDE
        if notes and beside:
            self.run(said, f"  {notes}", "Subtle Emphasis")
        values = [item.mark] * bool(item.mark) + ([] if item.count is None else [str(item.count)])
        if values:
            said.add_run("\t" if self._into is self._word else "  ")
            self.run(said, " · ".join(values), "Intense Reference")
        if not beside:
            said.add_run().add_break()
            self.run(said, notes, "Subtle Emphasis")
        for way, links in ((" →\u00a0", item.leads), (" ←\u00a0", item.comes)):
            for link in links:
                self._link(said, way, link, item.text)

    def _link(self, said: Paragraph, way: str, link: Link, text: str) -> None:
        """In a line of its own, unless it leads to where the same is said."""
        again = bool(link.ref) and text.startswith(link.text.removesuffix("…").rstrip())
        if not again:
            said.add_run().add_break()
        self.run(said, way if again else way.lstrip(), "Subtle Emphasis")
        self._places.link(said, link.anchor, link.ref if again else f"{link.ref} {link.text}".strip())

    # Tables

    def table(self, table: Table, anchors: Sequence[str] = (), *, dense: bool = False) -> None:
        """A table whose first row says, on every page, what its columns are. `dense`: of many short numbers."""
        style, cells = ("Talka Numbers", "Number") if dense else ("Talka Table", "Cell")
        if len(table.columns) >= MANY_COLUMNS and not dense:
            cells = "Small"
        drawn = self.rows(1 + len(table.lines), _widths(table, self.wide, dense=dense), style)
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
            self.run(said, one.text)
            if column.kind == "number":
                said.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if max(len(one.text) for one in line) < LETTERS_WHOLE:
            marks.unbroken(row)

    def rows(self, many: int, widths: Sequence[float], style: str) -> Drawn:
        """An empty table; widths of its columns in millimetres."""
        drawn: Drawn = self._word.add_table(many, len(widths))
        drawn.style, drawn.autofit = style, False
        for column, width in zip(drawn.columns, widths, strict=True):
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


def _widths(table: Table, wide: float, *, dense: bool) -> list[float]:
    """In millimetres: no column narrower than its longest word, if it can be helped; the rest by what they hold."""
    letter, room = (1.5, 2.2) if dense else (2.1, 5.0)
    least, wanted = [], []
    for at, column in enumerate(table.columns):
        found = (column.title, *(line[at].text for line in table.lines))
        word = max((len(word) for text in found for word in text.split()), default=1)
        least.append(min(word, WORD_MOST) * letter + room)
        wanted.append(max(least[-1], min(max(map(len, found)), LETTERS_MOST) * letter + room))
    if sum(least) >= wide:
        return [wide * one / sum(least) for one in least]
    if sum(wanted) <= wide:
        return [one * min(STRETCH, wide / sum(wanted)) for one in wanted]
    more = (wide - sum(least)) / (sum(wanted) - sum(least))
    return [low + more * (one - low) for low, one in zip(least, wanted, strict=True)]
