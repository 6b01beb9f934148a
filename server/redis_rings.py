"""Hearing the rings of many rooms over one connection to each server that has some, through every break of it."""

import asyncio
import random
from contextlib import suppress
from typing import Any

import structlog
from redis.asyncio.connection import AbstractConnection
from redis.crc import key_slot
from redis.exceptions import ConnectionError as Disconnected
from redis.exceptions import MovedError

from server.log import Away, OnRing
from server.logs import marked
from server.redis_errors import BROKEN
from server.redis_line import Line
from server.redis_scripts import channel
from server.redis_servers import Servers

log = structlog.get_logger()

QUIET = 3.0
"""Seconds of silence before the store is asked whether it is still there; after as many again it counts as gone."""
PATIENCE = 3.0
"""Seconds that `listen` waits for the store."""
FIRST_PAUSE, LONGEST_PAUSE = 0.05, 2.0
"""Seconds between attempts to reach the store again."""


class RedisRings:
    """The rings of the listened rooms. A number is the log's ring; any other message was sent beside the log."""

    def __init__(self, servers: Servers, on_ring: OnRing) -> None:
        self._servers = servers
        self._on_ring = on_ring
        self._heard: dict[str, asyncio.Event] = {}  # listened room → its server has confirmed it
        self._lines: dict[str, Listener] = {}  # by address

    async def close(self) -> None:
        for line in list(self._lines.values()):
            await line.close()

    async def listen(self, room: str) -> None:
        heard = self._heard.setdefault(room, asyncio.Event())
        try:
            async with asyncio.timeout(PATIENCE):
                await self._subscribe(room)
                await heard.wait()
        except BROKEN:
            await self.unlisten(room)
            raise Away("the store does not confirm that it will ring") from None

    async def unlisten(self, room: str) -> None:
        self._heard.pop(room, None)
        for line in list(self._lines.values()):
            if room in line.rooms:
                line.leave(room)

    async def _subscribe(self, room: str) -> None:
        address = await self._servers.address_of(room)
        if address not in self._lines:
            self._lines[address] = Listener(address, self._servers.connection, self)
        self._lines[address].take(room)

    # What a line tells

    def confirmed(self, room: str) -> None:
        if room in self._heard:
            self._heard[room].set()
            self.rung(room, 0)  # whatever was rung before this moment was missed

    def rung(self, room: str, message: int | bytes) -> None:
        if room not in self._heard:
            return
        try:
            self._on_ring(room, message)
        except Exception:  # one room's mistake must not make the others deaf
            log.exception("a ring went wrong", room=marked(room))

    def unheard(self, line: "Listener") -> None:
        for room in line.rooms & self._heard.keys():
            self._heard[room].clear()

    async def moved(self, line: "Listener", error: MovedError) -> None:
        await self._servers.moved(error)
        await self._spread(line, {room for room in line.rooms if key_slot(room.encode()) == error.slot_id})

    async def broken(self, line: "Listener") -> None:
        """By now others may have its rooms. A line that has none left is not needed."""
        with suppress(*BROKEN):
            await self._servers.look_again()
            await self._spread(line, set(line.rooms))
        if not line.rooms and self._lines.get(line.address) is line:
            del self._lines[line.address]

    async def _spread(self, line: "Listener", rooms: set[str]) -> None:
        for room in rooms:
            if await self._servers.address_of(room) != line.address:
                line.rooms.discard(room)
            await self._subscribe(room)  # there or here: what is known by now may be older than what a server said


class Listener:
    """The line to one server, and the one task that keeps it: it alone connects, and knows when."""

    def __init__(self, address: str, connect: Any, rings: RedisRings) -> None:
        self.address = address
        self.rooms: set[str] = set()
        self._connect = connect
        self._rings = rings
        self._line: Hearing | None = None  # set only while it is usable
        self._task = asyncio.create_task(self._stay_connected(), name=f"rings {address}")

    async def close(self) -> None:
        # More than once: asyncio.wait_for may lose a cancellation before Python 3.12.
        while not self._task.done():
            self._task.cancel()
            await asyncio.wait([self._task], timeout=0.1)

    def take(self, room: str) -> None:
        self.rooms.add(room)
        self._send("SSUBSCRIBE", channel(room))

    def leave(self, room: str) -> None:
        self.rooms.discard(room)
        self._send("SUNSUBSCRIBE", channel(room))

    async def _stay_connected(self) -> None:
        failures = 0
        while failures == 0 or self.rooms:
            line = Hearing(self._connect(self.address), self._rings)
            try:
                await line.open()
                self._subscribe_to_all(line)
                failures = 0
                await self._hear(line)
            except Exception as error:  # noqa: BLE001 (whatever it was: nobody would notice that we are deaf)
                if failures == 0:
                    log.warning("no rings from the store", trouble=repr(error))
            finally:
                self._line = None
                self._rings.unheard(self)
                line.close()
            await asyncio.sleep(pause(failures))
            failures += 1
            await self._rings.broken(self)

    def _subscribe_to_all(self, line: "Hearing") -> None:
        self._line = line
        for room in self.rooms:
            self._send("SSUBSCRIBE", channel(room))

    async def _hear(self, line: "Hearing") -> None:
        asked = False
        while True:
            heard = line.heard
            try:
                await self._take_in(await asyncio.wait_for(line.replies.get(), QUIET))
                asked = False
            except TimeoutError:
                silent = line.heard == heard
                if silent and asked:
                    raise Disconnected("it has fallen silent") from None
                if silent:
                    self._send("PING")
                asked = silent

    async def _take_in(self, reply: Any) -> None:
        match reply:
            case MovedError():
                await self._rings.moved(self, reply)
            case Exception():
                raise reply
            case [b"ssubscribe", bytes(name), _]:
                self._rings.confirmed(room_of(name))
            case [b"sunsubscribe", bytes(name), _] if (room := room_of(name)) in self.rooms:
                self._send("SSUBSCRIBE", channel(room))  # unasked: its slot is elsewhere, and the answer says where

    def _send(self, *command: str) -> None:
        if self._line is not None:
            with suppress(*BROKEN):  # the listening task finds out too, and then subscribes to all
                self._line.send(command)


class Hearing(Line):
    """A line that passes rings on in the moment they come. Whatever else comes waits in `replies`."""

    def __init__(self, connection: AbstractConnection, rings: RedisRings) -> None:
        super().__init__(connection)
        self._rings = rings
        self.heard = 0
        self.replies: asyncio.Queue[Any] = asyncio.Queue()

    def hear(self, reply: Any) -> None:
        self.heard += 1
        match reply:
            case [b"smessage", bytes(name), bytes(message)]:
                self._rings.rung(room_of(name), int(message) if message.isdigit() else message)
            case _:
                self.replies.put_nowait(reply)

    def lost(self, error: Disconnected) -> None:
        self.replies.put_nowait(error)


def room_of(name: bytes) -> str:
    return name.decode().removeprefix("{").removesuffix("}:ring")


def pause(failures: int) -> float:
    # The random part keeps a hundred processes from coming back in the same instant.
    return float(min(LONGEST_PAUSE, FIRST_PAUSE * 2.0 ** min(failures, 10)) * random.uniform(0.5, 1.0))
