"""Cards in an order, in heaps, merged into one, and sent on from the table."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from board.activities.cards import Cards, Dots
from board.activities.cards import commands as cards
from board.actor import Actor
from tests.board.boards import Boards, grouped, wooded
from tests.board.rooms import MODERATOR

# CARD-5: order


def test_CARD_5_a_card_stands_behind_another_and_before_the_next() -> None:
    room, (anna, _) = wooded("anna", "bruno")
    for number in range(1, 6):
        room.write(anna, f"card{number}")
    room.do(anna, cards.MoveCard("wood", "card5", behind="card1"), cards.MoveCard("wood", "card3", behind=""))
    assert room.order() == ["card3", "card1", "card5", "card2", "card4"]
    room.do(anna, cards.MoveCard("wood", "card3", behind="card4"))
    assert room.order() == ["card1", "card5", "card2", "card4", "card3"]
    room.do(MODERATOR, cards.MarkCard("wood", "card4", pinned=True))
    assert room.order()[0] == "card4"
    assert room.refusal(anna, cards.MoveCard("wood", "card3", behind="none")) == "no_such_card"
    assert room.refusal(anna, cards.MoveCard("wood", "card3", field="elsewhere")) == "no_such_field"
    room.settle()


def test_CARD_5_however_often_there_is_a_place_between() -> None:
    room, (anna, _) = wooded("anna", "bruno")
    for number in range(1, 6):
        room.write(anna, f"card{number}")
    for number in range(130):
        room.do(anna, cards.MoveCard("wood", f"card{number % 3 + 2}", behind="card1"))
        assert room.order()[:2] == ["card1", f"card{number % 3 + 2}"]
        assert room.order()[-1] == "card5"
    room.settle()


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(0, 5)), max_size=15))
@settings(max_examples=15)
def test_CARD_5_any_moves(moves: list[tuple[int, int]]) -> None:
    room, (anna, _) = wooded("anna", "bruno")
    expected = [f"card{number}" for number in range(1, 6)]
    for name in expected:
        room.write(anna, name)
    for card, behind in moves:
        if card != behind:
            room.do(anna, cards.MoveCard("wood", f"card{card}", behind=f"card{behind}" if behind else ""))
            expected.remove(f"card{card}")
            expected.insert(expected.index(f"card{behind}") + 1 if behind else 0, f"card{card}")
        assert room.order() == expected


# CARD-6, CARD-7: heaps and merges


def _heap_room(**settings: Any) -> tuple[Boards, list[Actor]]:
    """Two heaps: card1 with card2 and card3 under it, card4 with card5; card6 alone."""
    room, people = wooded("anna", "bruno", "carla", **settings)
    for number in range(1, 7):
        room.write(people[number % 2], f"card{number}")
    for card, under in (("card2", "card1"), ("card3", "card2"), ("card5", "card4")):
        room.do(people[0], cards.GroupCard("wood", card, under))
    assert room.heaps() == {"card2": "card1", "card3": "card1", "card5": "card4"}
    return room, people


def test_CARD_6_a_head_that_goes_under_another_takes_its_heap_along() -> None:
    room, (anna, *_) = _heap_room()
    room.do(anna, cards.GroupCard("wood", "card1", "card5"))
    assert room.heaps() == dict.fromkeys(["card1", "card2", "card3", "card5"], "card4")
    for card in ("card4", "card1", "card5"):
        assert room.refusal(anna, cards.GroupCard("wood", "card4", card)) == "no_such_card"
    room.settle()


@pytest.mark.parametrize("how", ["bin", "hide", "forget", "author"])
def test_CARD_6_who_lay_under_a_card_that_leaves_is_free(how: str) -> None:
    room, (_, bruno, _) = _heap_room()
    leaves: dict[str, tuple[Actor, Any]] = {
        "bin": (MODERATOR, cards.BinCard("wood", "card1", binned=True)),
        "author": (bruno, cards.BinCard("wood", "card1", binned=True)),
        "hide": (MODERATOR, cards.MarkCard("wood", "card1", hidden=True)),
        "forget": (MODERATOR, cards.ForgetCard("wood", "card1")),
    }
    room.do(*leaves[how])
    assert room.heaps() == {"card5": "card4"}
    room.settle()


def test_CARD_6_no_heap_over_groups() -> None:
    room, people = grouped({"birch": ["anna"], "oak": ["bruno"]})
    assert room.refusal(people["anna"], cards.GroupCard("rate", "card1", "card2")) == "no_such_card"
    assert room.refusal(MODERATOR, cards.GroupCard("rate", "card1", "card2")) == "no_such_card"
    assert room.refusal(MODERATOR, cards.MergeCard("rate", "card1", "card2")) == "no_such_card"


_numbers = st.integers(1, 6).map(lambda n: f"card{n}")
_arranging = st.one_of(
    st.builds(lambda c, u: cards.GroupCard("wood", c, u), _numbers, _numbers | st.just("")),
    st.builds(lambda c, b: cards.BinCard("wood", c, b), _numbers, st.booleans()),
    st.builds(lambda c, h: cards.MarkCard("wood", c, hidden=h), _numbers, st.booleans()),
    st.builds(lambda c, i: cards.MergeCard("wood", c, i), _numbers, _numbers),
    st.builds(lambda c: cards.ForgetCard("wood", c), _numbers.filter(lambda c: c == "card6")),
    st.just(cards.TakeBack("wood")),
)


@given(st.lists(st.tuples(st.sampled_from([0, 1, 2]), _arranging), max_size=20))
@settings(max_examples=40)
def test_CARD_6_UNDO_3_heaps_are_whole_whatever_anyone_does(made: list[tuple[int, Any]]) -> None:
    room, people = _heap_room()
    for who, command in made:
        actor = MODERATOR if who == 2 else people[who]
        room.ask(room.request(actor, command))
        room.heaps()
    room.settle()


def test_CARD_7_a_merge_keeps_authors_and_dots_and_the_double_is_in_the_bin() -> None:
    room, (anna, bruno, _) = _heap_room(dots=4)
    room.lead("voting")
    room.do(anna, cards.GiveDots("wood", "card1", 2), cards.GiveDots("wood", "card4", 1))
    room.do(bruno, cards.GiveDots("wood", "card1", 1))
    room.do(MODERATOR, cards.MergeCard("wood", "card6", "card1"), cards.MergeCard("wood", "card1", "card4"))
    assert room.card("card4").authors == (anna.seat, bruno.seat)
    assert (room.card("card1").binned, room.card("card6").binned) == (True, True)
    assert room.heaps() == dict.fromkeys(["card2", "card3", "card5"], "card4")
    assert {dots.who: dots.on for dots in room.state.under("dots/wood", Dots)} == {
        anna.seat: {"card4": 3},
        bruno.seat: {"card4": 1},
    }
    room.settle()


def test_CARD_7_a_head_merged_into_one_of_its_own_heap() -> None:
    room, _ = _heap_room()
    room.do(MODERATOR, cards.MergeCard("wood", "card1", "card2"))
    assert room.heaps() == {"card3": "card2", "card5": "card4"}
    room.do(MODERATOR, cards.MergeCard("wood", "card4", "card3"))
    assert room.heaps() == {"card3": "card2", "card5": "card2"}
    for card, into in (("card2", "card2"), ("card2", "card1"), ("none", "card2"), ("card2", "none")):
        assert room.refusal(MODERATOR, cards.MergeCard("wood", card, into)) == "no_such_card"
    room.settle()


# CARD-9


def test_CARD_9_only_what_lies_on_the_table_goes_on() -> None:
    room, (anna, *_) = _heap_room()
    room.do(MODERATOR, cards.MarkCard("wood", "card1", hidden=True), cards.BinCard("wood", "card2", binned=True))
    room.lead("locked")
    room.do(anna, cards.AddCard("wood", "card7", "late", suggest=True))
    room.do(MODERATOR, cards.Pick("wood", ("card4", "card6", "card4")), cards.Spotlight("wood", "card4"))
    picked = room.state.get("activity/wood", Cards)
    assert picked
    assert picked.picked == ("card4", "card6")
    room.add("rate", {"kind": "rating", "title": {"en": "x"}, "groups": False})
    for card in ("card1", "card2", "card7", "none"):
        for command in (
            cards.Pick("wood", ("card4", card)),
            cards.Spotlight("wood", card),
            cards.Send("wood", ("card4", card), "rate"),
        ):
            assert room.refusal(MODERATOR, command) == "no_such_card"
    assert b"card/rate/" not in room.sent_to_all()
