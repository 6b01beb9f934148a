"""A hall full of people who place themselves, and everything that can happen to them."""

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence

from tests.chaos.placements import close_all, each_counts_once, join_many, open_line
from tests.client import Client, Workshop, agree
from tests.running import Server
from tests.valkey import Valkey

AT_ONCE = 50  # placements a tab may have open: the server takes 200 at once of a seat that comes back
SECONDS_APART = 0.02  # between placements: few enough that the log, which a check reads, is not trimmed before it
SECONDS_TO_SETTLE = 60.0


class Hall:
    """One workshop at several processes. Each disaster is a method; `live_through` draws them by lot."""

    def __init__(
        self, valkey: Valkey, servers: Sequence[Server], chance: random.Random, workshop: Workshop, line: str
    ) -> None:
        self._valkey = valkey
        self._servers = servers
        self._chance = chance
        self._workshop = workshop
        self._line = line
        self._tabs: list[Client] = []
        self._unused: dict[str, list[int]] = {}  # seat → positions it has not been at
        self._happened: Counter[str] = Counter()
        self._disasters: dict[Callable[[], Awaitable[None]], int] = {
            self.a_line_breaks: 8,
            self.someone_goes_elsewhere: 4,
            self.someone_opens_another_tab: 2,
            self.someone_is_away: 3,
            self.a_server_is_killed: 2,
            self.a_server_stalls: 2,
            self.the_store_is_killed: 1,
            self.the_store_stalls: 1,
        }

    @classmethod
    async def opened(cls, valkey: Valkey, servers: Sequence[Server], people: int, chance: random.Random) -> "Hall":
        workshop, line = await open_line(servers[0].origin)
        hall = cls(valkey, servers, chance, workshop, line)
        hall._tabs = await join_many([server.origin for server in servers], workshop.code, people)
        for tab in hall._tabs:
            hall._unused[tab.secret] = chance.sample(range(1001), 1001)
        return hall

    @property
    def placed(self) -> int:
        return sum(len(tab.accepted) for tab in self._tabs)

    def told(self) -> str:
        return ", ".join(f"{times} × {name.replace('_', ' ')}" for name, times in sorted(self._happened.items()))

    async def live_through(self, seconds: float) -> None:
        placing = asyncio.create_task(self._keep_placing())
        deadline = asyncio.get_running_loop().time() + seconds
        while asyncio.get_running_loop().time() < deadline:
            await asyncio.sleep(self._chance.uniform(0, 0.3))
            [disaster] = self._chance.choices(list(self._disasters), list(self._disasters.values()))
            await disaster()
            self._happened[disaster.__name__] += 1
        placing.cancel()
        await asyncio.gather(placing, return_exceptions=True)

    async def _keep_placing(self) -> None:
        while True:
            tab = self._chance.choice(self._tabs)
            if len(tab.outbox) < AT_ONCE and self._unused[tab.secret]:
                tab.send("scale.place", activity=self._line, round=1, at=self._unused[tab.secret].pop())
            await asyncio.sleep(SECONDS_APART)

    async def check(self) -> None:
        """Wait until all is answered; then everyone must see the same as a newcomer, at whichever process."""
        async with asyncio.timeout(SECONDS_TO_SETTLE):
            await asyncio.gather(*(tab.settled(SECONDS_TO_SETTLE) for tab in self._tabs))
        await each_counts_once(self._valkey.url, self._workshop.code, self._tabs)
        for server in self._servers:
            await agree(self._tabs, server.origin)
        await close_all(self._tabs)

    # What can happen

    async def a_line_breaks(self) -> None:
        self._chance.choice(self._tabs).drop()

    async def someone_goes_elsewhere(self) -> None:
        tab = self._chance.choice(self._tabs)
        tab.origin = self._chance.choice(self._servers).origin
        tab.drop()

    async def someone_opens_another_tab(self) -> None:
        tab = self._chance.choice(self._tabs)
        copy = Client(self._chance.choice(self._servers).origin, tab.code, "seat", tab.secret)
        copy.seat = tab.seat
        copy.outbox = dict(tab.outbox)  # what is unanswered is kept on the device, so both will send it
        self._tabs.append(await copy.open(wait=False))

    async def someone_is_away(self) -> None:
        tab = self._chance.choice(self._tabs)
        await tab.close()
        await asyncio.sleep(self._chance.uniform(0, 1))
        await tab.open(wait=False)

    async def a_server_is_killed(self) -> None:
        server = self._chance.choice(self._servers)
        server.kill9()
        await asyncio.sleep(self._chance.uniform(0, 0.5))
        await asyncio.to_thread(server.start)

    async def a_server_stalls(self) -> None:
        server = self._chance.choice(self._servers)
        server.pause()
        await asyncio.sleep(self._chance.uniform(0.1, 2))
        server.resume()

    async def the_store_is_killed(self) -> None:
        self._valkey.kill9()
        await asyncio.sleep(self._chance.uniform(0, 1))
        await asyncio.to_thread(self._valkey.start)

    async def the_store_stalls(self) -> None:
        self._valkey.pause()
        await asyncio.sleep(self._chance.uniform(0.1, 4))
        self._valkey.resume()
