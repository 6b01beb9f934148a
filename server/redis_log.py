"""The log in Redis or Valkey (7.0 and newer): durable as the store is set up, shared by any number of processes.

Keys of a room: {ROOM}:log, a stream with entry n at id n-0; {ROOM}:snapshots, a hash of rev → bytes; and the
sharded channel {ROOM}:ring. Notes are note:NAME.
"""

import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import redis
from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import (
    AskError,
    ClusterError,
    NoScriptError,
    OutOfMemoryError,
    ReadOnlyError,
    RedisError,
    ResponseError,
    TryAgainError,
)

from server.log import Away, Behind, Full, Gone, Hole, LogError, OnRing, Taken
from server.redis_rings import RedisRings, channel

CONNECTIONS = 32
CONNECT_SECONDS = 2
ANSWER_SECONDS = 3
REPLICA_MILLISECONDS = 1000

# XADD alone accepts any number above the last, so a process that is ahead of a store after a failover would
# write past a hole. Comparing, adding and ringing happen in one step, and the answer is the head that was found.
APPEND = """
local last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1]
local head = last and tonumber(string.match(last[1], '^%d+')) or 0
if head == tonumber(ARGV[1]) - 1 then
  redis.call('XADD', KEYS[1], ARGV[1] .. '-0', 'e', ARGV[2])
  redis.call('SPUBLISH', KEYS[2], '')
end
return head
"""

# The last entry is never trimmed: the stream's end is what the next number is compared with.
SAVE_SNAPSHOT = """
local last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1]
local head = last and tonumber(string.match(last[1], '^%d+')) or 0
if head < tonumber(ARGV[1]) or redis.call('HSETNX', KEYS[2], ARGV[1], ARGV[2]) == 0 then return end
local revs = redis.call('HKEYS', KEYS[2])
table.sort(revs, function(a, b) return tonumber(a) > tonumber(b) end)
for i = 3, #revs do redis.call('HDEL', KEYS[2], revs[i]) end
if revs[2] then
  redis.call('XTRIM', KEYS[1], 'MINID', string.format('%d-0', math.min(tonumber(revs[2]) + 1, head)))
end
"""


