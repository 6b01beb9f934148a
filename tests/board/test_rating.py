"""Rating: from −5 to +5, in groups."""

from typing import Any

import msgspec
import pytest

from board import groups
from board.activities import rating
from board.activities.cards import commands as cards
from board.actor import Actor
from board.commands import decode_command
from board.records import Rejected
from tests.board.boards import Boards, edit, grouped, wooded
from tests.board.rooms import MODERATOR, WALL

TWO = {"birch": ["anna", "bruno", "carla"], "oak": ["dace", "emils"]}
BIG = {"birch": ["anna", "bruno", "carla", "gita", "hugo", "ilze", "janis"], "oak": ["dace", "emils", "fricis"]}


def _mark(room: Boards, person: Actor, value: int | None, card: str = "card1") -> None:
    room.do(person, rating.PutMark("rate", card, value))


def _look(shown: bool = True, card: str = "card1") -> rating.ShowSpread:
    return rating.ShowSpread("rate", card, shown)


def _spread(room: Boards, viewer: Actor, card: str = "card1") -> dict[str, int]:
    return {field: n for field, n in room.seen(viewer, f"count/rate/{card}").items() if field != "t"}


# RATE-1: marks


@pytest.mark.parametrize("value", [-6, 6, 1.5, "3", True, 10**9])
def test_RATE_1_a_mark_is_a_whole_step_on_the_scale(value: Any) -> None:
    for kind in ("rating.mark", "rating.agree"):
        with pytest.raises(Rejected) as caught:
            decode_command(msgspec.json.encode({"t": kind, "activity": "rate", "card": "card1", "value": value}))
        assert (caught.value.code, caught.value.details) == ("malformed", {"field": "value"})


def test_RATE_1_a_new_mark_replaces_the_old_and_none_takes_it_away() -> None:
    room, people = grouped(TWO)
    anna = people["anna"]
    for value in (-5, 5, 0):
        _mark(room, anna, value)
        assert room.seen(anna, f"mark/rate/card1/{anna.seat}")["value"] == value
        assert _spread(room, anna) == {"rated": 1}
    _mark(room, anna, None)
    _mark(room, anna, None)
    assert _spread(room, anna) == {}
    room.settle()


def test_RATE_1_only_the_cards_group_marks_it_and_only_while_it_is_open() -> None:
    room, people = grouped(TWO)
    room.write(people["anna"], "list1", board="rate", field="lessen/card1")
    for command in (rating.PutMark("rate", "card2", 1), _look(card="card2"), rating.Agree("rate", "card2", 1)):
        assert room.refusal(people["anna"], command) == "not_yours"
    for card in ("list1", "none"):
        assert room.refusal(people["anna"], rating.PutMark("rate", card, 1)) == "no_such_card"
    assert room.refusal(people["anna"], rating.PutMark("wood", "card1", 1)) == "no_such_card"
    assert room.refusal(MODERATOR, rating.PutMark("rate", "card1", 1)) == "not_allowed"
    late = room.come("late")[0]
    room.move(late, "")
    assert room.refusal(late, rating.PutMark("rate", "card1", 1)) == "no_group"
    for phase in ("locked", "shown"):
        room.lead(phase, "rate")
        for command in (rating.PutMark("rate", "card1", 1), _look(), rating.Agree("rate", "card1", 1)):
            assert room.refusal(people["anna"], command) == "not_open"
    room.do(MODERATOR, rating.Agree("rate", "card1", 1))


def test_RATE_1_RATE_8_a_rating_for_all_is_everyones_and_the_moderator_leads_it() -> None:
    room, (anna, bruno) = wooded("anna", "bruno")
    room.write(MODERATOR, "card1")
    room.rated("card1", groups=False)
    _mark(room, anna, 2)
    _mark(room, bruno, -2)
    room.do(MODERATOR, _look())
    assert _spread(room, WALL) == {"rated": 2, "v2": 1, "v-2": 1}
    for command in (_look(shown=False), rating.Agree("rate", "card1", -1)):
        assert room.refusal(anna, command) == "not_yours"
    room.do(MODERATOR, rating.Agree("rate", "card1", -1))
    assert room.seen(bruno, "card/rate/card1")["value"] == -1
    room.settle()


