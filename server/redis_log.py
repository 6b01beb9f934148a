"""The log in Redis or Valkey (7.0 and newer): durable as the store is set up, shared by any number of processes.

Keys of a room: {ROOM}:log, a stream with entry n at id n-0 (fields e, the entry, and n, its nonce);
{ROOM}:snapshots, a hash of rev → bytes; {ROOM}:note:NAME for each note; and the sharded channel {ROOM}:ring. When to
look at which room again stands in rooms:due, a sorted set of rooms by milliseconds.
"""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import parse_qsl, urlencode

from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import NoScriptError, ReadOnlyError, RedisError, ResponseError

from server.log import Away, Behind, Forked, Gone, Hole, LogError, OnRing, Taken
from server.redis_errors import named
from server.redis_rings import RedisRings, channel

Wait = tuple[str | int, ...]
"""WAIT or WAITAOF with the numbers it must reach."""

CONNECTIONS = 128
CONNECT_SECONDS = 2
ANSWER_SECONDS = 3
REPLICA_MILLISECONDS = 1000
FORKED = -1
DUE = "rooms:due"

# XADD alone accepts any number above the last, so a process that is ahead of a store after a failover would
# write past a hole. Comparing, adding and ringing happen in one step, and the answer is the head that was found.
APPEND = """
local last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1]
local head = last and tonumber(string.match(last[1], '^%d+')) or 0
if head ~= tonumber(ARGV[1]) - 1 then return head end
if last and last[2][4] ~= ARGV[4] then return -1 end
redis.call('XADD', KEYS[1], ARGV[1] .. '-0', 'e', ARGV[2], 'n', ARGV[3])
redis.call('SPUBLISH', KEYS[2], ARGV[1])
return head
"""

# Older than the newest is never saved: it may hold what has been forgotten since.
# The last entry is never trimmed: the stream's end is what the next number is compared with.
SAVE_SNAPSHOT = """
local last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1]
local head = last and tonumber(string.match(last[1], '^%d+')) or 0
local revs = redis.call('HKEYS', KEYS[2])
for _, rev in ipairs(revs) do
  if tonumber(rev) >= tonumber(ARGV[1]) then return end
end
local entry = redis.call('XRANGE', KEYS[1], ARGV[1] .. '-0', ARGV[1] .. '-0')[1]
if not entry or entry[2][4] ~= ARGV[3] then return end
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
table.insert(revs, ARGV[1])
table.sort(revs, function(a, b) return tonumber(a) > tonumber(b) end)
for i = 3, #revs do redis.call('HDEL', KEYS[2], revs[i]) end
if revs[2] then
  redis.call('XTRIM', KEYS[1], 'MINID', string.format('%d-0', math.min(tonumber(revs[2]) + 1, head)))
end
"""

# The entry itself is kept, for the stream's end to be compared with; it says only what was removed.
COMPACT = """
local entry = redis.call('XRANGE', KEYS[1], ARGV[1] .. '-0', ARGV[1] .. '-0')[1]
if not entry or entry[2][4] ~= ARGV[3] then return end
redis.call('DEL', KEYS[2])
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
local kept = redis.call('XRANGE', KEYS[1], ARGV[1] .. '-0', '+')
redis.call('DEL', KEYS[1])
for _, one in ipairs(kept) do redis.call('XADD', KEYS[1], one[1], unpack(one[2])) end
"""
# Trimming would only mark the older entries as deleted: their bytes stay in the stream's nodes, and in its files.

ADOPT = """
local last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1]
if last then return tonumber(string.match(last[1], '^%d+')) end
redis.call('HSET', KEYS[2], ARGV[1], ARGV[3])
redis.call('XADD', KEYS[1], ARGV[1] .. '-0', 'e', ARGV[2], 'n', ARGV[4])
return 0
"""

REWRITE_TRIES = 60  # seconds to wait for a rewrite that is under way

