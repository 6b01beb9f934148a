"""Canvases: cards in the fields of a figure, and the one text of all."""

from typing import Any

import pytest

from board.activities.canvas import LockField, Weigh
from board.activities.cards import commands as cards
from board.agenda import EditActivity
from board.text import Delete
from tests.board.boards import edit
from tests.board.figures import BACK, CANVAS, TABLE, TWO, field_of, move, parted, put, words_of, working
from tests.board.rooms import MODERATOR, WALL

# CANVAS-1: fields


@pytest.mark.parametrize("who", ["names", "nameless"])
def test_CANVAS_1_a_card_stands_in_a_field_and_is_moved_to_another(who: Any) -> None:
    room, (anna, bruno, *_) = working(CANVAS, "anna", "bruno", "carla", who=who)
    put(room, anna, "card1")
    for actor in (anna, MODERATOR):
        for field in ("", "none", "goal", "Threats"):
            assert room.refusal(actor, cards.AddCard("plan", "card2", "x", field)) == "no_such_field"
            assert room.refusal(actor, move("card1", field)) == "no_such_field"
    room.do(bruno, move("card1", "questions"))
    assert room.seen(WALL, "card/plan/card1")["field"] == "questions"
    room.do(bruno, BACK)
    assert field_of(room, "card1") == "threats"
    room.settle()


def test_CANVAS_1_a_locked_field_takes_nothing_and_lets_nothing_go() -> None:
    room, (anna, bruno) = working(CANVAS, "anna", "bruno")
    for card, field in (("card1", "threats"), ("card2", "questions")):
        put(room, anna, card, field=field)
    room.edit(anna, "all-goal", 0, "To stay", board="plan")
    for field in ("threats", "goal"):
        room.do(MODERATOR, LockField("plan", field, locked=True), LockField("plan", field, locked=True))
    assert room.seen(bruno, "activity/plan")["locked"] == ["threats", "goal"]
    changes = (
        cards.AddCard("plan", "card3", "x", "threats"),
        edit("card1", 0, "x", board="plan"),
        edit("all-goal", 1, "x", board="plan"),
        move("card1", "questions"),
        move("card2", "threats"),
        cards.BinCard("plan", "card1", binned=True),
        Weigh("plan", "card1", 1),
    )
    for command in changes:
        assert room.refusal(anna, command) == "field_locked"
    assert room.refusal(anna, LockField("plan", "threats", locked=False)) == "not_allowed"
    for field in ("threats", "goal"):
        room.do(MODERATOR, LockField("plan", field, locked=False))
    room.do(anna, *changes)
    room.settle()


def test_CANVAS_1_what_cannot_be_locked_is_named() -> None:
    room, _ = working(CANVAS, "anna")
    room.add("rows", TABLE)
    assert room.refusal(MODERATOR, LockField("plan", "none", locked=True)) == "no_such_field"
    assert room.refusal(MODERATOR, LockField("plan", "", locked=True)) == "no_such_field"
    for activity in ("rows", "tree", "none"):
        assert room.refusal(MODERATOR, LockField(activity, "threats", locked=True)) == "no_such_activity"


def test_CANVAS_1_UNDO_3_nothing_is_taken_back_into_a_field_that_is_locked_or_gone() -> None:
    room, (anna, _) = working(CANVAS, "anna", "bruno")
    for card, field in (("card1", "threats"), ("card2", "questions")):
        put(room, anna, card, field=field)
    room.do(anna, move("card1", "wishes"), move("card2", "threats"))
    room.do(MODERATOR, EditActivity("plan", {"fields": CANVAS["fields"][:3]}))
    room.do(anna, BACK)
    assert field_of(room, "card2") == "threats"
    room.do(MODERATOR, LockField("plan", "threats", locked=True))
    room.do(anna, BACK)
    assert field_of(room, "card1") == "wishes"
    room.settle()


# CANVAS-3: one text of all


def test_CANVAS_3_two_people_begin_one_text_at_the_same_time() -> None:
    room, (anna, bruno, carla) = working(CANVAS, "anna", "bruno", "carla")
    room.edit(anna, "all-goal", 0, "People ", board="plan")
    room.edit(bruno, "all-goal", 0, "decide", board="plan")
    room.edit(carla, "all-goal", 1, 7, "themselves ", board="plan")
    goal = room.card("all-goal", "plan")
    assert goal.text in {"People decidethemselves ", "People themselves decide"}
    assert (goal.shared, goal.field, goal.team, goal.author, goal.signed, goal.version) == (True, "goal", "", "", "", 3)
    for viewer in (anna, carla, WALL, MODERATOR):
        assert words_of(room, viewer, "all-goal") == goal.text
        assert "mine" not in room.seen(viewer, "card/plan/all-goal")
    room.settle()


def test_CANVAS_3_each_group_has_its_own_and_writes_no_other() -> None:
    room, people = parted(CANVAS, TWO)
    anna, carla = people["anna"], people["carla"]
    room.edit(anna, "birch-goal", 0, "the birches' goal", board="plan")
    room.edit(carla, "oak-goal", 0, "the oaks' goal", board="plan")
    for name, code in (("oak-goal", "not_yours"), ("all-goal", "no_such_card"), ("pine-goal", "no_such_card")):
        assert room.refusal(anna, edit(name, 0, "x", board="plan")) == code
    room.edit(MODERATOR, "oak-goal", 1, "Note: ", board="plan")
    assert room.card("oak-goal", "plan").team == "oak"
    assert b"birches' goal" not in room.sent_to_all("anna", "bruno", "wall", "moderator")
    room.lead("shown", "plan")
    assert words_of(room, anna, "oak-goal") == "Note: the oaks' goal"
    room.settle()


def test_CANVAS_3_no_text_is_made_by_a_name_that_is_none() -> None:
    room, (anna, _) = working(CANVAS, "anna", "bruno", writes="own")
    for name in ("birch-goal", "all-threats", "all-none", "all-", "-goal", "goal", "all-goal/x", "all-goal-goal"):
        assert room.refusal(anna, edit(name, 0, "x", board="plan")) == "no_such_card"
    assert room.refusal(anna, edit("all-goal", 1, "x", board="plan")) == "malformed"
    room.edit(anna, "all-goal", 0, "everyone's, though cards are their authors'", board="plan")
    room.edit(MODERATOR, "all-goal", 1, Delete("everyone's"), "All", board="plan")
    assert room.card("all-goal", "plan").text.startswith("All, though")


def test_CANVAS_3_the_text_stays_in_its_field_and_is_written_while_it_is_open() -> None:
    room, (anna, bruno) = working(CANVAS, "anna", "bruno")
    room.edit(anna, "all-goal", 0, "To stay", board="plan")
    for actor in (anna, MODERATOR):
        assert room.refusal(actor, move("all-goal", "threats")) == "no_such_field"
    assert room.refusal(bruno, cards.BinCard("plan", "all-goal", binned=True)) == "not_yours"
    assert room.refusal(anna, BACK) == "nothing_to_take_back"
    for phase in ("locked", "voting", "shown"):
        room.lead(phase, "plan")
        assert room.refusal(anna, edit("all-goal", 1, "x", board="plan")) == "not_open"
    room.do(MODERATOR, cards.ForgetCard("plan", "all-goal"))
    room.lead("open", "plan")
    room.edit(bruno, "all-goal", 0, "Anew", board="plan")
    assert room.card("all-goal", "plan").text == "Anew"
    room.settle()
