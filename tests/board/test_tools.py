"""Tools as data: templates made into activities, edited, and given out again."""

from typing import Any

import msgspec
import pytest

from board import workshop
from board.activities import KINDS
from board.activities.canvas import Canvas, Weigh
from board.activities.cards import Card
from board.activities.cards import commands as cards
from board.activities.choice import LeadChoice
from board.activities.table import SetCell
from board.agenda import ACTIVITIES_MOST, AddActivity, EditActivity
from board.decide import Rejection
from board.methods import TOOLS
from board.records import GUIDE_MOST, Activity
from board.tools import Template, template_of
from tests.board.boards import Boards, edit, question, wooded
from tests.board.figures import CANVAS, PAGE, TABLE, fields_of
from tests.board.rooms import MODERATOR, Room

CARDS: Template = {"kind": "cards", "title": {"en": "Challenges"}}
TITLE = {"en": "x"}


def _refused(room: Room, template: Any) -> tuple[str, Any]:
    (answer,) = room.ask(room.request(MODERATOR, AddActivity("newone", template)))
    assert isinstance(answer, Rejection)
    return answer.code, answer.details.get("place", answer.details)


def _activity(room: Room, name: str) -> Activity:
    found = room.state.get(f"activity/{name}", Activity)
    assert found
    return found


# TOOL-1: what is faulty

FAULTS: list[tuple[Template, str, Any]] = [
    ({}, "bad_tool", "kind"),
    ({"kind": "none"}, "bad_tool", "kind"),
    ({"kind": ["cards"]}, "bad_tool", "kind"),
    ({"kind": 3}, "bad_tool", "kind"),
    ({"tool": "none"}, "no_such_tool", {}),
    ({"tool": ["swot"]}, "no_such_tool", {}),
    ({"tool": "swot", "part": 1}, "no_such_tool", {}),
    ({"tool": "swot", "part": -1}, "no_such_tool", {}),
    ({"tool": "swot", "part": "0"}, "no_such_tool", {}),
    ({"tool": "swot", "minutes": 601}, "bad_tool", "minutes"),
    ({"tool": "swot", "kind": "choice"}, "bad_tool", "fields"),
    ({"kind": "cards"}, "text_missing", "title"),
    ({**CARDS, "title": {}}, "text_missing", "title"),
    ({**CARDS, "title": {"en": " \u200b\n"}}, "text_missing", "title"),
    ({**CARDS, "title": "Challenges"}, "bad_tool", "title"),
    ({**CARDS, "title": {"de": "Fragen"}}, "bad_tool", "title"),
    ({**CARDS, "title": {"en": "x" * 121}}, "text_too_long", "title"),
    ({**CARDS, "guide": {"lv": "x" * (GUIDE_MOST + 1)}}, "text_too_long", "guide"),
    ({**CARDS, "task": {"lv": "x" * 10_001}}, "text_too_long", {"most": 10_000}),
    ({**CARDS, "minutes": -1}, "bad_tool", "minutes"),
    ({**CARDS, "minutes": 1.5}, "bad_tool", "minutes"),
    ({**CARDS, "who": "everyone"}, "bad_tool", "who"),
    ({**CARDS, "dots": 11}, "bad_tool", "dots"),
    ({**CARDS, "starts": [{"en": "x"}, {"en": ""}]}, "text_missing", "starts[1]"),
    ({**CARDS, "starts": [{"en": "x"}] * 41}, "bad_tool", "starts"),
    ({**CARDS, "groups": "yes"}, "bad_tool", "groups"),
    *(({**CARDS, name: value}, "bad_tool", name) for name, value in (
        ("id", "activity/tree"), ("phase", "open"), ("opened", True), ("t", "cards"), ("written", 5), ("picked", []),
        ("late_until", 1), ("spotlight", "x"), ("focus", "x"), ("fields", []), ("x" * 99, 1),
    )),
    ({**CANVAS, "fields": []}, "bad_tool", "fields"),
    ({**CANVAS, "fields": CANVAS["fields"] * 5}, "bad_tool", "fields"),
    ({**CANVAS, "fields": [*CANVAS["fields"], CANVAS["fields"][2]]}, "bad_tool", "fields[2].name"),
    ({**CANVAS, "fields": [{"name": "Threats!", "title": TITLE}]}, "bad_tool", "fields[0].name"),
    ({**CANVAS, "fields": [{"name": "threats"}]}, "text_missing", "fields[0].title"),
    ({**CANVAS, "fields": [{"title": TITLE}]}, "text_missing", "fields[0].name"),
    ({**CANVAS, "fields": [{"name": "threats", "title": {"en": "x" * 61}}]}, "text_too_long", "fields[0].title"),
    ({**CANVAS, "fields": [{"name": "threats", "title": TITLE, "onclick": "x"}]}, "bad_tool", "fields[0]"),
    ({**CANVAS, "layout": "star"}, "bad_tool", "fields"),
    ({**CANVAS, "layout": "spiral"}, "bad_tool", "layout"),
    ({**CANVAS, "strengths": 11}, "bad_tool", "strengths"),
    ({**CANVAS, "locked": ["threats"]}, "bad_tool", "locked"),
    ({**CANVAS, **fields_of(CANVAS, goal={"hidden": True})}, "bad_tool", "fields[2].single"),
    ({**CANVAS, **fields_of(CANVAS, goal={"asked": True})}, "bad_tool", "fields[2].single"),
    ({**TABLE, "columns": []}, "bad_tool", "columns"),
    ({**TABLE, "columns": TABLE["columns"][2:]}, "bad_tool", "columns[0].kind"),
    ({**TABLE, "columns": [TABLE["columns"][0]] * 2}, "bad_tool", "columns[0].name"),
    ({**TABLE, "columns": [*TABLE["columns"][:1], {"name": "x", "title": TITLE, "kind": "choice"}]}, "bad_tool",
     "columns[1].options"),
    ({**TABLE, "columns": [{"name": "x", "title": TITLE, "options": [TITLE] * 2}]}, "bad_tool", "columns[0].options"),
    ({**PAGE, "body": {"en": "x" * 3_001}}, "text_too_long", "body"),
    ({**PAGE, "picture": "../secret"}, "bad_tool", "picture"),
    ({**question("hidden"), "options": [{"text": TITLE}, {"sign": "no"}]}, "text_missing", "options[1].text"),
    ({**question("hidden"), "picture": "square"}, "bad_tool", "picture"),
    ({"kind": "scale", "statement": {}}, "text_missing", "statement"),
    ({"kind": "scale", "statement": TITLE, "round": 3}, "bad_tool", "round"),
    ({"kind": "rating", "title": TITLE, "rated": ["card1"]}, "bad_tool", "rated"),
]  # fmt: skip


