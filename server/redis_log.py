"""The log in Redis or Valkey (7.0 and newer): durable as the store is set up, shared by any number of processes."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from functools import cache
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode

from redis.exceptions import NoScriptError, RedisError, ResponseError

from server.log import Away, Behind, Forked, Gone, Hole, LogError, OnRing, Taken
from server.redis_cluster import Cluster
from server.redis_errors import BROKEN, named
from server.redis_rings import RedisRings
from server.redis_scripts import (
    ADOPT,
    APPEND,
    COMPACT,
    DELETE,
    FORKED,
    SAVE_SNAPSHOT,
    TOUCH,
    channel,
    log_key,
    note_key,
    room_of,
    snapshots_key,
)
from server.redis_servers import Servers, Single
from server.tasks import end

Wait = tuple[str | int, ...]
"""WAIT or WAITAOF with the numbers it must reach."""

REPLICA_MILLISECONDS = 1000
DUE = "rooms:due"
REWRITE_TRIES = 60  # one a second, for a server that is away, or is writing already


class RedisLog:
    """The contract is `server.log.Log`.

    Three settings may follow the address: `replicas=N` makes `append` wait until N replicas have the entry too, and
    `fsync=yes` until it is on the disk of the store and of those replicas, whatever `appendfsync` says; so does what
    is to be forgotten or deleted. `cluster=yes` says that the server at the address is one of a cluster.
    """

    def __init__(self, url: str, on_ring: OnRing) -> None:
        settings = split_settings(url)
        self._servers: Servers = (Cluster if settings.cluster else Single)(settings.address)
        self._rings = RedisRings(self._servers, on_ring)
        self._waits = waits(settings.replicas, settings.fsync)
        self._unsure: set[str] = set()  # rooms with an entry that may not have reached the replicas
        self._old_files = False  # since the store was last asked to write them anew
        self._writing_anew: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Nothing to begin: connections are made as they are needed."""

    async def close(self) -> None:
        if self._writing_anew is not None:
            await end(self._writing_anew)
        await self._rings.close()
        await self._servers.close()

    async def append(self, room: str, rev: int, entry: bytes, *, nonce: str = "", after: str = "") -> None:
        try:
            head = await self._append(room, rev, entry, nonce, after)
        except BROKEN as error:
            raise named(error) from error
        if head == FORKED:
            raise Forked(f"entry {rev - 1} is another")
        if head >= rev:
            raise Taken(head)
        if head == 0 and rev > 1:
            raise Gone(room)
        if head < rev - 1:
            raise Behind(head)

    async def _append(self, room: str, rev: int, entry: bytes, nonce: str, after: str) -> int:
        arguments = [rev, entry, nonce, after, channel(room)]
        if self._waits:
            self._unsure.add(room)
        head = int(await self._run(room, APPEND, [log_key(room)], arguments, waits=self._waits))
        if head == rev - 1:
            self._unsure.discard(room)
        return head

    async def read(self, room: str, after: int, limit: int = 1000) -> list[tuple[int, bytes]]:
        async with self._named_errors():
            await self._make_sure(room)
            found = await self._ask(room, "XRANGE", log_key(room), f"{after + 1}-0", "+", "COUNT", limit)
        entries = [(rev_of(name), fields[b"e"]) for name, fields in found]
        if entries and (entries[0][0] != after + 1 or entries[-1][0] != after + len(entries)):
            raise Hole(f"after {after} comes {entries[0][0]}")
        return entries

    async def head(self, room: str) -> int:
        async with self._named_errors():
            await self._make_sure(room)
            last = await self._ask(room, "XREVRANGE", log_key(room), "+", "-", "COUNT", 1)
        return rev_of(last[0][0]) if last else 0

    async def _make_sure(self, room: str) -> None:
        """What is read back after an unknown outcome counts as stored: so the replicas must have it by then."""
        if room in self._unsure:
            await self._run(room, TOUCH, [log_key(room)], [], waits=self._waits)
            self._unsure.discard(room)

    async def snapshot(self, room: str) -> tuple[int, bytes] | None:
        async with self._named_errors():
            while revs := await self._ask(room, "HKEYS", snapshots_key(room)):
                newest = max(map(int, revs))
                data = await self._ask(room, "HGET", snapshots_key(room), newest)
                if data is not None:  # else two newer ones came in between
                    return newest, data
        return None

    async def save_snapshot(self, room: str, rev: int, data: bytes, *, nonce: str = "") -> None:
        async with self._named_errors():
            await self._run(room, SAVE_SNAPSHOT, [log_key(room), snapshots_key(room)], [rev, data, nonce])

    async def compact(self, room: str, rev: int, data: bytes, *, nonce: str = "") -> None:
        async with self._named_errors():
            keys = [log_key(room), snapshots_key(room)]
            await self._run(room, COMPACT, keys, [rev, data, nonce], waits=self._waits)
        self._write_files_anew_aside()

    def _write_files_anew_aside(self) -> None:
        self._old_files = True
        if self._writing_anew is None or self._writing_anew.done():
            self._writing_anew = asyncio.create_task(self._write_files_anew())

    async def _write_files_anew(self) -> None:
        """At every server, since slots wander: each that ever had the room has it in its files."""
        while self._old_files:
            self._old_files = False
            left: list[str] | None = None
            for _ in range(REWRITE_TRIES):
                left = await self._still_to_write(left)
                if left == [] or self._old_files:
                    break
                await asyncio.sleep(1)

    async def _still_to_write(self, asked: list[str] | None) -> list[str] | None:
        """Which of these servers (None: of all) have not begun. One after the other, so that we can be ended."""
        with suppress(RedisError):
            asked = asked or await self._servers.addresses()
            return [address for address in asked if not await self._begins_anew(address)]
        return asked

    async def _begins_anew(self, address: str) -> bool:
        """What is under way when we ask may have begun before, and would keep what is to be forgotten: ask again."""
        try:
            await self._servers.tell(address, "BGREWRITEAOF")
        except ResponseError as error:
            return "in progress" not in str(error)  # else this user may not: the store does it in its own time
        except RedisError:
            return False  # it is away, and may come back with the files it has
        return True

    async def rooms(self) -> list[str]:
        async with self._named_errors():
            # Twice: a room that moves may be gone from where we have yet to look to where we have looked.
            found = [await self._rooms_at(address) for address in 2 * await self._servers.masters()]
        return sorted(set().union(*found))

    async def _rooms_at(self, address: str) -> set[str]:
        rooms: set[str] = set()
        cursor: bytes | str = "0"
        while True:
            cursor, keys = await self._servers.tell(address, "SCAN", cursor, "MATCH", log_key("*"), "COUNT", 1000)
            rooms.update(map(room_of, keys))
            if int(cursor) == 0:
                return rooms

    async def adopt(self, room: str, rev: int, entry: bytes, data: bytes, *, nonce: str = "") -> None:
        arguments = [rev, entry, data, nonce]
        async with self._named_errors():
            head = int(await self._run(room, ADOPT, [log_key(room), snapshots_key(room)], arguments, waits=self._waits))
        if head:
            raise Taken(head)

    async def delete(self, room: str) -> None:
        async with self._named_errors():
            keys = [log_key(room), snapshots_key(room)]
            await self._run(room, DELETE, keys, [channel(room)], waits=self._waits)
            self._unsure.discard(room)
            await self._drop_notes(room)
            await self._ask(DUE, "ZREM", DUE, room)
        self._write_files_anew_aside()

    async def _drop_notes(self, room: str) -> None:
        cursor = None
        while cursor != 0:
            scan = ("SCAN", cursor or 0, "MATCH", note_key(room, "*"), "COUNT", 1000)
            cursor, notes = await self._ask(room, *scan)
            if notes:
                await self._ask(room, "UNLINK", *notes)

    async def remind(self, room: str, at: int) -> None:
        async with self._named_errors():
            if at:
                await self._ask(DUE, "ZADD", DUE, at, room)
            # Asked afterwards: another process may be deleting the room, and what it has removed must not come back.
            if not at or not await self._ask(room, "EXISTS", log_key(room)):
                await self._ask(DUE, "ZREM", DUE, room)

    async def due(self, at: int, limit: int = 1000) -> list[str]:
        async with self._named_errors():
            found = await self._ask(DUE, "ZRANGE", DUE, "-inf", at, "BYSCORE", "LIMIT", 0, limit)
        return [room.decode() for room in found]

    async def listen(self, room: str) -> None:
        await self._rings.listen(room)

    async def unlisten(self, room: str) -> None:
        await self._rings.unlisten(room)

    async def publish(self, room: str, message: bytes) -> None:
        try:
            async with self._named_errors():
                await self._ask(room, "SPUBLISH", channel(room), message)
        except LogError:
            pass  # beside the log: whoever needs it sends the next one soon

    async def keep(self, room: str, name: str, value: bytes, seconds: int) -> None:
        async with self._named_errors():
            await self._ask(room, "SET", note_key(room, name), value, "EX", seconds)

    async def take(self, room: str, name: str) -> bytes | None:
        async with self._named_errors():
            value: bytes | None = await self._ask(room, "GETDEL", note_key(room, name))
        return value

    async def _ask(self, room: str, *command: Any) -> Any:
        return (await self._servers.send(room, command))[0]

    async def _run(
        self, room: str, script: str, keys: list[str], arguments: list[Any], waits: Sequence[Wait] = ()
    ) -> Any:
        rest = (len(keys), *keys, *arguments)
        try:
            return await self._waited(room, waits, "EVALSHA", sha_of(script), *rest)
        except NoScriptError:  # a store that was started again has forgotten it, and has done nothing yet
            return await self._waited(room, waits, "EVAL", script, *rest)

    async def _waited(self, room: str, waits: Sequence[Wait], *command: Any) -> Any:
        waiting = [(*wait, REPLICA_MILLISECONDS) for wait in waits]
        answer, *reached = await self._servers.send(room, command, *waiting)
        if not all(enough(places, wait) for places, wait in zip(reached, waits, strict=True)):
            raise Away(f"stored, but not in as many places as asked for: {reached}")
        return answer

    @asynccontextmanager
    async def _named_errors(self) -> AsyncIterator[None]:
        try:
            yield
        except BROKEN as error:
            raise named(error) from error


