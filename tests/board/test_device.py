"""One device, several people: what holds for it in a room."""

import pytest

from board.activities.scale import Place, PlaceMark
from board.actor import NOBODY
from board.commands import Command
from board.decide import Rejection
from board.replica import Request
from tests.board.examples import EXAMPLES
from tests.board.rooms import Room, seat

TABLET = "the-page-of-a-tablet"  # the nonce under which it sends, whoever is answering


def test_DEVICE_1_a_device_that_is_handed_on_sees_what_every_seat_sees_and_no_more() -> None:
    room = Room()
    people = room.opened(100, 200, 900)
    room.reveal()
    assert set(room.view(NOBODY)) == {"all"}
    assert room.view(NOBODY)["all"] == room.view(people[0])["all"]


@pytest.mark.parametrize("command", EXAMPLES, ids=lambda command: type(command).__name__)
def test_DEVICE_1_a_device_that_is_handed_on_does_nothing(command: Command) -> None:
    room = Room()
    room.opened(100, 200, 900)
    assert room.refusal(NOBODY, command) == "not_allowed"


@pytest.mark.parametrize("command", EXAMPLES, ids=lambda command: type(command).__name__)
def test_DEVICE_3_two_seats_that_send_under_one_nonce_have_no_key_in_common(command: Command) -> None:
    room = Room()
    keys = {room.request(seat(name), command, TABLET).key()[0] for name in ("anna", "bruno")}
    assert len(keys) == 2
    assert not [key for key in keys if TABLET in key]


def test_DEVICE_3_nameless_places_from_one_device_are_tied_by_nothing() -> None:
    room = Room()
    anna, bruno = room.join("anna", "bruno")
    room.open()
    asked: list[Request] = [room.request(who, PlaceMark("tree", 1, 300), TABLET) for who in (anna, bruno)]
    assert room.ask(*asked) == [None, None]
    places = list(room.state.under("place/tree/1", Place))
    assert {place.who for place in places} == {anna.pseudonym("tree"), bruno.pseudonym("tree")}
    entry = room.log[-1].decode()
    assert not any(told in entry for told in (anna.seat, bruno.seat, TABLET))


def test_KEY_1_what_one_seat_has_sent_another_may_send_under_the_same_nonce_and_number() -> None:
    room = Room("live")
    anna, bruno = room.join("anna", "bruno")
    room.open()
    for who, at in ((anna, 100), (bruno, 900), (anna, 100)):
        outcome = room.ask(room.request(who, PlaceMark("tree", 1, at), TABLET))
        assert not any(isinstance(one, Rejection) for one in outcome)
    assert room.dots() == {anna.seat: 100, bruno.seat: 900}
