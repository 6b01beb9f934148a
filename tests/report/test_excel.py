"""The workbook of the report, read by openpyxl."""

import io
import re
import zipfile
from datetime import datetime

import msgspec
import pytest
from openpyxl.reader.excel import load_workbook
from openpyxl.workbook.workbook import Workbook

from board.records import LANGUAGES, Language
from board.report.tree import Document, Heading, Item, Items, Section, Words
from server.report import excel
from server.report.naming import file_name, sheet_names
from tests.report.sample import HOSTILE, document
from tests.report.told import figures, told


def opened(report: Document) -> Workbook:
    book: Workbook = load_workbook(io.BytesIO(excel.write(report)))  # type: ignore[no-untyped-call]
    return book


def cells(book: Workbook) -> list[object]:
    return [cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]


def of(*items: Item, title: str = "?") -> Document:
    return Document("Pārskats", "Viens", "lv", (), None, (Section(title, (Items("", items),)),))


def test_nothing_of_the_report_is_left_out_and_its_numbers_are_numbers() -> None:
    found = cells(opened(document()))
    words = "\n".join(" ".join(value.split()) for value in found if isinstance(value, str))
    assert [text for text in told(document()) if text not in words] == []
    numbers = [value for value in found if isinstance(value, int | float)]
    for number in figures(document()):
        assert number in numbers


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_date_is_a_date_as_its_language_writes_it(language: Language) -> None:
    sheet = opened(msgspec.structs.replace(document(), language=language)).worksheets[-1]
    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.is_date)
    assert cell.value == datetime.fromisoformat("2026-12-24")
    assert {"lv": "[$-426]", "uk": "[$-422]", "en": "[$-809]"}[language] in cell.number_format


def test_text_is_never_a_formula_nor_a_link_of_its_own() -> None:
    book = opened(of(Item(HOSTILE), Item("=1+1"), Item("http://example.org"), Item("007"), Item("{=A1}")))
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    sheet = book.worksheets[1]
    assert [cell.value for cell in sheet["A"]][3:8] == [HOSTILE, "=1+1", "http://example.org", "007", "{=A1}"]
    assert not any(cell.hyperlink for cell in sheet["A"])


def test_signs_that_no_file_may_hold_do_no_harm() -> None:
    assert "abc" in cells(opened(of(Item("a\x00b\x1b\ud800c"), title="\x01"))), "the rest stays"


def test_an_overview_comes_first_and_leads_to_every_sheet() -> None:
    book = opened(document())
    first, *others = book.worksheets
    assert first.title == "Dienas centrs Smiltenē"
    assert first["A1"].value == "Dienas centrs Smiltenē"
    links = [cell.hyperlink.location for row in first.iter_rows() for cell in row if cell.hyperlink]
    assert links == [f"'{sheet.title}'!A1" for sheet in others]


def test_a_section_in_which_nothing_stands_has_no_sheet_but_is_named() -> None:
    book = opened(
        Document("Pārskats", "Viens", "lv", (), None, (Section("Tukša", ()), Section("Pilna", (Words("jā"),))))
    )
    assert book.sheetnames == ["Viens", "Pilna"]
    assert "Tukša" in cells(book)


def test_a_report_with_nothing_in_it_is_a_workbook_all_the_same() -> None:
    assert opened(Document("Pārskats", "", "lv", (), None, ())).sheetnames == ["Pārskats"]


def test_what_every_group_was_asked_is_said_once() -> None:
    swot = document().sections[3].blocks[0]
    book = opened(Document("Pārskats", "Viens", "lv", (), None, (Section("SVID", (swot, Heading("Ozols"), swot)),)))
    assert cells(book).count("Stiprās puses: Kas mums izdodas?") == 1
    assert cells(book).count("Stiprās puses: viens") == 2


def test_the_header_stays_in_sight_and_long_texts_wrap() -> None:
    book = opened(document())
    plan = book.worksheets[-1]
    head = next(row for row in plan.iter_rows() if row[0].value == "Kas jādara?")[0].row
    assert plan.freeze_panes == f"A{head + 1}"
    assert plan.auto_filter.ref == f"A{head}:D{head + 2}"
    assert plan.cell(head + 2, 1).alignment.wrap_text
    assert 40 <= plan.column_dimensions["A"].width <= 60
    assert plan.row_dimensions[head + 2].height > 60


def test_a_long_number_of_links_and_notes_fits_a_cell() -> None:
    many = tuple(Item(f"{number} " + "ļ" * 400) for number in range(90))
    assert len([value for value in cells(opened(of(*many))) if "ļļ" in str(value)]) == 90


def test_the_file_tells_nothing_of_who_made_it_and_when() -> None:
    data = excel.write(document())
    assert data == excel.write(document())
    core = opened(document()).properties
    assert {core.creator, core.lastModifiedBy, core.description} == {None}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not re.search(rb"dcterms:(created|modified)", archive.read("docProps/core.xml"))


# Names


def test_names_of_sheets_are_valid_and_each_is_there_once() -> None:
    titles = ["a/b:c*?[d]\\", "'x'", "History", "🙂" * 40, "Ž" * 40, "ž" * 40, "", "", "\x00"]
    names = sheet_names(titles)
    assert len({name.lower() for name in names}) == len(titles)
    for name in names:
        assert 1 <= len(name.encode("utf-16-le")) // 2 <= 31
        assert not re.search(r"[\[\]:*?/\\\x00]|^'|'$|^history$", name, re.IGNORECASE)


@pytest.mark.parametrize(
    ("title", "name"), [("../../etc", "etc"), ("Kā, kas?", "kā-kas"), ("???", "talka"), ("Що далі", "що-далі")]
)
def test_names_of_files_hold_words_alone(title: str, name: str) -> None:
    assert file_name(title) == name
