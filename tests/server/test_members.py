"""The ticks of a room: who needs the same gets the same bytes, and nobody waits for a slow one."""

import asyncio
import random
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec
import pytest

from board.activities import scale
from board.actor import Actor, Moment, hashed
from board.agenda import AddActivity
from board.commands import Command
from board.leaving import RemoveSeat
from board.log import Entry
from board.protocol import ClientHello, CloseCode
from board.replica import Request
from board.session import Session
from board.workshop import EditWorkshop, Join, NewWorkshop, create
from server import members as subject
from server.broadcast import Listener
from server.heartbeat import Heartbeat
from server.member import Member
from server.members import Members
from server.pace import SAVED_MOST, TICK
from server.voices import Spoken
from tests.client import fold, merged

pytestmark = pytest.mark.anyio

WALL = Actor("wall", "", "the wall's secret")
MODERATOR = Actor("moderator", "", "the moderator's secret")
LINKS = {"moderator": MODERATOR.secret, "wall": WALL.secret}


class FakeWire:
    """Keeps what is sent; may be told to be slow. It is its own transport, unless it has none."""

    def __init__(self, *, plain: bool = False) -> None:
        self.slow = False
        self.sent: list[bytes] = []
        self.written: list[bytes] = []
        self.transport: Any = self
        self.file = -1
        self.direct = None if plain else self

    def is_behind(self) -> bool:
        return self.slow

    def send(self, text: bytes, framed: dict[bytes, bytes]) -> None:
        self.sent.append(text)
        self.written.append(text)

    def get_write_buffer_size(self) -> int:
        return 1_000_000 if self.slow else 1  # so that what is next is left to it

    def write(self, data: bytes) -> None:
        self.written.append(data)
        size = data[1] & 127
        self.sent.append(data[{126: 4, 127: 10}.get(size, 2) :])

    def hear(self, listener: Listener | None) -> None:
        pass

    def end(self) -> None:
        pass

    def frames(self) -> list[Any]:
        return [message for message in map(msgspec.json.decode, self.sent) if message["t"] == "frame"]


class Room:
    """Members of a room in which commands happen at once."""

    def __init__(self, *, plain: bool = False) -> None:
        self.plain = plain
        self.members = Members("process", Heartbeat(lambda _: None), lambda _: None)
        workshop = create(NewWorkshop("Trial", "en"), [], MODERATOR.secret, LINKS["wall"], 0)
        self.members.replica.fold(1, Entry("first", "", (), workshop))
        self.closed: list[tuple[FakeWire, int]] = []

    def come(self, role: Any = "wall", secret: str = "") -> FakeWire:
        secret = secret or LINKS.get(role, "")
        wire, session = (
            FakeWire(plain=self.plain),
            Session(Actor(role, hashed(secret) if role == "seat" else "", secret)),
        )
        session.hello(ClientHello(v=1))
        self.members.enter(Member(session, wire, lambda code: self.closed.append((wire, code))))
        return wire

    def opened(self, mode: str, number: int) -> list[Actor]:
        """So many people, and a line that is open."""
        people = [Actor("seat", hashed(name), name) for name in map(str, range(number))]
        for person in people:
            self.happen(Join("", remote=False), person)
        self.happen(AddActivity("line", {"kind": "scale", "statement": {"en": "So?"}, "mode": mode}))
        self.happen(scale.Open("line", 1))
        return people

    def happen(self, command: Command, actor: Actor = MODERATOR) -> None:
        replica = self.members.replica
        turn = replica.turn([Request(actor, "some-client-nonce", replica.rev, command, Moment(0, 0))])
        assert turn.proposal
        replica.fold_own(replica.rev + 1, turn.proposal)
        self.members.tick_soon()


@pytest.fixture(params=["plain", "transports"])
async def room(request: pytest.FixtureRequest) -> Any:
    found = Room(plain=request.param == "plain")
    yield found
    found.members.stop()


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not holds():  # noqa: ASYNC110 (nothing tells)
            await asyncio.sleep(0.005)


async def test_FRAME_3_those_who_need_the_same_get_the_very_same_bytes(room: Room) -> None:
    walls = [room.come() for _ in range(3)]
    await until(lambda: all(wire.frames() for wire in walls))
    room.happen(EditWorkshop(title="Another"))
    await until(lambda: all(len(wire.frames()) == 2 for wire in walls))
    assert len({id(wire.written[-1]) for wire in walls}) == 1


async def test_FRAME_4_a_slow_client_gets_one_merged_frame_and_others_are_not_held_up(room: Room) -> None:
    slow, quick = room.come(), room.come()
    await until(lambda: bool(slow.frames()) and bool(quick.frames()))
    slow.slow = True
    for number in range(3):
        room.happen(EditWorkshop(title=f"Title {number}"))
        await until(lambda number=number: len(quick.frames()) == 2 + number)  # type: ignore[misc]
    assert len(slow.frames()) == 1
    slow.slow = False
    await until(lambda: len(slow.frames()) == 2)
    [change] = slow.frames()[1]["f"]
    assert change["put"]["workshop"]["title"] == "Title 2"
    assert slow.frames()[1]["at"] == quick.frames()[-1]["at"]
    assert room.closed == []


async def test_a_client_that_is_stuck_is_sent_away(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subject, "STUCK", 0.1)
    stuck = room.come()
    await until(lambda: bool(stuck.frames()))
    stuck.slow = True
    room.happen(EditWorkshop(title="Another"))
    await until(lambda: bool(room.closed))
    assert set(room.closed) == {(stuck, CloseCode.TOO_SLOW)}


