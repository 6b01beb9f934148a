"""The report as a page: all of it is there, nothing of it runs, and every link leads somewhere."""

import base64
import hashlib
import re
import xml.etree.ElementTree as ET
from collections import Counter
from itertools import pairwise

import msgspec
import pytest

from board.records import LANGUAGES
from board.report.tree import Document
from server.report import page
from server.report.job import only
from server.report.style import POLICY
from tests.report import sample
from tests.report.html import Element, read


@pytest.fixture(scope="module")
def kept() -> str:
    return page.write(sample.document()).decode()


@pytest.fixture(scope="module")
def tree(kept: str) -> Element:
    return read(kept)


def test_everything_that_was_said_stands_on_it_as_text(tree: Element) -> None:
    said = tree.text()
    for words in (
        sample.LONG.strip(),
        sample.HOSTILE.strip(),
        "Мало людей знає про нас",
        "Олена",
        "+3",
        "→ 6.1 Sarunāt",
    ):
        assert " ".join(words.split()) in said, words


def test_nothing_on_it_runs_and_nothing_comes_from_elsewhere(kept: str, tree: Element) -> None:
    names = {element.name for element in tree.all()}
    assert not names & {"script", "link", "img", "iframe", "object", "form", "base"}
    for element in tree.all():
        assert not [name for name in element.given if name.startswith("on") or name == "style"], element.name
        assert element.given.get("href", "#").startswith("#")
    (style,) = re.findall(r"<style>(.*?)</style>", kept, re.DOTALL)
    assert "url(" not in style
    known = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{known}'" in POLICY


def test_every_link_leads_to_one_place(tree: Element) -> None:
    anchors = Counter(element.given["id"] for element in tree.all() if "id" in element.given)
    assert set(anchors.values()) == {1}
    leads = [element.given["href"][1:] for element in tree.all() if element.name == "a"]
    assert {"i6-1", "s1", "s6"} <= set(leads)
    assert not set(leads) - set(anchors)


def test_a_report_of_one_activity_leads_nowhere_else() -> None:
    document = only(msgspec.structs.replace(sample.document(), sections=sample.document().sections[1:], summary=None))
    found = read(page.write(document).decode())
    assert "→ 6.1 Sarunāt ar pašvaldību" in found.text()
    assert not [element for element in found.all() if element.name == "a"]


def test_what_is_drawn_is_told_in_words_and_as_a_table(tree: Element) -> None:
    drawings = [figure for figure in tree.all() if figure.name == "figure"]
    assert len(drawings) == 7
    for figure in drawings:
        (caption,) = [one for one in figure.all() if one.name == "figcaption"]
        assert caption.text()
    lines = [len([row for row in figure.all() if row.name == "tr"]) for figure in drawings]
    assert lines == [22, 4, 0, 0, 4, 8, 4]  # the canvases are lists themselves


def test_its_headings_go_down_one_step_at_a_time(tree: Element) -> None:
    levels = [int(element.name[1]) for element in tree.all() if re.fullmatch(r"h\d", element.name)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_in_which_language_it_is(language: str) -> None:
    document = msgspec.structs.replace(sample.document(), language=language)
    bar = page.Bar(language, "", moderates=True, own=False)
    found = read(page.shown(document, bar).decode())
    (html,) = [element for element in found.all() if element.name == "html"]
    assert html.given["lang"] == language
    offered = [element.given for element in found.all() if "hreflang" in element.given]
    assert [one["lang"] for one in offered] == list(LANGUAGES)
    assert [one["lang"] for one in offered if "aria-current" in one] == [language]


def ways(document: Document, bar: page.Bar) -> set[str]:
    found = read(page.shown(document, bar).decode())
    return {element.given["href"] for element in found.all() if element.given.get("href", "#")[0] != "#"}


def test_a_moderator_is_offered_every_format_and_a_participant_some() -> None:
    document = sample.document()
    all_of_it = ways(document, page.Bar("lv", "", moderates=True, own=True))
    for kind in ("docx", "pdf", "html", "xlsx", "csv", "json"):
        assert f"report.{kind}?language=lv&own=1" in all_of_it
    assert "report.svg?language=lv&activity=wood&own=1" in all_of_it
    assert "report?language=lv" in all_of_it
    of_one = ways(document, page.Bar("lv", "wood", moderates=True, own=False))
    assert "report.docx?language=lv&activity=wood" in of_one
    assert not [way for way in of_one if "json" in way]
    shared = ways(document, page.Bar("lv", "", moderates=False, own=False))
    kinds = {way.partition("?")[0].partition("report")[2] for way in shared}
    assert kinds == {"", ".docx", ".pdf", ".html"}
    assert not [way for way in shared if "own" in way]


def test_drawings_on_it_are_whole(kept: str) -> None:
    drawings = re.findall(r"<svg.*?</svg>", kept, re.DOTALL)
    assert len(drawings) > 8
    for drawing in drawings:
        ET.fromstring(drawing)


def test_an_empty_report_says_so() -> None:
    empty = msgspec.structs.replace(sample.document(), sections=(), summary=None)
    assert "Te vēl nekā nav." in page.write(empty).decode()
