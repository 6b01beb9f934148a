"""What is left in a server of workshops that people have left: round after round, each time as many more."""

import asyncio
import time
from contextlib import closing
from functools import partial
from typing import NamedTuple

import redis

from tests.bench import held
from tests.bench.cores import cores, pinned
from tests.bench.measure import KIB, resident
from tests.bench.rooms import (
    A_SECOND,
    DROP_SOON,
    PEOPLE,
    SETTLE,
    Figures,
    open_rooms,
    phones_of,
    servers_of,
    take_turn,
)
from tests.running import Server
from tests.valkey import Valkey

NUMBER = 50  # workshops of a round
ROUNDS = 10  # the first allocate what stays, and is used again; the later half is measured
DROPPED_WITHIN = 30.0  # seconds


class Weight(NamedTuple):
    """`rooms` that are still objects; bytes of the `server` and of the `store`; `blocks` of Python's memory."""

    rooms: int
    server: float
    blocks: float
    store: float


def measure(number: int = NUMBER, rounds: int = ROUNDS) -> Figures:
    """All figures, by name."""
    with pinned(cores()[0]), servers_of(1, f"{DROP_SOON}; {held.FIRST}") as ([server], valkey):
        weights = [leave(server, valkey, number) for _ in range(rounds)]
    early, late = weights[rounds // 2 - 1], weights[-1]
    further = number * (rounds - rounds // 2)
    return {
        "idle_rooms": number,
        "idle_rooms_held": max(weight.rooms for weight in weights),
        "idle_room_kib": (late.server - early.server) / further / KIB,
        "idle_room_blocks": (late.blocks - early.blocks) / further,
        "stored_room_kib": (late.store - early.store) / further / KIB,
        **{f"idle_mib_{n}": weight.server / KIB**2 for n, weight in enumerate(weights, 1)},
    }


def leave(server: Server, valkey: Valkey, number: int) -> Weight:
    """In each of so many new workshops everyone places themselves and leaves; what is there when all are dropped."""
    rooms = asyncio.run(open_rooms([server], number))
    with closing(phones_of(rooms, [server.port], "together")) as phones:
        turns = [(n / A_SECOND, partial(take_turn, phones, rooms, n % number)) for n in range(number * PEOPLE)]
        phones.listen(turns[-1][0] + SETTLE, turns)
    found = dropped(server)
    return Weight(found.rooms, resident(server.pid), found.blocks, kept(valkey))


def dropped(server: Server) -> held.Held:
    give_up = time.monotonic() + DROPPED_WITHIN
    while (found := held.held_by(server.origin)).open and time.monotonic() < give_up:
        time.sleep(SETTLE)
    return found


def kept(valkey: Valkey) -> int:
    with redis.Redis.from_url(valkey.url) as client:
        return int(client.info("memory")["used_memory_dataset"])


def report(figures: Figures) -> str:
    each = ", ".join(f"{value:.0f}" for name, value in figures.items() if name.startswith("idle_mib_"))
    inside, blocks, stored = (figures[name] for name in ("idle_room_kib", "idle_room_blocks", "stored_room_kib"))
    number, left = figures["idle_rooms"], figures["idle_rooms_held"]
    lines = [
        f"a workshop that {PEOPLE} people left: {inside:.2f} KiB of the server, {blocks:.2f} blocks of Python's memory",
        f"of any {number:.0f} of them {left:.0f} were still objects; the server's MiB after each {number:.0f}: {each}",
        f"wanted: nothing; of the store each takes {stored:.1f} KiB",
    ]
    return "\n".join(lines)
