"""A keystroke in a card that 30 people see: one real server process, and a real socket for each of them.

One of them types; a keystroke is one `card.edit`, and comes to everyone in a frame of its own. Beside it, in turn and
over the same sockets, everyone places themselves on a nameless line, and everyone is told. Each is charged with all
that the server uses until the next one.
"""

import asyncio
import json
import random
import re
import secrets
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from statistics import mean, median, quantiles

from tests.bench.cards import BOARDS, LINE
from tests.bench.cores import cores, cpu_of, pin, pinned
from tests.bench.phones import Dialect, Phones, Seen
from tests.bench.sides import FRAME, HELLO, join, pid_of
from tests.client import PATIENCE, Client, Record, start_workshop
from tests.running import Server
from tests.valkey import Valkey

EDITORS = 30
TIMES = 7  # in turn, as many keystrokes and placements as there are people; and once before without measuring
A_SECOND = 25  # so far apart that each has a frame of its own
SETTLE = 0.1  # seconds for the frames of the last one
TYPED = re.compile(rb'"mark(\d+)"')
PLACED = re.compile(rb'"placed":(\d+)')
WOOD = {"kind": "cards", "title": {"en": "Challenges"}}

Turn = Callable[[int], tuple[int, bytes]]  # the n-th of a row: which phone sends what


class Series:
    """What keystrokes, or placements, have cost so far.

    costs   of each, in microseconds of the server's CPU
    waited  milliseconds until each phone had its frame
    """

    def __init__(self) -> None:
        self.frames = 0
        self.costs: list[float] = []
        self.waited: list[float] = []

    def figures(self, name: str) -> dict[str, float]:
        costs, waited = quantiles(self.costs, n=100), quantiles(self.waited, n=100)
        return {
            f"{name}_us": mean(self.costs),
            f"{name}_p50_us": costs[49],
            f"{name}_p99_us": costs[98],
            f"{name}_us_per_frame": sum(self.costs) / self.frames,
            f"{name}_p50_ms": waited[49],
            f"{name}_p99_ms": waited[98],
            f"{name}_frames": self.frames,
        }


class Editors:
    """Everyone in one room, with a board of cards before them and a line open for every time."""

    def __init__(self, server: Server, times: int, many: int) -> None:
        self._pid = server.pid
        self._many = many
        code, self._lines, cookies = asyncio.run(gather(server.origin, times + 1, many))
        headers = [(f"/{code}/socket?as=seat", cookie) for cookie in cookies]
        self._phones = Phones(server.port, headers, 1, Dialect(HELLO, counts=FRAME))
        self._phones.drain(many)
        self._version = 0

    def type(self, series: Series) -> float:
        """A row of keystrokes; what one of them cost on average."""
        nonce = secrets.token_urlsafe(12)
        return self._row(series, TYPED, lambda n: (0, doing(nonce, n, self._keystroke(n))))

    def place(self, series: Series) -> float:
        """A row of placements; what one of them cost on average."""
        line = self._lines.pop()
        command = {"t": "scale.place", "activity": line, "round": 1}
        return self._row(series, PLACED, lambda n: (n, doing(secrets.token_urlsafe(12), 0, {**command, "at": n})))

    def close(self) -> None:
        self._phones.close()

    def _keystroke(self, n: int) -> Record:
        """One letter in, and the same one out again: the card stays as long as it is."""
        version, self._version = self._version, self._version + 1
        op = [{"d": "ā"}] if version % 2 else ["ā"]
        by = f"mark{n + 1}"  # as many of this row as there are by then, like the number of those placed
        return {"t": "card.edit", "activity": "wood", "card": "card0", "version": version, "by": by, "op": op}

    def _row(self, series: Series, told: re.Pattern[bytes], turn: Turn) -> float:
        clock: list[float] = []
        sent: list[float] = []

        def once() -> None:
            phone, text = turn(len(sent))
            clock.append(cpu_of(self._pid))
            sent.append(time.perf_counter())
            self._phones.send(phone, text)

        # So many a second, but not quite like a clock.
        turns = [((n + 0.2 * random.random()) / A_SECOND, once) for n in range(self._many)]
        self._phones.frames, self._phones.seen = 0, []
        self._phones.listen(self._many / A_SECOND, turns)
        clock.append(cpu_of(self._pid))
        self._wait_for_all(told)
        series.frames += self._phones.frames
        series.costs += [after - before for before, after in pairwise(clock)]
        series.waited += latencies(self._phones.seen, told, sent)
        return (clock[-1] - clock[0]) / self._many

    def _wait_for_all(self, told: re.Pattern[bytes]) -> None:
        """Until every phone has been told of the last one; on a busy machine that takes a while."""
        everyone = dict.fromkeys(range(self._many), self._many)
        deadline = time.monotonic() + PATIENCE
        while {frame.phone: newest(frame, told) for frame in self._phones.seen} != everyone:
            assert time.monotonic() < deadline, "not everyone was told of everything"
            self._phones.listen(SETTLE)


