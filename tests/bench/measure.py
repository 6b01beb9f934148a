"""One measurement: what two processes used while so many frames reached the phones, and how soon."""

import os
import resource
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.phones import Phones, Seen

Turn = tuple[float, Callable[[], None]]

SETTLE = 0.3  # seconds after the last turn for its frames to come
TICK = 1e6 / os.sysconf("SC_CLK_TCK")  # microseconds: what the kernel counts processor time in


@dataclass(frozen=True, slots=True)
class Measured:
    """`user` and `system`: the server's, in microseconds per delivered frame; `store`: its store's, likewise.

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

    @property
    def cost(self) -> float:
        return self.user + self.system


def measure(phones: Phones, turns: Sequence[Turn], server: int, store: int | None = None) -> Measured:
    """Let the turns happen and count. `server` and `store` are process ids."""
    phones.drain()
    phones.frames, phones.seen = 0, []
    before, began, own = (used(server), used(store)), time.perf_counter(), own_seconds()
    phones.listen(turns[-1][0] + SETTLE, turns)
    lasted, own = time.perf_counter() - began, own_seconds() - own
    after, frames = (used(server), used(store)), phones.frames
    (user, system), stored = (
        [new - old for new, old in zip(late, early, strict=True)] for late, early in zip(after, before, strict=True)
    )
    return Measured(began, frames, user / frames, system / frames, sum(stored) / frames, own / lasted, phones.seen)


def used(pid: int | None) -> tuple[float, float]:
    """User and system time of a process so far, in microseconds."""
    if pid is None:
        return 0.0, 0.0
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) * TICK, int(fields[12]) * TICK


def own_seconds() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime
