"""A full hall whose every finger drags somebody along a line, all the time; beside it, a hall of a tenth.

Server and store share one core, the phones have another. The line shows at once where people stand: phones are sent
bins, a wall every place. Real phones say twice a second where a finger is (`static/src/phone/place.js`), and nothing
while it rests; these say it five times a second.
"""

import asyncio
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from statistics import median, quantiles

from tests.bench.cores import cores, cpu_of, pin, pinned
from tests.bench.fingers import (
    A_SECOND,
    Move,
    Screens,
    answered,
    at_end,
    at_rest,
    by_screen,
    latencies,
    moves,
    rev_of,
    shown,
    stops_within,
)
from tests.bench.measure import own_seconds
from tests.bench.phones import Dialect, Phones, Seen
from tests.bench.sides import FRAME, HELLO, pid_of
from tests.bench.stored import header, keep
from tests.board.rooms import WALL, Room
from tests.running import Server
from tests.valkey import Valkey

HALLS = (100, 1_000)
SECONDS = 10.0
TIMES = 3
WATCHED = 10  # every tenth phone tells what it was sent
LINE = "tree"
WARM = 0.2  # of the time, before answers are counted
SHOWN_WITHIN = 60.0  # seconds after which a hall that lags counts as dead
FRAMES_WANTED, LATENCY_WANTED = 10.0, 3.0
BUSY = 0.7  # share of their core above which the phones may be what was measured

Figures = dict[str, float]


class Hall:
    """A wall and so many phones in one room. The wall is number 0, the phones are numbered from 1."""

    def __init__(self, server: Server, valkey: Valkey, code: str, phones: int) -> None:
        self._pids = server.pid, pid_of(valkey)
        self._fingers = range(1, phones + 1)
        room = Room("live")
        people = room.join(*(f"person{n}" for n in self._fingers))
        self._seats = {person.seat: n for n, person in zip(self._fingers, people, strict=True)}
        room.open(line=LINE)
        asyncio.run(keep(valkey.url, code, room))
        headers = [header(code, actor) for actor in (WALL, *people)]
        self._phones = Phones(server.port, headers, WATCHED, Dialect(HELLO, counts=FRAME))
        self._screens = range(0, len(headers), WATCHED)  # all that are watched
        self._said: dict[int, list[float]] = {}  # finger → when it moved

    def close(self) -> None:
        self._phones.close()

    def drag(self, seconds: float) -> Figures:
        """Let all fingers move for so long, and wait until every screen shows where they stopped."""
        turns = [(move.after, partial(self._send, move)) for move in moves(self._fingers, LINE, 1, seconds)]
        self._phones.drain(len(self._phones))
        self._phones.seen, self._said = [], {finger: [] for finger in self._fingers}
        began, before = time.perf_counter(), self._used()
        self._phones.listen(seconds, turns)
        lasted = time.perf_counter() - began
        used = [(late - early) / lasted for late, early in zip(self._used(), before, strict=True)]
        wall = [frame for frame in self._phones.seen if frame.phone == 0]
        screens, rests = self._wait_for_all()
        assert all(at_end(frames) == len(self._fingers) for frames in screens.values())
        return {
            **self._traffic(used, wall, lasted),
            **self._answers(screens, began, seconds),
            **self._waited(screens, rests),
        }

    def _send(self, move: Move) -> None:
        self._said[move.finger].append(time.perf_counter())
        self._phones.send(move.finger, move.text)

    def _used(self) -> tuple[float, ...]:
        """Seconds of CPU of the server, the store and the phones; frames and bytes."""
        server, store = (cpu_of(pid) / 1e6 for pid in self._pids)
        return server, store, own_seconds(), self._phones.frames, self._phones.bytes

    def _wait_for_all(self) -> tuple[Screens, dict[int, int]]:
        deadline = time.perf_counter() + SHOWN_WITHIN
        while True:
            self._phones.drain()
            screens = by_screen(self._phones.seen)
            rests = at_rest(screens.get(0, ()), self._seats)
            newest = max(rests.values(), default=0)
            current = [screen for screen, frames in screens.items() if rev_of(frames[-1]) >= newest]
            if len(rests) == len(self._fingers) and len(current) == len(self._screens):
                return screens, rests
            assert time.perf_counter() < deadline, f"{len(rests)} of {len(self._fingers)} came to rest"

    def _traffic(self, used: Sequence[float], wall: Sequence[Seen], lasted: float) -> Figures:
        """Of each phone and second; what the wall was sent is not the phones'."""
        server, store, phones, frames, received = used
        frames -= len(wall) / lasted
        received -= sum(len(frame.text) for frame in wall) / lasted
        return {
            "server_share": server,
            "store_share": store,
            "phones_share": phones,
            "frames": frames / len(self._fingers),
            "bytes": received / len(self._fingers),
            "wall_frames": len(wall) / lasted,
        }

    def _answers(self, screens: Screens, began: float, seconds: float) -> Figures:
        """Commands a second, sent and answered; those of phones that are watched stand for all."""
        begins, ends = began + WARM * seconds, began + seconds - stops_within(seconds)
        told = sum(answered(frame) for frames in screens.values() for frame in frames if begins <= frame.when < ends)
        sent = {finger: sum(begins <= when < ends for when in said) for finger, said in self._said.items()}
        rate, watched = sum(sent.values()) / (ends - begins), sum(sent.get(screen, 0) for screen in screens)
        return {"sent": rate, "answered": rate * told / max(1, watched)}  # on a busy machine a moment is without any

    def _waited(self, screens: Screens, rests: dict[int, int]) -> Figures:
        stopped = {finger: said[-1] for finger, said in self._said.items()}
        every = quantiles(latencies(screens, rests, stopped), n=100)
        wall = quantiles(latencies({0: screens[0]}, rests, stopped), n=100)
        done = max(shown(frames, max(rests.values())) for frames in screens.values())
        return {
            "p50_ms": every[49],
            "p99_ms": every[98],
            "wall_p50_ms": wall[49],
            "wall_p99_ms": wall[98],
            "backlog_s": done - max(stopped.values()),
        }


