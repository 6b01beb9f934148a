"""Fields that are hidden until they are shown, and parts that the wall is led to."""

from typing import Any

import pytest

from board.activities.canvas import Weigh
from board.activities.cards import commands as cards
from board.agenda import EditActivity
from tests.board.boards import edit
from tests.board.figures import CANVAS, TWO, fields_of, move, parted, put, words_of, working
from tests.board.rooms import MODERATOR, WALL

# CANVAS-2: hidden fields


@pytest.mark.parametrize("who", ["names", "nameless"])
def test_CANVAS_2_until_shown_everyone_sees_their_own_there_and_the_moderator_all(who: Any) -> None:
    room, (anna, bruno, carla) = working(CANVAS, "anna", "bruno", "carla", who=who)
    for card, person in (("card1", anna), ("card2", bruno)):
        put(room, person, card, f"a wish in {card}", "wishes")
        room.edit(person, card, 0, "Secretly: ", board="plan")
    put(room, MODERATOR, "card3", "a wish of the moderator", "wishes")
    for viewer, sees in ((anna, {"card1"}), (bruno, {"card2"}), (carla, set()), (WALL, set())):
        assert {card for card in ("card1", "card2", "card3") if words_of(room, viewer, card)} == sees
        assert room.seen(viewer, "card/plan/card1").get("mine", False) == (viewer is anna)
    assert all(words_of(room, MODERATOR, card) for card in ("card1", "card2", "card3"))
    for words, reader in ((b"wish in card1", "anna"), (b"wish in card2", "bruno"), (b"wish of the moderator", "")):
        assert words not in room.sent_to_all("moderator", reader)
    for phase in ("locked", "voting", "open"):
        room.lead(phase, "plan")
        assert b"wish in card1" not in room.sent_to_all("moderator", "anna")
    room.lead("shown", "plan")
    assert all(words_of(room, WALL, card) for card in ("card1", "card2", "card3"))
    assert b"Secretly" in room.sent("carla")
    room.settle()


def test_CANVAS_2_how_many_are_hidden_is_seen_by_all() -> None:
    room, (anna, bruno) = working(CANVAS, "anna", "bruno")
    put(room, anna, "card1", "one", "wishes")
    put(room, bruno, "card2", "two", "wishes")
    for viewer in (anna, bruno, WALL):
        assert room.seen(viewer, "count/plan/veiled/wishes")["cards"] == 2
    room.lead("shown", "plan")
    assert not room.seen(WALL, "count/plan/veiled/wishes")
    room.settle()


def test_CANVAS_2_nobody_changes_what_is_hidden_from_them() -> None:
    room, (anna, bruno) = working(CANVAS, "anna", "bruno")
    put(room, anna, "card1", field="wishes")
    for command in (
        edit("card1", 0, "x", board="plan"),
        move("card1", "threats"),
        cards.GroupCard("plan", "card1", ""),
        Weigh("plan", "card1", 2),
        cards.LinkCard("plan", "card1", "plan/card1", linked=True),
    ):
        assert room.refusal(bruno, command) == "no_such_card"
    room.do(anna, edit("card1", 0, "x", board="plan"), Weigh("plan", "card1", 2))
    room.settle()


def test_CANVAS_2_a_card_comes_into_view_and_goes_from_it_with_its_field() -> None:
    room, (anna, bruno) = working(CANVAS, "anna", "bruno")
    put(room, anna, "card1", "first in the open")
    assert words_of(room, bruno, "card1")
    room.do(bruno, move("card1", "wishes"))
    assert not room.seen(bruno, "card/plan/card1")
    room.edit(anna, "card1", 0, "now in secret: ", board="plan")
    assert b"in secret" not in room.sent_to_all("anna", "moderator")
    room.do(anna, move("card1", "threats"))
    assert words_of(room, bruno, "card1") == "now in secret: first in the open"
    room.settle()


def test_CANVAS_2_shown_again_hidden_again() -> None:
    room, (anna, bruno) = working(CANVAS, "anna", "bruno")
    room.lead("shown", "plan")
    room.lead("open", "plan")
    put(room, anna, "card1", "after all was shown", "wishes")
    assert b"after all was shown" not in room.sent_to_all("anna", "moderator")
    assert not room.seen(bruno, "card/plan/card1")
    room.settle()


def test_CANVAS_2_in_a_group_not_even_the_group_nor_the_wall() -> None:
    room, people = parted(CANVAS, TWO)
    put(room, people["anna"], "card1", "mine alone", "wishes")
    assert b"mine alone" not in room.sent_to_all("anna", "moderator")
    room.lead("shown", "plan")
    assert words_of(room, people["carla"], "card1") == "mine alone"
    room.settle()


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
    put(room, anna, "card1", "mine alone", "wishes")
    room.board("next")
    room.do(MODERATOR, cards.Focus("plan", "", "wishes"))
    for command in (
        cards.Spotlight("plan", "card1"), cards.Pick("plan", ("card1",)), cards.Send("plan", ("card1",), "next"),
    ):  # fmt: skip
        assert room.refusal(MODERATOR, command) == "no_such_card"
    assert b"mine alone" not in room.sent_to_all("anna", "moderator")


def test_CHAN_5_a_field_with_another_title_shows_no_card_anew() -> None:
    room, (anna, _) = working(CANVAS, "anna", "bruno")
    put(room, anna, "card1")
    before = len(room.sent("bruno"))
    room.do(MODERATOR, EditActivity("plan", fields_of(CANVAS, goal={"title": {"en": "Aim"}})))
    assert b"card/plan/card1" not in room.sent("bruno")[before:]
    room.settle()
