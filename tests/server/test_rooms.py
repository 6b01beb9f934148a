"""The rooms of one process: what becomes of one that has broken, and what is left of one that nobody has open."""

import asyncio
import gc
import weakref
from collections.abc import AsyncIterator
from itertools import count
from pathlib import Path

import pytest

from board.log import Entry, UnknownFormat, decode_entry, encode_entry
from board.protocol import CloseCode
from board.workshop import NewWorkshop, create
from server import room as moving_on
from server import rooms as subject
from server.auth import new_code
from server.room import Room
from server.rooms import Rooms
from tests.board.rooms import NOON
from tests.client import connect, start_workshop
from tests.running import Server
from tests.server.test_store_away import LATER
from tests.valkey import Valkey

pytestmark = pytest.mark.anyio


@pytest.fixture
async def rooms(tmp_path: Path) -> AsyncIterator[Rooms]:
    found = Rooms(f"sqlite:///{tmp_path / 'rooms.sqlite'}")
    await found.start()
    yield found
    await found.stop()


async def begin(rooms: Rooms) -> str:
    return await rooms.begin(create(NewWorkshop("Trial", "en"), [], "moderator", "wall", NOON))


async def test_whoever_is_in_a_room_that_broke_is_asked_to_come_again_before_it_is_loaded_anew(
    rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = list[int]()
    code = await begin(rooms)
    broken = await rooms.open(code)
    monkeypatch.setattr(broken.members, "send_all_away", told.append)
    monkeypatch.setattr(broken, "_move_on", lambda: 1 / 0)
    while not broken.ended:
        await broken.notice()
    assert told == [CloseCode.COME_AGAIN]
    whole = await rooms.open(code)
    assert whole is not broken
    assert not whole.ended
    assert await rooms.open(code) is whole


async def append_elsewhere(rooms: Rooms, code: str) -> None:
    """As another process on the same store does."""
    entries = [decode_entry(data) for _, data in await rooms.store.read(code, 0)]
    last, rev = entries[-1], len(entries) + 1
    entry = Entry(f"entry {rev}", last.nonce, (), ())
    await rooms.store.append(code, rev, encode_entry(entry), nonce=entry.nonce, after=entry.after)


def overtake(rooms: Rooms, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """From now on the read of this number (0, 1 …) has just been answered when another process appends something."""
    read, reads = rooms.store.read, count()

    async def read_on(code: str, after: int, limit: int = 1000) -> list[tuple[int, bytes]]:
        found = await read(code, after, limit)
        if next(reads) == number:
            await append_elsewhere(rooms, code)
        return found

    monkeypatch.setattr(rooms.store, "read", read_on)


async def reaches(room: Room, rev: int) -> None:
    async with asyncio.timeout(10):
        while room.replica.rev != rev:  # noqa: ASYNC110 (nothing tells)
            await asyncio.sleep(0.01)


@pytest.fixture
def without_sweeping(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moving_on, "SWEEP", 1_000.0)


@pytest.mark.usefixtures("without_sweeping")
async def test_LOG_2_what_comes_while_a_room_reads_on_is_read_at_once(
    rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = await begin(rooms)
    room = await rooms.open(code)
    overtake(rooms, monkeypatch, 1)
    await append_elsewhere(rooms, code)
    await reaches(room, 3)


@pytest.mark.usefixtures("without_sweeping")
async def test_LOG_2_what_comes_while_a_room_is_loaded_is_read_at_once(
    rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = await begin(rooms)
    overtake(rooms, monkeypatch, 1)  # the first found how it began, and the second nothing more
    await reaches(await rooms.open(code), 2)


@pytest.fixture
def soon_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subject, "DROP_AFTER", 0.1)
    monkeypatch.setattr(subject, "LOOK_EVERY", 0.02)


@pytest.mark.usefixtures("soon_dropped")
async def test_of_rooms_that_nobody_has_open_nothing_is_left_in_memory(rooms: Rooms) -> None:
    left = [weakref.ref(await rooms.open(await begin(rooms))) for _ in range(3)]
    async with asyncio.timeout(5):
        while any(room() for room in left):
            await asyncio.sleep(0.1)
            gc.collect()


@pytest.mark.usefixtures("soon_dropped")
async def test_a_room_is_not_dropped_while_somebody_is_about_to_come(rooms: Rooms) -> None:
    room = await rooms.open(code := await begin(rooms))
    for _ in range(10):
        await asyncio.sleep(0.05)
        assert await rooms.open(code) is room


async def test_whoever_greets_a_room_that_has_been_dropped_meanwhile_is_asked_to_come_again(valkey: Valkey) -> None:
    with Server(valkey.url, "import server.rooms as r; r.DROP_AFTER, r.LOOK_EVERY = 0.1, 0.02") as server:
        workshop = await start_workshop(server.origin)
        async with connect(server.origin, workshop.code, "wall", workshop.wall) as socket:
            await asyncio.sleep(0.5)
            await socket.send('{"t":"hello","v":1}')
            await asyncio.wait_for(socket.wait_closed(), 5)
            assert socket.close_code == CloseCode.COME_AGAIN


async def test_a_room_that_cannot_be_read_here_is_not_listened_to(valkey: Valkey) -> None:
    rooms, code = Rooms(valkey.url), new_code()
    await rooms.start()
    await rooms.store.append(code, 1, LATER, nonce="first", after="")
    with pytest.raises(UnknownFormat):
        await rooms.open(code)
    heard = valkey.ask_for_all("PUBSUB SHARDCHANNELS")
    await rooms.stop()
    assert code not in heard
