"""What one command costs the server as the hall grows, and as the room fills: curves that are to be flat.

Commands come at one rate, one after the other, from one phone. In a hall each is paid for twice: decided, stored and
folded once, and delivered to everyone. The same in a room as full with nobody else connected tells the two apart:
cost = command + frames · frame. What is charged is everything that the server uses meanwhile, its snapshots too: a
command that comes alone has a process woken and its caches filled. So beside it stands what the rules cost without all
that, in this process: decide, entry, fold, channels, and the speaker's own frame.
"""

import asyncio
import json
import secrets
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from functools import partial
from itertools import product
from math import inf
from pathlib import Path
from typing import NamedTuple

from board.commands import decode_command
from board.protocol import ClientHello
from board.session import Session
from tests.bench.cores import cores, cpu_of, pin, pinned
from tests.bench.drawing import Curve, drawn
from tests.bench.fingers import answered
from tests.bench.lines import Lines
from tests.bench.phones import Dialect, Phones
from tests.bench.sides import FRAME, HELLO, pid_of
from tests.bench.stored import Stored, board, header, keep, line
from tests.client import Record
from tests.running import Server
from tests.valkey import Valkey

HALLS = (10, 100, 1_000)  # phones
RECORDS = (100, 1_000, 10_000)
TIMES = 5
COMMANDS = 100  # each time; in all as many as there are from one snapshot to the next
A_SECOND = 30  # so far apart that each has a frame of its own, but in a large hall
SETTLE = 0.3  # seconds for the frames of the last one
TARGET = 1.3

KINDS = {
    "command": ("a command, but for its frames", "phones"),
    "frame": ("each of its frames", "phones"),
    "places": ("a move on a line", "places"),
    "cards": ("a move of a card", "cards"),
    "rules_places": ("of it the rules: a move on a line", "places"),
    "rules_cards": ("of it the rules: a move of a card", "cards"),
}
"""What is told of each curve, and of what there are more and more."""

Figures = dict[str, float]
Cases = dict[tuple[str, int], "Case"]


class Cost(NamedTuple):
    """Microseconds of CPU, frames and answers: in all, or of one command."""

    server: float
    store: float
    frames: float
    said: float


class Case:
    """A room, how many of its people are connected, and what their first one's commands have cost so far."""

    def __init__(self, stored: Stored, connected: int) -> None:
        self.stored = stored
        self.people = stored.people[:connected]
        self.spent = Cost(0, 0, 0, 0)
        self.rules = inf  # the least that one command took by the rules alone, in microseconds

    def charge(self, spent: Cost) -> None:
        self.spent = Cost(*map(sum, zip(self.spent, spent, strict=True)))

    @property
    def cost(self) -> Cost:
        """Of one command."""
        return Cost(*(each / self.spent.said for each in self.spent))


class Bench:
    """All cases at one server, everyone connected all the time."""

    def __init__(self, server: Server, valkey: Valkey, cases: Sequence[Case]) -> None:
        self._pids = server.pid, pid_of(valkey)
        self._phones: dict[Case, Phones] = {}
        self._lines, speech = Lines(), Dialect(HELLO, counts=FRAME)
        for number, case in enumerate(cases):
            code = f"C{number:05}"
            asyncio.run(keep(valkey.url, code, case.stored.room))
            headers = [header(code, actor) for actor in case.people]
            self._phones[case] = Phones(server.port, headers, len(headers), speech, self._lines)
            self._phones[case].drain(len(headers))

    def close(self) -> None:
        for phones in self._phones.values():
            phones.close()
        self._lines.close()

    def say(self, case: Case, commands: int) -> Cost:
        """What so many commands of its first one's cost in all."""
        phones, nonce = self._phones[case], secrets.token_urlsafe(12)
        texts = [doing(nonce, n + 1, case.stored.says(n)) for n in range(commands)]
        turns = [(n / A_SECOND, partial(phones.send, 0, text)) for n, text in enumerate(texts)]
        phones.seen = []
        before = self._used(phones)
        phones.listen(commands / A_SECOND + SETTLE, turns)
        return Cost(*(late - early for late, early in zip(self._used(phones), before, strict=True)))

    def _used(self, phones: Phones) -> Cost:
        server, store = map(cpu_of, self._pids)
        return Cost(server, store, phones.frames, sum(map(answered, phones.seen)))


