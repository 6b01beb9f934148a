"""Those who have no business here: pages of other sites, and who guesses codes."""

import asyncio
import json
import secrets
import time
from typing import Any

import pytest
import websockets

from board.protocol import CloseCode
from server.limits import GUESS_PAUSE, GUESSES_AT_ONCE
from tests.client import Client, Workshop, browser, connect
from tests.running import Server
from tests.server.browsing import enter
from tests.server.test_bad_input import closed

pytestmark = pytest.mark.anyio


async def test_another_sites_page_gets_neither_an_answer_nor_a_socket(
    origin: str, workshop: Workshop, seat: Client
) -> None:
    foreign = {"origin": "http://elsewhere.example"}
    async with browser(origin) as http:
        posts: dict[str, Any] = {
            "/workshops": {"title": "Trial", "language": "en"},
            f"/{workshop.code}/enter": {"secret": workshop.wall},
            f"/{workshop.code}/join": {"secret": "s" * 43},
            f"/{workshop.code}/lend": {"as": "seat"},
            f"/{workshop.code}/leave": {"as": "seat"},
            f"/{workshop.code}/pass": {"seat": ""},
            f"/{workshop.code}/agenda": {"v": 1, "activities": []},
        }
        for path, body in posts.items():
            answer = await http.post(path, json=body, headers=foreign)
            assert (answer.status_code, answer.json()["error"]) == (403, "not_allowed")
            assert "set-cookie" not in answer.headers
    for name in ("http://elsewhere.example", "null", origin.replace("127.0.0.1", "localhost")):
        with pytest.raises(websockets.InvalidStatus, match="HTTP 403"):
            await connect(origin, workshop.code, "seat", seat.secret, headers={"Origin": name})
    async with connect(origin, workshop.code, "seat", seat.secret, headers={"Origin": origin}) as socket:
        await socket.send('{"t":"hello","v":1}')
        assert json.loads(await socket.recv())["t"] == "welcome"


async def test_guessing_is_slowed_down_and_nobody_else_is(servers: list[Server], workshop: Workshop) -> None:
    """At a process of its own: the guesses would slow the other tests down."""
    origin = servers[2].origin
    async with browser(origin) as http:
        wrong = [enter(http, workshop.code, secrets.token_urlsafe(32)) for _ in range(GUESSES_AT_ONCE)]
        assert {answer.status_code for answer in await asyncio.gather(*wrong)} == {403}
        asked = [enter(http, workshop.code, secret) for secret in (*["wrong"] * GUESSES_AT_ONCE, workshop.wall)]
        *slowed, right = await asyncio.gather(*map(took, asked))
        assert max(slowed) >= GUESS_PAUSE
        assert right < max(slowed) - GUESS_PAUSE / 2
    guesses = await asyncio.gather(*(took(guess_a_code(origin)) for _ in range(2 * GUESSES_AT_ONCE)))
    assert max(guesses) >= GUESS_PAUSE
    assert min(guesses) < max(guesses) - GUESS_PAUSE / 2


async def guess_a_code(origin: str) -> None:
    async with connect(origin, "AAAAAA", "seat", "x") as socket:
        assert await closed(socket) == CloseCode.NO_SUCH_WORKSHOP


async def took(work: Any) -> float:
    began = time.monotonic()
    await work
    return time.monotonic() - began
