"""CSV of the report, read by Python's own reader."""

import csv
import io
import zipfile

import pytest

from board.records import Language
from board.report.tree import Cell, Column, Grid, Item, Items, Section, Table
from server.report import commas
from tests.report.sample import HOSTILE, document
from tests.report.told import told


def read(data: bytes, separator: str = ";") -> list[list[str]]:
    text = data.decode("utf-8")
    assert text[0] == "\ufeff"
    return list(csv.reader(io.StringIO(text[1:], newline=""), delimiter=separator))


def of(*texts: str, language: Language = "lv") -> list[str]:
    lines = read(
        commas.write(Section("?", (Items("", tuple(map(Item, texts))),)), language), "," if language == "en" else ";"
    )
    return [line[0] for line in lines[1 : 1 + len(texts)]]


def test_nothing_of_a_section_is_left_out() -> None:
    for section in document().sections:
        found = " ".join(" ".join(" ".join(line).split()) for line in read(commas.write(section, "lv")))
        assert [text for text in told(section) if text not in found] == []


def test_the_table_comes_first_and_its_numbers_and_dates_are_as_a_spreadsheet_knows_them() -> None:
    plan = document().sections[-1]
    head, first, second, *_ = read(commas.write(plan, "lv"))
    assert head == ["Kas jādara?", "Kas?", "Līdz kam?", "Cik eiro?"]
    assert first[1:] == ["Līga", "2026-12-24", "1200,5"]
    assert second[1:] == ["'-2+3", "", "-3"]
    assert read(commas.write(plan, "uk"))[1][3] == "1200,5"
    assert read(commas.write(plan, "en"), ",")[1][3] == "1200.5"


def test_what_groups_did_is_one_table_that_says_whose() -> None:
    columns = (Column("Kas"), Column("Cik", "number"))
    grids = [Grid(name, Table(columns, ((Cell(f"no {name}"), Cell("1", 1)),))) for name in ("Bērzs", "Ozols")]
    lines = read(commas.write(Section("Plāns", tuple(grids)), "lv"))
    assert lines[:3] == [["Saraksts", "Kas", "Cik"], ["Bērzs", "no Bērzs", "1"], ["Ozols", "no Ozols", "1"]]


def test_what_lies_under_an_item_says_what_it_belongs_to() -> None:
    lines = read(commas.write(Section("?", (Items("", (Item("Viens", 2, under=(Item("Divi"),)),)),)), "lv"))
    assert lines[:3] == [["Teksts", "Skaits", "Pieder pie"], ["Viens", "2", ""], ["Divi", "", "Viens"]]


HIDDEN = ["\t=1", "  =1", "\u00a0=1", "\u200b=1", "\r=1", "\n=1", "\x00=1"]


@pytest.mark.parametrize("text", ["=1+1", "+A1", "-1+cmd|x", "@SUM(A1)", "＝1", HOSTILE, *HIDDEN])
@pytest.mark.parametrize("language", ["lv", "en"])
def test_no_cell_becomes_a_formula(text: str, language: Language) -> None:
    assert of(text, language=language)[0].startswith("'")


@pytest.mark.parametrize("text", ["-3", "+3", "−3,5", "a;b", 'a "b"', "a\nb", "a,b", "; ="])
def test_what_is_no_formula_stays_as_it_is(text: str) -> None:
    assert of(text, "cits") == [text, "cits"]


def test_all_sections_in_one_file_the_same_whenever_it_is_made() -> None:
    data = commas.zipped(document())
    assert data == commas.zipped(document())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        first = archive.read(entries[0]).decode("utf-8-sig")
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert [entry.filename for entry in entries[:2]] == ["00-pārskats.csv", "01-vai-mūs-sadzird.csv"]
    assert len(entries) == 1 + len(document().sections)
    for text in (*told(document().facts), *told(document().summary)):
        assert text in first
