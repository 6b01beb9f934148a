"""What every store must do, whatever it is made of: entries are kept under dense numbers, each written once."""

import asyncio
from contextlib import suppress

import pytest

from server.log import Behind, Forked, Full, Gone, Log, Taken
from tests.contracts.conftest import Store
from tests.contracts.entries import OTHER, ROOM, entry, write

pytestmark = pytest.mark.anyio


async def test_a_room_that_was_never_begun_is_empty(log: Log) -> None:
    assert await log.head(ROOM) == 0
    assert await log.read(ROOM, 0) == []
    assert await log.snapshot(ROOM) is None


async def test_entries_come_back_as_they_were_written_under_dense_numbers(log: Log) -> None:
    await write(log, ROOM, 1, 12)
    assert await log.head(ROOM) == 12
    assert await log.read(ROOM, 0) == [(rev, entry(rev)) for rev in range(1, 13)]
    assert await log.read(ROOM, 7, limit=3) == [(rev, entry(rev)) for rev in (8, 9, 10)]
    assert await log.read(ROOM, 12) == []


async def test_rooms_are_apart(log: Log) -> None:
    await write(log, ROOM, 1, 3)
    await write(log, OTHER, 1, 1)
    assert await log.head(OTHER) == 1
    assert await log.read(ROOM, 2) == [(3, entry(3))]


async def test_an_empty_and_a_large_entry_are_entries(log: Log) -> None:
    large = bytes(range(256)) * 4000
    await log.append(ROOM, 1, b"")
    await log.append(ROOM, 2, large)
    assert await log.read(ROOM, 0) == [(1, b""), (2, large)]


@pytest.mark.parametrize("rev", [1, 2, 3])
async def test_a_number_that_exists_is_taken(log: Log, rev: int) -> None:
    await write(log, ROOM, 1, 3)
    with pytest.raises(Taken) as refusal:
        await log.append(ROOM, rev, b"another")
    assert refusal.value.head == 3
    assert await log.read(ROOM, 0) == [(n, entry(n)) for n in (1, 2, 3)]


async def test_a_store_that_is_older_than_we_are_says_so(log: Log) -> None:
    await write(log, ROOM, 1, 3)
    with pytest.raises(Behind) as refusal:
        await log.append(ROOM, 5, b"past a hole")
    assert refusal.value.head == 3
    assert await log.head(ROOM) == 3


async def test_a_room_without_a_log_is_gone(log: Log) -> None:
    with pytest.raises(Gone):
        await log.append(ROOM, 2, b"no beginning")
    assert await log.head(ROOM) == 0


async def test_nobody_goes_on_from_an_entry_that_was_replaced(log: Log) -> None:
    await log.append(ROOM, 1, entry(1), nonce="a")
    await log.append(ROOM, 2, entry(2), nonce="b", after="a")
    with pytest.raises(Forked):
        await log.append(ROOM, 3, b"after the lost one", nonce="c", after="lost")
    with pytest.raises(Forked):
        await log.append(ROOM, 3, b"after nothing", nonce="c")
    with pytest.raises(Taken):
        await log.append(ROOM, 2, b"also replaced", nonce="c", after="lost")
    await log.append(ROOM, 3, entry(3), nonce="c", after="b")
    assert await log.read(ROOM, 0) == [(rev, entry(rev)) for rev in (1, 2, 3)]


async def test_the_last_entry_is_known_by_its_nonce_after_trimming_too(log: Log) -> None:
    await log.append(ROOM, 1, entry(1), nonce="a")
    await log.append(ROOM, 2, entry(2), nonce="b", after="a")
    for rev in (1, 2):
        await log.save_snapshot(ROOM, rev, b"%d" % rev)
    with pytest.raises(Forked):
        await log.append(ROOM, 3, entry(3), nonce="c", after="a")
    await log.append(ROOM, 3, entry(3), nonce="c", after="b")


async def test_of_many_who_write_at_once_exactly_one_gets_each_number(store: Store) -> None:
    logs = [await store.open() for _ in range(3)]
    stored: list[tuple[int, bytes]] = []

    async def writer(number: int, log: Log) -> None:
        for turn in range(10):
            mine = b"%d/%d" % (number, turn)
            while True:
                rev = await log.head(ROOM) + 1
                try:
                    await log.append(ROOM, rev, mine)
                except Taken:
                    continue
                stored.append((rev, mine))
                break

    async with asyncio.TaskGroup() as together:
        for number in range(9):
            together.create_task(writer(number, logs[number % len(logs)]))
    assert len(stored) == 90
    assert await logs[0].read(ROOM, 0) == sorted(stored)


async def test_a_full_store_says_so_and_is_still_read(store: Store) -> None:
    log = await store.open()
    await write(log, ROOM, 1, 3)
    await store.fill()
    with pytest.raises(Full):
        await log.append(ROOM, 4, bytes(2_000_000))
    with pytest.raises(Full):
        await log.save_snapshot(ROOM, 3, bytes(2_000_000))
    with pytest.raises(Full):
        await log.keep(ROOM, "note", bytes(2_000_000), 60)
    assert await log.read(ROOM, 0) == [(rev, entry(rev)) for rev in (1, 2, 3)]
    assert await log.snapshot(ROOM) is None


async def test_a_cancelled_write_leaves_the_log_whole(log: Log) -> None:
    for rev in range(1, 30):
        writing = asyncio.ensure_future(log.append(ROOM, rev, entry(rev)))
        await asyncio.sleep(0.0003 * (rev % 5))
        writing.cancel()
        await asyncio.gather(writing, return_exceptions=True)
        with suppress(Taken):
            await log.append(ROOM, rev, entry(rev))
    assert await log.read(ROOM, 0) == [(rev, entry(rev)) for rev in range(1, 30)]