def doing(nonce: str, n: int, command: Record) -> bytes:
    return json.dumps({"t": "do", "k": [nonce, n + 1], "c": command}).encode()


def latencies(frames: list[Seen], told: re.Pattern[bytes], sent: list[float]) -> list[float]:
    """Milliseconds from sending each of a row until each phone was told of it."""
    known: dict[int, int] = {}  # phone → how many
    waited = []
    for frame in frames:
        before, now = known.get(frame.phone, 0), newest(frame, told)
        waited += [1000 * (frame.when - when) for when in sent[before:now]]
        known[frame.phone] = now
    return waited


def newest(frame: Seen, told: re.Pattern[bytes]) -> int:
    """How many of a row the frame tells of."""
    assert b'"no":' not in frame.text, frame.text
    return int(told.findall(frame.text)[-1])


async def gather(origin: str, lines: int, editors: int) -> tuple[str, list[str], list[str]]:
    """The room's code, the names of its lines, and everyone's cookie."""
    workshop = await start_workshop(origin, "nameless", lines)
    async with Client(origin, workshop.code, "moderator", workshop.moderator) as moderator:
        names = list(moderator.view()["workshop"]["agenda"])
        for line in names:
            assert await moderator.do("scale.open", activity=line, round=1) is None
        assert await moderator.do("activity.add", activity="wood", template=WOOD) is None
        assert await moderator.do("cards.phase", activity="wood", phase="open") is None
        for n in range(BOARDS["card"][0]):
            assert await moderator.do("card.add", activity="wood", id=f"card{n}", text=LINE) is None
    return workshop.code, names, [f"seat={secret}" for secret in await join(origin, workshop.code, editors)]


def measure(times: int = TIMES, editors: int = EDITORS) -> dict[str, float]:
    """All figures, by name."""
    phones_core, servers_core = cores()
    keystrokes, placements = Series(), Series()
    with (
        pinned(phones_core),
        tempfile.TemporaryDirectory() as folder,
        Valkey(Path(folder)) as valkey,
        Server(valkey.url) as server,
        closing(Editors(server, times, editors)) as room,
    ):
        for pid in (pid_of(valkey), server.pid):
            pin(pid, servers_core)
        for first in (room.type, room.place):
            first(Series())
        ratios = [room.type(keystrokes) / room.place(placements) for _ in range(times)]
    return {
        "keystroke_editors": editors,
        **keystrokes.figures("keystroke"),
        **placements.figures("placement"),
        "keystroke_ratio": median(ratios),
        "keystroke_ratio_least": min(ratios),
        "keystroke_ratio_most": max(ratios),
    }


def report(figures: dict[str, float]) -> str:
    editors = int(figures["keystroke_editors"])
    return f"""\
{editors} phones in one room; one types {A_SECOND} keystrokes a second in a card; in turn, all step on a line

{"":14}{"µs of CPU each":>16}{"p50":>8}{"p99":>8}{"per frame":>11}{"p50 ms":>9}{"p99 ms":>9}{"frames":>8}
{row("a keystroke", "keystroke", figures)}
{row("a placement", "placement", figures)}

keystroke / placement: {figures["keystroke_ratio"]:.2f}
    (the measurements went from {figures["keystroke_ratio_least"]:.2f} to {figures["keystroke_ratio_most"]:.2f})"""


def row(title: str, name: str, figures: dict[str, float]) -> str:
    each, half, most, frame, p50, p99, frames = (
        figures[f"{name}_{what}"] for what in ("us", "p50_us", "p99_us", "us_per_frame", "p50_ms", "p99_ms", "frames")
    )
    return f"{title:14}{each:16.0f}{half:8.0f}{most:8.0f}{frame:11.1f}{p50:9.1f}{p99:9.1f}{frames:8.0f}"
