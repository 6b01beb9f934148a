"""The ways out to a client, over real sockets: a slow one, one that is stuck, and a server without our protocol."""

import asyncio
import json
import socket
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from types import SimpleNamespace
from typing import Any, cast

import pytest
import websockets

from server.broadcast import FramesProtocol
from tests.client import PATIENCE, Client, Workshop, agree, connect, start_workshop
from tests.running import Server
from tests.valkey import Valkey

pytestmark = pytest.mark.anyio

TALKATIVE = "import server.sockets; server.sockets.MESSAGES_AT_ONCE = 10**6"  # so that the way back can be filled
QUICK_TO_TIRE = (
    f"{TALKATIVE}; import server.members, server.broadcast; server.members.STUCK = 0.5; server.broadcast.GOODBYE = 0.5"
)
# As some other ASGI server would run the application.
PLAIN = (
    "import os, uvicorn; uvicorn.run('server.app:create', factory=True, host='127.0.0.1', port=int(os.environ['PORT']),"
    " ws='websockets-sansio', ws_max_size=16384, log_level='warning')"
)


@pytest.fixture(scope="module")
def origin(shared_valkey: Valkey) -> Iterator[str]:
    with Server(shared_valkey.url, TALKATIVE) as server:
        yield server.origin


@pytest.fixture
async def deaf(origin: str, workshop: Workshop) -> AsyncIterator[websockets.ClientConnection]:
    found = await connect_deaf(origin, workshop)
    yield found
    found.transport.abort()


async def connect_deaf(origin: str, workshop: Workshop) -> websockets.ClientConnection:
    """A wall that does not read, with so much on its way to it already that it counts as behind."""
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    line.connect(("127.0.0.1", int(origin.rpartition(":")[2])))
    connecting = connect(origin, workshop.code, "wall", workshop.wall, sock=line, max_queue=1, ping_interval=None)
    found = await connecting
    await found.send('{"t":"hello","v":1}')
    await found.recv()
    for number in range(6_000):
        await found.send(f'{{"t":"ping","n":{number}}}')
    return found


async def change_title(moderator: Client, title: str) -> None:
    assert await moderator.do("workshop.edit", title=title) is None


async def test_FRAME_4_a_client_that_does_not_read_holds_nobody_up_and_later_gets_one_frame(
    moderator: Client, wall: Client, deaf: websockets.ClientConnection
) -> None:
    for number in range(10):
        await change_title(moderator, f"Title {number}")
        await wall.until(lambda title=f"Title {number}": wall.view()["workshop"]["title"] == title)  # type: ignore[misc]
    frames: list[Any] = []
    while not frames or "Title 9" not in str(frames[-1]):
        message = json.loads(await asyncio.wait_for(deaf.recv(), PATIENCE))
        frames += [message] if message["t"] == "frame" else []
    assert len(frames) == 2  # how it all was at the beginning, and all that came since
    assert frames[-1]["at"] == wall.at


async def test_a_client_that_is_stuck_is_let_go(valkey: Valkey) -> None:
    with Server(valkey.url, QUICK_TO_TIRE) as server:
        workshop = await start_workshop(server.origin)
        async with Client(server.origin, workshop.code, "moderator", workshop.moderator) as moderator:
            deaf = await connect_deaf(server.origin, workshop)
            await change_title(moderator, "Another")
            await asyncio.sleep(2)
            assert await is_reset(deaf)


async def is_reset(connection: websockets.ClientConnection) -> bool:
    """Whether the line ends without a goodbye, after all that was on its way."""
    try:
        async with asyncio.timeout(PATIENCE):
            while True:
                await connection.recv()
    except websockets.ConnectionClosed as end:
        return end.rcvd is None


async def test_another_ASGI_server_serves_it_too(valkey: Valkey) -> None:
    with Server(valkey.url, launch=PLAIN) as server:
        workshop = await start_workshop(server.origin, "live")
        async with (
            Client(server.origin, workshop.code, "moderator", workshop.moderator) as moderator,
            await Client.joined(server.origin, workshop.code) as first,
            await Client.joined(server.origin, workshop.code) as second,
        ):
            line = moderator.activity()
            assert await moderator.do("scale.open", activity=line, round=1) is None
            placing = [
                seat.do("scale.place", activity=line, round=1, at=at) for at in range(50) for seat in (first, second)
            ]
            assert await asyncio.gather(*placing) == [None] * 100
            await agree([moderator, first, second])
            assert first.view()[f"count/{line}/1"]["placed"] == 2
        assert "Exception" not in server.said()


def test_STOP_2_a_hall_leaves_one_by_one_and_a_few_at_once() -> None:
    def leaving(people: int) -> list[float]:
        delays: list[float] = []
        protocol = object.__new__(FramesProtocol)
        protocol.loop = cast("Any", SimpleNamespace(call_later=lambda delay, _: delays.append(delay)))
        protocol.connections = cast("Any", range(people))
        for _ in range(people):
            protocol.shutdown()
        return delays

    thousand = Counter(int(delay * 10) for delay in leaving(1000))  # by tenths of a second
    assert len(thousand) == 20
    assert max(thousand.values()) < 100
    assert max(leaving(5)) < 0.1