# RATE-2: who sees marks


def test_RATE_2_marks_are_their_owners_and_the_spread_is_the_groups() -> None:
    room, people = grouped(TWO)
    for name, value in (("anna", -5), ("bruno", 4), ("carla", 4)):
        _mark(room, people[name], value)
    for viewer in (people["anna"], WALL, MODERATOR):
        assert _spread(room, viewer) == {"rated": 3}
    assert _spread(room, people["dace"]) == {}
    assert b'"v4"' not in room.sent_to_all()
    room.do(people["carla"], _look())
    for viewer in (people["anna"], WALL, MODERATOR):
        assert _spread(room, viewer) == {"rated": 3, "v-5": 1, "v4": 2}
    _mark(room, people["anna"], 4)
    assert _spread(room, people["bruno"]) == {"rated": 3, "v4": 3}
    room.do(people["anna"], _look(shown=False))
    assert _spread(room, people["bruno"]) == {"rated": 3}
    for name, (actor, _, _) in room.watchers.items():
        for person in people.values():
            assert (f"mark/rate/card1/{person.seat}".encode() in room.sent(name)) <= (actor.seat == person.seat)
    assert b"count/rate/card1" not in room.sent_to_all("anna", "bruno", "carla", "wall", "moderator")
    room.settle()


def test_RATE_2_looking_at_one_card_shows_no_other() -> None:
    room, (anna, _) = wooded("anna", "bruno")
    for card in ("card1", "card2"):
        room.write(MODERATOR, card)
    room.rated("card1", "card2", groups=False)
    for card in ("card1", "card2"):
        _mark(room, anna, 1, card)
    room.do(MODERATOR, _look(card="card2"))
    assert (_spread(room, WALL, "card1"), _spread(room, WALL, "card2")) == ({"rated": 1}, {"rated": 1, "v1": 1})


# RATE-3, RATE-4: what a group has and when the others see it


def test_RATE_3_the_agreed_value_goes_to_all_when_it_is_shown() -> None:
    room, people = grouped(TWO)
    room.do(people["dace"], rating.Agree("rate", "card2", -4))
    room.do(people["emils"], rating.Agree("rate", "card2", 3))
    assert room.seen(people["dace"], "card/rate/card2")["value"] == 3
    assert b'"value":3' not in room.sent("anna")
    room.lead("shown", "rate")
    for person in people.values():
        assert [room.seen(person, f"card/rate/card{n}")["value"] for n in (1, 2)] == [None, 3]
    room.do(MODERATOR, rating.Agree("rate", "card2", None))
    assert room.seen(people["anna"], "card/rate/card2")["value"] is None
    room.lead("open", "rate")
    assert not room.seen(people["anna"], "card/rate/card2")
    room.settle()


def test_RATE_4_cards_and_lists_of_a_group_are_its_own_until_shown() -> None:
    room, people = grouped(TWO)
    room.write(people["dace"], "list2", "the oaks' words", board="rate", field="raise/card2")
    room.do(people["emils"], edit("list2", 0, "about ", board="rate"))
    oaks = ("dace", "emils", "wall", "moderator")
    assert b"card/rate/card2" not in room.sent_to_all(*oaks)
    assert b"oaks' words" not in room.sent_to_all(*oaks)
    room.lead("shown", "rate")
    assert room.seen(people["anna"], "card/rate/list2")["recent"]
    assert room.seen(people["anna"], "card/rate/list2")["signed"] == "dace"
    room.settle()


