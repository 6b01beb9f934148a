"""Canvases: cards in the fields of a figure."""

from typing import Any

import msgspec
import pytest

from board.activities.canvas import LockField, Weigh
from board.activities.cards import commands as cards
from board.actor import Actor
from board.agenda import EditActivity
from board.commands import decode_command
from board.records import Rejected
from board.text import Delete
from tests.board.boards import Boards, edit
from tests.board.figures import BIG, CANVAS, TABLE, TWO, fields_of, parted, working
from tests.board.rooms import MODERATOR, WALL

BACK = cards.TakeBack("plan")


def _put(room: Boards, person: Actor, card: str, text: str = "a thought", field: str = "threats") -> None:
    room.write(person, card, text, board="plan", field=field)


def _move(card: str, field: str) -> cards.MoveCard:
    return cards.MoveCard("plan", card, field)


def _field(room: Boards, card: str) -> str:
    return room.card(card, "plan").field


def _words(room: Boards, viewer: Actor, card: str) -> str:
    """What a viewer reads on a card, "" if they do not see it."""
    seen = room.seen(viewer, f"card/plan/{card}")
    return room.card(card, "plan").text if "base" in seen else ""


# CANVAS-1: fields


@pytest.mark.parametrize("who", ["names", "nameless"])
def test_CANVAS_1_a_card_stands_in_a_field_and_is_moved_to_another(who: Any) -> None:
    room, (anna, bruno, *_) = working(CANVAS, "anna", "bruno", "carla", who=who)
    _put(room, anna, "card1")
    for actor in (anna, MODERATOR):
        for field in ("", "none", "goal", "Threats"):
            assert room.refusal(actor, cards.AddCard("plan", "card2", "x", field)) == "no_such_field"
            assert room.refusal(actor, _move("card1", field)) == "no_such_field"
    room.do(bruno, _move("card1", "questions"))
    assert room.seen(WALL, "card/plan/card1")["field"] == "questions"
    room.do(bruno, BACK)
    assert _field(room, "card1") == "threats"
    room.settle()


