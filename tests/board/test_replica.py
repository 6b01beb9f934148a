"""Turns and keys: what a process proposes, and what it follows."""

import msgspec
import pytest

from board import workshop
from board.activities.scale import PlaceMark
from board.log import decode_entry
from board.replica import OutOfStep, Place, Replica
from tests.board.rooms import MODERATOR, Room, replayed, seat


def test_DEC_3_each_command_of_a_turn_sees_what_the_earlier_ones_made() -> None:
    room = Room()
    (anna,) = room.join("anna")
    close, place = workshop.Close(), PlaceMark("tree", 1, 5)
    room.open()
    answers = room.ask(room.request(MODERATOR, close), room.request(anna, place), room.request(seat("late"), close))
    assert [answer and answer.code for answer in answers] == [None, "closed", "not_allowed"]
    turn = (room.request(seat("late"), workshop.Join("L", remote=False)), room.request(MODERATOR, workshop.Reopen()))
    assert [answer and answer.code for answer in room.ask(*turn)] == ["closed", None]
    assert len(room.log) == 5  # a turn is one entry


def test_DEC_3_a_turn_changes_nothing_until_it_is_stored() -> None:
    room = Room()
    before = room.replica.snapshot(), room.replica.channels.whole()
    turn = room.replica.turn([room.request(MODERATOR, workshop.Close())])
    assert (room.replica.snapshot(), room.replica.channels.whole()) == before
    assert turn.proposal
    room.replica.fold_own(room.replica.rev + 1, turn.proposal)
    assert room.replica.state == replayed([*room.log, turn.proposal.data]).state


def test_KEY_1_sent_again_it_counts_once_and_is_answered_as_accepted() -> None:
    room = Room("live")
    (anna,) = room.join("anna")
    room.open()
    request = room.request(anna, PlaceMark("tree", 1, 5))
    assert room.ask(request, request) == [None, None]  # a duplicated tab, in one turn
    room.place(anna, 6)
    head = room.replica.position()
    assert room.ask(request) == [None]
    assert room.replica.position() == head
    assert room.dots() == {anna.seat: 6}


def test_KEY_1_a_restarted_process_knows_what_was_accepted() -> None:
    room = Room()
    (anna,) = room.join("anna")
    room.open()
    request = room.request(anna, PlaceMark("tree", 1, 5))
    room.ask(request)
    room.do(MODERATOR, workshop.Close())  # now it would be rejected
    for again in (replayed(room.log), replayed(room.log, room.replica.snapshot())):
        turn = again.turn([request])
        assert (turn.proposal, turn.answers) == (None, (None,))


def test_KEY_3_a_rejected_key_may_be_used_again() -> None:
    room = Room()
    (anna,) = room.join("anna")
    request = room.request(anna, PlaceMark("tree", 1, 5))
    assert [answer and answer.code for answer in room.ask(request)] == ["not_open"]
    room.open()
    assert room.ask(request) == [None]
    assert room.count()["placed"] == 1


def test_KEY_3_a_number_that_never_arrived_is_still_free() -> None:
    room = Room()
    for number in (1, 3, 2):
        assert room.ask(room.request(MODERATOR, workshop.EditWorkshop(f"Title {number}"), "a-page-load-1", number)) == [
            None
        ]
        assert room.workshop().title == f"Title {number}"


def test_LOG_1_LOG_4_an_entry_that_does_not_follow_is_never_folded() -> None:
    room = Room()
    room.join("anna")
    entry = decode_entry(room.log[-1])
    for length in (0, 2):
        replica = replayed(room.log[:length])
        before = replica.snapshot()
        with pytest.raises(OutOfStep):
            replica.fold(2, entry)
        assert replica.snapshot() == before
    replica = replayed(room.log[:1])
    with pytest.raises(OutOfStep):
        replica.fold(2, msgspec.structs.replace(entry, after="another"))
    with pytest.raises(OutOfStep):
        replica.fold(3, entry)
    replica.fold(2, entry)
    assert replica.snapshot() == room.replica.snapshot()


def test_LOG_4_a_position_is_known_by_its_nonce() -> None:
    room = Room()
    room.join("anna")
    assert room.replica.knows(Place(1, "first"))
    assert not room.replica.knows(Place(1, "other"))
    assert not room.replica.knows(Place(0, ""))
    assert room.replica.knows(Place(2, room.replica.nonce))
    assert not Replica.load(room.replica.snapshot()).knows(Place(1, "first"))


def test_LOG_1_every_proposal_has_a_nonce_of_its_own() -> None:
    room = Room()
    request = room.request(MODERATOR, workshop.Close())
    proposals = [room.replica.turn([request]).proposal for _ in range(50)]
    assert len({one.entry.nonce for one in proposals if one}) == 50


def test_FRAME_3_a_frame_without_a_personal_part_is_one_object() -> None:
    room = Room()
    fragments = (b'{"ch":"all","put":{}}',)
    assert room.replica.frame(fragments, b"") is room.replica.frame(fragments, b"")
    first = room.replica.frame(fragments, b"")
    room.join("anna")
    assert msgspec.json.decode(room.replica.frame(fragments, b""))["at"] == room.replica.position()
    assert room.replica.frame(fragments, b"") != first
    personal = msgspec.json.decode(room.replica.frame(fragments, b'{"ok":[["n",1]]}'))
    assert personal == {"t": "frame", "at": room.replica.position(), "f": [{"ch": "all", "put": {}}], "ok": [["n", 1]]}
