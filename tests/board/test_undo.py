"""Taking back one's own last steps."""

from typing import Any

import pytest

from board.activities.cards import commands as cards
from board.activities.cards.records import STEPS_KEPT
from board.commands import Command
from tests.board.boards import edit, grouped, wooded
from tests.board.rooms import MODERATOR, WALL

BACK = cards.TakeBack("wood")


@pytest.mark.parametrize("who", ["names", "nameless"])
def test_UNDO_1_steps_are_taken_back_newest_first_and_nobody_elses(who: Any) -> None:
    room, (anna, bruno, _) = wooded("anna", "bruno", "carla", who=who)
    for card, person in (("card1", anna), ("card2", bruno), ("card3", anna)):
        room.write(person, card)
    orders = [room.order()]
    room.do(anna, cards.MoveCard("wood", "card2", behind=""))
    room.do(anna, cards.GroupCard("wood", "card3", "card2"))
    assert (room.steps(anna), room.steps(bruno), room.steps(MODERATOR), room.steps(WALL)) == (4, 1, 0, 0)
    room.do(anna, BACK)
    assert room.heaps() == {}
    room.do(anna, BACK)
    assert room.order() == orders[0]
    room.do(anna, BACK)
    assert (room.card("card3").binned, room.card("card1").binned, room.card("card2").binned) == (True, False, False)
    room.do(anna, BACK)
    assert room.refusal(anna, BACK) == "nothing_to_take_back"
    assert room.card("card2").binned is False
    assert (room.steps(anna), room.steps(bruno)) == (0, 1)
    room.settle()


def test_UNDO_1_the_last_ten_are_kept() -> None:
    room, (anna, _) = wooded("anna", "bruno")
    room.write(anna, "card1")
    room.write(anna, "card2")
    for number in range(STEPS_KEPT + 3):
        room.do(anna, cards.MoveCard("wood", f"card{number % 2 + 1}", behind=""))
    assert room.steps(anna) == STEPS_KEPT
    for _ in range(STEPS_KEPT):
        room.do(anna, BACK)
    assert room.refusal(anna, BACK) == "nothing_to_take_back"
    assert (room.card("card1").binned, room.card("card2").binned) == (False, False)
    room.settle()


def test_UNDO_1_what_changes_nothing_is_no_step() -> None:
    room, (anna, _) = wooded("anna", "bruno")
    room.write(anna, "card1")
    room.do(anna, cards.GroupCard("wood", "card1", ""), cards.MoveCard("wood", "card1"), edit("card1", 0, "x"))
    room.do(anna, cards.BinCard("wood", "card1", binned=False))
    room.do(MODERATOR, cards.MarkCard("wood", "card1", hidden=False))
    assert (room.steps(anna), room.steps(MODERATOR)) == (1, 0)


@pytest.mark.parametrize("phase", ["locked", "shown"])
def test_UNDO_1_only_while_it_is_open_but_for_the_moderator(phase: Any) -> None:
    room, (anna, _) = wooded("anna", "bruno")
    room.write(anna, "card1")
    room.write(MODERATOR, "card2")
    room.lead(phase)
    assert room.refusal(anna, BACK) == "not_open"
    room.do(MODERATOR, BACK)
    assert room.card("card2").binned
    assert room.refusal(anna, cards.TakeBack("tree")) == "no_such_activity"


def test_UNDO_1_the_moderators_steps_are_the_moderators() -> None:
    room, (anna, _) = wooded("anna", "bruno")
    room.write(anna, "card1")
    room.do(MODERATOR, cards.MarkCard("wood", "card1", hidden=True), cards.MarkCard("wood", "card1", pinned=True))
    assert b"step/wood//" not in room.sent_to_all("moderator")
    room.do(MODERATOR, BACK, BACK)
    assert (room.card("card1").hidden, room.card("card1").pinned) == (False, False)
    room.settle()


def test_UNDO_2_what_somebody_changed_since_stands() -> None:
    room, (anna, bruno) = wooded("anna", "bruno")
    for card in ("card1", "card2", "card3"):
        room.write(anna, card)
    room.do(anna, cards.MoveCard("wood", "card1", behind="card2"))
    room.do(bruno, cards.MoveCard("wood", "card1", behind="card3"))
    order = room.order()
    steps = room.steps(anna)
    room.do(anna, BACK)
    assert (room.order(), room.steps(anna)) == (order, steps - 1)
    room.do(anna, BACK)  # the one before: card3 was added
    assert room.card("card3").binned
    room.settle()


def test_UNDO_2_what_the_moderator_hid_or_another_group_has_now_stays() -> None:
    room, (anna, _) = wooded("anna", "bruno")
    room.write(anna, "card1")
    room.do(MODERATOR, cards.MarkCard("wood", "card1", hidden=True))
    room.do(anna, BACK)
    assert (room.card("card1").hidden, room.card("card1").binned) == (True, False)
    room, people = grouped({"birch": ["anna", "bruno"], "oak": ["carla"]})
    room.write(people["anna"], "list1", board="rate", field="raise/card1")
    room.move(people["anna"], "oak")
    room.do(people["anna"], cards.TakeBack("rate"))
    assert not room.card("list1", "rate").binned
    room.settle()


def test_UNDO_2_a_card_that_was_forgotten_is_not_brought_back() -> None:
    room, (anna, _) = wooded("anna", "bruno")
    room.write(anna, "card1")
    room.do(anna, cards.BinCard("wood", "card1", binned=True))
    room.do(MODERATOR, cards.ForgetCard("wood", "card1"))
    assert room.refusal(anna, BACK) == "nothing_to_take_back"
    assert room.order() == []
    room.settle()


