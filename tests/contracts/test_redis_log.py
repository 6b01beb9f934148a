"""The log in Valkey when Valkey dies, falls silent, forgets, is full, or becomes a replica."""

import asyncio
import time
from pathlib import Path

import pytest
from redis.exceptions import ResponseError

from server import redis_connections, redis_log, redis_rings
from server.log import Away, Behind, Full, Hole, Log, LogError
from server.redis_connections import ANSWER_SECONDS
from server.redis_errors import named
from server.redis_log import RedisLog
from server.redis_rings import PATIENCE
from tests.contracts.conftest import SECONDS_FOR_ALL, Rings, ValkeyStore
from tests.ports import free_port
from tests.valkey import Valkey

pytestmark = pytest.mark.anyio

ROOM = "KALVA7"
ROOMS = ["KALVA7", "MEZS42", "JURA39", "UPE456", "LAUKS8", "KOKS23", "ZEME67", "DEBES4"]


async def write_until_it_fails(log: Log, room: str, enough: asyncio.Barrier) -> int:
    """The number of entries that were acknowledged; at ten all writers meet."""
    rev = 0
    try:
        while True:
            await log.append(room, rev + 1, b"entry %d" % (rev + 1))
            rev += 1
            if rev == 10:
                await enough.wait()
    except Away:
        return rev
    finally:
        await enough.abort()  # nobody waits for a writer that failed before


async def wait_until_back(log: Log) -> None:
    async with asyncio.timeout(SECONDS_FOR_ALL):
        while True:
            try:
                await log.head(ROOM)
            except Away:
                await asyncio.sleep(0.02)
            else:
                return


async def test_every_acknowledged_entry_survives_kill_9(valkey_store: ValkeyStore) -> None:
    log = await valkey_store.open()
    enough = asyncio.Barrier(len(ROOMS) + 1)
    writers = [asyncio.create_task(write_until_it_fails(log, room, enough)) for room in ROOMS]
    await enough.wait()
    await asyncio.sleep(0.1)
    await asyncio.to_thread(valkey_store.valkey.kill9)
    acknowledged = await asyncio.gather(*writers)
    await asyncio.to_thread(valkey_store.valkey.start)
    await wait_until_back(log)
    for room, rev in zip(ROOMS, acknowledged, strict=True):
        entries = await log.read(room, 0, limit=100_000)
        assert entries == [(n, b"entry %d" % n) for n in range(1, len(entries) + 1)]
        assert rev <= len(entries) <= rev + 1  # the one whose acknowledgement was lost may be there
        assert rev >= 10


async def test_after_a_restart_every_listened_room_is_rung_and_rings_again(valkey_store: ValkeyStore) -> None:
    log = await valkey_store.open()
    rings = valkey_store.rings[0]
    for room in ROOMS:
        await log.listen(room)
    await log.unlisten(ROOMS[-1])
    await asyncio.to_thread(valkey_store.valkey.kill9)
    await asyncio.sleep(0.1)
    rings.all.clear()
    await asyncio.to_thread(valkey_store.valkey.start)
    for room in ROOMS[:-1]:
        await rings.wait_for(room, None)
    rings.all.clear()
    await wait_until_back(log)
    await log.append(ROOM, 1, b"rung")
    await rings.wait_for(ROOM, None)
    await log.publish(ROOMS[1], b"message")
    await rings.wait_for(ROOMS[1], b"message")
    assert rings.all == [(ROOM, None), (ROOMS[1], b"message")]


async def test_a_store_that_is_gone_is_away_at_once_and_used_again_when_it_is_back(
    valkey_store: ValkeyStore,
) -> None:
    log = await valkey_store.open()
    await log.append(ROOM, 1, b"before")
    await asyncio.to_thread(valkey_store.valkey.stop)
    began = time.monotonic()
    for asked in (
        log.append(ROOM, 2, b"lost"),
        log.read(ROOM, 0),
        log.head(ROOM),
        log.snapshot(ROOM),
        log.save_snapshot(ROOM, 1, b"lost"),
        log.delete(ROOM),
        log.keep(ROOM, "note", b"lost", 60),
        log.take(ROOM, "note"),
        log.remind(ROOM, 1),
        log.due(1),
    ):
        with pytest.raises(Away):
            await asked
    await log.publish(ROOM, b"lost")
    assert time.monotonic() - began < 3  # none of the ten has waited out the patience for an answer or a connection
    await asyncio.to_thread(valkey_store.valkey.start)
    await wait_until_back(log)
    await log.append(ROOM, 2, b"after")
    assert await log.read(ROOM, 0) == [(1, b"before"), (2, b"after")]


