"""Mistakes of ours in a real server: rules that raise, or whose effects cannot be folded, are planted in it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.client import Client, Refused, browser, start_workshop
from tests.running import Server, entries
from tests.server.browsing import enter
from tests.valkey import Valkey

pytestmark = pytest.mark.anyio

PLANTED = (
    "from board.decide import RULES; from board.diff import Patch; from board.workshop import EditSeat; "
    "from board.moderators import AddWall; "
    "RULES[EditSeat] = lambda *_: 1 // 0; "
    "RULES[AddWall] = lambda *_: (Patch('workshop', {'no_such_field': 1}),)"
)
FAULT = Refused("fault", {})
TIMES = 4


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Valkey]:
    with Valkey(tmp_path) as valkey:
        yield valkey


@pytest.fixture
def server(store: Valkey) -> Iterator[Server]:
    with Server(store.url, PLANTED) as started:
        yield started


async def test_SAFE_16_a_command_that_meets_a_mistake_of_ours_is_refused_and_the_room_goes_on(
    server: Server, store: Valkey
) -> None:
    made = await start_workshop(server.origin)
    async with (
        browser(server.origin) as http,
        await Client.joined(server.origin, made.code, "Anna") as anna,
        await Client.joined(server.origin, made.code, "Bruno") as bruno,
    ):
        await enter(http, made.code, made.moderator)
        for at in range(TIMES):
            assert await anna.do("seat.edit", name="Other") == FAULT
            answer = await http.post(f"/{made.code}/walls", json={})
            assert (answer.status_code, answer.json()["error"]) == (500, "fault")
            assert await bruno.do("scale.place", activity="practice", round=1, at=at) is None
        assert (anna.closed_with, bruno.closed_with) == (None, None)
        numbers = (await http.get("/metrics")).text
    assert f'talka_rejections_total{{code="fault"}} {TIMES}.0' in numbers
    told = [json.loads(line) for line in server.said().splitlines() if line.startswith("{")]
    reported = [(line["command"], line["fault"]) for line in told if line["event"] == "a rule raised"]
    assert reported == [("EditSeat", "ZeroDivisionError"), ("AddWall", "KeyError")]  # once, however often it was sent
    assert "room broke" not in server.said()
    assert len(await entries(store.url, made.code)) == 1 + 2 + TIMES  # nothing of it was stored
