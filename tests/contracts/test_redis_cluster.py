"""The log in a cluster while rooms move from one server to another, and when replicas or files are looked at."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

import pytest
from redis.crc import key_slot

from server.log import Away, Log
from tests.cluster import Cluster, Node
from tests.contracts.conftest import A_CLUSTER, ClusterStore

pytestmark = [pytest.mark.anyio, *A_CLUSTER]

ROOM = "KALVA7"
ROOMS = ["KALVA7", "MEZS42", "JURA39", "UPE456", "LAUKS8", "KOKS23", "ZEME67", "DEBES4"]
SLOT = key_slot(ROOM.encode())


def way(cluster: Cluster, room: str) -> tuple[Node, Node]:
    """From where to where it can be moved."""
    source = cluster.master_of(room)
    return source, next(node for node in cluster.masters() if node is not source)


def from_thread(loop: asyncio.AbstractEventLoop, step: Callable[[], Awaitable[None]]) -> Callable[[], None]:
    async def run() -> None:
        await step()

    return lambda: asyncio.run_coroutine_threadsafe(run(), loop).result(10)


async def test_a_room_is_written_read_and_rung_in_every_moment_of_a_slow_move(cluster_store: ClusterStore) -> None:
    ours, theirs = await cluster_store.open(), await cluster_store.open()
    for log in (ours, theirs):
        await log.listen(ROOM)
    await ours.append(ROOM, 1, b"1")
    await ours.save_snapshot(ROOM, 1, b"one")
    await ours.keep(ROOM, "note", b"kept", 60)
    moments = 0

    async def write() -> None:
        nonlocal moments
        moments += 1
        rev = await theirs.head(ROOM) + 1
        for rings in cluster_store.rings:
            rings.all.clear()
        await ours.append(ROOM, rev, b"%d" % rev)
        for rings in cluster_store.rings:
            await rings.wait_for(ROOM, None, seconds=2)
        assert await theirs.read(ROOM, rev - 1) == [(rev, b"%d" % rev)]
        assert await theirs.snapshot(ROOM) == (1, b"one")

    steps = from_thread(asyncio.get_running_loop(), write)
    await asyncio.to_thread(lambda: cluster_store.cluster.move_slowly(SLOT, *way(cluster_store.cluster, ROOM), steps))
    await write()
    assert moments == 5  # open, after each of three keys, and when it is over
    assert await theirs.read(ROOM, 0) == [(rev, b"%d" % rev) for rev in range(1, 7)]
    assert await theirs.take(ROOM, "note") == b"kept"
    assert await theirs.take(ROOM, "note") is None


async def test_a_script_about_several_keys_waits_until_they_are_together(cluster_store: ClusterStore) -> None:
    log = await cluster_store.open()
    await log.append(ROOM, 1, b"1")
    await log.save_snapshot(ROOM, 1, b"one")
    source, target = way(cluster_store.cluster, ROOM)
    target.ask("CLUSTER SETSLOT", SLOT, "IMPORTING", source.name)
    source.ask("CLUSTER SETSLOT", SLOT, "MIGRATING", target.name)
    source.ask("MIGRATE", "127.0.0.1", target.port, f"{{{ROOM}}}:log", 0, 5000)
    compacting = asyncio.create_task(log.compact(ROOM, 1, b"compact"))
    await asyncio.sleep(0.1)
    assert not compacting.done()
    await asyncio.to_thread(cluster_store.cluster.move_slowly, SLOT, source, target)
    await compacting
    assert await log.snapshot(ROOM) == (1, b"compact")


@pytest.mark.parametrize("how", [Cluster.move_slowly, Cluster.move_at_once])
async def test_who_listens_hears_a_room_that_has_moved(
    cluster_store: ClusterStore, how: Callable[[Cluster, int, Node, Node], None]
) -> None:
    ours, theirs = await cluster_store.open(), await cluster_store.open()
    rings = cluster_store.rings[1]
    for room in ROOMS:
        await ours.append(room, 1, b"1")
        await theirs.listen(room)
    rings.all.clear()
    await asyncio.to_thread(how, cluster_store.cluster, SLOT, *way(cluster_store.cluster, ROOM))
    await rings.wait_for(ROOM, None)  # whatever was missed meanwhile is looked for
    rings.all.clear()
    for room in ROOMS:
        await ours.append(room, 2, b"2")
        await rings.wait_for(room, None)
        await ours.publish(room, b"beside")
        await rings.wait_for(room, b"beside")


async def test_many_who_write_while_their_slots_move_get_each_number_once(cluster_store: ClusterStore) -> None:
    logs = [await cluster_store.open() for _ in range(2)]
    moving = True

    async def write(log: Log, room: str) -> int:
        rev = 0
        while moving or rev < 20:
            await log.append(room, rev + 1, b"%d" % (rev + 1))
            rev += 1
            await asyncio.sleep(0.005)
        return rev

    writers = [asyncio.create_task(write(logs[n % 2], room)) for n, room in enumerate(ROOMS)]
    for room in ROOMS:
        slot = key_slot(room.encode())
        for how in (Cluster.move_slowly, Cluster.move_at_once):
            await asyncio.to_thread(how, cluster_store.cluster, slot, *way(cluster_store.cluster, room))
    moving = False
    for room, rev in zip(ROOMS, await asyncio.gather(*writers), strict=True):
        assert await logs[0].read(room, 0, 100_000) == [(n, b"%d" % n) for n in range(1, rev + 1)]


async def test_with_replicas_an_entry_counts_only_when_the_rooms_own_replica_has_it(
    cluster_store: ClusterStore,
) -> None:
    log = await cluster_store.open("&replicas=1")
    await log.append(ROOM, 1, b"in both")
    replica = cluster_store.cluster.replica_of(cluster_store.cluster.master_of(ROOM))
    replica.valkey.pause()
    try:
        with pytest.raises(Away):
            await log.append(ROOM, 2, b"in one")
        with pytest.raises(Away):
            await log.read(ROOM, 1)  # so it cannot be taken for stored
    finally:
        replica.valkey.resume()
    async with asyncio.timeout(5):
        while await log.head(ROOM) != 2:  # noqa: ASYNC110 (no ring tells)
            await asyncio.sleep(0.05)


async def test_what_is_compacted_is_in_no_file_of_any_server(cluster_store: ClusterStore) -> None:
    log = await cluster_store.open()
    await log.append(ROOM, 1, b"Annelise of the far farm")
    nodes = cluster_store.cluster.nodes
    await in_files(nodes, 2)
    source, target = way(cluster_store.cluster, ROOM)
    await asyncio.to_thread(cluster_store.cluster.move_slowly, SLOT, source, target)
    await log.append(ROOM, 2, b"forget her")
    await log.compact(ROOM, 2, b"nobody")
    await in_files(nodes, 0)


async def in_files(nodes: Sequence[Node], number: int) -> None:
    """Wait until so many servers have her name in their files."""
    async with asyncio.timeout(15):
        while sum(b"Annelise" in kept(node.folder) for node in nodes) != number:  # noqa: ASYNC110 (no file tells)
            await asyncio.sleep(0.1)


def kept(folder: Path) -> bytes:
    """All that the server's files hold."""
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