def test_UNDO_3_a_heap_comes_back_whole() -> None:
    room, (anna, _) = wooded("anna", "bruno")
    for number in range(1, 6):
        room.write(anna, f"card{number}")
    room.do(anna, cards.GroupCard("wood", "card2", "card1"), cards.GroupCard("wood", "card3", "card1"))
    whole = room.heaps()
    for command in (
        cards.GroupCard("wood", "card1", "card4"),
        cards.BinCard("wood", "card1", binned=True),
    ):
        room.do(anna, command)
        assert room.heaps() != whole
        room.do(anna, BACK)
        assert room.heaps() == whole
    room.do(MODERATOR, cards.MarkCard("wood", "card1", hidden=True), BACK)
    assert room.heaps() == whole
    room.settle()


def test_UNDO_3_of_a_heap_only_what_nobody_took_elsewhere_comes_back() -> None:
    room, (anna, bruno) = wooded("anna", "bruno")
    for number in range(1, 7):
        room.write(anna, f"card{number}")
    for card in ("card2", "card3", "card4"):
        room.do(anna, cards.GroupCard("wood", card, "card1"))
    room.do(anna, cards.BinCard("wood", "card1", binned=True))
    room.do(bruno, cards.GroupCard("wood", "card2", "card5"), cards.GroupCard("wood", "card6", "card3"))
    room.do(anna, BACK)
    assert room.heaps() == {"card2": "card5", "card6": "card3", "card4": "card1"}
    room.settle()


def test_UNDO_3_a_head_that_went_under_the_card_is_not_its_head_again() -> None:
    room, (anna, bruno) = wooded("anna", "bruno")
    for number in range(1, 4):
        room.write(anna, f"card{number}")
    room.do(anna, cards.GroupCard("wood", "card1", "card2"), cards.GroupCard("wood", "card1", ""))
    room.do(bruno, cards.GroupCard("wood", "card2", "card1"))
    room.do(anna, BACK)
    assert room.heaps() == {"card2": "card1"}
    room.settle()


@pytest.mark.parametrize("gone", ["bin", "forget", "under"])
def test_UNDO_3_a_head_that_is_gone_or_lies_elsewhere(gone: str) -> None:
    room, (anna, bruno) = wooded("anna", "bruno")
    for number in range(1, 5):
        room.write(anna, f"card{number}")
    room.do(anna, cards.GroupCard("wood", "card1", "card2"), cards.GroupCard("wood", "card1", ""))
    room.do(bruno, cards.GroupCard("wood", "card3", "card1"))
    gone_by: dict[str, Command] = {
        "bin": cards.BinCard("wood", "card2", binned=True),
        "forget": cards.ForgetCard("wood", "card2"),
        "under": cards.GroupCard("wood", "card2", "card4"),
    }
    room.do(MODERATOR, gone_by[gone])
    room.do(anna, BACK)
    elsewhere = dict.fromkeys(["card1", "card2", "card3"], "card4")
    assert room.heaps() == (elsewhere if gone == "under" else {"card3": "card1"})
    room.settle()


def test_UNDO_3_a_card_that_is_taken_back_leaves_nobody_under_it() -> None:
    room, (anna, bruno) = wooded("anna", "bruno")
    room.write(bruno, "card2")
    room.write(anna, "card1")
    room.do(bruno, cards.GroupCard("wood", "card2", "card1"))
    room.do(anna, BACK)
    assert room.card("card1").binned
    assert room.heaps() == {}
    room.settle()


def test_UNDO_3_what_went_into_the_bin_since_is_in_no_heap_again() -> None:
    room, (anna, _) = wooded("anna", "bruno")
    room.write(anna, "card1")
    room.write(anna, "card2")
    room.do(anna, cards.GroupCard("wood", "card1", "card2"), cards.GroupCard("wood", "card1", ""))
    room.do(MODERATOR, cards.BinCard("wood", "card1", binned=True))
    room.do(anna, BACK)
    assert room.heaps() == {}
    assert room.card("card1").binned


def test_UNDO_4_whoever_threw_it_away_restores_it_and_the_moderator_restores_anything() -> None:
    room, (anna, bruno) = wooded("anna", "bruno")
    room.write(anna, "card1", "thrown away")
    back = cards.BinCard("wood", "card1", binned=False)
    for thrown_by, restored_by in ((anna, anna), (anna, MODERATOR), (MODERATOR, MODERATOR)):
        room.do(thrown_by, cards.BinCard("wood", "card1", binned=True))
        assert not room.seen(bruno, "card/wood/card1")
        assert room.refusal(bruno, back) == "not_yours"
        if thrown_by is MODERATOR:
            assert room.refusal(anna, back) == "not_yours"
        room.do(restored_by, back)
        assert room.seen(bruno, "card/wood/card1")["base"] == "thrown away"
    room.settle()


def test_UNDO_4_a_double_that_was_merged_is_not_brought_back_by_its_author() -> None:
    room, (anna, bruno) = wooded("anna", "bruno")
    room.write(anna, "card1")
    room.write(bruno, "card2")
    room.do(MODERATOR, cards.MergeCard("wood", "card2", "card1"))
    assert room.refusal(bruno, cards.BinCard("wood", "card2", binned=False)) == "not_yours"
    room.do(MODERATOR, cards.BinCard("wood", "card2", binned=False))
    room.settle()