class RedisLog:
    """The contract is `server.log.Log`.

    Two settings may follow the address: `replicas=N` makes `append` wait until N replicas have the entry too, and
    `fsync=yes` until it is on the disk of the store and of those replicas, whatever `appendfsync` says.
    """

    def __init__(self, url: str, on_ring: OnRing) -> None:
        address, replicas, fsync = split_settings(url)
        # One attempt only: tried again by the client, an XADD whose answer was lost arrives twice.
        self._pool = BlockingConnectionPool.from_url(
            address,
            max_connections=CONNECTIONS,
            timeout=ANSWER_SECONDS,
            socket_connect_timeout=CONNECT_SECONDS,
            socket_timeout=ANSWER_SECONDS,
            health_check_interval=30,
            retry=Retry(NoBackoff(), 0),
            protocol=2,
        )
        self._redis = Redis(connection_pool=self._pool)
        self._rings = RedisRings(self._pool.make_connection, on_ring)
        self._waits = [replicas] if not fsync else [1, replicas]
        self._unsure: set[str] = set()  # rooms with an entry that may not have reached the replicas

    async def start(self) -> None:
        self._rings.start()

    async def close(self) -> None:
        await self._rings.close()
        await self._redis.aclose()
        await self._pool.disconnect()

    async def append(self, room: str, rev: int, entry: bytes) -> None:
        async with self._named_errors():
            head = await self._append(room, rev, entry)
        if head >= rev:
            raise Taken(head)
        if head == 0 and rev > 1:
            raise Gone(room)
        if head < rev - 1:
            raise Behind(head)

    async def _append(self, room: str, rev: int, entry: bytes) -> int:
        script = (APPEND, [log_key(room), channel(room)], [rev, entry])
        if not any(self._waits):
            return int(await self._run(*script))
        self._unsure.add(room)
        head = int(await self._run(*script, waits=self._waits))
        if head == rev - 1:
            self._unsure.discard(room)
        return head

    async def read(self, room: str, after: int, limit: int = 1000) -> list[tuple[int, bytes]]:
        async with self._named_errors():
            await self._make_sure(room)
            found: Any = await self._redis.xrange(log_key(room), min=f"{after + 1}-0", count=limit)
        entries = [(rev_of(name), fields[b"e"]) for name, fields in found]
        if entries and (entries[0][0] != after + 1 or entries[-1][0] != after + len(entries)):
            raise Hole(f"after {after} comes {entries[0][0]}")
        return entries

    async def head(self, room: str) -> int:
        async with self._named_errors():
            await self._make_sure(room)
            last: Any = await self._redis.xrevrange(log_key(room), count=1)
        return rev_of(last[0][0]) if last else 0

    async def _make_sure(self, room: str) -> None:
        """What is read back after an unknown outcome counts as stored: so the replicas must have it by then."""
        if room in self._unsure:
            # WAIT looks at the last write of its own connection, hence this one.
            await self._waited(self._waits, "SET", sure_key(room), 1, "EX", 60)
            self._unsure.discard(room)

    async def snapshot(self, room: str) -> tuple[int, bytes] | None:
        async with self._named_errors():
            while revs := await self._redis.hkeys(snapshots_key(room)):
                newest = max(map(int, revs))
                data: Any = await self._redis.hget(snapshots_key(room), str(newest))
                if data is not None:  # else two newer ones came in between
                    return newest, data
        return None

    async def save_snapshot(self, room: str, rev: int, data: bytes) -> None:
        async with self._named_errors():
            await self._run(SAVE_SNAPSHOT, [log_key(room), snapshots_key(room)], [rev, data])

    async def delete(self, room: str) -> None:
        async with self._named_errors(), self._redis.pipeline(transaction=True) as together:
            together.delete(log_key(room), snapshots_key(room), sure_key(room))
            together.execute_command("SPUBLISH", channel(room), b"")
            await together.execute()
        self._unsure.discard(room)

    async def listen(self, room: str) -> None:
        await self._rings.listen(room)

    async def unlisten(self, room: str) -> None:
        await self._rings.unlisten(room)

    async def publish(self, room: str, message: bytes) -> None:
        try:
            async with self._named_errors():
                await self._redis.execute_command("SPUBLISH", channel(room), message)  # type: ignore[no-untyped-call]
        except LogError:
            pass  # beside the log: whoever needs it sends the next one soon

    async def keep(self, name: str, value: bytes, seconds: int) -> None:
        async with self._named_errors():
            await self._redis.set(note_key(name), value, ex=seconds)

    async def take(self, name: str) -> bytes | None:
        async with self._named_errors():
            value: Any = await self._redis.getdel(note_key(name))
        return value  # type: ignore[no-any-return]

    async def _run(self, script: str, keys: list[str], arguments: list[Any], waits: list[int] | None = None) -> Any:
        sha = hashlib.sha1(script.encode(), usedforsecurity=False).hexdigest()
        rest = (len(keys), *keys, *arguments)
        try:
            return await self._waited(waits, "EVALSHA", sha, *rest)
        except NoScriptError:  # a store that was started again has forgotten it, and has done nothing yet
            return await self._waited(waits, "EVAL", script, *rest)

    async def _waited(self, waits: list[int] | None, *command: Any) -> Any:
        if waits is None:
            return await self._redis.execute_command(*command)  # type: ignore[no-untyped-call]
        async with self._redis.pipeline(transaction=False) as both:
            both.execute_command(*command)
            both.execute_command("WAIT" if len(waits) == 1 else "WAITAOF", *waits, REPLICA_MILLISECONDS)
            reply, reached = await both.execute(raise_on_error=False)
        for answer in (reply, reached):
            if isinstance(answer, Exception):
                raise answer
        reached_each = reached if isinstance(reached, list) else [reached]
        if any(got < wanted for got, wanted in zip(reached_each, waits, strict=True)):
            raise Away(f"stored, but not in enough places: {reached_each} of {waits}")
        return reply

    @asynccontextmanager
    async def _named_errors(self) -> AsyncIterator[None]:
        try:
            yield
        except RedisError as error:
            if isinstance(error, ReadOnlyError):
                # The store has become a replica. New connections go where its name points to by now.
                await self._pool.disconnect(inuse_connections=False)
            raise named(error) from error


AWAY = (redis.ConnectionError, redis.TimeoutError, ReadOnlyError, ClusterError, AskError, TryAgainError)
AWAY_REPLIES = ("BUSY", "NOREPLICAS", "UNBLOCKED")


def named(error: RedisError) -> LogError:
    if isinstance(error, OutOfMemoryError) or str(error).startswith("MISCONF"):
        return Full(str(error))
    if isinstance(error, AWAY) or (isinstance(error, ResponseError) and str(error).startswith(AWAY_REPLIES)):
        return Away(str(error))
    return LogError(f"{type(error).__name__}: {error}")


def log_key(room: str) -> str:
    return f"{{{room}}}:log"


def snapshots_key(room: str) -> str:
    return f"{{{room}}}:snapshots"


def sure_key(room: str) -> str:
    return f"{{{room}}}:sure"


def note_key(name: str) -> str:
    return f"note:{name}"


def rev_of(name: bytes) -> int:
    return int(name.partition(b"-")[0])


def split_settings(url: str) -> tuple[str, int, bool]:
    """The address without our own settings, which redis-py would not know; `replicas`; `fsync`."""
    parts = urlsplit(url)
    settings = dict(parse_qsl(parts.query))
    replicas = int(settings.pop("replicas", "0"))
    fsync = settings.pop("fsync", "no") == "yes"
    return parts._replace(query=urlencode(settings)).geturl(), replicas, fsync
