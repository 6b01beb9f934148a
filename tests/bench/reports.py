"""What those in the room notice while its reports are made: one real server, real sockets, a full workshop.

The workshop of the seeded generator goes on: everyone places themselves on one nameless line after the other. In every
second row of placements the moderator exports the whole report meanwhile, in one format after the other. All that makes
them runs on the server's own core, which is the worst that can be.
"""

import asyncio
import random
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import chain
from pathlib import Path
from statistics import mean, median, quantiles
from typing import Any

from board.activities.scale.commands import Open
from board.agenda import AddActivity
from board.diff import Put
from board.log import Entry, encode_entry
from board.state import State
from board.workshop import Reopen
from server.open_log import open_log
from tests.bench.cores import cores, pin, pinned
from tests.bench.keystrokes import PLACED, doing, latencies, newest
from tests.bench.phones import Dialect, Phones, Seen
from tests.bench.sides import FRAME, HELLO, join, pid_of
from tests.client import PATIENCE
from tests.made import Hall as Fork
from tests.made import made
from tests.running import TOP, Server
from tests.valkey import Valkey

PHONES = 100
PEOPLE = 40  # who made the workshop full
TIMES = 5  # rows of placements without exports, and as many with
A_SECOND = 20
TARGET = 1.5
CODE = "KALVA7"
LINE = {"kind": "scale", "statement": {"lv": "Te ir silti."}, "mode": "nameless"}

Figures = dict[str, float]


class Hall:
    """Everyone in one full workshop, and lines that nobody has stood on yet."""

    def __init__(self, server: Server, store: str, phones: int, lines: int, people: int) -> None:
        self._many = phones
        workshop, self._lines = full(lines, people)
        self.secret = workshop.moderator.secret
        asyncio.run(keep(store, workshop.state))
        cookies = [f"seat={secret}" for secret in asyncio.run(join(server.origin, CODE, phones))]
        headers = [(f"/{CODE}/socket?as=seat", cookie) for cookie in cookies]
        self._phones = Phones(server.port, headers, 5, Dialect(HELLO, counts=FRAME))
        self._phones.drain(phones)

    def place(self) -> list[float]:
        """Everyone once on a new line: milliseconds until each watched phone was told of each."""
        line, sent = self._lines.pop(), list[float]()

        def once() -> None:
            command = {"t": "scale.place", "activity": line, "round": 1, "at": len(sent)}
            sent.append(time.perf_counter())
            self._phones.send(len(sent) - 1, doing(secrets.token_urlsafe(12), 0, command))

        turns = [((n + 0.5 * random.random()) / A_SECOND, once) for n in range(self._many)]
        self._phones.seen = []
        self._phones.listen(self._many / A_SECOND, turns)
        self._wait_for_all()
        return latencies(self._told(), PLACED, sent)

    def wait_for(self, process: "subprocess.Popen[str]") -> None:
        """Stay connected until a process has ended."""
        while process.poll() is None:
            self._phones.listen(0.1)
        self._phones.drain()

    def close(self) -> None:
        self._phones.close()

    def _wait_for_all(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while {newest(frame, PLACED) for frame in {seen.phone: seen for seen in self._told()}.values()} != {self._many}:
            assert time.monotonic() < deadline, "not everyone was told of everything"
            self._phones.listen(0.1)

    def _told(self) -> list[Seen]:
        """The frames that tell of placements; the first ones of all came before."""
        return [frame for frame in self._phones.seen if PLACED.search(frame.text)]


def full(lines: int, people: int) -> tuple[Fork, list[str]]:
    """The full workshop, begun again, with so many lines open."""
    hall, names = made(people=people).hall.fork(), [f"bench{n}" for n in range(lines)]
    opened = [scale for name in names for scale in (AddActivity(name, LINE), Open(name, 1))]
    assert not hall.tell(Reopen(), *opened)
    return hall, names


async def keep(store: str, state: State) -> None:
    """As if all of it had come in one entry."""
    diff: Any = tuple(Put(record) for record in state.all())
    entry, log = Entry(secrets.token_urlsafe(6), "", (), diff), open_log(store, lambda *_: None)
    await log.start()
    await log.append(CODE, 1, encode_entry(entry), nonce=entry.nonce, after="")
    await log.close()


@contextmanager
def exporting(hall: Hall, origin: str, took: dict[str, list[float]]) -> Iterator[None]:
    """One export after the other meanwhile; how long each took."""
    first = str(sum(map(len, took.values())))
    command = [sys.executable, "-m", "tests.bench.exporting", origin, CODE, hall.secret, first]
    with subprocess.Popen(command, cwd=TOP, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        yield
        process.stdin.close()
        hall.wait_for(process)
        for line in process.stdout:
            name, seconds = line.split()
            took.setdefault(name, []).append(float(seconds))


def measure(phones: int = PHONES, times: int = TIMES, people: int = PEOPLE) -> Figures:
    """All figures, by name."""
    phones_core, servers_core = cores()
    before, during, took = list[list[float]](), list[list[float]](), dict[str, list[float]]()
    with (
        pinned(phones_core),
        tempfile.TemporaryDirectory() as folder,
        Valkey(Path(folder)) as valkey,
        Server(valkey.url) as server,
        closing(Hall(server, valkey.url, phones, 2 * times + 1, people)) as hall,
    ):
        for pid in (pid_of(valkey), server.pid):
            pin(pid, servers_core)
        hall.place()
        for _ in range(times):
            before.append(hall.place())
            with exporting(hall, server.origin, took):
                during.append(hall.place())
    ratios = [p99(late) / p99(early) for late, early in zip(during, before, strict=True)]
    whole = {"before": [*chain(*before)], "during": [*chain(*during)]}
    return {
        "report_ratio": median(ratios),
        "report_ratio_least": min(ratios),
        "report_ratio_most": max(ratios),
        **{f"report_p50_{name}_ms": median(found) for name, found in whole.items()},
        **{f"report_p99_{name}_ms": p99(found) for name, found in whole.items()},
        **{f"report_s_{name}": mean(seconds) for name, seconds in sorted(took.items())},
        "report_exports": sum(map(len, took.values())),
        "report_phones": phones,
    }


def p99(waited: list[float]) -> float:
    return quantiles(waited, n=100)[98]


def report(figures: Figures) -> str:
    made_in = ", ".join(
        f"{name.rpartition('_')[2]} {seconds:.1f} s"
        for name, seconds in figures.items()
        if name.startswith("report_s_")
    )
    return f"""\
{figures["report_phones"]:.0f} phones in a full workshop, {A_SECOND} placements a second; its reports, in turn

{"":22}{"p50 ms":>9}{"p99 ms":>9}
{"before":22}{figures["report_p50_before_ms"]:9.1f}{figures["report_p99_before_ms"]:9.1f}
{"while reports are made":22}{figures["report_p50_during_ms"]:9.1f}{figures["report_p99_during_ms"]:9.1f}

p99 during / before, the median of the rows: {figures["report_ratio"]:.2f}, at most {TARGET} is wanted
    (row by row it went from {figures["report_ratio_least"]:.2f} to {figures["report_ratio_most"]:.2f})
{figures["report_exports"]:.0f} exports, one after the other: {made_in}"""


if __name__ == "__main__":
    print(report(measure()))
