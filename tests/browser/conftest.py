"""One browser, one store and one server for all tests of a worker; a stage for each test."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from playwright.async_api import Browser

from server import bootstrap
from tests.browser.stage import Stage, browser_open
from tests.running import MANY_WORKSHOPS, Server
from tests.valkey import Valkey


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """For the whole session, as the browser stays open in it."""
    return "asyncio"


@pytest.fixture(scope="session")
def pages_built() -> None:
    """What the browser is shown is what the sources say."""
    with bootstrap.one_at_a_time():
        bootstrap.pages()["build"]()


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Valkey]:
    with Valkey(tmp_path_factory.mktemp("store")) as valkey:
        yield valkey


@pytest.fixture(scope="session")
def server(store: Valkey, pages_built: None) -> Iterator[Server]:
    with Server(store.url, first=MANY_WORKSHOPS) as started:  # the tests of a whole session, from one address
        yield started


@pytest.fixture
def origin(server: Server) -> str:
    return server.origin


@pytest.fixture(scope="session")
async def browser(pages_built: None) -> AsyncIterator[Browser]:
    async with browser_open() as opened:
        yield opened


@pytest.fixture
async def stage(browser: Browser) -> AsyncIterator[Stage]:
    """An empty stage in English; whatever went wrong on a page fails the test."""
    async with Stage(browser) as made:
        yield made


@pytest.fixture
def own_store(tmp_path: Path) -> Iterator[Valkey]:
    """For tests that read the log, or ill-treat a server."""
    with Valkey(tmp_path) as valkey:
        yield valkey
