"""Dots: prioritising without seeing the others'."""

from typing import Any

import msgspec
import pytest

from board.activities.cards import Dots
from board.activities.cards import commands as cards
from board.actor import Actor
from board.commands import decode_command
from board.decide import Rejection
from board.records import Rejected
from tests.board.boards import Boards, wooded
from tests.board.rooms import MODERATOR, WALL

NAMES = ("anna", "bruno", "carla", "dace", "emils", "fricis", "gita")


def _voting(count: int = 3, **settings: Any) -> tuple[Boards, list[Actor]]:
    """As many people as asked before four cards, and they may vote."""
    room, people = wooded(*NAMES[:count], **{"dots": 4, **settings})
    for number in range(1, 5):
        room.write(MODERATOR, f"card{number}")
    room.lead("voting")
    return room, people


def _give(room: Boards, person: Actor, **dots: int) -> None:
    room.do(person, *(cards.GiveDots("wood", card, n) for card, n in dots.items()))


def _sums(room: Boards) -> dict[str, int]:
    shown = room.view(WALL)["all"]
    return {i.removeprefix("sum/wood/"): record["dots"] for i, record in shown.items() if i.startswith("sum/wood/")}


def _progress(room: Boards) -> dict[str, int]:
    found = room.view(WALL)["all"].get("count/wood/dots", {})
    return {field: n for field, n in found.items() if field != "t"}


def _own(room: Boards, person: Actor) -> dict[str, int]:
    (own,) = [r for shown in room.view(person).values() for i, r in shown.items() if i.startswith("dots/wood/")]
    found: dict[str, int] = own["on"]
    return found


def test_DOT_1_nobody_gives_more_than_they_have() -> None:
    room, (anna, bruno, _) = _voting()
    _give(room, anna, card1=3, card2=1)
    assert room.refusal(anna, cards.GiveDots("wood", "card3", 1)) == "no_dots_left"
    assert room.refusal(anna, cards.GiveDots("wood", "card2", 2)) == "no_dots_left"
    (outcome,) = room.ask(room.request(anna, cards.GiveDots("wood", "card3", 1)))
    assert outcome == Rejection("no_dots_left", {"most": 4})
    _give(room, anna, card1=1, card3=2)
    _give(room, bruno, card1=4)
    assert _own(room, anna) == {"card1": 1, "card2": 1, "card3": 2}
    room.settle()


def test_DOT_1_one_to_a_card_where_that_is_asked() -> None:
    room, (anna, *_) = _voting(stack=False)
    assert room.refusal(anna, cards.GiveDots("wood", "card1", 2)) == "one_dot_each"
    _give(room, anna, card1=1, card2=1, card3=1)
    room.do(MODERATOR, cards.MergeCard("wood", "card1", "card2"))
    assert _own(room, anna) == {"card2": 1, "card3": 1}
    _give(room, anna, card4=1)


@pytest.mark.parametrize("n", [-1, 11, 2**40])
def test_DOT_1_a_number_of_dots_is_from_0_to_10(n: int) -> None:
    with pytest.raises(Rejected) as caught:
        decode_command(msgspec.json.encode({"t": "card.dots", "activity": "wood", "card": "card1", "n": n}))
    assert (caught.value.code, caught.value.details) == ("malformed", {"field": "n"})


@pytest.mark.parametrize("phase", ["open", "locked", "shown"])
def test_DOT_2_dots_are_given_while_there_is_voting(phase: Any) -> None:
    room, (anna, *_) = _voting()
    _give(room, anna, card1=1)
    room.lead(phase)
    for n in (0, 1, 2):
        assert room.refusal(anna, cards.GiveDots("wood", "card1", n)) == "not_open"
    assert room.refusal(MODERATOR, cards.GiveDots("wood", "card1", 1)) == "not_allowed"


def test_DOT_2_where_there_are_no_dots_there_is_no_vote() -> None:
    room, (anna, _) = wooded("anna", "bruno")
    room.write(anna, "card1")
    assert room.refusal(MODERATOR, cards.Lead("wood", "voting")) == "no_dots"
    room.rated("card1", groups=False)
    assert room.refusal(MODERATOR, cards.Lead("rate", "voting")) == "no_dots"
    for command in (cards.GiveDots("rate", "card1", 1), cards.GiveDots("none", "card1", 1)):
        assert room.refusal(anna, command) in {"not_open", "no_such_activity"}


@pytest.mark.parametrize("how", ["bin", "hide", "group", "suggest"])
def test_DOT_2_they_can_be_taken_back_from_anywhere(how: str) -> None:
    room, (anna, bruno, _) = _voting()
    _give(room, anna, card1=2, card2=2)
    away: dict[str, Any] = {
        "bin": cards.BinCard("wood", "card1", binned=True),
        "hide": cards.MarkCard("wood", "card1", hidden=True),
        "group": cards.GroupCard("wood", "card1", "card2"),
    }
    if how == "suggest":
        room.lead("locked")
        room.do(bruno, cards.AddCard("wood", "card9", "late", suggest=True))
        room.lead("voting")
        assert room.refusal(anna, cards.GiveDots("wood", "card9", 1)) == "no_such_card"
        return
    room.do(MODERATOR, away[how])
    for person, n in ((anna, 3), (bruno, 1)):
        assert room.refusal(person, cards.GiveDots("wood", "card1", n)) == "no_such_card"
    _give(room, anna, card1=1)
    _give(room, anna, card1=0, card3=2)
    assert _own(room, anna) == {"card2": 2, "card3": 2}
    room.settle()


