"""The PDF, read by others: poppler and pypdf."""

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import msgspec
import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from board.report.tree import (
    Answer,
    Answers,
    Axis,
    Block,
    Cell,
    Column,
    Document,
    Field,
    Figure,
    Grid,
    Heading,
    Item,
    Items,
    Line,
    Link,
    Section,
    Series,
    Table,
    Words,
)  # fmt: skip
from server import typesetting
from server.report import pdf
from server.report.charts import drawn
from tests.report.sample import HOSTILE, LONG, document

BOXED = LONG.replace("🙂", "□")
needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is not installed")


@pytest.fixture(scope="module")
def made() -> bytes:
    return pdf.write(document())


@pytest.fixture(scope="module")
def reader(made: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(made))


def told_by(tool: str, made: bytes, place: Path, *options: str) -> str:
    (place / "report.pdf").write_bytes(made)
    end = ["-"] if tool == "pdftotext" else []
    command = [tool, *options, str(place / "report.pdf"), *end]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


def text_of(made: bytes) -> str:
    return "".join(pages_of(made))


def pages_of(made: bytes) -> list[str]:
    return [tight(page.extract_text()) for page in PdfReader(io.BytesIO(made)).pages]


def tight(text: str) -> str:
    return re.sub(r"[\s\u200b\xad]+", "", text)


def alone(*blocks: Any, **more: Any) -> Document:
    return Document("", "Alone", "en", (), None, (Section("Part", blocks, **more),))


@needs_poppler
def test_it_is_tagged_and_its_words_come_in_the_order_of_reading(made: bytes, tmp_path: Path) -> None:
    facts = dict(re.findall(r"(?m)^([\w ]+):\s+(.*)$", told_by("pdfinfo", made, tmp_path)))
    assert (facts["Tagged"], facts["Title"], facts["Page size"]) == (
        "yes",
        "Dienas centrs Smiltenē",
        "595.276 x 841.89 pts (A4)",
    )
    assert not {"CreationDate", "ModDate", "Producer"} & facts.keys()
    text = tight(told_by("pdftotext", made, tmp_path))
    order = (
        "Pārskats", "Dienas centrs Smiltenē", "Олена", "Īsumā", "Mēģinām: atvērta virtuve otrdienās", "Saturs",
        "2. Kas mums traucē?", "45 minūtes", "Mums trūkst laika sarunām", "Sarunāt ar pašvaldību", BOXED, HOSTILE,
        "Мало людей знає про нас", "Kā to mazināt", "Vienu vakaru nedēļā brīvu", "Stiprās puses", "Vājās puses",
        "6. Ko darām tālāk?", "1 200,5",
    )  # fmt: skip
    place = 0
    for words in order:
        place = text.index(tight(words), place)


def test_it_says_to_whom_it_can_be_read_aloud(made: bytes, reader: PdfReader) -> None:
    root = cast("dict[str, Any]", reader.trailer["/Root"])
    assert str(root["/Lang"]).startswith("lv")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert b"Date" not in root["/Metadata"].get_data()
    roles = [str(one["/S"]) for one in _tags(root["/StructTreeRoot"])]
    assert {"/H1", "/H2", "/L", "/LI", "/Table", "/TH", "/TD", "/Figure", "/Link", "/TOC"} <= set(roles)
    told = [str(one["/Alt"]) for one in _tags(root["/StructTreeRoot"]) if str(one["/S"]) == "/Figure"]
    assert any(
        one.startswith("Sākumā puse bija tuvāk „nepiekrītu”") and "1. reize: 0 – 2, 10 – 1" in one for one in told
    )
    assert "−5 → −4 (−5 × 3, −4 × 1, +2 × 1)" in told


def _tags(part: Any) -> Iterator[DictionaryObject]:
    inside = part.get("/K", [])
    for one in inside if isinstance(inside, list) else [inside]:
        found = one.get_object()
        if isinstance(found, DictionaryObject) and "/S" in found:
            yield found
            yield from _tags(found)


def test_its_parts_can_be_jumped_to_and_threads_followed(reader: PdfReader) -> None:
    titles = [str(cast("Any", one).title) for one in reader.outline if not isinstance(one, list)]
    assert titles == ["Īsumā", *(f"{one.ref}. {one.title}" for one in document().sections)]
    last = len(reader.pages) - 1
    contents, thread = [n for n, page in enumerate(reader.pages) for one in _links(page) if _to(reader, one) == last]
    assert "Saturs" in reader.pages[contents].extract_text()
    assert "→ 6.1 Sarunāt ar pašvaldību" in " ".join(reader.pages[thread].extract_text().split())


def _links(page: Any) -> list[Any]:
    return [one.get_object() for one in page.get("/Annots", [])]


def _to(reader: PdfReader, link: Any) -> int:
    return next(n for n, page in enumerate(reader.pages) if page.indirect_reference == link["/Dest"][0])


def test_the_summary_is_the_first_page_and_the_plan_has_one_of_its_own(reader: PdfReader) -> None:
    first, *_, last = [tight(page.extract_text()) for page in reader.pages]
    assert tight("Piedalījās 12 cilvēki.") in first
    assert tight("Vai mūs sadzird?") not in first
    assert last.startswith(tight("6. Ko darām tālāk? Kas jādara?"))
    assert tight("Vai turpinām?") not in last