def test_RATE_4_what_was_put_away_is_not_shown_with_the_rest() -> None:
    room, people = grouped(TWO)
    for number, words in enumerate(("hidden words", "binned words"), 1):
        room.write(people["dace"], f"list{number}", words, board="rate", field="raise/card2")
    room.do(MODERATOR, cards.MarkCard("rate", "list1", hidden=True), cards.BinCard("rate", "list2", binned=True))
    room.lead("shown", "rate")
    room.do(people["dace"], cards.AddCard("rate", "list3", "suggested words", "raise/card2", suggest=True))
    for hidden in (b"hidden words", b"binned words", b"suggested words"):
        assert hidden not in room.sent_to_all("dace", "emils", "moderator", "wall")
    assert b"suggested words" not in room.sent_to_all("dace", "moderator")
    room.do(MODERATOR, cards.MarkCard("rate", "list3", suggested=False))
    assert room.seen(people["anna"], "card/rate/list3")["base"] == "suggested words"
    room.settle()


# RATE-5: nameless


def test_RATE_5_nameless_marks_are_looked_at_in_numbers() -> None:
    room, people = grouped(BIG, who="nameless")
    for name in ("anna", "bruno"):
        _mark(room, people[name], 1)
    assert room.refusal(people["anna"], _look()) == "too_few"
    _mark(room, people["carla"], 2)
    room.do(people["anna"], _look())
    assert _spread(room, WALL) == {"rated": 3, "v1": 2, "v2": 1}
    for name in ("anna", "gita"):
        for value in (None, 5):
            assert room.refusal(people[name], rating.PutMark("rate", "card1", value)) == "not_open"
    room.do(people["anna"], _look(), _look(shown=False))
    room.settle()


def test_RATE_5_a_few_newcomers_wait() -> None:
    room, people = grouped(BIG, who="nameless")
    for name in ("anna", "bruno", "carla"):
        _mark(room, people[name], 1)
    room.do(people["anna"], _look())
    for name in ("gita", "hugo"):
        room.do(people["anna"], _look(shown=False))
        _mark(room, people[name], -5)
        room.do(people["anna"], _look())
        assert _spread(room, WALL)["v1"] == 3
        assert "v-5" not in _spread(room, WALL)
    assert b'"v-5"' not in room.sent_to_all()
    room.do(people["anna"], _look(shown=False))
    _mark(room, people["ilze"], -5)
    _mark(room, people["anna"], 2)
    room.do(people["anna"], _look())
    assert _spread(room, WALL) == {"rated": 6, "v1": 2, "v2": 1, "v-5": 3}
    room.settle()


def test_RATE_5_the_log_ties_no_mark_to_a_person() -> None:
    room, people = grouped(BIG, who="nameless")
    for name in ("anna", "bruno", "carla"):
        _mark(room, people[name], 1)
        room.write(people[name], f"list{name[0]}", board="rate", field="lessen/card1")
    room.do(people["anna"], _look())
    pseudonyms = [person.pseudonym("rate", room.group_of(person)) for person in people.values()]
    for data in room.log:
        for effect in msgspec.json.decode(data)["diff"]:
            text = msgspec.json.encode(effect).decode()
            if any(name in text for name in pseudonyms):
                assert not any(person.seat in text for person in people.values())
                assert not any(f'"{name}"' in text for name in people)
    marks = [record for record in room.state.all() if isinstance(record, rating.Mark)]
    assert {mark.who for mark in marks} == set(pseudonyms[:3])
    for name, (actor, _, _) in room.watchers.items():
        others = [who.encode() for p, who in zip(people.values(), pseudonyms, strict=True) if p.seat != actor.seat]
        assert not any(other in room.sent(name) for other in others)


# RATE-6: lists


