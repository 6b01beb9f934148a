"""Servers that are told to stop, one after another, while everyone goes on: nothing is lost, nothing comes twice."""

import asyncio
import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.chaos.placements import close_all, each_counts_once, join_many, open_line
from tests.client import Client, agree
from tests.running import Server, several
from tests.valkey import Valkey

pytestmark = pytest.mark.anyio

APART = 0.2  # seconds between two placements of one client
SECONDS_TO_MOVE = 60.0


async def place_while(store: str, origins: list[str], people: int, moving: Callable[[], None]) -> list[Client]:
    """People place themselves all the time while `moving` goes on; the log has each accepted placement once."""
    workshop, line = await open_line(origins[0])
    clients, chance = await join_many(origins, workshop.code, people), random.Random(7)
    moved = asyncio.create_task(asyncio.to_thread(moving))
    await asyncio.gather(*(place_until(moved, client, line, chance) for client in clients))
    await moved
    await asyncio.gather(*(client.settled() for client in clients))
    assert all(len(client.accepted) > 2 for client in clients)
    await each_counts_once(store, workshop.code, clients)
    await agree(clients[:3], origins[0])
    await close_all(clients)
    return clients


async def place_until(done: "asyncio.Task[None]", client: Client, line: str, chance: random.Random) -> None:
    for at in chance.sample(range(1001), 1001):  # each is another, so that it can be found in the log
        if done.done():
            return
        client.send("scale.place", activity=line, round=1, at=at)
        await asyncio.sleep(APART * (0.5 + chance.random()))


def workers_of(server: Server) -> set[int]:
    """The processes that serve: those of its children that have this server's port open."""
    return {pid for pid in children(server.pid) if "spawn_main" in command_of(pid)}


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def command_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except (FileNotFoundError, ProcessLookupError):  # it has just ended
        return ""


def replace_workers(server: Server) -> None:
    """A rolling restart, and a wait until it is over."""
    before = two_workers_of(server)
    os.kill(server.pid, signal.SIGHUP)
    while before & two_workers_of(server):
        time.sleep(0.05)


def two_workers_of(server: Server) -> set[int]:
    """As soon as there are two: for a moment one of them may have yet to begin."""
    deadline = time.monotonic() + SECONDS_TO_MOVE
    while len(found := workers_of(server)) != 2:
        assert time.monotonic() < deadline, server.said()
        time.sleep(0.05)
    return found


@pytest.mark.parametrize("people", [20, pytest.param(100, marks=pytest.mark.slow)])
async def test_STOP_1_a_rolling_restart_of_two_processes_loses_and_doubles_nothing(valkey: Valkey, people: int) -> None:
    with several(valkey, 1, WEB_CONCURRENCY="2") as (server,):
        clients = await place_while(valkey.url, [server.origin], people, lambda: replace_workers(server))
        assert {client.closed_with for client in clients} <= {1012}


@pytest.mark.slow
async def test_STOP_1_a_lone_process_that_is_started_again_loses_and_doubles_nothing(valkey: Valkey) -> None:
    def again() -> None:
        assert server.stop() == 0
        server.start()

    with several(valkey, 1) as (server,):
        await place_while(valkey.url, [server.origin], 100, again)
