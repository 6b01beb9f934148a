"""What every store must do: it rings those who listen to a room, and tells what is beside the log."""

import pytest

from server.log import Behind, Taken
from tests.contracts.conftest import Store
from tests.contracts.entries import OTHER, ROOM, write

pytestmark = pytest.mark.anyio


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
