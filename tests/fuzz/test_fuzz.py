"""A short run of `python3 -m tests fuzz`, and what longer ones have found."""

import random
from contextlib import suppress

import httpx2
import pytest
import websockets

from tests.client import Workshop, connect, start_workshop
from tests.fixtures import own_store_and_server
from tests.fuzz.attack import UNLIMITED, Attack
from tests.fuzz.core import Core, Frames
from tests.fuzz.lines import Line
from tests.fuzz.requests import Asked, Requests
from tests.fuzz.routes import BODIES, ways
from tests.running import Server
from tests.valkey import Valkey

SEED = 7
store, server = own_store_and_server(UNLIMITED)


def test_SAFE_1_frames_break_nothing_and_have_no_effect_without_right() -> None:
    told = Core(SEED).run(3_000)
    assert told["ok"] > 50
    assert {"malformed", "not_allowed", "unknown_command", "hello", "beside"} <= told.keys()


@pytest.mark.anyio
async def test_SAFE_1_frames_and_requests_break_no_server(server: Server, store: Valkey) -> None:
    attack = Attack(server, store.url, SEED)
    await attack.run(360, 360)
    assert attack.told["HTTP 200"]
    assert attack.told["frames"] > 200


def test_SAFE_1_every_route_of_the_table_is_drawn_and_everything_drawn_is_the_same_for_a_seed() -> None:
    def drawn() -> list[Asked]:
        requests = Requests(random.Random(SEED), "a", "KALVA7", ("seat=x",), ("wood",))
        return [requests.draw() for _ in range(1_000)]

    assert {asked.way.path for asked in drawn()} == {way.path for way in ways()}
    assert drawn() == drawn()
    frames = Frames(random.Random(SEED)), Frames(random.Random(SEED))
    assert [frames[0].draw() for _ in range(200)] == [frames[1].draw() for _ in range(200)]
    assert BODIES.keys() <= {way.path for way in ways()}


# What was found


@pytest.mark.anyio
@pytest.mark.parametrize("path", ["/%C4%80%C4%80%C4%80%C4%80%C4%80%C4%80", "/%E2%80%AE/console", "/-/wall"])
async def test_SAFE_1_a_code_of_letters_that_no_header_can_bear_is_no_workshop(server: Server, path: str) -> None:
    async with httpx2.AsyncClient(base_url=server.origin, trust_env=False) as http:
        answer = await http.get(path)
    assert answer.status_code == 404
    server_is_content(server)


@pytest.mark.anyio
@pytest.mark.parametrize(
    "head", ["POST / HTTP/1.1\r\ncontent-length: 3", "GET / HTTP/1.1\r\ncontent-length: 3", "PUT / HTTP/1.1"]
)
async def test_SAFE_1_a_handshake_that_is_none_is_answered(server: Server, head: str) -> None:
    line = Line(server.port)
    octets = f"{head}\r\nhost: a\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\nabc"
    assert (await line.say(octets.encode())).startswith(b"HTTP/1.1 4")
    server_is_content(server)


@pytest.mark.anyio
async def test_SAFE_1_who_hangs_up_in_the_middle_leaves_no_trace_in_the_log(server: Server) -> None:
    workshop = await start_workshop(server.origin)
    line = Line(server.port)
    for path in ("/next/offer", f"/{workshop.code}/join"):
        head = f"POST {path} HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n"
        await line.spoil(head.encode() + b"{")
    await connected_and_gone(server, workshop)
    server_is_content(server)


async def connected_and_gone(server: Server, workshop: Workshop) -> None:
    for _ in range(20):
        socket = await connect(server.origin, workshop.code, "wall", workshop.wall)
        socket.transport.abort()


@pytest.mark.anyio
async def test_SAFE_1_what_is_no_text_is_not_traced_in_the_log(server: Server) -> None:
    workshop = await start_workshop(server.origin)
    async with connect(server.origin, workshop.code, "wall", workshop.wall) as socket:
        await socket.send(b'{"t":"hello","v":1,"at":"\xff"}', text=True)
        with suppress(websockets.ConnectionClosed):
            while await socket.recv():
                pass
        assert socket.close_code == 1007
    async with connect(server.origin, workshop.code, "wall", workshop.wall) as socket:
        begun, closing, rest = b"\x01\x80" + bytes(4), b"\x88\x80" + bytes(4), b"\x80\x81" + bytes(4) + b"\xff"
        socket.transport.write(begun + rest + closing)  # all in one: it is closing when the text is looked at
        await socket.wait_closed()
    server_is_content(server)


def server_is_content(server: Server) -> None:
    assert "Traceback" not in server.said(), server.said()[-2_000:]
