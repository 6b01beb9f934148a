"""The two sides that are compared: all of Talka, and a bare broadcast of what Talka sent."""

import asyncio
import json
import random
import re
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from tests.bench.measure import Measured, Turn, measure
from tests.bench.phones import Phones
from tests.chaos.placements import open_line
from tests.client import browser
from tests.ports import free_port
from tests.running import TOP, Server
from tests.valkey import Valkey

WATCHED = 10  # every tenth phone tells when its frames came
A_SECOND = 20  # placements
PLACED = re.compile(rb'"placed":(\d+)')
HELLO = b'{"t":"hello","v":1}'

Message = tuple[float, bytes]  # seconds after the beginning, and the text


class Talka:
    """A nameless line on which one phone after the other places itself, each for the first time."""

    def __init__(self, server: Server, valkey: Valkey, phones: int) -> None:
        self._pids = (server.pid, pid_of(valkey))
        workshop, self._activity = asyncio.run(open_line(server.origin, "nameless"))
        path = f"/{workshop.code}/socket?as=seat"
        cookies = [f"seat={secret}" for secret in asyncio.run(join(server.origin, workshop.code, phones))]
        self._phones = Phones(server.port, [(path, cookie) for cookie in cookies], WATCHED)
        for phone in range(phones):
            self._phones.send(phone, HELLO)
        self._phones.drain()
        self._placed = 0

    def measure(self, placements: int) -> tuple[Measured, list[float], list[Message]]:
        """What it cost, the latencies in milliseconds, and what a phone that did not place itself was sent."""
        first = self._placed
        sent: list[float] = []
        # So many a second, but not like a clock.
        turns = [((n + random.random()) / A_SECOND, partial(self._place, sent)) for n in range(placements)]
        found = measure(self._phones, turns, *self._pids)
        placing = range(first, self._placed)
        bystander = next(seen.phone for seen in found.seen if seen.phone not in placing)
        messages = [(seen.when - found.began, seen.text) for seen in found.seen if seen.phone == bystander]
        return found, self._latencies(found, first, sent), messages

    def close(self) -> None:
        self._phones.close()

    def _place(self, sent: list[float]) -> None:
        command = {"t": "scale.place", "activity": self._activity, "round": 1, "at": self._placed}
        text = json.dumps({"t": "do", "k": [secrets.token_urlsafe(12), 1], "c": command}).encode()
        sent.append(time.perf_counter())
        self._phones.send(self._placed, text)
        self._placed += 1

    def _latencies(self, found: Measured, first: int, sent: list[float]) -> list[float]:
        """From sending each placement until each watched phone, but the sender's own, was told of it."""
        told: dict[int, int] = {}  # phone → how many placements it knows of
        waited = []
        for seen in found.seen:
            placed = PLACED.search(seen.text)
            if placed is None:
                continue
            known, told[seen.phone] = told.get(seen.phone, first), int(placed[1])
            waited += [seen.when - sent[n - first] for n in range(known, int(placed[1])) if n != seen.phone]
        return [1000 * seconds for seconds in waited]


class Bare:
    """`websockets` alone, in a process of its own."""

    def __init__(self, port: int, pid: int, phones: int) -> None:
        self._pid = pid
        self._phones = Phones(port, [("/", "none=0")] * phones, WATCHED)

    def measure(self, messages: list[Message]) -> tuple[Measured, list[float], list[Message]]:
        """The same texts at the same moments; the first phone has them sent."""
        sent: list[float] = []
        turns: list[Turn] = [(after, partial(self._say, text, sent)) for after, text in messages]
        found = measure(self._phones, turns, self._pid)
        counts: dict[int, int] = {}
        waited = []
        for seen in found.seen:
            number = counts[seen.phone] = counts.get(seen.phone, -1) + 1
            if seen.phone:
                waited.append(1000 * (seen.when - sent[number]))
        return found, waited, messages

    def close(self) -> None:
        self._phones.close()

    def _say(self, text: bytes, sent: list[float]) -> None:
        sent.append(time.perf_counter())
        self._phones.send(0, text)


def pid_of(valkey: Valkey) -> int:
    assert valkey._process
    return valkey._process.pid


@contextmanager
def bare_server() -> Iterator[tuple[int, int]]:
    """Its port and process id."""
    port = free_port()
    command = [sys.executable, "-m", "tests.bench.bare", str(port)]
    with subprocess.Popen(command, cwd=TOP, stdout=subprocess.PIPE) as process:
        try:
            assert process.stdout
            assert process.stdout.readline() == b"ready\n"
            yield port, process.pid
        finally:
            process.kill()


async def join(origin: str, code: str, number: int) -> list[str]:
    """The secrets of many new seats."""
    taken = [secrets.token_urlsafe(32) for _ in range(number)]
    async with browser(origin) as http:
        for secret in taken:
            (await http.post(f"/{code}/join", json={"secret": secret})).raise_for_status()
            http.cookies.clear()  # each on a device of its own
    return taken