def measure(halls: Sequence[int] = HALLS, seconds: float = SECONDS, times: int = TIMES) -> Figures:
    """All figures, by name: medians of what was measured in turn, a hall of each size after the other."""
    phones_core, servers_core = cores()
    found: dict[int, list[Figures]] = {phones: [] for phones in halls}
    with (
        pinned(phones_core),
        tempfile.TemporaryDirectory() as folder,
        Valkey(Path(folder)) as valkey,
        Server(valkey.url) as server,
    ):
        for pid in (pid_of(valkey), server.pid):
            pin(pid, servers_core)
        for number, phones in enumerate(times * tuple(halls)):
            with closing(Hall(server, valkey, f"H{number:05}", phones)) as hall:
                found[phones].append(hall.drag(seconds))
    ratios = [many["p99_ms"] / few["p99_ms"] for few, many in zip(found[halls[0]], found[halls[-1]], strict=True)]
    return {
        **{f"crowd_{what}_{phones}": value for phones in halls for what, value in medians(found[phones]).items()},
        "crowd_p99_ratio": median(ratios),
        "crowd_p99_ratio_least": min(ratios),
        "crowd_p99_ratio_most": max(ratios),
    }


def medians(measured: Sequence[Figures]) -> Figures:
    return {name: median(one[name] for one in measured) for name in measured[0]}


# What it comes to


def report(figures: Figures) -> str:
    halls = [int(name.rpartition("_")[2]) for name in figures if name.startswith("crowd_phones_share_")]
    rows = "\n".join(row(*told, [figures[f"crowd_{told[1]}_{phones}"] for phones in halls]) for told in ROWS)
    busy = max(figures[f"crowd_phones_share_{phones}"] for phones in halls)
    doubt = ": too much, it may be what was measured" if busy > BUSY else ""
    return f"""\
everyone in one room drags {A_SECOND} times a second on a line that shows it at once; medians of measurements in turn
{"phones":54}{"".join(f"{phones:9,}" for phones in halls)}
{rows}
p99, {halls[-1]:,} / {halls[0]:,} phones: {figures["crowd_p99_ratio"]:.2f}, at most {LATENCY_WANTED:.0f} is wanted
    (the measurements went from {figures["crowd_p99_ratio_least"]:.2f} to {figures["crowd_p99_ratio_most"]:.2f})
the phones' process used {busy:.0%} of its core{doubt}"""


def row(title: str, _: str, times: float, digits: int, wanted: str, values: Sequence[float]) -> str:
    return f"{title:54}{''.join(f'{value * times:9,.{digits}f}' for value in values)}  {wanted}".rstrip()


ROWS = (
    ("the core, by the server (%)", "server_share", 100, 0, ""),
    ("the core, by its store (%)", "store_share", 100, 0, ""),
    ("commands sent a second", "sent", 1, 0, ""),
    ("commands answered a second", "answered", 1, 0, "wanted: as many"),
    ("the last finger stopped until all screens show it (s)", "backlog_s", 1, 2, ""),
    ("frames a second to a phone", "frames", 1, 1, f"wanted: at most {FRAMES_WANTED:.0f}"),
    ("bytes a second to a phone", "bytes", 1, 0, "wanted: no more with more phones"),
    ("frames a second to the wall", "wall_frames", 1, 1, ""),
    ("a finger stops until a screen shows it, p50 (ms)", "p50_ms", 1, 0, ""),
    ("  p99", "p99_ms", 1, 0, ""),
    ("the same on the wall, p50", "wall_p50_ms", 1, 0, ""),
    ("  p99", "wall_p99_ms", 1, 0, ""),
)
"""Title, figure, times what, digits, what is wanted."""
