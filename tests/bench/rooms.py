"""What many rooms cost beside one: 500 workshops of ten people at two processes; and what a phone weighs.

People of a room meet at one process (a load balancer sends each workshop somewhere: affinity), or at both. In each
case everyone places themselves, one after the other; beside it, one room alone, and what it costs when nobody does.
"""

import asyncio
import json
import secrets
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tests.bench.cores import cores, cpu_of, pin, pinned
from tests.bench.measure import KIB, resident
from tests.bench.phones import Dialect, Phones
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
AT_ONCE = 8
TARGET = 1.3
SETTLE = 0.5
SETTLED_WITHIN = 2.0  # seconds: who is here has been told by then
DROP_SOON = "import server.rooms; server.rooms.DROP_AFTER, server.rooms.LOOK_EVERY = 3.0, 0.5"

MEET = {"apart": "people of a room at both", "together": "at one (affinity)"}

Figures = dict[str, float]


@dataclass
class Room:
    """The secrets of its seats, and how often someone in it has said something."""

    code: str
    line: str
    seats: list[str]
    turns: int = 0

    def next(self) -> tuple[int, bytes]:
        """Whose turn it is, and the command. Everyone is told how many stand on the line, so each changes that."""
        turn, self.turns = self.turns, self.turns + 1
        command = {"activity": self.line, "round": 1}
        command |= {"t": "scale.withdraw"} if turn // PEOPLE % 2 else {"t": "scale.place", "at": turn}
        return turn % PEOPLE, json.dumps({"t": "do", "k": [secrets.token_urlsafe(12), 1], "c": command}).encode()


class Cost(NamedTuple):
    """Microseconds of CPU and more of one command, or of one second in which nothing is said."""

    servers: float
    store: float
    frames: float
    bytes: float


def measure(rooms: int = ROOMS, commands: int = COMMANDS, connections: int = CONNECTIONS) -> Figures:
    """All figures, by name."""
    phones_core, servers_core = cores()
    with pinned(phones_core):
        figures = {"rooms": float(rooms), **measure_rooms(rooms, commands, servers_core)}
        return figures | weigh_connections(connections)


# What a command costs


def measure_rooms(number: int, commands: int, core: int) -> Figures:
    """In one room, then in so many, at the same two processes."""
    figures: Figures = {}
    with servers_of(2, DROP_SOON) as (servers, valkey):
        for pid in (pid_of(valkey), *(server.pid for server in servers)):
            pin(pid, core)
        rooms: list[Room] = []
        for name, many, times, rate in (
            ("one", 1, commands // 4, A_SECOND_ALONE),
            ("many", number, commands, A_SECOND),
        ):
            rooms += asyncio.run(open_rooms(servers, many - len(rooms)))
            for meet in MEET:
                found = cost(rooms, meet, servers, valkey, times, rate)
                figures |= {f"rooms_{meet}_{name}_{what}": value for what, value in found.items()}
    for meet in MEET:
        figures[f"rooms_{meet}_ratio"] = (
            figures[f"rooms_{meet}_many_command_servers"] / figures[f"rooms_{meet}_one_command_servers"]
        )
    return figures


def cost(
    rooms: Sequence[Room], meet: str, servers: Sequence[Server], valkey: Valkey, commands: int, rate: float
) -> Figures:
    """Of a command, and of a second in which nobody says anything."""
    with closing(phones_of(rooms, [server.port for server in servers], meet)) as phones:
        account = Account(phones, servers, valkey)
        phones.listen(SETTLED_WITHIN)
        quiet = account.of(lambda: phones.listen(QUIET), QUIET)
        turns = [(n / rate, partial(take_turn, phones, rooms, n % len(rooms))) for n in range(commands)]
        said = account.of(lambda: phones.listen(turns[-1][0] + SETTLE, turns), commands)
    both = {"quiet": quiet, "command": said}
    return {f"{what}_{unit}": value for what, found in both.items() for unit, value in found._asdict().items()}


def take_turn(phones: Phones, rooms: Sequence[Room], room: int) -> None:
    seat, text = rooms[room].next()
    phones.send(room * PEOPLE + seat, text)


class Account:
    """What everyone has used while something happened, divided by so many."""

    def __init__(self, phones: Phones, servers: Sequence[Server], valkey: Valkey) -> None:
        self._phones = phones
        self._servers = servers
        self._valkey = valkey

    def of(self, happens: Callable[[], None], times: float) -> Cost:
        before = self._now()
        happens()
        return Cost(*((late - early) / times for late, early in zip(self._now(), before, strict=True)))

    def _now(self) -> tuple[float, ...]:
        servers = sum(cpu_of(server.pid) for server in self._servers)
        return servers, cpu_of(pid_of(self._valkey)), self._phones.frames, self._phones.bytes


async def open_rooms(servers: Sequence[Server], number: int) -> list[Room]:
    """With ten seats each."""
    at_once = asyncio.Semaphore(AT_ONCE)

    async def one(n: int) -> Room:
        async with at_once:
            origin = servers[n % len(servers)].origin
            workshop, line = await open_line(origin, "nameless")
            return Room(workshop.code, line, await join(origin, workshop.code, PEOPLE))

    return list(await asyncio.gather(*map(one, range(number))))


def phones_of(rooms: Sequence[Room], ports: Sequence[int], meet: str) -> Phones:
    """Every seat's, room after room, connected and greeted. A room meets at one of the ports, or at each in turn."""
    seats = [(number, n, seat) for number, room in enumerate(rooms) for n, seat in enumerate(room.seats)]
    headers = [(f"/{rooms[number].code}/socket?as=seat", f"seat={seat}") for number, _, seat in seats]
    where = [ports[(number if meet == "together" else n) % len(ports)] for number, n, _ in seats]
    phones = Phones(where, headers, len(headers) + 1, Dialect(HELLO))
    phones.drain()
    return phones


# What something weighs


def weigh_connections(number: int) -> Figures:
    """Bytes of a server for each further phone in a room whose seats are all taken."""
    with servers_of(1) as ([server], _):
        workshop, line = asyncio.run(open_line(server.origin))
        first, *others = asyncio.run(join(server.origin, workshop.code, number + 1))
        with closing(phones_of([Room(workshop.code, line, [first])], [server.port], "together")):
            before = resident(server.pid)
            with closing(phones_of([Room(workshop.code, line, others)], [server.port], "together")):
                after = resident(server.pid)
    return {"connection_kib": (after - before) / number / KIB, "connections": number}


@contextmanager
def servers_of(number: int, first: str = "pass") -> Iterator[tuple[list[Server], Valkey]]:
    with (
        tempfile.TemporaryDirectory() as folder,
        Valkey(Path(folder)) as valkey,
        several(valkey, number, first=f"{MANY_WORKSHOPS}; {first}") as servers,
    ):
        yield servers, valkey


# What it comes to


def report(figures: Figures) -> str:
    lines = [
        f"{figures['rooms']:.0f} rooms of {PEOPLE} people at two processes, and one such room; µs of CPU",
        f"{'':28}{'a command, one':>18}{'in many':>9}{'ratio':>7}{'of the store':>14}{'a room, one quiet second':>26}",
    ]
    for meet, words in MEET.items():
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
    size = figures["rooms_apart_many_command_bytes"] / figures["rooms_apart_many_command_frames"]
    return "\n".join(
        [
            *lines,
            f"wanted: a ratio of at most {TARGET}; a frame has {size:.0f} bytes",
            f"a connection: {figures['connection_kib']:.1f} KiB of the server, at most 32 are wanted",
        ]
    )
