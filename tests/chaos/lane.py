"""Faults that happen one after another, drawn by lot; several lanes of them run at the same time."""

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from time import monotonic

Fault = Callable[[], Awaitable[bool | None]]
"""False: this time nothing happened."""


class Lane:
    """`faults`: each with how often it comes, against the others. Every fault is a method, and ends by itself."""

    pause = 0.3  # seconds between two faults, at most

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.happened: Counter[str] = Counter()
        self.under_way = ""

    def faults(self) -> Mapping[Fault, int]:
        raise NotImplementedError

    async def live_through(self, seconds: float) -> None:
        deadline, faults = monotonic() + seconds, self.faults()
        while monotonic() < deadline:
            await asyncio.sleep(self.chance.uniform(0, self.pause))
            [fault] = self.chance.choices(list(faults), list(faults.values()))
            self.under_way = fault.__name__.replace("_", " ")
            self.happened[self.under_way] += await fault() is not False
            self.under_way = ""

    async def heal(self) -> None:
        """From now on all works as it should."""

    async def a_while(self, longest: float) -> None:
        await asyncio.sleep(self.chance.uniform(0.1, longest))
