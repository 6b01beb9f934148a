"""The report of a room in every format, and what other programs than those that wrote it find in the files."""

import csv
import io
import re
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any

import docx
import openpyxl.reader.excel
import pypdf

from board.replica import Replica
from server.report.job import Job, made

FOR_MODERATORS = ("all", "wall", "moderator")
NOW = 1_789_100_000_000
OF_ONE = ("html", "docx", "xlsx", "csv", "svg", "pdf")

Table = list[list[str]]


def file(replica: Replica, kind: str, activity: str = "", *, now: int = NOW, own: bool = False) -> bytes:
    """The file as a moderator gets it, of the whole workshop or of one activity."""
    return made(Job(kind, replica.snapshot(), FOR_MODERATORS, "lv", "KALVA7", activity, own, now))


def inside(data: bytes) -> str:
    """All that is in a file, whatever is packed in it."""
    if data[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return "\n".join(f"{name}\n{inside(packed.read(name))}" for name in packed.namelist())
    if data[:5] == b"%PDF-":
        return f"{_poppler('pdftotext', '-', data=data)}\n{_poppler('pdfinfo', '-meta', data=data)}"
    return data.decode("utf-8", "replace")


def _poppler(program: str, *arguments: str, data: bytes) -> str:
    command = [program, "-", *arguments] if program == "pdftotext" else [program, *arguments, "-"]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()


def spoken(data: bytes) -> Iterator[str]:
    """What a PDF says in place of its drawings."""
    tree = pypdf.PdfReader(io.BytesIO(data)).trailer["/Root"]["/StructTreeRoot"]  # type: ignore[index]
    yield from _alternatives(tree)


def _alternatives(node: Any) -> Iterator[str]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for one in node:
            yield from _alternatives(one)
    elif isinstance(node, dict):
        if "/Alt" in node:
            yield str(node["/Alt"])
        yield from _alternatives(node.get("/K"))


# Tables, as other programs read them


def tables(kind: str, data: bytes) -> list[Table]:
    return list(READ[kind](data))


def _html(data: bytes) -> Iterator[Table]:
    found = Tables()
    found.feed(data.decode())
    yield from found.tables


def _docx(data: bytes) -> Iterator[Table]:
    for table in docx.Document(io.BytesIO(data)).tables:
        yield [[cell.text for cell in row.cells] for row in table.rows]


def _xlsx(data: bytes) -> Iterator[Table]:
    for sheet in openpyxl.reader.excel.load_workbook(io.BytesIO(data)):  # type: ignore[no-untyped-call]
        yield [["" if value is None else f"{value}" for value in row] for row in sheet.iter_rows(values_only=True)]


def _csv(data: bytes) -> Iterator[Table]:
    yield list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))


READ: dict[str, Callable[[bytes], Iterator[Table]]] = {"html": _html, "docx": _docx, "xlsx": _xlsx, "csv": _csv}


class Tables(HTMLParser):
    """The tables of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[Table] = []
        self._in_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append([])
        elif tag == "tr" and self.tables:
            self.tables[-1].append([])
        elif tag in ("td", "th") and self.tables:
            self.tables[-1][-1].append("")
            self._in_cell = True

    def handle_endtag(self, tag: str) -> None:
        self._in_cell = self._in_cell and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        if self._in_cell:
            self.tables[-1][-1][-1] += data


def squeezed(text: str) -> str:
    """Without the blanks, hyphens and marks of direction by which lines are broken."""
    return re.sub(r"[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff-]+", "", text)