@pytest.mark.parametrize(("template", "code", "place"), FAULTS)
def test_TOOL_1_a_faulty_template_makes_nothing_and_the_error_names_the_place(
    template: Template, code: str, place: Any
) -> None:
    room = Room()
    before = room.replica.snapshot()
    found_code, found_place = _refused(room, template)
    assert found_code == code
    assert found_place == (place[:60] if isinstance(place, str) else place)
    assert room.replica.snapshot() == before


def test_TOOL_1_what_is_nested_without_end_is_refused() -> None:
    deep: Any = "x"
    for _ in range(200):
        deep = {"en": deep}
    assert _refused(Room(), {**CARDS, "title": deep}) == ("bad_tool", "")
    assert _refused(Room(), {**CARDS, "starts": [[[[[[[[[[]]]]]]]]]]}) == ("bad_tool", "")


def test_TOOL_1_texts_are_made_plain_and_a_language_that_says_nothing_is_left_out() -> None:
    room = Boards()
    room.add("plan", {**PAGE, "title": {"en": " Why\u0000we ", "lv": "  "}, "body": {"lv": "a\nb"}})
    page = msgspec.to_builtins(_activity(room, "plan"))
    assert (page["title"], page["body"]) == ({"en": "Why we"}, {"lv": "a\nb"})


def test_TOOL_1_a_tool_is_taken_with_what_is_different_this_time() -> None:
    room = Boards()
    room.add("mine", {"tool": "swot", "minutes": 7, "groups": False})
    found, tool = _activity(room, "mine"), TOOLS["swot"]
    assert (found.minutes, found.groups, found.source, found.term) == (7, False, tool["source"], tool["term"])
    assert template_of(found)["fields"][0]["name"] == tool["activities"][0]["fields"][0]["name"]


def test_TOOL_1_it_stands_behind_the_one_named_or_last_and_its_name_is_taken_once() -> None:
    room = Boards()
    for name, after in (("first", "lake"), ("last", "none"), ("second", "first")):
        room.do(MODERATOR, AddActivity(name, PAGE, after))
    assert room.workshop().agenda == ("lake", "first", "second", "tree", "last")
    assert room.refusal(MODERATOR, AddActivity("first", PAGE)) == "taken"
    for number in range(ACTIVITIES_MOST - 5):
        room.do(MODERATOR, AddActivity(f"page{number}", PAGE))
    assert room.refusal(MODERATOR, AddActivity("toomany", PAGE)) == "too_many"


def test_TOOL_1_first_cards_are_in_the_workshops_language_and_nobodys() -> None:
    room, (anna, _) = wooded("anna", "bruno")
    room.add("plan", {**TABLE, "starts": [{"en": "in English", "lv": "latviski"}, {"en": "only so"}]}, "open")
    rows = sorted(room.state.under("card/plan", Card), key=lambda row: row.number)
    assert [(row.text, row.number, row.author, row.signed) for row in rows] == [
        ("latviski", 1, "", ""),
        ("only so", 2, "", ""),
    ]
    room.write(anna, "card1", board="plan")
    assert room.card("card1", "plan").number == 3
    room.settle()


