"""Questions to the groups, and how strong cards are."""

from typing import Any

import msgspec
import pytest

from board.activities.canvas import LockField, Weigh
from board.activities.cards import commands as cards
from board.commands import decode_command
from board.records import Rejected
from tests.board.boards import edit
from tests.board.figures import BACK, BIG, CANVAS, TWO, move, parted, put, working
from tests.board.rooms import MODERATOR, WALL

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
    for command in (edit("ask1", 0, "x", board="plan"), move("ask1", "threats"), BACK):
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
    put(room, anna, "card1")
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
    put(room, anna, "card1")
    room.write(anna, "card1")
    assert room.refusal(anna, Weigh("plan", "card1", 1)) == "malformed"
    assert room.refusal(anna, Weigh("wood", "card1", 1)) == "no_such_activity"
    assert room.refusal(anna, Weigh("plan", "none", 1)) == "no_such_card"


def test_CANVAS_5_a_group_weighs_its_own() -> None:
    room, people = parted(CANVAS, TWO)
    put(room, people["anna"], "card1")
    assert room.refusal(people["carla"], Weigh("plan", "card1", 1)) == "not_yours"
    room.do(people["bruno"], Weigh("plan", "card1", 3))
    assert room.card("card1", "plan").value == 3
