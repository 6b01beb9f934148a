"""When Python looks through everything for garbage: that stops every room for up to a tenth of a second.

By itself it does so whenever a quarter more has come to be, again and again while a hall comes to life. Here it is done
three times a minute at most, and not while little happens. Young garbage, nearly all there is, is found as ever.
"""

import asyncio
import gc

from server.tasks import end

LOOK_EVERY = 20.0  # seconds
WORTH = 10  # times that the middle generation was looked through since, as Python has it
NEVER = 1_000_000


class Garbage:
    """`start` it and `stop` it with the process's loop."""

    def __init__(self) -> None:
        self._before = gc.get_threshold()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        young, middle, _ = self._before
        gc.set_threshold(young, middle, NEVER)
        self._task = asyncio.create_task(self._collect(), name="garbage")

    async def stop(self) -> None:
        gc.set_threshold(*self._before)
        if self._task is not None:
            await end(self._task)

    async def _collect(self) -> None:
        while True:
            await asyncio.sleep(LOOK_EVERY)
            if gc.get_count()[2] >= WORTH:
                gc.collect()
