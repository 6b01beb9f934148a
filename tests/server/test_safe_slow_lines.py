"""Lines that are slow, or say nothing, on a server that soon tires of them. Others are served all the while."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress

import pytest

from tests.client import Workshop, browser, connect
from tests.fixtures import own_store_and_server
from tests.running import Server

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("the_hall_is_served")]

WITHIN = 0.8  # seconds, instead of HEAD_WITHIN and BODY_WITHIN
SOON_TIRED = (
    f"import server.patience as p, server.bodies; p.HEAD_WITHIN = p.BODY_WITHIN = {WITHIN}; "
    "p.WAITING_MOST = 150; server.bodies.FILES_AT_ONCE = 2"
)
store, server = own_store_and_server(SOON_TIRED)


@pytest.fixture
def origin(server: Server) -> str:
    return server.origin


HEAD = b"POST /next/offer HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 99999\r\n\r\n"


@pytest.mark.parametrize("begins", [b"GET / HTTP/1.1\r\nx-slow: ", b"", HEAD], ids=["head", "nothing", "body"])
async def test_SAFE_10_a_line_that_sends_a_byte_now_and_then_loses_its_place(server: Server, begins: bytes) -> None:
    async def drip() -> float:
        async with opened(server) as (reader, writer):
            writer.write(begins)
            began = time.monotonic()
            with suppress(ConnectionError):
                while time.monotonic() - began < 10:
                    writer.write(b"x" if begins else b"")
                    with suppress(TimeoutError):
                        assert not await asyncio.wait_for(reader.read(9), 0.2)
                        break
            return time.monotonic() - began

    async with asyncio.TaskGroup() as group:
        dripping = [group.create_task(drip()) for _ in range(60)]
        async with browser(server.origin) as http:
            assert (await http.get("/healthz")).status_code == 200
    assert max(task.result() for task in dripping) < 5


async def test_SAFE_10_of_lines_that_say_nothing_the_oldest_goes_when_there_are_many(server: Server) -> None:
    async with AsyncExitStack() as held:
        lines = [await held.enter_async_context(opened(server)) for _ in range(200)]
        async with browser(server.origin) as http:
            assert (await http.get("/healthz")).status_code == 200
        with suppress(ConnectionError):
            assert not await asyncio.wait_for(lines[0][0].read(), 0.5)


async def test_SAFE_10_a_socket_is_no_request_that_takes_long(server: Server, workshop: Workshop) -> None:
    async with connect(server.origin, workshop.code, "wall", workshop.wall) as socket:
        await socket.send('{"t":"hello","v":1}')
        with suppress(TimeoutError):
            async with asyncio.timeout(2 * WITHIN):
                while True:
                    await socket.recv()  # raises when the line is lost


async def test_SAFE_10_files_that_come_slowly_are_few_at_once(server: Server) -> None:
    async with AsyncExitStack() as held:
        lines = [await held.enter_async_context(opened(server)) for _ in range(3)]
        for _, writer in lines:
            writer.write(HEAD + b" " * 40_000)
        answers = await asyncio.gather(*(reader.read(12) for reader, _ in lines), return_exceptions=True)
    assert answers.count(b"HTTP/1.1 503") == 1, answers


@asynccontextmanager
async def opened(server: Server) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    """A bare line."""
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    try:
        yield reader, writer
    finally:
        writer.transport.abort()
        with suppress(OSError):
            await writer.wait_closed()
