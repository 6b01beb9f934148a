"""Many small workshops on a cluster, all written to at once, and everything that can happen to its servers."""

import asyncio
import json
import random
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from time import monotonic, sleep

from redis.crc import key_slot

from tests.chaos.placements import close_all, join_many, lost, open_line
from tests.client import Client, Workshop, agree
from tests.cluster import Cluster, Node, until
from tests.running import Server

ROOMS = 20
PEOPLE = 3  # in each
A_SECOND = 100  # placements in all
AT_ONCE = 50
SECONDS_TO_SETTLE = 60.0


@dataclass
class Hall:
    """One workshop. unused: by seat, the positions it has not been at."""

    workshop: Workshop
    line: str
    tabs: list[Client]
    unused: dict[str, list[int]] = field(default_factory=dict)

    @property
    def code(self) -> str:
        return self.workshop.code

    def place(self, chance: random.Random) -> None:
        tab = chance.choice(self.tabs)
        if len(tab.outbox) < AT_ONCE and self.unused[tab.secret]:
            tab.send("scale.place", activity=self.line, round=1, at=self.unused[tab.secret].pop())


class Town:
    """Each disaster is a method; `live_through` draws them by lot."""

    def __init__(
        self, cluster: Cluster, store: str, servers: Sequence[Server], halls: Sequence[Hall], chance: random.Random
    ) -> None:
        self.halls = halls
        self.happened: Counter[str] = Counter()
        self._cluster = cluster
        self._store = store
        self._servers = servers
        self._chance = chance
        self._placing: asyncio.Task[None] | None = None
        self._disasters: dict[Callable[[], Awaitable[object]], int] = {
            self.a_slot_moves_slowly: 12,
            self.a_slot_moves_at_once: 12,
            self.a_line_breaks: 8,
            self.a_master_is_killed: 1,
            self.a_master_without_its_replica_is_killed: 1,
            self.a_master_stalls: 1,
            self.a_replica_is_killed: 1,
            self.a_server_is_killed: 1,
        }

    @classmethod
    async def opened(
        cls, cluster: Cluster, store: str, servers: Sequence[Server], chance: random.Random, rooms: int = ROOMS
    ) -> "Town":
        origins = [server.origin for server in servers]
        halls = []
        for _ in range(rooms):
            workshop, line = await open_line(chance.choice(origins))
            halls.append(Hall(workshop, line, await join_many(origins, workshop.code, PEOPLE)))
            halls[-1].unused = {tab.secret: chance.sample(range(1001), 1001) for tab in halls[-1].tabs}
        return cls(cluster, store, servers, halls, chance)

    @property
    def tabs(self) -> list[Client]:
        return [tab for hall in self.halls for tab in hall.tabs]

    @property
    def placed(self) -> int:
        return sum(len(tab.accepted) for tab in self.tabs)

    def given_back(self) -> int:
        """How many entries the processes have written again that the store had lost."""
        told = [json.loads(line) for server in self._servers for line in server.said().splitlines() if line[:1] == "{"]
        return sum(line["entries"] for line in told if line["event"] == "proposing the tail again")

    def told(self) -> str:
        return ", ".join(f"{times} × {name.replace('_', ' ')}" for name, times in sorted(self.happened.items()))

    async def live_through(self, seconds: float, surely: Sequence[Callable[["Town"], Awaitable[object]]] = ()) -> None:
        self.begin_placing()
        for certain in surely:
            await certain(self)
            self.happened[certain.__name__] += 1
        deadline = monotonic() + seconds
        while monotonic() < deadline:
            await asyncio.sleep(self._chance.uniform(0, 0.2))
            [disaster] = self._chance.choices(list(self._disasters), list(self._disasters.values()))
            await disaster()
            self.happened[disaster.__name__] += 1
        await self.end_placing()

    def begin_placing(self) -> None:
        self._placing = asyncio.create_task(self._keep_placing())

    async def end_placing(self) -> None:
        assert self._placing
        self._placing.cancel()
        await asyncio.gather(self._placing, return_exceptions=True)

    async def _keep_placing(self) -> None:
        while True:
            self._chance.choice(self.halls).place(self._chance)
            await asyncio.sleep(1 / A_SECOND)

    async def check(self) -> int:
        """Wait until all is answered; everyone must see what a newcomer sees at any process. How much was lost."""
        async with asyncio.timeout(SECONDS_TO_SETTLE):
            await asyncio.gather(*(tab.settled(SECONDS_TO_SETTLE) for tab in self.tabs))
        for hall in self.halls:
            await agree(hall.tabs, self._chance.choice(self._servers).origin)
        found = [await lost(self._store, hall.code, hall.tabs) for hall in self.halls]
        await close_all(self.tabs)
        return sum(found)

    # What can happen

    async def a_slot_moves_slowly(self) -> None:
        def move(slot: int, source: Node, target: Node) -> None:
            self._cluster.move_slowly(slot, source, target, lambda: sleep(self._chance.uniform(0, 0.05)))

        await self._move(move)

    async def a_slot_moves_at_once(self) -> None:
        await self._move(self._cluster.move_at_once)

    async def _move(self, how: Callable[[int, Node, Node], None]) -> None:
        code = self._chance.choice(self.halls).code

        def move() -> None:
            source = self._cluster.master_of(code)
            target = self._chance.choice([node for node in self._cluster.masters() if node is not source])
            how(key_slot(code.encode()), source, target)

        await asyncio.to_thread(move)

    async def a_line_breaks(self) -> None:
        self._chance.choice(self.tabs).drop()

    async def a_master_is_killed(self) -> float:
        return await self._fail_over(lambda _: None)

    async def a_master_without_its_replica_is_killed(self) -> float:
        return await self._fail_over(self._cut_off_replica)

    def _cut_off_replica(self, master: Node) -> None:
        """For a moment what is written is nowhere else."""
        self._cluster.cut_off_replica(master)
        sleep(self._chance.uniform(0.1, 0.4))

    async def _fail_over(self, before: Callable[[Node], None]) -> float:
        """How many seconds until a workshop that was there takes answers again."""
        hall = self._chance.choice(self.halls)
        master = await asyncio.to_thread(self._cluster.master_of, hall.code)
        await asyncio.to_thread(before, master)
        began = monotonic()
        await asyncio.to_thread(self._cluster.fail_over, master)
        restarting = asyncio.create_task(asyncio.to_thread(master.valkey.start))
        tab = hall.tabs[0]
        assert await tab.do("scale.place", activity=hall.line, round=1, at=hall.unused[tab.secret].pop()) is None
        lasted = monotonic() - began
        await restarting
        await asyncio.to_thread(until, self._cluster.is_whole)
        return lasted

    async def all_that_knew_are_killed(self) -> None:
        """The master while its replica is away, and with it every process, which could give back what it had."""

        def with_processes(master: Node) -> None:
            self._cut_off_replica(master)
            for server in self._servers:
                server.kill9()

        master = await asyncio.to_thread(self._cluster.master_of, self._chance.choice(self.halls).code)
        await asyncio.to_thread(with_processes, master)
        await asyncio.to_thread(self._cluster.fail_over, master)
        await asyncio.to_thread(master.valkey.start)
        await asyncio.to_thread(until, self._cluster.is_whole)
        for server in self._servers:
            await asyncio.to_thread(server.start)

    async def a_master_stalls(self) -> None:
        """Shorter than the others' patience, or longer: then it wakes up as one that has been replaced."""
        master = self._chance.choice(await asyncio.to_thread(self._cluster.masters))
        master.valkey.pause()
        await asyncio.sleep(self._chance.uniform(0.2, 3))
        master.valkey.resume()
        await asyncio.to_thread(until, self._cluster.is_whole)

    async def a_replica_is_killed(self) -> None:
        master = self._chance.choice(await asyncio.to_thread(self._cluster.masters))
        replica = await asyncio.to_thread(self._cluster.replica_of, master)
        replica.valkey.kill9()
        await asyncio.sleep(self._chance.uniform(0, 2))
        await asyncio.to_thread(replica.valkey.start)
        await asyncio.to_thread(until, self._cluster.is_whole)

    async def a_server_is_killed(self) -> None:
        server = self._chance.choice(self._servers)
        server.kill9()
        await asyncio.sleep(self._chance.uniform(0, 0.5))
        await asyncio.to_thread(server.start)