def test_a_store_has_a_few_seconds_to_answer() -> None:
    assert max(ANSWER_SECONDS, PATIENCE) <= 3


async def test_a_store_that_does_not_answer_in_time_is_away(
    valkey_store: ValkeyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = await valkey_store.open()
    await log.append(ROOM, 1, b"before")
    valkey_store.valkey.pause()
    with monkeypatch.context() as impatient:
        impatient.setattr(redis_connections, "ANSWER_SECONDS", 0.3)
        with pytest.raises(Away):
            await asyncio.wait_for(log.append(ROOM, 2, b"asked while it slept"), SECONDS_FOR_ALL)
    valkey_store.valkey.resume()
    await wait_until_back(log)
    # The outcome was unknown; it turns out to have happened, once.
    assert await log.read(ROOM, 1) == [(2, b"asked while it slept")]


async def test_waiting_for_a_connection_ends_too(valkey_store: ValkeyStore, monkeypatch: pytest.MonkeyPatch) -> None:
    log = await valkey_store.open("?max_connections=1")
    monkeypatch.setattr(redis_connections, "ANSWER_SECONDS", 0.5)
    valkey_store.valkey.pause()
    began = time.monotonic()
    outcomes = await asyncio.gather(*(log.append(room, 1, b"") for room in ROOMS), return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [Away] * len(ROOMS)
    assert time.monotonic() - began < 0.5 * len(ROOMS)  # they waited side by side
    valkey_store.valkey.resume()


async def test_a_start_without_a_store_waits_for_it(valkey_store: ValkeyStore) -> None:
    valkey_store.valkey.stop()
    log = await valkey_store.open()
    with pytest.raises(Away):
        await log.head(ROOM)
    await asyncio.to_thread(valkey_store.valkey.start)
    await log.listen(ROOM)
    await valkey_store.rings[0].wait_for(ROOM, None)


async def test_who_cannot_listen_is_told_and_is_not_listening(
    valkey_store: ValkeyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    valkey_store.valkey.stop()
    log = await valkey_store.open()
    with monkeypatch.context() as impatient:
        impatient.setattr(redis_rings, "PATIENCE", 0.2)
        with pytest.raises(Away):
            await log.listen(ROOM)
    await asyncio.to_thread(valkey_store.valkey.start)
    await wait_until_back(log)
    await log.listen(ROOMS[1])
    await log.publish(ROOM, b"unheard")
    await log.publish(ROOMS[1], b"heard")
    await valkey_store.rings[0].wait_for(ROOMS[1], b"heard")
    assert all(room == ROOMS[1] for room, _ in valkey_store.rings[0].all)


async def test_a_connection_that_falls_silent_is_replaced(
    valkey_store: ValkeyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(redis_rings, "QUIET", 0.1)
    log = await valkey_store.open("?socket_timeout=0.3")
    assert isinstance(log, RedisLog)
    rings, heard = valkey_store.rings[0], log._rings._heard
    await log.listen(ROOM)
    await stay_calm(rings)  # a quiet store is not a silent one
    valkey_store.valkey.pause()
    async with asyncio.timeout(SECONDS_FOR_ALL):
        while heard[ROOM].is_set():  # noqa: ASYNC110 (nothing tells)
            await asyncio.sleep(0.02)
    rings.all.clear()
    valkey_store.valkey.resume()
    await rings.wait_for(ROOM, None)
    await log.publish(ROOM, b"heard")
    await rings.wait_for(ROOM, b"heard")


async def stay_calm(rings: Rings) -> None:
    """Wait until half a second goes by without a ring: on a busy machine a quiet store is taken for silent at times."""
    async with asyncio.timeout(SECONDS_FOR_ALL):
        rung = -1
        while rung != len(rings.all):
            rung = len(rings.all)
            await asyncio.sleep(0.5)


async def test_a_mistake_in_one_room_does_not_make_the_others_deaf(valkey_store: ValkeyStore) -> None:
    log = await valkey_store.open()
    rings = valkey_store.rings[0]
    for room in ROOMS[:2]:
        await log.listen(room)
        await rings.wait_for(room, None)
    rings.refuses = b"mistake"
    await log.publish(ROOMS[0], b"mistake")
    await log.publish(ROOMS[1], b"heard")
    await rings.wait_for(ROOMS[1], b"heard")


async def test_a_store_that_forgot_the_scripts_is_told_them_again(valkey_store: ValkeyStore) -> None:
    log = await valkey_store.open("?replicas=0")
    await log.append(ROOM, 1, b"")
    assert valkey_store.valkey.ask("SCRIPT FLUSH") == "+OK"
    await log.append(ROOM, 2, b"")
    assert await log.head(ROOM) == 2


async def test_a_hole_is_never_read_over(valkey_store: ValkeyStore) -> None:
    log = await valkey_store.open()
    for rev in (1, 2, 4):
        valkey_store.valkey.ask(f"XADD {{{ROOM}}}:log {rev}-0 e x")
    with pytest.raises(Hole):
        await log.read(ROOM, 0)
    with pytest.raises(Hole):
        await log.read(ROOM, 2)
    assert await log.read(ROOM, 0, limit=2) == [(1, b"x"), (2, b"x")]


async def test_a_tail_lost_in_a_failover_can_be_proposed_again(valkey_store: ValkeyStore) -> None:
    log = await valkey_store.open()
    for rev in (1, 2, 3):
        await log.append(ROOM, rev, b"%d" % rev)
    valkey_store.valkey.ask(f"DEL {{{ROOM}}}:log")
    valkey_store.valkey.ask(f'XADD {{{ROOM}}}:log 1-0 e 1 n ""')
    with pytest.raises(Behind) as refusal:
        await log.append(ROOM, 4, b"4")
    assert refusal.value.head == 1
    for rev in (2, 3, 4):
        await log.append(ROOM, rev, b"%d" % rev)
    assert await log.read(ROOM, 0) == [(rev, b"%d" % rev) for rev in (1, 2, 3, 4)]


async def test_a_store_that_became_a_replica_is_away_until_it_is_none(valkey_store: ValkeyStore) -> None:
    log = await valkey_store.open()
    await log.append(ROOM, 1, b"")
    valkey_store.valkey.ask("REPLICAOF 127.0.0.1 1")
    with pytest.raises(Away):
        await log.append(ROOM, 2, b"")
    assert await log.head(ROOM) == 1
    valkey_store.valkey.ask("REPLICAOF NO ONE")
    await log.append(ROOM, 2, b"")


@pytest.mark.parametrize(
    ("reply", "meaning"),
    [
        ("MISCONF Errors writing to the AOF file: No space left on device", Full),
        ("NOREPLICAS Not enough good replicas to write.", Away),
        ("UNBLOCKED force unblock from blocking operation", Away),
        ("WRONGTYPE Operation against a key holding the wrong kind of value", LogError),
    ],
)
def test_replies_have_a_meaning(reply: str, meaning: type[LogError]) -> None:
    assert type(named(ResponseError(reply))) is meaning


@pytest.mark.parametrize("settings", ["?replicas=1", "?replicas=1&fsync=yes"])
async def test_with_replicas_an_entry_counts_only_when_they_have_it(
    valkey_store: ValkeyStore, tmp_path: Path, unused_port: int, settings: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "replica"
    folder.mkdir()
    for setting in ("bind 127.0.0.1", f"port {unused_port}", "repl-diskless-sync-delay 0"):
        assert valkey_store.valkey.ask(f"CONFIG SET {setting}") == "+OK"
    with Valkey(folder, f"replicaof 127.0.0.1 {unused_port}") as replica:
        log = await valkey_store.open(settings)
        await follows(replica)
        await log.append(ROOM, 1, b"in both")
        replica.pause()
        with monkeypatch.context() as impatient:
            impatient.setattr(redis_log, "REPLICA_MILLISECONDS", 100)
            with pytest.raises(Away):
                await log.append(ROOM, 2, b"in one")
            with pytest.raises(Away):
                await log.read(ROOM, 1)  # so it cannot be taken for stored
        replica.resume()
        await wait_until_back(log)
        assert await log.read(ROOM, 1) == [(2, b"in one")]
        await log.append(ROOM, 3, b"in both")
        await asyncio.to_thread(valkey_store.valkey.kill9)
        assert replica.ask(f"XLEN {{{ROOM}}}:log") == ":3"


async def follows(replica: Valkey) -> None:
    async with asyncio.timeout(SECONDS_FOR_ALL):
        while replica.info("replication")["master_link_status"] != "up":  # noqa: ASYNC110 (nothing tells)
            await asyncio.sleep(0.02)


@pytest.fixture
def unused_port() -> int:
    return free_port()
