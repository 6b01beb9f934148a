"""What Word has and python-docx has not: places and the links to them, numbers that count themselves, alt texts."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from server.report.packing import harmless


def xml(part: Paragraph | Run | Table | _Row | _Cell) -> Any:
    """The element behind a part of the document."""
    return part._element  # noqa: SLF001 - there is no other way to it


def styled(part: Paragraph | Run, style: str) -> None:
    """By the style's name. Looked up by python-docx itself, this takes most of the time of a long report."""
    xml(part).style = style.replace(" ", "")


class Places:
    """Where links lead to. Word allows few signs in a place's name, so each anchor gets one of ours."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def mark(self, paragraph: Paragraph, anchor: str) -> None:
        """What the paragraph holds so far is what a link to this anchor leads to."""
        number = self._number(anchor)
        shape = xml(paragraph).pPr
        start = _element("bookmarkStart", id=number, name=f"place_{number}")
        xml(paragraph).insert(0 if shape is None else 1, start)
        xml(paragraph).append(_element("bookmarkEnd", id=number))

    def link(self, paragraph: Paragraph, anchor: str, text: str) -> None:
        """Words that lead to another place of this document."""
        link = _element("hyperlink", anchor=f"place_{self._number(anchor)}", history=1)
        run = paragraph.add_run(harmless(text))
        styled(run, "Hyperlink")
        link.append(xml(run))
        xml(paragraph).append(link)

    def _number(self, anchor: str) -> int:
        return self._numbers.setdefault(anchor, len(self._numbers) + 1)


def field(paragraph: Paragraph, instruction: str) -> None:
    """A number that Word finds itself, such as PAGE."""
    found = _element("fldSimple", instr=instruction)
    found.append(xml(paragraph.add_run("1")))
    xml(paragraph).append(found)


def numbered(paragraph: Paragraph, numbering: int) -> None:
    """An item of this list, and of no other with the same style."""
    of = xml(paragraph).get_or_add_pPr().get_or_add_numPr()
    of.get_or_add_ilvl().val, of.get_or_add_numId().val = 0, numbering


def described(part: Run | Table, alt: str) -> None:
    """The words for who does not see a picture, or a table that is one."""
    if isinstance(part, Table):
        xml(part).tblPr.append(_element("tblDescription", val=harmless(alt)))
        return
    for drawing in xml(part).xpath(".//wp:docPr"):
        drawing.set("descr", harmless(alt))
    for inline in xml(part).xpath(".//wp:inline"):
        for side in ("distT", "distB", "distL", "distR"):  # else some programs leave room around it
            inline.set(side, "0")


def heads(row: _Row) -> None:
    """It says what the columns are, on every page anew."""
    xml(row).get_or_add_trPr().append(_element("tblHeader"))


def unbroken(row: _Row) -> None:
    """It stands on one page."""
    xml(row).get_or_add_trPr().insert(0, _element("cantSplit"))


def shaded(cell: _Cell, colour: str) -> None:
    """A cell on a ground of its own."""
    xml(cell).get_or_add_tcPr().append(_element("shd", val="clear", color="auto", fill=colour.removeprefix("#")))


def colour(written: str) -> RGBColor:
    """Of a colour written as #17513f."""
    return RGBColor.from_string(written.removeprefix("#").upper())


def _element(tag: str, **attributes: object) -> Any:
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made
