"""Servers that die in the middle of a scenario."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from tests.browser.stage import Stage
from tests.running import Server


@asynccontextmanager
async def first_one_dies(stage: Stage, servers: Sequence[Server]) -> AsyncIterator[None]:
    """What happens meanwhile happens without the first server; a single one stays alive."""
    if len(servers) == 1:
        yield
        return
    stage.network_may_fail = True
    servers[0].kill9()
    yield
    servers[0].start()
