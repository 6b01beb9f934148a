"""Who may change which card, and when."""

from typing import Any

import pytest

from board import workshop
from board.activities.cards import commands as cards
from tests.board.boards import edit, grouped, wooded
from tests.board.rooms import MODERATOR


@pytest.mark.parametrize("phase", ["closed", "locked", "voting", "shown"])
def test_CARD_1_only_the_moderator_writes_while_it_is_not_open(phase: Any) -> None:
    room, (anna, _) = wooded("anna", "bruno", phase="open", dots=3)
    room.write(anna, "card1")
    room.board("late", phase, dots=3)
    assert room.refusal(anna, cards.AddCard("late", "card2", "x")) == "not_open"
    room.write(MODERATOR, "card2", board="late")
    for command in _changes("late", "card2"):
        assert room.refusal(anna, command) == "not_open"
        room.do(MODERATOR, command)


def _changes(board: str, card: str) -> list[Any]:
    return [
        edit(card, 0, "x", board=board),
        cards.MoveCard(board, card, behind=""),
        cards.GroupCard(board, card, ""),
    ]


def test_CARD_3_own_cards_only_or_all_as_the_activity_says() -> None:
    room, (anna, bruno) = wooded("anna", "bruno", writes="own")
    room.board("free", writes="all")
    for board in ("wood", "free"):
        room.write(anna, "card1", board=board)
        room.write(MODERATOR, "card2", board=board)
    for card in ("card1", "card2"):
        for command in _changes("wood", card):
            assert room.refusal(bruno, command) == "not_yours"
        room.do(bruno, *_changes("free", card))
    room.do(anna, *_changes("wood", "card1"))
    for command in _changes("wood", "card2"):
        assert room.refusal(anna, command) == "not_yours"
    room.do(MODERATOR, *(cards.BinCard("wood", card, binned=True) for card in ("card1", "card2")))


def test_CARD_3_only_author_and_moderator_throw_away() -> None:
    room, (anna, bruno) = wooded("anna", "bruno", writes="all")
    room.write(anna, "card1")
    room.write(MODERATOR, "card2")
    for card in ("card1", "card2"):
        assert room.refusal(bruno, cards.BinCard("wood", card, binned=True)) == "not_yours"
    room.do(anna, cards.BinCard("wood", "card1", binned=True), cards.BinCard("wood", "card1", binned=False))
    room.lead("locked")
    assert room.refusal(anna, cards.BinCard("wood", "card1", binned=True)) == "not_open"


@pytest.mark.parametrize("who", ["names", "nameless"])
def test_CARD_3_nobody_changes_what_they_do_not_see(who: Any) -> None:
    room, (anna, bruno, _) = wooded("anna", "bruno", "carla", writes="all", who=who)
    for card in ("card1", "card2", "card3", "card4"):
        room.write(anna, card)
    room.do(anna, cards.BinCard("wood", "card1", binned=True))
    room.do(MODERATOR, cards.MarkCard("wood", "card2", hidden=True))
    room.lead("locked")
    room.do(anna, cards.AddCard("wood", "card5", "late", suggest=True))
    room.lead("open")
    for card in ("card1", "card2", "card5"):
        for command in _changes("wood", card):
            assert room.refusal(bruno, command) == "no_such_card"
        for actor in (anna, bruno, MODERATOR):
            assert room.refusal(actor, cards.GroupCard("wood", "card3", card)) == "no_such_card"
    assert room.refusal(anna, edit("card2", 0, "x")) == "not_yours"  # hidden by the moderator: it stays as it was
    room.do(anna, edit("card1", 0, "x"), edit("card5", 0, "x"))


def test_CARD_3_a_group_changes_its_own_cards_only() -> None:
    room, people = grouped({"birch": ["anna", "bruno"], "oak": ["carla", "dace"]})
    room.write(people["anna"], "list1", board="rate", field="lessen/card1")
    for card in ("card1", "list1"):
        room.do(people["bruno"], edit(card, 0, "x", board="rate"))
        for command in (edit(card, 1, "x", board="rate"), cards.MoveCard("rate", card, behind="")):
            assert room.refusal(people["carla"], command) == "not_yours"
    room.move(people["anna"], "oak")
    assert room.refusal(people["anna"], edit("list1", 1, "x", board="rate")) == "not_yours"
    room.settle()


def test_CARD_9_a_closed_workshop_takes_no_cards() -> None:
    room, (anna, _) = wooded("anna", "bruno")
    room.write(anna, "card1")
    room.do(MODERATOR, workshop.Close())
    for actor in (anna, MODERATOR):
        for command in (
            cards.AddCard("wood", "card2", "x", suggest=True),
            *_changes("wood", "card1"),
            cards.TakeBack("wood"),
        ):
            assert room.refusal(actor, command) == "closed"
    room.settle()
