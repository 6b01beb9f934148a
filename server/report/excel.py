"""XLSX: an overview, then a sheet for each section that has something. Numbers are numbers, dates are dates."""

import io
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from board.report.tree import Cell, Document, Section, Table
from server.i18n import texts
from server.report.naming import sheet_names
from server.report.packing import harmless, repacked
from server.report.rows import Rows, head, overview, rows_of

A4 = 9
NARROWEST, WIDEST, WIDEST_ALONE = 10, 56, 100  # letters
LETTERS, BOLD = 1.15, 1.3  # in a measure of width; how much wider they are in a header
SEVERAL, WIDEST_OF_SEVERAL = 5, 42
TITLE_HEIGHT, LINE, HEIGHT_MOST = 24, 13.5, 409  # points; Excel allows no more
EXACT = 10**15  # larger numbers a spreadsheet rounds
FONT = {"font_name": "Arial", "font_size": 10, "font_color": "#1d2b2f", "valign": "top"}
# As a date is written in each language, whatever the language of the machine that shows it.
DATES = {"lv": '[$-426]yyyy". gada "d. mmmm', "uk": '[$-422]d mmmm yyyy" р."', "en": "[$-809]d mmmm yyyy"}
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write(document: Document) -> bytes:
    """The whole report as a workbook."""
    target = io.BytesIO()
    options = {**OPTIONS, "default_format_properties": dict(FONT)}  # which is written into
    with xlsxwriter.Workbook(target, options) as book:
        book.set_properties({"title": harmless(document.title), "author": "", "comments": ""})
        _fill(Book(book, document.language), document)
    return repacked(target.getvalue())


def _fill(book: "Book", document: Document) -> None:
    t = texts(document.language, "report")
    first = overview(document, t)
    found = [(section, rows_of(section, t)) for section in document.sections]
    full = [(section, rows) for section, rows in found if rows.tables or rows.words]
    front, *names = sheet_names([first.title or document.kicker, *(head(section) for section, _ in full)])
    contents = book.add(front, first, rows_of(first, t))
    for name, (section, rows) in zip(names, full, strict=True):
        book.add(name, section, rows)
        contents.link(name, head(section))
    for section, _ in found:
        if section not in (one for one, _ in full):
            contents.words(head(section))


class Book:
    """A workbook and how its cells look."""

    def __init__(self, book: Any, language: str) -> None:
        def looks(**more: object) -> Format:
            found: Format = book.add_format({**FONT, **more})
            return found

        self._book = book
        self.title = looks(bold=True, font_size=15, font_color="#17513f")
        self.quiet = looks(font_color="#4a585c")
        self.words = looks(text_wrap=True)
        self.link = looks(font_color="#17513f", underline=1)
        heading = {"bold": True, "bg_color": "#dcebe3", "bottom": 1, "bottom_color": "#17513f", "text_wrap": True}
        self.header = looks(**heading)
        self.above_numbers = looks(**heading, align="right", indent=1)
        edge = {"bottom": 1, "bottom_color": "#d9d1c0"}
        self.text = looks(text_wrap=True, **edge)
        self.number = looks(**edge, align="right", indent=1)
        self.date = looks(num_format=DATES[language], align="left", **edge)

    def add(self, name: str, section: Section, rows: Rows) -> "Sheet":
        sheet = Sheet(self, self._book.add_worksheet(name), rows)
        sheet.begin(section)
        for table in rows.tables:
            sheet.table(table)
        for text in rows.words:
            sheet.words(text)
        return sheet


class Sheet:
    """One sheet, written from its top down."""

    def __init__(self, book: Book, sheet: Worksheet, rows: Rows) -> None:
        self._book, self._sheet = book, sheet
        self._row = 0
        self._alone = len(rows.tables) == 1
        self._widths = _widths(rows.tables)
        for at, width in enumerate(self._widths):
            sheet.set_column(at, at, width)
        sheet.hide_gridlines(2)
        sheet.set_paper(A4)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C&P / &N")

    def begin(self, section: Section) -> None:
        self._sheet.write_string(0, 0, harmless(head(section)), self._book.title)
        self._sheet.set_row(0, TITLE_HEIGHT)
        self._row = 1
        if section.about:
            self._sheet.write_string(1, 0, harmless(" · ".join(section.about)), self._book.quiet)
            self._row = 2
        self._sheet.freeze_panes(self._row, 0)
        self._row += 1

    def table(self, table: Table) -> None:
        """Where it is the only one, its header stays in sight, and it can be filtered."""
        top, last = self._row, len(table.columns) - 1
        self._sheet.set_row(top, _height([column.title for column in table.columns], self._widths, BOLD))
        for at, column in enumerate(table.columns):
            looks = self._book.above_numbers if column.kind == "number" else self._book.header
            self._sheet.write_string(top, at, harmless(column.title), looks)
        for down, line in enumerate(table.lines, 1):
            self._sheet.set_row(top + down, _height([cell.text for cell in line], self._widths))
            for at, cell in enumerate(line):
                self._cell(top + down, at, cell, table.columns[at].kind == "date")
        if self._alone:
            self._sheet.freeze_panes(top + 1, 0)
            self._sheet.repeat_rows(top)
            self._sheet.autofilter(top, 0, top + len(table.lines), last)
        self._row = top + len(table.lines) + 2

    def words(self, text: str) -> None:
        """A paragraph as wide as what stands above it."""
        said, width = harmless(text), sum(self._widths)
        if len(self._widths) > 1:
            self._sheet.merge_range(self._row, 0, self._row, len(self._widths) - 1, "", self._book.words)
        self._sheet.write_string(self._row, 0, said, self._book.words)
        self._sheet.set_row(self._row, _height([said], [width]))
        self._row += 1

    def link(self, name: str, text: str) -> None:
        """To another sheet of this workbook."""
        quoted = name.replace("'", "''")
        self._sheet.write_url(self._row, 0, f"internal:'{quoted}'!A1", self._book.link, harmless(text))
        self._row += 1

    def _cell(self, row: int, at: int, cell: Cell, is_date: bool) -> None:
        day = _day(cell.value) if is_date else None
        if day is not None:
            self._sheet.write_datetime(row, at, day, self._book.date)
        elif isinstance(cell.value, int | float) and abs(cell.value) < EXACT:
            self._sheet.write_number(row, at, cell.value, self._book.number)
        else:
            self._sheet.write_string(row, at, harmless(cell.text), self._book.text)


def _day(value: object) -> datetime | None:
    try:
        return datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _widths(tables: tuple[Table, ...]) -> list[float]:
    """In letters, by column: most stands in one line, and none is wider than what one reads with ease."""
    wanted: dict[int, list[float]] = {}
    for table in tables:
        for at, column in enumerate(table.columns):
            longest = max((len(line[at].text) for line in table.lines), default=0)
            wanted.setdefault(at, []).extend(
                [longest * 1.1 + 2, *(len(word) * 1.3 + 3 for word in column.title.split())]
            )
    widest = WIDEST if len(wanted) < SEVERAL else WIDEST_OF_SEVERAL
    return [max(NARROWEST, min(widest, max(found))) for found in wanted.values()] or [WIDEST_ALONE]


def _height(texts: Iterable[str], widths: Iterable[float], broad: float = 1) -> float:
    """In points, as reckoned: not every program finds it by itself."""
    lines = (
        sum(1 + int(broad * len(line) / (LETTERS * width)) for line in text.split("\n"))
        for text, width in zip(texts, widths, strict=False)
    )
    return min(HEIGHT_MOST, LINE * max(lines, default=1) + 2)
