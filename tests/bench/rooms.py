"""What many rooms cost beside one: 500 workshops of ten people at two processes; and what a phone and a room weigh.

People of a room meet at one process (a load balancer sends each workshop somewhere: affinity), or at both. In each
case everyone places themselves, one after the other; beside it, one room alone, and what it costs when nobody does.
"""

import asyncio
import gc
import json
import secrets
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

import redis

from tests.bench.cores import cores, cpu_of, pin, pinned
from tests.bench.phones import Phones
from tests.bench.sides import HELLO, join, pid_of
from tests.chaos.placements import open_line
from tests.running import MANY_WORKSHOPS, Server, several
from tests.valkey import Valkey

ROOMS = 500
PEOPLE = 10
COMMANDS = 2_000
A_SECOND = 100  # in all of many rooms
A_SECOND_ALONE = 20  # in one room: each has frames of its own, as it has where there are many rooms
QUIET = 12.0  # seconds
CONNECTIONS = 1_000
IDLE = 1_000  # rooms that are stored and that nobody has open
AT_ONCE = 8
TARGET = 1.3
KIB = 1024
SETTLE = 0.5
DROP_SOON = "import server.rooms; server.rooms.DROP_AFTER = server.rooms.LOOK_EVERY = 0.5"

Figures = dict[str, float]


class Room(NamedTuple):
    """The secrets of its seats; each is at `ports` in turn."""

    code: str
    line: str
    seats: list[str]
    ports: list[int]


class Cost(NamedTuple):
    """Microseconds of CPU and more of one command, or of one second in which nothing is said."""

    servers: float
    store: float
    frames: float
    bytes: float


