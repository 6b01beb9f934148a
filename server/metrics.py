"""What the person on duty can measure, for Prometheus: numbers about all rooms together, and never about one.

With several processes each writes its numbers to a folder that the launcher made (`config.hand_down`), and any of them
answers for all.
"""

import asyncio
import os
from pathlib import Path

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    REGISTRY,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
    multiprocess,
)  # fmt: skip

from board.decide import Rejection

LATE = 1.0  # seconds after which something that happened is counted

ROOMS = Gauge("talka_rooms", "Rooms that are open in memory", multiprocess_mode="livesum")
CONNECTIONS = Gauge("talka_connections", "Open sockets", ["role"], multiprocess_mode="livesum")
SLOW = Gauge("talka_slow_clients", "Clients that take nothing at the moment", multiprocess_mode="livesum")
COMMANDS = Counter("talka_commands", "Commands that were stored, or were stored before")
REJECTIONS = Counter("talka_rejections", "Commands that were refused", ["code"])
ANSWERED = Histogram(
    "talka_answer_seconds", "From a command's arrival until it is stored",
    buckets=(0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10),
)  # fmt: skip
FRAMES = Counter("talka_frames", "Messages to clients")
FRAME_BYTES = Counter("talka_frame_bytes", "Bytes of messages to clients")
STORE_TROUBLE = Counter("talka_store_trouble", "Times that the store did not do what it was asked for", ["kind"])
LAG = Histogram(
    "talka_loop_lag_seconds", "How late the event loop came to a task that was due",
    buckets=(0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5),
)  # fmt: skip


class Tally:
    """What happens often: added up in passing, for the counters would cost a good part of what they count."""

    def __init__(self) -> None:
        self._answers: list[float] = []
        self._messages = self._size = 0
        self._timer: asyncio.TimerHandle | None = None

    def answered(self, outcome: Rejection | None, seconds: float) -> None:
        """A command was."""
        if outcome is None:
            self._answers.append(seconds)
            self._count_soon()
        else:
            REJECTIONS.labels(outcome.code).inc()

    def said(self, messages: int, size: int) -> None:
        """So many messages went out, of so many bytes in all."""
        self._messages += messages
        self._size += size
        self._count_soon()

    def _count_soon(self) -> None:
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(LATE, self._count)

    def _count(self) -> None:
        self._timer = None
        answers, self._answers = self._answers, []
        COMMANDS.inc(len(answers))
        for seconds in answers:
            ANSWERED.observe(seconds)
        FRAMES.inc(self._messages)
        FRAME_BYTES.inc(self._size)
        self._messages = self._size = 0


tally = Tally()


def told(folder: str) -> tuple[bytes, str]:
    """All numbers of all processes as text, and its media type. `folder`: where they write them; "" for one process.

    What happened in the last second may not be among them yet.
    """
    if not folder:
        return generate_latest(REGISTRY), CONTENT_TYPE_LATEST
    registry = CollectorRegistry()
    multiprocess.MultiProcessCollector(registry, folder)  # type: ignore[no-untyped-call]
    return generate_latest(registry), CONTENT_TYPE_LATEST


def bury(folder: str) -> None:
    """What processes that have died were holding is held no more."""
    for file in Path(folder).glob("gauge_live*_*.db"):
        pid = int(file.stem.rpartition("_")[2])
        if not _lives(pid):
            multiprocess.mark_process_dead(pid, folder)  # type: ignore[no-untyped-call]


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
