"""Servers and stores that die in the middle of their work: what was acknowledged is there, once."""

import asyncio
import random
from collections.abc import Callable, Iterator

import pytest

from tests.chaos.placements import close_all, each_counts_once, join_many, keep_placing, open_line
from tests.client import Client, agree
from tests.running import Server, several
from tests.valkey import Valkey

pytestmark = pytest.mark.anyio

CLIENTS = 50
PLACEMENTS = 20  # of each


@pytest.fixture
def two(valkey: Valkey) -> Iterator[list[Server]]:
    with several(valkey, 2) as servers:
        yield servers


async def place_while(valkey: Valkey, servers: list[Server], breaking: Callable[[], None]) -> None:
    """50 clients place 1000 marks, and in the middle of it something breaks."""
    workshop, line = await open_line(servers[0].origin)
    clients = await join_many([server.origin for server in servers], workshop.code, CLIENTS)
    chance = random.Random(1)
    placing = asyncio.gather(*(keep_placing(client, line, PLACEMENTS, chance) for client in clients))
    while not any(client.accepted for client in clients):  # noqa: ASYNC110 (whoever it is)
        await asyncio.sleep(0.01)
    assert not placing.done()
    await asyncio.to_thread(breaking)
    await placing
    await asyncio.gather(*(client.settled() for client in clients))
    assert all(len(client.accepted) == PLACEMENTS for client in clients)
    await each_counts_once(valkey.url, workshop.code, clients)
    await agree(clients[:4], servers[-1].origin)
    await close_all(clients)


async def test_KEY_1_a_server_killed_and_started_again_loses_no_placement(valkey: Valkey, two: list[Server]) -> None:
    def kill_and_start() -> None:
        two[0].kill9()
        two[0].start()

    await place_while(valkey, two, kill_and_start)


async def test_KEY_2_a_store_killed_and_started_again_loses_no_placement(valkey: Valkey, two: list[Server]) -> None:
    def kill_and_start() -> None:
        valkey.kill9()
        valkey.start()

    await place_while(valkey, two, kill_and_start)


async def test_KEY_1_everything_killed_at_once_loses_no_placement(valkey: Valkey, two: list[Server]) -> None:
    def kill_and_start() -> None:
        for server in two:
            server.kill9()
        valkey.kill9()
        valkey.start()
        for server in two:
            server.begin()
        for server in two:
            server.wait_until_ready()

    await place_while(valkey, two, kill_and_start)


async def test_while_the_store_is_away_the_board_is_read_and_what_is_typed_goes_through_later(
    valkey: Valkey, two: list[Server]
) -> None:
    workshop, line = await open_line(two[0].origin)
    seat, neighbour = await join_many([two[0].origin], workshop.code, 2)
    assert await seat.do("scale.place", activity=line, round=1, at=300) is None
    valkey.kill9()
    key = seat.send("scale.place", activity=line, round=1, at=700)
    async with Client(two[0].origin, workshop.code, "seat", neighbour.secret) as newcomer:
        assert newcomer.view()[f"count/{line}/1"]["placed"] == 1
    await asyncio.sleep(2)
    assert key in seat.outbox
    assert neighbour.at
    assert neighbour.closed_with is None
    valkey.start()
    assert await seat.answer(key) is None
    assert seat.view()[f"place/{line}/1/{seat.seat}"]["at"] == 700
    await close_all([seat, neighbour])


async def test_a_store_that_does_not_answer_is_waited_for(valkey: Valkey) -> None:
    with several(valkey, 2, first="import server.redis_connections as c; c.ANSWER_SECONDS = 0.5") as two:
        workshop, line = await open_line(two[0].origin)
        clients = await join_many([server.origin for server in two], workshop.code, 6)
        valkey.pause()
        for at, client in enumerate(clients):
            client.send("scale.place", activity=line, round=1, at=at)
        while not all("it does not answer" in server.said() for server in two):  # noqa: ASYNC110 (nothing tells)
            await asyncio.sleep(0.05)
        valkey.resume()
        await asyncio.gather(*(client.settled() for client in clients))
        await each_counts_once(valkey.url, workshop.code, clients)
        await close_all(clients)


async def test_a_server_told_to_stop_asks_its_clients_to_come_again(valkey: Valkey, two: list[Server]) -> None:
    workshop, line = await open_line(two[0].origin)
    [seat] = await join_many([two[0].origin], workshop.code, 1)
    assert await asyncio.to_thread(two[0].stop) == 0
    await seat.until(lambda: seat.closed_with is not None)
    assert seat.closed_with == 1012
    seat.origin = two[1].origin
    assert await seat.do("scale.place", activity=line, round=1, at=1) is None
    await seat.close()
