"""The sides that are compared: all of Talka, and peers that broadcast what Talka sent."""

import asyncio
import json
import random
import re
import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from statistics import quantiles

from tests.bench.dialects import SPEECHES
from tests.bench.lines import Lines
from tests.bench.measure import KIB, Measured, Turn, measure, resident
from tests.bench.phones import Dialect, Phones
from tests.chaos.placements import open_line
from tests.client import browser
from tests.running import Server
from tests.valkey import Valkey

WATCHED = 10  # every tenth phone tells when its frames came
PLACED = re.compile(rb'"placed":(\d+)')
ACCEPTED = re.compile(rb'\["([^"]+)",(\d+)\]')
HELLO = b'{"t":"hello","v":1}'
FRAME = b'"t":"frame"'

Message = tuple[float, bytes]  # seconds after the beginning, and the text


@dataclass(frozen=True, slots=True)
class Run:
    """One measurement of a side. `units`: what its cost is divided by; `waited`: milliseconds.

    `complete`: everyone was told everything
    """

    measured: Measured
    units: int
    waited: list[float]
    complete: bool

    @property
    def cost(self) -> float:
        return self.user + self.system

    @property
    def user(self) -> float:
        return self.measured.user / self.units

    @property
    def system(self) -> float:
        return self.measured.system / self.units

    @property
    def store(self) -> float:
        return self.measured.store / self.units

    @property
    def p99(self) -> float:
        return quantiles(self.waited, n=100)[98]


class Talka:
    """A nameless line. One phone after the other places itself, and everyone is told how many have."""

    name = "talka"

    def __init__(self, server: Server, valkey: Valkey, phones: int, lines: Lines) -> None:
        self._pids = (server.pid, pid_of(valkey))
        workshop, self._line = asyncio.run(open_line(server.origin, "nameless"))
        path = f"/{workshop.code}/socket?as=seat"
        cookies = [f"seat={secret}" for secret in asyncio.run(join(server.origin, workshop.code, phones))]
        before = resident(server.pid)
        headers = [(path, cookie) for cookie in cookies]
        self._phones = Phones(server.port, headers, WATCHED, Dialect(HELLO, counts=FRAME), lines)
        self._phones.drain(phones)
        self.kib = (resident(server.pid) - before) / phones / KIB
        self._nonces = [secrets.token_urlsafe(12) for _ in range(phones)]
        self._sent: list[float] = []  # when each command was
        self._standing = 0

    def place(self, placements: int, a_second: int) -> tuple[Run, list[Message]]:
        """And what a phone that did not place itself was sent, and when."""
        first = len(self._sent)
        found = self._measure(placements, a_second)
        placing = range(first, len(self._sent))
        bystander = next(seen.phone for seen in found.seen if seen.phone not in placing)
        messages = [(seen.when - found.began, seen.text) for seen in found.seen if seen.phone == bystander]
        return Run(found, found.frames, self._told_after(found, first), self._all_told()), messages

    def rush(self, commands: int, a_second: int) -> Run:
        """Everyone places themselves and withdraws in turn; the cost is of each command and phone."""
        first = len(self._sent)
        found = self._measure(commands, a_second)
        return Run(found, commands * len(self._phones), self._accepted_after(found, first), self._all_told())

    def close(self) -> None:
        self._phones.close()

    def _measure(self, commands: int, a_second: int) -> Measured:
        # So many a second, but not like a clock.
        turns = [((n + random.random()) / a_second, self._step) for n in range(commands)]
        return measure(self._phones, turns, self._all_told, *self._pids)

    def _step(self) -> None:
        """The next one steps on the line; who stands there steps off."""
        turn, phone = divmod(len(self._sent), len(self._phones))
        command = {"activity": self._line, "round": 1}
        command |= {"t": "scale.withdraw"} if turn % 2 else {"t": "scale.place", "at": phone}
        self._standing += -1 if turn % 2 else 1
        text = json.dumps({"t": "do", "k": [self._nonces[phone], turn + 1], "c": command}).encode()
        self._sent.append(time.perf_counter())
        self._phones.send(phone, text)

    def _all_told(self) -> bool:
        """Whether what everyone was told last says how many stand there."""
        told = {PLACED.findall(text)[-1:] == [b"%d" % self._standing] for text in self._phones.newest}
        return told == {True}

    def _told_after(self, found: Measured, first: int) -> list[float]:
        """From sending each placement until each watched phone, but the sender's own, was told of it."""
        told: dict[int, int] = {}  # phone → how many placements it knows of
        waited = []
        for seen in found.seen:
            placed = PLACED.search(seen.text)
            if placed is None:
                continue
            known, told[seen.phone] = told.get(seen.phone, first), int(placed[1])
            waited += [seen.when - self._sent[n] for n in range(known, int(placed[1])) if n != seen.phone]
        return [1000 * seconds for seconds in waited]

    def _accepted_after(self, found: Measured, first: int) -> list[float]:
        """From sending each command of a watched phone until it was told that it is kept, and what came of it."""
        phones = {nonce.encode(): phone for phone, nonce in enumerate(self._nonces)}
        waited = []
        for seen in found.seen:
            for nonce, number in ACCEPTED.findall(seen.text.partition(b'"ok":')[2]):
                command = (int(number) - 1) * len(self._phones) + phones[nonce]
                waited += [1000 * (seen.when - self._sent[command])] if command >= first else []
        return waited


class Peer:
    """A broadcast in a process of its own: whatever a phone says, everyone is told, itself too."""

    def __init__(self, name: str, port: int, pid: int, phones: int, lines: Lines) -> None:
        self.name = name
        self._pid = pid
        path, dialect, self._put = SPEECHES[name]()
        before = resident(pid)
        self._phones = Phones(port, [(path, "none=0")] * phones, WATCHED, dialect, lines)
        self._phones.drain()
        self.kib = (resident(pid) - before) / phones / KIB
        self._said = 0

    def tell(self, messages: Sequence[Message]) -> Run:
        """These texts at these moments, each from another phone."""
        first = self._said
        sent: list[float] = []
        turns: list[Turn] = [(after, partial(self._say, text, sent)) for after, text in messages]
        units = len(messages) * len(self._phones)
        found = measure(self._phones, turns, lambda: self._phones.frames >= units, self._pid)
        return Run(found, units, self._told_after(found, first, sent), found.frames == units)

    def close(self) -> None:
        self._phones.close()

    def _say(self, text: bytes, sent: list[float]) -> None:
        phone, self._said = self._said % len(self._phones), self._said + 1
        said = self._put(phone, text)
        sent.append(time.perf_counter())
        self._phones.send(phone, said)

    def _told_after(self, found: Measured, first: int, sent: Sequence[float]) -> list[float]:
        """From sending each until each watched phone, but the sender's own, was told of it."""
        counts: dict[int, int] = {}
        waited = []
        for seen in found.seen:
            number = counts.get(seen.phone, 0)
            counts[seen.phone] = number + 1
            if (first + number) % len(self._phones) != seen.phone:
                waited.append(1000 * (seen.when - sent[number]))
        return waited


def pid_of(valkey: Valkey) -> int:
    assert valkey._process
    return valkey._process.pid


async def join(origin: str, code: str, number: int) -> list[str]:
    """The secrets of many new seats."""
    taken = [secrets.token_urlsafe(32) for _ in range(number)]
    async with browser(origin) as http:
        for secret in taken:
            (await http.post(f"/{code}/join", json={"secret": secret})).raise_for_status()
            http.cookies.clear()  # each on a device of its own
    return taken
