"""The log in a cluster while rooms move and servers die, and when replicas or files are looked at."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from redis.asyncio.cluster import ClusterNode
from redis.crc import key_slot
from redis.exceptions import ConnectionError as Disconnected

from server import redis_cluster, redis_log
from server.log import Away, Log
from server.redis_cluster import Cluster as Servers
from server.redis_cluster import addresses_in
from tests.cluster import TO_FAIL_OVER, TO_STAND, Cluster, Node, until
from tests.contracts.conftest import ONE_CLUSTER, SECONDS_FOR_ALL, ClusterStore

pytestmark = [pytest.mark.anyio, ONE_CLUSTER]

ROOM = "KALVA7"
ROOMS = ["KALVA7", "MEZS42", "JURA39", "UPE456", "LAUKS8", "KOKS23", "ZEME67", "DEBES4"]
SLOT = key_slot(ROOM.encode())


def way(cluster: Cluster, room: str) -> tuple[Node, Node]:
    """From where to where it can be moved."""
    source = cluster.master_of(room)
    return source, next(node for node in cluster.masters() if node is not source)


Move = Callable[[Cluster, int, Node, Node], None]


async def move(cluster: Cluster, room: str, how: Move) -> None:
    """All of it in a thread: a loop that waits here would take every server for silent on a busy machine."""
    await asyncio.to_thread(lambda: how(cluster, key_slot(room.encode()), *way(cluster, room)))


def from_thread(loop: asyncio.AbstractEventLoop, step: Callable[[], Awaitable[None]]) -> Callable[[], None]:
    async def run() -> None:
        await step()

    return lambda: asyncio.run_coroutine_threadsafe(run(), loop).result(3 * SECONDS_FOR_ALL)


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
            await rings.wait_for(ROOM, None)
        assert await theirs.read(ROOM, rev - 1) == [(rev, b"%d" % rev)]
        assert await theirs.snapshot(ROOM) == (1, b"one")

    steps = from_thread(asyncio.get_running_loop(), write)
    await asyncio.to_thread(lambda: cluster_store.cluster.move_slowly(SLOT, *way(cluster_store.cluster, ROOM), steps))
    await write()
    assert moments == 5  # open, after each of three keys, and when it is over
    assert await theirs.read(ROOM, 0) == [(rev, b"%d" % rev) for rev in range(1, 7)]
    assert await theirs.take(ROOM, "note") == b"kept"
    assert await theirs.take(ROOM, "note") is None


async def test_a_script_about_several_keys_waits_until_they_are_together(
    cluster_store: ClusterStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(redis_cluster, "TURNS", 1_000)  # on a busy machine a move takes longer than twelve
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
async def test_who_listens_hears_a_room_that_has_moved(cluster_store: ClusterStore, how: Move) -> None:
    ours, theirs = await cluster_store.open(), await cluster_store.open()
    rings = cluster_store.rings[1]
    for room in ROOMS:
        await ours.append(room, 1, b"1")
        await theirs.listen(room)
    rings.all.clear()
    await move(cluster_store.cluster, ROOM, how)
    await rings.wait_for(ROOM, None)  # whatever was missed meanwhile is looked for
    rings.all.clear()
    for room in ROOMS:
        await ours.append(room, 2, b"2")
        await rings.wait_for(room, None)
        await ours.publish(room, b"beside")
        await rings.wait_for(room, b"beside")


@pytest.mark.slow
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
        for how in (Cluster.move_slowly, Cluster.move_at_once):
            await move(cluster_store.cluster, room, how)
    moving = False
    for room, rev in zip(ROOMS, await asyncio.gather(*writers), strict=True):
        assert await logs[0].read(room, 0, 100_000) == [(n, b"%d" % n) for n in range(1, rev + 1)]


@contextmanager
def paused(node: Node) -> Iterator[None]:
    node.valkey.pause()
    try:
        yield
    finally:
        node.valkey.resume()


async def patiently(ask: Callable[[], Awaitable[int]]) -> int:
    """What is answered as soon as anything is."""
    async with asyncio.timeout(SECONDS_FOR_ALL):
        while True:
            try:
                return await ask()
            except Away:
                await asyncio.sleep(0.05)


@pytest.mark.slow
async def test_with_replicas_an_entry_counts_only_when_the_rooms_own_replica_has_it(
    cluster_store: ClusterStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = await cluster_store.open("&replicas=1")
    await log.append(ROOM, 1, b"in both")
    with (
        monkeypatch.context() as impatient,
        paused(cluster_store.cluster.replica_of(cluster_store.cluster.master_of(ROOM))),
    ):
        impatient.setattr(redis_log, "REPLICA_MILLISECONDS", 100)
        with pytest.raises(Away):
            await log.append(ROOM, 2, b"in one")
        with pytest.raises(Away):
            await log.read(ROOM, 1)  # so it cannot be taken for stored
        with pytest.raises(Away):
            await log.compact(ROOM, 2, b"forgotten")
        with pytest.raises(Away):
            await log.delete(ROOM)
    assert await patiently(lambda: log.head(ROOM)) == 0


@pytest.mark.slow
async def test_who_reads_back_what_became_of_it_writes_every_entry_once_through_a_failover(
    cluster_store: ClusterStore,
) -> None:
    cluster, log = cluster_store.cluster, await cluster_store.open("&replicas=1")
    away, last = 0, 0

    async def write(rev: int) -> None:
        nonlocal away
        try:
            await log.append(ROOM, rev, b"%d" % rev, nonce=f"n{rev}", after=f"n{rev - 1}" if rev > 1 else "")
        except Away:
            away += 1
            if await patiently(lambda: log.head(ROOM)) < rev:  # what came of it is seen by reading back
                await write(rev)

    async def keep_writing() -> None:
        nonlocal last
        while not replaced.is_set():
            await write(last + 1)
            last += 1

    replaced = asyncio.Event()

    def replace_its_master() -> None:
        cluster.be_patient(TO_FAIL_OVER)
        cluster.fail_over(master)
        master.valkey.start()
        until(cluster.is_whole)
        cluster.be_patient(TO_STAND)

    await write(last := 1)
    master = cluster.master_of(ROOM)
    writing = asyncio.create_task(keep_writing())
    await asyncio.sleep(0.2)
    await asyncio.to_thread(replace_its_master)
    replaced.set()
    await writing
    assert away > 0
    assert await log.read(ROOM, 0, 100_000) == [(rev, b"%d" % rev) for rev in range(1, last + 1)]


async def test_a_deleted_room_is_not_named_because_a_replica_is_late(cluster_store: ClusterStore) -> None:
    log = await cluster_store.open()
    for room in ROOMS:
        await log.append(room, 1, b"1")
    with paused(cluster_store.cluster.replica_of(cluster_store.cluster.master_of(ROOM))):
        await log.delete(ROOM)
        assert await log.rooms() == sorted(ROOMS[1:])


async def test_whom_a_process_was_told_of_at_first_is_asked_when_all_it_has_found_since_are_gone(
    cluster_store: ClusterStore,
) -> None:
    servers = Servers(cluster_store.cluster.url.partition("?")[0])
    servers._nodes.startup_nodes.clear()
    servers._nodes.startup_nodes["127.0.0.1:1"] = ClusterNode("127.0.0.1", 1)
    with pytest.raises(Disconnected):
        await servers.address_of(ROOM)
    assert await servers.address_of(ROOM) == f"127.0.0.1:{cluster_store.cluster.master_of(ROOM).port}"
    await servers.close()


def test_servers_that_are_away_are_named_too() -> None:
    told = (
        "07c37df 127.0.0.1:30004@31004,far.example slave e7d1eec 0 1426238317239 4 connected\n"
        "67ed2db 127.0.0.1:30002@31002 master,fail - 0 1426238316232 2 disconnected 5461-10922\n"
        "292f8b3 :0@0 slave,fail,noaddr 67ed2db 0 1426238317741 6 disconnected\n"
        "e7d1eec ::1:30001@31001,,shard-id=6 myself,master - 0 0 1 connected 0-5460\n"
    )
    assert addresses_in(told) == ["127.0.0.1:30004", "127.0.0.1:30002", "::1:30001"]


@pytest.mark.slow
async def test_what_is_compacted_is_in_no_file_of_any_server_of_one_that_was_away_neither(
    cluster_store: ClusterStore,
) -> None:
    log = await cluster_store.open()
    await log.append(ROOM, 1, b"Annelise of the far farm")
    nodes = cluster_store.cluster.nodes
    await in_files(nodes, 2)
    source, target = way(cluster_store.cluster, ROOM)
    replica = cluster_store.cluster.replica_of(source)
    await asyncio.to_thread(cluster_store.cluster.move_slowly, SLOT, source, target)
    await in_files(nodes, 4)
    replica.valkey.kill9()
    await log.append(ROOM, 2, b"forget her")
    await log.compact(ROOM, 2, b"nobody")
    await in_files(nodes, 1)
    await asyncio.to_thread(replica.valkey.start)
    await in_files(nodes, 0)
    await asyncio.to_thread(until, cluster_store.cluster.is_whole)


async def in_files(nodes: Sequence[Node], number: int) -> None:
    """Wait until so many servers have her name in their files."""
    async with asyncio.timeout(15):
        while sum(b"Annelise" in kept(node.folder) for node in nodes) != number:  # noqa: ASYNC110 (no file tells)
            await asyncio.sleep(0.1)


def kept(folder: Path) -> bytes:
    """All that the server's files hold."""
    while True:
        with suppress(FileNotFoundError):  # they are being written anew
            return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