# TOOL-2: round trip


def test_TOOL_2_nothing_that_people_did_is_given_out() -> None:
    room, (anna, *_) = wooded("anna", "bruno", "carla", dots=3)
    room.split(1)
    room.add("plan", CANVAS, "open")
    room.add("rows", TABLE, "open")
    names = ("wood", "plan", "rows")
    before = {name: template_of(_activity(room, name)) for name in names}
    for name in names:
        room.write(anna, "card1", "words of Anna's", board=name, field="threats" if name == "plan" else "")
        room.do(MODERATOR, cards.Pick(name, ("card1",)), cards.Spotlight(name, "card1"), cards.Focus(name, "birch"))
        room.lead("locked", name)
    assert {name: template_of(_activity(room, name)) for name in names} == before
    assert b"Anna" not in msgspec.json.encode(before)


# TOOL-3: edits


def test_TOOL_3_any_setting_may_be_edited_before_and_its_place_is_named() -> None:
    room = Boards()
    room.add("plan", {**CARDS, "source": "2.4"})
    room.do(MODERATOR, EditActivity("plan", {"who": "nameless", "groups": True, "dots": 3, "minutes": 9, "source": ""}))
    found = _activity(room, "plan")
    assert (found.nameless, found.groups, found.minutes, found.source) == (True, True, 9, "")
    before = len(room.log)
    room.do(MODERATOR, EditActivity("plan", {"minutes": 9}))
    room.do(MODERATOR, EditActivity("plan", {}))
    assert len(room.log) == before + 2  # their keys, and nothing else
    for changes, code, place in (
        ({"title": {"en": ""}}, "text_missing", "title"),
        ({"dots": 99}, "bad_tool", "dots"),
        ({"phase": "open"}, "bad_tool", "phase"),
        ({"kind": "canvas"}, "bad_tool", "kind"),
        ({"tool": "swot"}, "bad_tool", "tool"),
    ):
        (answer,) = room.ask(room.request(MODERATOR, EditActivity("plan", changes)))
        assert answer == Rejection(code, {"place": place})
    assert room.refusal(MODERATOR, EditActivity("none", {"minutes": 1})) == "no_such_activity"


FIXED: list[tuple[Template, Any, dict[str, Any]]] = [
    (CARDS, cards.Lead("plan", "open"), {"who": "nameless"}),
    (CARDS, cards.Lead("plan", "open"), {"groups": True}),
    (CANVAS, cards.Lead("plan", "locked"), {"who": "nameless"}),
    (TABLE, cards.Lead("plan", "open"), {"groups": True}),
    (question("hidden"), LeadChoice("plan", "open"), {"mode": "live"}),
    (question("hidden"), LeadChoice("plan", "open"), {"groups": True}),
    (question("hidden"), LeadChoice("plan", "open"), {"several": True}),
    (question("hidden"), LeadChoice("plan", "open"), {"options": [{"text": TITLE}, {"text": {"en": "y"}}]}),
]


@pytest.mark.parametrize(("template", "opening", "changes"), FIXED)
def test_TOOL_3_what_people_answer_under_is_fixed_once_it_is_open(
    template: Template, opening: Any, changes: dict[str, Any]
) -> None:
    room = Boards()
    room.add("plan", template)
    room.do(MODERATOR, opening)
    assert room.refusal(MODERATOR, EditActivity("plan", changes)) == "fixed_by_now"
    asked = "question" if template["kind"] == "choice" else "title"
    room.do(MODERATOR, EditActivity("plan", {asked: {"lv": "Citādi"}, "minutes": 3, "guide": {"lv": "Mierīgi"}}))
    assert room.seen(MODERATOR, "activity/plan")[asked] == {"lv": "Citādi"}
    room.settle()


def test_TOOL_3_a_field_in_which_something_stands_stays_as_it_is() -> None:
    room, (anna, _) = wooded("anna", "bruno")
    room.add("plan", CANVAS, "open")
    room.write(anna, "card1", board="plan", field="threats")
    room.edit(anna, "all-goal", 0, "To stay", board="plan")
    room.do(anna, cards.BinCard("plan", "card1", binned=True))
    for left in (CANVAS["fields"][1:], CANVAS["fields"][:2]):
        assert room.refusal(MODERATOR, EditActivity("plan", {"fields": left})) == "field_in_use"
    for single, name in ((True, "threats"), (False, "goal")):
        changed = fields_of(CANVAS, **{name: {"single": single}})
        assert room.refusal(MODERATOR, EditActivity("plan", changed)) == "field_in_use"
    new = [{"name": "hopes", "title": TITLE}, CANVAS["fields"][2], {**CANVAS["fields"][0], "title": {"en": "Other"}}]
    room.do(MODERATOR, EditActivity("plan", {"fields": new}))
    room.write(anna, "card2", board="plan", field="hopes")
    assert room.refusal(anna, cards.AddCard("plan", "card3", "x", "wishes")) == "no_such_field"
    room.settle()


