"""One workshop, in which everybody speaks all the time, and what can happen to their phones and lines."""

import asyncio
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from time import monotonic

from tests.chaos.crew import Crew
from tests.chaos.lane import Fault, Lane
from tests.chaos.people import Evening, Tab, prepare
from tests.chaos.placements import close_all
from tests.chaos.proxy import Line
from tests.chaos.secrecy import Secrecy
from tests.chaos.store import Store
from tests.chaos.witness import Witness
from tests.client import agree

A_SECOND = 16  # commands of each seat: a server takes 20
LEADS_EVERY = 0.7  # seconds
READS_EVERY = 0.2  # seconds: a store keeps some hundred entries, and trims the rest
TWINS_MOST = 6
SECONDS_TO_SETTLE = 120.0
SECONDS_TO_END = 2 * SECONDS_TO_SETTLE  # for the last faults, too


class Hall(Lane):
    """Its lane is what happens between the servers and the people."""

    def __init__(
        self, chance: random.Random, store: Store, crew: Crew, staff: tuple[Tab, Tab], people: list[Tab]
    ) -> None:
        super().__init__(chance)
        self.tabs = [*staff, *people]
        self._store = store
        self._crew = crew
        self._moderator = staff[0]
        self._people = people
        self._twins = 0
        self._speaking = self._reading = False
        self._talk = random.Random(chance.random())  # of its own: how much is said must not change what happens
        self._evening = Evening(self._talk, [tab.seat for tab in people])
        self._witness = Witness(self._moderator.code)

    @classmethod
    async def opened(cls, chance: random.Random, store: Store, crew: Crew, people: int) -> "Hall":
        moderator, wall = await prepare(crew.origins[0])
        joining = [Tab.joined(crew.origins[n % len(crew.origins)], moderator.code) for n in range(people)]
        return cls(chance, store, crew, (moderator, wall), list(await asyncio.gather(*joining)))

    def faults(self) -> Mapping[Fault, int]:
        return {
            self.a_page_loses_its_line: 4,
            self.a_line_is_cut: 4,
            self.a_line_is_half_closed: 4,
            self.a_line_stalls: 3,
            self.a_way_is_slow: 2,
            self.a_way_is_cut: 1,
            self.someone_goes_elsewhere: 4,
            self.someone_opens_another_tab: 2,
            self.someone_is_away: 3,
            self.someone_loads_the_page_anew: 3,
        }

    # An evening

    async def go_on(self, seconds: float) -> None:
        """All speak while all lanes have their faults; then wait until everything is answered."""
        lanes = (self, self._store, self._crew)
        self._crew.people = self._people
        try:
            async with asyncio.timeout(seconds + SECONDS_TO_END), asyncio.TaskGroup() as beside:
                self._speaking = self._reading = True
                for keep in (self._keep_speaking, self._keep_leading, self._keep_reading):
                    beside.create_task(keep())
                await asyncio.gather(*(lane.live_through(seconds) for lane in lanes))
                self._speaking = False
                await asyncio.gather(*(lane.heal() for lane in lanes))
                await self._settle()
                self._reading = False
        except TimeoutError:
            raise AssertionError(f"no end of: {[lane.under_way for lane in lanes]}") from None

    async def _keep_speaking(self) -> None:
        """As often as meant, also where the loop was late."""
        due, apart = monotonic(), 1 / A_SECOND / len(self._people)
        while self._speaking:
            due = max(due + apart, monotonic() - 1)
            await asyncio.sleep(due - monotonic())
            self._evening.somebody_speaks(self._talk.choice(self._people))

    async def _keep_leading(self) -> None:
        while self._speaking:
            await asyncio.sleep(LEADS_EVERY)
            self._evening.moderator_leads(self._moderator)

    async def _keep_reading(self) -> None:
        while self._reading:
            await self._witness.read_on(self._store.counts.url)
            await asyncio.sleep(READS_EVERY)

    async def _settle(self) -> None:
        try:
            await asyncio.gather(*(tab.settled(SECONDS_TO_SETTLE) for tab in self.tabs))
        except TimeoutError:
            ports = {post.way.origin: post.server.port for post in self._crew.posts}
            left = [
                (tab.role, ports.get(tab.origin), tab.closed_with, len(tab.outbox)) for tab in self.tabs if tab.outbox
            ]
            self._crew.is_well()
            raise AssertionError(f"never answered: {left}") from None

    # What must be true

    async def check(self) -> tuple[int, int]:
        """How many commands were accepted, all of which are there once, and how many others were done late."""
        await self._read_out()
        done = self._witness.judge_commands(self.tabs)
        await self._witness.judge_views(self._store.url, self.tabs, SECONDS_TO_SETTLE)
        for origin in self._crew.origins:
            await agree(self.chance.sample(self.tabs, 6), origin, SECONDS_TO_SETTLE)
        secrecy = Secrecy(self._witness, self._evening, self.tabs)
        secrecy.judge_heard()
        secrecy.judge_kept(self._store.folders)
        await close_all(self.tabs)
        self._crew.is_well()
        return done

    async def _read_out(self) -> None:
        """All there is; KEEP-5: of clocks that leapt and went back nothing remains."""
        async with asyncio.timeout(SECONDS_TO_SETTLE):
            while await self._witness.read_on(self._store.counts.url) or self._witness.workshop.put_off:  # noqa: ASYNC110 (nothing tells)
                await asyncio.sleep(READS_EVERY)
        assert not self._witness.workshop.unnamed, "a clock that leapt has taken the names"

    def again(self) -> int:
        return sum(tab.again for tab in self.tabs)

    def refused(self) -> Counter[str]:
        return sum((tab.refused for tab in self.tabs), Counter())

    def messages(self) -> int:
        return sum(len(tab.heard) for tab in self.tabs)

    # What can happen

    async def a_page_loses_its_line(self) -> None:
        self.chance.choice(self.tabs).drop()

    async def a_line_is_cut(self) -> None:
        for line in self._some_line():
            line.cut()

    async def a_line_is_half_closed(self) -> None:
        """The server's end, or the phone's."""
        for line in self._some_line():
            line.half_close(near=self.chance.random() < 0.5)

    async def a_line_stalls(self) -> None:
        """Nothing comes through and nobody hangs up; it goes on, or it breaks at last."""
        goes_on = self.chance.random() < 0.5
        for line in self._some_line():
            line.flows.clear()
            await self.a_while(4)
            line.flows.set()
            if not goes_on:
                line.cut()

    async def a_way_is_slow(self) -> None:
        way = self.chance.choice(self._crew.posts).way
        way.delay = self.chance.uniform(0.05, 0.4)
        await self.a_while(2)
        way.delay = 0.0

    async def a_way_is_cut(self) -> None:
        self.chance.choice(self._crew.posts).way.cut()

    async def someone_goes_elsewhere(self) -> None:
        tab = self.chance.choice(self.tabs)
        tab.origin = self.chance.choice(self._crew.origins)
        tab.drop()

    async def someone_opens_another_tab(self) -> bool:
        if self._twins == TWINS_MOST:
            return False
        self._twins += 1
        twin = self.chance.choice(self._people).twin(self.chance.choice(self._crew.origins))
        self._people.append(twin)
        self.tabs.append(await twin.open(wait=False))
        return True

    async def someone_is_away(self) -> None:
        tab = self.chance.choice(self.tabs)
        await tab.close()
        await self.a_while(1)
        await tab.open(wait=False)

    async def someone_loads_the_page_anew(self) -> None:
        """What is unanswered is kept on the device; what the page showed is not."""
        tab = self.chance.choice(self.tabs)
        await tab.close()
        tab.at, tab.channels = "", {}
        await tab.open(wait=False)

    def _some_line(self) -> Sequence[Line]:
        lines = [line for post in self._crew.posts for line in post.way.lines]
        return [self.chance.choice(lines)] if lines else []
