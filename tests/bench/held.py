"""Run first in a server that is measured: then its /metrics tell as well what it holds in memory at that moment."""

import gc
import sys
import urllib.request
from typing import NamedTuple

FIRST = "import tests.bench.held; tests.bench.held.tell()"
ROOMS, BLOCKS, OPEN = "bench_rooms", "bench_blocks", "talka_rooms"


class Held(NamedTuple):
    """`open`: rooms; `rooms`: those that are objects, open or not; `blocks` of memory that Python has given out."""

    open: int
    rooms: int
    blocks: int


def tell() -> None:
    """In the server. What is garbage does not count."""
    from prometheus_client import Gauge  # noqa: PLC0415 (when it is imported it reads what the server has yet to set)

    Gauge(ROOMS, "Rooms that are objects").set_function(rooms)
    Gauge(BLOCKS, "Blocks of Python's memory").set_function(sys.getallocatedblocks)


def rooms() -> int:
    from server.room import Room  # noqa: PLC0415 (as above)

    gc.collect()
    return sum(isinstance(one, Room) for one in gc.get_objects())


def held_by(origin: str) -> Held:
    """What this server holds."""
    with urllib.request.urlopen(f"{origin}/metrics") as answer:
        told = dict(line.rsplit(" ", 1) for line in answer.read().decode().splitlines() if line[0] != "#")
    return Held(*(int(float(told[name])) for name in (OPEN, ROOMS, BLOCKS)))
