"""One measurement: what a server and its store used while so many frames reached the phones, and how soon."""

import os
import resource
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.cores import cpu_of
from tests.bench.phones import Phones, Seen

Turn = tuple[float, Callable[[], None]]

KIB = 1024


@dataclass(frozen=True, slots=True)
class Measured:
    """`user` and `system`: the server's CPU time in microseconds; `store`: all of its store's.

    began      when, on the clock that also says when the watched phones have `seen` what
    phones     share of their core that the phones' process used
    """

    began: float
    frames: int
    user: float
    system: float
    store: float
    phones: float
    seen: list[Seen]


def measure(phones: Phones, turns: Sequence[Turn], server: int, store: int | None = None) -> Measured:
    """Let the turns happen, wait until nothing more comes, and count. `server` and `store` are process ids."""
    phones.drain()
    phones.frames, phones.seen = 0, []
    began, own = time.perf_counter(), own_seconds()
    before = (*used(server), sum(used(store)))
    phones.listen(turns[-1][0], turns)
    lasted, own = time.perf_counter() - began, own_seconds() - own
    phones.drain()
    after = (*used(server), sum(used(store)))
    user, system, stored = (new - old for new, old in zip(after, before, strict=True))
    return Measured(began, phones.frames, user, system, stored, own / lasted, phones.seen)


def used(pid: int | None) -> tuple[float, float]:
    """User and system time of a process so far, in microseconds: the sum to the point, its parts to a kernel's tick."""
    if pid is None:
        return 0.0, 0.0
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    user, system = int(fields[11]), int(fields[12])
    both = cpu_of(pid)
    return both * user / (user + system), both * system / (user + system)


def own_seconds() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def resident(pid: int) -> int:
    """Bytes of memory."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")
