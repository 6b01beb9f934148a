"""One part of the report as a picture, opened by others."""

import io
import xml.etree.ElementTree as ET

import msgspec
import pytest
from PIL import Image

from board.report.tree import Section, Words
from server.report import picture
from server.report.charts import drawn
from tests.report.sample import document

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("number", [0, 3])
def test_a_part_is_a_drawing_that_says_what_it_shows(number: int) -> None:
    section = document().sections[number]
    root = ET.fromstring(picture.svg(section, "lv"))
    assert (root.tag, root.get("role")) == (f"{SVG}svg", "img")
    assert [root[0].text, root[1].tag] == [section.title, f"{SVG}desc"]
    assert section.blocks[0].alt in (root[1].text or "")  # type: ignore[union-attr]


def test_a_part_is_as_high_a_picture_as_it_needs() -> None:
    short = Image.open(io.BytesIO(picture.png(Section("", (Words("🙂 Vārdi"),)), "lv")))
    long = Image.open(io.BytesIO(picture.png(document().sections[3], "lv")))
    assert short.format == long.format == "PNG"
    assert short.width == long.width > 1000
    assert long.height > 5 * short.height
    assert _inks(short) > 10


def test_a_drawing_has_as_many_pixels_as_asked_for() -> None:
    line = drawn(document().sections[0].blocks[0])  # type: ignore[arg-type]
    found = Image.open(io.BytesIO(picture.png_of(line, 500)))
    assert found.width == 500
    assert found.getpixel((0, found.height - 1)) == (255, 255, 255, 255)
    assert _inks(found) > 50


def test_what_no_font_has_is_a_box_in_a_picture_too() -> None:
    section = document().sections[3]
    said = msgspec.structs.replace(section, title="🙂")
    boxed = msgspec.structs.replace(section, title="□")
    assert picture.png(said, "lv") == picture.png(boxed, "lv")


def _inks(found: Image.Image) -> int:
    """How many colours there are."""
    return len(found.convert("RGB").getcolors(1 << 24) or ())
