"""Mistakes of ours: a rule that raises, or whose effects nobody could fold, show or read."""

from collections.abc import Iterator
from typing import Any

import pytest

from board.activities import scale
from board.actor import Actor
from board.decide import RULES, Rejection
from board.diff import Diff, Patch, Put
from board.records import Record, Seat
from board.turns import Turn
from board.workshop import EditSeat
from tests.board.rooms import MODERATOR, Room, at_once, replayed, seat

UNSHOWABLE = 666


def raises(actor: Actor) -> Diff:
    raise KeyError(actor.seat)


def cannot_be_folded(actor: Actor) -> Diff:
    return (Patch(f"seat/{actor.seat}", {"no_such_field": 1}),)


def cannot_be_read(actor: Actor) -> Diff:
    name: Any = 7
    return (Put(Seat(id=f"seat/{actor.seat}", name=name, remote=False, number=2)),)


def cannot_be_written(actor: Actor) -> Diff:
    return (Patch("place/that/is/gone", {"at": object()}),)


def cannot_be_shown(actor: Actor) -> Diff:
    place = scale.Place(id=f"place/tree/1/{actor.seat}", activity="tree", round=1, at=UNSHOWABLE, who=actor.seat)
    return (Put(place),)


MISTAKES = (raises, cannot_be_folded, cannot_be_read, cannot_be_written, cannot_be_shown)


@pytest.fixture(params=MISTAKES)
def room(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Room:
    """A room on whose line everyone stands, and in which nobody can change their name."""
    project = scale.project

    def projected(record: Record, of: scale.Scale) -> Iterator[tuple[str, dict[str, object]]]:
        if isinstance(record, scale.Place) and record.at == UNSHOWABLE:
            raise ZeroDivisionError
        return project(record, of)

    monkeypatch.setattr(scale, "project", projected)
    monkeypatch.setitem(RULES, EditSeat, lambda _state, _command, actor, _moment: request.param(actor))
    found = Room("live")
    found.opened(100, 200, 300)
    return found


def three() -> list[Actor]:
    """Those who stand there, see `Room.opened`."""
    return [seat(f"person{number}") for number in range(3)]


def stored(room: Room, turn: Turn) -> None:
    assert turn.proposal
    room.log.append(turn.proposal.data)
    room.replica.fold_own(room.replica.rev + 1, turn.proposal)


def test_DEC_6_only_the_command_that_meets_our_mistake_is_refused(room: Room) -> None:
    anna, bruno, cilla = three()
    asked = [
        room.request(anna, scale.PlaceMark("tree", 1, 111)),
        room.request(bruno, EditSeat("Another")),
        room.request(bruno, scale.PlaceMark("tree", 1, 222)),
        room.request(cilla, EditSeat("Another")),
        room.request(MODERATOR, scale.Reveal("tree")),
    ]
    turn = room.replica.turn(asked)
    fault = Rejection("fault")
    assert turn.answers == (None, fault, None, fault, None)
    assert [found.command for found in turn.faults] == ["EditSeat", "EditSeat"]
    stored(room, turn)
    assert sorted(room.dots().values()) == [111, 222, 300]
    again = replayed(room.log)
    assert again.state == room.state
    assert again.channels.whole() == room.replica.channels.whole() == at_once(room.state)


def test_DEC_6_a_refused_command_is_nowhere_and_its_key_is_free(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    anna, *_ = three()
    asked = room.request(anna, EditSeat("Another"))
    for _ in range(3):
        turn = room.replica.turn([asked])
        assert (turn.proposal, turn.answers) == (None, (Rejection("fault"),))
    monkeypatch.setitem(RULES, EditSeat, lambda *_: (Patch(f"seat/{anna.seat}", {"name": "Another"}),))
    assert room.ask(asked) == [None]
    assert "Another" in [found.name for found in room.seats()]
