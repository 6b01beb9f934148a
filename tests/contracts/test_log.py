"""What every store must do, whatever it is made of."""

import asyncio
from contextlib import suppress

import pytest

from server.log import Behind, Forked, Full, Gone, Hole, Log, Taken
from tests.contracts.conftest import Store

pytestmark = pytest.mark.anyio

ROOM, OTHER = "KALVA7", "MEZS42"


def entry(rev: int) -> bytes:
    return b"\x00\xff entry %d" % rev


async def write(log: Log, room: str, first: int, last: int) -> None:
    for rev in range(first, last + 1):
        await log.append(room, rev, entry(rev))


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


async def test_a_written_entry_rings_the_room_here_and_in_every_other_process(store: Store) -> None:
    ours, theirs = await store.open(), await store.open()
    for log in {ours, theirs}:
        await log.listen(ROOM)
    for rings in store.rings:
        await rings.wait_for(ROOM, None)
        rings.all.clear()
    await ours.append(ROOM, 1, b"ring")
    for rings in store.rings:
        await rings.wait_for(ROOM, None)
        assert rings.all == [(ROOM, None)]


async def test_listening_begins_with_a_ring(store: Store) -> None:
    log = await store.open()
    await log.listen(ROOM)
    await store.rings[0].wait_for(ROOM, None)


async def test_a_refused_entry_rings_nobody_and_no_room_rings_for_another(store: Store) -> None:
    log = await store.open()
    await write(log, ROOM, 1, 2)
    await log.listen(ROOM)
    await store.rings[0].wait_for(ROOM, None)
    store.rings[0].all.clear()
    for rev in (2, 4):
        with pytest.raises((Taken, Behind)):
            await log.append(ROOM, rev, b"refused")
    await write(log, OTHER, 1, 1)
    await log.publish(ROOM, b"the last")
    await store.rings[0].wait_for(ROOM, b"the last")
    assert store.rings[0].all == [(ROOM, b"the last")]


async def test_who_no_longer_listens_hears_nothing(store: Store) -> None:
    log = await store.open()
    await log.listen(ROOM)
    await log.listen(OTHER)
    await log.unlisten(ROOM)
    await log.unlisten(ROOM)
    await store.rings[0].wait_for(OTHER, None)
    store.rings[0].all.clear()
    await log.append(ROOM, 1, b"unheard")
    await log.publish(ROOM, b"unheard")
    await log.publish(OTHER, b"heard")
    await store.rings[0].wait_for(OTHER, b"heard")
    assert store.rings[0].all == [(OTHER, b"heard")]


async def test_who_listens_again_hears_again(store: Store) -> None:
    log = await store.open()
    for _ in range(3):
        await log.listen(ROOM)
        await log.unlisten(ROOM)
    await log.listen(ROOM)
    await log.publish(ROOM, b"heard")
    await store.rings[0].wait_for(ROOM, b"heard")


async def test_a_message_beside_the_log_reaches_all_and_is_not_kept(store: Store) -> None:
    ours, theirs = await store.open(), await store.open()
    for log in {ours, theirs}:
        await log.listen(ROOM)
    for number in range(20):
        await ours.publish(ROOM, b"\xff%d" % number)
    for rings in store.rings:
        await rings.wait_for(ROOM, b"\xff19")
        assert [message for _, message in rings.all if message] == [b"\xff%d" % number for number in range(20)]
    assert await ours.head(ROOM) == 0
    assert await store.names() == set()


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
