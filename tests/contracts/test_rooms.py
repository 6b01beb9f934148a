"""What every store must do: rooms are deleted, reminded of and adopted, and have notes beside their log."""

import asyncio

import pytest

from server.log import Forked, Gone, Log, Taken
from tests.contracts.conftest import Store
from tests.contracts.entries import OTHER, ROOM, entry, write

pytestmark = pytest.mark.anyio


async def test_nothing_is_left_of_a_deleted_room(store: Store) -> None:
    log = await store.open()
    await write(log, OTHER, 1, 1)
    others = await store.names()
    await write(log, ROOM, 1, 9)
    for rev in (3, 6, 9):
        await log.save_snapshot(ROOM, rev, b"snapshot")
    await log.keep(ROOM, "hand-over", b"seat", 60)
    await log.remind(ROOM, 5)
    await log.listen(ROOM)
    await store.rings[0].wait_for(ROOM, None)
    await log.delete(ROOM)
    await store.rings[0].wait_for(ROOM, None, times=2)
    assert await store.names() == others
    assert await log.head(ROOM) == 0
    assert await log.take(ROOM, "hand-over") is None
    assert await log.due(9) == []
    with pytest.raises(Gone):
        await log.append(ROOM, 10, b"too late")
    await log.remind(ROOM, 5)  # by a process that has not learned of it yet
    assert await log.due(9) == []
    await log.append(ROOM, 1, b"a new room")


async def test_a_note_is_taken_once(store: Store) -> None:
    ours, theirs = await store.open(), await store.open()
    await ours.keep(ROOM, "hand-over", b"\x00seat", 60)
    await ours.keep(ROOM, "another", b"other", 60)
    taken = await asyncio.gather(*(log.take(ROOM, "hand-over") for log in (ours, theirs, ours, theirs)))
    assert sorted(taken, key=bool) == [None, None, None, b"\x00seat"]
    assert await ours.take(ROOM, "another") == b"other"


async def test_a_note_kept_again_is_the_newer_one(log: Log) -> None:
    await log.keep(ROOM, "hand-over", b"old", 60)
    await log.keep(ROOM, "hand-over", b"new", 60)
    assert await log.take(ROOM, "hand-over") == b"new"


async def test_a_note_is_its_rooms(log: Log) -> None:
    await log.keep(ROOM, "hand-over", b"seat", 60)
    await log.keep(OTHER, "hand-over", b"another", 60)
    await log.delete(ROOM)
    assert await log.take(ROOM, "hand-over") is None
    assert await log.take(OTHER, "hand-over") == b"another"


@pytest.mark.parametrize("store", ["valkey", "sqlite"], indirect=True)  # in a cluster, too, a Valkey counts the time
async def test_a_note_ends(log: Log) -> None:
    await log.keep(ROOM, "hand-over", b"seat", 1)
    await asyncio.sleep(1.1)
    assert await log.take(ROOM, "hand-over") is None


async def test_rooms_are_due_from_their_moment_on_those_that_wait_longest_first(store: Store) -> None:
    ours, theirs = await store.open(), await store.open()
    for room, at in (("FIRST1", 2_000), ("SECOND", 1_000), ("THIRD1", 3_000), ("NEVER1", 500)):
        await ours.append(room, 1, entry(1))
        await theirs.remind(room, at)
    await ours.remind("NEVER1", 0)
    await ours.remind("NOROOM", 1)
    assert await ours.due(999) == []
    assert await theirs.due(2_000) == ["SECOND", "FIRST1"]
    assert await ours.due(9_000, limit=2) == ["SECOND", "FIRST1"]
    await theirs.remind("SECOND", 4_000)
    assert await ours.due(9_000) == ["FIRST1", "THIRD1", "SECOND"]


async def test_a_room_that_was_kept_elsewhere_goes_on_from_there(store: Store) -> None:
    ours, theirs = await store.open(), await store.open()
    await ours.adopt(ROOM, 7, entry(7), b"seven", nonce="g")
    assert await theirs.rooms() == [ROOM]
    assert await theirs.snapshot(ROOM) == (7, b"seven")
    assert await theirs.read(ROOM, 6) == [(7, entry(7))]
    with pytest.raises(Forked):
        await theirs.append(ROOM, 8, entry(8), nonce="h", after="other")
    await theirs.append(ROOM, 8, entry(8), nonce="h", after="g")
    assert await ours.head(ROOM) == 8


async def test_a_room_that_is_there_is_not_adopted(log: Log) -> None:
    await write(log, ROOM, 1, 3)
    with pytest.raises(Taken):
        await log.adopt(ROOM, 7, entry(7), b"seven")
    assert await log.head(ROOM) == 3
    assert await log.snapshot(ROOM) is None
    await log.append("OTHER7", 1, entry(1))
    assert sorted(await log.rooms()) == sorted([ROOM, "OTHER7"])
    await log.delete(ROOM)
    assert await log.rooms() == ["OTHER7"]