def test_RATE_6_what_is_written_under_a_card_is_its_groups() -> None:
    room, people = grouped(TWO)
    for command in (
        cards.AddCard("rate", "list1", "x", "lessen/card2"),
        cards.AddCard("rate", "list1", "x", ""),
        cards.AddCard("rate", "list1", "x", "lessen/none"),
        cards.AddCard("rate", "list1", "x", "lessen"),
    ):
        assert room.refusal(people["anna"], command) == "no_such_field"
    room.write(people["anna"], "list1", board="rate", field="lessen/card1")
    room.do(people["bruno"], cards.MoveCard("rate", "list1", field="raise/card1"))
    for actor in (people["anna"], MODERATOR):
        assert room.refusal(actor, cards.MoveCard("rate", "list1", field="raise/card2")) == "no_such_field"
        assert room.refusal(actor, cards.MoveCard("rate", "card1", field="raise/card1")) == "no_such_field"
    room.write(MODERATOR, "list2", "for the oaks", board="rate", field="lessen/card2")
    assert room.card("list2", "rate").team == "oak"
    assert b"for the oaks" not in room.sent_to_all("dace", "emils", "wall", "moderator")
    room.settle()


# RATE-7: dealing and moving


def test_RATE_7_cards_are_dealt_in_turn_once_each() -> None:
    room, people = wooded(*"abcdefgh")
    for number in range(1, 6):
        room.write(people[0], f"card{number}", f"challenge {number}")
    room.split(2)
    names = [f"card{number}" for number in range(5, 0, -1)]
    room.rated(*names, "card5")
    assert [(room.card(name, "rate").team, room.card(name, "rate").number) for name in names] == [
        ("birch", 1),
        ("oak", 2),
        ("birch", 3),
        ("oak", 4),
        ("birch", 5),
    ]
    assert {room.card(name, "rate").author for name in names} == {""}
    room.do(MODERATOR, edit("card1", 0, "New ", board="wood"))
    assert room.card("card1", "rate").text == "challenge 1"
    room.settle()


def test_RATE_7_what_cannot_be_rated_is_named() -> None:
    room, (anna, _) = wooded("anna", "bruno")
    for number in range(14):
        room.write(anna, f"card{number}")
    room.add("rate", {"kind": "rating", "title": {"en": "x"}})
    assert room.refusal(MODERATOR, cards.Send("wood", ("card1",), "rate")) == "no_group"
    room.split(1)
    for source, names, to, code in (
        ("tree", ("card1",), "rate", "no_such_activity"),
        ("wood", ("none",), "rate", "no_such_card"),
        ("wood", ("card1",), "tree", "no_such_activity"),
        ("wood", tuple(f"card{number}" for number in range(13)), "rate", "too_many"),
    ):
        assert room.refusal(MODERATOR, cards.Send(source, names, to)) == code
    room.do(MODERATOR, cards.Send("wood", ("card1", "card2"), "rate"), cards.Send("wood", ("card2", "card3"), "rate"))
    rated = room.state.get("activity/rate", rating.Rating)
    assert rated
    assert rated.rated == ("card1", "card2", "card3")


def test_RATE_7_who_moves_leaves_marks_and_rates_there() -> None:
    room, people = grouped(TWO)
    anna = people["anna"]
    _mark(room, anna, -3)
    room.do(anna, rating.Agree("rate", "card1", -3))
    room.move(anna, "oak")
    assert room.refusal(anna, rating.PutMark("rate", "card1", 5)) == "not_yours"
    assert not room.seen(anna, "card/rate/card1")
    assert room.seen(anna, "card/rate/card2")["base"] == "challenge 2"
    assert _spread(room, people["bruno"]) == {"rated": 1}
    _mark(room, anna, 5, "card2")
    room.do(people["dace"], _look(card="card2"))
    assert _spread(room, people["dace"], "card2") == {"rated": 1, "v5": 1}
    assert b"card/rate/card2" not in room.sent("bruno")
    room.do(MODERATOR, groups.ClearGroups())
    assert room.refusal(anna, rating.PutMark("rate", "card2", 5)) == "no_group"
    assert room.card("card1", "rate").value == -3
    room.settle()


def test_RATE_7_a_late_comer_rates_with_the_smallest_group() -> None:
    room, _ = grouped(TWO)
    (late,) = room.come("late")
    assert room.group_of(late) == "oak"
    _mark(room, late, 1, "card2")
    assert room.seen(late, "card/rate/card2")
    assert not room.seen(late, "card/rate/card1")
    room.settle()
