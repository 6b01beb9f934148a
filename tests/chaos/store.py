"""The store of a run, and what can happen to it and to the lines that lead there."""

import asyncio
import random
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path
from time import monotonic

from tests.chaos.lane import Fault, Lane
from tests.chaos.proxy import Ends, Proxy
from tests.ports import free_port
from tests.valkey import Valkey

SECONDS_TO_FOLLOW = 60.0
SOON = 0.05  # seconds between two looks


class Store(Lane):
    """One Valkey, or two of which one copies the other; `url` leads through a proxy to the one that counts.

    With two, an append waits for both: whichever is lost, the other has what was acknowledged.
    """

    pause = 3.0

    def __init__(self, chance: random.Random, counts: Valkey, copy: Valkey | None) -> None:
        super().__init__(chance)
        self.counts = counts
        self.copy = copy
        self.line = Proxy(self._connect)

    @classmethod
    @asynccontextmanager
    async def started(cls, folder: Path, chance: random.Random, *, replicated: bool) -> "AsyncIterator[Store]":
        with ExitStack() as running:
            one, *two = (running.enter_context(_valkey(folder / name)) for name in ("one", "two")[: 1 + replicated])
            store = cls(chance, one, two[0] if two else None)
            await store.line.start()
            try:
                await store._have_it_copied()
                yield store
            finally:
                await store.line.close()

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.line.port}{'?replicas=1' if self.copy else ''}"

    @property
    def folders(self) -> list[Path]:
        return [valkey.folder for valkey in (self.counts, self.copy) if valkey]

    async def _connect(self) -> Ends:
        return await asyncio.open_unix_connection(str(self.counts.socket))

    def faults(self) -> Mapping[Fault, int]:
        of_two: dict[Fault, int] = {
            self.the_store_fails_over: 3,
            self.the_stores_change_places: 2,
            self.the_copy_is_killed: 1,
        }
        return {
            self.the_store_is_killed: 3,
            self.the_store_stalls: 2,
            self.the_store_is_slow: 2,
            self.the_stores_lines_are_cut: 2,
            self.the_store_disconnects_all: 1,
            self.the_store_disconnects_listeners: 2,
            self.the_memory_is_full: 2,
            self.the_disk_is_full: 2,
            **(of_two if self.copy else {}),
        }

    async def heal(self) -> None:
        self.line.heal()
        await self._have_it_copied()

    # What can happen

    async def the_store_is_killed(self) -> None:
        self.counts.kill9()
        await self.a_while(1)
        await asyncio.to_thread(self.counts.start)

    async def the_store_stalls(self) -> None:
        """Shorter than the servers' patience, or longer."""
        self.counts.pause()
        await self.a_while(4)
        self.counts.resume()

    async def the_store_is_slow(self) -> None:
        self.line.delay = self.chance.uniform(0.02, 0.3)
        await self.a_while(3)
        self.line.heal()

    async def the_stores_lines_are_cut(self) -> None:
        self.line.cut()

    async def the_store_disconnects_all(self) -> None:
        self._tell("CLIENT KILL TYPE normal SKIPME yes")
        self._tell("CLIENT KILL TYPE pubsub")

    async def the_store_disconnects_listeners(self) -> None:
        self._tell("CLIENT KILL TYPE pubsub")

    async def the_memory_is_full(self) -> None:
        self._tell("CONFIG SET maxmemory 1")
        await self.a_while(2)
        self._tell("CONFIG SET maxmemory 0")

    async def the_disk_is_full(self) -> None:
        """A store that answers only what is on disk ends then, by itself; any other refuses to write."""
        ends = self.chance.random() < 0.5
        self._tell(f"CONFIG SET appendfsync {'always' if ends else 'everysec'}")
        self.counts.fill_disk()
        await self.a_while(2)
        self.counts.empty_disk()
        if self.counts.gave_up():
            self.counts.kill9()
            await asyncio.to_thread(self.counts.start)
        await self._until(lambda: self.counts.info("persistence").get("aof_last_write_status") == "ok")
        self._tell("CONFIG SET appendfsync always")

    async def the_store_fails_over(self) -> None:
        """The one that counts is lost, its copy goes on, and the name of the store leads there."""
        await self._have_it_copied()
        self.line.refuses = True
        self.counts.kill9()
        await self._take_over()
        await asyncio.to_thread(self.copy_now.start)
        await self._have_it_copied()

    async def the_stores_change_places(self) -> None:
        """Nobody is lost, but what comes to the old one at the last moment is."""
        await self._have_it_copied()
        self.line.refuses = True
        await self._take_over()
        await self._have_it_copied()

    async def the_copy_is_killed(self) -> None:
        """Then nothing is acknowledged until it is back."""
        self.copy_now.kill9()
        await self.a_while(1)
        await asyncio.to_thread(self.copy_now.start)
        await self._have_it_copied()

    # Two of them

    @property
    def copy_now(self) -> Valkey:
        assert self.copy
        return self.copy

    async def _take_over(self) -> None:
        await self.a_while(0.5)
        self.counts, self.copy = self.copy_now, self.counts
        self._tell("REPLICAOF NO ONE")
        self.line.cut()
        self.line.heal()

    async def _have_it_copied(self) -> None:
        """Return as soon as the copy follows what is written."""
        if self.copy is None:
            return
        host, port = "127.0.0.1", _port(self.counts)

        def follows() -> bool:
            found = self.copy_now.info("replication")
            if found.get("master_port") != port or found.get("role") != "slave":
                self.copy_now.ask(f"REPLICAOF {host} {port}")
            return found.get("master_link_status") == "up" and found.get("master_port") == port

        await self._until(follows)

    async def _until(self, holds: Callable[[], bool]) -> None:
        deadline = monotonic() + SECONDS_TO_FOLLOW
        while not await asyncio.to_thread(holds):
            assert monotonic() < deadline, f"the store does not come back: {self.counts.info('replication')}"
            await asyncio.sleep(SOON)

    def _tell(self, command: str) -> None:
        self.counts.ask(command)


def _valkey(folder: Path) -> Valkey:
    folder.mkdir()
    return Valkey(folder, f"port {free_port()}", "bind 127.0.0.1", "repl-diskless-sync-delay 0")


def _port(valkey: Valkey) -> str:
    return valkey.settings[0].removeprefix("port ")