def test_TOOL_3_a_column_in_which_something_stands_stays_as_it_is() -> None:
    room, (anna, _) = wooded("anna", "bruno")
    room.add("plan", TABLE, "open")
    room.do(anna, SetCell("plan", "start1", "state", 1), edit_cell("start1", "note", "soon"))
    columns = {column["name"]: column for column in TABLE["columns"]}
    without = [list(columns.values())[:n] for n in (1, 2, 4)]
    retyped = [{**columns["state"], "options": [TITLE, TITLE, TITLE]}, {**columns["note"], "kind": "person"}]
    for new in (*without, *({**columns, other["name"]: other}.values() for other in retyped)):
        assert room.refusal(MODERATOR, EditActivity("plan", {"columns": list(new)})) == "field_in_use"
    kept = [columns["what"], columns["state"], {**columns["note"], "title": {"en": "Remark"}}]
    room.do(MODERATOR, EditActivity("plan", {"columns": kept}))
    assert room.refusal(anna, SetCell("plan", "start1", "cost", 5)) == "no_such_field"
    room.settle()


def edit_cell(row: str, column: str, *op: Any) -> cards.EditWords:
    return msgspec.structs.replace(edit(row, 0, *op, board="plan"), cell=column)


def test_TOOL_3_a_field_hidden_or_shown_later_hides_and_shows_what_stands_there() -> None:
    room, (anna, bruno) = wooded("anna", "bruno")
    room.add("plan", CANVAS, "open")
    room.write(anna, "card1", "out in the open", board="plan", field="threats")
    room.do(MODERATOR, EditActivity("plan", fields_of(CANVAS, threats={"hidden": True}, wishes={"hidden": False})))
    assert not room.seen(bruno, "card/plan/card1")
    room.write(anna, "card2", "for all", board="plan", field="wishes")
    assert room.seen(bruno, "card/plan/card2")["base"] == "for all"
    room.settle()


# TOOL-4: guides


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_TOOL_4_the_guide_is_in_nobody_elses_bytes(kind: str) -> None:
    templates: dict[str, Template] = {
        "cards": CARDS, "canvas": CANVAS, "table": TABLE, "page": PAGE, "choice": question("live"),
        "rating": {"kind": "rating", "title": TITLE}, "scale": {"kind": "scale", "statement": TITLE},
    }  # fmt: skip
    room = Boards()
    room.come("anna")
    room.add("plan", {**templates[kind], "guide": {"en": "Whisper to yourself"}, "task": {"en": "Speak"}})
    room.do(MODERATOR, workshop.Show("plan"))
    room.do(MODERATOR, EditActivity("plan", {"guide": {"en": "Whisper again"}}))
    assert room.seen(MODERATOR, "activity/plan")["guide"] == {"en": "Whisper again"}
    assert room.seen(MODERATOR, "activity/plan")["task"] == {"en": "Speak"}
    assert b"Whisper" in room.sent("moderator")
    assert b"Speak" in room.sent_to_all("moderator")
    assert b"Whisper" not in room.sent_to_all("moderator")
    assert b'"guide"' not in room.sent_to_all("moderator")
    room.do(MODERATOR, EditActivity("plan", {"guide": {}}))
    assert not room.seen(MODERATOR, "activity/plan").get("guide")
    room.settle()


def test_TOOL_3_nobody_is_left_with_more_dots_or_strength_than_there_are() -> None:
    room, (anna, _) = wooded("anna", "bruno", dots=3)
    room.write(anna, "card1")
    room.lead("voting")
    room.do(anna, cards.GiveDots("wood", "card1", 2))
    for fewer in ({"dots": 1}, {"stack": False}, {"dots": 0}):
        assert room.refusal(MODERATOR, EditActivity("wood", fewer)) == "fixed_by_now"
    room.do(MODERATOR, EditActivity("wood", {"dots": 2}))
    room.add("forces", {"tool": "forces"})
    room.do(MODERATOR, cards.Lead("forces", "open"))
    field = room.state.get("activity/forces", Canvas)
    assert field
    room.write(anna, "card2", board="forces", field=field.places[0])
    room.do(anna, Weigh("forces", "card2", 4))
    assert room.refusal(MODERATOR, EditActivity("forces", {"strengths": 3})) == "fixed_by_now"
    room.settle()
