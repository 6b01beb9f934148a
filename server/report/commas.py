"""CSV: a section as rows for any spreadsheet, its table first, and below it what else there is to read."""

import csv
import io
import re
from collections.abc import Iterator

from board.records import Language
from board.report.tree import Cell, Document, Section
from server.i18n import Texts, texts
from server.report.lines import NUMBER
from server.report.naming import file_name
from server.report.packing import harmless, packed
from server.report.rows import head, overview, rows_of

SEPARATORS: dict[str, str] = {"en": ","}
# A spreadsheet takes these for the beginning of a formula; blanks before them it does not mind.
FORMULA = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠\t\r]")


def write(section: Section, language: Language) -> bytes:
    """One section, as the spreadsheets of that language expect it."""
    separator = SEPARATORS.get(language, ";")
    target = io.StringIO()
    # All is quoted, so that a wrongly guessed separator cuts no text in two.
    lines = csv.writer(target, delimiter=separator, quoting=csv.QUOTE_ALL)
    for line in _lines(section, texts(language, "report")):
        lines.writerow([_written(cell, separator) for cell in line])
    return target.getvalue().encode("utf-8-sig")


def zipped(document: Document) -> bytes:
    """Every section, each in a file of its own."""
    t = texts(document.language, "report")
    first = overview(document, t)
    files = {f"00-{file_name(document.kicker)}.csv": write(first, document.language)}
    for number, section in enumerate(document.sections, 1):
        files[f"{number:02}-{file_name(section.title)}.csv"] = write(section, document.language)
    return packed(files)


def _lines(section: Section, t: Texts) -> Iterator[tuple[Cell, ...]]:
    rows = rows_of(section, t)
    for table in rows.tables:
        yield tuple(Cell(column.title) for column in table.columns)
        yield from table.lines
        yield ()
    yield from ((Cell(text),) for text in (head(section), *section.about, *rows.words))


def _written(cell: Cell, separator: str) -> str:
    if isinstance(cell.value, int | float):
        return str(cell.value) if separator == "," else str(cell.value).replace(".", ",")
    return _disarmed(harmless(cell.text if cell.value is None else cell.value))


def _disarmed(text: str) -> str:
    """What begins like a formula becomes text, as spreadsheets themselves mark it; a plain number is no harm."""
    return f"'{text}" if FORMULA.match(text) and not NUMBER.fullmatch(text) else text
