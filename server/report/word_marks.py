"""What Word has and python-docx does not: places to go to, links to them, numbers that count themselves, words for the blind."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from server.report.packing import harmless


class Places:
    """Where links lead to. Word allows few signs in a place's name, so each anchor gets one of ours."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def _number(self, anchor: str) -> int:
        return self._numbers.setdefault(anchor, len(self._numbers) + 1)

    def name(self, anchor: str) -> str:
        return f"place_{self._number(anchor)}"

    def mark(self, paragraph: Paragraph, anchor: str) -> None:
        """What the paragraph holds so far is what a link to this anchor leads to."""
        number = str(self._number(anchor))
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        start.set(qn("w:id"), number)
        start.set(qn("w:name"), self.name(anchor))
        end.set(qn("w:id"), number)
        first = paragraph._p.pPr
        paragraph._p.insert(0 if first is None else 1, start)
        paragraph._p.append(end)

    def link(self, paragraph: Paragraph, anchor: str, text: str) -> None:
        """Words that lead to another place of this document."""
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), self.name(anchor))
        link.set(qn("w:history"), "1")
        run = paragraph.add_run(harmless(text), "Hyperlink")
        link.append(run._r)
        paragraph._p.append(link)


def field(paragraph: Paragraph, instruction: str) -> None:
    """A number that Word finds itself, such as PAGE."""
    simple = OxmlElement("w:fldSimple")
    simple.set(qn("w:instr"), instruction)
    simple.append(paragraph.add_run("1")._r)
    paragraph._p.append(simple)


def described(run: Run, alt: str) -> None:
    """The words for who does not see the picture in this run."""
    for drawing in run._r.xpath(".//wp:docPr"):
        drawing.set("descr", harmless(alt))


def described_table(table: Table, alt: str) -> None:
    if alt:
        said = OxmlElement("w:tblDescription")
        said.set(qn("w:val"), harmless(alt))
        table._tbl.tblPr.append(said)


def heads(table: Table) -> None:
    """The first row says what the columns are, on every page anew."""
    said = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(said)


def unbroken(table: Table) -> None:
    """No row goes over the end of a page, if it can be helped."""
    for row in table.rows:
        row._tr.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))


def shaded(cell: _Cell, colour: str) -> None:
    """A cell on a ground of its own."""
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour.removeprefix("#"))):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def colour(written: str) -> RGBColor:
    """Of a colour written as #17513f."""
    return RGBColor.from_string(written.removeprefix("#").upper())