DELETE = """
redis.call('DEL', KEYS[1], KEYS[2], KEYS[3])
redis.call('SPUBLISH', KEYS[4], '0')
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
        self._waits = waits(replicas, fsync)
        self._aside: set[asyncio.Task[None]] = set()
        self._unsure: set[str] = set()  # rooms with an entry that may not have reached the replicas

    async def start(self) -> None:
        self._rings.start()

    async def close(self) -> None:
        for task in self._aside:
            task.cancel()
        await self._rings.close()
        await self._redis.aclose()
        await self._pool.disconnect()

    async def append(self, room: str, rev: int, entry: bytes, *, nonce: str = "", after: str = "") -> None:
        async with self._named_errors():
            head = await self._append(room, rev, entry, nonce, after)
        if head == FORKED:
            raise Forked(f"entry {rev - 1} is another")
        if head >= rev:
            raise Taken(head)
        if head == 0 and rev > 1:
            raise Gone(room)
        if head < rev - 1:
            raise Behind(head)

    async def _append(self, room: str, rev: int, entry: bytes, nonce: str, after: str) -> int:
        script = (APPEND, [log_key(room), channel(room)], [rev, entry, nonce, after])
        if not self._waits:
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

    async def save_snapshot(self, room: str, rev: int, data: bytes, *, nonce: str = "") -> None:
        async with self._named_errors():
            await self._run(SAVE_SNAPSHOT, [log_key(room), snapshots_key(room)], [rev, data, nonce])

    async def compact(self, room: str, rev: int, data: bytes, *, nonce: str = "") -> None:
        async with self._named_errors():
            await self._run(COMPACT, [log_key(room), snapshots_key(room)], [rev, data, nonce])
        self._write_files_anew_aside()

    def _write_files_anew_aside(self) -> None:
        task = asyncio.create_task(self._write_files_anew())
        self._aside.add(task)
        task.add_done_callback(self._aside.discard)

    async def _write_files_anew(self) -> None:
        """What is under way when we ask may have begun before, and would keep what is to be forgotten: ask again."""
        for _ in range(REWRITE_TRIES):
            try:
                await self._redis.bgrewriteaof()
            except ResponseError as error:
                if "in progress" not in str(error):
                    return  # this user may not: the store does it in its own time
                await asyncio.sleep(1)
            except RedisError:
                return  # it is away, and writes its files anew some time
            else:
                return

    async def rooms(self) -> list[str]:
        async with self._named_errors():
            return [room_of(key) async for key in self._redis.scan_iter(match=log_key("*"), count=1000)]

    async def adopt(self, room: str, rev: int, entry: bytes, data: bytes, *, nonce: str = "") -> None:
        arguments = [rev, entry, data, nonce]
        async with self._named_errors():
            head = int(await self._run(ADOPT, [log_key(room), snapshots_key(room)], arguments, self._waits))
        if head:
            raise Taken(head)

    async def delete(self, room: str) -> None:
        async with self._named_errors():
            await self._run(DELETE, [log_key(room), snapshots_key(room), sure_key(room), channel(room)], [])
            self._unsure.discard(room)
            async for note in self._redis.scan_iter(match=note_key(room, "*"), count=1000):
                await self._redis.unlink(note)
            await self._redis.zrem(DUE, room)
        self._write_files_anew_aside()

    async def remind(self, room: str, at: int) -> None:
        async with self._named_errors():
            if at:
                await self._redis.zadd(DUE, {room: at})
            # Asked afterwards: another process may be deleting the room, and what it has removed must not come back.
            if not at or not await self._redis.exists(log_key(room)):
                await self._redis.zrem(DUE, room)

    async def due(self, at: int, limit: int = 1000) -> list[str]:
        async with self._named_errors():
            found: Any = await self._redis.zrange(DUE, "-inf", at, byscore=True, offset=0, num=limit)
        return [room.decode() for room in found]

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

    async def keep(self, room: str, name: str, value: bytes, seconds: int) -> None:
        async with self._named_errors():
            await self._redis.set(note_key(room, name), value, ex=seconds)

    async def take(self, room: str, name: str) -> bytes | None:
        async with self._named_errors():
            value: Any = await self._redis.getdel(note_key(room, name))
        return value  # type: ignore[no-any-return]

    async def _run(self, script: str, keys: list[str], arguments: list[Any], waits: Sequence[Wait] = ()) -> Any:
        sha = hashlib.sha1(script.encode(), usedforsecurity=False).hexdigest()
        rest = (len(keys), *keys, *arguments)
        try:
            return await self._waited(waits, "EVALSHA", sha, *rest)
        except NoScriptError:  # a store that was started again has forgotten it, and has done nothing yet
            return await self._waited(waits, "EVAL", script, *rest)

    async def _waited(self, waits: Sequence[Wait], *command: Any) -> Any:
        if not waits:
            return await self._redis.execute_command(*command)  # type: ignore[no-untyped-call]
        async with self._redis.pipeline(transaction=False) as on_one_connection:
            on_one_connection.execute_command(*command)
            for wait in waits:
                on_one_connection.execute_command(*wait, REPLICA_MILLISECONDS)
            answers = await on_one_connection.execute(raise_on_error=False)  # its own words would hold the entry
        for answer in answers:
            if isinstance(answer, Exception):
                raise answer
        if not all(enough(answer, wait) for answer, wait in zip(answers[1:], waits, strict=True)):
            raise Away(f"stored, but not in as many places as asked for: {answers[1:]}")
        return answers[0]

    @asynccontextmanager
    async def _named_errors(self) -> AsyncIterator[None]:
        try:
            yield
        except RedisError as error:
            if isinstance(error, ReadOnlyError):
                # The store has become a replica. New connections go where its name points to by now.
                await self._pool.disconnect(inuse_connections=False)
            raise named(error) from error


def waits(replicas: int, fsync: bool) -> list[Wait]:
    # A replica tells how far its disk is at once when asked, but only once a second unasked, and what it is asked
    # together with the entry it answers before writing. So WAIT goes first, and WAITAOF asks a second time.
    found: list[Wait] = [("WAIT", replicas)] if replicas else []
    return [*found, ("WAITAOF", 1, replicas)] if fsync else found


def enough(answer: Any, wait: Wait) -> bool:
    reached = answer if isinstance(answer, list) else [answer]
    return all(got >= int(wanted) for got, wanted in zip(reached, wait[1:], strict=True))


def log_key(room: str) -> str:
    return f"{{{room}}}:log"


def room_of(key: bytes) -> str:
    return key.decode().removeprefix("{").removesuffix("}:log")


def snapshots_key(room: str) -> str:
    return f"{{{room}}}:snapshots"


def sure_key(room: str) -> str:
    return f"{{{room}}}:sure"


def note_key(room: str, name: str) -> str:
    return f"{{{room}}}:note:{name}"


def rev_of(name: bytes) -> int:
    return int(name.partition(b"-")[0])


def split_settings(url: str) -> tuple[str, int, bool]:
    """The address without our own settings, which redis-py would not know; `replicas`; `fsync`. Raises ValueError."""
    address, _, query = url.partition("?")
    settings = dict(parse_qsl(query))
    replicas = int(settings.pop("replicas", "0"))
    fsync = settings.pop("fsync", "no") == "yes"
    return f"{address}?{urlencode(settings)}" if settings else address, replicas, fsync
