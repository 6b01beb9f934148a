"""The server processes of a run, and what can happen to them."""

import asyncio
import os
import random
import signal
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from time import time

from board.protocol import CloseCode
from tests.chaos.lane import Fault, Lane
from tests.chaos.people import Tab
from tests.chaos.post import SECONDS_TO_START, Post
from tests.server.test_stopping import replace_workers

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

NEWER = "import board.protocol; board.protocol.VERSION += 1"


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
        """A machine that is too busy to start others in time keeps those it has, and says so."""
        post = self.posts[-1]
        try:
            await asyncio.to_thread(replace_workers, post.server)
        except AssertionError:
            if "aborting the restart" not in post.server.said():
                raise
        await post.count_workers()

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

    def spoke_of(self, trouble: str) -> bool:
        """Whether whoever is on duty was told of it."""
        return any(trouble in post.server.said() for post in self.posts)

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
