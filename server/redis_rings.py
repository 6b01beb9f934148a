"""Hearing the rings of many rooms over one connection, through every break of it."""

import asyncio
import random
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import structlog
from redis.asyncio.connection import AbstractConnection
from redis.exceptions import ConnectionError as Disconnected
from redis.exceptions import RedisError

from server.log import Away, OnRing
from server.logs import marked

log = structlog.get_logger()

QUIET = 3.0
"""Seconds of silence before the store is asked whether it is still there; after as many again it counts as gone."""
PATIENCE = 3.0
"""Seconds that `listen` waits for the store."""
FIRST_PAUSE, LONGEST_PAUSE = 0.05, 2.0
"""Seconds between attempts to reach the store again."""


def channel(room: str) -> str:
    # The tag in braces puts the channel where the room's keys are, also in a cluster.
    return f"{{{room}}}:ring"


class RedisRings:
    """The rings of the listened rooms. A number is the log's ring; any other message was sent beside the log.

    The connection is used directly, not through redis-py's PubSub, which reconnects and subscribes again
    unasked and from whichever task happens to notice; here one task alone connects, and it knows when.
    """

    def __init__(self, connect: Callable[[], AbstractConnection], on_ring: OnRing) -> None:
        self._connect = connect
        self._on_ring = on_ring
        self._heard: dict[str, asyncio.Event] = {}  # listened room → the store has confirmed it on this connection
        self._line: AbstractConnection | None = None  # set only while it is usable
        self._sending = asyncio.Lock()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._task = asyncio.create_task(self._stay_connected(), name="rings")

    async def close(self) -> None:
        # More than once: redis-py sends by asyncio.wait_for, which before Python 3.12 may lose a cancellation.
        while self._task is not None and not self._task.done():
            self._task.cancel()
            await asyncio.wait([self._task], timeout=0.1)

    async def listen(self, room: str) -> None:
        heard = self._heard.setdefault(room, asyncio.Event())
        await self._send("SSUBSCRIBE", room)
        try:
            async with asyncio.timeout(PATIENCE):
                await heard.wait()
        except TimeoutError:
            await self.unlisten(room)
            raise Away("the store does not confirm that it will ring") from None

    async def unlisten(self, room: str) -> None:
        if self._heard.pop(room, None) is not None:
            await self._send("SUNSUBSCRIBE", room)

    async def _stay_connected(self) -> None:
        failures = 0
        while True:
            line = self._connect()
            try:
                await self._open(line)
                failures = 0
                await self._hear(line)
            except Exception as error:  # noqa: BLE001 (whatever it was: nobody would notice that we are deaf)
                if failures == 0:
                    log.warning("no rings from the store", trouble=repr(error))
            finally:
                await self._hang_up(line)
            await asyncio.sleep(pause(failures))
            failures += 1

    async def _open(self, line: AbstractConnection) -> None:
        await line.connect()  # type: ignore[no-untyped-call]
        # A store that is still loading refuses this, but would take subscriptions and so promise too much.
        await line.send_command("PING", check_health=False)
        await line.read_response()
        self._line = line
        for room in list(self._heard):
            await self._send("SSUBSCRIBE", room)

    async def _hear(self, line: AbstractConnection) -> None:
        asked = False
        while True:
            reply = await line.read_response(timeout=QUIET, disconnect_on_error=False)
            if reply is not None:
                asked = False
                self._pass_on(reply)
            elif asked:
                raise Disconnected("it has fallen silent")
            else:
                asked = True
                await self._send("PING")

    def _pass_on(self, reply: Any) -> None:
        match reply:
            case [b"smessage", bytes(name), bytes(message)]:
                self._ring(room_of(name), int(message) if message.isdigit() else message)
            case [b"ssubscribe", bytes(name), _]:
                self._confirm(room_of(name))

    def _confirm(self, room: str) -> None:
        if room in self._heard:
            self._heard[room].set()
            self._ring(room, 0)  # whatever was rung before this moment was missed

    def _ring(self, room: str, message: int | bytes) -> None:
        if room not in self._heard:
            return
        try:
            self._on_ring(room, message)
        except Exception:  # one room's mistake must not make the others deaf
            log.exception("a ring went wrong", room=marked(room))

    async def _send(self, command: str, *rooms: str) -> None:
        async with self._sending:
            # A line that broke is not to be opened again from here, which sending on it would do.
            if self._line is None or not self._line.is_connected:
                return
            with suppress(RedisError, OSError):  # the listening task finds out too, and then subscribes to all
                await self._line.send_command(command, *map(channel, rooms), check_health=False)

    async def _hang_up(self, line: AbstractConnection) -> None:
        self._line = None
        for heard in self._heard.values():
            heard.clear()
        async with self._sending:
            with suppress(RedisError, OSError):
                await line.disconnect()


def room_of(name: bytes) -> str:
    return name.decode().removeprefix("{").removesuffix("}:ring")


def pause(failures: int) -> float:
    # The random part keeps a hundred processes from coming back in the same instant.
    return float(min(LONGEST_PAUSE, FIRST_PAUSE * 2.0 ** min(failures, 10)) * random.uniform(0.5, 1.0))
