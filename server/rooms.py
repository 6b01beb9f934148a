"""The rooms this process has open. A room is loaded when someone comes and dropped when all have left."""

import asyncio
import contextlib
import secrets

import structlog
from starlette.requests import HTTPConnection

from board.agenda import the_workshop
from board.diff import Diff
from board.keeping import look_again
from board.log import Entry, UnknownFormat, encode_entry
from board.replica import OutOfStep
from board.state import State, evolve
from server import heartbeat, metrics
from server.addresses import neighbourhood
from server.auth import CODE_LENGTH, new_code, tidy_code
from server.device import is_known
from server.heartbeat import Heartbeat
from server.limits import Guesses
from server.log import LogError, Taken
from server.open_log import open_log
from server.room import NoSuchRoom, Room
from server.tasks import end

DROP_AFTER = 60.0  # seconds without anyone connected
LOOK_EVERY = 5.0

NOT_NOW = (LogError, UnknownFormat, OutOfStep)
"""What keeps a room from being served here for now: the store is away, or a newer version has written in the room."""

log = structlog.get_logger()


class Rooms:
    """Every room that anyone is connected to here, by join code."""

    def __init__(self, store_url: str) -> None:
        self.store = open_log(store_url, self._ring)
        self.guesses = Guesses()
        self._process = f"p{secrets.token_urlsafe(6)}"  # never a number: those ring
        self._heartbeat = Heartbeat(self._processes_changed)
        self._rooms: dict[str, Room] = {}
        self._leaving: dict[str, asyncio.Task[None]] = {}
        self._loading: dict[str, asyncio.Task[Room]] = {}
        self._aside: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        await self.store.start()
        self._aside = [asyncio.create_task(self._drop_idle()), asyncio.create_task(self._beat())]

    async def stop(self) -> None:
        for task in self._aside:
            await end(task)
        await asyncio.gather(*(room.stop() for room in self._rooms.values()))
        await self.store.close()

    async def open(self, code: str) -> Room:
        """The room of this code, loaded once however many ask for it. Raises NoSuchRoom, or one of NOT_NOW."""
        room = self._rooms.get(code)
        if room is not None and not room.ended:
            room.members.idle_since = asyncio.get_running_loop().time()  # whoever asks for it is about to come
            return room
        if len(code) != CODE_LENGTH:
            raise NoSuchRoom(code)
        task = self._loading.get(code)
        if task is None:
            task = self._loading[code] = asyncio.create_task(self._load(code))
            task.add_done_callback(lambda _: self._loading.pop(code, None))
        return await asyncio.shield(task)

    async def asked(self, connection: HTTPConnection) -> Room:
        """The room that a request is about. Whoever tries codes is slowed down, wherever they try (see `Guesses`).

        Raises NoSuchRoom, Rejected("too_many_guesses"), or one of NOT_NOW.
        """
        address = neighbourhood(connection)
        try:
            room = await self.open(tidy_code(connection.path_params["code"]))
        except NoSuchRoom:
            await self.guesses.wrong(address)
            raise
        if not is_known(connection, room.replica.state):
            await self.guesses.newcomer(address)
        return room

    async def begin(self, diff: Diff) -> str:
        """A new room that begins so; its join code."""
        entry = Entry(secrets.token_urlsafe(6), "", (), diff)
        while True:
            code = new_code()
            try:
                await self.store.append(code, 1, encode_entry(entry), nonce=entry.nonce, after="")
            except Taken:
                continue  # this code has a workshop already
            with contextlib.suppress(LogError):  # whoever opens it does it as well
                await self.store.remind(code, look_again(the_workshop(evolve(State.empty(), diff))))
            return code

    def opened(self) -> list[str]:
        """The codes of the rooms that are open in this process."""
        return [code for code, room in self._rooms.items() if not room.ended]

    async def _load(self, code: str) -> Room:
        if code in self._rooms:  # it has ended, and whoever is still in it would never be answered
            await self._drop(code, self._rooms[code])
        if code in self._leaving:
            await asyncio.wait([self._leaving[code]])
        room = Room(code, self.store, self._process, self._heartbeat)
        await room.load()
        self._rooms[code] = room
        metrics.ROOMS.set(len(self._rooms))
        return room

    def _ring(self, code: str, message: int | bytes) -> None:
        if code == heartbeat.CHANNEL:
            if isinstance(message, bytes):
                self._heartbeat.hear(message.decode())
            return
        room = self._rooms.get(code)
        if room is not None:
            room.ring(message)

    async def _beat(self) -> None:
        listening = False
        while True:
            if not listening:
                with contextlib.suppress(LogError):
                    await self.store.listen(heartbeat.CHANNEL)
                    listening = True
            await self.store.publish(heartbeat.CHANNEL, self._process.encode())
            self._heartbeat.look()
            await asyncio.sleep(heartbeat.AGAIN)

    def _processes_changed(self, again: bool) -> None:
        for room in self._rooms.values():
            room.members.processes_changed(again=again)

    async def _drop_idle(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            due = loop.time() + LOOK_EVERY
            await asyncio.sleep(LOOK_EVERY)
            now = loop.time()
            metrics.LAG.observe(max(0.0, now - due))
            await self._drop_those_idle_at(now)

    async def _drop_those_idle_at(self, now: float) -> None:
        """By itself, lest the task that never ends goes on holding the last room it has looked at."""
        for code, room in list(self._rooms.items()):
            if room.ended or (not room.members and now - room.members.idle_since > DROP_AFTER):
                await self._drop(code, room)

    async def _drop(self, code: str, room: Room) -> None:
        """Whoever comes for it meanwhile waits, lest the one that goes takes the other's ring along."""
        if self._rooms.get(code) is not room:
            return  # somebody else was quicker
        del self._rooms[code]
        metrics.ROOMS.set(len(self._rooms))
        self._leaving[code] = asyncio.create_task(room.stop(), name="a room is dropped")
        await asyncio.wait([self._leaving[code]])
        with contextlib.suppress(LogError):
            self._leaving.pop(code).result()


__all__ = ["NOT_NOW", "NoSuchRoom", "Rooms"]
