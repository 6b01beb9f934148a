"""Who runs on which core, and how long: what is measured and who measures it must not be in each other's way."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def cores() -> tuple[int, int]:
    """The phones' core and the servers' core."""
    available = sorted(os.sched_getaffinity(0))
    return available[-1], available[0]


def pin(pid: int, core: int) -> None:
    for thread in Path(f"/proc/{pid}/task").iterdir():
        os.sched_setaffinity(int(thread.name), {core})


@contextmanager
def pinned(core: int) -> Iterator[None]:
    """This process on one core; what it starts meanwhile, too, until it is pinned elsewhere."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {core})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def cpu_of(pid: int) -> float:
    """Microseconds of CPU that a process has used so far, all its threads, far finer than the kernel's ticks."""
    return 1e6 * time.clock_gettime(~pid << 3 | 2)  # as clock_getcpuclockid(3) makes it, which Python does not have
