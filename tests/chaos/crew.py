"""The server processes of a run, each behind a proxy of its own, and what can happen to them."""

import asyncio
import os
import random
import signal
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from time import monotonic, time

from board.protocol import CloseCode
from tests.chaos.lane import Fault, Lane
from tests.chaos.people import Tab
from tests.chaos.proxy import Ends, Proxy
from tests.running import Server
from tests.server.test_stopping import replace_workers, workers_of

SECONDS_TO_START = 120.0  # while the store may be away as well
MINUTE, DAY = 60_000, 86_400_000  # milliseconds
# Not so far that something is due that week: a clock that says so is believed (KEEP-5 begins a week later).
LEAPS = (
    -time() * 1000,
    -400 * DAY,
    -DAY,
    -10 * MINUTE,
    10 * MINUTE,
    25 * DAY,
    45 * DAY,
    70 * DAY,
    420 * DAY,
    3650 * DAY,
)

# A server whose clock is wrong by what a file says; it looks round all the time, and soon lets go of idle rooms.
ODD_CLOCK = """
import pathlib, server.clock; right = server.clock.now
server.clock.now = lambda: right() + int(pathlib.Path({file!r}).read_text())
import server.keeping, server.rooms; server.keeping.LOOK_EVERY = 0.5; server.rooms.DROP_AFTER = 10.0
"""
NEWER = "import board.protocol; board.protocol.VERSION += 1"


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


class Crew(Lane):
    """Several posts. The first is never killed: by it one sees whether memory grows."""

    pause = 2.0

    def __init__(self, chance: random.Random, store: str, posts: Sequence[Post]) -> None:
        super().__init__(chance)
        self.posts = posts
        self.people: list[Tab] = []  # whoever is connected
        self.memory: list[int] = []  # MiB of the first, whenever it was asked
        self._store = store

    @classmethod
    @asynccontextmanager
    async def started(cls, folder: Path, chance: random.Random, store: str, *, large: bool) -> "AsyncIterator[Crew]":
        """With `large` the last of three is itself of two processes."""
        posts = [Post(store, folder / "clock0"), Post(store, folder / "clock1")]
        posts += [Post(store, WEB_CONCURRENCY="2")] if large else []
        crew = cls(chance, store, posts)
        try:
            await asyncio.gather(*(post.start() for post in posts))
            yield crew
        finally:
            await asyncio.gather(*(post.stop() for post in posts))

    @property
    def origins(self) -> list[str]:
        return [post.way.origin for post in self.posts]

    def faults(self) -> Mapping[Fault, int]:
        of_several: dict[Fault, int] = {self.a_rolling_restart: 2, self.a_worker_is_killed: 2}
        return {
            self.a_server_is_killed: 3,
            self.a_server_is_told_to_stop: 1,
            self.a_server_stalls: 3,
            self.a_clock_jumps: 4,
            self.a_newer_version_runs_beside: 1,
            **(of_several if len(self.posts) > 2 else {}),
        }

    async def heal(self) -> None:
        for post in self.posts:
            post.leap(0)
            post.way.heal()

    # What can happen

    async def a_server_is_killed(self) -> None:
        post = self.chance.choice(self.posts[1:])
        post.server.kill9()
        await self.a_while(0.5)
        await post.start()

    async def a_server_is_told_to_stop(self) -> None:
        post = self.chance.choice(self.posts[1:])
        code = await asyncio.to_thread(post.server.stop)
        assert code == 0, f"a server ended with {code}: {post.server.said()[-2000:]}"
        await post.start()

    async def a_server_stalls(self) -> None:
        post = self.chance.choice(self.posts)
        post.server.pause()
        await self.a_while(2)
        post.server.resume()

    async def a_clock_jumps(self) -> None:
        """And back again."""
        post = self.chance.choice(self.posts[:2])
        post.leap(self.chance.choice(LEAPS))
        await self.a_while(2)
        post.leap(0)

    async def a_rolling_restart(self) -> None:
        await asyncio.to_thread(replace_workers, self.posts[-1].server)
        await self.posts[-1].count_workers()

    async def a_worker_is_killed(self) -> None:
        """One of several processes; the launcher starts another."""
        post = self.posts[-1]
        victim = self.chance.choice(sorted(post.workers))
        os.kill(victim, signal.SIGKILL)
        await post.count_workers(without=victim)

    async def a_newer_version_runs_beside(self) -> None:
        """People come to it with the pages of the older one, and are told to load them anew."""
        post = Post(self._store, first=NEWER)
        await post.start()
        try:
            await asyncio.gather(
                *(is_sent_away(tab.twin(post.way.origin)) for tab in self.chance.sample(self.people, 2))
            )
        finally:
            await post.stop()

    # What must be true

    def is_well(self) -> None:
        for post in self.posts:
            post.is_well()

    def weigh(self) -> None:
        if sys.platform == "linux":
            pages = int(Path(f"/proc/{self.posts[0].server.pid}/statm").read_text().split()[1])
            self.memory.append(pages * 4096 // 2**20)

    def stays_slim(self) -> None:
        """Only what is plainly a leak: the first rounds fill what is kept of rooms for a while."""
        _, *filled = self.memory
        assert not filled or filled[-1] < 1.5 * filled[0] + 40, f"memory grows: {self.memory} MiB"


async def is_sent_away(tab: Tab) -> None:
    await tab.open(wait=False)
    await tab.until(lambda: tab.closed_with == CloseCode.OTHER_VERSION, SECONDS_TO_START)
    await tab.close()
    assert not tab.accepted
