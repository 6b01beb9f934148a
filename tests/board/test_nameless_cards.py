"""Nameless cards: nothing in the log or on any channel ties them to anyone."""

from typing import Any

import msgspec

from board import workshop
from board.activities.cards import commands as cards
from board.actor import Actor
from board.commands import ANSWERS
from tests.board.boards import Boards, edit, grouped, wooded
from tests.board.rooms import MODERATOR, WALL


def _nameless_story() -> tuple[Boards, list[Actor]]:
    """Everything a nameless person can do with cards, beside things done by name on the same phone."""
    room, people = wooded("anna", "bruno", "carla", who="nameless", dots=3)
    room.board("named", dots=3)
    for number, person in enumerate(people, 1):
        room.write(person, f"card{number}", f"the words of {number}")
        room.write(person, f"sign{number}", board="named")
        room.do(person, edit(f"card{number}", 0, "! "), cards.MoveCard("wood", f"card{number}", behind=""))
        room.do(person, workshop.EditSeat(name=f"person {number}", remote=True))
    room.do(people[0], cards.GroupCard("wood", "card1", "card2"), cards.TakeBack("wood"))
    room.do(people[1], cards.BinCard("wood", "card2", binned=True), cards.TakeBack("wood"))
    room.lead("locked")
    room.do(people[2], cards.AddCard("wood", "card9", "late", suggest=True))
    room.do(MODERATOR, cards.MarkCard("wood", "card9", suggested=False), cards.MergeCard("wood", "card9", "card3"))
    room.lead("voting")
    for number, person in enumerate(people, 1):
        room.do(person, cards.GiveDots("wood", f"card{number}", 2))
    room.lead("shown")
    return room, people


def test_CARD_8_no_name_seat_or_number_with_a_nameless_card_in_the_log() -> None:
    room, people = _nameless_story()
    pseudonyms = {person.pseudonym("wood") for person in people}
    named = [*(person.seat for person in people), "anna", "bruno", "carla", "person 1", '"remote":true']
    found = 0
    for data in room.log:
        for effect in msgspec.json.decode(data)["diff"]:
            text = msgspec.json.encode(effect).decode()
            if any(name in text for name in pseudonyms):
                found += 1
                assert not any(name in text for name in named)
                assert effect.get("record", {}).get("signed", "") == ""
    assert found > 20


def test_CARD_8_nothing_sent_ties_a_nameless_card_to_anyone() -> None:
    room, people = _nameless_story()
    for name, (actor, _, _) in room.watchers.items():
        client = room.look(name)
        others = [person.pseudonym("wood").encode() for person in people if person.seat != actor.seat]
        assert not any(other in frame for other in others for frame in client.frames)
        for shown in client.held.values():
            for record_id, record in shown.items():
                if record_id.startswith("card/wood/") and record.get("t") == "card":
                    assert not record.keys() & {"author", "authors", "signed", "number"}
    own = room.view(people[0])[f"seat:{people[0].pseudonym('wood')}"]
    assert own["card/wood/card1"] == {"mine": True}


def test_CARD_8_no_nonce_is_shared_by_what_is_nameless_and_what_is_not() -> None:
    room = Boards()
    (anna, *_) = room.come("anna", "bruno", "carla")
    room.board(who="nameless", dots=3)
    room.board("other", who="nameless")
    room.board("named")
    nonce = "one-page-load"
    told: dict[str, set[str]] = {}
    story: list[tuple[Any, ...]] = [
        (cards.AddCard("wood", "card1", "x"), "wood"),
        (edit("card1", 0, "y"), "wood"),
        (cards.MoveCard("wood", "card1", behind=""), "wood"),
        (cards.BinCard("wood", "card1", binned=True), "wood"),
        (cards.TakeBack("wood"), "wood"),
        (cards.GroupCard("wood", "card1", ""), "wood"),
        (cards.AddCard("other", "card1", "x"), "other"),
        (cards.AddCard("named", "card1", "x"), "named"),
        (workshop.EditSeat("Anna"), ""),
    ]
    for number, (command, scope) in enumerate(story, 1):
        assert isinstance(command, ANSWERS) == bool(scope)
        assert room.ask(room.request(anna, command, nonce, number)) == [None]
        ((key, _),) = msgspec.json.decode(room.log[-1])["keys"]
        told.setdefault(scope, set()).add(key)
    room.lead("voting")
    room.ask(room.request(anna, cards.GiveDots("wood", "card1", 1), nonce, 99))
    told["wood"].add(msgspec.json.decode(room.log[-1])["keys"][0][0])
    assert [len(keys) for keys in told.values()] == [1, 1, 1, 1]
    assert len(set.union(*told.values())) == 4
    assert not any(nonce.encode() in data for data in room.log)


def test_CARD_8_the_order_of_nameless_cards_is_by_lot() -> None:
    orders = set()
    for seed in range(6):
        room, people = wooded("anna", "bruno", "carla", who="nameless")
        room.seed = 100 * seed
        for number in range(1, 5):
            room.write(people[number % 3], f"card{number}")
        orders.add(tuple(room.order()))
    assert len(orders) > 3


def test_CARD_8_the_order_of_ids_and_numbers_tells_nothing_on_any_channel() -> None:
    room, people = wooded("anna", "bruno", "carla", who="nameless")
    for card in ("card3", "card1", "card2"):
        room.write(people[0], card)
    room.come("late")
    room.settle()
    fragment = room.watchers["slow late"][2].frames[0]
    assert [fragment.index(f"card/wood/card{n}".encode()) for n in (1, 2, 3)] == sorted(
        fragment.index(f"card/wood/card{n}".encode()) for n in (1, 2, 3)
    )
    assert b'"number":1,' not in room.sent("wall").replace(b'"remote":false,"number":1,', b"")


def test_CARD_8_a_rating_of_nameless_lists_shows_numbers_of_the_rated_cards_only() -> None:
    room, people = grouped({"birch": ["anna", "bruno", "carla"], "oak": ["dace", "emils", "fricis"]}, who="nameless")
    room.write(people["anna"], "list1", board="rate", field="lessen/card1")
    for phase in ("open", "shown"):
        room.lead(phase, "rate")
        for viewer in (people["anna"], people["bruno"], WALL, MODERATOR):
            assert not room.seen(viewer, "card/rate/list1").keys() & {"number", "signed", "author", "authors"}
            assert room.seen(viewer, "card/rate/card1")["number"] == 1
    room.settle()
