"""Deleting a card for good: someone wrote a client's name."""

import msgspec
import pytest

from board import keeping, leaving
from board.activities import rating
from board.activities.cards import Card, Cards, Dots
from board.activities.cards import commands as cards
from board.commands import FORGETTING
from board.log import decode_entry, decode_snapshot
from board.replica import Replica
from board.text import Delete
from tests.board.boards import Boards, edit, wooded
from tests.board.examples import EXAMPLES
from tests.board.rooms import MODERATOR

SECRET = "Kalniņa"
ENCODED = SECRET.encode()


def _story() -> Boards:
    """A client's name in a card, in its edits, and in what two ratings made of it."""
    room, (anna, bruno, _) = wooded("anna", "bruno", "carla", dots=3)
    room.write(anna, "card1", "She")
    room.edit(bruno, "card1", 0, Delete("She"), f"Mrs {SECRET}")
    for version in range(1, 80):  # so that the base holds it, too
        room.edit(anna, "card1", version, *(("!",) if version % 2 else (Delete("!"),)))
    room.edit(anna, "card1", 80, f"{SECRET}: ")
    room.edit(anna, "card1", 81, Delete(f"{SECRET}: "))
    room.write(bruno, "card2", "Too few of us")
    room.do(bruno, cards.GroupCard("wood", "card2", "card1"))
    room.lead("voting")
    room.do(anna, cards.GiveDots("wood", "card1", 3))
    room.do(MODERATOR, cards.Pick("wood", ("card1",)), cards.Spotlight("wood", "card1"))
    room.rated("card1", "card2", groups=False)
    room.do(anna, rating.PutMark("rate", "card1", 3))
    room.do(MODERATOR, rating.ShowSpread("rate", "card1", shown=True))
    room.edit(anna, "card1", 0, "Our ", board="rate")
    room.add("again", {"kind": "rating", "title": {"en": "Once more"}, "groups": False})
    room.do(MODERATOR, cards.Send("rate", ("card1", "card2"), "again"), cards.Lead("again", "open"))
    room.edit(anna, "card1", 0, "And ", board="again")
    return room


@pytest.mark.parametrize("board", ["wood", "rate", "again"])
def test_FORGET_1_the_words_are_in_no_record_and_no_snapshot(board: str) -> None:
    room = _story()
    assert room.replica.snapshot().count(ENCODED) > 3
    room.do(MODERATOR, cards.ForgetCard(board, "card1"))
    assert ENCODED not in room.replica.snapshot()
    assert ENCODED not in msgspec.json.encode(room.state.all())
    assert not [record for record in room.state.all() if "/card1" in record.id]
    for viewer, (actor, _, _) in room.watchers.items():
        assert ENCODED not in msgspec.json.encode(room.view(actor)), viewer
    room.settle()
    again = Replica.load(room.replica.snapshot())
    assert again.state == room.state
    assert decode_snapshot(again.snapshot())[2] == room.state


def test_FORGET_1_a_double_that_was_merged_and_hidden_goes_as_well() -> None:
    room, (anna, _) = wooded("anna", "bruno")
    room.write(anna, "card1", SECRET)
    room.write(anna, "card2", "Too few of us")
    room.do(MODERATOR, cards.MergeCard("wood", "card1", "card2"), cards.MarkCard("wood", "card1", hidden=True))
    room.do(MODERATOR, cards.ForgetCard("wood", "card1"))
    assert ENCODED not in room.replica.snapshot()
    assert room.card("card2").text == "Too few of us"


def test_FORGET_1_nothing_else_goes() -> None:
    room = _story()
    others = [record for record in room.state.all() if isinstance(record, Card) and record.name != "card1"]
    room.do(MODERATOR, cards.ForgetCard("rate", "card1"))
    left = [record for record in room.state.all() if isinstance(record, Card)]
    assert [card.id for card in left] == [card.id for card in others]
    assert [card.text for card in left] == ["Too few of us"] * 3
    assert room.refusal(MODERATOR, cards.ForgetCard("wood", "card1")) == "no_such_card"
    assert room.refusal(room.watchers["anna"][0], cards.ForgetCard("wood", "card2")) == "not_allowed"


