"""Who may send what."""

from typing import Any, get_args

import pytest

from board import keeping, workshop
from board.activities import scale
from board.actor import KEEPER, Actor
from board.commands import Command
from board.decide import RULES, decide
from board.permissions import OF_BOTH, OF_KEEPER, OF_MODERATORS, OF_SEATS, WHEN_CLOSED
from tests.board.examples import EXAMPLES
from tests.board.rooms import MODERATOR, WALL, Room, seat

ALL = set(get_args(Command))


def test_ROLE_1_every_command_belongs_to_seats_or_to_moderators_or_to_both() -> None:
    assert ALL == OF_SEATS | OF_MODERATORS | OF_BOTH | OF_KEEPER == set(RULES)
    assert {keeping.PutOff} == OF_KEEPER - OF_MODERATORS
    assert not OF_SEATS & OF_MODERATORS
    assert not OF_BOTH & (OF_SEATS | OF_MODERATORS)
    assert {type(command) for command in EXAMPLES} == ALL


def test_ROLE_1_the_server_itself_sees_to_keeping_and_no_secret_makes_anyone_the_server() -> None:
    room = Room()
    room.do(KEEPER, keeping.PutOff(), keeping.Unname())
    assert {room.refusal(KEEPER, command) for command in EXAMPLES if type(command) not in OF_KEEPER} == {"not_allowed"}
    for secret in ("x", MODERATOR.secret):
        assert room.refusal(Actor("keeper", "", secret), keeping.Unname()) == "not_allowed"


@pytest.mark.parametrize("command", EXAMPLES, ids=lambda command: type(command).__name__)
def test_ROLE_1_nobody_else_may_send_it_and_a_wall_nothing(command: Command) -> None:
    room = Room()
    (anna,) = room.join("anna")
    assert room.refusal(WALL, command) == "not_allowed"
    if type(command) not in OF_BOTH:
        assert room.refusal(anna if type(command) in OF_MODERATORS else MODERATOR, command) == "not_allowed"


def test_ROLE_1_who_has_no_seat_here_may_only_join() -> None:
    room = Room()
    room.open()
    stranger = seat("stranger")
    for command in EXAMPLES:
        if type(command) in (OF_SEATS | OF_BOTH) - {workshop.Join}:
            assert room.refusal(stranger, command) == "not_allowed"
    room.do(stranger, workshop.Join("", remote=False))
    room.place(stranger, 3)


@pytest.mark.parametrize("kind", sorted(OF_SEATS | OF_BOTH, key=str))
def test_ROLE_2_no_command_of_seats_names_a_seat(kind: Any) -> None:
    assert not set(kind.__struct_fields__) & {"seat", "who", "author", "member"}


def test_ROLE_2_a_seat_changes_only_its_own_records() -> None:
    room = Room("live")
    anna, bruno = room.join("anna", "bruno")
    room.open()
    room.place(anna, 10)
    room.place(bruno, 20)
    room.do(bruno, workshop.EditSeat("Bruno B.", remote=True), scale.PlaceMark("tree", 1, 30))
    room.do(bruno, scale.Withdraw("tree", 1))
    assert room.seats()[0].name == "anna"
    assert room.dots() == {anna.seat: 10}


def test_DEC_5_a_closed_workshop_takes_no_answers_and_no_steering() -> None:
    room = Room()
    people = room.opened(1, 2, 3)
    room.do(MODERATOR, workshop.Close())
    late = seat("late")
    for command in EXAMPLES:
        actor = people[0] if type(command) in OF_SEATS else MODERATOR
        if type(command) not in WHEN_CLOSED:
            assert room.refusal(actor, command) == "closed"
    assert room.refusal(late, workshop.Join("", remote=False)) == "closed"
    room.do(people[0], workshop.Join("", remote=False))  # already here: a page may say it again
    room.do(MODERATOR, workshop.Show("lake"), workshop.EditWorkshop(title="Thanks to all"), workshop.Reopen())
    room.reveal()
    assert len(room.dots()) == 3


def test_DEC_5_before_the_first_entry_there_is_no_workshop() -> None:
    room = Room()
    for command in EXAMPLES:
        for actor in (MODERATOR, seat("anna")):
            outcome = decide(type(room.state).empty(), command, actor, room.request(actor, command).moment)
            assert getattr(outcome, "code", None) in {"no_such_workshop", "not_allowed"}