def rules(stored: Stored, commands: int) -> float:
    """Microseconds of CPU of one command, without sockets and store."""
    asked = [decode_command(json.dumps(stored.says(n)).encode()) for n in range(commands)]
    person, client = stored.people[0], Session(stored.people[0])
    client.hello(ClientHello(1))
    client.frame(stored.room.replica)
    began = time.thread_time()
    for command in asked:
        stored.room.do(person, command)
        client.frame(stored.room.replica)
    return (time.thread_time() - began) / commands * 1e6


def doing(nonce: str, number: int, command: Record) -> bytes:
    return json.dumps({"t": "do", "k": [nonce, number], "c": command}).encode()


def measure(
    halls: Sequence[int] = HALLS, records: Sequence[int] = RECORDS, times: int = TIMES, commands: int = COMMANDS
) -> Figures:
    """All figures, by name."""
    phones_core, servers_core = cores()
    cases = cases_of(halls, records)
    with (
        pinned(phones_core),
        tempfile.TemporaryDirectory() as folder,
        Valkey(Path(folder)) as valkey,
        Server(valkey.url) as server,
        closing(Bench(server, valkey, list(cases.values()))) as bench,
    ):
        for pid in (pid_of(valkey), server.pid):
            pin(pid, servers_core)
        for case in cases.values():
            bench.say(case, commands // 10)  # and is not charged
        for _ in range(times):
            for case in cases.values():
                case.charge(bench.say(case, commands))
                case.rules = min(case.rules, rules(case.stored, commands))
    return figures_of(cases, halls, records)


def cases_of(halls: Sequence[int], records: Sequence[int]) -> Cases:
    """Halls full and with one phone on, and rooms of so many records with one phone on."""
    return {
        **{("hall", number): Case(line(number), number) for number in halls},
        **{("places", number): Case(line(number), 1) for number in sorted({*halls[1:], *records})},
        **{("cards", number): Case(board(number), 1) for number in records},
    }


def figures_of(cases: Cases, halls: Sequence[int], records: Sequence[int]) -> Figures:
    found: Figures = {}
    frames = {number: frame_of(cases, number) for number in halls[1:]}
    for number in halls:
        whole = cases["hall", number].cost
        frame = frames.get(number, frames[halls[1]])
        found[f"curves_command_us_{number}"] = whole.server - frame * whole.frames
        found[f"curves_hall_us_{number}"] = whole.server
        found[f"curves_hall_frames_{number}"] = whole.frames
    found |= {f"curves_frame_us_{number}": frame for number, frame in frames.items()}
    for name, number in product(("places", "cards"), records):
        case = cases[name, number]
        found[f"curves_{name}_us_{number}"] = case.cost.server
        found[f"curves_{name}_store_us_{number}"] = case.cost.store
        found[f"curves_rules_{name}_us_{number}"] = case.rules
    for name in KINDS:
        points = curve(found, name)
        found[f"curves_{name}_ratio"] = points[-1][1] / points[0][1]
    return found


def frame_of(cases: Cases, number: int) -> float:
    """What a frame costs in a hall of so many; in the smallest, frames are too few to tell."""
    full, alone = cases["hall", number].cost, cases["places", number].cost
    return (full.server - alone.server) / (full.frames - alone.frames)


def curve(figures: Figures, name: str) -> list[tuple[int, float]]:
    """Of how many, and the microseconds."""
    start = f"curves_{name}_us_"
    return [(int(key.removeprefix(start)), cost) for key, cost in figures.items() if key.startswith(start)]


def report(figures: Figures) -> str:
    lines = [f"µs of CPU, {A_SECOND} commands a second; the last by the first: at most {TARGET} is wanted"]
    for name, (title, of) in KINDS.items():
        costs = "".join(f"{many:>9,}: {cost:7.1f}" for many, cost in curve(figures, name))
        lines.append(f"{title:34}{of:>7}{costs}   ratio {figures[f'curves_{name}_ratio']:.2f}")
    largest = curve(figures, "hall")[-1][0]
    frames, whole = figures[f"curves_hall_frames_{largest}"], figures[f"curves_hall_us_{largest}"]
    lines.append(f"a command in a hall of {largest:,} phones, with its {frames:.0f} frames: {whole / 1000:.1f} ms")
    return "\n".join(lines)


def draw(figures: Figures) -> str:
    """The picture in README."""
    title = f"What one command costs the server: CPU (dashed: {TARGET} × the first)"
    return drawn(title, [Curve(title, of, curve(figures, name), TARGET) for name, (title, of) in KINDS.items()])