class Settings(NamedTuple):
    """`address`: without our own settings, which redis-py would not know."""

    address: str
    replicas: int
    fsync: bool
    cluster: bool


@cache
def sha_of(script: str) -> str:
    return hashlib.sha1(script.encode(), usedforsecurity=False).hexdigest()


def waits(replicas: int, fsync: bool) -> list[Wait]:
    # A replica tells how far its disk is at once when asked, but only once a second unasked, and what it is asked
    # together with the entry it answers before writing. So WAIT goes first, and WAITAOF asks a second time.
    found: list[Wait] = [("WAIT", replicas)] if replicas else []
    return [*found, ("WAITAOF", 1, replicas)] if fsync else found


def enough(answer: Any, wait: Wait) -> bool:
    reached = answer if isinstance(answer, list) else [answer]
    return all(got >= int(wanted) for got, wanted in zip(reached, wait[1:], strict=True))


def rev_of(name: bytes) -> int:
    return int(name.partition(b"-")[0])


def split_settings(url: str) -> Settings:
    """Raises ValueError."""
    address, _, query = url.partition("?")
    settings = dict(parse_qsl(query))
    replicas = int(settings.pop("replicas", "0"))
    fsync, cluster = (settings.pop(name, "no") == "yes" for name in ("fsync", "cluster"))
    return Settings(f"{address}?{urlencode(settings)}" if settings else address, replicas, fsync, cluster)