def measure(rooms: int = ROOMS, commands: int = COMMANDS, connections: int = CONNECTIONS, idle: int = IDLE) -> Figures:
    """All figures, by name."""
    phones_core, servers_core = cores()
    figures: Figures = {"rooms": rooms}
    with pinned(phones_core):
        for meet in ("apart", "together"):
            for number, name in ((1, "one"), (rooms, "many")):
                rate = A_SECOND if number > 1 else A_SECOND_ALONE
                found = cost(number, meet == "together", commands if number > 1 else commands // 4, rate, servers_core)
                for what, of in zip(("command", "quiet"), found, strict=True):
                    figures |= {f"rooms_{meet}_{name}_{what}_{unit}": value for unit, value in of._asdict().items()}
            figures[f"rooms_{meet}_ratio"] = (
                figures[f"rooms_{meet}_many_command_servers"] / figures[f"rooms_{meet}_one_command_servers"]
            )
        figures |= weigh_connections(connections)
        figures |= weigh_rooms(idle)
    return figures


# What a command costs


def cost(number: int, together: bool, commands: int, rate: float, core: int) -> tuple[Cost, Cost]:
    """Of a command, and of a second in which nobody says anything, in so many rooms at two processes."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Valkey(Path(folder)) as valkey,
        several(valkey, 2, first=MANY_WORKSHOPS) as servers,
    ):
        for pid in (pid_of(valkey), *(server.pid for server in servers)):
            pin(pid, core)
        rooms = asyncio.run(open_rooms(servers, number, together))
        with closing(phones_of(rooms)) as phones:
            account = Account(phones, servers, valkey)
            phones.listen(2)  # who is here has been told by then
            quiet = account.of(lambda: phones.listen(QUIET), QUIET)
            turns = placements(phones, rooms, commands, rate)
            said = account.of(lambda: phones.listen(turns[-1][0] + SETTLE, turns), commands)
    return said, quiet


class Account:
    """What everyone has used while something happened, divided by so many."""

    def __init__(self, phones: Phones, servers: Sequence[Server], valkey: Valkey) -> None:
        self._phones = phones
        self._servers = servers
        self._valkey = valkey

    def of(self, happens, times: float) -> Cost:  # type: ignore[no-untyped-def]
        before = self._now()
        happens()
        return Cost(*((late - early) / times for late, early in zip(self._now(), before, strict=True)))

    def _now(self) -> tuple[float, ...]:
        servers = sum(cpu_of(server.pid) for server in self._servers)
        return servers, cpu_of(pid_of(self._valkey)), self._phones.frames, self._phones.bytes


async def open_rooms(servers: Sequence[Server], number: int, together: bool) -> list[Room]:
    """With ten seats each. Whose people are together has them at the first process, the next room at the second."""
    at_once = asyncio.Semaphore(AT_ONCE)

    async def one(n: int) -> Room:
        async with at_once:
            server = servers[n % 2]
            workshop, line = await open_line(server.origin, "nameless")
            seats = await join(server.origin, workshop.code, PEOPLE)
            ports = [server.port] if together else [one.port for one in servers]
            return Room(workshop.code, line, seats, ports)

    return list(await asyncio.gather(*map(one, range(number))))


def phones_of(rooms: Sequence[Room]) -> Phones:
    """Every seat's, room after room, connected and greeted."""
    ports = [room.ports[n % len(room.ports)] for room in rooms for n in range(len(room.seats))]
    headers = [(f"/{room.code}/socket?as=seat", f"seat={seat}") for room in rooms for seat in room.seats]
    phones = Phones(ports, headers, len(headers) + 1, HELLO)
    phones.drain()
    return phones


def placements(phones: Phones, rooms: Sequence[Room], number: int, rate: float):  # type: ignore[no-untyped-def]
    """One room after the other, and in each one person after the other."""

    def place(n: int) -> None:
        room, turn = n % len(rooms), n // len(rooms)
        seat = turn % PEOPLE
        command = {"activity": rooms[room].line, "round": 1}
        # Everyone in the room is told how many stand on the line, so each command changes that.
        command |= {"t": "scale.withdraw"} if turn // PEOPLE % 2 else {"t": "scale.place", "at": turn}
        text = json.dumps({"t": "do", "k": [secrets.token_urlsafe(12), 1], "c": command}).encode()
        phones.send(room * PEOPLE + seat, text)

    return [(n / rate, partial(place, n)) for n in range(number)]


# What something weighs


def weigh_connections(number: int) -> Figures:
    """Bytes of a server for each further phone in a room whose seats are all taken."""
    with one_server() as (server, _):
        workshop, _ = asyncio.run(open_line(server.origin))
        seats = asyncio.run(join(server.origin, workshop.code, number + 1))
        room = Room(workshop.code, "", seats, [server.port])
        with closing(phones_of([room._replace(seats=seats[:1])])):
            before = resident(server.pid)
            with closing(phones_of([room._replace(seats=seats[1:])])):
                after = resident(server.pid)
    return {"connection_kib": (after - before) / number / KIB, "connections": number}


def weigh_rooms(number: int) -> Figures:
    """Of a server and of its store, for each room that was written to and left."""
    with one_server(DROP_SOON) as (server, valkey):
        asyncio.run(open_rooms([server, server], number // 4, together=True))  # what is allocated once
        time.sleep(2)
        before = resident(server.pid), kept(valkey)
        asyncio.run(open_rooms([server, server], number, together=True))
        time.sleep(2)
        after = resident(server.pid), kept(valkey)
    inside, stored = ((late - early) / number / KIB for late, early in zip(after, before, strict=True))
    return {"idle_room_kib": inside, "stored_room_kib": stored, "idle_rooms": number}


@contextmanager
def one_server(first: str = "pass") -> Iterator[tuple[Server, Valkey]]:
    with (
        tempfile.TemporaryDirectory() as folder,
        Valkey(Path(folder)) as valkey,
        Server(valkey.url, first=f"{MANY_WORKSHOPS}; {first}") as server,
    ):
        yield server, valkey


def resident(pid: int) -> int:
    gc.collect()
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return KIB * int(next(line for line in lines if line.startswith("VmRSS")).split()[1])


def kept(valkey: Valkey) -> int:
    with redis.Redis.from_url(valkey.url) as client:
        return int(client.info("memory")["used_memory_dataset"])


# What it comes to


def report(figures: Figures) -> str:
    lines = [
        f"{figures['rooms']:.0f} rooms of {PEOPLE} people at two processes, and one such room; µs of CPU",
        f"{'':28}{'a command, one':>18}{'in many':>9}{'ratio':>7}{'of the store':>14}{'a room, one quiet second':>26}",
    ]
    for meet, words in (("apart", "people of a room at both"), ("together", "at one (affinity)")):
        one, many, store, alone, quiet = (
            figures[f"rooms_{meet}_{name}"]
            for name in (
                "one_command_servers",
                "many_command_servers",
                "many_command_store",
                "one_quiet_servers",
                "many_quiet_servers",
            )
        )
        each = (quiet - alone) / max(1, figures["rooms"] - 1)
        ratio = figures[f"rooms_{meet}_ratio"]
        lines.append(f"{words:28}{one:18.0f}{many:9.0f}{ratio:7.2f}{store:14.0f}{each:26.0f}")
    size = figures["rooms_together_many_command_bytes"] / figures["rooms_together_many_command_frames"]
    return "\n".join(
        [
            *lines,
            f"wanted: a ratio of at most {TARGET}; a frame has {size:.0f} bytes",
            f"a connection: {figures['connection_kib']:.1f} KiB of the server, at most 32 are wanted",
            f"a stored room that nobody has open: {figures['idle_room_kib']:.2f} KiB of the server",
            f"and {figures['stored_room_kib']:.1f} KiB of the store",
        ]
    )