def test_FORGET_2_its_entry_says_so_and_bears_none_of_the_words() -> None:
    room = _story()
    assert not any(decode_entry(data).forgets for data in room.log)
    before = len(room.log)
    room.do(MODERATOR, cards.ForgetCard("wood", "card1"))
    anna, bruno = room.watchers["anna"][0], room.watchers["bruno"][0]
    room.ask(room.request(bruno, edit("card1", 82, "late")), room.request(anna, cards.GiveDots("wood", "card1", 0)))
    room.lead("open")
    room.do(anna, *[cards.TakeBack("wood")] * room.steps(anna))
    room.do(bruno, cards.MoveCard("wood", "card2", behind=""))
    assert decode_entry(room.log[before]).forgets
    assert not any(decode_entry(data).forgets for data in room.log[before + 1 :])
    assert not any(ENCODED in data for data in room.log[before:])
    assert any(ENCODED in data for data in room.log[:before])


def test_FORGET_2_who_has_not_seen_it_yet_never_sees_it() -> None:
    room, (anna, _) = wooded("anna", "bruno")
    for _ in range(20):
        if room.replica.rev % 5 == 1:
            break
        room.write(anna, f"card{room.replica.rev}")
    room.write(anna, "secret", SECRET)
    room.do(MODERATOR, cards.ForgetCard("wood", "secret"))
    room.come("late")
    assert ENCODED in room.sent("bruno")
    assert ENCODED not in room.sent("slow bruno") + room.sent("late")


def test_FORGET_2_forgetting_in_one_turn_with_others_says_so() -> None:
    room, (anna, bruno) = wooded("anna", "bruno")
    room.write(anna, "card1", SECRET)
    turn = [
        room.request(bruno, cards.AddCard("wood", "card2", "before")),
        room.request(MODERATOR, cards.ForgetCard("wood", "card1")),
        room.request(bruno, edit("card1", 0, "x")),
        room.request(bruno, cards.AddCard("wood", "card3", "after")),
    ]
    answers = room.ask(*turn)
    assert [answer and answer.code for answer in answers] == [None, None, "no_such_card", None]
    assert decode_entry(room.log[-1]).forgets
    assert ENCODED not in room.log[-1]
    rejected = room.ask(
        room.request(MODERATOR, cards.ForgetCard("wood", "card1")), room.request(anna, edit("card2", 0, "x"))
    )
    assert rejected[0] is not None
    assert not decode_entry(room.log[-1]).forgets


def test_FORGET_2_no_other_command_forgets() -> None:
    assert {type(command) for command in EXAMPLES if isinstance(command, FORGETTING)} == {
        cards.ForgetCard,
        leaving.Forget,
        leaving.RemoveSeat,
        keeping.Unname,
    }


def test_FORGET_3_nothing_speaks_of_it_any_more() -> None:
    room = _story()
    room.do(MODERATOR, cards.ForgetCard("wood", "card1"))
    wood, rate = room.state.get("activity/wood", Cards), room.state.get("activity/rate", rating.Rating)
    assert wood
    assert rate
    assert (wood.picked, wood.spotlight) == ((), "")
    assert (rate.rated, rate.spread) == (("card2",), ())
    assert room.heaps() == {}
    assert [dots.on for dots in room.state.under("dots/wood", Dots)] == [{}]
    anna = room.watchers["anna"][0]
    room.lead("voting")
    room.do(anna, cards.GiveDots("wood", "card2", 3))
    room.lead("shown")
    shown = room.view(anna)["all"]
    assert [i for i in shown if i.startswith("sum/")] == ["sum/wood/card2"]
    assert not [i for i in shown if i.startswith("count/rate")]
    assert room.refusal(anna, rating.PutMark("rate", "card1", 2)) == "no_such_card"
    room.settle()


def test_FORGET_3_its_name_may_be_used_again() -> None:
    room = _story()
    room.do(MODERATOR, cards.ForgetCard("wood", "card1"))
    room.lead("open")
    room.write(MODERATOR, "card1", "A new one")
    assert (room.card("card1").text, room.card("card1").version) == ("A new one", 0)
    bruno = room.watchers["bruno"][0]
    assert room.refusal(bruno, edit("card1", 40, "late")) == "malformed"
    room.settle()
