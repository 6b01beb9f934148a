"""Ending a task for good."""

import asyncio
from typing import Any

AGAIN = 0.1  # seconds


async def end(task: "asyncio.Task[Any]") -> None:
    """Cancel a task and wait for its end, asking again if it goes on.

    Up to Python 3.11 `asyncio.wait_for`, with which our commands go out to the store, may lose a cancellation.
    """
    while not task.done():
        task.cancel()
        await asyncio.wait([task], timeout=AGAIN)
