"""What is printed: the sheets as data, one PDF opened with another tool than the one that wrote it, and who gets it."""

import io
import re
import xml.etree.ElementTree as ET
from collections.abc import AsyncIterator
from typing import Any, cast

import httpx2
import msgspec
import pytest
from pypdf import PdfReader

from board import agenda, notes, workshop
from board.activities.cards import commands as cards
from board.actor import Actor, Moment, hashed
from board.decide import RULES
from board.methods import AGENDAS, TOOLS
from board.records import LANGUAGES, Language, Rejected, WiFi
from board.state import State, evolve
from server.paper import sheets
from server.paper.contents import What, Wish, document, wished
from server.paper.drawing import drawn
from server.paper.markdown import blocks
from server.paper.sheets import Block, Document, Run, Size
from tests.client import Client, Workshop, browser
from tests.server.browsing import enter

pytestmark = pytest.mark.anyio

MODERATOR = Actor("moderator", hashed("m" * 43), "m" * 43)
NOON = Moment(1_789_000_000_000, 7)
# All that typst would take for its own, words that fit no line, a letter that no font has, and two alphabets.
HOSTILE = '#read("/etc/passwd") $x^2$ ] *strong* \\ <a> @b // Ґанок і ģērbtuve 😀👍🏽 ' + "ķ" * 70
PAGES = {"a4": (210, 297), "a3": (297, 420)}  # mm


def state_of(*templates: dict[str, Any], agenda_: str = "", title: str = "Mūsu ciems") -> State:
    """A workshop in Latvian with these on its agenda, named part0, part1, …"""
    new = workshop.NewWorkshop(title, "lv", agenda=agenda_)
    names = [f"ready{number}" for number, _ in enumerate(new.templates())]
    state = evolve(State.empty(), workshop.create(new, names, "m" * 43, "w" * 43, 0))
    for number, template in enumerate(templates):
        state = evolve(state, agenda.add(state, agenda.AddActivity(f"part{number}", template), MODERATOR, NOON))
    return state


def printed(
    state: State, what: What = "pack", language: Language = "lv", size: Size = "a4", activity: str = ""
) -> Document:
    wish = Wish(
        what=what, language=language, size=size, code="KALVA7", address="http://192.168.8.1:8000", activity=activity
    )
    return document(state, wish)


def tags(found: Document) -> list[str]:
    return [str(type(sheet).__struct_config__.tag) for sheet in found.sheets]


# The sheets


def test_the_pack_is_in_the_order_in_which_it_is_needed_and_nothing_stands_in_it_twice() -> None:
    state = state_of(
        {"tool": "introduction"}, {"tool": "rules"}, {"tool": "opinions"}, {"tool": "opinions", "part": 1},
        {"tool": "challenges"}, {"tool": "challenges", "part": 1}, {"tool": "pyramid"}, {"tool": "swot"},
    )  # fmt: skip
    assert tags(printed(state)) == [
        "poster", "course", "rules", "strip", "statement", "slips", "statement", "slips", "cards", "rating", "axis",
        "pyramid", "ballot", "figure",
    ]  # fmt: skip


