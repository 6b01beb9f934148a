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
from server import rooms as subject
from server.auth import new_code
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


LOADING, READING_ON = 2, 3  # the last question for entries while a room is loaded, and the first one afterwards


@pytest.mark.parametrize("overtaken", [LOADING, READING_ON])
async def test_a_ring_that_comes_while_a_room_is_being_read_is_heard(
    rooms: Rooms, monkeypatch: pytest.MonkeyPatch, overtaken: int
) -> None:
    code, read, times = await begin(rooms), rooms.store.read, count(1)

    async def read_slowly(room: str, after: int, limit: int = 1000) -> list[tuple[int, bytes]]:
        found = await read(room, after, limit)
        if next(times) == overtaken:
            await write_elsewhere(rooms, code)
        return found

    monkeypatch.setattr(rooms.store, "read", read_slowly)
    room = await rooms.open(code)
    async with asyncio.timeout(2):  # the room looks by itself, too, but not as soon
        while room.replica.rev < 2:  # noqa: ASYNC110 (a room tells nobody here)
            await asyncio.sleep(0.01)


async def write_elsewhere(rooms: Rooms, code: str) -> None:
    """The second entry, as another process does; it is rung at once."""
    [(_, first)] = await rooms.store.read(code, 0)
    entry = Entry("second", decode_entry(first).nonce, (), ())
    await rooms.store.append(code, 2, encode_entry(entry), nonce=entry.nonce, after=entry.after)
    await asyncio.sleep(0.05)


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
