"""A server process behind a proxy of its own, whose clock may be wrong."""

import asyncio
from pathlib import Path
from time import monotonic

from tests.chaos.proxy import Ends, Proxy
from tests.running import Server
from tests.server.test_stopping import workers_of

SECONDS_TO_START = 120.0  # while the store may be away as well

# A server whose clock is wrong by what a file says; it looks round all the time, and soon lets go of idle rooms.
ODD_CLOCK = """
import pathlib, server.clock; right = server.clock.now
server.clock.now = lambda: right() + int(pathlib.Path({file!r}).read_text())
import server.keeping, server.rooms; server.keeping.LOOK_EVERY = 0.5; server.rooms.DROP_AFTER = 10.0
"""


class Post:
    """A server and the way to it. `clock`: the file that says how wrong its clock is; None: it is right."""

    def __init__(self, store: str, clock: Path | None = None, first: str = "pass", **variables: str) -> None:
        self.clock = clock
        if clock is not None:
            clock.write_text("0")
            first = ODD_CLOCK.format(file=str(clock)).strip().replace("\n", "; ")
        self.server = Server(store, first, **variables)
        self.several = "WEB_CONCURRENCY" in variables
        self.way = Proxy(self._connect)
        self.workers: set[int] = set()  # of several processes, those that should be there

    async def _connect(self) -> Ends:
        return await asyncio.open_connection("127.0.0.1", self.server.port)

    async def start(self) -> None:
        """A store that is away at that moment is a reason not to start, and to be started again."""
        deadline = monotonic() + SECONDS_TO_START
        while True:
            try:
                await asyncio.to_thread(self.server.start)
            except RuntimeError:
                assert monotonic() < deadline, self.server.said()
                self.server.kill9()
            else:
                break
        if not self.way.port:
            await self.way.start()
        await self.count_workers()

    async def count_workers(self, without: int = 0) -> None:
        """Of several processes: wait until they are two, and remember who."""
        deadline = monotonic() + SECONDS_TO_START
        while self.several and (len(found := workers_of(self.server)) < 2 or without in found):
            assert monotonic() < deadline, self.server.said()
            await asyncio.sleep(0.1)
        self.workers = workers_of(self.server) if self.several else set()

    def is_well(self) -> None:
        """Nobody has ended but by our hand, and nothing went wrong without a word for it."""
        said = self.server.said()
        assert self.server.runs(), f"a server has ended:\n{said[-3000:]}"
        assert not self.several or workers_of(self.server) == self.workers, f"a process has ended:\n{said[-3000:]}"
        assert "Traceback" not in said, said[-5000:]
        assert "never retrieved" not in said, said[-5000:]

    async def stop(self) -> None:
        await self.way.close()
        self.server.__exit__()

    def leap(self, milliseconds: float) -> None:
        if self.clock is not None:
            new = self.clock.with_suffix(".new")
            new.write_text(str(int(milliseconds)))
            new.replace(self.clock)  # at once: nobody reads it half