def test_a_summary_of_a_full_page_stays_on_it() -> None:
    lines = tuple(Item(f"Kas nolēmts {n}: kopā ar cilvēkiem iekārtot dienas centra virtuvi", n) for n in range(33))
    long = msgspec.structs.replace(document(), summary=Section("Īsumā", (Items("Vai ir vērts?", lines),)), sections=())
    assert len(PdfReader(io.BytesIO(pdf.write(long))).pages) == 1


def test_long_content_flows_and_its_columns_are_named_on_every_page() -> None:
    card = Item(LONG * 5, 3, under=(Item("Zem tās"),), notes=("Anna",))
    grid = next(block for block in document().sections[5].blocks if isinstance(block, Grid))
    line = tuple(msgspec.structs.replace(cell, text=f"{cell.text} {LONG}") for cell in grid.table.lines[0])
    long = msgspec.structs.replace(grid, table=msgspec.structs.replace(grid.table, lines=(line,) * 5))
    figure = next(block for block in document().sections[3].blocks if isinstance(block, Figure))
    fields = tuple(msgspec.structs.replace(one, lines=(card,) * 2) for one in figure.fields)
    figures = [msgspec.structs.replace(figure, layout=layout, fields=fields[:many]) for layout, many in LAYOUTS]
    texts = pages_of(pdf.write(alone(Items("", (card,) * 3), long, *figures)))
    cards = 3 + sum(2 * many for _, many in LAYOUTS)
    said = "".join(texts)
    assert said.count("Zemtās") == cards
    assert said.count("virtuvi□") == cards * LONG.count("🙂") * 5 + 5 * len(line) * LONG.count("🙂")
    assert sum("Kasjādara?Kas?" in text for text in texts) >= 2


LAYOUTS = (("quadrants", 4), ("columns", 3), ("tree", 3), ("forces", 2))


def test_a_link_to_nowhere_is_words_and_a_target_stands_once() -> None:
    nowhere = Link("not-there", "9.9", "Nowhere")
    item = Item("One", anchor="a-1", ref="1.1", leads=(nowhere, Link("a-1", "1.1", "Itself")), comes=(nowhere,))
    text = text_of(pdf.write(alone(Items("", (item, item)))))
    assert text.count("→9.9Nowhere") == text.count("→1.1Itself") == text.count("←9.9Nowhere") == 2


@pytest.mark.parametrize(
    "words", ["𓀀漢字🙂👍🏽👨‍👩‍👧 नमस्ते", "مرحبا\u200f שלום e\u0e3a \u1dca", "\ufeff\x00\x07\u202e\U000e0067\uffff"]
)
def test_no_letter_can_break_it(words: str) -> None:
    made = pdf.write(
        alone(Items(words, (Item(f"Vārdi {words} Слова", notes=(words,), ref="1"),)), ref="1", about=(words,))
    )
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made
    text = text_of(made)
    assert "Vārdi" in text
    assert "Слова" in text


def test_typst_may_name_what_is_missing_bit_by_bit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the probe every round may find more, and a crash inside typst is one more reason to say it plainly."""
    monkeypatch.setattr(typesetting, "_probed", lambda inputs: inputs)
    made = pdf.write(alone(Items("", tuple(Item(f"{chr(code)} a{chr(code)}\u0e3a") for code in range(0x3041, 0x3061)))))
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made
    assert "□a□" in text_of(made)


def test_what_is_empty_is_no_reason_to_fail() -> None:
    none, nobody = Table((), ()), Answer("", (0,))
    answers = [Answers("", (nobody,), ("",), (0,), (0,), "", none, picture) for picture in ("", "pyramid", "faces")]
    figures = [Figure("", layout, (Field("", "", ()),) * many, "", none) for layout, many in (*LAYOUTS, ("star", 0))]
    line, axis = Line("", "", "", (Series("", (), 0),), "", none), Axis("", 0, 0, "", "", (), "", "", "", none)
    blocks: tuple[Block, ...] = (
        Heading(""),
        Words(""),
        Items("", (Item(""),)),
        Grid("", none),
        line,
        *answers,
        axis,
        *figures,
    )
    made = pdf.write(Document("", "", "en", (), Section("", ()), (Section("", blocks),)))
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made
    assert all(drawn(block) for block in blocks if isinstance(block, Line | Answers | Axis | Figure))


def test_what_a_cell_names_can_be_followed() -> None:
    table = Table(
        (Column("What"),), ((Cell("1.1\n→ 1.2 There", links=(Link("t2", "1.2", "There"),)),), (Cell("There"),))
    )
    reader = PdfReader(io.BytesIO(pdf.write(alone(Grid("", table, ("t1", "t2"))))))
    assert [_to(reader, link) for page in reader.pages for link in _links(page)] == [1]


def test_a_table_with_many_columns_lies_on_its_side() -> None:
    grid = next(block for block in document().sections[5].blocks if isinstance(block, Grid))
    columns = grid.table.columns * 2
    table = msgspec.structs.replace(
        grid.table, columns=columns, lines=((Cell("https://talka.example/" + "a" * 60),) * 8,)
    )
    (page,) = PdfReader(io.BytesIO(pdf.write(alone(msgspec.structs.replace(grid, table=table))))).pages[1:]
    assert page.mediabox.width > page.mediabox.height
    assert tight(page.extract_text()).count("https://talka.example/" + "a" * 60) == 8
