"""The Word document of the report, read by python-docx."""

import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from typing import Any

import docx
import pytest
from docx.document import Document as Docx
from docx.oxml.ns import qn
from docx.shared import Mm

from board.records import Language
from board.report.tree import (
    Axis,
    Block,
    Cell,
    Column,
    Document,
    Figure,
    Grid,
    Heading,
    Item,
    Items,
    Link,
    Section,
    Table,
    Words,
)
from server.report import word
from tests.report.sample import HOSTILE, LONG, document
from tests.report.told import told

WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@cache
def written() -> bytes:
    return word.write(document())


def sample() -> Docx:
    return docx.Document(io.BytesIO(written()))


def of(*blocks: Block, title: str = "Sadaļa", language: Language = "lv") -> Docx:
    report = Document("Pārskats", "Viens", language, (), None, (Section(title, blocks),))
    return docx.Document(io.BytesIO(word.write(report)))


def texts(document: Docx) -> Iterator[str]:
    """Whatever is to be read, in tables too, and what is said of pictures."""
    for part in document.element.iter(f"{WORDS}p"):
        pieces = (piece.text if piece.tag == f"{WORDS}t" else " " for piece in part.iter(f"{WORDS}t", f"{WORDS}br"))
        yield " ".join("".join(pieces).split())
    yield from alts(document)
    yield from (said.get(qn("w:val")) for said in document.element.iter(f"{WORDS}tblDescription"))


def alts(document: Docx) -> list[str]:
    return [drawing.get("descr") for drawing in document.element.xpath(".//wp:docPr")]


def styled(document: Docx, style: str) -> list[tuple[str, str]]:
    """The paragraphs whose style is one of these: its name, and the words."""
    found = ((str(said.style and said.style.name), said.text) for said in document.paragraphs)
    return [one for one in found if one[0].startswith(style)]


def outline(document: Docx) -> list[tuple[str, str]]:
    return styled(document, "Heading")


def lists(document: Docx) -> list[tuple[str, str]]:
    return styled(document, "List")


# Contents


def test_nothing_of_the_report_is_left_out() -> None:
    """A common scale is drawn, and told in a list: the columns of its table have no names there."""
    found = "\n".join(texts(sample()))
    scales = [block for section in document().sections for block in section.blocks if isinstance(block, Axis)]
    named = {column.title for block in scales for column in block.table.columns}
    assert [text for text in told(document()) if text not in found and text not in named] == []


def test_headings_are_real_and_no_level_is_left_out() -> None:
    found = sample()
    assert styled(found, "Title") == [("Title", "Dienas centrs Smiltenē")]
    assert ("Heading 1", "1 Vai mūs sadzird?") in outline(found)
    depth = 0
    for style, _ in outline(found):
        assert int(style[-1]) <= depth + 1
        depth = int(style[-1])


def test_under_a_heading_titles_are_one_deeper() -> None:
    lines = Items("Saraksts", (Item("viens"),))
    assert outline(of(lines, Heading("Bērzs"), lines))[1:] == [
        ("Heading 2", "Saraksts"),
        ("Heading 2", "Bērzs"),
        ("Heading 3", "Saraksts"),
    ]


def test_lists_are_real_and_what_lies_under_an_item_is_a_level_deeper() -> None:
    deep = Item("a", under=(Item("b", under=(Item("c", under=(Item("d"),)),)),))
    assert [style for style, _ in lists(of(Items("", (deep,))))] == [
        "List Bullet",
        "List Bullet 2",
        "List Bullet 3",
        "List Bullet 3",
    ]


def test_each_numbered_list_begins_with_one() -> None:
    found = of(*[Items("", (Item("a"), Item("b")), numbered=True)] * 2)
    numbers = [said.val for said in found.element.xpath(".//w:body//w:numPr/w:numId")]
    assert len(set(numbers[:2])) == len(set(numbers[2:])) == 1
    assert numbers[0] != numbers[2]
    assert {style for style, _ in lists(found)} == {"List Number"}


def test_tables_repeat_their_header_and_can_be_edited() -> None:
    table = sample().tables[-1]
    assert [cell.text for cell in table.rows[0].cells] == ["Kas jādara?", "Kas?", "Līdz kam?", "Cik eiro?"]
    assert table.rows[1].cells[3].text == "1 200,5"
    assert table.rows[0]._tr.xpath("w:trPr/w:tblHeader")
    assert table.style is not None
    assert table.style.name == "Talka Table"
    assert sum(cell.width for cell in table.rows[0].cells) == pytest.approx(Mm(166), abs=1000)


def test_every_picture_is_told_in_words() -> None:
    found = alts(sample())
    assert len(found) == 6, "a line, a scale, a star, three questions"
    assert all(found)
    assert any("vairums tuvāk „piekrītu”" in alt for alt in found)


def test_a_picture_is_never_wider_nor_higher_than_the_page() -> None:
    for shape in sample().inline_shapes:
        assert shape.width <= Mm(166)
        assert shape.height <= Mm(240)


SHAPES = {
    "quadrants": (2, 2),
    "columns": (2, 2),
    "forces": (1, 2),
    "rows": (4, 1),
    "tree": (3, 1),
    "star": (2, 3),
    "grid": (2, 3),
}
FIELDS = {"quadrants": 4, "columns": 4, "forces": 2, "rows": 4, "tree": 3, "star": 5, "grid": 6}


@pytest.mark.parametrize("layout", SHAPES)
def test_a_canvas_is_drawn_with_a_table(layout: str) -> None:
    swot = next(block for block in document().sections[3].blocks if isinstance(block, Figure))
    fields = (swot.fields * 2)[: FIELDS[layout]]
    table = of(Figure("", layout, fields, "Lauki.", swot.table)).tables[0]
    assert (len(table.rows), len(table.columns)) == SHAPES[layout]
    assert table._tbl.xpath("w:tblPr/w:tblDescription/@w:val") == ["Lauki."]
    assert LONG.strip() in "\n".join(cell.text for row in table.rows for cell in row.cells)


