"""Writes words, lists and tables into a Word document, or into a cell of one of its tables."""

from collections.abc import Iterable, Sequence
from typing import Any, Self

from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.table import Table as Drawn
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from board.records import Language
from board.report.tree import Cell, Item, Link, Table
from server.i18n import Texts, texts
from server.report import word_marks as marks
from server.report.packing import harmless
from server.report.word_look import BULLETS, LEVELS, NUMBERS, WIDE, list_style

MANY_COLUMNS = 6  # from here on letters are smaller
LETTERS_MOST = 60  # a longer text wraps in any case
LETTERS_LEAST = 5


class Pen:
    """`into`: where it writes; `wide`: how much room there is, in millimetres."""

    def __init__(self, into: Docx | _Cell, word: Docx, places: marks.Places, t: Texts, wide: float) -> None:
        self._into, self._word, self._places = into, word, places
        self.t, self.wide = t, wide

    @classmethod
    def on(cls, word: Docx, language: Language) -> Self:
        return cls(word, word, marks.Places(), texts(language, "report"), WIDE)

    def inside(self, cell: _Cell, wide: float) -> "Pen":
        """Another one, that writes into a cell."""
        return Pen(cell, self._word, self._places, self.t, wide)

    def paragraph(self, text: str, style: str = "Normal", anchor: str = "") -> Paragraph:
        said = self._begun(style)
        self.run(said, text)
        if anchor:
            self._places.mark(said, anchor)
        return said

    def run(self, paragraph: Paragraph, text: str, style: str | None = None) -> Any:
        return paragraph.add_run(harmless(text).replace("\t", " "), style)

    # Lists

    def items(self, lines: Iterable[Item], *, numbered: bool = False) -> None:
        number = self._counted_anew() if numbered else None
        for item in lines:
            self._item(item, NUMBERS if numbered else BULLETS, 0, number)

    def _item(self, item: Item, kind: int, level: int, number: int | None) -> None:
        said = self._begun(list_style(kind, min(level, LEVELS - 1)))
        if number is not None:
            of = said._p.get_or_add_pPr().get_or_add_numPr()
            of.get_or_add_ilvl().val, of.get_or_add_numId().val = level, number
        self.item(said, item)
        for one in item.under:
            self._item(one, BULLETS, level + 1, None)

    def item(self, said: Paragraph, item: Item) -> None:
        """What one thing says, and what is to be known of it, in lines of their own."""
        if item.ref:
            self.run(said, f"{item.ref} ", "Intense Reference")
        self.run(said, item.text, "Strong" if item.strong else None)
        if item.anchor:
            self._places.mark(said, item.anchor)
        values = [item.mark] * bool(item.mark) + ([] if item.count is None else [str(item.count)])
        if values:
            said.add_run("\t" if self._into is self._word else "  ")
            self.run(said, " · ".join(values), "Intense Reference")
        if item.notes:
            said.add_run().add_break()
            self.run(said, " · ".join(item.notes), "Subtle Emphasis")
        for way, links in (("→ ", item.leads), ("← ", item.comes)):
            self._links(said, way, links)

    def _links(self, said: Paragraph, way: str, links: Iterable[Link]) -> None:
        for link in links:
            said.add_run().add_break()
            self.run(said, way, "Subtle Emphasis")
            self._places.link(said, link.anchor, f"{link.ref} {link.text}".strip())

    def _counted_anew(self) -> int:
        """A list that begins with 1 again."""
        number = self._word.part.numbering_part.element.add_num(NUMBERS)
        number.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(number.numId)

    # Tables

    def table(self, table: Table, anchors: Sequence[str] = (), *, alt: str = "", size: float | None = None) -> Drawn:
        """A table whose first row says, on every page, what its columns are."""
        many = len(table.columns)
        letters = size or (9 if many >= MANY_COLUMNS else None)
        drawn = self.rows(1 + len(table.lines), _widths(table, self.wide), "Talka Table")
        heading = tuple(Cell(column.title) for column in table.columns)
        for row, line in zip(drawn.rows, (heading, *table.lines), strict=True):
            for cell, one, column in zip(row.cells, line, table.columns, strict=True):
                said = cell.paragraphs[0]
                found = self.run(said, one.text)
                found.font.size = Pt(letters) if letters else None
                if column.kind == "number":
                    said.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        for row, anchor in zip(drawn.rows[1:], anchors, strict=False):
            if anchor:
                self._places.mark(row.cells[0].paragraphs[0], anchor)
        marks.heads(drawn)
        marks.unbroken(drawn)
        marks.described_table(drawn, alt)
        self.gap()
        return drawn

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
        said = self._begun("Normal")
        said.paragraph_format.space_after, said.paragraph_format.line_spacing = Pt(0), Pt(8)

    def _begun(self, style: str) -> Paragraph:
        """A new paragraph. A cell has one from its birth."""
        if isinstance(self._into, _Cell) and not self._into.paragraphs[-1]._p.xpath("w:r | w:pPr"):
            said = self._into.paragraphs[-1]
            said.style = self._word.styles[style]
            return said
        return self._into.add_paragraph(style=style)


def _widths(table: Table, wide: float) -> list[float]:
    """Each column as wide as its words want, and all together as wide as there is room."""
    letters = []
    for at, column in enumerate(table.columns):
        found = (column.title, *(line[at].text for line in table.lines))
        words = max((len(word) for text in found for word in text.split()), default=0)
        longest = max(len(text) for text in found)
        letters.append(max(LETTERS_LEAST, min(words + 2, 22), min(longest + 2, LETTERS_MOST)))
    return [wide * one / sum(letters) for one in letters]