async def test_what_happens_seldom_is_told_at_once_and_what_comes_fast_is_told_together(room: Room) -> None:
    wall = room.come()
    await until(lambda: bool(wall.frames()))
    await asyncio.sleep(SAVED_MOST * TICK)
    for number in range(20):
        room.happen(EditWorkshop(title=f"Title {number}"))
        await asyncio.sleep(0)
    await until(lambda: any("Title 19" in str(frame) for frame in wall.frames()))
    assert len(wall.frames()) <= 1 + SAVED_MOST + 1


async def test_LEAVE_3_whoever_has_no_seat_any_more_is_sent_away(room: Room) -> None:
    anna, bruno = (Actor("seat", hashed(name), name) for name in ("anna", "bruno"))
    for person in (anna, bruno):
        room.happen(Join("", remote=False), person)
    gone, stays, wall = room.come("seat", "anna"), room.come("seat", "bruno"), room.come("wall")
    await until(lambda: bool(gone.frames()))
    room.happen(RemoveSeat(anna.seat, keep=True))
    await until(lambda: room.closed == [(gone, CloseCode.NOT_ALLOWED)])
    await until(lambda: len(wall.frames()) == 2)
    assert stays.sent


async def test_FRAME_3_what_concerns_one_person_is_told_on_all_their_screens_and_nowhere_else(room: Room) -> None:
    anna, bruno = room.opened("nameless", 2)
    phone, laptop, other = (room.come("seat", person.secret) for person in (anna, anna, bruno))
    await until(lambda: all(wire.frames() for wire in (phone, laptop, other)))
    for at in (500, 600):
        room.happen(scale.PlaceMark("line", 1, at), anna)
        await until(lambda at=at: all(b'"at":%d' % at in own.sent[-1] for own in (phone, laptop)))  # type: ignore[misc]
    assert any(b'"placed":1' in text for text in other.sent)
    assert not any(b'"at":%d' % at in text for text in other.sent for at in (500, 600))


def disturb(room: Room, people: Sequence[Actor], wires: Sequence[FakeWire], chance: random.Random) -> None:
    match chance.randrange(6):
        case 0:
            slow = chance.choice(wires)
            slow.slow = not slow.slow
        case 1:
            room.members._tick()
        case 2:
            room.members.answer(chance.choice(list(room.members)), ("nonce", chance.randrange(9)), None)
        case 3:
            room.happen(EditWorkshop(title=f"Title {chance.random()}"))
        case _:
            room.happen(scale.PlaceMark("line", 1, chance.randrange(1001)), chance.choice(people))


def view(frames: Iterable[Any]) -> Any:
    held: dict[str, Any] = {}
    for frame in frames:
        fold(held, frame)
    return merged(held)


async def test_FRAME_1_whoever_falls_behind_or_is_answered_has_the_fresh_view_in_the_end(room: Room) -> None:
    chance, people = random.Random(3), room.opened("live", 8)
    wires = {room.come("seat", person.secret): person for person in (*people, *people[:3])}
    wires |= {room.come(): WALL, room.come("moderator"): MODERATOR}
    for turn in range(300):
        disturb(room, people, list(wires), chance)
        if turn % 100 == 50:
            room.happen(Join("Late", remote=False), Actor("seat", hashed(str(turn)), str(turn)))
    for wire in wires:
        wire.slow = False
    room.members._tick()
    for wire, actor in wires.items():
        newcomer = Session(actor)
        newcomer.hello(ClientHello(v=1))
        assert view(wire.frames()) == view([msgspec.json.decode(newcomer.frame(room.members.replica) or b"")])


async def test_CHAN_3_a_room_that_is_loaded_anew_is_shown_from_its_new_channels(room: Room) -> None:
    """As after a hole in the log: the replica is another, though its revs look the same."""
    wall = room.come()
    await until(lambda: bool(wall.frames()))
    old = room.members.replica
    room.members.replica = type(old).load(old.snapshot())
    room.happen(Join("Anna", remote=False), Actor("seat", hashed("her secret"), "her secret"))
    await until(lambda: len(wall.frames()) == 2)
    assert f"seat/{hashed('her secret')}" in wall.frames()[1]["f"][-1]["put"]


def _voices(wire: FakeWire) -> Any:
    told = [message for message in map(msgspec.json.decode, wire.sent) if message["t"] == "voices"]
    return told[-1] if told else {}


async def test_VOICE_1_moderators_are_told_how_many_of_those_here_have_spoken_and_nobody_else(room: Room) -> None:
    console, wall = room.come("moderator"), room.come("wall")
    people = {name: Actor("seat", hashed(name), name) for name in ("anna", "bruno", "carla")}
    for name, person in people.items():
        room.happen(Join(name, remote=name == "carla"), person)
        room.come("seat", person.secret)
    room.happen(AddActivity("line", {"kind": "scale", "statement": {"en": "So?"}}))
    room.happen(scale.Open("line", 1))
    for name in ("anna", "carla"):
        room.happen(scale.PlaceMark("line", 1, 500), people[name])
    await until(lambda: _voices(console) == {"t": "voices", "activity": "line", "hall": 1, "remote": 1})
    for told in (Spoken("other", "line/1", 4, 0), Spoken("another", "line/2", 9, 9)):  # the second is behind, or ahead
        room.members.hear(msgspec.json.encode(told))
    await until(lambda: _voices(console)["hall"] == 5)
    assert not any(b"voices" in text for text in wall.sent)
