"""What every store must do: it keeps two snapshots, and of the log what comes after."""

import pytest

from server.log import Hole, Log
from tests.contracts.conftest import Store
from tests.contracts.entries import OTHER, ROOM, entry, write

pytestmark = pytest.mark.anyio


async def test_the_newest_snapshot_is_the_one_that_is_found(log: Log) -> None:
    await write(log, ROOM, 1, 9)
    await log.save_snapshot(ROOM, 9, b"nine \x00\xff")
    await log.save_snapshot(ROOM, 4, b"four")
    assert await log.snapshot(ROOM) == (9, b"nine \x00\xff")


async def test_numbers_of_snapshots_are_compared_as_numbers(log: Log) -> None:
    await write(log, ROOM, 1, 100)
    for rev in (9, 10, 100):
        await log.save_snapshot(ROOM, rev, b"%d" % rev)
    assert await log.snapshot(ROOM) == (100, b"100")


async def test_a_snapshot_never_changes(log: Log) -> None:
    await write(log, ROOM, 1, 5)
    await log.save_snapshot(ROOM, 5, b"first")
    await log.save_snapshot(ROOM, 5, b"second")
    assert await log.snapshot(ROOM) == (5, b"first")


async def test_one_snapshot_alone_trims_nothing(log: Log) -> None:
    await write(log, ROOM, 1, 5)
    await log.save_snapshot(ROOM, 5, b"five")
    assert len(await log.read(ROOM, 0)) == 5


async def test_with_two_snapshots_the_log_begins_after_the_older(log: Log) -> None:
    await write(log, ROOM, 1, 20)
    for rev in (5, 10, 15):
        await log.save_snapshot(ROOM, rev, b"%d" % rev)
    assert await log.read(ROOM, 10) == [(rev, entry(rev)) for rev in range(11, 21)]
    for after in (0, 9):
        with pytest.raises(Hole):
            await log.read(ROOM, after)


async def test_a_late_old_snapshot_gives_back_nothing_that_was_trimmed(log: Log) -> None:
    await write(log, ROOM, 1, 20)
    for rev in (5, 10, 15, 7):
        await log.save_snapshot(ROOM, rev, b"%d" % rev)
    assert await log.snapshot(ROOM) == (15, b"15")
    with pytest.raises(Hole):
        await log.read(ROOM, 7)
    assert len(await log.read(ROOM, 10)) == 10


async def test_the_last_entry_is_never_trimmed(log: Log) -> None:
    await write(log, ROOM, 1, 5)
    for rev in (4, 5):
        await log.save_snapshot(ROOM, rev, b"%d" % rev)
    assert await log.head(ROOM) == 5
    await log.append(ROOM, 6, entry(6))
    assert await log.read(ROOM, 5) == [(6, entry(6))]


async def test_a_snapshot_that_the_log_has_not_reached_is_passed_over(log: Log) -> None:
    await write(log, ROOM, 1, 5)
    await log.save_snapshot(ROOM, 6, b"of another branch")
    await log.save_snapshot(OTHER, 1, b"of a deleted room")
    assert await log.snapshot(ROOM) is None
    assert await log.snapshot(OTHER) is None


async def test_compact_leaves_one_snapshot_and_nothing_of_before(store: Store) -> None:
    log = await store.open()
    for rev in range(1, 8):
        await log.append(ROOM, rev, entry(rev))
    await log.save_snapshot(ROOM, 2, b"older")
    await log.save_snapshot(ROOM, 4, b"newer")
    await log.compact(ROOM, 6, b"without the past")
    await log.save_snapshot(ROOM, 5, b"late, of before")
    assert await log.snapshot(ROOM) == (6, b"without the past")
    with pytest.raises(Hole):
        await log.read(ROOM, 4)
    assert await log.read(ROOM, 6) == [(7, entry(7))]
    await log.append(ROOM, 8, entry(8))
    assert await log.head(ROOM) == 8
