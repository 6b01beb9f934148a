"""A store and a server for the tests that only talk to it; those that ill-treat theirs start their own.

For all tests of one file: `tests.fixtures`.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator

import httpx2
import pytest

from tests.client import Client, Workshop, browser, start_workshop
from tests.running import Server, several
from tests.valkey import Valkey


@pytest.fixture(scope="session")
def shared_valkey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Valkey]:
    with Valkey(tmp_path_factory.mktemp("shared")) as valkey:
        yield valkey


@pytest.fixture(scope="session")
def servers(shared_valkey: Valkey) -> Iterator[list[Server]]:
    """Three processes on one store."""
    with several(shared_valkey, 3) as started:
        yield started
        for server in started:
            assert "Exception in ASGI application" not in server.said()
            assert "never retrieved" not in server.said()


@pytest.fixture
def server(servers: list[Server]) -> Server:
    return servers[0]


@pytest.fixture
def origin(server: Server) -> str:
    return server.origin


@pytest.fixture
async def http(origin: str) -> AsyncIterator[httpx2.AsyncClient]:
    """A browser: it keeps cookies."""
    async with browser(origin) as found:
        yield found


@pytest.fixture
async def workshop(origin: str) -> Workshop:
    """A workshop with one statement, hidden with names."""
    return await start_workshop(origin)


@pytest.fixture
async def moderator(origin: str, workshop: Workshop) -> AsyncIterator[Client]:
    async with Client(origin, workshop.code, "moderator", workshop.moderator) as client:
        yield client


@pytest.fixture
async def wall(origin: str, workshop: Workshop) -> AsyncIterator[Client]:
    async with Client(origin, workshop.code, "wall", workshop.wall) as client:
        yield client


@pytest.fixture
async def seat(origin: str, workshop: Workshop) -> AsyncIterator[Client]:
    async with await Client.joined(origin, workshop.code, "Anna") as client:
        yield client


@pytest.fixture
async def neighbour(origin: str, workshop: Workshop) -> AsyncIterator[Client]:
    """Another seat, from the same address, which must not notice what others do wrong."""
    async with await Client.joined(origin, workshop.code, "Bruno") as client:
        yield client


@pytest.fixture
def valkey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Valkey]:
    """A store of the test's own."""
    with Valkey(tmp_path_factory.mktemp("own")) as own:
        yield own


@pytest.fixture
async def the_hall_is_served(moderator: Client, neighbour: Client) -> AsyncIterator[None]:
    """Somebody else, from the same address, places themselves all the while."""
    assert await moderator.do("scale.open", activity=moderator.activity(), round=1) is None
    slowest, done = 0.0, asyncio.Event()

    async def place() -> None:
        nonlocal slowest
        while not done.is_set():
            began = time.monotonic()
            assert await neighbour.do("scale.place", activity=neighbour.activity(), round=1, at=500) is None
            slowest = max(slowest, time.monotonic() - began)
            await asyncio.sleep(0.1)

    placing = asyncio.create_task(place())
    yield
    done.set()
    await placing
    assert neighbour.closed_with is None
    assert slowest < 5  # seconds: no measurement, but nobody waited for the attackers' end