def test_CANVAS_1_a_locked_field_takes_nothing_and_lets_nothing_go() -> None:
    room, (anna, bruno) = working(CANVAS, "anna", "bruno")
    for card, field in (("card1", "threats"), ("card2", "questions")):
        _put(room, anna, card, field=field)
    room.edit(anna, "all-goal", 0, "To stay", board="plan")
    for field in ("threats", "goal"):
        room.do(MODERATOR, LockField("plan", field, locked=True), LockField("plan", field, locked=True))
    assert room.seen(bruno, "activity/plan")["locked"] == ["threats", "goal"]
    changes = (
        cards.AddCard("plan", "card3", "x", "threats"),
        edit("card1", 0, "x", board="plan"),
        edit("all-goal", 1, "x", board="plan"),
        _move("card1", "questions"),
        _move("card2", "threats"),
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
        _put(room, anna, card, field=field)
    room.do(anna, _move("card1", "wishes"), _move("card2", "threats"))
    room.do(MODERATOR, EditActivity("plan", {"fields": CANVAS["fields"][:3]}))
    room.do(anna, BACK)
    assert _field(room, "card2") == "threats"
    room.do(MODERATOR, LockField("plan", "threats", locked=True))
    room.do(anna, BACK)
    assert _field(room, "card1") == "wishes"
    room.settle()


# CANVAS-2: hidden fields


@pytest.mark.parametrize("who", ["names", "nameless"])
def test_CANVAS_2_until_shown_everyone_sees_their_own_there_and_the_moderator_all(who: Any) -> None:
    room, (anna, bruno, carla) = working(CANVAS, "anna", "bruno", "carla", who=who)
    for card, person in (("card1", anna), ("card2", bruno)):
        _put(room, person, card, f"a wish in {card}", "wishes")
        room.edit(person, card, 0, "Secretly: ", board="plan")
    _put(room, MODERATOR, "card3", "a wish of the moderator", "wishes")
    for viewer, sees in ((anna, {"card1"}), (bruno, {"card2"}), (carla, set()), (WALL, set())):
        assert {card for card in ("card1", "card2", "card3") if _words(room, viewer, card)} == sees
        assert room.seen(viewer, "card/plan/card1").get("mine", False) == (viewer is anna)
    assert all(_words(room, MODERATOR, card) for card in ("card1", "card2", "card3"))
    for words, reader in ((b"wish in card1", "anna"), (b"wish in card2", "bruno"), (b"wish of the moderator", "")):
        assert words not in room.sent_to_all("moderator", reader)
    for phase in ("locked", "voting", "open"):
        room.lead(phase, "plan")
        assert b"wish in card1" not in room.sent_to_all("moderator", "anna")
    room.lead("shown", "plan")
    assert all(_words(room, WALL, card) for card in ("card1", "card2", "card3"))
    assert b"Secretly" in room.sent("carla")
    room.settle()


def test_CANVAS_2_how_many_are_hidden_is_seen_by_all() -> None:
    room, (anna, bruno) = working(CANVAS, "anna", "bruno")
    _put(room, anna, "card1", "one", "wishes")
    _put(room, bruno, "card2", "two", "wishes")
    for viewer in (anna, bruno, WALL):
        assert room.seen(viewer, "count/plan/veiled/wishes")["cards"] == 2
    room.lead("shown", "plan")
    assert not room.seen(WALL, "count/plan/veiled/wishes")
    room.settle()


def test_CANVAS_2_nobody_changes_what_is_hidden_from_them() -> None:
    room, (anna, bruno) = working(CANVAS, "anna", "bruno")
    _put(room, anna, "card1", field="wishes")
    for command in (
        edit("card1", 0, "x", board="plan"),
        _move("card1", "threats"),
        cards.GroupCard("plan", "card1", ""),
        Weigh("plan", "card1", 2),
        cards.LinkCard("plan", "card1", "plan/card1", linked=True),
    ):
        assert room.refusal(bruno, command) == "no_such_card"
    room.do(anna, edit("card1", 0, "x", board="plan"), Weigh("plan", "card1", 2))
    room.settle()


def test_CANVAS_2_a_card_comes_into_view_and_goes_from_it_with_its_field() -> None:
    room, (anna, bruno) = working(CANVAS, "anna", "bruno")
    _put(room, anna, "card1", "first in the open")
    assert _words(room, bruno, "card1")
    room.do(bruno, _move("card1", "wishes"))
    assert not room.seen(bruno, "card/plan/card1")
    room.edit(anna, "card1", 0, "now in secret: ", board="plan")
    assert b"in secret" not in room.sent_to_all("anna", "moderator")
    room.do(anna, _move("card1", "threats"))
    assert _words(room, bruno, "card1") == "now in secret: first in the open"
    room.settle()


def test_CANVAS_2_shown_again_hidden_again() -> None:
    room, (anna, bruno) = working(CANVAS, "anna", "bruno")
    room.lead("shown", "plan")
    room.lead("open", "plan")
    _put(room, anna, "card1", "after all was shown", "wishes")
    assert b"after all was shown" not in room.sent_to_all("anna", "moderator")
    assert not room.seen(bruno, "card/plan/card1")
    room.settle()


def test_CANVAS_2_in_a_group_not_even_the_group_nor_the_wall() -> None:
    room, people = parted(CANVAS, TWO)
    _put(room, people["anna"], "card1", "mine alone", "wishes")
    assert b"mine alone" not in room.sent_to_all("anna", "moderator")
    room.lead("shown", "plan")
    assert _words(room, people["carla"], "card1") == "mine alone"
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
        assert _words(room, viewer, "all-goal") == goal.text
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
    assert _words(room, anna, "oak-goal") == "Note: the oaks' goal"
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
        assert room.refusal(actor, _move("all-goal", "threats")) == "no_such_field"
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


# CANVAS-4: questions


def test_CANVAS_4_when_shown_everyone_asks_any_group_and_only_there() -> None:
    room, people = parted(CANVAS, TWO)
    anna = people["anna"]
    room.lead("shown", "plan")
    room.do(anna, cards.AddCard("plan", "ask1", "How will you pay?", "questions", team="oak"))
    asked = room.seen(people["dace"], "card/plan/ask1")
    assert (asked["base"], asked["team"], asked["signed"], asked["suggested"]) == (
        "How will you pay?",
        "oak",
        "anna",
        False,
    )
    room.do(anna, cards.AddCard("plan", "ask2", "And all of us?", "questions"))
    assert room.card("ask2", "plan").team == ""
    for field in ("threats", "wishes", "goal"):
        assert room.refusal(anna, cards.AddCard("plan", "ask3", "x", field, team="oak")) in {
            "not_open",
            "no_such_field",
        }
    assert room.refusal(anna, cards.AddCard("plan", "ask3", "x", "questions", team="pine")) == "no_group"
    assert room.refusal(anna, cards.AddCard("plan", "ask3", " ", "questions", team="oak")) == "text_missing"
    for command in (edit("ask1", 0, "x", board="plan"), _move("ask1", "threats"), BACK):
        assert room.refusal(anna, command) == "not_open"
    room.settle()


@pytest.mark.parametrize("phase", ["open", "locked", "voting"])
def test_CANVAS_4_before_nobody_writes_in_another_group(phase: Any) -> None:
    room, people = parted(CANVAS, TWO)
    room.lead(phase, "plan")
    asking = cards.AddCard("plan", "ask1", "How will you pay?", "questions", suggest=True, team="oak")
    room.do(people["anna"], asking)
    card = room.card("ask1", "plan")
    assert (card.team, card.suggested) == ("birch", phase != "open")
    room.settle()


def test_CANVAS_4_a_locked_field_takes_no_questions() -> None:
    room, people = parted(CANVAS, TWO)
    room.do(MODERATOR, LockField("plan", "questions", locked=True))
    room.lead("shown", "plan")
    asking = cards.AddCard("plan", "ask1", "x", "questions", team="oak")
    assert room.refusal(people["anna"], asking) == "field_locked"


def test_CANVAS_4_a_nameless_question_bears_no_name() -> None:
    room, people = parted(CANVAS, BIG, who="nameless")
    room.lead("shown", "plan")
    room.do(people["anna"], cards.AddCard("plan", "ask1", "How will you pay?", "questions", team="oak"))
    asked = room.seen(people["dace"], "card/plan/ask1")
    assert asked["team"] == "oak"
    assert not asked.keys() & {"author", "authors", "signed", "number"}
    assert room.seen(people["anna"], "card/plan/ask1")["mine"]
    assert people["anna"].seat.encode() not in room.log[-1]
    room.settle()


# CANVAS-5: strengths


@pytest.mark.parametrize("value", [0, -1, 11, 1.5, "3", True])
def test_CANVAS_5_a_strength_is_a_whole_number_from_1(value: Any) -> None:
    raw = {"t": "canvas.strength", "activity": "plan", "card": "card1", "value": value}
    with pytest.raises(Rejected) as caught:
        decode_command(msgspec.json.encode(raw))
    assert (caught.value.code, caught.value.details) == ("malformed", {"field": "value"})


def test_CANVAS_5_up_to_the_most_that_the_canvas_has_and_it_can_be_taken_back() -> None:
    room, (anna, bruno) = working(CANVAS, "anna", "bruno")
    _put(room, anna, "card1")
    assert room.refusal(bruno, Weigh("plan", "card1", 6)) == "malformed"
    room.do(bruno, Weigh("plan", "card1", 2), Weigh("plan", "card1", 5))
    assert room.seen(WALL, "card/plan/card1")["value"] == 5
    room.do(bruno, BACK)
    assert room.card("card1", "plan").value == 2
    room.do(anna, Weigh("plan", "card1", None))
    assert room.seen(WALL, "card/plan/card1")["value"] is None
    room.lead("locked", "plan")
    assert room.refusal(anna, Weigh("plan", "card1", 1)) == "not_open"
    room.do(MODERATOR, Weigh("plan", "card1", 1))
    room.settle()


def test_CANVAS_5_where_there_are_none_none_is_given() -> None:
    room, (anna, _) = working(CANVAS, "anna", "bruno", strengths=0)
    room.board()
    _put(room, anna, "card1")
    room.write(anna, "card1")
    assert room.refusal(anna, Weigh("plan", "card1", 1)) == "malformed"
    assert room.refusal(anna, Weigh("wood", "card1", 1)) == "no_such_activity"
    assert room.refusal(anna, Weigh("plan", "none", 1)) == "no_such_card"


def test_CANVAS_5_a_group_weighs_its_own() -> None:
    room, people = parted(CANVAS, TWO)
    _put(room, people["anna"], "card1")
    assert room.refusal(people["carla"], Weigh("plan", "card1", 1)) == "not_yours"
    room.do(people["bruno"], Weigh("plan", "card1", 3))
    assert room.card("card1", "plan").value == 3


# CANVAS-6: focus


def test_CANVAS_6_the_wall_is_led_to_a_part_and_back() -> None:
    room, people = parted(CANVAS, TWO)
    for team, field, where in (
        ("birch", "", "birch/"), ("", "goal", "/goal"), ("oak", "threats", "oak/threats"), ("", "", ""),
    ):  # fmt: skip
        room.do(MODERATOR, cards.Focus("plan", team, field))
        assert room.seen(WALL, "activity/plan")["focus"] == where
    for command, code in (
        (cards.Focus("plan", "pine"), "no_group"),
        (cards.Focus("plan", "", "none"), "no_such_field"),
        (cards.Focus("plan", "birch", "none"), "no_such_field"),
        (cards.Focus("tree"), "no_such_activity"),
    ):
        assert room.refusal(MODERATOR, command) == code
    assert room.refusal(people["anna"], cards.Focus("plan", "birch")) == "not_allowed"
    room.settle()


def test_CANVAS_6_a_wall_led_to_a_hidden_field_shows_nothing_of_it() -> None:
    room, (anna, _) = working(CANVAS, "anna", "bruno")
    _put(room, anna, "card1", "mine alone", "wishes")
    room.board("next")
    room.do(MODERATOR, cards.Focus("plan", "", "wishes"))
    for command in (
        cards.Spotlight("plan", "card1"), cards.Pick("plan", ("card1",)), cards.Send("plan", ("card1",), "next"),
    ):  # fmt: skip
        assert room.refusal(MODERATOR, command) == "no_such_card"
    assert b"mine alone" not in room.sent_to_all("anna", "moderator")


def test_CHAN_5_a_field_with_another_title_shows_no_card_anew() -> None:
    room, (anna, _) = working(CANVAS, "anna", "bruno")
    _put(room, anna, "card1")
    before = len(room.sent("bruno"))
    room.do(MODERATOR, EditActivity("plan", fields_of(CANVAS, goal={"title": {"en": "Aim"}})))
    assert b"card/plan/card1" not in room.sent("bruno")[before:]
    room.settle()
