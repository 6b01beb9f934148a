"""One measurement: what a server and its store used while so many frames reached the phones, and how soon."""

import os
import resource
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Self

from tests.bench.cores import cpu_of
from tests.bench.phones import QUIET, Phones, Seen

Turn = tuple[float, Callable[[], None]]

KIB = 1024
SILENT_MOST = 30  # times that nothing comes; on a busy machine a server may stand still for a while


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


def measure(
    phones: Phones, turns: Sequence[Turn], complete: Callable[[], bool], server: int, store: int | None = None
) -> Measured:
    """Let the turns happen, wait until all that is meant to come has come, and count; `server`, `store`: process ids.

    It also ends when nothing comes for long, although it is not `complete`.
    """
    phones.frames, phones.seen = 0, []
    before, began, own = (Used.by(server), Used.by(store)), time.perf_counter(), own_seconds()
    phones.listen(turns[-1][0], turns)
    lasted, own = time.perf_counter() - began, own_seconds() - own
    settle(phones, complete)
    user, system = Used.by(server).since(before[0])
    stored = sum(Used.by(store).since(before[1]))
    return Measured(began, phones.frames, user, system, stored, own / lasted, phones.seen)


def settle(phones: Phones, complete: Callable[[], bool]) -> None:
    silent = 0
    while silent < SILENT_MOST and not (silent and complete()):
        before = phones.bytes
        phones.listen(QUIET)
        silent = silent + 1 if phones.bytes == before else 0


class Used(NamedTuple):
    """CPU time of a process so far: in microseconds, and in the kernel's ticks, which tell user from system."""

    both: float
    user: int
    system: int

    @classmethod
    def by(cls, pid: int | None) -> Self:
        if pid is None:
            return cls(0.0, 0, 0)
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return cls(cpu_of(pid), int(fields[11]), int(fields[12]))

    def since(self, before: "Used") -> tuple[float, float]:
        """User and system time, in microseconds."""
        both, user, system = (late - early for late, early in zip(self, before, strict=True))
        user_part = user / max(1, user + system)
        return both * user_part, both * (1 - user_part)


def own_seconds() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def resident(pid: int) -> int:
    """Bytes of memory."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")
