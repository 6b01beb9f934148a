"""One client's way through a room: hello, frames, answers."""

import msgspec
import pytest

from board import agenda, workshop
from board.actor import Actor
from board.decide import Rejection
from board.diff import Patch
from board.log import decode_entry, encode_entry
from board.protocol import ClientHello
from board.replica import Replica
from board.session import Session
from tests.board.client import Client
from tests.board.rooms import MODERATOR, WALL, Room, replayed


class Guest:
    """A client and its session on a replica."""

    def __init__(self, actor: Actor, replica: Replica) -> None:
        self.client = Client()
        self.session = Session(actor)
        self.actor = actor
        self.replica = replica
        self.comes()

    def comes(self, replica: Replica | None = None) -> None:
        self.replica = replica or self.replica
        self.session = Session(self.actor)
        self.session.hello(self.client.hello())

    def frame(self) -> bytes | None:
        found = self.session.frame(self.replica)
        self.client.take(found)
        return found

    def last(self) -> list[str]:
        """The channels of the last frame; those sent whole in capitals."""
        fragments = msgspec.json.decode(self.client.frames[-1])["f"]
        return [f["ch"].upper() if f.get("full") else f["ch"] for f in fragments]


def test_FRAME_1_every_step_of_a_workshop_leads_to_the_fresh_view() -> None:
    room = Room()
    people = room.join("anna", "bruno", "cilda", "dana")
    guests = [Guest(actor, room.replica) for actor in (*people, MODERATOR, WALL)]
    slow = [Guest(actor, room.replica) for actor in (people[0], WALL)]
    for step in range(12):
        if step % 6 == 0:
            room.open(step // 6 + 1)
        elif step % 6 == 5:
            room.reveal()
        else:
            room.place(people[step % 6 - 1], step, round_=step // 6 + 1)
        for guest in (*guests, *(slow if step % 5 == 4 else ())):
            guest.frame()
            assert guest.client.held == room.view(guest.actor)
            assert guest.client.at == room.replica.position() or guest.frame() is None


def test_FRAME_1_records_merge_over_channels() -> None:
    room = Room()
    guest = Guest(MODERATOR, room.replica)
    guest.frame()
    assert guest.client.merged("workshop")["title"] == "Our village"
    assert guest.client.merged("workshop")["wifi"] is None


def test_FRAME_2_a_known_position_gets_what_changed_since() -> None:
    room = Room("live")
    (anna,) = room.join("anna")
    guest = Guest(WALL, room.replica)
    guest.frame()
    assert guest.last() == ["ALL", "WALL"]
    guest.comes()
    assert guest.frame() is None  # nothing new, nothing sent
    room.open()
    room.place(anna, 5)
    guest.comes()
    guest.frame()
    assert guest.last() == ["all", "wall"]
    assert guest.client.held == room.view(WALL)


def test_FRAME_2_an_unknown_position_gets_everything() -> None:
    room = Room()
    guest = Guest(WALL, room.replica)
    for at in ("", "nonsense", "1.other", "99.first", "-1.first", "１.first", "1." + "9" * 60, "9" * 64, ".", "1"):
        session = Session(WALL)
        session.hello(ClientHello(v=1, at=at, has=("all", "wall")))
        guest.client.take(session.frame(room.replica))
        assert guest.last() == ["ALL", "WALL"]


def test_FRAME_2_a_process_that_began_at_a_snapshot_sends_everything_to_older_clients() -> None:
    room = Room("live")
    (anna,) = room.join("anna")
    old, new = Guest(WALL, room.replica), Guest(WALL, room.replica)
    old.frame()
    room.open()
    new.frame()
    again = Replica.load(room.replica.snapshot())
    room.place(anna, 7)
    again.fold_bytes(again.rev + 1, room.log[-1])
    for guest, channels in ((old, ["ALL", "WALL"]), (new, ["all", "wall"])):
        guest.comes(again)
        guest.frame()
        assert guest.last() == channels
        assert guest.client.held == room.view(WALL)


def test_FRAME_2_a_session_goes_on_with_a_room_that_was_loaded_again() -> None:
    room = Room("live")
    (anna,) = room.join("anna")
    room.open()
    guest = Guest(anna, room.replica)
    guest.frame()
    guest.replica = room.replica = replayed(room.log)
    room.place(anna, 5)
    guest.frame()
    assert guest.last() == ["all", f"seat:{anna.seat}"]
    assert guest.client.held == room.view(anna)


@pytest.mark.parametrize("reconnects", [False, True])
def test_FRAME_2_who_followed_a_lost_branch_gets_everything_and_keeps_nothing_of_it(reconnects: bool) -> None:
    room = Room()
    (anna,) = room.join("anna")
    common = list(room.log)
    room.open()
    room.place(anna, 111)
    guest = Guest(anna, room.replica)
    guest.frame()
    assert f"seat:{anna.pseudonym('tree')}" in guest.client.held
    other = replayed(common)
    for _ in range(2):  # the other branch has reached the same number, with other entries
        entry = decode_entry(common[0])
        diff = (Patch("workshop", {"title": f"After {other.rev}"}),)
        named = msgspec.structs.replace(entry, nonce=f"other{other.rev}", after=other.nonce, diff=diff)
        other.fold_bytes(other.rev + 1, encode_entry(named))
    assert other.rev == room.replica.rev
    if reconnects:
        guest.comes(other)
    guest.replica = other
    guest.frame()
    assert guest.client.held == _fresh(other, anna)


def _fresh(replica: Replica, actor: Actor) -> object:
    client, session = Client(), Session(actor)
    session.hello(client.hello())
    client.take(session.frame(replica))
    return client.held


def test_FRAME_3_those_who_need_the_same_get_the_same_bytes() -> None:
    room = Room("live")
    anna, bruno = room.join("anna", "bruno")
    guests = [Guest(actor, room.replica) for actor in (WALL, WALL, anna, bruno)]
    for guest in guests:
        guest.frame()
    assert guests[0].client.frames[-1] is guests[1].client.frames[-1]
    room.do(MODERATOR, workshop.EditWorkshop(title="Another title"))
    frames = [guest.frame() for guest in guests]
    assert all(frame is frames[0] for frame in frames)
    room.open()  # now the phones gain a channel each
    assert guests[0].frame() is guests[1].frame()


def test_FRAME_4_a_slow_client_gets_one_merged_frame() -> None:
    room = Room("live")
    (anna,) = room.join("anna")
    room.open()
    slow, quick = Guest(WALL, room.replica), Guest(WALL, room.replica)
    slow.frame()
    for at in range(10):
        room.place(anna, at)
        quick.frame()
    assert slow.client.at != quick.client.at
    slow.frame()
    assert len(slow.client.frames) == 2
    assert slow.client.held == quick.client.held == room.view(WALL)
    assert slow.client.frames[-1].count(b'"at":9') == 1
    assert b'"at":8' not in slow.client.frames[-1]


def test_FRAME_5_an_answer_comes_with_what_the_command_did() -> None:
    room = Room("live")
    (anna,) = room.join("anna")
    room.open()
    guest = Guest(anna, room.replica)
    guest.frame()
    room.place(anna, 5)
    guest.session.answer(("nonce-of-page", 1), None)
    guest.session.answer(("nonce-of-page", 2), Rejection("too_few", {"need": 3}))
    guest.frame()
    assert guest.client.ok == [("nonce-of-page", 1)]
    assert guest.client.no == [["nonce-of-page", 2, "too_few", {"need": 3}]]
    assert guest.client.at == room.replica.position()
    assert guest.client.held[f"seat:{anna.seat}"][f"place/tree/1/{anna.seat}"]["at"] == 5
    assert guest.frame() is None  # answered once


def test_FRAME_5_a_rejection_comes_although_nothing_changed() -> None:
    room = Room()
    guest = Guest(WALL, room.replica)
    guest.frame()
    guest.session.answer(("nonce-of-page", 1), Rejection("not_allowed"))
    guest.frame()
    assert guest.last() == []
    assert guest.client.no == [["nonce-of-page", 1, "not_allowed", {}]]


def test_FRAME_6_a_channel_gained_is_sent_whole() -> None:
    room = Room()
    people = room.join("anna", "bruno")
    guests = [Guest(person, room.replica) for person in people]
    for guest in guests:
        guest.frame()
    room.open()
    room.place(people[0], 444)
    for guest, person in zip(guests, people, strict=True):
        guest.frame()
        assert guest.last() == ["all", f"SEAT:{person.pseudonym('tree')}".upper()]
        assert guest.client.held == room.view(person)
    assert b"444" not in guests[1].client.frames[-1]


@pytest.mark.parametrize("reconnects", [False, True])
def test_FRAME_6_a_channel_left_is_dropped(reconnects: bool) -> None:
    room = Room()
    (anna,) = room.join("anna")
    room.do(MODERATOR, workshop.Show("tree"))
    guest = Guest(anna, room.replica)
    guest.frame()
    assert f"seat:{anna.pseudonym('tree')}" in guest.client.held
    room.do(MODERATOR, agenda.EditActivity("tree", {"mode": "live"}))
    if reconnects:
        guest.comes()
    guest.frame()
    assert msgspec.json.decode(guest.client.frames[-1])["drop"] == [f"seat:{anna.pseudonym('tree')}"]
    assert guest.client.held == room.view(anna)


def test_CHAN_4_claiming_channels_in_hello_yields_nothing_of_them() -> None:
    room = Room()
    anna, bruno = room.join("anna", "bruno")
    room.open()
    room.place(bruno, 444)
    wanted = ("all", "wall", "moderator", f"seat:{bruno.seat}", f"seat:{bruno.pseudonym('tree')}")
    for at in ("", room.replica.position()):
        session = Session(anna)
        session.hello(ClientHello(v=1, at=at, has=wanted))
        for frame in (session.frame(room.replica), session.frame(room.replica)):
            sent = msgspec.json.decode(frame) if frame else {"f": [], "drop": []}
            assert {f["ch"] for f in sent["f"]} <= set(room.replica.channels_of(anna))
            assert set(sent["drop"]) <= set(wanted)
            assert b"444" not in (frame or b"")