@pytest.mark.parametrize("tool", [name for name, tool in TOOLS.items() if tool["activities"][0]["kind"] == "canvas"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_canvas_says_its_fields_in_the_language_that_is_printed(tool: str, language: Language) -> None:
    (figure,) = printed(state_of({"tool": tool}), "activity", language, activity="part0").sheets
    assert isinstance(figure, sheets.Figure)
    given = TOOLS[tool]["activities"][0]
    assert figure.layout == given["layout"]
    assert [(one.title, one.question) for one in figure.fields] == [
        (field["title"][language], field["question"][language]) for field in given["fields"]
    ]
    assert all(field.sign for field in figure.fields)


def test_what_is_not_said_in_that_language_is_said_in_the_workshops() -> None:
    state = state_of({"kind": "cards", "title": {"en": "Ours", "lv": "Mūsu"}})
    assert printed(state, "activity", "uk", activity="part0").sheets[0].title == "Mūsu"


def test_the_course_counts_time_from_the_beginning() -> None:
    state = state_of(agenda_="team")
    (course,) = printed(state, "fallback").sheets
    assert isinstance(course, sheets.Course)
    minutes = [one["minutes"] for one in AGENDAS["team"]["activities"]]
    assert [part.minutes for part in course.parts] == minutes
    assert [part.start for part in course.parts] == [sum(minutes[:number]) for number in range(len(minutes))]
    assert course.minutes == sum(minutes)
    assert all(part.guide for part in course.parts)


def test_the_course_says_how_everything_is_kept_on_paper() -> None:
    state = state_of({"tool": "challenges"}, {"tool": "opinions"}, {"tool": "swot"}, {"tool": "pause"})
    (course,) = printed(state, "fallback", "en").sheets
    assert isinstance(course, sheets.Course)
    board, line, figure, pause = (part.keep for part in course.parts)
    assert "5 dots" in board
    assert "without a name" in line
    assert "group’s name" in figure
    assert not pause


def test_moderators_notes_stand_in_the_course() -> None:
    state = state_of({"tool": "swot"})
    for activity, words in (("", "Bring the keys"), ("part0", "Ask Anna")):
        state = evolve(state, notes.edit(state, notes.EditNote(activity, 0, "mark", (words,)), MODERATOR, NOON))
    (course,) = printed(state, "fallback").sheets
    assert isinstance(course, sheets.Course)
    assert (course.note, course.parts[0].note) == ("Bring the keys", "Ask Anna")


def test_the_rules_sheet_says_what_lies_on_the_table_now() -> None:
    state = state_of({"tool": "rules"})
    first, *_ = [card["lv"] for card in TOOLS["rules"]["activities"][0]["starts"]]
    for command in (
        cards.AddCard("part0", "card1", "Dzer ūdeni"),
        cards.AddCard("part0", "card2", "Never mind"),
        cards.BinCard("part0", "card2", binned=True),
    ):
        state = evolve(state, RULES[type(command)](state, command, MODERATOR, NOON))
    (found,) = printed(state, "rules").sheets
    assert isinstance(found, sheets.Rules)
    assert (found.rules[0], found.rules[-1]) == (first, "Dzer ūdeni")


def test_the_steps_of_a_line_have_words_where_its_ends_are_the_usual_ones() -> None:
    own = {"kind": "scale", "statement": {"lv": "Kafija vai tēja?"}, "low": {"lv": "kafija"}, "high": {"lv": "tēja"}}
    found = printed(state_of({"tool": "opinions"}, {**own, "mode": "live"}), "scale", "lv").sheets
    usual, other, first, slips, second = found
    assert isinstance(usual, sheets.Strip)
    assert isinstance(other, sheets.Strip)
    assert all(usual.steps)
    assert other.steps == ("kafija", "", "pa vidu", "", "tēja")
    assert [type(one) for one in (first, slips, second)] == [sheets.Statement, sheets.Slips, sheets.Statement]
    assert second.title == "Kafija vai tēja?"


def test_what_a_workshop_does_not_have_is_printed_empty() -> None:
    empty = state_of()
    assert tags(printed(empty)) == ["poster", "course", "cards"]
    assert tags(printed(empty, "rules")) == ["rules"]
    assert tags(printed(empty, "scale")) == ["strip"]


def test_a_table_has_its_columns_and_the_rows_that_are_there() -> None:
    rows = ["Anna", "Bruno"]
    state = state_of({"tool": "actions", "starts": [{"lv": row} for row in rows]})
    (table,) = printed(state, "activity", "uk", activity="part0").sheets
    assert isinstance(table, sheets.Table)
    given = TOOLS["actions"]["activities"][0]["columns"]
    assert [column.title for column in table.columns] == [column["title"]["uk"] for column in given]
    assert table.rows == tuple(rows)


def test_a_moderators_markdown_becomes_blocks() -> None:
    assert blocks("## Head\n\nA **strong** word\n- point\n1. first\n\\* no point") == (
        Block("heading", (Run("Head"),)),
        Block("paragraph", (Run("A "), Run("strong", strong=True), Run(" word"))),
        Block("point", (Run("point"),)),
        Block("point", (Run("first"),)),
        Block("paragraph", (Run("* no point"),)),
    )


@pytest.mark.parametrize(("what", "size"), [("all", "a4"), ("pack", "a5"), ("", "")])
def test_what_there_is_not_cannot_be_wished(what: str, size: str) -> None:
    with pytest.raises(Rejected, match="malformed"):
        wished(what, size)
    assert wished("pack", "a3") == ("pack", "a3")


# The PDF


def text_of(reader: PdfReader) -> str:
    return _tight("".join(page.extract_text() for page in reader.pages))


def _tight(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", text)


def test_whatever_is_written_comes_out_as_text_on_pages_that_can_be_read_aloud() -> None:
    words = {"lv": HOSTILE}
    card = (HOSTILE + "Слово ") * 3
    field = {"title": {"lv": HOSTILE[:60]}, "question": words}
    fields = [{"name": name, **field, "single": name == "a"} for name in "abcdefghij"]
    column = {"title": {"lv": "Ā" * 60}, "question": words}
    columns = [{"name": name, **column} for name in "abcdefgh"]
    title = {"title": {"lv": HOSTILE[:120]}, "task": words}
    state = state_of(
        {"kind": "scale", "statement": words, "low": {"lv": HOSTILE[:60]}},
        {"kind": "cards", **title, "rules": True, "starts": [{"lv": card}] * 5},
        {"kind": "canvas", **title, "layout": "grid", "fields": fields},
        {"kind": "table", **title, "columns": columns, "starts": [{"lv": card}]},
        {"kind": "choice", "question": words, "picture": "pyramid", "options": [{"text": {"lv": HOSTILE[:60]}}] * 12},
        {"kind": "page", "title": {"lv": "Lapa"}, "body": {"lv": f"## {HOSTILE}\n- {card}"}, "guide": {"lv": card}},
        title=HOSTILE[:120],
    )
    state = evolve(state, workshop.edit_workshop(state, _wifi(), MODERATOR, NOON))
    found = printed(state)
    reader = PdfReader(io.BytesIO(drawn(msgspec.json.encode(found).decode())))
    text, said = text_of(reader), HOSTILE.replace("😀👍🏽", "□")
    assert text.count(_tight(said)) > 20
    assert _tight((said + "Слово ") * 3) in text
    assert "root:" not in text
    assert "192.168.8.1:8000" in text
    assert "KALVA7" in text
    assert_told(reader, "lv", found.title.replace("😀👍🏽", "□"))
    assert {size_of(page) for page in reader.pages} == {(210, 297), (297, 210)}


def _wifi() -> workshop.EditWorkshop:
    return workshop.EditWorkshop(wifi=WiFi('#panic("x") ] $', "W" * 63))


def assert_told(reader: PdfReader, language: str, title: str) -> None:
    """What a screen reader needs: tags, a language, a title; and it says that it has them all."""
    root = cast("dict[str, Any]", reader.trailer["/Root"])
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert str(root["/Lang"]).split("-")[0] == language
    assert reader.metadata
    assert reader.metadata.title == title
    found = ET.fromstring(root["/Metadata"].get_data())
    assert [one.text for one in found.iter("{http://www.aiim.org/pdfua/ns/id/}part")] == ["1"]


def size_of(page: Any) -> tuple[int, int]:
    return (round(float(page.mediabox.width) / 72 * 25.4), round(float(page.mediabox.height) / 72 * 25.4))


@pytest.mark.slow
@pytest.mark.parametrize("size", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", AGENDAS)
def test_every_agenda_can_be_printed(name: str, language: Language, size: Size) -> None:
    found = printed(state_of(agenda_=name), "pack", language, size)
    reader = PdfReader(io.BytesIO(drawn(msgspec.json.encode(found).decode())))
    assert {tuple(sorted(size_of(page))) for page in reader.pages} == {PAGES[size]}
    assert_told(reader, language, found.title)
    text = text_of(reader)
    for sheet in found.sheets:
        assert _tight(sheet.title) in text
        if isinstance(sheet, sheets.Figure):
            assert all(_tight(field.title) in text and _tight(field.question) in text for field in sheet.fields)


# Over HTTP


@pytest.fixture
async def console(origin: str, workshop: Workshop) -> AsyncIterator[httpx2.AsyncClient]:
    """The moderator's browser."""
    async with browser(origin) as http:
        await enter(http, workshop.code, workshop.moderator)
        yield http


async def test_the_moderator_gets_a_pdf_in_the_language_and_size_asked_for(
    console: httpx2.AsyncClient, workshop: Workshop
) -> None:
    answer = await console.get(f"/{workshop.code}/paper/poster.pdf?size=a3&language=uk")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    assert answer.headers["cache-control"] == "no-store"
    assert f'inline; filename="talka-{workshop.code}-poster-a3.pdf"' in answer.headers["content-disposition"]
    reader = PdfReader(io.BytesIO(answer.content))
    assert [size_of(page) for page in reader.pages] == [PAGES["a3"]]
    assert_told(reader, "uk", "Плакат · Trial")
    assert workshop.code in text_of(reader)


async def test_ROLE_1_paper_is_the_moderators(http: httpx2.AsyncClient, workshop: Workshop, wall: Client) -> None:
    await enter(http, workshop.code, wall.secret)
    answer = await http.get(f"/{workshop.code}/paper/pack.pdf")
    assert (answer.status_code, answer.headers["content-type"]) == (403, "text/plain; charset=utf-8")


@pytest.mark.parametrize(
    ("path", "status"), [("all.pdf", 400), ("pack.pdf?size=a5", 400), ("activity.pdf?activity=none", 422)]
)
async def test_what_there_is_not_is_refused_in_words(
    console: httpx2.AsyncClient, workshop: Workshop, path: str, status: int
) -> None:
    answer = await console.get(f"/{workshop.code}/paper/{path}", headers={"accept-language": "lv"})
    assert answer.status_code == status
    assert answer.text.endswith(".")