@pytest.mark.parametrize("who", ["names", "nameless"])
def test_DOT_3_until_they_are_shown_only_progress_is_seen(who: Any) -> None:
    room, people = _voting(4, who=who)
    for person, dots in zip(people, ({"card1": 4}, {"card1": 2, "card2": 2}, {"card3": 1}, {}), strict=True):
        _give(room, person, **dots)
    assert _progress(room) == {"done": 2, "begun": 1}
    assert _sums(room) == {}
    for name, (actor, _, _) in room.watchers.items():
        sent = room.sent(name)
        assert b"sum/wood" not in sent
        for person in people:
            for key in (person.pseudonym("wood"), person.seat):
                assert (f"dots/wood/{key}".encode() in sent) <= (actor.seat == person.seat)
    room.lead("shown")
    assert _sums(room) == {"card1": 6, "card2": 2, "card3": 1}
    room.settle()


def test_DOT_3_when_voting_opens_again_the_sums_go_and_what_is_given_then_is_not_seen() -> None:
    room, (anna, bruno, carla) = _voting()
    for person in (anna, bruno, carla):
        _give(room, person, card1=1)
    room.lead("shown")
    room.lead("voting")
    assert _sums(room) == {}
    assert not [i for i in room.look("slow anna").held["all"] if i.startswith("sum/")]
    _give(room, anna, card1=0, card4=4)
    assert b"sum/wood/card4" not in room.sent_to_all()
    _give(room, anna, card4=0)
    assert _progress(room) == {"begun": 2}
    room.lead("shown")
    assert _sums(room) == {"card1": 2}
    room.settle()


def test_DOT_3_equal_sums_are_equal() -> None:
    room, (anna, bruno, _) = _voting()
    _give(room, anna, card2=2)
    _give(room, bruno, card1=2)
    room.lead("shown")
    assert _sums(room) == {"card1": 2, "card2": 2}


def test_DOT_4_nameless_sums_of_few_are_not_shown() -> None:
    room, people = _voting(who="nameless")
    room.lead("shown")  # nobody has voted: there is nothing to tell
    room.lead("voting")
    _give(room, people[0], card1=1)
    _give(room, people[1], card2=1)
    assert room.refusal(MODERATOR, cards.Lead("wood", "shown")) == "too_few"
    _give(room, people[2], card2=1)
    room.lead("shown")
    assert _sums(room) == {"card1": 1, "card2": 2}


def test_DOT_4_a_few_newcomers_wait_until_there_are_enough() -> None:
    room, people = _voting(7, who="nameless")
    for person in people[:3]:
        _give(room, person, card1=1)
    room.lead("shown")
    for newcomer in people[3:5]:
        room.lead("voting")
        _give(room, newcomer, card2=3)
        room.lead("shown")
        assert _sums(room) == {"card1": 3}
        assert _progress(room)["begun"] >= 4
    assert b"sum/wood/card2" not in room.sent_to_all()
    room.lead("voting")
    _give(room, people[5], card3=1)
    room.lead("shown")
    assert _sums(room) == {"card1": 3, "card2": 6, "card3": 1}
    room.settle()


def test_DOT_4_who_takes_all_back_is_no_cover_and_not_a_newcomer_later() -> None:
    room, people = _voting(5, who="nameless")
    for person in people[:3]:
        _give(room, person, card1=1)
    room.lead("shown")
    room.lead("voting")
    _give(room, people[0], card1=0)
    assert room.refusal(MODERATOR, cards.Lead("wood", "shown")) == "too_few"
    _give(room, people[3], card2=1)
    _give(room, people[3], card2=0)
    _give(room, people[4], card2=1)
    assert room.refusal(MODERATOR, cards.Lead("wood", "shown")) == "too_few"
    _give(room, people[0], card3=1)
    room.lead("shown")
    assert _sums(room) == {"card1": 2, "card3": 1}


def test_DOT_4_with_names_nobody_waits() -> None:
    room, people = _voting()
    _give(room, people[0], card1=1)
    room.lead("shown")
    assert _sums(room) == {"card1": 1}


def test_CARD_7_nameless_dots_go_along_in_a_merge_and_stay_in_or_out_of_the_sums() -> None:
    room, people = _voting(4, who="nameless")
    for person in people[:3]:
        _give(room, person, card1=1, card2=1)
    room.lead("shown")
    room.lead("voting")
    _give(room, people[3], card1=4)
    room.lead("shown")
    room.do(MODERATOR, cards.MergeCard("wood", "card1", "card2"))
    assert _sums(room) == {"card2": 6}
    assert sum(sum(dots.on.values()) for dots in room.state.under("dots/wood", Dots)) == 10
    room.settle()
