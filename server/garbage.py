"""When Python looks through everything for garbage: that stops every room for up to a tenth of a second.

By itself it does so whenever a quarter more has come to be, which is when a hall is liveliest. Here it is done while
there is little else to do. Young garbage, nearly all there is, is found as ever.
"""

import asyncio
import gc
import time

from server.tasks import end

LOOK_EVERY = 60.0  # seconds
QUIET = 0.4  # of the processor's time: with less it has time for it
LATEST = 10  # looks after which it is done however lively it is
NEVER = 1_000_000  # times that the middle generation was looked through


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
        put_off = 0
        while True:
            used = time.process_time()
            await asyncio.sleep(LOOK_EVERY)
            busy = (time.process_time() - used) / LOOK_EVERY
            put_off = put_off + 1 if busy > QUIET else LATEST
            if put_off >= LATEST:
                gc.collect()
                put_off = 0
