"""Several processes on one store behave as one."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import ExitStack

import pytest

from board.activities.scale import Place
from board.diff import Put
from board.records import Seat
from board.state import State, evolve
from server.room import is_time_for_snapshot
from tests.client import Client, Workshop, agree, start_workshop
from tests.running import Server, replayed
from tests.valkey import Valkey

pytestmark = pytest.mark.anyio

QUICK_TO_FORGET = "import server.heartbeat as h; h.AGAIN, h.FORGET = 0.3, 1.0"


@pytest.fixture
async def crowd(servers: list[Server], workshop: Workshop) -> AsyncIterator[list[Client]]:
    """Two seats at each of three processes."""
    joining = [Client.joined(server.origin, workshop.code, f"Seat {n}") for server in servers for n in (1, 2)]
    clients = await asyncio.gather(*joining)
    yield clients
    await asyncio.gather(*(client.close() for client in clients))


async def test_LOG_2_what_is_placed_at_three_processes_is_one_line_at_each(
    shared_valkey: Valkey,
    servers: list[Server],
    workshop: Workshop,
    moderator: Client,
    wall: Client,
    crowd: list[Client],
) -> None:
    line = moderator.activity()
    assert await moderator.do("scale.open", activity=line, round=1) is None
    for turn in range(5):
        placing = [c.do("scale.place", activity=line, round=1, at=100 * n + turn) for n, c in enumerate(crowd)]
        assert await asyncio.gather(*placing) == [None] * len(crowd)
    assert await moderator.do("scale.reveal", activity=line) is None
    for server in servers:
        await agree([moderator, wall, *crowd], server.origin)
    meant = {client.seat: 100 * n + 4 for n, client in enumerate(crowd)}
    replica = await replayed(shared_valkey.url, workshop.code)
    assert {place.who: place.at for place in replica.state.under(f"place/{line}/1", Place)} == meant
    shown = [record for record in wall.view().values() if record["t"] == "place"]
    assert {record["who"]: record["at"] for record in shown} == meant


async def test_a_seat_taken_at_one_process_enters_at_another(servers: list[Server], workshop: Workshop) -> None:
    first, second, _ = servers
    async with (
        await Client.joined(first.origin, workshop.code, "Anna") as tab,
        Client(second.origin, workshop.code, "seat", tab.secret) as other,
    ):
        assert other.seat == tab.seat
        assert other.view() == tab.view()


async def test_FRAME_2_a_client_goes_on_at_another_process_from_its_position(
    servers: list[Server], workshop: Workshop, moderator: Client, seat: Client
) -> None:
    line = moderator.activity()
    await seat.close()
    assert await moderator.do("scale.open", activity=line, round=1) is None
    seat.origin, before = servers[1].origin, len(seat.frames)
    await seat.open(wait=False)
    await seat.until(lambda: seat.view().get(f"activity/{line}", {}).get("phase") == "open")
    fragments = [fragment for frame in seat.frames[before:] for fragment in frame["f"]]
    assert fragments
    assert not any(fragment.get("full") for fragment in fragments)


async def test_KEY_1_the_same_command_at_two_processes_counts_once(
    shared_valkey: Valkey, servers: list[Server], workshop: Workshop, moderator: Client, seat: Client
) -> None:
    line = moderator.activity()
    assert await moderator.do("scale.open", activity=line, round=1) is None
    async with Client(servers[2].origin, workshop.code, "seat", seat.secret) as copy:
        copy._streams = {line: ("the-same-nonce-twice", 0)}
        seat._streams = {line: ("the-same-nonce-twice", 0)}
        commands = [tab.do("scale.place", activity=line, round=1, at=500) for tab in (seat, copy)]
        assert await asyncio.gather(*commands) == [None, None]
    await agree([moderator, seat])
    assert moderator.view()[f"count/{line}/1"]["placed"] == 1
    assert len((await replayed(shared_valkey.url, workshop.code)).state.keys) == 3  # joining, opening, placing


async def test_who_is_here_is_counted_over_all_processes(
    servers: list[Server], workshop: Workshop, moderator: Client, wall: Client
) -> None:
    async with (
        await Client.joined(servers[0].origin, workshop.code) as at_first,
        await Client.joined(servers[1].origin, workshop.code, remote=True),
        Client(servers[2].origin, workshop.code, "seat", at_first.secret),  # another tab of the same person
    ):
        expected = {"t": "here", "hall": 1, "remote": 1, "moderators": 1}
        for client in (wall, moderator, at_first):
            await client.until(lambda client=client: client.here == expected)  # type: ignore[misc]
    await wall.until(lambda: wall.here == {"t": "here", "hall": 0, "remote": 0, "moderators": 1})


async def test_those_at_a_process_that_was_killed_are_not_here_any_more(valkey: Valkey) -> None:
    with Server(valkey.url, QUICK_TO_FORGET) as stays, Server(valkey.url, QUICK_TO_FORGET) as dies:
        workshop = await start_workshop(stays.origin)
        async with (
            Client(stays.origin, workshop.code, "wall", workshop.wall) as wall,
            await Client.joined(dies.origin, workshop.code),
        ):
            await wall.until(lambda: wall.here.get("hall") == 1)
            dies.kill9()
            await wall.until(lambda: wall.here.get("hall") == 0)


async def test_two_workers_of_one_start_are_one(valkey: Valkey) -> None:
    with Server(valkey.url, WEB_CONCURRENCY="2") as server:
        workshop = await start_workshop(server.origin)
        async with Client(server.origin, workshop.code, "moderator", workshop.moderator) as moderator:
            line = moderator.activity()
            assert await moderator.do("scale.open", activity=line, round=1) is None
            seats = await asyncio.gather(*(Client.joined(server.origin, workshop.code) for _ in range(12)))
            placing = [c.do("scale.place", activity=line, round=1, at=n) for n, c in enumerate(seats)]
            assert await asyncio.gather(*placing) == [None] * len(seats)
            await moderator.until(lambda: moderator.view().get(f"count/{line}/1", {}).get("placed") == len(seats))
            await moderator.until(lambda: moderator.here.get("hall") == len(seats))
            await asyncio.gather(*(seat.close() for seat in seats))
        assert server.stop() == 0


async def test_a_process_has_more_lines_than_a_terminal_allows_its_programs(shared_valkey: Valkey) -> None:
    few = "import resource as r; r.setrlimit(r.RLIMIT_NOFILE, (100, r.getrlimit(r.RLIMIT_NOFILE)[1]))"
    with Server(shared_valkey.url, first=few) as server, ExitStack() as lines:
        for _ in range(150):
            lines.enter_context(socket.create_connection(("127.0.0.1", server.port)))
        await start_workshop(server.origin)


def test_LOG_3_a_large_room_is_written_down_whole_less_often() -> None:
    seats = [Put(Seat(id=f"seat/{n}", name="", remote=False, number=n)) for n in range(4_000)]
    small, large = (evolve(State.empty(), tuple(seats[:number])) for number in (100, 4_000))
    revs = [500, 750, 1_000, 1_500, 2_000]
    assert [rev for rev in revs if is_time_for_snapshot(rev, small)] == [500, 1_000, 1_500, 2_000]
    assert [rev for rev in revs if is_time_for_snapshot(rev, large)] == [1_000, 2_000]