# The thread


def test_links_lead_to_places_that_are_there() -> None:
    found = sample()
    marks = found.element.xpath(".//w:bookmarkStart/@w:name")
    links = found.element.xpath(".//w:hyperlink/@w:anchor")
    assert links
    assert set(links) <= set(marks)
    assert len(set(marks)) == len(marks)
    ids = found.element.xpath(".//w:bookmarkStart/@w:id")
    assert ids == found.element.xpath(".//w:bookmarkEnd/@w:id")
    assert all(re.fullmatch(r"[A-Za-z]\w{0,39}", name) for name in marks)


def test_a_thread_is_followed_both_ways() -> None:
    here = Item("Laika trūkums", anchor="a-1", ref="2.1", leads=(Link("b.2", "6.1", "Sarunāt"),))
    there = Item("Sarunāt", anchor="b.2", ref="6.1", comes=(Link("a-1", "2.1", "Laika trūkums"),))
    found = of(Items("", (here, there)))
    assert [text for text in texts(found) if "→" in text or "←" in text] == [
        "2.1 Laika trūkums → 6.1 Sarunāt",
        "6.1 Sarunāt ← 2.1 Laika trūkums",
    ]
    marks = found.element.xpath(".//w:bookmarkStart/@w:name")
    assert found.element.xpath(".//w:hyperlink/@w:anchor") == marks[::-1]


def test_a_row_of_a_table_names_where_it_comes_from() -> None:
    link = Link("i-1", "2.1", "Laika trūkums")
    row = (Cell("Sarunāt"), Cell("6.1\n← 2.1 Laika trūkums", links=(link,)))
    item = Items("", (Item("Laika trūkums", anchor="i-1", ref="2.1"),))
    found = of(item, Grid("", Table((Column("Kas"), Column("Pavediens")), (row,))))
    assert found.tables[0].rows[1].cells[1].text == "6.1\n← 2.1 Laika trūkums"
    assert found.element.xpath(".//w:hyperlink//w:t/text()") == ["2.1 Laika trūkums"]


def test_what_leads_to_where_the_same_is_said_shows_its_mark_alone() -> None:
    link = Link("i-2", "3.1", "Laika …")
    assert lists(of(Items("", (Item("Laika trūkums", 7, leads=(link, link)),))))[0][1] == "Laika trūkums → 3.1\t7"


# The page


def test_the_summary_and_an_action_plan_stand_on_pages_of_their_own() -> None:
    breaks = [said.text for said in sample().paragraphs if said.paragraph_format.page_break_before]
    assert breaks == ["1 Vai mūs sadzird?", "6 Ko darām tālāk?"]


def test_the_paper_is_a4_with_page_numbers_at_its_foot() -> None:
    page = sample().sections[0]
    assert page.page_width == pytest.approx(Mm(210), abs=1000)
    assert page.page_height == pytest.approx(Mm(297), abs=1000)
    foot: Any = page.footer.paragraphs[0]._p
    assert foot.xpath("w:fldSimple/@w:instr") == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize(("many", "wide"), [(5, 210), (6, 297)])
def test_a_wide_table_lies_and_what_follows_stands(many: int, wide: int) -> None:
    table = Table(tuple(Column(f"{at}") for at in range(many)), ((Cell("a"),) * many,))
    sections = (Section("Viens", (Grid("", table),)), Section("Divi", (Words("b"),)))
    found = docx.Document(io.BytesIO(word.write(Document("Pārskats", "Viens", "lv", (), None, sections))))
    widths = [page.page_width for page in found.sections]
    assert pytest.approx(Mm(wide), abs=1000) in widths
    assert widths[-1] == pytest.approx(Mm(210), abs=1000)
    assert all(page.footer.paragraphs[0].text.startswith("Viens\t") for page in found.sections)


@pytest.mark.parametrize(("language", "locale"), [("lv", "lv-LV"), ("en", "en-GB"), ("uk", "uk-UA")])
def test_the_text_says_its_language(language: Language, locale: str) -> None:
    found = of(Words("viens"), language=language)
    assert found.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang/@w:val") == [locale]
    assert found.core_properties.language == locale


def test_a_report_with_nothing_in_it_is_a_document_all_the_same() -> None:
    found = docx.Document(io.BytesIO(word.write(Document("Pārskats", "", "lv", (), None, ()))))
    assert [said.text for said in found.paragraphs] == ["Pārskats", ""]


# What must not be


@pytest.mark.parametrize("text", [HOSTILE, "a\x00b\x1bc\ud800d\ufffee", "viena\nrinda\tun", "]]></w:t>", "_x0041_"])
def test_whatever_people_write_is_only_text(text: str) -> None:
    found = "\n".join(texts(of(Words(text), Items(text, (Item(text, notes=(text,)),)), title=text)))
    plain = " ".join(re.sub("[\x00\x1b\ud800\ufffe]", "", text).split())
    assert found.count(plain) >= 5


def test_the_file_tells_nothing_of_who_made_it_and_when() -> None:
    assert written() == word.write(document())
    core = sample().core_properties
    assert (core.author, core.last_modified_by, core.comments) == ("", "", "")
    assert core.title == "Dienas centrs Smiltenē"
    with zipfile.ZipFile(io.BytesIO(written())) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not re.search(rb"dcterms:(created|modified)", archive.read("docProps/core.xml"))
        assert not any("thumbnail" in name for name in archive.namelist())
        assert b"w:rsid" not in archive.read("word/settings.xml")
